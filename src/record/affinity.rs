//! How strongly two drafts belong together.
//!
//! They do where their kinds are compatible, no single-valued slot conflicts, and they share a key party, an amount, or stand side by side with
//! one of them incomplete.

use super::Draft;
use super::agree::{agree, differs, shares_amount, values};
use super::conflict::conflict;
use super::merge::Scene;
use super::roles::{key_role, role_like};
use crate::value::{Kind, Role};

/// Whether a draft tells no more than who takes part in a round: "Alfa and Beta also took part".
fn is_join(d: &Draft) -> bool {
    const JOINS: &[&str] = &[
        "round-among",
        "round-join",
        "round-joined",
        "round-leader",
        "round-led",
        "round-led-by",
        "round-subscribed",
        "round-with",
    ];
    JOINS.contains(&d.rule)
}

/// How strongly two drafts belong together; 0 and less where they do not.
pub(super) fn affinity(scene: Scene, a: &Draft, b: &Draft) -> f32 {
    if a.kind == Kind::Figure || b.kind == Kind::Figure {
        return figures(scene, a, b);
    }
    let near = a.sentences.iter().any(|s| b.sentences.iter().any(|t| s.abs_diff(*t) <= 1));
    let joins = is_join(b) && !b.has(Role::Recipient) && !b.parties.is_empty();
    // "Käufer ist Alfa", "Auftraggeber ist Alfa": names a party of the deal told before
    if matches!(b.rule, "acquisition-buyer" | "acquisition-seller" | "supply-client")
        && b.parties.len() == 1
        && a.kind == b.kind
        && a.item == b.item
        && !b.parties.iter().any(|p| a.has(p.role) || a.names(p.entity))
    {
        let gap = a.sentences.iter().map(|s| s.abs_diff(b.sentences[0])).min().unwrap_or(99);
        return if gap <= 3 { 1.5 - gap as f32 * 0.15 } else { 0.0 };
    }
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
    if joins && a.kind == Kind::FundingRound && a.item == b.item && !is_join(a) {
        let gap = a.sentences.iter().map(|s| s.abs_diff(b.sentences[0])).min().unwrap_or(99);
        let known = b.parties.iter().all(|p| a.first(Role::Recipient) != Some(p.entity));
        return if known && gap <= 8 { 1.5 - gap as f32 * 0.15 } else { 0.0 };
    }
    let loose = |d: &Draft| is_join(d) && !d.has(Role::Recipient);
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
        // "has partnered with Beta to sell Gammavy": who sells what nobody buys is part of no other deal
        let bare = |d: &Draft| {
            d.kind == Kind::Acquisition
                && d.parties.len() < 2
                && d.amounts.is_empty()
                && !d.has(Role::Target)
                && d.stakes.is_empty()
        };
        let agrees = |d: &Draft| matches!(d.kind, Kind::Partnership | Kind::Merger) && d.parties.len() > 1;
        if bare(a) && agrees(b) || bare(b) && agrees(a) {
            return 0.0;
        }
        // a merger worth 5 billion, and an offer of 3 billion for one of its partners
        let two = matches!((a.kind, b.kind), (Kind::Merger, Kind::Acquisition) | (Kind::Acquisition, Kind::Merger));
        if two && !money && !a.amounts.is_empty() && !b.amounts.is_empty() {
            return 0.0;
        }
        // "will spend 3 billion on the mills that it bought for 9 billion"
        let invests = |d: &Draft| d.kind == Kind::Investment && !d.has(Role::Recipient);
        let buys = |d: &Draft| d.kind == Kind::Acquisition && (!same_sentence || !d.amounts.is_empty());
        if !money && (invests(a) && buys(b) || invests(b) && buys(a)) {
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

fn valuation(scene: Scene, a: &Draft, b: &Draft, same_sentence: bool, near: bool) -> f32 {
    if a.kind == b.kind {
        let company = a.first(Role::Company) == b.first(Role::Company);
        let agrees = values(scene, &a.valuations).any(|x| values(scene, &b.valuations).any(|y| agree(x, y)));
        return if company && agrees { 2.0 } else { 0.0 };
    }
    let (deal, worth) = if a.kind == Kind::Valuation { (b, a) } else { (a, b) };
    // what a company was worth before is no term of a deal; what the market pays only of a listing and of what a merger makes
    if worth.earlier
        || worth.stood && deal.kind == Kind::Acquisition
        || worth.rule == "valuation-market"
            && (!matches!(deal.kind, Kind::Listing | Kind::Merger) || deal.among_holders)
    {
        return 0.0;
    }
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
