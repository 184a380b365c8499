//! A record's amount in another currency, beside what the text states and in place of nothing.

use super::Currency;
use jiff::civil::Date;
use rust_decimal::Decimal;

/// An amount at a rate of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversion {
    /// The amount, or the lower end of a range, in `currency`, with at most two digits behind the point.
    pub amount: Decimal,
    /// The currency that was asked for.
    pub currency: Currency,
    /// How many units of the amount's own currency one unit of `currency` was worth.
    pub rate: Decimal,
    /// The day of that rate; absent where both currencies are the same.
    pub date: Option<Date>,
}
