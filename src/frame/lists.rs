//! Which companies stand in one list, and share their role: "Alfa, Beta e Gamma".

use super::bias::bias;
use super::instance::{Filler, Instance};
use super::scene::Scene;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::Prep;
use crate::value::Role;
use smallvec::SmallVec;

/// Companies that continue the list at `c` to the right; amounts and brackets may stand between.
pub fn right_of(row: &Row, c: usize, p: usize) -> SmallVec<[usize; 8]> {
    let (mut out, mut k, mut joined, mut depth, mut commas) = (SmallVec::new(), c + 1, false, 0, 0);
    let (mut pending, mut and): (SmallVec<[usize; 8]>, bool) = (SmallVec::new(), false);
    while k < row.nodes.len() {
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::Open => depth += 1,
            NodeKind::Close => depth -= 1,
            _ if depth > 0 => {}
            NodeKind::Comma => {
                joined = true;
                commas += 1;
            }
            NodeKind::And => {
                joined = true;
                and = true;
            }
            NodeKind::Amount(_) | NodeKind::Quote => {}
            // the subject of the next clause: "compra Beta e Gamma vende"; not so where the verb is the first: "la fusion d'Alfa et Beta est"
            NodeKind::Company(_)
                if c > p
                    && joined
                    && node.prep.is_none()
                    && row.nodes[..c].iter().any(|n| matches!(n.kind, NodeKind::Verb(_)))
                    && matches!(row.nodes.get(k + 1).map(|n| n.kind), Some(NodeKind::Verb(g)) if g.is_finite()) =>
            {
                break;
            }
            // "auprès de Alfa, de Beta et de la Gamma": the list repeats the last word of its preposition
            NodeKind::Company(_)
                if joined
                    && (node.prep.is_none()
                        || node.prep == row.nodes[c].prep
                        || node.prep == Some(Prep::Of)
                            // "avec la participation d'Alfa et de Beta": the cue holds the first preposition
                            && (matches!(row.nodes[c].prep, Some(Prep::From | Prep::By | Prep::Together))
                                || row.nodes[c].prep.is_none() && c == p + 1 && row.nodes[p].kind == NodeKind::Cue)
                            && matches!(row.nodes[k - 1].kind, NodeKind::Comma | NodeKind::And)) =>
            {
                pending.push(k);
                if and {
                    out.append(&mut pending);
                }
                joined = false;
            }
            NodeKind::Company(_) | NodeKind::Noun(_)
                if joined && commas > 0 && !and || matches!(node.prep, Some(Prep::Of)) => {}
            _ => break,
        }
        k += 1;
    }
    out
}

/// Companies that the list at `c` continues to the left, where an "e" closes it.
pub fn left_of(row: &Row, c: usize) -> SmallVec<[usize; 8]> {
    let (mut out, mut joined, mut and) = (SmallVec::new(), false, false);
    let mut first = c;
    for k in (0..c).rev() {
        let node = &row.nodes[k];
        match node.kind {
            NodeKind::And if !and && first == c => {
                joined = true;
                and = true;
            }
            NodeKind::Comma if and => joined = true,
            NodeKind::Company(_)
                if joined
                    && row.nodes[first].prep.is_none_or(|p| {
                        // "avec la participation d'Alfa et de Beta": the cue holds the first preposition
                        let held =
                            p == Prep::Of && node.prep.is_none() && k > 0 && row.nodes[k - 1].kind == NodeKind::Cue;
                        let own = p == Prep::Own && first == c;
                        Some(p) == node.prep || p == Prep::Between || held || own
                    }) =>
            {
                out.push(k);
                first = k;
                joined = false;
            }
            NodeKind::Amount(_) | NodeKind::Quote => {}
            // "Alfa y la angloaustraliana Beta"
            NodeKind::Noun(NounClass::Plain)
                if k + 1 == first && node.prep.is_none() && node.end == row.nodes[first].first => {}
            _ => break,
        }
    }
    out
}

/// "Alfa, insieme a Beta, compra Gamma": who acts together with the subject has its role.
pub(super) fn together(scene: Scene, instance: &mut Instance) {
    const ROLES: &[Role] = &[Role::Acquirer, Role::Investor, Role::LeadInvestor];
    let nodes = &scene.row.nodes;
    let leads = |f: &&Filler| ROLES.contains(&f.role) && f.rule == "argument/subject" && f.node < instance.node;
    let Some(&leader) = instance.fillers.iter().find(leads).filter(|_| !instance.noun) else { return };
    let comma = |k: usize| nodes.get(k).is_some_and(|n| n.kind == NodeKind::Comma);
    let beside = |k: usize| match nodes[k].prep {
        Some(Prep::Together) => k < instance.node || k == instance.node + 1,
        // "Alfa, avec Beta, rachète"
        Some(Prep::With) => k == leader.node + 2 && comma(k - 1) && comma(k + 1),
        _ => false,
    };
    let company = |k: &usize| matches!(nodes[*k].kind, NodeKind::Company(_)) && beside(*k);
    for k in (leader.node + 1..nodes.len().min(instance.node + 2)).filter(company) {
        let NodeKind::Company(m) = nodes[k].kind else { continue };
        let entity = scene.entities.of[m as usize];
        if instance.fillers.iter().all(|f| f.node != k && f.entity != entity) {
            let (span, rule) = (scene.row.span(scene.view, k), "argument/coordination");
            instance.fillers.push(Filler { entity, span, node: k, rule, amount: None, ..leader });
        }
    }
}

/// The rest of the list that node `c` belongs to.
pub(super) fn spread(scene: Scene, role: Role, c: usize, s: f32, instance: &mut Instance) {
    if role == Role::Company || role == Role::Issuer {
        return;
    }
    // "led by Alfa, Beta, Gamma and Delta": where an "and" closes the list, all of it leads
    let listed = || right_of(scene.row, c, instance.node).len() > 1;
    if role == Role::LeadInvestor && scene.view.lexicon.language.grammar.premodifiers && !listed() {
        // "co-led by Alfa and Beta", but "led by Alfa, with Beta"
        let pair = [c.wrapping_add(2), c.wrapping_sub(2)].into_iter().find(|&k| {
            k < scene.row.nodes.len()
                && scene.row.nodes[(c + k) / 2].kind == NodeKind::And
                && matches!(scene.row.nodes[k].kind, NodeKind::Company(_))
                && scene.row.nodes[c.max(k)].prep.is_none_or(|p| scene.row.nodes[c.min(k)].prep == Some(p))
        });
        let Some(k) = pair else { return };
        let NodeKind::Company(m) = scene.row.nodes[k].kind else { return };
        let entity = scene.entities.of[m as usize];
        if instance.fillers.iter().all(|f| f.entity != entity) && bias(scene, k, role, false) >= -2.5 {
            let span = scene.row.span(scene.view, k);
            let rule = "argument/coordination";
            instance.fillers.push(Filler { role, entity, span, node: k, score: s - 0.5, rule, amount: None });
        }
        return;
    }
    for k in right_of(scene.row, c, instance.node).into_iter().chain(left_of(scene.row, c)) {
        let NodeKind::Company(m) = scene.row.nodes[k].kind else { continue };
        let entity = scene.entities.of[m as usize];
        let used = k == instance.node || instance.fillers.iter().any(|f| f.node == k || f.entity == entity);
        if used || bias(scene, k, role, false) < -2.5 {
            continue;
        }
        let span = scene.row.span(scene.view, k);
        instance.fillers.push(Filler {
            role,
            entity,
            span,
            node: k,
            score: s - 0.5,
            rule: "argument/coordination",
            amount: None,
        });
    }
}
