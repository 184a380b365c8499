//! Whom the pronouns that stand before a verb or hang on it mean.

use super::instance::{Filler, Instance};
use super::roles::Predicate;
use super::scene::Scene;
use super::stance;
use super::subjects::{NEAR, heads_relative, inverted, takes_up};
use crate::clause::{NodeKind, Row};
use crate::lang::{At, Num, Prep, Slot};
use crate::value::Kind;
use smallvec::SmallVec;

/// What the pronoun before the predicate's verb, or before the verb that governs it, means: the first company of the sentence.
pub(super) fn antecedent(scene: Scene, node: usize) -> Option<usize> {
    let (row, view) = (scene.row, scene.view);
    if !view.lexicon.language.grammar.premodifiers {
        return taken_up(row, node).map(|(subject, _)| subject);
    }
    let finite = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite());
    let mut verb = node;
    for _ in 0..3 {
        if finite(verb) {
            break;
        }
        verb = stance::governor(row, verb).map(|v| v.0).filter(|&v| v < verb)?;
    }
    let mut t = row.nodes[verb].first;
    for _ in 0..2 {
        t = t.checked_sub(1)?;
        if view.has(t, |x| x == crate::lang::Tag::ThirdPerson).is_some() {
            // "Beta, which it sold to Gamma": the pronoun is not whom the relative clause speaks of
            return (0..verb).find(|&k| {
                matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Desc(..))
                    && row.nodes[k].prep.is_none()
                    && !heads_relative(row, k, verb)
            });
        }
        view.has(t, |x| x == crate::lang::Tag::Function)?;
    }
    None
}

/// The nodes of a sentence's subject and object where the verb at node `p` takes up both, one by a pronoun and one by none: "Alfa controlla Beta dal
/// 2019, quando la rilevò da Gamma".
pub(super) fn taken_up(row: &Row, p: usize) -> Option<(usize, usize)> {
    if !matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.clitic && !g.passive) {
        return None;
    }
    let own = row.nodes[p].segment;
    let opener = (0..p)
        .rev()
        .take_while(|&k| row.nodes[k].segment == own)
        .find(|&k| matches!(row.nodes[k].kind, NodeKind::Sub | NodeKind::Rel))?;
    let named = |k: &usize| row.nodes[*k].kind.is_subject(row.nodes[*k].prep);
    let company = |k: &usize| named(k) && matches!(row.nodes[*k].kind, NodeKind::Company(_));
    // "Beta è di Alfa, che l'ha comprata": the relative clause speaks of Alfa
    let relative = row.nodes[opener].kind == NodeKind::Rel && row.nodes[opener].prep.is_none();
    if relative || (opener + 1..p).any(|k| named(&k)) {
        return None;
    }
    let subject = (0..opener).find(company)?;
    let acts = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    let verb = (subject + 1..opener).find(|&k| acts(k))?;
    let object = (verb + 1..opener).rev().find(company)?;
    Some((subject, object))
}

/// The company that a pronoun before the verb stands for: "Alfa l'aveva acquistata".
pub(super) fn clitic_object(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let behind = || scene.view.has(scene.row.nodes[p.node].end, |t| t == crate::lang::Tag::ThirdPerson).is_some();
    let taken_up = taken_up(scene.row, p.node).map(|(_, object)| object);
    if !p.verb.is_some_and(|g| !g.passive && (g.clitic || behind())) {
        return;
    }
    let role = slots.iter().find_map(|&(at, s)| if let (At::Obj, Slot::Role(r)) = (at, s) { Some(r) } else { None });
    let Some(role) = role.filter(|r| !instance.has(*r)) else { return };
    let taken: SmallVec<[u32; 8]> = instance.fillers.iter().map(|f| f.entity).collect();
    let relative = (p.node.saturating_sub(NEAR)..p.node).any(|c| takes_up(scene.row, c, p.node));
    let named = (0..p.node).find_map(|k| match scene.row.nodes[k].kind {
        NodeKind::Company(m) if scene.row.nodes[k].prep.is_none() && (behind() || relative) => {
            Some(scene.entities.of[m as usize]).filter(|e| !taken.contains(e))
        }
        _ => None,
    });
    // "offered 30 dollars a share for Beta, valuing it": what is told last before
    let valued = || {
        let last = scene.row.nodes[..p.node].iter().rev().find_map(|n| match n.kind {
            NodeKind::Company(m) if !matches!(n.prep, Some(Prep::By | Prep::From | Prep::With | Prep::Source)) => {
                Some(scene.entities.of[m as usize])
            }
            _ => None,
        });
        let participle = p.verb.is_some_and(|g| !g.is_finite());
        last.filter(|_| instance.kind == Kind::Valuation && participle)
    };
    // "Beta cambia padrone: l'ha rilevata Alfa": who acts stands behind the verb
    let acting = inverted(scene.row, p.node).is_some();
    let before = || {
        (p.node.saturating_sub(NEAR)..p.node).find_map(|k| match scene.row.nodes[k].kind {
            NodeKind::Company(m) if scene.row.nodes[k].prep.is_none() => Some(scene.entities.of[m as usize]),
            _ => None,
        })
    };
    let named = named.or_else(|| before().filter(|e| acting && !taken.contains(e)));
    let named = match taken_up.map(|k| scene.row.nodes[k].kind) {
        Some(NodeKind::Company(m)) => Some(scene.entities.of[m as usize]).filter(|e| !taken.contains(e)),
        _ => named,
    };
    let found =
        valued().or(named).or_else(|| scene.focus.resolve(scene.entities, Num::S, &taken, |_| true).first().copied());
    if let Some(entity) = found {
        instance.fillers.push(Filler {
            role,
            entity,
            span: instance.cue,
            node: usize::MAX,
            score: 1.5,
            rule: "argument/clitic",
            amount: None,
        });
    }
}
