//! What the page needs of every record at once: for the table, the timeline and the flows.
//!
//! Words, rules, evidence and checks are left out; they stand with the article, in a block that is read when it is opened.

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

/// Articles and records of a page, small.
#[derive(Debug, Serialize)]
pub struct Index {
    title: String,
    articles: Vec<About>,
    records: Vec<Row>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    events: Vec<Event>,
}

/// An article, and where its line stands.
#[derive(Debug, Serialize, Deserialize)]
struct About {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    lang: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(default)]
    part: usize,
    #[serde(default)]
    at: usize,
}

#[derive(Debug, Serialize, Deserialize)]
struct Row {
    #[serde(default)]
    article: usize,
    id: String,
    kind: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    outlook: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    metric: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<String>,
    #[serde(default)]
    parties: Vec<Party>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valuation: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    power: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    energy: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none", rename(deserialize = "when"), deserialize_with = "when", default)]
    date: Option<String>,
    #[serde(default = "zero")]
    confidence: Number,
    #[serde(default)]
    summary: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Party {
    role: String,
    company: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Amount {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    unit: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    bound: Option<String>,
}

/// A deal of the world, and the records that tell it.
#[derive(Debug, Serialize, Deserialize)]
struct Event {
    event: String,
    kind: String,
    status: String,
    #[serde(default)]
    summary: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<String>,
    articles: u64,
    sources: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    disagreements: Vec<Disagreement>,
    tellings: Vec<Place>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Disagreement {
    field: String,
    values: Vec<Said>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Said {
    value: String,
}

#[derive(Debug, Serialize, Deserialize)]
struct Place {
    #[serde(deserialize_with = "id")]
    article: String,
    #[serde(deserialize_with = "id")]
    record: String,
}

#[derive(Deserialize)]
struct Line {
    article: About,
    records: Vec<Row>,
}

fn zero() -> Number {
    Number::from(0)
}

/// The id of an article or a record that an event names.
fn id<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    #[derive(Deserialize)]
    struct Named {
        id: String,
    }
    Named::deserialize(deserializer).map(|named| named.id)
}

/// The date of a `when`, as precise as it is known.
fn when<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    #[derive(Deserialize)]
    struct When {
        date: String,
    }
    Ok(Option::<When>::deserialize(deserializer)?.map(|when| when.date))
}

impl Index {
    /// An index without articles.
    pub fn new(title: &str) -> Self {
        Self { title: title.to_owned(), articles: Vec::new(), records: Vec::new(), events: Vec::new() }
    }

    /// Takes what it needs of a line, which is to stand in block `part` as number `at`.
    ///
    /// # Errors
    /// Where the value is no line of `extract --emit articles`.
    pub fn add(&mut self, line: &Value, part: usize, at: usize) -> serde_json::Result<()> {
        let Line { article, records } = Line::deserialize(line)?;
        let number = self.articles.len();
        self.articles.push(About { part, at, ..article });
        self.records.extend(records.into_iter().map(|row| Row { article: number, ..row }));
        Ok(())
    }

    /// Takes events; lines that say which one took another's place are passed over.
    ///
    /// # Errors
    /// Where a line is no event.
    pub fn events(&mut self, lines: &[u8]) -> serde_json::Result<()> {
        for line in lines.split(|b| *b == b'\n').filter(|line| !line.trim_ascii().is_empty()) {
            let line: Value = serde_json::from_slice(line)?;
            if line.get("superseded_by").is_none() {
                self.events.push(Event::deserialize(&line)?);
            }
        }
        Ok(())
    }

    /// How many articles it has.
    pub fn articles(&self) -> usize {
        self.articles.len()
    }

    /// How many records.
    pub fn records(&self) -> usize {
        self.records.len()
    }

    /// The index as JSON.
    pub fn finish(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_record_becomes_a_row() {
        let line = json!({"schema": 1, "article": {"id": "a", "lang": "it", "text": "…"}, "quantities": [], "records": [{
            "id": "r1", "kind": "debt", "status": "announced", "parties": [{"role": "lender", "company": "Alfa", "text": "Alfa", "start": 0, "end": 4}],
            "amount": {"value": 3, "unit": "EUR", "bound": "exact", "text": "3 euro"}, "when": {"date": "2026-Q1", "basis": "stated"},
            "evidence": [[0, 9]], "confidence": 0.78, "rule": "x", "summary": "Alfa lends."}]});
        let mut index = Index::new("t");
        index.add(&line, 4, 7).unwrap();
        let read: Value = serde_json::from_slice(&index.finish()).unwrap();
        assert_eq!(read["articles"], json!([{"id": "a", "lang": "it", "part": 4, "at": 7}]));
        assert_eq!(
            read["records"],
            json!([{"article": 0, "id": "r1", "kind": "debt", "status": "announced", "parties": [{"role": "lender", "company": "Alfa"}],
                "amount": {"value": 3, "unit": "EUR", "bound": "exact"}, "date": "2026-Q1", "confidence": 0.78, "summary": "Alfa lends."}])
        );
        assert!(index.add(&json!({"id": "r1"}), 0, 0).is_err());
        assert_eq!((index.articles(), index.records()), (1, 1));
    }
}
