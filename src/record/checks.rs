//! Arithmetic that the text lets us verify, reported and never repaired.

use crate::value::{Basis, Check, Quantity, Record, Role};
use rust_decimal::Decimal;

/// The checks that a record's own values allow.
pub fn of(record: &Record) -> Vec<Check> {
    [investors_sum(record), tranches_sum(record), stake_price(record), pre_plus_amount(record)]
        .into_iter()
        .flatten()
        .collect()
}

fn value(q: &Quantity) -> Option<Decimal> {
    q.amount.value
}

fn check(name: &'static str, left: Decimal, right: Decimal, slack: Decimal) -> Check {
    Check { check: name, holds: (left - right).abs() <= slack, left: left.normalize(), right: right.normalize() }
}

/// The investors' amounts against the total; only where every investor's amount is known.
fn investors_sum(record: &Record) -> Option<Check> {
    let total = record.amount.as_ref().filter(|_| record.kind == crate::value::Kind::FundingRound)?;
    let investors: Vec<_> =
        record.parties.iter().filter(|p| matches!(p.role, Role::Investor | Role::LeadInvestor)).collect();
    let sums: Option<Vec<Decimal>> = investors
        .iter()
        .map(|p| p.amount.as_ref().filter(|a| a.amount.unit == total.amount.unit).and_then(value))
        .collect();
    let sum: Decimal = sums.filter(|s| s.len() > 1)?.into_iter().sum();
    let right = value(total)?;
    Some(check("investors_sum", sum, right, right.abs() / Decimal::from(100)))
}

/// A party's tranches against its amount.
fn tranches_sum(record: &Record) -> Option<Check> {
    let party = record.parties.iter().find(|p| !p.tranches.is_empty())?;
    let sum: Decimal = party.tranches.iter().map(|t| value(&t.amount)).sum::<Option<Decimal>>()?;
    let right = party.amount.as_ref().or(record.amount.as_ref()).and_then(value)?;
    Some(check("tranches_sum", sum, right, Decimal::ZERO))
}

/// Price ÷ stake against the valuation.
fn stake_price(record: &Record) -> Option<Check> {
    let (price, stake) = (value(record.amount.as_ref()?)?, value(record.stake.as_ref()?)?);
    let worth = record
        .valuation
        .as_ref()
        .filter(|v| v.amount.amount.unit == record.amount.as_ref().and_then(|a| a.amount.unit))?;
    let right = value(&worth.amount)?;
    let left = price.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(stake)?;
    Some(check("stake_price", left, right, right.abs() / Decimal::from(20)))
}

/// Pre-money and amount against post-money.
fn pre_plus_amount(record: &Record) -> Option<Check> {
    let post = record.valuation.as_ref().filter(|v| v.basis == Basis::Post)?;
    let pre = record.other_valuations.iter().find(|v| v.basis == Basis::Pre)?;
    let amount = record.amount.as_ref()?;
    let same = pre.amount.amount.unit == post.amount.amount.unit && amount.amount.unit == post.amount.amount.unit;
    let (left, right) = (value(&pre.amount)?.checked_add(value(amount)?)?, value(&post.amount)?);
    same.then(|| check("pre_plus_amount", left, right, right.abs() / Decimal::from(50)))
}
