//! Verb forms from infinitive and paradigm.
//!
//! With Italian's "are" class, "comprare" gives "compra", "comprò", "comprerebbe", "comprato" …. The endings are a language's
//! data; here they are only put together.

use super::names::pieces;
use crate::lang::{Form, Language, Numbers, Verb};

/// The particle and the base of a separable verb: "ein|steigen" is "ein" and "steigen"; other verbs have no particle.
pub fn particle(lemma: &str) -> (&str, &str) {
    lemma.split_once('|').unwrap_or(("", lemma))
}

/// Calls `emit` with every form of `verb`; those of a separable verb are written in one word, its infinitive also with what the grammar puts inside ("einzusteigen").
/// `others` are verbs that the tables lack.
pub fn forms(language: &Language, verb: &Verb, others: &[Verb], mut emit: impl FnMut(Form, &str)) {
    if verb.paradigm.is_empty() {
        return phrase_forms(language, verb, others, &mut emit);
    }
    forms_of(language, verb, verb.lemma, &mut emit);
}

/// The forms of `verb`, which has an infinitive of one word, as if that were `lemma`.
pub(super) fn forms_of(language: &Language, verb: &Verb, lemma: &str, emit: &mut dyn FnMut(Form, &str)) {
    let Some(paradigm) = language.paradigms.iter().find(|p| p.name == verb.paradigm) else { return };
    let (particle, base) = particle(lemma);
    let Some(stem) = base.get(..base.len().saturating_sub(paradigm.cut)) else { return };
    let mut word = String::new();
    let regular = paradigm.endings.iter().filter(|(form, _)| !verb.irregular.iter().any(|(f, _)| f == form));
    for &(form, endings) in regular.chain(verb.irregular) {
        let own = !verb.irregular.iter().any(|(f, _)| *f == form);
        for ending in pieces(endings, b'|').filter(|e| own || !e.is_empty()) {
            let infix = !particle.is_empty() && form == Form::Inf && !language.grammar.infinitive_infix.is_empty();
            for middle in ["", language.grammar.infinitive_infix].into_iter().take(1 + usize::from(infix)) {
                word.clear();
                word.push_str(particle);
                word.push_str(middle);
                match ending.split_once('~').filter(|_| own) {
                    Some((before, after)) => word.extend([before, stem, after]),
                    None if own => word.extend([stem, ending]),
                    None => word.push_str(ending),
                }
                emit(form, &word);
            }
        }
    }
}

/// The forms of a verb of several words: those of its first word's verb with the rest behind.
fn phrase_forms(language: &Language, verb: &Verb, others: &[Verb], emit: &mut dyn FnMut(Form, &str)) {
    let Some((head, tail)) = verb.lemma.split_once(' ') else { return };
    let mut all = language.verbs.iter().chain(others);
    if let Some(base) = all.find(|v| v.lemma == head && !v.paradigm.is_empty()) {
        forms_of(language, base, base.lemma, &mut |form, word| emit(form, &format!("{word} {tail}")));
    }
}

/// Calls `emit` with every cardinal below 1,000 that the language writes as one word.
pub fn cardinals(numbers: &Numbers, mut emit: impl FnMut(i64, &str)) {
    let mut below = Vec::new();
    for (value, words) in numbers.simple {
        words.split('|').for_each(|w| below.push((*value, w.to_owned())));
    }
    for (ten, consonant, vowel) in numbers.tens {
        for (unit, word) in numbers.units {
            let stem = if word.starts_with(['u', 'o', 'a', 'e', 'i']) { vowel } else { consonant };
            below.push((ten + unit, format!("{stem}{word}")));
        }
    }
    for (value, word) in &below {
        emit(*value, word);
    }
    if numbers.hundred.is_empty() {
        return;
    }
    let hundreds: Vec<(i64, String)> = std::iter::once((100, numbers.hundred.to_owned()))
        .chain(numbers.units.iter().filter(|(u, _)| *u > 1).map(|(u, w)| (u * 100, format!("{w}{}", numbers.hundred))))
        .collect();
    for (hundred, word) in &hundreds {
        emit(*hundred, word);
        for (value, tail) in below.iter().filter(|(v, _)| (1..100).contains(v)) {
            emit(hundred + value, &format!("{word}{tail}"));
        }
    }
}
