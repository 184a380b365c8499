//! What a user adds to the tables: words, verbs, frames and names, in the types of the tables themselves.
//!
//! They are compiled by the step that compiles the built-in ones and stand before them, so that a user's word wins over a built-in one that is
//! spelt alike. How they are read from a file and checked stands in `crate::overlay`.
//!
//! The lists belong to the [`Additions`]. Only their strings and slots are [kept](keep) for the life of the process, each distinct one once:
//! a record names its rule, and a company its country, as `&'static str`, and both outlive the tables that they came from.

use super::{KnownCompany, NameTag};
use crate::lang::{At, Frame, Slot, Tag, Verb};
use std::collections::BTreeSet;
use std::sync::{Mutex, PoisonError};

/// A company and its other names.
#[derive(Debug, Clone)]
pub struct AddedCompany {
    /// What is known of it. An empty country and empty ids leave those of a listed company of the same name.
    pub company: KnownCompany,
    /// Whether the user says its kind.
    pub told_kind: bool,
    /// Its other names.
    pub aliases: Vec<&'static str>,
}

/// What is added to one language.
#[derive(Debug, Clone, Default)]
pub struct AddedWords {
    /// Words and phrases.
    pub entries: Vec<(&'static str, Tag)>,
    /// Verbs that the language's table lacks.
    pub verbs: Vec<Verb>,
    /// Frames; their numbers follow those of the language.
    pub frames: Vec<Frame>,
}

/// What is added to the tables.
#[derive(Debug, Clone, Default)]
pub struct Additions {
    /// By language code.
    pub languages: Vec<(&'static str, AddedWords)>,
    /// Currency signs, and words that stand before an amount, as they are written, with their codes.
    pub signs: Vec<(&'static str, &'static str)>,
    /// Companies.
    pub companies: Vec<AddedCompany>,
    /// Names that are no companies.
    pub others: Vec<(&'static str, NameTag)>,
}

impl Additions {
    /// What is added to the language of this code.
    pub fn language(&mut self, code: &'static str) -> &mut AddedWords {
        let at = self.languages.iter().position(|(own, _)| *own == code).unwrap_or_else(|| {
            self.languages.push((code, AddedWords::default()));
            self.languages.len() - 1
        });
        &mut self.languages[at].1
    }

    /// Takes over what another adds; its words stand behind.
    pub fn join(&mut self, other: &Self) {
        for (code, words) in &other.languages {
            let own = self.language(code);
            own.entries.extend_from_slice(&words.entries);
            let unknown = |v: &&Verb| !own.verbs.iter().any(|known| known.lemma == v.lemma);
            let verbs: Vec<Verb> = words.verbs.iter().filter(unknown).copied().collect();
            own.verbs.extend(verbs);
            own.frames.extend_from_slice(&words.frames);
        }
        self.signs.extend_from_slice(&other.signs);
        self.companies.extend_from_slice(&other.companies);
        self.others.extend_from_slice(&other.others);
    }

    /// What is added to the language of this code, if anything.
    pub(super) fn of(&self, code: &str) -> Option<&AddedWords> {
        self.languages.iter().find(|(own, _)| *own == code).map(|(_, words)| words)
    }
}

static STRINGS: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
static LEMMAS: Mutex<BTreeSet<&'static [&'static str]>> = Mutex::new(BTreeSet::new());
static SLOTS: Mutex<Vec<&'static [(At, Slot)]>> = Mutex::new(Vec::new());

/// A string for the life of the process. The same one twice takes memory once, so that reading an overlay again costs nothing more.
pub fn keep(text: &str) -> &'static str {
    let mut kept = STRINGS.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.get(text) {
        Some(known) => known,
        None => {
            let new: &'static str = Box::leak(text.into());
            kept.insert(new);
            new
        }
    }
}

/// A list of strings, likewise.
pub fn keep_all(texts: &[&'static str]) -> &'static [&'static str] {
    let mut kept = LEMMAS.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.get(texts) {
        Some(known) => known,
        None => {
            let new: &'static [&'static str] = Box::leak(texts.into());
            kept.insert(new);
            new
        }
    }
}

/// A list of slots, likewise. Valencies are few.
pub fn keep_slots(slots: &[(At, Slot)]) -> &'static [(At, Slot)] {
    let mut kept = SLOTS.lock().unwrap_or_else(PoisonError::into_inner);
    match kept.iter().find(|known| **known == slots) {
        Some(known) => known,
        None => {
            let new: &'static [(At, Slot)] = Box::leak(slots.into());
            kept.push(new);
            new
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_string_is_kept_once() {
        let (a, b) = (keep("overlay/presa"), keep(&["overlay/", "presa"].concat()));
        assert!(std::ptr::eq(a, b));
        let slots = [(At::Subj, Slot::Amount)];
        assert!(std::ptr::eq(keep_slots(&slots), keep_slots(&slots)));
        assert!(std::ptr::eq(keep_all(&[a]), keep_all(&[b])));
    }
}
