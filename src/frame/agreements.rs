//! An agreement and the deal that it is about: "un'intesa con Alfa per la cessione di Beta" is one deal, told by its second noun.

use super::scene::Scene;
use super::{Filler, Instance};
use crate::clause::{Group, NodeKind, Row};
use crate::lang::{Form, Needs, Prep};
use crate::mention::AmountMention;
use crate::value::{Kind, QuantityKind, Role};
use smallvec::SmallVec;

/// "un'intesa con Alfa per la cessione di Beta": the partner of the agreement takes the role that the deal lacks, and the agreement is no deal of its own.
pub(super) fn agreements(scene: Scene, amounts: &[AmountMention], instances: &mut Vec<Instance>) {
    let row = scene.row;
    let purpose = |i: &Instance| scene.view.lexicon.frame(i.frame).needs == Needs::Agreement;
    for i in 0..instances.len() {
        if matches!(instances[i].rule, "partnership-noun" | "supply-contract")
            && let Some(j) = (0..instances.len()).find(|&j| purpose(&instances[j]) && serves(scene, instances, i, j))
        {
            used(i, j, row, instances);
            continue;
        }
        let at = instances[i].node;
        // "um contrato para comprar Beta": a contract to buy a company is no supply
        let contract = instances[i].rule == "supply-contract"
            && instances.iter().any(|j| {
                // "a contract to buy computing power": an order, told by a verb that buys
                let ordered = j.kind == Kind::Supply && scene.view.lexicon.frame(j.frame).kind == Kind::Acquisition;
                (matches!(j.kind, Kind::Acquisition | Kind::Merger) || ordered)
                    && (at + 1..=at + 2).contains(&j.node)
                    && (matches!(row.nodes[at + 1].prep, Some(Prep::For | Prep::Of | Prep::To))
                        || row.nodes[at + 1].prep == Some(Prep::With) && row.nodes[j.node].prep == Some(Prep::For))
            });
        if instances[i].rule != "partnership-noun" && !contract {
            continue;
        }
        if joint_purpose(row, amounts, i, instances) {
            continue;
        }
        let deal = (0..instances.len()).find(|&j| {
            j != i
                && !matches!(instances[j].kind, Kind::Partnership | Kind::Figure | Kind::Valuation)
                && !purpose(&instances[j])
                // "se alían para ofrecer pólizas": an offer, as long as no sum is known
                && scene.view.lexicon.frame(instances[j].frame).needs != Needs::Price
                && instances[j].node > at
                && instances[j].node <= at + 6
                && row.nodes[at + 1..instances[j].node].iter().all(|n| {
                    !matches!(
                        n.kind,
                        NodeKind::Break | NodeKind::Verb(Group { form: Form::Pres | Form::Past | Form::Impf, .. })
                    )
                })
        });
        let Some(j) = deal else { continue };
        // "a $300 billion contract to buy computing power from Beta": the contract has the sum, the verb the parties
        if contract && instances[j].kind == Kind::Supply {
            let parties = std::mem::take(&mut instances[j].fillers);
            let own = std::mem::replace(&mut instances[i].fillers, parties);
            // "un contratto con Beta per l'acquisto di gas": with whom it is signed sells
            let with = own.iter().find(|f| row.nodes.get(f.node).is_some_and(|n| n.prep == Some(Prep::With)));
            let free = with.filter(|w| instances[i].fillers.iter().all(|f| f.entity != w.entity));
            if let Some(&seller) = free.filter(|_| !instances[i].has(Role::Supplier)) {
                instances[i].fillers.push(Filler { role: Role::Supplier, ..seller });
            }
            instances[i].object = instances[j].object.or(instances[i].object);
            continue;
        }
        let roles: &[Role] = match instances[j].kind {
            // "an agreement with Beta to sell its pipes business": with whom it is signed buys
            Kind::Acquisition if matches!(instances[j].rule, "acquisition-sale" | "acquisition-sell") => {
                &[Role::Acquirer, Role::Seller]
            }
            // "um contrato com Beta para a aquisição de uma unidade"
            Kind::Acquisition if instances[j].has(Role::Target) || contract => &[Role::Seller, Role::Acquirer],
            Kind::Acquisition => &[Role::Target, Role::Acquirer],
            // "a deal with Beta to purchase 3 billion in computing power": who purchases is known
            Kind::Supply if scene.view.lexicon.frame(instances[j].frame).kind == Kind::Acquisition => &[Role::Supplier],
            Kind::Supply => &[Role::Customer, Role::Supplier],
            Kind::Capacity if powered(row, amounts) => &[Role::Customer, Role::Supplier],
            Kind::Capacity => {
                served(row, i, j, instances);
                continue;
            }
            Kind::Merger | Kind::JointVenture => &[Role::Partner],
            Kind::Debt => &[Role::Lender],
            _ => &[],
        };
        let fillers = std::mem::take(&mut instances[i].fillers);
        for mut filler in fillers {
            let known = instances[j].fillers.iter().any(|f| f.entity == filler.entity);
            let subject = matches!(filler.rule, "argument/subject" | "argument/focus");
            let acting = match instances[j].kind {
                Kind::Acquisition if instances[j].rule == "acquisition-sale" => Some(Role::Seller),
                Kind::Acquisition => Some(Role::Acquirer),
                _ => None,
            };
            if let Some(role) = acting.filter(|r| subject && !known && !instances[j].has(*r)) {
                filler.role = role;
                instances[j].fillers.push(filler);
                continue;
            }
            let free = roles.iter().find(|r| **r == Role::Partner || !instances[j].has(**r)).copied();
            if let Some(role) = free.filter(|_| !known) {
                filler.role = role;
                instances[j].fillers.push(filler);
            }
        }
        if instances[j].stand.is_none() {
            instances[j].status = instances[i].status;
            instances[j].stand = instances[i].stand;
        }
    }
    instances.retain(|i| !purpose(i));
    retold(row, instances);
    agreed_behind(row, instances);
}

/// "Alfa e Beta hanno siglato una partnership per fornire biscotti", "una partnership con Beta per produrre biscotti": what partners are to do
/// together is what they agree on. Takes the parties from the verbs that tell it; whether there were any.
fn joint_purpose(row: &Row, amounts: &[AmountMention], i: usize, instances: &mut [Instance]) -> bool {
    let at = instances[i].node;
    let partners: SmallVec<[u32; 4]> =
        instances[i].fillers.iter().filter(|f| f.role == Role::Partner).map(|f| f.entity).collect();
    let coordinated = instances[i].fillers.iter().any(|f| f.rule == "argument/coordination" && f.node < at);
    let purpose = |j: &Instance| {
        let makes = j.rule == "supply-build" || j.rule == "capacity-build" && !powered(row, amounts);
        (makes || coordinated && j.rule == "supply-deliver")
            && !j.noun
            && (at + 1..=at + 6).contains(&j.node)
            && matches!(row.nodes[j.node].kind, NodeKind::Verb(g) if !g.is_finite())
            && j.fillers.iter().all(|f| partners.contains(&f.entity))
    };
    if instances[i].rule != "partnership-noun" || partners.len() < 2 {
        return false;
    }
    let mut any = false;
    for j in instances.iter_mut().filter(|j| purpose(j)) {
        j.fillers.clear();
        any = true;
    }
    any
}

/// Whether the sentence tells power or energy.
fn powered(row: &Row, amounts: &[AmountMention]) -> bool {
    let watts = |k: u32| matches!(amounts[k as usize].quantity.amount.kind, QuantityKind::Power | QuantityKind::Energy);
    row.nodes.iter().any(|n| matches!(n.kind, NodeKind::Amount(a) if watts(a)))
}

/// "was bought by Alfa in a $900 million deal": a deal noun behind the deal that it names, without a party of its own, is no second one.
fn retold(row: &Row, instances: &mut Vec<Instance>) {
    let told: SmallVec<[usize; 4]> = (0..instances.len())
        .filter(|&i| {
            let noun = &instances[i];
            let same = |j: &Instance| {
                j.kind == Kind::Acquisition
                    && j.has(Role::Acquirer)
                    && j.has(Role::Target)
                    && (j.node..=j.node + 6).contains(&noun.node)
                    && row.nodes[j.node].segment == row.nodes[noun.node].segment
                    && noun.fillers.iter().all(|f| j.fillers.iter().any(|g| g.entity == f.entity))
            };
            noun.rule == "partnership-noun" && instances.iter().any(same)
        })
        .map(|i| instances[i].node)
        .collect();
    instances.retain(|i| i.rule != "partnership-noun" || !told.contains(&i.node));
}

/// "Alfa compra Beta: accordo da 3 milioni con Gamma": with whom the deal told before the colon is agreed is who sells.
fn agreed_behind(row: &Row, instances: &mut [Instance]) {
    for i in 0..instances.len() {
        let noun = &instances[i];
        let with = |f: &&Filler| f.node != usize::MAX && row.nodes[f.node].prep == Some(Prep::With);
        let seller = noun.fillers.iter().find(with).copied();
        let Some(seller) = seller.filter(|_| noun.rule == "partnership-noun" && noun.node > 0) else { continue };
        let at = noun.node;
        let others = |f: &Filler, j: &Instance| j.fillers.iter().any(|g| g.entity == f.entity);
        let told = |j: &Instance| {
            j.kind == Kind::Acquisition
                && !j.noun
                && j.has(Role::Acquirer)
                && j.has(Role::Target)
                && !j.has(Role::Seller)
                && j.node < at
                && at <= j.node + 6
                && row.nodes[at - 1].kind == NodeKind::Colon
                && noun.fillers.iter().all(|f| f.entity == seller.entity || others(f, j))
                && !others(&seller, j)
        };
        let Some(j) = instances.iter().position(told) else { continue };
        instances[j].fillers.push(Filler { role: Role::Seller, ..seller });
        instances[i].fillers.clear();
    }
}

/// Whether the use at `j` is what the agreement at `i` is for: an infinitive or a noun of purpose, with nothing told between but whom it is
/// agreed with and for how much.
fn serves(scene: Scene, instances: &[Instance], i: usize, j: usize) -> bool {
    let (row, at, end) = (scene.row, instances[i].node, instances[j].node);
    if end <= at || end > at + 8 {
        return false;
    }
    let purpose = match row.nodes[end].kind {
        NodeKind::Verb(g) => g.form == Form::Inf,
        _ => matches!(row.nodes[end].prep, Some(Prep::For | Prep::To | Prep::On)),
    };
    purpose
        && row.nodes[at + 1..end].iter().all(|n| {
            matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Amount(_) | NodeKind::Time(_))
                || matches!(n.kind, NodeKind::Noun(_) | NodeKind::Comma | NodeKind::And)
        })
}

/// "a $60 million deal with Beta to use its content": who uses is the customer, with whom it is agreed the supplier.
fn used(i: usize, j: usize, row: &Row, instances: &mut [Instance]) {
    let (object, rule) = (instances[j].object, instances[j].rule);
    let agreement = &mut instances[i];
    let behind = |f: &Filler| f.node != usize::MAX && row.nodes[f.node].prep == Some(Prep::With);
    let with = agreement.fillers.iter().filter(|f| behind(f)).count();
    if with != 1 || agreement.fillers.len() < 2 {
        return;
    }
    agreement.kind = Kind::Supply;
    agreement.rule = rule;
    agreement.object = object.or(agreement.object);
    for filler in &mut agreement.fillers {
        filler.role = if behind(filler) { Role::Supplier } else { Role::Customer };
    }
}

/// "a $9.7 billion agreement with Beta for AI cloud capacity": where no power is told, what the agreement at `i` is about is what the partner supplies.
fn served(row: &Row, i: usize, j: usize, instances: &mut [Instance]) {
    let (agreement, capacity) = (&instances[i], &instances[j]);
    let about = row.nodes[agreement.node + 1..=capacity.node].iter().rev().find(|n| n.prep.is_some());
    let behind = |f: &Filler| f.node != usize::MAX && row.nodes[f.node].prep == Some(Prep::With);
    let (with, others): (SmallVec<[Filler; 4]>, SmallVec<[Filler; 4]>) =
        agreement.fillers.iter().copied().partition(behind);
    if !capacity.noun || !about.is_some_and(|n| n.prep == Some(Prep::For)) || with.len() != 1 || others.is_empty() {
        return;
    }
    let object = capacity.object.or(Some(capacity.cue));
    let agreement = &mut instances[i];
    agreement.kind = Kind::Supply;
    agreement.object = object;
    let roles = |f: Filler, role| Filler { role, ..f };
    agreement.fillers = others.into_iter().map(|f| roles(f, Role::Customer)).collect();
    agreement.fillers.extend(with.into_iter().map(|f| roles(f, Role::Supplier)));
}

/// "Alfa and Beta are bookrunners on the deal", "represented Alfa in the deal": whether the noun at node `n` is a deal that is known, at which somebody
/// works.
pub(super) fn beside_deal(row: &Row, n: usize) -> bool {
    let node = &row.nodes[n];
    let party = |n: &crate::clause::Node| {
        matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..))
            && matches!(n.prep, Some(Prep::With | Prep::Between))
    };
    let own = row.nodes[n + 1..].iter().take(3).any(party);
    node.definite && matches!(node.prep, Some(Prep::On | Prep::In)) && !own
}
