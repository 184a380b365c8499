//! Cardinals written in words, of one word or many.
//!
//! "four hundred and fifty" is 450, "treinta y cinco" 35, "deux mille trois cents" 2300, "quarenta e sete vírgula vinte e oito" 47.28. What
//! joins to what is told by size, not by language: a part is added where it fits into the zeros of what stands before it, and a hundred
//! or a thousand multiplies the part before it.

use super::View;
use super::number::NumberRead;
use crate::lang::Tag;
use crate::lexicon::class;
use rust_decimal::Decimal;

/// The cardinal in words that begins at token `i`. A scale word behind its only part is left to the amount: "cinque milioni" gives 5.
pub fn cardinal_at(view: View, i: usize) -> Option<NumberRead> {
    if !view.is(i, class::NUMBER) {
        return None;
    }
    let mut part = group(view, i)?;
    let (mut sum, mut least) = (0i128, u8::MAX);
    // each part has a smaller scale than the one before: "three million two hundred thousand and five"
    while let Some((len, power)) = scale(view, part.end).filter(|s| s.1 < least) {
        let value = i128::from(part.value).checked_mul(10i128.checked_pow(power.into())?)?;
        if let Some(next) = lesser(view, part.end + len, power) {
            (sum, part, least) = (sum + value, next, power);
        } else if sum == 0 {
            break;
        } else {
            let value = Decimal::from_i128_with_scale(sum + value, 0);
            return Some(NumberRead { value, first: i, end: part.end + len, digits: false });
        }
    }
    let mut read = NumberRead {
        value: Decimal::from_i128_with_scale(sum + i128::from(part.value), 0),
        first: i,
        end: part.end,
        digits: false,
    };
    if let Some(end) = point(view, &mut read.value, part.end) {
        read.end = end;
    }
    Some(read)
}

/// A part of a cardinal below a million, and one past its last token.
struct Group {
    value: i64,
    end: usize,
}

/// "four hundred and fifty", "dos mil trescientos".
fn group(view: View, i: usize) -> Option<Group> {
    let (len, value) = word(view, i)?;
    let mut group = Group { value, end: i + len };
    loop {
        let next = joint(view, group.end);
        let joined = next > group.end && !view.mark(group.end, '-');
        let Some((len, part)) = word(view, next).filter(|&(len, part)| !joined || !article(view, next + len, part))
        else {
            return Some(group);
        };
        let low = group.value % 1000;
        group.value = match part {
            100 if !joined && (1..10).contains(&low) => group.value - low + low * 100,
            1000 if !joined && (1..1000).contains(&group.value) => group.value * 1000,
            _ if fits(group.value, part) => group.value + part,
            _ => return Some(group),
        };
        group.end = next + len;
    }
}

/// The part behind a scale word of this power, where it counts less than one of that scale.
fn lesser(view: View, at: usize, power: u8) -> Option<Group> {
    let next = group(view, joint(view, at))?;
    let own = scale(view, next.end).map_or(0, |s| s.1);
    let room = 10i64.checked_pow(power.checked_sub(own)?.into())?;
    (next.value < room && !article(view, next.end, next.value)).then_some(next)
}

/// Whether a "one" that ends before token `end` may be an article: no scale, currency or unit follows.
fn article(view: View, end: usize, value: i64) -> bool {
    value == 1 && !view.is(end, class::SCALE | class::CURRENCY | class::UNIT)
}

/// Whether `part` fits into the zeros at the end of `value`; a ten takes units only: "twenty" and "five".
fn fits(value: i64, part: i64) -> bool {
    let mut room = 1;
    while value > 0 && value % (room * 10) == 0 {
        room *= 10;
    }
    part > 0 && part < room
}

/// The number word at token `i`: its length and value.
fn word(view: View, i: usize) -> Option<(usize, i64)> {
    if !view.is(i, class::NUMBER) {
        return None;
    }
    view.hits.tags(i).find_map(|(len, tag)| match tag {
        Tag::Number(n) | Tag::Round(n) => Some((len, n)),
        _ => None,
    })
}

/// Behind what may stand between the words of a cardinal: a hyphen between glued words, "and".
fn joint(view: View, at: usize) -> usize {
    let glued = |i: usize| view.tokens.get(i).is_some_and(|t| t.glued);
    if view.mark(at, '-') && glued(at) && glued(at + 1) {
        return at + 1;
    }
    at + usize::from(view.is(at, class::AND) && view.hits.has(at, |t| t == Tag::And) == Some(1))
}

fn scale(view: View, i: usize) -> Option<(usize, u8)> {
    if !view.is(i, class::SCALE) {
        return None;
    }
    view.hits.tags(i).find_map(|(len, tag)| match tag {
        Tag::Scale(power) => Some((len, power)),
        _ => None,
    })
}

/// "comma ventotto", "point two five": adds the digits behind the word for the decimal mark and gives one past them.
fn point(view: View, value: &mut Decimal, at: usize) -> Option<usize> {
    let mut end = at + view.has(at, |t| t == Tag::Point)?;
    let first = group(view, end)?;
    let (mut digits, mut count) = (first.value, first.value.checked_ilog10().unwrap_or(0) + 1);
    end = first.end;
    // digit by digit
    while let Some((len, digit)) = word(view, end).filter(|w| w.1 < 10 && count < 9) {
        (digits, count, end) = (digits * 10 + digit, count + 1, end + len);
    }
    *value = value.checked_add(Decimal::new(digits, count))?;
    Some(end)
}
