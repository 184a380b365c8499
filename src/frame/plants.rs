//! Plants that are bought or sold with what they can do: "sold three wind farms with 74 megawatts to Alfa".

use super::Instance;
use super::scene::Scene;
use crate::clause::{Node, NodeKind, NounClass};
use crate::lang::{Prep, Slot, Tag};
use crate::lexicon::PhraseTag;
use crate::value::{Kind, Purpose};

/// How many nodes from its verb a plant is looked for.
const OBJECT: usize = 5;

/// "sold three wind farms with 74 megawatts to Alfa": what a plant can do is bought with it, and is no capacity of its own.
pub(super) fn plants_bought(scene: Scene, instances: &mut [Instance]) {
    for i in 0..instances.len() {
        if instances[i].kind != Kind::Acquisition || instances[i].fillers.is_empty() {
            continue;
        }
        let Some(plant) = plant_of(scene, &instances[i]) else { continue };
        let verb = instances[i].node;
        let own = scene.row.nodes[plant].segment;
        let of_plant = |k: &Instance| {
            let near = |n: usize| scene.row.nodes[n].segment == own && n.abs_diff(plant) < OBJECT;
            // "otto parchi eolici con una potenza complessiva di 120 MW": the plant's own power too
            let told = k.noun
                && k.node > plant
                && k.node - plant < OBJECT
                && matches!(scene.row.nodes[k.node].prep, Some(Prep::With | Prep::Of | Prep::For));
            k.kind == Kind::Capacity
                && (k.node == plant || k.node == verb || told)
                && k.amount(Slot::Power).is_some_and(|m| near(m.node))
        };
        let mut paid = None;
        instances.iter_mut().filter(|k| of_plant(k)).for_each(|k| {
            k.fillers.clear();
            paid = k.amount(Slot::Amount).copied().or(paid);
            k.money.clear();
        });
        // the price of the plant is the deal's
        if let Some(paid) = paid.filter(|_| instances[i].amount(Slot::Amount).is_none()) {
            instances[i].money.push(paid);
        }
    }
}

/// The node of the plant that the predicate of an acquisition acts on.
fn plant_of(scene: Scene, instance: &Instance) -> Option<usize> {
    let nodes = &scene.row.nodes;
    let (view, verb) = (scene.view, instance.node);
    let own = nodes[verb].segment;
    let capacity = |k: usize| {
        let own = |tag| matches!(tag, PhraseTag::Noun(f) if view.lexicon.frame(f).kind == Kind::Capacity);
        nodes[k].kind == NodeKind::Cue && view.hits.words.at(nodes[k].first).iter().any(|h| own(h.tag))
    };
    let site = |t: usize| {
        let made = |x: Tag| matches!(x, Tag::Purpose(Purpose::Generation | Purpose::Storage) | Tag::Works);
        view.has(t, made).is_some()
    };
    let plant = |k: &usize| {
        let next = *k + 1 < nodes.len() && nodes[*k + 1].first == nodes[*k].end && capacity(*k + 1);
        capacity(*k) && !next && (nodes[*k].first..nodes[*k].end).any(site)
    };
    // "sells a 25% stake in a 300-megawatt wind farm"
    let staked = |k: usize| {
        let stake = |n: &Node| n.kind == NodeKind::Noun(NounClass::Stake);
        matches!(nodes[k].prep, Some(Prep::In | Prep::Of)) && nodes[verb + 1..k].iter().take(3).any(stake)
    };
    // "un portafoglio di 17 impianti fotovoltaici"
    let portfolio = |k: usize| nodes[k - 1].kind == NodeKind::Noun(NounClass::Thing) && nodes[k].prep == Some(Prep::Of);
    let prep = |k: usize| {
        nodes[k].prep.is_none()
            || instance.noun && nodes[k].prep == Some(Prep::Of)
            || k > verb && staked(k)
            || k > verb + 1 && portfolio(k)
    };
    if matches!(nodes[verb].kind, NodeKind::Verb(g) if g.passive) {
        let before = (verb.saturating_sub(OBJECT)..verb).rev().take_while(|&k| nodes[k].segment == own);
        return before.filter(|&k| nodes[k].prep.is_none()).find(plant);
    }
    let passed = |k: usize| {
        matches!(nodes[k].kind, NodeKind::Amount(_) | NodeKind::Noun(_) | NodeKind::Desc(..)) && prep(k)
            || matches!(nodes[k].kind, NodeKind::Company(_))
                && (nodes[k].prep.is_some() || nodes[k - 1].prep == Some(Prep::In))
    };
    let mut k = verb + 1;
    while k < nodes.len().min(verb + 4 + OBJECT) && nodes[k].segment == own {
        if plant(&k) && prep(k) {
            return Some(k);
        }
        if !passed(k) {
            return None;
        }
        k += 1;
    }
    None
}
