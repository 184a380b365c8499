//! Offsets of a line made to count UTF-16 units, as a browser's texts do.
//!
//! A line does not say what its offsets count. With the text beside them its words do: of "è 3 €", the amount "3 €" stands at 3 in bytes and at 2
//! in characters. Where all units fit, they are the same for that line; where none does, the offsets are taken out, so that nothing wrong is marked.

use serde_json::Value;

/// A unit of offsets as the count of it that a character has.
type Count = fn(char) -> usize;

const UNITS: [Count; 3] = [char::len_utf16, char::len_utf8, |_| 1];

/// Makes the offsets of a line with a text count UTF-16 units.
pub fn to_utf16(line: &mut Value) {
    let Some(text) = line.get("article").and_then(|a| a.get("text")).and_then(Value::as_str) else { return };
    if text.is_ascii() {
        return;
    }
    let text = text.to_owned();
    let mut words = Vec::new();
    gather(line, &mut words);
    let unit = UNITS.iter().position(|unit| {
        let table = table(&text, *unit);
        words.iter().all(|(start, end, words)| {
            let part = byte(&table, *start).zip(byte(&table, *end)).and_then(|(from, to)| text.get(from..to));
            part == Some(words.as_str())
        })
    });
    match unit {
        Some(0) => {}
        Some(other) => {
            let (from, to) = (table(&text, UNITS[other]), table(&text, UNITS[0]));
            convert(line, &|at| byte(&from, at).and_then(|b| at_byte(&to, b)));
        }
        None => convert(line, &|_| None),
    }
}

/// Each character's start, and the text's end: counted in the unit, and in bytes.
fn table(text: &str, unit: Count) -> Vec<(usize, usize)> {
    let (mut count, mut bytes) = (0, 0);
    let mut table: Vec<_> = Vec::with_capacity(text.len() + 1);
    for c in text.chars() {
        table.push((count, bytes));
        count += unit(c);
        bytes += c.len_utf8();
    }
    table.push((count, bytes));
    table
}

fn byte(table: &[(usize, usize)], at: usize) -> Option<usize> {
    table.binary_search_by_key(&at, |(count, _)| *count).ok().map(|i| table[i].1)
}

fn at_byte(table: &[(usize, usize)], byte: usize) -> Option<usize> {
    table.binary_search_by_key(&byte, |(_, bytes)| *bytes).ok().map(|i| table[i].0)
}

fn number(value: Option<&Value>) -> Option<usize> {
    value.and_then(Value::as_u64).and_then(|n| usize::try_from(n).ok())
}

/// All objects that state their words, wherever they stand.
fn gather(value: &Value, words: &mut Vec<(usize, usize, String)>) {
    match value {
        Value::Object(object) => {
            let place = number(object.get("start")).zip(number(object.get("end")));
            let said = object.get("text").and_then(Value::as_str);
            if let (Some((start, end)), Some(text)) = (place, said) {
                words.push((start, end, text.to_owned()));
            }
            // a note's text is a sentence about the article, and what stands in the article is not ours
            let told = object.iter().filter(|(key, _)| !["notes", "article"].contains(&key.as_str()));
            told.for_each(|(_, value)| gather(value, words));
        }
        Value::Array(list) => list.iter().for_each(|value| gather(value, words)),
        _ => {}
    }
}

/// Replaces every offset; what cannot be replaced goes.
fn convert(value: &mut Value, at: &impl Fn(usize) -> Option<usize>) {
    match value {
        Value::Object(object) => {
            for key in ["start", "end"] {
                let new = number(object.get(key)).map(at);
                match new {
                    Some(Some(new)) => _ = object.insert(key.to_owned(), new.into()),
                    Some(None) => _ = object.shift_remove(key),
                    None => {}
                }
            }
            for (key, value) in object.iter_mut() {
                match (key.as_str(), value) {
                    ("evidence" | "mentions" | "sources", Value::Array(pairs)) => {
                        pairs.retain_mut(|pair| moved(pair, at))
                    }
                    // what a user carries along is not touched
                    ("article", _) => {}
                    (_, value) => convert(value, at),
                }
            }
        }
        Value::Array(list) => list.iter_mut().for_each(|value| convert(value, at)),
        _ => {}
    }
}

fn moved(pair: &mut Value, at: &impl Fn(usize) -> Option<usize>) -> bool {
    let ends = number(pair.get(0)).and_then(at).zip(number(pair.get(1)).and_then(at));
    match ends {
        Some((start, end)) => {
            *pair = Value::from(vec![start, end]);
            true
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn line(start: usize, end: usize) -> Value {
        json!({"article": {"id": "a", "text": "😀è 3 €.", "meta": {"start": 9}},
            "quantities": [{"text": "3 €", "start": start, "end": end}], "records": [{"evidence": [[start, end]]}]})
    }

    #[test]
    fn the_words_tell_what_is_counted() {
        for (start, end) in [(7, 12), (3, 6), (4, 7)] {
            let mut counted = line(start, end);
            to_utf16(&mut counted);
            assert_eq!(counted, line(4, 7), "from {start}");
        }
    }

    #[test]
    fn what_fits_no_unit_is_not_marked() {
        let mut counted = line(5, 9);
        to_utf16(&mut counted);
        assert_eq!(counted["quantities"], json!([{"text": "3 €"}]));
        assert_eq!(counted["records"], json!([{"evidence": []}]));
        assert_eq!(counted["article"]["meta"], json!({"start": 9}));
    }
}
