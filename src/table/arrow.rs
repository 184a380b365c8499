//! Rows as Arrow columns, a batch at a time.

use super::{Cell, Column, ColumnKind, Sink, TABLES, Table};
use crate::emit::number::{PLACES, millionths};
use arrow_array::builder::{
    ArrayBuilder, BooleanBuilder, Date32Builder, Decimal128Builder, Int64Builder, ListBuilder, StringBuilder,
};
use arrow_array::{ArrayRef, RecordBatch};
use arrow_schema::{DataType, Field, Schema, SchemaRef};
use jiff::civil::Date;
use std::sync::Arc;

/// Digits of a decimal, and how many of them stand behind the point.
pub const DECIMAL: (u8, i8) = (38, PLACES as i8);

impl ColumnKind {
    /// The type in Arrow.
    pub fn arrow(self) -> DataType {
        match self {
            Self::Text => DataType::Utf8,
            Self::Integer => DataType::Int64,
            Self::Decimal => DataType::Decimal128(DECIMAL.0, DECIMAL.1),
            Self::Date => DataType::Date32,
            Self::Boolean => DataType::Boolean,
            Self::TextList => DataType::List(Arc::new(Field::new("item", DataType::Utf8, true))),
        }
    }
}

/// The Arrow schema of a table; key columns are never null.
pub fn schema(table: &Table) -> SchemaRef {
    let field = |column: &Column| {
        let metadata = [("about".to_owned(), column.about.to_owned())].into();
        Field::new(column.name, column.kind.arrow(), !table.key.contains(&column.name)).with_metadata(metadata)
    };
    Arc::new(Schema::new(table.columns().map(field).collect::<Vec<_>>()))
}

/// A column in the making.
enum Builder {
    Text(StringBuilder),
    Integer(Int64Builder),
    Decimal(Decimal128Builder),
    Date(Date32Builder),
    Boolean(BooleanBuilder),
    TextList(ListBuilder<StringBuilder>),
}

impl Builder {
    fn new(kind: ColumnKind) -> Self {
        match kind {
            ColumnKind::Text => Self::Text(StringBuilder::new()),
            ColumnKind::Integer => Self::Integer(Int64Builder::new()),
            ColumnKind::Decimal => Self::Decimal(Decimal128Builder::new().with_data_type(kind.arrow())),
            ColumnKind::Date => Self::Date(Date32Builder::new()),
            ColumnKind::Boolean => Self::Boolean(BooleanBuilder::new()),
            ColumnKind::TextList => Self::TextList(ListBuilder::new(StringBuilder::new())),
        }
    }

    /// Appends a cell; what does not fit the column is null there.
    fn push(&mut self, cell: &Cell) {
        match (self, cell) {
            (Self::Text(column), Cell::Text(text)) => column.append_value(text),
            (Self::Text(column), _) => column.append_null(),
            (Self::Integer(column), Cell::Integer(n)) => column.append_value(*n),
            (Self::Integer(column), _) => column.append_null(),
            (Self::Decimal(column), Cell::Decimal(n)) => column.append_value(millionths(*n)),
            (Self::Decimal(column), _) => column.append_null(),
            (Self::Date(column), Cell::Date(day)) => column.append_value(days(*day)),
            (Self::Date(column), _) => column.append_null(),
            (Self::Boolean(column), Cell::Boolean(is)) => column.append_value(*is),
            (Self::Boolean(column), _) => column.append_null(),
            (Self::TextList(column), Cell::TextList(list)) => {
                list.iter().for_each(|text| column.values().append_value(text));
                column.append(true);
            }
            (Self::TextList(column), _) => column.append(true),
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Self::Text(column) => column.finish_boxed(),
            Self::Integer(column) => column.finish_boxed(),
            Self::Decimal(column) => column.finish_boxed(),
            Self::Date(column) => column.finish_boxed(),
            Self::Boolean(column) => column.finish_boxed(),
            Self::TextList(column) => column.finish_boxed(),
        }
    }
}

trait FinishBoxed {
    fn finish_boxed(&mut self) -> ArrayRef;
}

impl<B: ArrayBuilder> FinishBoxed for B {
    fn finish_boxed(&mut self) -> ArrayRef {
        ArrayBuilder::finish(self)
    }
}

/// Days since 1970.
pub(super) fn days(day: Date) -> i32 {
    let epoch = jiff::civil::date(1970, 1, 1);
    epoch.until(day).map_or(0, |span| span.get_days())
}

/// The tables of a data set in the making.
pub struct Batches {
    columns: Vec<Vec<Builder>>,
    schemas: Vec<SchemaRef>,
    rows: Vec<u32>,
}

impl Default for Batches {
    fn default() -> Self {
        let columns = TABLES.iter().map(|table| table.columns().map(|column| Builder::new(column.kind)).collect());
        Self {
            columns: columns.collect(),
            schemas: TABLES.iter().map(|table| schema(table)).collect(),
            rows: vec![0; TABLES.len()],
        }
    }
}

impl Batches {
    /// How many rows each table has so far.
    pub fn rows(&self) -> &[u32] {
        &self.rows
    }

    /// One batch for each of [`TABLES`], and begins anew.
    ///
    /// # Errors
    /// Where columns differ in length or a key is null, which no rows are known to cause.
    pub fn finish(&mut self) -> Result<Vec<RecordBatch>, arrow_schema::ArrowError> {
        self.rows.fill(0);
        let batch = |(columns, schema): (&mut Vec<Builder>, &SchemaRef)| {
            RecordBatch::try_new(Arc::clone(schema), columns.iter_mut().map(Builder::finish).collect())
        };
        self.columns.iter_mut().zip(&self.schemas).map(batch).collect()
    }
}

impl Sink for Batches {
    fn row(&mut self, table: &'static Table, cells: &[Cell]) {
        let Some(at) = TABLES.iter().position(|known| std::ptr::eq(*known, table)) else { return };
        self.rows[at] += 1;
        for (column, cell) in self.columns[at].iter_mut().zip(cells) {
            column.push(cell);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_days_are_exact() {
        assert_eq!(millionths("2.5".parse().unwrap()), 2_500_000);
        assert_eq!(millionths("-0.0000005".parse().unwrap()), 0);
        assert_eq!(millionths("110000000000".parse().unwrap()), 110_000_000_000_000_000);
        assert_eq!((days(jiff::civil::date(1970, 1, 2)), days(jiff::civil::date(1969, 12, 31))), (1, -1));
        assert_eq!(days(jiff::civil::date(2026, 3, 2)), 20514);
    }
}
