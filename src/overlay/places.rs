//! Where a role stands, in the language's own words: "subject", "object", or a preposition such as "da".

use super::document::or;
use super::nearest::nearest;
use crate::lang::{At, Entry, Language, Prep, Tag};

/// Places that are no preposition. "owner" is the owner of what the cue is about, "compound" what stands right before a noun.
pub(super) const PLAIN: &[(&str, At)] =
    &[("subject", At::Subj), ("object", At::Obj), ("owner", At::Own), ("compound", At::Before)];

/// Whether a preposition may stand before an argument of a cue.
fn holds(prep: Prep) -> bool {
    !matches!(prep, Prep::Aside | Prep::Such | Prep::Source | Prep::Than | Prep::Within)
}

/// The prepositions of a language by their words.
fn prepositions(language: &Language) -> impl Iterator<Item = (&'static str, Prep)> {
    let entries = language.entries.iter().flat_map(|group: &&[Entry]| group.iter());
    entries
        .filter_map(|&(words, tag)| if let Tag::Prep(prep, _) = tag { Some((words, prep)) } else { None })
        .flat_map(|(words, prep)| words.split('|').map(move |word| (word, prep)))
}

/// What a place of a language means; a preposition of several meanings gives all of them.
pub(super) fn read(language: &Language, text: &str) -> Result<Vec<At>, String> {
    if let Some((_, at)) = PLAIN.iter().find(|(name, _)| *name == text) {
        return Ok(vec![*at]);
    }
    let folded = text.to_lowercase();
    let mut found: Vec<Prep> = Vec::new();
    for (_, prep) in prepositions(language).filter(|(word, _)| *word == folded) {
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
    let known = PLAIN.iter().map(|(name, _)| *name).chain(prepositions(language).map(|(word, _)| word));
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
    prepositions(language).find(|(_, own)| *own == prep).map(|(word, _)| word)
}

/// The names of a place in a language, as an overlay has them: the first word that means this preposition.
pub fn place_names(language: &Language, at: At) -> Option<&'static str> {
    match at {
        At::P(prep) => name_of(language, prep),
        other => PLAIN.iter().find(|(_, own)| *own == other).map(|(name, _)| *name),
    }
}
