//! Orders that are told by a verb and its object: "si aggiudica la gara di Beta", "picked up four firm orders from Beta".

use super::scene::Scene;
use crate::clause::{Node, NodeKind, NounClass};
use crate::lexicon::PhraseTag;

/// Whether the noun of an order is the object of the verb at `node`.
pub(super) fn wins_order(scene: Scene, node: usize) -> bool {
    let order =
        |tag: PhraseTag| matches!(tag, PhraseTag::Noun(f) if scene.view.lexicon.frame(f).id == "supply-contract");
    // "picked up four firm orders"
    let counted =
        |n: &&Node| n.prep.is_none() && matches!(n.kind, NodeKind::Amount(_) | NodeKind::Noun(NounClass::Plain));
    let before = scene.row.nodes[node + 1..].iter().take(2).take_while(counted).count();
    let object = scene.row.nodes.get(node + 1 + before).filter(|n| n.kind == NodeKind::Cue && n.prep.is_none());
    object.is_some_and(|n| scene.view.hits.words.at(n.first).iter().any(|h| order(h.tag)))
}
