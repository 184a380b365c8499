//! A list of companies of the user's, or a public register, as one block of bytes that is searched as it lies.
//!
//! ```
//! use dealsift::lexicon::{IndexBuilder, IndexEntry, Source, Tables};
//!
//! let tables = Tables::new();
//! let mut builder = IndexBuilder::new(&tables);
//! builder.add(&IndexEntry { name: "Alfa S.p.A.", country: Some("IT"), ids: &[("own", "7")], source: Source::Own, ..Default::default() });
//! let index = builder.finish().unwrap();
//! let found = index.find("ALFA SPA").unwrap();
//! assert_eq!(found.entries().next().unwrap().ids().next(), Some(("own", "7")));
//! ```
//!
//! # The format
//!
//! Little-endian, sections one behind the other, their sizes given by the numbers in the header, so that no offset of one can be wrong:
//!
//! | bytes | what |
//! | --- | --- |
//! | 64 | header: `DEALSIFT`, version, numbers of entries, keys and postings, bytes of the heap, binary logarithms of the filter's bits and of the directory's length, entries that are the user's own, a sum over all that follows |
//! | 2^f / 8 | filter: a bit for every key and every beginning of one, word by word, so that most capital words of a text are passed over by one look |
//! | 4 · (2^d + 1) | directory: by the highest bits of a key's number, where in the keys those begin |
//! | 16 · keys | keys in the order of their numbers: number of the name's folded words (64 bits), first posting, flags |
//! | 4 · postings | entries by key; the highest bit tells that the key is the entry's full name |
//! | 32 · entries | name and identifiers as places in the heap, country, legal form, sort, source |
//! | rest | heap: UTF-8 |
//!
//! A finite-state map would be smaller, but walks wherever its bytes point; here each access is checked, and a broken file gives an error at
//! the start or finds nothing, but never takes the program down. The names of the keys are not kept: their numbers have 64 bits.

mod bytes;
pub mod key;
mod source;
mod write;

use crate::lexicon::OrgKind;
use crate::scan::Token;
use crate::value::country;
pub use bytes::IndexError;
use bytes::{Layout, u16_at, u32_at, u64_at};
use key::{Key, Rolling, fold};
pub use source::Source;
use std::path::Path;
pub use write::{IndexBuilder, IndexEntry};

/// A compiled list of companies; see the module's head.
#[derive(Debug)]
pub struct CompanyIndex {
    bytes: Vec<u8>,
    layout: Layout,
}

/// Most words that are looked at for one name.
const REACH: usize = 24;

/// The key is one of the user's own entries.
pub(crate) const OWN: u16 = 1;
/// The key is a word, a given name, a place, or too short to tell a company by itself.
pub(crate) const AMBIGUOUS: u16 = 2;

/// Marks a posting where the key is the full name.
pub(crate) const FULL: u32 = 1 << 31;

impl CompanyIndex {
    /// An empty list to add companies to.
    pub fn builder(tables: &super::Tables) -> IndexBuilder<'_> {
        IndexBuilder::new(tables)
    }

    /// Takes the bytes of an index; they are checked, not parsed.
    pub fn from_bytes(bytes: Vec<u8>) -> Result<Self, IndexError> {
        let layout = Layout::of(&bytes)?;
        Ok(Self { bytes, layout })
    }

    /// Reads a file in one go.
    pub fn read(path: &Path) -> Result<Self, IndexError> {
        Self::from_bytes(std::fs::read(path).map_err(IndexError::Read)?)
    }

    /// Whether bytes begin as an index does.
    pub fn is_index(begin: &[u8]) -> bool {
        begin.starts_with(bytes::MAGIC)
    }

    /// How many companies it has.
    pub fn len(&self) -> usize {
        self.layout.entries as usize
    }

    /// Whether it has none.
    pub fn is_empty(&self) -> bool {
        self.layout.entries == 0
    }

    /// How many names lead to its companies.
    pub fn keys(&self) -> usize {
        self.layout.keys as usize
    }

    /// Whether some entries are the user's own, not a register's.
    pub(crate) fn has_own(&self) -> bool {
        self.layout.own > 0
    }

    /// The company of this number.
    pub fn entry(&self, number: u32) -> Option<Entry<'_>> {
        (number < self.layout.entries).then_some(Entry { index: self, number })
    }

    /// All companies in the order in which they were added.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        (0..self.layout.entries).map(|number| Entry { index: self, number })
    }

    /// The companies that bear a name, its legal form apart.
    pub fn find(&self, name: &str) -> Option<Found<'_>> {
        let key = Key::new(name).name;
        let number = key::numbers(&key).last()?;
        self.lookup(number)
    }

    /// The bit of a number in the filter.
    #[inline]
    fn passes(&self, number: u64) -> bool {
        let bit = number >> (64 - self.layout.filter_log);
        self.bytes.get(self.layout.filter + (bit >> 3) as usize).is_some_and(|byte| byte >> (bit & 7) & 1 == 1)
    }

    fn lookup(&self, number: u64) -> Option<Found<'_>> {
        if !self.passes(number) {
            return None;
        }
        let slot = (number >> (64 - self.layout.directory_log)) as usize;
        let at = self.layout.directory + 4 * slot;
        let (from, to) = (u32_at(&self.bytes, at)?, u32_at(&self.bytes, at + 4)?);
        let key =
            (from..to.min(self.layout.keys)).find(|&k| u64_at(&self.bytes, self.layout.key(k)) == Some(number))?;
        Some(Found { index: self, key })
    }

    /// The longest name that begins at token `i` of a text and ends, at a whole token, before `to`: how many tokens, and the number of its key.
    pub(crate) fn longest(&self, text: &str, tokens: &[Token], i: usize, to: usize, flag: u16) -> Option<(usize, u32)> {
        let mut rolling = Rolling::START;
        let (mut found, mut words) = (None, 0);
        for (k, token) in tokens.iter().enumerate().take(to).skip(i) {
            // marks inside a name: "Coca-Cola", "Moody's", "J.P. Morgan"
            let named = token.is_word() || token.is_number() || token.is('&');
            let joint = ['-', '–', '\'', '’', '.', '/'].iter().any(|&c| token.is(c));
            if !named && !joint {
                break;
            }
            let mut inside = true;
            let word = token.span().of(text);
            fold(word, |byte| match byte {
                Some(byte) => rolling.push(byte),
                None => {
                    rolling.push(b' ');
                    words += 1;
                    inside &= self.passes(rolling.number());
                }
            });
            if !inside || words > REACH {
                break;
            }
            if named && let Some(key) = self.lookup(rolling.number()).filter(|f| flag == 0 || f.flags() & flag != 0) {
                found = Some((k + 1 - i, key.key));
            }
        }
        found
    }

    /// What the key of this number leads to.
    pub(crate) fn found(&self, key: u32) -> Option<Found<'_>> {
        (key < self.layout.keys).then_some(Found { index: self, key })
    }

    fn text(&self, at: Option<u32>, len: Option<u16>) -> &str {
        let place = || {
            let from = self.layout.heap + at? as usize;
            std::str::from_utf8(self.bytes.get(from..from + len? as usize)?).ok()
        };
        place().unwrap_or("")
    }
}

/// What a name leads to.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    index: &'a CompanyIndex,
    pub(crate) key: u32,
}

impl<'a> Found<'a> {
    fn flags(&self) -> u16 {
        u16_at(&self.index.bytes, self.index.layout.key(self.key) + 12).unwrap_or(0)
    }

    /// Whether the name is a word, a given name, a place, or very short, so that it tells no company by itself.
    pub fn ambiguous(&self) -> bool {
        self.flags() & AMBIGUOUS != 0
    }

    /// The numbers of the companies, and whether the name is their full one.
    pub(crate) fn postings(&self) -> impl Iterator<Item = (u32, bool)> + use<'a> {
        let Found { index, key } = *self;
        let layout = &index.layout;
        let from = u32_at(&index.bytes, layout.key(key) + 8).unwrap_or(0);
        let next = if key + 1 < layout.keys { u32_at(&index.bytes, layout.key(key + 1) + 8) } else { None };
        let to = next.unwrap_or(layout.postings).min(layout.postings);
        let posting = move |p: u32| u32_at(&index.bytes, index.layout.posting(p));
        (from..to).filter_map(posting).map(|p| (p & !FULL, p & FULL != 0)).filter(|(n, _)| *n < index.layout.entries)
    }

    /// The companies.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'a>> + use<'a> {
        let index = self.index;
        self.postings().map(move |(number, _)| Entry { index, number })
    }
}

/// A company of an index.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a> {
    index: &'a CompanyIndex,
    /// Its number in the index.
    pub number: u32,
}

impl<'a> Entry<'a> {
    fn at(&self, offset: usize) -> usize {
        self.index.layout.entry(self.number) + offset
    }

    fn byte(&self, offset: usize) -> u8 {
        self.index.bytes.get(self.at(offset)).copied().unwrap_or(0)
    }

    fn text(&self, at: usize, len: usize) -> &'a str {
        self.index.text(u32_at(&self.index.bytes, self.at(at)), u16_at(&self.index.bytes, self.at(len)))
    }

    /// The name as the list has it.
    pub fn name(&self) -> &'a str {
        self.text(0, 8)
    }

    /// Schemes and values; the `mic` of a ticker stands right behind it.
    pub fn ids(&self) -> impl Iterator<Item = (&'a str, &'a str)> + use<'a> {
        self.text(4, 10).split(write::MARK).filter_map(|pair| pair.split_once(':'))
    }

    /// ISO 3166 alpha-2 code of the home country; empty where unknown.
    pub fn country(&self) -> &'static str {
        std::str::from_utf8(&[self.byte(12), self.byte(13)]).ok().and_then(country::code).unwrap_or("")
    }

    /// The legal form as it is compared, such as `spa`; empty where unknown.
    pub fn form(&self) -> &'a str {
        let from = self.at(16);
        let form = self.index.bytes.get(from..from + key::FORM).unwrap_or(&[]);
        std::str::from_utf8(form).unwrap_or("").trim_end_matches('\0')
    }

    /// What sort of organisation it is, by the words of its name.
    pub fn kind(&self) -> OrgKind {
        match self.byte(14) {
            1 => OrgKind::Bank,
            2 => OrgKind::Fund,
            _ => OrgKind::Company,
        }
    }

    /// Where it was taken from.
    pub fn source(&self) -> Source {
        Source::of(self.byte(15))
    }
}

#[cfg(test)]
mod tests;
