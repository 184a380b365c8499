//! A corrected export of Label Studio back to annotations.
//!
//! Of each task the last annotation counts that was neither cancelled nor skipped; a task without one was not reviewed. Offsets are UTF-16 units; where
//! the words that stand beside them tell that they count characters, that is believed.

use super::places::Places;
use serde_json::{Map, Value, json};

/// A task that was reviewed.
#[derive(Debug, Clone, PartialEq)]
pub struct Reviewed {
    /// The article's id.
    pub id: String,
    /// The text.
    pub text: String,
    /// The annotation.
    pub gold: Value,
    /// What could not be taken, each in a sentence.
    pub faults: Vec<String>,
}

/// A region with all that was said of it.
#[derive(Debug, Default, Clone)]
struct Region {
    label: String,
    fields: String,
    verdict: Option<String>,
    start: usize,
    words: String,
}

/// A record of a task after review: its region's verdict, and what it says now.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// What was chosen, where anything was.
    pub chosen: Option<String>,
    /// The record.
    pub record: Value,
}

/// The tasks of an export.
///
/// # Errors
/// Where it is no list of tasks.
pub fn tasks(export: &[u8]) -> Result<Vec<Value>, String> {
    match serde_json::from_slice(export) {
        Ok(Value::Array(tasks)) => Ok(tasks),
        Ok(_) => Err("is no list of tasks; export as JSON, not as JSON-MIN".to_owned()),
        Err(fault) => Err(format!("is not such an export ({fault}); export as JSON")),
    }
}

/// The regions of a task's annotation, in the order of their ids and places; `None` where it was not reviewed.
fn regions(task: &Value, text: &str, faults: &mut Vec<String>) -> Option<Vec<(String, Region)>> {
    let annotations = task["annotations"].as_array()?;
    let annotation = annotations.iter().rev().find(|a| a["was_cancelled"] != true && a["result"].is_array())?;
    let places = Places::of(text);
    let mut regions: Vec<(String, Region)> = Vec::new();
    for item in annotation["result"].as_array()? {
        let (id, value) = (item["id"].as_str().unwrap_or_default(), &item["value"]);
        let at = regions.iter().position(|(known, _)| known == id).unwrap_or_else(|| {
            regions.push((id.to_owned(), Region::default()));
            regions.len() - 1
        });
        let region = &mut regions[at].1;
        match item["from_name"].as_str() {
            Some("span") => {
                region.label = value.pointer("/labels/0").and_then(Value::as_str).unwrap_or_default().to_owned();
                let number = |key: &str| value[key].as_u64().and_then(|n| usize::try_from(n).ok());
                let Some((start, end)) = number("start").zip(number("end")) else { continue };
                let told = value["text"].as_str();
                let (units, chars) = (places.words(start, end), places.words_by_chars(start, end));
                let words = match told {
                    Some(told) if units != Some(told) && chars == Some(told) => chars,
                    _ => units,
                };
                match words {
                    Some(words) => (region.start, region.words) = (start, words.to_owned()),
                    None => faults.push(format!("region {id}: {start} to {end} are no places in the text")),
                }
            }
            Some("fields") => {
                let last = value["text"].as_array().and_then(|all| all.last()).or(Some(&value["text"]));
                region.fields = last.and_then(Value::as_str).unwrap_or_default().to_owned();
            }
            Some("verdict") => {
                region.verdict = value.pointer("/choices/0").and_then(Value::as_str).map(str::to_owned);
            }
            _ => {}
        }
    }
    regions.retain(|(_, region)| !region.label.is_empty());
    regions.sort_by_key(|(id, region)| (order(id), region.start));
    Some(regions)
}

/// The numbers of an id that [`super::tasks`] gave; others go behind.
fn order(id: &str) -> (usize, usize, usize) {
    let known = id.strip_prefix(['c', 'q', 'r']).map(|rest| rest.split('.').map(str::parse::<usize>));
    let numbers: Option<Vec<usize>> = known.and_then(|parts| parts.collect::<Result<_, _>>().ok());
    match numbers.as_deref() {
        Some([first, rest @ ..]) => (*first, rest.first().copied().unwrap_or(0), rest.get(1).copied().unwrap_or(0)),
        _ => (usize::MAX, 0, 0),
    }
}

fn json_of(id: &str, region: &Region, faults: &mut Vec<String>) -> Map<String, Value> {
    match serde_json::from_str(&region.fields) {
        Ok(Value::Object(fields)) => fields,
        _ if region.fields.trim().is_empty() => Map::new(),
        _ => {
            faults.push(format!("region {id}: its fields are no JSON object"));
            Map::new()
        }
    }
}

/// The annotation of a task; `None` where it was not reviewed or is none of ours.
pub fn reviewed(task: &Value) -> Option<Reviewed> {
    let data = &task["data"];
    let (id, text) = (data["id"].as_str()?, data["text"].as_str()?);
    let mut faults = Vec::new();
    let regions = regions(task, text, &mut faults)?;
    let mut companies: Vec<(String, Vec<String>)> = Vec::new();
    let (mut quantities, mut records) = (Vec::new(), Vec::new());
    for (id, region) in &regions {
        match region.label.as_str() {
            "company" => {
                let name = if region.fields.trim().is_empty() { &region.words } else { region.fields.trim() };
                let at = companies.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
                    companies.push((name.to_owned(), Vec::new()));
                    companies.len() - 1
                });
                let forms = &mut companies[at].1;
                if region.words != name && !forms.contains(&region.words) {
                    forms.push(region.words.clone());
                }
            }
            kind @ ("money" | "power" | "energy" | "percent") => {
                let mut quantity = Map::new();
                quantity.insert("text".to_owned(), region.words.clone().into());
                quantity.insert("kind".to_owned(), kind.into());
                quantity.extend(json_of(id, region, &mut faults));
                quantities.push(Value::Object(quantity));
            }
            _ if region.verdict.as_deref() == Some("wrong") => {}
            _ => records.push(record(id, region, &mut faults)),
        }
    }
    let mut gold = data["head"].as_object().cloned().unwrap_or_default();
    gold.insert("id".to_owned(), id.into());
    let companies = companies.into_iter().map(|(name, aliases)| json!({"name": name, "aliases": aliases}));
    gold.insert("companies".to_owned(), companies.collect());
    gold.insert("quantities".to_owned(), quantities.into());
    gold.insert("records".to_owned(), records.into());
    Some(Reviewed { id: id.to_owned(), text: text.to_owned(), gold: Value::Object(gold), faults })
}

fn record(id: &str, region: &Region, faults: &mut Vec<String>) -> Value {
    let mut record = Map::new();
    record.insert("kind".to_owned(), region.label.clone().into());
    record.extend(json_of(id, region, faults));
    Value::Object(record)
}

/// What became of a record of a task; `None` where its region is gone. The outer `None`: not reviewed.
pub fn verdict(task: &Value, record_id: &str) -> Option<Option<Verdict>> {
    let text = task["data"]["text"].as_str()?;
    let regions = regions(task, text, &mut Vec::new())?;
    let found = regions.into_iter().find(|(id, _)| id == record_id);
    Some(
        found.map(|(id, region)| Verdict {
            chosen: region.verdict.clone(),
            record: record(&id, &region, &mut Vec::new()),
        }),
    )
}

/// A task as if its prediction had been taken as it is.
pub fn accepted(task: &Value) -> Value {
    let mut task = task.clone();
    let result = task.pointer("/predictions/0/result").cloned().unwrap_or_default();
    task["annotations"] = json!([{"was_cancelled": false, "result": result}]);
    task
}
