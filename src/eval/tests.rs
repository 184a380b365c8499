//! Tests of the evaluation as a whole.
//!
//! Example: `fixtures/eval/expected.json` holds what score.py says of `fixtures/eval`; each of its figures must come out here.
//!
//! It does not test the intervals' bounds, which are drawn by another generator than score.py's.

use super::{By, EvalError, Fault, Floors, Scores, json, load_gold, load_predicted, score, text};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};

const GOLD: &str = r#"{"id": "a", "lang": "it", "text": "Alfa S.p.A. compra Beta per 3 milioni di euro.", "companies": [{"name": "Alfa", "aliases": ["Alfa S.p.A."]}, {"name": "Beta"}], "quantities": [{"text": "3 milioni di euro", "kind": "money", "value": "3e6", "unit": "EUR", "bound": "exact"}], "records": [{"kind": "acquisition", "status": "announced", "parties": [{"role": "acquirer", "company": "Alfa"}, {"role": "target", "company": "Beta"}], "amount": {"value": "3e6", "unit": "EUR"}}]}
{"id": "b", "lang": "en", "text": "Gamma made a profit of 5 million.", "companies": [{"name": "Gamma"}], "quantities": [{"text": "5 million", "kind": "money", "value": "5e6", "unit": "USD", "bound": "exact", "inferred": ["unit"]}], "records": []}
"#;
const PREDICTED: &str = r#"{"article": {"id": "a"}, "companies": [{"name": "Alfa SpA"}, {"name": "Beta"}], "quantities": [{"kind": "money", "value": 3000000, "unit": "EUR", "bound": "exact", "start": 28, "end": 45}], "records": [{"kind": "acquisition", "status": "completed", "confidence": 0.75, "evidence": [[0, 46]], "parties": [{"role": "acquirer", "company": "Alfa S.p.A."}, {"role": "target", "company": "Beta"}], "amount": {"value": 3000000, "unit": "EUR", "start": 28, "end": 45}}]}
{"article": {"id": "in/b.txt"}, "companies": [{"name": "Delta"}], "quantities": [{"kind": "money", "value": 5000000, "unit": "USD", "bound": "exact", "start": 23, "end": 32}], "records": [{"kind": "figure", "metric": "profit", "confidence": 0.5, "parties": [{"role": "company", "company": "Gamma"}], "amount": {"value": 5000000, "unit": "USD"}}]}
"#;
/// What score.py says: name, right, too many, missed, F1.
const FIGURES: [(&str, u64, u64, u64, f64); 14] = [
    ("detail evidence", 1, 1, 1, 0.5),
    ("detail span", 2, 0, 0, 1.0),
    ("detail inferred", 1, 1, 1, 0.5),
    ("quantities", 2, 0, 0, 1.0),
    ("quantities/lang/en", 1, 0, 0, 1.0),
    ("companies", 2, 1, 1, 0.6667),
    ("companies/lang/en", 0, 1, 1, 0.0),
    ("exact", 1, 1, 0, 0.6667),
    ("records", 4, 5, 1, 0.5714),
    ("records/kind/figure", 0, 4, 0, 0.0),
    ("records/slot/status", 0, 1, 1, 0.0),
    ("records/slot/party", 2, 1, 0, 0.8),
    ("records/lang/it", 4, 1, 1, 0.8),
    ("records/article/b", 0, 4, 0, 0.0),
];

/// A folder of its own for a test, gone when the test ends.
pub(super) struct Scratch(pub(super) PathBuf);

impl Scratch {
    pub(super) fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("dealsift-eval-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(super) fn file(&self, name: &str, content: &str) -> PathBuf {
        let path = self.0.join(name);
        fs::write(&path, content).unwrap();
        path
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub(super) fn small(name: &str) -> Scores {
    let scratch = Scratch::new(name);
    let (gold, predicted) = (scratch.file("gold.jsonl", GOLD), scratch.file("predicted.jsonl", PREDICTED));
    score(&load_gold(&gold).unwrap(), &load_predicted(&predicted).unwrap())
}

#[test]
fn the_small_case_scores_as_the_reference_does() {
    let scores = small("small");
    assert_eq!((scores.articles, scores.unpredicted, scores.strangers), (2, 0, 0));
    for (name, tp, fp, fn_, f1) in FIGURES {
        let row = &scores.scores[name];
        assert_eq!((row.tp, row.fp, row.fn_, row.f1), (tp, fp, fn_, f1), "{name}");
    }
}

#[test]
fn the_fixture_scores_as_the_reference_does() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/eval");
    let scores =
        score(&load_gold(&folder.join("gold")).unwrap(), &load_predicted(&folder.join("predicted.jsonl")).unwrap());
    let got: Value = serde_json::from_str(&json(&scores, 0).unwrap()).unwrap();
    let want: Value = serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
    for key in ["articles", "unpredicted", "strangers"] {
        assert_eq!(got[key], want[key], "{key}");
    }
    let names = |v: &Value| v["scores"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(names(&got).len(), names(&want).len());
    for name in names(&want) {
        for figure in ["p", "r", "f1", "tp", "fp", "fn"] {
            let of = |v: &Value| v["scores"][&name][figure].as_f64();
            assert_eq!(of(&got), of(&want), "{name} {figure}");
        }
    }
}

#[test]
fn confidence_cuts_and_is_measured() {
    let scores = small("confidence");
    let kept: Vec<u64> = scores.thresholds.iter().map(|t| t.kept).collect();
    assert_eq!(kept, [2, 0]);
    assert_eq!((scores.thresholds[0].p, scores.thresholds[0].exact_p), (0.4444, 0.5));
    assert_eq!((scores.thresholds[1].p, scores.thresholds[1].r), (0.0, 0.0));
    // bands: 0.5 with 0 of 4 slots and no record right; 0.75 with 4 of 5 slots and the record right
    assert_eq!((scores.calibration.error, scores.calibration.record_error), (0.275, 0.375));
    assert_eq!((scores.empty.articles, scores.empty.records, scores.empty.mean), (1, 1, 1.0));
}

#[test]
fn the_report_has_the_layout_of_the_reference() {
    let scores = small("report");
    let report = text(&scores, Some(By::Slot), 2);
    let first = "2 gold articles, 2 predicted, 0 predicted without gold\n\
                 companies                                  P 0.667  R 0.667  F1 0.667   (2 right, 1 too many, 1 missed)\n\
                 detail bound                               right 1.000   (2 of 2)\n";
    assert!(report.starts_with(first), "{report}");
    assert!(report.contains("\nrecords/slot/party "), "{report}");
    assert!(!report.contains("\nrecords/kind/"), "{report}");
    assert!(
        report.ends_with(
            "a  slot missed  acquisition  status  announced\na  slot spurious  acquisition  status  completed\n"
        ),
        "{report}"
    );
}

#[test]
fn breakdowns_have_names() {
    for name in By::NAMES {
        assert!(name.parse::<By>().is_ok());
    }
    assert_eq!(
        "colour".parse::<By>().unwrap_err().to_string(),
        "unknown breakdown \"colour\"; use kind, slot, lang or article"
    );
}

#[test]
fn missing_predictions_are_all_missed() {
    let scratch = Scratch::new("missing");
    let gold = load_gold(&scratch.file("gold.jsonl", GOLD)).unwrap();
    let scores = score(&gold, &[("c".to_owned(), Value::Null)].into());
    assert_eq!((scores.unpredicted, scores.strangers), (2, 1));
    assert_eq!((scores.scores["records"].fn_, scores.scores["records"].fp), (5, 0));
}

#[test]
fn malformed_predictions_are_wrong_and_no_panic() {
    let scratch = Scratch::new("malformed");
    let gold = load_gold(&scratch.file("gold.jsonl", GOLD)).unwrap();
    let odd = serde_json::json!({"companies": [null, {}, {"name": 3}], "quantities": [7, {"kind": "money", "value": {}, "unit": "EUR", "start": 9e9, "end": -1}],
        "records": [null, {"parties": [null, {"role": 1}], "amount": [], "evidence": [[], 5, [1]]}, {"kind": "acquisition", "amount": {"value": "1e99999999999", "unit": "EUR"}}]});
    let scores = score(&gold, &[("a".to_owned(), odd)].into());
    assert_eq!((scores.scores["exact"].tp, scores.scores["exact"].fp), (0, 3));
}

#[test]
fn floors_rise_and_fall_with_a_reason_only() {
    let scores = small("floors");
    let mut floors = Floors::default();
    assert_eq!(floors.raise(&scores, None).unwrap().len(), 8);
    assert!(floors.check(&scores).is_empty());
    floors.languages.get_mut("it").unwrap().insert("records".to_owned(), 0.9);
    floors.languages.insert("fr".to_owned(), [("exact".to_owned(), 0.1)].into());
    let faults = floors.check(&scores);
    assert!(
        matches!(&faults[..], [Fault::Absent { .. }, Fault::Below { floor: 0.9, reached: 0.8.., .. }]),
        "{faults:?}"
    );
    assert!(floors.raise(&scores, None).unwrap().is_empty());
    assert!(matches!(floors.raise(&scores, Some(" ")), Err(EvalError::NoReason)));
    assert_eq!(floors.raise(&scores, Some("stricter gold")).unwrap()[0].to_string(), "it/records 0.9000 to 0.8000");
    assert_eq!(floors.reasons, ["it/records 0.9000 to 0.8000: stricter gold"]);
}
