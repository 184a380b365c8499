//! From a draft to a record: values chosen by the contract's decisions, minima asked, evidence gathered.
//!
//! The body wins over the headline, the precise over the rounded. A draft below its kind's minimum is a note.

use super::draft::{Draft, DraftParty, Value};
use super::petty::petty;
use super::{checks, confidence};
use crate::doc::Doc;
use crate::mention::View;
use crate::mention::date::TimeSaid;
use crate::resolve::periods;
use crate::value::{Basis, Kind, Party, Quantity, Record, Role, Span, TextSlot, Tranche, Unit, Valuation, When};
use jiff::civil::Date;

/// The record of a draft, or none where it says too little. `number` gives the company of an entity.
pub fn record(
    doc: &Doc,
    view: View,
    draft: &Draft,
    today: Option<Date>,
    number: impl Fn(u32) -> Option<u32>,
) -> Option<Record> {
    if !enough(draft) || petty(doc, draft) {
        return None;
    }
    let mut record = Record::new(draft.kind, draft.rule, draft.cue);
    // whose figure it is must be a company after all
    if matches!(draft.kind, Kind::Figure | Kind::Valuation) && draft.parties.iter().all(|p| number(p.entity).is_none())
    {
        return None;
    }
    record.status = (draft.kind != Kind::Figure).then(|| status(doc, draft, today));
    record.parties = draft.parties.iter().filter_map(|p| party(doc, p, number(p.entity)?)).collect();
    record.amount = choose(doc, &draft.amounts).map(|v| quantity(doc, v.amount));
    if let Some(q) = record.amount.as_mut().filter(|_| draft.negative) {
        q.amount.value = q.amount.value.map(|v| -v.abs());
    }
    record.stake = choose(doc, &draft.stakes).map(|v| quantity(doc, v.amount));
    if let Some(v) = choose(doc, &draft.powers) {
        let found = quantity(doc, v.amount);
        match found.amount.unit {
            Some(Unit::WattHour) => record.energy = Some(found),
            _ => record.power = Some(found),
        }
    }
    valuations(doc, draft, &mut record);
    // "the offer values Beta at 3 billion": alone, as what the whole is bought for, the worth is the price
    if record.kind == Kind::Acquisition
        && record.amount.is_none()
        && record.stake.is_none()
        && record.other_valuations.is_empty()
    {
        record.amount = record.valuation.take().map(|v| v.amount);
    }
    texts(view, draft, &mut record);
    record.metric = draft.metric.map(|m| TextSlot { value: m, span: draft.cue, rule: draft.rule });
    record.outlook = draft.outlook;
    record.period = draft.period.map(|(value, span)| TextSlot {
        value,
        span: span.unwrap_or(draft.cue),
        rule: if span.is_some() { "period/stated" } else { "period/focus" },
    });
    record.when = (draft.kind != Kind::Figure).then(|| when(doc, draft, today)).flatten();
    record.per = draft.amounts.first().filter(|v| doc.amounts[v.amount as usize].per_year).map(|_| "year");
    record.evidence = evidence(doc, view, draft, &record);
    record.confidence = confidence::of(draft);
    record.checks = checks::of(&record);
    Some(record)
}

/// So many days after a day it is another year's.
const LONG_SINCE: i32 = 200;

/// "übernimmt zum 1. Juli": whether a day without a year that a verb in the present tells is one to come, as it would be long past.
fn ahead(doc: &Doc, draft: &Draft, today: Date) -> bool {
    let said = draft.time.map(|t| doc.times[t as usize].said);
    let yearless = matches!(said, Some(TimeSaid::Day(_, _, None) | TimeSaid::Month(_)));
    let date = said.and_then(|said| periods::date(said, Some(today)));
    let long = date.is_some_and(|(date, ..)| (today - date).get_days() > LONG_SINCE);
    yearless && long && !draft.noun && draft.status == crate::value::Status::Announced
}

/// A deal of another year that nothing calls open is over.
fn status(doc: &Doc, draft: &Draft, today: Option<Date>) -> crate::value::Status {
    use crate::value::{Status, WhenPrecision};
    // only a time beside the cue speaks of the deal as a whole
    let beside = |t: &u32| doc.times[*t as usize].span.start.abs_diff(draft.cue.start) < 160;
    let date = draft.time.filter(beside).and_then(|t| periods::date(doc.times[t as usize].said, today));
    let past = match (date, today) {
        (Some((date, WhenPrecision::Year, _)), Some(today)) => date.year() < today.year(),
        (Some((date, ..)), Some(today)) => (today - date).get_days() > LONG_SINCE && !ahead(doc, draft, today),
        _ => false,
    };
    let open = draft.stand.is_some_and(|s| s > crate::lang::Stand::Signed) || draft.status != Status::Announced;
    let deal = !matches!(draft.kind, Kind::Valuation | Kind::Partnership | Kind::Supply | Kind::Capacity);
    if (past || draft.before) && deal && !open { Status::Completed } else { draft.status }
}

/// Whether the only party of a deal fits its role so poorly that nobody seems to be meant. Whom only the focus supplied (a score of 1) is meant by
/// the item as a whole, but no contract is told of one side so.
fn poor(d: &Draft) -> bool {
    let [only] = d.parties.as_slice() else { return false };
    // "staccherebbe un assegno di 138 milioni": paid for whatever it may be, a dividend or a bill
    if d.kind == Kind::Investment && d.rule == "investment-check" && d.product.is_none() {
        return true;
    }
    let supplied = only.score <= 1.0;
    match d.kind {
        Kind::Supply => only.score < 2.5,
        Kind::Investment | Kind::Debt | Kind::FundingRound => !supplied && only.score < 2.5,
        _ => false,
    }
}

/// The minimum of a kind.
fn enough(d: &Draft) -> bool {
    let n = d.parties.len();
    let money = !d.amounts.is_empty();
    if poor(d) {
        return false;
    }
    let any = money || !d.stakes.is_empty() || !d.powers.is_empty() || !d.valuations.is_empty();
    match d.kind {
        Kind::Figure => n == 1 && money && d.metric.is_some(),
        Kind::Valuation => n == 1 && !d.valuations.is_empty(),
        Kind::Capacity => n >= 1 && !d.powers.is_empty(),
        Kind::Partnership | Kind::JointVenture => n >= 2,
        Kind::Merger => n >= 2 || n == 1 && any,
        Kind::Acquisition if matches!(d.rule, "acquisition-absorb" | "acquisition-rival") && !d.has(Role::Target) => {
            false
        }
        // "it pays to be early"
        Kind::Acquisition if d.rule == "acquisition-pay" && !money && d.stakes.is_empty() => false,
        Kind::Acquisition => {
            // who bids together, as one who bids alone
            let bidders = n > 0 && d.parties.iter().all(|p| p.role == Role::Acquirer);
            n >= 2 && (d.has(Role::Target) || d.product.is_some())
                || (n == 1 || bidders) && money
                || n == 1 && d.has(Role::Target) && (any || d.person)
        }
        Kind::Listing => n >= 1 && (any || d.venue.is_some()),
        Kind::FundingRound => d.has(Role::Recipient) && (n >= 2 || any) && !d.to_date,
        Kind::Investment => d.has(Role::Investor) && (d.has(Role::Recipient) || money),
        // "competono per i contratti": no contract was made
        Kind::Supply if d.rule == "supply-contract" && d.stand.is_none() && !money && d.support < 2 => false,
        Kind::Supply => d.has(Role::Supplier) && d.has(Role::Customer) || money && n > 0,
        Kind::Debt => {
            // whom only the item as a whole makes a borrower borrows a sum
            let named = d.parties.iter().any(|p| p.role == Role::Borrower && p.rule != "argument/focus");
            d.has(Role::Borrower) && (money || named && d.has(Role::Lender))
        }
    }
}

fn quantity(doc: &Doc, number: u32) -> Quantity {
    doc.amounts[number as usize].quantity.clone()
}

fn party(doc: &Doc, p: &DraftParty, company: u32) -> Option<Party> {
    let tranches =
        p.tranches.iter().map(|&(n, condition, span)| Tranche { amount: quantity(doc, n), condition, span }).collect();
    Some(Party {
        role: p.role,
        company,
        span: p.span,
        rule: p.rule,
        amount: p.amount.map(|n| quantity(doc, n)),
        tranches,
        stake: None,
    })
}

/// Body over headline, then the better fit, then the more precise, then the earlier.
fn choose<'v>(doc: &Doc, values: &'v [Value]) -> Option<&'v Value> {
    let complete = |v: &&Value| doc.amounts[v.amount as usize].quantity.amount.is_complete();
    let digits = |v: &Value| doc.amounts[v.amount as usize].number.normalize().scale();
    let body = values.iter().filter(complete).any(|v| !v.heading);
    values.iter().filter(complete).filter(|v| !(body && v.heading)).max_by(|a, b| {
        let agree = super::agree::agree(&doc.amounts[a.amount as usize], &doc.amounts[b.amount as usize]);
        let fit = if agree { std::cmp::Ordering::Equal } else { a.score.total_cmp(&b.score) };
        fit.then(digits(a).cmp(&digits(b))).then(b.amount.cmp(&a.amount))
    })
}

/// Post-money before pre-money; what is left goes to the others.
fn valuations(doc: &Doc, draft: &Draft, record: &mut Record) {
    let post: Vec<Value> = draft.valuations.iter().copied().filter(|v| v.basis == Basis::Post).collect();
    let list: &[Value] = if post.is_empty() { &draft.valuations } else { &post };
    let Some(best) = choose(doc, list) else { return };
    let worth = quantity(doc, best.amount);
    if draft.kind != Kind::Valuation && record.amount.as_ref().is_some_and(|a| a.amount.same_value(&worth.amount)) {
        return;
    }
    record.valuation = Some(Valuation { amount: worth, basis: best.basis });
    for v in &draft.valuations {
        let other = quantity(doc, v.amount);
        let known = record.valuation.as_ref().is_some_and(|k| k.amount.amount.same_value(&other.amount))
            || record.other_valuations.iter().any(|k| k.amount.amount.same_value(&other.amount));
        if v.amount != best.amount && !known && other.amount.is_complete() {
            record.other_valuations.push(Valuation { amount: other, basis: v.basis });
        }
    }
}

fn texts(view: View, draft: &Draft, record: &mut Record) {
    let slot = |span: Span, rule: &'static str| TextSlot {
        value: span.of(view.text).split_whitespace().collect::<Vec<_>>().join(" "),
        span,
        rule,
    };
    let wants_product = match draft.kind {
        Kind::Acquisition => !draft.has(Role::Target),
        Kind::Investment => !draft.has(Role::Recipient),
        Kind::Supply | Kind::Partnership | Kind::Capacity => true,
        _ => false,
    };
    record.product = draft.product.filter(|_| wants_product).map(|s| slot(s, "object/phrase"));
    record.purpose = draft.purpose.clone().filter(|_| draft.kind == Kind::Capacity);
    record.hardware = draft.hardware.filter(|_| draft.kind == Kind::Capacity).map(|s| slot(s, "hardware/product"));
    record.venue = draft.venue.filter(|_| draft.kind == Kind::Listing).map(|s| slot(s, "venue/name"));
    record.stage = draft.stage.filter(|_| draft.kind == Kind::FundingRound).map(|(v, span)| TextSlot {
        value: v.to_owned(),
        span,
        rule: "stage/word",
    });
    record.exclusive = draft.exclusive.filter(|_| draft.kind == Kind::Supply).map(|span| TextSlot {
        value: true,
        span,
        rule: "exclusive/word",
    });
}

fn when(doc: &Doc, draft: &Draft, today: Option<Date>) -> Option<When> {
    let stated = draft.time.and_then(|t| {
        let mention = &doc.times[t as usize];
        let (date, precision, basis) = periods::date(mention.said, today)?;
        let past = today.is_none_or(|d| date <= d && !ahead(doc, draft, d));
        past.then_some(When { date, precision, basis, span: Some(mention.span) })
    });
    stated.or_else(|| periods::article_date(today))
}

/// The sentences that state the record, and those of its amounts and parties.
fn evidence(doc: &Doc, view: View, draft: &Draft, record: &Record) -> Vec<Span> {
    let mut sentences = draft.sentences.clone();
    let mut add = |q: &Quantity| {
        let t = view.tokens.partition_point(|t| t.start < q.span.start);
        let s = doc.sentence_of(t);
        if !sentences.contains(&s) {
            sentences.push(s);
        }
    };
    for q in [&record.amount, &record.stake, &record.power, &record.energy].into_iter().flatten() {
        add(q);
    }
    if let Some(v) = &record.valuation {
        add(&v.amount);
    }
    for p in &record.parties {
        p.amount.iter().for_each(&mut add);
        p.tranches.iter().for_each(|t| add(&t.amount));
    }
    sentences.retain(|s| *s < doc.sentences.len());
    sentences.sort_unstable();
    sentences.dedup();
    sentences.into_iter().map(|s| view.span(doc.sentences[s].from, doc.sentences[s].to)).collect()
}
