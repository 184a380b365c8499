//! A telling in the line of its event: as much of the record as it is grouped by.

use super::telling::{Dates, Telling, Tellings};
use super::view::{AmountView, Day, PartyView, amount, hundredths, percent};
use crate::emit::SCHEMA;
use crate::emit::number::Number;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct TellingView<'a> {
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
    text_key: Option<&'a str>,
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

/// What a telling says.
pub(super) fn telling<'a>(all: &'a Tellings, t: &'a Telling) -> TellingView<'a> {
    let article = &all.articles[t.article as usize];
    let own = all.text(article.text);
    TellingView {
        article: ArticleView {
            id: &article.id,
            lang: all.text(article.lang),
            date: article.date.map(Day),
            known: article.known.map(Day),
            source: all.text(article.source),
            text_key: (own != &*article.id).then_some(own),
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

/// Appends the line of a telling by itself, which [`Tellings::take_line`] reads back with the identifiers that were found.
///
/// # Errors
/// Where it cannot be written as JSON.
pub fn append_telling(out: &mut Vec<u8>, all: &Tellings, told: &Telling) -> serde_json::Result<()> {
    #[derive(Serialize)]
    struct Line<'a> {
        schema: u8,
        article: ArticleView<'a>,
        #[serde(flatten)]
        record: RecordView<'a>,
    }
    let TellingView { article, record } = telling(all, told);
    serde_json::to_writer(&mut *out, &Line { schema: SCHEMA, article, record })?;
    out.push(b'\n');
    Ok(())
}
