//! What one instance offers for one amount: the slot, how well it fits, and whether it stands as a comparison.
//!
//! Money, stakes and power are scored apart; a figure's level differently from a deal's price. Who gets the amount in the end is settled in
//! `super::amounts`.

use super::instance::Instance;
use crate::clause::segments::distance;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{At, Prep, Slot, Tag};
use crate::mention::{AmountMention, View};
use crate::value::{Kind, QuantityKind};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Amounts of money below this are prices of a unit.
const SMALL: i64 = 20_000;

/// What an instance offers for an amount: slot, score, whether as a comparison.
pub(super) fn offers_of(
    view: View,
    row: &Row,
    mention: &AmountMention,
    a: usize,
    instance: &Instance,
) -> Option<(Slot, f32, bool)> {
    let amount = &mention.quantity.amount;
    if amount.bound == crate::value::Bound::Vague || mention.unit_price {
        return None;
    }
    match amount.kind {
        QuantityKind::Money => money(view, row, mention, a, instance),
        QuantityKind::Percent => stake(view, row, mention, a, instance),
        QuantityKind::Power | QuantityKind::Energy => power(row, a, instance),
        QuantityKind::Count => None,
    }
}

fn money(view: View, row: &Row, mention: &AmountMention, a: usize, instance: &Instance) -> Option<(Slot, f32, bool)> {
    let small = !mention.bare && mention.quantity.amount.point().is_none_or(|v| v.abs() < Decimal::from(SMALL));
    // "um 3 Millionen": how much something changed
    let degree = row.nodes[a].prep == Some(Prep::Degree) && matches!(instance.kind, Kind::Figure | Kind::Valuation);
    if small || degree || is_part(view, row, a) || change(view, row, mention, a) && !from_for(view, row, a) {
        return None;
    }
    let frame = view.lexicon.frame(instance.frame);
    let slot = if instance.kind == Kind::Valuation { Slot::Valuation } else { Slot::Amount };
    let ats: SmallVec<[At; 4]> = frame.slots.iter().filter(|(_, s)| *s == slot).map(|(at, _)| *at).collect();
    // "la commessa vale 6 milioni": the subject is no company
    if instance.kind == Kind::Valuation && !instance.noun && instance.fillers.is_empty() {
        return None;
    }
    let bare = if mention.bare { bare_penalty(view, row, a, instance) } else { Some(0.0) };
    let penalty = bare?;
    let versus = matches!(instance.kind, Kind::Figure | Kind::Valuation) && versus(view, row, a);
    let score = match instance.kind {
        // "costi di ristrutturazione": one sort of costs
        Kind::Figure
            if frame.metric == Some(crate::value::Metric::Costs)
                && row.nodes.get(instance.node + 1).is_some_and(|n| {
                    n.prep == Some(Prep::Of) && matches!(n.kind, NodeKind::Noun(NounClass::Plain))
                }) =>
        {
            0.0
        }
        Kind::Figure
            if instance.rule == "figure-capex-level" && !matches!(row.nodes[a].prep, Some(Prep::To | Prep::On)) =>
        {
            0.0
        }
        Kind::Figure | Kind::Valuation if qualifies(view, row, a, instance) => 7.5,
        Kind::Figure | Kind::Valuation => {
            level(view, row, a, instance.node, instance.noun, instance.kind == Kind::Valuation)
        }
        _ if qualifies(view, row, a, instance) => 6.5,
        Kind::Partnership => deal(row, a, instance, &ats) - 1.5,
        _ => deal(row, a, instance, &ats),
    };
    let own = if owned(row, a, instance) { 2.4 } else { 0.0 };
    Some((slot, score - penalty - own, versus))
}

/// "a $2 billion deal", "$5 million in revenue": where the language puts before a noun what qualifies it.
fn qualifies(view: View, row: &Row, a: usize, instance: &Instance) -> bool {
    let p = instance.node;
    if !instance.noun || a + 1 != p || !view.lexicon.language.grammar.premodifiers {
        return false;
    }
    let beside = row.nodes[a].end == row.nodes[p].first && row.nodes[a].prep.is_none();
    beside || matches!(row.nodes[p].prep, Some(Prep::In | Prep::Of)) && !row.nodes[p].definite
}

/// "120 milioni di accantonamenti": the amount belongs to a noun of its own.
fn owned(row: &Row, a: usize, instance: &Instance) -> bool {
    let next = row.nodes.get(a + 1).filter(|n| n.prep == Some(Prep::Of) && !n.definite);
    let noun =
        next.is_some_and(|n| matches!(n.kind, NodeKind::Noun(NounClass::Plain | NounClass::Thing | NounClass::Share)));
    noun && matches!(instance.kind, Kind::Figure | Kind::Valuation) && instance.node != a + 1
}

/// How well an amount fits a figure or valuation: close behind it, or right before with "di": "100 miliardi di ricavi".
fn level(view: View, row: &Row, a: usize, p: usize, noun: bool, worth: bool) -> f32 {
    let d = level_distance(row, a, p);
    if a > p {
        let prep = row.nodes[a].prep;
        let base = match prep {
            None | Some(Prep::Of | Prep::To | Prep::For | Prep::From | Prep::On | Prep::Than | Prep::Aside) => 6.0,
            // "mit 300 Millionen Euro bewertet"
            Some(Prep::With) if worth && !noun => 6.0,
            _ => 4.0,
        };
        return base - d;
    }
    // "3 Milliarden Euro Umsatz": measured nouns stand right behind their measure
    let measured = view.lexicon.capital_nouns() && row.nodes[p].first == row.nodes[a].end;
    let genitive = noun
        && a + 1 == p
        && (row.nodes[p].prep == Some(Prep::Of) || (worth || measured) && row.nodes[p].prep.is_none());
    let loose = noun && a + 2 == p && row.nodes[p].prep == Some(Prep::Of);
    if genitive {
        7.5
    } else if loose {
        4.0
    } else if noun {
        1.8 - d
    } else {
        0.5 - d
    }
}

/// The distance of an amount from its metric: verbs of change and their percentages lie between by nature.
fn level_distance(row: &Row, a: usize, p: usize) -> f32 {
    let mut d = distance(row, p, a);
    let verbs = row.nodes[p.min(a) + 1..a.max(p)]
        .iter()
        .filter(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()))
        .count();
    if verbs == 1 {
        d -= 1.7;
    }
    d
}

fn deal(row: &Row, a: usize, instance: &Instance, ats: &[At]) -> f32 {
    let p = instance.node;
    let d = distance(row, p, a);
    let prep = row.nodes[a].prep;
    let matched = ats.iter().any(|at| match at {
        At::P(want) => prep == Some(*want),
        At::Obj => prep.is_none() && a > p,
        At::Subj | At::Maker | At::Before | At::Own => false,
    });
    let genitive = instance.noun && a + 1 == p && row.nodes[p].prep == Some(Prep::Of);
    if genitive && matches!(instance.kind, Kind::Investment | Kind::Debt | Kind::FundingRound) {
        return 6.5;
    }
    let base = match (matched, prep) {
        (true, _) => 6.0,
        (false, Some(Prep::For | Prep::From | Prep::Degree)) => 5.0,
        (false, None) => 4.0,
        (false, Some(Prep::Of | Prep::To | Prep::With | Prep::On)) => 3.6,
        (false, Some(_)) => 1.5,
    };
    // a deal tells its price a little further on, across its own companies
    let base = if a > p { base + 0.6 } else { base - 1.2 };
    base - d * 0.85 - if matches!(instance.kind, Kind::Merger) { 0.5 } else { 0.0 }
}

/// "di cui 3 miliardi": a part of what was said.
fn is_part(view: View, row: &Row, a: usize) -> bool {
    a > 0
        && matches!(row.nodes[a - 1].kind, NodeKind::Rel)
        && view.has(row.nodes[a - 1].first, |t| matches!(t, Tag::Prep(Prep::Of, _))).is_some()
}

/// "127 milioni in più", "in aumento di 3 milioni": a change, not a level.
fn change(view: View, row: &Row, mention: &AmountMention, a: usize) -> bool {
    let after =
        (mention.end..mention.end + 2).any(|t| view.has(t, |x| x == Tag::Delta).is_some() && t < view.tokens.len());
    let prep = row.nodes[a].prep == Some(Prep::Of);
    let before = prep
        && row.nodes[a].first > 1
        && (2..=3).any(|back| {
            mention.from >= back
                && view.has(mention.from - back, |x| x == Tag::Change).is_some_and(|len| len + 1 == back || len == back)
        });
    after || before
}

/// Whether an amount stands as the level of another period.
fn versus(view: View, row: &Row, a: usize) -> bool {
    if matches!(row.nodes[a].prep, Some(Prep::Than)) || from_to(row, a) || from_for(view, row, a) {
        return true;
    }
    let from = row.nodes[a].first;
    let word = (1..=4usize).any(|back| {
        from >= back && view.has(from - back, |t| t == Tag::Versus).is_some_and(|len| len >= back || back <= 3)
    });
    word || a > 0
        && row.nodes[a - 1].kind == NodeKind::Open
        && a > 1
        && matches!(row.nodes[a - 2].kind, NodeKind::Amount(_))
}

/// Whether a bound's words stand before token `i`: "inferiore ai 40".
fn bounded(view: View, i: usize) -> bool {
    crate::mention::bound::before(view, i).is_some()
}

/// "da 52 a 71,3 milioni": the level that is left.
fn from_to(row: &Row, a: usize) -> bool {
    let next = |n: &crate::clause::Node| {
        matches!(n.prep, Some(Prep::To | Prep::On)) && matches!(n.kind, NodeKind::Amount(_))
            || n.prep == Some(Prep::Of) && matches!(n.kind, NodeKind::Time(_))
    };
    row.nodes[a].prep == Some(Prep::From) && row.nodes.get(a + 1).is_some_and(next)
}

/// "saltou de 4 milhões em 2024 para 6 milhões": the level that is left, where a verb of change stands before it.
fn from_for(view: View, row: &Row, a: usize) -> bool {
    let node = &row.nodes[a];
    let dated = matches!(row.nodes.get(a + 1).map(|n| n.kind), Some(NodeKind::Time(_)));
    let reached = row.nodes.get(a + 1 + usize::from(dated)).is_some_and(|n| {
        matches!(n.kind, NodeKind::Amount(_)) && matches!(n.prep, Some(Prep::For | Prep::To | Prep::On))
    });
    let changed = || view.hits.among(node.first.saturating_sub(4), node.first) & crate::lexicon::class::CHANGE != 0;
    matches!(node.prep, Some(Prep::Of | Prep::From)) && reached && changed()
}

/// What a bare number loses; none where no slot may take it.
fn bare_penalty(view: View, row: &Row, a: usize, instance: &Instance) -> Option<f32> {
    let gap = a.abs_diff(instance.node);
    // "L'ebitda è 88", "investimenti per 4,1": a verb of its own or the preposition of a level
    let said = a > instance.node
        && gap <= 3
        && (row.nodes[a].prep == Some(Prep::For) && gap == 1
            || row.nodes[a].prep.is_none()
                && row.nodes[instance.node + 1..a].iter().any(|n| matches!(n.kind, NodeKind::Verb(_)))
                && row.nodes[instance.node + 1..a]
                    .iter()
                    .all(|n| matches!(n.kind, NodeKind::Verb(_) | NodeKind::Time(_))));
    // "e 89 di ebitda"
    let genitive = a + 1 == instance.node && row.nodes[instance.node].prep == Some(Prep::Of) && instance.noun;
    let level = matches!(row.nodes[a].prep, Some(Prep::Of | Prep::To))
        && (gap == 1
            || a > instance.node
                && gap <= 5
                && row.nodes[instance.node + 1..a]
                    .iter()
                    .all(|n| !matches!(n.kind, NodeKind::Amount(_) | NodeKind::Break)));
    let listed = a > 1
        && row.nodes[a - 1].kind == NodeKind::And
        && row.nodes.get(a + 1).is_some_and(|n| matches!(n.kind, NodeKind::Time(_)))
        && gap <= 5;
    let bounded = gap == 1
        && a > instance.node
        && view.tokens[row.nodes[a].first].is_number()
        && bounded(view, row.nodes[a].first);
    let near = instance.kind == Kind::Figure
        && (listed
            || bounded
            || genitive
            || (level || said) && ends_phrase(view, row.nodes[a].end)
            || gap <= 4 && versus(view, row, a));
    let partitive = row.nodes[a].first > 1
        && (1..=4).any(|back| view.has(row.nodes[a].first.saturating_sub(back), |t| t == Tag::Partitive).is_some());
    let valued = instance.kind == Kind::Valuation && gap <= 3 && partitive;
    let worth = instance.kind == Kind::Valuation
        && row.nodes[a].prep == Some(Prep::Of)
        && a > instance.node
        && gap <= 3
        && ends_phrase(view, row.nodes[a].end)
        && row.nodes[instance.node + 1..a].iter().all(|n| matches!(n.kind, NodeKind::Noun(_)));
    (near
        || worth
        || partitive
            && (matches!(instance.kind, Kind::Investment | Kind::FundingRound)
                || instance.kind == Kind::Figure && gap <= 2)
        || valued)
        .then_some(1.0)
}

/// Whether nothing that could be counted follows token `i`.
fn ends_phrase(view: View, i: usize) -> bool {
    view.tokens.get(i).is_none_or(|t| {
        !t.is_word() || view.has(i, |x| matches!(x, Tag::Prep(..) | Tag::And | Tag::Clause | Tag::Rel)).is_some()
    })
}

fn stake(view: View, row: &Row, mention: &AmountMention, a: usize, instance: &Instance) -> Option<(Slot, f32, bool)> {
    if !matches!(instance.kind, Kind::Acquisition | Kind::Investment)
        || mention.quantity.amount.point().is_none_or(|v| v > Decimal::ONE_HUNDRED || v <= Decimal::ZERO)
    {
        return None;
    }
    let from = if instance.node < a { instance.node.max(a.saturating_sub(3)) } else { a.saturating_sub(3) };
    let held = row.nodes[from..a].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.verb != u16::MAX && view.lexicon.verb(g.verb).frames.is_empty() && g.is_finite()));
    let bare = matches!(row.nodes[a].prep, None | Some(Prep::Of | Prep::With));
    let before = |k: usize| a >= k && matches!(row.nodes[a - k].kind, NodeKind::Noun(NounClass::Stake));
    let of = row.nodes.get(a + 1).is_some_and(|n| {
        n.prep == Some(Prep::Of)
            && matches!(
                n.kind,
                NodeKind::Company(_)
                    | NodeKind::Desc(..)
                    | NodeKind::Noun(NounClass::Stake | NounClass::Plain | NounClass::Segment)
            )
    });
    // "entra nel capitale di Alfa con il 20%": the frame says where its stake stands
    let asked = instance.node < a
        && view
            .lexicon
            .frame(instance.frame)
            .slots
            .iter()
            .any(|&(at, slot)| slot == Slot::Stake && matches!(at, At::P(prep) if row.nodes[a].prep == Some(prep)));
    let signed = view.word(mention.first).starts_with(['+', '-'])
        || view.has(mention.from.saturating_sub(2), |t| t == Tag::Change).is_some();
    if held
        || signed
        || !(bare || before(1) || asked)
        || !(asked || of || before(1) || before(2) || row.nodes[a].prep.is_none() && instance.node + 1 == a)
    {
        return None;
    }
    Some((Slot::Stake, 5.0 - distance(row, a, instance.node) * 0.8, false))
}

fn power(row: &Row, a: usize, instance: &Instance) -> Option<(Slot, f32, bool)> {
    // "de 90 a 300 megavatios": the level that is left
    let left = matches!(row.nodes[a].prep, Some(Prep::From | Prep::Of))
        && row.nodes[a + 1..].iter().take(2).any(|n| n.prep == Some(Prep::To) && matches!(n.kind, NodeKind::Amount(_)));
    if left {
        return None;
    }
    if !matches!(instance.kind, Kind::Capacity | Kind::JointVenture | Kind::Supply) {
        return None;
    }
    let d = distance(row, a, instance.node);
    let base = match (instance.kind, instance.noun) {
        (Kind::Capacity, false) => 5.6,
        (Kind::Capacity, true) => 5.0,
        _ => 3.2,
    };
    Some((Slot::Power, base - d * 0.8, false))
}
