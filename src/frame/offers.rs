//! What one instance offers for one amount: the slot, how well it fits, and whether it stands as a comparison.
//!
//! Money, stakes and power are scored apart; a figure's level differently from a deal's price. Who gets the amount in the end is settled in
//! `super::amounts`.

use super::instance::Instance;
use super::levels::{bare_penalty, change, from_for, is_part, level, passes, qualifies, versus};
use super::sums::{of_deal, of_other, owned};
use crate::clause::segments::distance;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{At, Needs, Prep, Slot, Tag};
use crate::mention::{AmountMention, View};
use crate::value::{Kind, QuantityKind, Role};
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
    let told = matches!(instance.kind, Kind::Figure | Kind::Valuation);
    let degree = row.nodes[a].prep == Some(Prep::Degree) && told;
    // "20 billion, including 12 billion in debt": a part of what was said
    let part = row.nodes[a].prep == Some(Prep::Such);
    // "cerca un round, dopo quello da 26 miliardi": of another deal, named in passing
    let aside = a > 0
        && instance.node != a - 1
        && row.nodes[a - 1].kind == NodeKind::Cue
        && matches!(row.nodes[a - 1].prep, Some(Prep::Aside | Prep::After))
        && matches!(row.nodes[a].prep, Some(Prep::From | Prep::Of));
    let debt = view.lexicon.frame(instance.frame).metric == Some(crate::value::Metric::Debt);
    // "con la cassa rimborserà un bond da 625 milioni", "60 million including the new cash": no level of the metric
    let owned_by_deal = || {
        instance.kind == Kind::Figure
            && instance.noun
            && (of_deal(view, row, a, instance.node)
                || a < instance.node && row.nodes[instance.node].prep == Some(Prep::Such))
    };
    // "gli investimenti sono passati da 416 milioni a 2,1 miliardi": levels, no sums of a deal
    let left = !told && passes(view, row, a) || told && of_other(row, a, instance.node, debt) || owned_by_deal();
    // "dopo l'acquisto di Beta Alfa ha speso 10 miliardi": of what came after
    let after = instance.noun
        && instance.kind == Kind::Acquisition
        && row.nodes[instance.node].prep == Some(Prep::After)
        && a > instance.node
        && row.nodes[instance.node..a].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
    if small
        || after
        || degree
        || left
        || part
        || aside
        || is_part(view, row, a)
        // "a capital increase of $500 million" changes nothing
        || change(view, row, mention, a) && !from_for(view, row, a) && !(instance.noun && a == instance.node + 1)
    {
        return None;
    }
    let frame = view.lexicon.frame(instance.frame);
    let slot = if instance.kind == Kind::Valuation { Slot::Valuation } else { Slot::Amount };
    let ats: SmallVec<[At; 4]> = frame.slots.iter().filter(|(_, s)| *s == slot).map(|(at, _)| *at).collect();
    // "la commessa vale 6 milioni": the subject is no company
    if instance.kind == Kind::Valuation && !instance.noun && instance.fillers.is_empty() {
        return None;
    }
    // "sold $24 billion of cloud services": what is sold, not what for
    let sells = instance.kind == Kind::Acquisition
        && !instance.noun
        && frame.slots.contains(&(At::Subj, Slot::Role(Role::Seller)))
        && !ats.contains(&At::Obj)
        && row.nodes[a].prep.is_none()
        && a == instance.node + 1
        // "sold its 4.8 billion pound book of loans"
        && !row.nodes.get(a + 1).is_some_and(|n| n.prep.is_none() && matches!(n.kind, NodeKind::Noun(_)));
    if sells {
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
            if instance.rule == "figure-capex-level"
                && !matches!(row.nodes[a].prep, Some(Prep::To | Prep::On))
                && !(a > 0 && from_for(view, row, a - 1)) =>
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

fn stake(view: View, row: &Row, mention: &AmountMention, a: usize, instance: &Instance) -> Option<(Slot, f32, bool)> {
    if !matches!(instance.kind, Kind::Acquisition | Kind::Investment)
        || mention.quantity.amount.point().is_none_or(|v| v > Decimal::ONE_HUNDRED || v <= Decimal::ZERO)
        || view.lexicon.frame(instance.frame).needs == Needs::Holding
    {
        return None;
    }
    let from = if instance.node < a { instance.node.max(a.saturating_sub(3)) } else { a.saturating_sub(3) };
    let held = row.nodes[from..a].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.verb != u16::MAX && view.lexicon.verb(g.verb).frames.is_empty() && g.is_finite()));
    let bare = matches!(row.nodes[a].prep, None | Some(Prep::Of | Prep::With));
    let before = |k: usize| a >= k && matches!(row.nodes[a - k].kind, NodeKind::Noun(NounClass::Stake));
    // "1.2 million shares, or 12 percent, of Alfa"
    let next = a + 1 + usize::from(row.nodes.get(a + 1).is_some_and(|n| n.kind == NodeKind::Comma));
    let of = row.nodes.get(next).is_some_and(|n| {
        n.prep == Some(Prep::Of)
            && matches!(
                n.kind,
                NodeKind::Company(_)
                    | NodeKind::Desc(..)
                    | NodeKind::Noun(NounClass::Stake | NounClass::Plain | NounClass::Segment)
            )
    });
    // "a 35% stake in Beta was sold"
    let of = of
        || row.nodes.get(a + 1).is_some_and(|n| {
            n.prep.is_none() && n.first == row.nodes[a].end && n.kind == NodeKind::Noun(NounClass::Stake)
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
