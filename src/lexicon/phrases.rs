//! Phrases of word numbers with a payload, found by their first word, longest first.
//!
//! With ("in trattative", X) in the map, `at(tokens, i)` yields `(2, X)` where `tokens[i]` is "in" and "trattative" follows.

use super::WordId;
use crate::scan::Token;

/// A set of phrases, frozen for matching.
#[derive(Debug)]
pub struct PhraseMap<T> {
    /// For each word, where its phrases begin in `entries`; one more at the end.
    first: Vec<u32>,
    /// Words behind the first one (range into `tails`) and payload, by first word, longest first.
    entries: Vec<(u32, u8, T)>,
    tails: Vec<WordId>,
}

impl<T: Copy> PhraseMap<T> {
    /// Freezes `phrases`; the order of equal phrases is kept.
    pub fn new(mut phrases: Vec<(Vec<WordId>, T)>, words: usize) -> Self {
        phrases.retain(|(w, _)| !w.is_empty() && w.len() < 256);
        phrases.sort_by(|a, b| (a.0[0], std::cmp::Reverse(a.0.len())).cmp(&(b.0[0], std::cmp::Reverse(b.0.len()))));
        let (mut first, mut entries, mut tails) = (Vec::with_capacity(words + 2), Vec::with_capacity(phrases.len()), Vec::new());
        for (ids, payload) in &phrases {
            while first.len() <= ids[0] as usize {
                first.push(entries.len() as u32);
            }
            entries.push((tails.len() as u32, ids.len() as u8, *payload));
            tails.extend_from_slice(&ids[1..]);
        }
        while first.len() <= words + 1 {
            first.push(entries.len() as u32);
        }
        Self { first, entries, tails }
    }

    /// The phrases that stand at `tokens[i]`, longest first: how many tokens each takes, and its payload.
    #[inline]
    pub fn at<'a>(&'a self, tokens: &'a [Token], i: usize) -> impl Iterator<Item = (usize, T)> + 'a {
        let word = tokens[i].word as usize;
        let range = match (word, self.first.get(word), self.first.get(word + 1)) {
            (0, _, _) | (_, None, _) | (_, _, None) => 0..0,
            (_, Some(&a), Some(&b)) => a as usize..b as usize,
        };
        self.entries[range].iter().filter_map(move |&(tail, len, payload)| {
            let words = &self.tails[tail as usize..tail as usize + len as usize - 1];
            let after = tokens.get(i + 1..i + len as usize)?;
            words.iter().zip(after).all(|(w, t)| *w == t.word).then_some((len as usize, payload))
        })
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
