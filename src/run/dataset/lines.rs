//! A data set read back as lines of articles, without what it does not hold: texts, places of slots, quantities' words.
//!
//! `each_line(root, |line| …)` gives `{"schema":1,"article":{"id":"a",…},"records":[…],…}` for every article, shard by shard, in their order.

use super::{Manifest, rows, told};
use crate::emit::SCHEMA;
use crate::table::TABLES;
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{Array, ArrayRef, RecordBatch};
use arrow_schema::DataType;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde_json::{Map, Number, Value, json};
use std::io;
use std::path::Path;

/// A row by its columns; what is null is absent.
type Row = Map<String, Value>;

/// Calls `take` with the line of each article.
///
/// # Errors
/// Where there is no data set, or a file cannot be read, and what `take` gives.
pub fn each_line(root: &Path, mut take: impl FnMut(Value) -> io::Result<()>) -> io::Result<()> {
    let manifest = Manifest::read(root).map_err(|fault| told(root, &fault))?;
    for shard in &manifest.shards {
        let table = |name: &str| all_rows(root, name, &shard.name);
        let articles = table("articles")?;
        let mut records: FxHashMap<String, Vec<Value>> = FxHashMap::default();
        for name in ["deals", "figures", "valuations"] {
            for row in table(name)? {
                records.entry(text(&row, "article_id")).or_default().push(record(&row, name));
            }
        }
        let mut parties: FxHashMap<(String, String), Vec<Value>> = FxHashMap::default();
        for row in table("parties")? {
            parties.entry((text(&row, "article_id"), text(&row, "record_id"))).or_default().push(party(&row));
        }
        for row in articles {
            let id = text(&row, "article_id");
            let mut records = records.remove(&id).unwrap_or_default();
            records.sort_by_key(|record| number(record["id"].as_str().unwrap_or_default()));
            for record in &mut records {
                let key = (id.clone(), record["id"].as_str().unwrap_or_default().to_owned());
                record["parties"] = parties.remove(&key).unwrap_or_default().into();
            }
            take(line(&row, records))?;
        }
    }
    Ok(())
}

fn text(row: &Row, column: &str) -> String {
    row.get(column).and_then(Value::as_str).unwrap_or_default().to_owned()
}

/// The number of a record's id.
fn number(id: &str) -> usize {
    id.trim_start_matches('r').parse().unwrap_or(usize::MAX)
}

fn line(row: &Row, records: Vec<Value>) -> Value {
    let mut article = picked(
        row,
        &[
            ("article_id", "id"),
            ("lang", "lang"),
            ("published", "date"),
            ("ingested", "ingested"),
            ("title", "title"),
            ("source", "source"),
            ("url", "url"),
            ("text_sha256", "text_sha256"),
        ],
    );
    if row.get("truncated") == Some(&Value::Bool(true)) {
        article.insert("truncated".to_owned(), true.into());
    }
    json!({"schema": SCHEMA, "article": article, "quantities": [], "companies": [], "records": records, "notes": []})
}

fn picked(row: &Row, columns: &[(&str, &str)]) -> Row {
    let cell = |(from, to): &(&str, &str)| Some(((*to).to_owned(), row.get(*from)?.clone()));
    columns.iter().filter_map(cell).collect()
}

fn record(row: &Row, table: &str) -> Value {
    let mut record = picked(
        row,
        &[
            ("record_id", "id"),
            ("kind", "kind"),
            ("status", "status"),
            ("metric", "metric"),
            ("period", "period"),
            ("outlook", "outlook"),
            ("per", "per"),
            ("stage", "stage"),
            ("product", "product"),
            ("hardware", "hardware"),
            ("purpose", "purpose"),
            ("exclusive", "exclusive"),
            ("venue", "venue"),
            ("confidence", "confidence"),
            ("rule", "rule"),
            ("summary", "summary"),
            ("quote", "quote"),
        ],
    );
    let kind = match table {
        "figures" => "figure",
        _ => "valuation",
    };
    record.entry("kind").or_insert_with(|| kind.into());
    for (column, unit) in [("amount", "currency"), ("valuation", "valuation_currency")] {
        let Some(mut amount) = amount(row, column, unit) else { continue };
        if let Some(basis) = row.get("valuation_basis").filter(|_| column == "valuation") {
            amount.insert("basis".to_owned(), basis.clone());
        }
        // of a company's worth on its own, the table's amount is that worth
        let key = if table == "valuations" { "valuation" } else { column };
        record.insert(key.to_owned(), amount.into());
    }
    for (column, key, unit) in
        [("stake_percent", "stake", "%"), ("power_w", "power", "W"), ("energy_wh", "energy", "Wh")]
    {
        if let Some(value) = row.get(column) {
            record.insert(key.to_owned(), json!({"value": value, "unit": unit}));
        }
    }
    if let Some(date) = row.get("when") {
        record.insert("when".to_owned(), json!({"date": date, "basis": row.get("when_basis")}));
    }
    record.insert("evidence".to_owned(), json!([]));
    record.into()
}

fn party(row: &Row) -> Value {
    let mut party = picked(row, &[("role", "role"), ("company", "company"), ("text", "text"), ("rule", "rule")]);
    if let Some(amount) = amount(row, "amount", "currency") {
        party.insert("amount".to_owned(), amount.into());
    }
    if let Some(stake) = row.get("stake_percent") {
        party.insert("stake".to_owned(), json!({"value": stake, "unit": "%"}));
    }
    party.into()
}

/// The amount of a row: a value, or the ends of a range.
fn amount(row: &Row, column: &str, unit: &str) -> Option<Row> {
    let (low, high) = (format!("{column}_low"), format!("{column}_high"));
    let mut amount = match row.contains_key(column) {
        true => picked(row, &[(column, "value")]),
        false => picked(row, &[(&low, "low"), (&high, "high")]),
    };
    if amount.is_empty() {
        return None;
    }
    amount.extend(picked(row, &[(unit, "unit"), (&format!("{column}_bound"), "bound")]));
    Some(amount)
}

/// All rows of a table's shard.
fn all_rows(root: &Path, table: &str, shard: &str) -> io::Result<Vec<Row>> {
    let known = TABLES.iter().find(|known| known.name == table);
    let columns: Vec<&str> = known.iter().flat_map(|table| table.columns()).map(|column| column.name).collect();
    let mut all = Vec::new();
    rows(root, table, shard, &columns, |batch: &RecordBatch| {
        let schema = batch.schema();
        for row in 0..batch.num_rows() {
            let named = schema.fields().iter().zip(batch.columns());
            all.push(named.filter_map(|(field, column)| Some((field.name().clone(), cell(column, row)?))).collect());
        }
    })?;
    Ok(all)
}

/// A cell as JSON; lists are left out.
fn cell(column: &ArrayRef, row: usize) -> Option<Value> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => Some(column.as_string_opt::<i32>()?.value(row).into()),
        DataType::Int64 => Some(column.as_primitive_opt::<Int64Type>()?.value(row).into()),
        DataType::Boolean => Some(column.as_boolean_opt()?.value(row).into()),
        DataType::Date32 => {
            let days = column.as_primitive_opt::<Date32Type>()?.value(row);
            let span = jiff::Span::new().try_days(days).ok()?;
            Some(jiff::civil::date(1970, 1, 1).checked_add(span).ok()?.to_string().into())
        }
        DataType::Decimal128(_, scale) => {
            let digits = column.as_primitive_opt::<Decimal128Type>()?.value(row);
            let value = Decimal::try_from_i128_with_scale(digits, u32::try_from(*scale).ok()?).ok()?;
            value.normalize().to_string().parse::<Number>().ok().map(Value::Number)
        }
        _ => None,
    }
}
