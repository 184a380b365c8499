//! Whether a predicate means what its frame says: what its subject and its object are.
//!
//! "Il portafoglio ordini di Alfa vale 60 miliardi" is no valuation; "l'ipo di Alfa raccoglie 45 milioni" no round.

use super::deals::price_moves;
use super::instance::{Filler, Instance};
use super::roles::Predicate;
use super::scene::Scene;
use super::stakes::{from_to, takes_stake};
use super::stance;
use super::subjects::NEAR;
use crate::clause::{Group, Node, NodeKind, Row};
use crate::lang::{At, Frame, Needs, Prep, Slot, Stand, Tag};
use crate::lexicon::PhraseTag;
use crate::value::{Kind, Metric, Role};
/// "Il portafoglio ordini di Alfa vale 60 miliardi", "l'ipo di Alfa raccoglie 45 milioni": the noun that is the verb's subject takes the amount.
pub(super) fn worth_of_noun(row: &Row, verb: usize, instance: &Instance) -> bool {
    if !matches!(instance.kind, Kind::Valuation | Kind::FundingRound) {
        return false;
    }
    // "l'offerta valorizza Beta 4 miliardi": what is valued follows
    if instance.kind == Kind::Valuation && instance.fillers.iter().any(|f| f.node != usize::MAX && f.node > verb) {
        return false;
    }
    // "a round that values it at 3 billion": so does a pronoun
    if instance.kind == Kind::Valuation && matches!(row.nodes[verb].kind, NodeKind::Verb(g) if g.clitic) {
        return false;
    }
    let (mut k, mut relative) = (verb, false);
    while k > 0 {
        k -= 1;
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::Cue => return relative || node.prep.is_none(),
            // "in a deal that could be worth"
            NodeKind::Rel
                if k + 1 == verb
                    && instance.kind == Kind::Valuation
                    && instance.fillers.iter().all(|f| f.node < verb) =>
            {
                relative = true;
            }
            NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(_) if node.prep.is_some() => {}
            NodeKind::And | NodeKind::Time(_) => {}
            // "the agreement, signed on Monday, is worth"
            NodeKind::Comma if k + 1 == verb => {
                let open = (k.saturating_sub(NEAR)..k)
                    .rev()
                    .take_while(|&j| !matches!(row.nodes[j].kind, NodeKind::Verb(g) if g.is_finite()));
                let Some(j) = open.into_iter().find(|&j| row.nodes[j].kind == NodeKind::Comma) else { return false };
                k = j;
            }
            _ => return false,
        }
    }
    false
}

/// Whether an active verb has a noun that evokes a frame of this kind as object.
pub(super) fn governs(scene: Scene, node: usize, kind: Kind) -> bool {
    let nodes = &scene.row.nodes;
    let active = matches!(nodes[node].kind, NodeKind::Verb(g) if !g.passive);
    let near = (node + 1..nodes.len().min(node + 4)).take_while(|&k| nodes[k].segment == nodes[node].segment);
    // "a loan that Alfa granted"
    let relative = (node.saturating_sub(2)..node)
        .find(|&k| nodes[k].kind == NodeKind::Rel)
        .and_then(|k| k.checked_sub(1))
        .filter(|&k| nodes[k].kind == NodeKind::Cue);
    // "will provide Alfa with a loan"
    let given = |k: usize| {
        nodes[k].prep == Some(Prep::With) && matches!(nodes[node + 1].kind, NodeKind::Company(_) | NodeKind::Desc(..))
    };
    let object = || {
        if let Some(k) = asked_for(nodes, node) {
            return Some(k);
        }
        let own = |k: usize| nodes[k].prep.is_none() || given(k) || measured(nodes, node, k);
        near.into_iter().find(|&k| nodes[k].kind == NodeKind::Cue && own(k)).or(relative)
    };
    let evokes = |k: usize| {
        scene
            .view
            .hits
            .words
            .at(nodes[k].first)
            .iter()
            .any(|h| matches!(h.tag, PhraseTag::Noun(frame) if scene.view.lexicon.frame(frame).kind == kind))
    };
    active && object().is_some_and(evokes)
}

/// Whether the predicate at `node` has as its object, or is governed by, what its frame asks for before it is filled.
pub(super) fn stands_so(scene: Scene, node: usize, frame: &Frame, verb: bool) -> bool {
    let asked = match frame.needs {
        Needs::Stake | Needs::Holding => !verb || takes_stake(scene, node),
        Needs::Works => builds_works(scene, node),
        // "passa dal 9% al 21% di Beta": what is held rises or falls, nobody passes to anybody
        Needs::Pair if verb => !from_to(scene, node),
        Needs::Closed => closes(scene, node),
        _ => true,
    };
    asked && !(frame.kind == Kind::Acquisition && price_moves(scene, node))
}

/// "closes $35 billion Beta deal": whether the verb that governs the noun at `node` closes deals.
fn closes(scene: Scene, node: usize) -> bool {
    let governor = stance::governor(scene.row, node).filter(|&(at, g)| at < node && g.verb != u16::MAX);
    governor.is_some_and(|(_, g)| scene.view.lexicon.verb(g.verb).light == Some(Some(Stand::Done)))
}

/// "will build a $6.5 billion plant": whether the active verb at `node` has as its object what a company builds for itself.
fn builds_works(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let active = matches!(nodes[node].kind, NodeKind::Verb(g) if !g.passive);
    let own = nodes[node].segment;
    let works =
        |n: &Node| n.prep.is_none() && (n.first..n.end).any(|t| scene.view.has(t, |x| x == Tag::Works).is_some());
    // "realizzerà per Beta un impianto": whoever builds for another is paid
    let ordered = |n: &Node| n.segment == own && n.prep == Some(Prep::For) && matches!(n.kind, NodeKind::Company(_));
    active
        && nodes.iter().skip(node + 1).take(6).take_while(|n| n.segment == own).any(works)
        && !nodes.iter().any(ordered)
}

/// "Alfa led, alongside Beta": whether the finite verb at `node` has a company before it and no object.
pub(super) fn intransitive(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let finite = matches!(nodes[node].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    let named =
        node > 0 && matches!(nodes[node - 1].kind, NodeKind::Company(_)) && nodes[node - 1].end == nodes[node].first;
    let next = nodes.get(node + 1);
    finite
        && named
        && next.is_none_or(|n| {
            matches!(n.kind, NodeKind::Comma | NodeKind::Break | NodeKind::And)
                || matches!(n.kind, NodeKind::Company(_)) && matches!(n.prep, Some(Prep::Together | Prep::With))
        })
}

/// "Alfa, che ha ceduto Beta e che ha rilevato Gamma": the second relative speaks of whom the first speaks of.
pub(super) fn second_relative(row: &Row, node: usize) -> Option<usize> {
    let own = row.nodes[node].segment;
    let rel =
        (0..node).rev().take_while(|&k| row.nodes[k].segment == own).find(|&k| row.nodes[k].kind == NodeKind::Rel)?;
    let joined = rel > 1 && row.nodes[rel - 1].kind == NodeKind::And && row.nodes[rel].prep.is_none();
    let first = (0..rel).rev().filter(|_| joined).find(|&k| row.nodes[k].kind == NodeKind::Rel)?;
    let named = (0..first).rev().find(|&k| row.nodes[k].kind != NodeKind::Comma)?;
    matches!(row.nodes[named].kind, NodeKind::Company(_) | NodeKind::Desc(..)).then_some(named)
}

/// "Alfa respinge l'offerta", "Alfa received an investment": where the one stands to whom the verb makes the offer or the investment come.
pub(super) fn receiver(scene: Scene, p: Predicate, frame: &Frame) -> Option<At> {
    let (at, governor) = stance::governor(scene.row, p.node).filter(|_| p.verb.is_none())?;
    let bid = frame.kind == Kind::Acquisition && frame.stand == Some(Stand::Intended);
    let put = frame.kind == Kind::Investment && at < p.node && scene.row.nodes[p.node].prep.is_none();
    let receives = (bid || put) && governor.verb != u16::MAX && scene.view.lexicon.verb(governor.verb).receive;
    receives.then_some(if governor.passive { At::P(Prep::By) } else { At::Subj })
}

/// "tapped Alfa and Beta for a loan": where the noun is that companies are asked for.
fn asked_for(nodes: &[Node], node: usize) -> Option<usize> {
    let asked = |n: &Node| n.prep.is_none() && !matches!(n.kind, NodeKind::Verb(_) | NodeKind::Rel | NodeKind::Break);
    let named = nodes.get(node + 1).is_some_and(|n| matches!(n.kind, NodeKind::Company(_)) && asked(n));
    let behind = (node + 2..nodes.len().min(node + 8)).filter(|_| named);
    let cue = behind.clone().find(|&k| nodes[k].kind == NodeKind::Cue)?;
    (nodes[cue].prep == Some(Prep::For) && behind.take_while(|&k| k < cue).all(|k| asked(&nodes[k]))).then_some(cue)
}

/// "are providing $1.6 billion of debt financing": the noun at `k` behind the sum that is the object of the verb at `node`.
fn measured(nodes: &[crate::clause::Node], node: usize, k: usize) -> bool {
    k == node + 2
        && matches!(nodes[k].prep, Some(Prep::Of | Prep::In))
        && nodes[node + 1].prep.is_none()
        && matches!(nodes[node + 1].kind, NodeKind::Amount(_))
}

/// "compró a Beta el 30%": what is bought stands behind, so that the company is not it.
pub(super) fn object_follows(row: &Row, predicate: usize, c: usize) -> bool {
    let object = |n: &crate::clause::Node| {
        n.prep.is_none() && (matches!(n.kind, NodeKind::Amount(_)) || n.definite && matches!(n.kind, NodeKind::Noun(_)))
    };
    // "compra a Beta por 90 millones su planta de Teruel"
    let paid = |n: &crate::clause::Node| n.prep == Some(Prep::For) && matches!(n.kind, NodeKind::Amount(_));
    let thing = |n: &crate::clause::Node| {
        n.prep.is_none() && n.definite && matches!(n.kind, NodeKind::Noun(_) | NodeKind::Desc(..))
    };
    let behind_price = || row.nodes.get(c + 1).is_some_and(paid) && row.nodes.get(c + 2).is_some_and(thing);
    c > predicate && (row.nodes.get(c + 1).is_some_and(object) || behind_price())
}

/// Whether a noun that evokes a frame of one of `kinds` is the object right behind the verb at `node`, or undergoes it right before.
pub(super) fn raises_other(scene: Scene, node: usize, passive: bool, kinds: &[Kind]) -> bool {
    let nodes = &scene.row.nodes;
    let other = |tag: PhraseTag| match tag {
        PhraseTag::Noun(frame) => kinds.contains(&scene.view.lexicon.frame(frame).kind),
        _ => false,
    };
    let evokes = |k: usize| {
        nodes[k].kind == NodeKind::Cue
            && (matches!(nodes[k].prep, None | Some(Prep::With)) || !passive && measured(nodes, node, k))
            && scene.view.hits.words.at(nodes[k].first).iter().any(|h| other(h.tag))
    };
    let goes_on = |k: &usize| !matches!(nodes[*k].kind, NodeKind::Verb(_) | NodeKind::Comma);
    if passive {
        (0..node).rev().take(3).take_while(goes_on).any(evokes)
    } else {
        let asked = |k: usize| scene.view.hits.words.at(nodes[k].first).iter().any(|h| other(h.tag));
        (node + 1..nodes.len()).take(3).take_while(goes_on).any(evokes) || asked_for(nodes, node).is_some_and(asked)
    }
}

/// "si è venduta a Beta", "sold itself to Beta": who sells is what is sold.
pub(super) fn sells_itself(scene: Scene, node: usize, group: Group, frame: &Frame) -> bool {
    let sells = |at: At, role: Role| frame.slots.contains(&(at, Slot::Role(role)));
    let end = scene.row.nodes[node].end;
    let itself = group.reflexive || scene.view.has(end, |t| t == Tag::Itself).is_some();
    // "se desprende de Beta", "se desprende de su filial"
    let thing = |k: NodeKind| matches!(k, NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(_));
    let next = scene.row.nodes.get(node + 1);
    let of = next.is_some_and(|n| matches!(n.prep, None | Some(Prep::Of)) && thing(n.kind));
    itself && !of && !group.passive && sells(At::Subj, Role::Seller) && sells(At::Obj, Role::Target)
}

/// "Il gruppo mette sul piatto 3 milioni", "verserà 3 milioni": words for a price, of which nothing is told but a sum, pay for the deal told before.
pub(super) fn pays_only(scene: Scene, node: usize, instance: &Instance) -> bool {
    let described = |f: &Filler| f.rule == "argument/description" && f.node < node;
    !instance.noun
        && matches!(instance.kind, Kind::Acquisition | Kind::Investment)
        && instance.object.is_none()
        && instance.fillers.iter().all(described)
        && scene.view.has(scene.row.nodes[node].first, |t| t == Tag::Price).is_some()
}

/// How many tokens behind a verb it is told what for.
const REASON: usize = 12;

/// "destinerà a dividendi 198 milioni", "versare 600 milioni per chiudere le cause": what goes to shareholders or settles a dispute is put into nothing.
pub(super) fn pays_out(scene: Scene, node: usize) -> bool {
    let dividend = |tag: PhraseTag| match tag {
        PhraseTag::Noun(frame) => scene.view.lexicon.frame(frame).metric == Some(Metric::Dividend),
        _ => false,
    };
    let cue = |n: &crate::clause::Node| {
        let beside = n.prep.is_some() || n.first <= scene.row.nodes[node].end + 1;
        n.kind == NodeKind::Cue && beside && scene.view.hits.words.at(n.first).iter().any(|h| dividend(h.tag))
    };
    let nodes = scene.row.nodes[node + 1..].iter().take(3);
    let after = scene.row.nodes[node].end;
    let dispute = |t: usize| scene.view.has(t, |tag| tag == Tag::Dispute).is_some();
    nodes.take_while(|n| matches!(n.kind, NodeKind::Amount(_) | NodeKind::Cue)).any(cue)
        || (after..scene.row.nodes.last().map_or(after, |n| n.end).min(after + REASON)).any(dispute)
}

/// "a réuni 118 millions d'euros de dette": what is raised as debt is lent.
pub(super) fn raises_debt(scene: Scene, instance: &mut Instance) {
    let (nodes, node) = (&scene.row.nodes, instance.node);
    if instance.kind != Kind::FundingRound || instance.noun {
        return;
    }
    let owed = |n: &crate::clause::Node| {
        n.kind == NodeKind::Cue
            && matches!(n.prep, Some(Prep::Of | Prep::In))
            && !n.definite
            && scene.view.hits.words.at(n.first).iter().any(|h| match h.tag {
                PhraseTag::Noun(frame) => scene.view.lexicon.frame(frame).metric == Some(Metric::Debt),
                _ => false,
            })
    };
    if matches!(nodes.get(node + 1).map(|n| n.kind), Some(NodeKind::Amount(_))) && nodes.get(node + 2).is_some_and(owed)
    {
        instance.kind = Kind::Debt;
        for filler in &mut instance.fillers {
            filler.role = if filler.role == Role::Recipient { Role::Borrower } else { Role::Lender };
        }
    }
}

/// "a placé 500 millions d'euros d'obligations": what is placed is issued, and put into nothing.
pub(super) fn places_debt(scene: Scene, instance: &Instance) -> bool {
    let (nodes, node) = (&scene.row.nodes, instance.node);
    let debt = |n: &Node| {
        let evokes = |tag: PhraseTag| matches!(tag, PhraseTag::Noun(frame) if scene.view.lexicon.frame(frame).kind == Kind::Debt);
        n.kind == NodeKind::Cue
            && n.prep == Some(Prep::Of)
            && !n.definite
            && scene.view.hits.words.at(n.first).iter().any(|h| evokes(h.tag))
    };
    instance.kind == Kind::Investment
        && !instance.noun
        && !instance.has(Role::Recipient)
        && matches!(nodes.get(node + 1).map(|n| n.kind), Some(NodeKind::Amount(_)))
        && nodes.get(node + 2).is_some_and(debt)
}
