//! Segments of a sentence, and how far apart two nodes stand.
//!
//! A segment ends at a colon, a break, a bracket, a relative or a subordinator, and before the second of two finite verbs at the comma or
//! "e" that stands between them. Distance adds up what lies between two nodes: a finite verb weighs most.

use super::{NodeKind, NounClass, Row};
use crate::lang::Form;
use crate::mention::View;
use smallvec::SmallVec;
use std::ops::Range;

/// Whether the verb at node `p` is the first word of its sentence, of what stands behind a colon, or without an auxiliary of what a comma parts from
/// the name that opens the sentence: "Alfa, ceduta Beta a Gamma".
pub(crate) fn opens(row: &Row, p: usize) -> bool {
    let bare = matches!(row.nodes[p].kind, NodeKind::Verb(g) if !g.perfect);
    let behind = || match row.nodes[p - 1].kind {
        NodeKind::Colon => true,
        NodeKind::Comma => p == 2 && matches!(row.nodes.get(3).map(|n| n.kind), Some(NodeKind::Company(_))),
        _ => false,
    };
    p == 0 || bare && behind()
}

/// Numbers the segments of `row`, and adds up what its nodes cost to pass over.
pub fn number(row: &mut Row) {
    let mut cuts: SmallVec<[bool; 64]> = SmallVec::from_elem(false, row.nodes.len() + 1);
    let mut verb: Option<usize> = None;
    for i in 0..row.nodes.len() {
        match row.nodes[i].kind {
            NodeKind::Colon | NodeKind::Break | NodeKind::Open | NodeKind::Close | NodeKind::Rel | NodeKind::Sub => {
                cuts[i] = true;
                verb = None;
            }
            NodeKind::Verb(group) if group.is_finite() => {
                if let Some(before) = verb {
                    let joint =
                        (before + 1..i).rev().find(|&k| matches!(row.nodes[k].kind, NodeKind::Comma | NodeKind::And));
                    if let Some(k) = joint {
                        cuts[k] = true;
                    }
                }
                verb = Some(i);
            }
            _ => {}
        }
    }
    let (mut segment, mut marks, mut way) = (0, 0u16, 0u32);
    for (i, (node, &cut)) in row.nodes.iter_mut().zip(&cuts).enumerate() {
        segment += u16::from(cut && i > 0);
        (node.segment, node.marks, node.way) = (segment, marks, way);
        marks =
            marks.saturating_add(u16::from(matches!(node.kind, NodeKind::Break | NodeKind::Open | NodeKind::Close)));
        way = way.saturating_add(cost(node.kind));
    }
}

/// The companies of a list share the preposition of its first: "con Amazon e NVIDIA".
pub fn share_prepositions(row: &mut Row, view: View) {
    let premodifiers = view.lexicon.language.grammar.premodifiers;
    for k in (1..row.nodes.len()).filter(|_| !premodifiers) {
        // "la rete Terna", "i titoli Tim": a name right behind a thing is its genitive
        let thing = matches!(
            row.nodes[k - 1].kind,
            NodeKind::Noun(
                NounClass::Thing | NounClass::Share | NounClass::Stake | NounClass::Segment | NounClass::Machine
            )
        );
        // "il leader italiano del mobile Alfa": the trade of the company that is named behind it
        let trade = k > 1 && row.nodes[k - 1].prep.is_some() && matches!(row.nodes[k - 2].kind, NodeKind::Desc(..));
        // "im Werk investiert Alfa": a verb stood between
        let between = row.nodes[k - 1].end..row.nodes[k].first;
        let apart = view.lexicon.language.grammar.brackets && between.into_iter().any(|t| view.tokens[t].is_word());
        if thing && !trade && !apart && matches!(row.nodes[k].kind, NodeKind::Company(_)) && row.nodes[k].prep.is_none()
        {
            row.nodes[k].prep = Some(crate::lang::Prep::Of);
        }
    }
    for k in 1..row.nodes.len().saturating_sub(1) {
        let closes = row.nodes[k].kind == NodeKind::And
            && matches!(row.nodes[k + 1].kind, NodeKind::Company(_))
            && row.nodes[k + 1].prep.is_none();
        let next = row.nodes.get(k + 2);
        let verb = matches!(next.map(|n| n.kind), Some(NodeKind::Verb(g)) if g.is_finite());
        // "compra Beta da Gamma e Delta da Alfa": the second pair of what is bought and from whom
        let paired = next.is_some_and(|n| {
            n.prep.is_some()
                && n.prep == row.nodes[k - 1].prep
                && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..))
        });
        if !closes || paired {
            continue;
        }
        let mut first = k - 1;
        while first >= 2
            && row.nodes[first].prep.is_none()
            && row.nodes[first - 1].kind == NodeKind::Comma
            && matches!(row.nodes[first - 2].kind, NodeKind::Company(_))
        {
            first -= 2;
        }
        // "from Ann Lee and Beta": whoever else is named first
        let named = match row.nodes[first].kind {
            NodeKind::Company(_) | NodeKind::Noun(NounClass::Person) => true,
            NodeKind::Noun(NounClass::Plain) => {
                !row.nodes[first].definite && view.tokens[row.nodes[first].end - 1].shape.is_capital()
            }
            _ => false,
        };
        if let (true, Some(prep)) = (named, row.nodes[first].prep.filter(|p| !verb || *p == crate::lang::Prep::Between))
        {
            for node in row.nodes[first + 1..=k + 1].iter_mut().filter(|n| matches!(n.kind, NodeKind::Company(_))) {
                node.prep = node.prep.or(Some(prep));
            }
        }
    }
}

/// What a node costs that lies between two others, in hundredths: sums of whole numbers do not depend on where they begin.
fn cost(kind: NodeKind) -> u32 {
    match kind {
        NodeKind::Verb(g) if g.is_finite() => 220,
        NodeKind::Verb(_) => 70,
        NodeKind::Break => 200,
        NodeKind::Colon => 120,
        NodeKind::Rel => 120,
        NodeKind::Sub => 160,
        NodeKind::Open | NodeKind::Close => 60,
        NodeKind::Quote => 20,
        NodeKind::Comma => 45,
        NodeKind::And => 25,
        NodeKind::Cue => 60,
        NodeKind::Noun(_) => 35,
        NodeKind::Company(_) | NodeKind::Desc(..) => 50,
        NodeKind::Amount(_) | NodeKind::Time(_) => 25,
    }
}

/// A distance at which nothing belongs together any more: what lies behind it is not added up.
const FAR: u32 = 1_000;

/// The summed cost of what lies between nodes `a` and `b`, as far as it matters.
pub fn distance(row: &Row, a: usize, b: usize) -> f32 {
    let (low, high) = (a.min(b), a.max(b));
    let aside = aside(row, low, high);
    let label = if low == 0 { label(row) } else { None };
    let plain = low < high
        && aside.is_empty()
        && label.is_none()
        && row.nodes[low + 1].marks == row.nodes[high].marks
        && row.nodes[high].marks < u16::MAX;
    let sum = if plain { row.nodes[high].way - row.nodes[low + 1].way } else { marked(row, low, high, aside, label) };
    sum as f32 / 100.0
}

/// The same where a label, an apposition, dashes or brackets stand between them, which make some of it cost less.
fn marked(row: &Row, low: usize, high: usize, aside: Range<usize>, label: Option<usize>) -> u32 {
    let mut sum = 0;
    let mut depth: i32 = 0;
    let mut dashes = 0;
    for (k, node) in row.nodes.iter().enumerate().take(high).skip(low + 1) {
        if sum > FAR {
            break;
        }
        if aside.contains(&k) {
            sum += 8;
            continue;
        }
        if label.is_some_and(|mark| k <= mark) {
            sum += if label == Some(k) { 50 } else { 0 };
            continue;
        }
        if node.kind == NodeKind::Break {
            // what stands between two dashes costs nothing to pass over
            dashes += 1;
            let paired = dashes % 2 == 0 || (k + 1..high).any(|j| row.nodes[j].kind == NodeKind::Break);
            sum += if paired { 30 } else { cost(node.kind) };
            continue;
        }
        if dashes % 2 == 1 && (k + 1..high).any(|j| row.nodes[j].kind == NodeKind::Break) {
            sum += 5;
            continue;
        }
        // what a bracket encloses costs nothing to pass over
        match node.kind {
            NodeKind::Open => depth += 1,
            NodeKind::Close => depth -= 1,
            _ => {}
        }
        sum += if depth > 0 && node.kind != NodeKind::Open { 5 } else { cost(node.kind) };
    }
    // the farther node stands inside the bracket
    sum + if depth > 0 { 30 } else { 0 }
}

/// The mark behind a company's name that begins the row as its label: "QUANTARIS – Round di serie B", "Alfa: round da 5 milioni", "ALFA (-5,8 %) :".
pub fn label(row: &Row) -> Option<usize> {
    let first = row.nodes.first().filter(|n| matches!(n.kind, NodeKind::Company(_)) && n.prep.is_none())?;
    let open = row.nodes.get(1).is_some_and(|n| n.kind == NodeKind::Open);
    let close = || (2..row.nodes.len().min(6)).find(|&k| row.nodes[k].kind == NodeKind::Close);
    let at = if open { close()? + 1 } else { usize::from(first.first < first.end) };
    row.nodes.get(at).is_some_and(|n| matches!(n.kind, NodeKind::Break | NodeKind::Colon)).then_some(at)
}

/// The apposition right behind node `low`, between two commas: "Alfa, la startup nata nel 2021 a Torino, ha chiuso".
fn aside(row: &Row, low: usize, high: usize) -> Range<usize> {
    let none = 0..0;
    if row.nodes.get(low + 1).is_none_or(|n| n.kind != NodeKind::Comma)
        || !matches!(row.nodes[low].kind, NodeKind::Company(_) | NodeKind::Desc(..))
    {
        return none;
    }
    let (mut finite, mut relatives) = (0, 0);
    for k in low + 2..high {
        match row.nodes[k].kind {
            // "Alfa, founded in 1984, has": no second verb of the name stands right behind its comma
            NodeKind::Verb(g) if k == low + 2 && g.form == Form::Past && g.modal.is_none() => {}
            NodeKind::Verb(g) if g.is_finite() => finite += 1,
            NodeKind::Rel => relatives += 1,
            NodeKind::Company(_) if k == low + 2 => return none,
            NodeKind::Break | NodeKind::Colon | NodeKind::Sub => return none,
            NodeKind::Comma if finite <= relatives => {
                let verb = matches!(row.nodes[k + 1].kind, NodeKind::Verb(_));
                if verb || finite == 0 && relatives == 0 && !matches!(row.nodes[k + 1].kind, NodeKind::Company(_)) {
                    return low + 1..k + 1;
                }
            }
            _ => {}
        }
        if finite > relatives {
            return none;
        }
    }
    none
}

/// Whether node `k` stands in what two commas set apart of the company before it, and node `p` behind it: "Alfa, fondata nel 1984, fattura", "Alfa,
/// che Beta ha comprato nel 2021, fattura".
pub fn set_apart(row: &Row, k: usize, p: usize) -> bool {
    if p > k + FAR_BEHIND {
        return false;
    }
    let within = |low: usize| {
        let range = aside(row, low, p);
        range.contains(&k) && row.nodes[range].iter().any(|n| !matches!(n.kind, NodeKind::Comma | NodeKind::Time(_)))
    };
    in_relative(row, k, p) || (k.saturating_sub(RELATIVE)..k).rev().any(within)
}

/// How many nodes a relative clause is looked for back.
const RELATIVE: usize = 16;
/// Nodes farther behind are told of nothing that stands in it.
const FAR_BEHIND: usize = 60;

/// Whether node `c` stands in a relative clause that a comma closes before its head's own verb, and node `p` behind it: "Alfa, che controlla Beta e
/// Gamma, ha ottenuto un prestito" tells of Alfa's loan.
pub fn in_relative(row: &Row, c: usize, p: usize) -> bool {
    if p > c + FAR_BEHIND {
        return false;
    }
    let finite = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite());
    let back = (c.saturating_sub(RELATIVE)..c).rev();
    let parts = |k: &usize| matches!(row.nodes[*k].kind, NodeKind::Break | NodeKind::Colon | NodeKind::Sub);
    let opens = |k: &usize| row.nodes[*k].kind == NodeKind::Rel;
    let Some(rel) = back.take_while(|k| !parts(k)).find(opens) else { return false };
    if rel < 2 || row.nodes[rel - 1].kind != NodeKind::Comma {
        return false;
    }
    let (mut verbs, mut relatives) = (0, 0);
    for k in rel..p {
        match row.nodes[k].kind {
            NodeKind::Rel => relatives += 1,
            NodeKind::Break | NodeKind::Colon | NodeKind::Sub => return false,
            NodeKind::Comma if k > c && verbs >= relatives && finite(k + 1) => return true,
            _ => verbs += usize::from(finite(k)),
        }
    }
    false
}
