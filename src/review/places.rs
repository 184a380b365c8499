//! Places in a text as Label Studio counts them: UTF-16 units.

/// A text with the offset of each of its characters.
#[derive(Debug)]
pub struct Places<'a> {
    text: &'a str,
    /// Byte and unit of each character's start, and of the text's end.
    starts: Vec<(usize, usize)>,
}

impl<'a> Places<'a> {
    /// The places of a text.
    pub fn of(text: &'a str) -> Self {
        let mut unit = 0;
        let mut starts = Vec::with_capacity(text.len() + 1);
        for (byte, c) in text.char_indices() {
            starts.push((byte, unit));
            unit += c.len_utf16();
        }
        starts.push((text.len(), unit));
        Self { text, starts }
    }

    /// The words between two offsets in UTF-16 units; none where they cut a character or lie outside.
    pub fn words(&self, start: usize, end: usize) -> Option<&'a str> {
        let byte = |unit| self.starts.binary_search_by_key(&unit, |s| s.1).ok().map(|i| self.starts[i].0);
        self.text.get(byte(start)?..byte(end)?)
    }

    /// The same between offsets in characters, as Python counts.
    pub fn words_by_chars(&self, start: usize, end: usize) -> Option<&'a str> {
        let byte = |at: usize| self.starts.get(at).map(|s| s.0);
        self.text.get(byte(start)?..byte(end)?)
    }

    /// Where words stand first at or behind a byte, else first at all: their start and end in UTF-16 units, and the byte behind them.
    ///
    /// A place where they are words of their own is preferred to one inside a longer word.
    pub fn find(&self, words: &str, from: usize) -> Option<(usize, usize, usize)> {
        if words.is_empty() {
            return None;
        }
        let behind = self.text.get(from..).unwrap_or_default().match_indices(words).map(|(at, _)| at + from);
        let all: Vec<usize> = behind.chain(self.text.match_indices(words).map(|(at, _)| at)).collect();
        let alone = all.iter().find(|at| self.alone(**at, **at + words.len()));
        let at = *alone.or(all.first())?;
        let end = at + words.len();
        Some((self.unit(at)?, self.unit(end)?, end))
    }

    fn alone(&self, from: usize, to: usize) -> bool {
        let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !word(self.text[..from].chars().next_back()) && !word(self.text[to..].chars().next())
    }

    fn unit(&self, byte: usize) -> Option<usize> {
        self.starts.binary_search_by_key(&byte, |s| s.0).ok().map(|i| self.starts[i].1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emoji_are_two_units() {
        let places = Places::of("😀 Eni, Enigma, Eni");
        assert_eq!(places.find("Eni", 0), Some((3, 6, 8)));
        assert_eq!(places.find("Eni", 8), Some((16, 19, 21)));
        assert_eq!(places.find("Eni", 21), Some((3, 6, 8)), "from the start where nothing lies behind");
        assert_eq!(places.find("nigma", 0), Some((9, 14, 16)), "inside a word where nowhere else");
        assert_eq!((places.words(3, 6), places.words(1, 6)), (Some("Eni"), None));
        assert_eq!(places.words_by_chars(2, 5), Some("Eni"));
    }
}
