//! Whether an amount that a figure might take is another noun's: of what is owned, of what a debt is paid with, of a deal beside it.

use super::instance::Instance;
use crate::clause::segments::in_relative;
use crate::clause::{NodeKind, NounClass, Row};
use crate::lang::Prep;
use crate::lexicon::PhraseTag;
use crate::mention::View;
use crate::value::Kind;

/// "120 milioni di accantonamenti": the amount belongs to a noun of its own.
pub(super) fn owned(row: &Row, a: usize, instance: &Instance) -> bool {
    let next = row.nodes.get(a + 1).filter(|n| n.prep == Some(Prep::Of) && !n.definite);
    let noun =
        next.is_some_and(|n| matches!(n.kind, NodeKind::Noun(NounClass::Plain | NounClass::Thing | NounClass::Share)));
    noun && matches!(instance.kind, Kind::Figure | Kind::Valuation) && instance.node != a + 1
}

/// Whether the amount at node `a` is of something else than the metric at node `p` before it: of what a `debt` is paid with, "ridurre il debito con un
/// piano da 750 miliardi", or of what a relative clause explains by the metric, "il margine, che è la differenza tra ricavi e costi, è di 298 milioni".
pub(super) fn of_other(row: &Row, a: usize, p: usize, debt: bool) -> bool {
    if a < p {
        return false;
    }
    let noun = |k: usize| matches!(row.nodes[k].kind, NodeKind::Noun(NounClass::Plain | NounClass::Thing));
    let governed = matches!(row.nodes[a].prep, Some(Prep::Of | Prep::From | Prep::For));
    let with = || {
        let chain = (p + 1..a).rev().take_while(|&k| noun(k)).take(3);
        chain.into_iter().any(|k| row.nodes[k].prep == Some(Prep::With))
    };
    debt && governed && with() || in_relative(row, p, a)
}

/// Whether the amount at node `a` is the sum of a deal whose noun stands beside it, not the level of the metric at node `p`: "con la cassa rimborserà
/// un bond da 625 milioni", "a $112 million cash deal".
pub(super) fn of_deal(view: View, row: &Row, a: usize, p: usize) -> bool {
    let deal = |k: usize| {
        let noun = |tag: PhraseTag| matches!(tag, PhraseTag::Noun(f) if !matches!(view.lexicon.frame(f).kind, Kind::Figure | Kind::Valuation));
        k != p
            && row.nodes[k].kind == NodeKind::Cue
            && view.hits.words.at(row.nodes[k].first).iter().all(|h| noun(h.tag))
    };
    let before = a > 0
        && deal(a - 1)
        && row.nodes[a].first <= row.nodes[a - 1].end + 3
        && matches!(row.nodes[a].prep, Some(Prep::Of | Prep::From | Prep::For | Prep::On));
    let beside =
        |k: usize| k < row.nodes.len() && row.nodes[k].prep.is_none() && row.nodes[k - 1].end == row.nodes[k].first;
    let premodifies = view.lexicon.language.grammar.premodifiers
        && beside(a + 1)
        && (deal(a + 1) || a + 1 == p && beside(a + 2) && deal(a + 2));
    before || premodifies
}
