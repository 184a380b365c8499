//! French: words, verbs, frames.
//!
//! "Eni rachète Novamont à Versalis pour 500 millions d'euros" is the frame `acquisition-buy`: subject acquirer, object target, "à" seller, "pour" amount.
//! Tables only; the engine that reads them is the same for all languages.

use super::{Grammar, Language, Numbers};

/// The tables of French.
pub const FRENCH: Language = Language {
    code: "fr",
    decimal: ',',
    thousands: ' ',
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
