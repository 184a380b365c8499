//! What the program writes: files, pipes, offsets, schemas, cards.

use super::{ROOT, Ran, dealsift, extract_in, extract_stdin, folder};
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let dir = folder(&[("a.txt", b"Alfa."), ("out.json", b"old")]);
    let written = dir.path().join("out.json");
    let nothing = extract_in(dir.path(), &["nowhere", "-o", "out.json"]);
    assert_eq!((nothing.code, fs::read_to_string(&written).unwrap().as_str()), (2, "old"));
    let ran = extract_in(dir.path(), &["a.txt", "-o", "out.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
    assert!(fs::read_to_string(&written).unwrap().starts_with("{\"schema\":1,"));
    let left: Vec<_> = fs::read_dir(dir.path()).unwrap().collect();
    assert_eq!(left.len(), 2, "no part is left behind");
    let refused = extract_in(dir.path(), &["a.txt", "-o", "no/such/out.json"]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("no/such/out.json: cannot be written"), "{}", refused.err);
}

#[test]
fn a_closed_pipe_is_no_fault() {
    let lines = "{\"text\":\"Alfa compra Beta per 3 milioni di euro.\"}\n".repeat(20_000);
    let dir = folder(&[("a.jsonl", lines.as_bytes())]);
    let mut command = dealsift(&["extract", "--emit", "articles", "a.jsonl"]);
    command.current_dir(dir.path()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut few = [0; 100];
    child.stdout.take().unwrap().read_exact(&mut few).unwrap();
    let ran = child.wait_with_output().unwrap();
    assert_eq!((ran.status.code(), String::from_utf8(ran.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn offsets_slice_in_every_unit() {
    let text = "È l’ora: 😀 Alfa Spa ha rilevato Beta Srl per 3,5 milioni di euro.";
    let units: Vec<u16> = text.encode_utf16().collect();
    for unit in ["bytes", "chars", "utf16"] {
        let ran = extract_stdin(text.as_bytes(), &["--offsets", unit]);
        let line: Value = serde_json::from_str(ran.out.trim_end()).unwrap();
        for quantity in line["quantities"].as_array().unwrap() {
            let at = |key: &str| quantity[key].as_u64().unwrap() as usize;
            let cut = match unit {
                "bytes" => text[at("start")..at("end")].to_owned(),
                "chars" => text.chars().take(at("end")).skip(at("start")).collect(),
                _ => String::from_utf16(&units[at("start")..at("end")]).unwrap(),
            };
            assert_eq!(quantity["text"], cut, "{unit}");
        }
    }
}

#[test]
fn output_fits_the_printed_schema() {
    let text = "Alfa Spa ha rilevato Beta Srl per 3,5 milioni di euro.";
    let dir = folder(&[("a.txt", text.as_bytes())]);
    for layer in ["records", "articles", "quantities", "companies"] {
        let printed: Ran = dealsift(&["schema", "--emit", layer]).output().unwrap().into();
        let schema: Value = serde_json::from_str(&printed.out).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        let mut command = dealsift(&["extract", "a.txt", "--emit", layer]);
        let one: Ran = command.current_dir(dir.path()).output().unwrap().into();
        for line in one.out.lines() {
            let line = serde_json::from_str(line).unwrap();
            let faults: Vec<String> = validator.iter_errors(&line).map(|e| e.to_string()).collect();
            assert!(faults.is_empty(), "{layer}: {faults:?}");
        }
    }
}

#[test]
fn cards_are_plain_off_a_terminal_and_count_at_the_end() {
    let hostile = Path::new(ROOT).join("fixtures/hostile");
    let mut command = dealsift(&["extract", "escapes.txt", "--format", "cards"]);
    let ran: Ran = command.current_dir(hostile).output().unwrap().into();
    assert_eq!(ran.code, 0);
    assert!(!ran.out.contains('\u{1b}'));
    assert!(ran.err.starts_with("dealsift: 1 article, "), "{}", ran.err);
}

#[test]
fn explain_and_rules_run() {
    let hostile = Path::new(ROOT).join("fixtures/hostile");
    let run = |arguments: &[&str]| dealsift(arguments).current_dir(&hostile).output().unwrap().status.code();
    assert_eq!(run(&["explain", "bom.txt"]), Some(0));
    assert_eq!(run(&["explain", "empty.txt"]), Some(2));
    assert_eq!(run(&["rules", "--lang", "it"]), Some(0));
    assert_eq!(run(&["rules"]), Some(0));
}

#[test]
fn without_the_gazetteer_no_company_is_known_by_it() {
    let dir = folder(&[("a.txt", "Ieri Enel ha comprato Novamont per 3 milioni di euro.".as_bytes())]);
    let companies = |more: &[&str]| {
        let mut command = dealsift(&["extract", "--emit", "companies", "a.txt"]);
        let ran: Ran = command.args(more).current_dir(dir.path()).output().unwrap().into();
        assert_eq!(ran.code, 0, "{}", ran.err);
        ran.out
    };
    assert!(companies(&[]).contains("company/gazetteer"));
    let unlisted = companies(&["--no-gazetteer"]);
    assert!(unlisted.contains("\"Enel\"") && !unlisted.contains("company/gazetteer"), "{unlisted}");
}
