//! Predicates that evoke a frame and tell no deal: a state, what is named in passing, another deal's verb.

use super::agreements::beside_deal;
use super::debts::lent_anew;
use super::genitives::of_body;
use super::helped::{put_into_things, takes_person};
use super::instance::{Filler, Instance};
use super::orders::wins_order;
use super::scene::Scene;
use super::sense::{pays_out, raises_other};
use super::spends::hands_money;
use super::stakes::{buys_back, share_moves, takes_stake, tells_other};
use super::stance;
use crate::clause::{Group, Node, NodeKind, NounClass};
use crate::lang::{At, Form, Frame, Needs, Prep, Slot, Tag};
use crate::lexicon::class;
use crate::value::{Kind, Metric, Role};

/// Whether a figure told by a verb is what a person is paid: "Il presidente di Alfa ha guadagnato 3 milioni".
pub(super) fn earned_by_person(scene: Scene, instance: &Instance) -> bool {
    let office = |f: &Filler| {
        let body = |k: usize| scene.row.nodes.get(k).is_some_and(|n| n.kind == NodeKind::Noun(NounClass::Body));
        let own = scene.row.nodes.get(f.node).is_some_and(|n| n.prep == Some(Prep::Own));
        own && body(f.node + 1) || !own && f.node < instance.node && of_body(scene.row, f.node)
    };
    instance.kind == Kind::Figure && !instance.noun && instance.fillers.iter().any(office)
}

/// Whether the predicate at `node`, which evokes `frame`, tells no deal of its own.
pub(super) fn tells_none(scene: Scene, node: usize, frame: &Frame) -> bool {
    let verb = match scene.row.nodes[node].kind {
        NodeKind::Verb(g) => Some(g),
        _ => None,
    };
    // "la società, quotata a Piazza Affari", "che è quotata a New York": a state, no deal
    let state =
        |g: &Group| g.passive && (g.form == Form::Part || g.form == Form::Pres && !g.perfect && g.modal.is_none());
    // "der an Beta beteiligt ist": a holding
    if (frame.kind == Kind::Listing || frame.id == "acquisition-enter") && verb.as_ref().is_some_and(state)
        || takes_person(scene, node, frame)
    {
        return true;
    }
    // "secondo indiscrezioni raccolte da Handelsblatt": what is told, not what is done
    if node > 0
        && scene.row.nodes[node - 1].prep == Some(Prep::Source)
        && verb.is_some_and(|g| g.passive && g.form == Form::Part)
    {
        return true;
    }
    // "oltre al finanziamento": named in passing
    let passing = || stance::in_passing(scene.row.nodes[node].prep, frame.kind) || tells_other(scene, node, frame.kind);
    if verb.is_none() && passing() {
        return true;
    }
    if frame.kind == Kind::Partnership && verb.is_none() && beside_deal(scene.row, node) {
        return true;
    }
    // "refinances 800 million of debt": what is lent anew, and no figure
    if frame.metric == Some(Metric::Debt) && verb.is_none() && lent_anew(scene, node) {
        return true;
    }
    // "il 60% di una joint venture": what a part changes hands of is no deal of its own
    let held = |n: &Node| matches!(n.kind, NodeKind::Amount(_));
    if frame.kind == Kind::JointVenture
        && verb.is_none()
        && node > 0
        && matches!(scene.row.nodes[node].prep, Some(Prep::Of | Prep::In))
        && held(&scene.row.nodes[node - 1])
    {
        return true;
    }
    // "hat einen Kredit aufgenommen", "erhält einen Auftrag": another deal is what is raised
    const OTHERS: &[Kind] = &[Kind::Debt, Kind::Supply, Kind::Partnership, Kind::Acquisition];
    if frame.kind == Kind::FundingRound
        && verb.is_some()
        && (raises_other(scene, node, false, OTHERS) || takes_stake(scene, node))
    {
        return true;
    }
    // "ha ricevuto un rimborso di 5 milioni", "won $5 million in damages"
    if matches!(frame.kind, Kind::FundingRound | Kind::Supply | Kind::Investment | Kind::Figure)
        && verb.is_some_and(|g| gets_due(scene, node, g))
    {
        return true;
    }
    if frame.kind == Kind::Supply && verb.is_some_and(|g| !g.passive) && supplies_money(scene, node) {
        return true;
    }
    if frame.kind == Kind::Acquisition && verb.is_some() && share_moves(scene, node) {
        return true;
    }
    let buys = frame.slots.contains(&(At::Subj, Slot::Role(Role::Acquirer)));
    if buys && verb.is_some_and(|g| !g.passive) && buys_back(scene, node) {
        return true;
    }
    // "raised its forecast to $80 billion": what is raised is a thing
    let raises = frame.kind == Kind::FundingRound && frame.slots.contains(&(At::Subj, Slot::Role(Role::Recipient)));
    if raises && verb.is_some_and(|g| !g.passive) && raises_thing(scene, node) {
        return true;
    }
    // "handing over $45m": what is given away is the money
    if frame.kind == Kind::Acquisition && verb.is_some_and(|g| !g.passive) && hands_money(scene, node, frame) {
        return true;
    }
    // "si aggiudica la gara di Beta": who wins an order buys nothing
    // "booked orders from Beta": nor does it order
    let orders = frame.kind == Kind::Acquisition || frame.id == "supply-order";
    if orders && verb.is_some_and(|g| !g.passive) && wins_order(scene, node) {
        return true;
    }
    // "provided a loan": money is lent, not delivered; nor is it invested in dividends
    const MONEY: &[Kind] = &[Kind::Debt, Kind::FundingRound, Kind::Investment];
    if frame.kind == Kind::Supply && verb.is_some_and(|g| raises_other(scene, node, g.passive, MONEY))
        || matches!(frame.kind, Kind::Investment | Kind::FundingRound) && verb.is_some() && pays_out(scene, node)
        || frame.id == "investment-put"
            && (raises_other(scene, node, false, &[Kind::Debt]) || put_into_things(scene, node))
    {
        return true;
    }
    false
}

/// "Beta, fornitore di impianti", "Beta, investitore immobiliare": whether the noun at `node` tells behind a name what its bearer is. Who it names beside
/// that makes a deal of it: "Beta, fornitore di Alfa".
pub(super) fn describes(scene: Scene, node: usize, frame: &Frame) -> bool {
    let nodes = &scene.row.nodes;
    let sums = frame.slots.iter().any(|(_, s)| matches!(s, Slot::Amount));
    !sums
        && matches!(frame.kind, Kind::Supply | Kind::FundingRound | Kind::Investment)
        && node > 1
        && nodes[node].prep.is_none()
        && nodes[node - 1].kind == NodeKind::Comma
        && matches!(nodes[node - 2].kind, NodeKind::Company(_))
}

/// "provided $300 million to Beta": whether the verb at `node` acts on a sum of money alone, which is no ware.
fn supplies_money(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let view = scene.view;
    let sum = |n: &Node| {
        let currency = |t: usize| {
            view.has(t, |t| matches!(t, Tag::Currency(..))).is_some()
                || ['$', '€', '£'].iter().any(|&c| view.mark(t, c))
        };
        n.prep.is_none() && matches!(n.kind, NodeKind::Amount(_)) && (n.first..n.end).any(currency)
    };
    let Some(money) = nodes.get(node + 1).filter(|n| sum(n)) else { return false };
    // "a $3 million machine", "$2 billion of chips", "$5 million worth of power"
    let article = money.first > 0 && view.is(money.first - 1, class::INDEF | class::DEF);
    let counted = nodes.get(node + 2).is_some_and(|n| {
        n.prep.is_none() && n.first <= money.end + 1 && matches!(n.kind, NodeKind::Noun(_) | NodeKind::Cue)
            || matches!(n.prep, Some(Prep::Of | Prep::In))
    });
    !article && !counted
}

/// "has put its Nordic arm on the market": whether the subject `c` of an active verb has a thing without a name as its object before the noun at
/// `node` that offers it for sale.
pub(super) fn offers_own(scene: Scene, c: usize, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let noun = !matches!(nodes[node].kind, NodeKind::Verb(_));
    let active = |k: &usize| matches!(nodes[*k].kind, NodeKind::Verb(g) if !g.passive && g.is_finite());
    let Some(verb) = (c + 1..node).rev().take(OBJECT).find(active).filter(|_| noun) else { return false };
    // "puso en venta sus tiendas"
    let end = if verb + 1 == node { nodes.len().min(node + 2) } else { node };
    let from = if verb + 1 == node { node + 1 } else { verb + 1 };
    let object = nodes[from.min(end)..end].iter().take_while(|n| n.prep.is_none());
    let thing = |n: &Node| matches!(n.kind, NodeKind::Noun(NounClass::Plain | NounClass::Segment | NounClass::Thing));
    // "stellt die Kette Beta ins Schaufenster", "Beta, que Alfa tiene en venta"
    let named = |n: &Node| matches!(n.kind, NodeKind::Company(_));
    let pronoun = c > 1 && nodes[c - 1].kind == NodeKind::Rel && nodes[c - 1].prep.is_none();
    let relative = pronoun
        && (c.saturating_sub(3)..c - 1)
            .rev()
            .find(|&k| nodes[k].kind != NodeKind::Comma)
            .is_some_and(|k| named(&nodes[k]));
    relative || object.into_iter().any(|n| thing(n) || named(n) && verb + 1 < node)
}

/// How many tokens behind a verb what it acts on is looked for.
const OBJECT: usize = 14;

/// Whether a thing that is known stands right behind the verb at `node` as its object, and a sum behind a preposition.
fn raises_thing(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    // "raise wages by 3 million"
    let degree = |k: &Node| matches!((k.kind, k.prep), (NodeKind::Amount(_), Some(Prep::Degree)));
    let changed = nodes.get(node + 2).is_some_and(degree);
    let thing = nodes.get(node + 1).is_some_and(|n| {
        n.prep.is_none()
            && (n.definite || changed)
            && matches!(n.kind, NodeKind::Noun(NounClass::Plain | NounClass::Thing))
    });
    thing && nodes[node + 2..].iter().take(4).any(|n| matches!((n.kind, n.prep), (NodeKind::Amount(_), Some(_))))
}

/// Whether what the verb at `node` acts on is money that is owed, comes back or is given: behind it, or before a verb that closes its clause.
fn gets_due(scene: Scene, node: usize, group: Group) -> bool {
    let nodes = &scene.row.nodes;
    let own = nodes[node].segment;
    let last = nodes[node..].iter().take_while(|n| n.segment == own && n.kind != NodeKind::Comma).last();
    let (from, to) = (nodes[node].end, last.map_or(nodes[node].end, |n| n.end + 2));
    let due = |t: usize| scene.view.has(t, |t| t == Tag::Due).is_some();
    let from = if group.passive { nodes[node.saturating_sub(2)].first } else { from };
    scene.view.hits.each(from, to.min(from + OBJECT), class::OTHER).any(due)
}

/// "L'action Alfa a cédé 3 %": whether what is traded is the subject of the active verb at `node`.
pub(super) fn price_moves(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let own = nodes[node].segment;
    let verb = matches!(nodes[node].kind, NodeKind::Verb(g) if g.is_finite() && !g.passive);
    let subject = |n: &&Node| n.prep.is_none() && !matches!(n.kind, NodeKind::Comma | NodeKind::Quote);
    let first = || nodes[..node].iter().skip_while(|n| n.segment != own).find(subject);
    verb && (first().is_some_and(|n| n.kind == NodeKind::Noun(NounClass::Share)) || moves_with(scene, node))
}

/// "Alfa cede il 2,3% e Beta l'1,9%": whether the verb at `node` tells of two companies by how much their shares moved.
fn moves_with(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let joint =
        (node + 2..nodes.len().min(node + 4)).take_while(|&k| matches!(nodes[k].kind, NodeKind::Comma | NodeKind::And));
    let next = node + 2 + joint.count();
    let share = |k: usize| nodes.get(k).is_some_and(|n| n.prep.is_none()) && percent(scene, k);
    share(node + 1) && next > node + 2 && nodes.get(next).is_some_and(|n| n.kind.is_subject(n.prep)) && share(next + 1)
}

/// Whether node `k` is a percentage.
pub(super) fn percent(scene: Scene, k: usize) -> bool {
    let view = scene.view;
    scene.row.nodes.get(k).is_some_and(|n| {
        let word = || (n.first..n.end).any(|t| view.has(t, |t| t == Tag::Percent).is_some());
        matches!(n.kind, NodeKind::Amount(_)) && (view.mark(n.end - 1, '%') || word())
    })
}

/// "is spending 3 million on a plant": whether the verb at node `node` tells in its progressive of works that are being built.
pub(super) fn under_way(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let last = nodes[node].end - 1;
    let progressive = last > nodes[node].first && scene.view.hits.verb(last).is_some_and(|v| v.form == Form::Ger);
    let works = |n: &Node| (n.first..n.end).any(|t| scene.view.has(t, |x| x == Tag::Works).is_some());
    let near = nodes[node + 1..].iter().take(5);
    progressive && near.take_while(|n| n.segment == nodes[node].segment).any(works)
}

/// Whether a person is the subject of the predicate's verb.
pub(super) fn person_subject(scene: Scene, node: usize, tells: bool) -> bool {
    let row = scene.row;
    let said = |k: usize| (row.nodes[k].first..row.nodes[k].end).any(|t| scene.view.is(t, class::SAYING));
    for k in (0..node).rev().take(6) {
        match row.nodes[k].kind {
            // "Founder Ann Lee says revenue doubled to 5 million": who tells a figure has none
            NodeKind::Verb(g) if tells && g.is_finite() && said(k) => return false,
            NodeKind::Noun(NounClass::Person) => return row.nodes[k].prep.is_none(),
            NodeKind::Company(_) | NodeKind::Desc(..) => return false,
            NodeKind::Break | NodeKind::Colon => return false,
            _ => {}
        }
    }
    false
}

/// "kaufte die Beta AG einer Familie ab": whether the article of the name at node `c` tells that something happens to it, not that it is taken from it.
pub(super) fn accusative(scene: Scene, c: usize) -> bool {
    let (view, first) = (scene.view, scene.row.nodes[c].first);
    let article = |t: &usize| view.has(*t, |x| matches!(x, Tag::Def | Tag::Indef | Tag::This)).is_some();
    let found = (first.saturating_sub(3)..first).rev().find(article);
    found.is_some_and(|t| view.has(t, |x| matches!(x, Tag::Adnominal(_) | Tag::Oblique)).is_none())
}

/// "Al gruppo va anche la catena di negozi": whether a word of common speech tells nothing but descriptions; "entra nell'orbita del gruppo" means it.
pub(super) fn described_only(scene: Scene, frame: &Frame, instance: &Instance) -> bool {
    let last = scene.row.nodes[instance.node].end - 1;
    frame.needs == Needs::Pair
        && !instance.noun
        && instance.fillers.iter().all(|f| f.rule == "argument/description")
        && scene.view.hits.verb_form(last).is_some_and(|(len, _)| len == 1)
}

/// Whether a filler is the predicate's subject, named or, of a verb that asks for another party ("il produttore costruirà un parco"), described.
pub(super) fn subject_alone(frame: &Frame, instance: &Instance, filler: &Filler) -> bool {
    let asks = frame.needs == Needs::Argument && matches!(frame.kind, Kind::Supply | Kind::FundingRound);
    let described = asks && !instance.noun && filler.rule == "argument/description";
    filler.rule == "argument/subject" || described && filler.node < instance.node
}
