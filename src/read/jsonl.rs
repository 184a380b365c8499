//! JSON Lines: one article a line.
//!
//! `{"id": "a", "text": "Alfa compra Beta.", "lang": "it", "desk": 7}` is an article with `desk` under `meta`. Lines
//! are read one at a time; a line that is none does not stop the next.

use super::decode;
use super::error::{Place, ReadError};
use super::fields::{FieldMap, Object};
use super::inflate::Input;
use super::limits::Limits;
use crate::value::Article;
use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::Value;
use std::fmt;
use std::io::{BufRead, Read};
use std::sync::Arc;

/// Cuts a file into its lines.
pub struct Lines {
    input: Input,
    name: Arc<str>,
    number: u64,
    limits: Limits,
}

impl Lines {
    /// Lines of `input`, which messages call `name`.
    pub fn new(input: Input, name: Arc<str>) -> Self {
        Self { input, name, number: 0, limits: Limits::default() }
    }

    /// The same with other limits.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The next line that is not blank, and its place. `None` at the end.
    pub fn next_line(&mut self) -> Option<Result<(Vec<u8>, Place), ReadError>> {
        loop {
            let mut line = Vec::new();
            match self.fill(&mut line) {
                Ok(false) => return None,
                Ok(true) if line.trim_ascii().is_empty() => {}
                Ok(true) => return Some(Ok((line, self.place()))),
                Err(error) => return Some(Err(error)),
            }
        }
    }

    fn place(&self) -> Place {
        Place { name: Arc::clone(&self.name), line: Some(self.number) }
    }

    fn fill(&mut self, line: &mut Vec<u8>) -> Result<bool, ReadError> {
        self.number += 1;
        // one more, so that a line of just the limit is told from a longer one
        let limit = self.limits.input + 1;
        let read = (&mut self.input).take(limit).read_until(b'\n', line);
        match read {
            Ok(0) => Ok(false),
            Ok(n) if n as u64 == limit && line.last() != Some(&b'\n') => self.pass_over(),
            Ok(_) => {
                if self.number == 1 && decode::without_bom(line).len() < line.len() {
                    line.drain(..decode::BOM.len());
                }
                Ok(true)
            }
            Err(fault) => Err(self.broken(fault)),
        }
    }

    /// A line that is too long: its rest is passed over.
    fn pass_over(&mut self) -> Result<bool, ReadError> {
        match self.input.skip_until(b'\n') {
            Ok(_) => Err(self.limits.over_input(self.place())),
            Err(fault) => Err(self.broken(fault)),
        }
    }

    /// The system's error, after which nothing more is read.
    fn broken(&mut self, fault: std::io::Error) -> ReadError {
        self.input = Box::new(std::io::empty());
        ReadError::system(self.place(), fault)
    }
}

/// The article of a line by a map of fields; one without an id gets `id` and the line's number. Faults that cost no article go to `faults`.
///
/// # Errors
/// Where the line is no object or holds no text.
pub fn article(
    line: &[u8],
    id: &str,
    fields: &FieldMap,
    place: &Place,
    faults: &mut Vec<ReadError>,
) -> Result<Article, ReadError> {
    decode::check(line, place)?;
    let object = match fields.is_plain() {
        // straight into its places
        true => serde_json::from_slice::<Plain>(line).map(|plain| plain.0),
        false => serde_json::from_slice(line).map(|object| fields.take(object)),
    };
    let object = object.map_err(|e| bad_line(place, &e))?;
    let id = match object.id {
        Some(_) => String::new(),
        None => format!("{id}:{}", place.line.unwrap_or_default()),
    };
    object.article(id, place, faults)
}

fn bad_line(place: &Place, error: &serde_json::Error) -> ReadError {
    let fault = error.to_string();
    let fault = fault.replace(" at line 1 column ", " at byte ");
    ReadError::BadLine { place: place.clone(), fault }
}

/// An object whose fields have their own names.
struct Plain(Object);

const DECLARATIONS: [&str; 6] = ["title", "date", "lang", "source", "url", "ingested"];

impl Object {
    fn put(&mut self, key: String, value: Value) {
        match (key.as_str(), value) {
            (_, Value::Null) => {}
            ("id", Value::String(id)) => self.id = Some(id).filter(|id| !id.is_empty()),
            ("id", Value::Number(id)) => self.id = Some(id.to_string()),
            ("text", Value::String(text)) => self.text = Some(text),
            ("text", _) => self.text = None,
            (known, Value::String(value)) if DECLARATIONS.contains(&known) => {
                if !value.trim().is_empty() {
                    self.declared.push((key, value));
                }
            }
            (_, value) => {
                self.meta.insert(key, value);
            }
        }
    }
}

impl<'de> Deserialize<'de> for Plain {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = Plain;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Plain, A::Error> {
        let mut object = Object::default();
        while let Some(key) = map.next_key::<String>()? {
            object.put(key, map.next_value()?);
        }
        Ok(Plain(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &'static str) -> Vec<String> {
        let mut lines = Lines::new(Box::new(text.as_bytes()), "dir/f.jsonl".into());
        let mut faults = Vec::new();
        let mut out = Vec::new();
        while let Some(next) = lines.next_line() {
            let read = next.and_then(|(line, place)| {
                Ok((article(&line, "f.jsonl", &FieldMap::default(), &place, &mut faults)?, place))
            });
            out.push(match read {
                Ok((a, place)) => {
                    format!("{} @{} {}", a.id, place.line.unwrap(), a.body.of(&a.text))
                }
                Err(error) => error.to_string(),
            });
        }
        out.extend(faults.iter().map(ToString::to_string));
        out
    }

    #[test]
    fn ids_bom_and_blank_lines() {
        let text = "\u{feff}{\"id\":\"a\",\"text\":\"x\"}\n\n{\"text\":\"y\"}\r\n{\"id\":12,\"text\":\"z\"}";
        assert_eq!(read(text), ["a @1 x", "f.jsonl:3 @3 y", "12 @4 z"]);
    }

    #[test]
    fn a_broken_line_does_not_stop_the_next() {
        let out = read("{\"text\":\n[1]\n{\"id\":\"a\"}\n{\"text\":5}\n{\"text\":\"ok\",\"date\":\"ieri\"}\n");
        assert!(out[0].starts_with("dir/f.jsonl:1: not a JSON object (EOF"), "{out:?}");
        assert!(out[1].starts_with("dir/f.jsonl:2: not a JSON object (invalid type"), "{out:?}");
        assert!(out[2].starts_with("dir/f.jsonl:3: no \"text\""), "{out:?}");
        assert!(out[3].starts_with("dir/f.jsonl:4: no \"text\""), "{out:?}");
        assert_eq!(out[4], "f.jsonl:5 @5 ok");
        assert!(out[5].starts_with("dir/f.jsonl:5: date \"ieri\""), "{out:?}");
    }

    #[test]
    fn unknown_keys_are_carried_with_their_digits() {
        let line = r#"{"text":"x","desk":{"n":1.50},"date":"2026-03-02T10:00:00Z","title":null,"lang":"IT"}"#;
        let article =
            article(line.as_bytes(), "f", &FieldMap::default(), &Place::line("f", 1), &mut Vec::new()).unwrap();
        assert_eq!(serde_json::to_string(&article.meta).unwrap(), r#"{"desk":{"n":1.50}}"#);
        assert_eq!((article.lang.as_deref(), article.title), (Some("it"), None));
        assert_eq!(article.date.unwrap().to_string(), "2026-03-02");
    }
}
