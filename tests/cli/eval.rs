//! `dealsift eval`: figures, floors, exit codes.

use super::{ROOT, Ran, dealsift, folder};
use serde_json::Value;
use std::fs;
use std::path::Path;

fn eval_in(folder: &Path, arguments: &[&str]) -> Ran {
    dealsift(&["eval"]).args(arguments).current_dir(folder).output().unwrap().into()
}

const GOLD: &[u8] = br#"{"lang": "it", "records": [], "companies": [], "quantities": [
    {"text": "3 milioni di euro", "kind": "money", "value": 3000000, "unit": "EUR", "bound": "exact", "inferred": []}]}"#;
const TEXT: &[u8] = b"---\nlang: it\n---\nCosta 3 milioni di euro.";

#[test]
fn given_predictions_score_as_the_reference_does() {
    let folder = Path::new(ROOT).join("fixtures/eval");
    let ran = eval_in(&folder, &["gold", "--predicted", "predicted.jsonl", "--json"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let got: Value = serde_json::from_str(&ran.out).unwrap();
    let want: Value = serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
    for key in ["articles", "unpredicted", "strangers"] {
        assert_eq!(got[key], want[key], "{key}");
    }
    let rows = |v: &Value| v["scores"].as_object().unwrap().clone();
    assert_eq!(rows(&got).len(), rows(&want).len());
    for (name, row) in rows(&want) {
        for (figure, value) in row.as_object().unwrap() {
            assert_eq!(got["scores"][&name][figure].as_f64(), value.as_f64(), "{name} {figure}");
        }
    }
}

#[test]
fn texts_beside_gold_are_extracted_from() {
    let dir = folder(&[("it/a.gold.json", GOLD), ("it/a.txt", TEXT)]);
    for gold in [".", "it", "it/a.gold.json"] {
        let ran = eval_in(dir.path(), &[gold, "--by", "lang", "--misses", "5"]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{gold}");
        assert!(ran.out.starts_with("1 gold articles, 1 predicted, 0 predicted without gold\n"), "{}", ran.out);
        assert!(ran.out.contains("quantities/lang/it                         P 1.000  R 1.000"), "{}", ran.out);
    }
}

#[test]
fn gold_may_be_json_lines() {
    let line = br#"{"id": "x/1", "text": "Costa 3 milioni di euro.", "lang": "it", "records": []}"#;
    let dir = folder(&[("g.jsonl", line), ("g.other", line)]);
    let ran = eval_in(dir.path(), &["g.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("1 gold articles, 1 predicted, 0"), "{}", ran.out);
    let ran = eval_in(dir.path(), &["g.other"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.starts_with("dealsift: g.other: not known as JSON Lines"), "{}", ran.err);
}

#[test]
fn a_missing_text_is_named_and_the_rest_scored() {
    let dir = folder(&[("a.gold.json", GOLD), ("a.txt", TEXT), ("b.gold.json", GOLD)]);
    let ran = eval_in(dir.path(), &["."]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.err, "dealsift: ./b.txt: no such file or folder; check the path\n");
    assert!(ran.out.starts_with("2 gold articles, 1 predicted"), "{}", ran.out);
    let ran = eval_in(dir.path(), &["b.gold.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
}

#[test]
fn floors_are_raised_held_and_lowered_with_a_reason() {
    let dir = folder(&[("a.gold.json", GOLD), ("a.txt", TEXT), ("f.json", br#"{"it": {"quantities": 0.5}}"#)]);
    let eval = |more: &[&str]| eval_in(dir.path(), &[&["a.gold.json", "--floors", "f.json"], more].concat());
    let raised = eval(&["--raise"]);
    assert_eq!(raised.code, 0);
    assert!(raised.err.contains("dealsift: f.json: it/quantities 0.5000 to 1.0000\n"), "{}", raised.err);
    assert_eq!((eval(&[]).code, eval(&[]).err), (0, String::new()));
    fs::write(dir.path().join("a.txt"), "Costa poco.").unwrap();
    let fallen = eval(&["--raise"]);
    assert_eq!(fallen.code, 1);
    assert!(fallen.err.contains("it/quantities: F1 0.0000 is below its floor 1.0000"), "{}", fallen.err);
    assert_eq!(eval(&["--raise", "--allow-lower", " "]).code, 2);
    assert_eq!(eval(&["--raise", "--allow-lower", "another text"]).code, 0);
    let kept = fs::read_to_string(dir.path().join("f.json")).unwrap();
    assert!(kept.contains("it/quantities 1.0000 to 0.0000: another text"), "{kept}");
}

#[test]
fn wrong_usage_and_no_gold_are_two() {
    let dir = folder(&[("a.gold.json", GOLD), ("a.txt", TEXT), ("empty/x.txt", b"x")]);
    for arguments in [
        &["a.gold.json", "--by", "colour"][..],
        &["a.gold.json", "--raise"],
        &["a.gold.json", "--floors", "f.json", "--allow-lower", "why"],
        &["a.gold.json", "--floors", "nowhere.json"],
        &["a.gold.json", "--predicted", "nowhere.jsonl"],
        &["empty"],
        &["nowhere"],
        &[],
    ] {
        let ran = eval_in(dir.path(), arguments);
        assert_eq!(ran.code, 2, "{arguments:?} {}", ran.err);
        assert!(!ran.err.is_empty());
    }
}
