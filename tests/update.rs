//! Data sets that are brought up to date day by day: what they hold, what they refuse, and that a kill loses nothing.
#![cfg(feature = "parquet")]

use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const TABLES: [&str; 7] = ["articles", "deals", "figures", "valuations", "parties", "quantities", "companies"];

fn dealsift(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dealsift"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null());
    command
}

fn ran(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = dealsift(folder, arguments).output().unwrap();
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stderr).unwrap())
}

fn update(folder: &Path, more: &[&str]) -> (i32, String) {
    ran(folder, &[&["extract", "in", "--update", "ds"], more].concat())
}

/// The rows of all tables, sorted, as the manifest names them or, what must be the same, as the files lie there.
fn rows(root: &Path) -> BTreeMap<&'static str, Vec<String>> {
    let manifest: serde_json::Value = serde_json::from_slice(&fs::read(root.join("manifest.json")).unwrap()).unwrap();
    let mut named: Vec<String> = manifest["shards"]
        .as_array()
        .unwrap()
        .iter()
        .map(|shard| format!("{}.parquet", shard["name"].as_str().unwrap()))
        .collect();
    named.sort();
    let table = |table: &'static str| {
        let mut files: Vec<_> = fs::read_dir(root.join(table)).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.sort();
        let there: Vec<_> = files.iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
        assert_eq!(there, named, "{table} holds what the manifest names and nothing else");
        let mut rows: Vec<String> = files.iter().flat_map(|path| read(path)).collect();
        rows.sort();
        (table, rows)
    };
    TABLES.into_iter().map(table).collect()
}

fn read(path: &Path) -> Vec<String> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(fs::File::open(path).unwrap()).unwrap();
    let row = |batch: &RecordBatch, n: usize| {
        let cells: Vec<String> = batch.columns().iter().map(|column| format!("{:?}", column.slice(n, 1))).collect();
        cells.join("|")
    };
    let batches = builder.build().unwrap().map(|batch| batch.unwrap());
    batches.flat_map(|batch| (0..batch.num_rows()).map(|n| row(&batch, n)).collect::<Vec<_>>()).collect()
}

const COMPANIES: [&str; 8] = ["Alfa", "Bresca", "Corvia", "Delmar", "Fulgor", "Gritti", "Isarco", "Lumen"];

/// An article of a day.
fn article(day: usize, n: usize, million: usize) -> String {
    let (buyer, target) = (COMPANIES[(day + n) % 8], COMPANIES[(day * 3 + n + 1) % 8]);
    match n % 3 {
        0 => format!("{buyer} Spa ha rilevato {target}{day} Srl per {million} milioni di euro."),
        1 => format!(
            "Nel 2025 {buyer} Spa ha registrato ricavi per {million} milioni di euro e un utile di {n} milioni."
        ),
        _ => format!(
            "La startup {target}{day} ha raccolto {million} milioni di dollari in un round guidato da {buyer} Ventures."
        ),
    }
}

/// Writes what a day brings: articles, and corrections of earlier ones.
fn deliver(folder: &Path, day: usize) {
    let path = |day: usize, n: usize| folder.join(format!("in/2026-03-{day:02}/{n}.txt"));
    fs::create_dir_all(path(day, 0).parent().unwrap()).unwrap();
    for n in 0..5 {
        fs::write(path(day, n), article(day, n, 10 + day * 7 + n)).unwrap();
    }
    if day > 2 {
        fs::write(path(day - 2, day % 5), article(day - 2, day % 5, 500 + day)).unwrap();
    }
    if day.is_multiple_of(10) {
        fs::write(path(1, 4), format!("Zeta{day} Spa ha comprato Omega Srl.")).unwrap();
    }
}

#[test]
fn thirty_days_of_updates_hold_what_one_run_does() {
    let dir = tempfile::tempdir().unwrap();
    for day in 1..=30 {
        deliver(dir.path(), day);
        let (code, said) = update(dir.path(), &[]);
        assert_eq!(code, 0, "{said}");
        let changed = usize::from(day > 2) + usize::from(day.is_multiple_of(10));
        let (new, same) = (5, (day - 1) * 5 - changed);
        assert_eq!(said, format!("dealsift: {new} new, {changed} changed, {same} as they were\n"), "day {day}");
    }
    assert_eq!(ran(dir.path(), &["extract", "in", "--dataset", "whole", "-q"]).0, 0);
    let found = rows(&dir.path().join("ds"));
    assert_eq!(found, rows(&dir.path().join("whole")));
    assert_eq!((found["articles"].len(), found["deals"].len() > 80), (150, true));
    let shards = fs::read_dir(dir.path().join("ds/deals")).unwrap().count();
    assert_eq!(shards, 1, "small days lie in one shard");
    let package = fs::read_to_string(dir.path().join("ds/datapackage.json")).unwrap();
    let last = fs::read_dir(dir.path().join("ds/deals")).unwrap().next().unwrap().unwrap().file_name();
    assert!(package.contains(&format!("deals/{}", last.to_str().unwrap())), "the package names the shard of today");
}

#[test]
fn shards_stay_as_large_as_they_are_to_be() {
    let dir = tempfile::tempdir().unwrap();
    for day in 1..=6 {
        deliver(dir.path(), day);
        assert_eq!(update(dir.path(), &["-q", "--shard-size", "1K"]).0, 0);
    }
    assert_eq!(ran(dir.path(), &["extract", "in", "--dataset", "whole", "-q"]).0, 0);
    assert_eq!(rows(&dir.path().join("ds")), rows(&dir.path().join("whole")));
    let shards = fs::read_dir(dir.path().join("ds/deals")).unwrap().count();
    assert!((2..=6).contains(&shards), "{shards} shards of about 1 KB for 3 KB");
    // whatever the number of threads, and with everything changed at once
    for path in fs::read_dir(dir.path().join("in")).unwrap().map(|entry| entry.unwrap().path().join("0.txt")) {
        fs::write(path, "Sigma Spa ha rilevato Tau Srl per 3 milioni di euro.").unwrap();
    }
    assert_eq!(update(dir.path(), &["-q", "--jobs", "5", "--shard-size", "1K"]).0, 0);
    assert_eq!(ran(dir.path(), &["extract", "in", "--dataset", "whole", "-q", "--restart"]).0, 0);
    assert_eq!(without_copies(rows(&dir.path().join("ds"))), without_copies(rows(&dir.path().join("whole"))));
}

/// Which of several copies is the first depends on which was there first.
fn without_copies(mut rows: BTreeMap<&'static str, Vec<String>>) -> BTreeMap<&'static str, Vec<String>> {
    rows.remove("articles");
    rows
}

#[test]
fn what_is_gone_stays_unless_it_is_pruned() {
    let dir = tempfile::tempdir().unwrap();
    deliver(dir.path(), 1);
    deliver(dir.path(), 2);
    assert_eq!(update(dir.path(), &[]).0, 0);
    let before = rows(&dir.path().join("ds"));
    fs::remove_dir_all(dir.path().join("in/2026-03-01")).unwrap();
    let kept = update(dir.path(), &[]);
    assert_eq!(kept, (0, "dealsift: 0 new, 0 changed, 5 as they were, 5 no more among the inputs and kept\n".into()));
    assert_eq!(rows(&dir.path().join("ds")), before);
    // what cannot be read is not gone
    fs::write(dir.path().join("in/2026-03-02/broken.jsonl"), "{broken\n").unwrap();
    let (code, said) = update(dir.path(), &["--prune"]);
    assert!(code == 1 && said.contains("an input failed, so nothing was pruned"), "{code} {said}");
    assert_eq!(rows(&dir.path().join("ds")), before);
    fs::remove_file(dir.path().join("in/2026-03-02/broken.jsonl")).unwrap();
    let pruned = update(dir.path(), &["--prune"]);
    assert_eq!(pruned, (0, "dealsift: 0 new, 0 changed, 5 as they were, 5 removed\n".into()));
    let after = rows(&dir.path().join("ds"));
    assert_eq!(after["articles"].len(), 5);
    assert!(TABLES.iter().all(|table| after[table].iter().all(|row| !row.contains("2026-03-01"))), "no row is left");
    // a folder without articles prunes nothing
    fs::remove_dir_all(dir.path().join("in")).unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    assert_eq!(update(dir.path(), &["--prune"]).0, 2);
    assert_eq!(rows(&dir.path().join("ds")), after);
}

#[test]
fn nothing_to_do_changes_no_byte() {
    let dir = tempfile::tempdir().unwrap();
    deliver(dir.path(), 1);
    assert_eq!(update(dir.path(), &["-q"]).0, 0);
    let manifest = || fs::read_to_string(dir.path().join("ds/manifest.json")).unwrap();
    let before = manifest();
    assert_eq!(update(dir.path(), &[]).1, "dealsift: 0 new, 0 changed, 5 as they were\n");
    assert_eq!(manifest(), before);
    for digest in ["rules", "gazetteer", "overlay", "companies", "options", "reading"] {
        let value: serde_json::Value = serde_json::from_str(&before).unwrap();
        assert_eq!(value["made_with"][digest].as_str().map(str::len), Some(64), "{digest}");
    }
}

#[test]
fn other_rules_and_options_are_refused_by_name() {
    let dir = tempfile::tempdir().unwrap();
    deliver(dir.path(), 1);
    fs::write(dir.path().join("list.csv"), "id,name,aliases,country,domain,lei,isin\n1,Alfa,,,,,\n").unwrap();
    fs::write(dir.path().join("overlay.toml"), "[[company]]\nname = \"Alfa\"\n").unwrap();
    assert_eq!(ran(dir.path(), &["extract", "in", "--dataset", "ds", "-q"]).0, 0);
    for (more, what) in [
        (&["--no-gazetteer"][..], "another gazetteer"),
        (&["--companies", "list.csv"], "other lists of companies"),
        (&["--quotes", "full"], "other options"),
        (&["--kind", "merger", "--no-gazetteer"], "another gazetteer, other options"),
    ] {
        let (code, said) = update(dir.path(), more);
        assert!(code == 2 && said.contains(&format!("was begun with {what}; --dataset with --restart")), "{said}");
    }
    // how articles are read may change from day to day
    assert_eq!(update(dir.path(), &["--max-depth", "100"]).0, 0);
    deliver(dir.path(), 2);
    assert_eq!(update(dir.path(), &["--assume-lang", "it"]).0, 0);
    let (code, said) = ran(dir.path(), &["extract", "in", "--dataset", "ds", "--resume"]);
    assert!(code == 2 && said.contains("was brought up to date since it was written; --update goes on"), "{said}");
    let anew = update(dir.path(), &["--restart", "--quotes", "full"]);
    assert_eq!(anew, (0, "dealsift: 10 new, 0 changed, 0 as they were\n".into()));
}

#[test]
fn a_copy_names_what_an_earlier_run_read() {
    let dir = tempfile::tempdir().unwrap();
    let body = "La holding bergamasca Vargenta ha firmato l'accordo per rilevare il 70% di Nordoro, produttore di valvole per l'idrogeno con sede a Brescia. Il prezzo è di 340 milioni di euro. A vendere è il fondo Clessidra, entrato nel 2019. Il restante 30% resta alla famiglia Moretti, che manterrà la guida operativa.";
    let write = |name: &str, text: &str| {
        let _ = fs::remove_dir_all(dir.path().join("in"));
        fs::create_dir(dir.path().join("in")).unwrap();
        fs::write(dir.path().join("in").join(name), text).unwrap();
    };
    write("a.txt", body);
    assert_eq!(update(dir.path(), &["-q"]).0, 0);
    write("b.txt", &body.replace("Brescia", "Bergamo"));
    assert_eq!(update(dir.path(), &["-q"]).0, 0);
    let copies = || {
        let articles = rows(&dir.path().join("ds")).remove("articles").unwrap();
        articles.iter().filter(|row| row.contains("\"a.txt\"")).count()
    };
    assert_eq!(copies(), 2, "the article and the one that copies it");
    // a correction is no copy of what it corrects, and nothing copies what is no more
    write("a.txt", &body.replace("340", "360"));
    assert_eq!(
        update(dir.path(), &[]).1,
        "dealsift: 0 new, 1 changed, 0 as they were, 1 no more among the inputs and kept\n"
    );
    write("a.txt", "Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.");
    assert_eq!(update(dir.path(), &["-q"]).0, 0);
    write("c.txt", &body.replace("340", "360"));
    assert_eq!(update(dir.path(), &["-q"]).0, 0);
    let articles = rows(&dir.path().join("ds")).remove("articles").unwrap();
    let c = articles.iter().find(|row| row.starts_with("StringArray\n[\n  \"c.txt\"")).unwrap();
    assert!(!c.contains("a.txt"), "{c}");
}

#[test]
fn filters_keep_articles_out_and_not_forgotten() {
    let dir = tempfile::tempdir().unwrap();
    deliver(dir.path(), 1);
    let kind = ["--kind", "acquisition"];
    assert_eq!(update(dir.path(), &kind).1, "dealsift: 5 new, 0 changed, 0 as they were\n");
    assert_eq!(update(dir.path(), &kind).1, "dealsift: 0 new, 0 changed, 5 as they were\n");
    assert_eq!(rows(&dir.path().join("ds"))["articles"].len(), 2);
}

/// How often a run is killed; `DEALSIFT_KILLS=50` for the long way.
fn kills() -> u64 {
    std::env::var("DEALSIFT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(6)
}

#[test]
fn killed_updates_lose_nothing() {
    let lines = |day: usize| -> String {
        let of = |n: usize| {
            // every day corrects a third of what is there
            let of = if n % 3 == day % 3 { day } else { n % 3 };
            serde_json::json!({"id": n.to_string(), "lang": "it", "text": article(n, n, 10 + of + n)}).to_string()
                + "\n"
        };
        (0..200 + day * 100).map(of).collect()
    };
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    let run = || dealsift(dir.path(), &["extract", "in", "-q", "--update", "ds", "--shard-size", "8K"]);
    let mut random =
        fastrand::Rng::with_seed(std::env::var("DEALSIFT_SEED").map_or(4711, |seed| seed.parse().unwrap()));
    let mut took = 1_500;
    for round in 0..kills() {
        fs::write(dir.path().join("in/a.jsonl"), lines(round as usize % 4)).unwrap();
        let mut child = run().stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(random.u64(0..took)));
        let _ = child.kill();
        child.wait().unwrap();
        let start = Instant::now();
        assert_eq!(run().status().unwrap().code(), Some(0), "round {round}");
        took = took.max(start.elapsed().as_millis() as u64);
        assert_eq!(ran(dir.path(), &["extract", "in", "--dataset", "whole", "-q", "--restart"]).0, 0);
        let (found, whole) = (rows(&dir.path().join("ds")), rows(&dir.path().join("whole")));
        let ours = |rows: &BTreeMap<&str, Vec<String>>| {
            let kept = 200 + 100 * (round as usize % 4);
            let of =
                |row: &&String| row.split('"').nth(1).and_then(|id| id.parse::<usize>().ok()).is_some_and(|n| n < kept);
            TABLES[1..].iter().map(|table| rows[table].iter().filter(of).cloned().collect()).collect::<Vec<Vec<_>>>()
        };
        assert_eq!(ours(&found), ours(&whole), "round {round}");
    }
}

#[cfg(unix)]
#[test]
fn one_run_writes_at_a_time() {
    use std::io::Write;
    let dir = tempfile::tempdir().unwrap();
    fs::create_dir(dir.path().join("in")).unwrap();
    deliver(dir.path(), 1);
    let mut first =
        dealsift(dir.path(), &["extract", "-", "-q", "--update", "ds"]).stdin(Stdio::piped()).spawn().unwrap();
    while !dir.path().join("ds/manifest.json").exists() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let (code, said) = update(dir.path(), &[]);
    assert!(code == 2 && said.contains("ds: is being written by another run"), "{code} {said}");
    let mut input = first.stdin.take().unwrap();
    input.write_all(b"Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.").unwrap();
    drop(input);
    assert!(first.wait().unwrap().success());
    assert_eq!(update(dir.path(), &[]).0, 0);
}
