//! The verb of a cue: known, of several words, reflexive, separable, or new with the class of its infinitive.
//!
//! "fare bottino di" takes the forms of "fare"; "aggiudicarsi" is "aggiudicare" with its pronoun; "einsteigen" is "ein|steigen"; "razziare",
//! which no table has, is of the class of its ending.

use crate::lang::{Entry, Form, Language, Tag, Verb};
use crate::lexicon::additions::keep;
use crate::lexicon::{infer, morphology};

/// Before a lemma in a frame: with the reflexive pronoun.
const REFLEXIVE: &str = "~";

/// A verb of a cue.
#[derive(Debug)]
pub(super) struct CueVerb {
    /// As a frame names it.
    pub(super) named: &'static str,
    /// Verbs that the tables lack.
    pub(super) new: Vec<Verb>,
}

/// What an infinitive of an overlay means; `like` is a known verb with the same endings.
pub(super) fn read(language: &'static Language, text: &str, like: Option<&str>) -> Result<CueVerb, String> {
    let folded = text.to_lowercase();
    let (pronoun, rest) = match without_pronoun(language, &folded) {
        Some(rest) => (true, rest),
        None => (false, folded.as_str()),
    };
    let (head, tail) = rest.split_once(' ').map_or((rest, ""), |(head, tail)| (head, tail));
    // a verb of several words that the tables have as a whole
    if let Some(whole) = known(language, rest).filter(|_| !tail.is_empty()) {
        return Ok(CueVerb { named: named(pronoun, whole.lemma), new: Vec::new() });
    }
    let (ending, head) = match base_of(language, head) {
        Some(base) => (true, base),
        None => (false, head.to_owned()),
    };
    let mut new = Vec::new();
    let lemma = match known(language, &head).filter(|_| like.is_none()) {
        Some(verb) => verb.lemma,
        None => {
            let verb = made(language, &head, like)?;
            new.push(verb);
            verb.lemma
        }
    };
    let reflexive = pronoun || ending;
    if tail.is_empty() {
        return Ok(CueVerb { named: named(reflexive, lemma), new });
    }
    let whole = Verb::phrase(keep(&format!("{lemma} {tail}")));
    new.push(whole);
    Ok(CueVerb { named: named(reflexive, whole.lemma), new })
}

fn named(reflexive: bool, lemma: &str) -> &'static str {
    keep(&[if reflexive { REFLEXIVE } else { "" }, lemma].concat())
}

/// A verb of the table, also where its separable particle is written without a mark.
fn known(language: &'static Language, lemma: &str) -> Option<&'static Verb> {
    let plain = |v: &&Verb| v.lemma == lemma;
    let joined = |v: &&Verb| v.lemma.split_once('|').is_some_and(|(a, b)| lemma.strip_prefix(a) == Some(b));
    language.verbs.iter().find(plain).or_else(|| language.verbs.iter().find(joined))
}

/// "sich einverleiben", "s'emparer": the infinitive behind its pronoun.
fn without_pronoun<'t>(language: &Language, text: &'t str) -> Option<&'t str> {
    let entries = language.entries.iter().flat_map(|group: &&[Entry]| group.iter());
    let pronouns = entries.filter(|(_, tag)| *tag == Tag::Reflexive).flat_map(|(words, _)| words.split('|'));
    let mut behind = pronouns.filter_map(|pronoun| {
        let rest = text.strip_prefix(pronoun)?;
        if pronoun.ends_with('\'') { Some(rest) } else { rest.strip_prefix(' ') }
    });
    behind.find(|rest| !rest.is_empty())
}

/// "aggiudicarsi", "adjudicarse": the infinitive without the pronoun that it ends in.
fn base_of(language: &'static Language, word: &str) -> Option<String> {
    let ending = language.grammar.reflexive_ending;
    if ending.is_empty() || !word.ends_with(ending) || known(language, word).is_some() {
        return None;
    }
    let has = |verb: &&Verb| {
        let mut given = false;
        morphology::forms(language, verb, &[], |form, own| given |= form == Form::Inf && own == word);
        given
    };
    if let Some(verb) = language.verbs.iter().find(has) {
        return Some(verb.lemma.to_owned());
    }
    let guesses = infer::lemmas(language, word);
    guesses.into_iter().find(|g| g.form == Form::Inf && g.lemma != word).map(|g| g.lemma)
}

/// A verb that the table lacks.
fn made(language: &'static Language, lemma: &str, like: Option<&str>) -> Result<Verb, String> {
    let (particle, base) = morphology::particle(lemma);
    if base.is_empty() || !lemma.chars().all(|c| c.is_alphabetic() || matches!(c, '|' | '-' | '\'')) {
        return Err(format!("\"{lemma}\" is no infinitive; write its letters only, such as \"{}\"", sample(language)));
    }
    let source = match like {
        Some(like) => {
            let found =
                known(language, &like.to_lowercase()).filter(|v| !v.paradigm.is_empty() && v.irregular.is_empty());
            Some(found.ok_or_else(|| {
                format!(
                    "the tables of {} have no regular verb \"{like}\"; name one such as \"{}\"",
                    language.code,
                    sample(language)
                )
            })?)
        }
        None => known(language, base).filter(|v| !particle.is_empty() && !v.paradigm.is_empty()),
    };
    let (paradigm, irregular, be_perfect) = match source {
        Some(verb) if like.is_some() => (verb.paradigm, &[][..], verb.be_perfect),
        Some(verb) => (verb.paradigm, verb.irregular, verb.be_perfect),
        None => match infer::paradigm(language, base) {
            Some(class) => (class.name, &[][..], false),
            None => {
                return Err(format!(
                    "\"{lemma}\" does not end as an infinitive of {}; write one such as \"{}\"",
                    language.code,
                    sample(language)
                ));
            }
        },
    };
    let cut = language.paradigms.iter().find(|p| p.name == paradigm).map_or(0, |p| p.cut);
    if base.len() <= cut || !base.is_char_boundary(base.len() - cut) {
        return Err(format!(
            "\"{lemma}\" cannot have the endings of \"{}\"; name another verb that it is like",
            like.unwrap_or(paradigm)
        ));
    }
    Ok(Verb { lemma: keep(lemma), paradigm, irregular, be_perfect })
}

/// A known regular verb of the language.
fn sample(language: &Language) -> &'static str {
    let regular = |v: &&Verb| v.irregular.is_empty() && !v.paradigm.is_empty() && !v.lemma.contains(['|', ' ']);
    language.verbs.iter().find(regular).map_or("", |v| v.lemma)
}

/// How the forms of a verb of an overlay are made, where no table has it: its infinitive and some forms.
pub fn guess(language: &'static Language, text: &str) -> Option<String> {
    let made = read(language, text, None).ok()?.new.into_iter().find(|verb| !verb.paradigm.is_empty())?;
    let (mut forms, mut seen) = (vec![made.lemma.to_owned()], vec![Form::Inf]);
    morphology::forms(language, &made, &[], |form, word| {
        if !seen.contains(&form) && forms.len() < 5 {
            seen.push(form);
            forms.push(word.to_owned());
        }
    });
    Some(forms.join(", "))
}

/// The forms of the first word of a verb of an overlay.
pub fn forms_of(language: &'static Language, text: &str) -> Result<Vec<(Form, String)>, String> {
    let verb = read(language, text, None)?;
    let lemma = verb.named.trim_start_matches(REFLEXIVE);
    let head = lemma.split_once(' ').map_or(lemma, |(head, _)| head);
    let of = |verbs: &[Verb]| verbs.iter().find(|v| v.lemma == head && !v.paradigm.is_empty()).copied();
    let found = of(&verb.new).or_else(|| of(language.verbs));
    let mut forms = Vec::new();
    morphology::forms(language, &found.unwrap_or(Verb::phrase("")), &verb.new, |form, word| {
        forms.push((form, word.to_owned()))
    });
    Ok(forms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::LANGUAGES;

    fn verb(code: &str, text: &str) -> Result<CueVerb, String> {
        read(LANGUAGES.iter().find(|l| l.code == code).expect("a language that has tables"), text, None)
    }

    #[test]
    fn verbs_are_known_phrases_reflexive_separable_or_new() {
        let cases = [
            ("it", "acquistare", "acquistare", 0),
            ("it", "fare bottino", "fare bottino", 1),
            ("it", "aggiudicarsi", "~aggiudicare", 0),
            ("it", "razziare", "razziare", 1),
            ("it", "pappare", "pappare", 0),
            ("fr", "s'emparer", "~emparer", 0),
            ("de", "sich einverleiben", "~einverleiben", 0),
            ("de", "einsteigen", "ein|steigen", 0),
            ("de", "mopsen", "mopsen", 1),
            ("es", "zamparse", "~zampar", 1),
            ("en", "hoover up", "hoover up", 2),
        ];
        for (code, text, named, new) in cases {
            let read = verb(code, text).expect(text);
            assert_eq!((read.named, read.new.len()), (named, new), "{text}");
        }
    }

    #[test]
    fn what_is_no_infinitive_is_a_fault_with_a_remedy() {
        let fault = verb("it", "razziato").expect_err("no infinitive");
        assert_eq!(fault, "\"razziato\" does not end as an infinitive of it; write one such as \"acquisire\"");
        assert!(verb("it", "raz,ziare").is_err());
        assert!(verb("fr", "s'").is_err());
    }
}
