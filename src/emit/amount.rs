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
    match quantity.amount.bound {
        Bound::About => format!("about {plain}"),
        Bound::AtLeast => format!("at least {plain}"),
        Bound::AtMost => format!("up to {plain}"),
        Bound::Exact | Bound::Range | Bound::Vague => plain,
    }
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
    let line = match amount.kind {
        QuantityKind::Money => format!("{unit} {}", joined(scaled)),
        QuantityKind::Power | QuantityKind::Energy => format!("{digits} {scale}{unit}"),
        QuantityKind::Percent | QuantityKind::Count => format!("{} {unit}", joined(scaled)),
    };
    line.trim().to_owned()
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
    let scaled = value.checked_div(Decimal::from(10_i64.pow(power)))?.normalize();
    (scaled.scale() <= 3).then(|| grouped(scaled))
}

/// Digits with a comma at the thousands.
fn grouped(value: Decimal) -> String {
    let digits = value.normalize().abs().to_string();
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::from(if value.is_sign_negative() && !value.is_zero() { "-" } else { "" });
    for (position, digit) in whole.char_indices() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
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
