//! What speaks for or against a company in a role, whatever the place where it stands: its trade, who quotes it, who advises.
//!
//! A bank lends rather than borrows; "advisor di X" and "secondo X" name no party.

use super::scene::Scene;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{Prep, Tag};
use crate::lexicon::OrgKind;
use crate::resolve::entities::Trade;
use crate::value::Role;
/// What sort of organisation a listed company is.
pub(super) fn sort(scene: Scene, entity: u32) -> Option<OrgKind> {
    let known = scene.entities.all[entity as usize].known?;
    Some(scene.view.tables.names.listed(known).kind)
}

/// What speaks for or against a company whatever the slot. `acts`: whether it stands before a verb that acts.
pub(super) fn bias(scene: Scene, c: usize, role: Role, acts: bool) -> f32 {
    let mut bias = 0.0;
    if let NodeKind::Company(m) = scene.row.nodes[c].kind {
        let entity = &scene.entities.all[scene.entities.of[m as usize] as usize];
        if entity.media {
            // "for up to 4 billion, Reuters reported": it tells of the deal
            let reports = scene.row.nodes.get(c + 1).is_some_and(|n| matches!(n.kind, NodeKind::Verb(_)));
            bias -= if role == Role::Target && !reports { 1.5 } else { 3.0 };
        }
        let sort = sort(scene, scene.entities.of[m as usize]);
        if matches!(sort, Some(OrgKind::Agency | OrgKind::Authority)) {
            bias -= 1.2;
        }
        // "la CNMC autorizó la venta de Beta", "comunicó a la CNMV la compra": who watches over a deal sells nothing, nor buys
        if sort == Some(OrgKind::Authority) && matches!(role, Role::Acquirer | Role::Seller) {
            bias -= 5.0;
        }
        bias += trade_fits(entity.trade, role);
        if !entity.accepted {
            bias -= 1.2 + (2.0 - entity.score).max(0.0) * 0.6;
        }
    } else {
        bias -= 0.3;
    }
    // "la vendita di Beta, in mano a Gamma": the owner does not buy; but "vende una filial a Gamma"
    let first = scene.row.nodes[c].first;
    let given = scene.row.nodes[c].prep == Some(Prep::To);
    let subsidiary = |t: usize| {
        given
            && (t..first).any(|t| scene.view.has(t, |t| matches!(t, Tag::CompanyNoun(..) | Tag::SegmentNoun)).is_some())
    };
    let owned = role == Role::Acquirer
        && (2..=5usize).any(|back| {
            first >= back && scene.view.has(first - back, |t| t == Tag::OwnedBy).is_some() && !subsidiary(first - back)
        });
    // "Alfa, controlada por Gamma, ha obtenido un crédito": nor does it lend or invest by that
    let by = matches!(scene.row.nodes[c].prep, Some(Prep::By | Prep::From))
        // "Beta, controllata da Gamma, compra Delta": it sells nothing
        && (matches!(role, Role::Lender | Role::Investor | Role::LeadInvestor)
            || acts && matches!(role, Role::Seller | Role::Supplier))
        && (2..=3usize).any(|back| first >= back && scene.view.has(first - back, |t| t == Tag::OwnedBy).is_some());
    if owned || by {
        bias -= 5.0;
    }
    // "die Übernahme des Sensorgeschäfts von Alfa": whose business it is, is not what is bought
    let business = role == Role::Target
        && c > 0
        && scene.row.nodes[c].prep == Some(Prep::Of)
        && matches!(scene.row.nodes[c - 1].kind, NodeKind::Noun(NounClass::Segment))
        && scene.row.nodes[c - 1].end + 1 == scene.row.nodes[c].first;
    if business {
        bias -= 1.0;
    }
    // "led by Spotify founder's firm": the company of whose founder it is
    if matches!(role, Role::LeadInvestor | Role::Investor) && scene.view.lexicon.language.grammar.premodifiers {
        let next = scene.row.nodes.get(c + 1);
        let office = next.is_some_and(|n| {
            n.kind == NodeKind::Noun(NounClass::Body) && n.prep.is_none() && n.first == scene.row.nodes[c].end
        });
        if office && matches!(scene.row.nodes[c].kind, NodeKind::Company(_)) {
            bias -= 5.0;
        }
    }
    if advised(scene.row, c) {
        bias -= 5.0;
    }
    bias
}

/// A bank lends rather than borrows, a fund gives rather than takes.
fn trade_fits(trade: Trade, role: Role) -> f32 {
    match (trade, role) {
        (Trade::Bank, Role::Lender) | (Trade::Fund, Role::Investor | Role::LeadInvestor) => 0.6,
        (Trade::Bank, Role::Borrower) => -1.2,
        (Trade::Fund, Role::Recipient) => -1.5,
        (Trade::Fund, Role::Supplier | Role::Customer) => -0.8,
        // "contratou junto do BNP um empréstimo": a bank's money is no ware
        (Trade::Bank, Role::Supplier) => -1.5,
        (Trade::Fund, Role::Company | Role::Target) => -0.5,
        _ => 0.0,
    }
}

/// Whether an adviser's noun governs node `c`.
fn advised(row: &Row, c: usize) -> bool {
    for k in (0..c).rev().take(8) {
        match row.nodes[k].kind {
            NodeKind::Noun(NounClass::Adviser) => return true,
            NodeKind::Verb(g) if g.is_finite() => return false,
            NodeKind::Cue | NodeKind::Break | NodeKind::Rel => return false,
            _ => {}
        }
    }
    // "Jp Morgan e Goldman nel gruppo dei collocatori", "Alfa, advisor di Beta"
    let own = row.nodes[c].segment;
    (c + 1..row.nodes.len())
        .take(5)
        .take_while(|&k| row.nodes[k].segment == own && !matches!(row.nodes[k].kind, NodeKind::Verb(_)))
        .any(|k| {
            matches!(row.nodes[k].kind, NodeKind::Noun(NounClass::Adviser))
                && matches!(row.nodes[k].prep, None | Some(Prep::In | Prep::Of))
                && matches!(row.nodes[k - 1].kind, NodeKind::Comma | NodeKind::Company(_) | NodeKind::Noun(_))
        })
}
