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

    fn first(&self, number: u32) -> WordId {
        self.words[self.all[number as usize].0 as usize]
    }

    /// The numbers of the phrases by the rank of their first word, each word's longest first, and where each word's begin: a counting
    /// sort, since there are tens of thousands.
    fn by_first_word(&self, firsts: &Firsts) -> (Vec<u32>, Vec<u32>) {
        let rank = |number| firsts.rank(self.first(number)).unwrap_or(0);
        let numbers = 0..self.all.len() as u32;
        let mut from = vec![0u32; firsts.count + 1];
        numbers.clone().for_each(|n| from[rank(n) + 1] += 1);
        (1..from.len()).for_each(|w| from[w] += from[w - 1]);
        let (mut next, mut order) = (from.clone(), vec![0u32; self.all.len()]);
        for number in numbers {
            let at = &mut next[rank(number)];
            order[*at as usize] = number;
            *at += 1;
        }
        let shorter = |p: &u32| std::cmp::Reverse(self.all[*p as usize].1);
        for bounds in from.windows(2).filter(|b| b[1] - b[0] > 1) {
            let own = &mut order[bounds[0] as usize..bounds[1] as usize];
            if !own.is_sorted_by_key(shorter) {
                own.sort_by_key(shorter);
            }
        }
        (order, from)
    }
}

/// The words that begin phrases, numbered as they first occur.
#[derive(Debug, Default)]
struct Firsts {
    /// By word: one more than its rank, 0 where it begins nothing.
    ranks: Vec<u32>,
    count: usize,
}

impl Firsts {
    fn new(all: impl Iterator<Item = WordId>, words: usize) -> Self {
        let (mut ranks, mut count) = (vec![0u32; words + 1], 0);
        for word in all {
            let rank = &mut ranks[word as usize];
            if *rank == 0 {
                count += 1;
                *rank = count;
            }
        }
        Self { ranks, count: count as usize }
    }

    #[inline]
    fn rank(&self, word: WordId) -> Option<usize> {
        (*self.ranks.get(word as usize)? as usize).checked_sub(1)
    }
}

/// A phrase behind its second word.
#[derive(Debug, Clone, Copy)]
struct Entry<T> {
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
    firsts: Firsts,
    /// By rank of the first word.
    heads: Vec<Head>,
    /// By first word, longest first.
    entries: Vec<Entry<T>>,
    /// The second word of each entry, 0 where it has none: what is compared stands close together.
    seconds: Vec<WordId>,
    tails: Vec<WordId>,
}

impl<T: Copy> PhraseMap<T> {
    /// Freezes `phrases` over so many `words`; the order of equal phrases is kept.
    pub fn new(phrases: &Phrases<T>, words: usize, class: impl Fn(&T, u8) -> u64) -> Self {
        let firsts = Firsts::new((0..phrases.all.len() as u32).map(|n| phrases.first(n)), words);
        let (order, from) = phrases.by_first_word(&firsts);
        let mut map = Self {
            heads: Vec::with_capacity(firsts.count),
            entries: Vec::with_capacity(order.len()),
            seconds: Vec::with_capacity(order.len()),
            tails: Vec::new(),
            firsts,
        };
        for bounds in from.windows(2) {
            let own = order[bounds[0] as usize..bounds[1] as usize].iter().map(|&n| phrases.all[n as usize]);
            let mut head = Head { start: map.entries.len() as u32, ..Head::default() };
            for (at, len, payload) in own {
                let words = &phrases.words[at as usize..at as usize + len as usize];
                let second = words.get(1).copied().unwrap_or(0);
                let count = if len > 1 { &mut head.several } else { &mut head.single };
                if *count == u16::MAX {
                    continue;
                }
                *count += 1;
                head.seconds |= u64::from(len > 1) << (second % 64);
                let (tail, class) = (map.tails.len() as u32, class(&payload, len));
                map.entries.push(Entry { tail, len, class, payload });
                map.seconds.push(second);
                map.tails.extend_from_slice(words.get(2..).unwrap_or(&[]));
            }
            map.heads.push(head);
        }
        map
    }

    /// Calls `found` with each phrase that stands at `tokens[i]`, longest first: how many tokens it takes, its payload and its classes.
    #[inline]
    pub fn each(&self, tokens: &[Token], i: usize, mut found: impl FnMut(usize, T, u64)) {
        let Some(rank) = self.firsts.rank(tokens[i].word) else { return };
        let head = &self.heads[rank];
        let (start, singles) = (head.start as usize, head.start as usize + head.several as usize);
        let next = tokens.get(i + 1).map_or(0, |t| t.word);
        if next != 0 && head.seconds >> (next % 64) & 1 == 1 {
            for (second, entry) in self.seconds[start..singles].iter().zip(&self.entries[start..singles]) {
                if *second == next && (entry.len == 2 || self.follows(entry, tokens, i + 2)) {
                    found(entry.len as usize, entry.payload, entry.class);
                }
            }
        }
        for entry in &self.entries[singles..singles + head.single as usize] {
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
        self.firsts.rank(word).is_some()
    }

    /// The phrases that are this one word, with their classes.
    pub fn single(&self, word: WordId) -> impl Iterator<Item = (T, u64)> + '_ {
        let head = self.firsts.rank(word).map_or(Head::default(), |rank| self.heads[rank]);
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
