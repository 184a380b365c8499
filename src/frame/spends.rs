//! Idioms of spending and of buying whose object tells another deal: "lässt sich die Übernahme 3 Milliarden kosten", "erhielt 3 Milliarden für Beta".

use super::instance::Instance;
use super::scene::Scene;
use super::sense::raises_other;
use crate::clause::{Node, NodeKind, NounClass};
use crate::lang::{At, Frame, Prep, Slot};
use crate::value::{Kind, Role};

/// How many nodes around a verb what it is paid for is looked for.
const NEAR: usize = 8;

/// Whether the verb at `node` tells by what it acts on, or by what its sum is for, that the money of `frame` belongs to a purchase.
pub(super) fn for_purchase(scene: Scene, node: usize, frame: &Frame) -> bool {
    let NodeKind::Verb(group) = scene.row.nodes[node].kind else { return false };
    match frame.kind {
        _ if group.verb == u16::MAX || group.passive => false,
        Kind::Investment => group.reflexive && spends_on_deal(scene, node),
        Kind::FundingRound => sold_for(scene, node, group.verb),
        _ => false,
    }
}

/// "lässt sich die Übernahme 3 Milliarden kosten", "lässt sich den Rivalen Beta 3 Milliarden kosten": a purchase, no investment of its own.
fn spends_on_deal(scene: Scene, node: usize) -> bool {
    let named = |n: &Node| n.prep.is_none() && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..));
    raises_other(scene, node, false, &[Kind::Acquisition]) || scene.row.nodes.iter().skip(node + 1).take(2).any(named)
}

/// "3 Milliarden erhielt Alfa für Beta": what is paid for a company is its price. Only of verbs that tell of sellers too.
fn sold_for(scene: Scene, node: usize, verb: u16) -> bool {
    let sells = |&f: &u16| {
        let slots = scene.view.lexicon.frame(f).slots;
        let has = |at, role| slots.contains(&(at, Slot::Role(role)));
        has(At::Subj, Role::Seller) && has(At::P(Prep::For), Role::Target)
    };
    let own = scene.row.nodes[node].segment;
    let part = |n: &Node| {
        n.segment == own
            && n.prep == Some(Prep::For)
            && matches!(
                n.kind,
                NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(NounClass::Stake | NounClass::Segment)
            )
    };
    let near = node.saturating_sub(NEAR)..scene.row.nodes.len().min(node + NEAR);
    scene.view.lexicon.verb(verb).frames.iter().any(sells) && scene.row.nodes[near].iter().any(part)
}

/// Whether an idiom tells no deal of its own: who strikes is not named in its clause ("Alfa verkauft – ein Investor schlug zu"), nothing is sold for what is
/// received, or whoever spends is known from the deal before, whose price that is ("3 Milliarden nehmen die Partner dafür in die Hand").
pub(super) fn idle(scene: Scene, instance: &Instance) -> bool {
    let own = scene.row.nodes[instance.node].segment;
    let named = |node: usize| {
        scene.row.nodes.get(node).is_some_and(|n| n.segment == own && matches!(n.kind, NodeKind::Company(_)))
    };
    match instance.rule {
        "acquisition-strike" => !instance.fillers.iter().any(|f| f.role == Role::Acquirer && named(f.node)),
        "acquisition-receive" => !instance.has(Role::Target),
        "investment-release" => !instance.fillers.iter().any(|f| f.rule != "argument/description"),
        _ => false,
    }
}
