//! What later sentences change about the drafts before them: a price, a signature; and which drafts say nothing after all.

use super::Draft;
use super::agree::{differs, shares_amount};
use super::draft::{DraftParty, Value};
use super::merge::{Scene, WINDOW};
use super::roles::key_role;
use crate::clause::{NodeKind, Row};
use crate::doc::Doc;
use crate::lang::{At, Slot, Stand, Tag};
use crate::lexicon::class;
use crate::mention::{AmountMention, View};
use crate::value::{Basis, Kind, Metric, QuantityKind, Role, Status};
use smallvec::SmallVec;

/// A bare future is announced where the same item tells that one of its parties signed.
pub(super) fn signed_futures(drafts: &mut [Draft]) {
    let signed: Vec<(u32, Vec<u32>)> = drafts
        .iter()
        .filter(|d| {
            !matches!(d.kind, Kind::Figure | Kind::Valuation)
                && !d.heading
                && d.parties.len() > 1
                && matches!(d.stand, Some(Stand::Signed))
                && d.status == Status::Announced
        })
        .map(|d| (d.item, d.parties.iter().map(|p| p.entity).collect()))
        .collect();
    for draft in drafts.iter_mut().filter(|d| {
        d.status == Status::Planned && d.future && matches!(d.kind, Kind::Supply | Kind::Capacity | Kind::Partnership)
    }) {
        if signed.iter().any(|(item, names)| *item == draft.item && names.iter().any(|e| draft.names(*e))) {
            draft.status = Status::Announced;
        }
    }
}

/// "La valutazione post-money sale a 210 milioni": nobody named, so the company is the one that the round or the sale told last is about.
pub(super) fn worth(s: usize, from: usize, drafts: &mut [Draft]) {
    let (before, new) = drafts.split_at_mut(from);
    let unnamed = |d: &&mut Draft| d.kind == Kind::Valuation && d.parties.iter().all(|p| p.rule == "argument/focus");
    for draft in new.iter_mut().filter(unnamed) {
        // "Alfa liefert Beta 18 Kräne. Der Wert liegt bei 37 Millionen": of the order
        let deal = |d: &&mut Draft| !matches!(d.kind, Kind::Figure | Kind::Valuation);
        let order = before.iter_mut().rev().take_while(|d| d.item == draft.item && s - d.sentences[0] <= 2).find(deal);
        if let Some(order) = order.filter(|d| {
            d.kind == Kind::Supply && d.amounts.is_empty() && (draft.noun || draft.rule == "valuation-be-worth")
        }) {
            order.amounts.extend(std::mem::take(&mut draft.valuations));
            order.sentences.push(s);
            draft.parties.clear();
            continue;
        }
        let told = before.iter().rev().take_while(|d| d.item == draft.item && s - d.sentences[0] <= 4);
        let deals = told.filter(|d| matches!(d.kind, Kind::FundingRound | Kind::Listing | Kind::Acquisition));
        let about = deals.filter_map(|d| key_role(d.kind).and_then(|r| d.first(r))).next();
        if let (Some(entity), [party]) = (about, draft.parties.as_mut_slice()) {
            party.entity = entity;
        }
    }
}

/// "Il valore dell'operazione è di 236 milioni": the amount of the deal told last.
pub(super) fn price(doc: &Doc, view: View, row: &Row, s: usize, item: u32, drafts: &mut [Draft]) {
    let sentence = doc.sentences[s];
    let Some(at) = view.hits.each(sentence.from, sentence.to, class::PRICE).next() else { return };
    let used: SmallVec<[u32; 8]> = drafts
        .iter()
        .rev()
        .take_while(|d| d.sentences[0] == s)
        // "der Auftrag hat ein Volumen von 2 Milliarden": a noun without a party claims nothing
        .filter(|d| !d.parties.is_empty())
        .flat_map(|d| d.amounts.iter().chain(&d.valuations).map(|v| v.amount))
        .collect();
    let found = |beside: &dyn Fn(&crate::clause::Node) -> bool| {
        row.nodes.iter().find_map(|n| match n.kind {
            NodeKind::Amount(a) if beside(n) && fits(&doc.amounts[a as usize]) && !used.contains(&a) => Some(a),
            _ => None,
        })
    };
    // "die dafür 3 Millionen Euro zahlt": right before a verb that closes its clause
    let closed = view.lexicon.language.grammar.brackets;
    let node = found(&|n| n.first > at && n.first < at + 14)
        .or_else(|| closed.then(|| found(&|n| n.end <= at && at - n.end < 2)).flatten());
    let Some(amount) = node else { return };
    // "since the acquisition of Beta Alfa has spent 10 billion": not on what came before
    let after = row.nodes.iter().any(|n| n.kind == NodeKind::Cue && n.prep == Some(crate::lang::Prep::After));
    let deal = drafts.iter_mut().rev().find(|d| {
        d.item == item
            && !(d.kind == Kind::JointVenture && d.status == Status::Completed)
            && matches!(
                d.kind,
                Kind::Acquisition
                    | Kind::Supply
                    | Kind::Merger
                    | Kind::JointVenture
                    | Kind::FundingRound
                    | Kind::Debt
                    | Kind::Partnership
            )
            && d.amounts.is_empty()
            && d.parties.len() + usize::from(d.person) > 0
            && d.sentences.iter().any(|x| s - x <= 3 && !(after && *x == s))
    });
    if let Some(draft) = deal {
        draft.amounts.push(Value { amount, score: 3.5, heading: doc.is_heading(&sentence), basis: Basis::Unspecified });
        if closed && draft.kind == Kind::Acquisition {
            payer(doc, view, row, amount, draft);
        }
        if !draft.sentences.contains(&s) {
            draft.sentences.push(s);
        }
    }
}

/// "Alfa legt dafür 3 Milliarden auf den Tisch": the subject of the verb whose object is the price pays it, or gets it where the verb tells of sellers.
fn payer(doc: &Doc, view: View, row: &Row, amount: u32, draft: &mut Draft) {
    let Some(k) = row.nodes.iter().position(|n| n.kind == NodeKind::Amount(amount)) else { return };
    let first = row.nodes[k].first;
    if !(first.saturating_sub(3)..first).any(|t| view.has(t, |x| x == Tag::Partitive).is_some()) {
        return;
    }
    let before = |from: usize| {
        (0..from).rev().take_while(|&n| row.nodes[n].segment == row.nodes[k].segment).map(|n| (n, &row.nodes[n]))
    };
    let verb = before(k).find_map(|(n, node)| match node.kind {
        NodeKind::Verb(g) if g.is_finite() && !g.passive && g.verb != u16::MAX => Some((n, g.verb)),
        _ => None,
    });
    let Some((at, verb)) = verb else { return };
    let subject = before(at).find_map(|(n, node)| match node.kind {
        NodeKind::Company(m) if node.prep.is_none() => Some((n, doc.entities.of[m as usize])),
        _ => None,
    });
    let sells = |f: &u16| view.lexicon.frame(*f).slots.contains(&(At::Subj, Slot::Role(Role::Seller)));
    let role = if view.lexicon.verb(verb).frames.iter().any(sells) { Role::Seller } else { Role::Acquirer };
    let Some((n, entity)) = subject.filter(|&(_, e)| !draft.has(role) && !draft.names(e)) else { return };
    if doc.entities.all[entity as usize].accepted {
        let span = row.span(view, n);
        let rule = "argument/subject";
        draft.parties.push(DraftParty { role, entity, span, rule, score: 3.0, amount: None, tranches: Vec::new() });
    }
}

fn fits(a: &AmountMention) -> bool {
    a.quantity.amount.kind == QuantityKind::Money && a.quantity.amount.is_complete() && !a.unit_price && a.scale >= 3
}

/// Below this, a subject of a valuation is beside its verb by chance.
const FAR_SUBJECT: f32 = 2.5;

/// What a deal explains is no fact of its own: the worth of what is bought, said of who buys it, and the orders that a bond draws.
///
/// A deal is looked for among the drafts beside a fact, as in [`super::merge`]: a page without end would cost the square of its facts.
pub(super) fn explained(scene: Scene, drafts: &mut Vec<Draft>) {
    let near = |a: &Draft, b: &Draft| {
        a.item == b.item && a.sentences.iter().any(|x| b.sentences.iter().any(|y| x.abs_diff(*y) <= 1))
    };
    let mut gone: SmallVec<[usize; 4]> = SmallVec::new();
    for i in 0..drafts.len() {
        let beside = i.saturating_sub(WINDOW)..drafts.len().min(i + WINDOW);
        let company = drafts[i].first(Role::Company);
        match (drafts[i].kind, drafts[i].metric) {
            // "Alfa proposera 15 dollars par action, soit une valorisation de 2,2 milliards", "l'offerta di Alfa valorizza il gruppo 10 miliardi"
            (Kind::Valuation, _) => {
                // a subject that stands far off was taken for want of another
                let implied = drafts[i]
                    .parties
                    .iter()
                    .all(|p| matches!(p.rule, "argument/description" | "argument/focus") || p.score < FAR_SUBJECT);
                let deal = beside.into_iter().find(|&d| {
                    let d = &drafts[d];
                    d.kind == Kind::Acquisition
                        && d.has(Role::Target)
                        && company.is_some_and(|c| d.entities(Role::Acquirer).any(|a| a == c))
                        && (implied && near(d, &drafts[i]) || shares_amount(scene, d, &drafts[i]))
                });
                if let Some(d) = deal {
                    let worth = std::mem::take(&mut drafts[i].valuations);
                    let told = &drafts[d].amounts;
                    if drafts[d].valuations.is_empty() && (told.is_empty() || differs(scene, told, &worth)) {
                        drafts[d].valuations = worth;
                    }
                    gone.push(i);
                }
            }
            // "il bond è stato collocato: gli ordini hanno superato i 2 miliardi"
            (Kind::Figure, Some(Metric::Orders)) => {
                let bond = |d: &Draft| {
                    d.kind == Kind::Debt
                        && near(d, &drafts[i])
                        && company.is_none_or(|c| d.entities(Role::Borrower).any(|b| b == c))
                };
                if drafts[beside].iter().any(bond) {
                    gone.push(i);
                }
            }
            _ => {}
        }
    }
    let mut number = 0..;
    drafts.retain(|_| number.next().is_none_or(|i| gone.binary_search(&i).is_err()));
}

/// Drafts that say nothing go.
pub(super) fn drop_weak(drafts: Vec<Draft>) -> Vec<Draft> {
    let deal = |d: &Draft| {
        matches!(d.kind, Kind::Merger | Kind::Acquisition | Kind::FundingRound | Kind::Listing | Kind::JointVenture)
            && d.noun
    };
    // the same verb may tell a supply: without power there is no capacity
    let empty = |d: &Draft| d.kind == Kind::Capacity && d.powers.is_empty();
    drafts
        .into_iter()
        .filter(|d| !empty(d))
        .filter(|d| {
            deal(d)
                || !d.parties.is_empty()
                || !d.amounts.is_empty()
                || !d.valuations.is_empty()
                || !d.powers.is_empty()
        })
        .collect()
}
