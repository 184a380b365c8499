//! What a data set says of itself: `datapackage.json` as Frictionless describes it, and `schema.json` with the columns alone.

use super::replace;
use crate::emit::SCHEMA;
use crate::table::{Column, ColumnKind, TABLES, Table};
use serde_json::{Value, json};
use std::io;
use std::path::Path;

/// Writes both files for a data set of these shards.
pub fn write(root: &Path, shards: &[&str]) -> io::Result<()> {
    let resources: Vec<Value> = TABLES.iter().map(|table| resource(table, shards)).collect();
    let package = json!({
        "name": "dealsift",
        "title": "Deals and figures read from financial news",
        "version": env!("CARGO_PKG_VERSION"),
        "resources": resources,
    });
    let tables: Vec<Value> =
        TABLES.iter().map(|table| json!({"name": table.name, "about": table.about, "schema": fields(table)})).collect();
    let schema = json!({"schema": SCHEMA, "tables": tables});
    for (name, value) in [("datapackage.json", package), ("schema.json", schema)] {
        let mut bytes = serde_json::to_vec_pretty(&value)?;
        bytes.push(b'\n');
        replace(&root.join(name), &bytes)?;
    }
    Ok(())
}

fn resource(table: &Table, shards: &[&str]) -> Value {
    let paths: Vec<String> = shards.iter().map(|shard| format!("{}/{shard}.parquet", table.name)).collect();
    json!({
        "name": table.name,
        "description": table.about,
        "path": paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "schema": fields(table),
    })
}

fn fields(table: &Table) -> Value {
    let field = |column: &Column| {
        let kind = match column.kind {
            ColumnKind::Text => "string",
            ColumnKind::Integer => "integer",
            ColumnKind::Decimal => "number",
            ColumnKind::Date => "date",
            ColumnKind::Boolean => "boolean",
            ColumnKind::TextList => "array",
        };
        let required = table.key.contains(&column.name);
        json!({"name": column.name, "type": kind, "description": column.about, "constraints": {"required": required}})
    };
    let foreign = |(columns, other): &(&[&str], &str)| json!({"fields": columns, "reference": {"resource": other, "fields": columns}});
    json!({
        "fields": table.columns().map(field).collect::<Vec<_>>(),
        "primaryKey": table.key,
        "foreignKeys": table.foreign.iter().map(foreign).collect::<Vec<_>>(),
    })
}
