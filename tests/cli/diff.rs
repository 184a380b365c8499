//! `dealsift diff`: what is told of two outputs, and the exit codes.

use super::{Ran, dealsift, folder};
use serde_json::Value;
use std::path::Path;
use std::process::Stdio;

fn diff_in(folder: &Path, arguments: &[&str]) -> Ran {
    dealsift(&["diff"]).args(arguments).current_dir(folder).output().unwrap().into()
}

fn deal(id: &str, target: &str, price: u64) -> String {
    format!(
        r#"{{"id":"{id}","kind":"acquisition","status":"completed","parties":[{{"role":"acquirer","company":"Alfa"}},{{"role":"target","company":"{target}"}}],"amount":{{"value":{price},"unit":"EUR","bound":"exact"}},"summary":"Alfa acquires {target} for EUR {price}."}}"#
    )
}

fn article(id: &str, ids: &str, records: &[String]) -> String {
    format!(
        r#"{{"schema":1,"article":{{"id":"{id}","text_sha256":"0"}},"quantities":[{{"kind":"money","value":{},"unit":"EUR","bound":"exact","text":"tanto","start":0,"end":5}}],"companies":[{{"name":"Alfa","aliases":[],"ids":[{ids}]}}],"records":[{}]}}
"#,
        records.len(),
        records.join(",")
    )
}

#[test]
fn a_changed_price_is_one_changed_record() {
    let old = article("a", "", &[deal("r1", "Beta", 3), deal("r2", "Gamma", 7)])
        + &article("b", "", &[deal("r1", "Beta", 3)])
        + &article("c", "", &[]);
    let id = r#"{"scheme":"isin","value":"X"}"#;
    let new = article("a", id, &[deal("r1", "Delta", 9), deal("r2", "Beta", 4)])
        + &article("b", "", &[deal("r1", "Beta", 3)]);
    let dir = folder(&[("old", old.as_bytes()), ("new", new.as_bytes())]);
    let ran = diff_in(dir.path(), &["old", "new"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let changes = ran.out.split_once("\n== a\n").unwrap().1;
    assert_eq!(
        changes,
        "~ acquisition r1 → r2  Alfa acquires Beta for EUR 4.\n    amount  EUR 3 → EUR 4\n\
         ~ acquisition r2 → r1  Alfa acquires Delta for EUR 9.\n    target  Gamma → Delta\n    amount  EUR 7 → EUR 9\n\
         \n== c  only in the old output\n"
    );
    let words = |line: &str| line.split_whitespace().collect::<Vec<_>>().join(" ");
    let counts: Vec<String> = ran.out.lines().take(10).map(words).collect();
    for row in [
        "articles 1 1 1 –",
        "records 1 2 – –",
        "companies 1 1 – –",
        "acquisition 1 2 – –",
        "amount 2 – –",
        "target 1 – –",
    ] {
        assert!(counts.iter().any(|count| count == row), "{row} in {counts:?}");
    }
    let ran = diff_in(dir.path(), &["old", "new", "--format", "jsonl", "--all"]);
    let lines: Vec<Value> = ran.out.lines().map(|l| serde_json::from_str(l).unwrap()).collect();
    let told: Vec<String> = lines.iter().map(|l| format!("{} {}", l["layer"], l["change"]).replace('"', "")).collect();
    assert_eq!(told, ["records changed", "records changed", "companies changed", "articles gone"]);
    assert_eq!(lines[0]["slots"][0]["new"]["value"], 4);
    assert_eq!(lines[2]["slots"][0], serde_json::json!({"slot": "isin", "new": "X"}));
}

#[test]
fn outputs_of_records_lack_articles_without_any() {
    let line = |id: &str| {
        let record = deal("r1", "Beta", 3);
        format!("{},\"article\":{{\"id\":\"{id}\"}}}}\n", &record[..record.len() - 1])
    };
    let dir = folder(&[("old", line("a").as_bytes()), ("new", (line("b") + &line("a")).as_bytes()), ("none", b"")]);
    let ran = diff_in(dir.path(), &["old", "new", "--format", "jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""), "{}", ran.out);
    let new: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&new["layer"], &new["change"], &new["article"]), (&"records".into(), &"new".into(), &"b".into()));
    assert_eq!(diff_in(dir.path(), &["none", "new"]).code, 1);
    assert_eq!(diff_in(dir.path(), &["none", "none"]).code, 0);
}

#[test]
fn trouble_is_two_and_the_rest_is_compared() {
    let good = article("a", "", &[deal("r1", "Beta", 3)]);
    let broken = format!("{good}{{\n");
    let dir = folder(&[("good", good.as_bytes()), ("broken", broken.as_bytes()), ("other", b"{\"a\":1}\n")]);
    let same = diff_in(dir.path(), &["good", "good"]);
    assert_eq!((same.code, same.out.as_str(), same.err.as_str()), (0, "", ""));
    let ran = diff_in(dir.path(), &["broken", "good"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.starts_with("dealsift: broken:2: not such a JSON object"), "{}", ran.err);
    for arguments in [&["good", "nowhere"][..], &["good", "."], &["good", "other"], &["-", "-"], &["good"]] {
        let ran = diff_in(dir.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn an_output_may_come_through_a_pipe() {
    let good = article("a", "", &[deal("r1", "Beta", 3)]);
    let dir = folder(&[("good", good.as_bytes())]);
    let mut command = dealsift(&["diff", "good", "-"]);
    let file = std::fs::File::open(dir.path().join("good")).unwrap();
    let ran: Ran = command.stdin(Stdio::from(file)).current_dir(dir.path()).output().unwrap().into();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}
