//! Cues of an overlay: a verb or a noun, the kind of record that it evokes, and where each role stands.
//!
//! `{"name": "bottino", "lang": "it", "kind": "acquisition", "verb": "fare bottino di", "valency": {"acquirer": "subject", "target": "object",
//! "amount": "per"}, "status": "completed"}`.

use super::currencies::codes;
use super::document::{Document, Fields, or};
use super::{PREFIX, places, verbs};
use crate::lang::{At, Frame, LANGUAGES, Language, Needs, Slot, Stand};
use crate::lexicon::additions::{Additions, keep, keep_all, keep_slots};
use crate::value::{Kind, Metric, Role, Status};
use jsonc_parser::ast::{Object, Value};

pub(super) const CUE: &[&str] = &["name", "lang", "kind", "verb", "like", "noun", "valency", "status", "metric"];

/// What a valency may place besides the roles of a kind.
pub(super) const QUANTITIES: &[(&str, Slot)] =
    &[("amount", Slot::Amount), ("valuation", Slot::Valuation), ("stake", Slot::Stake), ("power", Slot::Power)];

/// The section `cues`.
pub(super) fn read(document: &mut Document, section: Option<&&Value>, additions: &mut Additions) {
    let mut names = Vec::new();
    for object in document.entries(section.copied(), "cues") {
        cue(document, object, additions, &mut names);
    }
}

fn cue(document: &mut Document, object: &Object, additions: &mut Additions, names: &mut Vec<String>) {
    let fields = document.fields(object, "a cue", CUE);
    let language = required(document, object, &fields, "lang", "language", &codes());
    let language = language.and_then(|code| LANGUAGES.iter().find(|l| l.code == code).copied());
    let kinds: Vec<&str> = Kind::ALL.iter().map(|k| k.name()).collect();
    let kind = required(document, object, &fields, "kind", "kind", &kinds);
    let kind = kind.and_then(|name| Kind::ALL.iter().find(|k| k.name() == name).copied());
    let nouns = nouns(document, &fields);
    let verbs = language.map(|language| verbs_of(document, language, &fields, additions)).unwrap_or_default();
    if !fields.contains_key("verb") && !fields.contains_key("noun") {
        document.fault(object, "the cue has no word; add \"verb\" or \"noun\"");
    }
    let slots = valency(document, object, &fields, language, kind);
    let stand = fields.get("status").and_then(|value| status(document, value));
    let metric = metric(document, object, &fields, kind);
    let id = name(document, object, &fields, names);
    let (Some(language), Some(kind), Some(id)) = (language, kind, id) else { return };
    let frame = Frame {
        id,
        kind,
        verbs: keep_all(&verbs),
        nouns: keep_all(&nouns),
        slots: keep_slots(&slots),
        needs: Needs::Nothing,
        stand,
        metric,
    };
    additions.language(language.code).frames.push(frame);
}

fn required<'k>(
    document: &mut Document,
    object: &Object,
    fields: &Fields,
    field: &str,
    what: &str,
    known: &[&'k str],
) -> Option<&'k str> {
    match fields.get(field) {
        Some(value) => document.one_of(value, what, known),
        None => {
            document.fault(object, format!("the cue lacks \"{field}\"; use {}", or(known)));
            None
        }
    }
}

fn nouns(document: &mut Document, fields: &Fields) -> Vec<&'static str> {
    let mut nouns = Vec::new();
    for (noun, at) in document.strings(fields.get("noun").copied(), "noun") {
        match noun.chars().any(char::is_alphabetic) && !noun.contains('|') {
            true => nouns.push(keep(&noun)),
            false => document.fault(at, format!("\"{noun}\" is no word; write the noun as texts do")),
        }
    }
    nouns
}

fn verbs_of(
    document: &mut Document,
    language: &'static Language,
    fields: &Fields,
    additions: &mut Additions,
) -> Vec<&'static str> {
    let like = fields.get("like").and_then(|value| Some((document.string(value, "like")?, *value)));
    if let Some((_, at)) = like.as_ref().filter(|_| !fields.contains_key("verb")) {
        document.fault(*at, "\"like\" says how a verb is conjugated; add \"verb\", or take it out");
    }
    let mut named = Vec::new();
    for (text, at) in document.strings(fields.get("verb").copied(), "verb") {
        match verbs::read(language, &text, like.as_ref().map(|(like, _)| like.as_str())) {
            Ok(verb) => {
                let own = additions.language(language.code);
                let fresh = verb.new.iter().filter(|v| !own.verbs.iter().any(|known| known.lemma == v.lemma));
                let fresh: Vec<_> = fresh.copied().collect();
                own.verbs.extend(fresh);
                named.push(verb.named);
            }
            Err(fault) => document.fault(at, fault),
        }
    }
    named
}

/// The places of the roles. Where kind or language are unknown only the form is checked.
fn valency(
    document: &mut Document,
    object: &Object,
    fields: &Fields,
    language: Option<&'static Language>,
    kind: Option<Kind>,
) -> Vec<(At, Slot)> {
    let mut slots = Vec::new();
    let Some(value) = fields.get("valency") else {
        document.fault(
            object,
            "the cue lacks \"valency\"; say where each role stands, such as { \"acquirer\": \"subject\" }",
        );
        return slots;
    };
    let Value::Object(places) = value else {
        document.fault(*value, "\"valency\" is an object of roles and places; write { \"acquirer\": \"subject\", … }");
        return slots;
    };
    let roles: Vec<&str> = kind.map_or_else(|| Role::ALL.to_vec(), roles_of).iter().map(|r| r.name()).collect();
    let known: Vec<&str> = roles.iter().copied().chain(QUANTITIES.iter().map(|(name, _)| *name)).collect();
    let what = kind.map_or("a valency".to_owned(), |kind| format!("the valency of kind {}", kind.name()));
    for (name, value) in document.fields(places, &what, &known) {
        let Some(slot) = slot(name) else { continue };
        for (place, at) in document.strings(Some(value), name) {
            let Some(language) = language else { continue };
            match places::read(language, &place) {
                Ok(places) => slots.extend(places.into_iter().map(|place| (place, slot))),
                Err(fault) => document.fault(at, fault),
            }
        }
    }
    let company = places.properties.iter().any(|p| roles.contains(&p.name.as_str()));
    if kind.is_some() && !company {
        document.fault(*value, format!("no company has a place here; add {}", or(&roles)));
    }
    slots
}

/// The roles of a kind.
pub(crate) fn roles_of(kind: Kind) -> Vec<Role> {
    Role::ALL.iter().copied().filter(|role| kind.allows(*role)).collect()
}

/// The slot of a name in a valency.
pub(crate) fn slot(name: &str) -> Option<Slot> {
    let role = || Role::ALL.iter().find(|role| role.name() == name).map(|role| Slot::Role(*role));
    QUANTITIES.iter().find(|(own, _)| *own == name).map(|(_, slot)| *slot).or_else(role)
}

/// The name of a slot in a valency.
pub(crate) fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Role(role) => role.name(),
        other => QUANTITIES.iter().find(|(_, own)| *own == other).map_or("", |(name, _)| *name),
    }
}

fn status(document: &mut Document, value: &Value) -> Option<Stand> {
    let names: Vec<&str> = Status::ALL.iter().map(|s| s.name()).collect();
    let name = document.one_of(value, "status", &names)?;
    Some(match Status::ALL.iter().find(|s| s.name() == name)? {
        Status::Announced => Stand::Signed,
        Status::Completed => Stand::Done,
        Status::Planned => Stand::Intended,
        Status::Rumored => Stand::Talked,
        Status::Cancelled => Stand::Failed,
    })
}

/// The metric, which figures have and nothing else.
fn metric(document: &mut Document, object: &Object, fields: &Fields, kind: Option<Kind>) -> Option<Metric> {
    let names: Vec<&str> = Metric::ALL.iter().map(|m| m.name()).collect();
    let Some(value) = fields.get("metric") else {
        if kind == Some(Kind::Figure) {
            document.fault(object, format!("a figure measures something; add \"metric\": {}", or(&names)));
        }
        return None;
    };
    if kind.is_some_and(|kind| kind != Kind::Figure) {
        document.fault(*value, "only a figure has a \"metric\"; take it out");
    }
    let name = document.one_of(value, "metric", &names)?;
    Metric::ALL.iter().find(|m| m.name() == name).copied()
}

/// The rule id: the name that is given, else the first word of the cue.
fn name(document: &mut Document, object: &Object, fields: &Fields, names: &mut Vec<String>) -> Option<&'static str> {
    let given = fields.get("name").map(|value| (document.string(value, "name"), *value));
    let name = match &given {
        Some((None, _)) => return None,
        Some((Some(name), at)) if slug(name) != *name => {
            document.fault(*at, format!("\"{name}\" is no rule's name; write it as \"{}\"", slug(name)));
            return None;
        }
        Some((Some(name), _)) => name.clone(),
        None => {
            let word = ["verb", "noun"].iter().find_map(|field| first(fields.get(field)?))?;
            slug(&word)
        }
    };
    if names.contains(&name) {
        let message = format!("two cues are called \"{name}\"; give this one another \"name\"");
        match given {
            Some((_, at)) => document.fault(at, message),
            None => document.fault(object, message),
        }
        return None;
    }
    let id = keep(&[PREFIX, &name].concat());
    names.push(name);
    Some(id)
}

fn first(value: &Value) -> Option<String> {
    match value {
        Value::StringLit(text) => Some(text.value.to_string()),
        Value::Array(array) => first(array.elements.first()?),
        _ => None,
    }
}

/// Letters and digits in lower case, joined by hyphens.
pub(crate) fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.collect::<Vec<_>>().join("-")
}
