//! The class of a verb that the tables lack, and its infinitive from a form.
//!
//! "razziare" is of Italian's "iare" class, and "razziò" may be its past. Which infinitives belong to which class is the language's data
//! ([`Language::regular`]); here patterns are only compared. Irregular verbs are guessed wrong: what is shown is a guess.

use super::morphology;
use super::names::pieces;
use crate::lang::{Form, Language, Paradigm, Verb};

/// An infinitive that a form may belong to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guess {
    /// The infinitive.
    pub lemma: String,
    /// Which form of it the word is.
    pub form: Form,
}

/// The class that a new verb is taken to be of.
pub fn paradigm(language: &Language, lemma: &str) -> Option<&'static Paradigm> {
    let fits = |patterns: &str| pieces(patterns, b'|').any(|pattern| stem(pattern, lemma).is_some());
    let name = language.regular.iter().find(|(patterns, _)| fits(patterns))?.1;
    language.paradigms.iter().find(|p| p.name == name)
}

/// What stands for "~" in a pattern.
fn stem<'w>(pattern: &str, word: &'w str) -> Option<&'w str> {
    let (before, after) = pattern.split_once('~')?;
    word.strip_prefix(before)?.strip_suffix(after).filter(|stem| !stem.is_empty())
}

/// The infinitives that a word may be a form of, by the classes of new verbs, the likeliest first: the one with the longest ending, then the one
/// whose class has most verbs in the table that end alike. A word that has the ending of an infinitive stands for no other.
pub fn lemmas(language: &Language, word: &str) -> Vec<Guess> {
    let mut found: Vec<(usize, usize, Guess)> = Vec::new();
    let classes = language.regular.iter().filter_map(|(_, name)| language.paradigms.iter().find(|p| p.name == *name));
    for paradigm in classes {
        for &(form, endings) in paradigm.endings {
            for ending in pieces(endings, b'|') {
                let stem = stem(&pattern(ending), word).filter(|stem| stem.chars().count() > 1);
                let Some((stem, lemma)) = stem.and_then(|s| Some((s, infinitive(language, paradigm, s)?))) else {
                    continue;
                };
                if !found.iter().any(|(.., g)| g.lemma == lemma) && gives(language, &lemma, word) {
                    found.push((ending.len(), alike(language, paradigm, stem), Guess { lemma, form }));
                }
            }
        }
    }
    found.sort_by_key(|(ending, alike, _)| std::cmp::Reverse((*ending, *alike)));
    let own = found.iter().position(|(ending, _, guess)| guess.lemma == word && *ending > 0);
    let own = own.map(|at| vec![found.swap_remove(at).2]);
    own.unwrap_or_else(|| found.into_iter().map(|(.., guess)| guess).collect())
}

/// How many verbs of a class have a stem with the same last two letters.
fn alike(language: &Language, class: &Paradigm, stem: &str) -> usize {
    let last = |stem: &str| stem.chars().rev().take(2).collect::<String>();
    let of = |verb: &Verb| verb.lemma.len().checked_sub(class.cut).and_then(|end| verb.lemma.get(..end)).map(last);
    let own = Some(last(stem));
    language.verbs.iter().filter(|v| v.paradigm == class.name && of(v) == own).count()
}

fn pattern(ending: &str) -> String {
    if ending.contains('~') { ending.to_owned() } else { format!("~{ending}") }
}

/// The infinitive of a class with this stem, where new verbs of that shape are of this class.
fn infinitive(language: &Language, class: &Paradigm, stem: &str) -> Option<String> {
    let endings = class.endings.iter().find(|(form, _)| *form == Form::Inf)?.1;
    let lemma = format!("{stem}{}", pieces(endings, b'|').next()?);
    paradigm(language, &lemma).filter(|own| own.name == class.name).map(|_| lemma)
}

/// Whether a verb of the class of new verbs has this form.
fn gives(language: &Language, lemma: &str, word: &str) -> bool {
    let Some(class) = paradigm(language, lemma) else { return false };
    let verb = Verb { lemma: "", paradigm: class.name, irregular: &[], be_perfect: false };
    let mut given = false;
    morphology::forms_of(language, &verb, lemma, &mut |_, form| given |= form == word);
    given
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LANGUAGES;

    fn language(code: &str) -> &'static Language {
        LANGUAGES.iter().find(|l| l.code == code).expect("a language that has tables")
    }

    #[test]
    fn new_verbs_are_of_a_class_by_their_infinitive() {
        let cases = [
            ("it", "razziare", Some("iare")),
            ("it", "ghermire", Some("isc")),
            ("it", "sgranocchiando", None),
            ("en", "hoover", Some("s")),
            ("en", "nab", Some("bb")),
            ("en", "pinch", Some("es")),
            ("fr", "grignoter", Some("er")),
            ("de", "mopsen", Some("kaufen")),
            ("de", "verspeisen", Some("verkaufen")),
            ("de", "ergattern", Some("ändern")),
            ("es", "zampar", Some("ar")),
            ("pt", "papar", Some("ar")),
        ];
        for (code, lemma, class) in cases {
            assert_eq!(paradigm(language(code), lemma).map(|p| p.name), class, "{lemma}");
        }
    }

    #[test]
    fn infinitives_are_inferred_from_forms() {
        let cases = [
            ("it", "razziato", "razziare"),
            ("it", "ghermito", "ghermire"),
            ("en", "hoovered", "hoover"),
            ("en", "nabbed", "nab"),
            ("fr", "grignoté", "grignoter"),
            ("de", "gemopst", "mopsen"),
            ("de", "ergattert", "ergattern"),
            ("es", "zampó", "zampar"),
            ("pt", "papou", "papar"),
        ];
        for (code, form, lemma) in cases {
            let found = lemmas(language(code), form);
            assert_eq!(found.first().map(|g| g.lemma.as_str()), Some(lemma), "{form}: {found:?}");
        }
    }

    #[test]
    fn classes_of_new_verbs_are_named_rightly() {
        for language in LANGUAGES {
            for (patterns, name) in language.regular {
                let class = language.paradigms.iter().any(|p| p.name == *name);
                assert!(class || name.is_empty(), "{}: {name}", language.code);
                assert!(patterns.split('|').all(|p| p.matches('~').count() == 1), "{}: {patterns}", language.code);
            }
        }
    }
}
