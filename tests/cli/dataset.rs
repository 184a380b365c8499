//! Data sets: what they hold, and that an interruption loses nothing.

use super::{ROOT, dealsift, folder};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

/// Every file of a data set with its bytes.
fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    _ = found
                        .insert(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), fs::read(&path).unwrap())
                }
            }
        }
    }
    found
}

fn write(dir: &Path, into: &str, more: &[&str]) -> (i32, String) {
    let mut command = dealsift(&["extract", "in", "--shard-size", "50K", "--dataset", into]);
    let output = command.args(more).current_dir(dir).output().unwrap();
    (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
}

/// A folder with the articles of the corpus in JSON Lines several times over, a broken line and an id twice among them.
fn inputs() -> tempfile::TempDir {
    let mut lines = String::new();
    for round in 0..8 {
        for lang in ["it", "en", "de"] {
            let mut paths: Vec<_> =
                fs::read_dir(format!("{ROOT}/corpus/{lang}")).unwrap().map(|e| e.unwrap().path()).collect();
            paths.sort();
            for path in paths.iter().filter(|p| p.extension().is_some_and(|e| e == "txt")) {
                let id = format!("{lang}-{round}-{}", path.file_name().unwrap().to_str().unwrap());
                let line = serde_json::json!({"id": id, "text": fs::read_to_string(path).unwrap()});
                lines.push_str(&format!("{line}\n"));
            }
        }
        lines.push_str("{broken\n{\"id\":\"twice\",\"text\":\"Eni compra Alfa per 3 milioni di euro.\"}\n");
    }
    folder(&[("in/a.jsonl", lines.as_bytes())])
}

#[test]
fn an_interrupted_run_goes_on_to_the_same_bytes() {
    let dir = inputs();
    let whole = write(dir.path(), "whole", &[]);
    assert_eq!(whole.0, 1, "{}", whole.1);
    let expected = files(&dir.path().join("whole"));
    assert!(expected.len() > 30, "several shards: {:?}", expected.keys());
    let mut interrupted = 0;
    for round in 0..12u64 {
        let into = format!("killed{round}");
        let mut command = dealsift(&["extract", "in", "--shard-size", "50K", "--dataset", &into]);
        let mut child = command.current_dir(dir.path()).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(60 + round * 97 % 700));
        child.kill().unwrap();
        interrupted += u32::from(!child.wait().unwrap().success());
        let root = dir.path().join(&into);
        let again = match root.join("manifest.json").exists() {
            true => write(dir.path(), &into, &["--resume"]),
            false => write(dir.path(), &into, &[]),
        };
        assert_eq!(again.0, 1, "round {round}: {}", again.1);
        let found = files(&root);
        assert_eq!(found.keys().collect::<Vec<_>>(), expected.keys().collect::<Vec<_>>(), "round {round}");
        for (name, bytes) in &found {
            assert!(*bytes == expected[name], "round {round}: {name} differs");
        }
    }
    assert!(interrupted > 0, "at least one run is caught before its end");
}

#[test]
fn what_is_there_is_not_overwritten_by_accident() {
    let dir = folder(&[("in/a.txt", b"Alfa Spa ha rilevato Beta Srl per 3 milioni di euro."), ("in/b.txt", b"x")]);
    assert_eq!(write(dir.path(), "ds", &[]).0, 0);
    let before = files(&dir.path().join("ds"));
    let again = write(dir.path(), "ds", &[]);
    assert!(again.0 == 2 && again.1.contains("holds a data set already; --resume"), "{}", again.1);
    let other = write(dir.path(), "ds", &["--resume", "--quotes", "none"]);
    assert!(other.0 == 2 && other.1.contains("was begun with other options"), "{}", other.1);
    assert_eq!(write(dir.path(), "ds", &["--resume"]).0, 0);
    assert_eq!(files(&dir.path().join("ds")), before, "nothing is left to do");
    fs::write(dir.path().join("in/a.txt"), "Alfa Spa ha rilevato Beta Srl per 4 milioni di euro.").unwrap();
    let changed = write(dir.path(), "ds", &["--resume"]);
    assert!(changed.0 == 2 && changed.1.contains("the inputs are not those"), "{}", changed.1);
    assert_eq!(write(dir.path(), "ds", &["--restart"]).0, 0);
    assert_ne!(files(&dir.path().join("ds")), before);
    let none = write(dir.path(), "none", &["--resume"]);
    assert!(none.0 == 2 && none.1.contains("holds no data set to go on with"), "{}", none.1);
}

#[test]
fn any_number_of_jobs_writes_the_same_data_set() {
    let dir = inputs();
    write(dir.path(), "one", &["--jobs", "1"]);
    write(dir.path(), "five", &["--jobs", "5"]);
    assert_eq!(files(&dir.path().join("one")), files(&dir.path().join("five")));
}

#[test]
fn a_parquet_file_has_one_nested_row_an_article() {
    let dir = inputs();
    for (jobs, name) in [("1", "a.parquet"), ("4", "b.parquet")] {
        let mut command = dealsift(&["extract", "in", "-q", "--jobs", jobs, "-o", name]);
        assert_eq!(command.current_dir(dir.path()).stderr(Stdio::null()).status().unwrap().code(), Some(1));
    }
    let bytes = fs::read(dir.path().join("a.parquet")).unwrap();
    assert!(bytes == fs::read(dir.path().join("b.parquet")).unwrap());
    let file = fs::File::open(dir.path().join("a.parquet")).unwrap();
    let builder = parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder::try_new(file).unwrap();
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    assert!(["id", "copy_of", "companies", "records"].iter().all(|name| names.iter().any(|n| n == name)), "{names:?}");
    let rows: usize = builder.build().unwrap().map(|batch| batch.unwrap().num_rows()).sum();
    let mut command = dealsift(&["extract", "in", "-q", "--emit", "articles", "--format", "jsonl"]);
    let lines = command.current_dir(dir.path()).output().unwrap().stdout;
    assert_eq!(rows, lines.split(|byte| *byte == b'\n').count() - 1);
}

#[test]
fn a_copy_names_the_article_that_it_repeats() {
    let body = "La holding bergamasca Vargenta ha firmato l'accordo per rilevare il 70% di Nordoro, produttore di valvole per l'idrogeno con sede a Brescia. Il prezzo è di 340 milioni di euro. A vendere è il fondo Clessidra, entrato nel 2019. Il restante 30% resta alla famiglia Moretti, che manterrà la guida operativa.";
    let mut lines = String::new();
    for n in 0..400 {
        let text = match n % 100 {
            7 => format!("Nordoro a Vargenta\n\n(Agenzia {n}) {body}"),
            _ => format!("Alfa{n} Spa ha chiuso il 2025 con ricavi per {n},5 milioni di euro."),
        };
        lines.push_str(&format!("{}\n", serde_json::json!({"id": n.to_string(), "text": text})));
    }
    let dir = folder(&[("in/a.jsonl", lines.as_bytes())]);
    let read = |jobs: &str, layer: &str| {
        let mut command = dealsift(&["extract", "in", "-q", "--format", "jsonl", "--jobs", jobs, "--emit", layer]);
        String::from_utf8(command.current_dir(dir.path()).output().unwrap().stdout).unwrap()
    };
    let (one, eight) = (read("1", "articles"), read("8", "articles"));
    assert_eq!(one, eight);
    let copies: Vec<(String, String)> = one
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter_map(|line| Some((line["article"]["id"].as_str()?.into(), line["article"]["copy_of"].as_str()?.into())))
        .collect();
    let expected = ["107", "207", "307"].map(|id| (id.to_owned(), "7".to_owned()));
    assert_eq!(copies, expected);
    assert!(read("2", "records").lines().any(|line| line.contains(r#""copy_of":"7""#)));
}

#[test]
fn csv_is_one_record_a_row() {
    let dir = folder(&[("in/a.txt", "Alfa Spa ha rilevato Beta Srl per 3,5 milioni di euro.".as_bytes())]);
    let read = |name: &str, more: &[&str]| {
        let status = dealsift(&["extract", "in", "-o", name]).args(more).current_dir(dir.path()).status().unwrap();
        assert!(status.success());
        fs::read_to_string(dir.path().join(name)).unwrap()
    };
    let text = read("a.csv", &[]);
    let mut rows = csv::Reader::from_reader(text.as_bytes());
    let header = rows.headers().unwrap().clone();
    let row = rows.records().next().unwrap().unwrap();
    let cell = |name: &str| row.get(header.iter().position(|h| h == name).unwrap()).unwrap();
    assert_eq!(
        ["kind", "parties", "amount", "currency", "quote"].map(cell),
        [
            "acquisition",
            "acquirer: Alfa; target: Beta",
            "3500000",
            "EUR",
            "Alfa Spa ha rilevato Beta Srl per 3,5 milioni di euro."
        ]
    );
    assert!(read("b.csv", &["--csv-dialect", "excel-it"]).starts_with("\u{feff}article_id;record_id;"));
    assert!(!read("c.csv", &["--quotes", "none"]).contains("ha rilevato"));
    let quantities = read("d.csv", &["--emit", "quantities"]);
    assert_eq!(quantities.lines().count(), 2);
    assert!(quantities.lines().nth(1).unwrap().starts_with("a.txt,1,money,3500000,"), "{quantities}");
}

#[test]
fn a_data_set_is_counted() {
    let dir = folder(&[
        (
            "in/a.txt",
            "date 2026-03-02 Eni ha rilevato Alfa Srl per 500 milioni di euro. Eni ha rilevato Beta Srl.".as_bytes(),
        ),
        ("in/b.txt", "Nel 2025 Enel ha registrato ricavi per 90 miliardi di euro.".as_bytes()),
    ]);
    assert_eq!(write(dir.path(), "ds", &[]).0, 0);
    let output = dealsift(&["stats", "ds"]).current_dir(dir.path()).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    for line in [
        "articles by language: 2",
        "         2  acquisition",
        "         1  revenue",
        "         2  2026-03",
        "largest of 1 deals in EUR",
        "  500000000  Eni acquired Alfa for EUR 500 m. (a.txt)",
        "deals without an amount: 1 of 2 (50 %)",
    ] {
        assert!(text.lines().any(|l| l == line), "{line}:\n{text}");
    }
    let none = dealsift(&["stats", "in"]).current_dir(dir.path()).output().unwrap();
    assert_eq!(none.status.code(), Some(2));
}
