//! Reads tellings back from a data set: the tables `articles`, `companies`, `deals` and `parties` of each shard.

use super::line::dates;
use super::telling::{Article, Money, Telling, Tellings};
use crate::run::dataset::{Manifest, rows};
use crate::value::{Kind, Role, Status};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{Array, PrimitiveArray, RecordBatch};
use jiff::civil::{Date, date};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use std::io;
use std::path::Path;

/// The columns of identifiers, the surest first.
const SCHEMES: [&str; 6] = ["lei", "own", "dealsift", "isin", "cik", "ticker"];

/// Where a telling of a shard stands, by article and record.
type Places = FxHashMap<(String, String), usize>;

/// The names of a data set's shards, in their order.
///
/// # Errors
/// Where there is no data set.
pub fn shards(root: &Path) -> io::Result<Vec<String>> {
    let manifest =
        Manifest::read(root).map_err(|fault| io::Error::new(fault.kind(), format!("{}: {fault}", root.display())))?;
    Ok(manifest.shards.into_iter().map(|shard| shard.name).collect())
}

impl Tellings {
    /// Takes the deals of a shard of a data set.
    ///
    /// # Errors
    /// Where a table cannot be read.
    pub fn take_shard(&mut self, root: &Path, shard: &str) -> io::Result<()> {
        let mut ids: FxHashMap<(String, i64), String> = FxHashMap::default();
        let columns = ["article_id", "lang", "published", "ingested", "source", "text_sha256", "copy_of"];
        rows(root, "articles", shard, &columns, |batch| self.stored_articles(batch))?;
        let columns = [&["article_id", "company_id"][..], &SCHEMES[..]].concat();
        rows(root, "companies", shard, &columns, |batch| companies(batch, &mut ids))?;
        let mut places = Places::default();
        rows(root, "deals", shard, DEALS, |batch| self.stored_deals(batch, &mut places))?;
        let columns = ["article_id", "record_id", "role", "company_id", "company"];
        rows(root, "parties", shard, &columns, |batch| self.stored_parties(batch, &places, &ids))
    }

    fn stored_articles(&mut self, batch: &RecordBatch) {
        let days = |name: &str| batch.column_by_name(name).and_then(|c| c.as_primitive_opt::<Date32Type>());
        let (published, ingested) = (days("published"), days("ingested"));
        for row in 0..batch.num_rows() {
            let cell = |name: &str| text(batch, name, row).unwrap_or_default();
            let of = |days: Option<&PrimitiveArray<Date32Type>>| {
                days.filter(|d| d.is_valid(row)).and_then(|d| day(d.value(row)))
            };
            let id = cell("article_id");
            self.article(id, |all| Article {
                id: id.into(),
                lang: all.number(cell("lang")),
                date: of(published),
                known: of(ingested),
                source: all.number(cell("source")),
                text: all.number(cell("text_sha256")),
                copy_of: text(batch, "copy_of", row).map(Into::into),
            });
        }
    }

    fn stored_deals(&mut self, batch: &RecordBatch, places: &mut Places) {
        for row in 0..batch.num_rows() {
            let cell = |name: &str| text(batch, name, row);
            let (Some(id), Some(record)) = (cell("article_id"), cell("record_id")) else { continue };
            let kind = cell("kind").and_then(|name| Kind::ALL.iter().copied().find(|k| k.name() == name));
            let Some(kind) = kind else { continue };
            let article = self.article(id, |all| Article {
                id: id.into(),
                lang: all.number(""),
                date: None,
                known: None,
                source: all.number(""),
                text: all.number(id),
                copy_of: None,
            });
            let status = cell("status").and_then(|name| Status::ALL.iter().copied().find(|s| s.name() == name));
            let money = |all: &mut Self, stem: &str, unit: &str, bound: Option<&str>| {
                let end = |which: &str| number(batch, &format!("{stem}_{which}"), row);
                let (low, high) = match bound {
                    Some("at_least") => (end("low"), None),
                    Some("at_most") => (None, end("high")),
                    _ => (end("low"), end("high")),
                };
                let about = bound == Some("about");
                let unit = all.number(text(batch, unit, row)?);
                (low.is_some() || high.is_some()).then_some(Money { low, high, unit, about })
            };
            let watts = number(batch, "power_w", row);
            let basis = cell("when_basis");
            let telling = Telling {
                article,
                record: record.into(),
                kind,
                status: status.unwrap_or(Status::Announced),
                parties: Default::default(),
                amount: money(self, "amount", "currency", cell("amount_bound")),
                valuation: money(self, "valuation", "valuation_currency", None),
                stake: number(batch, "stake_percent", row),
                power: watts.map(|w| Money { low: Some(w), high: Some(w), unit: self.number("W"), about: false }),
                stage: cell("stage").map(|s| self.number(s)),
                product: cell("product").map(|s| self.number(s)),
                when: cell("when").filter(|_| basis != Some("article")).and_then(dates),
                confidence: number(batch, "confidence", row)
                    .and_then(|c| (c * Decimal::ONE_HUNDRED).round().try_into().ok())
                    .unwrap_or(0),
            };
            places.insert((id.to_owned(), record.to_owned()), self.all.len());
            self.all.push(telling);
        }
    }

    fn stored_parties(&mut self, batch: &RecordBatch, places: &Places, ids: &FxHashMap<(String, i64), String>) {
        let numbers = batch.column_by_name("company_id").and_then(|c| c.as_primitive_opt::<Int64Type>());
        for row in 0..batch.num_rows() {
            let cell = |name: &str| text(batch, name, row).unwrap_or_default();
            let article = cell("article_id").to_owned();
            let role = Role::ALL.iter().copied().find(|r| r.name() == cell("role"));
            let place = places.get(&(article.clone(), cell("record_id").to_owned()));
            let (Some(role), Some(&at)) = (role, place) else { continue };
            let id = numbers.filter(|n| n.is_valid(row)).and_then(|n| ids.get(&(article, n.value(row))));
            let party = self.party(role, cell("company"), id.map(String::as_str));
            self.all[at].parties.push(party);
        }
    }
}

/// The columns that are read of deals.
const DEALS: &[&str] = &[
    "article_id",
    "record_id",
    "kind",
    "status",
    "amount_low",
    "amount_high",
    "currency",
    "amount_bound",
    "valuation_low",
    "valuation_high",
    "valuation_currency",
    "stake_percent",
    "power_w",
    "stage",
    "product",
    "when",
    "when_basis",
    "confidence",
];

fn companies(batch: &RecordBatch, ids: &mut FxHashMap<(String, i64), String>) {
    let numbers = batch.column_by_name("company_id").and_then(|c| c.as_primitive_opt::<Int64Type>());
    for row in 0..batch.num_rows() {
        let id = SCHEMES.iter().find_map(|scheme| Some(format!("{scheme}:{}", text(batch, scheme, row)?)));
        let number = numbers.filter(|n| n.is_valid(row)).map(|n| n.value(row));
        if let (Some(id), Some(number), Some(article)) = (id, number, text(batch, "article_id", row)) {
            ids.insert((article.to_owned(), number), id);
        }
    }
}

fn text<'b>(batch: &'b RecordBatch, name: &str, row: usize) -> Option<&'b str> {
    let column = batch.column_by_name(name)?.as_string_opt::<i32>()?;
    column.is_valid(row).then(|| column.value(row))
}

fn number(batch: &RecordBatch, name: &str, row: usize) -> Option<Decimal> {
    let column = batch.column_by_name(name)?.as_primitive_opt::<Decimal128Type>()?;
    let value = column.is_valid(row).then(|| column.value(row))?;
    Decimal::try_from_i128_with_scale(value, 6).ok().map(|n| n.normalize())
}

/// A day counted from 1970.
fn day(days: i32) -> Option<Date> {
    date(1970, 1, 1).checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}
