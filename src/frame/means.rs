//! What a sum is raised by says what it is: "con l'Ipo ha raccolto 600 milioni" is a listing, "raised $25 billion by selling bonds" a loan. And
//! who puts money into a company without a name, "investors", takes part in its round.

use super::deals::percent;
use super::scene::Scene;
use super::{Filler, Instance};
use crate::clause::{NodeKind, NounClass};
use crate::lang::Prep;
use crate::lexicon::PhraseTag;
use crate::value::{Kind, Role};

/// Makes of a sum raised by a listing or a loan what it is; the noun that says so is no predicate of its own then.
pub(super) fn raised_by(scene: Scene, instances: &mut Vec<Instance>) {
    for v in 0..instances.len() {
        if instances[v].kind != Kind::FundingRound || instances[v].noun || instances[v].fillers.is_empty() {
            continue;
        }
        let verb = instances[v].node;
        let recipient = instances[v].entities(Role::Recipient).next();
        let found = (0..scene.row.nodes.len()).find_map(|k| Some((k, means(scene, k, verb)?)));
        let Some((noun, kind)) = found else { continue };
        let about = if kind == Kind::Debt { Role::Borrower } else { Role::Issuer };
        let others = |m: &Instance| m.node == noun && m.entities(about).any(|entity| Some(entity) != recipient);
        if instances.iter().any(others) {
            continue;
        }
        instances[v].kind = kind;
        for filler in &mut instances[v].fillers {
            filler.role = match filler.role {
                Role::Recipient => about,
                _ if kind == Kind::Debt => Role::Lender,
                _ => Role::Investor,
            };
        }
        instances.retain(|m| m.node != noun);
        return;
    }
}

/// The kind that the noun at node `k` evokes, where it says by what the sum of the verb at node `verb` was raised.
fn means(scene: Scene, k: usize, verb: usize) -> Option<Kind> {
    let nodes = &scene.row.nodes;
    // "by offering 5 million shares at 14 dollars"
    let sells = matches!(nodes[k].kind, NodeKind::Verb(g) if !g.is_finite() && !g.passive)
        && k > verb
        && matches!(nodes[k].prep, Some(Prep::By | Prep::Through))
        && nodes[k].segment == nodes[verb].segment;
    if sells {
        let counted = nodes.get(k + 1).is_some_and(|n| n.prep.is_none() && matches!(n.kind, NodeKind::Amount(_)));
        let shares = |n: &crate::clause::Node| {
            n.prep.is_none() && matches!(n.kind, NodeKind::Noun(NounClass::Stake | NounClass::Share))
        };
        let of = counted && !percent(scene, k + 1) && nodes.get(k + 2).is_some_and(shares);
        return of.then_some(Kind::Listing);
    }
    if nodes[k].kind != NodeKind::Cue || k == verb {
        return None;
    }
    let evoked = scene.view.hits.words.at(nodes[k].first).iter().find_map(|h| match h.tag {
        PhraseTag::Noun(frame) => Some(scene.view.lexicon.frame(frame)),
        _ => None,
    });
    let kind = evoked.filter(|frame| frame.metric.is_none()).map(|frame| frame.kind)?;
    // "by selling bonds"
    let before = k.checked_sub(1).filter(|&b| b > verb && nodes[k].prep.is_none()).map(|b| nodes[b]);
    let by_verb = before.filter(|b| matches!(b.kind, NodeKind::Verb(_)));
    let prep = nodes[k].prep.or(by_verb.and_then(|b| b.prep))?;
    let leads = match kind {
        Kind::Listing => matches!(prep, Prep::In | Prep::With | Prep::By | Prep::Through | Prep::On),
        Kind::Debt => matches!(prep, Prep::With | Prep::By | Prep::Through),
        _ => false,
    };
    let own = by_verb.is_some() || nodes[k].segment == nodes[verb].segment;
    (leads && own).then_some(kind)
}

/// "Investors poured $200 million into Alfa": where nobody is named, it is a round.
pub(super) fn unnamed_investors(scene: Scene, instances: &mut [Instance]) {
    let generic = |node: usize| scene.row.nodes[node].kind == NodeKind::Cue && scene.row.nodes[node].prep.is_none();
    let subjects: smallvec::SmallVec<[usize; 4]> = instances
        .iter()
        .filter(|i| i.noun && matches!(i.rule, "round-with" | "round-join") && generic(i.node))
        .map(|i| i.node)
        .collect();
    for instance in instances.iter_mut().filter(|i| i.kind == Kind::Investment && !i.noun && i.has(Role::Recipient)) {
        let named = instance.fillers.iter().any(|f| f.role == Role::Investor && f.node != usize::MAX);
        if !named && instance.node > 0 && subjects.contains(&(instance.node - 1)) {
            instance.kind = Kind::FundingRound;
            instance.fillers.retain(|f| f.role == Role::Recipient);
        }
    }
}

/// "cerca 3 miliardi in Borsa", "salida a bolsa, con la que esperaba captar 350 millones": where a listing is told, what raises the money is the listing.
pub(super) fn listing_first(instances: &mut Vec<Instance>) {
    let listing = instances.iter().filter(|i| i.kind == Kind::Listing).flat_map(|i| &i.fillers);
    let Some(issuer) = listing.copied().find(|f| f.role == Role::Issuer) else { return };
    let raises = |i: &Instance| matches!(i.rule, "round-seek" | "round-raise" | "round-noun");
    instances.retain(|i| !(raises(i) && i.entities(Role::Recipient).next() == Some(issuer.entity)));
    for i in instances.iter_mut().filter(|i| i.rule == "round-raise" && !i.noun && i.fillers.is_empty()) {
        i.kind = Kind::Listing;
        i.fillers.push(issuer);
    }
}

/// "Alfa guida il round da 20 milioni di Beta": the cue holds the round's noun, so the genitive behind it is who raises.
pub(super) fn raised_for(scene: Scene, instance: &mut Instance) {
    let (nodes, node) = (&scene.row.nodes, instance.node);
    if instance.kind != Kind::FundingRound || !instance.noun || instance.has(Role::Recipient) {
        return;
    }
    let round = |tag: PhraseTag| match tag {
        PhraseTag::Noun(frame) => scene.view.lexicon.frame(frame).id == "round-noun",
        _ => false,
    };
    let within = (nodes[node].first + 1..nodes[node].end)
        .any(|t| scene.view.hits.words.at(t).iter().any(|h| t + h.len as usize == nodes[node].end && round(h.tag)));
    let told = |k: &usize| matches!(nodes[*k].kind, NodeKind::Amount(_) | NodeKind::Time(_));
    let k = node + 1 + (node + 1..nodes.len()).take(4).take_while(told).count();
    let Some(behind) = nodes.get(k).filter(|n| within && n.prep == Some(Prep::Of)) else { return };
    let NodeKind::Company(m) = behind.kind else { return };
    let entity = scene.entities.of[m as usize];
    if instance.fillers.iter().any(|f| f.entity == entity) {
        return;
    }
    let (role, rule) = (Role::Recipient, "argument/preposition");
    let span = scene.row.span(scene.view, k);
    instance.fillers.push(Filler { role, entity, span, node: k, score: 4.0, rule, amount: None });
}
