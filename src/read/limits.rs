//! How much of an input is read at most, so that a hostile one costs its own article and nothing else.
//!
//! A text of 2 MB under `Limits::default()` is refused as `over 1048576 bytes; … raise --max-article`. The limits are on bytes, not on time.

use super::error::{Place, ReadError};

/// The limits of a run; each has an option of the command line of the same name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of what holds one article as it lies: a text, a page, a line, a row, a record of a crawl (`--max-input`).
    pub input: u64,
    /// Bytes of what is read whole and holds many: a JSON document, a feed, a file of an archive (`--max-document`).
    pub document: u64,
    /// Bytes of an article's text (`--max-article`).
    pub article: u64,
    /// How deep the elements of a page may be nested (`--max-depth`). Browsers stop at the default; the parser's time grows with its square.
    pub depth: usize,
    /// How many times its compressed size an input may have (`--max-ratio`). Text comes down to a tenth, seldom to a fiftieth.
    pub ratio: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { input: 16 << 20, document: 128 << 20, article: 1 << 20, depth: 512, ratio: 200 }
    }
}

impl Limits {
    /// The fault of what lies as one article and is too large.
    pub fn over_input(&self, place: Place) -> ReadError {
        ReadError::TooBig { place, limit: self.input, option: "--max-input" }
    }

    /// The fault of what is read whole and is too large.
    pub fn over_document(&self, place: Place) -> ReadError {
        ReadError::TooBig { place, limit: self.document, option: "--max-document" }
    }

    /// The fault of a text that is too long.
    pub fn over_article(&self, place: Place) -> ReadError {
        ReadError::TooBig { place, limit: self.article, option: "--max-article" }
    }
}
