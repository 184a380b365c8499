//! "L'offerta di Alfa valuta Beta 3 miliardi": what is valued by an offer is what the offer is for.

use super::Instance;
use super::instance::Filler;
use super::scene::Scene;
use crate::clause::NodeKind;
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
