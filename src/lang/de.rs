//! German: words, verbs, frames.
//!
//! "Eni übernimmt Novamont von Versalis für 500 Millionen Euro" is the frame `acquisition-buy`: subject acquirer, object target, "von" seller, "für" amount.
//! Tables only; the engine that reads them is the same for all languages.

use super::{Grammar, Language, Numbers};

/// The tables of German.
pub const GERMAN: Language = Language {
    code: "de",
    decimal: ',',
    thousands: '.',
    grammar: Grammar::PLAIN,
    home_currency: Some("EUR"),
    entries: &[],
    numbers: Numbers { simple: &[], tens: &[], units: &[], hundred: "" },
    paradigms: &[],
    verbs: &[],
    frames: &[],
    light: &[],
    finite_endings: &[],
    holds: &[],
    abbreviations: &[],
    function_words: &[],
};
