//! Which drafts tell one deal.
//!
//! Two merge where their kinds are compatible, no single-valued slot conflicts, and they share a key party, an amount, or stand side by side with one
//! of them incomplete. A headline's draft is merged into a body's and makes a record only where none fits.

use super::Draft;
use crate::mention::AmountMention;
use crate::value::{Kind, Role, Status};
use rust_decimal::Decimal;
use smallvec::SmallVec;

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

/// The role whose company tells deals of a kind apart.
pub const fn key_role(kind: Kind) -> Option<Role> {
    match kind {
        Kind::FundingRound | Kind::Investment => Some(Role::Recipient),
        Kind::Acquisition => Some(Role::Target),
        Kind::Listing => Some(Role::Issuer),
        Kind::Debt => Some(Role::Borrower),
        Kind::Valuation | Kind::Figure => Some(Role::Company),
        Kind::JointVenture => Some(Role::Venture),
        _ => None,
    }
}

/// The role that acts in deals of a kind.
const fn actor(kind: Kind) -> Option<Role> {
    match kind {
        Kind::Acquisition => Some(Role::Acquirer),
        Kind::Investment => Some(Role::Investor),
        Kind::Supply | Kind::Capacity => Some(Role::Supplier),
        _ => None,
    }
}

/// How many drafts back one may belong to: a deal is not told again after so many others.
const WINDOW: usize = 96;

/// Puts drafts together, body before headlines, in reading order.
pub fn merge(scene: Scene, drafts: Vec<Draft>) -> Vec<Draft> {
    let (headings, body): (Vec<Draft>, Vec<Draft>) = drafts.into_iter().partition(|d| d.heading);
    let mut out: Vec<Draft> = Vec::new();
    for draft in body.into_iter().chain(headings) {
        let from = if draft.heading { 0 } else { out.len().saturating_sub(WINDOW) };
        let best = (from..out.len().min(from + WINDOW))
            .map(|i| (affinity(scene, &out[i], &draft), i))
            .filter(|a| a.0 > 0.0)
            .max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match best {
            Some((_, i)) => absorb(scene, &mut out[i], draft),
            None => out.push(draft),
        }
    }
    out.sort_by_key(|d| (d.sentences.iter().min().copied().unwrap_or(0), d.cue.start));
    out
}

/// How strongly two drafts belong together; 0 and less where they do not.
fn affinity(scene: Scene, a: &Draft, b: &Draft) -> f32 {
    if a.kind == Kind::Figure || b.kind == Kind::Figure {
        return figures(scene, a, b);
    }
    let near = a.sentences.iter().any(|s| b.sentences.iter().any(|t| s.abs_diff(*t) <= 1));
    let joins = matches!(b.rule, "round-join" | "round-led" | "round-led-by" | "round-subscribed")
        && !b.has(Role::Recipient)
        && !b.parties.is_empty();
    let puts_in = b.kind == Kind::Investment
        && !b.has(Role::Recipient)
        && !b.amounts.is_empty()
        && b.product.is_none()
        && a.has(Role::Recipient)
        && !a.heading
        && !b.heading;
    if puts_in && a.kind == Kind::FundingRound && a.item == b.item {
        let gap = a.sentences.iter().map(|s| s.abs_diff(b.sentences[0])).min().unwrap_or(99);
        let known = b.parties.iter().all(|p| a.first(Role::Recipient) != Some(p.entity));
        if known && gap <= 2 {
            return 1.2;
        }
    }
    if joins
        && a.kind == Kind::FundingRound
        && a.item == b.item
        && !matches!(a.rule, "round-join" | "round-led" | "round-led-by" | "round-subscribed")
    {
        let gap = a.sentences.iter().map(|s| s.abs_diff(b.sentences[0])).min().unwrap_or(99);
        let known = b.parties.iter().all(|p| a.first(Role::Recipient) != Some(p.entity));
        return if known && gap <= 8 { 1.5 - gap as f32 * 0.15 } else { 0.0 };
    }
    let loose = |d: &Draft| {
        matches!(d.rule, "round-join" | "round-led" | "round-led-by" | "round-subscribed") && !d.has(Role::Recipient)
    };
    if a.kind != b.kind && (loose(a) || loose(b)) {
        return 0.0;
    }
    let same_sentence = a.sentences.iter().any(|s| b.sentences.contains(s));
    if a.item != b.item && !(b.heading || a.heading) || !compatible(a, b) || conflict(scene, a, b) {
        return 0.0;
    }
    if a.kind == b.kind && near && !b.heading && (b.parties.is_empty() && b.amounts.is_empty() && b.noun) {
        return 0.4;
    }
    let shared = a
        .parties
        .iter()
        .filter(|p| b.parties.iter().any(|q| q.entity == p.entity && role_like(p.role, q.role)))
        .count() as f32;
    let crossed = a.parties.iter().filter(|p| b.names(p.entity)).count() as f32;
    let key = key_role(a.kind).is_some_and(|r| a.first(r).is_some() && a.first(r) == b.entities(r).next());
    let money = shares_amount(scene, a, b);
    let shared = if a.kind == b.kind { shared } else { crossed * 0.9 };
    let mut score = shared * 1.0 + if key { 1.5 } else { 0.0 } + if money { 1.2 } else { 0.0 };
    if same_sentence {
        score += 0.6;
    } else if near {
        score += 0.3;
    }
    let thin = b.parties.is_empty()
        || key_role(b.kind).is_some_and(|r| !b.has(r))
        || key_role(a.kind).is_some_and(|r| !a.has(r));
    if thin && (near || b.heading) && (same_sentence || b.parties.len() <= 1 || shared > 0.0) {
        score += 0.5;
    }
    if a.kind == Kind::Valuation || b.kind == Kind::Valuation {
        return valuation(scene, a, b, same_sentence, near);
    }
    if a.kind != b.kind {
        score -= 0.6;
        if shared + crossed < 1.0 && !money {
            return 0.0;
        }
    }
    if a.kind == Kind::Partnership && b.kind == Kind::Partnership && shared < 1.0 {
        return 0.0;
    }
    if matches!(a.kind, Kind::Supply)
        && a.kind == b.kind
        && shared < 2.0
        && !(shared >= 1.0 && (thin_supply(a) || thin_supply(b)))
        && !money
    {
        return 0.0;
    }
    score - 0.9
}

fn thin_supply(d: &Draft) -> bool {
    d.parties.len() < 2
}

fn role_like(a: Role, b: Role) -> bool {
    let lead = |r: Role| if r == Role::LeadInvestor { Role::Investor } else { r };
    lead(a) == lead(b)
}

/// Kinds that may tell one deal.
fn compatible(a: &Draft, b: &Draft) -> bool {
    use Kind::{
        Acquisition, Capacity, Debt, FundingRound, Investment, JointVenture, Listing, Merger, Partnership, Supply,
        Valuation,
    };
    if a.kind == b.kind {
        return true;
    }
    matches!(
        (a.kind, b.kind),
        (FundingRound, Investment)
            | (Investment, FundingRound)
            | (Acquisition, Merger)
            | (Merger, Acquisition)
            | (Partnership, JointVenture)
            | (JointVenture, Partnership)
            | (Supply, Partnership)
            | (Partnership, Supply)
            | (Acquisition, Partnership)
            | (Partnership, Acquisition)
            | (Merger, Partnership)
            | (Partnership, Merger)
            | (Capacity, Supply)
            | (Supply, Capacity)
            | (Capacity, Investment)
            | (Investment, Capacity)
            | (FundingRound | Acquisition | Merger | Listing | Investment, Valuation)
            | (Valuation, FundingRound | Acquisition | Merger | Listing | Investment)
            | (Debt, FundingRound)
            | (FundingRound, Debt)
            | (Investment, Acquisition)
            | (Acquisition, Investment)
            | (Investment, Partnership)
            | (Partnership, Investment)
            | (Listing, FundingRound)
            | (FundingRound, Listing)
    )
}

/// Single-valued slots that differ.
fn conflict(scene: Scene, a: &Draft, b: &Draft) -> bool {
    if let Some(role) = key_role(a.kind).filter(|_| a.kind == b.kind || key_role(a.kind) == key_role(b.kind)) {
        if let (Some(x), Some(y)) = (a.first(role), b.first(role)) {
            // a headline may call the company by another name
            let renamed = b.heading && a.parties.iter().any(|p| b.names(p.entity)) && scene.headline_only.contains(&y);
            if x != y && !renamed {
                return true;
            }
        }
    }
    if a.kind == b.kind {
        if let Some(role) = actor(a.kind) {
            let (x, y): (SmallVec<[u32; 4]>, SmallVec<[u32; 4]>) =
                (a.entities(role).collect(), b.entities(role).collect());
            let rumored = a.status == Status::Rumored && b.status == Status::Rumored;
            if !x.is_empty() && !y.is_empty() && !x.iter().any(|e| y.contains(e)) && !rumored {
                return true;
            }
        }
        // one company in opposite roles: Alfa buys in one, is bought in the other
        let swapped =
            a.parties.iter().any(|p| b.parties.iter().any(|q| q.entity == p.entity && !role_like(p.role, q.role)));
        if swapped && a.kind != Kind::Capacity {
            return true;
        }
    }
    if let (Some((x, _)), Some((y, _))) = (a.stage, b.stage) {
        if x != y && a.kind == Kind::FundingRound {
            return true;
        }
    }
    if a.kind == Kind::Capacity
        && b.kind == Kind::Capacity
        && (differs(scene, &a.powers, &b.powers) || other_machines(scene, a, b))
    {
        return true;
    }
    let old = (a.status == Status::Completed) != (b.status == Status::Completed)
        && a.time.is_some()
        && b.time.is_some()
        && a.time != b.time;
    a.kind == b.kind
        && !b.heading
        && !a.heading
        && (differs(scene, &a.amounts, &b.amounts)
            || (old && !shares_amount(scene, a, b) && differs(scene, &a.amounts, &b.amounts)))
}

/// Different machines, or different purposes.
fn other_machines(scene: Scene, a: &Draft, b: &Draft) -> bool {
    let hardware = matches!((a.hardware, b.hardware), (Some(x), Some(y)) if x.of(scene.text) != y.of(scene.text));
    let purpose =
        matches!((&a.purpose, &b.purpose), (Some(x), Some(y)) if x.value != y.value && a.sentences != b.sentences);
    hardware || purpose
}

fn values<'a>(scene: Scene<'a>, list: &'a [super::draft::Value]) -> impl Iterator<Item = &'a AmountMention> {
    list.iter().map(move |v| &scene.amounts[v.amount as usize])
}

/// Whether both state amounts and none agrees.
fn differs(scene: Scene, a: &[super::draft::Value], b: &[super::draft::Value]) -> bool {
    !a.is_empty() && !b.is_empty() && !values(scene, a).any(|x| values(scene, b).any(|y| agree(x, y)))
}

fn shares_amount(scene: Scene, a: &Draft, b: &Draft) -> bool {
    let all =
        |d: &Draft| d.amounts.iter().chain(&d.valuations).copied().collect::<SmallVec<[super::draft::Value; 4]>>();
    let (x, y) = (all(a), all(b));
    values(scene, &x).any(|p| values(scene, &y).any(|q| agree(p, q)))
}

/// Whether two amounts may state one value: equal, or within the rounding of the coarser one, or of different units.
pub fn agree(a: &AmountMention, b: &AmountMention) -> bool {
    let (x, y) = (&a.quantity.amount, &b.quantity.amount);
    if x.unit != y.unit {
        return false;
    }
    match (x.value, y.value) {
        (Some(p), Some(q)) => {
            let top = p.abs().max(q.abs());
            (p - q).abs() * Decimal::from(100) <= top * Decimal::from(3)
        }
        _ => {
            let (lo, hi) = (x.low.or(x.value), x.high.or(x.value));
            let (lo2, hi2) = (y.low.or(y.value), y.high.or(y.value));
            matches!((lo, hi, lo2, hi2), (Some(a), Some(b), Some(c), Some(d)) if a <= d && c <= b)
        }
    }
}

fn valuation(scene: Scene, a: &Draft, b: &Draft, same_sentence: bool, near: bool) -> f32 {
    if a.kind == b.kind {
        let company = a.first(Role::Company) == b.first(Role::Company);
        let agrees = values(scene, &a.valuations).any(|x| values(scene, &b.valuations).any(|y| agree(x, y)));
        return if company && agrees { 2.0 } else { 0.0 };
    }
    let (deal, worth) = if a.kind == Kind::Valuation { (b, a) } else { (a, b) };
    // a company that only the focus supplied gives way to the deal's own
    let stated = worth.parties.iter().find(|p| p.role == Role::Company);
    let guessed = stated.is_some_and(|p| p.rule == "argument/focus");
    let gap =
        deal.sentences.iter().flat_map(|s| worth.sentences.iter().map(move |t| s.abs_diff(*t))).min().unwrap_or(99);
    if guessed
        && deal.kind == Kind::Acquisition
        && gap <= 2
        && deal.item == worth.item
        && deal.valuations.is_empty()
        && worth.noun
    {
        return 1.0;
    }
    let company = worth.first(Role::Company).filter(|_| !(guessed && same_sentence));
    let key = key_role(deal.kind).and_then(|r| deal.first(r));
    let partner = deal.kind == Kind::Merger && company.is_none_or(|c| deal.names(c));
    let fits = match (company, key) {
        (Some(c), Some(k)) => c == k,
        (None, _) => same_sentence,
        (Some(_), None) => same_sentence && deal.kind != Kind::Acquisition,
    };
    if !(fits || partner && same_sentence)
        || !deal.valuations.is_empty()
            && differs(scene, &deal.valuations, &worth.valuations)
            && !worth.heading
            && !bases_differ(deal, worth)
    {
        return 0.0;
    }
    if same_sentence {
        2.0
    } else if near || worth.heading || deal.heading {
        1.2
    } else {
        0.3
    }
}

/// Pre-money and post-money may stand side by side.
fn bases_differ(a: &Draft, b: &Draft) -> bool {
    a.valuations.iter().all(|x| b.valuations.iter().all(|y| x.basis != y.basis))
}

fn figures(scene: Scene, a: &Draft, b: &Draft) -> f32 {
    if !super::figures::same(a, b) || a.item != b.item && !b.heading {
        return 0.0;
    }
    let agrees = values(scene, &a.amounts).any(|x| {
        values(scene, &b.amounts)
            .any(|y| agree(x, y) && (x.quantity.amount.value == y.quantity.amount.value || b.heading))
    });
    let periods = match (a.period, b.period) {
        (Some(x), Some(y)) => x.0 == y.0 || b.heading,
        _ => true,
    };
    if agrees && periods { 2.0 } else { 0.0 }
}

/// Merges `from` into `into`.
fn absorb(scene: Scene, into: &mut Draft, from: Draft) {
    let _ = scene;
    into.support += from.support;
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
    if !investment && !worth {
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
    into.heading &= from.heading;
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
    if rank(from.kind) > rank(into.kind) {
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
        into.parties.retain(|p| allowed(from.kind, p.role));
    }
}

/// The role that a party of a deal of one kind has in another kind.
fn translate(from: Kind, into: Kind, role: Role) -> Option<Role> {
    if from == into || allowed(into, role) {
        return Some(role);
    }
    match (into, role) {
        (Kind::Acquisition, Role::Investor) => Some(Role::Acquirer),
        (Kind::Acquisition, Role::Recipient) => Some(Role::Target),
        (Kind::FundingRound, Role::Issuer | Role::Borrower) => Some(Role::Recipient),
        (Kind::FundingRound, Role::Lender) => Some(Role::Investor),
        (Kind::Listing, Role::Recipient) => Some(Role::Issuer),
        (Kind::JointVenture, Role::Partner) => Some(Role::Partner),
        (Kind::Merger, Role::Acquirer | Role::Target) => Some(Role::Partner),
        (Kind::Capacity, Role::Investor) => Some(Role::Customer),
        _ => None,
    }
}

/// Whether a kind knows a role.
pub const fn allowed(kind: Kind, role: Role) -> bool {
    match kind {
        Kind::FundingRound => matches!(role, Role::Recipient | Role::Investor | Role::LeadInvestor),
        Kind::Investment => matches!(role, Role::Recipient | Role::Investor),
        Kind::Acquisition => matches!(role, Role::Acquirer | Role::Target | Role::Seller),
        Kind::Merger | Kind::Partnership => matches!(role, Role::Partner),
        Kind::JointVenture => matches!(role, Role::Partner | Role::Venture),
        Kind::Supply | Kind::Capacity => matches!(role, Role::Supplier | Role::Customer),
        Kind::Debt => matches!(role, Role::Borrower | Role::Lender),
        Kind::Listing => matches!(role, Role::Issuer),
        Kind::Valuation | Kind::Figure => matches!(role, Role::Company),
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
