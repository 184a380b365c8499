//! Events as JSON Lines.
//!
//! A line holds what was chosen, what disagrees with it, and every telling in as much as it is grouped by, so that a later run can go on from
//! the file: `{"schema":1,"event":"ev_…","kind":"acquisition",…,"tellings":[{"article":{…},"record":{…}}]}`.

use super::choose::{Chosen, Event};
use super::show::summary;
use super::telling::{Money, Tellings};
use super::view_telling::{TellingView, telling};
use crate::emit::SCHEMA;
use crate::emit::number::Number;
use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::Serialize;

#[derive(Serialize)]
struct EventLine<'a> {
    schema: u8,
    event: &'a str,
    kind: &'static str,
    status: &'static str,
    summary: String,
    parties: Vec<PartyView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other_amounts: Vec<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valuation: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    power: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    first: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    last: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    happened: Option<Day>,
    statuses: Vec<StatusView<'a>>,
    articles: u32,
    sources: u32,
    confidence: Number,
    rules: Rules,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    disagreements: Vec<DisagreementView<'a>>,
    tellings: Vec<TellingView<'a>>,
}

/// How each field was chosen.
#[derive(Serialize)]
struct Rules {
    kind: &'static str,
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valuation: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    power: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'static str>,
}

#[derive(Serialize)]
pub(super) struct PartyView<'a> {
    pub(super) role: &'static str,
    pub(super) company: &'a str,
    pub(super) key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) tellings: Option<u32>,
}

#[derive(Serialize)]
pub(super) struct AmountView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) high: Option<Number>,
    pub(super) unit: &'a str,
    pub(super) bound: &'static str,
}

#[derive(Serialize)]
struct StatusView<'a> {
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    article: &'a str,
    record: &'a str,
}

#[derive(Serialize)]
struct DisagreementView<'a> {
    field: &'static str,
    values: Vec<ValueView<'a>>,
}

#[derive(Serialize)]
struct ValueView<'a> {
    value: &'a str,
    tellings: Vec<Place<'a>>,
}

/// A record by its place.
#[derive(Serialize)]
pub(super) struct Place<'a> {
    pub(super) article: &'a str,
    pub(super) record: &'a str,
}

/// A day as text: `2026-03-02`.
pub(super) struct Day(pub(super) Date);

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

pub(super) fn amount<'a>(all: &'a Tellings, m: &Money) -> AmountView<'a> {
    let (value, low, high, bound) = match (m.low, m.high) {
        (Some(low), Some(high)) if low == high => (Some(low), None, None, if m.about { "about" } else { "exact" }),
        (Some(low), Some(high)) => (None, Some(low), Some(high), "range"),
        (Some(low), None) => (Some(low), None, None, "at_least"),
        (None, high) => (high, None, None, "at_most"),
    };
    AmountView { value: value.map(Number), low: low.map(Number), high: high.map(Number), unit: all.text(m.unit), bound }
}

pub(super) fn percent(value: Decimal) -> AmountView<'static> {
    AmountView { value: Some(Number(value)), low: None, high: None, unit: "%", bound: "exact" }
}

pub(super) fn hundredths(n: u8) -> Number {
    Number(Decimal::new(i64::from(n), 2))
}

/// Appends the line of an event.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn append(out: &mut Vec<u8>, all: &Tellings, event: &Event) -> serde_json::Result<()> {
    let rule = |chosen: &Option<Chosen<Money>>| chosen.map(|c| c.rule.name());
    let money = |chosen: &Option<Chosen<Money>>| chosen.as_ref().map(|c| amount(all, &c.value));
    let place = |n: u32| {
        let t = &all.all[n as usize];
        Place { article: &all.articles[t.article as usize].id, record: &t.record }
    };
    let line = EventLine {
        schema: SCHEMA,
        event: &event.id,
        kind: event.kind.value.name(),
        status: event.status.value.name(),
        summary: summary(all, event),
        parties: event
            .parties
            .iter()
            .map(|p| PartyView {
                role: p.role.name(),
                company: all.text(p.name),
                key: all.text(p.key),
                tellings: Some(p.tellings),
            })
            .collect(),
        amount: money(&event.amount),
        other_amounts: event.other_amounts.iter().map(|m| amount(all, m)).collect(),
        valuation: money(&event.valuation),
        stake: event.stake.map(|c| percent(c.value)),
        power: money(&event.power),
        stage: event.stage.map(|c| all.text(c.value)),
        first: event.first.map(Day),
        last: event.last.map(Day),
        happened: event.happened.map(Day),
        statuses: event
            .statuses
            .iter()
            .map(|s| {
                let place = place(s.telling);
                StatusView {
                    status: s.status.name(),
                    date: s.date.map(Day),
                    article: place.article,
                    record: place.record,
                }
            })
            .collect(),
        articles: event.articles,
        sources: event.sources,
        confidence: hundredths(event.confidence),
        rules: Rules {
            kind: event.kind.rule.name(),
            status: event.status.rule.name(),
            amount: rule(&event.amount),
            valuation: rule(&event.valuation),
            stake: event.stake.map(|c| c.rule.name()),
            power: rule(&event.power),
            stage: event.stage.map(|c| c.rule.name()),
        },
        disagreements: event
            .disagreements
            .iter()
            .map(|d| DisagreementView {
                field: d.field,
                values: d
                    .values
                    .iter()
                    .map(|(value, tellings)| ValueView {
                        value,
                        tellings: tellings.iter().map(|n| place(*n)).collect(),
                    })
                    .collect(),
            })
            .collect(),
        tellings: event.tellings.iter().map(|n| telling(all, &all.all[*n as usize])).collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.push(b'\n');
    Ok(())
}

/// Appends the line of a name that is used no more.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn append_superseded(out: &mut Vec<u8>, old: &str, by: &str) -> serde_json::Result<()> {
    #[derive(Serialize)]
    struct Superseded<'a> {
        schema: u8,
        event: &'a str,
        superseded_by: &'a str,
    }
    serde_json::to_writer(&mut *out, &Superseded { schema: SCHEMA, event: old, superseded_by: by })?;
    out.push(b'\n');
    Ok(())
}
