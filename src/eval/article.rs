//! Scores one predicted article against gold, layer by layer.
//!
//! Example: an article whose gold has two quantities, one of them predicted, adds one right and one missed to `quantities`,
//! `quantities/money` and `quantities/lang/it`.
//!
//! It does not score a layer that the gold object lacks; the slots of records are scored by `records`.

use super::calibration::Verdicts;
use super::compare::{Quantity, list, quantity, same_quantity, text_of};
use super::gold::GoldArticle;
use super::records::score_records;
use super::slots::Names;
use super::tally::{Part, Tally};
use serde_json::Value;

/// Scores an article; without a prediction all of it is missed.
pub(super) fn score_article(gold: &GoldArticle, pred: Option<&Value>, verdicts: &mut Verdicts) -> Part {
    let pred = pred.unwrap_or(&Value::Null);
    let mut part = Part::new(&gold.id, &gold.lang);
    let records: Vec<&Value> = list(pred, "records").iter().collect();
    records.iter().for_each(|r| evidence(r, &mut part));
    if has(gold, "quantities") {
        quantities(gold, list(pred, "quantities"), &mut part);
    }
    if has(gold, "companies") {
        companies(gold, list(pred, "companies"), &mut part);
    }
    if has(gold, "records") {
        let (asked, names) = (list(&gold.value, "records"), list(&gold.value, "companies"));
        let judged = score_records(asked, names, &records, &mut part);
        verdicts.add(asked, names, &records, &judged);
    }
    part
}

fn has(gold: &GoldArticle, layer: &str) -> bool {
    gold.value.get(layer).is_some_and(Value::is_array)
}

/// Whether each amount of a record lies inside one of the record's evidence spans.
fn evidence(record: &Value, part: &mut Part) {
    let spans: Vec<(u64, u64)> = list(record, "evidence").iter().filter_map(span).collect();
    for q in amounts_of(record) {
        let inside = span(q).is_some_and(|(start, end)| spans.iter().any(|s| s.0 <= start && end <= s.1));
        part.tallies.detail("evidence", inside);
    }
}

/// A span, written `[start, end]` or `{"start": …, "end": …}`.
fn span(value: &Value) -> Option<(u64, u64)> {
    let of = |at: usize, key: &str| value.get(at).or_else(|| value.get(key)).and_then(Value::as_u64);
    of(0, "start").zip(of(1, "end"))
}

/// The quantities that fill a record's slots.
fn amounts_of(record: &Value) -> Vec<&Value> {
    let mut found: Vec<&Value> =
        ["amount", "valuation", "stake", "power", "energy"].iter().filter_map(|k| record.get(k)).collect();
    for p in list(record, "parties") {
        found.extend(p.get("amount"));
        found.extend(list(p, "tranches").iter().filter_map(|t| t.get("amount")));
    }
    found.retain(|q| q.is_object());
    found
}

/// A quantity that can be compared, with what it was read from.
struct Told<'a> {
    kind: &'a str,
    says: Quantity,
    whole: &'a Value,
}

fn told(quantities: &[Value]) -> Vec<Told<'_>> {
    let one = |q| Some(Told { kind: text_of(q, "kind").filter(|k| *k != "count")?, says: quantity(q)?, whole: q });
    quantities.iter().filter_map(one).collect()
}

/// The text between a predicted quantity's byte offsets, nothing where they are off.
fn cut<'a>(text: Option<&'a [u8]>, q: &Value) -> Option<&'a str> {
    let (start, end) = span(q).filter(|(start, end)| start < end)?;
    let bytes = text?.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)?;
    std::str::from_utf8(bytes).ok()
}

fn quantities(gold: &GoldArticle, pred: &[Value], part: &mut Part) {
    let text = gold.text.as_deref();
    let mut free = told(pred);
    for asked in told(list(&gold.value, "quantities")) {
        let here = text_of(asked.whole, "text");
        let same: Vec<usize> = (0..free.len())
            .filter(|&i| free[i].kind == asked.kind && same_quantity(&free[i].says, &asked.says))
            .collect();
        let hit = same.iter().find(|&&i| cut(text, free[i].whole) == here).or(same.first()).map(|&i| free.remove(i));
        match &hit {
            Some(hit) => details(hit.whole, asked.whole, cut(text, hit.whole) == here, part),
            None => part.miss("quantity missed", asked.kind, here.unwrap_or_default(), asked.says.to_string()),
        }
        count(asked.kind, if hit.is_some() { Tally::HIT } else { Tally::MISSED }, part);
    }
    for extra in free {
        let here = text_of(extra.whole, "text").or_else(|| cut(text, extra.whole));
        part.miss("quantity spurious", extra.kind, here.unwrap_or_default(), extra.says.to_string());
        count(extra.kind, Tally::SPURIOUS, part);
    }
}

fn count(kind: &str, what: Tally, part: &mut Part) {
    part.add("quantities", what);
    part.tallies.add(format!("quantities/{kind}"), what);
}

fn details(hit: &Value, asked: &Value, same_text: bool, part: &mut Part) {
    let exact = Value::from("exact");
    let bound = |q: &Value| q.get("bound").unwrap_or(&exact).clone();
    part.tallies.detail("span", same_text);
    part.tallies.detail("bound", bound(hit) == bound(asked));
    part.tallies.detail("inferred", inferred(hit) == inferred(asked));
}

fn inferred(q: &Value) -> Vec<&str> {
    let mut parts: Vec<&str> = list(q, "inferred").iter().filter_map(Value::as_str).collect();
    parts.sort_unstable();
    parts
}

fn companies(gold: &GoldArticle, pred: &[Value], part: &mut Part) {
    let asked = Names::read(list(&gold.value, "companies")).0;
    let said = Names::read(pred).0;
    let surfaces = gold.value.get("surfaces").and_then(Value::as_bool) == Some(true);
    let mut free = vec![true; said.len()];
    for company in &asked {
        let hit = (0..said.len()).find(|&i| (surfaces || free[i]) && !said[i].is_disjoint(company));
        match hit {
            Some(i) => free[i] = false,
            None => part.miss("company missed", "", company.first().map_or("", String::as_str), String::new()),
        }
        part.add("companies", if hit.is_some() { Tally::HIT } else { Tally::MISSED });
    }
    // a second form of a company already met is passed over
    let met = |i: &usize| asked.iter().any(|a| !a.is_disjoint(&said[*i]));
    for i in (0..said.len()).filter(|&i| free[i]).filter(|i| !met(i)) {
        part.miss("company spurious", "", said[i].first().map_or("", String::as_str), String::new());
        part.add("companies", Tally::SPURIOUS);
    }
}
