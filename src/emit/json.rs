//! JSON Lines: one object a line, of the layer that is asked for.
//!
//! ```
//! use dealsift::{Article, Extractor, emit::{JsonLines, Layer, OffsetUnit}};
//!
//! let article = Article::new("a", "Alfa compra Beta.");
//! let extraction = Extractor::new().extract(&article);
//! let mut line = Vec::new();
//! JsonLines::new(Layer::Articles, OffsetUnit::Bytes).append(&mut line, &article, &extraction).unwrap();
//! assert!(line.starts_with(br#"{"schema":1,"article":{"id":"a""#));
//! ```
//!
//! Objects are written straight into a buffer. Where that goes is the caller's affair.

use super::build::Context;

use super::line::{ArticleLine, Each, Line};
use super::offsets::{OffsetUnit, Offsets};
use super::view::ArticleView;
use crate::value::{Article, Extraction};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// The version of the record contract that the output follows.
pub const SCHEMA: u8 = 1;

/// What the lines are about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Layer {
    /// One line for each deal or figure.
    #[default]
    Records,
    /// One line for each article, with all layers.
    Articles,
    /// One line for each amount.
    Quantities,
    /// One line for each company of an article.
    Companies,
}

impl Layer {
    /// The name on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Articles => "articles",
            Self::Quantities => "quantities",
            Self::Companies => "companies",
        }
    }
}

/// Writes the lines of one article after the other.
#[derive(Debug, Clone, Default)]
pub struct JsonLines {
    layer: Layer,
    offsets: Offsets,
    text: bool,
}

type Result = serde_json::Result<()>;

impl JsonLines {
    /// Lines of a layer, with offsets in a unit.
    pub fn new(layer: Layer, unit: OffsetUnit) -> Self {
        let offsets = Offsets::new(unit);
        Self { layer, offsets, text: false }
    }

    /// The same lines with the article's text in each, or without.
    #[must_use]
    pub fn with_text(self, text: bool) -> Self {
        Self { text, ..self }
    }

    /// Appends the article's lines, each with its line end.
    pub fn append(&mut self, out: &mut Vec<u8>, article: &Article, extraction: &Extraction) -> Result {
        if self.layer != Layer::Articles && self.is_empty(extraction) {
            return Ok(());
        }
        self.offsets.load(&article.text);
        let hash = sha256(&article.text);
        let context = Context::new(article, extraction, &self.offsets, &hash);
        let mut view = context.article(self.layer == Layer::Articles);
        view.text = self.text.then_some(article.text.as_str());
        let (quantities, companies) = (&extraction.quantities, &extraction.companies);
        match self.layer {
            Layer::Articles => line(out, &whole(&context, &view, extraction)),
            Layer::Records => extraction.records.iter().try_for_each(|record| item(out, &view, context.record(record))),
            Layer::Quantities => quantities.iter().try_for_each(|q| item(out, &view, context.quantity(q))),
            Layer::Companies => companies.iter().try_for_each(|c| item(out, &view, context.company(c))),
        }
    }

    fn is_empty(&self, extraction: &Extraction) -> bool {
        match self.layer {
            Layer::Articles => false,
            Layer::Records => extraction.records.is_empty(),
            Layer::Quantities => extraction.quantities.is_empty(),
            Layer::Companies => extraction.companies.is_empty(),
        }
    }
}

/// All layers of an article.
pub fn whole<'a>(
    context: &'a Context<'a>,
    article: &'a ArticleView<'a>,
    extraction: &'a Extraction,
) -> ArticleLine<'a> {
    ArticleLine {
        schema: SCHEMA,
        article,
        quantities: Each { items: &extraction.quantities, view: Context::quantity, context },
        companies: Each { items: &extraction.companies, view: Context::company, context },
        records: Each { items: &extraction.records, view: Context::record, context },
        notes: Each { items: &extraction.notes, view: Context::note, context },
    }
}

fn item<T: Serialize>(out: &mut Vec<u8>, article: &ArticleView<'_>, item: T) -> Result {
    let schema = SCHEMA;
    line(out, &Line { schema, item, article })
}

fn line<T: Serialize>(out: &mut Vec<u8>, object: &T) -> Result {
    serde_json::to_writer(&mut *out, object)?;
    out.push(b'\n');
    Ok(())
}

/// The SHA-256 of a text in hexadecimal digits.
pub fn sha256(text: &str) -> String {
    let digits = b"0123456789abcdef";
    let hash = Sha256::digest(text.as_bytes());
    let pair = |b: &u8| [digits[usize::from(b >> 4)], digits[usize::from(b & 15)]].map(char::from);
    hash.iter().flat_map(pair).collect()
}
