//! Amounts for people: `EUR 4.5 bn`, `about USD 12,000`, `2 to 3 GW`, `35 %`.
//!
//! Exact like everything else: what three digits behind the point do not hold is written in full. Machines read
//! `super::number` instead.

use super::build::unit_name;
use crate::value::{Amount, Bound, Quantity, QuantityKind};
use rust_decimal::Decimal;

/// The amount with the words that bound it; a vague one in its own words.
pub fn bounded(quantity: &Quantity, text: &str) -> String {
    let plain = plain(quantity, text);
    let before = match quantity.amount.bound {
        Bound::About => "about ",
        Bound::AtLeast => "at least ",
        Bound::AtMost => "up to ",
        Bound::Exact | Bound::Range | Bound::Vague => return plain,
    };
    [before, &plain].concat()
}

/// The amount without its bound.
pub fn plain(quantity: &Quantity, text: &str) -> String {
    let amount = &quantity.amount;
    match (amount.value, amount.low, amount.high) {
        (Some(value), _, _) => with_unit(amount, &scaled(value, amount.kind), text),
        (None, Some(low), Some(high)) => range(amount, low, high, text),
        (None, Some(one), None) | (None, None, Some(one)) => with_unit(amount, &scaled(one, amount.kind), text),
        (None, None, None) => quantity.span.of(text).to_owned(),
    }
}

fn range(amount: &Amount, low: Decimal, high: Decimal, text: &str) -> String {
    let (low, high) = (scaled(low, amount.kind), scaled(high, amount.kind));
    let digits = match low.1 == high.1 {
        true => low.0,
        false => joined(&low),
    };
    with_unit(amount, &(format!("{digits} to {}", high.0), high.1), text)
}

type Scaled = (String, &'static str);

fn joined((digits, scale): &Scaled) -> String {
    match scale.is_empty() {
        true => digits.clone(),
        false => format!("{digits} {scale}"),
    }
}

fn with_unit(amount: &Amount, scaled: &Scaled, text: &str) -> String {
    let unit = unit_name(amount, text).unwrap_or("");
    let (digits, scale) = scaled;
    let parts: &[&str] = match (amount.kind, scale.is_empty()) {
        (QuantityKind::Money, true) => &[unit, " ", digits],
        (QuantityKind::Money, false) => &[unit, " ", digits, " ", scale],
        (QuantityKind::Power | QuantityKind::Energy, _) => &[digits, " ", scale, unit],
        (QuantityKind::Percent | QuantityKind::Count, true) => &[digits, " ", unit],
        (QuantityKind::Percent | QuantityKind::Count, false) => &[digits, " ", scale, " ", unit],
    };
    let line = parts.concat();
    match line.len() == line.trim().len() {
        true => line,
        false => line.trim().to_owned(),
    }
}

const MONEY: &[(&str, u32)] = &[("tn", 12), ("bn", 9), ("m", 6)];
const POWER: &[(&str, u32)] = &[("T", 12), ("G", 9), ("M", 6), ("k", 3)];

/// The digits and the scale word or prefix in which they are shortest to read.
fn scaled(value: Decimal, kind: QuantityKind) -> Scaled {
    let scales = match kind {
        QuantityKind::Money => MONEY,
        QuantityKind::Power | QuantityKind::Energy => POWER,
        QuantityKind::Percent | QuantityKind::Count => &[],
    };
    let fits = scales.iter().find(|(_, power)| value.abs() >= Decimal::from(10_i64.pow(*power)));
    let short = fits.and_then(|(scale, power)| Some((short(value, *power)?, *scale)));
    short.unwrap_or_else(|| (grouped(value), ""))
}

/// The value in units of a power of ten, where at most three digits stand behind the point.
fn short(value: Decimal, power: u32) -> Option<String> {
    match whole(value) {
        // nearly every amount; a division of decimals takes ten times as long
        Some(whole) => {
            let thousandth = 10_i64.pow(power - 3);
            (whole % thousandth == 0).then(|| thousandths(whole / thousandth))
        }
        None => {
            let scaled = value.checked_div(Decimal::from(10_i64.pow(power)))?.normalize();
            (scaled.scale() <= 3).then(|| grouped(scaled))
        }
    }
}

/// The value as a whole number, where it is one.
fn whole(value: Decimal) -> Option<i64> {
    let (digits, one) = (i64::try_from(value.mantissa()).ok()?, 10_i64.checked_pow(value.scale())?);
    (digits % one == 0).then_some(digits / one)
}

/// A number of thousandths.
fn thousandths(number: i64) -> String {
    let mut rest = [b'.'; 4];
    let mut behind = number.unsigned_abs() % 1000;
    for digit in rest[1..].iter_mut().rev() {
        *digit = b'0' + (behind % 10) as u8;
        behind /= 10;
    }
    let rest = std::str::from_utf8(&rest).unwrap_or_default().trim_end_matches('0').trim_end_matches('.');
    with_commas(number < 0, &(number.unsigned_abs() / 1000).to_string(), rest)
}

/// Digits with a comma at the thousands.
fn grouped(value: Decimal) -> String {
    let digits = value.normalize().abs().to_string();
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    with_commas(value.is_sign_negative() && !value.is_zero(), whole, rest)
}

fn with_commas(negative: bool, whole: &str, rest: &str) -> String {
    let mut out = String::with_capacity(1 + whole.len() + whole.len() / 3 + rest.len());
    if negative {
        out.push('-');
    }
    for (position, digit) in whole.char_indices() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::super::sample::{money, quantity};
    use super::*;
    use crate::value::{Span, Unit};

    #[test]
    fn money_reads_short_and_exact() {
        for (value, written) in [
            ("4500000000", "EUR 4.5 bn"),
            ("350000000", "EUR 350 m"),
            ("12000", "EUR 12,000"),
            ("2000000000000", "EUR 2 tn"),
            ("1234567891", "EUR 1,234,567,891"),
            ("-1250000", "EUR -1.25 m"),
            ("0.5", "EUR 0.5"),
            ("999", "EUR 999"),
        ] {
            assert_eq!(plain(&money(value, Span::default()), ""), written);
        }
    }

    #[test]
    fn power_percent_and_counts() {
        let power = quantity(QuantityKind::Power, "2000000000", Unit::Watt);
        assert_eq!(plain(&power, ""), "2 GW");
        let energy = quantity(QuantityKind::Energy, "1500", Unit::WattHour);
        assert_eq!(plain(&energy, ""), "1.5 kWh");
        let percent = quantity(QuantityKind::Percent, "35", Unit::Percent);
        assert_eq!(plain(&percent, ""), "35 %");
        let count = quantity(QuantityKind::Count, "1200", Unit::Noun(Span::new(5, 13)));
        assert_eq!(plain(&count, "1200 impianti"), "1,200 impianti");
    }

    #[test]
    fn bounds_and_ranges() {
        let mut q = money("3000000", Span::default());
        q.amount.bound = Bound::AtLeast;
        assert_eq!(bounded(&q, ""), "at least EUR 3 m");
        q.amount.bound = Bound::Range;
        (q.amount.value, q.amount.low, q.amount.high) = (None, Some(2_000_000.into()), Some(3_000_000.into()));
        assert_eq!(bounded(&q, ""), "EUR 2 to 3 m");
        q.amount.high = Some(Decimal::from(3_000_000_000_i64));
        assert_eq!(bounded(&q, ""), "EUR 2 m to 3 bn");
    }
}
