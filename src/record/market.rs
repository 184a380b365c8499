//! Which raises of money are made on the market.
//!
//! A listed company that increases its capital asks its shareholders or whoever buys its shares: that is a `listing`. Where investors are named, or
//! the company is not listed, it stays a `funding_round`.

use super::Draft;
use crate::doc::Doc;
use crate::lexicon::Names;
use crate::value::{Kind, Role};
use rustc_hash::FxHashSet;

/// Makes listings of the capital increases of listed companies that no investor is named for.
pub(super) fn on_the_market(doc: &Doc, names: &Names, drafts: &mut [Draft]) {
    let invested: FxHashSet<(u32, u32)> = drafts
        .iter()
        .filter(|d| d.kind == Kind::FundingRound && (d.has(Role::Investor) || d.has(Role::LeadInvestor) || d.person))
        .filter_map(|d| d.first(Role::Recipient).map(|e| (d.item, e)))
        .collect();
    let listed = |e: u32| {
        let known = doc.entities.all[e as usize].known.and_then(|n| names.embedded(n));
        known.is_some_and(|k| k.ids.contains("ticker:"))
    };
    for draft in drafts.iter_mut().filter(|d| d.kind == Kind::FundingRound && d.among_holders && d.stage.is_none()) {
        let [party] = draft.parties.as_mut_slice() else { continue };
        if party.role != Role::Recipient || invested.contains(&(draft.item, party.entity)) || !listed(party.entity) {
            continue;
        }
        party.role = Role::Issuer;
        draft.kind = Kind::Listing;
    }
}
