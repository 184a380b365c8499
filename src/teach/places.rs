//! Where a marked role stands to a predicate: the words that lead to it, and its place in an overlay's terms.
//!
//! In "ha fatto bottino della rivale [target Beta]" three words lead to Beta; it stands behind "di". What stands right before a name may describe
//! it or belong to the cue: both readings are made, and the trial decides.

use super::scene::{Place, Scene};
use crate::lang::{Prep, Slot, Tag};
use crate::lexicon::{PhraseTag, class};
use crate::overlay::{GENITIVE, preposition};
use crate::scan::TokKind;
use crate::teach::marked::Marked;
use crate::value::QuantityKind;

/// How words between an article and a name are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// "la rivale Beta": they describe it.
    Described,
    /// "le mani su Beta", "nel carrello Beta": they are none of its own.
    Bare,
}

/// How a role is led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Lead {
    /// By nothing.
    Nothing,
    /// By a preposition, as an overlay names it.
    Behind(&'static str, Prep),
    /// By "il 30% di": what it is a part of is the object.
    Stake,
    /// By "e": it shares the place of the role before it.
    Joined,
    /// It owns what follows: "Alfa's".
    Owner,
}

/// The most words that describe a name.
const WORDS: usize = 3;

/// How the role at `place` is led to, and the first token that does.
pub(super) fn lead(scene: &Scene, place: &Place, reading: Reading) -> (Lead, usize) {
    if owns(scene, place.end) {
        return (Lead::Owner, place.first);
    }
    let start = described(scene, place.first, reading);
    let joint = |t: usize| scene.view.is(t, class::AND) || scene.view.mark(t, ',');
    let before = start.checked_sub(1).filter(|t| joint(*t));
    if before.is_some_and(|t| scene.places.iter().any(|p| p.end == t && p.mark.is == place.mark.is)) {
        return (Lead::Joined, start);
    }
    match before_token(scene, start) {
        // a genitive: "der Coup der Alfa AG"
        None => match scene.prep_of(place.first).flatten().filter(|prep| *prep == Prep::Of) {
            Some(prep) => (Lead::Behind(GENITIVE, prep), start),
            None => (Lead::Nothing, start),
        },
        Some((Prep::Of, at, _)) if part(scene, at).is_some() => (Lead::Stake, part(scene, at).unwrap_or(at)),
        Some((prep, at, _)) => {
            let words = scene.view.span(at, start).of(scene.view.text);
            match preposition(scene.view.lexicon.language, prep, words) {
                Some(word) => (Lead::Behind(word, prep), at),
                None => (Lead::Nothing, start),
            }
        }
    }
}

/// The preposition that ends right before a token, where it begins, and whether it holds an article.
fn before_token(scene: &Scene, token: usize) -> Option<(Prep, usize, bool)> {
    scene.view.hits.words.ending(token, 6).find_map(|hit| match hit.tag {
        PhraseTag::Tag(Tag::Prep(prep, fused)) if !scene.is_marked(hit.first as usize) => {
            let article = hit.len == 1 && scene.view.is(hit.first as usize, class::DEF | class::INDEF);
            (!article || scene.prep_of(token) != Some(None)).then_some((prep, hit.first as usize, fused))
        }
        _ => None,
    })
}

/// The first token of a name with its article and what describes it.
fn described(scene: &Scene, first: usize, reading: Reading) -> usize {
    let quoted = |t: usize| matches!(scene.view.tokens[t].kind, TokKind::Mark('«' | '“' | '"' | '„'));
    let article = |t: usize| scene.view.is(t, class::DEF | class::INDEF) || scene.has(t, |tag| tag == Tag::This);
    let (mut start, mut words) = (first, 0);
    while let Some(t) = start.checked_sub(1).filter(|t| !scene.is_marked(*t)) {
        let fused = before_token(scene, start).is_some_and(|(.., fused)| fused);
        if before_token(scene, start).is_some() {
            // "nel carrello Beta": words behind a preposition describe the name only where that is how they are read
            return if words > 0 && !(fused && reading == Reading::Described) { first } else { start };
        }
        if article(t) {
            return if words > 0 && reading == Reading::Bare { first } else { behind_article(scene, t) };
        }
        let kind = scene.view.is(t, class::COMPANY_NOUN | class::DEMONYM | class::LEGAL) || quoted(t);
        if !kind {
            words += 1;
        }
        if words > WORDS
            || !quoted(t) && !scene.view.tokens[t].is_word()
            || scene.view.is(t, class::VERB | class::AUX | class::AND)
        {
            break;
        }
        start = t;
    }
    if words > 0 { first } else { start }
}

/// The article, which a preposition may lead to.
fn behind_article(scene: &Scene, article: usize) -> usize {
    let def = |t: usize| scene.view.is(t, class::DEF | class::INDEF);
    article.checked_sub(1).filter(|t| def(*t)).unwrap_or(article)
}

/// Where "il 30%" or "la maggioranza" begins, which ends right before token `at` and follows no preposition.
fn part(scene: &Scene, at: usize) -> Option<usize> {
    let percent = scene.doc.amounts.iter().find(|a| a.end == at && a.quantity.amount.kind == QuantityKind::Percent);
    let noun = || at.checked_sub(1).filter(|t| scene.has(*t, |tag| tag == Tag::StakeNoun));
    let first = percent.map(|a| a.first).or_else(noun)?;
    let start = described(scene, first, Reading::Bare);
    before_token(scene, start).is_none().then_some(start)
}

/// "Alfa's": whether what ends at token `end` owns what follows.
fn owns(scene: &Scene, end: usize) -> bool {
    let view = &scene.view;
    let mark = view.tokens.get(end).is_some_and(|t| t.glued && (t.is('\'') || t.is('’')));
    mark && view.lexicon.language.grammar.premodifiers
}

/// A predicate as the places see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Predicate {
    /// First token.
    pub(super) first: usize,
    /// One past the last.
    pub(super) end: usize,
    /// Whether it is a verb.
    pub(super) verb: bool,
    /// Whether its subject undergoes what it says.
    pub(super) passive: bool,
}

/// Role and place of each mark.
pub(super) fn valency(scene: &Scene, predicate: Predicate, reading: Reading) -> Vec<(&'static str, String)> {
    let mut valency: Vec<(&'static str, String)> = Vec::new();
    let mut bare = 0;
    for place in &scene.places {
        let Marked::Slot(slot) = place.mark.is else { continue };
        let name = crate::overlay::slot_name(slot);
        let text = match lead(scene, place, reading).0 {
            Lead::Joined => continue,
            Lead::Stake => "object",
            Lead::Owner if predicate.verb => "owner",
            Lead::Owner => "subject",
            Lead::Behind(_, Prep::From | Prep::By) if predicate.passive && matches!(slot, Slot::Role(_)) => "subject",
            Lead::Behind(word, _) => word,
            // "il raid vale 3 milioni": another word's
            Lead::Nothing if !predicate.verb && !matches!(slot, Slot::Role(_)) => continue,
            Lead::Nothing => {
                bare += usize::from(matches!(slot, Slot::Role(_)));
                unled(scene, place, predicate, bare)
            }
        };
        if !valency.iter().any(|(own, at)| *own == name && at == text) {
            valency.push((name, text.to_owned()));
        }
        if text == "object"
            && matches!(lead(scene, place, reading).0, Lead::Stake)
            && !valency.iter().any(|(own, _)| *own == "stake")
        {
            valency.push(("stake", "object".to_owned()));
        }
    }
    valency
}

/// The place of a role that nothing leads to, the `bare`-th such role of the sentence.
fn unled(scene: &Scene, place: &Place, predicate: Predicate, bare: usize) -> &'static str {
    let before = place.end <= predicate.first;
    let premodifiers = scene.view.lexicon.language.grammar.premodifiers;
    match predicate.verb {
        true if predicate.passive => "object",
        // a verb at the end has its object before it: the subject comes first
        true if before && bare < 2 => "subject",
        true => "object",
        false if before && premodifiers && place.end == predicate.first => "compound",
        false if before => "subject",
        false => "object",
    }
}
