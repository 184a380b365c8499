//! The currency that an amount leaves out.
//!
//! In the order of the contract: the same coordination, the same figure elsewhere in the item, the currency last stated in the item, the home
//! currency of the company whose figure it is, the euro where the item's companies are at home in its zone.

use crate::lang::shared::COUNTRY_CURRENCY;
use crate::mention::AmountMention;
use crate::value::{Currency, QuantityKind, Unit};
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

/// What an item tells about currencies besides its amounts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Home {
    /// The one currency that all of the item's companies share.
    pub common: Option<Currency>,
    /// Whether companies of several currency areas are named.
    pub mixed: bool,
    /// The currency that the article states nearly everywhere.
    pub article: Option<Currency>,
    /// The currency of the publication's own area.
    pub reader: Option<Currency>,
    /// Whether the article states no currency at all and a company of the publication's own area is named: its readers know which is meant.
    pub silent: bool,
}

/// The currency of each country by the two letters of its code, zeros where none is listed: asked for every mention of a company.
static BY_LETTERS: [[u8; 3]; 26 * 26] = {
    let mut table = [[0; 3]; 26 * 26];
    let mut i = 0;
    while i < COUNTRY_CURRENCY.len() {
        let (country, code) = (COUNTRY_CURRENCY[i].0.as_bytes(), COUNTRY_CURRENCY[i].1.as_bytes());
        table[place(country)] = [code[0], code[1], code[2]];
        i += 1;
    }
    table
};

/// Where a country stands in the table; out of it for what is no code of two capitals.
const fn place(country: &[u8]) -> usize {
    match *country {
        [a @ b'A'..=b'Z', b @ b'A'..=b'Z'] => (a - b'A') as usize * 26 + (b - b'A') as usize,
        _ => usize::MAX,
    }
}

/// The currency of a country.
pub fn of_country(country: &str) -> Option<Currency> {
    BY_LETTERS.get(place(country.as_bytes())).filter(|code| code[0] != 0).map(|&code| Currency(code))
}

/// Smallest amount that tells the currency of an item; unit prices are smaller.
const TELLING: i64 = 100_000;

/// How many amounts ahead a currency is near.
const NEAR: usize = 1;

fn telling(a: &AmountMention) -> bool {
    !a.bare && !a.unit_price && a.quantity.amount.point().is_some_and(|v| v.abs() >= Decimal::from(TELLING))
        || a.quantity.amount.bound == crate::value::Bound::Vague
}

/// Fills in the currencies of one item's amounts, which stand in reading order. `home(i)` is the home currency of the company that
/// amount `i` belongs to, where it tells; `shares(i)` whether amount `i` leaves its currency to the next; `foreign(i)`
/// whether a company of another currency is named beside it.
pub fn infer(
    amounts: &mut [AmountMention],
    item: Home,
    home: impl Fn(usize) -> Option<Currency>,
    foreign: impl Fn(usize) -> bool,
    shares: impl Fn(usize) -> bool,
) {
    let stated: Vec<Option<Currency>> = amounts.iter().map(|a| a.quantity.amount.currency()).collect();
    let (figures, ahead) = (figures(amounts, &stated), ahead(amounts, &stated));
    let mut last: Option<(Currency, usize)> = None;
    for i in 0..amounts.len() {
        if amounts[i].quantity.amount.kind != QuantityKind::Money {
            continue;
        }
        if let Some(currency) = stated[i] {
            if telling(&amounts[i]) {
                last = Some((currency, i));
            }
            continue;
        }
        if amounts[i].bare {
            continue;
        }
        let own = &amounts[i].quantity.amount;
        let same =
            own.point().and_then(|_| figures.get(&(own.value, own.low))).and_then(|&j| stated[j].map(|c| (c, Some(j))));
        let joined = stated.get(i + 1).copied().flatten().filter(|_| shares(i)).map(|c| (c, Some(i + 1)));
        let found = joined
            .or(same)
            .or_else(|| last.map(|(c, at)| (c, Some(at))))
            .or_else(|| home(i).map(|c| (c, None)))
            .or_else(|| fallback(item, foreign(i)).map(|c| (c, None)));
        // a headline takes the currency that the body states first, where nothing stands before it
        let found = match (found, last.is_none() && same.or(joined).is_none()) {
            (Some((c, None)), true) if home(i).is_none() => {
                // what stands far behind tells nothing against the home of all that the item names
                let near = |at: usize| item.common.is_none() || at <= i + NEAR;
                ahead[i + 1].filter(|a| near(a.1)).map(|(c, at)| (c, Some(at))).or(Some((c, None)))
            }
            (found, _) => found,
        };
        if let Some((currency, source)) = found {
            let source = source.map(|s| amounts[s].quantity.span);
            let quantity = &mut amounts[i].quantity;
            quantity.amount.unit = Some(Unit::Currency(currency));
            quantity.amount.inferred.unit = true;
            quantity.sources.extend(source);
        }
    }
}

/// The currency that at least three of four amounts of an article state, two at the least.
pub fn dominant(amounts: &[AmountMention]) -> Option<Currency> {
    let stated = || amounts.iter().filter(|a| telling(a)).filter_map(|a| a.quantity.amount.currency());
    // what has a majority is left when all others are paired off
    let (mut left, mut weight) = (None, 0usize);
    for currency in stated() {
        match left {
            Some(c) if c == currency => weight += 1,
            _ if weight == 0 => (left, weight) = (Some(currency), 1),
            _ => weight -= 1,
        }
    }
    let count = stated().filter(|c| Some(*c) == left).count();
    left.filter(|_| count >= 2 && count * 4 >= stated().count() * 3)
}

/// For each number of the item that is stated with a currency, the first such amount.
fn figures(
    amounts: &[AmountMention],
    stated: &[Option<Currency>],
) -> FxHashMap<(Option<Decimal>, Option<Decimal>), usize> {
    let mut first = FxHashMap::default();
    for (j, mention) in amounts.iter().enumerate() {
        let amount = &mention.quantity.amount;
        if stated[j].is_some() && amount.kind == QuantityKind::Money && !mention.bare {
            first.entry((amount.value, amount.low)).or_insert(j);
        }
    }
    first
}

/// For each amount, and behind the last, the currency first stated from there on.
fn ahead(amounts: &[AmountMention], stated: &[Option<Currency>]) -> Vec<Option<(Currency, usize)>> {
    let mut found = vec![None; amounts.len() + 1];
    for j in (0..amounts.len()).rev() {
        found[j] = stated[j].filter(|_| telling(&amounts[j])).map(|c| (c, j)).or(found[j + 1]);
    }
    found
}

fn fallback(item: Home, foreign: bool) -> Option<Currency> {
    match (item.common, item.mixed) {
        (Some(c), false) => Some(c),
        (_, true) => item.article.or(item.reader.filter(|_| item.silent && !foreign)),
        (None, false) => item.article.or(item.reader),
    }
}
