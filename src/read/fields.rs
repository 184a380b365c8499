//! What the fields of a row or an object mean: which holds the text, which the date.
//!
//! `"text=content|description,date=publishedAt,source=source.name"` is the map of a news service. A path goes down into objects; of several
//! alternatives the first that is filled counts.

use super::error::{Place, ReadError};
use super::metadata;
use crate::value::Article;
use serde_json::{Map, Value};
use std::str::FromStr;

/// What a field may be.
const KNOWN: [&str; 8] = ["id", "text", "title", "date", "lang", "source", "url", "ingested"];

/// The maps of services, by name.
const PRESETS: &[(&str, &str)] = &[
    ("newsapi", "text=content|description,date=publishedAt,source=source.name"),
    ("webz", "id=uuid,text=text,date=published,lang=language,source=thread.site|thread.site_full"),
    (
        "ccnews",
        "text=maintext|text,date=date_publish|published_date|date,source=source_domain|domain|sitename,lang=language|lang,url=url|requested_url",
    ),
];

/// Which fields hold what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldMap {
    /// For each of [`KNOWN`], in that order, the paths that may hold it.
    paths: [Vec<String>; 8],
}

impl Default for FieldMap {
    fn default() -> Self {
        Self { paths: KNOWN.map(|name| vec![name.to_owned()]) }
    }
}

impl FromStr for FieldMap {
    type Err = String;

    fn from_str(map: &str) -> Result<Self, String> {
        let mut fields = Self::default();
        for pair in map.split(',').filter(|pair| !pair.trim().is_empty()) {
            let (name, paths) = pair.split_once('=').ok_or_else(|| format!("\"{pair}\" is no NAME=FIELD"))?;
            let at = KNOWN.iter().position(|known| *known == name.trim());
            let at = at.ok_or_else(|| format!("\"{}\" is none of {}", name.trim(), KNOWN.join(", ")))?;
            let paths: Vec<String> = paths.split('|').map(|p| p.trim().to_owned()).filter(|p| !p.is_empty()).collect();
            if paths.is_empty() {
                return Err(format!("\"{pair}\" names no field"));
            }
            fields.paths[at] = paths;
        }
        Ok(fields)
    }
}

impl FieldMap {
    /// The map of a service: `newsapi`, `webz`, `ccnews`.
    pub fn preset(name: &str) -> Option<Self> {
        let (_, map) = PRESETS.iter().find(|(preset, _)| *preset == name)?;
        map.parse().ok()
    }

    /// The names of the services that have a map.
    pub fn presets() -> impl Iterator<Item = &'static str> {
        PRESETS.iter().map(|(name, _)| *name)
    }

    /// This map with the text in another field.
    #[must_use]
    pub fn with_text(mut self, field: &str) -> Self {
        self.paths[1] = vec![field.to_owned()];
        self
    }

    /// Whether every field has its own name.
    pub fn is_plain(&self) -> bool {
        *self == Self::default()
    }

    /// The fields that may hold the text.
    pub fn text(&self) -> &[String] {
        &self.paths[1]
    }

    /// Takes what is known out of an object; the rest is `meta`.
    pub fn take(&self, mut object: Map<String, Value>) -> Object {
        let mut taken = Object::default();
        for (name, paths) in KNOWN.iter().zip(&self.paths) {
            let found = paths.iter().find_map(|path| {
                let value = lookup(&object, path)?;
                let value = match value {
                    Value::String(text) if !text.trim().is_empty() => text.clone(),
                    Value::Number(number) if *name == "id" => number.to_string(),
                    _ => return None,
                };
                Some((path, value))
            });
            let Some((path, value)) = found else { continue };
            object.shift_remove(path.as_str());
            match *name {
                "id" => taken.id = Some(value),
                "text" => taken.text = Some(value),
                known => taken.declared.push((known.to_owned(), value)),
            }
        }
        object.retain(|_, value| !value.is_null());
        taken.meta = object;
        taken
    }
}

/// The value of a key, else of the path that its full stops make.
fn lookup<'m>(object: &'m Map<String, Value>, path: &str) -> Option<&'m Value> {
    object.get(path).or_else(|| {
        let (first, rest) = path.split_once('.')?;
        lookup(object.get(first)?.as_object()?, rest)
    })
}

/// One row: what dealsift knows, and the rest in the order it stands.
#[derive(Debug, Default)]
pub struct Object {
    pub(super) id: Option<String>,
    pub(super) text: Option<String>,
    pub(super) declared: Vec<(String, String)>,
    pub(super) meta: Map<String, Value>,
}

impl Object {
    /// The article; where the row has no id, it gets this one.
    pub(super) fn article(self, id: String, place: &Place, faults: &mut Vec<ReadError>) -> Result<Article, ReadError> {
        let text = self.text.filter(|t| !t.trim().is_empty());
        let mut article = Article::new(self.id.unwrap_or(id), text.ok_or_else(|| ReadError::NoText(place.clone()))?);
        article.meta = self.meta;
        for (key, value) in &self.declared {
            metadata::set(&mut article, key, value.trim(), None, place, faults);
        }
        metadata::declare(&mut article, place, faults);
        Ok(article)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(map: &FieldMap, json: &str) -> Article {
        let object = serde_json::from_str(json).unwrap();
        map.take(object).article("x".into(), &Place::line("f", 1), &mut Vec::new()).unwrap()
    }

    #[test]
    fn services_are_read() {
        let map = FieldMap::preset("newsapi").unwrap();
        let a = read(
            &map,
            r#"{"source":{"id":null,"name":"Il Foglio"},"title":"T","publishedAt":"2026-03-02T10:00:00Z","content":null,"description":"Alfa compra Beta.","author":"R"}"#,
        );
        assert_eq!(
            (a.text.as_str(), a.source.as_deref(), a.title.as_deref()),
            ("Alfa compra Beta.", Some("Il Foglio"), Some("T"))
        );
        assert_eq!(a.date.unwrap().to_string(), "2026-03-02");
        assert_eq!(a.meta["author"], "R");
        let map = FieldMap::preset("webz").unwrap();
        let a = read(
            &map,
            r#"{"uuid":"u1","language":"italian","published":"2026-01-05T02:00:00.000+02:00","thread":{"site":"a.example"},"text":"t"}"#,
        );
        assert_eq!((a.id.as_str(), a.lang.as_deref(), a.source.as_deref()), ("u1", Some("it"), Some("a.example")));
        for name in FieldMap::presets() {
            assert!(FieldMap::preset(name).is_some(), "{name}");
        }
    }

    #[test]
    fn a_key_with_a_full_stop_comes_before_a_path() {
        let map: FieldMap = "text=a.b".parse().unwrap();
        assert_eq!(read(&map, r#"{"a.b":"uno","a":{"b":"due"}}"#).text, "uno");
        assert_eq!(read(&map, r#"{"a":{"b":"due"}}"#).text, "due");
    }

    #[test]
    fn wrong_maps_are_told() {
        let fault = |map: &str| map.parse::<FieldMap>().unwrap_err();
        assert_eq!(fault("text"), "\"text\" is no NAME=FIELD");
        assert_eq!(fault("body=x"), "\"body\" is none of id, text, title, date, lang, source, url, ingested");
        assert_eq!(fault("text="), "\"text=\" names no field");
    }
}
