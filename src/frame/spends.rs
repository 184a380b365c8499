//! Idioms of spending and of buying whose object tells another deal: "lässt sich die Übernahme 3 Milliarden kosten", "erhielt 3 Milliarden für Beta".

use super::instance::Instance;
use super::scene::Scene;
use super::sense::raises_other;
use crate::clause::{Node, NodeKind, NounClass};
use crate::lang::{At, Frame, Prep, Slot, Tag};
use crate::lexicon::{PhraseTag, class};
use crate::scan::{Hit, Shape};
use crate::value::{Kind, Role};

/// How many nodes around a verb what it is paid for is looked for.
const NEAR: usize = 8;

/// Whether the verb at `node` tells by what it acts on, or by what its sum is for, that the money of `frame` belongs to a purchase.
pub(super) fn for_purchase(scene: Scene, node: usize, frame: &Frame) -> bool {
    if frame.kind == Kind::Valuation && scene.row.nodes[node].kind == NodeKind::Cue {
        return worth_of_deal(scene, node);
    }
    let NodeKind::Verb(group) = scene.row.nodes[node].kind else { return false };
    match frame.kind {
        _ if group.verb == u16::MAX || group.passive => false,
        Kind::Investment => group.reflexive && spends_on_deal(scene, node),
        Kind::FundingRound => sold_for(scene, node, group.verb),
        _ => false,
    }
}

/// "der Auftrag ist 3 Millionen wert": whether the adjective at `node` says of a deal what it is worth, or of nothing, where it is not told how much. Nouns have
/// capitals there.
fn worth_of_deal(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let cue = &nodes[node];
    let adjective = scene.view.lexicon.capital_nouns()
        && cue.end == cue.first + 1
        && scene.view.tokens[cue.first].shape == Shape::Lower;
    let near = node.saturating_sub(NEAR)..node;
    let own = |k: &usize| nodes[*k].segment == cue.segment && nodes[*k].prep.is_none();
    let sum = |k: usize| matches!(nodes[k].kind, NodeKind::Amount(_)) && nodes[k].end == cue.first;
    let deal = |h: &Hit<PhraseTag>| match h.tag {
        PhraseTag::Noun(f) => matches!(
            scene.view.lexicon.frame(f).kind,
            Kind::Supply | Kind::Acquisition | Kind::Investment | Kind::Partnership | Kind::FundingRound
        ),
        _ => false,
    };
    let told = |k: usize| nodes[k].kind == NodeKind::Cue && scene.view.hits.words.at(nodes[k].first).iter().any(deal);
    adjective && (near.clone().filter(own).any(told) || !near.clone().any(sum))
}

/// "lässt sich die Übernahme 3 Milliarden kosten", "lässt sich den Rivalen Beta 3 Milliarden kosten": a purchase, no investment of its own.
fn spends_on_deal(scene: Scene, node: usize) -> bool {
    let named = |n: &Node| n.prep.is_none() && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..));
    raises_other(scene, node, false, &[Kind::Acquisition]) || scene.row.nodes.iter().skip(node + 1).take(2).any(named)
}

/// "3 Milliarden erhielt Alfa für Beta", "hat die Sparte verkauft und dafür 3 Milliarden kassiert": what is paid for a company, or for what was told before,
/// is its price. Only of verbs that tell of sellers too.
fn sold_for(scene: Scene, node: usize, verb: u16) -> bool {
    let sells = |&f: &u16| {
        let slots = scene.view.lexicon.frame(f).slots;
        let has = |at, role| slots.contains(&(at, Slot::Role(role)));
        has(At::Subj, Role::Seller) && has(At::P(Prep::For), Role::Target)
    };
    let own = scene.row.nodes[node].segment;
    let part = |n: &Node| {
        n.segment == own
            && n.prep == Some(Prep::For)
            && matches!(
                n.kind,
                NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(NounClass::Stake | NounClass::Segment)
            )
    };
    let near = node.saturating_sub(NEAR)..scene.row.nodes.len().min(node + NEAR);
    // "dafür" right before the sum, a bound between
    let told = |n: &Node| {
        let before = n.first.saturating_sub(3)..n.first;
        matches!(n.kind, NodeKind::Amount(_))
            && n.segment == own
            && before.into_iter().any(|t| scene.view.has(t, |x| x == Tag::Partitive).is_some())
    };
    scene.view.lexicon.verb(verb).frames.iter().any(sells) && scene.row.nodes[near].iter().any(|n| part(n) || told(n))
}

/// Whether an idiom tells no deal of its own: who strikes is not named in its clause ("Alfa verkauft – ein Investor schlug zu"), nothing is sold for what is
/// received, or whoever spends is known from the deal before, whose price that is ("3 Milliarden nehmen die Partner dafür in die Hand").
pub(super) fn idle(scene: Scene, instance: &Instance) -> bool {
    let own = scene.row.nodes[instance.node].segment;
    let named = |node: usize| {
        scene.row.nodes.get(node).is_some_and(|n| n.segment == own && matches!(n.kind, NodeKind::Company(_)))
    };
    match instance.rule {
        "acquisition-strike" => !instance.fillers.iter().any(|f| f.role == Role::Acquirer && named(f.node)),
        "acquisition-receive" => !instance.has(Role::Target),
        "investment-release" => !instance.fillers.iter().any(|f| f.rule != "argument/description"),
        _ => false,
    }
}

/// Whether the verb at `node`, whose subject gives something away, acts on nothing but a sum of money.
pub(super) fn hands_money(scene: Scene, node: usize, frame: &Frame) -> bool {
    let nodes = &scene.row.nodes;
    // "picks up $50 million"
    let buys = frame.id == "acquisition-buy";
    let gives = frame.slots.contains(&(At::Subj, Slot::Role(Role::Seller))) || buys;
    let view = scene.view;
    let currency = |t: usize| {
        view.has(t, |t| matches!(t, Tag::Currency(..))).is_some() || ['$', '€', '£'].iter().any(|&c| view.mark(t, c))
    };
    let sum = nodes
        .get(node + 1)
        .is_some_and(|n| n.prep.is_none() && matches!(n.kind, NodeKind::Amount(_)) && (n.first..n.end).any(currency));
    let own = nodes[node].segment;
    // "unload $1.5 billion worth of assets", "offload a $1.4 billion portfolio"
    let of = nodes
        .iter()
        .skip(node + 2)
        .take(3)
        .any(|n| n.prep == Some(Prep::Of) || n.kind == NodeKind::Cue || buys && n.prep == Some(Prep::In));
    let article = nodes.get(node + 1).is_some_and(|n| n.first > 0 && view.is(n.first - 1, class::INDEF | class::DEF));
    let mut rest = nodes.iter().skip(node + 2).take_while(|n| n.segment == own && n.kind != NodeKind::Comma);
    gives && sum && !of && !article && !rest.any(|n| matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..)))
}
