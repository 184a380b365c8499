//! What the verbs of a language do, gathered by lemma in one pass over its tables.
//!
//! "rilevare" evokes the frames that list it; "annunciare" governs deals. The forms are made in `super::morphology`.

use super::compile::{REFLEXIVE, VerbUse};
use crate::lang::{Form, Frame, Language, Verb};
use rustc_hash::FxHashMap;

/// What the tables, and the frames `added` to them, say that each verb does, by its lemma.
pub(super) fn uses(language: &'static Language, added: &[Frame]) -> FxHashMap<&'static str, VerbUse> {
    let mut uses: FxHashMap<&str, VerbUse> = FxHashMap::default();
    for (number, frame) in (0u16..).zip(language.frames.iter().chain(added)) {
        for verb in frame.verbs {
            let own = match verb.strip_prefix(REFLEXIVE) {
                Some(lemma) => &mut uses.entry(lemma).or_default().reflexive,
                None => &mut uses.entry(verb).or_default().frames,
            };
            if own.last() != Some(&number) {
                own.push(number);
            }
            let lemma = verb.strip_prefix(REFLEXIVE).unwrap_or(verb);
            uses.entry(lemma).or_default().telling |= !frame.needs.of_common_verbs();
        }
    }
    for light in language.light {
        light.verbs.iter().for_each(|v| _ = uses.entry(v).or_default().light.get_or_insert(light.stand));
    }
    language.holds.iter().for_each(|v| uses.entry(v).or_default().hold = true);
    language.issues.iter().for_each(|v| uses.entry(v).or_default().issue = true);
    language.receives.iter().for_each(|v| uses.entry(v).or_default().receive = true);
    language.repays.iter().for_each(|v| uses.entry(v).or_default().repay = true);
    uses
}

/// Whether the first word of a verb of several words makes its perfect as the passive: "è passata di mano".
pub(super) fn phrase_of_be<'v>(mut all: impl Iterator<Item = &'v Verb>, verb: &Verb) -> bool {
    let head = verb.lemma.split(' ').next().unwrap_or_default();
    verb.paradigm.is_empty() && all.any(|v| v.lemma == head && v.be_perfect)
}

/// The endings that show an unknown word to be a finite verb, by their last byte.
pub(super) fn finite_endings(language: &Language) -> FxHashMap<u8, Vec<(Form, &'static str)>> {
    let mut endings: FxHashMap<u8, Vec<_>> = FxHashMap::default();
    for &(form, list) in language.finite_endings {
        for ending in list.split('|').filter(|e| !e.is_empty()) {
            endings.entry(ending.as_bytes()[ending.len() - 1]).or_default().push((form, ending));
        }
    }
    endings
}
