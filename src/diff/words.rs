//! Values of slots for people: `EUR 3 m`, `2026-03-02 (stated)`, `completed`.

use crate::emit::amount::bounded;
use crate::eval::{field, text_of};
use crate::value::{Amount, Bound, Currency, Inferred, Quantity, QuantityKind, Span, Unit};
use rust_decimal::Decimal;
use serde_json::Value;

/// A value in words; a dash where there is none.
pub(super) fn value(value: &Option<Value>) -> String {
    match value {
        None => "–".to_owned(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Bool(true)) => "yes".to_owned(),
        Some(Value::Bool(false)) => "no".to_owned(),
        Some(other) => when(other).or_else(|| amount(other)).unwrap_or_else(|| other.to_string()),
    }
}

fn when(value: &Value) -> Option<String> {
    let date = text_of(value, "date")?;
    Some(text_of(value, "basis").map_or(date.to_owned(), |basis| format!("{date} ({basis})")))
}

fn amount(value: &Value) -> Option<String> {
    let bound = text_of(value, "bound").unwrap_or("exact");
    let unit = text_of(value, "unit").unwrap_or_default();
    let mut words = match bound {
        "vague" => text_of(value, "text")?.to_owned(),
        _ => bounded(&quantity(value, bound, unit)?, unit),
    };
    for key in ["basis", "condition"] {
        if let Some(more) = text_of(value, key).filter(|more| *more != "unspecified") {
            words += &format!(" ({more})");
        }
    }
    Some(words)
}

/// The amount as the extractor had it; the unit is its own text.
fn quantity(value: &Value, bound: &str, unit: &str) -> Option<Quantity> {
    let number = |key: &str| -> Option<Decimal> {
        let text = field(value, key)?.to_string();
        text.parse().ok().or_else(|| Decimal::from_scientific(&text).ok())
    };
    let (one, low, high) = (number("value"), number("low"), number("high"));
    one.or(low).or(high)?;
    let (kind, unit) = unit_of(unit);
    let bound = match bound {
        "about" => Bound::About,
        "at_least" => Bound::AtLeast,
        "at_most" => Bound::AtMost,
        "range" => Bound::Range,
        _ => Bound::Exact,
    };
    let amount = Amount { kind, value: one, low, high, unit, bound, inferred: Inferred::default() };
    Some(Quantity { amount, span: Span::default(), rule: "", sources: Vec::new() })
}

fn unit_of(unit: &str) -> (QuantityKind, Option<Unit>) {
    let code = Currency::from_code(unit).filter(|c| c.code() == unit);
    match (unit, code) {
        ("W", _) => (QuantityKind::Power, Some(Unit::Watt)),
        ("Wh", _) => (QuantityKind::Energy, Some(Unit::WattHour)),
        ("%", _) => (QuantityKind::Percent, Some(Unit::Percent)),
        (_, Some(code)) => (QuantityKind::Money, Some(Unit::Currency(code))),
        (noun, None) => (QuantityKind::Count, Some(Unit::Noun(Span::new(0, noun.len().try_into().unwrap_or(0))))),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    #[test]
    fn values_read_as_on_cards() {
        for (value, words) in [
            (json!({"value": 385_000_000, "unit": "EUR", "bound": "exact"}), "EUR 385 m"),
            (json!({"value": 2e9, "unit": "W", "bound": "at_least"}), "at least 2 GW"),
            (json!({"low": 2, "high": 3, "unit": "%", "bound": "range"}), "2 to 3 %"),
            (json!({"value": 12, "unit": "navi", "bound": "about"}), "about 12 navi"),
            (json!({"value": 5_000_000, "unit": "USD", "bound": "exact", "basis": "post"}), "USD 5 m (post)"),
            (json!({"text": "milioni di euro", "unit": "EUR", "bound": "vague"}), "milioni di euro"),
            (json!({"date": "2026-03", "precision": "month", "basis": "stated"}), "2026-03 (stated)"),
            (json!("completed"), "completed"),
            (json!(true), "yes"),
            (json!([1]), "[1]"),
        ] {
            assert_eq!(super::value(&Some(value)), words);
        }
        assert_eq!(super::value(&None), "–");
    }
}
