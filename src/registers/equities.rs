//! FinanceDatabase's equities: a row for each listing of a share, `symbol,name,…,exchange,mic,…,country,…,isin,…,delisted`.
//!
//! A company is listed in many places under one name and country. It is one entry, with the ticker and the ISIN of its listing at home; where
//! it has none at home, with none.

use super::table::{Row, rows};
use super::{Registers, check};
use crate::lexicon::{IndexEntry, NameTag, Source};
use crate::scan::tokens::tokenize;
use crate::value::{Span, country};
use rustc_hash::FxHashMap;
use std::io::{self, Read};

const COLUMNS: [&str; 7] = ["symbol", "name", "exchange", "mic", "country", "isin", "delisted"];

/// Exchange as the file calls it, market, country; where a country has several, the first is home.
const MARKETS: &[(&str, &str, &str)] = &[
    ("NMS", "XNAS", "US"),
    ("NGM", "XNAS", "US"),
    ("NCM", "XNAS", "US"),
    ("NAS", "XNAS", "US"),
    ("NYQ", "XNYS", "US"),
    ("NYS", "XNYS", "US"),
    ("ASE", "XASE", "US"),
    ("MIL", "XMIL", "IT"),
    ("GER", "XETR", "DE"),
    ("FRA", "XFRA", "DE"),
    ("PAR", "XPAR", "FR"),
    ("AMS", "XAMS", "NL"),
    ("BRU", "XBRU", "BE"),
    ("LIS", "XLIS", "PT"),
    ("LSE", "XLON", "GB"),
    ("EBS", "XSWX", "CH"),
    ("MCE", "XMAD", "ES"),
    ("VIE", "XWBO", "AT"),
    ("ATH", "XATH", "GR"),
    ("ISE", "XDUB", "IE"),
    ("TOR", "XTSE", "CA"),
    ("VAN", "XTSX", "CA"),
    ("STO", "XSTO", "SE"),
    ("CPH", "XCSE", "DK"),
    ("HEL", "XHEL", "FI"),
    ("OSL", "XOSL", "NO"),
    ("WSE", "XWAR", "PL"),
    ("PRA", "XPRA", "CZ"),
    ("BUD", "XBUD", "HU"),
    ("IST", "XIST", "TR"),
    ("TLV", "XTAE", "IL"),
    ("JPX", "XJPX", "JP"),
    ("TYO", "XTKS", "JP"),
    ("HKG", "XHKG", "HK"),
    ("SHH", "XSHG", "CN"),
    ("SHZ", "XSHE", "CN"),
    ("TAI", "XTAI", "TW"),
    ("KSC", "XKRX", "KR"),
    ("NSI", "XNSE", "IN"),
    ("BSE", "XBOM", "IN"),
    ("ASX", "XASX", "AU"),
    ("NZE", "XNZE", "NZ"),
    ("SES", "XSES", "SG"),
    ("JNB", "XJSE", "ZA"),
    ("SAO", "BVMF", "BR"),
    ("MEX", "XMEX", "MX"),
    ("BUE", "XBUE", "AR"),
    ("SGO", "XSGO", "CL"),
    ("SAU", "XSAU", "SA"),
];

/// A company and its best listing so far.
struct Company {
    name: String,
    home: Option<&'static str>,
    /// Place of the market in the table, ticker and ISIN.
    listing: Option<(usize, String, String)>,
}

pub(super) fn read(registers: &mut Registers, input: impl Read) -> io::Result<()> {
    let mut companies: Vec<Company> = Vec::new();
    let mut numbers: FxHashMap<String, usize> = FxHashMap::default();
    rows(registers, input, b',', &COLUMNS, |registers, row| {
        let (name, home) = (row.get(1), row.get(4));
        if row.get(6).eq_ignore_ascii_case("true") {
            registers.count.passed += 1;
            return;
        }
        if name.is_empty() {
            return registers.fault(row.line, "has no name");
        }
        let isin = row.get(5);
        if let Some(text) = check::fault("", "", isin) {
            return registers.fault(row.line, text);
        }
        let number = *numbers.entry(format!("{name}\t{home}")).or_insert(companies.len());
        if number == companies.len() {
            companies.push(Company { name: name.to_owned(), home: code(registers, home), listing: None });
        }
        if let Some(company) = companies.get_mut(number) {
            company.offer(row);
        }
    })?;
    for company in companies {
        let mut ids = Vec::new();
        if let Some((market, ticker, isin)) = &company.listing {
            ids.extend([("ticker", ticker.as_str()), ("mic", MARKETS[*market].1)]);
            ids.extend((!isin.is_empty()).then_some(("isin", isin.as_str())));
        }
        let entry = IndexEntry {
            name: &company.name,
            ids: &ids,
            country: company.home,
            source: Source::FinanceDatabase,
            ..IndexEntry::default()
        };
        registers.entry(None, &entry);
    }
    Ok(())
}

impl Company {
    /// Keeps a listing at home, the best of several.
    fn offer(&mut self, row: &Row) {
        let (symbol, exchange, mic) = (row.get(0), row.get(2), row.get(3));
        let at = MARKETS.iter().position(|m| if mic.is_empty() { m.0 == exchange } else { m.1 == mic });
        let at = at.filter(|&at| Some(MARKETS[at].2) == self.home && !symbol.is_empty());
        if let Some(at) = at.filter(|&at| self.listing.as_ref().is_none_or(|(best, ..)| at < *best)) {
            // "ABBN.SW": the ticker, and where
            let ticker = symbol.rsplit_once('.').map_or(symbol, |(ticker, _)| ticker);
            self.listing = Some((at, ticker.to_owned(), row.get(5).to_owned()));
        }
    }
}

/// The code of a country that is written out.
fn code(registers: &Registers, name: &str) -> Option<&'static str> {
    let tables = registers.tables;
    let mut tokens = Vec::new();
    let len = u32::try_from(name.len()).ok()?;
    tokenize(name, Span::new(0, len), &tables.vocab, &mut String::new(), &mut tokens);
    let mut found = None;
    if !tokens.is_empty() {
        tables.names.phrases.each(&tokens, 0, |len, tag, _| {
            if let NameTag::Place(place) = tag
                && place.country
                && len == tokens.len()
            {
                found = std::str::from_utf8(&place.code).ok().and_then(country::code);
            }
        });
    }
    found.or_else(|| country::code(name))
}
