//! Lists of names: companies, given names, places, and capitalised names that are no companies.
//!
//! The lists are facts in `data/*.tsv`, embedded in the program. A list proposes; context decides (`crate::mention::company`).

use super::{PhraseMap, Vocab, WordId};
use crate::scan::tokens::tokenize;
use crate::value::Span;

const COMPANIES: &str = include_str!("../../data/companies.tsv");
const GIVEN_NAMES: &str = include_str!("../../data/given_names.txt");
const PLACES: &str = include_str!("../../data/places.tsv");
const DEMONYMS: &str = include_str!("../../data/demonyms.tsv");
const NOT_COMPANIES: &str = include_str!("../../data/not_companies.tsv");

/// What sort of organisation a known name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum OrgKind {
    /// A company.
    Company,
    /// An investment fund or its manager.
    Fund,
    /// A bank or insurer.
    Bank,
    /// A ministry or public body.
    State,
    /// A newspaper, agency, broadcaster.
    Media,
    /// A rating agency, regulator or statistics office.
    Agency,
}

/// A company of the embedded list.
#[derive(Debug, Clone)]
pub struct KnownCompany {
    /// Usual full name without legal form.
    pub name: &'static str,
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
    /// A company, by its number in the list; `true` where this is the full name.
    Company(u32, bool),
    /// A given name of persons.
    Given,
    /// A place.
    Place(Place),
    /// An adjective of a place: "francese", with its country and gender (`m`, `f`, or 0).
    Demonym([u8; 2], u8),
    /// A person known by this name alone.
    Person,
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
}

/// Word numbers of `phrase`, interned.
pub(super) fn words(phrase: &str, vocab: &mut Vocab, buffer: &mut String) -> Vec<WordId> {
    let (mut tokens, none) = (Vec::new(), Vocab::default());
    // an elided word keeps its apostrophe only before a letter
    let elided = phrase.ends_with('\'');
    let probe = if elided { format!("{phrase}x") } else { phrase.to_owned() };
    tokenize(&probe, Span::new(0, probe.len() as u32), &none, buffer, &mut tokens);
    tokens.truncate(tokens.len() - usize::from(elided && tokens.len() > 1));
    tokens.iter().map(|t| vocab.intern(super::vocab::fold(t.span().of(phrase), buffer))).collect()
}

fn code(text: &str) -> [u8; 2] {
    text.as_bytes().try_into().unwrap_or([0; 2])
}

/// Rows of an embedded table without header and comments.
fn rows(table: &'static str) -> impl Iterator<Item = std::str::Split<'static, char>> {
    table.lines().skip(1).filter(|l| !l.is_empty() && !l.starts_with('#')).map(|l| l.split('\t'))
}

impl Names {
    /// Compiles the embedded lists; the phrases are frozen with [`NamesBuilder::freeze`] once all words have numbers.
    pub fn collect(vocab: &mut Vocab, buffer: &mut String) -> NamesBuilder {
        let mut built = NamesBuilder { companies: Vec::new(), phrases: Vec::new() };
        built.companies(vocab, buffer);
        for name in GIVEN_NAMES.lines().filter(|l| !l.starts_with('#') && !l.is_empty()) {
            built.add(name, NameTag::Given, vocab, buffer);
        }
        for mut row in rows(PLACES) {
            let (name, kind, country) = (row.next().unwrap_or(""), row.next().unwrap_or(""), row.next().unwrap_or(""));
            built.add(name, NameTag::Place(Place { country: kind == "country", code: code(country) }), vocab, buffer);
        }
        for mut row in rows(DEMONYMS) {
            let (form, country, gender) = (row.next().unwrap_or(""), row.nth(2).unwrap_or(""), row.next().unwrap_or(""));
            built.add(form, NameTag::Demonym(code(country), gender.bytes().next().unwrap_or(0)), vocab, buffer);
        }
        for mut row in rows(NOT_COMPANIES) {
            let (name, kind) = (row.next().unwrap_or(""), row.next().unwrap_or(""));
            built.add(name, match kind {
                "product" => NameTag::Product,
                "person" => NameTag::Person,
                _ => NameTag::Other,
            }, vocab, buffer);
        }
        built
    }
}

/// The lists while words still get their numbers.
#[derive(Debug)]
pub struct NamesBuilder {
    companies: Vec<KnownCompany>,
    phrases: Vec<(Vec<WordId>, NameTag)>,
}

impl NamesBuilder {
    fn add(&mut self, name: &str, tag: NameTag, vocab: &mut Vocab, buffer: &mut String) {
        self.phrases.push((words(name, vocab, buffer), tag));
    }

    fn companies(&mut self, vocab: &mut Vocab, buffer: &mut String) {
        for mut row in rows(COMPANIES) {
            let mut field = || row.next().unwrap_or("");
            let (name, aliases, country, kind, flags, ids) = (field(), field(), field(), field(), field(), field());
            let number = self.companies.len() as u32;
            let kind = match kind {
                "fund" => OrgKind::Fund,
                "bank" => OrgKind::Bank,
                "state" => OrgKind::State,
                "media" => OrgKind::Media,
                "agency" => OrgKind::Agency,
                _ => OrgKind::Company,
            };
            self.companies.push(KnownCompany { name, country, kind, ambiguous: flags.contains("ambiguous"), ids });
            self.add(name, NameTag::Company(number, true), vocab, buffer);
            for alias in aliases.split('|').filter(|a| a.len() > 1) {
                self.add(alias, NameTag::Company(number, false), vocab, buffer);
            }
        }
    }

    /// The finished lists.
    pub fn freeze(self, words: usize) -> Names {
        Names { companies: self.companies, phrases: PhraseMap::new(self.phrases, words) }
    }
}
