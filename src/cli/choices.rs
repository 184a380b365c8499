//! The choices of `extract`, as the command line names them: layer, format, dialect, quotes, unit of offsets.

use crate::emit::{Layer, OffsetUnit};
use clap::ValueEnum;

/// A layer, as the command line names it.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Emit {
    /// Deals and figures, one a line
    #[default]
    Records,
    /// Articles with all layers, one a line
    Articles,
    /// Amounts, one a line
    Quantities,
    /// Companies, one a line
    Companies,
}

impl From<Emit> for Layer {
    fn from(emit: Emit) -> Self {
        match emit {
            Emit::Records => Self::Records,
            Emit::Articles => Self::Articles,
            Emit::Quantities => Self::Quantities,
            Emit::Companies => Self::Companies,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// One JSON object a line
    Jsonl,
    /// One row a record, quantity, company or article
    Csv,
    /// One nested row an article, with all layers whatever `--emit` says; zstd, decimals of 38 digits
    #[cfg(feature = "parquet")]
    Parquet,
    /// For people
    Cards,
    /// One page for a browser, as `report` makes it
    Html,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum CsvDialect {
    /// Commas, decimal point
    #[default]
    Standard,
    /// Semicolons, decimal comma, byte-order mark
    ExcelIt,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Quotes {
    /// Nothing
    None,
    /// The words around the cue
    #[default]
    Short,
    /// The sentences that state it
    Full,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Offsets {
    /// Bytes of UTF-8
    #[default]
    Bytes,
    /// Characters, as in Python
    Chars,
    /// UTF-16 units, as in JavaScript
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(unit: Offsets) -> Self {
        match unit {
            Offsets::Bytes => Self::Bytes,
            Offsets::Chars => Self::Chars,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}
