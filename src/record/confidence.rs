//! How sure a record is: one of four bands, each a lower bound of the precision measured for records like it.
//!
//! The points are those of a logistic model over what a reader would doubt: the kind, a party that only the focus supplied, a name that only its slot
//! makes a company, an amount far from its cue. They were fitted on the slots of annotated Italian articles, with whole articles held out, and are
//! written down here as a table; `dealsift eval` prints what each band holds today.

use super::Draft;
use crate::resolve::Entities;
use crate::value::{Kind, Status};

/// The bands and the points that they begin at, best first.
const BANDS: [(i32, f32); 4] = [(205, 0.9), (145, 0.78), (95, 0.7), (i32::MIN, 0.6)];

/// Points of a kind before anything else is looked at, in hundredths of a logit.
const fn kind(kind: Kind) -> i32 {
    match kind {
        Kind::Figure => 238,
        Kind::Listing => 204,
        Kind::Merger => 175,
        Kind::Investment => 115,
        Kind::JointVenture => 112,
        Kind::Capacity => 107,
        Kind::Partnership => 89,
        Kind::Valuation => 85,
        Kind::Debt | Kind::Acquisition => 79,
        Kind::Supply => 66,
        Kind::FundingRound => 28,
    }
}

/// Points of a draft.
fn points(draft: &Draft, entities: &Entities) -> i32 {
    let focus = draft.parties.iter().any(|p| matches!(p.rule, "argument/focus" | "argument/clitic"));
    let slot = draft.parties.iter().any(|p| entities.all[p.entity as usize].rule == "company/slot");
    let described = draft.parties.iter().any(|p| p.rule == "argument/description");
    let mut sum = kind(draft.kind) - 46 * i32::from(slot) - 16 * i32::from(described);
    if draft.kind == Kind::Figure {
        let stated = draft.period.is_some_and(|p| p.1.is_some());
        sum -= 90 * i32::from(draft.metric == Some(crate::value::Metric::Orders));
        return sum - 12 * i32::from(focus) - 26 * i32::from(!stated);
    }
    let fit =
        draft.amounts.iter().chain(&draft.valuations).chain(&draft.powers).map(|v| v.score).fold(0.0f32, f32::max);
    let weakest = draft.parties.iter().map(|p| p.score).fold(9.0f32, f32::min);
    sum += 20 * i32::from(focus);
    sum += match draft.parties.len() {
        0 | 1 => -62,
        2 => 0,
        _ => 66,
    };
    sum -= 72 * i32::from((1.0..3.0).contains(&weakest));
    sum += if fit >= 6.0 { 133 } else { 40 * i32::from(fit > 0.0 && fit < 4.5) };
    sum -= 88 * i32::from(draft.heading);
    sum + 14 * i32::from(draft.status == Status::Announced && draft.stand.is_none())
}

/// The band of a draft.
pub fn of(draft: &Draft, entities: &Entities) -> f32 {
    let sum = points(draft, entities);
    BANDS.iter().find(|(least, _)| sum >= *least).map_or(BANDS[BANDS.len() - 1].1, |b| b.1)
}
