//! Several deals that one predicate tells, each with its own company, sum and time.
//!
//! "ha comprato Beta per 3 miliardi e Gamma per 2", "un contratto da 17 miliardi con Beta e uno da 3 con Gamma", "acquired Beta in 2018 and Gamma in
//! 2020": what stands behind "and" repeats the shape of what stands before it, and is a deal of its own with the same predicate. Linguists call
//! it argument cluster coordination.

use super::scene::{Scene, means};
use super::{Filler, Instance, Money};
use crate::clause::{Node, NodeKind, NounClass};
use crate::lang::{Prep, Slot};
use crate::mention::AmountMention;
use crate::value::{Kind, QuantityKind, Role};
use smallvec::{SmallVec, smallvec};
use std::ops::Range;

/// Nodes that a cluster may span.
const REACH: usize = 12;

/// Splits the instances whose arguments are coordinated clusters; `claimed` collects bare numbers that became money.
pub(super) fn split(scene: Scene, all: &[AmountMention], instances: &mut Vec<Instance>, claimed: &mut Vec<u32>) {
    if !scene.row.nodes.iter().any(|n| n.kind == NodeKind::And) {
        return;
    }
    for i in 0..instances.len() {
        let Some(copy) = second(scene, all, &mut instances[i]) else { continue };
        let rest = instances.split_off(i + 1);
        for mut last in std::iter::once(copy).chain(rest) {
            while let Some(copy) = second(scene, all, &mut last) {
                instances.push(std::mem::replace(&mut last, copy));
            }
            instances.push(last);
        }
        let told = instances[i + 1..].iter().filter(|n| n.fillers.iter().any(|f| f.rule == "argument/cluster"));
        claimed.extend(told.flat_map(|n| &n.money).map(|m| m.amount).filter(|&a| all[a as usize].bare));
        return;
    }
}

/// The role whose company tells one deal of the kind from another.
fn told_apart(kind: Kind) -> &'static [Role] {
    match kind {
        Kind::Acquisition => &[Role::Target],
        Kind::Investment => &[Role::Recipient],
        Kind::Supply => &[Role::Customer, Role::Supplier],
        Kind::Partnership => &[Role::Partner],
        _ => &[],
    }
}

/// The deal of the second cluster, which the first then leaves to it.
fn second(scene: Scene, all: &[AmountMention], first: &mut Instance) -> Option<Instance> {
    let nodes = &scene.row.nodes;
    let from = first.fillers.iter().filter(|f| f.rule == "argument/cluster").map(|f| f.node).max();
    let start = from.map_or(first.node + 1, |c| (first.node..c).rev().find(|&k| joint(&nodes[k])).map_or(c, |k| k + 1));
    let own = |f: &&Filler| f.node != usize::MAX && f.node >= start && told_apart(first.kind).contains(&f.role);
    let leader = *first.fillers.iter().filter(own).min_by_key(|f| f.node)?;
    let (at, c) = follower(nodes, leader.node)?;
    let (here, there) = (start..at, at + 1..end(nodes, c));
    if nodes.get(there.end).is_some_and(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite())) {
        return None;
    }
    let pairs = paired(nodes, all, &here, &there);
    let times = (time(nodes, &here).or_else(|| before(nodes, first.node)), time(nodes, &there));
    let dated = times.1.filter(|_| times.0.is_some());
    let beside = |f: &&Filler| here.contains(&f.node) && f.node > leader.node && like(nodes, &there, f.node).is_some();
    if pairs.is_empty() && dated.is_none() && !first.fillers.iter().any(|f| beside(&f)) {
        return None;
    }
    let others: SmallVec<[u32; 8]> = first.fillers.iter().filter(|f| f.node < at).map(|f| f.entity).collect();
    let entity = *means(scene, c, &others).first()?;
    let mut copy = first.clone();
    copy.fillers.retain(|f| f.role != leader.role && (f.node == usize::MAX || f.node < leader.node || f.node > c));
    copy.fillers.push(Filler {
        entity,
        span: scene.row.span(scene.view, c),
        node: c,
        rule: "argument/cluster",
        ..leader
    });
    first.fillers.retain(|f| f.node == usize::MAX || !there.contains(&f.node));
    copy.fillers.retain(|f| f.node == usize::MAX || f.node == c || !there.contains(&f.node));
    partners(scene, &here, &there, leader.node, first, &mut copy);
    for (a, b, slot) in pairs {
        for (instance, node) in [(&mut *first, a), (&mut copy, b)] {
            let NodeKind::Amount(amount) = nodes[node].kind else { continue };
            instance.money.retain(|m| m.slot != slot);
            let score = 4.0;
            instance.money.push(Money {
                slot,
                amount,
                score,
                node,
                versus: false,
                time: None,
                apart: false,
                outlook: None,
            });
        }
    }
    if let Some(t) = dated {
        copy.time = Some(t);
        first.time = times.0;
    }
    Some(copy)
}

/// The companies that stand beside the two deals' own in other roles, each with its deal: "ha comprato Beta da Alfa e Gamma da Delta".
fn partners(scene: Scene, here: &Range<usize>, there: &Range<usize>, c: usize, first: &Instance, copy: &mut Instance) {
    let nodes = &scene.row.nodes;
    for filler in first.fillers.iter().filter(|f| here.contains(&f.node) && f.node > c) {
        let Some(k) = like(nodes, there, filler.node) else { continue };
        if copy.fillers.iter().any(|f| f.node == k) {
            continue;
        }
        let taken: SmallVec<[u32; 8]> = copy.fillers.iter().map(|f| f.entity).collect();
        if let Some(&entity) = means(scene, k, &taken).first() {
            copy.fillers.push(Filler { entity, span: scene.row.span(scene.view, k), node: k, ..*filler });
        }
    }
}

/// The company in `span` behind the same preposition as node `k`.
fn like(nodes: &[Node], span: &Range<usize>, k: usize) -> Option<usize> {
    let same = |n: &Node| matches!(n.kind, NodeKind::Company(_)) && n.prep.is_some() && n.prep == nodes[k].prep;
    span.clone().find(|&j| same(&nodes[j]))
}

fn joint(node: &Node) -> bool {
    matches!(node.kind, NodeKind::And | NodeKind::Comma)
}

/// Whether a node may stand in a cluster beside its company.
fn attribute(node: &Node) -> bool {
    match node.kind {
        NodeKind::Amount(_) | NodeKind::Time(_) | NodeKind::Noun(NounClass::Stake | NounClass::Share) => true,
        NodeKind::Noun(NounClass::Plain) => matches!(node.prep, Some(Prep::In | Prep::Of)),
        NodeKind::Company(_) => node.prep.is_some(),
        _ => false,
    }
}

/// The joint behind the company at `c`, and the company of the cluster behind it.
fn follower(nodes: &[Node], c: usize) -> Option<(usize, usize)> {
    let last = nodes.len().min(c + REACH);
    let joint = (c + 1..last).find(|&k| !attribute(&nodes[k]))?;
    let comma = nodes[joint].kind == NodeKind::Comma;
    let at = if comma && nodes.get(joint + 1).is_some_and(|n| n.kind == NodeKind::And) { joint + 1 } else { joint };
    if nodes[at].kind != NodeKind::And {
        return None;
    }
    let like = |k: &usize| matches!(nodes[*k].kind, NodeKind::Company(_)) && nodes[*k].prep == nodes[c].prep;
    let company = (at + 1..last).find(like)?;
    nodes[at + 1..company].iter().all(attribute).then_some((at, company))
}

/// Where the cluster of the company at `c` ends.
fn end(nodes: &[Node], c: usize) -> usize {
    (c + 1..nodes.len().min(c + REACH)).find(|&k| !attribute(&nodes[k])).unwrap_or(nodes.len().min(c + REACH))
}

/// The amounts of both clusters that say the same of each, with their slot.
fn paired(
    nodes: &[Node],
    all: &[AmountMention],
    here: &Range<usize>,
    there: &Range<usize>,
) -> SmallVec<[(usize, usize, Slot); 2]> {
    let mut pairs: SmallVec<[(usize, usize, Slot); 2]> = smallvec![];
    for b in there.clone() {
        let NodeKind::Amount(second) = nodes[b].kind else { continue };
        let like = |a: &usize| match nodes[*a].kind {
            NodeKind::Amount(first) => {
                let kind = |n: u32| all[n as usize].quantity.amount.kind;
                kind(first) == kind(second)
                    && (nodes[*a].prep == nodes[b].prep || nodes[b].prep.is_none())
                    && pairs.iter().all(|p| p.0 != *a)
            }
            _ => false,
        };
        let slot = match all[second as usize].quantity.amount.kind {
            QuantityKind::Money => Slot::Amount,
            QuantityKind::Percent => Slot::Stake,
            QuantityKind::Power | QuantityKind::Energy => Slot::Power,
            QuantityKind::Count => continue,
        };
        if let Some(a) = here.clone().find(like) {
            pairs.push((a, b, slot));
        }
    }
    pairs
}

fn time(nodes: &[Node], span: &Range<usize>) -> Option<u32> {
    nodes[span.clone()].iter().find_map(|n| if let NodeKind::Time(t) = n.kind { Some(t) } else { None })
}

/// The time before the predicate at `p`, in its clause: "nel 2018 ha comprato Beta e nel 2020 Gamma".
fn before(nodes: &[Node], p: usize) -> Option<u32> {
    let own = nodes[p].segment;
    nodes[p.saturating_sub(REACH)..p].iter().rev().take_while(|n| n.segment == own).find_map(|n| match n.kind {
        NodeKind::Time(t) => Some(t),
        _ => None,
    })
}
