//! Debts that are paid back or lent anew.

use super::instance::Instance;
use super::scene::Scene;
use super::stance;
use crate::clause::{Group, NodeKind};
use crate::value::{Kind, Role, Status};
use smallvec::SmallVec;

/// Whether the debt that a noun tells is paid back: "rimborserà un bond da 500 milioni" tells no new one. What is told further of it ("a loan that
/// Alfa granted in 2022") makes it a deal of its own, done long since.
pub(super) fn paid_back(scene: Scene, instance: &mut Instance) -> bool {
    let repays = |(_, g): (usize, Group)| g.verb != u16::MAX && scene.view.lexicon.verb(g.verb).repay;
    if instance.kind != Kind::Debt || !instance.noun || !stance::governor(scene.row, instance.node).is_some_and(repays)
    {
        return false;
    }
    if !instance.has(Role::Lender) && !told_further(scene, instance.node) {
        return true;
    }
    instance.status = Status::Completed;
    false
}

/// Whether a relative clause or a participle behind the noun at `n` tells of a debt.
fn told_further(scene: Scene, n: usize) -> bool {
    let nodes = &scene.row.nodes;
    let debt = |&f: &u16| scene.view.lexicon.frame(f).kind == Kind::Debt;
    let tells = |g: &Group| g.verb != u16::MAX && scene.view.lexicon.verb(g.verb).frames.iter().any(debt);
    nodes[n + 1..].iter().take(6).any(|m| matches!(m.kind, NodeKind::Verb(g) if tells(&g)))
}

/// Whether the verb that governs the noun at `node` tells of a debt.
pub(super) fn lent_anew(scene: Scene, node: usize) -> bool {
    let debt = |&f: &u16| scene.view.lexicon.frame(f).kind == Kind::Debt;
    let tells = |g: Group| g.verb != u16::MAX && scene.view.lexicon.verb(g.verb).frames.iter().any(debt);
    stance::governor(scene.row, node).is_some_and(|(_, g)| tells(g))
}

/// The sum is what was raised, not what is owed.
pub(super) fn debt_raised(instances: &mut Vec<Instance>) {
    let raised = |i: &Instance| i.kind == Kind::Debt && i.rule.starts_with("round-");
    let verbs: SmallVec<[usize; 2]> = instances.iter().filter(|i| raised(i)).map(|i| i.node).collect();
    instances.retain(|i| i.kind != Kind::Figure || !verbs.contains(&i.node.wrapping_sub(2)));
}
