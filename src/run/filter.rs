//! What of a run is written: kinds, sums, companies, days, languages, confidence.
//!
//! `--kind acquisition --min-amount EUR:100M` keeps acquisitions of at least 100 million euro. A range counts by its lower end, and nothing is
//! converted: an amount in another currency is left out.

use crate::value::{Article, Company, Currency, Extraction, Kind, Record};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::str::FromStr;

/// What is kept. Without a condition, all is.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// Records of these kinds.
    pub kinds: Vec<Kind>,
    /// Records whose amount is at least this.
    pub min_amount: Option<MinAmount>,
    /// Records with one of these companies as a party: names, other forms, or ids, whatever their case.
    pub companies: Vec<String>,
    /// Records of at least this confidence.
    pub min_confidence: Option<f32>,
    /// Articles published on this day or later; those that declare none are left out.
    pub since: Option<Date>,
    /// Articles in these languages.
    pub languages: Vec<String>,
}

/// A sum in a currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MinAmount {
    currency: Currency,
    value: Decimal,
}

impl FromStr for MinAmount {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("\"{text}\" is no sum in a currency; write it as EUR:100M");
        let (code, digits) = text.split_once(':').ok_or_else(wrong)?;
        let currency = Currency::from_code(code).ok_or_else(wrong)?;
        let (digits, scale) = match digits.as_bytes().last().map(u8::to_ascii_uppercase) {
            Some(b'K') => (&digits[..digits.len() - 1], 1_000),
            Some(b'M') => (&digits[..digits.len() - 1], 1_000_000),
            Some(b'B') => (&digits[..digits.len() - 1], 1_000_000_000),
            _ => (digits, 1i64),
        };
        let value =
            digits.parse::<Decimal>().ok().and_then(|n| n.checked_mul(Decimal::from(scale))).ok_or_else(wrong)?;
        Ok(Self { currency, value })
    }
}

impl MinAmount {
    fn is_met(self, record: &Record) -> bool {
        let stated = record.amount.as_ref().or(record.valuation.as_ref().map(|v| &v.amount));
        stated.is_some_and(|quantity| {
            let amount = &quantity.amount;
            amount.currency() == Some(self.currency) && amount.point().is_some_and(|value| value >= self.value)
        })
    }
}

impl Filter {
    /// Whether anything is asked of records.
    pub fn asks_of_records(&self) -> bool {
        !self.kinds.is_empty()
            || self.min_amount.is_some()
            || !self.companies.is_empty()
            || self.min_confidence.is_some()
    }

    /// Takes out the records that are not kept, and tells whether the article is: one of whose records none is left is not, where anything is
    /// asked of records.
    pub fn keep(&self, article: &Article, extraction: &mut Extraction) -> bool {
        if self.since.is_some_and(|day| article.date.is_none_or(|published| published < day)) {
            return false;
        }
        if !self.languages.is_empty() {
            let own = Some(extraction.lang).filter(|lang| !lang.is_empty()).or(article.lang.as_deref());
            if !own.is_some_and(|own| self.languages.iter().any(|lang| lang == own)) {
                return false;
            }
        }
        if !self.asks_of_records() {
            return true;
        }
        let asked: Vec<bool> = extraction.companies.iter().map(|company| self.names(company)).collect();
        extraction.records.retain(|record| self.keeps(record, &asked));
        !extraction.records.is_empty()
    }

    fn keeps(&self, record: &Record, asked: &[bool]) -> bool {
        // a confidence is a band of two digits
        let confident = |least: f32| (record.confidence * 100.0).round() >= (least * 100.0).round();
        (self.kinds.is_empty() || self.kinds.contains(&record.kind))
            && self.min_amount.is_none_or(|least| least.is_met(record))
            && self.min_confidence.is_none_or(confident)
            && (self.companies.is_empty()
                || record.parties.iter().any(|party| asked.get(party.company as usize) == Some(&true)))
    }

    fn names(&self, company: &Company) -> bool {
        let forms =
            std::iter::once(&company.name).chain(&company.aliases).chain(company.ids.iter().map(|id| &id.value));
        let forms: Vec<String> = forms.map(|form| form.to_lowercase()).collect();
        self.companies.iter().any(|asked| forms.contains(&asked.to_lowercase()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    fn kept(filter: &Filter) -> Vec<u32> {
        let text = "Eni ha rilevato Novamont da Gamma Spa per 500-600 milioni di euro. Enel ha comprato Beta Srl per 90 milioni di dollari.";
        let mut article = Article::new("a", text);
        article.date = Some(jiff::civil::date(2026, 3, 2));
        let mut extraction = Extractor::new().extract(&article);
        assert_eq!(extraction.records.len(), 2);
        match filter.keep(&article, &mut extraction) {
            true => extraction.records.iter().map(|record| record.number).collect(),
            false => Vec::new(),
        }
    }

    #[test]
    fn each_condition_keeps_what_meets_it() {
        let min = |text: &str| Filter { min_amount: Some(text.parse().unwrap()), ..Filter::default() };
        assert_eq!(kept(&Filter::default()), [1, 2]);
        assert_eq!(kept(&min("EUR:500M")), [1]);
        assert_eq!(kept(&min("EUR:501M")), [0u32; 0]);
        assert_eq!(kept(&min("usd:0.05B")), [2]);
        assert_eq!(kept(&Filter { companies: vec!["NOVAMONT".into()], ..Filter::default() }), [1]);
        assert_eq!(kept(&Filter { kinds: vec![Kind::Merger], ..Filter::default() }), [0u32; 0]);
        assert_eq!(kept(&Filter { languages: vec!["it".into()], ..Filter::default() }), [1, 2]);
        assert_eq!(kept(&Filter { languages: vec!["de".into()], ..Filter::default() }), [0u32; 0]);
        let since = |day| Filter { since: Some(jiff::civil::date(2026, 3, day)), ..Filter::default() };
        assert_eq!((kept(&since(2)), kept(&since(3))), (vec![1, 2], vec![]));
    }

    #[test]
    fn a_sum_needs_its_currency() {
        for wrong in ["100M", "EUR", "EUR:", "EURO:1", "EUR:1X"] {
            assert!(wrong.parse::<MinAmount>().is_err(), "{wrong}");
        }
    }
}
