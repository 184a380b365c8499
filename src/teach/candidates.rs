//! Entries that could be meant by an example, the likeliest first: which word is the predicate, and which words belong to it.
//!
//! A verb stands between the marked roles; the words between it and the next role may complete it ("fare bottino"). Verbs that govern deals
//! ("annunciare") come late, nouns behind verbs. A verb that no table has is inferred from its form.

use super::places::{Lead, Predicate, Reading, lead, valency};
use super::scene::Scene;
use super::{Example, Refusal};
use crate::clause::NodeKind;
use crate::lang::{Form, Tag};
use crate::lexicon::{class, infer, morphology};
use crate::overlay::write::Cue;
use crate::overlay::{forms_of, guess, is_place};
use crate::value::Kind;

/// An entry that could be meant.
#[derive(Debug, Clone)]
pub(super) struct Candidate {
    pub(super) cue: Cue,
    pub(super) words: String,
    pub(super) guess: Option<String>,
}

/// A word that could be the predicate.
#[derive(Debug, Clone)]
struct Word {
    at: Predicate,
    /// The infinitive of a verb, the word itself of a noun.
    lemma: String,
    reflexive: bool,
    /// Whether the tables have it.
    known: bool,
    /// Later ones are less likely.
    rank: Rank,
}

/// How likely a word is to be the predicate, for its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Verb,
    /// It governs deals, or says something: only what completes it makes it a cue.
    Light,
    /// It follows a verb, which it may complete.
    Completing,
    Noun,
}

/// Words that complete a verb, at most.
const COMPLEMENT: usize = 4;
/// Infinitives that are tried for one form.
const GUESSES: usize = 2;
/// Nouns that are tried.
const NOUNS: usize = 4;

/// All candidates.
pub(super) fn of(scene: &Scene, kind: Kind, example: &Example) -> Result<Vec<Candidate>, Refusal> {
    let mut words = match example.lemma {
        Some(lemma) => named(scene, lemma)?,
        None => verbs(scene).chain(unknown(scene)).collect(),
    };
    let last = scene.places.iter().map(|p| p.first).max().unwrap_or(0);
    let first = scene.places.iter().map(|p| p.end).min().unwrap_or(0);
    let between = |w: &Word| w.at.first >= first && w.at.end <= last;
    words.sort_by_key(|w| (w.rank, !between(w), w.at.end.abs_diff(last)));
    if example.lemma.is_none() {
        words.extend(nouns(scene));
    }
    let mut found: Vec<Candidate> = Vec::new();
    let language = scene.view.lexicon.language;
    let mut variants: Vec<(&Word, (String, usize, Reading))> =
        words.iter().flat_map(|word| variants(scene, word).into_iter().map(move |variant| (word, variant))).collect();
    // a verb that governs deals is a cue of its own only where nothing else is
    variants.sort_by_key(|(word, (_, end, _))| word.rank == Rank::Light && *end == word.at.end);
    for (word, (text, end, reading)) in variants {
        let at = Predicate { end, ..word.at };
        let candidate = candidate(scene, kind, example, word, text, at, reading);
        let placed = candidate.cue.valency.iter().all(|(_, place)| is_place(language, place));
        if placed && !found.iter().any(|c| c.cue == candidate.cue) {
            found.push(candidate);
        }
    }
    Ok(found)
}

fn candidate(
    scene: &Scene,
    kind: Kind,
    example: &Example,
    word: &Word,
    text: String,
    at: Predicate,
    reading: Reading,
) -> Candidate {
    let language = scene.view.lexicon.language;
    let valency = valency(scene, at, reading);
    let name = Cue::name_of(example.name.unwrap_or(&text));
    let (verb, noun) = if at.verb { (Some(text), None) } else { (None, Some(text)) };
    let guess = verb.as_deref().filter(|_| !word.known).and_then(|verb| guess(language, verb));
    let words = scene.cue_words(at.first, at.end);
    Candidate { cue: Cue { name, lang: language.code, kind, verb, noun, valency }, words, guess }
}

/// The verbs that the tables have.
fn verbs<'s>(scene: &'s Scene) -> impl Iterator<Item = Word> + 's {
    let usable = scene.verbs().filter(|(node, _)| (node.first..node.end).all(|t| !scene.is_marked(t)));
    usable.filter(|(node, _)| scene.may_be_cue(node.end - 1)).filter_map(|(node, group)| {
        let lemma = scene.view.lexicon.lemma(group.verb)?.replace('|', "");
        let at = Predicate { first: node.first, end: node.end, verb: true, passive: group.passive };
        let used = scene.view.lexicon.verb(group.verb);
        let light = used.light.is_some() && used.frames.is_empty() || scene.has(node.end - 1, |t| t == Tag::Saying);
        let rank = if light && !group.reflexive { Rank::Light } else { Rank::Verb };
        Some(Word { at, lemma, reflexive: group.reflexive, known: true, rank })
    })
}

/// Verbs that no table has, by their forms.
fn unknown<'s>(scene: &'s Scene) -> impl Iterator<Item = Word> + 's {
    let fits = |t: &usize| scene.may_be_cue(*t) && scene.is_unknown(*t) && !scene.view.tokens[*t].shape.is_capital();
    (0..scene.len()).filter(fits).flat_map(move |t| {
        let folded = scene.view.word(t).to_lowercase();
        let guesses = infer::lemmas(scene.view.lexicon.language, &folded);
        guesses.into_iter().take(GUESSES).map(move |guess| at_form(scene, t, guess.lemma, guess.form))
    })
}

/// The verb of a form at a token.
fn at_form(scene: &Scene, t: usize, lemma: String, form: Form) -> Word {
    let passive = scene.is_passive(t, form == Form::Part);
    let reflexive = (t.saturating_sub(4)..t).any(|b| scene.has(b, |tag| tag == Tag::Reflexive));
    let plain = |from: usize| (from..t).all(|b| scene.view.tokens[b].is_word() && !scene.is_marked(b));
    let follows = scene.verbs().any(|(node, _)| node.end <= t && t < node.end + COMPLEMENT && plain(node.end));
    let rank = if follows { Rank::Completing } else { Rank::Verb };
    Word { at: Predicate { first: t, end: t + 1, verb: true, passive }, lemma, reflexive, known: false, rank }
}

/// The words that are a form of an infinitive that is given.
fn named(scene: &Scene, lemma: &str) -> Result<Vec<Word>, Refusal> {
    let lemma = lemma.to_lowercase();
    let forms = forms_of(scene.view.lexicon.language, &lemma).map_err(Refusal::Lemma)?;
    let mut words = Vec::new();
    for t in (0..scene.len()).filter(|t| scene.may_be_cue(*t)) {
        let folded = scene.view.word(t).to_lowercase();
        if let Some((form, _)) = forms.iter().find(|(_, word)| *word == folded) {
            words.push(at_form(scene, t, lemma.clone(), *form));
        }
    }
    if words.is_empty() {
        let some: Vec<&str> = forms.iter().map(|(_, word)| word.as_str()).take(5).collect();
        return Err(Refusal::Lemma(format!(
            "no word of the sentence is a form of \"{lemma}\"; it has {} …",
            some.join(", ")
        )));
    }
    Ok(words)
}

/// The nouns, those that lead to a role with a preposition first.
fn nouns(scene: &Scene) -> Vec<Word> {
    if let Some(cue) = scene.cue {
        let at = Predicate { first: cue.first, end: cue.end, verb: false, passive: false };
        return vec![noun(scene, at)];
    }
    let leads = |t: usize| {
        scene.places.iter().any(|p| {
            let (lead, start) = lead(scene, p, Reading::Described);
            start == t + 1 && matches!(lead, Lead::Behind(..)) || lead == Lead::Nothing && p.end == t
        })
    };
    let mut found: Vec<usize> = (0..scene.len()).filter(|t| scene.may_be_cue(*t) && scene.is_noun(*t)).collect();
    found.retain(|t| !in_verb(scene, *t) && !t.checked_sub(1).is_some_and(|b| scene.view.is(b, class::AUX)));
    found.sort_by_key(|t| !leads(*t));
    let at = |t: usize| Predicate { first: t, end: t + 1, verb: false, passive: false };
    found.into_iter().take(NOUNS).map(|t| noun(scene, at(t))).collect()
}

/// Whether a token belongs to a verb group.
fn in_verb(scene: &Scene, t: usize) -> bool {
    scene.nodes.iter().any(|n| matches!(n.kind, NodeKind::Verb(_)) && n.first <= t && t < n.end)
}

fn noun(scene: &Scene, at: Predicate) -> Word {
    Word { at, lemma: scene.words(at.first, at.end), reflexive: false, known: true, rank: Rank::Noun }
}

/// The cue's words, where they end, and how names are read: with and without what completes the verb.
fn variants(scene: &Scene, word: &Word) -> Vec<(String, usize, Reading)> {
    let mut variants = Vec::new();
    for reading in [Reading::Described, Reading::Bare] {
        let (text, end) = (&word.lemma, word.at.end);
        if !word.at.verb {
            variants.push((text.clone(), end, reading));
            continue;
        }
        let alone = (verb_text(scene, word, ""), end, reading);
        let mut own = vec![alone];
        if let Some(to) = complement(scene, end, reading) {
            let whole = (verb_text(scene, word, &scene.words(end, to)), to, reading);
            // one word behind a verb that no table has may be anything; several make a phrase
            let at = usize::from(!word.known && to == end + 1).min(own.len());
            own.insert(at, whole);
        }
        variants.extend(own);
    }
    // with a pronoun a verb is another one; where that fails, it may be the verb alone
    if word.reflexive {
        let plain = Word { reflexive: false, ..word.clone() };
        variants.extend(self::variants(scene, &plain));
    }
    variants
}

/// One past the words between a verb and the next role that belong to the verb.
fn complement(scene: &Scene, from: usize, reading: Reading) -> Option<usize> {
    let starts = scene.places.iter().map(|p| lead(scene, p, reading).1).filter(|start| *start >= from);
    let next = starts.min()?;
    let stops = |t: usize| {
        !scene.view.tokens[t].is_word()
            || scene.begins_mention(t)
            || in_verb(scene, t)
            || scene.view.is(t, class::CLAUSE)
    };
    let whole = (from..next).all(|t| !stops(t));
    let adverb = next == from + 1 && scene.has(from, |t| t == Tag::Function);
    (whole && next > from && next <= from + COMPLEMENT && !adverb).then_some(next)
}

/// The infinitive with its pronoun and what completes it.
fn verb_text(scene: &Scene, word: &Word, tail: &str) -> String {
    let head = if word.reflexive { reflexive(scene, &word.lemma) } else { word.lemma.clone() };
    if tail.is_empty() { head } else { format!("{head} {tail}") }
}

/// "aggiudicarsi", "s'emparer", "sich einverleiben": an infinitive with its pronoun as the language writes it.
fn reflexive(scene: &Scene, lemma: &str) -> String {
    let language = scene.view.lexicon.language;
    let ending = language.grammar.reflexive_ending;
    let joined = || {
        let verb = language.verbs.iter().find(|v| v.lemma == lemma && !ending.is_empty())?;
        let mut found = None;
        morphology::forms(language, verb, &[], |form, word| {
            if form == Form::Inf && word.ends_with(ending) && word != lemma {
                found.get_or_insert(word.to_owned());
            }
        });
        found
    };
    let pronoun = || {
        let entries = language.entries.iter().flat_map(|group| group.iter());
        let pronouns = entries.filter(|(_, tag)| *tag == Tag::Reflexive).flat_map(|(words, _)| words.split('|'));
        let vowel = lemma.chars().next().is_some_and(|c| "aeiouhéèêà".contains(c));
        pronouns.clone().find(|p| p.ends_with('\'') == vowel).or_else(|| pronouns.clone().next()).unwrap_or_default()
    };
    joined().unwrap_or_else(|| {
        let pronoun = pronoun();
        let space = if pronoun.ends_with('\'') || pronoun.is_empty() { "" } else { " " };
        format!("{pronoun}{space}{lemma}")
    })
}
