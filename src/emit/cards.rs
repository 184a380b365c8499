//! Cards: what was read, for a person at a terminal.
//!
//! ```text
//! ACQUISITION announced  EUR 3 m  0.90
//!   acquirer   Alfa
//!   target     Beta
//!   “Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.”
//! ```
//!
//! Control characters of the article never reach the terminal. Programs read `super::json` instead.

use super::Layer;
use super::amount::bounded;
use super::build::{company_name, when_date};
use super::number::Confidence;
use super::summary::{headline_amount, summary};
use crate::value::{Article, Company, Extraction, Party, Quantity, Record, Span, Valuation};
use std::fmt::Display;

/// Draws articles, with or without colours.
#[derive(Debug, Clone, Copy, Default)]
pub struct Cards {
    /// What is drawn.
    pub layer: Layer,
    /// Whether ANSI colours are used.
    pub colour: bool,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const GREEN: &str = "32";
const CYAN: &str = "36";

/// How many characters of an evidence sentence are shown.
const LONGEST: usize = 280;

/// Text without what could steer a terminal; white space becomes a plain space.
pub fn harmless(text: &str) -> String {
    let safe = |c: char| match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    };
    text.chars().map(safe).collect()
}

/// Does so line by line: ends of lines and tabs stay.
pub fn harmless_lines(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for line in text.split_inclusive(['\n', '\t']) {
        let end = line.trim_end_matches(['\n', '\t']).len();
        safe.push_str(&harmless(&line[..end]));
        safe.push_str(&line[end..]);
    }
    safe
}

/// One line of at most `longest` characters, white space folded, cut at a word.
fn shortened(text: &str, longest: usize) -> String {
    let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((cut, _)) = folded.char_indices().nth(longest) else {
        return folded;
    };
    let head = &folded[..cut];
    let word = head.rfind(' ').filter(|at| at * 2 > cut).unwrap_or(cut);
    format!("{} …", &head[..word])
}

impl Cards {
    /// Appends the article's heading and its cards; nothing where the layer is empty.
    pub fn append(&self, out: &mut String, article: &Article, extraction: &Extraction) {
        let mut body = String::new();
        if matches!(self.layer, Layer::Quantities | Layer::Articles) {
            extraction.quantities.iter().for_each(|q| self.quantity(&mut body, q, &article.text));
        }
        if matches!(self.layer, Layer::Companies | Layer::Articles) {
            extraction.companies.iter().for_each(|c| self.company(&mut body, c));
        }
        if matches!(self.layer, Layer::Records | Layer::Articles) {
            extraction.records.iter().for_each(|r| self.record(&mut body, r, article, extraction));
        }
        if !body.is_empty() {
            self.heading(out, article);
            out.push_str(&body);
            out.push('\n');
        }
    }

    fn paint(&self, code: &str, text: impl Display) -> String {
        match self.colour {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_string(),
        }
    }

    fn heading(&self, out: &mut String, article: &Article) {
        let mut line = self.paint(BOLD, harmless(&article.id));
        let date = article.date.map(|d| d.to_string());
        for part in [date.as_deref(), article.source.as_deref(), article.title.as_deref()].into_iter().flatten() {
            line += &format!("  {}", harmless(part));
        }
        out.push_str(&format!("== {line}\n"));
    }

    fn row(&self, out: &mut String, label: &str, value: &str) {
        let label = self.paint(DIM, format_args!("{:<10}", label.replace('_', " ")));
        out.push_str(&format!("  {label} {}\n", harmless(value)));
    }

    fn quantity(&self, out: &mut String, quantity: &Quantity, text: &str) {
        let words = shortened(quantity.span.of(text), 60);
        let value = format!("{:<24} “{words}” at {}", bounded(quantity, text), quantity.span.start);
        self.row(out, quantity.amount.kind.name(), &value);
    }

    fn company(&self, out: &mut String, company: &Company) {
        let also = match company.aliases.is_empty() {
            true => String::new(),
            false => format!("  (also {})", company.aliases.join(", ")),
        };
        let times = company.mentions.len();
        self.row(out, "company", &format!("{}{also}  named {times} ×", company.name));
    }

    fn record(&self, out: &mut String, record: &Record, article: &Article, extraction: &Extraction) {
        let text = &article.text;
        out.push_str(&self.title(record, text));
        self.row(out, "in words", &summary(record, extraction, text));
        record.parties.iter().for_each(|p| self.party(out, p, extraction, text));
        self.amounts(out, record, text);
        self.words(out, record);
        record.checks.iter().for_each(|c| {
            let verdict = if c.holds { "holds" } else { "fails" };
            self.row(out, "check", &format!("{} {verdict}", c.check));
        });
        record.notes.iter().for_each(|note| self.row(out, "note", note));
        record.evidence.iter().for_each(|span| self.evidence(out, *span, text));
    }

    fn title(&self, record: &Record, text: &str) -> String {
        let kind = record.kind.name().replace('_', " ").to_uppercase();
        let mut line = self.paint(BOLD, kind);
        if let Some(status) = record.status {
            line += &format!(" {}", self.paint(CYAN, status.name()));
        }
        if let Some(amount) = headline_amount(record, text) {
            line += &format!("  {}", self.paint(GREEN, harmless(&amount)));
        }
        line += &format!("  {}\n", self.paint(DIM, Confidence(record.confidence)));
        line
    }

    fn party(&self, out: &mut String, party: &Party, extraction: &Extraction, text: &str) {
        let mut line = company_name(extraction, party.company).to_owned();
        for quantity in [&party.amount, &party.stake].into_iter().flatten() {
            line += &format!("  {}", bounded(quantity, text));
        }
        self.row(out, party.role.name(), &line);
        for tranche in &party.tranches {
            let amount = bounded(&tranche.amount, text);
            let words = shortened(tranche.span.of(text), 60);
            self.row(out, "", &format!("  {amount} {} “{words}”", tranche.condition.name()));
        }
    }

    fn amounts(&self, out: &mut String, record: &Record, text: &str) {
        let slots = [
            ("amount", &record.amount),
            ("stake", &record.stake),
            ("power", &record.power),
            ("energy", &record.energy),
        ];
        for (label, slot) in slots {
            if let Some(quantity) = slot {
                self.row(out, label, &bounded(quantity, text));
            }
        }
        if let Some(to) = &record.converted {
            let day = to.date.map(|day| format!(" of {day}")).unwrap_or_default();
            let converted = format!("{} {} at {}{day}", to.currency.code(), to.amount.normalize(), to.rate.normalize());
            self.row(out, "converted", &converted);
        }
        for Valuation { amount, basis } in record.valuation.iter().chain(&record.other_valuations) {
            let basis = match basis {
                crate::value::Basis::Unspecified => String::new(),
                stated => format!(" ({}-money)", stated.name()),
            };
            self.row(out, "valuation", &format!("{}{basis}", bounded(amount, text)));
        }
    }

    fn words(&self, out: &mut String, record: &Record) {
        let period = record.period.as_ref().map(|s| s.value.to_string());
        let when = record.when.as_ref().map(|w| format!("{} ({})", when_date(w), w.basis.name()));
        let exclusive = record.exclusive.as_ref().filter(|s| s.value).map(|_| "yes");
        let slots = [
            ("purpose", record.purpose.as_ref().map(|s| s.value.name())),
            ("hardware", record.hardware.as_ref().map(|s| s.value.as_str())),
            ("product", record.product.as_ref().map(|s| s.value.as_str())),
            ("exclusive", exclusive),
            ("stage", record.stage.as_ref().map(|s| s.value.as_str())),
            ("venue", record.venue.as_ref().map(|s| s.value.as_str())),
            ("metric", record.metric.as_ref().map(|s| s.value.name())),
            ("period", period.as_deref()),
            ("outlook", record.outlook.map(|o| o.name())),
            ("per", record.per),
            ("when", when.as_deref()),
        ];
        for (label, value) in slots {
            if let Some(value) = value {
                self.row(out, label, value);
            }
        }
    }

    fn evidence(&self, out: &mut String, span: Span, text: &str) {
        let quote = harmless(&shortened(span.of(text), LONGEST));
        out.push_str(&format!("  {}\n", self.paint(DIM, format_args!("“{quote}”"))));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_steers_the_terminal() {
        assert_eq!(harmless("a\u{1b}[31mb\tc\u{9b}d\u{202e}e"), "a\u{fffd}[31mb c\u{fffd}d\u{fffd}e");
    }

    #[test]
    fn long_evidence_is_cut_at_a_word() {
        assert_eq!(shortened("uno  due\n tre", 20), "uno due tre");
        assert_eq!(shortened("uno due tre", 8), "uno due …");
        assert_eq!(shortened("ééééééé", 3), "ééé …");
    }
}
