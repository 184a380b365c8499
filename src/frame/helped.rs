//! Whom the money helps: "A $90 million loan from Beta will allow Alfa to modernise its furnaces".

use super::instance::{Filler, Instance};
use super::scene::{Scene, means};
use crate::clause::{Node, NodeKind, NounClass};
use crate::lang::{Frame, Prep, Tag};
use crate::scan::Shape;
use crate::value::{Kind, Role};

/// How many nodes behind the noun its verb may have its object.
const REACH: usize = 8;

/// "will put $300 million into Alfa chips": what the money goes into is a thing that the name stands before.
pub(super) fn put_into_things(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let into = |n: &Node| n.prep == Some(Prep::In) && matches!(n.kind, NodeKind::Company(_));
    let Some(c) = (node + 1..nodes.len().min(node + 5)).find(|&k| into(&nodes[k])) else { return false };
    nodes.get(c + 1).is_some_and(|n| {
        n.prep.is_none()
            && n.first == nodes[c].end
            && matches!(n.kind, NodeKind::Noun(class) if class != NounClass::Person)
    })
}

/// Gives the company at node `c` a role, where it has none.
fn add(scene: Scene, instance: &mut Instance, role: Role, c: usize) {
    let entity = means(scene, c, &[])[0];
    if instance.fillers.iter().all(|f| f.entity != entity) {
        let (span, rule) = (scene.row.span(scene.view, c), "argument/object");
        instance.fillers.push(Filler { role, entity, span, node: c, score: 3.0, rule, amount: None });
    }
}

/// "will maintain Alfa's signals", "Alfa's ferries will be built by Beta": whose goods are built is served.
pub(super) fn served(scene: Scene, instance: &mut Instance) {
    if instance.rule != "supply-build" || instance.has(Role::Customer) || !instance.has(Role::Supplier) {
        return;
    }
    let nodes = &scene.row.nodes;
    let NodeKind::Verb(group) = nodes[instance.node].kind else { return };
    let own = |k: &usize| nodes[*k].prep == Some(Prep::Own) && matches!(nodes[*k].kind, NodeKind::Company(_));
    let noun = |k: &usize| {
        own(k) || nodes[*k].prep.is_none() && matches!(nodes[*k].kind, NodeKind::Noun(_) | NodeKind::Amount(_))
    };
    let owner = if group.passive {
        (instance.node.saturating_sub(5)..instance.node).rev().take_while(noun).find(own)
    } else {
        Some(instance.node + 1).filter(|&k| k < nodes.len()).filter(own)
    };
    // "will build Alfa's MI450 racks": whose chips they are is not who gets them
    let product = |c: usize| {
        nodes.get(c + 1).is_none_or(|n| {
            n.kind == NodeKind::Noun(NounClass::Machine) || scene.view.tokens[n.first].shape != Shape::Lower
        })
    };
    if let Some(c) = owner.filter(|&c| !product(c)) {
        add(scene, instance, Role::Customer, c);
    }
}

/// The company that a loan, a round or an investment lets do something gets the money, where nobody else does.
pub(super) fn beneficiary(scene: Scene, instance: &mut Instance) {
    let role = match instance.kind {
        Kind::Debt => Role::Borrower,
        Kind::FundingRound | Kind::Investment => Role::Recipient,
        _ => return,
    };
    let nodes = &scene.row.nodes;
    let given = instance.fillers.iter().any(|f| f.node < nodes.len() && f.node > instance.node);
    let subject = instance.noun && nodes[instance.node].prep.is_none() && !instance.has(role) && given;
    if !subject || nodes[..instance.node].iter().any(|n| matches!(n.kind, NodeKind::Verb(_))) {
        return;
    }
    let lets = |end: usize| {
        let causatives = scene.view.lexicon.language.grammar.causatives;
        causatives.iter().any(|w| scene.view.word(end - 1).eq_ignore_ascii_case(w))
    };
    for k in instance.node + 1..nodes.len().min(instance.node + REACH) {
        match nodes[k].kind {
            NodeKind::Verb(g) if !g.passive && lets(nodes[k].end) => {
                // "Lagos-based Alfa", "the cement maker Alfa"
                let noun = |&k: &usize| matches!(nodes[k].kind, NodeKind::Noun(_) | NodeKind::Desc(..));
                let c = (k + 1..nodes.len().min(k + 4)).find(|k| !noun(k)).unwrap_or(k);
                if matches!(nodes[c].kind, NodeKind::Company(_)) && nodes[c].prep.is_none() {
                    add(scene, instance, role, c);
                }
                return;
            }
            // "an investment by Beta in Gamma will help Alfa": the money is somebody else's
            NodeKind::Company(_) if matches!(nodes[k].prep, Some(Prep::In | Prep::To | Prep::For)) => return,
            NodeKind::Noun(_) if instance.kind == Kind::Investment && nodes[k].prep == Some(Prep::In) => return,
            NodeKind::Comma | NodeKind::Colon | NodeKind::Break | NodeKind::Sub => return,
            _ => {}
        }
    }
}

/// "ha acquistato il difensore Bianchi per 41 milioni": whether whoever the verb at `node` takes over has a title, and so is no company.
pub(super) fn takes_person(scene: Scene, node: usize, frame: &Frame) -> bool {
    let titled = |t: usize| {
        scene.view.tokens[t].shape == Shape::Lower && scene.view.has(t, |x| matches!(x, Tag::Title)).is_some()
    };
    let person = |n: &Node| n.prep.is_none() && (n.first.saturating_sub(1)..=n.first).any(titled);
    frame.kind == Kind::Acquisition
        && matches!(scene.row.nodes[node].kind, NodeKind::Verb(g) if !g.passive)
        && scene.row.nodes.get(node + 1).is_some_and(person)
}
