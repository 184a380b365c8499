//! A JSON document with many articles: an array of objects, or an object that holds one under a key, as the answers of news services do.

use super::error::{Place, ReadError};
use super::unread::{Raw, Unread};
use serde_json::Value;

/// The objects of a document, each yet to be read.
///
/// # Errors
/// Where it is no such document.
pub fn objects(bytes: &[u8], place: &Place, id: &str) -> Result<Vec<Unread>, ReadError> {
    super::decode::check(bytes, place)?;
    let malformed = |fault: String| ReadError::Malformed { place: place.clone(), fault };
    let whole: Value = serde_json::from_slice(super::decode::without_bom(bytes))
        .map_err(|fault| malformed(format!("not a JSON document ({fault})")))?;
    let listed = match whole {
        Value::Array(list) => list,
        // the answer of a service: the one array of objects in it
        Value::Object(mut answer) => {
            let holds = |value: &Value| value.as_array().is_some_and(|list| list.iter().any(Value::is_object));
            match answer.iter().find(|(_, value)| holds(value)).map(|(key, _)| key.clone()) {
                Some(key) => match answer.remove(&key) {
                    Some(Value::Array(list)) => list,
                    _ => Vec::new(),
                },
                None => vec![Value::Object(answer)],
            }
        }
        _ => Vec::new(),
    };
    let object = |(number, value)| match value {
        Value::Object(object) => {
            Some(Unread { place: place.clone(), id: format!("{id}:{number}"), raw: Raw::Row(object) })
        }
        _ => None,
    };
    let found: Vec<Unread> = (1..).zip(listed).filter_map(object).collect();
    match found.is_empty() {
        true => Err(malformed("no object in the document that could be an article".to_owned())),
        false => Ok(found),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(json: &str) -> Vec<String> {
        match objects(json.as_bytes(), &Place::file("f.json"), "f.json") {
            Ok(found) => found.into_iter().map(|unread| unread.id).collect(),
            Err(fault) => vec![fault.to_string()],
        }
    }

    #[test]
    fn arrays_and_answers_are_read() {
        assert_eq!(ids(r#"[{"text":"a"},3,{"text":"b"}]"#), ["f.json:1", "f.json:3"]);
        assert_eq!(ids(r#"{"status":"ok","tags":["x"],"articles":[{"content":"a"}]}"#), ["f.json:1"]);
        assert_eq!(ids(r#"{"text":"a"}"#), ["f.json:1"]);
        assert!(ids("[1]")[0].contains("no object"));
        assert!(ids("{")[0].contains("not a JSON document"));
    }
}
