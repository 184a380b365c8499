//! Whole runs: threads, order, faults in a file.

use super::{Ran, dealsift, folder};
use serde_json::Value;
use std::path::Path;

/// Many small articles and files of lines, some broken, one id twice.
fn mixed() -> tempfile::TempDir {
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for n in 0..300 {
        let text = format!("Alfa{n} Spa ha rilevato Beta{n} Srl per {} milioni di euro.\n", n + 1);
        files.push((format!("{n:03}.txt"), text.into_bytes()));
    }
    let line =
        |n: usize| format!("{{\"id\":\"l{}\",\"text\":\"Eni vende la quota a Versalis per {n} euro\"}}\n", n % 700);
    files.push(("lines.jsonl".into(), (0..800).map(line).collect::<String>().into_bytes()));
    files.push(("150-broken.txt".into(), b"perch\0".to_vec()));
    files.push(("151-empty.txt".into(), Vec::new()));
    let named: Vec<(&str, &[u8])> = files.iter().map(|(n, b)| (n.as_str(), b.as_slice())).collect();
    folder(&named)
}

fn run(dir: &Path, arguments: &[&str]) -> (i32, Vec<u8>, String) {
    let output = dealsift(&["extract", "--emit", "articles"]).args(arguments).current_dir(dir).output().unwrap();
    (output.status.code().unwrap(), output.stdout, String::from_utf8(output.stderr).unwrap())
}

#[test]
fn any_number_of_jobs_writes_the_same() {
    let dir = mixed();
    let one = run(dir.path(), &["--jobs", "1", "."]);
    assert_eq!(one.0, 1);
    assert_eq!(one.2.lines().count(), 102, "{}", one.2);
    for jobs in ["2", "3", "8"] {
        assert_eq!(run(dir.path(), &["--jobs", jobs, "."]), one, "{jobs} jobs");
    }
    assert_eq!(run(dir.path(), &["."]), one);
}

#[test]
fn faults_stand_in_a_file_too() {
    let dir = mixed();
    let ran = run(dir.path(), &["--errors", "faults.json", "-o", "out.jsonl", "."]);
    let text = std::fs::read_to_string(dir.path().join("faults.json")).unwrap();
    let faults: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(faults.len(), 102);
    assert_eq!(faults[0]["source"], "./150-broken.txt");
    assert_eq!(faults[0]["level"], "error");
    assert!(faults[0]["fault"].as_str().unwrap().contains("control byte"), "{}", faults[0]);
    assert_eq!(faults[2]["source"], "./lines.jsonl");
    assert_eq!(faults[2]["line"], 701);
    assert_eq!(ran.2.lines().count(), faults.len(), "what is in the file is said as well");
    assert_eq!(run(dir.path(), &["--errors", "no/such/folder.json", "."]).0, 2);
}

#[test]
fn what_is_not_asked_for_is_left_out() {
    let dir = folder(&[
        ("a.txt", "date 2026-03-02 Eni ha rilevato Alfa Srl per 500 milioni di euro. Eni ha rilevato Beta Srl per 20 milioni di euro.".as_bytes()),
        ("b.txt", "date 2026-04-02 Alfa Spa hat keine Angaben gemacht.".as_bytes()),
    ]);
    let records = |arguments: &[&str]| {
        let output = dealsift(&["extract", "."]).args(arguments).current_dir(dir.path()).output().unwrap();
        let line = |line: &str| serde_json::from_str::<Value>(line).unwrap();
        let lines: Vec<Value> = String::from_utf8(output.stdout).unwrap().lines().map(line).collect();
        lines.iter().map(|l| l["id"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(records(&[]), ["r1", "r2"]);
    assert_eq!(records(&["--company", "beta", "--kind", "acquisition"]), ["r2"], "its id stays");
    assert_eq!(records(&["--min-amount", "EUR:100M"]), ["r1"]);
    assert_eq!(records(&["--since", "2026-03-03"]), [""; 0]);
    for wrong in [["--min-amount", "100M"], ["--kind", "sale"], ["--min-confidence", "80"]] {
        assert_eq!(run(dir.path(), &[wrong[0], wrong[1], "."]).0, 2, "{wrong:?}");
    }
}

#[test]
fn logs_stand_on_standard_error_where_they_are_asked_for() {
    let dir = folder(&[("in/a.txt", b"Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.")]);
    let said = |filter: Option<&str>| {
        let mut command = dealsift(&["extract", "in", "--format", "jsonl"]);
        match filter {
            Some(filter) => command.env("RUST_LOG", filter),
            None => command.env_remove("RUST_LOG"),
        };
        let ran = Ran::from(command.current_dir(dir.path()).output().unwrap());
        assert_eq!((ran.code, ran.out.lines().count()), (0, 1));
        ran.err
    };
    assert_eq!(said(None), "");
    assert_eq!(said(Some("")), "");
    let told = said(Some("dealsift=debug"));
    assert!(told.contains("in/a.txt: is read") && told.contains("tables compiled in "), "{told}");
    assert!(!told.contains("batch 0"), "{told}");
    assert!(said(Some("dealsift=trace")).contains("batch 0: 1 articles"));
}
