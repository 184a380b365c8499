//! `dealsift companies unresolved`: the table and the exit codes.

use super::{Ran, dealsift, folder};
use std::path::Path;

fn unresolved_in(folder: &Path, arguments: &[&str]) -> Ran {
    dealsift(&["companies", "unresolved"]).args(arguments).current_dir(folder).output().unwrap().into()
}

const NEWS: &str = "Ieri la startup Nivora ha raccolto 30 milioni di euro da Fenelia Capital.";
const MORE: &str =
    "La startup Nivora Spa assume a Como. Il fondo Sorbara Capital ha investito 5 milioni di dollari in Enel.";

fn outputs() -> tempfile::TempDir {
    let dir = folder(&[("news/a.txt", NEWS.as_bytes()), ("news/b.txt", MORE.as_bytes()), ("bad", b"{\"a\":1}\n")]);
    let extracted = dealsift(&["extract", "-q", "--emit", "articles", "-o", "a.jsonl", "news", "--assume-lang", "it"])
        .current_dir(dir.path())
        .output()
        .unwrap();
    assert!(extracted.status.success());
    dir
}

fn rows(csv: &str) -> Vec<Vec<String>> {
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn names_without_identity_are_listed_by_money() {
    let dir = outputs();
    let ran = unresolved_in(dir.path(), &["a.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("id,name,aliases,country,domain,lei,isin,"), "{}", ran.out);
    let rows = rows(&ran.out);
    let names: Vec<&str> = rows.iter().map(|r| r[1].as_str()).collect();
    assert_eq!(names.len(), 3, "{names:?}");
    let nivora = rows.iter().find(|r| r[1] == "Nivora").unwrap();
    assert_eq!((nivora[7].as_str(), nivora[9].as_str()), ("2", "EUR 30000000"));
    assert!(nivora[11].starts_with("Fenelia Capital ") || nivora[11].starts_with("Nivora "), "{}", nivora[11]);
    assert!(!names.contains(&"Enel"), "{names:?}");
}

#[test]
fn articles_are_quoted_where_they_are_given() {
    let dir = outputs();
    let ran = unresolved_in(dir.path(), &["a.jsonl", "--texts", "news", "-o", "table.csv"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let table = std::fs::read_to_string(dir.path().join("table.csv")).unwrap();
    let rows = rows(&table);
    assert_eq!(rows.iter().find(|r| r[1] == "Nivora").unwrap()[11], NEWS);
}

#[test]
fn rates_make_one_order_and_faults_are_named() {
    let dir = outputs();
    std::fs::write(dir.path().join("rates"), "currency,rate\nUSD,1\n").unwrap();
    let ran = unresolved_in(dir.path(), &["a.jsonl", "bad", "--rates", "rates"]);
    assert_eq!(ran.code, 1);
    let told: Vec<&str> = ran.err.lines().collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert!(told[0].starts_with("dealsift: bad:1: "), "{told:?}");
    assert!(told[1].starts_with("dealsift: no rate for EUR"), "{told:?}");
    assert_eq!(rows(&ran.out)[0][1], "Sorbara Capital");
    for arguments in [&["bad"][..], &["nowhere"], &["a.jsonl", "--rates", "nowhere"], &[]] {
        let ran = unresolved_in(dir.path(), arguments);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}

#[test]
fn filled_in_it_is_a_list_of_companies() {
    let dir = outputs();
    let table = unresolved_in(dir.path(), &["a.jsonl"]).out;
    let filled: String = table
        .lines()
        .map(|row| row.strip_prefix(",Nivora,").map_or(format!("{row}\n"), |rest| format!("X7,Nivora,{rest}\n")))
        .collect();
    assert_ne!(table, filled);
    std::fs::write(dir.path().join("own.csv"), filled).unwrap();
    let mut command =
        dealsift(&["extract", "--emit", "companies", "--companies", "own.csv", "news/a.txt", "--assume-lang", "it"]);
    let ran: Ran = command.current_dir(dir.path()).output().unwrap().into();
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains(r#"{"scheme":"own","value":"X7"}"#), "{}", ran.out);
}
