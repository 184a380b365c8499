//! Brackets that part nothing: "la quota (49%) in Alfa" reads as "del 49%", "segunda-feira (12)" is one day, "(Euronext Paris: ALF)" one place.

use super::node::{Node, NodeKind, NounClass};
use super::nodes::Builder;
use crate::lexicon::class;
use crate::value::QuantityKind;

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    /// "la quota (49%) in Alfa": whether nothing but the share that the noun before it is stands in the bracket that opens here; it reads as "del 49%".
    pub(super) fn bracketed_share(&self) -> bool {
        let (amounts, from, to) = self.source.amounts;
        let at = self.at + 1;
        let stake = |n: &Node| n.kind == NodeKind::Noun(NounClass::Stake) && n.end == self.at;
        let share = || amounts[from..to].binary_search_by_key(&at, |a| a.first).map(|k| &amounts[from + k]);
        self.row.nodes.last().is_some_and(stake)
            && share()
                .is_ok_and(|a| a.quantity.amount.kind == QuantityKind::Percent && self.source.view.mark(a.end, ')'))
    }

    /// Whether the bracket that closes here is such a one.
    pub(super) fn behind_bracketed_share(&self) -> bool {
        let [.., noun, share] = self.row.nodes[..] else { return false };
        noun.kind == NodeKind::Noun(NounClass::Stake)
            && matches!(share.kind, NodeKind::Amount(_))
            && share.end == self.at
            && share.first == noun.end + 1
            && self.source.view.mark(noun.end, '(')
    }

    /// Whether a bracket is open here: "(Euronext Paris: ALF)".
    pub(super) fn within_bracket(&self) -> bool {
        let marks = self.row.nodes.iter().rev().take(6).find(|n| matches!(n.kind, NodeKind::Open | NodeKind::Close));
        marks.is_some_and(|n| n.kind == NodeKind::Open)
    }

    /// "(12)" behind "segunda-feira", "(12 marzo)" behind "giovedì": one past a bracket that opens here and tells but the day of the time before it.
    pub(super) fn bracketed_day(&self) -> Option<usize> {
        let view = self.source.view;
        let timed = self.row.nodes.last().is_some_and(|n| matches!(n.kind, NodeKind::Time(_)) && n.end == self.at);
        let day =
            |k: usize| view.tokens[k].is_number() || view.is(k, class::MONTH) || view.mark(k, '/') || view.mark(k, '.');
        let first = timed && view.tokens.get(self.at + 1).is_some_and(|t| t.is_number());
        let close = (self.at + 2..self.source.to.min(self.at + 6)).find(|&k| !day(k))?;
        (first && view.mark(close, ')')).then_some(close + 1)
    }
}
