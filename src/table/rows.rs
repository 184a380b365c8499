//! An extraction to rows.
//!
//! Cells are pushed in the order of the columns; the tests hold both together.

use super::{ARTICLES, COMPANIES, Cell, DEALS, FIGURES, PARTIES, QUANTITIES, Quotes, RECORDS, Sink, Table, VALUATIONS};
use crate::emit::build::{company_name, unit_name, when_date};
use crate::emit::json::sha256;
use crate::emit::number::Confidence;
use crate::emit::summary::summary;
use crate::value::{Article, Extraction, Kind, Party, Quantity, Record, Span, TextSlot, When, WhenPrecision};
use jiff::civil::Date;
use rust_decimal::Decimal;
use std::borrow::Cow;

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

type Row<'a> = Vec<Cell<'a>>;

fn text<'a>(value: impl Into<Cow<'a, str>>) -> Cell<'a> {
    Cell::Text(value.into())
}

fn maybe<'a>(value: Option<impl Into<Cow<'a, str>>>) -> Cell<'a> {
    value.map_or(Cell::Null, text)
}

fn decimal<'a>(value: Option<Decimal>) -> Cell<'a> {
    value.map_or(Cell::Null, Cell::Decimal)
}

fn count<'a>(n: usize) -> Cell<'a> {
    Cell::Integer(i64::try_from(n).unwrap_or(i64::MAX))
}

fn point(quantity: Option<&Quantity>) -> Cell<'static> {
    decimal(quantity.and_then(|q| q.amount.point()))
}

fn named<'a, T>(slot: &'a Option<TextSlot<T>>, name: impl Fn(&'a T) -> Cow<'a, str>) -> Cell<'a> {
    slot.as_ref().map_or(Cell::Null, |slot| Cell::Text(name(&slot.value)))
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
            count(self.extraction.records.len()),
            Cell::TextList(self.extraction.notes.iter().map(|note| note.text.as_str()).collect()),
        ]);
        row
    }

    fn record(&self, record: &'a Record, table: &'static Table) -> Row<'a> {
        let mut row = self.ids(record);
        self.published(&mut row);
        if *table == DEALS {
            deal(record, &mut row);
            self.amount(record.amount.as_ref(), &mut row);
            self.valuation(record, &mut row);
            measures(record, &mut row);
            own(record, &mut row);
        } else {
            self.party_name(record.parties.first(), &mut row);
            if *table == FIGURES {
                figure(record, &mut row);
            }
            let stated = record.valuation.as_ref().map(|v| &v.amount).filter(|_| record.kind == Kind::Valuation);
            self.amount(stated.or(record.amount.as_ref()), &mut row);
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
        self.valuation(record, &mut row);
        measures(record, &mut row);
        figure(record, &mut row);
        own(record, &mut row);
        when(record.when.as_ref(), &mut row);
        self.proof(record, &mut row);
        row.extend([maybe(self.article.title.as_deref()), maybe(self.article.url.as_deref())]);
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

    fn amount(&self, quantity: Option<&'a Quantity>, row: &mut Row<'a>) {
        let Some(quantity) = quantity else {
            return row.extend([Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::Null]);
        };
        let amount = &quantity.amount;
        row.extend([
            decimal(amount.value),
            decimal(amount.low.or(amount.value)),
            decimal(amount.high.or(amount.value)),
            maybe(unit_name(amount, &self.article.text)),
            text(amount.bound.name()),
        ]);
    }

    fn valuation(&self, record: &'a Record, row: &mut Row<'a>) {
        let Some(valuation) = &record.valuation else {
            return row.extend([Cell::Null, Cell::Null, Cell::Null, Cell::Null, Cell::Null]);
        };
        let amount = &valuation.amount.amount;
        row.extend([
            decimal(amount.value),
            decimal(amount.low.or(amount.value)),
            decimal(amount.high.or(amount.value)),
            maybe(unit_name(amount, &self.article.text)),
            text(valuation.basis.name()),
        ]);
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
            maybe(self.quote(record)),
            Cell::Integer(i64::from(evidence.start)),
            Cell::Integer(i64::from(evidence.end)),
        ]);
    }

    /// Words of the article that state a record.
    fn quote(&self, record: &Record) -> Option<String> {
        let whole = self.article.text.as_str();
        match self.quotes {
            Quotes::None => None,
            Quotes::Full => {
                let sentences: Vec<String> = record.evidence.iter().map(|s| on_one_line(s.of(whole))).collect();
                Some(sentences.join(" … "))
            }
            Quotes::Short => {
                let sentence =
                    record.evidence.iter().copied().find(|s| s.start <= record.cue.start && record.cue.end <= s.end);
                let sentence = sentence.unwrap_or(record.cue);
                let (from, to) = around(whole, sentence, record.cue);
                let mark = |cut: bool| if cut { "… " } else { "" };
                let behind = if to < sentence.end as usize { " …" } else { "" };
                let words = on_one_line(&whole[from..to]);
                Some(format!("{}{words}{behind}", mark(from > sentence.start as usize)))
            }
        }
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
        vec![
            text(&self.article.id),
            count(n + 1),
            text(amount.kind.name()),
            decimal(amount.value),
            decimal(amount.low.or(amount.value)),
            decimal(amount.high.or(amount.value)),
            maybe(unit_name(amount, &self.article.text)),
            text(amount.bound.name()),
            Cell::TextList(inferred.into_iter().filter(|(_, is)| *is).map(|(name, _)| name).collect()),
            text(quantity.span.of(&self.article.text)),
            Cell::Integer(i64::from(quantity.span.start)),
            Cell::Integer(i64::from(quantity.span.end)),
            text(quantity.rule),
        ]
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

fn deal<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([text(record.kind.name()), maybe(record.status.map(|s| s.name()))]);
}

fn measures<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([record.stake.as_ref(), record.power.as_ref(), record.energy.as_ref()].map(point));
}

fn figure<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([
        named(&record.metric, |metric| metric.name().into()),
        named(&record.period, |period| period.to_string().into()),
        maybe(record.outlook.map(|outlook| outlook.name())),
    ]);
}

fn own<'a>(record: &'a Record, row: &mut Row<'a>) {
    row.extend([
        maybe(record.per),
        named(&record.stage, |stage| stage.as_str().into()),
        named(&record.product, |product| product.as_str().into()),
        named(&record.hardware, |hardware| hardware.as_str().into()),
        named(&record.purpose, |purpose| purpose.name().into()),
        record.exclusive.as_ref().map_or(Cell::Null, |slot| Cell::Boolean(slot.value)),
        named(&record.venue, |venue| venue.as_str().into()),
    ]);
}

fn when<'a>(when: Option<&When>, row: &mut Row<'a>) {
    match when {
        None => row.extend([Cell::Null, Cell::Null, Cell::Null]),
        Some(when) => row.extend([text(when_date(when)), Cell::Date(first_day(when)), text(when.basis.name())]),
    }
}

/// The first day of what is meant.
fn first_day(when: &When) -> Date {
    let day = when.date;
    let month = match when.precision {
        WhenPrecision::Day => return day,
        WhenPrecision::Month => day.month(),
        WhenPrecision::Quarter => (day.month() - 1) / 3 * 3 + 1,
        WhenPrecision::Year => 1,
    };
    Date::new(day.year(), month, 1).unwrap_or(day)
}

/// From the first to the last sentence that states a record.
fn evidence(record: &Record) -> Span {
    let start = record.evidence.iter().map(|s| s.start).min().unwrap_or(record.cue.start);
    let end = record.evidence.iter().map(|s| s.end).max().unwrap_or(record.cue.end);
    Span::new(start, end)
}

/// How many bytes of its sentence a short quote has on each side of the cue.
const AROUND: usize = 60;

/// The words around a cue within its sentence, cut between words.
fn around(text: &str, sentence: Span, cue: Span) -> (usize, usize) {
    let (first, last) = (sentence.start as usize, sentence.end as usize);
    let mut from = (cue.start as usize).saturating_sub(AROUND).max(first);
    let mut to = (cue.end as usize + AROUND).min(last);
    while from > first && !(text.is_char_boundary(from) && text[..from].ends_with(char::is_whitespace)) {
        from -= 1;
    }
    while to < last && !(text.is_char_boundary(to) && text[to..].starts_with(char::is_whitespace)) {
        to += 1;
    }
    (from, to)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::super::TABLES;
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

    #[test]
    fn foreign_keys_point_at_tables() {
        for table in TABLES {
            let has = |table: &Table, name: &str| table.columns().any(|column| column.name == name);
            assert!(table.key.iter().all(|key| has(table, key)), "{}", table.name);
            for (columns, other) in table.foreign {
                let other = TABLES.iter().find(|t| t.name == *other).unwrap();
                assert!(columns.iter().all(|c| has(table, c)) && *columns == other.key, "{}", table.name);
            }
            let mut names: Vec<&str> = table.columns().map(|column| column.name).collect();
            names.sort_unstable();
            assert!(names.windows(2).all(|pair| pair[0] != pair[1]), "{}: a column twice", table.name);
        }
    }

    #[test]
    fn short_quotes_keep_whole_words() {
        let text = format!("{} Alfa compra Beta {}", "parola ".repeat(30), "è così ".repeat(30));
        let at = text.find("compra").unwrap() as u32;
        let (from, to) = around(&text, Span::new(0, text.len() as u32), Span::new(at, at + 6));
        let quote = &text[from..to];
        assert!(quote.starts_with("parola") && quote.contains("Alfa compra Beta") && quote.len() < 160, "{quote}");
    }
}
