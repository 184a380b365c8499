//! Lists of names: companies, given names, places, and capitalised names that are no companies.
//!
//! The lists are facts in `data/*.tsv`, embedded in the program. A list proposes; context decides (`crate::mention::company`).

use super::org::OrgKind;
use super::{CompanyIndex, Options, PhraseMap, Phrases, Vocab, WordId, class, lists::Lists, vocab::SHORT};
use crate::scan::Token;
use crate::scan::tokens::tokenize;
use crate::value::Span;
use rustc_hash::FxHashMap;
use std::sync::Arc;

pub(super) const COMPANIES: &str = include_str!("../../data/companies.tsv");
const GIVEN_NAMES: &str = include_str!("../../data/given_names.txt");
const PLACES: &str = include_str!("../../data/places.tsv");
const DEMONYMS: &str = include_str!("../../data/demonyms.tsv");
const NOT_COMPANIES: &str = include_str!("../../data/not_companies.tsv");

/// All embedded lists as they stand in `data/`.
pub const LISTS: &[&str] = &[COMPANIES, GIVEN_NAMES, PLACES, DEMONYMS, NOT_COMPANIES];

/// A company of the embedded list.
#[derive(Debug, Clone)]
pub struct KnownCompany {
    /// Usual full name without legal form.
    pub name: &'static str,
    /// Whether the embedded list has it.
    pub embedded: bool,
    /// ISO 3166 alpha-2 code; empty where unknown.
    pub country: &'static str,
    /// Sort of organisation.
    pub kind: OrgKind,
    /// Whether the name is also an ordinary word or a place.
    pub ambiguous: bool,
    /// `scheme:value` pairs joined by `|`.
    pub ids: &'static str,
}

/// A place and the country it lies in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// Whether it is a country.
    pub country: bool,
    /// ISO 3166 alpha-2 as two bytes; zero where unknown.
    pub code: [u8; 2],
}

/// What a listed name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameTag {
    /// A company, by its number for [`Names::listed`]; `true` where this is the full name.
    Company(u32, bool),
    /// A given name of persons.
    Given,
    /// A place.
    Place(Place),
    /// An adjective of a place: "francese", with its country and gender (`m`, `f`, or 0).
    Demonym([u8; 2], u8),
    /// A person known by this name alone.
    Person,
    /// A word for some person or household that stands alone where a name could: "Coppia compra casa". With more capitals it begins a name.
    Role,
    /// A product.
    Product,
    /// An index, party, body, law, or other name that is no company.
    Other,
}

/// All lists, compiled.
#[derive(Debug)]
pub struct Names {
    /// The companies by number.
    pub companies: Vec<KnownCompany>,
    /// Their names and the other lists as phrases.
    pub phrases: PhraseMap<NameTag>,
    /// The lists of the user's.
    pub(super) lists: Lists,
}

/// Gives words their numbers; keeps its buffers from phrase to phrase.
#[derive(Debug)]
pub(super) struct Numbering {
    pub(super) vocab: Vocab,
    none: Vocab,
    buffer: String,
    probe: String,
    tokens: Vec<Token>,
    ids: Vec<WordId>,
}

/// Somewhat more words than the tables of all languages have.
const WORDS: usize = 100_000;

impl Numbering {
    pub(super) fn new() -> Self {
        Self {
            vocab: Vocab::with_capacity(WORDS),
            none: Vocab::default(),
            buffer: String::new(),
            probe: String::new(),
            tokens: Vec::new(),
            ids: Vec::new(),
        }
    }

    /// Numbers the words of a phrase that is nothing but short words of ASCII letters and small accented ones with one blank between, as
    /// nearly all are, without the tokenizer; tells whether it is.
    fn plain_words(&mut self, phrase: &str) -> bool {
        let (mut word, mut len, mut before) = ([0u8; SHORT], 0, b' ');
        for b in phrase.bytes() {
            let folded = match (before, b) {
                (0xc3, 0xa0..) if b != 0xb7 => b,
                (0xc3, _) => return false,
                (_, b'a'..=b'z' | 0xc3) => b,
                (_, b'A'..=b'Z') => b | 0x20,
                (b' ', b' ') => return false,
                (_, b' ') => {
                    self.ids.push(self.vocab.intern_short(word));
                    (word, len, before) = ([0; SHORT], 0, b);
                    continue;
                }
                _ => return false,
            };
            let Some(place) = word.get_mut(len) else { return false };
            (*place, len, before) = (folded, len + 1, b);
        }
        if before != b' ' {
            self.ids.push(self.vocab.intern_short(word));
        }
        before != b' '
    }

    /// Word numbers of `phrase`, interned.
    pub(super) fn words(&mut self, phrase: &str) -> &[WordId] {
        self.ids.clear();
        if self.plain_words(phrase) {
            return &self.ids;
        }
        self.ids.clear();
        self.tokens.clear();
        // an elided word keeps its apostrophe only before a letter
        let elided = phrase.ends_with('\'');
        self.probe.clear();
        self.probe.push_str(phrase);
        self.probe.push_str(if elided { "x" } else { "" });
        tokenize(&self.probe, Span::new(0, self.probe.len() as u32), &self.none, &mut self.buffer, &mut self.tokens);
        self.tokens.truncate(self.tokens.len() - usize::from(elided && self.tokens.len() > 1));
        for token in &self.tokens {
            self.ids.push(self.vocab.intern(super::vocab::fold(token.span().of(phrase), &mut self.buffer)));
        }
        &self.ids
    }
}

/// The parts of a list between the ASCII marks `mark`. The standard library's way takes three times as long on lists as short as those of the
/// tables, of which there are tens of thousands.
pub(super) fn pieces(list: &str, mark: u8) -> impl Iterator<Item = &str> {
    let mut rest = Some(list);
    std::iter::from_fn(move || {
        let own = rest?;
        match own.bytes().position(|b| b == mark) {
            Some(at) => {
                rest = own.get(at + 1..);
                own.get(..at)
            }
            None => rest.take(),
        }
    })
}

/// "Deutsche Bahn" as its oblique cases have it, "der Deutschen Bahn".
fn inflected(name: &str) -> Option<String> {
    let (first, rest) = name.split_once(' ')?;
    crate::lang::shared::NAME_ADJECTIVES
        .iter()
        .find_map(|(ending, oblique)| Some(format!("{}{oblique} {rest}", first.strip_suffix(ending)?)))
}

fn code(text: &str) -> [u8; 2] {
    text.as_bytes().try_into().unwrap_or([0; 2])
}

/// Rows of an embedded table without header and comments.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = impl Iterator<Item = &'static str>> {
    pieces(table, b'\n').skip(1).filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| pieces(l, b'\t'))
}

impl Names {
    /// Compiles the embedded lists; the phrases are frozen with [`NamesBuilder::freeze`] once all words have numbers.
    pub(super) fn collect(options: &Options, numbering: &mut Numbering) -> NamesBuilder {
        let mut built = NamesBuilder { companies: Vec::new(), phrases: Phrases::default() };
        let own = built.added(options, numbering);
        if options.gazetteer {
            built.companies(options, &own, numbering);
        }
        for name in pieces(GIVEN_NAMES, b'\n').filter(|l| !l.starts_with('#') && !l.is_empty()) {
            built.add(name, NameTag::Given, numbering);
        }
        for mut row in rows(PLACES) {
            let (name, kind, country) = (row.next().unwrap_or(""), row.next().unwrap_or(""), row.next().unwrap_or(""));
            built.add(name, NameTag::Place(Place { country: kind == "country", code: code(country) }), numbering);
        }
        for mut row in rows(DEMONYMS) {
            let (form, country, gender) =
                (row.next().unwrap_or(""), row.nth(2).unwrap_or(""), row.next().unwrap_or(""));
            built.add(form, NameTag::Demonym(code(country), gender.bytes().next().unwrap_or(0)), numbering);
        }
        for mut row in rows(NOT_COMPANIES) {
            let (name, kind) = (row.next().unwrap_or(""), row.next().unwrap_or(""));
            built.add(
                name,
                match kind {
                    "product" => NameTag::Product,
                    "person" => NameTag::Person,
                    "role" => NameTag::Role,
                    _ => NameTag::Other,
                },
                numbering,
            );
        }
        built
    }
}

/// The lists while words still get their numbers.
#[derive(Debug)]
pub(super) struct NamesBuilder {
    companies: Vec<KnownCompany>,
    phrases: Phrases<NameTag>,
}

impl NamesBuilder {
    fn add(&mut self, name: &str, tag: NameTag, numbering: &mut Numbering) {
        self.phrases.push(numbering.words(name), tag);
    }

    /// A user's names, before all others. Gives the numbers of the companies by the words of their full names.
    fn added(&mut self, options: &Options, numbering: &mut Numbering) -> FxHashMap<Vec<WordId>, u32> {
        let mut own = FxHashMap::default();
        for &(name, tag) in &options.additions.others {
            self.add(name, tag, numbering);
        }
        for added in &options.additions.companies {
            let number = self.companies.len() as u32;
            self.companies.push(added.company.clone());
            own.insert(numbering.words(added.company.name).to_vec(), number);
            self.add(added.company.name, NameTag::Company(number, true), numbering);
            for alias in &added.aliases {
                self.add(alias, NameTag::Company(number, false), numbering);
            }
        }
        own
    }

    /// The embedded list. A company that the user tells too has its other names from both, and from here only what the user leaves out.
    fn companies(&mut self, options: &Options, own: &FxHashMap<Vec<WordId>, u32>, numbering: &mut Numbering) {
        for mut row in rows(COMPANIES) {
            let mut field = || row.next().unwrap_or("");
            let (name, aliases, country, kind, flags, ids) = (field(), field(), field(), field(), field(), field());
            let told = if own.is_empty() { None } else { own.get(numbering.words(name)).copied() };
            let number = told.unwrap_or(self.companies.len() as u32);
            let kind = OrgKind::named(kind).unwrap_or(OrgKind::Company);
            let ambiguous = flags.contains("ambiguous");
            let listed = KnownCompany { name, embedded: true, country, kind, ambiguous, ids };
            match told.and_then(|number| self.companies.get_mut(number as usize)) {
                Some(known) => {
                    known.embedded = true;
                    known.country = if known.country.is_empty() { country } else { known.country };
                    if !options.additions.companies.get(number as usize).is_some_and(|added| added.told_kind) {
                        known.kind = kind;
                    }
                    known.ids = if known.ids.is_empty() { ids } else { known.ids };
                }
                None => self.companies.push(listed),
            }
            self.add(name, NameTag::Company(number, true), numbering);
            if let Some(inflected) = inflected(name) {
                self.add(&inflected, NameTag::Company(number, true), numbering);
            }
            for alias in pieces(aliases, b'|').filter(|a| a.len() > 1) {
                self.add(alias, NameTag::Company(number, false), numbering);
                if let Some(inflected) = inflected(alias).filter(|_| kind != OrgKind::Authority) {
                    self.add(&inflected, NameTag::Company(number, false), numbering);
                }
            }
        }
    }

    /// The finished lists.
    pub(super) fn freeze(self, words: usize, lists: &[Arc<CompanyIndex>]) -> Names {
        let lists = Lists::new(lists, self.companies.len() as u32);
        Names { companies: self.companies, phrases: PhraseMap::new(&self.phrases, words, class::of_name), lists }
    }
}
