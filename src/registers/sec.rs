//! The filers of the Securities and Exchange Commission: `company_tickers.json`, or `company_tickers_exchange.json`, which tells the market.
//!
//! A company has a line for each of its tickers, the most traded one first; that one is kept.

use super::{RegisterError, Registers};
use crate::lexicon::{IndexEntry, Source};
use rustc_hash::FxHashSet;
use serde_json::{Map, Value};
use std::io::BufRead;

/// The markets that the file names and ISO 10383 knows under one code.
const MARKETS: &[(&str, &str)] = &[("Nasdaq", "XNAS"), ("NYSE", "XNYS")];

pub(super) fn read(registers: &mut Registers, mut input: impl BufRead) -> Result<(), RegisterError> {
    let mut bytes = Vec::new();
    input.read_to_end(&mut bytes)?;
    (registers.progress)(bytes.len() as u64);
    let whole: Map<String, Value> = serde_json::from_slice(&bytes)
        .map_err(|fault| RegisterError::Json(format!("{}: is no JSON of the SEC's shape ({fault})", fault.line())))?;
    let mut seen = FxHashSet::default();
    let fields = whole.get("fields").and_then(Value::as_array);
    if let (Some(fields), Some(data)) = (fields, whole.get("data").and_then(Value::as_array)) {
        let place = |name: &str| fields.iter().position(|f| f.as_str() == Some(name));
        let places = ["cik", "name", "ticker", "exchange"].map(place);
        for (n, row) in data.iter().enumerate() {
            let filer = places.map(|at| at.and_then(|at| row.get(at)));
            take(registers, &(n + 1).to_string(), filer, &mut seen);
        }
        return Ok(());
    }
    for (key, filer) in &whole {
        let filer = [filer.get("cik_str"), filer.get("title"), filer.get("ticker"), None];
        take(registers, key, filer, &mut seen);
    }
    Ok(())
}

fn take(registers: &mut Registers, row: &str, filer: [Option<&Value>; 4], seen: &mut FxHashSet<u64>) {
    let [cik, name, ticker, market] = filer;
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or("").trim().to_owned();
    let number = cik.and_then(|c| c.as_u64().or_else(|| c.as_str()?.parse().ok()));
    let (Some(cik), name) = (number, text(name)) else {
        return registers.fault(None, format!("entry {row}: has no CIK"));
    };
    if !seen.insert(cik) {
        return;
    }
    let (cik, ticker, market) = (format!("{cik:010}"), text(ticker), text(market));
    let mic = MARKETS.iter().find(|(name, _)| *name == market).map_or("", |(_, mic)| mic);
    let ids: &[(&str, &str)] = match (ticker.is_empty(), mic.is_empty()) {
        (true, _) => &[("cik", &cik)],
        (false, true) => &[("cik", &cik), ("ticker", &ticker)],
        (false, false) => &[("cik", &cik), ("ticker", &ticker), ("mic", mic)],
    };
    // "ALFA CORP /DE/": where it is registered
    let short =
        name.strip_suffix('/').and_then(|n| n.rsplit_once('/')).map_or(name.as_str(), |(before, _)| before.trim_end());
    let entry = IndexEntry { name: short, ids, source: Source::Sec, ..IndexEntry::default() };
    if !registers.builder.add(&entry) {
        return registers.fault(None, format!("entry {row}: has no name"));
    }
    registers.count.added += 1;
}
