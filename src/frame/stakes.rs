//! Stakes that a verb takes, raises or lowers: "sale dal 30% al 55% di Beta", "took a 15% stake in Beta".

use super::deals::percent;
use super::scene::Scene;
use crate::clause::{Node, NodeKind, NounClass};
use crate::lang::{Prep, Tag};
use crate::lexicon::PhraseTag;
use crate::value::Kind;

/// Whether two percentages behind the verb at `node` tell from where to where something goes.
pub(super) fn from_to(scene: Scene, node: usize) -> bool {
    let percent = |k: usize, prep: Prep| {
        scene.row.nodes.get(k).is_some_and(|n| {
            n.prep == Some(prep) && matches!(n.kind, NodeKind::Amount(_)) && scene.view.mark(n.end - 1, '%')
        })
    };
    percent(node + 1, Prep::From) && percent(node + 2, Prep::To)
}

/// Whether the noun at `node` tells of another deal than its frame's.
pub(super) fn tells_other(scene: Scene, node: usize, kind: Kind) -> bool {
    match kind {
        Kind::Valuation => worth_of_order(scene, node),
        Kind::Supply | Kind::Partnership => about_loan(scene, node),
        _ => false,
    }
}

/// "der Wert des Auftrags liegt bei 3 Millionen", "der Auftrag hat einen Wert von 3 Millionen": what an order is worth values no company.
fn worth_of_order(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let order = |n: &Node| {
        let evokes =
            |tag: PhraseTag| matches!(tag, PhraseTag::Noun(f) if scene.view.lexicon.frame(f).kind == Kind::Supply);
        n.kind == NodeKind::Cue && scene.view.hits.words.at(n.first).iter().any(|h| evokes(h.tag))
    };
    let own = nodes[node].segment;
    let subject = nodes[node.saturating_sub(SUBJECT)..node]
        .iter()
        .find(|n| n.segment == own && n.prep.is_none() && matches!(n.kind, NodeKind::Cue | NodeKind::Company(_)));
    nodes.get(node + 1).is_some_and(|n| n.prep == Some(Prep::Of) && order(n)) || subject.is_some_and(order)
}

/// "ein Vertrag über ein Darlehen": what the contract at `node` is about is the deal.
fn about_loan(scene: Scene, node: usize) -> bool {
    let loan = |tag: PhraseTag| matches!(tag, PhraseTag::Noun(f) if scene.view.lexicon.frame(f).kind == Kind::Debt);
    scene.row.nodes.get(node + 1).is_some_and(|n| {
        n.kind == NodeKind::Cue
            && n.prep == Some(Prep::Of)
            && scene.view.hits.words.at(n.first).iter().any(|h| loan(h.tag))
    })
}

/// How many nodes before a noun the subject of its verb is looked for.
const SUBJECT: usize = 6;

/// "take a 15% stake in", "raised its holding", "sale al 15% di Beta": whether the verb at `node` has a stake or a percentage of a company as its
/// object, or had one before it.
pub(super) fn takes_stake(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    // "Beteiligung" evokes a frame by itself
    let evoking = |n: &Node| {
        n.kind == NodeKind::Cue && n.end <= n.first + 2 && scene.view.has(n.first, |t| t == Tag::StakeNoun).is_some()
    };
    let stake =
        |k: usize| nodes[k].prep.is_none() && (nodes[k].kind == NodeKind::Noun(NounClass::Stake) || evoking(&nodes[k]));
    let same = |k: &usize| nodes[*k].segment == nodes[node].segment;
    let passive = matches!(nodes[node].kind, NodeKind::Verb(g) if g.passive);
    // "hat den Anteil an Beta auf 30 Prozent erhöht"
    let closed = scene.view.lexicon.language.grammar.brackets;
    let before = || (0..node).rev().take(if closed { 5 } else { 3 }).take_while(same).any(stake);
    // "porta al 30% la quota in Beta"
    // "sale dal 51% all'80% di Beta"
    let left = |k: usize| {
        nodes[k].prep == Some(Prep::From)
            && nodes.get(k + 1).is_some_and(|n| n.prep == Some(Prep::To) && matches!(n.kind, NodeKind::Amount(_)))
    };
    let amount = |k: usize| {
        matches!(nodes[k].kind, NodeKind::Amount(_)) && (matches!(nodes[k].prep, None | Some(Prep::To)) || left(k))
    };
    // "sale al 30% di Beta", "prend 75 % de Beta"
    let share = |n: &Node| scene.view.mark(n.end - 1, '%') && n.prep.is_none() || n.prep == Some(Prep::To);
    let held = |k: usize| {
        matches!(nodes[k - 1].kind, NodeKind::Amount(_))
            && share(&nodes[k - 1])
            && matches!(nodes[k].prep, Some(Prep::Of | Prep::In))
            && matches!(nodes[k].kind, NodeKind::Company(_) | NodeKind::Noun(NounClass::Stake))
    };
    let object = |k: usize| stake(k) || amount(k) || held(k);
    // "ne prende il 40%", "en prend 40 %"
    let of_it = || {
        let at = nodes[node].first;
        at > 0
            && scene.view.has(at - 1, |t| t == Tag::Partitive).is_some()
            && nodes.get(node + 1).is_some_and(|n| matches!(n.kind, NodeKind::Amount(_)) && share(n))
    };
    (passive || closed) && before()
        || of_it()
        || (node + 1..nodes.len().min(node + 4))
            .take_while(same)
            .take_while(|&k| object(k))
            .any(|k| stake(k) || held(k))
}

/// How many nodes behind a percentage another company's may stand.
const NEXT: usize = 4;

/// "a cédé 1,8% à 380,20 euros et Beta 0,7%": whether what the verb at `node` gives is how far a share fell, told with its price or with what another
/// share did.
pub(super) fn share_moves(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let bare = |k: usize| percent(scene, k) && nodes[k].prep.is_none();
    if !bare(node + 1) {
        return false;
    }
    let priced = nodes.get(node + 2).is_some_and(|n| {
        n.prep == Some(Prep::To) && matches!(n.kind, NodeKind::Amount(_)) && !percent(scene, node + 2)
    });
    let other = |k: &usize| {
        let joined = matches!(nodes[k - 1].kind, NodeKind::And | NodeKind::Comma);
        joined
            && matches!(nodes[*k].kind, NodeKind::Company(_))
            && nodes.get(k + 1).is_some_and(|n| n.first <= nodes[*k].end + 1)
            && bare(k + 1)
    };
    priced || (node + 3..nodes.len().min(node + 3 + NEXT)).any(|k| other(&k))
}

/// How many tokens behind a verb the shares that it buys stand.
const SHARES: usize = 12;

/// "Eni acquista azioni proprie per 2 miliardi", "rachète pour 2 milliards de ses actions": whether the verb at `node` tells of shares that come back to
/// who issued them: no company is named beside them.
pub(super) fn buys_back(scene: Scene, node: usize) -> bool {
    let (nodes, view) = (&scene.row.nodes, scene.view);
    let own = nodes[node].segment;
    let rest = || nodes[node + 1..].iter().take_while(|n| n.segment == own);
    let end = rest().last().map_or(nodes[node].end, |n| n.end);
    (nodes[node].end..end.min(nodes[node].end + SHARES)).any(|t| view.has(t, |x| x == Tag::OwnShares).is_some())
        && !rest().any(|n| matches!(n.kind, NodeKind::Company(_)))
}
