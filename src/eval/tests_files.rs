//! Tests of what is read and written: gold, predictions, floors.
//!
//! Example: a JSON Lines file whose third line lacks an `id` is refused with file, line and remedy.
//!
//! It does not test figures; `tests` does.

use super::tests::{Scratch, small};
use super::{EvalError, Floors, load_gold, load_predicted};

#[test]
fn faults_name_file_and_remedy() {
    let scratch = Scratch::new("faults");
    let says = |e: EvalError| e.to_string().replace(&format!("{}/", scratch.0.display()), "");
    let gold = |name: &str, content: &str| says(load_gold(&scratch.file(name, content)).unwrap_err());
    assert_eq!(
        gold("x.jsonl", "{\"id\": \"a\"}\n\n{\"lang\": \"it\"}\n"),
        "x.jsonl:3: no `id`; each gold object needs one"
    );
    assert!(gold("y.jsonl", "{\"id\": \"a\"}\n{").starts_with("y.jsonl:2: EOF"));
    assert_eq!(
        gold("z.gold.json", "{\"records\": 5}"),
        "z.gold.json:1: `records` is no list; leave it out or make it one"
    );
    assert_eq!(
        gold("w.jsonl", "{\"id\": \"a\"}\n{\"id\": \"a\"}\n"),
        "w.jsonl: the id \"a\" stands in w.jsonl already; give each article its own"
    );
    assert!(gold("v.jsonl", "\n").contains("no *.gold.json"));
    let predicted = says(load_predicted(&scratch.file("p.jsonl", "{}\n")).unwrap_err());
    assert_eq!(predicted, "p.jsonl:1: no `article.id`; the lines must be those of `extract --emit articles`");
    assert!(matches!(load_gold(&scratch.0.join("nowhere")), Err(EvalError::Io { .. })));
}

#[test]
fn folders_give_ids_and_texts() {
    let scratch = Scratch::new("folder");
    scratch.file("one.gold.json", "\u{feff}{\"records\": []}");
    scratch.file("one.txt", "\u{feff}Città");
    scratch.file("two.gold.json", "{\"id\": \"zwei\", \"lang\": \"de\"}");
    let gold = load_gold(&scratch.0).unwrap();
    let seen: Vec<_> = gold.iter().map(|g| (g.id.as_str(), g.lang.as_str(), g.text.as_deref())).collect();
    assert_eq!(seen, [("one", "?", Some("Città".as_bytes())), ("zwei", "de", None)]);
}

#[test]
fn floors_are_read_as_they_were_written() {
    let scratch = Scratch::new("files");
    let mut floors = Floors::default();
    floors.raise(&small("written"), None).unwrap();
    floors.reasons.push("because".to_owned());
    let path = scratch.0.join("floors.json");
    floors.write(&path).unwrap();
    assert_eq!(Floors::read(&path).unwrap(), floors);
    let bad = Floors::read(&scratch.file("bad.json", "{\"it\": {\"records\": \"high\"}}")).unwrap_err().to_string();
    assert!(bad.ends_with("bad.json:1: `it.records` is no number from 0 to 1"), "{bad}");
}
