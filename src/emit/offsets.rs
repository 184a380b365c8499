//! Byte offsets to offsets in characters or UTF-16 units.
//!
//! In "è 3 €" the 3 stands at byte 3, at character 2. A table of checkpoints is built in one pass over the text, so a
//! conversion reads less than eight bytes. Spans themselves stay in bytes everywhere else.

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

/// Converts the spans of one text after the other; the table is reused.
#[derive(Debug, Clone, Default)]
pub struct Offsets {
    unit: OffsetUnit,
    /// Units before each multiple of [`STEP`]; empty where bytes are counted or all bytes are ASCII.
    marks: Vec<u32>,
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
        for chunk in text.as_bytes().chunks(STEP) {
            self.marks.push(before);
            before += self.count(chunk);
        }
    }

    /// Start and end of a span of the loaded text.
    pub fn span(&self, text: &str, span: Span) -> (u32, u32) {
        (self.at(text, span.start), self.at(text, span.end))
    }

    fn at(&self, text: &str, byte: u32) -> u32 {
        if self.marks.is_empty() {
            return byte;
        }
        let byte = (byte as usize).min(text.len());
        let mark = (byte / STEP).min(self.marks.len() - 1);
        self.marks[mark] + self.count(&text.as_bytes()[mark * STEP..byte])
    }

    /// Units whose first byte stands in `bytes`, at most eight; a character of four bytes is two units of UTF-16.
    fn count(&self, bytes: &[u8]) -> u32 {
        // what follows within a character counts nothing, and fills the word up
        let mut word = [0x80; STEP];
        word[..bytes.len()].copy_from_slice(bytes);
        let word = u64::from_le_bytes(word);
        // the lowest bit of each byte: whether that byte has the bit that is asked for
        let has = |bit: u32| (word >> bit) & 0x0101_0101_0101_0101;
        let units = STEP as u32 - (has(7) & !has(6)).count_ones();
        match self.unit {
            OffsetUnit::Utf16 => units + (has(7) & has(6) & has(5) & has(4)).count_ones(),
            OffsetUnit::Bytes | OffsetUnit::Chars => units,
        }
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
                assert_eq!(offsets.span(text, span), expected, "{unit:?} {byte} of {text:?}");
            }
        }
    }

    #[test]
    fn multiples_of_the_step_and_the_end() {
        agrees("");
        agrees("é’😀");
        agrees(&"😀".repeat(STEP));
        agrees(&"é".repeat(STEP / 2));
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
