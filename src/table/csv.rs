//! Rows as CSV, safe to open in a spreadsheet.
//!
//! A cell of text that a spreadsheet would take for a formula gets an apostrophe in front. Numbers are written with all their digits.

use super::{Cell, Sink, Table};

/// How the values stand in a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Dialect {
    /// Commas between values, a decimal point, as in RFC 4180.
    #[default]
    Standard,
    /// Semicolons between values, a decimal comma, and a byte-order mark in front, as Excel reads it in Italy and most of Europe.
    ExcelIt,
}

impl Dialect {
    fn writer(self, out: &mut Vec<u8>) -> csv::Writer<&mut Vec<u8>> {
        let (delimiter, end) = match self {
            Self::Standard => (b',', csv::Terminator::Any(b'\n')),
            Self::ExcelIt => (b';', csv::Terminator::CRLF),
        };
        csv::WriterBuilder::new().delimiter(delimiter).terminator(end).flexible(true).from_writer(out)
    }

    /// The first line, with the names of the columns.
    pub fn header(self, table: &Table) -> Vec<u8> {
        let mut out = match self {
            Self::Standard => Vec::new(),
            Self::ExcelIt => "\u{feff}".into(),
        };
        // writing to memory cannot fail
        let _ = self.writer(&mut out).write_record(table.columns().map(|column| column.name));
        out
    }
}

/// Appends the rows of one table to a buffer; those of others are passed over.
pub struct CsvRows<'o> {
    writer: csv::Writer<&'o mut Vec<u8>>,
    dialect: Dialect,
    table: &'static Table,
}

impl<'o> CsvRows<'o> {
    /// Rows behind what stands in `out`.
    pub fn new(out: &'o mut Vec<u8>, dialect: Dialect, table: &'static Table) -> Self {
        Self { writer: dialect.writer(out), dialect, table }
    }
}

impl Sink for CsvRows<'_> {
    fn row(&mut self, table: &'static Table, cells: &[Cell]) {
        if *table != *self.table {
            return;
        }
        let fields = cells.iter().map(|cell| field(cell, self.dialect));
        let _ = self.writer.write_record(fields);
    }
}

fn field(cell: &Cell, dialect: Dialect) -> String {
    match cell {
        Cell::Null => String::new(),
        Cell::Text(text) => plain(text),
        Cell::Integer(n) => n.to_string(),
        Cell::Decimal(n) => {
            let digits = n.normalize().to_string();
            match dialect {
                Dialect::Standard => digits,
                Dialect::ExcelIt => digits.replace('.', ","),
            }
        }
        Cell::Date(day) => day.to_string(),
        Cell::Boolean(is) => is.to_string(),
        Cell::TextList(list) => plain(&list.join("|")),
    }
}

/// A text that no spreadsheet takes for a formula.
fn plain(text: &str) -> String {
    let formula = text
        .trim_start_matches(' ')
        .starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    match formula {
        true => format!("'{text}"),
        false => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::RECORDS;
    use super::*;

    fn line(cells: &[Cell], dialect: Dialect) -> String {
        let mut out = Vec::new();
        CsvRows::new(&mut out, dialect, &RECORDS).row(&RECORDS, cells);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn formulas_stay_text() {
        for text in ["=1+1", "+39 02", "-2", "@SUM", "\t=1", " =1", "＝1"] {
            let cell = [Cell::Text(text.into()), Cell::Integer(1)];
            assert!(line(&cell, Dialect::Standard).trim_start_matches('"').starts_with('\''), "{text}");
        }
        let minus = [Cell::Decimal("-2.50".parse().unwrap()), Cell::Text("a,\"b\"".into())];
        assert_eq!(line(&minus, Dialect::Standard), "-2.5,\"a,\"\"b\"\"\"\n");
        assert_eq!(line(&minus, Dialect::ExcelIt), "-2,5;\"a,\"\"b\"\"\"\r\n");
    }
}
