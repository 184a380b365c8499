//! Quantities in the form in which they are compared: a unit with a value or a range.
//!
//! Example: `{"value": "110e9", "unit": "USD"}` and `{"value": 110000000000, "unit": "USD"}` are the same.
//!
//! It does not judge bound, span or inference, and a quantity without unit or value compares with nothing.

use rust_decimal::Decimal;
use serde_json::Value;
use std::fmt;

/// A number as gold or prediction states it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Num {
    /// Left out (the open end of a range).
    Absent,
    /// Read as a number.
    Exact(Decimal),
    /// Whatever else stands there; equal only to the same text.
    Other(String),
}

/// A value or a range.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Size {
    /// One value.
    Point(Num),
    /// From low to high.
    Range(Num, Num),
}

/// What two quantities must agree in.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quantity {
    pub(crate) unit: String,
    pub(crate) size: Size,
}

/// The value of a key; null and absent are one.
pub(crate) fn field<'a>(object: &'a Value, key: &str) -> Option<&'a Value> {
    object.get(key).filter(|v| !v.is_null())
}

/// The text of a key, absent where it is no text.
pub(crate) fn text_of<'a>(object: &'a Value, key: &str) -> Option<&'a str> {
    object.get(key).and_then(Value::as_str)
}

/// The list of a key, empty where there is none.
pub(crate) fn list<'a>(object: &'a Value, key: &str) -> &'a [Value] {
    object.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The quantity of a JSON object, or nothing where it holds nothing that can be compared.
pub(crate) fn quantity(q: &Value) -> Option<Quantity> {
    if text_of(q, "bound") == Some("vague") {
        return None;
    }
    let unit = text_of(q, "unit").filter(|u| !u.is_empty())?.to_owned();
    let size = match (field(q, "value"), field(q, "low"), field(q, "high")) {
        (Some(value), _, _) => Size::Point(num(Some(value))),
        (None, None, None) => return None,
        (None, low, high) => Size::Range(num(low), num(high)),
    };
    Some(Quantity { unit, size })
}

/// Whether two quantities agree, to one part in a million.
pub(crate) fn same_quantity(a: &Quantity, b: &Quantity) -> bool {
    a.unit == b.unit
        && match (&a.size, &b.size) {
            (Size::Point(x), Size::Point(y)) => same_num(x, y),
            (Size::Range(low, high), Size::Range(lower, higher)) => same_num(low, lower) && same_num(high, higher),
            _ => false,
        }
}

fn same_num(a: &Num, b: &Num) -> bool {
    match (a, b) {
        (Num::Exact(a), Num::Exact(b)) => near(*a, *b),
        _ => a == b,
    }
}

impl fmt::Display for Num {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Exact(d) => write!(f, "{}", d.normalize()),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.size {
            Size::Point(value) => write!(f, "{} {value}", self.unit),
            Size::Range(low, high) => write!(f, "{} {low}..{high}", self.unit),
        }
    }
}

fn near(a: Decimal, b: Decimal) -> bool {
    let most = a.abs().max(b.abs());
    let allowed = most.checked_mul(Decimal::new(1, 6)).unwrap_or(Decimal::ZERO);
    a.checked_sub(b).is_some_and(|d| d.abs() <= allowed)
}

fn num(value: Option<&Value>) -> Num {
    let Some(value) = value else {
        return Num::Absent;
    };
    let text = value.as_str().map_or_else(|| value.to_string(), |s| s.trim().to_owned());
    decimal(&text).map_or(Num::Other(text), Num::Exact)
}

/// Reads plain and exponent form.
fn decimal(text: &str) -> Option<Decimal> {
    let (digits, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok()?;
    let factor = (0..exponent.unsigned_abs()).try_fold(Decimal::ONE, |f, _| f.checked_mul(Decimal::TEN))?;
    let base: Decimal = digits.parse().ok()?;
    if exponent < 0 { base.checked_div(factor) } else { base.checked_mul(factor) }
}

#[cfg(test)]
mod tests {
    use super::{quantity, same_quantity};
    use serde_json::{Value, json};

    fn same(a: &Value, b: &Value) -> bool {
        quantity(a).zip(quantity(b)).is_some_and(|(a, b)| same_quantity(&a, &b))
    }

    #[test]
    fn exponents_and_plain_numbers_meet() {
        let eur = |v: &str| json!({"value": v, "unit": "EUR"});
        assert!(same(&eur("110e9"), &json!({"value": 110_000_000_000_u64, "unit": "EUR"})));
        assert!(same(&eur("1.5E+9"), &eur("1500000000.0")));
        assert!(same(&eur("-2e-3"), &eur("-0.002")));
        assert!(same(&eur("1000000"), &eur("1000001")));
        assert!(!same(&eur("1000000"), &eur("1000002")));
        assert!(!same(&eur("5"), &json!({"value": "5", "unit": "USD"})));
        assert!(same(&eur("many"), &eur("many")));
        assert!(!same(&eur("9e999"), &eur("5")));
    }

    #[test]
    fn ranges_meet_ranges_only() {
        let range = json!({"low": "2e9", "high": 3_000_000_000_u64, "unit": "EUR", "bound": "range"});
        assert!(same(&range, &json!({"low": "2000000000", "high": "3e9", "unit": "EUR"})));
        assert!(!same(&range, &json!({"low": "2e9", "unit": "EUR"})));
        assert!(!same(&range, &json!({"value": "2e9", "unit": "EUR"})));
        assert!(same(&json!({"low": "2", "unit": "%"}), &json!({"low": 2, "high": null, "unit": "%"})));
    }

    #[test]
    fn what_says_too_little_compares_with_nothing() {
        for q in [
            json!(null),
            json!("5"),
            json!({"value": 5}),
            json!({"unit": "EUR"}),
            json!({"value": 5, "unit": "EUR", "bound": "vague"}),
        ] {
            assert!(quantity(&q).is_none(), "{q}");
        }
    }
}
