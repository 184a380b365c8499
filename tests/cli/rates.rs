//! Amounts in another currency, beside those that are stated.

use super::{dealsift, folder};
use serde_json::Value;
use std::path::Path;

const ECB: &str = "Date,USD,GBP,\n2026-03-03,1.05,0.84,\n2026-03-02,1.04,0.83,\n";

const NEWS: &str = "date 2026-03-03 Alfa Spa ha rilevato Beta Srl per 210 milioni di dollari. Gamma Spa ha rilevato Delta Srl per 500-600 milioni di sterline. Lumen Spa ha rilevato Erba Srl per 7 milioni di euro.";

fn ran(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let output = dealsift(arguments).current_dir(dir).output().unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

#[test]
fn amounts_are_converted_and_nothing_is_replaced() {
    let undated = "Sigma Spa ha rilevato Tau Srl per 3 milioni di dollari.";
    let dir = folder(&[("in/a.txt", NEWS.as_bytes()), ("in/b.txt", undated.as_bytes()), ("ecb.csv", ECB.as_bytes())]);
    let (code, plain, _) = ran(dir.path(), &["extract", "in"]);
    assert_eq!(code, 0);
    let (code, out, said) = ran(dir.path(), &["extract", "in", "--rates", "ecb.csv", "--to", "eur"]);
    assert_eq!(code, 0);
    assert_eq!(
        said,
        "dealsift: 1 amount without a rate: the article declares no day, or there is none in the week up to it\n"
    );
    let records = |text: &str| -> Vec<Value> { text.lines().map(|line| serde_json::from_str(line).unwrap()).collect() };
    let told: Vec<_> = records(&out)
        .into_iter()
        .map(|record| ["amount_converted", "converted_to", "rate", "rate_date"].map(|key| record[key].to_string()))
        .collect();
    let row = |cells: [&str; 4]| cells.map(str::to_owned);
    assert_eq!(
        told,
        [
            row(["200000000", "\"EUR\"", "1.05", "\"2026-03-03\""]),
            row(["595238095.24", "\"EUR\"", "0.84", "\"2026-03-03\""]),
            row(["7000000", "\"EUR\"", "1", "null"]),
            row(["null", "null", "null", "null"]),
        ]
    );
    let mut without = records(&out);
    for record in without.iter_mut().filter_map(Value::as_object_mut) {
        ["amount_converted", "converted_to", "rate", "rate_date"].iter().for_each(|key| _ = record.remove(*key));
    }
    assert_eq!(without, records(&plain), "what is stated stays as it is");
    let (_, csv, _) = ran(dir.path(), &["extract", "in", "--rates", "ecb.csv", "--to", "GBP", "--format", "csv"]);
    assert!(csv.lines().nth(1).unwrap().contains(",168000000,GBP,1.25,2026-03-03,"), "{csv}");
    let (_, cards, _) =
        ran(dir.path(), &["extract", "in/a.txt", "--rates", "ecb.csv", "--to", "EUR", "--format", "cards"]);
    assert!(cards.contains("EUR 200000000 at 1.05 of 2026-03-03"), "{cards}");
}

#[test]
fn wrong_rates_are_refused_before_anything_is_read() {
    let dir = folder(&[
        ("in/a.txt", NEWS.as_bytes()),
        ("bad.csv", b"Date,USD\n2026-03-02,one\n"),
        ("ecb.csv", ECB.as_bytes()),
    ]);
    for (arguments, what) in [
        (&["--rates", "bad.csv", "--to", "EUR"][..], "bad.csv: line 2: \"one\" is no rate"),
        (&["--rates", "none.csv", "--to", "EUR"], "none.csv: "),
        (&["--rates", "ecb.csv", "--to", "JPY"], "ecb.csv: holds no rate of JPY"),
        (&["--rates", "ecb.csv", "--to", "Euro"], "not a currency; write it as EUR"),
        (&["--rates", "ecb.csv"], "--to <CODE>"),
        (&["--to", "EUR"], "--rates <FILE>"),
    ] {
        let (code, out, said) = ran(dir.path(), &[&["extract", "in"], arguments].concat());
        assert!(code == 2 && out.is_empty() && said.contains(what), "{arguments:?}: {code} {said}");
    }
}
