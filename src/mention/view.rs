//! What the mention readers see: the text, its tokens and their tags.

use crate::lang::Tag;
use crate::lexicon::{Lexicon, Tables};
use crate::scan::{TextHits, Token};
use crate::value::Span;

/// A text with everything that was looked up about its tokens.
#[derive(Debug, Clone, Copy)]
pub struct View<'a> {
    /// The article's text.
    pub text: &'a str,
    /// All tokens.
    pub tokens: &'a [Token],
    /// Their tags.
    pub hits: &'a TextHits,
    /// The language.
    pub lexicon: &'a Lexicon,
    /// All tables.
    pub tables: &'a Tables,
    /// The marks before decimals and between thousands.
    pub marks: (char, char),
}

impl<'a> View<'a> {
    /// The words of token `i`.
    #[inline]
    pub fn word(&self, i: usize) -> &'a str {
        self.tokens.get(i).map_or("", |t| t.span().of(self.text))
    }

    /// The span from token `a` up to, and without, token `b`.
    pub fn span(&self, a: usize, b: usize) -> Span {
        Span::new(self.tokens[a].start, self.tokens[b - 1].end)
    }

    /// Whether a table entry at token `i` satisfies `test`; gives its length.
    #[inline]
    pub fn has(&self, i: usize, test: impl Fn(Tag) -> bool) -> Option<usize> {
        self.hits.has(i, test)
    }

    /// Whether something of these classes ([`crate::lexicon::class`]) stands at token `i`.
    #[inline]
    pub fn is(&self, i: usize, classes: u64) -> bool {
        self.hits.class(i) & classes != 0
    }

    /// Whether token `i` is this mark.
    #[inline]
    pub fn mark(&self, i: usize, mark: char) -> bool {
        self.tokens.get(i).is_some_and(|t| t.is(mark))
    }
}
