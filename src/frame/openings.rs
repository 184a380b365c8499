//! A clause or phrase that opens its sentence, and the main clause behind it.
//!
//! "Dopo aver venduto la divisione a Beta, Alfa investe in Gamma": the subject of the main clause is that of the opening too; nothing else of the
//! main clause has a part in what the opening tells, nor the other way round.

use super::instance::{Filler, Instance};
use super::roles::Predicate;
use super::scene::Scene;
use super::subjects::NEAR;
use crate::clause::segments::opens;
use crate::clause::{Node, NodeKind, Row};
use crate::lang::{At, Form, Prep, Slot};

/// Whether the clause without a subject that opens the sentence with the verb at `p` is said of node `c`, the subject of what follows: "Dopo aver
/// venduto la divisione a Beta, Alfa investe", "Founded in 2010, Alfa makes".
pub(super) fn opens_for(row: &Row, p: usize, c: usize) -> bool {
    if p > NEAR
        || c < p + 2
        || row.nodes[c - 1].kind != NodeKind::Comma
        || !row.nodes[c].kind.is_subject(row.nodes[c].prep)
    {
        return false;
    }
    let before = row.nodes[..p].iter().any(|n| n.kind.is_subject(n.prep) || finite(n));
    !before && main_verb(row, c).is_some() && !row.nodes[p + 1..c].iter().any(finite)
}

/// Whether node `c` belongs to a clause that opens the sentence, before the subject of the verb at `p`: "Dopo aver venduto la divisione a Beta, Alfa
/// investe" puts nothing into Beta.
pub(super) fn of_opening(row: &Row, p: usize, c: usize) -> bool {
    if c > NEAR {
        return false;
    }
    let Some(comma) = (c + 1..p).find(|&k| row.nodes[k].kind == NodeKind::Comma) else { return false };
    let opens = row.nodes[..c].iter().any(|n| matches!(n.kind, NodeKind::Verb(g) if !g.is_finite()))
        && !row.nodes[..c].iter().any(|n| n.kind.is_subject(n.prep));
    opens && row.nodes[comma + 1..p].iter().any(|n| n.kind.is_subject(n.prep))
}

/// The subject of the main clause, where the predicate at `p` stands in an opening before it and the main clause tells a deal of its own. What a
/// participle tells is told in passing ("Acquired by Alfa in 2020, Beta spends 50 million"): whatever the main clause tells is its own.
pub(super) fn main_clause(scene: Scene, p: usize) -> Option<usize> {
    let row = scene.row;
    if p > NEAR || !opening(row, p) {
        return None;
    }
    let passing = passing(row, p);
    (p + 1..row.nodes.len().min(p + NEAR)).take_while(|&k| !parts(row, k)).find(|&c| {
        row.nodes[c].kind.is_subject(row.nodes[c].prep) && main_verb(row, c).is_some_and(|v| passing || tells(scene, v))
    })
}

/// Whether the verb at `p` is a bare participle, not that of an amount before it ("20 milioni raccolti da Alfa").
pub(super) fn passing(row: &Row, p: usize) -> bool {
    let amount = p > 0 && matches!(row.nodes[p - 1].kind, NodeKind::Amount(_));
    matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.form == Form::Part) && !amount
}

/// Whether the predicate at `p` belongs to what opens the sentence: an adjunct, a clause without a finite verb, or one behind a subordinator.
fn opening(row: &Row, p: usize) -> bool {
    let before = &row.nodes[..p];
    if before.iter().any(|n| matches!(n.kind, NodeKind::Colon | NodeKind::Break | NodeKind::Rel) || finite(n)) {
        return false;
    }
    match row.nodes[p].kind {
        NodeKind::Verb(g) if g.is_finite() => before.first().is_some_and(|n| n.kind == NodeKind::Sub),
        NodeKind::Verb(_) => !before.iter().any(|n| n.kind.is_subject(n.prep)),
        _ => {
            let governed = row.nodes[p].prep.is_some() || before.iter().any(|n| matches!(n.kind, NodeKind::Verb(_)));
            governed && !before.iter().any(|n| n.kind.is_subject(n.prep))
        }
    }
}

/// The finite verb whose subject at `c` begins the main clause: right behind the comma that closes the opening, or before a verb that stood before
/// it ("Nach dem Verkauf an Beta investiert Alfa").
fn main_verb(row: &Row, c: usize) -> Option<usize> {
    if row.nodes[c - 1].kind == NodeKind::Comma {
        let aside =
            |n: &&Node| !(finite(n) || n.prep.is_none() && matches!(n.kind, NodeKind::Company(_) | NodeKind::And));
        let verb = c + 1 + row.nodes[c + 1..].iter().take(NEAR).take_while(aside).count();
        return row.nodes.get(verb).filter(|n| finite(n)).map(|_| verb);
    }
    let inverted = |n: &&Node| finite(n) && n.first < row.nodes[c].first;
    row.nodes.get(c + 1).filter(inverted).map(|_| c + 1)
}

/// Whether the verb at `v` evokes a deal, or governs a noun that does.
fn tells(scene: Scene, v: usize) -> bool {
    let NodeKind::Verb(group) = scene.row.nodes[v].kind else { return false };
    let evokes = group.verb != u16::MAX && !scene.view.lexicon.verb(group.verb).frames.is_empty();
    evokes || scene.row.nodes[v + 1..].iter().take(NEAR).any(|n| n.kind == NodeKind::Cue)
}

fn finite(node: &Node) -> bool {
    matches!(node.kind, NodeKind::Verb(g) if g.is_finite())
}

fn parts(row: &Row, k: usize) -> bool {
    matches!(row.nodes[k].kind, NodeKind::Colon | NodeKind::Break)
}

/// "Alfa: acquistata Beta per 3 milioni": who acts stands before the mark.
pub(super) fn before_colon(scene: Scene, p: Predicate, slots: &[(At, Slot)], instance: &mut Instance) {
    let nodes = &scene.row.nodes;
    let bare = p.verb.is_some_and(|g| g.passive && g.form == Form::Part && !g.perfect);
    let opens = bare && p.node > 1 && opens(scene.row, p.node);
    let role = |at| slots.iter().find_map(|&(a, s)| if let Slot::Role(r) = s { (a == at).then_some(r) } else { None });
    let (Some(acting), Some(acted)) = (role(At::Subj), role(At::Obj)) else { return };
    let named = instance.fillers.iter().any(|f| f.role == acted && f.node > p.node && f.node != usize::MAX);
    if !opens || !named || instance.has(acting) {
        return;
    }
    let found = nodes[..p.node - 1].iter().enumerate().take(REACH).find_map(|(k, n)| match n.kind {
        NodeKind::Company(m) if matches!(n.prep, None | Some(Prep::Of | Prep::For)) => {
            Some((k, scene.entities.of[m as usize]))
        }
        _ => None,
    });
    if let Some((node, entity)) = found.filter(|(_, e)| instance.fillers.iter().all(|f| f.entity != *e)) {
        let span = scene.row.span(scene.view, node);
        let rule = "argument/subject";
        instance.fillers.push(Filler { role: acting, entity, span, node, score: 2.5, rule, amount: None });
    }
}

/// How many nodes before a mark are asked for who acts behind it.
const REACH: usize = 12;
