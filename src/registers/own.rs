//! The user's own companies: a table with the header `id,name,aliases,country,domain,lei,isin`, or a list of one name a line.
//!
//! Of the columns only `name` must be there; `ticker`, `mic` and `cik` are read too, any other is passed over. Aliases are joined by `|`.

use super::table::{Row, rows};
use super::{Registers, check};
use crate::lexicon::{IndexEntry, Source};
use crate::value::country;
use smallvec::SmallVec;
use std::io::{self, BufRead, Read};

const COLUMNS: [&str; 10] = ["id", "name", "aliases", "country", "domain", "lei", "isin", "ticker", "mic", "cik"];

pub(super) fn read(registers: &mut Registers, input: impl Read, delimiter: u8) -> io::Result<()> {
    rows(registers, input, delimiter, &COLUMNS, take)
}

fn take(registers: &mut Registers, row: &Row) {
    let [id, name, aliases, home, domain, lei, isin, ticker, mic, cik] = std::array::from_fn(|c| row.get(c));
    if name.is_empty() && id.is_empty() && lei.is_empty() && isin.is_empty() {
        // a line of commas, as spreadsheets leave them
        return;
    }
    if let Some(text) = check::fault(home, lei, isin) {
        return registers.fault(row.line, text);
    }
    let aliases: SmallVec<[&str; 4]> = aliases.split('|').map(str::trim).filter(|a| !a.is_empty()).collect();
    let mic = if ticker.is_empty() { "" } else { mic };
    let all =
        [("own", id), ("domain", domain), ("lei", lei), ("isin", isin), ("ticker", ticker), ("mic", mic), ("cik", cik)];
    let ids: SmallVec<[(&str, &str); 7]> = all.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    let entry = IndexEntry { name, aliases: &aliases, country: country::code(home), ids: &ids, source: Source::Own };
    registers.entry(row.line, &entry);
}

/// A list of one name a line.
pub(super) fn plain(registers: &mut Registers, mut input: impl BufRead) -> io::Result<()> {
    let (mut line, mut bytes) = (0, Vec::new());
    while input.read_until(b'\n', &mut bytes)? > 0 {
        line += 1;
        (registers.progress)(bytes.len() as u64);
        match std::str::from_utf8(&bytes) {
            Err(_) => registers.fault(Some(line), "is not UTF-8; convert the file"),
            Ok(name) if name.trim().is_empty() => {}
            Ok(name) => registers.entry(Some(line), &IndexEntry { name: name.trim(), ..IndexEntry::default() }),
        }
        bytes.clear();
    }
    Ok(())
}
