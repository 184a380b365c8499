//! Layer 4: candidate mentions in a block: numbers, amounts, dates and companies.
//!
//! A mention is proposed with what its own words say. What context adds (a currency left out, a bare number that is money, whether
//! an unknown name is a company) is decided in `crate::resolve`.

pub mod amount;
pub mod bound;
pub mod capitals;
pub mod cardinal;
pub mod company;
pub mod date;
mod evidence;
pub mod fraction;
mod month_range;
mod namesake;
pub mod number;
mod runs;
pub mod view;
mod year_end;

pub use amount::AmountMention;
pub use view::View;
