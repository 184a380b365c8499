//! Byte offsets to offsets in characters or UTF-16 units.
//!
//! In "è 3 €" the 3 stands at byte 3, at character 2. A table of checkpoints is built in one pass over the text, so a
//! conversion looks at eight bits. Spans themselves stay in bytes everywhere else.

use crate::value::Span;

/// What offsets count in the output.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OffsetUnit {
    /// Bytes of the text in UTF-8.
    #[default]
    Bytes,
    /// Characters, as Python slices.
    Chars,
    /// UTF-16 units, as JavaScript slices.
    Utf16,
}

/// Bytes between two checkpoints: as many as a word holds.
const STEP: usize = 8;

/// A bit for each byte of a word: the lowest is the first byte's.
type Bits = u8;

/// What is known where a word begins.
#[derive(Debug, Clone, Copy)]
struct Mark {
    /// Units before it.
    before: u32,
    /// The bytes that begin a character.
    first: Bits,
    /// The bytes that begin a second unit: those of four bytes in UTF-16.
    second: Bits,
}

/// Converts the spans of one text after the other; the table is reused.
#[derive(Debug, Clone, Default)]
pub struct Offsets {
    unit: OffsetUnit,
    /// One for each [`STEP`] bytes, and one for the end; none where bytes are counted or all bytes are ASCII.
    marks: Vec<Mark>,
}

impl Offsets {
    /// Counts in `unit`.
    pub fn new(unit: OffsetUnit) -> Self {
        let marks = Vec::new();
        Self { unit, marks }
    }

    /// Builds the table for a text; until the next call [`Self::span`] is about this one.
    pub fn load(&mut self, text: &str) {
        self.marks.clear();
        if self.unit == OffsetUnit::Bytes || text.is_ascii() {
            return;
        }
        let mut before = 0;
        let (words, rest) = text.as_bytes().as_chunks::<STEP>();
        self.marks.reserve(words.len() + 1);
        for word in words {
            before = self.push(before, *word);
        }
        // what follows within a character counts nothing, and fills the word up
        let mut last = [0x80; STEP];
        last[..rest.len()].copy_from_slice(rest);
        self.push(before, last);
    }

    /// Adds the mark of a word, and counts on.
    fn push(&mut self, before: u32, word: [u8; STEP]) -> u32 {
        let word = u64::from_le_bytes(word);
        // the lowest bit of each byte: whether that byte has the bit that is asked for
        let has = |bit: u32| (word >> bit) & 0x0101_0101_0101_0101;
        // the product moves them to the highest byte, in order
        let bits = |each: u64| (each.wrapping_mul(0x0102_0408_1020_4080) >> 56) as Bits;
        let first = !bits(has(7) & !has(6));
        let second = match self.unit {
            OffsetUnit::Utf16 => bits(has(7) & has(6) & has(5) & has(4)),
            OffsetUnit::Bytes | OffsetUnit::Chars => 0,
        };
        self.marks.push(Mark { before, first, second });
        before + first.count_ones() + second.count_ones()
    }

    /// Start and end of a span of the loaded text.
    pub fn span(&self, span: Span) -> (u32, u32) {
        (self.at(span.start), self.at(span.end))
    }

    fn at(&self, byte: u32) -> u32 {
        let (word, within) = (byte as usize / STEP, byte as usize % STEP);
        // a place behind the text's end is the end
        let (mark, below) = match (self.marks.get(word), self.marks.last()) {
            (Some(mark), _) => (mark, !(Bits::MAX << within)),
            (None, Some(end)) => (end, Bits::MAX),
            (None, None) => return byte,
        };
        mark.before + (mark.first & below).count_ones() + (mark.second & below).count_ones()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn naive(text: &str, byte: usize, unit: OffsetUnit) -> usize {
        match unit {
            OffsetUnit::Bytes => byte,
            OffsetUnit::Chars => text[..byte].chars().count(),
            OffsetUnit::Utf16 => text[..byte].encode_utf16().count(),
        }
    }

    fn agrees(text: &str) {
        for unit in [OffsetUnit::Bytes, OffsetUnit::Chars, OffsetUnit::Utf16] {
            let mut offsets = Offsets::new(unit);
            offsets.load(text);
            for byte in (0..=text.len()).filter(|&b| text.is_char_boundary(b)) {
                let span = Span::new(byte as u32, text.len() as u32);
                let expected = (naive(text, byte, unit) as u32, naive(text, text.len(), unit) as u32);
                assert_eq!(offsets.span(span), expected, "{unit:?} {byte} of {text:?}");
            }
        }
    }

    #[test]
    fn multiples_of_the_step_and_the_end() {
        agrees("");
        agrees("é’😀");
        agrees(&"😀".repeat(STEP));
        agrees(&"é".repeat(STEP / 2));
        let mut offsets = Offsets::new(OffsetUnit::Chars);
        offsets.load("è 3 €");
        assert_eq!(offsets.span(Span::new(3, 99)), (2, 5), "behind the end is the end");
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "[a-z é’😀\n]{0,400}") {
            agrees(&text);
        }

        #[test]
        fn agrees_with_counting_anything(text in "\\PC{0,200}") {
            agrees(&text);
        }
    }
}
