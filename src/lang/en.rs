//! English: words, verbs, frames.
//!
//! "Eni buys Novamont from Versalis for $500 million" is the frame `acquisition-buy`: subject acquirer, object target, "from" seller, "for" amount.
//! Tables only; the engine that reads them is the same for all languages.

use super::{Grammar, Language, Numbers};

/// The tables of English.
pub const ENGLISH: Language = Language {
    code: "en",
    decimal: '.',
    thousands: ',',
    grammar: Grammar::PLAIN,
    home_currency: None,
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
