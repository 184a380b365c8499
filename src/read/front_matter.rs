//! Front matter: a block of `key: value` lines between two `---` at the top of a text.
//!
//! `---\ntitle: Alfa compra Beta\n---\n` holds the key `title` with the place of "Alfa compra Beta". It is not YAML in full:
//! lists and values of several lines are passed over. What keys mean stands in `super::metadata`.

use crate::value::Span;

/// Where front matter stands: its lines, and the first byte behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    lines: Span,
    /// Where the article proper starts.
    pub body: usize,
}

/// How long front matter may be; what is longer is text between two rules.
const LONGEST: usize = 64 * 1024;

/// The front matter of a text, where it has one.
pub fn find(text: &str) -> Option<Block> {
    let first = text.find('\n')? + 1;
    if text[..first].trim_end() != "---" {
        return None;
    }
    let mut at = first;
    let mut keys = 0;
    for line in text[first..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            let lines = Span::new(first as u32, at as u32);
            let body = at + line.len();
            return (keys > 0).then_some(Block { lines, body });
        }
        keys += usize::from(key_of(line).is_some());
        at += line.len();
        if at > LONGEST || !belongs(line) {
            return None;
        }
    }
    None
}

fn key_of(line: &str) -> Option<&str> {
    let (key, value) = line.split_once(':')?;
    let named = !key.is_empty() && key.bytes().all(|b| b.is_ascii_alphanumeric() || b"_-.".contains(&b));
    (named && (value.is_empty() || value.starts_with([' ', '\t', '\r', '\n']))).then_some(key)
}

fn belongs(line: &str) -> bool {
    key_of(line).is_some() || line.trim().is_empty() || line.starts_with([' ', '\t', '#']) || line.starts_with("- ")
}

impl Block {
    /// Keys with the places of their values, without quotes; keys without a value on their line are left out.
    pub fn pairs<'t>(&self, text: &'t str) -> impl Iterator<Item = (&'t str, Span)> {
        let mut at = self.lines.start as usize;
        self.lines.of(text).split_inclusive('\n').filter_map(move |line| {
            let start = at;
            at += line.len();
            let key = key_of(line)?;
            let value = unquoted(&line[key.len() + 1..]);
            let start = start + key.len() + 1 + value.0;
            let block = matches!(value.1, "" | "|" | ">" | "|-" | ">-");
            (!block).then(|| (key, Span::new(start as u32, (start + value.1.len()) as u32)))
        })
    }
}

/// A value without white space and quotes around it, and how many bytes stand before it.
fn unquoted(raw: &str) -> (usize, &str) {
    let start = raw.len() - raw.trim_start().len();
    let value = raw.trim();
    for quote in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(quote).and_then(|v| v.strip_suffix(quote)) {
            return (start + 1, inner);
        }
    }
    (start, value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_between_texts_are_no_front_matter() {
        for text in ["---\nUna frase.\n---\nAltra", "---\ntitle: x\nsenza fine", "---\n---\nTesto", "--- a: b\n---\n"] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    #[test]
    fn values_lose_quotes_and_white_space() {
        let text = "---\na:  'x y' \nb: z\nc:\n  - d\n# e: f\n...\nTesto";
        let block = find(text).unwrap();
        let pairs: Vec<_> = block.pairs(text).map(|(key, value)| (key, value.of(text))).collect();
        assert_eq!(pairs, [("a", "x y"), ("b", "z")]);
        assert_eq!(&text[block.body..], "Testo");
    }
}
