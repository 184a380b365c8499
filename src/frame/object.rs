//! The words of what a predicate acts on, where that is no company: "rileva un portafoglio di 34 impianti".
//!
//! The span begins behind the predicate and ends before the next verb, mark, amount of money or preposition that opens another argument.

use crate::clause::{Node, NodeKind, NounClass, Row};
use crate::lang::{Prep, Tag};
use crate::lexicon::PhraseTag;
use crate::mention::View;
use crate::value::{Kind, Span};

/// Most tokens of an object.
const LONGEST: usize = 12;

/// The object of the predicate at `node`.
pub fn read(view: View, row: &Row, node: usize) -> Option<Span> {
    let verb = matches!(row.nodes[node].kind, NodeKind::Verb(_));
    let mut k = node + 1;
    while k < row.nodes.len() && !opens(view, row, k, verb) {
        // "puts in 6 billion, Beta 4 billion": the amount was the object
        let listed = row.nodes[k].kind == NodeKind::Comma && matches!(row.nodes[k - 1].kind, NodeKind::Amount(_));
        let passed =
            listed || k > node + 3 || matches!(row.nodes[k].kind, NodeKind::Verb(_) | NodeKind::Break | NodeKind::Sub);
        if passed {
            return None;
        }
        k += 1;
    }
    // "per la fornitura di 24 elicotteri": what is supplied, not that it is
    let supplies = |k: usize| {
        row.nodes[k].kind == NodeKind::Cue
            && view
                .hits
                .words
                .at(row.nodes[k].first)
                .iter()
                .any(|h| matches!(h.tag, PhraseTag::Noun(f) if view.lexicon.frame(f).kind == Kind::Supply))
    };
    let thing = |n: &Node| matches!(n.kind, NodeKind::Noun(_) | NodeKind::Cue);
    // "65 Boeing jets"
    let made = |n: &Node| n.prep.is_none() && matches!(n.kind, NodeKind::Company(_));
    // "di 24 elicotteri", "an order for 65 Boeing jets", but "di 85 GWh"
    let named = |k: usize| match row.nodes.get(k) {
        Some(n) if matches!(n.prep, Some(Prep::Of | Prep::For)) && matches!(n.kind, NodeKind::Amount(_)) => {
            let next = k + 1 + usize::from(row.nodes.get(k + 1).is_some_and(made));
            row.nodes.get(next).is_some_and(|n| thing(n) && n.prep.is_none())
        }
        Some(n) => n.prep == Some(Prep::Of) && thing(n),
        None => false,
    };
    if k < row.nodes.len() && supplies(k) {
        // "ha affidato a Beta un contratto da 30 milioni per i cavi": the contract is none of what it is about
        let other = |n: &Node| matches!(n.kind, NodeKind::Amount(_) | NodeKind::Company(_) | NodeKind::Desc(..));
        let about = k + 1 + row.nodes[k + 1..].iter().take(6).take_while(|n| other(n)).count();
        if named(k + 1) {
            k += 1;
        } else if row.nodes.get(about).is_some_and(|n| n.prep == Some(Prep::For) && thing(n)) {
            k = about;
        } else if verb {
            return None;
        }
    }
    let first = k;
    let mut last = None;
    while k < row.nodes.len() && row.nodes[k].end <= row.nodes[first].first + LONGEST {
        let goes_on = k == first
            || matches!(row.nodes[k].prep, Some(Prep::Of | Prep::In))
            || k == first + 1 && matches!(row.nodes[first].kind, NodeKind::Amount(_)) && made(&row.nodes[k])
            || matches!(row.nodes[k].kind, NodeKind::Noun(_)) && row.nodes[k].prep.is_none();
        let part = matches!(row.nodes[k].kind, NodeKind::Noun(_) | NodeKind::Cue | NodeKind::Company(_))
            || matches!(row.nodes[k].kind, NodeKind::Amount(_) | NodeKind::Desc(..)) && k == first;
        if !goes_on || !part {
            break;
        }
        last = Some(k);
        k += 1;
    }
    last.map(|l| trim(view, row.nodes[first].first, row.nodes[l].end))
}

/// What undergoes the verb at `node` as its subject: "otto supermercati passano a Beta", "il parco è stato ceduto".
pub fn undergone(view: View, row: &Row, node: usize) -> Option<Span> {
    let own = row.nodes[node].segment;
    let noun = |k: &usize| row.nodes[*k].prep.is_none() && matches!(row.nodes[*k].kind, NodeKind::Noun(_));
    let first = (0..node).rev().take_while(|&k| row.nodes[k].segment == own).filter(noun).last()?;
    let last = (first + 1..node)
        .take_while(|&k| {
            matches!(row.nodes[k].kind, NodeKind::Noun(_) | NodeKind::Company(_))
                && matches!(row.nodes[k].prep, None | Some(Prep::Of | Prep::In))
        })
        .last()
        .unwrap_or(first);
    let end = row.nodes[last].end;
    (end <= row.nodes[first].first + LONGEST).then(|| trim(view, row.nodes[first].first, end))
}

/// What the relative clause of the active verb at `node` speaks of as its object: "a Pennsylvania plant that Alfa bought from Beta", "lo stabilimento
/// che Alfa ha rilevato".
pub fn antecedent(view: View, row: &Row, node: usize) -> Option<Span> {
    let NodeKind::Verb(group) = row.nodes[node].kind else { return None };
    let own = row.nodes[node].segment;
    let pronoun = (node.saturating_sub(3)..node)
        .rev()
        .find(|&k| row.nodes[k].kind == NodeKind::Rel && row.nodes[k].prep.is_none() && row.nodes[k].segment == own)?;
    let subject = row.nodes[pronoun + 1..node].iter().any(|n| n.kind.is_subject(n.prep));
    let comma = pronoun > 0 && row.nodes[pronoun - 1].kind == NodeKind::Comma;
    let last = pronoun.checked_sub(1 + usize::from(comma))?;
    let noun = |k: usize| matches!(row.nodes[k].kind, NodeKind::Noun(_));
    if !subject || group.passive || group.clitic || !noun(last) {
        return None;
    }
    let bare = |k: &usize| noun(*k) && row.nodes[*k].end == row.nodes[*k + 1].first;
    let first = (0..last).rev().take_while(bare).last().unwrap_or(last);
    (row.nodes[last].end <= row.nodes[first].first + LONGEST)
        .then(|| trim(view, row.nodes[first].first, row.nodes[last].end))
}

/// Whether an object may begin at node `k`.
fn opens(view: View, row: &Row, k: usize, verb: bool) -> bool {
    let node = &row.nodes[k];
    let noun = matches!(node.kind, NodeKind::Noun(_) | NodeKind::Cue);
    // "verkauft ihre Tochter an Beta"
    let described = matches!(node.kind, NodeKind::Desc(..)) && matches!(row.nodes[k - 1].kind, NodeKind::Verb(_));
    match node.prep {
        // "investirà 3 miliardi in cinque anni": counted in another argument
        None if counts(row, k) && matches!(row.nodes[k - 1].prep, Some(Prep::In | Prep::Within | Prep::Aside)) => false,
        None => (noun || described) && verb,
        Some(Prep::Of | Prep::For) => noun || counted(view, row, k) || !verb && several(view, row, k),
        // "purchase $300 billion in computing power"
        Some(Prep::In) => {
            noun && verb && k > 0 && (matches!(row.nodes[k - 1].kind, NodeKind::Amount(_)) || counts(row, k - 1))
        }
        _ => false,
    }
}

/// Whether node `k` is what the number right before it counts: "cinque anni".
fn counts(row: &Row, k: usize) -> bool {
    let before = k.checked_sub(1).map(|k| &row.nodes[k]);
    before
        .is_some_and(|n| matches!(n.kind, NodeKind::Amount(_)) && n.end == row.nodes[k].first && !row.nodes[k].definite)
}

/// "an order for 60 Airbus jets": whether node `k` is a number of goods.
fn counted(view: View, row: &Row, k: usize) -> bool {
    let part = |n: &&Node| n.prep.is_none() && matches!(n.kind, NodeKind::Company(_) | NodeKind::Noun(_));
    let good = |n: &Node| (n.first..n.end).any(|t| view.has(t, |x| x == Tag::Good).is_some());
    matches!(row.nodes[k].kind, NodeKind::Amount(_)) && row.nodes[k + 1..].iter().take_while(part).any(good)
}

/// "the sale of 51 restaurants": whether node `k` counts the things behind it.
fn several(view: View, row: &Row, k: usize) -> bool {
    let amount = &row.nodes[k];
    let bare = |t: usize| {
        view.tokens[t].is_number() || view.tokens[t].is_word() && view.has(t, |x| matches!(x, Tag::Number(_))).is_some()
    };
    amount.prep == Some(Prep::Of)
        && matches!(amount.kind, NodeKind::Amount(_))
        && (amount.first..amount.end).all(bare)
        && row.nodes.get(k + 1).is_some_and(|n| {
            n.prep.is_none()
                && n.first == amount.end
                && matches!(n.kind, NodeKind::Noun(NounClass::Thing | NounClass::Plain | NounClass::Segment))
        })
}

/// Without function words at the end.
fn trim(view: View, first: usize, mut end: usize) -> Span {
    while end > first + 1 && view.has(end - 1, |t| matches!(t, Tag::Prep(..) | Tag::Def | Tag::And)).is_some() {
        end -= 1;
    }
    view.span(first, end)
}
