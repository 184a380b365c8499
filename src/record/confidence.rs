//! How sure a record is: one of five bands, each the lower bound of the precision measured for records like it.
//!
//! The features are what a reader would doubt: a party taken from the focus, a name that only its slot makes a company, an amount far from its
//! cue, a record told by one noun. The bands are fitted on `corpus/` and other annotated articles; see `docs/confidence.md`.

use super::Draft;
use crate::resolve::Entities;
use crate::value::Kind;

/// The bands, best first.
pub const BANDS: [f32; 5] = [0.9, 0.8, 0.65, 0.5, 0.3];

/// Points of doubt that a draft collects.
fn doubt(draft: &Draft, entities: &Entities) -> f32 {
    let mut doubt = 0.0;
    for party in &draft.parties {
        if party.rule == "argument/focus" {
            doubt += 1.0;
        } else if party.score < 2.5 {
            doubt += 0.8;
        }
        if !entities.all[party.entity as usize].accepted {
            doubt += 1.0;
        }
    }
    let weak = |v: &super::draft::Value| v.score < 3.0;
    doubt += draft.amounts.first().map_or(0.0, |v| if weak(v) { 0.8 } else { 0.0 });
    if draft.parties.len() < 2 && draft.kind != Kind::Figure {
        doubt += 0.8;
    }
    if matches!(draft.kind, Kind::Partnership | Kind::Investment | Kind::Supply) {
        doubt += 0.6;
    }
    doubt - (draft.support.saturating_sub(1).min(3) as f32) * 0.4
}

/// The band of a draft.
pub fn of(draft: &Draft, entities: &Entities) -> f32 {
    match doubt(draft, entities) {
        d if d <= 0.0 => BANDS[0],
        d if d <= 0.7 => BANDS[1],
        d if d <= 1.4 => BANDS[2],
        d if d <= 2.2 => BANDS[3],
        _ => BANDS[4],
    }
}
