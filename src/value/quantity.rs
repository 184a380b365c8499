//! Amounts of money, power, energy, percent and counted things, exact and with the bound they state.
//!
//! "almeno 4,5 miliardi di euro" is `Amount { value: 4500000000, unit: EUR, bound: AtLeast, .. }`. Floats appear
//! nowhere, and nothing is converted.

use super::Span;
use rust_decimal::Decimal;

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum QuantityKind {
    /// An amount in a currency.
    Money,
    /// Power in watts.
    Power,
    /// Energy in watt hours.
    Energy,
    /// Per cent and percentage points.
    Percent,
    /// A number of things.
    Count,
}

impl QuantityKind {
    /// The name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Power => "power",
            Self::Energy => "energy",
            Self::Percent => "percent",
            Self::Count => "count",
        }
    }
}

/// How the text bounds a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Bound {
    /// Stated as it is.
    #[default]
    Exact,
    /// "circa", "quasi", "around".
    About,
    /// "almeno", "oltre", "more than".
    AtLeast,
    /// "fino a", "meno di", "up to".
    AtMost,
    /// Between a low and a high value.
    Range,
    /// "miliardi di dollari": a scale without a number. Fills no slot.
    Vague,
}

impl Bound {
    /// The name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::About => "about",
            Self::AtLeast => "at_least",
            Self::AtMost => "at_most",
            Self::Range => "range",
            Self::Vague => "vague",
        }
    }
}

/// An ISO 4217 code in upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Currency(pub [u8; 3]);

impl Currency {
    /// The code as text.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// The currency of a three-letter code, upper-cased; `None` where the code is not three ASCII letters.
    pub fn from_code(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_alphabetic).then(|| Self(bytes.map(|b| b.to_ascii_uppercase())))
    }
}

/// The unit of an amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Money in this currency.
    Currency(Currency),
    /// Watts.
    Watt,
    /// Watt hours.
    WattHour,
    /// Per cent.
    Percent,
    /// The counted noun, as the text has it.
    Noun(Span),
}

/// Which parts of an amount the text leaves out and context supplied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Inferred {
    /// The value or its scale.
    pub value: bool,
    /// The unit.
    pub unit: bool,
}

/// A value with its unit and bound.
///
/// `value` is absent for a range (`low`, `high` stand instead) and for a vague amount.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// What is measured.
    pub kind: QuantityKind,
    /// The value in whole units (euro, watt, watt hour), scaled exactly.
    pub value: Option<Decimal>,
    /// Lower end of a range.
    pub low: Option<Decimal>,
    /// Upper end of a range.
    pub high: Option<Decimal>,
    /// The unit; absent where the text leaves it open.
    pub unit: Option<Unit>,
    /// How the value is bounded.
    pub bound: Bound,
    /// What context supplied.
    pub inferred: Inferred,
}

impl Amount {
    /// The currency, for money that has one.
    pub fn currency(&self) -> Option<Currency> {
        match self.unit {
            Some(Unit::Currency(c)) => Some(c),
            _ => None,
        }
    }

    /// Whether a number and a unit are known, so that the amount may fill a slot.
    pub fn is_complete(&self) -> bool {
        self.unit.is_some() && (self.value.is_some() || (self.low.is_some() && self.high.is_some()))
    }

    /// The value, or the lower end of a range.
    pub fn point(&self) -> Option<Decimal> {
        self.value.or(self.low)
    }

    /// Whether both state the same number in the same unit; the bound is not compared.
    pub fn same_value(&self, other: &Amount) -> bool {
        self.unit == other.unit && self.value == other.value && self.low == other.low && self.high == other.high
    }
}

/// One mention of an amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quantity {
    /// The amount.
    pub amount: Amount,
    /// Number, scale and unit, without the words that bound them.
    pub span: Span,
    /// Id of the rule that read it, such as `money/number-scale-currency`.
    pub rule: &'static str,
    /// The spans that an inferred part came from.
    pub sources: Vec<Span>,
}

/// Nothing that is told amounts to 10²¹ or more, so that sums and products with small factors stay within a [`Decimal`].
pub const BEYOND: Decimal = Decimal::from_parts(0xdea0_0000, 0x35c9_adc5, 0x36, false, 0);

/// A power of ten; none beyond what a [`Decimal`] holds.
pub fn power_of_ten(power: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(10i128.checked_pow(power)?, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_of_ten_end_where_decimals_do() {
        assert_eq!(power_of_ten(0), Some(Decimal::ONE));
        assert_eq!(power_of_ten(28).map(|power| power.to_string().len()), Some(29));
        assert_eq!((power_of_ten(29), power_of_ten(u32::MAX)), (None, None));
        assert_eq!(power_of_ten(21), Some(BEYOND));
    }
}
