//! Gathers companies and writes them as an index.

use super::bytes::{ENTRY, HEADER, KEY, Layout, MAGIC, VERSION, sum};
use super::{AMBIGUOUS, CompanyIndex, FULL, IndexError, OWN, Source, key};
use crate::lang::Tag;
use crate::lexicon::{NameTag, OrgKind, PhraseTag, Tables, WordId};
use crate::scan::{Token, tokens::tokenize};
use crate::value::Span;
use key::Key;

/// Between the identifiers of an entry; no identifier holds it.
pub(super) const MARK: char = '\u{1f}';

/// A company to add.
#[derive(Debug, Clone, Copy, Default)]
pub struct IndexEntry<'a> {
    /// Its name, with or without legal form.
    pub name: &'a str,
    /// Its other names.
    pub aliases: &'a [&'a str],
    /// ISO 3166 alpha-2 code of its home country.
    pub country: Option<&'static str>,
    /// Schemes and values; the `mic` of a ticker right behind it.
    pub ids: &'a [(&'a str, &'a str)],
    /// Where it comes from.
    pub source: Source,
}

/// A name of an entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Name {
    key: u64,
    posting: u32,
    flags: u16,
}

/// So few beginnings of names are kept as they come.
const SOME: usize = 1 << 16;

/// Gathers companies; [`IndexBuilder::finish`] makes the index.
#[derive(Debug)]
pub struct IndexBuilder<'t> {
    tables: &'t Tables,
    entries: Vec<u8>,
    heap: Vec<u8>,
    names: Vec<Name>,
    /// The numbers of all keys after each of their words but the last.
    beginnings: Vec<u64>,
    /// From how many on they are looked through for equal ones.
    many: usize,
    own: u32,
    full: bool,
    buffer: String,
    tokens: Vec<Token>,
}

impl<'t> IndexBuilder<'t> {
    /// An empty list. `tables` tell which names are words, given names or places.
    pub fn new(tables: &'t Tables) -> Self {
        Self {
            tables,
            entries: Vec::new(),
            heap: Vec::new(),
            names: Vec::new(),
            beginnings: Vec::new(),
            many: SOME,
            own: 0,
            full: false,
            buffer: String::new(),
            tokens: Vec::new(),
        }
    }

    /// How many companies were added.
    pub fn len(&self) -> usize {
        self.entries.len() / ENTRY
    }

    /// Whether none was added.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Adds a company; `false` where its name has no letter or digit.
    pub fn add(&mut self, entry: &IndexEntry) -> bool {
        let Key { name, form } = Key::new(entry.name);
        if name.is_empty() {
            return false;
        }
        let number = self.len() as u32;
        let (name_at, ids_at) = (self.heap.len(), self.heap.len() + entry.name.len());
        self.heap.extend_from_slice(entry.name.as_bytes());
        for (n, (scheme, value)) in entry.ids.iter().enumerate() {
            if n > 0 {
                self.heap.push(MARK as u8);
            }
            self.heap.extend_from_slice(scheme.as_bytes());
            self.heap.push(b':');
            self.heap.extend(value.bytes().filter(|&b| b != MARK as u8));
        }
        let ids_len = self.heap.len() - ids_at;
        let (Ok(name_len), Ok(ids_len)) = (u16::try_from(entry.name.len()), u16::try_from(ids_len)) else {
            self.heap.truncate(name_at);
            return false;
        };
        self.full |= self.heap.len() > u32::MAX as usize || number >= FULL;
        let mut fixed = [0u8; ENTRY];
        fixed[0..4].copy_from_slice(&(name_at as u32).to_le_bytes());
        fixed[4..8].copy_from_slice(&(ids_at as u32).to_le_bytes());
        fixed[8..10].copy_from_slice(&name_len.to_le_bytes());
        fixed[10..12].copy_from_slice(&ids_len.to_le_bytes());
        fixed[12..14].iter_mut().zip(entry.country.unwrap_or("").bytes()).for_each(|(to, b)| *to = b);
        fixed[14] = self.trade(&name);
        fixed[15] = Source::ALL.iter().position(|s| *s == entry.source).unwrap_or(0) as u8;
        fixed[16..16 + key::FORM].iter_mut().zip(form.bytes()).for_each(|(to, b)| *to = b);
        self.entries.extend_from_slice(&fixed);
        let own = entry.source == Source::Own;
        self.own += u32::from(own);
        self.name(entry.name, &name, number | FULL, own);
        for alias in entry.aliases {
            let alias_key = Key::new(alias).name;
            if !alias_key.is_empty() && alias_key != name {
                self.name(alias, &alias_key, number, own);
            }
        }
        true
    }

    fn name(&mut self, name: &str, key: &str, posting: u32, own: bool) {
        let mut numbers = key::numbers(key).peekable();
        let flags = if own { OWN } else { 0 } | if self.ambiguous(name, key) { AMBIGUOUS } else { 0 };
        while let Some(number) = numbers.next() {
            match numbers.peek() {
                Some(_) => self.beginnings.push(number),
                None => self.names.push(Name { key: number, posting, flags }),
            }
        }
        // many names begin alike: "fondazione", "the"
        if self.beginnings.len() > self.many {
            self.beginnings.sort_unstable();
            self.beginnings.dedup();
            self.many = (2 * self.beginnings.len()).max(SOME);
        }
    }

    /// What the words of a name tell of its trade: 1 a bank, 2 a fund.
    fn trade(&mut self, key: &str) -> u8 {
        let kind = key.split(' ').find_map(|w| self.tables.trade(self.tables.vocab.id(w, &mut self.buffer)));
        match kind {
            Some(OrgKind::Bank) => 1,
            Some(OrgKind::Fund) => 2,
            _ => 0,
        }
    }

    /// Whether a name tells no company by itself: one of fewer than four letters, of ordinary words or places alone, of a person.
    fn ambiguous(&mut self, name: &str, key: &str) -> bool {
        if key.len() < 4 {
            return true;
        }
        self.tokens.clear();
        let Ok(len) = u32::try_from(name.len()) else { return true };
        tokenize(name, Span::new(0, len), &self.tables.vocab, &mut self.buffer, &mut self.tokens);
        if self.tokens.is_empty() {
            // "&nbsp;" has letters, and is a blank
            return true;
        }
        let tags = |word| self.tables.lexicons.iter().flat_map(move |l| l.phrases.single(word));
        let legal = |word| word != 0 && tags(word).any(|(tag, _)| tag == PhraseTag::Tag(Tag::LegalForm));
        while self.tokens.len() > 1 && self.tokens.last().is_some_and(|t| !t.is_word() || legal(t.word)) {
            self.tokens.pop();
        }
        let names = &self.tables.names.phrases;
        let (tokens, mut listed) = (&self.tokens, false);
        names.each(tokens, 0, |len, tag, _| listed |= len == tokens.len() && self.says_nothing(&tag));
        let person = tokens.len() == 2 && names.single(tokens[0].word).any(|(tag, _)| tag == NameTag::Given);
        listed || person || tokens.iter().filter(|t| t.is_word()).all(|t| self.is_word(t.word))
    }

    /// Whether a word is one of a language, a given name, a place, or another name that is no company's.
    fn is_word(&self, word: WordId) -> bool {
        let plain = |tag: &PhraseTag| !matches!(tag, PhraseTag::Tag(Tag::LegalForm | Tag::NamePart));
        word != 0
            && (self.tables.lexicons.iter().any(|l| l.phrases.single(word).any(|(tag, _)| plain(&tag)))
                || self.tables.names.phrases.single(word).any(|(tag, _)| self.says_nothing(&tag)))
    }

    /// Whether a listed name is no company's, or one that is a word as well.
    fn says_nothing(&self, tag: &NameTag) -> bool {
        match *tag {
            NameTag::Company(n, _) => self.tables.names.listed(n).ambiguous,
            _ => true,
        }
    }

    /// Makes the index.
    pub fn finish(self) -> Result<CompanyIndex, IndexError> {
        CompanyIndex::from_bytes(self.bytes()?)
    }

    /// The bytes of the index, which [`CompanyIndex::from_bytes`] takes.
    pub fn bytes(mut self) -> Result<Vec<u8>, IndexError> {
        self.names.sort_unstable();
        self.names.dedup();
        self.beginnings.sort_unstable();
        self.beginnings.dedup();
        let mut keys = 0;
        for (n, name) in self.names.iter().enumerate() {
            keys += usize::from(n == 0 || self.names[n - 1].key != name.key);
        }
        let log = |least: usize| least.max(64).next_power_of_two().trailing_zeros();
        let mut layout = Layout {
            entries: self.len() as u32,
            keys: u32::try_from(keys).map_err(|_| IndexError::Full)?,
            postings: u32::try_from(self.names.len()).map_err(|_| IndexError::Full)?,
            own: self.own,
            heap_len: u32::try_from(self.heap.len()).map_err(|_| IndexError::Full)?,
            filter_log: log(12 * (keys + self.beginnings.len())).min(32),
            directory_log: log(keys / 4).min(32),
            ..Layout::default()
        };
        let length = layout.place().filter(|_| !self.full).ok_or(IndexError::Full)?;
        let mut out = vec![0u8; length];
        self.fill(&layout, &mut out);
        let sum = sum(&out[HEADER..]);
        out[..8].copy_from_slice(MAGIC);
        let numbers = [
            VERSION,
            layout.entries,
            layout.keys,
            layout.postings,
            layout.heap_len,
            layout.filter_log,
            layout.directory_log,
            layout.own,
        ];
        out[8..40].as_chunks_mut::<4>().0.iter_mut().zip(numbers).for_each(|(to, n)| *to = n.to_le_bytes());
        out[40..48].copy_from_slice(&sum.to_le_bytes());
        Ok(out)
    }

    /// Fills in the sections behind the header.
    fn fill(self, layout: &Layout, out: &mut [u8]) {
        let mut pass = |number: u64| {
            let bit = number >> (64 - layout.filter_log);
            out[layout.filter + (bit >> 3) as usize] |= 1 << (bit & 7);
        };
        self.beginnings.iter().for_each(|&n| pass(n));
        self.names.iter().for_each(|n| pass(n.key));
        let slots = 1usize << layout.directory_log;
        let (mut key, mut slot, mut n) = (0u32, 0usize, 0usize);
        let directory = |out: &mut [u8], slot: usize, key: u32| {
            out[layout.directory + 4 * slot..][..4].copy_from_slice(&key.to_le_bytes());
        };
        while n < self.names.len() {
            let number = self.names[n].key;
            let same = self.names[n..].iter().take_while(|m| m.key == number);
            let (mut flags, mut to) = (0, n);
            for name in same {
                flags |= name.flags;
                out[layout.posting(to as u32)..][..4].copy_from_slice(&name.posting.to_le_bytes());
                to += 1;
            }
            let fixed = &mut out[layout.key(key)..][..KEY];
            fixed[..8].copy_from_slice(&number.to_le_bytes());
            fixed[8..12].copy_from_slice(&(n as u32).to_le_bytes());
            fixed[12..14].copy_from_slice(&flags.to_le_bytes());
            let own = (number >> (64 - layout.directory_log)) as usize;
            while slot <= own {
                directory(out, slot, key);
                slot += 1;
            }
            (key, n) = (key + 1, to);
        }
        (slot..=slots).for_each(|slot| directory(out, slot, key));
        out[layout.entry(0)..layout.heap].copy_from_slice(&self.entries);
        out[layout.heap..].copy_from_slice(&self.heap);
    }
}
