//! Floors: what was reached on `corpus/` must be reached again. Figures of sets outside the project are printed, not held.
//!
//! `tests/floors/` keeps, a file for each folder of `corpus/`, F1 by language and layer ("exact" are whole records). Raise it with
//! `cargo run --release -- eval corpus/it --floors tests/floors/it.json --raise`. With `DEALSIFT_EVAL_DIR` set to a folder, its
//! `seed`, `dev/it`, `dev/hard` and so on are scored as well.

use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const VARIABLE: &str = "DEALSIFT_EVAL_DIR";
const SETS: [&str; 8] = ["seed", "dev/it", "dev/hard", "dev/en", "dev/fr", "dev/de", "dev/es", "dev/pt"];
const LAYERS: [&str; 4] = ["quantities", "companies", "records", "exact"];

fn eval(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dealsift"));
    command.arg("eval").args(arguments).current_dir(ROOT).stdin(Stdio::null()).output().unwrap()
}

/// Prints past the test runner, which holds back what passing tests print.
fn tell(text: &str) {
    let _ = std::io::stderr().write_all(format!("{text}\n").as_bytes());
}

/// Every folder of `corpus/` has its own file, so that a hard set does not hide what an easy one loses.
#[test]
fn the_corpus_holds_its_floors() {
    let folder = std::fs::read_dir(Path::new(ROOT).join("corpus")).unwrap();
    let mut sets: BTreeSet<String> = folder.map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    // what is annotated there is which articles tell one deal: tests/events.rs
    assert!(sets.remove("events"));
    assert!(sets.len() > 1, "{sets:?}");
    let mut broken = Vec::new();
    for set in sets {
        let ran = eval(&[&format!("corpus/{set}"), "--floors", &format!("tests/floors/{set}.json")]);
        if ran.status.code() != Some(0) {
            broken.push(format!("{set}: {}", String::from_utf8_lossy(&ran.stderr)));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn the_sets_outside_are_scored() {
    let Some(folder) = std::env::var_os(VARIABLE) else {
        tell(&format!("sets outside the project: skipped, as {VARIABLE} names no folder of them"));
        return;
    };
    let folder = Path::new(ROOT).join(folder);
    let found: Vec<&str> = SETS.into_iter().filter(|set| folder.join(set).is_dir()).collect();
    assert!(!found.is_empty(), "{VARIABLE}: {} holds none of {}", folder.display(), SETS.join(", "));
    for set in found {
        let ran = eval(&[folder.join(set).to_str().unwrap(), "--json"]);
        assert_eq!(ran.status.code(), Some(0), "{set}: {}", String::from_utf8_lossy(&ran.stderr));
        tell(&figures(set, &serde_json::from_slice(&ran.stdout).unwrap()));
    }
}

/// The figures of one set in a few lines.
fn figures(set: &str, scores: &Value) -> String {
    let mut out = format!("{set:9} {:3} articles, F1 ", scores["articles"].as_u64().unwrap());
    LAYERS.iter().for_each(|layer| f1(&mut out, scores, layer, layer));
    for detail in ["span", "bound", "inferred", "evidence"] {
        share(&mut out, detail, &scores["scores"][format!("detail {detail}")]["p"]);
    }
    for lang in languages(scores) {
        let _ = write!(out, "\n       {lang} F1 ");
        LAYERS.iter().for_each(|layer| f1(&mut out, scores, &format!("{layer}/lang/{lang}"), layer));
    }
    out + &confidence(scores)
}

fn f1(out: &mut String, scores: &Value, row: &str, name: &str) {
    share(out, name, &scores["scores"][row]["f1"]);
}

fn share(out: &mut String, name: &str, value: &Value) {
    if let Some(value) = value.as_f64() {
        let _ = write!(out, " {name} {value:.3}");
    }
}

/// The languages of a set that has several.
fn languages(scores: &Value) -> BTreeSet<String> {
    let rows = scores["scores"].as_object().unwrap();
    let all: BTreeSet<String> = rows.keys().filter_map(|k| k.split_once("/lang/")).map(|k| k.1.to_owned()).collect();
    if all.len() > 1 { all } else { BTreeSet::new() }
}

/// How far confidence can be trusted, where there are records.
fn confidence(scores: &Value) -> String {
    let mut out = String::from("\n          ");
    if scores["calibration"]["records"].as_u64() > Some(0) {
        for at in scores["thresholds"].as_array().unwrap() {
            let name = format!("at confidence {:.1} P", at["confidence"].as_f64().unwrap());
            share(&mut out, &name, &at["p"]);
            share(&mut out, "R", &at["r"]);
        }
        share(&mut out, "calibration error", &scores["calibration"]["error"]);
    }
    if scores["empty"]["articles"].as_u64() > Some(0) {
        share(&mut out, "records where there are none", &scores["empty"]["mean"]);
    }
    out.trim_end().to_owned()
}
