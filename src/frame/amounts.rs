//! Which amount fills which slot.
//!
//! All instances of a sentence compete for its amounts: "ricavi saliti del 5% a 3 miliardi" belongs to the revenue, not to the purchase that the
//! same sentence tells. What each offers is told by `super::offers`. A company with its own amount in a list keeps it: "Amazon con 50 miliardi,
//! NVIDIA con 30". A bare number becomes money only here.

use super::instance::{Instance, Money};
use super::offers::offers_of;
use crate::clause::{NodeKind, Row};
use crate::lang::{Prep, Slot};
use crate::mention::{AmountMention, View};
use crate::value::{Kind, QuantityKind, Role, Unit, power_of_ten};
use rust_decimal::Decimal;
use smallvec::SmallVec;

/// Amounts farther from a predicate, in nodes, are not its own.
const REACH: usize = 60;
/// Below this score an amount fills no slot.
const LEAST: f32 = 1.4;

/// What a capacity's offer loses where the sentence tells no power.
const NO_PLANT: f32 = 4.0;

/// A score, the amount's node, the instance's number, the slot, and whether as a comparison.
type Offer = (f32, usize, usize, Slot, bool);

/// Assigns the amounts of one sentence to `instances`, all of that sentence. `claimed` collects the bare numbers that became money.
pub fn assign(view: View, row: &Row, amounts: &[AmountMention], instances: &mut [Instance], claimed: &mut Vec<u32>) {
    let mut used = tuples(row, amounts, instances);
    let mut offers: SmallVec<[Offer; 16]> = SmallVec::new();
    // "rachète Beta, qui développe un traitement, pour 240 millions": without power a capacity gives way
    let watts = |kind| matches!(kind, QuantityKind::Power | QuantityKind::Energy);
    let powered = row
        .nodes
        .iter()
        .any(|n| matches!(n.kind, NodeKind::Amount(k) if watts(amounts[k as usize].quantity.amount.kind)));
    let relative = |i: &Instance| {
        let own = row.nodes[i.node].segment;
        row.nodes[..i.node].iter().any(|n| n.kind == NodeKind::Rel && n.segment == own)
    };
    let asks = |i: &Instance| powered || i.kind != Kind::Capacity || !relative(i);
    for (a, node) in row.nodes.iter().enumerate() {
        let NodeKind::Amount(number) = node.kind else { continue };
        if used.contains(&number) || converted(row, amounts, a) {
            continue;
        }
        let near = |i: &Instance| i.node.abs_diff(a) <= REACH && a < i.until;
        for (i, instance) in instances.iter().enumerate().filter(|(_, i)| near(i)) {
            if asks(instance)
                && let Some((slot, score, versus)) = offers_of(view, row, &amounts[number as usize], a, instance)
                && score >= LEAST
            {
                // where no power is told, the verb of a plant lets every other predicate go first, but keeps its own object
                // "hat einen 7 Millionen Euro schweren Auftrag gesichert": the sum is the order's
                let noun = row.nodes.get(a + 1).is_some_and(|n| n.kind == NodeKind::Cue && n.prep.is_none());
                let own = a == instance.node + 1 && node.prep.is_none() && !noun;
                let late = if instance.kind == Kind::Capacity && !powered && !own { NO_PLANT } else { 0.0 };
                offers.push((score - late, a, i, slot, versus));
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
        let apart = time.is_some_and(|t| apart(row, a, t));
        instance.money.push(Money { slot, amount: number, score, node: a, versus, time, apart, outlook });
        used.push(number);
    }
    claimed.extend(used.iter().filter(|&&n| amounts[n as usize].bare));
}

/// Whether time `t` stands behind the amount at node `a` with another amount or a joint between.
fn apart(row: &Row, a: usize, t: u32) -> bool {
    let joint = |n: &crate::clause::Node| {
        matches!(n.kind, NodeKind::Comma | NodeKind::And | NodeKind::Break | NodeKind::Amount(_))
    };
    let at = (a + 1..row.nodes.len()).find(|&k| row.nodes[k].kind == NodeKind::Time(t));
    at.is_some_and(|k| row.nodes[a + 1..k].iter().any(joint))
}

/// "9,5 miliardi di euro (11,25 miliardi di dollari)": the same amount in another currency.
fn converted(row: &Row, amounts: &[AmountMention], a: usize) -> bool {
    let unit = |k: usize| match row.nodes[k].kind {
        NodeKind::Amount(n) => amounts[n as usize].quantity.amount.unit,
        _ => None,
    };
    let open = (a.saturating_sub(3)..a).rev().find(|&k| row.nodes[k].kind == NodeKind::Open);
    let Some(open) = open.filter(|&k| k > 0) else { return false };
    let plain = row.nodes[open + 1..a].iter().all(|n| matches!(n.kind, NodeKind::Noun(_)));
    plain
        && unit(open - 1).is_some_and(|own| {
            unit(a).is_some_and(|other| own != other && matches!((own, other), (Unit::Currency(_), Unit::Currency(_))))
        })
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
    // "20 milioni da Alfa e 10 da Beta", but "200 million from Alfa at a valuation of 2 billion"
    let gives = |k: &usize| {
        matches!(row.nodes[*k].kind, NodeKind::Company(_))
            && matches!(row.nodes[*k].prep, Some(Prep::From | Prep::By))
            && matches!(row.nodes[*k - 1].kind, NodeKind::Amount(_))
    };
    let several = (1..row.nodes.len()).filter(gives).count() > 1;
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
    let Some(value) = power_of_ten(scale).and_then(|power| own.checked_mul(power)) else { return false };
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
