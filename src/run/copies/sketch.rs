//! What is kept of a text to know its copies by: how its words follow each other, its numbers, its names.
//!
//! Words are runs of letters and digits of whatever language, their case aside. Each three that follow each other are hashed, and the least
//! hash of each of [`BINS`] classes is kept (MinHash by one permutation): two texts agree in about as many classes as the share of
//! their threes that they have in common. Written here in place of a crate: it is one pass of a few operations a byte, and its values must
//! stay the same for good, since a run that was interrupted goes on with them.

/// How many classes of threes there are.
pub(super) const BINS: usize = 32;

/// How many numbers, and how many names, are kept.
const FACTS: usize = 12;

/// How many threes a text needs to be compared by their share; shorter ones are copies only where they are equal.
const LEAST: u32 = 24;

/// What is kept of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    /// The least hash of each class.
    pub(super) bins: [u32; BINS],
    pub(super) print: Print,
}

/// The part of a sketch that stays in memory for each article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Print {
    bins: [u8; BINS],
    pub(super) numbers: Facts,
    names: Facts,
    short: bool,
}

/// The least hashes of a set, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Facts {
    least: [u16; FACTS],
    count: u8,
}

impl Facts {
    fn add(&mut self, hash: u64) {
        let hash = (hash >> 48) as u16;
        let filled = &self.least[..usize::from(self.count)];
        let Err(at) = filled.binary_search(&hash) else { return };
        if at == FACTS {
            return;
        }
        let end = filled.len().min(FACTS - 1);
        self.least.copy_within(at..end, at + 1);
        self.least[at] = hash;
        self.count = (end + 1) as u8;
    }

    /// Of the least hashes of both together: how many are in both, and how many are in the one that has fewer of them.
    fn shared(&self, other: &Self) -> (u32, u32) {
        let (a, b) = (&self.least[..usize::from(self.count)], &other.least[..usize::from(other.count)]);
        let (mut i, mut j, mut both, mut all) = (0, 0, 0, 0usize);
        while all < FACTS && (i < a.len() || j < b.len()) {
            let (left, right) = (a.get(i), b.get(j));
            let order = match (left, right) {
                (Some(left), Some(right)) => left.cmp(right),
                (Some(_), None) => std::cmp::Ordering::Less,
                _ => std::cmp::Ordering::Greater,
            };
            i += usize::from(order.is_le());
            j += usize::from(order.is_ge());
            both += u32::from(order.is_eq());
            all += 1;
        }
        (both, i.min(j) as u32)
    }

    /// Pairs of neighbours among the least.
    pub(super) fn pair(&self, at: usize) -> Option<[u16; 2]> {
        let least = &self.least[..usize::from(self.count)];
        Some([*least.get(at)?, *least.get(at + 1)?])
    }
}

impl Facts {
    const BYTES: usize = FACTS * 2 + 1;

    fn write(&self, to: &mut Vec<u8>) {
        self.least.iter().for_each(|hash| to.extend(hash.to_le_bytes()));
        to.push(self.count);
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (least, count) = bytes.split_at_checked(FACTS * 2)?;
        let mut facts = Self { count: *count.first()?, ..Self::default() };
        for (hash, bytes) in facts.least.iter_mut().zip(least.as_chunks().0) {
            *hash = u16::from_le_bytes(*bytes);
        }
        (usize::from(facts.count) <= FACTS).then_some(facts)
    }
}

impl Print {
    /// Whether one text is an edited copy of the other. Stories made by one template share most of their words, and neither numbers nor
    /// names; two stories about one deal share those, and few of their words.
    pub(super) fn is_copy(&self, other: &Self) -> bool {
        let same = self.bins.iter().zip(&other.bins).filter(|(a, b)| a == b).count();
        if self.short || other.short {
            return self.short && other.short && same == BINS && self.numbers == other.numbers;
        }
        let (numbers, all) = self.numbers.shared(&other.numbers);
        let (names, all_names) = self.names.shared(&other.names);
        // of few numbers one is by chance the same, or by chance left out
        let agree = |both: u32, all: u32| all < 3 || both * 4 >= all * 3;
        let enough = match all {
            0..=2 => BINS * 3 / 4,
            3 => BINS / 2,
            _ => BINS * 3 / 8,
        };
        same >= enough && agree(numbers, all) && agree(names, all_names)
    }
}

/// Spreads a hash over all bits.
const fn spread(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    hash ^ (hash >> 29)
}

impl Sketch {
    /// The sketch of a text.
    pub fn of(text: &str) -> Self {
        let mut making = Making::default();
        let bytes = text.as_bytes();
        let mut at = 0;
        while at < bytes.len() {
            let Some(len) = mark(bytes, at) else {
                at = making.word(bytes, at);
                continue;
            };
            at += len;
        }
        making.finish()
    }

    /// The sketch as bytes, always as many, for a run to come.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(Self::BYTES);
        self.bins.iter().for_each(|hash| bytes.extend(hash.to_le_bytes()));
        self.print.numbers.write(&mut bytes);
        self.print.names.write(&mut bytes);
        bytes.push(u8::from(self.print.short));
        bytes
    }

    /// The sketch that [`Self::to_bytes`] wrote; none where the bytes are no such thing.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        if bytes.len() != Self::BYTES {
            return None;
        }
        let (least, rest) = bytes.split_at(BINS * 4);
        let (numbers, rest) = rest.split_at(Facts::BYTES);
        let (names, short) = rest.split_at(Facts::BYTES);
        let mut bins = [0; BINS];
        for (hash, bytes) in bins.iter_mut().zip(least.as_chunks().0) {
            *hash = u32::from_le_bytes(*bytes);
        }
        Some(Self::new(bins, Facts::read(numbers)?, Facts::read(names)?, short == [1]))
    }

    const BYTES: usize = BINS * 4 + 2 * Facts::BYTES + 1;

    fn new(bins: [u32; BINS], numbers: Facts, names: Facts, short: bool) -> Self {
        let least = bins.map(|bin| (spread(u64::from(bin)) >> 40) as u8);
        Self { bins, print: Print { bins: least, numbers, names, short } }
    }
}

/// How many bytes of a character that belongs to no word stand here; the punctuation and the blanks beyond ASCII that news are set with
/// begin with two bytes of their own.
fn mark(bytes: &[u8], at: usize) -> Option<usize> {
    match bytes[at] {
        byte if byte.is_ascii() => (!byte.is_ascii_alphanumeric()).then_some(1),
        0xc2 => Some(2),
        0xe2 if matches!(bytes.get(at + 1), Some(0x80..=0x82)) => Some(3),
        _ => None,
    }
}

struct Making {
    bins: [u32; BINS],
    numbers: Facts,
    names: Facts,
    last: [u64; 2],
    words: u32,
}

impl Default for Making {
    fn default() -> Self {
        let (numbers, names) = (Facts::default(), Facts::default());
        Self { bins: [u32::MAX; BINS], numbers, names, last: [0; 2], words: 0 }
    }
}

impl Making {
    /// Takes the word that begins at `from`, and gives where it ends.
    fn word(&mut self, bytes: &[u8], from: usize) -> usize {
        let (mut at, mut hash, mut digit) = (from, 0xcbf2_9ce4_8422_2325_u64, false);
        while at < bytes.len() {
            let byte = bytes[at];
            // a point or comma between two digits belongs to the number
            let inner = matches!(byte, b'.' | b',')
                && bytes[at - usize::from(at > from)].is_ascii_digit()
                && bytes.get(at + 1).is_some_and(u8::is_ascii_digit);
            if !inner && mark(bytes, at).is_some() {
                break;
            }
            digit |= byte.is_ascii_digit();
            let folded = if byte.is_ascii_uppercase() { byte | 0x20 } else { byte };
            hash = (hash ^ u64::from(folded)).wrapping_mul(0x0000_0100_0000_01b3);
            at += 1;
        }
        let hash = spread(hash);
        let capital = bytes[from].is_ascii_uppercase()
            || (bytes[from] == 0xc3 && bytes.get(from + 1).is_some_and(|next| *next < 0x9f));
        if digit {
            self.numbers.add(hash);
        } else if capital {
            self.names.add(hash);
        }
        let three = spread(self.last[0].rotate_left(17) ^ self.last[1].rotate_left(31) ^ hash);
        self.last = [self.last[1], hash];
        self.words += 1;
        if self.words >= 3 {
            let bin = &mut self.bins[(three >> 59) as usize];
            *bin = (*bin).min(three as u32);
        }
        at
    }

    fn finish(mut self) -> Sketch {
        let threes = self.words.saturating_sub(2);
        if threes == 0 {
            // one or two words are told apart by themselves
            self.bins[0] = spread(self.last[0].rotate_left(31) ^ self.last[1]) as u32;
        }
        // a class without a three takes what stands in the next that has one
        let first = self.bins;
        for (at, bin) in self.bins.iter_mut().enumerate().filter(|(_, bin)| **bin == u32::MAX) {
            let next = (1..BINS).find(|step| first[(at + step) % BINS] != u32::MAX);
            *bin = next.map_or(u32::MAX, |step| spread(u64::from(first[(at + step) % BINS]) + step as u64) as u32);
        }
        Sketch::new(self.bins, self.numbers, self.names, threes < LEAST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_blanks_and_marks_change_nothing_and_words_do() {
        let text = "Eni compra «Novamont» per 3,2 miliardi di euro: l'accordo è firmato.";
        let same = "ENI  compra Novamont, per 3,2 miliardi\nDi euro – l’accordo è firmato";
        assert_eq!(Sketch::of(text).bins, Sketch::of(same).bins);
        assert_ne!(Sketch::of(text), Sketch::of("Eni compra Novamont per 3,3 miliardi di euro: l'accordo è firmato."));
        assert_eq!(Sketch::of(""), Sketch::of(" \n— "));
    }

    #[test]
    fn bytes_give_the_sketch_back() {
        for text in ["", "Eni", "Eni compra Novamont per 3,2 miliardi di euro: l'accordo è firmato nel 2026."] {
            let sketch = Sketch::of(text);
            assert_eq!(Sketch::from_bytes(&sketch.to_bytes()), Some(sketch), "{text}");
        }
        let mut bytes = Sketch::of("a").to_bytes();
        assert_eq!(Sketch::from_bytes(&bytes[1..]), None);
        bytes[BINS * 4 + FACTS * 2] = 99;
        assert_eq!(Sketch::from_bytes(&bytes), None, "more facts than there is room for");
    }

    #[test]
    fn facts_are_the_least_in_order() {
        let mut facts = Facts::default();
        (0..40u64).rev().for_each(|n| facts.add((n % 20) << 48));
        assert_eq!(facts.least, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        let mut few = Facts::default();
        [1u64, 3, 50].into_iter().for_each(|n| few.add(n << 48));
        assert_eq!((few.shared(&few), facts.shared(&few)), ((3, 3), (2, 2)));
    }
}
