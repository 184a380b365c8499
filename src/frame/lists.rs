//! Which companies stand in one list: "Alfa, Beta e Gamma".

use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::Prep;
use smallvec::SmallVec;

/// Companies that continue the list at `c` to the right; amounts and brackets may stand between.
pub fn right_of(row: &Row, c: usize, p: usize) -> SmallVec<[usize; 8]> {
    let (mut out, mut k, mut joined, mut depth, mut commas) = (SmallVec::new(), c + 1, false, 0, 0);
    let (mut pending, mut and): (SmallVec<[usize; 8]>, bool) = (SmallVec::new(), false);
    while k < row.nodes.len() {
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::Open => depth += 1,
            NodeKind::Close => depth -= 1,
            _ if depth > 0 => {}
            NodeKind::Comma => {
                joined = true;
                commas += 1;
            }
            NodeKind::And => {
                joined = true;
                and = true;
            }
            NodeKind::Amount(_) | NodeKind::Quote => {}
            // the subject of the next clause: "compra Beta e Gamma vende"; not so where the verb is the first: "la fusion d'Alfa et Beta est"
            NodeKind::Company(_)
                if c > p
                    && joined
                    && node.prep.is_none()
                    && row.nodes[..c].iter().any(|n| matches!(n.kind, NodeKind::Verb(_)))
                    && matches!(row.nodes.get(k + 1).map(|n| n.kind), Some(NodeKind::Verb(g)) if g.is_finite()) =>
            {
                break;
            }
            // "auprès de Alfa, de Beta et de la Gamma": the list repeats the last word of its preposition
            NodeKind::Company(_)
                if joined
                    && (node.prep.is_none()
                        || node.prep == row.nodes[c].prep
                        || node.prep == Some(Prep::Of)
                            && matches!(row.nodes[c].prep, Some(Prep::From | Prep::By | Prep::Together))
                            && matches!(row.nodes[k - 1].kind, NodeKind::Comma | NodeKind::And)) =>
            {
                pending.push(k);
                if and {
                    out.append(&mut pending);
                }
                joined = false;
            }
            NodeKind::Company(_) | NodeKind::Noun(_)
                if joined && commas > 0 && !and || matches!(node.prep, Some(Prep::Of)) => {}
            _ => break,
        }
        k += 1;
    }
    out
}

/// Companies that the list at `c` continues to the left, where an "e" closes it.
pub fn left_of(row: &Row, c: usize) -> SmallVec<[usize; 8]> {
    let (mut out, mut joined, mut and) = (SmallVec::new(), false, false);
    let mut first = c;
    for k in (0..c).rev() {
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::And if !and && first == c => {
                joined = true;
                and = true;
            }
            NodeKind::Comma if and => joined = true,
            NodeKind::Company(_)
                if joined && row.nodes[first].prep.is_none_or(|p| Some(p) == node.prep || p == Prep::Between) =>
            {
                out.push(k);
                first = k;
                joined = false;
            }
            NodeKind::Amount(_) | NodeKind::Quote => {}
            // "Alfa y la angloaustraliana Beta"
            NodeKind::Noun(NounClass::Plain)
                if k + 1 == first && node.prep.is_none() && node.end == row.nodes[first].first => {}
            _ => break,
        }
    }
    out
}
