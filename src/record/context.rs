//! What the sentences of an item put under discussion: its reporting period, its companies.

use super::figures;
use crate::clause::{NodeKind, Row};
use crate::doc::{Doc, Sentence};
use crate::lang::Tag;
use crate::lexicon::{PhraseTag, class};
use crate::resolve::focus::{Focus, Named};
use crate::value::Period;
use jiff::civil::Date;

/// The reporting period of the item that begins at sentence `s`: parts of a year, early mentions and sentences with a metric weigh more.
pub(super) fn item_period(doc: &Doc, s: usize, item: u32, today: Option<Date>) -> Option<Period> {
    let mut votes = Vec::new();
    for (n, sentence) in doc.sentences[s..].iter().take_while(|x| doc.items[x.block] == item).enumerate() {
        if sentence.times.0 == sentence.times.1 {
            continue;
        }
        let metric = doc.hits.among(sentence.from, sentence.to) & class::METRIC != 0;
        for time in doc.times[sentence.times.0..sentence.times.1].iter().filter(|t| !bracketed(doc, sentence, t.first))
        {
            if let Some(period) = figures::reported(time, None, today) {
                let part = !matches!(period, Period::Year(_));
                let last = today.is_some_and(|d| period == Period::Year(d.year() - 1)) || part;
                votes.push((
                    period,
                    1 + u32::from(part) + u32::from(n < 3) + 2 * u32::from(metric) + 2 * u32::from(last),
                ));
            }
        }
    }
    figures::focus_of(&votes)
}

/// Whether the time at token `t` stands in brackets with an amount: "(74 milioni nel primo semestre 2025)" compares.
fn bracketed(doc: &Doc, sentence: &Sentence, t: usize) -> bool {
    let open = (sentence.from.max(t.saturating_sub(8))..t)
        .rev()
        .find(|&k| doc.tokens[k].is('(') || doc.tokens[k].is(')'))
        .filter(|&k| doc.tokens[k].is('('));
    open.is_some_and(|k| {
        doc.amounts[sentence.amounts.0..sentence.amounts.1].iter().any(|a| !a.bare && k < a.first && a.first < t)
    })
}

/// Whether the item that begins at sentence `s` names a company.
pub(super) fn names_company(doc: &Doc, s: usize, item: u32) -> bool {
    doc.sentences[s..]
        .iter()
        .take_while(|x| doc.items[x.block] == item)
        .flat_map(|x| x.mentions.0..x.mentions.1)
        .any(|m| doc.entities.all[doc.entities.of[m] as usize].accepted)
}

/// Whoever an item is about is named in its first sentences.
const OPENING: usize = 3;

/// Counts what the item that begins at sentence `s` names.
pub(super) fn count(doc: &Doc, s: usize, item: u32, focus: &mut Focus) {
    for (n, sentence) in doc.sentences[s..].iter().take_while(|x| doc.items[x.block] == item).enumerate() {
        for m in sentence.mentions.0..sentence.mentions.1 {
            let entity = doc.entities.of[m];
            if doc.entities.all[entity as usize].accepted {
                focus.count(entity, doc.is_heading(sentence), n < OPENING);
                // "Doctolib : deux fonds réinvestissent": what a headline is labelled with is what the item is about
                let mention = &doc.mentions[m];
                let label =
                    mention.first == sentence.from && doc.tokens.get(mention.legal_end).is_some_and(|t| t.is(':'));
                if label && doc.is_heading(sentence) {
                    focus.count(entity, true, true);
                }
            }
        }
    }
}

/// Entities that only headlines and headings name.
pub(super) fn headline_only(doc: &Doc) -> Vec<u32> {
    let mut body = vec![false; doc.entities.all.len()];
    for sentence in doc.sentences.iter().filter(|s| !doc.is_heading(s)) {
        for m in sentence.mentions.0..sentence.mentions.1 {
            body[doc.entities.of[m] as usize] = true;
        }
    }
    (0u32..).zip(body).filter(|(_, b)| !b).map(|(e, _)| e).collect()
}

/// The company that is a sentence's subject, named before the first verb behind no preposition, is its paragraph's; a description stands for what the
/// item is about.
pub(super) fn subject(doc: &Doc, row: &Row, focus: &mut Focus) {
    let Some(verb) = row.nodes.iter().position(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite())) else {
        return;
    };
    let told = row.nodes[..verb].iter().find_map(|n| match n.kind {
        NodeKind::Company(m) if n.prep.is_none() => {
            Some(doc.entities.of[m as usize]).filter(|e| acts(doc, *e)).map(Some)
        }
        NodeKind::Desc(..) if n.prep.is_none() => Some(None),
        _ => None,
    });
    if let Some(subject) = told {
        focus.paragraph_subject(subject);
    }
}

/// The same of a sentence without predicates, whose nodes are not asked for: the company that opens it.
pub(super) fn opening_subject(doc: &Doc, sentence: &Sentence, focus: &mut Focus) {
    let Some(m) = (sentence.mentions.0..sentence.mentions.1).next() else { return };
    let start = doc.mentions[m].first;
    let opens = start <= sentence.from + 4 && doc.hits.among(sentence.from, start) & class::PREP == 0;
    let entity = doc.entities.of[m];
    if opens && acts(doc, entity) {
        focus.paragraph_subject(Some(entity));
    }
}

/// Whether an entity is a company that may act: no source of the news.
fn acts(doc: &Doc, entity: u32) -> bool {
    let e = &doc.entities.all[entity as usize];
    e.accepted && !e.media
}

/// What the sentence does to the focus.
pub(super) fn salience(doc: &Doc, sentence: &Sentence, focus: &mut Focus) {
    focus.fade();
    let heading = doc.is_heading(sentence);
    let mut first = true;
    for m in sentence.mentions.0..sentence.mentions.1 {
        let entity = doc.entities.of[m];
        let e = &doc.entities.all[entity as usize];
        if !e.accepted || e.media {
            continue;
        }
        let start = doc.mentions[m].first;
        // asked of the first alone, and only where a preposition is near
        let opens = first
            && start > sentence.from
            && doc.hits.among(start.saturating_sub(3), start) & class::PREP != 0
            && doc.hits.words.ending(start, 3).any(|h| matches!(h.tag, PhraseTag::Tag(Tag::Prep(..))));
        // "Alfa rival Beta closed a round", "die Alfa-Tochter Beta": the second acts
        let end = doc.mentions[m].legal_end;
        let noun = end + usize::from(doc.tokens.get(end).is_some_and(|t| t.glued && !t.is_word()));
        let qualifies = m + 1 < sentence.mentions.1
            && doc.mentions[m + 1].first == noun + 1
            && doc.hits.among(noun, noun + 1) & class::COMPANY_NOUN != 0;
        let how = match (heading, first && !opens && !qualifies) {
            (true, _) => Named::Heading,
            (false, true) => Named::Subject,
            _ => Named::Other,
        };
        first &= qualifies;
        focus.named(entity, how);
    }
}
