//! Lists and registers of companies, as users have them, read row by row into an index.
//!
//! What a file is, its first bytes tell: GLEIF's golden copy, the filers of the SEC, FinanceDatabase's equities, a table with the header
//! `id,name,aliases,country,domain,lei,isin`, else a list of one name a line. A bad row is told with its line, and the rest goes on.

mod check;
mod equities;
mod gleif;
mod near;
mod own;
mod sec;
mod table;

use crate::lexicon::{CompanyIndex, IndexBuilder, IndexEntry, IndexError, Tables};
pub(crate) use near::edits;
pub use near::{Near, near};
use std::fmt;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use thiserror::Error;

/// Why a file gives nothing at all.
#[derive(Debug, Error)]
pub enum RegisterError {
    /// The system's error.
    #[error("cannot be read ({0}); check the path")]
    Read(#[from] io::Error),
    /// Compressed.
    #[error("is compressed; unpack it first")]
    Packed,
    /// Already built.
    #[error("is an index already; give it to --companies as it is")]
    Index,
    /// Empty.
    #[error("is empty")]
    Empty,
    /// JSON of another shape.
    #[error("{0}")]
    Json(String),
    /// An index that cannot be taken.
    #[error(transparent)]
    Unfit(#[from] IndexError),
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Its line, where it has one.
    pub line: Option<u64>,
    /// What is wrong, and how to mend it.
    pub text: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{line}: {}", self.text),
            None => write!(f, " {}", self.text),
        }
    }
}

/// How a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count {
    /// Companies that were added.
    pub added: u64,
    /// Rows that were faulty.
    pub faults: u64,
    /// Rows left out on purpose: companies that are no more.
    pub passed: u64,
}

/// Reads files into an index.
pub struct Registers<'t, 'w> {
    tables: &'t Tables,
    builder: IndexBuilder<'t>,
    count: Count,
    /// Told of each fault.
    fault: &'w mut dyn FnMut(&Fault),
    /// Told how many bytes were read since it was told last.
    progress: &'w mut dyn FnMut(u64),
}

impl<'t, 'w> Registers<'t, 'w> {
    /// Begins an empty index.
    pub fn new(tables: &'t Tables, fault: &'w mut dyn FnMut(&Fault), progress: &'w mut dyn FnMut(u64)) -> Self {
        Self { tables, builder: IndexBuilder::new(tables), count: Count::default(), fault, progress }
    }

    /// Adds the companies of a file.
    ///
    /// # Errors
    /// Where the file as a whole cannot be read; what was read before stays.
    pub fn read(&mut self, path: &Path) -> Result<Count, RegisterError> {
        self.add(BufReader::with_capacity(1 << 18, File::open(path)?))
    }

    /// Adds the companies of what is read.
    ///
    /// # Errors
    /// Where it as a whole cannot be read.
    pub fn add(&mut self, mut input: impl BufRead) -> Result<Count, RegisterError> {
        self.count = Count::default();
        let begin = input.fill_buf()?;
        let mark = usize::from(begin.starts_with(b"\xef\xbb\xbf")) * 3;
        let begin = &begin[mark..];
        let format = Format::of(begin)?;
        input.consume(mark);
        match format {
            Format::Json => sec::read(self, input)?,
            Format::Gleif => gleif::read(self, input)?,
            Format::Equities => equities::read(self, input)?,
            Format::Own(delimiter) => own::read(self, input, delimiter)?,
            Format::Plain => own::plain(self, input)?,
        }
        Ok(self.count)
    }

    fn fault(&mut self, line: Option<u64>, text: impl Into<String>) {
        self.count.faults += 1;
        (self.fault)(&Fault { line, text: text.into() });
    }

    /// Adds a company of a row.
    fn entry(&mut self, line: Option<u64>, entry: &IndexEntry) {
        match self.builder.add(entry) {
            true => self.count.added += 1,
            false => self.fault(line, "has no name, or one of more than 64 KiB"),
        }
    }

    /// The companies gathered.
    pub fn finish(self) -> IndexBuilder<'t> {
        self.builder
    }
}

/// A list of companies: an index as it lies, anything else compiled now with `tables`, which are made where there are none. Bad rows are
/// told, and the rest is taken.
///
/// # Errors
/// Where the file as a whole cannot be read.
pub fn open(
    path: &Path,
    tables: &mut Option<Tables>,
    fault: &mut dyn FnMut(&Fault),
) -> Result<CompanyIndex, RegisterError> {
    let mut begin = Vec::new();
    File::open(path).and_then(|file| file.take(16).read_to_end(&mut begin)).map_err(IndexError::Read)?;
    if CompanyIndex::is_index(&begin) {
        return Ok(CompanyIndex::read(path)?);
    }
    let mut progress = |_| {};
    let mut registers = Registers::new(tables.get_or_insert_with(Tables::new), fault, &mut progress);
    registers.read(path)?;
    Ok(registers.finish().finish()?)
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Format {
    Json,
    Gleif,
    Equities,
    Own(u8),
    Plain,
}

impl Format {
    fn of(begin: &[u8]) -> Result<Self, RegisterError> {
        if begin.is_empty() {
            return Err(RegisterError::Empty);
        }
        if CompanyIndex::is_index(begin) {
            return Err(RegisterError::Index);
        }
        if [&b"PK\x03\x04"[..], b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"BZh", b"\xfd7zXZ"]
            .iter()
            .any(|m| begin.starts_with(m))
        {
            return Err(RegisterError::Packed);
        }
        if matches!(begin.trim_ascii_start().first(), Some(b'{' | b'[')) {
            return Ok(Self::Json);
        }
        let head = begin.split(|&b| b == b'\n').next().unwrap_or(begin);
        let head = String::from_utf8_lossy(head);
        let head = head.trim_end();
        let delimiter = [b'\t', b';'].into_iter().find(|&d| head.contains(char::from(d))).unwrap_or(b',');
        let columns: Vec<&str> = head.split(char::from(delimiter)).map(|c| c.trim().trim_matches('"')).collect();
        let has = |name: &str| columns.iter().any(|c| c.eq_ignore_ascii_case(name));
        Ok(match () {
            () if has("LEI") && has(gleif::NAME) => Self::Gleif,
            () if has("symbol") && has("name") && has("exchange") => Self::Equities,
            () if has("name") => Self::Own(delimiter),
            () => Self::Plain,
        })
    }
}

#[cfg(test)]
mod tests;
