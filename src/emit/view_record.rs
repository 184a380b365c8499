//! The shape of a record in the output.
//!
//! Plain fields such as `product` are strings; the words behind each stand under `slots`. See `super::view` for the rest.

use super::line::{Each, Places};
use super::number::{Confidence, Number};
use super::schema;
use super::view::{AmountView, CheckView, CueView, Pair, PartyView, SlotView, ValuationView, WhenView};
use crate::value::Party;
use schemars::JsonSchema;
use serde::{Serialize, Serializer, ser::Error};
use std::io::Write;

/// A record's number within its article, written `r1`.
#[derive(Debug, Clone, Copy)]
pub struct RecordId(pub u32);

impl Serialize for RecordId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        const DIGITS: usize = u32::MAX.ilog10() as usize + 1;
        let mut letters = [0; 1 + DIGITS];
        let mut rest = &mut letters[..];
        write!(rest, "r{}", self.0).map_err(S::Error::custom)?;
        let unused = rest.len();
        let written = &letters[..letters.len() - unused];
        serializer.serialize_str(std::str::from_utf8(written).map_err(S::Error::custom)?)
    }
}

/// A deal or a figure.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RecordView<'a> {
    /// `r1`, `r2`, … within the article.
    #[schemars(schema_with = "schema::record_id")]
    pub id: RecordId,
    /// The kind.
    #[schemars(schema_with = "schema::kind")]
    pub kind: &'static str,
    /// How far the deal is; absent on a figure.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::status")]
    pub status: Option<&'static str>,
    /// Who takes part.
    #[schemars(with = "Vec<PartyView<'a>>")]
    pub parties: Each<'a, Party, PartyView<'a>>,
    /// Price, sum, size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<AmountView<'a>>,
    /// The amount, or the lower end of a range, in the currency that was asked for; of a valuation, what it states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount_converted: Option<Number>,
    /// That currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted_to: Option<String>,
    /// How many units of the amount's currency one unit of that was worth.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rate: Option<Number>,
    /// The day of that rate; absent where both currencies are the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::date")]
    pub rate_date: Option<String>,
    /// What a company is worth in the deal.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub valuation: Option<ValuationView<'a>>,
    /// Other valuations stated for the deal.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub other_valuations: Vec<ValuationView<'a>>,
    /// The part that changes hands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stake: Option<AmountView<'a>>,
    /// Watts.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub power: Option<AmountView<'a>>,
    /// Watt hours.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub energy: Option<AmountView<'a>>,
    /// What capacity is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::purpose")]
    pub purpose: Option<&'static str>,
    /// Chips or machines by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hardware: Option<&'a str>,
    /// What is bought, built or served and is no company.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<&'a str>,
    /// Whether a supply is exclusive.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive: Option<bool>,
    /// The stage of a round.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<&'a str>,
    /// Where a company lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<&'a str>,
    /// What a figure measures.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::metric")]
    pub metric: Option<&'static str>,
    /// Which period a figure is about: `2026`, `2026-Q1`, `2026-H1`, `2025-9M`, `2026-03`, `2023/2027`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::period")]
    pub period: Option<String>,
    /// Whether a figure is reported or expected.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "schema::outlook")]
    pub outlook: Option<&'static str>,
    /// `year` where the amount recurs each year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub per: Option<&'static str>,
    /// When it happened.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<WhenView<'a>>,
    /// The words behind the plain fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub slots: Option<SlotsView<'a>>,
    /// The sentences that state it.
    #[schemars(with = "Vec<Pair>")]
    pub evidence: Places<'a>,
    /// Verified arithmetic.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<CheckView>,
    /// Lower bound of the precision measured for records like this.
    pub confidence: Confidence,
    /// The frame that evoked it.
    pub rule: &'a str,
    /// The words that evoked it.
    pub cue: CueView<'a>,
    /// One plain sentence.
    pub summary: String,
    /// What a reader should know.
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    pub notes: &'a [String],
}

/// The words behind each plain field that is filled.
#[derive(Debug, Clone, Default, Serialize, JsonSchema)]
pub struct SlotsView<'a> {
    /// Behind `purpose`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub purpose: Option<SlotView<'a>>,
    /// Behind `hardware`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hardware: Option<SlotView<'a>>,
    /// Behind `product`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub product: Option<SlotView<'a>>,
    /// Behind `exclusive`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exclusive: Option<SlotView<'a>>,
    /// Behind `stage`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stage: Option<SlotView<'a>>,
    /// Behind `venue`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub venue: Option<SlotView<'a>>,
    /// Behind `metric`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metric: Option<SlotView<'a>>,
    /// Behind `period`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub period: Option<SlotView<'a>>,
}

impl SlotsView<'_> {
    /// Whether no field is filled.
    pub fn is_empty(&self) -> bool {
        let slots = [
            &self.purpose,
            &self.hardware,
            &self.product,
            &self.exclusive,
            &self.stage,
            &self.venue,
            &self.metric,
            &self.period,
        ];
        slots.iter().all(|slot| slot.is_none())
    }
}
