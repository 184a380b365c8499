//! Spanish: words, verbs, frames.
//!
//! "Eni compra Novamont a Versalis por 500 millones de euros" is the frame `acquisition-buy`: subject acquirer, object target, "a" seller, "por" amount.
//! Tables only; the engine that reads them is the same for all languages.

use super::{Grammar, Language, Numbers};

/// The tables of Spanish.
pub const SPANISH: Language = Language {
    code: "es",
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
