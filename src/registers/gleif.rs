//! GLEIF's golden copy: legal entities of the world, "level 1", as CSV.
//!
//! The country is that of the headquarters, since that is the home that news tell: Ferrari's legal address is in Amsterdam. Entities that are
//! no longer active are left out.

use super::table::{Row, rows};
use super::{Registers, check};
use crate::lexicon::{IndexEntry, Source};
use crate::value::country;
use smallvec::SmallVec;
use std::io::{self, Read};

/// The column by which the format is known.
pub(super) const NAME: &str = "Entity.LegalName";

/// The other names of an entity stand in so many columns, and as many in other letters.
const OTHERS: usize = 5;

const COLUMNS: [&str; 5 + 2 * OTHERS] = [
    "LEI",
    NAME,
    "Entity.HeadquartersAddress.Country",
    "Entity.LegalAddress.Country",
    "Entity.EntityStatus",
    "Entity.OtherEntityNames.OtherEntityName.1",
    "Entity.OtherEntityNames.OtherEntityName.2",
    "Entity.OtherEntityNames.OtherEntityName.3",
    "Entity.OtherEntityNames.OtherEntityName.4",
    "Entity.OtherEntityNames.OtherEntityName.5",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.2",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.3",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.4",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.5",
];

pub(super) fn read(registers: &mut Registers, input: impl Read) -> io::Result<()> {
    rows(registers, input, b',', &COLUMNS, take)
}

fn take(registers: &mut Registers, row: &Row) {
    let (lei, name) = (row.get(0), row.get(1));
    let home = Some(row.get(2)).filter(|c| !c.is_empty()).unwrap_or(row.get(3));
    if row.get(4).eq_ignore_ascii_case("INACTIVE") {
        registers.count.passed += 1;
        return;
    }
    let missing = if lei.is_empty() { Some("has no LEI".to_owned()) } else { None };
    if let Some(text) = missing.or_else(|| check::fault(home, lei, "")) {
        return registers.fault(row.line, text);
    }
    let aliases: SmallVec<[&str; 4]> = (5..COLUMNS.len()).map(|c| row.get(c)).filter(|a| !a.is_empty()).collect();
    let entry = IndexEntry {
        name,
        aliases: &aliases,
        country: country::code(home),
        ids: &[("lei", lei)],
        source: Source::Gleif,
    };
    registers.entry(row.line, &entry);
}
