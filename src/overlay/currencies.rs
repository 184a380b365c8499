//! Currencies of an overlay: words and signs, and the ISO 4217 code that they mean.
//!
//! `{"code": "XOF", "words": ["franchi CFA", "FCFA"], "lang": "it"}`; without `lang` in all languages.

use super::document::Document;
use super::iso;
use super::nearest::nearest;
use crate::lang::{LANGUAGES, Tag};
use crate::lexicon::additions::{Additions, keep};
use jsonc_parser::ast::{Object, Value};

pub(super) const CURRENCY: &[&str] = &["code", "words", "lang"];

/// The codes of the languages.
pub(super) fn codes() -> Vec<&'static str> {
    LANGUAGES.iter().map(|l| l.code).collect()
}

/// The section `currencies`.
pub(super) fn read(document: &mut Document, section: Option<&&Value>, additions: &mut Additions) {
    for object in document.entries(section.copied(), "currencies") {
        entry(document, object, additions);
    }
}

fn entry(document: &mut Document, object: &Object, additions: &mut Additions) {
    let fields = document.fields(object, "a currency", CURRENCY);
    let text = document.required(object, &fields, "code", "the currency");
    let code = text.zip(fields.get("code")).and_then(|(text, value)| code(document, &text, value));
    let language = fields.get("lang").map(|value| document.one_of(value, "language", &codes()));
    let words = document.strings(fields.get("words").copied(), "words");
    if !fields.contains_key("words") {
        document.fault(object, "the currency lacks \"words\"; add the words or signs that mean it");
    }
    for (word, at) in words {
        let signed = !word.chars().any(char::is_alphanumeric);
        if signed && (word.is_ascii() || word.chars().count() > 1) {
            document.fault(at, format!("\"{word}\" cannot be a currency's sign; use a word, or one sign such as ₵"));
            continue;
        }
        let (Some(code), Some(language)) = (code, language.unwrap_or(Some(""))) else { continue };
        let word = keep(&word);
        if signed || word.chars().any(char::is_uppercase) {
            additions.signs.push((word, code));
        }
        for own in LANGUAGES.iter().filter(|l| language.is_empty() || l.code == language).filter(|_| !signed) {
            additions.language(own.code).entries.push((word, Tag::Currency(code, true)));
        }
    }
}

fn code(document: &mut Document, text: &str, at: &Value) -> Option<&'static str> {
    let known = || iso::CURRENCIES.split(' ');
    let found = known().find(|code| *code == text);
    if found.is_none() {
        let such = nearest(text, known()).unwrap_or("EUR");
        document.fault(at, format!("unknown currency \"{text}\"; use an ISO 4217 code such as {such}"));
    }
    found
}
