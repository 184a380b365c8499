//! The precision of records from a corrected export, with its 95 % interval.
//!
//! A record is right where the reviewer chose so, or chose nothing and left it as it was. It is partly right where that was chosen or its fields or
//! kind were changed, and wrong where that was chosen or its region was taken out. Only right ones count as right.
//!
//! Strata are weighted by how many records they have. The interval is Wilson's, over all strata at the effective size of the sample,
//! 1 / Σ(wₕ² / nₕ): that of a simple random sample which tells as much.

use super::import::{Verdict, verdict};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// What a review says of a stratum, or of all.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Part {
    /// How many records it has.
    pub of: usize,
    /// How many of them were reviewed.
    pub reviewed: usize,
    /// How many were right as they were.
    pub right: usize,
    /// How many needed a correction.
    pub partly: usize,
    /// How many were none.
    pub wrong: usize,
    /// The share of right ones.
    pub precision: f64,
    /// Lower end of its interval.
    pub low: f64,
    /// Upper end of its interval.
    pub high: f64,
}

/// What a review says.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Audit {
    /// All strata together, each with its weight.
    pub all: Part,
    /// Each stratum.
    pub strata: BTreeMap<String, Part>,
    /// How many drawn records stand in tasks that nobody reviewed.
    pub open: usize,
}

/// Counts the drawn records of the tasks.
pub fn audit(tasks: &[Value]) -> Audit {
    let mut audit = Audit::default();
    for task in tasks {
        for drawn in task.pointer("/data/drawn").and_then(Value::as_array).into_iter().flatten() {
            let id = drawn["id"].as_str().unwrap_or_default();
            let stratum = drawn["stratum"].as_str().unwrap_or_default().to_owned();
            let part = audit.strata.entry(stratum).or_default();
            part.of = part.of.max(drawn["of"].as_u64().and_then(|n| usize::try_from(n).ok()).unwrap_or(1));
            let Some(after) = verdict(task, id) else {
                audit.open += 1;
                continue;
            };
            part.reviewed += 1;
            match judged(after, drawn["record"].as_str().unwrap_or_default()) {
                Judged::Right => part.right += 1,
                Judged::Partly => part.partly += 1,
                Judged::Wrong => part.wrong += 1,
            }
        }
    }
    audit.strata.retain(|_, part| part.reviewed > 0);
    for part in audit.strata.values_mut() {
        part.precision = part.right as f64 / part.reviewed as f64;
        (part.low, part.high) = wilson(part.precision, part.reviewed as f64);
    }
    audit.all = together(&audit.strata);
    audit
}

enum Judged {
    Right,
    Partly,
    Wrong,
}

fn judged(after: Option<Verdict>, before: &str) -> Judged {
    let Some(after) = after else { return Judged::Wrong };
    match after.chosen.as_deref() {
        Some("right") => Judged::Right,
        Some("partly") => Judged::Partly,
        Some("wrong") => Judged::Wrong,
        _ if serde_json::from_str::<Value>(before).is_ok_and(|before| before == after.record) => Judged::Right,
        _ => Judged::Partly,
    }
}

fn together(strata: &BTreeMap<String, Part>) -> Part {
    let mut all = Part::default();
    let sum: usize = strata.values().map(|part| part.of).sum();
    let mut spread = 0.0;
    for part in strata.values() {
        let weight = part.of as f64 / sum.max(1) as f64;
        all.of += part.of;
        all.reviewed += part.reviewed;
        all.right += part.right;
        all.partly += part.partly;
        all.wrong += part.wrong;
        all.precision += weight * part.precision;
        spread += weight * weight / part.reviewed as f64;
    }
    if all.reviewed > 0 {
        (all.low, all.high) = wilson(all.precision, 1.0 / spread);
    }
    all
}

/// Wilson's 95 % interval of a share among `n`.
pub fn wilson(share: f64, n: f64) -> (f64, f64) {
    const Z: f64 = 1.959_963_984_540_054;
    let square = Z * Z;
    let middle = share + square / (2.0 * n);
    let reach = Z * ((share * (1.0 - share) + square / (4.0 * n)) / n).max(0.0).sqrt();
    let whole = 1.0 + square / n;
    (((middle - reach) / whole).max(0.0), ((middle + reach) / whole).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn wilson_as_tables_have_it() {
        let (low, high) = wilson(0.9, 10.0);
        assert!((low - 0.5958).abs() < 1e-4 && (high - 0.9821).abs() < 1e-4, "{low} {high}");
        let (low, high) = wilson(1.0, 20.0);
        assert!((low - 0.8389).abs() < 1e-4 && (high - 1.0).abs() < 1e-9, "{low} {high}");
    }

    fn task(stratum: &str, of: usize, n: usize, right: usize) -> Value {
        let drawn: Vec<Value> =
            (1..=n).map(|i| json!({"id": format!("r{i}"), "stratum": stratum, "of": of, "record": "{}"})).collect();
        let result: Vec<Value> = (1..=n)
            .flat_map(|i| {
                let chosen = if i <= right { "right" } else { "wrong" };
                let value = json!({"start": 0, "end": 1, "labels": ["debt"], "choices": [chosen]});
                ["span", "verdict"].map(|from| json!({"id": format!("r{i}"), "from_name": from, "value": value}))
            })
            .collect();
        json!({"data": {"id": "a", "text": "x", "drawn": drawn}, "annotations": [{"result": result}]})
    }

    #[test]
    fn strata_weigh_as_much_as_they_have() {
        let tasks = [task("common", 900, 10, 10), task("rare", 100, 10, 5)];
        let audit = audit(&tasks);
        assert!((audit.all.precision - 0.95).abs() < 1e-9, "{audit:?}");
        assert_eq!((audit.all.reviewed, audit.all.right, audit.all.wrong), (20, 15, 5));
        // 1 / (0.81 / 10 + 0.01 / 10)
        assert_eq!((audit.all.low, audit.all.high), wilson(audit.all.precision, 1.0 / 0.082));
        let (low, high) = wilson(0.5, 10.0);
        assert_eq!((audit.strata["rare"].low, audit.strata["rare"].high), (low, high));
    }

    #[test]
    fn what_nobody_reviewed_is_open_and_what_is_gone_is_wrong() {
        let mut open = task("a", 5, 2, 2);
        open["annotations"] = json!([]);
        let mut gone = task("a", 5, 2, 2);
        gone["annotations"][0]["result"] = json!([]);
        let audit = audit(&[open, gone]);
        assert_eq!((audit.open, audit.all.wrong, audit.all.right), (2, 2, 0));
    }
}
