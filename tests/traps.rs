//! Traps: sentences in which only the right value is right, or none. `tests/traps/it.txt` says line by line what may be read.
//!
//! ```text
//! Il gruppo ha investito 5 miliardi nel 2024. => EUR 5000000000
//! Il motore diesel Euro 6 equipaggia la nuova berlina. => -
//! ```
//!
//! What stands right of the arrow may be left out, but nothing else may be read: no other money, percentage, power or energy, and no
//! record with another party or value. Counts are not looked at. What is left out is counted, so that silence does not pass for caution.
//! The lines were written before the program had read them. `\n` is a line break.

use dealsift::Extractor;
use dealsift::lang::LANGUAGES;
use dealsift::value::{Amount, Article, Extraction, Quantity, QuantityKind, Record, Unit};
use std::path::Path;

/// The least share of what may be read that is read.
const READ: f64 = 0.85;

struct Trap {
    place: String,
    text: String,
    allowed: Vec<String>,
}

fn traps(lang: &str) -> Vec<Trap> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/traps").join(format!("{lang}.txt"));
    let rows = std::fs::read_to_string(path).unwrap();
    let mut traps = Vec::new();
    for (n, row) in rows.lines().enumerate().filter(|(_, r)| !r.trim().is_empty() && !r.starts_with('#')) {
        let place = format!("{lang}.txt:{}", n + 1);
        let (text, right) = row.split_once(" => ").unwrap_or_else(|| panic!("{place}: no => in {row:?}"));
        let allowed = right.split(" ; ").map(|one| one.trim().to_owned()).filter(|one| one != "-").collect();
        traps.push(Trap { place, text: text.replace("\\n", "\n"), allowed });
    }
    traps
}

fn read(extractor: &Extractor, trap: &Trap, lang: &str) -> Extraction {
    let mut article = Article::new(trap.place.as_str(), trap.text.as_str());
    article.lang = Some(lang.to_owned());
    article.date = Some(jiff::civil::date(2026, 3, 2));
    extractor.extract(&article)
}

/// What was found, each in the words of the right-hand sides: quantities, then records.
fn found(extraction: &Extraction) -> Vec<String> {
    let quantities = extraction.quantities.iter().filter(|q| q.amount.kind != QuantityKind::Count);
    let mut found: Vec<String> = quantities.map(quantity).collect();
    found.extend(extraction.records.iter().map(|r| record(extraction, r)));
    found
}

fn quantity(q: &Quantity) -> String {
    let value = value(&q.amount);
    match q.amount.unit {
        Some(Unit::Currency(c)) => format!("{} {value}", c.code()),
        Some(Unit::Watt) => format!("W {value}"),
        Some(Unit::WattHour) => format!("Wh {value}"),
        Some(Unit::Percent) => format!("{value} %"),
        Some(Unit::Noun(_)) | None => format!("? {value}"),
    }
}

fn value(amount: &Amount) -> String {
    match (amount.value, amount.low, amount.high) {
        (Some(v), ..) => v.normalize().to_string(),
        (None, Some(low), Some(high)) => format!("{}..{}", low.normalize(), high.normalize()),
        _ => "vague".to_owned(),
    }
}

fn record(extraction: &Extraction, r: &Record) -> String {
    let mut words = vec![r.kind.name().to_owned()];
    for party in &r.parties {
        words.push(format!("{}={}", party.role.name(), extraction.companies[party.company as usize].name));
    }
    let valuation = r.valuation.as_ref().map(|v| &v.amount);
    let amounts = [
        ("amount", r.amount.as_ref()),
        ("stake", r.stake.as_ref()),
        ("valuation", valuation),
        ("power", r.power.as_ref()),
    ];
    words.extend(amounts.iter().filter_map(|(key, q)| q.map(|q| format!("{key}={}", quantity(q)))));
    words.join(" ")
}

/// Whether something found may be read: a quantity as it stands, a record of the kind with nothing that is not told.
fn may(allowed: &str, found: &str) -> bool {
    let (kind, slots) = found.split_once(' ').unwrap_or((found, ""));
    allowed == found || allowed.split(' ').next() == Some(kind) && slots.contains('=') && all_told(allowed, slots)
}

fn all_told(allowed: &str, slots: &str) -> bool {
    // A value of two words, "amount=EUR 5", stands in both.
    let starts = |text: &str| -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        for word in text.split(' ') {
            match parts.last_mut().filter(|_| !word.contains('=')) {
                Some(last) => *last += &format!(" {word}"),
                None => parts.push(word.to_owned()),
            }
        }
        parts
    };
    let told = starts(allowed.split_once(' ').map_or("", |(_, rest)| rest));
    starts(slots).iter().all(|slot| told.contains(slot))
}

#[test]
fn nothing_is_read_but_what_is_right() {
    let extractor = Extractor::new();
    let (mut wrong, mut sentences, mut right, mut all) = (Vec::new(), 0, 0, 0);
    for lang in LANGUAGES.iter().map(|l| l.code) {
        let traps = traps(lang);
        assert!(traps.len() >= 25, "{lang}: {} traps", traps.len());
        for trap in &traps {
            sentences += 1;
            let found = found(&read(&extractor, trap, lang));
            let bad: Vec<&String> = found.iter().filter(|f| !trap.allowed.iter().any(|a| may(a, f))).collect();
            if !bad.is_empty() {
                wrong.push(format!(
                    "{}: {}\n    may be: {:?}\n    reads:  {bad:?}",
                    trap.place, trap.text, trap.allowed
                ));
            }
            // Where one thing may be read in several ways, one of them is enough: only lines with one way are counted.
            if let [only] = &trap.allowed[..] {
                all += 1;
                right += usize::from(found.contains(only));
                if !found.contains(only) {
                    println!("left out at {}: {only}", trap.place);
                }
            }
        }
    }
    println!("{} of {sentences} hold; {right} of {all} single values are read", sentences - wrong.len());
    assert!(wrong.is_empty(), "{} of {sentences} traps catch:\n{}", wrong.len(), wrong.join("\n"));
    assert!(right as f64 >= READ * all as f64, "only {right} of {all} single values are read");
}
