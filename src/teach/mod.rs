//! A cue from one example: a sentence with its roles marked becomes an entry of an overlay that makes the sentence understood.
//!
//! "[acquirer Alfa] ha fatto bottino di [target Beta]" gives the verb "fare bottino" with the acquirer as subject and the target behind "di".
//! Candidates are read off the sentence (`candidates`, `places`), the likeliest first, and each is tried: the first with which the sentence yields the
//! record that is marked is the lesson ([`teach`]). What it would also change elsewhere tells [`tryout`].

mod candidates;
pub mod marked;
mod places;
mod refusal;
mod scene;
pub mod tryout;

pub use refusal::Refusal;

use crate::emit::summary::summary;
use crate::extract::{Extractor, ExtractorBuilder};
use crate::lang::Slot;
use crate::overlay::write::Cue;
use crate::overlay::{Overlay, PREFIX};
use crate::value::{Article, Extraction, Kind, Quantity, Record, Role};
use candidates::Candidate;
use marked::{Mark, Marked, Sentence};

/// How many candidates are tried.
const TRIES: usize = 24;

/// What is to be learnt.
#[derive(Debug, Clone, Default)]
pub struct Example<'a> {
    /// A sentence with its roles marked.
    pub sentence: &'a str,
    /// Its language; else the text tells.
    pub lang: Option<&'a str>,
    /// The kind of record, where the roles leave it open.
    pub kind: Option<Kind>,
    /// The infinitive of its verb, where the guess is wrong.
    pub lemma: Option<&'a str>,
    /// The name of the rule; else the cue's words.
    pub name: Option<&'a str>,
}

/// What was learnt.
#[derive(Debug)]
pub struct Lesson {
    /// The entry.
    pub cue: Cue,
    /// The words of the sentence that evoke the record.
    pub words: String,
    /// How its verb's forms were made, where no table has the verb.
    pub guess: Option<String>,
    /// What the sentence yielded before.
    pub before: Vec<String>,
    /// What it yields now.
    pub now: String,
    /// Names that had to be taken for companies, which nothing else shows them to be.
    pub assumed: Vec<String>,
    /// An overlay of the entry alone.
    pub overlay: Overlay,
}

/// Gives a rule a number where its name is taken.
fn rename(cue: &mut Cue, base: &ExtractorBuilder) {
    let (name, mut number) = (cue.name.clone(), 2_usize);
    while base.has_rule(&[PREFIX, &cue.name].concat()) {
        cue.name = format!("{name}-{number}");
        number += 1;
    }
}

/// Learns a cue from an example; `base` is what is known already.
pub fn teach(example: &Example, base: &ExtractorBuilder) -> Result<Lesson, Refusal> {
    let sentence = Sentence::read(example.sentence)?;
    let extractor = base.clone().build();
    let mut article = Article::new("example", sentence.text.as_str());
    article.lang = example.lang.map(str::to_owned);
    let (extraction, doc, _) = extractor.explain(&article);
    let lexicon = extractor.tables().lexicon(extraction.lang).ok_or(Refusal::Language)?;
    let kind = kind(&sentence, example.kind)?;
    if let Some(known) = extraction.records.iter().find(|r| r.kind == kind && told(r, &sentence)) {
        let rule = crate::lang::rule_id(known.rule);
        return Err(Refusal::Understood { rule, summary: summary(known, &extraction, &article.text) });
    }
    let scene = scene::Scene::new(&sentence, &doc, lexicon, extractor.tables());
    let mut found = candidates::of(&scene, kind, example)?;
    found.iter_mut().for_each(|candidate| rename(&mut candidate.cue, base));
    let trial = Trial { sentence: &sentence, article: &article, kind };
    let before: Vec<String> = extraction.records.iter().map(|r| summary(r, &extraction, &article.text)).collect();
    let mut nearest: Option<(usize, Cue, String)> = None;
    // a name that nobody knows must not keep its verb from being learnt
    for (base, assumed) in [(base.clone(), Vec::new()), named(base, &sentence)] {
        for candidate in found.iter().take(TRIES) {
            let Ok(overlay) = Overlay::parse("the lesson", candidate.cue.alone().as_bytes()) else { continue };
            match trial.run(&base.clone().overlay(&overlay).build(), &candidate.cue) {
                Yield::All(now) => {
                    let Candidate { cue, words, guess } = candidate.clone();
                    return Ok(Lesson { cue, words, guess, before, now, assumed, overlay });
                }
                Yield::Some(count, yields) => {
                    if nearest.as_ref().is_none_or(|(most, ..)| *most < count) {
                        nearest = Some((count, candidate.cue.clone(), yields));
                    }
                }
            }
        }
    }
    match nearest {
        Some((_, cue, yields)) => Err(Refusal::Unproved { cue: cue.json().to_string(), yields }),
        None => Err(Refusal::NoPredicate),
    }
}

/// What is known already, and the marked names as companies.
fn named(base: &ExtractorBuilder, sentence: &Sentence) -> (ExtractorBuilder, Vec<String>) {
    let companies = sentence.marks.iter().filter(|m| matches!(m.is, Marked::Slot(Slot::Role(_))));
    let names: Vec<String> = companies.map(|m| m.span.of(&sentence.text).to_owned()).collect();
    let entries: Vec<_> = names.iter().map(|name| serde_json::json!({ "name": name })).collect();
    let text = serde_json::json!({ "companies": entries }).to_string();
    match Overlay::parse("the names", text.as_bytes()) {
        Ok(overlay) => (base.clone().overlay(&overlay), names),
        Err(_) => (base.clone(), Vec::new()),
    }
}

/// What an entry is tried on.
struct Trial<'a> {
    sentence: &'a Sentence,
    article: &'a Article,
    kind: Kind,
}

/// What the sentence yields with an entry.
enum Yield {
    /// The record that is marked.
    All(String),
    /// So many of its marks.
    Some(usize, String),
}

impl Trial<'_> {
    fn run(&self, extractor: &Extractor, cue: &Cue) -> Yield {
        let found = extractor.extract(self.article);
        let id = [PREFIX, &cue.name].concat();
        let own = found.records.iter().filter(|r| r.kind == self.kind);
        let Some(record) = own.max_by_key(|r| (marks_told(r, self.sentence), r.rule == id)) else {
            return Yield::Some(0, "no record".to_owned());
        };
        let line = tryout::line(record, &found, &self.article.text);
        match record.rule == id && told(record, self.sentence) {
            true => Yield::All(line),
            false => Yield::Some(marks_told(record, self.sentence), line),
        }
    }
}

/// The kind of record that has all marked roles.
fn kind(sentence: &Sentence, told: Option<Kind>) -> Result<Kind, Refusal> {
    let roles = sentence.roles();
    let names = || roles.iter().map(|r| r.name()).collect::<Vec<_>>();
    let fits = |kind: Kind| roles.iter().all(|role| kind.allows(*role));
    let power = sentence.has(Marked::Slot(Slot::Power));
    // what measures a company has words of its own for what it measures; capacity is told by its watts
    let open = |kind: Kind| kind != Kind::Figure && (kind != Kind::Capacity || power);
    match told {
        Some(Kind::Figure) => Err(Refusal::Figure),
        Some(kind) if fits(kind) => Ok(kind),
        Some(kind) => Err(Refusal::Kind { kind: kind.name(), roles: names().join(", ") }),
        None => match Kind::ALL.iter().copied().filter(|k| open(*k) && fits(*k)).collect::<Vec<_>>().as_slice() {
            [] => Err(Refusal::NoKind(names().join(", "))),
            [one] => Ok(*one),
            several => Err(Refusal::Kinds(several.iter().map(|k| k.name()).collect::<Vec<_>>().join(", "))),
        },
    }
}

/// Whether a record has every mark of the sentence in its place.
fn told(record: &Record, sentence: &Sentence) -> bool {
    marks_told(record, sentence) == sentence.marks.iter().filter(|m| m.is != Marked::Cue).count()
}

/// How many marks a record has in their places.
fn marks_told(record: &Record, sentence: &Sentence) -> usize {
    sentence.marks.iter().filter(|mark| has(record, mark)).count()
}

fn has(record: &Record, mark: &Mark) -> bool {
    let quantity = |q: &Option<Quantity>| q.as_ref().is_some_and(|q| mark.span.overlaps(q.span));
    match mark.is {
        Marked::Cue => false,
        Marked::Slot(Slot::Role(role)) => record.in_role(role).any(|p| mark.span.overlaps(p.span)),
        Marked::Slot(Slot::Amount) => quantity(&record.amount) || record.parties.iter().any(|p| quantity(&p.amount)),
        Marked::Slot(Slot::Valuation) => record.valuation.as_ref().is_some_and(|v| mark.span.overlaps(v.amount.span)),
        Marked::Slot(Slot::Stake) => quantity(&record.stake),
        Marked::Slot(Slot::Power) => quantity(&record.power) || quantity(&record.energy),
    }
}

/// The parties of a record by role and name.
pub fn parties(record: &Record, extraction: &Extraction) -> Vec<(Role, String)> {
    let name = |n: u32| extraction.companies.get(n as usize).map_or(String::new(), |c| c.name.clone());
    record.parties.iter().map(|p| (p.role, name(p.company))).collect()
}

/// An extractor that knows a lesson too.
pub fn taught(base: &ExtractorBuilder, lesson: &Lesson) -> Extractor {
    base.clone().overlay(&lesson.overlay).build()
}
