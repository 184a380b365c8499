//! Dates and periods as the text states them, not yet resolved.
//!
//! "9 maggio 2024", "ottobre", "primo trimestre del 2026", "nel 2025", "biennio 2023-2024", "l'anno scorso". Relative ones are resolved
//! against the article's date in `crate::resolve::periods`.

use super::{AmountMention, View};
use crate::lang::{Prep, Tag, Time};
use crate::lexicon::class;
use crate::value::{Period, Span};

/// What a mention of time says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TimeSaid {
    /// A period with its year.
    Period(Period),
    /// A day of a month, with its year if stated.
    Day(i8, i8, Option<i16>),
    /// A month without a year.
    Month(u8),
    /// A quarter, half or nine months without a year.
    Part(Time),
    /// A quarter, half or nine months of a relative year: "primo trimestre di quest'anno".
    PartIn(Time, Time),
    /// A relative expression.
    Relative(Time),
    /// The stretch under discussion, in this year: "lo stesso periodo del 2022".
    SameIn(i16),
}

/// A mention of time.
#[derive(Debug, Clone, Copy)]
pub struct TimeMention {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Its place.
    pub span: Span,
    /// What it says.
    pub said: TimeSaid,
    /// Whether "nel" stands before it: it is when things happen.
    pub within: bool,
    /// Whether "rispetto a" or "dal" stands before it: it is compared to, or begins a stretch.
    pub compared: bool,
    /// Whether "fine" or "entro" stands before: a point in time, not a stretch.
    pub limit: bool,
    /// Whether a word for a business year stands in it or before it; such a year may be over before the calendar's.
    pub fiscal: bool,
    /// Whether it closes a year that a word before it names: \"the year to 31 March\".
    pub closes_year: bool,
}

/// Reads the mentions of time of tokens `from..to`, in order. `amounts` are the amounts of the same tokens.
pub fn read(view: View, from: usize, to: usize, amounts: &[AmountMention], out: &mut Vec<TimeMention>) {
    let mut i = from;
    let mut taken = amounts.iter().filter(|a| !a.bare).peekable();
    loop {
        i = view.hits.next(i, to, class::DIGITS | class::MONTH | class::TIME);
        if i >= to {
            return;
        }
        while taken.next_if(|a| a.end <= i).is_some() {}
        if let Some(amount) = taken.peek().filter(|a| a.first <= i) {
            i = amount.end;
            continue;
        }
        match time_at(view, i, to) {
            Some(mention) => {
                // "the quarter" is no time of its own in "the quarter ended June"
                let inside = (mention.end > i + 1 && view.is(i + 1, class::TIME)).then(|| time_at(view, i + 1, to));
                let mention = inside.flatten().filter(|x| x.end > mention.end).unwrap_or(mention);
                i = mention.end;
                out.push(mention);
            }
            None => i += 1,
        }
    }
}

fn time_at(view: View, i: usize, to: usize) -> Option<TimeMention> {
    let (said, end) = said_at(view, i, to)?;
    let near = view.hits.among(i.saturating_sub(4), i);
    let before = |classes: u64, test: fn(Tag) -> bool| {
        near & classes != 0
            && view.hits.words.ending(i, 4).any(|h| matches!(h.tag, crate::lexicon::PhraseTag::Tag(tag) if test(tag)))
    };
    let limit = before(class::TIME | class::PREP | class::CONDITION, |t| {
        matches!(t, Tag::Time(Time::End) | Tag::Prep(Prep::Within, _) | Tag::Condition(_))
    });
    let within =
        i > 0 && view.is(i - 1, class::PREP) && view.has(i - 1, |t| matches!(t, Tag::Prep(Prep::In, _))).is_some();
    let compared =
        before(class::PREP | class::VERSUS, |t| matches!(t, Tag::Prep(Prep::Than | Prep::From, _) | Tag::Versus));
    let fiscal = matches!(said, TimeSaid::Period(_))
        && (i.saturating_sub(3)..end)
            .any(|t| view.is(t, class::TIME) && view.has(t, |x| x == Tag::Time(Time::Fiscal)).is_some());
    let closes_year = matches!(said, TimeSaid::Day(..) | TimeSaid::Month(_) | TimeSaid::Period(Period::Month(..)))
        && super::year_end::closes_year(view, i);
    Some(TimeMention { first: i, end, span: view.span(i, end), said, within, compared, limit, fiscal, closes_year })
}

fn said_at(view: View, i: usize, to: usize) -> Option<(TimeSaid, usize)> {
    let token = view.tokens.get(i)?;
    if token.is_number() {
        return day(view, i, to)
            .or_else(|| years(view, i, to))
            .or_else(|| coded(view, i, to))
            .or_else(|| year(view, i).map(|y| (TimeSaid::Period(Period::Year(y)), i + 1)))
            .or_else(|| listed(view, i));
    }
    if token.word == 0 {
        return None;
    }
    if let Some((len, Tag::Month(m))) = view.hits.tags(i).find(|(_, t)| matches!(t, Tag::Month(_))) {
        return super::month_range::read(view, i, len, m).or_else(|| month(view, i, len, m));
    }
    listed(view, i)
}

/// A time of the tables: "l'anno scorso", "1er semestre", "9 mesi".
fn listed(view: View, i: usize) -> Option<(TimeSaid, usize)> {
    let (len, time) =
        view.hits.tags(i).find_map(|(len, t)| if let Tag::Time(time) = t { Some((len, time)) } else { None })?;
    // "dopo sei mesi": how long something took; "nei sei mesi" is the half
    let counted = || view.tokens[i].is_number() || view.has(i, |t| matches!(t, Tag::Number(_))).is_some();
    let definite = || i > 0 && view.has(i - 1, |t| matches!(t, Tag::Def | Tag::This | Tag::Prep(_, true))).is_some();
    let read = part_or_relative(view, i + len, time)?;
    let duration = matches!(read.0, TimeSaid::Part(Time::Half(_))) && counted() && !definite() && len > 1;
    (!duration).then_some(read)
}

/// "9 maggio 2024", "1° marzo".
fn day(view: View, i: usize, to: usize) -> Option<(TimeSaid, usize)> {
    let day: i8 = view.word(i).parse().ok().filter(|d| (1..=31).contains(d))?;
    // "1° marzo", "1er mai", "3. Mai"
    let ordinal = view.mark(i + 1, '°')
        || view.mark(i + 1, '.')
        || view.mark(i + 1, 'º')
        || view.tokens.get(i + 1).is_some_and(|t| t.glued && t.is_word() && t.span().len() <= 6);
    let at = i + 1 + usize::from(ordinal);
    let (len, m) = view
        .hits
        .tags(at)
        .find_map(|(len, t)| if let Tag::Month(m) = t { Some((len, m)) } else { None })
        .filter(|_| at < to)?;
    let mut end = at + len;
    let of = view.has(end, |t| matches!(t, Tag::Prep(Prep::Of, _))).unwrap_or(0);
    let year = year(view, end).map(|y| (y, end + 1)).or_else(|| year(view, end + of).map(|y| (y, end + of + 1)));
    if let Some((_, stop)) = year {
        end = stop;
    }
    Some((TimeSaid::Day(day, m as i8, year.map(|y| y.0)), end))
}

/// "2023-2024", "2023/27", "2026–2030".
fn years(view: View, i: usize, to: usize) -> Option<(TimeSaid, usize)> {
    let first = year(view, i)?;
    let dash = ['-', '–', '/'].iter().any(|m| view.mark(i + 1, *m)) && view.tokens[i + 1].glued;
    let next = view.tokens.get(i + 2).filter(|t| dash && i + 2 < to && t.is_number() && t.glued)?;
    let word = next.span().of(view.text);
    let last =
        if word.len() == 2 { word.parse::<i16>().ok().map(|y| first / 100 * 100 + y) } else { year(view, i + 2) }?;
    // "ano fiscal de 2019/2020": a fiscal year is called by the year in which it ends
    let fiscal = last == first + 1
        && view.mark(i + 1, '/')
        && view
            .hits
            .words
            .ending(i, 3)
            .any(|h| matches!(h.tag, crate::lexicon::PhraseTag::Tag(Tag::Time(Time::YearWord | Time::Fiscal))));
    let period = if fiscal { Period::Year(last) } else { Period::Years(first, last) };
    (last > first && last - first <= 30).then_some((TimeSaid::Period(period), i + 3))
}

/// "2T24", "1Q26", "9M25", "1S 2025": a number and a letter for a part of a year.
fn coded(view: View, i: usize, to: usize) -> Option<(TimeSaid, usize)> {
    let n: u8 = view.word(i).parse().ok().filter(|n| *n <= 9)?;
    let next = view.tokens.get(i + 1).filter(|t| t.glued && t.is_word() && i + 1 < to)?;
    let mut word = next.span().of(view.text).chars();
    let time = match (word.next()?.to_ascii_uppercase(), n) {
        ('T' | 'Q', 1..=4) => Time::Quarter(n),
        ('S' | 'H', 1 | 2) => Time::Half(n),
        ('M', 6) => Time::Half(1),
        ('M', 9) => Time::NineMonths,
        _ => return None,
    };
    match word.as_str() {
        "" => {
            let stated = year(view, i + 2).filter(|_| i + 2 < to);
            let said = stated.map_or(TimeSaid::Part(time), |y| TimeSaid::Period(with_year(time, y)));
            (next.shape.is_capital()).then_some((said, i + 2 + usize::from(stated.is_some())))
        }
        digits if digits.len() == 2 || digits.len() == 4 && digits.starts_with("20") => {
            let year: i16 = digits.parse().ok()?;
            Some((TimeSaid::Period(with_year(time, if year < 100 { 2000 + year } else { year })), i + 2))
        }
        _ => None,
    }
}

/// A year in digits that no unit follows.
fn year(view: View, i: usize) -> Option<i16> {
    let token = view.tokens.get(i).filter(|t| t.is_number())?;
    let word = token.span().of(view.text);
    let value: i16 = word.parse().ok().filter(|y| word.len() == 4 && (1950..=2075).contains(y))?;
    let unit = view.mark(i + 1, '%')
        || view.has(i + 1, |t| matches!(t, Tag::Scale(_) | Tag::Currency(..) | Tag::Percent)).is_some();
    (!unit).then_some(value)
}

/// "maggio", "ottobre 2025", "ottobre del 2025".
fn month(view: View, i: usize, len: usize, m: u8) -> Option<(TimeSaid, usize)> {
    let end = i + len;
    if let Some(found) = month_day(view, end, m) {
        return Some(found);
    }
    let of = view.has(end, |t| matches!(t, Tag::Prep(Prep::Of, _))).unwrap_or(0);
    if let Some((y, stop)) =
        year(view, end).map(|y| (y, end + 1)).or_else(|| year(view, end + of).map(|y| (y, end + of + 1)))
    {
        return Some((TimeSaid::Period(Period::Month(y, m)), stop));
    }
    (view.word(i).len() > 3).then_some((TimeSaid::Month(m), end))
}

/// "May 9, 2024", "Sept. 3rd", in languages that put the month first.
fn month_day(view: View, mut at: usize, m: u8) -> Option<(TimeSaid, usize)> {
    if !view.lexicon.language.grammar.month_first {
        return None;
    }
    at += usize::from(view.mark(at, '.') && view.tokens[at].glued);
    let day: i8 = view.tokens.get(at).filter(|t| t.is_number()).and_then(|_| view.word(at).parse().ok())?;
    let ordinal = view.tokens.get(at + 1).is_some_and(|t| t.glued && t.is_word())
        && view.lexicon.language.grammar.ordinal_endings.contains(&view.word(at + 1));
    let end = at + 1 + usize::from(ordinal);
    let unit = view.mark(end, '%')
        || view
            .has(end, |t| matches!(t, Tag::Scale(_) | Tag::Currency(..) | Tag::Percent | Tag::Counted | Tag::Unit(..)))
            .is_some();
    if !(1..=31).contains(&day) || unit {
        return None;
    }
    let comma = usize::from(view.mark(end, ','));
    let year = year(view, end + comma);
    let stop = end + if year.is_some() { comma + 1 } else { 0 };
    Some((TimeSaid::Day(day, m as i8, year), stop))
}

pub(super) fn part_or_relative(view: View, end: usize, time: Time) -> Option<(TimeSaid, usize)> {
    let of = view.has(end, |t| matches!(t, Tag::Prep(Prep::Of, _))).unwrap_or(0);
    let y = year(view, end).map(|y| (y, end + 1)).or_else(|| year(view, end + of).map(|y| (y, end + of + 1)));
    match time {
        Time::Quarter(_) | Time::Half(_) | Time::NineMonths => Some(match y.or_else(|| fiscal(view, end + of)) {
            Some((y, stop)) => (TimeSaid::Period(with_year(time, y)), stop),
            None => match relative_year(view, end + of) {
                Some((relative, len)) => (TimeSaid::PartIn(time, relative), end + of + len),
                None => (TimeSaid::Part(time), end),
            },
        }),
        Time::YearBefore if y.is_some() => y.map(|(y, stop)| (TimeSaid::SameIn(y), stop)),
        Time::LastQuarter if y.is_some() => y.map(|(y, stop)| (TimeSaid::Period(Period::Quarter(y, 4)), stop)),
        Time::End | Time::YearWord | Time::Fiscal => None,
        Time::NextYears => None,
        _ => Some((TimeSaid::Relative(time), end)),
    }
}

/// The year behind its word: "terzo trimestre dell'esercizio 2026", "Geschäftsjahr 2024/25".
fn fiscal(view: View, at: usize) -> Option<(i16, usize)> {
    let at = at + view.has(at, |t| t == Tag::Def).unwrap_or(0);
    let len = view.has(at, |t| matches!(t, Tag::Time(Time::YearWord | Time::Fiscal)))?;
    let of = view.has(at + len, |t| matches!(t, Tag::Prep(Prep::Of, _))).unwrap_or(0);
    [at + len, at + len + of].into_iter().find_map(|k| match years(view, k, view.tokens.len()) {
        Some((TimeSaid::Period(Period::Year(y)), stop)) => Some((y, stop)),
        _ => year(view, k).map(|y| (y, k + 1)),
    })
}

/// A relative year at token `at`: "di quest'anno", "des vergangenen Jahres", "del año pasado".
fn relative_year(view: View, at: usize) -> Option<(Time, usize)> {
    let def = view.has(at, |t| t == Tag::Def).unwrap_or(0);
    [at, at + def].into_iter().find_map(|k| {
        view.hits.tags(k).find_map(|(len, t)| match t {
            Tag::Time(time @ (Time::ThisYear | Time::PastYear | Time::LastYear | Time::NextYear)) => {
                Some((time, k + len - at))
            }
            _ => None,
        })
    })
}

/// A quarter, half or nine months of a year.
pub fn with_year(time: Time, year: i16) -> Period {
    match time {
        Time::Quarter(q) => Period::Quarter(year, q),
        Time::Half(h) => Period::Half(year, h),
        Time::NineMonths => Period::NineMonths(year),
        _ => Period::Year(year),
    }
}
