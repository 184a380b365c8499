//! What an amount of power tells about the predicates beside it: who buys it, who supplies it, who pays.

use super::plants::plants_bought;
use super::scene::{Scene, possessive};
use super::{Filler, Instance};
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::{Prep, Slot};
use crate::mention::AmountMention;
use crate::value::{Kind, Role};
use smallvec::SmallVec;

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

/// Whether the instance's amount is energy of each year.
fn yearly_energy(amounts: &[AmountMention], instance: &Instance) -> bool {
    instance.amount(Slot::Power).is_some_and(|m| {
        let mention = &amounts[m.amount as usize];
        mention.per_year && mention.quantity.amount.kind == crate::value::QuantityKind::Energy
    })
}

/// "acquistare da Alfa 2 gigawatt di capacità" is no acquisition; "capacità nei data center di Alfa" is supplied by Alfa; "ha ordinato ad Alfa
/// sistemi per 2 gigawatt" is capacity.
pub(super) fn power_is_bought(scene: Scene, amounts: &[AmountMention], instances: &mut [Instance]) {
    let row = scene.row;
    for i in 0..instances.len() {
        let_out(scene, &mut instances[i]);
        supplier_of_site(scene, &mut instances[i]);
        booked(instances, i);
    }
    plants_bought(scene, instances);
    let powers: Vec<usize> = instances
        .iter()
        .filter(|i| i.kind == Kind::Capacity && !i.money.is_empty())
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
                // es "comprar a Alfa 2 gigavatios"
                let seller = |f: &Filler| {
                    f.role == Role::Target && row.nodes.get(f.node).is_some_and(|n| n.prep == Some(Prep::To))
                };
                let bought = instance.rule == "acquisition-enter"
                    || !instance.has(Role::Target)
                    || instance.fillers.iter().any(seller);
                if bought {
                    instance.fillers.clear();
                }
            }
            Kind::Capacity if instance.noun => site_owner(row, instance),
            // "si è assicurata 120 GWh prodotti da Alfa": energy by the year is delivered, no plant is
            Kind::Capacity if instance.rule == "capacity-book" && yearly_energy(amounts, instance) => {
                instance.kind = Kind::Supply;
            }
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

/// What is ordered and what is booked is one capacity where both name the same parties and power.
fn booked(instances: &mut [Instance], i: usize) {
    let (Some(power), "capacity-book") = (instances[i].amount(Slot::Power).map(|m| m.amount), instances[i].rule) else {
        return;
    };
    let parties: SmallVec<[u32; 4]> = instances[i].fillers.iter().map(|f| f.entity).collect();
    if !instances[i].has(Role::Customer) || !instances[i].has(Role::Supplier) {
        return;
    }
    let same = |k: &Instance| {
        k.kind == Kind::Supply
            && k.amount(Slot::Power).is_none_or(|m| m.amount == power)
            && k.amount(Slot::Amount).is_none()
            && !k.fillers.is_empty()
            && k.fillers.iter().all(|f| parties.contains(&f.entity))
    };
    if let Some(other) = instances.iter_mut().find(|k| same(k)) {
        other.fillers.clear();
    }
}

/// "Alfa louera à Beta 230 MW dans son centre de données", "will rent 230 MW to Beta": whoever lets what it has supplies it.
fn let_out(scene: Scene, instance: &mut Instance) {
    if instance.rule != "capacity-book" {
        return;
    }
    let nodes = &scene.row.nodes;
    let Some(power) = instance.amount(Slot::Power).map(|m| m.node) else { return };
    let own = nodes[power].segment;
    let behind = || (instance.node + 1..nodes.len()).take_while(|&k| nodes[k].segment == own);
    let site = |k: usize| matches!(nodes[k].prep, Some(Prep::In | Prep::On)) && possessive(scene, k);
    let to = behind().find_map(|k| match nodes[k].kind {
        NodeKind::Company(m) if nodes[k].prep == Some(Prep::To) => Some((k, scene.entities.of[m as usize])),
        _ => None,
    });
    let Some((node, entity)) = to.filter(|_| scene.view.lexicon.language.grammar.premodifiers || behind().any(site))
    else {
        return;
    };
    instance.fillers.retain(|f| f.role == Role::Customer && f.entity != entity);
    instance.fillers.iter_mut().for_each(|f| f.role = Role::Supplier);
    instance.fillers.push(Filler {
        role: Role::Customer,
        entity,
        span: scene.row.span(scene.view, node),
        node,
        score: 3.0,
        rule: "argument/preposition",
        amount: None,
    });
}

/// "ha prenotato 300 MW nei data center di Alfa", "reserved 300 MW in Alfa's data centers": whose the place is in which power is booked.
fn supplier_of_site(scene: Scene, instance: &mut Instance) {
    if instance.rule != "capacity-book" || instance.has(Role::Supplier) || !instance.has(Role::Customer) {
        return;
    }
    let nodes = &scene.row.nodes;
    let Some(power) = instance.amount(Slot::Power).map(|m| m.node) else { return };
    let site = |k: usize| matches!(nodes[k].kind, NodeKind::Cue | NodeKind::Noun(NounClass::Thing | NounClass::Plain));
    let company = |k: usize| match nodes[k].kind {
        NodeKind::Company(m) => Some(scene.entities.of[m as usize]),
        _ => None,
    };
    let own = nodes[power].segment;
    let found = (power + 1..nodes.len()).take_while(|&k| nodes[k].segment == own).take(6).find_map(|k| {
        let owned =
            nodes[k].prep == Some(Prep::Of) && site(k - 1) && matches!(nodes[k - 1].prep, Some(Prep::In | Prep::On));
        let owns = nodes[k].prep == Some(Prep::Own) && nodes.get(k + 1).is_some_and(|_| site(k + 1));
        company(k).filter(|_| owned || owns).map(|entity| (k, entity))
    });
    let Some((node, entity)) = found.filter(|(_, e)| instance.fillers.iter().all(|f| f.entity != *e)) else { return };
    instance.fillers.push(Filler {
        role: Role::Supplier,
        entity,
        span: scene.row.span(scene.view, node),
        node,
        score: 3.0,
        rule: "argument/owner",
        amount: None,
    });
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
