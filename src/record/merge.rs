//! Puts drafts of one deal together.
//!
//! A draft joins the one with the highest affinity (`super::affinity`). A headline's draft is merged into a body's and makes a record only where
//! none fits.

use super::Draft;
use super::affinity::affinity;
use super::draft::{DraftParty, Value};
use super::roles::{key_role, translate};
use crate::mention::AmountMention;
use crate::value::{Kind, Role, Status};

/// What merging reads.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// All amounts.
    pub amounts: &'a [AmountMention],
    /// The article's text.
    pub text: &'a str,
    /// Entities that only headlines name.
    pub headline_only: &'a [u32],
}

/// How many drafts back one may belong to: a deal is not told again after so many others.
pub(super) const WINDOW: usize = 96;

/// Sentences after which a draft has heard enough: a retelling adds no values to it any more, or a page that says one thing a hundred
/// thousand times would cost the square of that.
const ENOUGH: usize = 64;

/// Puts drafts together, body before headlines, in reading order.
pub fn merge(scene: Scene, mut drafts: Vec<Draft>) -> Vec<Draft> {
    worth_behind(scene.text, &mut drafts);
    // a draft is a kilobyte: the body's are moved but once
    let (mut out, mut headings) = (Vec::with_capacity(drafts.len()), Vec::new());
    for draft in drafts {
        if draft.heading { headings.push(draft) } else { place(scene, draft, &mut out) }
    }
    headings.into_iter().for_each(|draft| place(scene, draft, &mut out));
    out.sort_by_key(|d| (d.sentences.iter().min().copied().unwrap_or(0), d.cue.start));
    out
}

/// "was valued at 2 billion in a round in which it raised 250 million": puts a worth behind the round that the same clause names, to which it
/// belongs rather than to a deal told before.
fn worth_behind(text: &str, drafts: &mut [Draft]) {
    for i in 1..drafts.len() {
        let (worth, round) = (&drafts[i - 1], &drafts[i]);
        let between = worth.cue.end as usize..round.cue.start as usize;
        let clause = || text.get(between.clone()).is_some_and(|t| !t.contains([',', ';', ':']));
        if worth.kind == Kind::Valuation
            && round.kind == Kind::FundingRound
            && worth.sentences == round.sentences
            && clause()
        {
            drafts.swap(i - 1, i);
        }
    }
}

/// Puts a draft to the one with the highest affinity, or behind all.
fn place(scene: Scene, draft: Draft, out: &mut Vec<Draft>) {
    let from = if draft.heading { 0 } else { out.len().saturating_sub(WINDOW) };
    let best = (from..out.len().min(from + WINDOW))
        .map(|i| (affinity(scene, &out[i], &draft), i))
        .filter(|a| a.0 > 0.0)
        .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    match best {
        Some((_, i)) => absorb(&mut out[i], draft),
        None => out.push(draft),
    }
}

/// Merges `from` into `into`.
fn absorb(into: &mut Draft, from: Draft) {
    into.support += from.support;
    if into.sentences.len() >= ENOUGH {
        // what became of it is still heard
        if from.kind == into.kind && !from.heading {
            merge_status(into, from.status, from.stand, from.noun);
        }
        return;
    }
    // "the round values Beta at 2 billion": of a round that names nobody, what is valued is whom it is about
    let valued = [&*into, &from].into_iter().filter(|d| d.kind == Kind::Valuation).find_map(|d| {
        let told = |rule| matches!(rule, "argument/focus" | "argument/description" | "argument/clitic");
        let named = |p: &&DraftParty| p.role == Role::Company && !told(p.rule);
        d.parties.iter().find(named).cloned().map(|party| (party, d.status))
    });
    // "Alfa investit 1,3 milliard dans le cadre d'un tour de table de 1,7 milliard": what one party puts in, and what the round brings
    let mentioned = |v: &Value| from.amounts.iter().any(|w| w.amount == v.amount);
    let part = into.kind == Kind::Investment && from.kind == Kind::FundingRound && !from.heading;
    if part && !from.amounts.is_empty() && !into.amounts.iter().any(mentioned) {
        let puts_in = into.amounts.first().map(|v| v.amount);
        let mut investors = into.parties.iter_mut().filter(|p| p.role == Role::Investor);
        if let (Some(party), None) = (investors.next(), investors.next()) {
            party.amount = party.amount.or(puts_in);
            into.amounts.clear();
        }
    }
    reconcile_kind(into, &from);
    let investment = into.kind == Kind::FundingRound && from.kind == Kind::Investment;
    let worth = from.kind == Kind::Valuation && into.kind != Kind::Valuation;
    for mut party in from.parties {
        let second = from.heading && key_role(into.kind) == Some(party.role) && into.has(party.role);
        if worth || second {
            continue;
        }
        if investment && party.role == Role::Investor && party.amount.is_none() {
            party.amount = from.amounts.first().map(|v| v.amount);
        }
        if let Some(role) = translate(from.kind, into.kind, party.role) {
            party.role = role;
            into.add_party(party);
        }
    }
    if let (Some((party, valued_as)), Some(role)) = (valued, key_role(into.kind))
        && into.kind == Kind::FundingRound
        && !into.has(role)
    {
        // the noun of such a round says nothing of how far it is
        if into.parties.is_empty() {
            into.status = valued_as;
        }
        into.add_party(DraftParty { role, ..party });
    }
    // "raised 450 million to date" is no candidate beside what the round itself brought
    if into.to_date && !from.to_date && !from.amounts.is_empty() {
        into.amounts.clear();
    }
    if !investment && !worth && (into.to_date || !from.to_date || into.amounts.is_empty()) {
        into.amounts.extend(from.amounts);
    }
    into.valuations.extend(from.valuations);
    into.stakes.extend(from.stakes);
    into.powers.extend(from.powers);
    for s in from.sentences {
        if !into.sentences.contains(&s) {
            into.sentences.push(s);
        }
    }
    if !worth && !from.heading {
        merge_status(into, from.status, from.stand, from.noun);
    }
    // "Alfa buys Beta" over "Alfa will buy Beta": the headline tells that the bare future is announced
    if from.heading && into.future && into.status == Status::Planned && from.status == Status::Announced {
        into.status = Status::Announced;
    }
    into.heading &= from.heading;
    into.before &= from.before;
    into.product = into.product.or(from.product);
    into.time = into.time.or(from.time);
    into.purpose = into.purpose.take().or(from.purpose);
    into.hardware = into.hardware.or(from.hardware);
    into.stage = into.stage.or(from.stage);
    into.venue = into.venue.or(from.venue);
    into.exclusive = into.exclusive.or(from.exclusive);
    into.person |= from.person;
    if into.period.is_none() {
        into.period = from.period;
    }
    into.to_date &= from.to_date;
}

/// The more telling of two kinds stays.
fn reconcile_kind(into: &mut Draft, from: &Draft) {
    let rank = |k: Kind| match k {
        Kind::Listing => 7,
        Kind::FundingRound => 6,
        Kind::Acquisition => 5,
        Kind::Merger | Kind::JointVenture | Kind::Capacity => 4,
        Kind::Supply | Kind::Debt => 3,
        Kind::Investment => 2,
        Kind::Valuation => 0,
        _ => 1,
    };
    // "buscar 200 milhões" may be a loan: what a noun calls so is one
    let raises = |d: &Draft| {
        d.kind == Kind::FundingRound
            && matches!(d.rule, "round-raise" | "round-seek")
            && d.stage.is_none()
            && !d.has(Role::Investor)
    };
    let lent = raises(into) && from.kind == Kind::Debt;
    if into.kind == Kind::Debt && raises(from) {
        return;
    }
    if lent || rank(from.kind) > rank(into.kind) {
        let old = into.kind;
        into.kind = from.kind;
        into.rule = from.rule;
        if old == Kind::Valuation {
            into.status = from.status;
            into.parties.clear();
        }
        for party in &mut into.parties {
            if let Some(role) = translate(old, from.kind, party.role) {
                party.role = role;
            }
        }
        into.parties.retain(|p| from.kind.allows(p.role));
    }
}

/// The status of a deal told twice: failure wins, then what is done, then what a word tells over what tense alone tells.
fn merge_status(into: &mut Draft, status: Status, stand: Option<crate::lang::Stand>, noun: bool) {
    use Status::{Announced, Cancelled, Completed, Planned, Rumored};
    let next = match (into.status, status) {
        (Cancelled, _) | (_, Cancelled) => Cancelled,
        (Completed, _) => Completed,
        (_, Completed) if into.status != Rumored || stand.is_some() => Completed,
        (Announced, Rumored | Planned) if into.stand.is_some() => Announced,
        (Announced, other) if stand.is_some() && !noun => other,
        (Rumored | Planned, Announced) if stand.is_some() => Announced,
        (old, _) => old,
    };
    if next != into.status {
        into.status = next;
        into.stand = stand;
    }
}
