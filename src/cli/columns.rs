//! Nested rows to one Parquet file.

use super::output::Output;
use arrow_array::RecordBatch;
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::io::{self, IsTerminal};
use std::path::Path;

/// How many bytes a group of rows gathers in memory before it is written.
const GROUP: usize = 32 << 20;

/// A Parquet file in the making, which appears whole or not at all.
pub struct Columns(ArrowWriter<Output>);

impl Columns {
    /// Writes to a file, or to standard output where there is none.
    ///
    /// # Errors
    /// Where the file cannot be made, or standard output is a terminal.
    pub fn open(path: Option<&Path>, schema: SchemaRef) -> io::Result<Self> {
        if path.is_none() && io::stdout().is_terminal() {
            return Err(io::Error::other("Parquet is nothing for a terminal; name a file with -o"));
        }
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::try_new(3).map_err(io::Error::other)?))
            .set_created_by(concat!("dealsift ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let writer = ArrowWriter::try_new(Output::open(path)?, schema, Some(properties));
        writer.map(Self).map_err(io::Error::other)
    }

    /// Takes rows.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn append(&mut self, rows: &[RecordBatch]) -> io::Result<()> {
        for rows in rows {
            self.0.write(rows).map_err(io::Error::other)?;
            if self.0.in_progress_size() >= GROUP {
                self.0.flush().map_err(io::Error::other)?;
            }
        }
        Ok(())
    }

    /// Writes what is left, and gives the file its name.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        self.0.into_inner().map_err(io::Error::other)?.finish()
    }
}
