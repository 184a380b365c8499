//! Figures of a part of a company: they take their amount, so that nothing else does, and make no record.
//!
//! "Revenue at its cloud unit", "the consumer division posted sales", "iPhone sales": the contract asks for the whole company only.

use super::scene::Scene;
use super::stance;
use crate::clause::{NodeKind, NounClass};
use crate::lang::{Prep, Tag};
use crate::lexicon::{NameTag, PhraseTag, class};
use crate::value::Metric;

/// Nodes between a metric and the part that it is of.
const REACH: usize = 6;

/// Whether the metric at `node` is a part's.
pub(super) fn of_part(scene: Scene, node: usize, metric: Option<Metric>) -> bool {
    let told_by_part = matches!(
        metric,
        Some(
            Metric::Revenue
                | Metric::Profit
                | Metric::Loss
                | Metric::Ebit
                | Metric::Ebitda
                | Metric::Orders
                | Metric::Backlog
        )
    );
    told_by_part && (qualified(scene, node) || behind(scene, node) || subject(scene, node) || of_another(scene, node))
}

/// "per creare un gruppo da 10 miliardi di ricavi", "has bought a company with revenue of 5 million": of what is made or bought, not of who does it.
fn of_another(scene: Scene, node: usize) -> bool {
    let (view, nodes) = (scene.view, &scene.row.nodes);
    let sum = node > 0 && matches!(nodes[node - 1].kind, NodeKind::Amount(_));
    let Some(owner) = node.checked_sub(if sum { 2 } else { 1 }) else { return false };
    let head = &nodes[owner];
    let company = (head.first..head.end).any(|t| view.is(t, class::COMPANY_NOUN));
    let any = head.first > 0
        && (view.is(head.first - 1, class::INDEF) || view.is(head.first.saturating_sub(2), class::INDEF));
    let before = owner.checked_sub(1).map(|k| nodes[k].kind);
    let acts = matches!(before, Some(NodeKind::Verb(g)) if g.verb != u16::MAX) || head.prep == Some(Prep::To);
    company && any && acts
}

fn segment(scene: Scene, k: usize) -> bool {
    scene.row.nodes[k].kind == NodeKind::Noun(NounClass::Segment)
}

/// "cloud revenue", "U.S. sales", "the unit's sales": what stands right before the metric, where qualifiers do.
fn qualified(scene: Scene, node: usize) -> bool {
    let (view, nodes) = (scene.view, &scene.row.nodes);
    let first = nodes[node].first;
    if !view.lexicon.language.grammar.premodifiers {
        return false;
    }
    let before = node.checked_sub(1).map(|k| &nodes[k]);
    if before.is_some_and(|n| matches!(n.kind, NodeKind::Company(_)) && n.end == first) {
        return false;
    }
    let beside = node > 0 && segment(scene, node - 1) && nodes[node].prep.is_none() && nodes[node - 1].end + 2 >= first;
    let place = |t: NameTag| matches!(t, NameTag::Place(_) | NameTag::Demonym(..));
    beside
        || view.hits.words.ending(first, 3).any(|h| h.tag == PhraseTag::Tag(Tag::Section))
        || first > 0
            && view.tokens[first - 1].shape.is_capital()
            && view.hits.names.ending(first, 3).any(|h| place(h.tag))
}

/// "revenue at its cloud unit", "sales of the consumer division": what stands behind the metric.
fn behind(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let leads = |p: Option<Prep>| matches!(p, Some(Prep::Of | Prep::By | Prep::From | Prep::In | Prep::On | Prep::Own));
    let Some(lead) = nodes.get(node + 1) else { return false };
    let participle = matches!(lead.kind, NodeKind::Verb(g) if !g.is_finite());
    let came = matches!(lead.kind, NodeKind::Verb(g) if g.is_finite() && g.verb != u16::MAX && scene.view.lexicon.verb(g.verb).frames.is_empty());
    let from = nodes.get(node + 2).and_then(|n| n.prep);
    let opens = leads(lead.prep) || participle && leads(from) || came && matches!(from, Some(Prep::From | Prep::Own));
    if !opens {
        return false;
    }
    // "income from continuing operations" is the whole company's
    let mut definite = false;
    for (k, n) in nodes.iter().enumerate().take(node + REACH).skip(node + 1) {
        definite |= n.definite || n.prep == Some(Prep::Own);
        match n.kind {
            NodeKind::Noun(NounClass::Segment) => return definite,
            NodeKind::Noun(_) | NodeKind::Cue => {}
            NodeKind::Company(_) if n.prep == Some(Prep::Own) => {}
            NodeKind::Verb(_) if k == node + 1 => {}
            _ => return false,
        }
    }
    false
}

/// "its cloud division posted sales of 3 million": the subject of the verb that governs the metric.
fn subject(scene: Scene, node: usize) -> bool {
    let nodes = &scene.row.nodes;
    let Some((v, _)) = stance::governor(scene.row, node).filter(|&(v, g)| v < node && g.is_finite()) else {
        return false;
    };
    // "la divisione acciaio", "a divisão de aço": what says which stands behind it in other languages
    let mut which = false;
    let after = !scene.view.lexicon.language.grammar.premodifiers;
    for k in (v.saturating_sub(2 * REACH)..v).rev().take_while(|&k| nodes[k].segment == nodes[v].segment) {
        match nodes[k].kind {
            NodeKind::Noun(NounClass::Segment) if after && which && nodes[k].prep.is_none() => return true,
            NodeKind::Desc(..) if after && which && nodes[k].prep.is_none() => {
                return scene.view.has(nodes[k].end - 1, |t| t == Tag::OwnedBy).is_some();
            }
            // "die Stahlsparte": a compound says it within
            NodeKind::Desc(..) if scene.view.is(nodes[k].end - 1, class::COMPOUND) && nodes[k].prep.is_none() => {
                return scene.view.has(nodes[k].end - 1, |t| t == Tag::SegmentNoun).is_some();
            }
            NodeKind::Noun(NounClass::Plain | NounClass::Thing)
                if after && matches!(nodes[k].prep, None | Some(Prep::Of)) =>
            {
                which = true;
            }
            // "la linea di business Alfa"
            NodeKind::Company(_) if after && nodes[k].prep == Some(Prep::Of) => {
                which |= k > 0 && segment(scene, k - 1) && nodes[k].first == nodes[k - 1].end;
            }
            NodeKind::Noun(NounClass::Segment) if nodes[k].prep.is_none() || nodes[k].definite => {
                // "the business posted sales" may mean the company
                let qualifier = k > 0
                    && nodes[k - 1].end + 2 >= nodes[k].first
                    && (matches!(nodes[k - 1].kind, NodeKind::Noun(NounClass::Plain))
                        || nodes[k - 1].prep == Some(Prep::Own));
                return qualifier && nodes[k - 1].prep.is_none_or(|p| p == Prep::Own);
            }
            NodeKind::Amount(_) | NodeKind::Time(_) => {}
            // "un segmento que aportó ventas por 2.900 millones"
            NodeKind::Rel => return k > 0 && segment(scene, k - 1),
            _ => return false,
        }
    }
    false
}
