//! CSV and its kin: one article a row, the columns named in the first.

use super::error::{Place, ReadError};
use super::fields::FieldMap;
use super::inflate::{Input, peek};
use super::limits::Limits;
use super::unread::{Raw, Unread};
use serde_json::{Map, Value};
use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// The rows of a table, each yet to be read.
pub struct Rows {
    reader: csv::Reader<Counted>,
    left: Arc<AtomicU64>,
    limits: Limits,
    columns: Vec<String>,
    place: Place,
    id: String,
    row: csv::ByteRecord,
    ended: bool,
}

impl Rows {
    /// Rows of `input` between commas, semicolons, tabs or bars, whichever its first line has most of.
    ///
    /// # Errors
    /// Where there is no column that could hold the text.
    pub fn new(input: Input, fields: &FieldMap, limits: Limits, place: Place, id: String) -> Result<Self, ReadError> {
        let (head, input) = peek(input, 4096).map_err(|fault| ReadError::system(place.clone(), fault))?;
        let first = head.split(|b| *b == b'\n').next().unwrap_or_default();
        let count = |mark: u8| first.iter().filter(|b| **b == mark).count();
        let delimiter = [b',', b';', b'\t', b'|'].into_iter().rev().max_by_key(|mark| count(*mark)).unwrap_or(b',');
        let left = Arc::new(AtomicU64::new(limits.input));
        let mut reader = csv::ReaderBuilder::new()
            .delimiter(delimiter)
            .flexible(true)
            .from_reader(Counted { input, left: Arc::clone(&left) });
        let headers = reader.byte_headers().map_err(|fault| malformed(&place, &fault))?;
        let columns: Vec<String> = headers.iter().map(|name| String::from_utf8_lossy(name).trim().to_owned()).collect();
        let holds = |path: &String| columns.contains(path);
        if columns.iter().all(String::is_empty) {
            return Err(ReadError::Empty(place));
        }
        if !fields.text().iter().any(holds) {
            let found = columns.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
            let wanted = fields.text().iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(" or ");
            return Err(ReadError::NoColumn { place, wanted, found });
        }
        Ok(Self { reader, left, limits, columns, place, id, row: csv::ByteRecord::new(), ended: false })
    }

    fn row(&mut self) -> Result<Unread, ReadError> {
        let line = self.row.position().map_or(0, csv::Position::line);
        let place = Place { name: Arc::clone(&self.place.name), line: Some(line) };
        // the reader looks ahead, so a row may be longer than what was counted
        if self.row.as_slice().len() as u64 > self.limits.input {
            return Err(self.limits.over_input(place));
        }
        if self.row.len() > self.columns.len() {
            let fault = format!("{} fields in a row of {} columns", self.row.len(), self.columns.len());
            return Err(ReadError::Malformed { place, fault });
        }
        let mut object = Map::new();
        for (name, value) in self.columns.iter().zip(&self.row) {
            super::decode::check(value, &place)?;
            let value = String::from_utf8_lossy(value);
            if !name.is_empty() && !value.is_empty() {
                object.insert(name.clone(), Value::String(value.into_owned()));
            }
        }
        Ok(Unread { id: format!("{}:{line}", self.id), place, raw: Raw::Row(object) })
    }
}

impl Iterator for Rows {
    type Item = Result<Unread, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        self.left.store(self.limits.input, Ordering::Relaxed);
        let line = self.reader.position().line();
        match self.reader.read_byte_record(&mut self.row) {
            Ok(true) => Some(self.row()),
            Ok(false) => None,
            Err(fault) => {
                // what cannot be read any further would fail again and again
                self.ended = fault.is_io_error();
                if self.left.load(Ordering::Relaxed) == 0 {
                    let place = Place { name: Arc::clone(&self.place.name), line: Some(line) };
                    return Some(Err(self.limits.over_input(place)));
                }
                Some(Err(malformed(&self.place, &fault)))
            }
        }
    }
}

/// An input that gives no more than so many bytes between two rows: a quote that is never closed makes one row of all that follows.
struct Counted {
    input: Input,
    left: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = self.left.load(Ordering::Relaxed);
        if left == 0 {
            return Err(io::Error::other("a row without an end"));
        }
        let most = into.len().min(usize::try_from(left).unwrap_or(usize::MAX));
        let read = self.input.read(&mut into[..most])?;
        self.left.store(left - read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

fn malformed(place: &Place, fault: &csv::Error) -> ReadError {
    let line = fault.position().map(csv::Position::line);
    let place = Place { name: Arc::clone(&place.name), line };
    ReadError::Malformed { place, fault: fault.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Options;

    fn read(text: &'static str, fields: FieldMap) -> Vec<String> {
        let rows = match Rows::new(
            Box::new(text.as_bytes()),
            &fields,
            Limits::default(),
            Place::file("f.csv"),
            "f.csv".into(),
        ) {
            Ok(rows) => rows,
            Err(fault) => return vec![fault.to_string()],
        };
        let options = Options { fields, ..Options::default() };
        rows.map(|row| match row.and_then(|row| row.read(&options, &mut Vec::new())) {
            Ok(a) => format!("{} {} {}", a.id, a.text.replace('\n', "/"), serde_json::to_string(&a.meta).unwrap()),
            Err(fault) => fault.to_string(),
        })
        .collect()
    }

    #[test]
    fn rows_are_articles() {
        let text = "\u{feff}id,text,desk\na,\"Alfa, \"\"Beta\"\"\nGamma\",7\n,x,\nb,,\n";
        assert_eq!(
            read(text, FieldMap::default()),
            [
                "a Alfa, \"Beta\"/Gamma {\"desk\":\"7\"}",
                "f.csv:4 x {}",
                "f.csv:5: no \"text\"; give the article's text as a string under that key"
            ]
        );
        assert_eq!(read("id;body\na;x", FieldMap::default().with_text("body")), ["a x {}"]);
        assert_eq!(read("id\ttext\na\tx", FieldMap::default()), ["a x {}"]);
    }

    #[test]
    fn a_table_without_text_is_told() {
        let told = read("id,body\na,x", FieldMap::default());
        assert_eq!(told, ["f.csv: no column \"text\"; it has \"id\", \"body\"; name the text's with --text-column"]);
        assert!(read("", FieldMap::default())[0].contains("holds no text"));
    }

    #[test]
    fn a_row_too_long_does_not_stop_the_next() {
        let told = read("id,text\na,x,y\nb,z\n", FieldMap::default());
        assert_eq!(told, ["f.csv:2: 3 fields in a row of 2 columns", "b z {}"]);
    }
}
