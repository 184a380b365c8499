//! Layer 8, beside `emit`: extractions as flat tables, for CSV, Parquet and data sets.
//!
//! [`TABLES`] names every column with its kind and meaning; [`rows`] fills them from an extraction, in the same order. The same description
//! makes the Arrow schema, `schema.json` and `datapackage.json`, so that none can differ from what is written.

#[cfg(feature = "parquet")]
pub mod arrow;
mod cells;
mod columns;
pub mod csv;
#[cfg(feature = "parquet")]
pub mod nested;
mod quote;
pub mod rows;

pub use columns::{ARTICLES, COMPANIES, DEALS, FIGURES, PARTIES, QUANTITIES, RECORDS, TABLES, VALUATIONS};

use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnKind {
    /// UTF-8 text.
    Text,
    /// A whole number.
    Integer,
    /// An exact number of 38 digits, six of them behind the point.
    Decimal,
    /// A day.
    Date,
    /// True or false.
    Boolean,
    /// A list of texts.
    TextList,
}

/// A column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: ColumnKind,
    /// What that means.
    pub about: &'static str,
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// What one row is.
    pub about: &'static str,
    /// The columns that together name a row.
    pub key: &'static [&'static str],
    /// The columns that name a row of another table, and that table.
    pub foreign: &'static [(&'static [&'static str], &'static str)],
    /// The columns in order.
    pub columns: &'static [&'static [Column]],
}

impl Table {
    /// Its columns, in order.
    pub fn columns(&self) -> impl Iterator<Item = &'static Column> {
        self.columns.iter().flat_map(|group| group.iter())
    }
}

/// The value of a column in a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing is known.
    Null,
    /// For [`ColumnKind::Text`].
    Text(Cow<'a, str>),
    /// For [`ColumnKind::Integer`].
    Integer(i64),
    /// For [`ColumnKind::Decimal`].
    Decimal(Decimal),
    /// For [`ColumnKind::Date`].
    Date(Date),
    /// For [`ColumnKind::Boolean`].
    Boolean(bool),
    /// For [`ColumnKind::TextList`].
    TextList(Vec<&'a str>),
}

impl Cell<'_> {
    /// Whether the cell may stand in a column of this kind.
    pub fn fits(&self, kind: ColumnKind) -> bool {
        match self {
            Self::Null => true,
            Self::Text(_) => kind == ColumnKind::Text,
            Self::Integer(_) => kind == ColumnKind::Integer,
            Self::Decimal(_) => kind == ColumnKind::Decimal,
            Self::Date(_) => kind == ColumnKind::Date,
            Self::Boolean(_) => kind == ColumnKind::Boolean,
            Self::TextList(_) => kind == ColumnKind::TextList,
        }
    }
}

/// Takes the rows of an extraction.
pub trait Sink {
    /// A row of `table`, a cell for each of its columns in their order.
    fn row(&mut self, table: &'static Table, cells: &[Cell]);
}

/// How much of an article's own words goes into a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Quotes {
    /// None.
    None,
    /// The cue and a few words around it.
    #[default]
    Short,
    /// The sentences that state the record.
    Full,
}
