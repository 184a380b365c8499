//! Which form a word is where the table knows several: a participle or a past, a noun or a verb, an infinitive or an imperative.

use super::node::{NodeKind, NounClass};
use super::nodes::Builder;
use super::verbs::aux_at;
use crate::lang::{Form, Num, Prep, Tag};
use crate::lexicon::{PhraseTag, VerbRef, class};
use crate::scan::TokKind;

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    /// The form that a verb's word has at token `i`, where the language writes several alike; none where it is no verb there.
    pub(super) fn form_here(&self, v: VerbRef, i: usize, len: usize) -> Option<Form> {
        let view = self.source.view;
        let grammar = view.lexicon.language.grammar;
        let determined = || {
            self.definite
                || i > self.source.from
                    && view.tokens[i - 1].shape != crate::scan::Shape::Upper
                    && (view.is(i - 1, class::INDEF) || view.has(i - 1, |t| t == Tag::This).is_some())
        };
        match v.form {
            Form::Inf if grammar.bare_present && !self.marked_infinitive() => {
                let plural = len > 1 || self.plural_before(i) || self.caused(i);
                // "put 3 billion into": the past is written so too
                let past = || self.prep.is_none() && !determined() && self.alike(v, Form::Part, i, len);
                if plural { Some(Form::Pres) } else { past().then_some(Form::Past) }
            }
            // "reports results", "orders rose"
            Form::Pres if grammar.bare_present && len == 1 => {
                let object = self.row.nodes.last().is_some_and(|n| matches!(n.kind, NodeKind::Verb(_)) && n.end == i);
                let next = i + 1 < self.source.to
                    && (aux_at(view, i + 1).is_some()
                        || view.hits.verb(i + 1).is_some_and(|v| matches!(v.form, Form::Past | Form::Part)));
                // "secured three contracts", "picked up four firm orders"
                let several = self.row.nodes.last().is_some_and(|n| {
                    let count =
                        n.kind == NodeKind::Noun(NounClass::Plain) && n.prep.is_none() && self.counted_at(n.first, 1);
                    count && n.end == i
                });
                let noun = view.is(i, class::NOUN) && (self.counted(i) || several);
                (!object && !next && !noun).then_some(Form::Pres)
            }
            Form::Part if grammar.past_participle => {
                // "the proposed deal", "a 244 million pound agreed bid"
                let measured =
                    self.row.nodes.last().is_some_and(|n| matches!(n.kind, NodeKind::Amount(_)) && n.end == i)
                        && view.is(i + len, class::NOUN);
                if determined() || measured || self.prep.is_some_and(|p| !matches!(p, Prep::Aside | Prep::After)) {
                    return None;
                }
                // "which it acquired in 2021"
                let third = |t: usize| view.has(t, |t| t == Tag::ThirdPerson).is_some();
                let pronoun = i > self.source.from && third(i - 1) || len > 2 && third(i + 1);
                Some(if pronoun || self.relative_subject(i, i + len) || self.is_past(v, i + len) {
                    Form::Past
                } else {
                    Form::Part
                })
            }
            // "atteint 19 M€", "construit une usine": written like the participle
            Form::Part
                if self.prep.is_none() && !grammar.brackets && !determined() && self.alike(v, Form::Pres, i, len) =>
            {
                Some(Form::Pres)
            }
            Form::Ger if grammar.premodifiers && (determined() || self.nominal_gerund(i, len) || self.counted(i)) => {
                None
            }
            form => Some(form),
        }
    }

    /// "closes a refinancing", "raises funding": a word in -ing that is also a deal's noun, with no object of its own.
    fn nominal_gerund(&self, i: usize, len: usize) -> bool {
        let view = self.source.view;
        let next = i + len;
        let object = next < self.source.to
            && (view.tokens[next].shape.is_capital()
                || view.is(next, class::DEF | class::INDEF)
                || view.has(next, |t| t == Tag::This).is_some());
        view.is(i, class::NOUN) && !object
    }

    /// Whether "to" stands right before: "to buy".
    pub(super) fn marked_infinitive(&self) -> bool {
        self.prep == Some(Prep::To) && !self.definite
    }

    /// Whether what stands before token `i` may be the plural subject of a bare verb form: "Alfa and Beta plan", "shareholders approve".
    fn plural_before(&self, i: usize) -> bool {
        let nodes = &self.row.nodes;
        let Some(last) = nodes.last().filter(|_| self.prep.is_none() && !self.definite) else { return false };
        let adjacent = last.end == i
            || (last.end..i).all(|t| self.source.view.has(t, |t| matches!(t, Tag::Function | Tag::Not)).is_some());
        adjacent
            && match last.kind {
                NodeKind::Company(_) => nodes.len() > 1 && nodes[nodes.len() - 2].kind == NodeKind::And || last.end < i,
                NodeKind::Desc(_, number) => number == Num::P,
                NodeKind::Noun(NounClass::Body | NounClass::Person) | NodeKind::Rel => true,
                NodeKind::Cue => self.source.view.word(last.end - 1).ends_with('s'),
                NodeKind::Verb(_) | NodeKind::Comma => last.end < i,
                _ => false,
            }
    }

    /// "will see Alfa supply engines": whether a company stands between token `i` and a verb that takes a bare infinitive.
    fn caused(&self, i: usize) -> bool {
        let view = self.source.view;
        let [.., verb, subject] = self.row.nodes.as_slice() else { return false };
        let perceives = |t: usize| view.lexicon.language.grammar.causatives.iter().any(|w| view.word(t) == *w);
        matches!(verb.kind, NodeKind::Verb(_))
            && subject.end == i
            && subject.prep.is_none()
            && matches!(subject.kind, NodeKind::Company(_) | NodeKind::Desc(..))
            && perceives(verb.end - 1)
    }

    /// Whether the preposition just read is a pronoun, for a finite verb follows: fr "elle en a commandé quarante".
    pub(super) fn partitive_before(&self) -> bool {
        let view = self.source.view;
        let finite = || {
            aux_at(view, self.at).is_some_and(|(_, _, form)| form.is_finite())
                || view.hits.verb(self.at).is_some_and(|v| v.form.is_finite())
                    && !view.hits.words.at(self.at).iter().any(|h| matches!(h.tag, PhraseTag::Noun(_)))
        };
        self.at > self.source.from && view.has(self.at - 1, |t| t == Tag::Partitive).is_some() && finite()
    }

    /// Whether a genitive stands at token `i`.
    pub(super) fn genitive(&self, i: usize) -> bool {
        let view = self.source.view;
        let fused = !view.lexicon.language.grammar.partitive_article;
        i < self.source.to && view.has(i, |t| matches!(t, Tag::Prep(Prep::Of, f) if fused || !f)).is_some()
    }

    /// Whether the article at token `i` is the preposition of the same spelling, as pt "a": before a number, and between two noun phrases,
    /// "vendeu a Beta a Gama", "a venda da Beta a Gama".
    pub(super) fn directional(&self, i: usize, len: usize) -> bool {
        let view = self.source.view;
        if self.prep.is_some() || view.has(i, |t| t == Tag::Prep(Prep::To, false)) != Some(len) {
            return false;
        }
        let next = i + len;
        let amount = (self.source.amounts.1..self.source.amounts.2).any(|a| self.source.amounts.0[a].first == next);
        let named = || {
            (self.source.mentions.1..self.source.mentions.2)
                .any(|m| self.source.mentions.0[m].first == next && (self.eligible)(m))
        };
        let noun_before = || {
            self.row.nodes.last().is_some_and(|n| {
                n.end == i
                    && matches!(
                        n.kind,
                        NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(NounClass::Stake | NounClass::Thing)
                    )
            })
        };
        amount || noun_before() && named()
    }

    /// Whether "that" opens what is said, rather than a relative clause.
    pub(super) fn opens_speech(&self) -> bool {
        let view = self.source.view;
        let before = self.row.nodes.iter().rev();
        let direct = before.clone().find(|n| !matches!(n.kind, NodeKind::Time(_)));
        let verb = direct.is_some_and(|n| matches!(n.kind, NodeKind::Verb(_)));
        let said = before
            .take_while(|n| !matches!(n.kind, NodeKind::Rel | NodeKind::Sub | NodeKind::Break))
            .any(|n| matches!(n.kind, NodeKind::Verb(_)) && (n.first..n.end).any(|t| view.is(t, class::SAYING)));
        let next = self.at + 1;
        let subject = next < self.source.to && (aux_at(view, next).is_some() || view.hits.verb(next).is_some());
        verb || said && !subject
    }

    /// "der Umsatz von Alfa", "der Chef der Firma", "ein Anteil an Alfa": a word that makes a genitive right behind a noun.
    pub(super) fn adnominal(&self) -> bool {
        let view = self.source.view;
        let stakes = view.hits.tags(self.at).find_map(|(_, t)| if let Tag::Adnominal(s) = t { Some(s) } else { None });
        let (Some(stakes), Some(prior)) = (stakes, self.row.nodes.last()) else { return false };
        let noun = match prior.kind {
            NodeKind::Noun(NounClass::Stake) => true,
            NodeKind::Amount(a) => {
                self.source.amounts.0[a as usize].quantity.amount.kind == crate::value::QuantityKind::Percent
            }
            NodeKind::Noun(class) => !stakes && class != NounClass::Person,
            // "die Beteiligung an Alfa" evokes a deal by itself
            NodeKind::Cue => !stakes || view.has(prior.end - 1, |t| t == Tag::StakeNoun).is_some(),
            NodeKind::Desc(..) => !stakes,
            _ => false,
        };
        noun && prior.end == self.at && self.prep.is_none()
    }

    /// Whether a clause may begin here: behind a comma or another break, or at the sentence's start.
    pub(super) fn begins(&self) -> bool {
        self.row.nodes.last().is_none_or(|n| {
            !matches!(
                n.kind,
                NodeKind::Company(_)
                    | NodeKind::Desc(..)
                    | NodeKind::Amount(_)
                    | NodeKind::Time(_)
                    | NodeKind::Cue
                    | NodeKind::Verb(_)
                    | NodeKind::Noun(_)
            )
        })
    }

    /// ", der Beta übernimmt,": an article behind a comma whose clause ends with a finite verb is a relative pronoun.
    pub(super) fn relative(&mut self) -> bool {
        let view = self.source.view;
        let i = self.at;
        let after = matches!(self.row.nodes.last(), Some(n) if n.kind == NodeKind::Comma && (n.end == i || self.prep.is_some() && n.end + 1 == i));
        if !after || view.has(i, |t| t == Tag::Def).is_none() {
            return false;
        }
        let finite = |k: usize| {
            view.tokens[k].shape == crate::scan::Shape::Lower
                && (aux_at(view, k).is_some()
                    || view.hits.words.at(k).iter().any(|h| matches!(h.tag, PhraseTag::Verb(v) if v.form.is_finite())))
        };
        let (mut first, mut end) = (None, i + 1);
        while end < self.source.to {
            let closed = match view.tokens[end].kind {
                TokKind::Mark(',' | ';' | ':' | '.' | '–' | '—' | '!' | '?') => true,
                _ => {
                    end > i + 1
                        && finite(end - 1)
                        && view.is(end, crate::lexicon::class::AND | crate::lexicon::class::CLAUSE)
                }
            };
            if closed {
                break;
            }
            if first.is_none() && finite(end) {
                first = Some(end);
            }
            end += 1;
        }
        let closes = match first {
            Some(first) => first + 3 >= end && finite(end - 1) && first > i + 1,
            None => {
                end < self.source.to
                    && view.mark(end, ',')
                    && (view.tokens[i + 1].is_number()
                        || view
                            .has(i + 1, |t| {
                                matches!(t, Tag::Prep(..) | Tag::Def | Tag::Indef | Tag::Reflexive | Tag::Function)
                            })
                            .is_some())
            }
        };
        if closes {
            self.definite = false;
            self.push(NodeKind::Rel, i + 1);
        }
        closes
    }

    /// "zu übernehmen": an infinitive; "zu" is no preposition there.
    pub(super) fn infinitive(&mut self) -> bool {
        let view = self.source.view;
        let i = self.at;
        let infinitive = |k: usize| {
            view.hits.words.at(k).iter().find_map(|h| match h.tag {
                PhraseTag::Verb(v) if v.form == Form::Inf && view.tokens[k].shape == crate::scan::Shape::Lower => {
                    Some(v)
                }
                _ => None,
            })
        };
        let to = view.has(i, |t| t == Tag::Prep(Prep::To, false)).is_some() && view.word(i).len() == 2;
        if to
            && i + 1 < self.source.to
            && let Some(v) = infinitive(i + 1)
        {
            self.prep = None;
            self.at = i + 1;
            self.verb(v.verb, Form::Inf, i + 2);
            return true;
        }
        // ", um Beta zu kaufen", ", um einzusteigen"
        let infix = view.lexicon.language.grammar.infinitive_infix;
        let infixed = |word: &str| !infix.is_empty() && word.contains(infix);
        let purpose = view.has(i, |t| t == Tag::Prep(Prep::Degree, false)).is_some()
            && matches!(self.row.nodes.last(), Some(n) if n.kind == NodeKind::Comma && n.end == i)
            && (i + 2..self.source.to.min(i + 20)).any(|k| {
                infinitive(k).is_some()
                    && (view.has(k - 1, |t| t == Tag::Prep(Prep::To, false)).is_some() || infixed(view.word(k)))
            });
        if purpose {
            self.push(NodeKind::Sub, i + 1);
        }
        purpose
    }
}
