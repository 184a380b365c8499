//! Layer 8: extractions to JSON Lines for programs and cards for people.
//!
//! [`JsonLines`] writes one object a line, [`cards`] draws records for a terminal, [`summary`] says one in a sentence,
//! [`schema`] describes the lines. Nothing is decided here: what an extraction does not hold is not written.

pub mod amount;
pub mod build;
pub mod cards;
pub mod json;
pub mod line;
pub mod number;
pub mod offsets;
mod phrase;
#[cfg(test)]
pub(crate) mod sample;
pub mod schema;
pub mod summary;
mod teller;
#[cfg(test)]
mod tests;
pub mod view;
pub mod view_record;

pub use json::{JsonLines, Layer, SCHEMA};
pub use offsets::{OffsetUnit, Offsets};
