//! Companies of an overlay, and names that are none.
//!
//! `{"name": "Ferrigno Cavi", "aliases": ["FC"], "country": "IT", "kind": "company", "ids": {"lei": "…"}}`.

use super::document::Document;
use super::iso;
use crate::lexicon::additions::{AddedCompany, Additions, keep};
use crate::lexicon::{KnownCompany, NameTag, OrgKind};
use jsonc_parser::ast::{Object, Value};

pub(super) const COMPANY: &[&str] = &["name", "aliases", "country", "kind", "ids", "ambiguous"];
pub(super) const SCHEMES: &[&str] = &["own", "lei", "isin", "ticker", "cik"];
pub(super) const OTHER: &[&str] = &["name", "kind"];
pub(super) const OTHER_KINDS: &[(&str, NameTag)] =
    &[("product", NameTag::Product), ("person", NameTag::Person), ("other", NameTag::Other)];

/// The section `companies`.
pub(super) fn companies(document: &mut Document, section: Option<&&Value>, additions: &mut Additions) {
    for object in document.entries(section.copied(), "companies") {
        if let Some(company) = company(document, object) {
            additions.companies.push(company);
        }
    }
}

fn company(document: &mut Document, object: &Object) -> Option<AddedCompany> {
    let fields = document.fields(object, "a company", COMPANY);
    let name = document.required(object, &fields, "name", "the company");
    let kinds: Vec<&str> = OrgKind::ALL.iter().map(|(name, _)| *name).collect();
    let kind = fields.get("kind").and_then(|value| document.one_of(value, "kind of company", &kinds));
    let kind = kind.and_then(OrgKind::named);
    let country = fields.get("country").and_then(|value| country(document, value)).unwrap_or_default();
    let ids = fields.get("ids").map_or(String::new(), |value| ids(document, value));
    let ambiguous = document.switch(fields.get("ambiguous"), "ambiguous");
    let aliases: Vec<&str> = document
        .strings(fields.get("aliases").copied(), "aliases")
        .iter()
        .filter(|(alias, value)| is_name(document, alias, value))
        .map(|(alias, _)| keep(alias))
        .collect();
    let name = name.filter(|name| fields.get("name").is_some_and(|value| is_name(document, name, value)))?;
    let company = KnownCompany {
        name: keep(&name),
        embedded: false,
        country: keep(&country),
        kind: kind.unwrap_or(OrgKind::Company),
        ambiguous,
        ids: keep(&ids),
    };
    Some(AddedCompany { company, told_kind: kind.is_some(), aliases })
}

/// Whether a name could stand in a text: with two letters at least, one of them a capital, or a digit.
fn is_name(document: &mut Document, name: &str, at: &Value) -> bool {
    let shown = name.chars().any(|c| c.is_uppercase() || c.is_ascii_digit());
    let ok = shown && name.chars().filter(|c| c.is_alphanumeric()).count() > 1;
    if !ok {
        document.fault(
            at,
            format!("\"{name}\" is no name; write it as texts do, with its capitals, in two letters or more"),
        );
    }
    ok
}

fn country(document: &mut Document, value: &Value) -> Option<String> {
    let text = document.string(value, "country")?;
    let known = iso::COUNTRIES.split(' ').any(|code| code == text);
    if !known {
        let upper = text.to_uppercase();
        let remedy = match iso::COUNTRIES.split(' ').find(|code| *code == upper) {
            Some(code) => format!("write it as {code}"),
            None => "use the two letters of ISO 3166 such as IT".to_owned(),
        };
        document.fault(value, format!("unknown country \"{text}\"; {remedy}"));
    }
    known.then_some(text)
}

/// `scheme:value` pairs joined by `|`, as the embedded list has them.
fn ids(document: &mut Document, value: &Value) -> String {
    let Value::Object(object) = value else {
        document.fault(value, "\"ids\" is an object of schemes and values; write { \"lei\": \"…\" }");
        return String::new();
    };
    let fields = document.fields(object, "\"ids\"", SCHEMES);
    let mut pairs = Vec::new();
    for (scheme, value) in fields {
        let Some(text) = document.string(value, scheme) else { continue };
        let fits = match scheme {
            "lei" => code(&text, 20),
            "isin" => code(&text, 12),
            _ => !text.contains(['|', ':']),
        };
        match fits {
            true => pairs.push(format!("{scheme}:{text}")),
            false => document.fault(value, format!("\"{text}\" is no {scheme}; {}", shape(scheme))),
        }
    }
    pairs.join("|")
}

fn code(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
}

fn shape(scheme: &str) -> &'static str {
    match scheme {
        "lei" => "it has 20 capital letters and digits",
        "isin" => "it has 12 capital letters and digits",
        _ => "leave out | and :",
    }
}

/// The section `not_companies`: names, or objects that say what the name is.
pub(super) fn others(document: &mut Document, section: Option<&&Value>, additions: &mut Additions) {
    for value in document.list(section.copied(), "not_companies") {
        let found = match value {
            Value::Object(object) => other(document, object),
            text => document.string(text, "not_companies").map(|name| (name, NameTag::Other, text)),
        };
        if let Some((name, tag, at)) = found
            && is_name(document, &name, at)
        {
            additions.others.push((keep(&name), tag));
        }
    }
}

fn other<'v, 'a>(document: &mut Document, object: &'v Object<'a>) -> Option<(String, NameTag, &'v Value<'a>)> {
    let fields = document.fields(object, "a name that is no company", OTHER);
    let kinds: Vec<&str> = OTHER_KINDS.iter().map(|(name, _)| *name).collect();
    let kind = fields.get("kind").map(|value| document.one_of(value, "kind", &kinds));
    let name = document.required(object, &fields, "name", "the entry")?;
    let tag = match kind {
        None => NameTag::Other,
        Some(told) => OTHER_KINDS.iter().find(|(name, _)| Some(*name) == told)?.1,
    };
    Some((name, tag, fields.get("name")?))
}
