//! Numbers in the output: the digits that were read, never a float's, never an exponent.
//!
//! `Number(3.50)` is written `3.5`, `Number(110000000000)` is written so. Formatting for people is in `super::amount`. A format that nobody
//! reads as text (`is_human_readable` is false), such as columns of Arrow, gets whole millionths instead of digits.

use rust_decimal::Decimal;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer, ser::Error};
use std::borrow::Cow;

/// How many digits stand behind the point of a number in a column.
pub(crate) const PLACES: u32 = 6;

/// A number in millionths; digits behind the sixth are rounded.
pub(crate) fn millionths(number: Decimal) -> i128 {
    let number = if number.scale() > PLACES { number.round_dp(PLACES) } else { number };
    number.mantissa() * 10i128.pow(PLACES - number.scale())
}

/// An exact number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_i128(millionths(self.0));
        }
        let number = self.0.normalize();
        match (number.scale(), i64::try_from(number.mantissa())) {
            (0, Ok(whole)) => serializer.serialize_i64(whole),
            _ => digits(&number.to_string(), serializer),
        }
    }
}

/// Writes digits as they stand as a JSON number.
fn digits<S: Serializer>(digits: &str, serializer: S) -> Result<S::Ok, S::Error> {
    let number: serde_json::Number = digits.parse().map_err(S::Error::custom)?;
    number.serialize(serializer)
}

impl JsonSchema for Number {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Number".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number" })
    }
}

/// A share between 0 and 1, written with two digits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence(pub f32);

impl Confidence {
    /// The two digits behind the point, as a number between 0 and 100.
    pub fn hundredths(self) -> u8 {
        let share = if self.0.is_nan() { 0.0 } else { self.0 };
        (share.clamp(0.0, 1.0) * 100.0).round() as u8
    }
}

impl std::fmt::Display for Confidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let hundredths = self.hundredths();
        write!(f, "{}.{:02}", hundredths / 100, hundredths % 100)
    }
}

impl Serialize for Confidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if !serializer.is_human_readable() {
            return serializer.serialize_i128(i128::from(self.hundredths()) * 10_000);
        }
        digits(&self.to_string(), serializer)
    }
}

impl JsonSchema for Confidence {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Confidence".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "minimum": 0, "maximum": 1 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_exact() {
        for (read, written) in [
            ("110000000000", "110000000000"),
            ("3.50", "3.5"),
            ("-0.125", "-0.125"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("0.0000000001", "0.0000000001"),
            ("-0", "0"),
        ] {
            let number = Number(read.parse().unwrap());
            assert_eq!(serde_json::to_string(&number).unwrap(), written);
        }
    }

    #[test]
    fn confidence_has_two_digits() {
        for (share, written) in [(0.9, "0.90"), (1.2, "1.00"), (f32::NAN, "0.00"), (0.005, "0.01")] {
            assert_eq!(serde_json::to_string(&Confidence(share)).unwrap(), written);
        }
    }
}
