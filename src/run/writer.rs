//! One article after the other in the form that is asked for: lines, cards, rows.

use crate::emit::JsonLines;
use crate::emit::cards::Cards;
use crate::table::csv::{CsvRows, Dialect};
use crate::table::{Quotes, RECORDS, Table, rows};
use crate::value::{Article, Extraction};

/// Draws articles.
pub enum Writer {
    /// One JSON object a line.
    Lines(JsonLines),
    /// For people.
    Cards(Cards),
    /// One row for each of what a table is about.
    Csv(Dialect, Quotes, &'static Table),
    /// The tables of a data set.
    #[cfg(feature = "parquet")]
    Tables(Box<crate::table::arrow::Batches>, Quotes),
    /// One nested row an article.
    #[cfg(feature = "parquet")]
    Nested(Box<crate::table::nested::Nested>),
}

/// What was drawn of a batch.
#[derive(Debug)]
pub enum Drawn {
    /// Text.
    Bytes(Vec<u8>),
    /// A batch for each table of a data set, or one of nested rows.
    #[cfg(feature = "parquet")]
    Tables(Vec<arrow_array::RecordBatch>),
    /// Nothing, by a fault of our own.
    Fault(String),
}

impl Writer {
    /// Another of the same form with nothing drawn.
    pub fn fresh(&self) -> Self {
        match self {
            Self::Lines(lines) => Self::Lines(lines.clone()),
            Self::Cards(cards) => Self::Cards(*cards),
            Self::Csv(dialect, quotes, table) => Self::Csv(*dialect, *quotes, table),
            #[cfg(feature = "parquet")]
            Self::Tables(_, quotes) => Self::Tables(Box::default(), *quotes),
            #[cfg(feature = "parquet")]
            Self::Nested(nested) => Self::Nested(Box::new(nested.fresh())),
        }
    }

    /// Appends what is drawn of an article: text to `out`, rows within.
    ///
    /// # Errors
    /// Where an object cannot be written as JSON, which no extraction is known to cause.
    pub fn append(&mut self, out: &mut Vec<u8>, article: &Article, extraction: &Extraction) -> serde_json::Result<()> {
        match self {
            Self::Lines(lines) => return lines.append(out, article, extraction),
            Self::Cards(cards) => {
                let mut drawn = String::new();
                cards.append(&mut drawn, article, extraction);
                out.extend_from_slice(drawn.as_bytes());
            }
            Self::Csv(dialect, quotes, table) => {
                let mut sink = CsvRows::new(out, *dialect, table);
                match **table == RECORDS {
                    true => rows::records(article, extraction, *quotes, &mut sink),
                    false => rows::dataset(article, extraction, *quotes, &mut sink),
                }
            }
            #[cfg(feature = "parquet")]
            Self::Tables(batches, quotes) => rows::dataset(article, extraction, *quotes, &mut **batches),
            #[cfg(feature = "parquet")]
            Self::Nested(nested) => return nested.append(article, extraction).map_err(serde::ser::Error::custom),
        }
        Ok(())
    }

    /// Whether what is drawn is to be brought up to date by later runs, which know articles by their traces.
    pub fn traces(&self) -> bool {
        #[cfg(feature = "parquet")]
        return matches!(self, Self::Tables(..));
        #[cfg(not(feature = "parquet"))]
        false
    }

    /// How many rows each table has so far.
    pub fn rows(&self) -> Vec<u32> {
        match self {
            #[cfg(feature = "parquet")]
            Self::Tables(batches, _) => batches.rows().to_vec(),
            #[cfg(feature = "parquet")]
            Self::Nested(nested) => vec![u32::try_from(nested.rows()).unwrap_or(u32::MAX)],
            _ => Vec::new(),
        }
    }

    /// What was drawn since the last time, `text` being what went to `out`.
    pub fn finish(&mut self, text: Vec<u8>) -> Drawn {
        match self {
            #[cfg(feature = "parquet")]
            Self::Tables(batches, _) => match batches.finish() {
                Ok(tables) => Drawn::Tables(tables),
                Err(fault) => Drawn::Fault(fault.to_string()),
            },
            #[cfg(feature = "parquet")]
            Self::Nested(nested) => match nested.finish() {
                Ok(rows) => Drawn::Tables(vec![rows]),
                Err(fault) => Drawn::Fault(fault.to_string()),
            },
            _ => Drawn::Bytes(text),
        }
    }
}
