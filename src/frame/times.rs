//! Which mention of time belongs to an amount or a predicate, and what the words beside a figure say of its outlook.

use crate::clause::segments::{distance, in_relative, set_apart};
use crate::clause::{NodeKind, Row};
use crate::lang::{Form, Prep, Tag};
use crate::lexicon::class;
use crate::mention::View;
use crate::value::Outlook;

/// The time that belongs to the amount at node `a`: close behind it, else the nearest before it.
pub fn of_amount(row: &Row, a: usize) -> Option<u32> {
    let mut best: Option<(f32, u32)> = None;
    for (k, node) in row.nodes.iter().enumerate() {
        let NodeKind::Time(t) = node.kind else { continue };
        let mut cost = distance(row, a, k);
        // "dal 2012" begins a stretch, "rispetto al 2022" is what is compared to
        if matches!(node.prep, Some(Prep::From | Prep::Than)) && row.nodes[a].prep != Some(Prep::Than) {
            continue;
        }
        if k < a && set_apart(row, k, a) {
            continue;
        }
        // "stesso periodo di un anno fa": the second explains the first
        if k > 0 && matches!(row.nodes[k - 1].kind, NodeKind::Time(_)) && row.nodes[k - 1].prep == Some(Prep::Than) {
            continue;
        }
        // "contre 3 455 M€ un an plus tôt", "frente a um prejuízo de 21 milhões no 1T25": the time of what is compared to
        if k > a + 1
            && (matches!(row.nodes[k - 1].kind, NodeKind::Amount(_)) || end_of(row, k))
            && node.prep != Some(Prep::Than)
            && row.nodes[a + 1..k].iter().any(|n| n.prep == Some(Prep::Than))
        {
            continue;
        }
        // "down from 455 million a year earlier, and a net loss of 18 million"
        let compared = |k: usize| {
            matches!(row.nodes[k].kind, NodeKind::Amount(_))
                && matches!(row.nodes[k].prep, Some(Prep::Than | Prep::From))
        };
        if k < a && k > 0 && compared(k - 1) {
            continue;
        }
        if enclosed(row, k) != enclosed(row, a) {
            cost += 4.0;
        }
        let amounts =
            row.nodes[a.min(k) + 1..a.max(k)].iter().filter(|n| matches!(n.kind, NodeKind::Amount(_))).count() as f32;
        cost += amounts * if k > a { 2.6 } else { 0.5 };
        if k > a && row.nodes[a + 1..k].iter().any(|n| n.kind == NodeKind::And) {
            cost += 1.0;
        }
        if k < a {
            // a time right behind another amount belongs to that one
            let taken = k > 0 && matches!(row.nodes[k - 1].kind, NodeKind::Amount(_));
            cost += if taken { 1.8 } else { 0.4 };
        }
        if row.nodes[a].segment != node.segment {
            cost += if k > a { 1.6 } else { 0.6 };
        }
        if best.is_none_or(|b| cost < b.0) {
            best = Some((cost, t));
        }
    }
    if best.is_none_or(|b| b.0 > 1.6)
        && let Some(opening) = opening(row)
        && !now(row, a)
    {
        return Some(opening);
    }
    best.filter(|b| b.0 < 6.0).map(|b| b.1)
}

/// "rispetto ai 288 milioni di fine 2022": whether a noun with a preposition joins the time at node `k` to the amount that stands compared.
fn end_of(row: &Row, k: usize) -> bool {
    let noun = matches!(row.nodes[k - 1].kind, NodeKind::Noun(_)) && row.nodes[k - 1].prep.is_some();
    noun && k > 1 && matches!(row.nodes[k - 2].kind, NodeKind::Amount(_)) && row.nodes[k - 2].prep == Some(Prep::Than)
}

/// The time that opens the sentence and holds for all of it: "Nel terzo trimestre il fatturato è stato di …".
fn opening(row: &Row) -> Option<u32> {
    row.nodes.iter().take(2).find_map(|n| match n.kind {
        NodeKind::Time(t) if matches!(n.prep, Some(Prep::In | Prep::To) | None) => Some(t),
        _ => None,
    })
}

/// Whether the amount at node `a` is told in the present by a verb of its own, behind another that what opens the sentence dates: "Nel 2023 è stata
/// valutata 5 miliardi, fattura 1,3 miliardi".
fn now(row: &Row, a: usize) -> bool {
    let own = row.nodes[a].segment;
    let mut verbs = row.nodes[..a].iter().filter_map(|n| match n.kind {
        NodeKind::Verb(g) if g.is_finite() => Some((n.segment, g)),
        _ => None,
    });
    let Some((first, g)) = verbs.next() else { return false };
    let past = g.perfect || matches!(g.form, Form::Past | Form::Impf);
    let last = verbs.next_back();
    past && first != own && last.is_some_and(|(s, g)| s == own && g.form == Form::Pres && !g.perfect)
}

/// Whether node `k` stands in brackets or between dashes.
fn enclosed(row: &Row, k: usize) -> bool {
    let open = row.nodes[..k].iter().filter(|n| n.kind == NodeKind::Open).count();
    let close = row.nodes[..k].iter().filter(|n| n.kind == NodeKind::Close).count();
    let dashes = row.nodes[..k].iter().filter(|n| n.kind == NodeKind::Break).count();
    let paired = dashes % 2 == 1 && row.nodes[k..].iter().any(|n| n.kind == NodeKind::Break);
    open > close || paired
}

/// The time that belongs to the predicate at node `p`: in its segment, the nearest.
pub fn of_predicate(row: &Row, p: usize) -> Option<u32> {
    let own = row.nodes[p].segment;
    let times = row
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(k, n)| if let NodeKind::Time(t) = n.kind { Some((k, t, n.segment)) } else { None });
    times
        .filter(|&(k, _, s)| s == own || distance(row, p, k) < 2.0 && !(k < p && in_relative(row, k, p)))
        .min_by(|a, b| distance(row, p, a.0).total_cmp(&distance(row, p, b.0)))
        .map(|(_, t, _)| t)
}

/// The outlook that words near an amount or its metric tell; the nearest word wins.
pub fn outlook(view: View, row: &Row, a: usize, p: usize) -> Option<(Outlook, usize)> {
    let segment = row.nodes[a].segment;
    let bracketed = a > 0 && row.nodes[..a].iter().rev().take(4).any(|n| n.kind == NodeKind::Open);
    let same =
        |k: usize| row.nodes[k].segment == segment || (!bracketed && row.nodes[k].segment == row.nodes[p].segment);
    let first = (0..=a).rev().take_while(|&k| same(k)).last().unwrap_or(a);
    let last = (a..row.nodes.len()).take_while(|&k| same(k)).last().unwrap_or(a);
    let (from, to) = (row.nodes[first].first.saturating_sub(2), row.nodes[last].end + 2);
    let centre = row.nodes[a].first;
    // a word beyond another amount speaks of that one
    let amount = |k: &usize| matches!(row.nodes[*k].kind, NodeKind::Amount(_));
    let left = (0..a).rev().find(amount).map_or(0, |k| row.nodes[k].end);
    let right = (a + 1..row.nodes.len()).find(amount).map_or(usize::MAX, |k| row.nodes[k].first);
    let (from, to) = (if p < a { from.max(left.min(row.nodes[p].first)) } else { from.max(left) }, to.min(right));
    let (from, to) = if left > row.nodes[p.min(a)].first && p < a { (from.max(left), to) } else { (from, to) };
    // "1,3 Milliarden, mehr als erwartet": what was awaited is another level than the one that is told
    let compares = |tag: &Tag| matches!(tag, Tag::Delta | Tag::Versus | Tag::Prep(Prep::Than, _));
    let compared = |t: usize| (row.nodes[a].end..t).any(|k| view.hits.tags(k).any(|(_, tag)| compares(&tag)));
    let mut best: Option<(usize, Outlook)> = None;
    for t in view.hits.each(from.max(centre.saturating_sub(16)), to.min(centre + 12), class::OUTLOOK) {
        for (_, tag) in view.hits.tags(t) {
            if let Tag::Outlook(o) = tag {
                let metric = row.nodes[p].first;
                let far = if t > centre {
                    (t + 1).saturating_sub(row.nodes[a].end)
                } else {
                    (centre - t).min(t.abs_diff(metric) + 1)
                };
                if best.is_none_or(|b| far < b.0) && !compared(t) {
                    best = Some((far, o));
                }
            }
        }
    }
    best.map(|b| (b.1, b.0))
}
