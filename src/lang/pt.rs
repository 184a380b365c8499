//! Portuguese: words, verbs, frames.
//!
//! "Eni compra a Novamont à Versalis por 500 milhões de euros" is the frame `acquisition-buy`: subject acquirer, object target, "a" seller, "por" amount.
//! Tables only; the engine that reads them is the same for all languages.

use super::{Grammar, Language, Numbers};

/// The tables of Portuguese.
pub const PORTUGUESE: Language = Language {
    code: "pt",
    decimal: ',',
    thousands: '.',
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
