//! What an amount of power tells about the predicates beside it: who buys it, who supplies it, who pays.

use super::{Filler, Instance};
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{Prep, Slot};
use crate::mention::AmountMention;
use crate::value::{Kind, Role};

/// "altri 3 gigawatt": a second amount of power shares the parties of the first.
pub(super) fn more_power(amounts_all: &[AmountMention], instances: &mut [Instance]) {
    for i in 1..instances.len() {
        let Some(power) = instances[i].amount(Slot::Power).map(|m| m.amount) else { continue };
        if instances[i].kind != Kind::Capacity || !amounts_all[power as usize].more {
            continue;
        }
        let first = instances[..i]
            .iter()
            .find(|b| b.kind == Kind::Capacity && b.amount(Slot::Power).is_some_and(|m| m.amount != power))
            .map(|b| b.fillers.clone());
        for filler in first.unwrap_or_default() {
            if !instances[i].has(filler.role) && instances[i].fillers.iter().all(|f| f.entity != filler.entity) {
                instances[i].fillers.push(filler);
            }
        }
    }
}

/// "acquistare da Alfa 2 gigawatt di capacità" is no acquisition; "capacità nei data center di Alfa" is supplied by Alfa; "ha ordinato ad Alfa
/// sistemi per 2 gigawatt" is capacity.
pub(super) fn power_is_bought(row: &Row, instances: &mut [Instance]) {
    let powers: Vec<usize> = instances
        .iter()
        .filter(|i| i.kind == Kind::Capacity)
        .filter_map(|i| i.amount(Slot::Power).map(|m| m.node))
        .collect();
    let apart = |a: usize, b: usize| {
        row.nodes[a.min(b)..a.max(b)].iter().any(|n| matches!(n.kind, NodeKind::Break | NodeKind::Colon))
    };
    for instance in instances {
        let node = instance.node;
        match instance.kind {
            Kind::Acquisition
                if powers.iter().any(|&p| p > node && !apart(node, p)) && instance.amount(Slot::Amount).is_none() =>
            {
                let bought = instance.rule == "acquisition-enter" || !instance.has(Role::Target);
                if bought {
                    instance.fillers.clear();
                }
            }
            Kind::Capacity if instance.noun => site_owner(row, instance),
            Kind::Supply
                if !instance.noun
                    && instance.amount(Slot::Power).is_some()
                    && instance.amount(Slot::Amount).is_none() =>
            {
                let machine =
                    row.nodes[node..].iter().take(4).any(|n| matches!(n.kind, NodeKind::Noun(NounClass::Machine)));
                if machine {
                    instance.kind = Kind::Capacity;
                }
            }
            _ => {}
        }
    }
}

/// The owner of a site supplies the sentence's subject.
fn site_owner(row: &Row, instance: &mut Instance) {
    let Some(owner) = instance.fillers.iter().position(|f| {
        f.role == Role::Customer && f.rule == "argument/preposition" && f.node > instance.node && f.node != usize::MAX
    }) else {
        return;
    };
    if instance.has(Role::Supplier) {
        return;
    }
    let subject =
        (0..instance.node).find(|&k| matches!(row.nodes[k].kind, NodeKind::Company(_)) && row.nodes[k].prep.is_none());
    if subject.is_some() {
        instance.fillers[owner].role = Role::Supplier;
    }
}

/// "investirà 75 miliardi per costruire 5 gigawatt": one capacity with its money.
pub(super) fn power_with_money(row: &Row, instances: &mut [Instance]) {
    for i in 0..instances.len() {
        let purpose = instances[i].kind == Kind::Capacity
            && !instances[i].noun
            && row.nodes[instances[i].node].prep == Some(Prep::For)
            && instances[i].amount(Slot::Power).is_some()
            && instances[i].amount(Slot::Amount).is_none();
        if !purpose {
            continue;
        }
        let at = instances[i].node;
        let spends = |b: &Instance| {
            b.node < at && (b.kind == Kind::Investment && !b.has(Role::Recipient) || b.rule == "figure-capex")
        };
        let Some(j) =
            (0..instances.len()).rev().find(|&j| spends(&instances[j]) && instances[j].amount(Slot::Amount).is_some())
        else {
            continue;
        };
        let money = std::mem::take(&mut instances[j].money);
        let fillers = std::mem::take(&mut instances[j].fillers);
        instances[i].money.extend(money);
        if !instances[i].has(Role::Customer) {
            let payer = fillers.into_iter().find(|f| matches!(f.role, Role::Investor | Role::Company));
            instances[i].fillers.extend(payer.map(|f| Filler { role: Role::Customer, ..f }));
        }
    }
}
