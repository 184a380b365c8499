//! What a data set keeps of the articles that it covers, for the runs that bring it up to date: the folder `inputs`, which is no table.
//!
//! One row an article, those included that the filters of the run keep out of all tables.

use super::told;
use crate::run::{Outcome, Trace, copies::Sketch};
use arrow_array::builder::{BinaryBuilder, Int64Builder, StringBuilder};
use arrow_array::cast::AsArray;
use arrow_array::types::Int64Type;
use arrow_array::{Array, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use std::io;
use std::path::Path;
use std::sync::Arc;

/// The name of the folder.
pub(super) const NAME: &str = "inputs";

/// The columns.
pub(super) fn schema() -> SchemaRef {
    let field = |name: &str, kind: DataType, nullable: bool| Field::new(name, kind, nullable);
    Arc::new(Schema::new(vec![
        field("article_id", DataType::Utf8, false),
        field("content", DataType::Binary, false),
        field("sketch", DataType::Binary, true),
        field("bytes", DataType::Int64, false),
        field("records", DataType::Int64, false),
    ]))
}

/// The rows of articles that were read; those without a trace have none.
///
/// # Errors
/// Where columns differ in length, which nothing is known to cause.
pub fn batch<'a>(articles: impl Iterator<Item = &'a Outcome>) -> Result<RecordBatch, ArrowError> {
    let (mut ids, mut content, mut sketch) = (StringBuilder::new(), BinaryBuilder::new(), BinaryBuilder::new());
    let (mut bytes, mut records) = (Int64Builder::new(), Int64Builder::new());
    for (article, trace) in articles.filter_map(|article| Some((article, article.trace.as_ref()?))) {
        ids.append_value(&article.id);
        content.append_value(trace.content);
        sketch.append_option(trace.sketch.as_ref().map(Sketch::to_bytes));
        bytes.append_value(article.bytes as i64);
        records.append_value(article.records as i64);
    }
    let columns: [arrow_array::ArrayRef; 5] = [
        Arc::new(ids.finish()),
        Arc::new(content.finish()),
        Arc::new(sketch.finish()),
        Arc::new(bytes.finish()),
        Arc::new(records.finish()),
    ];
    RecordBatch::try_new(schema(), columns.to_vec())
}

/// Calls `take` with the id and the trace of every article of a shard.
///
/// # Errors
/// Where the file cannot be read, or holds something else.
pub(super) fn each(root: &Path, shard: &str, mut take: impl FnMut(&str, &Trace)) -> io::Result<()> {
    let mut whole = true;
    super::rows(root, NAME, shard, &["article_id", "content", "sketch"], |batch| {
        let column = |name: &str| batch.column_by_name(name);
        let ids = column("article_id").and_then(|column| column.as_string_opt::<i32>());
        let content = column("content").and_then(|column| column.as_binary_opt::<i32>());
        let sketches = column("sketch").and_then(|column| column.as_binary_opt::<i32>());
        let (Some(ids), Some(content), Some(sketches)) = (ids, content, sketches) else {
            whole = false;
            return;
        };
        for row in 0..batch.num_rows() {
            let sketch = sketches.is_valid(row).then(|| Sketch::from_bytes(sketches.value(row)));
            match (content.value(row).try_into(), sketch) {
                (Ok(content), None) => take(ids.value(row), &Trace { content, sketch: None }),
                (Ok(content), Some(Some(sketch))) => take(ids.value(row), &Trace { content, sketch: Some(sketch) }),
                _ => whole = false,
            }
        }
    })?;
    let fault = "holds something else than what articles are known by; --dataset DIR --restart writes it anew";
    let path = || root.join(NAME).join(format!("{shard}.parquet"));
    if whole { Ok(()) } else { Err(told(&path(), &io::Error::other(fault))) }
}

/// The sums of these rows: articles, bytes, records.
pub(super) fn sums(batch: &RecordBatch) -> (u64, u64, u64) {
    let sum = |name: &str| {
        let column = batch.column_by_name(name).and_then(|column| column.as_primitive_opt::<Int64Type>());
        column.map_or(0, |column| column.values().iter().map(|n| n.unsigned_abs()).sum())
    };
    (batch.num_rows() as u64, sum("bytes"), sum("records"))
}
