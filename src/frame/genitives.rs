//! Whom a genitive belongs to: "il cda di Alfa", "il 30% di Alfa", "Alfa's unit"; what stands right before a noun.

use crate::clause::{Node, NodeKind, NounClass, Row};
use crate::lang::{Form, Prep};

/// Whether the stake that node `c` is part of stands behind no preposition: "a 35% stake in Beta", "uma participação de 35% na Beta".
pub(super) fn stake_leads(row: &Row, c: usize) -> bool {
    let leads = |k: usize| row.nodes[k].kind == NodeKind::Noun(NounClass::Stake) && row.nodes[k].prep.is_none();
    let genitive = row.nodes[c].prep == Some(Prep::Of) && row.nodes[c - 1].prep.is_none();
    genitive || leads(c - 1) || c > 1 && leads(c - 2)
}

/// Whether node `c` is the genitive of a body: "il cda di Eni", "il ceo di Eni".
pub(super) fn of_body(row: &Row, c: usize) -> bool {
    row.nodes[c].prep == Some(Prep::Of)
        && c > 0
        && matches!(row.nodes[c - 1].kind, NodeKind::Noun(NounClass::Body))
        && !matches!(row.nodes[c - 1].prep, Some(Prep::Source | Prep::With))
}

/// "Alfa's board approved the sale", "Alfa's wind business was handed an order": whether what the owner's name stands before acts for it.
pub(super) fn acts_for(between: &[Node], measured: bool) -> bool {
    let plain = |n: &&Node| matches!(n.kind, NodeKind::Noun(NounClass::Plain)) && n.prep.is_none();
    let skipped = between.iter().take(2).take_while(plain).count();
    let noun = between.get(skipped).map(|n| n.kind);
    // a part's figure is not the whole's
    let part = noun == Some(NodeKind::Noun(NounClass::Segment)) && !measured;
    skipped == 0 && noun == Some(NodeKind::Noun(NounClass::Body)) || part
}

/// How many nodes stand at most between a predicate and the colon that opens the list of what it acts on.
const OPENING: usize = 9;

/// "l'acquisizione del 60% di due aziende toscane: Alfa e Beta", "ha rilevato tre cantine: Alfa, Beta e Gamma": whether the list behind a colon
/// names at `c` what is counted before it, behind the predicate at `p`.
pub(super) fn counted_out(row: &Row, p: usize, c: usize, prep: Option<Prep>) -> bool {
    let listed = |n: &Node| matches!(n.kind, NodeKind::Company(_) | NodeKind::And | NodeKind::Comma);
    if row.nodes[c].prep.is_some() || !matches!(row.nodes[c].kind, NodeKind::Company(_)) {
        return false;
    }
    let Some(colon) = (p + 1..c).rev().take(OPENING).find(|&k| !listed(&row.nodes[k])) else { return false };
    if row.nodes[colon].kind != NodeKind::Colon || colon > p + OPENING {
        return false;
    }
    let counts = |k: &usize| {
        let noun = &row.nodes[k + 1];
        matches!(row.nodes[*k].kind, NodeKind::Amount(_))
            && row.nodes[*k].prep == prep
            && noun.prep.is_none()
            && matches!(noun.kind, NodeKind::Noun(_) | NodeKind::Desc(..))
    };
    let verb = |n: &Node| matches!(n.kind, NodeKind::Verb(g) if g.is_finite());
    !row.nodes[p + 1..colon].iter().any(verb) && (p + 1..colon).any(|k| counts(&k))
}

pub(super) fn of_stake(row: &Row, c: usize) -> bool {
    let governed = |k: usize| matches!(row.nodes[k].kind, NodeKind::Noun(NounClass::Stake) | NodeKind::Amount(_));
    matches!(row.nodes[c].prep, Some(Prep::Of | Prep::In))
        && c > 0
        && (governed(c - 1)
            || c > 1
                && row.nodes[c - 1].kind == NodeKind::Comma
                && matches!(row.nodes[c - 2].kind, NodeKind::Amount(_))
            // "30 Prozent der Anteile an Beta", but "44 Panzer bei Beta"
            || c > 1
                && matches!(row.nodes[c - 1].kind, NodeKind::Noun(_))
                && governed(c - 2)
                // "47 supermercados de Beta" are counted
                && (row.nodes[c].prep == Some(Prep::Of) && row.nodes[c - 1].prep.is_some()
                    || row.nodes[c - 1].kind == NodeKind::Noun(NounClass::Stake)
                    || row.nodes[c - 2].kind == NodeKind::Noun(NounClass::Stake)))
}

/// "Quem vende é o Alfa", "a vendere il pacchetto è Alfa": a copula between the verb and its subject.
pub(super) fn cleft(row: &Row, p: usize, c: usize) -> bool {
    let copula =
        |n: &Node| matches!(n.kind, NodeKind::Verb(g) if g.verb == u16::MAX && g.modal.is_none() && g.form.is_finite());
    // nothing that could be the subject of the copula stands between
    let passed = |n: &Node| match n.kind {
        NodeKind::Verb(_) | NodeKind::Rel | NodeKind::Colon | NodeKind::Break | NodeKind::Sub => false,
        NodeKind::Company(_) | NodeKind::Desc(..) => n.prep.is_some(),
        _ => true,
    };
    let infinitive =
        matches!(row.nodes[p].kind, NodeKind::Verb(g) if g.form == Form::Inf) && row.nodes[p].prep == Some(Prep::To);
    c > p + 1
        && row.nodes[c].prep.is_none()
        && copula(&row.nodes[c - 1])
        && matches!(row.nodes[p].kind, NodeKind::Verb(_))
        && (c == p + 2 || infinitive && row.nodes[p + 1..c - 1].iter().all(passed))
}

/// "Aggiudicataria della gara è Alfa", "the buyer is Alfa": a copula between the noun at `p` and who it tells, with no other company as its subject.
pub(super) fn predicated(row: &Row, p: usize, c: usize) -> bool {
    let copula =
        |n: &Node| matches!(n.kind, NodeKind::Verb(g) if g.verb == u16::MAX && g.modal.is_none() && g.form.is_finite());
    let passed = |n: &Node| match n.kind {
        NodeKind::Verb(_) | NodeKind::Rel | NodeKind::Colon | NodeKind::Break | NodeKind::Sub | NodeKind::Cue => false,
        NodeKind::Company(_) | NodeKind::Desc(..) => n.prep.is_some(),
        _ => true,
    };
    c > p + 1
        && row.nodes[c].prep.is_none()
        && matches!(row.nodes[c].kind, NodeKind::Company(_))
        && copula(&row.nodes[c - 1])
        && row.nodes[p].prep.is_none()
        && row.nodes[p + 1..c - 1].iter().all(passed)
}

/// Whether what node `c` owns are shares in it: "Alfa's stock".
pub(super) fn owns_shares(row: &Row, c: usize) -> bool {
    // "Alfa's stake in Beta" is the other way round
    let of_another = matches!(row.nodes.get(c + 2), Some(n) if matches!(n.prep, Some(Prep::In | Prep::Of)) && matches!(n.kind, NodeKind::Company(_)));
    matches!(row.nodes.get(c + 1).map(|n| n.kind), Some(NodeKind::Noun(NounClass::Stake | NounClass::Share)))
        && !of_another
}

/// "a unit of Alfa", "les activités italiennes d'Alfa": the company behind the thing is its owner.
pub(super) fn of_thing(row: &Row, c: usize) -> bool {
    let thing = |k: usize| matches!(row.nodes[k].kind, NodeKind::Noun(NounClass::Segment | NounClass::Thing));
    let adjective = |k: usize| row.nodes[k].kind == NodeKind::Noun(NounClass::Plain) && row.nodes[k].prep.is_none();
    // "la fabbrica di valvole di Alfa": what it makes
    let product = |k: usize| {
        let node = &row.nodes[k];
        node.kind == NodeKind::Noun(NounClass::Plain) && node.prep == Some(Prep::Of) && !node.definite
    };
    row.nodes[c].prep == Some(Prep::Of)
        && c > 0
        // "el Parque Alfa": right behind the thing stands its own name
        && row.nodes[c].first > row.nodes[c - 1].end
        && (thing(c - 1)
            || c > 1 && thing(c - 2) && (product(c - 1) || adjective(c - 1) && row.nodes[c - 2].end == row.nodes[c - 1].first))
}

/// "compra le pompe di Alfa", "adquirió 47 supermercados de Alfa": the company behind the object of a verb that acts is its owner. A headline that
/// says so may mean the company by what it makes.
pub(super) fn of_object(row: &Row, c: usize, heading: bool) -> bool {
    let noun = |n: &Node| n.kind == NodeKind::Noun(NounClass::Plain) && n.prep.is_none();
    let acts = |k: usize| matches!(row.nodes[k].kind, NodeKind::Verb(g) if !g.passive);
    let counted = |k: usize| matches!(row.nodes[k].kind, NodeKind::Amount(_)) && row.nodes[k].prep.is_none();
    c > 1
        && row.nodes[c].prep == Some(Prep::Of)
        && row.nodes[c].first > row.nodes[c - 1].end
        && noun(&row.nodes[c - 1])
        && (!heading && acts(c - 2) || c > 2 && counted(c - 2) && acts(c - 3))
}

/// "buys Alfa's cloud unit", "the sale of a unit of Alfa".
pub(super) fn owner(row: &Row, c: usize, after: bool, d: f32, heading: bool) -> Option<f32> {
    let possessor = row.nodes[c].prep == Some(Prep::Own) && !owns_shares(row, c);
    match (after, possessor) {
        (true, true) => Some(4.8 - d),
        (true, false) if of_thing(row, c) || of_object(row, c, heading) => Some(4.6 - d),
        // "Alfa's takeover by Beta"
        (false, true) => Some(2.4 - d),
        _ => None,
    }
}

/// "the Kraft takeover".
pub(super) fn before(row: &Row, p: usize, c: usize) -> Option<f32> {
    let beside = c + 1 == p && row.nodes[c].end == row.nodes[p].first;
    (beside && row.nodes[c].prep != Some(Prep::Own)).then_some(5.2)
}

pub(super) fn node_before(row: &Row, c: usize) -> Option<NodeKind> {
    c.checked_sub(1).map(|k| row.nodes[k].kind)
}

/// "Alfa lands $6 billion Beta order": a name right before a noun, behind a verb and another name, qualifies the noun and acts in nothing.
pub(super) fn premodifies(row: &Row, c: usize) -> bool {
    let noun = |n: &Node| n.kind == NodeKind::Cue && n.prep.is_none() && n.first == row.nodes[c].end;
    let actor = |k: usize| {
        row.nodes[k].prep.is_none()
            && matches!(row.nodes[k].kind, NodeKind::Company(_) | NodeKind::Desc(..))
            && matches!(row.nodes[k + 1].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive)
    };
    row.nodes.get(c + 1).is_some_and(noun)
        && row.nodes[..c].iter().any(|n| matches!(n.kind, NodeKind::Amount(_)))
        && (0..c.saturating_sub(1)).any(actor)
}

/// Whether the company at node `c` is an example of what something is put into: "participa en empresas como Beta" does not tell who takes part.
pub(super) fn example_of_place(row: &Row, c: usize) -> bool {
    let described = |n: &&Node| match n.kind {
        NodeKind::Desc(..) => true,
        NodeKind::Noun(_) => n.prep.is_some(),
        _ => false,
    };
    let head = row.nodes[c.saturating_sub(8)..c].iter().rev().find(described);
    head.is_some_and(|n| matches!(n.prep, Some(Prep::In | Prep::To | Prep::For)))
}

/// Whether the genitive at node `c` is of a noun that stands between it and the predicate at node `p`, behind a preposition of place.
pub(super) fn of_place(row: &Row, p: usize, c: usize) -> bool {
    let before = &row.nodes[c - 1];
    c > p + 1
        && row.nodes[c].prep == Some(Prep::Of)
        && matches!(before.kind, NodeKind::Noun(NounClass::Plain))
        && matches!(before.prep, Some(Prep::On | Prep::In | Prep::To | Prep::Within))
}

/// "Trainium, il chip di Amazon", "sistemi Vera Rubin dell'azienda", "GPU Nvidia".
pub(super) fn maker(row: &Row, c: usize, after: bool, d: f32) -> Option<f32> {
    let fits = matches!(row.nodes[c].prep, None | Some(Prep::Of | Prep::By));
    // a network before the predicate belongs to another phrase: "l'allaccio alla rete Terna per i data center"
    let made = |kind: NodeKind| {
        kind == NodeKind::Noun(NounClass::Machine) || after && kind == NodeKind::Noun(NounClass::Thing)
    };
    let machine = (c.saturating_sub(4)..c).any(|k| {
        made(row.nodes[k].kind) && (k + 1..c).all(|j| matches!(row.nodes[j].kind, NodeKind::Noun(_) | NodeKind::Quote))
    });
    // "6 gigawatts of Alfa chips"
    let before = row.nodes.get(c + 1).is_some_and(|n| {
        n.kind == NodeKind::Noun(NounClass::Machine) && n.prep.is_none() && n.first == row.nodes[c].end
    });
    let machine = machine || before && after;
    (fits && machine).then_some(5.0 - d * 0.5 - if after { 0.0 } else { 1.0 })
}

/// Whether a noun that evokes a frame stands between the predicate at node `p` and node `c`: "hanno partecipato al round di Alfa".
pub(super) fn cue_between(row: &Row, p: usize, c: usize) -> bool {
    row.nodes[p + 1..c].iter().any(|n| n.kind == NodeKind::Cue)
}
