//! Which amount fills which slot.
//!
//! All instances of a sentence compete for its amounts: "ricavi saliti del 5% a 3 miliardi" belongs to the revenue, not to the purchase that the
//! same sentence tells. A company with its own amount in a list keeps it: "Amazon con 50 miliardi, NVIDIA con 30". A bare number becomes
//! money only here.

use super::instance::{Instance, Money};
use crate::clause::segments::distance;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{At, Prep, Slot, Tag};
use crate::mention::{AmountMention, View};
use crate::value::{Kind, QuantityKind, Role};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Amounts farther from a predicate, in nodes, are not its own.
const REACH: usize = 60;
/// Below this score an amount fills no slot.
const LEAST: f32 = 1.4;
/// Amounts of money below this are prices of a unit.
const SMALL: i64 = 20_000;

/// Assigns the amounts of one sentence to `instances`, all of that sentence. `claimed` collects the bare numbers that became money.
pub fn assign(view: View, row: &Row, amounts: &[AmountMention], instances: &mut [Instance], claimed: &mut Vec<u32>) {
    let mut used = tuples(row, amounts, instances);
    let mut offers: SmallVec<[(f32, usize, usize, Slot, bool); 16]> = SmallVec::new();
    for (a, node) in row.nodes.iter().enumerate() {
        let NodeKind::Amount(number) = node.kind else { continue };
        if used.contains(&number) {
            continue;
        }
        for (i, instance) in instances.iter().enumerate().filter(|(_, i)| i.node.abs_diff(a) <= REACH) {
            if let Some((slot, score, versus)) = offers_of(view, row, &amounts[number as usize], a, instance) {
                if score >= LEAST {
                    offers.push((score, a, i, slot, versus));
                }
            }
        }
    }
    offers.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)).then(x.2.cmp(&y.2)));
    for (score, a, i, slot, versus) in offers {
        let NodeKind::Amount(number) = row.nodes[a].kind else { continue };
        let shared = slot == Slot::Stake;
        if used.contains(&number) && !shared {
            continue;
        }
        let instance = &mut instances[i];
        let full = instance.money.iter().any(|m| {
            m.slot == slot
                && (m.versus == versus)
                && !(versus && matches!(instance.kind, Kind::Figure | Kind::Valuation))
        });
        let versus = versus || (full && instance.kind == Kind::Figure && comparable(row, a));
        if full && !versus {
            continue;
        }
        let (time, outlook) = (super::times::of_amount(row, a), super::times::outlook(view, row, a, instance.node));
        instance.money.push(Money { slot, amount: number, score, node: a, versus, time, outlook });
        used.push(number);
    }
    claimed.extend(used.iter().filter(|&&n| amounts[n as usize].bare));
}

/// Whether a second amount of a figure stands as another period's level.
fn comparable(row: &Row, a: usize) -> bool {
    // a level with a time of its own: "superare i 2 miliardi nel 2026"
    let dated = row.nodes.get(a + 1).is_some_and(|n| matches!(n.kind, NodeKind::Time(_)));
    dated
        || matches!(row.nodes[a].prep, Some(Prep::Than | Prep::From))
        || a > 0 && matches!(row.nodes[a - 1].kind, NodeKind::Open | NodeKind::And | NodeKind::Comma)
}

/// Companies of a list with their own amounts: takes the amounts out of the competition.
fn tuples(row: &Row, amounts: &[AmountMention], instances: &mut [Instance]) -> SmallVec<[u32; 8]> {
    let mut used = SmallVec::new();
    for instance in
        instances.iter_mut().filter(|i| matches!(i.kind, Kind::FundingRound | Kind::Debt | Kind::JointVenture))
    {
        for filler in instance
            .fillers
            .iter_mut()
            .filter(|f| matches!(f.role, Role::Investor | Role::LeadInvestor | Role::Lender) && f.node != usize::MAX)
        {
            if let Some(number) = filler
                .amount
                .or_else(|| own_amount(row, filler.node))
                .filter(|n| amounts[*n as usize].quantity.amount.kind == QuantityKind::Money)
            {
                filler.amount = Some(number);
                used.push(number);
            }
        }
    }
    used
}

/// The amount that belongs to the company at node `c`: "con 50 miliardi", "(30 milioni)", "20 milioni da Alfa".
fn own_amount(row: &Row, c: usize) -> Option<u32> {
    let amount = |k: usize| match row.nodes.get(k).map(|n| n.kind) {
        Some(NodeKind::Amount(n)) => Some(n),
        _ => None,
    };
    let kind = |k: usize| row.nodes.get(k).map(|n| n.kind);
    let with = |k: usize| matches!(row.nodes.get(k).and_then(|n| n.prep), Some(Prep::With | Prep::For));
    let listed = c > 0
        && matches!(row.nodes[c - 1].kind, NodeKind::Comma | NodeKind::And | NodeKind::Break)
        && row.nodes.get(c + 1).is_some_and(|n| n.prep.is_none());
    if let Some(n) = amount(c + 1).filter(|_| with(c + 1) || listed) {
        return Some(n);
    }
    if kind(c + 1) == Some(NodeKind::Open) && kind(c + 3) == Some(NodeKind::Close) {
        return amount(c + 2);
    }
    if kind(c + 1) == Some(NodeKind::Comma) && with(c + 2) {
        return amount(c + 2);
    }
    let several = row.nodes.iter().filter(|n| matches!(n.kind, NodeKind::Amount(_))).count() > 1;
    let from = several && matches!(row.nodes[c].prep, Some(Prep::From | Prep::By));
    if from && c > 0 {
        amount(c - 1).filter(|_| !matches!(row.nodes[c - 1].prep, Some(Prep::From | Prep::For | Prep::Of)))
    } else {
        None
    }
}

/// The amount of a company in a list, with a verb or an apposition between: "Microsoft partecipa con 12", "i 450 di Allianz".
pub fn own_amount_in_list(row: &Row, c: usize) -> Option<u32> {
    let amount = |k: usize| match row.nodes.get(k).map(|n| n.kind) {
        Some(NodeKind::Amount(n)) => Some(n),
        _ => None,
    };
    if row.nodes[c].prep.is_none() {
        for k in c + 1..row.nodes.len().min(c + 5) {
            match row.nodes[k].kind {
                NodeKind::Amount(n) if row.nodes[k].prep == Some(Prep::With) => return Some(n),
                NodeKind::Verb(_) | NodeKind::Noun(_) | NodeKind::Comma | NodeKind::Cue => {}
                _ => return None,
            }
        }
        return None;
    }
    let definite = c > 0 && row.nodes[c - 1].definite && row.nodes[c - 1].prep.is_none();
    if row.nodes[c].prep == Some(Prep::Of) && definite { amount(c - 1) } else { None }
}

/// What an instance offers for an amount: slot, score, whether as a comparison.
fn offers_of(
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
        QuantityKind::Power | QuantityKind::Energy => power(view, row, a, instance),
        QuantityKind::Count => None,
    }
}

fn money(view: View, row: &Row, mention: &AmountMention, a: usize, instance: &Instance) -> Option<(Slot, f32, bool)> {
    let small = !mention.bare && mention.quantity.amount.point().is_none_or(|v| v.abs() < Decimal::from(SMALL));
    if small || is_part(view, row, a) || change(view, row, mention, a) {
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
        Kind::Figure if instance.rule == "figure-capex-level" && row.nodes[a].prep != Some(Prep::To) => 0.0,
        Kind::Figure | Kind::Valuation => level(row, a, instance.node, instance.noun, instance.kind == Kind::Valuation),
        Kind::Partnership => deal(row, a, instance, &ats) - 1.5,
        _ => deal(row, a, instance, &ats),
    };
    let own = if owned(row, a, instance) { 2.4 } else { 0.0 };
    Some((slot, score - penalty - own, versus))
}

/// "120 milioni di accantonamenti": the amount belongs to a noun of its own.
fn owned(row: &Row, a: usize, instance: &Instance) -> bool {
    let next = row.nodes.get(a + 1).filter(|n| n.prep == Some(Prep::Of) && !n.definite);
    let noun =
        next.is_some_and(|n| matches!(n.kind, NodeKind::Noun(NounClass::Plain | NounClass::Thing | NounClass::Share)));
    noun && matches!(instance.kind, Kind::Figure | Kind::Valuation) && instance.node != a + 1
}

/// How well an amount fits a figure or valuation: close behind it, or right before with "di": "100 miliardi di ricavi".
fn level(row: &Row, a: usize, p: usize, noun: bool, worth: bool) -> f32 {
    let d = level_distance(row, a, p);
    if a > p {
        let prep = row.nodes[a].prep;
        let base = match prep {
            None | Some(Prep::Of | Prep::To | Prep::For | Prep::From | Prep::On | Prep::Than | Prep::Aside) => 6.0,
            _ => 4.0,
        };
        return base - d;
    }
    let genitive = noun && a + 1 == p && (row.nodes[p].prep == Some(Prep::Of) || worth && row.nodes[p].prep.is_none());
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
        At::Subj | At::Maker => false,
    });
    let genitive = instance.noun && a + 1 == p && row.nodes[p].prep == Some(Prep::Of);
    if genitive && matches!(instance.kind, Kind::Investment | Kind::Debt | Kind::FundingRound) {
        return 6.5;
    }
    let base = match (matched, prep) {
        (true, _) => 6.0,
        (false, Some(Prep::For | Prep::From)) => 5.0,
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
    a > 0 && matches!(row.nodes[a - 1].kind, NodeKind::Rel) && view.word(row.nodes[a - 1].first) == "di"
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
    if matches!(row.nodes[a].prep, Some(Prep::Than)) || from_to(row, a) {
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
pub fn bounded(view: View, i: usize) -> bool {
    crate::mention::bound::before(view, i).is_some()
}

/// "da 52 a 71,3 milioni": the level that is left.
fn from_to(row: &Row, a: usize) -> bool {
    let next = |n: &crate::clause::Node| {
        n.prep == Some(Prep::To) && matches!(n.kind, NodeKind::Amount(_))
            || n.prep == Some(Prep::Of) && matches!(n.kind, NodeKind::Time(_))
    };
    row.nodes[a].prep == Some(Prep::From) && row.nodes.get(a + 1).is_some_and(next)
}

/// What a bare number loses; none where no slot may take it.
fn bare_penalty(view: View, row: &Row, a: usize, instance: &Instance) -> Option<f32> {
    let gap = a.abs_diff(instance.node);
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
        && super::amounts::bounded(view, row.nodes[a].first);
    let near = instance.kind == Kind::Figure
        && (listed || bounded || level && ends_phrase(view, row.nodes[a].end) || gap <= 4 && versus(view, row, a));
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
    let held = row.nodes[from..a].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.verb != u16::MAX && view.lexicon.verbs[g.verb as usize].frames.is_empty() && g.is_finite()));
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
    let signed = view.word(mention.first).starts_with(['+', '-'])
        || view.has(mention.from.saturating_sub(2), |t| t == Tag::Change).is_some();
    if held
        || signed
        || !(bare || before(1))
        || !(of || before(1) || before(2) || row.nodes[a].prep.is_none() && instance.node + 1 == a)
    {
        return None;
    }
    Some((Slot::Stake, 5.0 - distance(row, a, instance.node) * 0.8, false))
}

fn power(view: View, row: &Row, a: usize, instance: &Instance) -> Option<(Slot, f32, bool)> {
    let _ = view;
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

/// The scale and unit that a bare number takes from the money before it, as numbers in `amounts`.
pub fn promote(amounts: &mut [AmountMention], number: usize, first: usize) -> bool {
    let own = amounts[number].number;
    let next = amounts.get(number + 1).is_some_and(|n| n.first <= amounts[number].end + 2);
    let source = (next.then_some(number + 1)).into_iter().chain((first..number).rev()).find(|&k| {
        let a = &amounts[k];
        !a.bare && a.quantity.amount.kind == QuantityKind::Money && a.scale >= 6 && a.quantity.amount.unit.is_some()
    });
    let Some(source) = source else { return false };
    let (scale, unit, span) =
        (amounts[source].scale, amounts[source].quantity.amount.unit, amounts[source].quantity.span);
    let Some(value) = own.checked_mul(Decimal::from_i128_with_scale(10i128.pow(scale), 0)) else { return false };
    if own >= Decimal::ONE_THOUSAND && scale >= 9 {
        return false;
    }
    let mention = &mut amounts[number];
    mention.bare = false;
    mention.scale = scale;
    mention.quantity.amount.value = Some(value.normalize());
    mention.quantity.amount.unit = unit;
    mention.quantity.amount.inferred = crate::value::Inferred { value: true, unit: true };
    mention.quantity.rule = "money/bare-number";
    mention.quantity.sources.push(span);
    true
}
