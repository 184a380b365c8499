//! Goods that are bought in numbers are ordered, not acquired.
//!
//! "Alfa is to buy 10 aircraft from Beta" tells a customer and its supplier; "Alfa buys 10 shops from Beta" an acquirer and a seller.

use super::scene::Scene;
use super::{Filler, Instance};
use crate::clause::{Node, NodeKind};
use crate::lang::{Prep, Tag};
use crate::lexicon::PhraseTag;
use crate::mention::AmountMention;
use crate::value::{Kind, QuantityKind, Role};
use smallvec::SmallVec;

/// Nodes between the predicate and its goods.
const REACH: usize = 6;

/// Makes orders of the acquisitions whose object is a number of goods.
pub(super) fn ordered(scene: Scene, amounts: &[AmountMention], instances: &mut [Instance]) {
    // the nodes that name computing power or the like
    let capacities: SmallVec<[usize; 4]> =
        instances.iter().filter(|i| i.kind == Kind::Capacity && i.noun).map(|i| i.node).collect();
    for instance in instances.iter_mut().filter(|i| matches!(i.kind, Kind::Acquisition | Kind::Supply)) {
        let made = made_by(scene, amounts, instance);
        if instance.kind == Kind::Supply || made || makers_goods(scene, instance) {
            continue;
        }
        // "kauft Strom von Beta", "kauft 44 Panzer bei Beta": who sells stands where a target may
        let source = |f: &&mut Filler| {
            let prep = scene.row.nodes.get(f.node).and_then(|n| n.prep);
            f.role == Role::Target && f.node > instance.node && matches!(prep, Some(Prep::Of | Prep::In))
        };
        // "compra 150 aviones a Boeing": in languages where the object may have that preposition
        let given = |f: &mut Filler| f.node < scene.row.nodes.len() && scene.row.nodes[f.node].prep == Some(Prep::To);
        let behind = instance.node;
        let offered = |f: &mut Filler| f.role == Role::Target && f.node > behind && given(f);
        if !instance.noun && instance.fillers.iter_mut().any(offered) && counted(scene, amounts, instance.node) {
            instance.fillers.iter_mut().filter(|f| f.role == Role::Target).for_each(|f| f.role = Role::Seller);
        }
        // "un contratto con Beta per l'acquisto di gas": with whom a contract is signed is not what is bought
        if instance.noun && plain(scene, instance.node) {
            let signed = |f: &Filler| scene.row.nodes.get(f.node).is_some_and(|n| n.prep == Some(Prep::With));
            instance.fillers.retain(|f| f.role != Role::Target || !signed(f));
        }
        if scene.view.lexicon.language.grammar.brackets && !instance.noun && counted(scene, amounts, instance.node) {
            instance.fillers.iter_mut().filter(source).for_each(|f| f.role = Role::Seller);
        }
        if !instance.has(Role::Target)
            && (instance.has(Role::Acquirer) || instance.has(Role::Seller))
            && (counted(scene, amounts, instance.node)
                || worth_of_goods(scene, amounts, instance.node, &capacities)
                || !instance.noun
                    && instance.has(Role::Acquirer)
                    && instance.has(Role::Seller)
                    && traded(scene, instance.node))
        {
            instance.kind = Kind::Supply;
            for filler in &mut instance.fillers {
                filler.role = if filler.role == Role::Seller { Role::Supplier } else { Role::Customer };
            }
        }
    }
}

/// "purchase $300 billion in computing power", "buys $2 billion of chips": a sum of money right behind the predicate, and goods behind it.
fn worth_of_goods(scene: Scene, amounts: &[AmountMention], node: usize, capacities: &[usize]) -> bool {
    let nodes = &scene.row.nodes;
    let money = |n: &Node| {
        n.prep.is_none()
            && matches!(n.kind, NodeKind::Amount(a) if amounts[a as usize].quantity.amount.kind == QuantityKind::Money)
    };
    nodes.get(node + 1).is_some_and(money)
        && nodes.get(node + 2).is_some_and(|n| {
            let good = || (n.first..n.end).any(|t| scene.view.has(t, |x| x == Tag::Good).is_some());
            // "$6.5 billion of cloud computing capacity": a noun may qualify it
            let next = nodes.get(node + 3).is_some_and(|n| n.prep.is_none()) && capacities.contains(&(node + 3));
            matches!(n.prep, Some(Prep::In | Prep::Of)) && (capacities.contains(&(node + 2)) || next || good())
        })
}

/// "sells chips to Alfa", "will buy the equipment from Alfa": whether the predicate's object is goods of no number.
fn plain(scene: Scene, node: usize) -> bool {
    let capacity = |n: &Node| {
        let own = |tag| matches!(tag, PhraseTag::Noun(f) if scene.view.lexicon.frame(f).kind == Kind::Capacity);
        scene.view.hits.words.at(n.first).iter().any(|h| own(h.tag))
    };
    let nodes = &scene.row.nodes;
    let good = |n: &Node| (n.first..n.end).any(|t| scene.view.has(t, |x| x == Tag::Good).is_some());
    // "un contratto per l'acquisto di gas"
    let bought = |n: &Node| n.prep == Some(Prep::Of) && !n.definite && matches!(n.kind, NodeKind::Noun(_)) && good(n);
    if nodes[node].kind == NodeKind::Cue && nodes.get(node + 1).is_some_and(bought) {
        return true;
    }
    // "buy nuclear power from Beta", "from Beta's plant"
    let noun = |n: &Node| n.prep.is_none() && matches!(n.kind, NodeKind::Noun(_));
    let end = (node + 1..nodes.len().min(node + 4)).find(|&k| !noun(&nodes[k])).unwrap_or(node + 2);
    // "un parco eolico da 30 MW" is no seller's
    let from =
        |k: usize| nodes.get(k).is_some_and(|n| n.prep == Some(Prep::From) && !matches!(n.kind, NodeKind::Amount(_)));
    let sold_by =
        from(node + 2) || from(end) || nodes.get(end).is_some_and(|n| n.prep == Some(Prep::Own)) && from(end + 1);
    nodes.get(node + 1).is_some_and(|n| {
        n.prep.is_none()
            && (!n.definite || sold_by)
            // "to buy computing power from Beta"
            && (sold_by && n.kind == NodeKind::Cue && capacity(n) || noun(n) && nodes[node + 1..end.max(node + 2)].iter().any(good))
    })
}

/// "vende la sua energia ad Alfa", "comprará a Beta la energía de un parque", "achète de l'électricité à Beta": whether what two companies buy and sell
/// are goods.
fn traded(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let good = |n: &Node| {
        matches!(n.kind, NodeKind::Noun(_)) && scene.view.has(n.first, |x| x == Tag::Good) == Some(n.end - n.first)
    };
    let partner = |n: &Node| n.prep.is_some() && matches!(n.kind, NodeKind::Company(_));
    let object = node + 1 + usize::from(nodes.get(node + 1).is_some_and(partner));
    let partitive = |n: &Node| n.prep == Some(Prep::Of) && scene.view.lexicon.language.grammar.partitive_article;
    // "sells its gas unit"
    let head = |n: &Node| {
        let next = nodes.get(object + 1);
        !next.is_some_and(|m| {
            m.prep.is_none() && m.first == n.end && matches!(m.kind, NodeKind::Noun(_) | NodeKind::Cue)
        })
    };
    nodes.get(object).is_some_and(|n| (n.prep.is_none() || partitive(n)) && good(n) && head(n))
}

/// "65 Boeing 777 jets": the company between the number and its goods makes them, so that it is who supplies.
fn made_by(scene: Scene, amounts: &[AmountMention], instance: &mut Instance) -> bool {
    let (node, nodes) = (instance.node, &scene.row.nodes);
    let bare = |k: usize| matches!(nodes[k].kind, NodeKind::Amount(a) if amounts[a as usize].bare);
    let good = |n: &Node| {
        matches!(n.kind, NodeKind::Noun(_))
            && n.prep.is_none()
            && scene.view.has(n.end - 1, |x| x == Tag::Good).is_some()
    };
    let maker = (node + 2..nodes.len().min(node + 5)).find(|&k| {
        // "50 avions Airbus"
        let behind = good(&nodes[k - 1]) && bare(k - 2);
        matches!(nodes[k].kind, NodeKind::Company(_))
            && (bare(k - 1) && nodes[k].prep.is_none() || behind && matches!(nodes[k].prep, None | Some(Prep::Of)))
            && nodes[k].first <= nodes[k - 1].end + usize::from(behind)
    });
    let Some(c) = maker.filter(|_| counted(scene, amounts, node)) else { return false };
    let NodeKind::Company(m) = nodes[c].kind else { return false };
    let entity = scene.entities.of[m as usize];
    instance.fillers.retain(|f| f.node != c && f.entity != entity);
    // "signed an order for 60 Airbus jets": who signs it orders, since another makes them
    orders(instance);
    if instance.has(Role::Supplier) || instance.has(Role::Seller) {
        return false;
    }
    instance.kind = Kind::Supply;
    instance.fillers.iter_mut().for_each(|f| f.role = Role::Customer);
    let span = scene.row.span(scene.view, c);
    instance.fillers.push(Filler {
        role: Role::Supplier,
        entity,
        span,
        node: c,
        score: 4.0,
        rule: "argument/maker",
        amount: None,
    });
    true
}

/// "buys Boeing jets", "a deal for Nvidia chips": makes an order of an acquisition whose target stands right before goods that it makes.
fn makers_goods(scene: Scene, instance: &mut Instance) -> bool {
    let nodes = &scene.row.nodes;
    let before_goods = |f: &Filler| {
        f.role == Role::Target
            && f.node < nodes.len()
            && nodes.get(f.node + 1).is_some_and(|n| {
                n.prep.is_none()
                    && n.first == nodes[f.node].end
                    && scene.view.has(n.end - 1, |x| x == Tag::Good).is_some()
            })
    };
    let ordered = instance.kind == Kind::Acquisition
        && scene.view.lexicon.language.grammar.premodifiers
        && !instance.has(Role::Seller)
        && instance.fillers.iter().any(before_goods);
    if ordered {
        instance.kind = Kind::Supply;
        for filler in &mut instance.fillers {
            filler.role = if filler.role == Role::Target { Role::Supplier } else { Role::Customer };
        }
    }
    ordered
}

/// Makes a customer of the subject that was taken for who supplies.
fn orders(instance: &mut Instance) {
    let subject = |f: &Filler| f.role == Role::Supplier && f.node < instance.node;
    if instance.kind == Kind::Supply && instance.noun && !instance.has(Role::Customer) {
        let found = instance.fillers.iter().position(subject);
        found.into_iter().for_each(|k| instance.fillers[k].role = Role::Customer);
    }
}

/// Whether a bare number and a noun of goods stand behind the predicate: "10 A320 aircraft", "100 of its jets".
fn counted(scene: Scene, amounts: &[AmountMention], node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let end = nodes.len().min(node + REACH);
    let number = (node + 1..end).find(|&k| match nodes[k].kind {
        NodeKind::Amount(a) => amounts[a as usize].bare,
        _ => false,
    });
    // "to buy computing power from Beta over five years" counts years
    let Some(number) = number.filter(|_| !plain(scene, node)) else { return plain(scene, node) };
    let stop = (number + 1..end)
        .find(|&k| !matches!(nodes[k].kind, NodeKind::Noun(_) | NodeKind::Company(_) | NodeKind::Amount(_)))
        .unwrap_or(end);
    let last = nodes[stop - 1].end;
    (nodes[number].end..last.min(nodes[number].end + 8)).any(|t| scene.view.has(t, |x| x == Tag::Good).is_some())
}

/// Whether the verb at `node` qualifies a noun that is worth what it tells: "un encargo valorado en 6 millones".
pub(super) fn follows_priced(scene: Scene, node: usize) -> bool {
    let Some(noun) = node.checked_sub(1).map(|k| &scene.row.nodes[k]).filter(|n| n.prep != Some(Prep::By)) else {
        return false;
    };
    let priced = |t: usize| scene.view.has(t, |x| matches!(x, Tag::Price | Tag::Good)).is_some();
    noun.kind == NodeKind::Cue || matches!(noun.kind, NodeKind::Noun(_)) && (noun.first..noun.end).any(priced)
}
