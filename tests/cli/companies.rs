//! `dealsift companies`, and `--companies` of the subcommands that extract.

use super::{Ran, dealsift, folder};
use std::path::Path;

fn run_in(folder: &Path, arguments: &[&str]) -> Ran {
    dealsift(arguments).current_dir(folder).output().unwrap().into()
}

const OWN: &[u8] =
    b"id,name,aliases,country,domain,lei,isin\n7,Vargenta Holding S.p.A.,VGH,IT,vargenta.it,,\n8,Bad,,Italy,,,\n";
const TEXT: &[u8] = b"A Milano VGH tace, e Vargenta Holding pure.";

#[test]
fn a_table_is_known_at_once() {
    let dir = folder(&[("own.csv", OWN), ("a.txt", TEXT)]);
    let ran = run_in(dir.path(), &["extract", "--emit", "companies", "--companies", "own.csv", "a.txt"]);
    assert_eq!(ran.code, 1, "a bad row: {}", ran.err);
    assert_eq!(ran.err, "dealsift: own.csv:3: \"Italy\" is no code of a country; write it as IT (ISO 3166)\n");
    let company: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!(company["ids"], serde_json::json!([{"scheme": "own", "value": "7"}]));
    assert_eq!((&company["country"], &company["rule"]), (&"IT".into(), &"company/list".into()));
    let ran = run_in(dir.path(), &["extract", "--companies", "nowhere.csv", "a.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("nowhere.csv: cannot be read") && ran.err.contains("check the path"), "{}", ran.err);
    let ran = run_in(dir.path(), &["explain", "--companies", "own.csv", "a.txt"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
}

#[test]
fn files_become_one_index() {
    let sec = br#"{"0":{"cik_str":320193,"ticker":"AAPL","title":"Apple Inc."}}"#;
    let dir = folder(&[
        ("own.csv", OWN),
        ("sec.json", sec),
        ("plain.txt", b"Zumo & Figli\n"),
        ("zip.zip", b"PK\x03\x04"),
        ("a.txt", TEXT),
    ]);
    let ran = run_in(dir.path(), &["companies", "build", "own.csv", "sec.json", "plain.txt", "zip.zip", "-o", "c.idx"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    let said: Vec<&str> = ran.err.lines().collect();
    assert!(said[0].starts_with("dealsift: own.csv:3: "), "{}", ran.err);
    assert!(said[1].starts_with("dealsift: zip.zip: is compressed"), "{}", ran.err);
    assert!(
        said[2].starts_with("dealsift: c.idx: 3 companies, ") && said[2].ends_with("; faulty rows: 1"),
        "{}",
        ran.err
    );
    let extracted =
        |list: &str| run_in(dir.path(), &["extract", "--emit", "companies", "--companies", list, "a.txt"]).out;
    assert_eq!(extracted("c.idx"), extracted("own.csv"));
    let ran = run_in(dir.path(), &["companies", "build", "plain.txt", "-o", "d.idx", "-q"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let ran = run_in(dir.path(), &["companies", "build", "zip.zip", "-o", "e.idx"]);
    assert_eq!((ran.code, dir.path().join("e.idx").exists()), (2, false));
}

#[test]
fn a_broken_index_is_told() {
    let dir = folder(&[("own.csv", OWN), ("a.txt", TEXT)]);
    assert_eq!(run_in(dir.path(), &["companies", "build", "own.csv", "-o", "c.idx", "-q"]).code, 1);
    let mut bytes = std::fs::read(dir.path().join("c.idx")).unwrap();
    bytes.pop();
    std::fs::write(dir.path().join("c.idx"), bytes).unwrap();
    let ran = run_in(dir.path(), &["extract", "--companies", "c.idx", "a.txt"]);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (2, "dealsift: c.idx: is an index that is cut or damaged; build it again\n")
    );
}

#[test]
fn find_tells_what_a_name_leads_to_and_why() {
    let more = b"id,name,country\n1,Vargenta Holding GmbH,DE\n2,Vargenta Holding AG,DE\n3,Enel,IT\n";
    let dir = folder(&[("own.csv", OWN), ("more.csv", more)]);
    let find = |name: &str, lists: &[&str]| {
        let mut arguments = vec!["companies", "find", name];
        lists.iter().for_each(|list| arguments.extend(["--companies", list]));
        run_in(dir.path(), &arguments)
    };
    let ran = find("Enel", &["more.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(
        ran.out
            .contains("  embedded list: Enel [IT, company]: ticker ENEL at XMIL, isin IT0003128367, dealsift enel\n"),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("  more.csv (own list): Enel [IT]: own 3\n"), "{}", ran.out);
    assert!(ran.out.contains("  by the name alone: own 3, isin IT0003128367, "), "{}", ran.out);
    let ran = find("Vargenta Holding", &["more.csv"]);
    assert!(ran.out.contains("2 companies bear the name") && ran.out.contains("alone: no identifier"), "{}", ran.out);
    let ran = find("Vargenta Holding Ag", &["more.csv"]);
    assert!(ran.out.contains("legal form \"ag\"") && ran.out.contains("alone: own 2, DE"), "{}", ran.out);
    let ran = find("Prismian", &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("  not known\n") && ran.out.contains("  Prysmian, IT (embedded list)\n"), "{}", ran.out);
    assert!(find("Oro", &["own.csv"]).out.contains("not known"));
}
