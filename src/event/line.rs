//! Reads tellings back from JSON Lines of records, of articles, and of events.

use super::ids::Previous;
use super::telling::{Article, Dates, Money, Party, Telling, Tellings};
use crate::value::{Kind, Role, Status};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Deserialize;
use std::borrow::Cow;

/// A line of any of the three, with what is read of it.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    article: Option<ArticleLine<'a>>,
    #[serde(borrow, default)]
    companies: Vec<CompanyLine<'a>>,
    #[serde(borrow)]
    records: Option<Vec<RecordLine<'a>>>,
    /// A line of events: their identifier and what replaced them.
    #[serde(borrow)]
    event: Option<Cow<'a, str>>,
    #[serde(borrow)]
    superseded_by: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    tellings: Vec<TellingLine<'a>>,
}

#[derive(Deserialize)]
struct TellingLine<'a> {
    #[serde(borrow)]
    article: ArticleLine<'a>,
    #[serde(borrow)]
    record: RecordLine<'a>,
}

#[derive(Deserialize, Default)]
struct ArticleLine<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    lang: Option<Cow<'a, str>>,
    #[serde(borrow)]
    date: Option<Cow<'a, str>>,
    #[serde(borrow)]
    source: Option<Cow<'a, str>>,
    #[serde(borrow)]
    text_sha256: Option<Cow<'a, str>>,
    #[serde(borrow)]
    copy_of: Option<Cow<'a, str>>,
    #[serde(borrow)]
    ingested: Option<Cow<'a, str>>,
    #[serde(borrow)]
    known: Option<Cow<'a, str>>,
    /// What the texts of copies have in common; only in lines of events.
    #[serde(borrow)]
    text_key: Option<Cow<'a, str>>,
    meta: Option<serde_json::Map<String, serde_json::Value>>,
}

#[derive(Deserialize)]
struct CompanyLine<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow, default)]
    ids: Vec<IdLine<'a>>,
}

#[derive(Deserialize)]
struct IdLine<'a> {
    #[serde(borrow)]
    scheme: Cow<'a, str>,
    #[serde(borrow)]
    value: Cow<'a, str>,
}

#[derive(Deserialize)]
struct RecordLine<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    #[serde(borrow)]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    status: Option<Cow<'a, str>>,
    #[serde(borrow, default)]
    parties: Vec<PartyLine<'a>>,
    amount: Option<AmountLine>,
    valuation: Option<AmountLine>,
    stake: Option<AmountLine>,
    power: Option<AmountLine>,
    #[serde(borrow)]
    stage: Option<Cow<'a, str>>,
    #[serde(borrow)]
    product: Option<Cow<'a, str>>,
    when: Option<WhenLine>,
    confidence: Option<Decimal>,
}

#[derive(Deserialize)]
struct PartyLine<'a> {
    #[serde(borrow)]
    role: Cow<'a, str>,
    #[serde(borrow)]
    company: Cow<'a, str>,
    /// What the company is known by; only in lines of events.
    #[serde(borrow)]
    key: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct AmountLine {
    value: Option<Decimal>,
    low: Option<Decimal>,
    high: Option<Decimal>,
    unit: Option<String>,
    bound: Option<String>,
}

#[derive(Deserialize)]
struct WhenLine {
    date: Option<String>,
    basis: Option<String>,
}

/// The schemes of identifiers, the surest first.
const SCHEMES: [&str; 6] = ["lei", "own", "dealsift", "isin", "cik", "ticker"];

impl Tellings {
    /// Takes the records of a line that `extract` wrote. `known` names the key of an article's `meta` that tells from which day it was known.
    ///
    /// # Errors
    /// Where the line is no JSON object of `extract`; tells what is wrong with it.
    pub fn take_line(&mut self, line: &[u8], known: Option<&str>) -> Result<(), String> {
        let read: Line = serde_json::from_slice(line).map_err(|e| e.to_string())?;
        let Some(article) = read.article else {
            return Err("no `article`; give lines of `extract --emit articles` or `--emit records`".to_owned());
        };
        match read.records {
            Some(records) => {
                let ids: FxHashMap<&str, String> =
                    read.companies.iter().filter_map(|c| Some((&*c.name, surest(&c.ids)?))).collect();
                let number = self.article_of(&article, known);
                records.iter().for_each(|r| self.take(number, r, |name| ids.get(name).map(String::as_str)));
            }
            None => {
                let record: RecordLine = serde_json::from_slice(line).map_err(|e| e.to_string())?;
                let number = self.article_of(&article, known);
                self.take(number, &record, |_| None);
            }
        }
        Ok(())
    }

    /// Takes a line of an earlier run's events: its tellings, and its name.
    ///
    /// # Errors
    /// Where the line is no event; tells what is wrong with it.
    pub fn take_event(&mut self, line: &[u8], previous: &mut Previous) -> Result<(), String> {
        let read: Line = serde_json::from_slice(line).map_err(|e| e.to_string())?;
        let Some(id) = read.event else {
            return Err("no `event`; give the JSON Lines that `events` wrote".to_owned());
        };
        if let Some(by) = read.superseded_by {
            previous.take_superseded(&id, &by);
            return Ok(());
        }
        let Some(first) = read.tellings.first() else { return Err("an event without tellings".to_owned()) };
        previous.take(&id, &first.article.id, &first.record.id);
        for telling in &read.tellings {
            let number = self.article_of(&telling.article, None);
            self.take(number, &telling.record, |_| None);
        }
        Ok(())
    }

    fn article_of(&mut self, read: &ArticleLine, known: Option<&str>) -> u32 {
        let day = |text: Option<&str>| text.and_then(|t| t.get(..10)).and_then(|t| t.parse::<Date>().ok());
        let meta = known.and_then(|key| read.meta.as_ref()?.get(key)?.as_str());
        self.article(&read.id, |all| {
            let own = read.text_key.as_deref().or(read.text_sha256.as_deref()).unwrap_or(&read.id);
            Article {
                id: read.id.as_ref().into(),
                lang: all.number(read.lang.as_deref().unwrap_or_default()),
                date: day(read.date.as_deref()),
                known: day(meta.or(read.ingested.as_deref()).or(read.known.as_deref())),
                source: all.number(read.source.as_deref().unwrap_or_default()),
                text: all.number(own),
                copy_of: read.copy_of.as_deref().map(Into::into),
            }
        })
    }

    fn take<'i>(&mut self, article: u32, read: &RecordLine, id: impl Fn(&str) -> Option<&'i str>) {
        let Some(kind) = Kind::ALL.iter().copied().find(|k| k.name() == read.kind) else { return };
        if matches!(kind, Kind::Figure | Kind::Valuation) {
            return;
        }
        let parties = read.parties.iter().filter_map(|p| {
            let role = Role::ALL.iter().copied().find(|r| r.name() == p.role)?;
            Some(self.party(role, &p.company, p.key.as_deref().or_else(|| id(&p.company))))
        });
        let parties: smallvec::SmallVec<[Party; 3]> = parties.collect();
        let status = read.status.as_deref().and_then(|s| Status::ALL.iter().copied().find(|k| k.name() == s));
        let telling = Telling {
            article,
            record: read.id.as_ref().into(),
            kind,
            status: status.unwrap_or(Status::Announced),
            parties,
            amount: read.amount.as_ref().and_then(|a| self.money(a)),
            valuation: read.valuation.as_ref().and_then(|a| self.money(a)),
            stake: read.stake.as_ref().and_then(|a| a.value.or(a.low)),
            power: read.power.as_ref().and_then(|a| self.money(a)),
            stage: read.stage.as_deref().map(|s| self.number(s)),
            product: read.product.as_deref().map(|s| self.number(s)),
            when: read.when.as_ref().and_then(stated),
            confidence: read.confidence.and_then(|c| (c * Decimal::ONE_HUNDRED).round().try_into().ok()).unwrap_or(0),
        };
        self.all.push(telling);
    }

    fn money(&mut self, read: &AmountLine) -> Option<Money> {
        let unit = self.number(read.unit.as_deref()?);
        let bound = read.bound.as_deref().unwrap_or("exact");
        let (low, high) = match (bound, read.value) {
            ("at_least", value) => (value.or(read.low), None),
            ("at_most", value) => (None, value.or(read.high)),
            (_, Some(value)) => (Some(value), Some(value)),
            (_, None) => (read.low, read.high),
        };
        (low.is_some() || high.is_some()).then_some(Money { low, high, unit, about: bound == "about" })
    }
}

/// The surest identifier, with its scheme.
fn surest(ids: &[IdLine]) -> Option<String> {
    let found = SCHEMES.iter().find_map(|scheme| ids.iter().find(|id| id.scheme == *scheme))?;
    Some(format!("{}:{}", found.scheme, found.value))
}

/// The days of a date that the article states; none where it is only the article's own.
fn stated(when: &WhenLine) -> Option<Dates> {
    if when.basis.as_deref() == Some("article") {
        return None;
    }
    dates(when.date.as_deref()?)
}

/// The days of `2026-03-02`, `2026-03`, `2026-Q1` or `2026`.
pub(super) fn dates(text: &str) -> Option<Dates> {
    let mut parts = text.split('-');
    let year: i16 = parts.next()?.parse().ok()?;
    let from_to = |first: i8, last: i8| {
        let (first, last) = (Date::new(year, first, 1).ok()?, Date::new(year, last, 1).ok()?);
        Some(Dates { first, last: last.last_of_month() })
    };
    match (parts.next(), parts.next()) {
        (None, _) => from_to(1, 12),
        (Some(quarter), None) if quarter.starts_with('Q') => {
            let quarter: i8 = quarter[1..].parse().ok().filter(|q| (1..=4).contains(q))?;
            from_to(quarter * 3 - 2, quarter * 3)
        }
        (Some(month), None) => {
            let month: i8 = month.parse().ok()?;
            from_to(month, month)
        }
        (Some(_), Some(_)) => {
            let day: Date = text.parse().ok()?;
            Some(Dates { first: day, last: day })
        }
    }
}
