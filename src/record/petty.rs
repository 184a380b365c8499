//! What private people buy and earn is told in the words of deals: "bought this place for £410,000", "ganaba 52.000 euros al año".

use super::draft::{Draft, Value};
use crate::doc::Doc;
use crate::value::{Kind, Role};
use rust_decimal::Decimal;

/// A business costs more than a house, and a company earns more than its staff, in whatever currency.
const LEAST: Decimal = Decimal::from_parts(1_000_000, 0, 0, false, 0);

/// Whether all that a draft tells of money is a sum that people have too, and too little else speaks of companies.
pub(super) fn petty(doc: &Doc, d: &Draft) -> bool {
    let small = |v: &Value| {
        let amount = &doc.amounts[v.amount as usize].quantity.amount;
        amount.value.or(amount.high).or(amount.low).is_some_and(|sum| sum.abs() < LEAST)
    };
    if d.amounts.is_empty() || !d.amounts.iter().all(small) || !d.stakes.is_empty() {
        return false;
    }
    match d.kind {
        Kind::Acquisition => d.parties.iter().filter(|p| p.rule != "argument/focus").count() < 2,
        Kind::Investment => !d.has(Role::Recipient),
        Kind::Figure => d.rule == "figure-earn",
        _ => false,
    }
}
