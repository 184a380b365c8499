//! How sure a record is: one of five bands, each about the precision measured for records like it.
//!
//! The points are those of a logistic model over what a reader would doubt: the kind, a party that fits its role poorly, one side of a deal only, an
//! amount far from its cue, a period that only context supplied. They were fitted on the slots of annotated articles in six languages, with whole
//! articles held out, and are written down here as a table; `dealsift eval` prints what each band holds today.

use super::Draft;
use crate::lang::Stand;
use crate::value::{Kind, Metric, Role, Status};

/// The bands and the points that they begin at, best first.
const BANDS: [(i32, f32); 5] = [(160, 0.9), (100, 0.78), (50, 0.68), (0, 0.6), (i32::MIN, 0.4)];

/// Points of a kind before anything else is looked at, in hundredths of a logit.
const fn kind(kind: Kind) -> i32 {
    match kind {
        Kind::Figure => 182,
        Kind::Merger => 65,
        Kind::JointVenture => 44,
        Kind::Acquisition => 36,
        Kind::Listing => 28,
        Kind::Capacity => 9,
        Kind::Debt => 8,
        Kind::Partnership => 6,
        Kind::Valuation => -2,
        Kind::FundingRound => -6,
        Kind::Supply => -22,
        Kind::Investment => -33,
    }
}

/// Points of a draft.
fn points(draft: &Draft) -> i32 {
    let described = draft.parties.iter().any(|p| p.rule == "argument/description");
    let mut sum = kind(draft.kind) - 15 * i32::from(described) - 40 * i32::from(draft.heading);
    let headline = draft.amounts.iter().any(|v| v.heading) && draft.amounts.iter().any(|v| !v.heading);
    sum += 24 * i32::from(headline);
    if draft.kind == Kind::Figure {
        let stated = draft.period.is_some_and(|p| p.1.is_some());
        sum -= match draft.metric {
            Some(Metric::Costs | Metric::Assets | Metric::Cash | Metric::Capex) => 70,
            Some(Metric::Orders) => 23,
            _ => 0,
        };
        return sum - 57 * i32::from(!stated);
    }
    let fit =
        draft.amounts.iter().chain(&draft.valuations).chain(&draft.powers).map(|v| v.score).fold(0.0f32, f32::max);
    sum += match fit {
        f if f >= 6.0 => 37,
        f if f >= 4.5 => 0,
        f if f > 0.0 => -8,
        _ => -10,
    };
    let weakest = draft.parties.iter().map(|p| p.score).fold(9.0f32, f32::min);
    sum += match weakest {
        w if w >= 5.0 => 35,
        w if w >= 3.0 => 0,
        _ => -53,
    };
    let several = |role: Role| draft.parties.iter().any(|p| p.role != role);
    sum += 66 * i32::from(draft.parties.first().is_some_and(|p| several(p.role)));
    sum += match draft.parties.len() {
        0 | 1 => 33,
        2 => 0,
        _ => 35,
    };
    sum += 10 * i32::from(draft.parties.iter().any(|p| p.rule == "argument/coordination"));
    sum += 21 * i32::from(draft.noun);
    sum += match draft.stand {
        Some(Stand::Done | Stand::Signed) => 16,
        Some(_) => 9,
        None if draft.status == Status::Announced => -16,
        None => 0,
    };
    sum
}

/// The band of a draft.
pub fn of(draft: &Draft) -> f32 {
    let sum = points(draft);
    BANDS.iter().find(|(least, _)| sum >= *least).map_or(BANDS[BANDS.len() - 1].1, |b| b.1)
}
