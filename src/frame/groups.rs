//! Groups that act together: who leads one stands for it.
//!
//! "to a consortium led by Alfa" makes Alfa the buyer.

use super::Filler;
use super::Instance;
use super::scene::Scene;
use crate::clause::NodeKind;
use crate::lang::Prep;
use crate::value::{Kind, Role};
use smallvec::SmallVec;

/// "to a consortium led by Alfa": who leads the group stands for it in the deal.
pub(super) fn led(scene: Scene, instances: &mut Vec<Instance>) {
    let nodes = &scene.row.nodes;
    for i in (0..instances.len()).rev() {
        let led = &instances[i];
        let Some(group) = led.node.checked_sub(1).filter(|_| led.rule == "round-led-by") else { continue };
        let described = matches!(nodes[group].kind, NodeKind::Desc(..) | NodeKind::Noun(_))
            && nodes[group].end == nodes[led.node].first;
        let leaders: SmallVec<[Filler; 4]> = led.fillers.iter().copied().collect();
        let deal = instances.iter().position(|d| {
            d.kind == Kind::Acquisition && d.node < group && nodes[group].prep.is_some() && !leaders.is_empty()
        });
        let Some(d) = deal.filter(|_| described) else { continue };
        let role = match nodes[group].prep {
            Some(Prep::To | Prep::By) => Role::Acquirer,
            Some(Prep::From) => Role::Seller,
            _ => continue,
        };
        let own = &mut instances[d];
        own.fillers.retain(|f| f.node != group && leaders.iter().all(|l| l.entity != f.entity));
        if !own.has(role) {
            own.fillers.extend(leaders.into_iter().map(|f| Filler { role, ..f }));
            instances.remove(i);
        }
    }
}
