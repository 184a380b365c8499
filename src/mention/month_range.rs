//! Two months that bound a part of the year: "luglio-settembre" is the third quarter, "tra gennaio e giugno" the first half.
//!
//! A business year that begins in February has its first half "entre febrero y julio"; other stretches name no part that the output knows.

use super::View;
use super::date::{TimeSaid, part_or_relative};
use crate::lang::{Prep, Tag, Time};

/// The part of a year between the month `m` of `len` tokens at token `i` and one behind it, and where it ends.
pub(super) fn read(view: View, i: usize, len: usize, m: u8) -> Option<(TimeSaid, usize)> {
    let joint = i + len;
    let between = || i > 0 && view.has(i - 1, |t| matches!(t, Tag::Prep(Prep::Between, _))).is_some();
    let to = view.mark(joint, '-')
        || view.mark(joint, '–')
        || view.has(joint, |t| matches!(t, Tag::Prep(Prep::To, _))).is_some()
        || between() && view.has(joint, |t| t == Tag::And).is_some();
    let second = to.then_some(joint + 1)?;
    let (own, last) =
        view.hits.tags(second).find_map(|(len, t)| if let Tag::Month(m) = t { Some((len, m)) } else { None })?;
    let time = match (m, last) {
        (1, 3) | (4, 6) | (7, 9) | (10, 12) => Time::Quarter(last / 3),
        (1 | 2, 6 | 7) if last - m == 5 => Time::Half(1),
        (7, 12) => Time::Half(2),
        (1, 9) => Time::NineMonths,
        _ => return None,
    };
    part_or_relative(view, second + own, time)
}
