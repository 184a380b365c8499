//! Layer 0: the values that every other layer speaks in.
//!
//! Spans, exact amounts, articles, and what an extraction gives back. Nothing here reads text or decides
//! anything; the other layers import from here and never the other way round.

pub mod article;
pub mod company;
pub mod conversion;
pub mod country;
pub mod extraction;
pub mod quantity;
pub mod record;
pub mod span;

pub use article::Article;
pub use company::{Company, CompanyId};
pub use conversion::Conversion;
pub use extraction::{Extraction, Note};
pub use quantity::{Amount, BEYOND, Bound, Currency, Inferred, Quantity, QuantityKind, Unit, power_of_ten};
pub use record::{
    Basis, Check, Condition, Kind, Metric, Outlook, Party, Period, Purpose, Record, Role, Status, TextSlot, Tranche,
    Valuation, When, WhenBasis, WhenPrecision,
};
pub use span::Span;
