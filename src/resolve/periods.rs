//! Which year a quarter belongs to, and what "l'anno scorso" means.
//!
//! Relative times resolve against the period in focus, then against the article's date; without a date they stay open.

use crate::lang::Time;
use crate::mention::date::{TimeSaid, with_year};
use crate::value::{Period, When, WhenBasis, WhenPrecision};
use jiff::civil::Date;

/// The first year of a period.
pub const fn year_of(period: Period) -> i16 {
    match period {
        Period::Year(y)
        | Period::Quarter(y, _)
        | Period::Half(y, _)
        | Period::NineMonths(y)
        | Period::Month(y, _)
        | Period::Years(y, _) => y,
    }
}

/// The same stretch, `by` years later.
pub const fn shift(period: Period, by: i16) -> Period {
    match period {
        Period::Year(y) => Period::Year(y + by),
        Period::Quarter(y, q) => Period::Quarter(y + by, q),
        Period::Half(y, h) => Period::Half(y + by, h),
        Period::NineMonths(y) => Period::NineMonths(y + by),
        Period::Month(y, m) => Period::Month(y + by, m),
        Period::Years(a, b) => Period::Years(a + by, b + by),
    }
}

/// The period that `said` means, with `focus` under discussion on `today`.
pub fn period(said: TimeSaid, focus: Option<Period>, today: Option<Date>) -> Option<Period> {
    match said {
        TimeSaid::Period(p) => Some(p),
        TimeSaid::Part(time) => {
            let year = focus
                .filter(|f| matches!(f, Period::Year(_)))
                .map(year_of)
                .or_else(|| today.map(|d| latest_year(time, d)))
                .or(focus.map(year_of))?;
            Some(with_year(time, year))
        }
        TimeSaid::PartIn(time, relative) => {
            let by = match relative {
                Time::NextYear => 1,
                Time::ThisYear => 0,
                _ => -1,
            };
            today.map(|d| with_year(time, d.year() + by))
        }
        TimeSaid::Month(m) => today.map(|d| Period::Month(d.year() - i16::from((m as i8) > d.month()), m)),
        TimeSaid::Day(..) => None,
        TimeSaid::SameIn(y) => focus.map(|f| shift(f, y - year_of(f))).or(Some(Period::Year(y))),
        TimeSaid::Relative(time) => relative(time, focus, today),
    }
}

/// The latest year in which a part had ended on `today`.
fn latest_year(time: Time, today: Date) -> i16 {
    let end_month = match time {
        Time::Quarter(q) => i16::from(q) * 3,
        Time::Half(h) => i16::from(h) * 6,
        Time::NineMonths => 9,
        _ => 12,
    };
    if i16::from(today.month()) >= end_month { today.year() } else { today.year() - 1 }
}

/// The latest quarter that had ended on `today`.
fn last_quarter(today: Date) -> Period {
    match (today.month() - 1) / 3 {
        0 => Period::Quarter(today.year() - 1, 4),
        q => Period::Quarter(today.year(), q as u8),
    }
}

fn relative(time: Time, focus: Option<Period>, today: Option<Date>) -> Option<Period> {
    match time {
        Time::LastYear => focus.map(|f| shift(f, -1)).or_else(|| today.map(|d| Period::Year(d.year() - 1))),
        // beside a quarter it is that quarter a year before: "no trimestre, contra 3 milhões no ano passado"
        Time::PastYear => match (focus, today) {
            (Some(part), _) if !matches!(part, Period::Year(_) | Period::Years(..)) => Some(shift(part, -1)),
            (_, Some(day)) => Some(Period::Year(day.year() - 1)),
            (focus, None) => focus.map(|f| shift(f, -1)),
        },
        Time::YearBefore => focus.map(|f| shift(f, -1)),
        Time::ThisYear => today.map(|d| Period::Year(d.year())),
        Time::InYear => focus.map(year_of).or(today.map(|d| d.year())).map(Period::Year),
        Time::NextYear => today.map(|d| Period::Year(d.year() + 1)),
        Time::QuarterBefore => match focus {
            Some(Period::Quarter(y, 1)) => Some(Period::Quarter(y - 1, 4)),
            Some(Period::Quarter(y, q)) => Some(Period::Quarter(y, q - 1)),
            _ => None,
        },
        Time::LastQuarter => focus.filter(|f| matches!(f, Period::Quarter(..))).or_else(|| match (focus, today) {
            (None, Some(d)) => Some(last_quarter(d)),
            _ => None,
        }),
        _ => None,
    }
}

/// The date that `said` means on `today`.
pub fn date(said: TimeSaid, today: Option<Date>) -> Option<(Date, WhenPrecision, WhenBasis)> {
    match said {
        TimeSaid::Day(d, m, Some(y)) => Some((Date::new(y, m, d).ok()?, WhenPrecision::Day, WhenBasis::Stated)),
        TimeSaid::Day(d, m, None) => {
            let today = today?;
            let this = Date::new(today.year(), m, d).ok()?;
            let year = if this > today { today.year() - 1 } else { today.year() };
            Some((Date::new(year, m, d).ok()?, WhenPrecision::Day, WhenBasis::Relative))
        }
        TimeSaid::Period(Period::Year(y)) => Some((Date::new(y, 1, 1).ok()?, WhenPrecision::Year, WhenBasis::Stated)),
        TimeSaid::Period(Period::Month(y, m)) => {
            Some((Date::new(y, m as i8, 1).ok()?, WhenPrecision::Month, WhenBasis::Stated))
        }
        TimeSaid::Period(Period::Quarter(y, q)) => {
            Some((Date::new(y, q as i8 * 3 - 2, 1).ok()?, WhenPrecision::Quarter, WhenBasis::Stated))
        }
        TimeSaid::Month(m) => {
            let today = today?;
            let year = today.year() - i16::from((m as i8) > today.month());
            Some((Date::new(year, m as i8, 1).ok()?, WhenPrecision::Month, WhenBasis::Relative))
        }
        TimeSaid::Relative(time) => relative_date(time, today?),
        _ => None,
    }
}

fn relative_date(time: Time, today: Date) -> Option<(Date, WhenPrecision, WhenBasis)> {
    let days = |n: i64| today.checked_add(jiff::Span::new().days(n)).ok();
    match time {
        Time::Day(n) => Some((days(n.into())?, WhenPrecision::Day, WhenBasis::Relative)),
        Time::Weekday(w) => {
            let back = (i64::from(today.weekday().to_monday_one_offset()) - i64::from(w)).rem_euclid(7);
            // "on Monday" in what is published on a Monday is today
            Some((days(-back)?, WhenPrecision::Day, WhenBasis::Relative))
        }
        Time::LastYear | Time::PastYear => {
            Some((Date::new(today.year() - 1, 1, 1).ok()?, WhenPrecision::Year, WhenBasis::Relative))
        }
        _ => None,
    }
}

/// The article's own date as a deal's date.
pub fn article_date(today: Option<Date>) -> Option<When> {
    today.map(|date| When { date, precision: WhenPrecision::Day, basis: WhenBasis::Article, span: None })
}
