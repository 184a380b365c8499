//! Tests of the whole layer on a hand-made extraction: against the schema, against the text, sentence by sentence.

use super::cards::Cards;
use super::sample::{TEXT, article, extraction, full, money, party, slot};
use super::summary::summary;
use super::{JsonLines, Layer, OffsetUnit, schema};
use crate::value::*;
use serde_json::Value;

const LAYERS: [Layer; 4] = [Layer::Articles, Layer::Records, Layer::Quantities, Layer::Companies];

fn lines(layer: Layer, unit: OffsetUnit) -> Vec<Value> {
    let mut out = Vec::new();
    JsonLines::new(layer, unit).append(&mut out, &article(), &extraction()).unwrap();
    let text = String::from_utf8(out).unwrap();
    assert!(text.ends_with('\n'));
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn every_line_fits_its_schema() {
    for layer in LAYERS {
        let schema = serde_json::to_value(schema::of(layer)).unwrap();
        let validator = jsonschema::validator_for(&schema).unwrap();
        for line in lines(layer, OffsetUnit::Chars) {
            let faults: Vec<String> = validator.iter_errors(&line).map(|e| e.to_string()).collect();
            assert!(faults.is_empty(), "{}: {faults:?}", layer.name());
            assert!(!validator.is_valid(&serde_json::json!({ "schema": 1 })));
        }
    }
}

#[test]
fn layers_have_a_line_for_each_object() {
    let counts = LAYERS.map(|layer| lines(layer, OffsetUnit::Bytes).len());
    assert_eq!(counts, [1, 12, 4, 3]);
}

#[test]
fn an_article_line_has_the_fields_of_the_contract() {
    let line = &lines(Layer::Articles, OffsetUnit::Bytes)[0];
    assert_eq!(line["schema"], 1);
    assert_eq!(line["article"]["meta"]["desk"], 7);
    assert_eq!(line["article"]["date"], "2026-03-02");
    let quantity = &line["quantities"][1];
    assert_eq!(quantity["inferred"], serde_json::json!(["value", "unit"]));
    assert_eq!(quantity["sources"].as_array().unwrap().len(), 1);
    assert_eq!(line["quantities"][2].get("value"), None);
    let record = &line["records"][2];
    assert_eq!(record["id"], "r3");
    assert_eq!(record["parties"][0]["tranches"][0]["condition"], "immediate");
    assert_eq!(record["valuation"]["basis"], "post");
    assert_eq!(record["slots"]["period"]["text"], "subito");
    assert_eq!(record["period"], "2026-Q1");
    assert_eq!(record["confidence"].to_string(), "0.90");
    assert_eq!(record["amount"]["value"].to_string(), "3000000");
}

#[test]
fn records_carry_their_article_without_meta() {
    let line = &lines(Layer::Records, OffsetUnit::Bytes)[0];
    assert_eq!(line["article"]["id"], "a.txt");
    assert_eq!(line["article"]["text_sha256"].as_str().unwrap().len(), 64);
    assert_eq!(line["article"].get("meta"), None);
}

/// Every object with text, start and end.
fn places<'v>(value: &'v Value, found: &mut Vec<(&'v str, usize, usize)>) {
    if let (Some(text), Some(start), Some(end)) =
        (value["text"].as_str(), value["start"].as_u64(), value["end"].as_u64())
    {
        found.push((text, start as usize, end as usize));
    }
    let inner: Box<dyn Iterator<Item = &Value>> = match value {
        Value::Array(items) => Box::new(items.iter()),
        Value::Object(fields) => Box::new(fields.values()),
        _ => return,
    };
    inner.for_each(|v| places(v, found));
}

#[test]
fn offsets_slice_the_text_in_every_unit() {
    let chars: Vec<char> = TEXT.chars().collect();
    let units: Vec<u16> = TEXT.encode_utf16().collect();
    for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
        let line = &lines(Layer::Articles, unit)[0];
        let mut found = Vec::new();
        places(line, &mut found);
        assert!(found.len() > 100);
        for (text, start, end) in found.into_iter().filter(|p| p.0 != "No price.") {
            let cut = match unit {
                OffsetUnit::Bytes => TEXT[start..end].to_owned(),
                OffsetUnit::Chars => chars[start..end].iter().collect(),
                OffsetUnit::Utf16 => String::from_utf16(&units[start..end]).unwrap(),
            };
            assert_eq!(cut, text, "{unit:?}");
        }
    }
}

#[test]
fn every_kind_makes_a_sentence() {
    let all = extraction();
    for record in &all.records {
        let line = summary(record, &all, TEXT);
        assert!(line.ends_with('.') && !line.contains("  "), "{line}");
        let bare = Record::new(record.kind, "r", Span::default());
        let line = summary(&bare, &all, TEXT);
        assert!(line.ends_with('.') && !line.contains("  "), "{line}");
    }
}

fn told(kind: Kind, roles: &[Role], status: Option<Status>, fill: impl Fn(&mut Record)) -> String {
    let mut record = Record::new(kind, "r", Span::default());
    record.status = status;
    record.parties = roles.iter().zip(0..).map(|(role, i)| party(*role, i, "")).collect();
    fill(&mut record);
    summary(&record, &extraction(), TEXT)
}

fn euro(value: &str) -> Option<Quantity> {
    Some(money(value, Span::default()))
}

#[test]
fn sentences_follow_the_slots() {
    use Role::*;
    let announced = Some(Status::Announced);
    let round = told(Kind::FundingRound, &[Investor, Investor, Recipient], announced, |r| {
        r.amount = euro("110000000000");
        r.valuation = euro("730000000000").map(|amount| Valuation { amount, basis: Basis::Unspecified });
    });
    assert_eq!(round, "Alfa and Beta invest EUR 110 bn in Gamma at a valuation of EUR 730 bn.");
    let price = |r: &mut Record| r.amount = euro("3000000");
    let bought = told(Kind::Acquisition, &[Acquirer, Target, Seller], Some(Status::Rumored), price);
    assert_eq!(bought, "Alfa is said to acquire Beta from Gamma for EUR 3 m.");
    let sold = told(Kind::Acquisition, &[Target], Some(Status::Completed), price);
    assert_eq!(sold, "Alfa was acquired for EUR 3 m.");
    let off = told(Kind::Merger, &[Partner, Partner], Some(Status::Cancelled), |_| {});
    assert_eq!(off, "Cancelled: Alfa and Beta merge.");
    let supply = told(Kind::Supply, &[Supplier, Customer], announced, |r| {
        r.exclusive = slot(true, "");
        r.product = slot("Frontier".into(), "");
    });
    assert_eq!(supply, "Alfa supplies Beta with Frontier exclusively.");
    let capacity = told(Kind::Capacity, &[Customer, Supplier], Some(Status::Planned), |r| {
        r.power = full(Kind::Capacity).power;
        r.purpose = slot(Purpose::Training, "");
    });
    assert_eq!(capacity, "Alfa plans to take 2 GW of training capacity from Beta.");
    let figure = told(Kind::Figure, &[Company], None, |r| {
        r.amount = euro("14000000000");
        r.metric = slot(Metric::Loss, "");
        r.period = slot(Period::Year(2026), "");
        r.outlook = Some(Outlook::Forecast);
    });
    assert_eq!(figure, "Alfa: loss of EUR 14 bn for 2026 (forecast).");
}

#[test]
fn cards_show_every_slot_and_no_escape_of_the_article() {
    let mut plain = String::new();
    let layer = Layer::Articles;
    Cards { layer, colour: false }.append(&mut plain, &article(), &extraction());
    assert!(!plain.contains('\u{1b}'));
    let shown = [
        "ACQUISITION announced  about EUR 3 m  0.90",
        "acquirer   Alfa  about EUR 3 m  35 %",
        "EUR 2.5 m immediate “subito”",
        "when       2026-03-02 (stated)",
        "check      tranches_sum fails",
        "“È ufficiale: Alfa",
    ];
    for words in shown {
        assert!(plain.contains(words), "{words} in\n{plain}");
    }
    let mut coloured = String::new();
    Cards { layer, colour: true }.append(&mut coloured, &article(), &extraction());
    assert!(coloured.contains("\u{1b}[1mACQUISITION\u{1b}[0m") && !coloured.contains("\u{1b}[31m"));
}

#[test]
fn lines_for_a_terminal_hold_nothing_that_steers_it() {
    let shown = crate::emit::cards::harmless_lines("a\tb,\u{1b}[31mc\u{9b}2J\u{202e}d\r\n\u{7}é\n");
    assert_eq!(shown, "a\tb,\u{fffd}[31mc\u{fffd}2J\u{fffd}d \n\u{fffd}é\n");
    assert_eq!(crate::emit::cards::harmless_lines("{\"text\":\"Alfa\"}\n\n"), "{\"text\":\"Alfa\"}\n\n");
}
