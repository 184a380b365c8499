//! What each token is by the tables: the phrases that begin at it, found once for all later stages.
//!
//! For "ha rilevato", the first token carries an auxiliary and the second a verb form. Which of several readings holds is decided later.

use super::{Shape, Token};
use crate::lang::Tag;
use crate::lexicon::{Lexicon, NameTag, PhraseTag, Tables, VerbRef, class, compounds};

/// A phrase at a place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Hit<T> {
    /// Number of the first token.
    pub first: u32,
    /// How many tokens.
    pub len: u8,
    /// What it is.
    pub tag: T,
}

/// The phrases of a text by token.
#[derive(Debug)]
pub struct Hits<T> {
    all: Vec<Hit<T>>,
    from: Vec<u32>,
}

impl<T> Default for Hits<T> {
    fn default() -> Self {
        Self { all: Vec::new(), from: Vec::new() }
    }
}

impl<T: Copy> Hits<T> {
    fn clear(&mut self, tokens: usize) {
        self.all.clear();
        self.from.clear();
        self.from.reserve(tokens + 1);
        self.from.push(0);
    }

    /// The phrases that begin at token `i`, longest first.
    #[inline]
    pub fn at(&self, i: usize) -> &[Hit<T>] {
        match (self.from.get(i), self.from.get(i + 1)) {
            (Some(&a), Some(&b)) => &self.all[a as usize..b as usize],
            _ => &[],
        }
    }

    /// The phrases that end just before token `i`, longest first, at most `reach` tokens long.
    pub fn ending(&self, i: usize, reach: usize) -> impl Iterator<Item = &Hit<T>> {
        (i - reach.min(i)..i).flat_map(move |first| {
            let (own, len) = (self.at(first), i - first);
            // longest first: those that are too long stand in front, those that fit together; most tokens have short ones only
            let from = match own.first() {
                Some(longest) if longest.len as usize >= len => own.iter().take_while(|h| h.len as usize > len).count(),
                _ => own.len(),
            };
            own[from..].iter().take_while(move |h| h.len as usize == len)
        })
    }
}

/// All phrases of a text.
#[derive(Debug, Default)]
pub struct TextHits {
    /// Words of the language.
    pub words: Hits<PhraseTag>,
    /// Names of the lists.
    pub names: Hits<NameTag>,
    /// What may stand at each token ([`class`]).
    classes: Vec<u64>,
}

/// Adds the longest name of the user's own lists at token `i` to the hits from `listed` on, which are that token's; tells whether there is
/// one. A company that the embedded list knows by the same words stays that one: who it is by the user's list is told in the end.
fn own_name(
    text: &str,
    tokens: &[Token],
    i: usize,
    tables: &Tables,
    names: &mut Vec<Hit<NameTag>>,
    listed: usize,
) -> bool {
    let Some((len, tag)) = tables.names.own_at(text, tokens, i, tokens.len()) else { return false };
    let Ok(len) = u8::try_from(len) else { return false };
    let same = |hit: &Hit<NameTag>| hit.len == len && matches!(hit.tag, NameTag::Company(..));
    if !names[listed..].iter().any(same) {
        let at = listed + names[listed..].partition_point(|hit| hit.len > len);
        names.insert(at, Hit { first: i as u32, len, tag });
    }
    true
}

impl TextHits {
    /// Empties it for a text of so many tokens.
    pub fn clear(&mut self, tokens: usize) {
        self.words.clear(tokens);
        self.names.clear(tokens);
        self.classes.clear();
        self.classes.reserve(tokens);
    }

    /// Finds the phrases at the next tokens of `text`, up to `to`, by the tables of one language; `buffer` is reused for folding.
    pub fn find(
        &mut self,
        text: &str,
        tokens: &[Token],
        to: usize,
        lexicon: &Lexicon,
        tables: &Tables,
        buffer: &mut String,
    ) {
        let joined = lexicon.language.grammar.compounds;
        let listing = tables.names.has_own();
        // room for all first: most tokens are no more than the next number in each list
        let from = self.classes.len();
        self.classes.resize(to, 0);
        self.words.from.resize(to + 1, 0);
        self.names.from.resize(to + 1, 0);
        let Self { words: Hits { all: words, from: words_end }, names: Hits { all: names, from: names_end }, .. } =
            self;
        let ends = words_end[from + 1..].iter_mut().zip(&mut names_end[from + 1..]);
        for ((i, own), (words_end, names_end)) in (from..to).zip(&mut self.classes[from..]).zip(ends) {
            let (first, token) = (i as u32, &tokens[i]);
            let capital = token.shape.is_capital();
            let mut classes = match token.shape {
                Shape::None if token.is_number() => class::DIGITS,
                Shape::Upper if token.span().len() > 3 => class::CAPITAL | class::UPPER,
                Shape::Upper | Shape::Title | Shape::Mixed => class::CAPITAL,
                Shape::None | Shape::Lower => 0,
            };
            lexicon.phrases.each(tokens, i, |len, tag, class| {
                classes |= class;
                words.push(Hit { first, len: len as u8, tag });
            });
            // "Corvane AI"
            let closes = token.shape == Shape::Upper && i > 0 && !token.glued && tables.closes_name(token.word);
            if closes && matches!(tokens[i - 1].shape, Shape::Title | Shape::Mixed) {
                classes |= class::NAME_PART;
            }
            if joined && token.shape == Shape::Title && !lexicon.phrases.begins(token.word) {
                let head = compounds::head(token.span().of(text), lexicon, &tables.vocab, buffer);
                for (tag, class) in lexicon.phrases.single(head).filter(|(tag, _)| compounds::joins(*tag, lexicon)) {
                    classes |= class | class::COMPOUND;
                    words.push(Hit { first, len: 1, tag });
                }
            }
            let capital = capital || token.is_number();
            let listed = names.len();
            tables.names.phrases.each(tokens, i, |len, tag, own| {
                // "il governo francese" is a party, and has no capital
                let state = || {
                    matches!(tag, NameTag::Company(n, _) if len > 1 && tables.names.listed(n).kind == crate::lexicon::OrgKind::State)
                };
                // "con Edison Energia" is no Con Edison
                let closed = || len > 1 && tokens[i + len - 1].shape.is_capital() && classes & class::PREP == 0;
                if capital || closed() || matches!(tag, NameTag::Demonym(..)) || state() {
                    classes |= own;
                    names.push(Hit { first, len: len as u8, tag });
                }
            });
            if listing && capital && own_name(text, &tokens[..to], i, tables, names, listed) {
                classes |= class::NAME;
            }
            *words_end = words.len() as u32;
            *names_end = names.len() as u32;
            *own = classes;
        }
    }

    /// The classes of token `i`, none behind the end.
    #[inline]
    pub fn class(&self, i: usize) -> u64 {
        self.classes.get(i).copied().unwrap_or(0)
    }

    /// The first of the tokens `from..to` that has one of `classes`, else `to`.
    #[inline]
    pub fn next(&self, from: usize, to: usize, classes: u64) -> usize {
        self.classes.get(from..to).and_then(|own| own.iter().position(|c| c & classes != 0)).map_or(to, |n| from + n)
    }

    /// The tokens of `from..to` that have one of `classes`.
    #[inline]
    pub fn each(&self, from: usize, to: usize, classes: u64) -> impl Iterator<Item = usize> + '_ {
        let own = self.classes.get(from..to.min(self.classes.len())).unwrap_or(&[]);
        own.iter().enumerate().filter(move |(_, c)| *c & classes != 0).map(move |(n, _)| from + n)
    }

    /// The classes of the tokens `from..to` together.
    #[inline]
    pub fn among(&self, from: usize, to: usize) -> u64 {
        self.classes.get(from..to.min(self.classes.len())).map_or(0, |own| own.iter().fold(0, |all, c| all | c))
    }

    /// The table entries that begin at token `i`, with their lengths.
    #[inline]
    pub fn tags(&self, i: usize) -> impl Iterator<Item = (usize, Tag)> + '_ {
        self.words.at(i).iter().filter_map(|h| match h.tag {
            PhraseTag::Tag(tag) => Some((h.len as usize, tag)),
            _ => None,
        })
    }

    /// The longest verb form at token `i`.
    pub fn verb(&self, i: usize) -> Option<VerbRef> {
        self.verb_form(i).map(|(_, verb)| verb)
    }

    /// The longest verb form at token `i` with its length: "hizo con" of "hacerse con" has two tokens.
    pub fn verb_form(&self, i: usize) -> Option<(usize, VerbRef)> {
        if self.class(i) & class::VERB == 0 {
            return None;
        }
        self.words.at(i).iter().find_map(|h| match h.tag {
            PhraseTag::Verb(v) => Some((h.len as usize, v)),
            _ => None,
        })
    }

    /// Whether a table entry at token `i` satisfies `test`; gives its length.
    pub fn has(&self, i: usize, test: impl Fn(Tag) -> bool) -> Option<usize> {
        self.tags(i).find(|&(_, t)| test(t)).map(|(len, _)| len)
    }
}
