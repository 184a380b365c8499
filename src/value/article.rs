//! One article as it was read: its text and what its source declares about it.
//!
//! `Article::new("a.txt", "Alfa compra Beta.")` is an article that declares nothing. Reading files is not
//! done here (`crate::read`), nor is finding out the language (`crate::lang::detect`).

use super::Span;
use jiff::civil::Date;

/// An article to extract from.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// Unique within a run: the path below the argument, or the `id` of a JSON line.
    pub id: String,
    /// The whole text, front matter and line ends included; all spans are byte offsets into it.
    pub text: String,
    /// Where the article proper stands in `text`, without front matter.
    pub body: Span,
    /// Where a declared title stands in `text`, when front matter carries one.
    pub title_span: Option<Span>,
    /// Declared language, a lower-case ISO 639-1 code such as `it`.
    pub lang: Option<String>,
    /// Declared day of publication.
    pub date: Option<Date>,
    /// The day from which you had it, where that is told: an article may reach you long after its publication.
    pub ingested: Option<Date>,
    /// Declared title.
    pub title: Option<String>,
    /// Declared name of the publisher.
    pub source: Option<String>,
    /// Declared address.
    pub url: Option<String>,
    /// Whether the service that delivered the text cut it, and says so.
    pub truncated: bool,
    /// The encoding that the text was in, by its name in the WHATWG standard, where that was not UTF-8.
    pub encoding: Option<&'static str>,
    /// The id of an earlier article of the run that this one is a copy of, to the word or edited.
    pub copy_of: Option<String>,
    /// Keys of a JSON line that mean nothing to dealsift, carried through.
    pub meta: serde_json::Map<String, serde_json::Value>,
}

impl Article {
    /// An article without declarations whose body is the whole text.
    pub fn new(id: impl Into<String>, text: impl Into<String>) -> Self {
        let text = text.into();
        let body = Span::new(0, text.len().min(u32::MAX as usize) as u32);
        Self { id: id.into(), text, body, ..Self::default() }
    }
}
