//! A company of one article: its name, the other forms the article uses, and where they stand.
//!
//! "Prysmian S.p.A." is `name: "Prysmian"` with the full form as an alias. Persons, places and products are none.

use super::Span;

/// An identifier in a public or own scheme.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct CompanyId {
    /// `lei`, `isin`, `ticker`, `cik`, `dealsift` or `own`.
    pub scheme: String,
    /// The identifier.
    pub value: String,
    /// Of a ticker, the market where it is listed under it: a code of ISO 10383.
    pub mic: Option<String>,
}

impl CompanyId {
    /// An identifier of a scheme.
    pub fn new(scheme: impl Into<String>, value: impl Into<String>) -> Self {
        Self { scheme: scheme.into(), value: value.into(), mic: None }
    }
}

/// One company or other organisation that acts in business, once per article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Company {
    /// The fullest form that the article uses, without legal form.
    pub name: String,
    /// The other forms, each once, in reading order.
    pub aliases: Vec<String>,
    /// Known identifiers; empty where none is sure.
    pub ids: Vec<CompanyId>,
    /// ISO 3166 alpha-2 code of the home country, where known.
    pub country: Option<&'static str>,
    /// Where it is named, in reading order.
    pub mentions: Vec<Span>,
    /// Id of the rule that recognised it, such as `company/legal-form`.
    pub rule: &'static str,
}
