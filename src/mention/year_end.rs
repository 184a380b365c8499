//! Days and months that close a year: "the year to the end of March", "esercizio chiuso al 30 giugno".

use super::View;
use crate::lang::{Tag, Time};
use crate::lexicon::class;

/// "the year to the end of March", "esercizio chiuso al 30 giugno": whether a word for the year that the day ends stands before it.
pub(super) fn closes_year(view: View, i: usize) -> bool {
    let from = i.saturating_sub(7);
    if view.hits.among(from, i) & class::TIME == 0 {
        return false;
    }
    let time = |t: usize, test: fn(Time) -> bool| view.has(t, |x| matches!(x, Tag::Time(time) if test(time)));
    let year = (from..i).rev().find_map(|t| time(t, |t| matches!(t, Time::YearWord | Time::Fiscal)).map(|len| t + len));
    let shorter =
        (from..i).any(|t| time(t, |t| matches!(t, Time::Quarter(_) | Time::Half(_) | Time::NineMonths)).is_some());
    let joined = |t: usize| {
        view.is(t, class::PREP | class::DEF | class::TIME) || view.hits.verb(t).is_some() || view.tokens[t].is_number()
    };
    year.is_some_and(|end| end <= i && i - end <= 5 && !shorter && (end..i).all(joined))
}
