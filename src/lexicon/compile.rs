//! A language's tables as one phrase matcher, and all languages together.
//!
//! `Tables::new()` interns every word once; `tables.lexicon("it")` finds "ha rilevato" as a verb form and "round di finanziamento"
//! as a noun that evokes a frame.

use super::additions::AddedWords;
use super::{
    Additions, Names, Options, OrgKind, PhraseMap, Phrases, Vocab, WordId, class, morphology,
    names::{Numbering, pieces},
    verbs,
};
use crate::lang::{Entry, Form, Frame, LANGUAGES, Language, Stand, Tag, shared};
use crate::value::Kind;
use rustc_hash::{FxHashMap, FxHashSet};

/// Before a lemma in a frame: the verb is meant with the reflexive pronoun.
pub(super) const REFLEXIVE: char = '~';

/// A form of a verb.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct VerbRef {
    /// Number of the verb in its language.
    pub verb: u16,
    /// Which form.
    pub form: Form,
}

/// What a phrase is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PhraseTag {
    /// An entry of the word tables.
    Tag(Tag),
    /// A verb form.
    Verb(VerbRef),
    /// A noun that evokes the frame of this number.
    Noun(u16),
}

/// What a verb does, looked up by its number.
#[derive(Debug, Clone, Default)]
pub struct VerbUse {
    /// Frames that it evokes.
    pub frames: Vec<u16>,
    /// Frames that it evokes with the reflexive pronoun, instead of `frames`.
    pub reflexive: Vec<u16>,
    /// Whether it governs deals, and what it makes of them.
    pub light: Option<Option<Stand>>,
    /// Whether a frame takes it for what it says alone, so that its subject is likely a company.
    pub telling: bool,
    /// Whether "essere" makes its perfect.
    pub be_perfect: bool,
    /// Whether its subject holds what its object is: "detenere".
    pub hold: bool,
    /// Whether it ends the debt that is its object: "rimborsare".
    pub repay: bool,
    /// Whether its subject is made the offer that is its object: "respingere".
    pub receive: bool,
    /// Whether its agent owes the debt that is its object: "emettere".
    pub issue: bool,
}

/// One language, compiled.
#[derive(Debug)]
pub struct Lexicon {
    /// The tables.
    pub language: &'static Language,
    /// Frames that are added to them; their numbers follow.
    added: Vec<Frame>,
    /// Infinitives that are added to them, likewise.
    added_lemmas: Vec<&'static str>,
    /// All phrases.
    pub phrases: PhraseMap<PhraseTag>,
    /// What each verb does.
    verbs: Vec<VerbUse>,
    /// Abbreviations that end no sentence.
    pub abbreviations: FxHashSet<WordId>,
    /// Function words, which begin a sentence where they are capital.
    pub openers: FxHashSet<WordId>,
    /// Words that a letter numbers, "Series B": a full stop behind the letter ends a sentence.
    pub lettered: FxHashSet<WordId>,
    /// The separable verb of a base verb and a particle: "steigt … ein".
    separable: FxHashMap<(u16, WordId), u16>,
    /// The particles of separable verbs.
    particles: FxHashSet<WordId>,
    /// The endings of finite verbs by their last byte, in the order of the table.
    finite_endings: FxHashMap<u8, Vec<(Form, &'static str)>>,
}

impl Lexicon {
    /// The form that the ending of an unknown word shows.
    pub fn finite_ending(&self, word: &str) -> Option<Form> {
        let endings = self.finite_endings.get(word.as_bytes().last()?)?;
        endings.iter().find(|(_, ending)| word.ends_with(ending)).map(|(form, _)| *form)
    }

    /// Whether the language writes all nouns with capitals.
    #[inline]
    pub fn capital_nouns(&self) -> bool {
        !self.language.grammar.noun_endings.is_empty()
    }

    /// Whether a word is the particle of some separable verb.
    pub fn is_particle(&self, word: WordId) -> bool {
        word != 0 && self.particles.contains(&word)
    }

    /// The verb that a base verb makes with a particle.
    pub fn with_particle(&self, base: u16, particle: WordId) -> Option<u16> {
        self.separable.get(&(base, particle)).copied()
    }

    /// What the verb of this number does; one of another language's tables, met just before a block of this one, does nothing.
    #[inline]
    pub fn verb(&self, number: u16) -> &VerbUse {
        const IDLE: &VerbUse = &VerbUse {
            frames: Vec::new(),
            reflexive: Vec::new(),
            light: None,
            telling: false,
            be_perfect: false,
            hold: false,
            repay: false,
            receive: false,
            issue: false,
        };
        self.verbs.get(number as usize).unwrap_or(IDLE)
    }

    /// Whether a verb form looks like no noun, so that an article before it is a pronoun: "la acquistò", "la rileverà".
    pub fn plainly_finite(&self, verb: VerbRef, word: &str) -> bool {
        match verb.form {
            Form::Fut | Form::Cond => true,
            Form::Past => self.language.grammar.past_endings.iter().any(|e| word.ends_with(e)),
            _ => false,
        }
    }

    /// The infinitive of the verb of this number.
    pub fn lemma(&self, number: u16) -> Option<&'static str> {
        let (own, number) = (self.language.verbs, number as usize);
        let added = || self.added_lemmas.get(number.checked_sub(own.len())?).copied();
        own.get(number).map(|v| v.lemma).or_else(added)
    }

    /// The frame of this number.
    pub fn frame(&self, number: u16) -> &Frame {
        let own = self.language.frames;
        own.get(number as usize).unwrap_or_else(|| &self.added[number as usize - own.len()])
    }
}

/// All languages and lists with one numbering of words.
#[derive(Debug)]
pub struct Tables {
    /// The numbering.
    pub vocab: Vocab,
    /// The languages, in the order of [`LANGUAGES`].
    pub lexicons: Vec<Lexicon>,
    /// The lists of names.
    pub names: Names,
    /// For every word one bit by language, in the order of `lexicons`: whether it votes for it.
    votes: Vec<u8>,
    /// A user's currency signs, and words before amounts, with their codes.
    pub signs: Vec<(&'static str, &'static str)>,
    /// Words in names that tell a bank or a fund.
    trades: FxHashMap<WordId, OrgKind>,
    /// Acronyms that close names.
    acronyms: FxHashSet<WordId>,
}

/// One bit by language has room for no more.
const _: () = assert!(LANGUAGES.len() <= 8);

impl Default for Tables {
    fn default() -> Self {
        Self::new()
    }
}

impl Tables {
    /// Compiles the embedded tables.
    pub fn new() -> Self {
        Self::with(&Options::default())
    }

    /// Compiles the tables with what is asked for beside or instead of the embedded ones.
    pub fn with(options: &Options) -> Self {
        let mut numbering = Numbering::new();
        // one language after the other in the same memory: pages touched for the first time are half of what a start costs
        let mut phrases = Phrases::default();
        let (mut lexicons, mut votes) = (Vec::new(), Vec::new());
        for (bit, language) in LANGUAGES.iter().enumerate() {
            phrases.clear();
            let draft = Draft::new(language, &options.additions, &mut numbering, phrases);
            votes.resize(numbering.vocab.len() + 1, 0);
            draft.votes.iter().for_each(|&w| votes[w as usize] |= 1 << bit);
            let (lexicon, buffer) = draft.freeze(numbering.vocab.len());
            lexicons.push(lexicon);
            phrases = buffer;
        }
        let names = Names::collect(options, &mut numbering);
        let names = names.freeze(numbering.vocab.len(), &options.companies);
        let mut trades = FxHashMap::default();
        for (words, kind) in [(shared::BANK_WORDS, OrgKind::Bank), (shared::FUND_WORDS, OrgKind::Fund)] {
            trades.extend(words.iter().map(|w| (numbering.vocab.intern(w), kind)));
        }
        let acronyms = shared::NAME_ACRONYMS.iter().map(|w| numbering.vocab.intern(w)).collect();
        Self {
            lexicons,
            names,
            vocab: numbering.vocab,
            votes,
            signs: options.additions.signs.clone(),
            trades,
            acronyms,
        }
    }

    /// Whether a word of a name tells a bank or a fund.
    pub fn trade(&self, word: WordId) -> Option<OrgKind> {
        self.trades.get(&word).copied()
    }

    /// Whether a word in capitals closes a name.
    pub fn closes_name(&self, word: WordId) -> bool {
        self.acronyms.contains(&word)
    }

    /// The languages that a word votes for, one bit each.
    #[inline]
    pub fn votes(&self, word: WordId) -> u8 {
        self.votes.get(word as usize).copied().unwrap_or(0)
    }

    /// The lexicon of a language, by its ISO 639-1 code.
    pub fn lexicon(&self, code: &str) -> Option<&Lexicon> {
        self.lexicons.iter().find(|l| l.language.code == code)
    }
}

/// A lexicon whose words are still being numbered.
struct Draft<'o> {
    language: &'static Language,
    added: Option<&'o AddedWords>,
    phrases: Phrases<PhraseTag>,
    verbs: Vec<VerbUse>,
    abbreviations: FxHashSet<WordId>,
    lettered: FxHashSet<WordId>,
    separable: FxHashMap<(u16, WordId), u16>,
    votes: Vec<WordId>,
}

impl<'o> Draft<'o> {
    fn new(
        language: &'static Language,
        additions: &'o Additions,
        numbering: &mut Numbering,
        phrases: Phrases<PhraseTag>,
    ) -> Self {
        let mut draft = Self {
            language,
            added: additions.of(language.code),
            phrases,
            verbs: Vec::new(),
            abbreviations: FxHashSet::default(),
            lettered: FxHashSet::default(),
            separable: FxHashMap::default(),
            votes: Vec::new(),
        };
        draft.entries(numbering);
        draft.numbers(&mut numbering.vocab);
        draft.verbs(numbering);
        draft.frames(numbering);
        draft
    }

    fn add(&mut self, phrase: &str, tag: PhraseTag, numbering: &mut Numbering) {
        self.phrases.push(numbering.words(phrase), tag);
    }

    fn entries(&mut self, numbering: &mut Numbering) {
        for &(phrase, tag) in self.added.map_or(&[][..], |added| &added.entries) {
            self.add(phrase, PhraseTag::Tag(tag), numbering);
        }
        for &(phrases, tag) in self.language.entries.iter().flat_map(|group: &&[Entry]| group.iter()) {
            for phrase in pieces(phrases, b'|') {
                self.add(phrase, PhraseTag::Tag(tag), numbering);
                if let (Tag::Stage(_), Some((word, letter))) = (tag, phrase.rsplit_once(' '))
                    && letter.len() == 1
                {
                    self.lettered.insert(numbering.vocab.intern(word));
                }
            }
        }
        for form in crate::lang::shared::LEGAL_FORMS.iter().flat_map(|(_, forms)| pieces(forms, b'|')) {
            self.add(form, PhraseTag::Tag(Tag::LegalForm), numbering);
            // "S.p.A" and "S.p.A."
            if let Some(open) = form.strip_suffix('.').filter(|open| open.contains('.')) {
                self.add(open, PhraseTag::Tag(Tag::LegalForm), numbering);
            }
        }
        for (word, ..) in crate::lang::shared::UNIT_WORDS {
            numbering.vocab.intern(word);
        }
        let shared = crate::lang::shared::LEGAL_ABBREVIATIONS;
        self.abbreviations.extend(self.language.abbreviations.iter().chain(shared).map(|a| numbering.vocab.intern(a)));
        self.votes.extend(self.language.function_words.iter().map(|w| numbering.vocab.intern(w)));
    }

    fn numbers(&mut self, vocab: &mut Vocab) {
        morphology::cardinals(&self.language.numbers, |value, word| {
            self.phrases.push(&[vocab.intern(word)], PhraseTag::Tag(Tag::Number(value)));
        });
    }

    fn verbs(&mut self, numbering: &mut Numbering) {
        let (language, others) = (self.language, self.added.map_or(&[][..], |added| &added.verbs));
        let uses = verbs::uses(language, self.added_frames());
        let mut numbers: FxHashMap<&str, u16> = FxHashMap::default();
        let all = || language.verbs.iter().chain(others);
        (0u16..).zip(all()).for_each(|(n, v)| _ = numbers.entry(v.lemma).or_insert(n));
        for (number, verb) in all().enumerate() {
            let used = uses.get(verb.lemma).cloned().unwrap_or_default();
            self.verbs.push(VerbUse { be_perfect: verb.be_perfect || verbs::phrase_of_be(all(), verb), ..used });
            let (particle, base) = morphology::particle(verb.lemma);
            if let Some(&base) = numbers.get(base).filter(|_| !particle.is_empty()) {
                self.separable.insert((base, numbering.vocab.intern(particle)), number as u16);
            }
            morphology::forms(language, verb, others, |form, word| {
                let tag = PhraseTag::Verb(VerbRef { verb: number as u16, form });
                self.phrases.push(numbering.words(word), tag);
            });
        }
    }

    fn frames(&mut self, numbering: &mut Numbering) {
        for (number, frame) in (0u16..).zip(self.language.frames.iter().chain(self.added_frames())) {
            for phrase in frame.nouns.iter().flat_map(|n| pieces(n, b'|')) {
                self.add(phrase, PhraseTag::Noun(number), numbering);
            }
        }
    }

    /// The frames that a user adds.
    fn added_frames(&self) -> &'o [Frame] {
        self.added.map_or(&[][..], |added| &added.frames)
    }

    /// Whether a frame is of a figure.
    fn is_figure(&self, frame: u16) -> bool {
        let mut all = self.language.frames.iter().chain(self.added_frames());
        all.nth(frame as usize).is_some_and(|frame| frame.kind == Kind::Figure)
    }

    /// For each verb, whether it evokes a frame, alone or with a particle.
    fn evoking(&self) -> Vec<bool> {
        let used = |verb: &VerbUse| !verb.frames.is_empty() || !verb.reflexive.is_empty();
        let alone = |verb: u16| used(&self.verbs[verb as usize]);
        let mut evoking: Vec<bool> = (0..self.verbs.len() as u16).map(alone).collect();
        self.separable.iter().for_each(|((base, _), whole)| evoking[*base as usize] |= alone(*whole));
        evoking
    }

    /// The classes of what evokes frames.
    fn cue(&self, tag: &PhraseTag, evoking: &[bool]) -> u64 {
        match *tag {
            PhraseTag::Verb(v) if evoking[v.verb as usize] => class::CUE,
            PhraseTag::Noun(frame) if self.is_figure(frame) => class::CUE | class::METRIC,
            PhraseTag::Noun(_) => class::CUE,
            _ => 0,
        }
    }

    /// The lexicon, and the list of phrases for reuse.
    fn freeze(self, count: usize) -> (Lexicon, Phrases<PhraseTag>) {
        let evoking = self.evoking();
        let class = |tag: &PhraseTag, words| class::of_phrase(tag, words) | self.cue(tag, &evoking);
        let lexicon = Lexicon {
            language: self.language,
            added: self.added_frames().to_vec(),
            added_lemmas: self.added.map_or(Vec::new(), |added| added.verbs.iter().map(|v| v.lemma).collect()),
            phrases: PhraseMap::new(&self.phrases, count, class),
            verbs: self.verbs,
            abbreviations: self.abbreviations,
            openers: self.votes.iter().copied().collect(),
            lettered: self.lettered,
            particles: self.separable.keys().map(|(_, particle)| *particle).collect(),
            separable: self.separable,
            finite_endings: verbs::finite_endings(self.language),
        };
        (lexicon, self.phrases)
    }
}

/// Lemmas that frames, light verbs, separable verbs and other lists name and the verb table lacks; a test holds it empty.
pub fn unknown_lemmas(language: &Language) -> Vec<&'static str> {
    let known: FxHashMap<&str, ()> = language.verbs.iter().map(|v| (v.lemma, ())).collect();
    let bases = language.verbs.iter().map(|v| morphology::particle(v.lemma).1);
    let named = language.frames.iter().flat_map(|f| f.verbs).chain(language.light.iter().flat_map(|l| l.verbs));
    let others = language.holds.iter().chain(language.receives).chain(language.issues).chain(language.repays).copied();
    named.copied().chain(bases).chain(others).filter(|v| !known.contains_key(v.trim_start_matches(REFLEXIVE))).collect()
}
