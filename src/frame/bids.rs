//! "L'offerta di Alfa valuta Beta 3 miliardi": what is valued by an offer is what the offer is for.

use super::Instance;
use super::instance::Filler;
use super::scene::Scene;
use super::subjects::NEAR;
use crate::clause::NodeKind;
use crate::lang::{At, Slot};
use crate::value::{Kind, Role};

/// Gives a bid without a target the company that its verb values.
pub(super) fn for_valued(scene: Scene, instances: &mut [Instance]) {
    let nodes = &scene.row.nodes;
    for bid in 0..instances.len() {
        let offer = &instances[bid];
        if offer.kind != Kind::Acquisition || !offer.noun || !offer.has(Role::Acquirer) || offer.has(Role::Target) {
            continue;
        }
        let node = offer.node;
        let direct =
            |v: usize| nodes[node + 1..v].iter().all(|n| n.prep.is_some() && !matches!(n.kind, NodeKind::Verb(_)));
        let valued = instances.iter().find_map(|i| {
            let told =
                i.kind == Kind::Valuation && !i.noun && i.node > node && nodes[i.node].segment == nodes[node].segment;
            let object = |f: &&Filler| f.role == Role::Company && f.node > i.node && f.node != usize::MAX;
            i.fillers.iter().find(object).copied().filter(|_| told && direct(i.node))
        });
        let fits = |f: &Filler| instances[bid].fillers.iter().all(|own| own.entity != f.entity);
        if let Some(company) = valued.filter(fits) {
            instances[bid].fillers.push(Filler { role: Role::Target, ..company });
        }
    }
}

/// "Alfa raised 20 million in a Series B, valuing the company": who raises the money that is told of before the verb at node `v`.
pub(super) fn raised_before(scene: Scene, v: usize) -> Option<u32> {
    let nodes = &scene.row.nodes;
    let recipient = (At::Subj, Slot::Role(Role::Recipient));
    let raises = |k: &usize| {
        matches!(nodes[*k].kind, NodeKind::Verb(g) if !g.passive && g.verb != u16::MAX
            && scene.view.lexicon.verb(g.verb).frames.iter().any(|&f| scene.view.lexicon.frame(f).slots.contains(&recipient)))
    };
    let verb = (v.saturating_sub(NEAR)..v).rev().find(raises)?;
    (verb.saturating_sub(NEAR)..verb).find_map(|k| match nodes[k].kind {
        NodeKind::Company(m) if nodes[k].prep.is_none() => Some(scene.entities.of[m as usize]),
        _ => None,
    })
}
