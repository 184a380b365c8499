//! "la quota (49%) in Alfa": the share in brackets behind the noun for a stake belongs to it as "del 49%" does.

use super::node::{Node, NodeKind, NounClass};
use super::nodes::Builder;
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
}
