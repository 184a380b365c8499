//! An extraction to rows.
//!
//! Cells are pushed in the order of the columns; the tests hold both together.

use super::cells::{Row, converted, count, deal, decimal, figure, maybe, measures, own, point, text, when};
use super::quote::{evidence, quote};
use super::{ARTICLES, COMPANIES, Cell, DEALS, FIGURES, PARTIES, QUANTITIES, Quotes, RECORDS, Sink, Table, VALUATIONS};
use crate::emit::build::{company_name, unit_name};
use crate::emit::json::sha256;
use crate::emit::number::Confidence;
use crate::emit::summary::summary;
use crate::value::{Amount, Article, Extraction, Kind, Party, Quantity, Record, Span};
use rust_decimal::Decimal;

/// Gives all rows of an article in the tables of a data set.
pub fn dataset(article: &Article, extraction: &Extraction, quotes: Quotes, sink: &mut dyn Sink) {
    let from = From { article, extraction, quotes };
    sink.row(&ARTICLES, &from.article());
    for record in &extraction.records {
        let table = match record.kind {
            Kind::Figure => &FIGURES,
            Kind::Valuation => &VALUATIONS,
            _ => &DEALS,
        };
        sink.row(table, &from.record(record, table));
        for (at, party) in record.parties.iter().enumerate() {
            sink.row(&PARTIES, &from.party(record, at, party));
        }
    }
    for (n, quantity) in extraction.quantities.iter().enumerate() {
        sink.row(&QUANTITIES, &from.quantity(n, quantity));
    }
    for n in 0..extraction.companies.len() {
        sink.row(&COMPANIES, &from.company(n));
    }
}

/// Gives one flat row for each record of an article.
pub fn records(article: &Article, extraction: &Extraction, quotes: Quotes, sink: &mut dyn Sink) {
    let from = From { article, extraction, quotes };
    for record in &extraction.records {
        sink.row(&RECORDS, &from.flat(record));
    }
}

struct From<'a> {
    article: &'a Article,
    extraction: &'a Extraction,
    quotes: Quotes,
}

impl<'a> From<'a> {
    fn ids(&self, record: &Record) -> Row<'a> {
        vec![text(&self.article.id), text(format!("r{}", record.number))]
    }

    fn published(&self, row: &mut Row<'a>) {
        let lang = Some(self.extraction.lang).filter(|l| !l.is_empty()).or(self.article.lang.as_deref());
        row.extend([
            maybe(lang),
            self.article.date.map_or(Cell::Null, Cell::Date),
            maybe(self.article.source.as_deref()),
        ]);
    }

    fn article(&self) -> Row<'a> {
        let article = self.article;
        let mut row = vec![text(&article.id)];
        self.published(&mut row);
        row.extend([
            maybe(article.title.as_deref()),
            maybe(article.url.as_deref()),
            text(sha256(&article.text)),
            count(article.text.len()),
            maybe(article.encoding),
            Cell::Boolean(article.truncated),
            maybe(article.copy_of.as_deref()),
            count(self.extraction.records.len()),
            Cell::TextList(self.extraction.notes.iter().map(|note| note.text.as_str()).collect()),
            article.ingested.map_or(Cell::Null, Cell::Date),
        ]);
        row
    }

    fn record(&self, record: &'a Record, table: &'static Table) -> Row<'a> {
        let mut row = self.ids(record);
        self.published(&mut row);
        if *table == DEALS {
            deal(record, &mut row);
            self.amount(record.amount.as_ref(), &mut row);
            converted(record, &mut row);
            self.valuation(record, &mut row);
            measures(record, &mut row);
            own(record, &mut row);
        } else {
            self.party_name(record.parties.first(), &mut row);
            if *table == FIGURES {
                figure(record, &mut row);
            }
            self.amount(record.main_amount(), &mut row);
            converted(record, &mut row);
        }
        when(record.when.as_ref(), &mut row);
        self.proof(record, &mut row);
        row
    }

    fn flat(&self, record: &'a Record) -> Row<'a> {
        let mut row = self.ids(record);
        self.published(&mut row);
        deal(record, &mut row);
        row.push(text(self.parties(record)));
        self.amount(record.amount.as_ref(), &mut row);
        converted(record, &mut row);
        self.valuation(record, &mut row);
        measures(record, &mut row);
        figure(record, &mut row);
        own(record, &mut row);
        when(record.when.as_ref(), &mut row);
        self.proof(record, &mut row);
        let article = self.article;
        row.extend([&article.title, &article.url, &article.copy_of].map(|declared| maybe(declared.as_deref())));
        row
    }

    /// Every role once, with its companies.
    fn parties(&self, record: &Record) -> String {
        let mut out = String::new();
        let mut last = None;
        for party in &record.parties {
            let joint = if last == Some(party.role) { ", " } else { "; " };
            out.push_str(if out.is_empty() { "" } else { joint });
            if last != Some(party.role) {
                out.push_str(party.role.name());
                out.push_str(": ");
            }
            out.push_str(company_name(self.extraction, party.company));
            last = Some(party.role);
        }
        out
    }

    /// Value, both ends and unit.
    fn range(&self, amount: &'a Amount) -> [Cell<'a>; 4] {
        [
            decimal(amount.value),
            decimal(amount.low.or(amount.value)),
            decimal(amount.high.or(amount.value)),
            maybe(unit_name(amount, &self.article.text)),
        ]
    }

    fn amount(&self, quantity: Option<&'a Quantity>, row: &mut Row<'a>) {
        let Some(quantity) = quantity else {
            return row.extend([Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::Null]);
        };
        let amount = &quantity.amount;
        row.extend(self.range(amount));
        row.push(text(amount.bound.name()));
    }

    fn valuation(&self, record: &'a Record, row: &mut Row<'a>) {
        let Some(valuation) = &record.valuation else {
            return row.extend([Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::Null]);
        };
        let amount = &valuation.amount.amount;
        row.extend(self.range(amount));
        row.push(text(valuation.basis.name()));
    }

    fn party_name(&self, party: Option<&Party>, row: &mut Row<'a>) {
        match party {
            Some(party) => {
                row.extend([count(party.company as usize + 1), text(company_name(self.extraction, party.company))])
            }
            None => row.extend([Cell::Null, Cell::Null]),
        }
    }

    fn proof(&self, record: &'a Record, row: &mut Row<'a>) {
        let hundredths = Confidence(record.confidence).hundredths();
        let evidence = evidence(record);
        row.extend([
            Cell::Decimal(Decimal::new(i64::from(hundredths), 2)),
            text(record.rule),
            text(summary(record, self.extraction, &self.article.text)),
            maybe(quote(&self.article.text, record, self.quotes)),
            Cell::Integer(i64::from(evidence.start)),
            Cell::Integer(i64::from(evidence.end)),
        ]);
    }

    fn party(&self, record: &Record, at: usize, party: &'a Party) -> Row<'a> {
        let mut row = self.ids(record);
        row.extend([count(at + 1), text(party.role.name())]);
        self.party_name(Some(party), &mut row);
        row.push(maybe(self.extraction.companies.get(party.company as usize).and_then(|c| c.country)));
        self.amount(party.amount.as_ref(), &mut row);
        row.extend([
            point(party.stake.as_ref()),
            text(party.span.of(&self.article.text)),
            Cell::Integer(i64::from(party.span.start)),
            Cell::Integer(i64::from(party.span.end)),
            text(party.rule),
        ]);
        row
    }

    fn quantity(&self, n: usize, quantity: &'a Quantity) -> Row<'a> {
        let amount = &quantity.amount;
        let inferred = [("value", amount.inferred.value), ("unit", amount.inferred.unit)];
        let mut row = vec![text(&self.article.id), count(n + 1), text(amount.kind.name())];
        row.extend(self.range(amount));
        row.extend([
            text(amount.bound.name()),
            Cell::TextList(inferred.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect()),
            text(quantity.span.of(&self.article.text)),
            Cell::Integer(i64::from(quantity.span.start)),
            Cell::Integer(i64::from(quantity.span.end)),
            text(quantity.rule),
        ]);
        row
    }

    fn company(&self, n: usize) -> Row<'a> {
        let company = &self.extraction.companies[n];
        let id = |scheme: &str| maybe(company.ids.iter().find(|id| id.scheme == scheme).map(|id| id.value.as_str()));
        let first = company.mentions.first();
        let offset = |of: fn(&Span) -> u32| first.map_or(Cell::Null, |span| Cell::Integer(i64::from(of(span))));
        vec![
            text(&self.article.id),
            count(n + 1),
            text(&company.name),
            Cell::TextList(company.aliases.iter().map(String::as_str).collect()),
            maybe(company.country),
            id("dealsift"),
            id("own"),
            id("lei"),
            id("isin"),
            id("ticker"),
            maybe(company.ids.iter().find_map(|id| id.mic.as_deref())),
            id("cik"),
            count(company.mentions.len()),
            offset(|span| span.start),
            offset(|span| span.end),
            text(company.rule),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;
    use std::collections::BTreeMap;

    #[derive(Default)]
    struct Counted(BTreeMap<&'static str, Vec<String>>);

    impl Sink for Counted {
        fn row(&mut self, table: &'static Table, cells: &[Cell]) {
            assert_eq!(table.columns().count(), cells.len(), "{}", table.name);
            for (column, cell) in table.columns().zip(cells) {
                assert!(cell.fits(column.kind), "{}.{}: {cell:?}", table.name, column.name);
            }
            self.0.entry(table.name).or_default().push(format!("{cells:?}"));
        }
    }

    const TEXT: &str = "Nel 2025 Eni ha registrato ricavi per 90 miliardi di euro. Eni ha rilevato il 30% di Novamont da Gamma Spa per 500-600 milioni di euro.\n\nLa startup Nivora ha raccolto 20 milioni di dollari in un round di serie B guidato da Alfa Ventures. Beta vale 3 miliardi di dollari.";

    #[test]
    fn every_row_fits_its_table() {
        let article = Article::new("a", TEXT);
        let extraction = Extractor::new().extract(&article);
        let mut rows = Counted::default();
        dataset(&article, &extraction, Quotes::Short, &mut rows);
        records(&article, &extraction, Quotes::Full, &mut rows);
        let found: Vec<&str> = rows.0.keys().copied().collect();
        assert_eq!(
            found,
            ["articles", "companies", "deals", "figures", "parties", "quantities", "records", "valuations"],
            "every table is tried"
        );
        assert!(rows.0["deals"][0].contains("ha rilevato"), "{:?}", rows.0["deals"]);
    }
}
