//! Events as JSON Lines.
//!
//! A line holds what was chosen, what disagrees with it, and every telling in as much as it is grouped by, so that a later run can go on from
//! the file: `{"schema":1,"event":"ev_…","kind":"acquisition",…,"tellings":[{"article":{…},"record":{…}}]}`.

use super::choose::{Chosen, Event, words};
use super::circles::Circle;
use super::telling::{Dates, Money, Telling, Tellings};
use crate::emit::SCHEMA;
use crate::emit::cards::harmless;
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
struct PartyView<'a> {
    role: &'static str,
    company: &'a str,
    key: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    tellings: Option<u32>,
}

#[derive(Serialize)]
struct AmountView<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    low: Option<Number>,
    #[serde(skip_serializing_if = "Option::is_none")]
    high: Option<Number>,
    unit: &'a str,
    bound: &'static str,
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
struct Place<'a> {
    article: &'a str,
    record: &'a str,
}

#[derive(Serialize)]
struct TellingView<'a> {
    article: ArticleView<'a>,
    record: RecordView<'a>,
}

#[derive(Serialize)]
struct ArticleView<'a> {
    id: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    lang: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<Day>,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<Day>,
    #[serde(skip_serializing_if = "str::is_empty")]
    source: &'a str,
    /// What articles with the same text have in common.
    #[serde(skip_serializing_if = "Option::is_none")]
    copy_of: Option<&'a str>,
}

#[derive(Serialize)]
struct RecordView<'a> {
    id: &'a str,
    kind: &'static str,
    status: &'static str,
    parties: Vec<PartyView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    amount: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    valuation: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stake: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    power: Option<AmountView<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    stage: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    product: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<WhenView>,
    confidence: Number,
}

#[derive(Serialize)]
struct WhenView {
    date: String,
    basis: &'static str,
}

/// A day as text: `2026-03-02`.
struct Day(Date);

impl Serialize for Day {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

fn amount<'a>(all: &'a Tellings, m: &Money) -> AmountView<'a> {
    let (value, low, high, bound) = match (m.low, m.high) {
        (Some(low), Some(high)) if low == high => (Some(low), None, None, if m.about { "about" } else { "exact" }),
        (Some(low), Some(high)) => (None, Some(low), Some(high), "range"),
        (Some(low), None) => (Some(low), None, None, "at_least"),
        (None, high) => (high, None, None, "at_most"),
    };
    AmountView { value: value.map(Number), low: low.map(Number), high: high.map(Number), unit: all.text(m.unit), bound }
}

fn percent(value: Decimal) -> AmountView<'static> {
    AmountView { value: Some(Number(value)), low: None, high: None, unit: "%", bound: "exact" }
}

fn hundredths(n: u8) -> Number {
    Number(Decimal::new(i64::from(n), 2))
}

/// `2026-03-02`, `2026-03`, `2026-Q1` or `2026`: the shortest that says the days.
fn said(days: Dates) -> String {
    let (first, last) = (days.first, days.last);
    if first == last {
        return first.to_string();
    }
    match last.month() - first.month() {
        0 => format!("{:04}-{:02}", first.year(), first.month()),
        2 => format!("{:04}-Q{}", first.year(), (first.month() + 2) / 3),
        _ => format!("{:04}", first.year()),
    }
}

fn telling<'a>(all: &'a Tellings, t: &'a Telling) -> TellingView<'a> {
    let article = &all.articles[t.article as usize];
    let own = all.text(article.text);
    TellingView {
        article: ArticleView {
            id: &article.id,
            lang: all.text(article.lang),
            date: article.date.map(Day),
            known: article.known.map(Day),
            source: all.text(article.source),
            copy_of: (own != &*article.id).then_some(own),
        },
        record: RecordView {
            id: &t.record,
            kind: t.kind.name(),
            status: t.status.name(),
            parties: t
                .parties
                .iter()
                .map(|p| PartyView {
                    role: p.role.name(),
                    company: all.text(p.name),
                    key: all.text(p.key),
                    tellings: None,
                })
                .collect(),
            amount: t.amount.as_ref().map(|m| amount(all, m)),
            valuation: t.valuation.as_ref().map(|m| amount(all, m)),
            stake: t.stake.map(percent),
            power: t.power.as_ref().map(|m| amount(all, m)),
            stage: t.stage.map(|s| all.text(s)),
            product: t.product.map(|s| all.text(s)),
            when: t.when.map(|days| WhenView { date: said(days), basis: "stated" }),
            confidence: hundredths(t.confidence),
        },
    }
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

/// "acquisition, completed: target Vallefredda, acquirer Campari; EUR 82000000; 4 articles".
pub fn summary(all: &Tellings, event: &Event) -> String {
    let parties: Vec<String> =
        event.parties.iter().map(|p| format!("{} {}", p.role.name().replace('_', " "), all.text(p.name))).collect();
    let mut text =
        format!("{}, {}: {}", event.kind.value.name().replace('_', " "), event.status.value.name(), parties.join(", "));
    for money in [event.amount, event.power].into_iter().flatten() {
        text.push_str("; ");
        text.push_str(&words(all, money.value));
    }
    text
}

/// Appends an event for people: a line of what it is, then its way, its articles and what they disagree on.
pub fn card(out: &mut Vec<u8>, all: &Tellings, event: &Event) {
    use std::fmt::Write;
    let mut text = String::new();
    let day = |d: Option<Date>| d.map_or_else(|| "no date".to_owned(), |d| d.to_string());
    let _ = writeln!(text, "{}  {}", event.id, harmless(&summary(all, event)));
    let counted = |n: u32, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let _ = writeln!(
        text,
        "  told       {} to {}, {}, {}",
        day(event.first),
        day(event.last),
        counted(event.articles, "article"),
        counted(event.sources, "independent source")
    );
    if event.statuses.len() > 1 {
        let way: Vec<String> = event.statuses.iter().map(|s| format!("{} {}", s.status.name(), day(s.date))).collect();
        let _ = writeln!(text, "  way        {}", way.join(", "));
    }
    for money in &event.other_amounts {
        let _ = writeln!(text, "  also       {}", words(all, *money));
    }
    for disagreement in &event.disagreements {
        let values: Vec<String> = disagreement
            .values
            .iter()
            .map(|(value, tellings)| format!("{} ({})", harmless(value), tellings.len()))
            .collect();
        let _ = writeln!(text, "  disagree   {}: {}", disagreement.field, values.join(", "));
    }
    for &n in &event.tellings {
        let told = &all.all[n as usize];
        let article = &all.articles[told.article as usize];
        let _ = writeln!(text, "  {}  {} {}", day(article.date), harmless(&article.id), harmless(&told.record));
    }
    out.extend_from_slice(text.as_bytes());
}

/// Appends the line of a circle.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn append_circle(out: &mut Vec<u8>, all: &Tellings, events: &[Event], circle: &Circle) -> serde_json::Result<()> {
    #[derive(Serialize)]
    struct CircleLine<'a> {
        schema: u8,
        companies: Vec<&'a str>,
        confidence: Number,
        edges: Vec<EdgeView<'a>>,
    }
    #[derive(Serialize)]
    struct EdgeView<'a> {
        from: &'a str,
        to: &'a str,
        confidence: Number,
        sources: u32,
        events: Vec<Told<'a>>,
    }
    #[derive(Serialize)]
    struct Told<'a> {
        event: &'a str,
        kind: &'static str,
        #[serde(skip_serializing_if = "Option::is_none")]
        amount: Option<AmountView<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        power: Option<AmountView<'a>>,
        #[serde(skip_serializing_if = "Option::is_none")]
        first: Option<Day>,
        tellings: Vec<Place<'a>>,
    }
    let name = |k: usize| all.text(circle.companies[k % circle.companies.len()]);
    let told = |&n: &usize| {
        let event = &events[n];
        let money = |chosen: &Option<Chosen<Money>>| chosen.as_ref().map(|c| amount(all, &c.value));
        let place = |n: &u32| {
            let t = &all.all[*n as usize];
            Place { article: &all.articles[t.article as usize].id, record: &t.record }
        };
        Told {
            event: &event.id,
            kind: event.kind.value.name(),
            amount: money(&event.amount),
            power: money(&event.power),
            first: event.first.map(Day),
            tellings: event.tellings.iter().map(place).collect(),
        }
    };
    let edges = circle.edges.iter().enumerate().map(|(k, edge)| EdgeView {
        from: name(k),
        to: name(k + 1),
        confidence: hundredths(edge.confidence),
        sources: edge.sources,
        events: edge.events.iter().map(told).collect(),
    });
    let line = CircleLine {
        schema: SCHEMA,
        companies: (0..circle.companies.len()).map(name).collect(),
        confidence: hundredths(circle.confidence()),
        edges: edges.collect(),
    };
    serde_json::to_writer(&mut *out, &line)?;
    out.push(b'\n');
    Ok(())
}
