//! What the instances of one sentence tell about each other.
//!
//! "ha accordato a Beta un prestito" is one predicate in two words; "un'intesa con Alfa per la cessione di Beta" is one deal; "Alfa investirà in
//! Beta e fornirà 5 GW" shares its parties. The fillers of single predicates are found in `super::fill`; drafts of different sentences are put
//! together in `crate::record::merge`.

use super::scene::Scene;
use super::{
    Filler, Instance, agreements, bids, clusters, debts, gapped, goods, groups, lenders, means, power, ventures,
};
use crate::clause::{NodeKind, Row};
use crate::lang::{Form, Needs, Prep, Slot};
use crate::mention::{AmountMention, company::CompanyMention};
use crate::value::{Kind, Metric, Role};
use smallvec::SmallVec;

/// Relates the instances before their amounts are known.
pub fn before_amounts(scene: Scene, all: &[AmountMention], instances: &mut Vec<Instance>) {
    governed(scene.row, instances);
    paid_or_sold(scene, instances);
    goods::ordered(scene, all, instances);
    bids::for_valued(scene, instances);
    groups::led(scene, instances);
    means::listing_first(instances);
    means::raised_by(scene, instances);
    means::unnamed_investors(scene, instances);
    debts::debt_raised(instances);
    investors_apart(scene, instances);
    agreements::agreements(scene, all, instances);
    worth_of_deal(instances);
    gapped::tuple_list(scene, instances);
    share_arguments(instances);
    products(scene.mentions, instances);
}

/// Relates the instances once their amounts are known; `claimed` collects bare numbers that became money.
pub fn after_amounts(scene: Scene, all: &[AmountMention], instances: &mut Vec<Instance>, claimed: &mut Vec<u32>) {
    clusters::split(scene, all, instances, claimed);
    power::more_power(all, instances);
    power::power_is_bought(scene, all, instances);
    power::power_with_money(scene.row, instances);
    ventures::funded(scene.row, instances);
    gapped::gapped(all, scene, instances, claimed);
    lenders::lent_to_buyer(scene, instances);
    // who builds to order is paid, and a capacity tells its own sum
    let other = instances.iter().any(|i| {
        i.kind == Kind::Supply && !i.fillers.is_empty() || i.kind == Kind::Capacity && i.amount(Slot::Power).is_some()
    });
    instances.retain(|i| {
        let told = match scene.view.lexicon.frame(i.frame).needs {
            Needs::Works => !i.money.is_empty() && !other,
            Needs::Amount => !i.money.is_empty(),
            Needs::Price => i.amount(Slot::Amount).is_some() || each_share(scene.row, all, i),
            _ => true,
        };
        told && !i.part
    });
}

/// "offered $30 a share for Beta": the price of one stands behind the predicate.
fn each_share(row: &Row, all: &[AmountMention], instance: &Instance) -> bool {
    let price = |n: &crate::clause::Node| matches!(n.kind, NodeKind::Amount(a) if all[a as usize].unit_price);
    instance.kind == Kind::Acquisition && row.nodes.get(instance.node + 1).is_some_and(price)
}

/// The two companies that a sentence names as partners, in the order of their numbers.
pub fn pair(instances: &[Instance]) -> Option<(u32, u32)> {
    instances.iter().find_map(|i| {
        let mut partners = i.entities(Role::Partner);
        match (partners.next(), partners.next(), partners.next()) {
            (Some(a), Some(b), None) => Some((a.min(b), a.max(b))),
            _ => None,
        }
    })
}

/// "ha accordato a Beta un prestito": the verb, or what is found as the noun in it (fr "mettra à la disposition"), and the noun that it governs are one predicate of one kind.
fn governed(row: &Row, instances: &mut [Instance]) {
    for i in 0..instances.len() {
        if instances[i].noun && instances[i].rule != "capacity-provide" {
            continue;
        }
        let found = (0..instances.len()).find(|&j| {
            instances[j].noun
                && instances[j].kind == instances[i].kind
                && instances[j].kind != Kind::Figure
                && (instances[j].node > instances[i].node
                    && row.nodes[instances[j].node].segment == row.nodes[instances[i].node].segment
                    || antecedent(row, instances[j].node, instances[i].node))
        });
        let Some(j) = found else { continue };
        let own = instances[i].fillers.clone();
        let extra: Vec<_> = instances[j]
            .fillers
            .iter()
            .filter(|f| own.iter().all(|g| g.entity != f.entity && g.role != f.role))
            .copied()
            .collect();
        instances[i].fillers.extend(extra);
        instances[j].fillers = instances[i].fillers.clone();
        instances[j].status = instances[i].status;
        instances[j].stand = instances[i].stand;
    }
}

/// Whether the noun at `n` is what a relative clause with the verb at `v` speaks of: "il contratto che Alfa ha assegnato".
fn antecedent(row: &Row, n: usize, v: usize) -> bool {
    let relative =
        n + 1 < v && row.nodes[n + 1].kind == NodeKind::Rel && row.nodes[n + 1].segment == row.nodes[v].segment;
    // "l'ordine da 650 milioni affidato a Beta"
    let participle = matches!(row.nodes[v].kind, NodeKind::Verb(g) if g.form == Form::Part && !g.perfect)
        && n < v
        && v - n <= 4
        && row.nodes[n + 1..v].iter().all(|x| {
            matches!(x.kind, NodeKind::Amount(_) | NodeKind::Time(_) | NodeKind::Comma)
                || matches!(x.kind, NodeKind::Noun(_)) && x.prep == Some(Prep::Of)
        });
    relative || participle
}

/// "Alfa raised 1.4 billion in a round that values the start-up at 12 billion": the company described is the one that the deal is about.
fn worth_of_deal(instances: &mut [Instance]) {
    let about = |kind: Kind| match kind {
        Kind::FundingRound | Kind::Investment => Some(Role::Recipient),
        Kind::Acquisition => Some(Role::Target),
        Kind::Listing => Some(Role::Issuer),
        _ => None,
    };
    for v in 0..instances.len() {
        let described =
            |f: &Filler| f.role == Role::Company && matches!(f.rule, "argument/description" | "argument/focus");
        if instances[v].kind != Kind::Valuation || !matches!(instances[v].fillers.as_slice(), [f] if described(f)) {
            continue;
        }
        let named = |i: &Instance| {
            let role = about(i.kind).filter(|_| i.node < instances[v].node)?;
            let named = i.fillers.iter().find(|f| f.role == role && f.node != usize::MAX);
            named.filter(|f| f.rule != "argument/description").map(|f| f.entity)
        };
        if let Some(entity) = instances.iter().find_map(named) {
            instances[v].fillers[0].entity = entity;
        }
    }
}

/// "buys Beta for 5 million in cash", "agreed to sell its assets": what a deal is paid with, or is about, is no figure.
fn paid_or_sold(scene: Scene, instances: &mut Vec<Instance>) {
    let nodes = &scene.row.nodes;
    let deals: SmallVec<[usize; 8]> = instances
        .iter()
        .filter(|i| matches!(i.kind, Kind::Acquisition | Kind::Merger) && !i.fillers.is_empty())
        .map(|i| i.node)
        .collect();
    instances.retain(|i| {
        let means = scene.view.lexicon.frame(i.frame).metric;
        if i.kind != Kind::Figure || !matches!(means, Some(Metric::Cash | Metric::Assets)) {
            return true;
        }
        !deals.iter().any(|&d| d < i.node && nodes[d].segment == nodes[i.node].segment)
    });
}

/// "Alfa y Beta, inversores de la ronda semilla": who invests in a sentence raises no money in it; the company in focus does.
fn investors_apart(scene: Scene, instances: &mut [Instance]) {
    // "Alfa è in trattative con un gruppo di investitori": behind "di", the noun says nothing of the sentence's subject
    let generic = |i: &Instance| i.noun && scene.row.nodes[i.node].prep == Some(Prep::Of);
    let join = |i: &Instance| {
        matches!(i.rule, "round-join" | "round-led" | "round-led-by") && !i.has(Role::Recipient) && !generic(i)
    };
    // "Alfa investit 1 milliard dans Beta, dans le cadre d'un tour de table": the round is that of whom it invests in
    let put: SmallVec<[(u32, u32); 2]> = instances
        .iter()
        .filter(|i| i.kind == Kind::Investment && !i.noun)
        .filter_map(|i| Some((i.entities(Role::Investor).next()?, i.entities(Role::Recipient).next()?)))
        .collect();
    for i in instances.iter_mut().filter(|i| i.kind == Kind::FundingRound && i.noun) {
        for f in i.fillers.iter_mut().filter(|f| f.role == Role::Recipient && f.rule == "argument/subject") {
            if let Some((_, recipient)) = put.iter().find(|(investor, _)| *investor == f.entity) {
                f.entity = *recipient;
            }
        }
    }
    let closed = scene.view.lexicon.language.grammar.brackets;
    for i in 0..instances.len() {
        if instances[i].kind != Kind::FundingRound || !instances[i].has(Role::Recipient) {
            continue;
        }
        let invests = |f: &Filler| {
            instances.iter().filter(|j| join(j)).flat_map(|j| &j.fillers).any(|g| {
                // "angeführt wurde die Runde von Alfa": the agent looks like a genitive
                let agent = closed && g.role == Role::LeadInvestor && g.node == f.node;
                matches!(g.role, Role::Investor | Role::LeadInvestor)
                    && g.entity == f.entity
                    && (g.score >= f.score || agent)
            })
        };
        let (out, kept): (SmallVec<[Filler; 8]>, SmallVec<[Filler; 8]>) =
            instances[i].fillers.iter().copied().partition(|f| f.role == Role::Recipient && invests(f));
        if out.is_empty() {
            continue;
        }
        let taken: SmallVec<[u32; 8]> = out.iter().chain(&kept).map(|f| f.entity).collect();
        let own = &mut instances[i];
        own.fillers = kept.into_iter().collect();
        if let Some(entity) = scene.focus.topic(scene.entities, &taken).filter(|_| !own.has(Role::Recipient)) {
            own.fillers.push(Filler {
                role: Role::Recipient,
                entity,
                span: own.cue,
                node: usize::MAX,
                score: 1.0,
                rule: "argument/focus",
                amount: None,
            });
        }
    }
}

/// "Alfa si è assicurata Beta, comprata da Gamma": where another predicate of the sentence names the buyer, "da" names the seller.
pub fn sellers(row: &Row, instances: &mut [Instance]) {
    let buyers: Vec<(usize, Option<u32>, u32)> = instances
        .iter()
        .filter(|i| i.kind == Kind::Acquisition && !is_bare_participle(row, i))
        .filter_map(|i| Some((i.node, i.entities(Role::Target).next(), i.entities(Role::Acquirer).next()?)))
        .collect();
    for instance in instances.iter_mut().filter(|i| i.kind == Kind::Acquisition && is_bare_participle(row, i)) {
        let target = instance.entities(Role::Target).next();
        let acquirer = instance.entities(Role::Acquirer).next();
        let rival =
            buyers.iter().any(|b| b.0 < instance.node && (b.1 == target || b.1.is_none()) && Some(b.2) != acquirer);
        if rival && !instance.has(Role::Seller) {
            instance.fillers.iter_mut().filter(|f| f.role == Role::Acquirer).for_each(|f| f.role = Role::Seller);
        }
    }
}

fn is_bare_participle(row: &Row, i: &Instance) -> bool {
    matches!(row.nodes[i.node].kind, NodeKind::Verb(g) if g.passive && g.form == Form::Part)
}

/// "Alfa investirà 40 miliardi in Beta e fornirà 5 GW": a second predicate of the same subject takes the other party of the first.
fn share_arguments(instances: &mut [Instance]) {
    // "ha investito 25 milioni in Starcloud, in un'estensione del Series A": the round is the recipient's
    let into = instances
        .iter()
        .filter(|i| i.kind == Kind::Investment)
        .find_map(|i| i.fillers.iter().find(|f| f.role == Role::Recipient).copied());
    if let Some(recipient) = into {
        for round in instances.iter_mut().filter(|i| {
            i.kind == Kind::FundingRound
                && i.rule == "round-noun"
                && i.fillers.iter().all(|f| f.role != Role::Recipient || f.node == usize::MAX)
        }) {
            round.fillers.retain(|f| f.role != Role::Recipient && f.entity != recipient.entity);
            round.fillers.push(recipient);
        }
    }
    for i in 1..instances.len() {
        let wanted = match instances[i].kind {
            Kind::Capacity | Kind::Supply
                if instances[i].has(Role::Supplier) && !instances[i].has(Role::Customer) && !instances[i].noun =>
            {
                Role::Customer
            }
            _ => continue,
        };
        let subject = instances[i].entities(Role::Supplier).next();
        let other = instances[..i]
            .iter()
            .rev()
            .find(|b| b.kind == Kind::Investment && b.entities(Role::Investor).next() == subject)
            .and_then(|b| b.fillers.iter().find(|f| f.role == Role::Recipient).copied());
        if let Some(mut filler) = other {
            filler.role = wanted;
            filler.score = 2.0;
            filler.rule = "argument/shared";
            instances[i].fillers.push(filler);
        }
    }
}

/// "il fornitore di cloud per OpenAI Frontier": the product that a party's name goes on to is what is served.
fn products(mentions: &[CompanyMention], instances: &mut [Instance]) {
    for instance in instances.iter_mut().filter(|i| matches!(i.kind, Kind::Supply | Kind::Capacity)) {
        let named = instance.fillers.iter().find_map(|f| {
            // mentions rise: those of the whole article are not asked
            let from = mentions.partition_point(|m| m.span.start < f.span.start);
            let own = mentions[from..].iter().take_while(|m| m.span.start < f.span.end);
            own.filter(|m| f.span.contains(m.span)).find_map(|m| m.product)
        });
        instance.object = named.or(instance.object);
    }
}
