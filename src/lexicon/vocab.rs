//! Words and their numbers.
//!
//! `vocab.id("Miliardi")` is the number of "miliardi", or 0 where no table holds the word. Case is folded;
//! accents are kept, since "è" and "e" differ.

use rustc_hash::FxHashMap;

/// The number of a folded word; 0 is no known word.
pub type WordId = u32;

/// A set of folded words, each with its number.
#[derive(Debug, Default)]
pub struct Vocab {
    ids: FxHashMap<Box<str>, WordId>,
}

impl Vocab {
    /// The number of an already folded word, given one where it has none.
    pub fn intern(&mut self, folded: &str) -> WordId {
        if let Some(&id) = self.ids.get(folded) {
            return id;
        }
        let id = self.ids.len() as WordId + 1;
        self.ids.insert(folded.into(), id);
        id
    }

    /// The number of a word of a text; `buffer` is reused for folding.
    #[inline]
    pub fn id(&self, word: &str, buffer: &mut String) -> WordId {
        let folded = fold(word, buffer);
        self.ids.get(folded).copied().unwrap_or(0)
    }

    /// How many words are known.
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Whether no word is known.
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }
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
}
