//! A cue as JSON, and its place in a file that is there: what stands in it, comments too, stays byte for byte.

use super::cues;
use super::document::STRICT;
use crate::value::Kind;
use jsonc_parser::cst::{CstInputValue, CstRootNode};
use serde_json::{Map, Value, json};

/// A cue that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// Its name.
    pub name: String,
    /// Its language.
    pub lang: &'static str,
    /// What it evokes.
    pub kind: Kind,
    /// An infinitive, if it is a verb.
    pub verb: Option<String>,
    /// A noun, if it is one.
    pub noun: Option<String>,
    /// Role and place, in this order.
    pub valency: Vec<(&'static str, String)>,
}

impl Cue {
    /// Its name after its word.
    pub fn name_of(word: &str) -> String {
        cues::slug(word)
    }

    /// As an entry of `cues`.
    pub fn json(&self) -> Value {
        let mut entry = Map::new();
        entry.insert("name".to_owned(), json!(self.name));
        entry.insert("lang".to_owned(), json!(self.lang));
        entry.insert("kind".to_owned(), json!(self.kind.name()));
        for (field, word) in [("verb", &self.verb), ("noun", &self.noun)] {
            if let Some(word) = word {
                entry.insert(field.to_owned(), json!(word));
            }
        }
        let mut valency: Map<String, Value> = Map::new();
        for (role, place) in &self.valency {
            match valency.get_mut(*role) {
                None => drop(valency.insert((*role).to_owned(), json!(place))),
                Some(Value::Array(places)) => places.push(json!(place)),
                Some(one) => *one = json!([one.clone(), place]),
            }
        }
        entry.insert("valency".to_owned(), Value::Object(valency));
        Value::Object(entry)
    }

    /// An overlay with nothing else in it.
    pub fn alone(&self) -> String {
        json!({ "cues": [self.json()] }).to_string()
    }
}

/// The text of an overlay with one more cue; `None` for a file that is to be made. Fails with a remedy where the text is no overlay.
pub fn append(text: Option<&str>, cue: &Cue) -> Result<String, String> {
    let text = text.filter(|text| !text.trim().is_empty()).unwrap_or("{}\n");
    let root = CstRootNode::parse(text, &STRICT).map_err(|fault| format!("no JSON ({fault}); mend the file first"))?;
    let object = root.object_value().ok_or("no object; begin the file with { and its sections")?;
    let cues = match object.get("cues") {
        None => object.array_value_or_set("cues"),
        Some(property) => property.array_value().ok_or("\"cues\" is no list; write [ … ]")?,
    };
    cues.ensure_multiline();
    cues.append(input(cue.json()));
    Ok(root.to_string())
}

fn input(value: Value) -> CstInputValue {
    match value {
        Value::Null => CstInputValue::Null,
        Value::Bool(switch) => CstInputValue::Bool(switch),
        Value::Number(number) => CstInputValue::Number(number.to_string()),
        Value::String(text) => CstInputValue::String(text),
        Value::Array(values) => CstInputValue::Array(values.into_iter().map(input).collect()),
        Value::Object(fields) => CstInputValue::Object(fields.into_iter().map(|(k, v)| (k, input(v))).collect()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cue() -> Cue {
        Cue {
            name: "razziare".to_owned(),
            lang: "it",
            kind: Kind::Acquisition,
            verb: Some("razziare".to_owned()),
            noun: None,
            valency: vec![("acquirer", "subject".to_owned()), ("target", "object".to_owned())],
        }
    }

    #[test]
    fn a_cue_is_added_and_the_rest_stays() {
        let before = "{\n  // our desk's names\n  \"companies\": [{ \"name\": \"Alfa\" }],\n  \"cues\": [],\n}\n";
        let after = append(Some(before), &cue()).expect("an overlay");
        assert!(after.starts_with("{\n  // our desk's names\n  \"companies\": [{ \"name\": \"Alfa\" }],\n"), "{after}");
        let read = super::super::Overlay::parse("my.json", after.as_bytes()).expect("an overlay");
        assert_eq!(read.frames().count(), 1);
    }

    #[test]
    fn a_new_file_is_an_overlay() {
        let made = append(None, &cue()).expect("a new file");
        assert!(super::super::Overlay::parse("my.json", made.as_bytes()).is_ok(), "{made}");
        assert!(made.ends_with('\n'), "{made:?}");
    }

    #[test]
    fn what_is_no_overlay_is_left_alone() {
        assert!(append(Some("[1]"), &cue()).is_err());
        assert!(append(Some("{\"cues\": {}}"), &cue()).is_err());
        assert!(append(Some("{"), &cue()).is_err());
    }
}
