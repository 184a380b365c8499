//! Extractions as nested Arrow: one article a row, with lists of its quantities, companies, records and notes.
//!
//! The columns are those of a line of `--emit articles`: `shape` derives them from the same JSON Schema, and `write` fills them from the
//! same views, so that a field of the output is a column here without a word about it. What the article declares stands at the top, lists
//! that JSON leaves out where they are empty are empty lists, amounts are decimals of 38 digits with six behind the point, a place is a
//! struct of `start` and `end`.
//!
//! ```
//! use dealsift::{Article, Extractor, emit::OffsetUnit, table::nested::{Nested, Shape}};
//!
//! let article = Article::new("a", "Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.");
//! let mut nested = Nested::new(Shape { unit: OffsetUnit::Bytes, text: false, error: false });
//! nested.append(&article, &Extractor::new().extract(&article)).unwrap();
//! let batch = nested.finish().unwrap();
//! assert_eq!((batch.num_rows(), batch.schema().field(0).name().as_str()), (1, "id"));
//! ```

mod column;
mod key;
mod shape;
mod write;

use crate::emit::build::Context;
use crate::emit::json::{sha256, whole};
use crate::emit::{OffsetUnit, Offsets, SCHEMA};
use crate::value::{Article, Extraction};
use arrow_array::builder::StringBuilder;
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType, Field, Schema, SchemaRef};
use column::Node;
use serde::Serialize;
use std::sync::Arc;

/// The column that tells why a row holds nothing.
const ERROR: &str = "error";

/// What the rows have beside what was found.
#[derive(Debug, Clone, Copy, Default)]
pub struct Shape {
    /// What offsets count.
    pub unit: OffsetUnit,
    /// Whether the text that they count in stands beside them.
    pub text: bool,
    /// Whether there is a column `error`, with a message where an article could not be read.
    pub error: bool,
}

/// What a view holds that its column cannot take.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Misfit(String);

impl serde::ser::Error for Misfit {
    fn custom<T: std::fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Rows in the making.
pub struct Nested {
    shape: Shape,
    offsets: Offsets,
    root: Node,
    errors: StringBuilder,
    schema: SchemaRef,
    rows: usize,
}

/// The Arrow schema of the rows.
pub fn schema(shape: Shape) -> SchemaRef {
    let (fields, _) = shape::article(shape.text);
    arrow(&fields, shape)
}

fn arrow(fields: &[Field], shape: Shape) -> SchemaRef {
    // what the article declares stands at the top, as in the table of articles
    let mut top = Vec::new();
    for field in fields {
        match field.data_type() {
            DataType::Struct(inner) => top.extend(inner.iter().cloned()),
            _ => top.push(Arc::new(field.clone())),
        }
    }
    if shape.error {
        let about = "Why the article could not be read, or that a declared value was passed over; else null";
        let field = Field::new(ERROR, DataType::Utf8, true);
        top.push(Arc::new(field.with_metadata([("about".to_owned(), about.to_owned())].into())));
    }
    let unit = match shape.unit {
        OffsetUnit::Bytes => "bytes",
        OffsetUnit::Chars => "chars",
        OffsetUnit::Utf16 => "utf16",
    };
    let metadata = [
        ("dealsift.version".to_owned(), env!("CARGO_PKG_VERSION").to_owned()),
        ("dealsift.schema".to_owned(), SCHEMA.to_string()),
        ("dealsift.offsets".to_owned(), unit.to_owned()),
    ];
    Arc::new(Schema::new(top).with_metadata(metadata.into()))
}

impl Nested {
    /// No rows yet.
    pub fn new(shape: Shape) -> Self {
        let (fields, root) = shape::article(shape.text);
        let schema = arrow(&fields, shape);
        Self { shape, offsets: Offsets::new(shape.unit), root, errors: StringBuilder::new(), schema, rows: 0 }
    }

    /// Another of the same shape without rows.
    pub fn fresh(&self) -> Self {
        Self::new(self.shape)
    }

    /// The schema of the rows.
    pub fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }

    /// How many rows there are so far.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// Appends an article.
    ///
    /// # Errors
    /// Where a view does not fit its column, which none is known to do. What was appended so far cannot be finished then.
    pub fn append(&mut self, article: &Article, extraction: &Extraction) -> Result<(), Misfit> {
        self.append_warned(article, extraction, None)
    }

    /// Appends an article that was read, with what could not be read of what it declares.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_warned(
        &mut self,
        article: &Article,
        extraction: &Extraction,
        warning: Option<&str>,
    ) -> Result<(), Misfit> {
        self.offsets.load(&article.text);
        let hash = sha256(&article.text);
        let context = Context::new(article, extraction, &self.offsets, &hash);
        let mut view = context.article(true);
        view.text = self.shape.text.then_some(article.text.as_str());
        whole(&context, &view, extraction).serialize(&mut self.root)?;
        self.errors.append_option(warning);
        self.rows += 1;
        Ok(())
    }

    /// Appends an article that could not be read; all but its id and the message is null.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_error(&mut self, id: Option<&str>, message: &str) -> Result<(), Misfit> {
        if let Node::Struct(root) = &mut self.root {
            root.null_but_id(id);
        }
        self.errors.append_value(message);
        self.rows += 1;
        Ok(())
    }

    /// The rows, and begins anew.
    ///
    /// # Errors
    /// Where columns differ in length, which no rows are known to cause.
    pub fn finish(&mut self) -> Result<RecordBatch, ArrowError> {
        self.rows = 0;
        let mut columns: Vec<ArrayRef> = match &mut self.root {
            Node::Struct(root) => root.finish_flat()?,
            _ => Vec::new(),
        };
        let errors = self.errors.finish();
        if self.shape.error {
            columns.push(Arc::new(errors));
        }
        RecordBatch::try_new(Arc::clone(&self.schema), columns)
    }
}

#[cfg(test)]
mod tests;
