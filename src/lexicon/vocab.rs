//! Words and their numbers.
//!
//! `vocab.id("Miliardi")` is the number of "miliardi", or 0 where no table holds the word. Case is folded;
//! accents are kept, since "è" and "e" differ. Words of up to 16 bytes are compared as two machine words in one open table.

use rustc_hash::FxHashMap;

/// The number of a folded word; 0 is no known word.
pub type WordId = u32;

/// A folded word of up to 16 bytes, padded with zeros, in little-endian order.
pub type Key = [u64; 2];

/// Longest word that has a [`Key`], in bytes.
pub const SHORT: usize = 16;

/// A set of folded words, each with its number.
#[derive(Debug, Default)]
pub struct Vocab {
    /// Open addressing; the low `bits` bits are the word's number, those above a part of its hash. 0 is free.
    slots: Vec<u32>,
    bits: u32,
    /// The short word of each number; zeros for a long one.
    keys: Vec<Key>,
    long: FxHashMap<Box<str>, WordId>,
}

/// The key of a folded word, where it is short.
#[inline]
fn key(folded: &[u8]) -> Option<Key> {
    let mut bytes = [0u8; SHORT];
    bytes.get_mut(..folded.len())?.copy_from_slice(folded);
    let whole = u128::from_le_bytes(bytes);
    Some([whole as u64, (whole >> 64) as u64])
}

#[inline]
fn hash(key: Key) -> u64 {
    let product = u128::from(key[0] ^ 0x9e37_79b9_7f4a_7c15) * u128::from(key[1] ^ 0xd6e8_feb8_6659_fd93);
    (product as u64 ^ (product >> 64) as u64).wrapping_mul(0xa076_1d64_78bd_642f)
}

impl Vocab {
    /// A set with room for so many words.
    pub fn with_capacity(words: usize) -> Self {
        let bits = (words * 5 / 3 + 3).next_power_of_two().trailing_zeros();
        Self { slots: vec![0; 1 << bits], bits, keys: Vec::with_capacity(words + 1), long: FxHashMap::default() }
    }

    /// The number of an already folded word, given one where it has none.
    pub fn intern(&mut self, folded: &str) -> WordId {
        match key(folded.as_bytes()) {
            Some(key) => self.intern_key(key),
            None => self.intern_long(folded),
        }
    }

    /// The number of a folded word that is padded with zeros, given one where it has none.
    pub fn intern_short(&mut self, folded: [u8; SHORT]) -> WordId {
        let whole = u128::from_le_bytes(folded);
        self.intern_key([whole as u64, (whole >> 64) as u64])
    }

    fn intern_key(&mut self, key: Key) -> WordId {
        if self.keys.len() * 5 / 3 + 2 >= self.slots.len() {
            self.grow();
        }
        if self.keys.is_empty() {
            self.keys.push(Key::default());
        }
        match self.slot(key) {
            Ok(known) => known,
            Err((at, tag)) => {
                let id = self.keys.len() as WordId;
                self.keys.push(key);
                self.slots[at] = tag | id;
                id
            }
        }
    }

    fn intern_long(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.long.get(folded) {
            return id;
        }
        if self.keys.is_empty() {
            self.keys.push(Key::default());
        }
        let id = self.keys.len() as WordId;
        self.keys.push(Key::default());
        self.long.insert(folded.into(), id);
        id
    }

    fn grow(&mut self) {
        // a table that is never full keeps every number below its size, also with the long words; a small one stays in the cache
        self.bits = (self.bits + 1).max(12);
        while (1usize << self.bits) <= self.keys.len() * 5 / 3 + 2 {
            self.bits += 1;
        }
        self.slots.clear();
        self.slots.resize(1 << self.bits, 0);
        for id in 1..self.keys.len() {
            if self.keys[id] != Key::default() {
                self.place(self.keys[id], id as WordId);
            }
        }
    }

    fn place(&mut self, key: Key, id: WordId) {
        if let Err((at, tag)) = self.slot(key) {
            self.slots[at] = tag | id;
        }
    }

    /// The number of a short folded word.
    #[inline]
    pub fn find(&self, key: Key) -> WordId {
        self.slot(key).unwrap_or(0)
    }

    /// The number of a short folded word, or the free slot for it and the part of its hash that is kept there.
    #[inline]
    fn slot(&self, key: Key) -> Result<WordId, (usize, u32)> {
        let hash = hash(key);
        let tag = (hash as u32) << self.bits;
        let mut at = (hash >> ((64 - self.bits) & 63)) as usize;
        loop {
            at &= self.slots.len().wrapping_sub(1);
            // a set without words has no slots
            let Some(&slot) = self.slots.get(at).filter(|&&slot| slot != 0) else { return Err((at, tag)) };
            let id = slot & ((1 << self.bits) - 1);
            if slot ^ id == tag && self.keys[id as usize] == key {
                return Ok(id);
            }
            at += 1;
        }
    }

    /// The number of a word of a text; `buffer` is reused for folding.
    #[inline]
    pub fn id(&self, word: &str, buffer: &mut String) -> WordId {
        if let Some(key) = latin_key(word.as_bytes()) {
            return self.find(key);
        }
        let folded = fold(word, buffer);
        match key(folded.as_bytes()) {
            Some(key) => self.find(key),
            None => self.long.get(folded).copied().unwrap_or(0),
        }
    }

    /// How many words are known.
    pub fn len(&self) -> usize {
        self.keys.len().saturating_sub(1)
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// The key of an unfolded word of ASCII, accented Latin letters and typographic apostrophes; `None` for other words and long ones.
#[inline]
fn latin_key(word: &[u8]) -> Option<Key> {
    let mut bytes = [0u8; SHORT];
    let (mut at, mut to) = (0, 0);
    while at < word.len() {
        let b = word[at];
        let (folded, width) = match b {
            0..0x80 => (b.to_ascii_lowercase(), 1),
            0xc3 => {
                *bytes.get_mut(to)? = b;
                to += 1;
                let second = *word.get(at + 1)?;
                (if second < 0x9f && second != 0x97 { second + 0x20 } else { second }, 2)
            }
            0xe2 if word.get(at + 1..at + 3) == Some(&[0x80, 0x99]) => (b'\'', 3),
            _ => return None,
        };
        *bytes.get_mut(to)? = folded;
        to += 1;
        at += width;
    }
    let whole = u128::from_le_bytes(bytes);
    Some([whole as u64, (whole >> 64) as u64])
}

/// Lower case with the typographic apostrophe made plain.
#[inline]
pub fn fold<'b>(word: &'b str, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    if word.is_ascii() {
        if !word.bytes().any(|b| b.is_ascii_uppercase()) {
            return word;
        }
        buffer.push_str(word);
        buffer.make_ascii_lowercase();
        return buffer;
    }
    for c in word.chars() {
        match c {
            '’' | 'ʼ' | '‘' => buffer.push('\''),
            c if c.is_lowercase() => buffer.push(c),
            c => buffer.extend(c.to_lowercase()),
        }
    }
    buffer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_apostrophes_are_folded() {
        let mut vocab = Vocab::default();
        let id = vocab.intern("dell'");
        let mut buffer = String::new();
        assert_eq!(vocab.id("Dell’", &mut buffer), id);
        assert_eq!(vocab.id("della", &mut buffer), 0);
    }

    #[test]
    fn short_and_long_words_of_all_scripts_are_found() {
        let (mut vocab, mut buffer) = (Vocab::default(), String::new());
        let words = [
            "e",
            "è",
            "perché",
            "università",
            "telecomunicazioni",
            "amministrazione",
            "straße",
            "łódź",
            "компания",
            "ÿ",
            "sedicisedicisedi",
        ];
        let many: Vec<String> = (0..3000).map(|n| format!("w{n}")).collect();
        let ids: Vec<WordId> =
            words.iter().copied().chain(many.iter().map(String::as_str)).map(|w| vocab.intern(w)).collect();
        assert_eq!(ids, (1..=words.len() as WordId + 3000).collect::<Vec<_>>());
        for (word, id) in words.iter().zip(&ids) {
            assert_eq!(vocab.id(&word.to_uppercase().replace("STRASSE", "Straße"), &mut buffer), *id, "{word}");
        }
        assert_eq!(vocab.id("w2999", &mut buffer), words.len() as WordId + 3000);
        assert_eq!(vocab.id("w3000", &mut buffer), 0);
        assert_eq!(vocab.id("telecomunicazione", &mut buffer), 0);
    }

    #[test]
    fn latin_keys_agree_with_folding() {
        let mut buffer = String::new();
        for c in ('\u{20}'..'\u{180}').chain(['’', '‘', 'ʼ', '–']) {
            let word = format!("a{c}b");
            if let Some(found) = latin_key(word.as_bytes()) {
                assert_eq!(Some(found), key(fold(&word, &mut buffer).as_bytes()), "{word}");
            }
        }
    }
}
