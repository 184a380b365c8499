//! An extraction to views: places converted, names looked up, nothing copied that can be borrowed.
//!
//! `Context::new(&article, &extraction, &offsets, &hash)` builds each object of an article. How objects are written stands in
//! `super::json`.

use super::line::{Each, Places};
use super::number::{Confidence, Number};
use super::offsets::Offsets;
use super::summary;
use super::view::*;
use super::view_record::{RecordId, RecordView, SlotsView};
use crate::value::{
    Amount, Article, Check, Company, Extraction, Inferred, Note, Party, Quantity, Record, Span, TextSlot, Tranche,
    Unit, Valuation, When, WhenPrecision,
};

/// One article with what is needed to write about it.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    article: &'a Article,
    extraction: &'a Extraction,
    offsets: &'a Offsets,
    hash: &'a str,
}

/// The name of a company of an extraction; empty where the position is off.
pub fn company_name(extraction: &Extraction, position: u32) -> &str {
    let company = extraction.companies.get(position as usize);
    company.map_or("", |c| c.name.as_str())
}

/// The unit as it is written in the output.
pub fn unit_name<'a>(amount: &'a Amount, text: &'a str) -> Option<&'a str> {
    Some(match amount.unit.as_ref()? {
        Unit::Currency(currency) => currency.code(),
        Unit::Watt => "W",
        Unit::WattHour => "Wh",
        Unit::Percent => "%",
        Unit::Noun(span) => span.of(text),
    })
}

/// The date of a deal, as precise as it is known.
pub fn when_date(when: &When) -> String {
    let date = when.date;
    match when.precision {
        WhenPrecision::Day => date.to_string(),
        WhenPrecision::Month => format!("{:04}-{:02}", date.year(), date.month()),
        WhenPrecision::Quarter => format!("{:04}-Q{}", date.year(), (date.month() + 2) / 3),
        WhenPrecision::Year => format!("{:04}", date.year()),
    }
}

impl<'a> Context<'a> {
    /// `offsets` is loaded with the article's text, `hash` is that text's SHA-256.
    pub fn new(article: &'a Article, extraction: &'a Extraction, offsets: &'a Offsets, hash: &'a str) -> Self {
        Self { article, extraction, offsets, hash }
    }

    /// The article itself, with `meta` where asked for and there is any.
    pub fn article(&self, with_meta: bool) -> ArticleView<'a> {
        let article = self.article;
        let read = Some(self.extraction.lang).filter(|lang| !lang.is_empty());
        ArticleView {
            id: &article.id,
            lang: read.or(article.lang.as_deref()),
            date: article.date.map(|d| d.to_string()),
            ingested: article.ingested.map(|d| d.to_string()),
            title: article.title.as_deref(),
            source: article.source.as_deref(),
            url: article.url.as_deref(),
            text_sha256: self.hash,
            truncated: article.truncated,
            encoding: article.encoding,
            copy_of: article.copy_of.as_deref(),
            text: None,
            meta: (with_meta && !article.meta.is_empty()).then_some(&article.meta),
        }
    }

    fn text(&self, span: Span) -> &'a str {
        span.of(&self.article.text)
    }

    fn pair(&self, span: Span) -> Pair {
        Pair::of(self.offsets, span)
    }

    fn places(&self, spans: &'a [Span]) -> Places<'a> {
        Places { spans, offsets: self.offsets }
    }

    /// An amount in a slot.
    pub fn amount(&self, quantity: &'a Quantity) -> AmountView<'a> {
        let amount = &quantity.amount;
        let Pair(start, end) = self.pair(quantity.span);
        AmountView {
            value: amount.value.map(Number),
            low: amount.low.map(Number),
            high: amount.high.map(Number),
            unit: unit_name(amount, &self.article.text),
            bound: amount.bound.name(),
            inferred: inferred(amount.inferred),
            text: self.text(quantity.span),
            start,
            end,
            rule: quantity.rule,
            sources: self.places(&quantity.sources),
        }
    }

    /// A mention of an amount.
    pub fn quantity(&'a self, quantity: &'a Quantity) -> QuantityView<'a> {
        QuantityView { kind: quantity.amount.kind.name(), amount: self.amount(quantity) }
    }

    /// A company.
    pub fn company(&'a self, company: &'a Company) -> CompanyView<'a> {
        let id =
            |id: &'a crate::value::CompanyId| IdView { scheme: &id.scheme, value: &id.value, mic: id.mic.as_deref() };
        CompanyView {
            name: &company.name,
            aliases: &company.aliases,
            ids: company.ids.iter().map(id).collect(),
            country: company.country,
            mentions: self.places(&company.mentions),
            rule: company.rule,
        }
    }

    /// A note.
    pub fn note(&'a self, note: &'a Note) -> NoteView<'a> {
        let place = note.span.map(|span| self.pair(span));
        NoteView { rule: note.rule, text: &note.text, start: place.map(|p| p.0), end: place.map(|p| p.1) }
    }

    fn valuation(&self, valuation: &'a Valuation) -> ValuationView<'a> {
        ValuationView { amount: self.amount(&valuation.amount), basis: valuation.basis.name() }
    }

    fn party(&'a self, party: &'a Party) -> PartyView<'a> {
        let Pair(start, end) = self.pair(party.span);
        PartyView {
            role: party.role.name(),
            company: company_name(self.extraction, party.company),
            text: self.text(party.span),
            start,
            end,
            rule: party.rule,
            amount: self.optional(&party.amount),
            tranches: Each { items: &party.tranches, view: Self::tranche, context: self },
            stake: self.optional(&party.stake),
        }
    }

    fn tranche(&'a self, tranche: &'a Tranche) -> TrancheView<'a> {
        let Pair(start, end) = self.pair(tranche.span);
        TrancheView {
            amount: self.amount(&tranche.amount),
            condition: tranche.condition.name(),
            text: self.text(tranche.span),
            start,
            end,
        }
    }

    fn optional(&self, quantity: &'a Option<Quantity>) -> Option<AmountView<'a>> {
        quantity.as_ref().map(|quantity| self.amount(quantity))
    }

    fn slot<T>(&self, slot: &'a Option<TextSlot<T>>) -> Option<SlotView<'a>> {
        let slot = slot.as_ref()?;
        let Pair(start, end) = self.pair(slot.span);
        Some(SlotView { text: self.text(slot.span), start, end, rule: slot.rule })
    }

    fn slots(&self, record: &'a Record) -> Option<SlotsView<'a>> {
        let slots = SlotsView {
            purpose: self.slot(&record.purpose),
            hardware: self.slot(&record.hardware),
            product: self.slot(&record.product),
            exclusive: self.slot(&record.exclusive),
            stage: self.slot(&record.stage),
            venue: self.slot(&record.venue),
            metric: self.slot(&record.metric),
            period: self.slot(&record.period),
        };
        (!slots.is_empty()).then_some(slots)
    }

    fn when(&self, when: &'a When) -> WhenView<'a> {
        let place = when.span.map(|span| self.pair(span));
        WhenView {
            date: when_date(when),
            precision: when.precision.name(),
            basis: when.basis.name(),
            text: when.span.map(|span| self.text(span)),
            start: place.map(|p| p.0),
            end: place.map(|p| p.1),
        }
    }

    fn cue(&self, span: Span) -> CueView<'a> {
        let Pair(start, end) = self.pair(span);
        CueView { text: self.text(span), start, end }
    }

    /// A record.
    pub fn record(&'a self, record: &'a Record) -> RecordView<'a> {
        RecordView {
            id: RecordId(record.number),
            kind: record.kind.name(),
            status: record.status.map(|s| s.name()),
            parties: Each { items: &record.parties, view: Self::party, context: self },
            amount: self.optional(&record.amount),
            amount_converted: record.converted.map(|to| Number(to.amount)),
            converted_to: record.converted.map(|to| to.currency.code().to_owned()),
            rate: record.converted.map(|to| Number(to.rate)),
            rate_date: record.converted.and_then(|to| to.date).map(|day| day.to_string()),
            valuation: record.valuation.as_ref().map(|v| self.valuation(v)),
            other_valuations: record.other_valuations.iter().map(|v| self.valuation(v)).collect(),
            stake: self.optional(&record.stake),
            power: self.optional(&record.power),
            energy: self.optional(&record.energy),
            purpose: record.purpose.as_ref().map(|s| s.value.name()),
            hardware: record.hardware.as_ref().map(|s| s.value.as_str()),
            product: record.product.as_ref().map(|s| s.value.as_str()),
            exclusive: record.exclusive.as_ref().map(|s| s.value),
            stage: record.stage.as_ref().map(|s| s.value.as_str()),
            venue: record.venue.as_ref().map(|s| s.value.as_str()),
            metric: record.metric.as_ref().map(|s| s.value.name()),
            period: record.period.as_ref().map(|s| s.value.to_string()),
            outlook: record.outlook.map(|o| o.name()),
            per: record.per,
            when: record.when.as_ref().map(|w| self.when(w)),
            slots: self.slots(record),
            evidence: self.places(&record.evidence),
            checks: record.checks.iter().map(check).collect(),
            confidence: Confidence(record.confidence),
            rule: record.rule,
            cue: self.cue(record.cue),
            summary: summary::summary(record, self.extraction, &self.article.text),
            notes: &record.notes,
        }
    }
}

fn check(check: &Check) -> CheckView {
    CheckView { check: check.check, holds: check.holds, left: Number(check.left), right: Number(check.right) }
}

fn inferred(inferred: Inferred) -> &'static [&'static str] {
    match (inferred.value, inferred.unit) {
        (false, false) => &[],
        (true, false) => &["value"],
        (false, true) => &["unit"],
        (true, true) => &["value", "unit"],
    }
}
