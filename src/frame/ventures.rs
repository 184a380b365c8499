//! Money that goes into a joint venture is the venture's, and no investment of its own.
//!
//! "Alfa and Beta are investing 4 billion in a joint venture" is one deal.

use super::Instance;
use crate::clause::{NodeKind, Row};
use crate::lang::Prep;
use crate::value::{Kind, Role};

/// Gives what a sentence puts into a joint venture to the venture.
pub(super) fn funded(row: &Row, instances: &mut Vec<Instance>) {
    // "4 billion in a joint venture": behind an amount the preposition may have been taken for a partitive
    let into = |k: usize| {
        row.nodes[k].prep == Some(Prep::In)
            || row.nodes[k].prep.is_none() && k > 0 && matches!(row.nodes[k - 1].kind, NodeKind::Amount(_))
    };
    let joint =
        |i: &Instance| i.kind == Kind::JointVenture && i.money.is_empty() && i.has(Role::Partner) && into(i.node);
    let Some(v) = instances.iter().position(joint) else { return };
    let at = instances[v].node;
    let puts = |i: &Instance| {
        i.kind == Kind::Investment
            && i.node < at
            && !i.has(Role::Recipient)
            && row.nodes[i.node].segment == row.nodes[at].segment
            && i.entities(Role::Investor).all(|e| instances[v].entities(Role::Partner).any(|p| p == e))
    };
    if let Some(i) = instances.iter().position(puts) {
        let money = std::mem::take(&mut instances[i].money);
        instances[v].money = money;
        instances.remove(i);
    }
}
