//! The shape of the output: one struct for each object, borrowed from the extraction.
//!
//! `AmountView { value: 3000000, unit: "EUR", .. }` is written as `{"value":3000000,"unit":"EUR",…}`. Field order here
//! is field order there, and the JSON Schema is derived from here. Filling them in is done in `super::build`.

use super::line::{Each, Places};
use super::number::Number;
use super::offsets::Offsets;
use super::schema;
use crate::value::{Span, Tranche};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// A start and an end, end exclusive.
#[derive(Debug, Clone, Copy, Serialize, JsonSchema)]
pub struct Pair(pub u32, pub u32);

impl Pair {
    /// A span in the units of `offsets`.
    pub fn of(offsets: &Offsets, span: Span) -> Self {
        let (start, end) = offsets.span(span);
        Self(start, end)
    }
}

/// The article that an object was read from.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ArticleView<'a> {
    /// Unique within a run.
    pub id: &'a str,
    /// The language it was read in, an ISO 639-1 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<&'a str>,
    /// Declared day of publication.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::date")]
    pub date: Option<String>,
    /// The day from which you had the article, where that is told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::date")]
    pub ingested: Option<String>,
    /// Declared title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<&'a str>,
    /// Declared publisher.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<&'a str>,
    /// Declared address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<&'a str>,
    /// SHA-256 of the text in UTF-8 that all offsets count in.
    #[schemars(schema_with = "schema::sha256")]
    pub text_sha256: &'a str,
    /// Whether the service that delivered the text cut it.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    #[schemars(default)]
    pub truncated: bool,
    /// The encoding that the text was in, where that was not UTF-8.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<&'a str>,
    /// The id of an earlier article of the run that this one is a copy of, to the word or edited.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub copy_of: Option<&'a str>,
    /// The text that all offsets count in, where it is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// Keys that mean nothing to dealsift, carried through.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub meta: Option<&'a Map<String, Value>>,
}

/// An amount with its place.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct AmountView<'a> {
    /// The value in whole units; absent for a range and for a vague amount.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
    /// Lower end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub low: Option<Number>,
    /// Upper end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub high: Option<Number>,
    /// ISO 4217 code, `W`, `Wh`, `%`, or the counted noun.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<&'a str>,
    /// How the text bounds the value.
    #[schemars(schema_with = "schema::bound")]
    pub bound: &'static str,
    /// What the text leaves out and context supplied.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    #[schemars(schema_with = "schema::inferred")]
    pub inferred: &'static [&'static str],
    /// The words, exactly the article's text from start to end.
    pub text: &'a str,
    /// Where the words start.
    pub start: u32,
    /// One past where they end.
    pub end: u32,
    /// The rule that read it.
    pub rule: &'a str,
    /// Where an inferred part came from.
    #[serde(skip_serializing_if = "Places::is_empty")]
    #[schemars(with = "Vec<Pair>")]
    pub sources: Places<'a>,
}

/// A mention of an amount.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct QuantityView<'a> {
    /// What is measured.
    #[schemars(schema_with = "schema::quantity_kind")]
    pub kind: &'static str,
    /// The amount.
    #[serde(flatten)]
    pub amount: AmountView<'a>,
}

/// What a company is worth.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct ValuationView<'a> {
    /// The amount.
    #[serde(flatten)]
    pub amount: AmountView<'a>,
    /// Before or after the new money.
    #[schemars(schema_with = "schema::basis")]
    pub basis: &'static str,
}

/// An identifier of a company.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct IdView<'a> {
    /// `lei`, `isin`, `ticker`, `cik`, `dealsift` or `own`.
    pub scheme: &'a str,
    /// The identifier.
    pub value: &'a str,
    /// Of a ticker, the market of the listing: an ISO 10383 code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mic: Option<&'a str>,
}

/// A company of the article.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CompanyView<'a> {
    /// The fullest form the article uses, without legal form.
    pub name: &'a str,
    /// The other forms.
    pub aliases: &'a [String],
    /// Known identifiers.
    pub ids: Vec<IdView<'a>>,
    /// ISO 3166 alpha-2 code of the home country.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<&'a str>,
    /// Where it is named.
    #[schemars(with = "Vec<Pair>")]
    pub mentions: Places<'a>,
    /// The rule that recognised it.
    pub rule: &'a str,
}

/// A part of a party's money.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct TrancheView<'a> {
    /// How much.
    pub amount: AmountView<'a>,
    /// When it is paid.
    #[schemars(schema_with = "schema::condition")]
    pub condition: &'static str,
    /// The words that state the condition.
    pub text: &'a str,
    /// Where the words start.
    pub start: u32,
    /// One past where they end.
    pub end: u32,
}

/// A company in a role.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct PartyView<'a> {
    /// The role.
    #[schemars(schema_with = "schema::role")]
    pub role: &'static str,
    /// The company's name.
    pub company: &'a str,
    /// The words that name or mean it here.
    pub text: &'a str,
    /// Where the words start.
    pub start: u32,
    /// One past where they end.
    pub end: u32,
    /// The rule that gave it the role.
    pub rule: &'a str,
    /// What it puts in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountView<'a>>,
    /// The parts of that.
    #[serde(skip_serializing_if = "Each::is_empty")]
    #[schemars(with = "Vec<TrancheView<'a>>")]
    pub tranches: Each<'a, Tranche, TrancheView<'a>>,
    /// The part it takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake: Option<AmountView<'a>>,
}

/// The words behind a plain field of a record.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct SlotView<'a> {
    /// The words.
    pub text: &'a str,
    /// Where they start.
    pub start: u32,
    /// One past where they end.
    pub end: u32,
    /// The rule that filled the field.
    pub rule: &'a str,
}

/// When a deal happened.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct WhenView<'a> {
    /// As precise as it is known: `2026-03-02`, `2026-03`, `2026-Q1`, `2026`.
    #[schemars(schema_with = "schema::when")]
    pub date: String,
    /// How much of it is meant.
    #[schemars(schema_with = "schema::precision")]
    pub precision: &'static str,
    /// Where it comes from.
    #[schemars(schema_with = "schema::when_basis")]
    pub basis: &'static str,
    /// The words, where there are any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<&'a str>,
    /// Where they start.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// One past where they end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}

/// Arithmetic that the text lets us verify.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CheckView {
    /// Which.
    pub check: &'static str,
    /// Whether both sides agree.
    pub holds: bool,
    /// What the parts give.
    pub left: Number,
    /// What the text states.
    pub right: Number,
}

/// The words that evoked a record.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct CueView<'a> {
    /// The words.
    pub text: &'a str,
    /// Where they start.
    pub start: u32,
    /// One past where they end.
    pub end: u32,
}

/// What a reader should know.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct NoteView<'a> {
    /// What kind of note.
    pub rule: &'a str,
    /// One plain sentence.
    pub text: &'a str,
    /// Where it arose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<u32>,
    /// One past where that ends.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<u32>,
}
