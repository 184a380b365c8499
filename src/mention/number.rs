//! Numbers in digits and words, read whole or not at all.
//!
//! In Italian "1.250,5" is 1250.5, "1.500" is 1500 and "17.25" is 17.25, since no group of three follows. Scales and units are added in
//! `super::amount`.

use super::View;
use super::cardinal::cardinal_at;
use crate::lang::{Prep, Tag};
use crate::lexicon::class;
use crate::value::power_of_ten;
use rust_decimal::Decimal;

/// A number and the tokens it takes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NumberRead {
    /// Its value.
    pub value: Decimal,
    /// Number of the first token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// Whether it is written in digits.
    pub digits: bool,
}

/// The number that begins at token `i`, a fraction where a percent sign follows it.
pub fn number_at(view: View, i: usize) -> Option<NumberRead> {
    let read = whole_at(view, i)?;
    if let Some(fraction) = super::fraction::fraction(view, read) {
        return Some(fraction);
    }
    // "un euro" is rarely an amount: "un euro forte"
    let meant = read.digits
        || read.value != Decimal::ONE
        || view.is(read.end, class::SCALE)
        || super::amount::is_unit(view, read.end)
        || symbolic(view, i, read.end);
    meant.then_some(read)
}

/// "ceduta per un euro", "sold for one pound": whether the one unit of a currency between `i` and the token behind `end` is a price.
fn symbolic(view: View, i: usize, end: usize) -> bool {
    // "a EUR 500 million bond" has its number behind the currency
    if i == 0 || !view.is(end, class::CURRENCY) || view.tokens.get(end + 1).is_some_and(|t| t.is_number()) {
        return false;
    }
    let behind = |preps: fn(Prep) -> bool| view.has(i - 1, |t| matches!(t, Tag::Prep(p, _) if preps(p))).is_some();
    let closed = view.tokens.get(end + 1).is_none_or(|t| !t.is_word()) || view.is(end + 1, class::PREP | class::AND);
    // "di un euro forte" is none
    behind(|p| matches!(p, Prep::For | Prep::By)) || closed && behind(|p| p == Prep::Of)
}

/// The number that begins at token `i`, without what makes a fraction of it.
pub(super) fn whole_at(view: View, i: usize) -> Option<NumberRead> {
    let token = view.tokens.get(i)?;
    if token.is_number() {
        let end = grouped_end(view, i);
        let digits = &view.text[token.start as usize..view.tokens[end - 1].end as usize];
        let value = parse(digits, view.marks.0)?;
        let read = NumberRead { value, first: i, end, digits: true };
        let longer = bare_decimals(view, read).or_else(|| exponent(view, read)).or_else(|| thousands(view, read));
        return Some(longer.unwrap_or(read));
    }
    if let Some(read) = cardinal_at(view, i) {
        return Some(thousands(view, read).unwrap_or(read));
    }
    let len = view.is(i, class::NUMBER).then(|| view.has(i, |t| t == Tag::Half)).flatten()?;
    (view.is(i + len, class::SCALE) || super::amount::is_unit(view, i + len)).then_some(NumberRead {
        value: Decimal::new(5, 1),
        first: i,
        end: i + len,
        digits: false,
    })
}

/// ",08", "$.50": a decimal mark that nothing but digits follows.
fn bare_decimals(view: View, read: NumberRead) -> Option<NumberRead> {
    let mark = read.first.checked_sub(1).filter(|&m| view.tokens[read.first].glued && view.mark(m, view.marks.0))?;
    let opens = !view.tokens[mark].glued || mark > 0 && view.mark(mark - 1, '$');
    let plain = view.word(read.first).bytes().all(|b| b.is_ascii_digit());
    let power = power_of_ten(view.tokens[read.first].span().len() as u32).filter(|_| opens && plain)?;
    let value = read.value.checked_div(power)?;
    Some(NumberRead { value, first: mark, ..read })
}

/// "2 mil 500", "mil 300", before a scale or a currency: thousands in a word, the rest in digits.
fn thousands(view: View, read: NumberRead) -> Option<NumberRead> {
    let worded = || view.has(read.end, |t| t == Tag::Scale(3));
    let at = match read.digits {
        true if view.is(read.end, class::SCALE) && read.value.fract().is_zero() => read.end + worded()?,
        false if (read.value % Decimal::ONE_THOUSAND).is_zero() => read.end,
        _ => return None,
    };
    let digits = view.tokens.get(at).filter(|t| t.is_number() && !t.glued && t.span().len() <= 3)?;
    let rest: u32 = digits.span().of(view.text).parse().ok()?;
    let follows = view.is(at + 1, class::SCALE | class::CURRENCY | class::PREP);
    let whole = if read.digits { read.value.checked_mul(Decimal::ONE_THOUSAND)? } else { read.value };
    (follows && whole < Decimal::ONE_THOUSAND.checked_mul(Decimal::ONE_THOUSAND)?).then_some(NumberRead {
        value: whole.checked_add(Decimal::from(rest))?,
        end: at + 1,
        ..read
    })
}

/// "1e10": a power of ten glued to the digits.
fn exponent(view: View, read: NumberRead) -> Option<NumberRead> {
    let next = view.tokens.get(read.end).filter(|t| t.glued && t.is_word() && !view.tokens[read.first].glued)?;
    let power: u32 = next.span().of(view.text).strip_prefix(['e', 'E'])?.parse().ok().filter(|p| *p <= 18)?;
    let value = read.value.checked_mul(power_of_ten(power)?)?;
    Some(NumberRead { value, end: read.end + 1, ..read })
}

/// One past the last token of the number in digits at token `i`: "1 250 000,5" is four tokens where a plain space groups thousands.
fn grouped_end(view: View, i: usize) -> usize {
    let mut end = i + 1;
    if view.marks.1 != ' ' {
        return end;
    }
    let first = view.word(i).as_bytes();
    if first.len() > 3 || first[0] == b'0' {
        return end;
    }
    while let Some(next) = view.tokens.get(end).filter(|t| t.is_number() && t.start == view.tokens[end - 1].end + 1) {
        let group = next.span().of(view.text).as_bytes();
        let three = group.len() >= 3 && group[..3].iter().all(u8::is_ascii_digit);
        if !three || group.get(3).is_some_and(|&b| b != b',') {
            break;
        }
        end += 1;
        if group.len() > 3 {
            break;
        }
    }
    end
}

/// Reads digits with separators; `None` where they make no number of the language ("1.2.3", "12,5,7").
pub fn parse(digits: &str, decimal: char) -> Option<Decimal> {
    let mut groups = Groups::default();
    for c in digits.chars() {
        match c {
            '0'..='9' => groups.digit(c),
            c if c.is_whitespace() => groups.cut(' ')?,
            c => groups.cut(c)?,
        }
    }
    groups.read(decimal)
}

/// Whether a text has the decimal mark of other countries, told by numbers that leave no doubt: "12.5", "1,250.5" in Mexico, where Spain
/// writes "12,5" and "1.250,5". Without any such, "65,000" speaks for groups: nobody writes three decimals throughout.
pub fn swaps<'a>(numbers: impl Iterator<Item = &'a str>, decimal: char, thousands: char) -> bool {
    let (mut own, mut other) = ([0u32; 2], [0u32; 2]);
    for word in numbers {
        let Some(at) = word.rfind(['.', ',']) else { continue };
        let last = word[at..].chars().next().unwrap_or(decimal);
        let count = word.matches(last).count();
        let both = word.contains(if last == '.' { ',' } else { '.' });
        let group = word.len() - at - 1 == 3;
        let grouped = group && (1..=3).contains(&word.find(['.', ',']).unwrap_or(0)) && !word.starts_with('0');
        if !group && word.len() - at > 4 {
            continue;
        }
        // the mark behind which decimals stand, and whether the number leaves no doubt
        let (mark, sure) = match (both, count, grouped) {
            (true, 1, _) | (false, 1, false) => (last, true),
            (_, 1, true) | (_, _, true) => (if last == '.' { ',' } else { '.' }, count > 1),
            _ => continue,
        };
        if mark == decimal {
            own[usize::from(sure)] += 1;
        } else if mark == thousands {
            other[usize::from(sure)] += 1;
        }
    }
    other[1] > own[1] || other[1] == own[1] && other[0] > own[0] && own[1] == 0
}

/// Digits between separators.
#[derive(Default)]
struct Groups {
    value: i128,
    count: u32,
    /// Separator and number of digits behind it.
    tail: [(char, u32); 8],
    cuts: usize,
    first: u32,
    zero: bool,
}

impl Groups {
    fn digit(&mut self, c: char) {
        if self.count == 0 {
            self.zero = c == '0';
        }
        if self.count < 28 {
            self.value = self.value * 10 + (c as u8 - b'0') as i128;
        }
        self.count += 1;
        match self.cuts {
            0 => self.first += 1,
            n => self.tail[n - 1].1 += 1,
        }
    }

    fn cut(&mut self, c: char) -> Option<()> {
        *self.tail.get_mut(self.cuts)? = (c, 0);
        self.cuts += 1;
        Some(())
    }

    fn read(&self, decimal: char) -> Option<Decimal> {
        if self.count == 0 || self.count > 21 {
            return None;
        }
        let tail = &self.tail[..self.cuts];
        let Some(&(last, size)) = tail.last() else { return Some(Decimal::from_i128_with_scale(self.value, 0)) };
        let marks = |c: char| tail.iter().filter(|t| t.0 == c).count();
        let space = |c: char| !matches!(c, '.' | ',');
        let fraction = if last == decimal || matches!(last, '\'' | '’') && size < 3 && self.cuts == 1 {
            marks(last) == 1
        } else {
            // "17.25" in Italian, "0.500": the other style's decimal mark
            marks(last) == 1 && self.cuts == 1 && !space(last) && (size != 3 || self.zero || self.first > 3)
        };
        let groups = if fraction { &tail[..tail.len() - 1] } else { tail };
        let whole = groups.iter().all(|&(c, n)| n == 3 && c == groups[0].0 && (!fraction || c != last))
            && (groups.is_empty() || self.first <= 3);
        if !(whole || matches!(last, '\'' | '’') && fraction || last == decimal && fraction && groups.is_empty()) {
            return self.foreign(tail, decimal);
        }
        Some(Decimal::from_i128_with_scale(self.value, if fraction { size } else { 0 }))
    }

    /// "1,250,000" or "1,250.5" in a language whose decimal mark is the comma, and the other way round.
    fn foreign(&self, tail: &[(char, u32)], decimal: char) -> Option<Decimal> {
        let (last, size) = *tail.last()?;
        let all_groups = tail.len() > 1 && tail.iter().all(|&(c, n)| c == decimal && n == 3);
        if all_groups && self.first <= 3 {
            return Some(Decimal::from_i128_with_scale(self.value, 0));
        }
        let mixed =
            last != decimal && tail[..tail.len() - 1].iter().all(|&(c, n)| c == decimal && n == 3) && tail.len() > 1;
        (mixed && self.first <= 3).then(|| Decimal::from_i128_with_scale(self.value, size))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_decimal_mark_of_a_text() {
        let cases = [
            ("1,250.5 12.4", true),
            ("12,5 1.500", false),
            ("65,000 70,000", true),
            ("1.500 65,000", false),
            ("63,188 75,8 13.61", false),
            ("2,300,000", true),
            ("3.5 2026", true),
            ("1.500", false),
        ];
        for (text, want) in cases {
            assert_eq!(swaps(text.split(' '), ',', '.'), want, "{text}");
        }
    }

    #[test]
    fn italian_and_english_digits() {
        let cases = [
            ("1.500", ',', Some("1500")),
            ("1.250,5", ',', Some("1250.5")),
            ("17.25", ',', Some("17.25")),
            ("1,954", ',', Some("1.954")),
            ("0.500", ',', Some("0.500")),
            ("1.2.3", ',', None),
            ("12,5,7", ',', None),
            ("1,500", '.', Some("1500")),
            ("2.5", '.', Some("2.5")),
            ("1,250,000.75", '.', Some("1250000.75")),
            ("1,250,000", ',', Some("1250000")),
            ("1 250\u{a0}000,5", ',', Some("1250000.5")),
            ("10\u{a0}000", ',', Some("10000")),
            ("3'200", ',', Some("3200")),
            ("2.300.000", ',', Some("2300000")),
            ("1.234", '.', Some("1.234")),
            ("12,5", '.', Some("12.5")),
            ("12'5", ',', Some("12.5")),
        ];
        for (text, decimal, want) in cases {
            assert_eq!(parse(text, decimal).map(|d| d.to_string()).as_deref(), want, "{text}");
        }
    }
}
