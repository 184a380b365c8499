//! Numbers in digits and words, read whole or not at all.
//!
//! In Italian "1.250,5" is 1250.5, "1.500" is 1500 and "17.25" is 17.25, since no group of three follows. Scales and units are added in
//! `super::amount`.

use super::View;
use super::cardinal::cardinal_at;
use crate::lang::Tag;
use crate::lexicon::class;
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
    let meant = read.digits || read.value != Decimal::ONE || view.is(read.end, class::SCALE);
    meant.then_some(read)
}

/// The number that begins at token `i`, without what makes a fraction of it.
pub(super) fn whole_at(view: View, i: usize) -> Option<NumberRead> {
    let token = view.tokens.get(i)?;
    if token.is_number() {
        let value = parse(view.word(i), view.lexicon.language.decimal, view.lexicon.language.thousands)?;
        let read = NumberRead { value, first: i, end: i + 1, digits: true };
        return Some(bare_decimals(view, read).or_else(|| exponent(view, read)).unwrap_or(read));
    }
    if let Some(read) = cardinal_at(view, i) {
        return Some(read);
    }
    let len = view.is(i, class::NUMBER).then(|| view.has(i, |t| t == Tag::Half)).flatten()?;
    view.is(i + len, class::SCALE).then_some(NumberRead {
        value: Decimal::new(5, 1),
        first: i,
        end: i + len,
        digits: false,
    })
}

/// ",08", "$.50": a decimal mark that nothing but digits follows.
fn bare_decimals(view: View, read: NumberRead) -> Option<NumberRead> {
    let mark = read
        .first
        .checked_sub(1)
        .filter(|&m| view.tokens[read.first].glued && view.mark(m, view.lexicon.language.decimal))?;
    let opens = !view.tokens[mark].glued || mark > 0 && view.mark(mark - 1, '$');
    let plain = view.word(read.first).bytes().all(|b| b.is_ascii_digit());
    let power = 10i128.checked_pow(view.tokens[read.first].span().len() as u32).filter(|_| opens && plain)?;
    let value = read.value.checked_div(Decimal::from_i128_with_scale(power, 0))?;
    Some(NumberRead { value, first: mark, ..read })
}

/// "1e10": a power of ten glued to the digits.
fn exponent(view: View, read: NumberRead) -> Option<NumberRead> {
    let next = view.tokens.get(read.end).filter(|t| t.glued && t.is_word() && !view.tokens[read.first].glued)?;
    let power: u32 = next.span().of(view.text).strip_prefix(['e', 'E'])?.parse().ok().filter(|p| *p <= 18)?;
    let value = read.value.checked_mul(Decimal::from_i128_with_scale(10i128.checked_pow(power)?, 0))?;
    Some(NumberRead { value, end: read.end + 1, ..read })
}

/// Reads digits with separators; `None` where they make no number of the language ("1.2.3", "12,5,7").
pub fn parse(digits: &str, decimal: char, thousands: char) -> Option<Decimal> {
    let mut groups = Groups::default();
    for c in digits.chars() {
        match c {
            '0'..='9' => groups.digit(c),
            _ => groups.cut(c)?,
        }
    }
    groups.read(decimal, thousands)
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

    fn read(&self, decimal: char, thousands: char) -> Option<Decimal> {
        if self.count == 0 || self.count > 27 {
            return None;
        }
        let tail = &self.tail[..self.cuts];
        let Some(&(last, size)) = tail.last() else { return Some(Decimal::from_i128_with_scale(self.value, 0)) };
        let marks = |c: char| tail.iter().filter(|t| t.0 == c).count();
        let space = |c: char| !matches!(c, '.' | ',');
        let fraction = if last == decimal {
            marks(decimal) == 1
        } else if last == thousands || space(last) {
            // "17.25" in Italian, "0.500": the other style's decimal mark
            marks(last) == 1 && self.cuts == 1 && !space(last) && (size != 3 || self.zero || self.first > 3)
        } else {
            false
        };
        let groups = if fraction { &tail[..tail.len() - 1] } else { tail };
        let whole = groups.iter().all(|&(c, n)| n == 3 && c == groups[0].0 && (!fraction || c != last))
            && (groups.is_empty() || self.first <= 3);
        if !(whole || last == decimal && fraction && groups.is_empty()) {
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
    fn italian_and_english_digits() {
        let cases = [
            ("1.500", ',', '.', Some("1500")),
            ("1.250,5", ',', '.', Some("1250.5")),
            ("17.25", ',', '.', Some("17.25")),
            ("1,954", ',', '.', Some("1.954")),
            ("0.500", ',', '.', Some("0.500")),
            ("1.2.3", ',', '.', None),
            ("12,5,7", ',', '.', None),
            ("1,500", '.', ',', Some("1500")),
            ("2.5", '.', ',', Some("2.5")),
            ("1,250,000.75", '.', ',', Some("1250000.75")),
            ("1,250,000", ',', '.', Some("1250000")),
            ("10\u{a0}000", ',', '.', Some("10000")),
            ("3'200", ',', '.', Some("3200")),
            ("2.300.000", ',', '.', Some("2300000")),
            ("1.234", '.', ',', Some("1.234")),
            ("12,5", '.', ',', Some("12.5")),
        ];
        for (text, decimal, thousands, want) in cases {
            assert_eq!(parse(text, decimal, thousands).map(|d| d.to_string()).as_deref(), want, "{text}");
        }
    }
}
