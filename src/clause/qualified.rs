//! What stands between a noun for a company and the name that it announces: "la empresa química Alfa", "a empresa de logística Beta".

use super::nodes::Builder;
use crate::lang::{Prep, Tag};
use crate::lexicon::{NameTag, class};
use crate::scan::{Shape, TokKind};

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    /// Whether a company's name begins at token `i`.
    pub(super) fn named_at(&self, i: usize) -> bool {
        (self.source.mentions.1..self.source.mentions.2)
            .any(|m| self.source.mentions.0[m].first == i && (self.eligible)(m))
    }

    /// One past what qualifies a noun for a company that ends before token `end`, up to the name that it leads to: "la empresa química Alfa", "a
    /// empresa de logística Alfa", "la colombiana de telefonía celular Alfa"; adjectives alone where it leads to none.
    pub(super) fn qualified(&self, end: usize) -> usize {
        let view = self.source.view;
        let grammar = &view.lexicon.language.grammar;
        let lower = |t: usize| t < self.source.to && view.tokens[t].is_word() && view.tokens[t].shape == Shape::Lower;
        let plain = !grammar.premodifiers && !view.lexicon.capital_nouns();
        let adjective = |t: usize| plain && lower(t) && view.hits.words.at(t).is_empty();
        let origin = |t: usize| view.hits.names.at(t).iter().any(|h| matches!(h.tag, NameTag::Demonym(..)));
        let quote = |t: usize| matches!(view.tokens[t].kind, TokKind::Mark('«' | '“' | '"'));
        let mut near = end;
        while near < self.source.to && near < end + 3 && (adjective(near) || origin(near) || quote(near)) {
            near += 1;
        }
        if !plain || self.named_at(near) {
            return near;
        }
        let small = class::PREP | class::AND | class::DEF | class::INDEF | class::AUX | class::VERB | class::CLAUSE;
        let trade = |t: usize| lower(t) && view.is(t, class::COMPANY_NOUN) && !view.is(t, small);
        let of = |t: usize| {
            lower(t)
                && lower(t + 1)
                && view.hits.tags(t).any(|(len, tag)| len == 1 && matches!(tag, Tag::Prep(Prep::Of, false)))
                && !view.is(t + 1, small)
        };
        let mut at = end;
        while at < self.source.to && at < end + 8 {
            at += match () {
                () if self.named_at(at) => return at,
                () if of(at) => 2,
                () if adjective(at) || origin(at) || quote(at) || trade(at) => 1,
                () => return near,
            };
        }
        near
    }
}
