//! Rates of exchange, and amounts at the rate of their article's day.
//!
//! A file is what the European Central Bank gives as its history (`Date,USD,JPY,…`, one row a day, `N/A` where there is none) or a table with
//! the columns `date,currency,rate`. A rate is how many units of a currency one unit of the base is worth; the base is the euro, unless the
//! file gives the euro rates as well, or another currency the rate 1 throughout.

use crate::value::{Article, Conversion, Currency, Extraction};
use csv::StringRecord;
use jiff::civil::Date;
use rust_decimal::{Decimal, RoundingStrategy};
use rustc_hash::FxHashMap;
use std::path::Path;

/// How many days a rate is good for: markets rest no longer than from Maundy Thursday to the Tuesday after Easter.
const DAYS: i32 = 7;

/// How many digits behind the point a rate between two currencies has of which none is the base.
const DIGITS: u32 = 10;

/// Rates by currency, each by day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rates {
    rates: FxHashMap<Currency, Vec<(Date, Decimal)>>,
    /// Whether the euro has no rate since all others are of it.
    euro_is_base: bool,
}

/// Where a file of rates cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RatesError {
    /// The system gives it not.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// It is no table.
    #[error("{0}")]
    Csv(#[from] csv::Error),
    /// It is another table.
    #[error("has neither the columns date,currency,rate nor a first column Date with currencies behind it")]
    Header,
    /// A line is not understood.
    #[error("line {line}: \"{cell}\" is no {what}")]
    Cell {
        /// Which line, from 1.
        line: u64,
        /// What stands there.
        cell: String,
        /// What should.
        what: &'static str,
    },
    /// Nothing stands in it.
    #[error("holds no rate")]
    Empty,
}

/// Where the columns of a table stand.
enum Columns {
    /// A row a day, a column a currency.
    Wide(Vec<(usize, Currency)>),
    /// A row a rate: day, currency, rate.
    Long([usize; 3]),
}

impl Rates {
    /// Reads a file.
    ///
    /// # Errors
    /// Where it cannot be read, or a line is not understood: with wrong rates nothing would be right.
    pub fn open(path: &Path) -> Result<Self, RatesError> {
        Self::read(&std::fs::read(path)?)
    }

    /// Reads the bytes of a file.
    ///
    /// # Errors
    /// Where a line is not understood.
    pub fn read(bytes: &[u8]) -> Result<Self, RatesError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let mut table = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(bytes);
        let columns = columns(table.headers()?).ok_or(RatesError::Header)?;
        let mut rates = Self::default();
        for row in table.records() {
            rates.take(&row?, &columns)?;
        }
        if rates.rates.is_empty() {
            return Err(RatesError::Empty);
        }
        for days in rates.rates.values_mut() {
            // of two rates of one day the one further down counts
            days.sort_by_key(|(day, _)| *day);
        }
        let one = |days: &Vec<(Date, Decimal)>| days.iter().all(|(_, rate)| *rate == Decimal::ONE);
        rates.euro_is_base = !rates.rates.keys().any(|code| code.code() == "EUR") && !rates.rates.values().any(one);
        Ok(rates)
    }

    fn take(&mut self, row: &StringRecord, columns: &Columns) -> Result<(), RatesError> {
        let line = row.position().map_or(0, csv::Position::line);
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let wrong = |at: usize, what: &'static str| RatesError::Cell { line, cell: cell(at).to_owned(), what };
        let day = |at: usize| cell(at).parse::<Date>().map_err(|_| wrong(at, "day; write it as 2026-03-02"));
        let mut take = |day: Date, currency: Currency, at: usize| {
            if matches!(cell(at), "" | "N/A" | "-") {
                return Ok(());
            }
            let rate = cell(at).parse::<Decimal>().ok().filter(|rate| *rate > Decimal::ZERO);
            self.rates.entry(currency).or_default().push((day, rate.ok_or_else(|| wrong(at, "rate"))?));
            Ok(())
        };
        match columns {
            Columns::Wide(currencies) => {
                let day = day(0)?;
                currencies.iter().try_for_each(|(at, currency)| take(day, *currency, *at))
            }
            Columns::Long([date, currency, rate]) => {
                let code = Currency::from_code(cell(*currency)).ok_or_else(|| wrong(*currency, "currency"))?;
                take(day(*date)?, code, *rate)
            }
        }
    }

    /// Whether there is any rate of a currency.
    pub fn knows(&self, currency: Currency) -> bool {
        self.is_base(currency) || self.rates.contains_key(&currency)
    }

    fn is_base(&self, currency: Currency) -> bool {
        self.euro_is_base && currency.code() == "EUR"
    }

    /// The last rate of a currency on or before a day, with its day.
    fn on(&self, currency: Currency, day: Date) -> Option<(Date, Decimal)> {
        let Some(days) = self.rates.get(&currency) else {
            return self.is_base(currency).then_some((day, Decimal::ONE));
        };
        let last = days.partition_point(|(at, _)| *at <= day).checked_sub(1)?;
        days.get(last).copied().filter(|(at, _)| at.until(day).is_ok_and(|since| since.get_days() <= DAYS))
    }

    /// An amount in another currency, at the rate of a day.
    pub fn convert(&self, amount: Decimal, from: Currency, to: Currency, day: Option<Date>) -> Option<Conversion> {
        if from == to {
            return Some(Conversion { amount, currency: to, rate: Decimal::ONE, date: None });
        }
        let ((first, from), (second, one)) = (self.on(from, day?)?, self.on(to, day?)?);
        let rate = match one == Decimal::ONE {
            true => from,
            false => from.checked_div(one)?.round_dp(DIGITS),
        };
        let amount = amount.checked_mul(one)?.checked_div(from)?;
        let amount = amount.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize();
        Some(Conversion { amount, currency: to, rate, date: Some(first.min(second)) })
    }
}

/// Where the columns stand that the header names.
fn columns(header: &StringRecord) -> Option<Columns> {
    let named = |name: &str| header.iter().position(|column| column.eq_ignore_ascii_case(name));
    if let (Some(date), Some(currency), Some(rate)) = (named("date"), named("currency"), named("rate")) {
        return Some(Columns::Long([date, currency, rate]));
    }
    let first = header.get(0).is_some_and(|column| column.eq_ignore_ascii_case("date"));
    let currencies = header.iter().enumerate().skip(1);
    let currencies: Vec<_> = currencies.filter_map(|(at, code)| Some((at, Currency::from_code(code)?))).collect();
    (first && !currencies.is_empty()).then_some(Columns::Wide(currencies))
}

/// Rates with the currency that is asked for.
#[derive(Debug, Clone)]
pub struct Converter {
    /// The rates.
    pub rates: Rates,
    /// The currency.
    pub to: Currency,
}

impl Converter {
    /// Adds to each record its amount in the currency, and gives how many amounts of money have none: no day is declared, or there is no rate
    /// for it.
    pub fn convert(&self, article: &Article, extraction: &mut Extraction) -> u64 {
        let mut missing = 0;
        for record in &mut extraction.records {
            let stated = record.main_amount().map(|quantity| &quantity.amount);
            let Some((amount, from)) = stated.and_then(|amount| Some((amount.point()?, amount.currency()?))) else {
                continue;
            };
            record.converted = self.rates.convert(amount, from, self.to, article.date);
            missing += u64::from(record.converted.is_none());
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const ECB: &[u8] =
        b"Date,USD,JPY,CYP,\n2026-03-03,1.0500,160.00,N/A,\n2026-03-02,1.0400,158.50,N/A,\n2026-02-27,1.03,157,N/A,\n";

    fn currency(code: &str) -> Currency {
        Currency::from_code(code).unwrap()
    }

    fn converted(rates: &Rates, amount: i64, from: &str, to: &str, day: Date) -> Option<(String, String, String)> {
        let made = rates.convert(amount.into(), currency(from), currency(to), Some(day))?;
        Some((made.amount.to_string(), made.rate.normalize().to_string(), made.date.unwrap().to_string()))
    }

    #[test]
    fn the_last_rate_on_or_before_the_day_counts() {
        let rates = Rates::read(ECB).unwrap();
        let told = |amount: &str, rate: &str, day: &str| Some((amount.to_owned(), rate.to_owned(), day.to_owned()));
        assert_eq!(converted(&rates, 1_000, "USD", "EUR", date(2026, 3, 3)), told("952.38", "1.05", "2026-03-03"));
        // a Sunday has that of the Friday before
        assert_eq!(converted(&rates, 1_000, "USD", "EUR", date(2026, 3, 1)), told("970.87", "1.03", "2026-02-27"));
        assert_eq!(
            converted(&rates, 1_000, "EUR", "USD", date(2026, 3, 2)),
            told("1040", "0.9615384615", "2026-03-02")
        );
        assert_eq!(
            converted(&rates, 317, "JPY", "USD", date(2026, 3, 2)),
            told("2.08", "152.4038461538", "2026-03-02")
        );
        assert_eq!(converted(&rates, 1, "USD", "EUR", date(2026, 2, 26)), None, "before the first");
        assert_eq!(converted(&rates, 1, "USD", "EUR", date(2026, 3, 11)), None, "too long after the last");
        assert_eq!(converted(&rates, 1, "CYP", "EUR", date(2026, 3, 3)), None);
        let same = rates.convert(5.into(), currency("GBP"), currency("GBP"), None).unwrap();
        assert_eq!((same.amount, same.rate, same.date), (5.into(), Decimal::ONE, None));
        assert_eq!(rates.convert(5.into(), currency("USD"), currency("EUR"), None), None, "no day");
    }

    #[test]
    fn a_table_of_rates_may_have_another_base() {
        let table = b"currency,date,rate\nEUR,2026-03-02,0.80\nUSD,2026-03-02,1\ngbp,2026-03-02,0.5\n";
        let rates = Rates::read(table).unwrap();
        let made = converted(&rates, 100, "GBP", "EUR", date(2026, 3, 2)).unwrap();
        assert_eq!((made.0.as_str(), made.1.as_str()), ("160", "0.625"));
        // without a rate of the euro, it is not taken for the base that the dollar is
        let rates = Rates::read(b"currency,date,rate\nUSD,2026-03-02,1\nGBP,2026-03-02,0.5\n").unwrap();
        assert!(!rates.knows(currency("EUR")) && rates.knows(currency("USD")));
        assert_eq!(converted(&rates, 100, "GBP", "EUR", date(2026, 3, 2)), None);
    }

    #[test]
    fn what_is_not_understood_is_named() {
        let told = |bytes: &[u8]| Rates::read(bytes).unwrap_err().to_string();
        assert!(told(b"day,usd\n").starts_with("has neither the columns"));
        assert_eq!(
            told(b"date,currency,rate\n2026-03-02,USD,1\n2.3.2026,USD,1\n"),
            "line 3: \"2.3.2026\" is no day; write it as 2026-03-02"
        );
        assert_eq!(told(b"Date,USD\n2026-03-02,-1\n"), "line 2: \"-1\" is no rate");
        assert_eq!(told(b"date,currency,rate\n2026-03-02,Euro,1\n"), "line 2: \"Euro\" is no currency");
        assert_eq!(told(b"date,currency,rate\n"), "holds no rate");
    }
}
