//! The shape of a line: all layers of an article, or one object of a layer with its article.
//!
//! The objects stand in `super::view`; lists of them are written without being made.

use super::build::Context;
use super::offsets::Offsets;
use super::schema;
use super::view::{ArticleView, CompanyView, NoteView, Pair, QuantityView};
use super::view_record::RecordView;
use crate::value::{Company, Note, Quantity, Record, Span};
use schemars::JsonSchema;
use serde::{Serialize, Serializer};
use std::fmt::{Debug, Formatter};

/// What an article has many of, each made into its view just when it is written: a view of a record alone is over a kilobyte.
#[derive(Clone, Copy)]
pub struct Each<'a, T, V> {
    /// What there is.
    pub items: &'a [T],
    /// Makes the view of one.
    pub view: fn(&'a Context<'a>, &'a T) -> V,
    /// What that takes.
    pub context: &'a Context<'a>,
}

impl<T, V> Each<'_, T, V> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

impl<T: Debug, V> Debug for Each<'_, T, V> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.items).finish()
    }
}

impl<T, V: Serialize> Serialize for Each<'_, T, V> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.items.iter().map(|item| (self.view)(self.context, item)))
    }
}

/// Places of the text, each converted just when it is written.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// Where, in bytes.
    pub spans: &'a [Span],
    /// Loaded with the text.
    pub offsets: &'a Offsets,
}

impl Places<'_> {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl Debug for Places<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.spans).finish()
    }
}

impl Serialize for Places<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.spans.iter().map(|&span| Pair::of(self.offsets, span)))
    }
}

/// All layers of one article.
#[derive(Clone, Serialize, JsonSchema)]
pub struct ArticleLine<'a> {
    /// The version of the contract, 1.
    #[schemars(schema_with = "schema::version")]
    pub schema: u8,
    /// The article.
    pub article: &'a ArticleView<'a>,
    /// Amounts in reading order.
    #[schemars(with = "Vec<QuantityView<'a>>")]
    pub quantities: Each<'a, Quantity, QuantityView<'a>>,
    /// Companies in order of first mention.
    #[schemars(with = "Vec<CompanyView<'a>>")]
    pub companies: Each<'a, Company, CompanyView<'a>>,
    /// Deals and figures.
    #[schemars(with = "Vec<RecordView<'a>>")]
    pub records: Each<'a, Record, RecordView<'a>>,
    /// What could not be settled.
    #[schemars(with = "Vec<NoteView<'a>>")]
    pub notes: Each<'a, Note, NoteView<'a>>,
}

/// One object of a layer with its article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Line<'a, T> {
    /// The version of the contract, 1.
    #[schemars(schema_with = "schema::version")]
    pub schema: u8,
    /// The object.
    #[serde(flatten)]
    pub item: T,
    /// The article it was read from.
    pub article: &'a ArticleView<'a>,
}
