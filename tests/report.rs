//! The page of `dealsift report`: one file, the same each time, and nothing of an article outside its blocks.

use flate2::read::GzDecoder;
use serde_json::Value;
use std::fs;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

fn dealsift(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dealsift"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

/// The page of these inputs.
fn page(args: &[&str]) -> String {
    let made = dealsift(&[&["report", "--quiet"], args].concat());
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    String::from_utf8(made.stdout).unwrap()
}

/// What a block of a page holds.
fn block(page: &str, id: &str) -> Value {
    let (_, from) = page.split_once(&format!("<script type=\"application/octet-stream\" id=\"{id}\">")).unwrap();
    let (coded, _) = from.split_once('<').unwrap();
    let mut text = String::new();
    GzDecoder::new(&unbase64(coded)[..]).read_to_string(&mut text).unwrap();
    serde_json::from_str(&text).unwrap()
}

fn unbase64(coded: &str) -> Vec<u8> {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = Vec::new();
    for four in coded.trim_end_matches('=').as_bytes().chunks(4) {
        let value = |b: &u8| digits.iter().position(|d| d == b).expect("a digit of base64") as u32;
        let bits = four.iter().fold(0, |bits, b| bits << 6 | value(b)) << (6 * (4 - four.len()));
        out.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    out
}

/// The text from one UTF-16 offset to another.
fn cut(text: &str, start: &Value, end: &Value) -> String {
    let at = |value: &Value| value.as_u64().unwrap() as usize;
    let units: Vec<u16> = text.encode_utf16().collect();
    String::from_utf16(&units[at(start)..at(end)]).unwrap()
}

/// Checks every object of a line that says its words and where they stand; how many there are.
fn check(text: &str, value: &Value) -> usize {
    match value {
        Value::Object(object) => {
            let here = match (object.get("start"), object.get("end"), object.get("text")) {
                (Some(start), Some(end), Some(words)) => {
                    assert_eq!(cut(text, start, end), words.as_str().unwrap());
                    1
                }
                _ => 0,
            };
            here + object.values().map(|value| check(text, value)).sum::<usize>()
        }
        Value::Array(list) => list.iter().map(|value| check(text, value)).sum(),
        _ => 0,
    }
}

fn write(folder: &Path, name: &str, text: &str) -> String {
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    path.to_str().unwrap().to_owned()
}

const EMOJI: &str = "😀🏳️‍🌈 Alfa Spa 🚀 ha rilevato Beta Srl per 3 milioni di euro 💶. 👩‍👩‍👧 Eni Spa ha investito 30 milioni di dollari in Delta Srl 𝒜.";

#[test]
fn offsets_count_as_a_browser_does() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", EMOJI);
    let line = &block(&page(&[&file]), "part0")[0];
    assert_eq!(line["article"]["text"], EMOJI);
    assert_eq!(line["records"].as_array().unwrap().len(), 2);
    assert!(check(EMOJI, &line["records"]) + check(EMOJI, &line["quantities"]) > 8);
}

#[test]
fn lines_of_any_offsets_make_the_same_page() {
    let folder = tempfile::tempdir().unwrap();
    let file = write(folder.path(), "a.txt", EMOJI);
    let expected = block(&page(&[&file]), "part0");
    for unit in ["bytes", "chars", "utf16"] {
        let made = dealsift(&["extract", "--emit", "articles", "--with-text", "--offsets", unit, &file]);
        let lines = write(folder.path(), "lines.jsonl", &String::from_utf8(made.stdout).unwrap());
        assert_eq!(block(&page(&[&lines]), "part0"), expected, "{unit}");
    }
}

#[test]
fn every_record_stands_in_the_index_and_with_its_article() {
    let page = page(&["corpus/it", "--title", "Deals"]);
    let index = block(&page, "index");
    assert_eq!(index["title"], "Deals");
    let articles = index["articles"].as_array().unwrap();
    let mut records = 0;
    for (n, about) in articles.iter().enumerate() {
        let part = block(&page, &format!("part{}", about["part"]));
        let line = &part[about["at"].as_u64().unwrap() as usize];
        assert_eq!(line["article"]["id"], about["id"]);
        let text = line["article"]["text"].as_str().unwrap();
        check(text, &line["records"]);
        let here: Vec<_> = index["records"].as_array().unwrap().iter().filter(|r| r["article"] == n).collect();
        assert_eq!(here.len(), line["records"].as_array().unwrap().len());
        for (row, record) in here.iter().zip(line["records"].as_array().unwrap()) {
            assert_eq!((&row["id"], &row["summary"]), (&record["id"], &record["summary"]));
        }
        records += here.len();
    }
    assert_eq!(records, index["records"].as_array().unwrap().len());
    assert!(records > 100);
}

#[test]
fn the_same_bytes_however_many_threads() {
    assert!(page(&["corpus/fr", "--jobs", "1"]) == page(&["corpus/fr", "--jobs", "3"]));
}

#[test]
fn nothing_of_an_article_stands_outside_the_blocks() {
    let folder = tempfile::tempdir().unwrap();
    let bad = "</script><script>bad()</script> <!-- {{SCRIPT}} Alfabad Spa compra Betabad Spa per 3 milioni di euro.";
    let file = write(folder.path(), "a.txt", bad);
    let hostile = page(&[&file, "--title", "</title><script>bad()"]);
    assert!(!hostile.contains("bad()") && !hostile.contains("Alfabad"));
    let tame = write(folder.path(), "b.txt", "Eni compra Novamont.");
    let outside = |page: &str| -> String {
        page.lines().filter(|line| !line.contains("application/octet-stream")).map(|line| format!("{line}\n")).collect()
    };
    assert_eq!(outside(&hostile), outside(&page(&[&tame])));
    assert_eq!(block(&hostile, "part0")[0]["article"]["text"], bad);
}

#[test]
fn the_policy_allows_two_scripts_and_no_address() {
    let page = page(&["corpus/it/a-round-nordika-reattori.txt"]);
    let (_, policy) = page.split_once("Content-Security-Policy\" content=\"").unwrap();
    let (policy, _) = policy.split_once('"').unwrap();
    assert!(policy.starts_with("default-src 'none'; script-src 'sha256-"), "{policy}");
    assert!(policy.contains("require-trusted-types-for 'script'") && policy.contains("base-uri 'none'"));
    for loose in ["unsafe", "http", "data:", "blob:", "*", "self"] {
        assert!(!policy.contains(loose), "{loose} in {policy}");
    }
}

#[test]
fn a_page_of_lines_without_texts() {
    let folder = tempfile::tempdir().unwrap();
    let made = dealsift(&["extract", "--emit", "articles", "corpus/it/a-round-nordika-reattori.txt"]);
    let lines = write(folder.path(), "lines.jsonl", &String::from_utf8(made.stdout).unwrap());
    let line = &block(&page(&[&lines]), "part0")[0];
    assert!(line["article"].get("text").is_none() && !line["records"].as_array().unwrap().is_empty());
}

#[test]
fn extract_makes_the_same_page() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("page.html");
    let input = "corpus/it/a-round-nordika-reattori.txt";
    let made = dealsift(&["extract", "--quiet", input, "-o", out.to_str().unwrap()]);
    assert!(made.status.success());
    assert!(fs::read_to_string(out).unwrap() == page(&[input]));
}

#[test]
fn a_bad_line_costs_that_line() {
    let folder = tempfile::tempdir().unwrap();
    let made = dealsift(&["extract", "--emit", "articles", "corpus/it/a-round-nordika-reattori.txt"]);
    let good = String::from_utf8(made.stdout).unwrap();
    let lines = write(folder.path(), "lines.jsonl", &format!("{good}{{\"schema\":1}}\n"));
    let made = dealsift(&["report", &lines, "-o", folder.path().join("r.html").to_str().unwrap()]);
    assert_eq!(made.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&made.stderr).contains("lines.jsonl:2: "), "{made:?}");
    assert!(folder.path().join("r.html").exists());
}

#[test]
fn events_stand_in_the_index() {
    let folder = tempfile::tempdir().unwrap();
    let events = folder.path().join("events.jsonl");
    assert!(dealsift(&["events", "corpus/events", "-o", events.to_str().unwrap()]).status.success());
    let index = block(&page(&["corpus/events", "--events", events.to_str().unwrap()]), "index");
    let told = index["events"].as_array().unwrap();
    assert!(told.iter().any(|event| event["tellings"].as_array().unwrap().len() > 2));
    let known = |place: &Value| {
        index["records"].as_array().unwrap().iter().any(|record| {
            let about = &index["articles"][record["article"].as_u64().unwrap() as usize];
            about["id"] == place["article"] && record["id"] == place["record"]
        })
    };
    assert!(told.iter().flat_map(|event| event["tellings"].as_array().unwrap()).all(known));
}

#[cfg(feature = "parquet")]
#[test]
fn a_data_set_makes_the_rows_of_its_articles() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("deals.ds");
    let set = set.to_str().unwrap();
    assert!(dealsift(&["extract", "--quiet", "corpus/it", "--dataset", set]).status.success());
    let (stored, read) = (block(&page(&[set]), "index"), block(&page(&["corpus/it"]), "index"));
    let list = |index: &Value, key: &str| index[key].as_array().unwrap().clone();
    assert_eq!(list(&stored, "articles").len(), list(&read, "articles").len());
    assert_eq!(list(&stored, "records").len(), list(&read, "records").len());
    for (stored, read) in list(&stored, "records").iter().zip(&list(&read, "records")) {
        // the table of valuations has no status
        assert!(stored["status"] == read["status"] || stored["kind"] == "valuation", "{read}");
        for key in ["article", "id", "kind", "outlook", "metric", "product", "date", "summary"] {
            assert_eq!(stored[key], read[key], "{key} of {read}");
        }
        for key in ["amount", "valuation", "power", "stake"] {
            assert_eq!(stored[key]["value"], read[key]["value"], "{key} of {read}");
        }
        let names = |record: &Value| -> Vec<(Value, Value)> {
            let parties = record["parties"].as_array().unwrap();
            parties.iter().map(|p| (p["role"].clone(), p["company"].clone())).collect()
        };
        assert_eq!(names(stored), names(read));
    }
}
