//! Phrases of word numbers with a payload, found by their first word, longest first.
//!
//! With ("in trattative", X) in the map, `at(tokens, i)` yields `(2, X)` where `tokens[i]` is "in" and "trattative" follows.

use super::WordId;
use crate::scan::Token;

/// A phrase that is yet to be frozen.
#[derive(Debug, Clone, Copy)]
struct Phrase {
    /// Where its words begin.
    at: u32,
    /// How many they are.
    len: u8,
    /// Number of its payload.
    payload: u32,
}

/// Phrases in the order in which they were added, their words in one list.
#[derive(Debug)]
pub struct Phrases<T> {
    words: Vec<WordId>,
    all: Vec<Phrase>,
    /// What follows each other with the same payload shares it: memory that is never touched costs nothing at the start.
    payloads: Vec<T>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { words: Vec::new(), all: Vec::new(), payloads: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Empties it; the memory stays.
    pub fn clear(&mut self) {
        self.words.clear();
        self.all.clear();
        self.payloads.clear();
    }
}

impl<T: PartialEq> Phrases<T> {
    /// Adds a phrase; one without words and one of more than 255 is left out.
    pub fn push(&mut self, words: &[WordId], payload: T) {
        if let (false, Ok(len)) = (words.is_empty(), u8::try_from(words.len())) {
            if self.payloads.last() != Some(&payload) {
                self.payloads.push(payload);
            }
            self.all.push(Phrase { at: self.words.len() as u32, len, payload: self.payloads.len() as u32 - 1 });
            self.words.extend_from_slice(words);
        }
    }
}

impl<T> Phrases<T> {
    fn first(&self, phrase: &Phrase) -> WordId {
        self.words[phrase.at as usize]
    }

    /// The numbers of the phrases by the rank of their first word, each word's longest first, and where each word's end: a counting sort,
    /// since there are tens of thousands.
    fn by_first_word(&self, firsts: &Firsts) -> (Vec<u32>, Vec<u32>) {
        let ranks: Vec<u32> = self.all.iter().map(|p| firsts.rank(self.first(p)).unwrap_or(0) as u32).collect();
        let mut ends = vec![0u32; firsts.count];
        ranks.iter().for_each(|&rank| ends[rank as usize] += 1);
        let mut sum = 0;
        ends.iter_mut().for_each(|end| sum += std::mem::replace(end, sum));
        let mut order = vec![0u32; self.all.len()];
        for (number, &rank) in (0u32..).zip(&ranks) {
            let at = &mut ends[rank as usize];
            order[*at as usize] = number;
            *at += 1;
        }
        let mut from = 0;
        for &end in &ends {
            let own = &mut order[from..end as usize];
            let shorter = |p: &u32| std::cmp::Reverse(self.all[*p as usize].len);
            if own.len() > 1 && !own.is_sorted_by_key(shorter) {
                own.sort_by_key(shorter);
            }
            from = end as usize;
        }
        (order, ends)
    }
}

/// How many bits of a byte are set.
const ONES: [u8; 256] = {
    let mut ones = [0; 256];
    let mut byte = 1;
    while byte < 256 {
        ones[byte] = ones[byte / 2] + (byte % 2) as u8;
        byte += 1;
    }
    ones
};

/// The words that begin phrases, ranked by their numbers. A bit a word: the tables of six languages are small, and those words of one text
/// stay in the nearest cache.
#[derive(Debug, Default)]
struct Firsts {
    /// Of eight words: the low byte their bits, above it how many are set before them.
    blocks: Vec<u32>,
    count: usize,
}

impl Firsts {
    fn new(all: impl Iterator<Item = WordId>, words: usize) -> Self {
        let mut blocks = vec![0u32; words / 8 + 1];
        all.for_each(|w| blocks[w as usize / 8] |= 1 << (w % 8));
        let mut count = 0;
        for block in &mut blocks {
            let own = ONES[(*block & 0xff) as usize];
            *block |= count << 8;
            count += u32::from(own);
        }
        Self { blocks, count: count as usize }
    }

    #[inline]
    fn rank(&self, word: WordId) -> Option<usize> {
        let block = *self.blocks.get(word as usize / 8)?;
        let bit = 1 << (word % 8);
        (block & bit != 0).then(|| (block >> 8) as usize + ONES[(block & (bit - 1) & 0xff) as usize] as usize)
    }
}

/// A phrase of several words, behind its first.
#[derive(Debug, Clone, Copy)]
struct Entry {
    /// Its second word.
    second: WordId,
    /// Where the words behind the second begin in `tails`.
    tail: u32,
    /// Number of its payload.
    payload: u32,
    /// How many words the phrase has.
    len: u8,
}

/// The phrases that begin with a word, where they are not one of one word alone.
#[derive(Debug, Clone, Copy, Default)]
struct Head {
    /// Where those of several words begin, longest first.
    entries: u32,
    /// Where those of one word begin.
    singles: u32,
    several: u16,
    single: u16,
    /// One bit for each second word, by its last five bits.
    seconds: u32,
}

/// Marks the number of a head.
const MANY: u32 = 1 << 31;

/// A payload with the classes that it has as one word and as several.
#[derive(Debug, Clone, Copy)]
struct Payload<T> {
    classes: [u64; 2],
    payload: T,
}

/// A set of phrases, frozen for matching.
#[derive(Debug)]
pub struct PhraseMap<T> {
    firsts: Firsts,
    /// By rank of the first word: the number of the payload of its one phrase of one word, or with [`MANY`] of its head.
    ranked: Vec<u32>,
    heads: Vec<Head>,
    entries: Vec<Entry>,
    /// The numbers of the payloads of phrases of one word.
    singles: Vec<u32>,
    tails: Vec<WordId>,
    payloads: Vec<Payload<T>>,
}

impl<T: Copy> PhraseMap<T> {
    /// Freezes `phrases` over so many `words`; the order of equal phrases is kept. `class` gives the classes of a payload that stands for
    /// so many words.
    pub fn new(phrases: &Phrases<T>, words: usize, class: impl Fn(&T, u8) -> u64) -> Self {
        let firsts = Firsts::new(phrases.all.iter().map(|p| phrases.first(p)), words);
        let (order, ends) = phrases.by_first_word(&firsts);
        let payload = |p: &T| Payload { classes: [class(p, 1), class(p, 2)], payload: *p };
        let mut map = Self {
            ranked: Vec::with_capacity(firsts.count),
            heads: Vec::new(),
            entries: Vec::new(),
            singles: Vec::new(),
            tails: Vec::new(),
            payloads: phrases.payloads.iter().map(payload).collect(),
            firsts,
        };
        let mut from = 0;
        for end in ends {
            let own = &order[from..end as usize];
            from = end as usize;
            let ranked = match own.first().map(|&p| phrases.all[p as usize]) {
                Some(Phrase { len: 1, payload, .. }) if own.len() == 1 => payload,
                _ => map.head(phrases, own),
            };
            map.ranked.push(ranked);
        }
        map
    }

    /// Adds the phrases of one first word, those of several words in front, and gives the number of their head.
    fn head(&mut self, phrases: &Phrases<T>, own: &[u32]) -> u32 {
        let (entries, singles) = (self.entries.len() as u32, self.singles.len() as u32);
        let mut head = Head { entries, singles, ..Head::default() };
        for &number in own {
            let Phrase { at, len, payload } = phrases.all[number as usize];
            let count = if len > 1 { &mut head.several } else { &mut head.single };
            if *count == u16::MAX {
                continue;
            }
            *count += 1;
            match &phrases.words[at as usize + 1..at as usize + len as usize] {
                [] => self.singles.push(payload),
                [second, behind @ ..] => {
                    head.seconds |= 1 << (second % 32);
                    self.entries.push(Entry { second: *second, tail: self.tails.len() as u32, payload, len });
                    self.tails.extend_from_slice(behind);
                }
            }
        }
        self.heads.push(head);
        MANY | (self.heads.len() as u32 - 1)
    }

    /// Calls `found` with each phrase that stands at `tokens[i]`, longest first: how many tokens it takes, its payload and its classes.
    #[inline]
    pub fn each(&self, tokens: &[Token], i: usize, mut found: impl FnMut(usize, T, u64)) {
        let word = tokens[i].word;
        if word == 0 {
            return;
        }
        let Some(rank) = self.firsts.rank(word) else { return };
        let ranked = self.ranked[rank];
        if ranked & MANY == 0 {
            let Payload { classes, payload } = self.payloads[ranked as usize];
            return found(1, payload, classes[0]);
        }
        let head = &self.heads[(ranked & !MANY) as usize];
        if head.several != 0 {
            let next = tokens.get(i + 1).map_or(0, |t| t.word);
            if next != 0 && head.seconds >> (next % 32) & 1 == 1 {
                let own = &self.entries[head.entries as usize..head.entries as usize + head.several as usize];
                for entry in own.iter().filter(|e| e.second == next) {
                    if entry.len == 2 || self.follows(entry, tokens, i + 2) {
                        let Payload { classes, payload } = self.payloads[entry.payload as usize];
                        found(entry.len as usize, payload, classes[1]);
                    }
                }
            }
        }
        for &number in &self.singles[head.singles as usize..head.singles as usize + head.single as usize] {
            let Payload { classes, payload } = self.payloads[number as usize];
            found(1, payload, classes[0]);
        }
    }

    /// Whether the words of `entry` behind its second stand at `tokens[i..]`.
    #[inline]
    fn follows(&self, entry: &Entry, tokens: &[Token], i: usize) -> bool {
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
        let own = match self.firsts.rank(word) {
            None => &[],
            Some(rank) if self.ranked[rank] & MANY == 0 => &self.ranked[rank..=rank],
            Some(rank) => {
                let head = &self.heads[(self.ranked[rank] & !MANY) as usize];
                &self.singles[head.singles as usize..head.singles as usize + head.single as usize]
            }
        };
        own.iter().map(|&p| (self.payloads[p as usize].payload, self.payloads[p as usize].classes[0]))
    }

    /// How many phrases there are.
    pub fn len(&self) -> usize {
        self.entries.len() + self.singles.len() + self.ranked.len() - self.heads.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ranked.is_empty()
    }
}
