//! Which company is the subject of a verb, where others stand between.
//!
//! "Alfa rinuncia a Beta, che finisce a Gamma": the relative pronoun means Beta.

use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::Prep;

/// Whether only a comma stands between nodes `c` and `p`.
pub(super) fn beside(row: &Row, c: usize, p: usize) -> bool {
    c + 1 == p || c + 2 == p && row.nodes[c + 1].kind == NodeKind::Comma
}

/// The company right before the relative pronoun of the verb at `p`, behind node `c`: "Alfa rinuncia a Beta, che finisce a Gamma".
pub(super) fn antecedent(row: &Row, c: usize, p: usize) -> Option<usize> {
    let own = row.nodes[p].segment;
    let pronoun =
        (c + 1..p).rev().take_while(|&k| row.nodes[k].segment == own).find(|&k| row.nodes[k].kind == NodeKind::Rel)?;
    let near = (c..pronoun).rev().find(|&k| row.nodes[k].kind != NodeKind::Comma)?;
    let governed = matches!(row.nodes[near].prep, Some(Prep::To | Prep::With | Prep::From | Prep::By | Prep::In));
    (governed && matches!(row.nodes[near].kind, NodeKind::Company(_))).then_some(near)
}

/// Another finite verb of its own right behind a subject claims it first, unless the verbs share it.
pub(super) fn shadowed(row: &Row, c: usize, p: usize) -> f32 {
    let own = row.nodes[p].segment;
    let crossed = row.nodes[c + 1..p]
        .iter()
        .filter(|n| n.segment != own && matches!(n.kind, NodeKind::Verb(g) if g.is_finite()))
        .count();
    // a second predicate of the same subject: "ha chiuso il 2023 e distribuisce"
    if crossed > 0 { -1.0 } else { 0.0 }
}

/// A noun of its own right before the verb is its subject: "Ferrero ne ha ordinati quaranta: la commessa vale".
pub(super) fn noun_subject_before(row: &Row, c: usize, p: usize) -> f32 {
    let finite = matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.is_finite() && !g.reflexive);
    let noun = (c + 1..p).any(|k| {
        let n = &row.nodes[k];
        n.definite
            && n.prep.is_none()
            && n.segment == row.nodes[p].segment
            && matches!(
                n.kind,
                NodeKind::Noun(
                    NounClass::Plain | NounClass::Thing | NounClass::Share | NounClass::Stake | NounClass::Person
                ) | NodeKind::Cue
            )
    });
    if finite && noun { 2.5 } else { 0.0 }
}
