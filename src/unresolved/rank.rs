//! The order of names: by money, without pretending that currencies are one.
//!
//! With rates, a name stands by its largest amount in one currency. Without, by the best place that it takes among the names of one
//! currency: the largest in euro, the largest in dollars, then the second of each. Of equal places the one among more names comes
//! first, then who takes part in more records, in more articles, and the name.

use super::gather::Name;
use rust_decimal::Decimal;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// What one unit of each currency is worth in one that the user has chosen.
#[derive(Debug, Clone, Default)]
pub struct Rates(BTreeMap<String, Decimal>);

impl Rates {
    /// Reads CSV with the header `currency,rate`.
    ///
    /// # Errors
    /// The line and what is wrong with it.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rates = BTreeMap::new();
        let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).from_reader(text.as_bytes());
        let header = reader.headers().map_err(|e| e.to_string())?.clone();
        let column =
            |name: &str| header.iter().position(|h| h.trim_start_matches('\u{feff}').eq_ignore_ascii_case(name));
        let (Some(currency), Some(rate)) = (column("currency"), column("rate")) else {
            return Err("1: the header must hold currency,rate".to_owned());
        };
        for row in reader.records() {
            let row = row.map_err(|e| e.to_string())?;
            let line = row.position().map_or(0, csv::Position::line);
            let (code, worth) = (row.get(currency).unwrap_or_default(), row.get(rate).unwrap_or_default());
            let worth = worth.parse::<Decimal>().ok().filter(|w| w.is_sign_positive() && !w.is_zero());
            match worth {
                Some(worth) if code.len() == 3 => rates.insert(code.to_ascii_uppercase(), worth),
                _ => return Err(format!("{line}: write a row as EUR,1.08")),
            };
        }
        Ok(Self(rates))
    }

    /// The largest of the amounts that have a rate.
    fn worth(&self, name: &Name) -> Option<Decimal> {
        let worth = |(currency, amount): (&String, &Decimal)| self.0.get(currency)?.checked_mul(*amount);
        name.money.iter().filter_map(worth).max()
    }
}

/// The names in their order, and the currencies that have no rate where there are rates.
pub fn ranked(names: impl Iterator<Item = Name>, rates: Option<&Rates>) -> (Vec<Name>, BTreeSet<String>) {
    let mut names: Vec<Name> = names.collect();
    let tie = |name: &Name| (Reverse(name.records), Reverse(name.articles), name.name.clone());
    match rates {
        Some(rates) => names.sort_by_cached_key(|name| (Reverse(rates.worth(name)), tie(name))),
        None => {
            let ladders = ladders(&names);
            names.sort_by_cached_key(|name| (rung(name, &ladders), tie(name)));
        }
    }
    let currencies = names.iter().flat_map(|n| n.money.keys());
    let unrated = currencies.filter(|c| rates.is_some_and(|rates| !rates.0.contains_key(*c)));
    let unrated = unrated.cloned().collect();
    (names, unrated)
}

/// The amounts of each currency, the largest first.
fn ladders(names: &[Name]) -> BTreeMap<String, Vec<Decimal>> {
    let mut ladders: BTreeMap<String, Vec<Decimal>> = BTreeMap::new();
    for (currency, amount) in names.iter().flat_map(|n| &n.money) {
        ladders.entry(currency.clone()).or_default().push(*amount);
    }
    ladders.values_mut().for_each(|ladder| ladder.sort_by_key(|amount| Reverse(*amount)));
    ladders
}

/// The best place of a name and how many stand in that currency; without money, behind all.
fn rung(name: &Name, ladders: &BTreeMap<String, Vec<Decimal>>) -> (usize, Reverse<usize>) {
    let place = |(currency, amount): (&String, &Decimal)| {
        let ladder = ladders.get(currency)?;
        Some((ladder.partition_point(|above| above > amount), Reverse(ladder.len())))
    };
    name.money.iter().filter_map(place).min().unwrap_or((usize::MAX, Reverse(0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str, records: u64, money: &[(&str, i64)]) -> Name {
        let money = money.iter().map(|(currency, amount)| ((*currency).to_owned(), (*amount).into())).collect();
        Name { name: name.to_owned(), records, money, ..Name::default() }
    }

    fn order(rates: Option<&str>) -> (String, String) {
        let names = [
            name("poor", 9, &[]),
            name("yen", 1, &[("JPY", 900)]),
            name("euro2", 1, &[("EUR", 5)]),
            name("euro1", 1, &[("EUR", 7)]),
            name("both", 1, &[("EUR", 6), ("JPY", 100)]),
        ];
        let rates = rates.map(|text| Rates::read(text).unwrap());
        let (names, unrated) = ranked(names.into_iter(), rates.as_ref());
        let names: Vec<String> = names.into_iter().map(|n| n.name).collect();
        (names.join(" "), unrated.into_iter().collect())
    }

    #[test]
    fn places_within_a_currency_count_where_there_are_no_rates() {
        assert_eq!(order(None).0, "euro1 yen both euro2 poor");
    }

    #[test]
    fn rates_make_one_order() {
        assert_eq!(order(Some("currency,rate\nEUR,1\nJPY,0.001\n")).0, "euro1 both euro2 yen poor");
        assert_eq!(order(Some("rate, currency\n1, jpy\n")), ("yen both poor euro1 euro2".into(), "EUR".into()));
    }

    #[test]
    fn bad_rates_name_their_line() {
        assert_eq!(Rates::read("a,b\n").unwrap_err(), "1: the header must hold currency,rate");
        assert_eq!(Rates::read("currency,rate\nEUR,1\nUSD,0\n").unwrap_err(), "3: write a row as EUR,1.08");
    }
}
