//! Figures: one record for each level that a metric takes, with its period and outlook.
//!
//! "utile netto di 107,5 milioni, in crescita rispetto ai 91,9 dell'anno precedente" is two figures. A figure without a company or an amount is none.

use super::Draft;
use super::draft::Value;
use crate::frame::{Instance, Money};
use crate::lang::{Form, Slot, Stand, Time};
use crate::mention::date::{TimeMention, TimeSaid};
use crate::resolve::periods;
use crate::value::{Basis, Kind, Metric, Outlook, Period, Role};
use jiff::civil::Date;

/// So many months after its end a part of a year is not told without the year any more.
const FORGOTTEN: i16 = 8;

/// What periods are resolved against.
#[derive(Debug, Clone, Copy)]
pub struct Clock<'a> {
    /// All mentions of time.
    pub times: &'a [TimeMention],
    /// The period under discussion.
    pub focus: Option<Period>,
    /// The article's date.
    pub today: Option<Date>,
}

/// The drafts of a figure's instance.
pub fn drafts(instance: &Instance, metric: Metric, clock: Clock, out: &mut Vec<Draft>) {
    if !instance.has(Role::Company) {
        return;
    }
    let mut main: Option<Period> = None;
    let mut ordered: smallvec::SmallVec<[&Money; 4]> =
        instance.money.iter().filter(|m| m.slot == Slot::Amount).collect();
    ordered.sort_by_key(|m| (m.versus, m.node));
    for money in ordered {
        let (mut period, span) = period_of(money, main, clock);
        if let (Some(past), Some(time)) = (period, money.time)
            && coming(past, money, clock.times[time as usize], clock.today, instance.form)
        {
            period = Some(periods::shift(past, 1));
        }
        // a dividend is of a year, whenever the meeting votes on it
        if metric == Metric::Dividend
            && let Some(p @ (Period::Month(..) | Period::Half(..) | Period::NineMonths(_))) = period
        {
            let own = clock.focus.filter(|f| matches!(p, Period::Month(..)) && matches!(f, Period::Year(_)));
            period = Some(own.unwrap_or(Period::Year(periods::year_of(p))));
        }
        if let (Some(p), Some(time)) = (period, money.time)
            && stands(metric)
            && let Some(month) = on_day(p, clock.times[time as usize], clock)
        {
            period = Some(month);
        }
        if !money.versus {
            main = period;
        }
        let mut draft = Draft::new(instance);
        draft.amounts = smallvec::smallvec![Value {
            amount: money.amount,
            score: money.score,
            heading: instance.heading,
            basis: Basis::Unspecified
        }];
        draft.metric = Some(metric);
        draft.period = period.map(|p| (p, span));
        draft.outlook = Some(outlook(instance, metric, money, period, clock));
        out.push(draft);
    }
}

/// Whether a metric is a level on a day, not a sum over a stretch of time.
fn stands(metric: Metric) -> bool {
    matches!(metric, Metric::Debt | Metric::Cash | Metric::Backlog)
}

/// The month that a closing day of part of a year ends, where nothing in the article tells of that part: "a debt of 885 million at the end of September".
fn on_day(period: Period, mention: TimeMention, clock: Clock) -> Option<Period> {
    let month = match period {
        Period::Quarter(_, quarter) => 3 * quarter,
        Period::Half(_, half) => 6 * half,
        Period::NineMonths(_) => 9,
        _ => return None,
    };
    let limit = matches!(mention.said, TimeSaid::Month(_) | TimeSaid::Period(Period::Month(..)));
    closing(&mention, clock.today).filter(|p| limit && *p == period)?;
    let told = |t: &TimeMention| periods::period(t.said, clock.focus, clock.today) == Some(period);
    (!clock.times.iter().any(told)).then_some(Period::Month(periods::year_of(period), month))
}

/// "expects fourth-quarter revenue of 3 billion" most of a year after the last fourth quarter: the next one is meant.
fn coming(period: Period, money: &Money, time: TimeMention, today: Option<Date>, form: Option<Form>) -> bool {
    let ahead = money.outlook.is_some_and(|(outlook, away)| outlook != Outlook::Actual && away <= 8) && !money.versus;
    // "will make a profit of 3 million in the year to June"
    let closing = time.closes_year && matches!(time.said, TimeSaid::Month(_)) && !money.versus;
    if closing && today.is_some_and(|d| !ends_after(period, d)) && (ahead || form == Some(Form::Fut)) {
        return true;
    }
    let part = matches!(time.said, TimeSaid::Part(_)) && !time.fiscal;
    let Some(today) = today.filter(|_| ahead && part) else { return false };
    let (year, month) = end(period);
    (today.year() - year) * 12 + i16::from(today.month()) - month >= FORGOTTEN
}

fn period_of(money: &Money, main: Option<Period>, clock: Clock) -> (Option<Period>, Option<crate::value::Span>) {
    // what a level is compared to gives it no period: "58 milioni, in progresso del 14% sull'analogo periodo del 2024"
    let compared = |said: TimeSaid| {
        matches!(said, TimeSaid::SameIn(_) | TimeSaid::Relative(Time::YearBefore | Time::LastYear)) && !money.versus
    };
    let mention = money.time.map(|t| clock.times[t as usize]).filter(|m| !(money.apart && compared(m.said)));
    // "no ano passado faturou 3 milhões" in an article on a quarter is the whole year
    let whole = !money.versus && mention.is_some_and(|m| m.said == TimeSaid::Relative(Time::PastYear));
    let focus = main.or(clock.focus).filter(|_| !whole);
    if let Some((m, p)) = mention.and_then(|m| Some((m, closing(&m, clock.today)?))) {
        return (Some(p), Some(m.span));
    }
    if let Some(m) = mention
        && let Some(p) = periods::period(m.said, focus, clock.today)
    {
        let own = !money.versus || Some(p) != main;
        if own {
            return (Some(p), Some(m.span));
        }
    }
    if money.versus {
        return (
            main.or(clock.focus)
                .map(|p| periods::shift(p, -1))
                .filter(|_| money.outlook.is_none())
                .or(main.filter(|_| money.outlook.is_some())),
            None,
        );
    }
    (clock.focus, None)
}

/// The period that a closing day ends: "al 30 giugno", "a fine settembre".
fn closing(mention: &TimeMention, today: Option<Date>) -> Option<Period> {
    let (year, month, day) = match mention.said {
        TimeSaid::Day(..) => {
            let (date, ..) = periods::date(mention.said, today)?;
            (date.year(), date.month(), date.day())
        }
        TimeSaid::Month(m) if mention.limit || mention.closes_year => {
            (periods::year_of(periods::period(mention.said, None, today)?), m as i8, 30)
        }
        TimeSaid::Period(Period::Month(y, m)) if mention.limit || mention.closes_year => (y, m as i8, 30),
        _ => return None,
    };
    if mention.closes_year {
        return Some(Period::Year(year));
    }
    match (month, day) {
        (3, 30 | 31) => Some(Period::Quarter(year, 1)),
        (6, 30) => Some(Period::Half(year, 1)),
        (9, 30) => Some(Period::NineMonths(year)),
        (12, 30 | 31) => Some(Period::Year(year)),
        _ => None,
    }
}

fn outlook(instance: &Instance, metric: Metric, money: &Money, period: Option<Period>, clock: Clock) -> Outlook {
    let fiscal = money.time.map(|t| &clock.times[t as usize]).is_some_and(|t| t.fiscal || t.closes_year);
    let (future, begun) = match (period, clock.today) {
        (Some(p), Some(d)) => (ends_after(p, d), periods::year_of(p) <= d.year()),
        _ => (false, true),
    };
    let ahead = money.outlook.is_some_and(|(o, away)| o != Outlook::Actual && away <= 8);
    let told = fiscal && begun && !(future && ahead) && !matches!(instance.form, Some(Form::Fut | Form::Cond));
    let near = money.outlook.is_some_and(|o| o.1 <= 4);
    match money.outlook.map(|o| o.0) {
        Some(Outlook::Target) if future || period.is_none() && near => Outlook::Target,
        Some(Outlook::Forecast | Outlook::Estimate) if future => Outlook::Forecast,
        Some(Outlook::Estimate) if near => Outlook::Estimate,
        Some(Outlook::Forecast) if near && (money.versus || metric == Metric::Dividend) => Outlook::Forecast,
        Some(Outlook::Forecast) if period.is_none() && near => Outlook::Forecast,
        // "distribuirà un dividendo di 198 milioni", whichever year it is of
        _ if metric == Metric::Dividend
            && !money.versus
            && (instance.form == Some(Form::Fut)
                || matches!(instance.stand, Some(Stand::Intended | Stand::Talked))) =>
        {
            Outlook::Forecast
        }
        // "ricavi dell'esercizio 2026 a 3 miliardi": over, whatever the calendar says
        _ if future && !told => Outlook::Forecast,
        _ => Outlook::Actual,
    }
}

/// Whether a period ends well after a day.
fn ends_after(period: Period, day: Date) -> bool {
    end(period) > (day.year(), i16::from(day.month()))
}

/// The year and month in which a period ends.
fn end(period: Period) -> (i16, i16) {
    match period {
        Period::Year(y) => (y, 12),
        Period::Years(_, y) => (y, 12),
        Period::Quarter(y, q) => (y, i16::from(q) * 3),
        Period::Half(y, h) => (y, i16::from(h) * 6),
        Period::NineMonths(y) => (y, 9),
        Period::Month(y, m) => (y, i16::from(m)),
    }
}

/// The reporting period that a mention of time may put under discussion: ended by the article's date, and no comparison.
pub fn reported(time: &TimeMention, focus: Option<Period>, today: Option<Date>) -> Option<Period> {
    if time.compared || time.limit && !time.closes_year {
        return None;
    }
    let period = match time.said {
        // "in the year to 31 December 2025"
        TimeSaid::Day(..) | TimeSaid::Period(Period::Month(..)) if time.closes_year => closing(time, today)?,
        TimeSaid::Period(p @ (Period::Year(_) | Period::Quarter(..) | Period::Half(..) | Period::NineMonths(_))) => p,
        TimeSaid::Part(Time::Quarter(_) | Time::Half(_) | Time::NineMonths) | TimeSaid::PartIn(..) => {
            periods::period(time.said, focus, today)?
        }
        _ => return None,
    };
    let recent = today.is_none_or(|d| periods::year_of(period) + 1 >= d.year());
    (recent && today.is_none_or(|d| !ends_after(period, d))).then_some(period)
}

/// The period that most mentions of an item put under discussion, the first of equals.
pub fn focus_of(votes: &[(Period, u32)]) -> Option<Period> {
    let mut sums: Vec<(Period, u32)> = Vec::new();
    for &(period, weight) in votes {
        match sums.iter_mut().find(|s| s.0 == period) {
            Some(s) => s.1 += weight,
            None => sums.push((period, weight)),
        }
    }
    let best = sums.iter().map(|s| s.1).max()?;
    sums.iter().find(|s| s.1 == best).map(|s| s.0)
}

/// Whether two drafts tell the same figure.
pub fn same(a: &Draft, b: &Draft) -> bool {
    a.kind == Kind::Figure
        && b.kind == Kind::Figure
        && a.metric == b.metric
        && a.first(Role::Company) == b.first(Role::Company)
}
