//! Roles that no name of the sentence fills: the company in focus takes them.
//!
//! "Ha rilevato Beta" has no subject, "l'aveva acquistata" a pronoun for its object, "ne ha ordinati quaranta" one for its complement.

use super::instance::{Filler, Instance};
use super::roles::Predicate;
use super::scene::Scene;
use super::stance;
use super::subjects::aside;
use crate::clause::{Node, NodeKind, NounClass, Row};
use crate::lang::{At, Form, Num, Prep, Slot};
use crate::value::{Kind, Role, Span};
use smallvec::SmallVec;

/// The company in focus as subject, where the verb has none of its own.
pub(super) fn missing_subject(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let wanted = if p.passive { At::Obj } else { At::Subj };
    let role =
        slots.iter().find_map(|&(at, s)| if let (true, Slot::Role(r)) = (at == wanted, s) { Some(r) } else { None });
    let joined = |f: &Filler| {
        f.node != usize::MAX && matches!(scene.row.nodes[f.node].prep, Some(Prep::With | Prep::Together))
            || f.rule == "argument/coordination"
    };
    let through = |f: &Filler| f.node != usize::MAX && scene.row.nodes[f.node].prep == Some(Prep::Through);
    let by_way = role.is_some_and(|r| instance.has(r) && instance.fillers.iter().filter(|f| f.role == r).all(through));
    let one_sided = by_way
        || p.verb.is_none()
            && role == Some(Role::Partner)
            && !instance.fillers.is_empty()
            && instance.fillers.iter().all(joined);
    let Some(role) = role.filter(|r| !instance.has(*r) || one_sided) else { return };
    let before = instance.noun && instance.kind == Kind::Acquisition;
    if instance.person || scene.heading || before && scene.row.nodes[p.node].prep == Some(Prep::After) {
        return;
    }
    // "hanno partecipato diversi investitori": a subject without a name, behind a verb that has no object
    let plain = |n: &Node| n.prep.is_none() && matches!(n.kind, NodeKind::Noun(_));
    if instance.rule == "round-join" && p.verb.is_some() && scene.row.nodes.get(p.node + 1).is_some_and(plain) {
        return;
    }
    let figure = matches!(instance.kind, Kind::Figure | Kind::Valuation);
    if figure && instance.fillers.iter().any(|f| f.role == Role::Company) {
        return;
    }
    let own = scene.row.nodes[p.node].segment;
    if p.verb.is_none() && instance.kind == Kind::Capacity {
        return;
    }
    let relative = (0..p.node)
        .rev()
        .take_while(|&k| scene.row.nodes[k].segment == own)
        .any(|k| scene.row.nodes[k].kind == NodeKind::Rel);
    // "Beta, which it sold to Gamma"
    let third = |n: &Node| n.first > 0 && scene.view.has(n.first - 1, |t| t == crate::lang::Tag::ThirdPerson).is_some();
    let said = scene.view.lexicon.language.grammar.premodifiers && third(&scene.row.nodes[p.node]);
    if relative && p.verb.is_some() && !(said && instance.has(Role::Target)) {
        return;
    }
    let dropped = match p.verb {
        Some(g) => {
            // "Raccolti 12 milioni da Alfa": a participle whose subject is the sum right behind it
            let sum = scene.row.nodes.get(p.node + 1).is_some_and(|n| matches!(n.kind, NodeKind::Amount(_)));
            let raised = sum && g.form == Form::Part && !p.passive && instance.kind == Kind::FundingRound;
            (g.is_finite() || g.form == Form::Inf || g.form == Form::Ger || raised)
                && !noun_before(scene.row, p.node, figure)
                && !thing_before(scene.row, p.node, instance.kind)
                && !name_before(scene, p.node)
        }
        None => {
            figure
                || one_sided
                || governed_without_subject(scene.row, p.node)
                // "coperti da un finanziamento di Alfa": lent to whom the item is about
                || instance.kind == Kind::Debt && role == Role::Borrower && instance.has(Role::Lender)
                || matches!(instance.kind, Kind::FundingRound)
                    && instance.rule == "round-noun"
                    && !company_in_segment(scene.row, p.node)
        }
    };
    if !dropped {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    // "the round values", "le tour de table": the one that was told before
    if instance.rule == "round-noun"
        && role == Role::Recipient
        && scene.row.nodes[p.node].definite
        && let Some(raiser) = scene.focus.raiser.filter(|e| !taken.contains(e))
    {
        instance.fillers.push(unnamed(role, raiser, instance.cue, "argument/focus"));
        return;
    }
    let earlier = (0..p.node).rev().find_map(|k| match scene.row.nodes[k].kind {
        NodeKind::Company(m) if scene.row.nodes[k].prep.is_none() && !aside(scene.row, k, p.node) => {
            Some((k, scene.entities.of[m as usize]))
        }
        _ => None,
    });
    if let Some((k, entity)) = earlier.filter(|(_, e)| {
        !taken.contains(e) && scene.entities.all[*e as usize].accepted && !scene.entities.all[*e as usize].media
    }) {
        instance.fillers.push(Filler {
            role,
            entity,
            span: scene.row.span(scene.view, k),
            node: k,
            score: 1.4,
            rule: "argument/subject",
            amount: None,
        });
        return;
    }
    // "It also bought Gamma": the pronoun that opens a sentence means the subject of the one before
    let own_subject = || {
        let before =
            scene.row.nodes[..p.node].iter().all(|n| !matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..)));
        let pronoun = scene.row.nodes.first().is_some_and(|n| {
            (1..=2).any(|back| {
                n.first >= back && scene.view.has(n.first - back, |t| t == crate::lang::Tag::ThirdPerson).is_some()
            })
        });
        let subject = scene.focus.spoken.filter(|e| !taken.contains(e));
        subject.filter(|e| {
            before && pronoun && scene.entities.all[*e as usize].accepted && !scene.entities.all[*e as usize].media
        })
    };
    let mut found = if let Some(entity) = own_subject() {
        SmallVec::from_slice(&[entity])
    } else if figure {
        scene.focus.measured(scene.entities, &taken).into_iter().collect()
    } else {
        scene.focus.resolve(scene.entities, Num::S, &taken, |_| true)
    };
    if found.is_empty() {
        found.extend(scene.focus.subject.filter(|e| !taken.contains(e) && scene.entities.all[*e as usize].accepted));
    }
    if let Some(&entity) = found.first() {
        instance.fillers.push(unnamed(role, entity, instance.cue, "argument/focus"));
    }
}

/// A company that the sentence does not name, by the cue that asks for it.
pub(super) fn unnamed(role: Role, entity: u32, span: Span, rule: &'static str) -> Filler {
    Filler { role, entity, span, node: usize::MAX, score: 1.0, rule, amount: None }
}

/// "Altri 600 megawatt li mette a disposizione Alfa": to the company that the item is about.
pub(super) fn provided_to(scene: Scene, instance: &mut Instance) {
    if instance.rule != "capacity-provide"
        || instance.has(Role::Customer)
        || !instance.has(Role::Supplier)
        || scene.heading
    {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some(entity) = scene.focus.topic(scene.entities, &taken) {
        instance.fillers.push(unnamed(Role::Customer, entity, instance.cue, "argument/focus"));
    }
}

/// "con l'ingresso di Alfa, è stata valutata": who is entered is the company in focus.
pub(super) fn entered(scene: Scene, instance: &mut Instance) {
    let person =
        scene.row.nodes.get(instance.node + 1).is_some_and(|n| matches!(n.kind, NodeKind::Noun(NounClass::Person)));
    if instance.rule == "acquisition-entry" && person {
        instance.fillers.clear();
    }
    if instance.rule != "acquisition-entry" || instance.has(Role::Target) || !instance.has(Role::Acquirer) {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    if let Some(entity) = scene.focus.topic(scene.entities, &taken) {
        instance.fillers.push(unnamed(Role::Target, entity, instance.cue, "argument/focus"));
    }
}

/// "Ferrero ne ha ordinati quaranta": the pronoun stands for the complement behind "di" or "da".
pub(super) fn partitive(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let at = scene.row.nodes[p.node].first;
    let stands = p.verb.is_some()
        && (1..=2).any(|back| at >= back && scene.view.has(at - back, |t| t == crate::lang::Tag::Partitive).is_some());
    let role = slots
        .iter()
        .find_map(|&(at, s)| if let (At::P(Prep::From | Prep::Of), Slot::Role(r)) = (at, s) { Some(r) } else { None });
    let Some(role) = role.filter(|r| stands && !instance.has(*r)) else { return };
    // "ne ha ceduto il 30%", but "contraint de s'en séparer" may part with anything
    let part = |n: &Node| matches!(n.kind, NodeKind::Amount(_) | NodeKind::Noun(NounClass::Stake));
    if role == Role::Target && !scene.row.nodes.iter().skip(p.node + 1).take(2).any(part) {
        return;
    }
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    // "ne ha comprato altre azioni": of what it bought more, not from whom
    let shares = scene.row.nodes.get(p.node + 1).is_some_and(|n| n.kind == NodeKind::Noun(NounClass::Stake));
    let bought = shares && role == Role::Seller && instance.has(Role::Acquirer) && !instance.has(Role::Target);
    let role = if bought { Role::Target } else { role };
    let spoken = scene.focus.spoken.filter(|e| bought && !taken.contains(e));
    if let Some(entity) = spoken.or_else(|| scene.focus.topic(scene.entities, &taken)) {
        instance.fillers.push(Filler {
            role,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.2,
            rule: "argument/clitic",
            amount: None,
        });
    }
}

/// Whether a noun that may be the subject stands between the segment's beginning and the verb.
fn noun_before(row: &Row, node: usize, figure: bool) -> bool {
    let own = row.nodes[node].segment;
    (0..node).rev().take_while(|&k| row.nodes[k].segment == own).any(|k| {
        let node = &row.nodes[k];
        let subject = (matches!(node.kind, NodeKind::Company(_) | NodeKind::Noun(NounClass::Person))
            || !figure && matches!(node.kind, NodeKind::Desc(..)))
            || node.definite && matches!(node.kind, NodeKind::Noun(_) | NodeKind::Cue);
        node.prep.is_none() && subject
    })
}

/// "The lease runs for 12 years and is worth 3 billion": whether what is valued is the subject of the clause that "and" joins to that of the verb.
fn thing_before(row: &Row, node: usize, kind: Kind) -> bool {
    let own = row.nodes[node].segment;
    let opens = (0..node).rev().take_while(|&k| row.nodes[k].segment == own).last();
    let joint = opens.filter(|&k| kind == Kind::Valuation && row.nodes[k].kind == NodeKind::And);
    joint.is_some_and(|k| k > 0 && noun_before(row, k - 1, false))
}

/// Whether a name that is no company's, as far as is known, is the subject of the verb at node `p`: what the sentence tells is not told of the company
/// in focus.
fn name_before(scene: Scene, p: usize) -> bool {
    let own = scene.row.nodes[p].segment;
    let view = scene.view;
    let opens = (0..p).rev().take_while(|&k| scene.row.nodes[k].segment == own).last();
    let Some(node) = opens.map(|k| &scene.row.nodes[k]).filter(|n| n.prep.is_none()) else { return false };
    let listed = || !view.hits.words.at(node.first).is_empty();
    node.kind == NodeKind::Noun(NounClass::Plain)
        && !view.lexicon.capital_nouns()
        && view.tokens[node.first].shape.is_capital()
        && !listed()
}

/// Whether any company stands in the segment of node `node`.
fn company_in_segment(row: &Row, node: usize) -> bool {
    let own = row.nodes[node].segment;
    row.nodes.iter().any(|n| {
        n.segment == own
            && matches!(n.kind, NodeKind::Company(_))
            && !matches!(n.prep, Some(Prep::From | Prep::By | Prep::With | Prep::Such))
    })
}

/// Whether the verb that governs a noun has no subject of its own: "Ha annunciato l'acquisizione di Beta".
fn governed_without_subject(row: &Row, node: usize) -> bool {
    match stance::governor(row, node) {
        Some((v, g)) if v < node => g.is_finite() && !noun_before(row, v, false),
        _ => false,
    }
}

/// "an offer for Beta that values the company": whom the noun of a deal is about that the relative clause of the verb at `v` belongs to.
fn offered_for(scene: Scene, v: usize) -> Option<u32> {
    let nodes = &scene.row.nodes;
    let pronoun = v.checked_sub(1).filter(|&k| nodes[k].kind == NodeKind::Rel)?;
    let before = pronoun - usize::from(pronoun > 0 && nodes[pronoun - 1].kind == NodeKind::Comma);
    let behind =
        |k: &usize| nodes[*k].prep.is_some() && matches!(nodes[*k].kind, NodeKind::Company(_) | NodeKind::Noun(_));
    let noun = (0..before).rev().find(|k| !behind(k)).filter(|&k| nodes[k].kind == NodeKind::Cue)?;
    (noun + 1..before).find_map(|k| match nodes[k].kind {
        NodeKind::Company(m) if matches!(nodes[k].prep, Some(Prep::For | Prep::On | Prep::Of)) => {
            Some(scene.entities.of[m as usize])
        }
        _ => None,
    })
}

/// "L'offerta valorizza l'istituto 4 miliardi": what a deal values is what the deal told last is about.
pub(super) fn valued_by_deal(scene: Scene, p: &Predicate, kind: Kind, c: usize) -> Option<u32> {
    let nodes = &scene.row.nodes;
    if kind != Kind::Valuation || !matches!(nodes[c].kind, NodeKind::Desc(..)) {
        return None;
    }
    // "Alfa is in talks to buy Beta. The company has a market value of 8 billion": what is bought, not who buys
    if c < p.node {
        let named = nodes[..c].iter().any(|n| matches!(n.kind, NodeKind::Company(_)));
        let about = scene.focus.about(1).filter(|_| nodes[c].prep.is_none() && scene.focus.buyer.is_some());
        return about.filter(|_| !named);
    }
    p.verb?;
    if let Some(told) = offered_for(scene, p.node).or_else(|| super::bids::raised_before(scene, p.node)) {
        return Some(told);
    }
    let own = |k: &usize| nodes[*k].segment == nodes[p.node].segment;
    let plain = |k: &usize| nodes[*k].kind != NodeKind::Noun(NounClass::Plain) || nodes[*k].prep.is_some();
    let subject = (0..p.node).rev().take_while(own).find(plain)?;
    let deal = nodes[subject].kind == NodeKind::Cue && nodes[subject].prep.is_none();
    scene.focus.about(3).filter(|_| deal)
}
