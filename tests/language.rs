//! The tables of the languages hold together.

use dealsift::lang::{LANGUAGES, Language, Tag};
use dealsift::lexicon::compile::unknown_lemmas;
use std::collections::BTreeSet;

/// The currencies that a language's words mean.
fn codes(language: &Language) -> impl Iterator<Item = &'static str> {
    let tags = language.entries.iter().flat_map(|group| group.iter()).map(|entry| entry.1);
    let named = tags.filter_map(|tag| match tag {
        Tag::Currency(code, _) => Some(code),
        Tag::Cent(code) => code,
        _ => None,
    });
    named.chain(language.home_currency)
}

#[test]
fn verbs_of_frames_are_in_the_verb_table() {
    for language in LANGUAGES {
        assert_eq!(unknown_lemmas(language), Vec::<&str>::new(), "{}", language.code);
    }
}

#[test]
fn frames_have_one_id_each() {
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        let twice: Vec<&str> = language.frames.iter().map(|f| f.id).filter(|id| !seen.insert(*id)).collect();
        assert!(twice.is_empty(), "{}: {twice:?}", language.code);
    }
}

#[test]
fn verbs_have_a_paradigm_and_stand_once() {
    for language in LANGUAGES {
        let mut seen = BTreeSet::new();
        for verb in language.verbs {
            assert!(seen.insert(verb.lemma), "{}: {} stands twice", language.code, verb.lemma);
            let known = language.paradigms.iter().any(|p| p.name == verb.paradigm);
            assert!(known, "{}: {} names no paradigm: {}", language.code, verb.lemma, verb.paradigm);
        }
    }
}

#[test]
fn currencies_have_three_capital_letters() {
    for language in LANGUAGES {
        let odd: Vec<&str> =
            codes(language).filter(|c| c.len() != 3 || !c.bytes().all(|b| b.is_ascii_uppercase())).collect();
        assert!(odd.is_empty(), "{}: {odd:?}", language.code);
    }
}

#[test]
fn frames_are_evoked_by_something() {
    for language in LANGUAGES {
        let mute: Vec<&str> =
            language.frames.iter().filter(|f| f.verbs.is_empty() && f.nouns.is_empty()).map(|f| f.id).collect();
        assert!(mute.is_empty(), "{}: {mute:?}", language.code);
    }
}
