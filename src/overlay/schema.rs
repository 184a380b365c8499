//! The JSON Schema of an overlay file, from the names that reading accepts.

use super::{cues, currencies, iso, names};
use crate::lexicon::OrgKind;
use crate::value::{Kind, Metric, Role, Status};
use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

/// The schema of an overlay.
pub fn of() -> Schema {
    json_schema!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "An overlay of dealsift: --overlay FILE",
        "type": "object",
        "additionalProperties": false,
        "properties": {
            "$schema": { "type": "string" },
            "companies": { "type": "array", "items": company() },
            "currencies": { "type": "array", "items": currency() },
            "cues": { "type": "array", "items": cue() },
            "not_companies": { "type": "array", "items": other() },
        },
    })
}

fn text() -> Value {
    json!({ "type": "string", "minLength": 1 })
}

fn texts() -> Value {
    json!({ "oneOf": [text(), { "type": "array", "items": text() }] })
}

fn one_of(names: &[&str]) -> Value {
    json!({ "type": "string", "enum": names })
}

fn object(fields: &[(&str, Value)], required: &[&str]) -> Value {
    let properties: Map<String, Value> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
    json!({ "type": "object", "additionalProperties": false, "properties": properties, "required": required })
}

fn company() -> Value {
    let kinds: Vec<&str> = OrgKind::ALL.iter().map(|(name, _)| *name).collect();
    let ids: Vec<(&str, Value)> = names::SCHEMES.iter().map(|scheme| (*scheme, text())).collect();
    let countries: Vec<&str> = iso::COUNTRIES.split(' ').collect();
    object(
        &[
            ("name", text()),
            ("aliases", texts()),
            ("country", one_of(&countries)),
            ("kind", one_of(&kinds)),
            ("ids", object(&ids, &[])),
            ("ambiguous", json!({ "type": "boolean" })),
        ],
        &["name"],
    )
}

fn currency() -> Value {
    let known: Vec<&str> = iso::CURRENCIES.split(' ').collect();
    object(&[("code", one_of(&known)), ("words", texts()), ("lang", one_of(&currencies::codes()))], &["code", "words"])
}

fn cue() -> Value {
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
    let statuses: Vec<&str> = Status::ALL.iter().map(|s| s.name()).collect();
    let metrics: Vec<&str> = Metric::ALL.iter().map(|m| m.name()).collect();
    let roles = Role::ALL.iter().map(|r| r.name());
    let slots: Vec<(&str, Value)> =
        roles.chain(cues::QUANTITIES.iter().map(|(name, _)| *name)).map(|name| (name, texts())).collect();
    let mut cue = object(
        &[
            ("name", text()),
            ("lang", one_of(&currencies::codes())),
            ("kind", one_of(&kinds)),
            ("verb", texts()),
            ("like", text()),
            ("noun", texts()),
            ("valency", object(&slots, &[])),
            ("status", one_of(&statuses)),
            ("metric", one_of(&metrics)),
        ],
        &["lang", "kind", "valency"],
    );
    cue["anyOf"] = json!([{ "required": ["verb"] }, { "required": ["noun"] }]);
    cue
}

fn other() -> Value {
    let kinds: Vec<&str> = names::OTHER_KINDS.iter().map(|(name, _)| *name).collect();
    json!({ "oneOf": [text(), object(&[("name", text()), ("kind", one_of(&kinds))], &["name"])] })
}
