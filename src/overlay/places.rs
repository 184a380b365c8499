//! Where a role stands, in the language's own words: "subject", "object", or a preposition such as "da".

use super::document::or;
use super::nearest::nearest;
use crate::lang::{At, Entry, Language, Prep, Tag};

/// Places that are no preposition. "genitive" is a case that no preposition marks, "owner" is the owner of what the cue is about, "compound" what stands right before a noun.
pub(super) const PLAIN: &[(&str, At)] = &[
    ("subject", At::Subj),
    ("object", At::Obj),
    (GENITIVE, At::P(Prep::Of)),
    ("owner", At::Own),
    ("compound", At::Before),
];

/// The place of a genitive that no word marks: "der Coup der Alfa AG".
pub(crate) const GENITIVE: &str = "genitive";

/// Whether a preposition may stand before an argument of a cue.
fn holds(prep: Prep) -> bool {
    !matches!(prep, Prep::Aside | Prep::After | Prep::Such | Prep::Source | Prep::Than | Prep::Within)
}

/// The prepositions of a language by their words, and whether they hold an article.
fn prepositions(language: &Language) -> impl Iterator<Item = (&'static str, Prep, bool)> {
    let entries = language.entries.iter().flat_map(|group: &&[Entry]| group.iter());
    let own = entries.filter_map(|&(words, tag)| match tag {
        Tag::Prep(prep, fused) => Some((words, prep, fused)),
        _ => None,
    });
    own.flat_map(|(words, prep, fused)| words.split('|').map(move |word| (word, prep, fused)))
}

/// What a place of a language means; a preposition of several meanings gives all of them.
pub(super) fn read(language: &Language, text: &str) -> Result<Vec<At>, String> {
    if let Some((_, at)) = PLAIN.iter().find(|(name, _)| *name == text) {
        return Ok(vec![*at]);
    }
    let folded = text.to_lowercase();
    let mut found: Vec<Prep> = Vec::new();
    for (_, prep, _) in prepositions(language).filter(|(word, ..)| *word == folded) {
        if !found.contains(&prep) {
            found.push(prep);
        }
    }
    match found.is_empty() {
        true => Err(unknown(language, text)),
        false if !found.iter().any(|p| holds(*p)) => Err(format!(
            "no role stands behind \"{text}\"; use \"subject\", \"object\" or a preposition such as {}",
            or(&samples(language))
        )),
        false => Ok(found.into_iter().filter(|p| holds(*p)).map(At::P).collect()),
    }
}

fn unknown(language: &Language, text: &str) -> String {
    let known = PLAIN.iter().map(|(name, _)| *name).chain(prepositions(language).map(|(word, ..)| word));
    match nearest(text, known) {
        Some(near) if text.chars().count() > 2 => {
            format!("\"{text}\" is no preposition of {}; did you mean \"{near}\"?", language.code)
        }
        _ => format!(
            "\"{text}\" is no preposition of {}; use \"subject\", \"object\" or a preposition such as {}",
            language.code,
            or(&samples(language))
        ),
    }
}

/// A word for each of the commonest prepositions.
fn samples(language: &Language) -> Vec<&'static str> {
    [Prep::From, Prep::To, Prep::For].iter().filter_map(|p| name_of(language, *p)).collect()
}

/// The first word of a language for a preposition.
fn name_of(language: &Language, prep: Prep) -> Option<&'static str> {
    prepositions(language).find(|(_, own, _)| *own == prep).map(|(word, ..)| word)
}

/// Whether an overlay may name this place.
pub(crate) fn is_place(language: &Language, text: &str) -> bool {
    read(language, text).is_ok()
}

/// The name of a preposition that a text has as `words`, perhaps with its article: it "della" is "di", pt "ao" is "a".
pub(crate) fn preposition(language: &Language, prep: Prep, words: &str) -> Option<&'static str> {
    let folded = words.to_lowercase();
    let plain = || prepositions(language).filter(|(_, own, fused)| *own == prep && !fused).map(|(word, ..)| word);
    let alike = |word: &&str| word.chars().next() == folded.chars().next();
    let exact = || plain().find(|word| *word == folded);
    let listed =
        || prepositions(language).find(|(word, own, _)| *own == prep && *word == folded).map(|(word, ..)| word);
    exact().or_else(|| plain().find(alike)).or_else(|| plain().next()).or_else(listed)
}
