//! What an article's extraction says, in the form of an annotation.
//!
//! `{"value":3000000,"unit":"EUR","bound":"exact","text":…}` becomes `{"value":"3000000","unit":"EUR"}`: numbers are strings, and what annotations
//! do not hold (rules, places, checks, confidence) is left out.

use serde_json::{Map, Value, json};

/// The plain fields that a record of an annotation has.
const PLAIN: &[&str] =
    &["status", "metric", "outlook", "period", "purpose", "hardware", "product", "exclusive", "stage", "venue"];
const AMOUNTS: &[&str] = &["amount", "valuation", "stake", "power", "energy"];

/// The annotation of a line of `extract --emit articles`.
pub fn gold(line: &Value) -> Value {
    let about = &line["article"];
    let mut gold = Map::new();
    for key in ["id", "lang", "date"] {
        if let Some(value) = about.get(key) {
            gold.insert(key.to_owned(), value.clone());
        }
    }
    let list = |key: &str| line[key].as_array().map(Vec::as_slice).unwrap_or_default();
    let companies = list("companies").iter().map(|c| json!({"name": c["name"], "aliases": c["aliases"]}));
    gold.insert("companies".to_owned(), companies.collect());
    gold.insert("quantities".to_owned(), list("quantities").iter().filter_map(quantity).collect());
    gold.insert("records".to_owned(), list("records").iter().map(record).collect());
    Value::Object(gold)
}

/// Whether an annotation would hold a quantity: counts and vague amounts are left out, and money without its currency.
pub fn kept(quantity: &Value) -> bool {
    let currency = quantity["kind"] != "money" || quantity["unit"].as_str().is_some_and(|unit| unit.len() == 3);
    quantity["kind"] != "count" && quantity["bound"] != "vague" && currency
}

fn quantity(quantity: &Value) -> Option<Value> {
    if !kept(quantity) {
        return None;
    }
    let mut out = Map::new();
    for key in ["text", "kind", "value", "low", "high", "unit", "bound", "inferred"] {
        if let Some(value) = quantity.get(key) {
            out.insert(key.to_owned(), string(value));
        }
    }
    Some(Value::Object(out))
}

/// A record as an annotation has it.
pub fn record(record: &Value) -> Value {
    let mut out = Map::new();
    out.insert("kind".to_owned(), record["kind"].clone());
    for key in PLAIN {
        if let Some(value) = record.get(*key) {
            out.insert((*key).to_owned(), value.clone());
        }
    }
    for key in AMOUNTS {
        if let Some(value) = record.get(*key).and_then(amount) {
            out.insert((*key).to_owned(), value);
        }
    }
    if let Some(date) = record.pointer("/when/date") {
        out.insert("date".to_owned(), date.clone());
    }
    let parties = record["parties"].as_array().map(Vec::as_slice).unwrap_or_default();
    out.insert("parties".to_owned(), parties.iter().map(party).collect());
    Value::Object(out)
}

fn party(party: &Value) -> Value {
    let mut out = Map::new();
    for key in ["role", "company"] {
        out.insert(key.to_owned(), party[key].clone());
    }
    for key in ["amount", "stake"] {
        if let Some(value) = party.get(key).and_then(amount) {
            out.insert(key.to_owned(), value);
        }
    }
    let tranches = party["tranches"].as_array().map(Vec::as_slice).unwrap_or_default();
    let tranches: Vec<Value> = tranches
        .iter()
        .filter_map(|tranche| Some(json!({"amount": amount(&tranche["amount"])?, "condition": tranche["condition"]})))
        .collect();
    if !tranches.is_empty() {
        out.insert("tranches".to_owned(), tranches.into());
    }
    Value::Object(out)
}

/// An amount; `exact` goes without saying, and a vague one is none.
fn amount(amount: &Value) -> Option<Value> {
    let mut out = Map::new();
    for key in ["value", "low", "high", "unit", "bound", "basis"] {
        if let Some(value) = amount.get(key).filter(|value| *value != "exact") {
            out.insert(key.to_owned(), string(value));
        }
    }
    let says = ["value", "low", "high"].iter().any(|key| out.contains_key(*key));
    says.then_some(Value::Object(out))
}

/// Numbers as strings.
fn string(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        _ => value.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_extraction_as_an_annotation() {
        let line = json!({"schema": 1, "article": {"id": "a", "lang": "it", "text": "…"},
            "quantities": [{"kind": "money", "value": 3, "unit": "EUR", "bound": "exact", "text": "3 euro", "start": 0, "end": 6, "rule": "x"},
                {"kind": "money", "bound": "vague", "unit": "EUR", "text": "milioni", "start": 9, "end": 12, "rule": "x"}],
            "companies": [{"name": "Eni", "aliases": ["ENI"], "ids": [], "mentions": [[0, 3]], "rule": "x"}],
            "records": [{"id": "r1", "kind": "debt", "status": "announced", "parties": [{"role": "lender", "company": "Eni", "text": "Eni", "start": 0, "end": 3}],
                "amount": {"value": 3, "unit": "EUR", "bound": "exact", "text": "3 euro"}, "when": {"date": "2026"}, "confidence": 0.7}]});
        assert_eq!(
            gold(&line),
            json!({"id": "a", "lang": "it", "companies": [{"name": "Eni", "aliases": ["ENI"]}],
                "quantities": [{"text": "3 euro", "kind": "money", "value": "3", "unit": "EUR", "bound": "exact"}],
                "records": [{"kind": "debt", "status": "announced", "amount": {"value": "3", "unit": "EUR"}, "date": "2026",
                    "parties": [{"role": "lender", "company": "Eni"}]}]})
        );
    }
}
