//! Phrases of word numbers with a payload, found by their first word, longest first.
//!
//! With ("in trattative", X) in the map, `at(tokens, i)` yields `(2, X)` where `tokens[i]` is "in" and "trattative" follows.

use super::WordId;
use crate::scan::Token;

/// Phrases in the order in which they were added, their words in one list.
#[derive(Debug)]
pub struct Phrases<T> {
    words: Vec<WordId>,
    /// First word, number of words, payload.
    all: Vec<(u32, u8, T)>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { words: Vec::new(), all: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds a phrase; one without words and one of more than 255 is left out.
    pub fn push(&mut self, words: &[WordId], payload: T) {
        if let (false, Ok(len)) = (words.is_empty(), u8::try_from(words.len())) {
            self.all.push((self.words.len() as u32, len, payload));
            self.words.extend_from_slice(words);
        }
    }

    /// The numbers of the phrases by first word, each word's longest first: a counting sort, since there are tens of thousands.
    fn by_first_word(&self, words: usize) -> Vec<u32> {
        let first = |p: &(u32, u8, T)| self.words[p.0 as usize] as usize;
        let mut from = vec![0u32; words + 2];
        self.all.iter().for_each(|p| from[first(p) + 1] += 1);
        (1..from.len()).for_each(|w| from[w] += from[w - 1]);
        let (mut next, mut order) = (from.clone(), vec![0u32; self.all.len()]);
        for (number, phrase) in (0u32..).zip(&self.all) {
            let at = &mut next[first(phrase)];
            order[*at as usize] = number;
            *at += 1;
        }
        for bounds in from.windows(2).filter(|b| b[1] - b[0] > 1) {
            order[bounds[0] as usize..bounds[1] as usize].sort_by_key(|&p| std::cmp::Reverse(self.all[p as usize].1));
        }
        order
    }
}

/// A phrase behind its first word.
#[derive(Debug, Clone, Copy)]
struct Entry<T> {
    /// Its second word, 0 where it has none.
    second: WordId,
    /// Where the words behind the second begin in `tails`.
    tail: u32,
    /// How many words the phrase has.
    len: u8,
    /// Its classes (`super::class`).
    class: u64,
    payload: T,
}

/// The phrases that begin with a word: those of several words from `start` on, longest first, then those of one word.
#[derive(Debug, Clone, Copy, Default)]
struct Head {
    start: u32,
    /// How many phrases have several words.
    several: u16,
    /// How many have one.
    single: u16,
    /// One bit for each second word, by its last six bits.
    seconds: u64,
}

/// A set of phrases, frozen for matching.
#[derive(Debug)]
pub struct PhraseMap<T> {
    /// One bit for each word that begins a phrase.
    begins: Vec<u64>,
    /// By first word.
    heads: Vec<Head>,
    /// By first word, longest first.
    entries: Vec<Entry<T>>,
    tails: Vec<WordId>,
}

impl<T: Copy> PhraseMap<T> {
    /// Freezes `phrases` over so many `words`; the order of equal phrases is kept.
    pub fn new(phrases: &Phrases<T>, words: usize, class: impl Fn(&T, u8) -> u64) -> Self {
        let order = phrases.by_first_word(words);
        let mut map = Self {
            begins: vec![0; words / 64 + 1],
            heads: vec![Head::default(); words + 1],
            entries: Vec::with_capacity(order.len()),
            tails: Vec::new(),
        };
        for number in order {
            let (at, len, payload) = phrases.all[number as usize];
            let own = &phrases.words[at as usize..at as usize + len as usize];
            let first = own[0] as usize;
            let head = &mut map.heads[first];
            if head.single == 0 && head.several == 0 {
                head.start = map.entries.len() as u32;
                map.begins[first / 64] |= 1 << (first % 64);
            }
            let second = own.get(1).copied().unwrap_or(0);
            let count = if len > 1 { &mut head.several } else { &mut head.single };
            if *count == u16::MAX {
                continue;
            }
            *count += 1;
            head.seconds |= u64::from(len > 1) << (second % 64);
            map.entries.push(Entry { second, tail: map.tails.len() as u32, len, class: class(&payload, len), payload });
            map.tails.extend_from_slice(own.get(2..).unwrap_or(&[]));
        }
        map
    }

    /// Calls `found` with each phrase that stands at `tokens[i]`, longest first: how many tokens it takes, its payload and its classes.
    #[inline]
    pub fn each(&self, tokens: &[Token], i: usize, mut found: impl FnMut(usize, T, u64)) {
        let word = tokens[i].word;
        if !self.begins(word) {
            return;
        }
        let head = &self.heads[word as usize];
        let (several, all) = (head.several as usize, head.several as usize + head.single as usize);
        let own = &self.entries[head.start as usize..head.start as usize + all];
        let next = tokens.get(i + 1).map_or(0, |t| t.word);
        if next != 0 && head.seconds >> (next % 64) & 1 == 1 {
            for entry in own[..several].iter().filter(|e| e.second == next) {
                if entry.len == 2 || self.follows(entry, tokens, i + 2) {
                    found(entry.len as usize, entry.payload, entry.class);
                }
            }
        }
        for entry in &own[several..] {
            found(1, entry.payload, entry.class);
        }
    }

    /// Whether the words of `entry` behind its second stand at `tokens[i..]`.
    #[inline]
    fn follows(&self, entry: &Entry<T>, tokens: &[Token], i: usize) -> bool {
        let words = &self.tails[entry.tail as usize..entry.tail as usize + entry.len as usize - 2];
        tokens.get(i..i + words.len()).is_some_and(|after| words.iter().zip(after).all(|(w, t)| *w == t.word))
    }

    /// Whether a word begins a phrase.
    #[inline]
    pub fn begins(&self, word: WordId) -> bool {
        let word = word as usize;
        word != 0 && self.begins.get(word / 64).is_some_and(|bits| bits >> (word % 64) & 1 == 1)
    }

    /// The phrases that are this one word, with their classes.
    pub fn single(&self, word: WordId) -> impl Iterator<Item = (T, u64)> + '_ {
        let head = self.heads.get(word as usize).copied().unwrap_or_default();
        let from = head.start as usize + head.several as usize;
        self.entries[from..from + head.single as usize].iter().map(|e| (e.payload, e.class))
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
