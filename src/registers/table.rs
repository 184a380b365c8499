//! Tables with a header, row by row.

use super::Registers;
use csv::{ByteRecord, ReaderBuilder};
use std::io::{self, Read};

/// A row whose fields are text.
pub(super) struct Row<'r> {
    record: &'r ByteRecord,
    columns: &'r [Option<usize>],
    /// The line where it begins.
    pub(super) line: Option<u64>,
}

impl<'r> Row<'r> {
    /// The field of a column by its place among those that were asked for; empty where the table lacks it.
    pub(super) fn get(&self, column: usize) -> &'r str {
        let field = self.columns.get(column).copied().flatten().and_then(|at| self.record.get(at));
        field.and_then(|f| std::str::from_utf8(f).ok()).unwrap_or("").trim()
    }
}

/// Calls `take` with each row of a table. `columns` are the names of those asked for, whatever their case; of the rest nothing is read.
pub(super) fn rows<'t>(
    registers: &mut Registers<'t, '_>,
    input: impl Read,
    delimiter: u8,
    columns: &[&str],
    mut take: impl FnMut(&mut Registers<'t, '_>, &Row),
) -> io::Result<()> {
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).flexible(true).buffer_capacity(1 << 18).from_reader(input);
    let header = reader.byte_headers().map_err(io::Error::from)?.clone();
    let name =
        |at: usize| header.get(at).map_or(String::new(), |h| String::from_utf8_lossy(h).trim().to_ascii_lowercase());
    let columns: Vec<Option<usize>> =
        columns.iter().map(|wanted| (0..header.len()).find(|&at| name(at) == wanted.to_ascii_lowercase())).collect();
    let mut record = ByteRecord::new();
    let mut told = 0;
    loop {
        match reader.read_byte_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(fault) => return Err(fault.into()),
        }
        let position = record.position();
        let line = position.map(csv::Position::line);
        if let Some(at) = position.map(csv::Position::byte)
            && at - told >= 1 << 18
        {
            (registers.progress)(at - told);
            told = at;
        }
        let wide = record.len();
        if wide != header.len() && !record.iter().skip(header.len()).all(<[u8]>::is_empty) || wide < header.len() {
            registers.fault(
                line,
                format!(
                    "has {wide} fields, the header has {}; quote fields that hold the mark between them",
                    header.len()
                ),
            );
            continue;
        }
        if columns.iter().flatten().any(|&at| record.get(at).is_some_and(|f| std::str::from_utf8(f).is_err())) {
            registers.fault(line, "is not UTF-8; convert the file");
            continue;
        }
        take(registers, &Row { record: &record, columns: &columns, line });
    }
    Ok(())
}
