//! What one article gives: three layers and the notes on what could not be settled.
//!
//! Positions in `records` point at `companies` by index, so one company is written once.

use super::{Company, Quantity, Record, Span};

/// Something that the extraction saw and could not settle, or that a reader should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of note, such as `record/thin` or `lang/guess`.
    pub rule: &'static str,
    /// One plain sentence.
    pub text: String,
    /// Where it arose, if it arose at a place.
    pub span: Option<Span>,
}

/// All layers of one article.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extraction {
    /// The language that the article was read in, an ISO 639-1 code; empty where unknown.
    pub lang: &'static str,
    /// Amounts in reading order.
    pub quantities: Vec<Quantity>,
    /// Companies in order of first mention.
    pub companies: Vec<Company>,
    /// Deals and figures in order of first evidence.
    pub records: Vec<Record>,
    /// What could not be settled.
    pub notes: Vec<Note>,
}
