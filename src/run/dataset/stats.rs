//! What a data set holds, in numbers.

use super::{Manifest, rows, told};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type};
use arrow_array::{Array, RecordBatch};
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::io;
use std::path::Path;

/// How many of the largest deals are kept for each currency.
const LARGEST: usize = 5;

/// A deal by its sum.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Large {
    /// The sum, or the lower end of a range.
    pub amount: Decimal,
    /// What the deal is, in a sentence.
    pub summary: String,
    /// The article that states it.
    pub article: String,
}

/// The numbers of a data set.
#[derive(Debug, Default)]
pub struct Stats {
    /// Articles by language; the empty name where it is not known.
    pub languages: BTreeMap<String, u64>,
    /// Deals by kind.
    pub kinds: BTreeMap<String, u64>,
    /// Figures by metric.
    pub metrics: BTreeMap<String, u64>,
    /// Deals by month of publication, as `2026-03`; the empty name where the day is not declared.
    pub months: BTreeMap<String, u64>,
    /// The largest deals of each currency, and how many have an amount in it.
    pub largest: BTreeMap<String, (u64, Vec<Large>)>,
    /// How many deals lack an amount or a second party, and figures a period, of how many.
    pub missing: BTreeMap<&'static str, (u64, u64)>,
    /// Whether the run that wrote it came to its end.
    pub complete: bool,
}

impl Stats {
    /// Reads a data set.
    ///
    /// # Errors
    /// Where there is none, or a file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let manifest = Manifest::read(root).map_err(|fault| told(root, &fault))?;
        let mut stats = Self { complete: manifest.complete, ..Self::default() };
        let mut parties: BTreeMap<(String, String), u64> = BTreeMap::new();
        for shard in &manifest.shards {
            parties.clear();
            rows(root, "articles", &shard.name, &["lang"], |batch| {
                text(batch, "lang").for_each(|lang| *stats.languages.entry(lang).or_default() += 1);
            })?;
            rows(root, "parties", &shard.name, &["article_id", "record_id"], |batch| {
                text(batch, "article_id")
                    .zip(text(batch, "record_id"))
                    .for_each(|key| *parties.entry(key).or_default() += 1);
            })?;
            let columns = ["article_id", "record_id", "published", "kind", "amount_low", "currency", "summary"];
            rows(root, "deals", &shard.name, &columns, |batch| stats.deals(batch, &parties))?;
            rows(root, "figures", &shard.name, &["metric", "period"], |batch| {
                for (metric, period) in text(batch, "metric").zip(text(batch, "period")) {
                    *stats.metrics.entry(metric).or_default() += 1;
                    stats.lacks("figures without a period", period.is_empty());
                }
            })?;
        }
        Ok(stats)
    }

    fn lacks(&mut self, what: &'static str, lacks: bool) {
        let (lacking, all) = self.missing.entry(what).or_default();
        *lacking += u64::from(lacks);
        *all += 1;
    }

    fn deals(&mut self, batch: &RecordBatch, parties: &BTreeMap<(String, String), u64>) {
        let days = batch.column_by_name("published").and_then(|c| c.as_primitive_opt::<Date32Type>());
        let amounts = batch.column_by_name("amount_low").and_then(|c| c.as_primitive_opt::<Decimal128Type>());
        let columns: Vec<Vec<String>> =
            ["article_id", "record_id", "kind", "currency", "summary"].map(|name| text(batch, name).collect()).into();
        for row in 0..batch.num_rows() {
            let cell = |column: usize| columns[column].get(row).cloned().unwrap_or_default();
            let (article, record, kind, currency, summary) = (cell(0), cell(1), cell(2), cell(3), cell(4));
            let amount = amounts.filter(|a| a.is_valid(row)).map(|a| a.value(row));
            let amount = amount.and_then(|n| Decimal::try_from_i128_with_scale(n, 6).ok());
            let month = days.filter(|d| d.is_valid(row)).map_or(String::new(), |d| month(d.value(row)));
            *self.kinds.entry(kind).or_default() += 1;
            *self.months.entry(month).or_default() += 1;
            self.lacks("deals without an amount", amount.is_none());
            let alone = parties.get(&(article.clone(), record)).copied().unwrap_or(0) < 2;
            self.lacks("deals with fewer than two parties", alone);
            if let (Some(amount), false) = (amount, currency.is_empty()) {
                let (count, list) = self.largest.entry(currency).or_default();
                *count += 1;
                list.push(Large { amount: amount.normalize(), summary, article });
                list.sort_by_key(|large| Reverse(large.amount));
                list.truncate(LARGEST);
            }
        }
    }
}

/// The month of a day since 1970.
fn month(days: i32) -> String {
    let span = jiff::Span::new().try_days(days);
    let day = span.and_then(|span| jiff::civil::date(1970, 1, 1).checked_add(span));
    day.map_or(String::new(), |day| format!("{:04}-{:02}", day.year(), day.month()))
}

/// The texts of a column, empty where null.
fn text<'b>(batch: &'b RecordBatch, name: &str) -> impl Iterator<Item = String> + use<'b> {
    let column = batch.column_by_name(name).and_then(|c| c.as_string_opt::<i32>());
    (0..batch.num_rows())
        .map(move |row| column.filter(|c| c.is_valid(row)).map_or(String::new(), |c| c.value(row).to_owned()))
}
