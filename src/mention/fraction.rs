//! Fractions before a percent sign or a scale: "3/4 %", "um quinto por cento", "1 sobre 3 por cento", "three quarters of a billion".
//!
//! Elsewhere a fraction is no amount: "um terço do capital" tells no number that a slot could take.

use super::View;
use super::number::{NumberRead, whole_at};
use crate::lang::{Prep, Tag};
use crate::lexicon::class;
use rust_decimal::Decimal;

/// The fraction whose numerator is `top`, where a percent sign or word follows it.
pub fn fraction(view: View, top: NumberRead) -> Option<NumberRead> {
    let (bottom, end) = slashed(view, top).or_else(|| worded(view, top))?;
    let percent =
        view.mark(end, '%') || view.is(end, class::CURRENCY) && view.has(end, |t| t == Tag::Percent).is_some();
    let scaled = if percent { None } else { before_scale(view, top, end) };
    let end = scaled.unwrap_or(end);
    let fits = |b: &Decimal| (percent || scaled.is_some()) && !b.is_zero();
    let value = Some(bottom).filter(fits).and_then(|b| top.value.checked_div(b))?;
    Some(NumberRead { value, end, ..top })
}

/// Where the scale begins that a fraction in words is of: "three quarters billion", "three quarters of a billion".
fn before_scale(view: View, top: NumberRead, end: usize) -> Option<usize> {
    let of = view.has(end, |t| matches!(t, Tag::Prep(Prep::Of, false))).unwrap_or(0);
    let at = end + of + usize::from(of > 0 && view.is(end + of, class::INDEF));
    (!top.digits && view.is(at, class::SCALE)).then_some(at)
}

/// The denominator behind a slash, in languages that write no ranges with it.
fn slashed(view: View, top: NumberRead) -> Option<(Decimal, usize)> {
    let glued = |i: usize| view.tokens.get(i).is_some_and(|t| t.glued);
    if view.lexicon.language.grammar.slash_range || !top.digits || !view.mark(top.end, '/') || !glued(top.end) {
        return None;
    }
    let bottom = whole_at(view, top.end + 1).filter(|b| b.digits && glued(top.end + 1) && b.value > top.value)?;
    Some((bottom.value, bottom.end))
}

/// The denominator in words: "quintos", "trinta avos", "sobre 3".
fn worded(view: View, top: NumberRead) -> Option<(Decimal, usize)> {
    let at = top.end;
    if !view.is(at, class::OTHER | class::NUMBER) {
        return None;
    }
    let named =
        |i: usize| view.hits.tags(i).find_map(|(len, t)| if let Tag::Fraction(n) = t { Some((len, n)) } else { None });
    match named(at) {
        Some((len, n)) if n > 0 => return Some((Decimal::from(n), at + len)),
        _ => {}
    }
    if let Some(len) = view.has(at, |t| t == Tag::Over) {
        return whole_at(view, at + len).map(|bottom| (bottom.value, bottom.end));
    }
    // "trinta avos": the word says that the number before it is the denominator
    let bottom = whole_at(view, at)?;
    named(bottom.end).filter(|&(_, n)| n == 0).map(|(len, _)| (bottom.value, bottom.end + len))
}
