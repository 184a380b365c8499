//! Nouns and names: descriptions of companies, people that stand for a company, qualifiers before a noun, and what else is a noun.

use super::node::{Group, Node, NodeKind, NounClass};
use super::nodes::Builder;
use super::verbs::{aux_at, ending};
use crate::lang::{Form, Gender, Num, Prep, Tag};
use crate::lexicon::{NameTag, class};
use crate::scan::TokKind;

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    /// "the Boston-based AI company": what stands between article and noun leaves no node.
    pub(super) fn premodified(&mut self) -> bool {
        let view = self.source.view;
        if !self.definite || !view.lexicon.language.grammar.premodifiers {
            return false;
        }
        let stops = class::PREP | class::AND | class::OR | class::DEF | class::CLAUSE | class::HELPER | class::NOUN;
        let company = |t: Tag| matches!(t, Tag::CompanyNoun(..) | Tag::TradeNoun(..));
        let end = self.source.to.min(self.at + 8);
        for k in self.at..end {
            // "the Columbus, Ohio-based retailer", "the Savannah, Georgia, lender"
            let capital = |t: usize| view.tokens.get(t).is_some_and(|t| t.shape.is_capital());
            let place = view.mark(k, ',')
                && k > self.at
                && (capital(k + 1) && capital(k - 1) || k > self.at + 2 && view.mark(k - 2, ',') && capital(k - 1));
            if place {
                continue;
            }
            let named = (self.source.mentions.1..self.source.mentions.2)
                .any(|m| self.source.mentions.0[m].first == k && (self.eligible)(m));
            if let Some((len, tag)) = view.hits.tags(k).find(|(_, t)| company(*t)).filter(|_| !named) {
                self.at = k;
                self.tagged(len, tag);
                return true;
            }
            let hyphen = view.tokens[k].is('-') && view.tokens[k].glued;
            let finite = view.hits.verb(k).is_some_and(|v| matches!(v.form, Form::Pres | Form::Past));
            if named || finite || view.is(k, stops) || !(view.tokens[k].is_word() || hyphen) {
                return false;
            }
        }
        false
    }

    /// Whether the article before the finite verb at token `i` is its object: "que a avalia em 3 bilhões", "não a vendeu".
    pub(super) fn pronoun(&self, i: usize, end: usize) -> bool {
        // "La rileva Alfa": the subject stands right behind
        let named = |t: usize| {
            (self.source.mentions.1..self.source.mentions.2)
                .any(|m| self.source.mentions.0[m].first == t && (self.eligible)(m))
        };
        let opened = self.negated
            || self.row.nodes.is_empty() && named(end)
            || self.row.nodes.last().is_some_and(|n| {
                n.end + 1 == i && (matches!(n.kind, NodeKind::Rel | NodeKind::Sub) || n.kind.is_subject(n.prep))
            });
        self.definite && self.prep.is_none() && opened && !self.genitive(end)
    }

    /// Whether a plural noun for companies stands at token `i`.
    pub(super) fn several(&self, i: usize) -> bool {
        self.source.view.has(i, |t| matches!(t, Tag::CompanyNoun(_, Num::P) | Tag::TradeNoun(_, Num::P))).is_some()
    }

    /// Whether the words around are all in capitals.
    pub(super) fn shouting(&self) -> bool {
        let tokens = self.source.view.tokens;
        let near = self.at.saturating_sub(2).max(self.source.from)..(self.at + 3).min(self.source.to);
        near.filter(|&k| tokens[k].shape == crate::scan::Shape::Upper).count() >= 3
    }

    /// "la prima", "il secondo", with a verb or a number behind: one of the two named before.
    pub(super) fn ordinal(&mut self) -> bool {
        let view = self.source.view;
        let i = self.at;
        let Some(len) = view.has(i, |t| matches!(t, Tag::Ordinal(..))) else { return false };
        let next = i + len;
        let alone = view.tokens.get(next).is_some_and(|t| t.is_number())
            || view.hits.verb(next).is_some_and(|v| v.form.is_finite())
            || aux_at(view, next).is_some();
        if alone && next < self.source.to {
            self.push(NodeKind::Desc(Gender::Any, Num::S), next);
        }
        alone && next < self.source.to
    }

    /// "la norvegese Equinor": an adjective of origin before a name leaves no node.
    pub(super) fn demonym_of_name(&mut self) -> bool {
        let i = self.at;
        if !self.source.view.is(i, class::DEMONYM) {
            return false;
        }
        let demonym =
            self.source.view.hits.names.at(i).iter().find_map(|h| {
                if let NameTag::Demonym(_, gender) = h.tag { Some((h.len as usize, gender)) } else { None }
            });
        let Some((len, gender)) = demonym else { return false };
        let named = self.named_at(i + len);
        if named {
            self.at += len;
        } else if self.definite && self.named_at(self.qualified(i + len)) {
            // "la colombiana de telefonía celular Alfa"
            self.at = self.qualified(i + len);
            return true;
        } else if self.definite && self.named_people(i) {
            return true;
        } else if self.definite && self.stands_alone(i, i + len) {
            let gender = if gender == b'f' { Gender::F } else { Gender::Any };
            self.party(NodeKind::Desc(gender, Num::S), i + len);
            return true;
        }
        named
    }

    /// Whether a verb or a relative clause follows at token `i`: what stands before it is a subject.
    pub(super) fn tells(&self, i: usize) -> bool {
        let view = self.source.view;
        i < self.source.to
            && (view.is(i, class::AUX | class::VERB)
                || view.mark(i, ',') && view.has(i + 1, |t| t == Tag::Rel).is_some())
    }

    /// "la bolognese dei filtri", "i danesi verseranno": an adjective of origin with no noun to stand with is a company by where it comes from.
    fn stands_alone(&self, i: usize, end: usize) -> bool {
        let view = self.source.view;
        let grammar = &view.lexicon.language.grammar;
        let small = class::PREP | class::AND | class::AUX | class::HELPER | class::CLAUSE | class::VERB;
        let alone = end >= self.source.to
            || matches!(view.tokens[end].kind, TokKind::Mark(',' | '.' | ';' | ':' | ')'))
            || view.is(end, small) && view.tokens[end].shape == crate::scan::Shape::Lower;
        alone
            && !grammar.premodifiers
            && !view.lexicon.capital_nouns()
            && i > self.source.from
            && view.has(i - 1, |t| matches!(t, Tag::Def | Tag::Prep(_, true))).is_some()
            && view.hits.words.at(i).is_empty()
    }

    /// "dagli americani di Capri Holdings": the people stand for the company behind "di", which takes their preposition.
    fn named_people(&mut self, i: usize) -> bool {
        let of =
            self.source.view.hits.tags(i + 1).find_map(|(len, t)| matches!(t, Tag::Prep(Prep::Of, _)).then_some(len));
        let name = of.map(|len| i + 1 + len).filter(|&at| {
            (self.source.mentions.1..self.source.mentions.2)
                .any(|m| self.source.mentions.0[m].first == at && (self.eligible)(m))
        });
        self.at = name.unwrap_or(self.at);
        name.is_some()
    }

    /// "die Mainzer", "den Österreichern": a company by where it comes from.
    pub(super) fn by_origin(&mut self) -> bool {
        let view = self.source.view;
        let i = self.at;
        let alone = !view.tokens.get(i + 1).is_some_and(|t| i + 1 < self.source.to && t.shape.is_capital());
        if alone && self.definite && view.has(i, |t| t == Tag::Pair).is_some() {
            self.push(NodeKind::Desc(Gender::Any, Num::P), i + 1);
            return true;
        }
        let found = crate::mention::company::origin(view, i);
        if found && !alone {
            // "beim Schweizer Hersteller Alfa": an adjective
            self.at += 1;
        } else if found && self.definite {
            self.push(NodeKind::Desc(Gender::Any, Num::S), i + 1);
        } else {
            return false;
        }
        true
    }

    /// "la startup" alone is a description; "la startup Nivora" belongs to the name.
    pub(super) fn description(&mut self, end: usize, gender: Gender, number: Num) {
        let next = self.qualified(end);
        let named = self.named_at(next);
        if named {
            self.adjectives_before();
            let (prep, definite) = (self.prep, self.definite);
            self.at = next;
            self.prep = prep;
            self.definite = definite;
            return;
        }
        if !self.definite && (number != Num::P || self.prep.is_none()) {
            return self.push(NodeKind::Noun(NounClass::Plain), end);
        }
        self.party(NodeKind::Desc(gender, number), end);
    }

    /// "to Spanish carrier Alfa", "from private equity firm Alfa": what stands before the noun for a company leaves no node, and its preposition is the
    /// name's.
    fn adjectives_before(&mut self) {
        while self.prep.is_none()
            && !self.definite
            && self.source.view.lexicon.language.grammar.premodifiers
            && let Some(node) = self.row.nodes.last()
            && matches!(node.kind, NodeKind::Noun(NounClass::Plain | NounClass::Stake))
            && node.end == self.at
        {
            (self.prep, self.definite, self.at) = (node.prep, node.definite, node.first);
            self.row.nodes.pop();
        }
    }

    /// "two floating vessels": whether a bare number stands right before token `i`.
    pub(super) fn counted(&self, i: usize) -> bool {
        self.counted_at(i, 0)
    }

    /// As [`Self::counted`], behind the last `back` nodes.
    pub(super) fn counted_at(&self, i: usize, back: usize) -> bool {
        self.row.nodes.iter().rev().nth(back).is_some_and(|n| match n.kind {
            NodeKind::Amount(a) => n.end == i && self.source.amounts.0[a as usize].bare,
            _ => false,
        })
    }

    /// A noun that no table knows, with the words that follow it; or a verb by its ending.
    pub(super) fn other(&mut self) {
        let view = self.source.view;
        if let Some(form) = ending(view, self.at).filter(|_| self.prep.is_none() && !self.definite) {
            let group = Group {
                verb: u16::MAX,
                form,
                perfect: false,
                passive: false,
                modal: None,
                negated: self.negated,
                reflexive: self.reflexive,
                clitic: false,
            };
            return self.push(NodeKind::Verb(group), self.at + 1);
        }
        if view.lexicon.capital_nouns() && view.tokens[self.at].shape == crate::scan::Shape::Lower {
            // an adjective or adverb: the noun that it belongs to is capital
            self.at += 1;
            return;
        }
        let mut end = self.at + 1;
        while end < self.source.to
            && !view.lexicon.capital_nouns()
            && view.tokens[end].is_word()
            && view.hits.words.at(end).is_empty()
            && view.tokens[end].shape == crate::scan::Shape::Lower
            && ending(view, end).is_none()
        {
            end += 1;
        }
        // "alla piccola Alfa", "del conciario Beta": what describes a name leaves it its preposition
        let describes = self.definite
            && end <= self.at + 2
            && !view.lexicon.language.grammar.premodifiers
            && view.tokens[self.at].shape == crate::scan::Shape::Lower
            && (self.source.mentions.1..self.source.mentions.2)
                .any(|m| self.source.mentions.0[m].first == end && (self.eligible)(m));
        if describes && !self.trade() {
            self.at = end;
            return;
        }
        let person = view.tokens[self.at].shape.is_capital()
            && view.hits.names.at(self.at).iter().any(|h| h.tag == NameTag::Given);
        self.party(NodeKind::Noun(if person { NounClass::Person } else { NounClass::Plain }), end);
    }

    /// "il leader italiano del mobile Alfa": whether a noun that has its trade behind it stands before the preposition before this word.
    fn trade(&self) -> bool {
        let view = self.source.view;
        let told = |n: &&Node| n.end + 4 > self.at && !matches!(n.kind, NodeKind::Noun(NounClass::Plain));
        let noun = self.row.nodes.iter().rev().take(2).find(told).filter(|n| matches!(n.kind, NodeKind::Desc(..)));
        noun.is_some_and(|n| view.lexicon.language.grammar.trade_heads.contains(&view.word(n.first)))
            && matches!(self.prep, Some(Prep::Of | Prep::In))
    }
}
