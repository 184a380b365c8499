//! How well a node fits a role of a predicate.
//!
//! Types are hard: only companies and descriptions of companies are asked. Side, preposition, voice and distance are weights. "da" as agent or
//! as seller is settled here: an agent where the verb is passive, a seller else.

use super::genitives::{
    acts_for, before, cleft, counted_out, cue_between, example_of_place, maker, node_before, of_body, of_object,
    of_place, of_stake, of_thing, owner, owns_shares, predicated, premodifies, stake_leads,
};
use super::openings::{of_opening, opens_for, passing};
use super::subjects::{
    acted_on, agent, antecedent, aside, beside, broken_off, dislocated, follows_verb, inverted, leads, listed,
    measured_in_relative, noun_subject_before, relative_object, relative_prep, said_of_other, shadowed, takes_up,
    unlisted,
};
use crate::clause::{Group, Node, NodeKind, NounClass, Row, segments};
use crate::lang::{At, Form, Prep};

/// A role below this score stays empty.
pub const LEAST: f32 = 1.0;

/// The predicate as the scores see it.
#[derive(Debug, Clone, Copy)]
pub struct Predicate {
    /// Its node.
    pub node: usize,
    /// Its verb group; none for a noun.
    pub verb: Option<Group>,
    /// Whether the subject undergoes the action.
    pub passive: bool,
    /// Whether its genitive must follow at once: "la collaborazione di Alfa".
    pub close: bool,
    /// Whether a genitive slot is among the frame's own slots.
    pub of_slot: bool,
    /// Whether the frame asks for the owner of what it is about.
    pub owned: bool,
    /// Whether what is bought stands behind "for", and behind "on".
    pub bought_behind: (bool, bool),
    /// Whether a company may be its object.
    pub acts: bool,
    /// Whether it tells of a round: the genitive of the round's noun behind it is who raises, no investor.
    pub raises: bool,
    /// The node that a pronoun before its verb means: "Alfa said it bought Beta".
    pub antecedent: Option<usize>,
    /// The subject of the main clause that tells another deal behind it, where it stands in what opens the sentence.
    pub main: Option<usize>,
    /// Whether it is the noun of a figure.
    pub measures: bool,
    /// Whether it stands in a headline or heading.
    pub heading: bool,
}

/// The score of node `c`, at distance `d`, for a slot at `at`, where it can stand there.
pub fn score(row: &Row, p: Predicate, at: At, c: usize, d: f32) -> Option<f32> {
    let node = &row.nodes[c];
    if matches!(node.prep, Some(Prep::Source | Prep::Than | Prep::Within)) {
        return None;
    }
    let after = c > p.node;
    if p.main.is_some_and(|main| c > main) {
        return None;
    }
    // "la Marina (MM), Alfa, joint venture": what a bracket names beside something else takes part in nothing outside
    let bracketed = c > 0
        && !after
        && row.nodes[c - 1].kind == NodeKind::Open
        && row.nodes.get(c + 1).is_some_and(|n| n.kind == NodeKind::Close && c + 1 < p.node);
    if bracketed && p.verb.is_none() && at == At::Subj || aside(row, c, p.node) {
        return None;
    }
    let acts = at == if p.verb.is_some() && p.passive { At::Obj } else { At::Subj };
    if let Some(antecedent) = p.antecedent.filter(|_| acts && !after) {
        return (antecedent == c).then_some(4.8);
    }
    let taken = !after && p.acts && !p.passive && matches!(at, At::Subj | At::Obj);
    if taken && (relative_object(row, c, p.node) || dislocated(row, c, p.node)) {
        return (at == At::Obj).then_some(5.0 - d * 0.3);
    }
    if p.measures && at == At::Subj && measured_in_relative(row, c, p.node) {
        return Some(5.0 - d * 0.2);
    }
    if takes_up(row, c, p.node) || p.acts && inverted(row, p.node) == Some(c) {
        return (at == At::Subj).then_some(5.0);
    }
    // "Beta, en la que Alfa invertirá": the pronoun's preposition is that of the name before it
    if let Some(prep) = relative_prep(row, c, p.node).filter(|_| !after) {
        return (at == At::P(prep)).then_some(5.0 - d * 0.3);
    }
    match (p.verb, at) {
        (Some(_), At::Subj) if p.passive => agent(row, p.node, c, d),
        (Some(g), At::Subj) => subject(row, p, c, after, d, &g),
        (Some(g), At::Obj) if p.passive => subject(row, p, c, after, d, &g),
        (_, At::Own) => owner(row, c, after, d, p.heading),
        (None, At::Before) => before(row, p.node, c),
        (Some(_), At::Before) => None,
        (Some(_), At::Obj) => object(row, p, c, after, d),
        (None, At::Subj) => noun_subject(row, p, c, after, d),
        (None, At::Obj) if predicated(row, p.node, c) => Some(5.0),
        (None, At::Obj) => (after && node.prep.is_none()).then_some(4.2 - d),
        (_, At::Maker) => maker(row, c, after, d),
        (verb, At::P(prep)) => behind(row, p, verb, prep, c, after, d),
    }
}

fn subject(row: &Row, predicate: Predicate, c: usize, after: bool, d: f32, g: &Group) -> Option<f32> {
    let p = predicate.node;
    let node = &row.nodes[c];
    if after {
        if cleft(row, p, c) {
            return Some(6.0 - d);
        }
        // "Backed by Alfa, Beta invests": of what a participle tells in passing, only that it was bought
        let passing = passing(row, p) && !(predicate.acts && predicate.passive && predicate.main == Some(c));
        if !g.is_finite() && !passing && opens_for(row, p, c) {
            return Some(5.2);
        }
        // "Ceduta Beta a Gamma", "Alfa: ceduta Beta": a participle that begins a headline
        let headed = segments::opens(row, p) && g.form == Form::Part && node.prep.is_none() && c <= p + 2;
        if headed || follows_verb(row, p, c, g) {
            return Some(if !headed || p > 0 && c == p + 1 { 6.8 - d } else { 5.0 - d });
        }
        let near = c == p + 1 || (c == p + 2 && !matches!(row.nodes[p + 1].kind, NodeKind::Amount(_)));
        return (node.prep.is_none() && g.is_finite() && near).then_some(2.0 - d);
    }
    if g.form == Form::Part && g.passive && !g.perfect && said_of_other(row, c, p) {
        return None;
    }
    let relative = (c + 1..p).any(|k| matches!(row.nodes[k].kind, NodeKind::Rel)) && c + 5 >= p;
    let bonus = match antecedent(row, c, p) {
        Some(near) if near != c && !(predicate.acts && relative_object(row, near, p)) => -2.5,
        _ if relative => 1.0,
        _ => 0.0,
    };
    match node.prep {
        None if premodifies(row, c) => Some(2.0 - d),
        None if acted_on(row, c, p) => None,
        None => Some(6.0 - d + bonus - shadowed(row, c, p) - noun_subject_before(row, c, p)),
        // "an Alfa-led group buys Beta"
        Some(Prep::By) if leads(row, c, p) => Some(5.0 - d),
        Some(Prep::Of) if of_body(row, c) => Some(5.6 - d),
        // "A 35% stake in Beta was sold"
        Some(prep @ (Prep::Of | Prep::In))
            if (prep == Prep::Of || g.passive || !predicate.acts) && of_stake(row, c) && stake_leads(row, c) =>
        {
            Some(5.0 - d)
        }
        // "Alfa's shareholders approved", "Alfa's cloud unit bought"
        Some(Prep::Own) => match row.nodes[c + 1].kind {
            NodeKind::Noun(NounClass::Body) => Some(5.6 - d),
            NodeKind::Noun(NounClass::Segment) => Some(4.0 - d),
            _ => None,
        },
        // "della controllata Beta, passata a Gamma"
        Some(_) if g.form == Form::Part && !g.perfect && beside(row, c, p) => Some(4.4 - d),
        Some(Prep::To) if !g.is_finite() => Some(3.4 - d),
        Some(Prep::For) if !g.is_finite() => Some(2.4 - d),
        Some(Prep::Of) if !(relative && c + 2 + usize::from(row.nodes[c + 1].kind == NodeKind::Comma) == p) => {
            Some(1.4 - d)
        }
        Some(_)
            if relative
                && (c + 1..p)
                    .all(|k| matches!(row.nodes[k].kind, NodeKind::Comma | NodeKind::Rel | NodeKind::Noun(_))) =>
        {
            Some(4.4 - d)
        }
        // "raised $30 million, with Alfa leading"
        Some(Prep::With) if g.form == Form::Ger && listed(row, c, p) => Some(5.0 - d),
        Some(Prep::By | Prep::From) if g.form == Form::Inf => Some(2.6 - d),
        Some(_) => None,
    }
}

fn object(row: &Row, p: Predicate, c: usize, after: bool, d: f32) -> Option<f32> {
    let node = &row.nodes[c];
    if !after {
        let relative = c + 1 < row.nodes.len() && matches!(row.nodes[c + 1].kind, NodeKind::Rel);
        return (relative && node.prep.is_none()).then_some(1.6 - d);
    }
    if c > 1 && cleft(row, c - 2, c) || broken_off(row, p.node, c) {
        return None;
    }
    match node.prep {
        None if counted_out(row, p.node, c, None) => Some(4.0),
        _ if unlisted(row, c) => Some(6.0 - d * 1.2),
        Some(Prep::Own) => owns_shares(row, c).then_some(6.0 - d),
        Some(Prep::Of) if of_object(row, c, p.heading) || p.owned && of_thing(row, c) => None,
        Some(Prep::Of) if p.raises && cue_between(row, p.node, c) => None,
        Some(Prep::Of | Prep::In) if of_stake(row, c) => Some(6.2 - d),
        Some(Prep::Of) if matches!(row.nodes[c - 1].kind, NodeKind::Noun(NounClass::Body)) => Some(4.0 - d),
        Some(Prep::Of) => Some(2.4 - d),
        _ => None,
    }
}

fn noun_subject(row: &Row, p: Predicate, c: usize, after: bool, d: f32) -> Option<f32> {
    let node = &row.nodes[c];
    if after {
        // "l'investimento da 220 milioni che Alfa aveva promesso"
        let relative = node.prep.is_none()
            && matches!(row.nodes[c - 1].kind, NodeKind::Rel)
            && row.nodes[p.node + 1..c - 1].iter().all(|n| matches!(n.kind, NodeKind::Amount(_)))
            && matches!(row.nodes.get(c + 1).map(|n| n.kind), Some(NodeKind::Verb(g)) if g.is_finite());
        if relative {
            return Some(5.0 - d * 0.3);
        }
        // "Con ricavi di 30 milioni, Alfa è …"
        let leads = matches!(row.nodes[p.node].prep, Some(Prep::With | Prep::For | Prep::After | Prep::From))
            && node.prep.is_none()
            && (row.nodes[p.node + 1..c].iter().any(|n| n.kind == NodeKind::Comma)
                // "Mit der Übernahme von Beta stärkt Alfa …", its verb brought behind the subject
                || matches!(row.nodes.get(c + 1), Some(n) if n.first < node.first && matches!(n.kind, NodeKind::Verb(g) if g.is_finite())))
            && !row.nodes[p.node + 1..c].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
        let first = !row.nodes[..p.node].iter().any(|n| matches!(n.kind, NodeKind::Company(_)));
        return (leads && first).then_some(4.0 - d * 0.4);
    }
    let between = &row.nodes[c + 1..p.node];
    let finite = between.iter().filter(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite())).count();
    // the verb that governs the noun is no barrier
    let d = if finite >= 1 { d - 1.8 } else { d };
    let label = if c == 0 { segments::label(row).filter(|&mark| mark < p.node).unwrap_or(0) } else { 0 };
    let broken = between[label..]
        .iter()
        .any(|n| matches!(n.kind, NodeKind::Colon | NodeKind::Break | NodeKind::Sub | NodeKind::Rel));
    let d = if broken { d + 1.2 } else { d };
    match node.prep {
        None if c + 1 == p.node && premodifies(row, c) => None,
        None => Some(5.0 - d),
        // "Alfa's board approved the sale of Beta"
        Some(Prep::Own) if finite == 1 && acts_for(between, p.measures) => Some(4.6 - d),
        Some(Prep::Own) => {
            let own = between.iter().all(|n| {
                matches!(n.kind, NodeKind::Amount(_) | NodeKind::Time(_) | NodeKind::Noun(_) | NodeKind::Comma)
                    || matches!(n.kind, NodeKind::Verb(g) if !g.is_finite())
            });
            Some(if own { 5.4 - d * 0.3 } else { 1.6 - d })
        }
        Some(Prep::Of) if of_body(row, c) => Some(4.6 - d),
        // "raised $30 million, with Alfa leading the round", "con Alfa come lead investor"
        Some(Prep::With) if p.raises && listed(row, c, p.node) => Some(4.8 - d),
        Some(Prep::To) if finite == 1 => Some(3.2 - d),
        Some(Prep::For) if finite == 0 => Some(3.4 - d),
        // whose network it is says nothing of the plant behind it
        Some(Prep::Of) if node_before(row, c) == Some(NodeKind::Noun(NounClass::Thing)) => None,
        Some(Prep::Of) => Some(1.6 - d),
        _ => None,
    }
}

fn behind(row: &Row, p: Predicate, verb: Option<Group>, prep: Prep, c: usize, after: bool, d: f32) -> Option<f32> {
    let node = &row.nodes[c];
    let same = node.prep == Some(prep);
    if prep == Prep::Of && p.raises && after && cue_between(row, p.node, c) {
        return None;
    }
    if prep == Prep::Of {
        let genitive = same && after && !(p.owned && (of_thing(row, c) || of_object(row, c, p.heading)));
        let partner = p.of_slot && p.close && row.nodes[(p.node + 1).min(c)..c].iter().any(|n| n.prep.is_some());
        if partner {
            return None;
        }
        // "il dividendo per la vendita di Beta": a genitive of the noun that stands between
        let other = |n: &Node| n.kind == NodeKind::Cue && n.prep.is_some_and(|p| p != Prep::Of);
        if after && verb.is_none() && row.nodes[p.node + 1..c].iter().any(other) {
            return None;
        }
        // "un data center da 240 MW, sull'ex area industriale di Beta": of the place, which has a preposition of its own
        if after && verb.is_none() && of_place(row, p.node, c) {
            return None;
        }
        // "l'acquisto dei titoli Tim"
        let titled = after
            && node.prep.is_none()
            && matches!(row.nodes[c - 1].kind, NodeKind::Noun(NounClass::Stake | NounClass::Share))
            && row.nodes[c - 1].prep == Some(Prep::Of);
        let shares =
            after && node.prep == Some(Prep::Own) && owns_shares(row, c) && row.nodes[c + 1].prep == Some(Prep::Of);
        let through = titled || shares || after && of_stake(row, c) && row.nodes[c - 1].prep == Some(Prep::Of);
        let listed = after && verb.is_none() && counted_out(row, p.node, c, Some(Prep::Of));
        return if listed { Some(4.0) } else { (genitive || through).then_some(6.0 - d) };
    }
    // "the offer for the shares of Beta", "un'opa sul 100% di Beta"
    let shares = (prep == Prep::For && p.bought_behind.0 || prep == Prep::On && p.bought_behind.1)
        && after
        && of_stake(row, c)
        && (c.saturating_sub(3)..c).any(|k| row.nodes[k].prep == Some(prep));
    if shares {
        return Some(6.4 - d);
    }
    if !same || prep == Prep::Such && after && example_of_place(row, c) || !after && of_opening(row, p.node, c) {
        return None;
    }
    // "la società passa di mano: nel 2018 Alfa l'aveva acquistata da Gamma": the complement of another clause's verb
    let between = &row.nodes[p.node.min(c) + 1..p.node.max(c)];
    let marks = between.iter().any(|n| matches!(n.kind, NodeKind::Colon | NodeKind::Break));
    if after && marks && between.iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite())) {
        return None;
    }
    Some(if verb.is_some() { 5.4 } else { 5.6 } - d - if after { 0.0 } else { 1.6 })
}
