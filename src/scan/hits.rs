//! What each token is by the tables: the phrases that begin at it, found once for all later stages.
//!
//! For "ha rilevato", the first token carries an auxiliary and the second a verb form. Which of several readings holds is decided later.

use super::Token;
use crate::lexicon::{Lexicon, NameTag, Names, PhraseTag, VerbRef};
use crate::lang::Tag;

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
    fn clear(&mut self) {
        self.all.clear();
        self.from.clear();
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
        (1..=reach.min(i)).rev().flat_map(move |back| self.at(i - back).iter().filter(move |h| h.len as usize == back))
    }
}

/// All phrases of a text.
#[derive(Debug, Default)]
pub struct TextHits {
    /// Words of the language.
    pub words: Hits<PhraseTag>,
    /// Names of the lists.
    pub names: Hits<NameTag>,
}

impl TextHits {
    /// Finds the phrases of `tokens`.
    pub fn find(&mut self, tokens: &[Token], lexicon: &Lexicon, names: &Names) {
        self.words.clear();
        self.names.clear();
        for i in 0..tokens.len() {
            self.words.from.push(self.words.all.len() as u32);
            self.names.from.push(self.names.all.len() as u32);
            if tokens[i].word == 0 {
                continue;
            }
            let hit = |len: usize| (i as u32, len as u8);
            for (len, tag) in lexicon.phrases.at(tokens, i) {
                let (first, len) = hit(len);
                self.words.all.push(Hit { first, len, tag });
            }
            let capital = tokens[i].shape.is_capital() || tokens[i].is_number();
            for (len, tag) in names.phrases.at(tokens, i) {
                if capital || len > 1 && tokens[i + len - 1].shape.is_capital() || matches!(tag, NameTag::Demonym(..)) {
                    let (first, len) = hit(len);
                    self.names.all.push(Hit { first, len, tag });
                }
            }
        }
        self.words.from.push(self.words.all.len() as u32);
        self.names.from.push(self.names.all.len() as u32);
    }

    /// The table entries that begin at token `i`, with their lengths.
    #[inline]
    pub fn tags(&self, i: usize) -> impl Iterator<Item = (usize, Tag)> + '_ {
        self.words.at(i).iter().filter_map(|h| match h.tag {
            PhraseTag::Tag(tag) => Some((h.len as usize, tag)),
            _ => None,
        })
    }

    /// The first verb form at token `i`.
    pub fn verb(&self, i: usize) -> Option<VerbRef> {
        self.words.at(i).iter().find_map(|h| match h.tag {
            PhraseTag::Verb(v) => Some(v),
            _ => None,
        })
    }

    /// Whether a table entry at token `i` satisfies `test`; gives its length.
    pub fn has(&self, i: usize, test: impl Fn(Tag) -> bool) -> Option<usize> {
        self.tags(i).find(|&(_, t)| test(t)).map(|(len, _)| len)
    }
}
