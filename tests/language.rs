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
            let first = verb.lemma.split(' ').next().unwrap_or_default();
            let phrase = verb.paradigm.is_empty() && language.verbs.iter().any(|v| v.lemma == first);
            let known = phrase || language.paradigms.iter().any(|p| p.name == verb.paradigm);
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

/// What an article gives: how many quantities, companies and records, and the rules of its notes.
fn read(text: &str, declared: Option<&str>) -> (usize, usize, usize, Vec<&'static str>) {
    let mut article = dealsift::Article::new("a.txt", text);
    article.lang = declared.map(str::to_owned);
    let out = dealsift::Extractor::new().extract(&article);
    (out.quantities.len(), out.companies.len(), out.records.len(), out.notes.iter().map(|n| n.rule).collect())
}

const DUTCH: &str = "Zwartewater Kapitaal NV heeft overeenstemming bereikt over de aankoop van Tarnwick Energie BV voor 120 miljoen \
    euro, zeggen de twee bedrijven dinsdag. De overname moet binnen drie maanden worden afgerond. Een aandeel kost nu EUR 3,50.";
const ITALIAN: &str = "Alfa Srl ha acquistato Beta Srl per 120 milioni di euro, hanno comunicato ieri le due società. L'operazione sarà \
    conclusa entro tre mesi, quando le autorità avranno dato il loro via libera.";

#[test]
fn articles_in_languages_without_tables_give_no_records() {
    let (quantities, companies, records, notes) = read(DUTCH, None);
    assert_eq!((quantities, records), (1, 0));
    assert!(companies >= 2 && notes == ["lang/unread"], "{companies} {notes:?}");
    let (quantities, _, records, notes) = read(ITALIAN, None);
    assert_eq!((quantities, records), (1, 1));
    assert!(notes.is_empty(), "{notes:?}");
}

#[test]
fn the_declared_language_is_believed() {
    assert_eq!(read(ITALIAN, Some("it-CH")).2, 1);
    let (_, _, records, notes) = read(ITALIAN, Some("nl"));
    assert_eq!((records, notes), (0, vec!["lang/unread"]));
}
