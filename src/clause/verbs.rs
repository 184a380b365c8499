//! Verb groups: auxiliaries, modals, negation, pronouns and the verb itself, also where words stand between.
//!
//! "avrebbe già comprato" is one group: conditional, perfect, active.

use super::node::{Group, Node, NodeKind};
use super::nodes::Builder;
use crate::lang::{At, Aux, Form, Prep, Slot, Tag};
use crate::lexicon::{VerbRef, class};
use crate::mention::View;
use crate::scan::TokKind;

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    /// Whether the word at token `i` is written like `form` of its verb and an object follows.
    pub(super) fn alike(&self, v: VerbRef, form: Form, i: usize, len: usize) -> bool {
        let view = self.source.view;
        let same = crate::lexicon::PhraseTag::Verb(VerbRef { verb: v.verb, form });
        let next = i + len;
        let amount = |a: usize| self.source.amounts.0[a].first == next;
        let object = || {
            (self.source.amounts.1..self.source.amounts.2).any(amount)
                || next < self.source.to
                    && (view.is(
                        next,
                        class::DEF | class::INDEF | class::DIGITS | class::NUMBER | class::BOUND | class::CAPITAL,
                    ) || view.has(next, |t| matches!(t, Tag::This | Tag::Prep(Prep::Of, true))).is_some())
        };
        view.hits.words.at(i).iter().any(|h| h.len as usize == len && h.tag == same) && (len > 1 || object())
    }

    /// "comprou-a", "associou-se": a pronoun that hangs on the verb before it.
    pub(super) fn enclitic(&mut self) -> bool {
        let found = self
            .source
            .view
            .hits
            .tags(self.at)
            .find_map(|(len, t)| if let Tag::Enclitic(own) = t { Some((len, own)) } else { None });
        let Some((len, own)) = found else { return false };
        if let Some(Node { kind: NodeKind::Verb(group), end, .. }) = self.row.nodes.last_mut()
            && *end == self.at
        {
            group.reflexive |= own;
            group.clitic |= !own;
        }
        self.at += len;
        true
    }

    /// "steigt bei Alfa ein": a particle at the clause's end belongs to the finite verb before it.
    pub(super) fn particle(&mut self) -> bool {
        let view = self.source.view;
        let i = self.at;
        let word = view.tokens[i].word;
        if !view.lexicon.is_particle(word) || view.tokens[i].shape != crate::scan::Shape::Lower {
            return false;
        }
        let closes = i + 1 >= self.source.to
            || !view.tokens[i + 1].is_word()
                && !view.tokens[i + 1].is_number()
                && !matches!(view.tokens[i + 1].kind, TokKind::Mark('$' | '€' | '£' | '„' | '"' | '“' | '«' | '»'))
            || view.is(i + 1, crate::lexicon::class::AND | crate::lexicon::class::PREP | crate::lexicon::class::CLAUSE);
        let base = self.row.nodes.iter_mut().rev().find_map(|n| match &mut n.kind {
            NodeKind::Verb(g) if g.is_finite() && g.verb != u16::MAX => Some(g),
            _ => None,
        });
        let Some(group) = base.filter(|_| closes) else { return false };
        match view.lexicon.with_particle(group.verb, word) {
            Some(verb) => group.verb = verb,
            // "kommt um", "legte hin": another verb than the one alone
            None if self.prep.is_none() && !view.is(i, crate::lexicon::class::PREP) => group.verb = u16::MAX,
            None => return false,
        }
        self.at += 1;
        true
    }

    pub(super) fn verb(&mut self, verb: u16, form: Form, end: usize) {
        let view = self.source.view;
        let used = be_perfect(view, verb);
        let reflexive = self.reflexive || enclitic(view, self.at, form);
        let group = Group {
            verb,
            form,
            perfect: false,
            passive: form == Form::Part && !used,
            modal: None,
            negated: self.negated,
            reflexive,
            clitic: self.definite && form.is_finite() && !view.lexicon.language.grammar.premodifiers,
        };
        self.push(NodeKind::Verb(group), end);
    }

    /// Whether a participle that stands alone is a past tense: "bought Beta", but not "bought by Beta", "sold to Beta".
    pub(super) fn is_past(&self, v: VerbRef, next: usize) -> bool {
        let view = self.source.view;
        let frames = &view.lexicon.verb(v.verb).frames;
        let takes =
            |f: &u16| view.lexicon.frame(*f).slots.iter().any(|(at, s)| *at == At::Obj && matches!(s, Slot::Role(_)));
        let agent = view.has(next, |t| matches!(t, Tag::Prep(Prep::By, _))).is_some();
        if agent || next >= self.source.to {
            return !agent && !frames.iter().any(takes);
        }
        let stops = matches!(view.tokens[next].kind, TokKind::Mark(',' | '.' | ';' | ':' | ')' | '-' | '–' | '—'))
            || view.is(next, class::PREP | class::TIME | class::MONTH | class::AND | class::CLAUSE)
                && !view.is(next, class::BOUND | class::NUMBER);
        !stops || !frames.iter().any(takes)
    }

    /// "Beta, which Alfa bought from Gamma": whether a company alone stands between a relative pronoun and the verb at token `i`.
    pub(super) fn relative_subject(&self, i: usize, next: usize) -> bool {
        let view = self.source.view;
        let [.., pronoun, subject] = self.row.nodes.as_slice() else { return false };
        pronoun.kind == NodeKind::Rel
            && subject.end == i
            && matches!(subject.kind, NodeKind::Company(_) | NodeKind::Desc(..))
            && subject.prep.is_none()
            && view.has(next, |t| matches!(t, Tag::Prep(Prep::By, _))).is_none()
    }

    /// Auxiliaries with what follows them.
    pub(super) fn verb_group(&mut self) -> bool {
        let view = self.source.view;
        let Some((_, _, form)) = aux_at(view, self.at) else { return false };
        // "em São Paulo", "says Will Smith": a name, not a verb
        let named = self.at > self.source.from
            && view.tokens[self.at].shape == crate::scan::Shape::Title
            && (!view.lexicon.language.grammar.title_case && view.tokens[self.at - 1].is_word()
                || view.tokens.get(self.at + 1).is_some_and(|t| t.shape == crate::scan::Shape::Title))
            && view.tokens[self.at - 1].shape != crate::scan::Shape::Title;
        if named {
            return false;
        }
        if self.prep.is_some_and(|p| !matches!(p, Prep::Aside | Prep::After | Prep::To | Prep::Of | Prep::For)) {
            return false;
        }
        if view.lexicon.language.grammar.brackets {
            let mut end = self.at;
            while let Some((len, ..)) = aux_at(view, end).filter(|_| end < self.source.to) {
                end += len;
            }
            let modal = (self.at..end).find_map(|t| {
                aux_at(view, t).filter(|a| matches!(a.1, Aux::May | Aux::Should | Aux::Want | Aux::Shall))
            });
            let group = Group {
                verb: u16::MAX,
                form,
                perfect: false,
                passive: false,
                modal: modal.map(|(_, kind, _)| kind),
                negated: self.negated,
                reflexive: self.reflexive,
                clitic: false,
            };
            self.push(NodeKind::Verb(group), end);
            return true;
        }
        let (mut be, mut have, mut become_, mut modal) = (false, false, false, None);
        let (mut at, mut negated, mut reflexive) = (self.at, self.negated, self.reflexive);
        let clitic = self.definite && self.prep.is_none() && !view.lexicon.language.grammar.premodifiers;
        let mut tense = form;
        let mut first = true;
        while at < self.source.to {
            // "could be worth": an auxiliary that begins a verb of several words
            if at > self.at && view.hits.verb_form(at).is_some_and(|(len, _)| len > 1) {
                break;
            }
            if let Some((len, kind, form)) = aux_at(view, at) {
                match kind {
                    Aux::Have => have = true,
                    Aux::Be => be = true,
                    Aux::Become => become_ = true,
                    other => modal = modal.or(Some(other)),
                }
                if first || form == Form::Cond {
                    tense = form;
                }
                first = false;
                at += len;
                continue;
            }
            if view.has(at, |t| t == Tag::Not).is_some() {
                negated = true;
            } else if view.has(at, |t| t == Tag::Reflexive).is_some() {
                reflexive = true;
            } else {
                // "a par ailleurs conclu": an adverb may have several words
                let function = view.has(at, |t| matches!(t, Tag::Function)).filter(|_| view.hits.verb(at).is_none());
                // "has since sold": a preposition right before the participle is an adverb
                let since = || {
                    let closes =
                        view.hits.verb(at + 1).is_some_and(|v| v.form == Form::Part) && at + 1 < self.source.to;
                    (have && closes && view.is(at, class::PREP)).then_some(1)
                };
                let own = function.or_else(|| (adverb(view, at) && view.hits.verb(at).is_none()).then_some(1));
                match own.or_else(since) {
                    Some(len) if at <= self.at + 6 => at += len,
                    _ => break,
                }
                continue;
            }
            at += 1;
        }
        let next = view.hits.verb_form(at).filter(|_| at < self.source.to);
        match next {
            Some((len, v))
                if matches!(v.form, Form::Part) && (be || have || become_)
                    // "acaba de comprar": a periphrasis makes its perfect with the infinitive
                    || matches!(v.form, Form::Inf) && (modal.is_some() || have)
                    || v.form == Form::Ger && be =>
            {
                // "was buying" tells no deal as done
                let tense = if v.form == Form::Ger && tense == Form::Past { Form::Pres } else { tense };
                let active = be_perfect(view, v.verb);
                reflexive |= enclitic(view, at, v.form);
                let passive = v.form == Form::Part && (become_ || be && !active && !(reflexive));
                let group = Group {
                    verb: v.verb,
                    form: tense,
                    perfect: v.form == Form::Part && (have || be && !view.lexicon.language.grammar.have_perfect)
                        || v.form == Form::Inf && have,
                    passive,
                    modal,
                    negated,
                    reflexive,
                    clitic,
                };
                self.push(NodeKind::Verb(group), at + len);
            }
            _ => {
                let group = Group {
                    verb: u16::MAX,
                    form: tense,
                    perfect: false,
                    passive: false,
                    modal,
                    negated,
                    reflexive,
                    clitic,
                };
                let end = last_aux(view, self.at, at);
                self.push(NodeKind::Verb(group), end);
            }
        }
        true
    }
}

/// The form that an unknown word's ending shows.
pub(super) fn ending(view: View, i: usize) -> Option<Form> {
    let word = view.word(i);
    let plain =
        word.len() >= 6 && view.tokens[i].shape == crate::scan::Shape::Lower && view.hits.words.at(i).is_empty();
    if plain { view.lexicon.finite_ending(word) } else { None }
}

/// Whether the verb's perfect takes the auxiliary of the passive.
pub(super) fn be_perfect(view: View, verb: u16) -> bool {
    view.lexicon.verb(verb).be_perfect
}

/// "adjudicarse": whether the verb form at token `i` ends in the reflexive pronoun.
pub(super) fn enclitic(view: View, i: usize, form: Form) -> bool {
    let ending = view.lexicon.language.grammar.reflexive_ending;
    matches!(form, Form::Inf | Form::Ger) && !ending.is_empty() && view.word(i).ends_with(ending)
}

/// The auxiliary at token `i`, with its length.
pub(super) fn aux_at(view: View, i: usize) -> Option<(usize, Aux, Form)> {
    // "in May"
    let month = || view.is(i, class::MONTH) && view.tokens[i].shape.is_capital();
    if !view.is(i, class::AUX) || month() {
        return None;
    }
    view.hits.tags(i).find_map(|(len, t)| if let Tag::Aux(kind, form) = t { Some((len, kind, form)) } else { None })
}

/// One past the last auxiliary of tokens `from..to`.
fn last_aux(view: View, from: usize, to: usize) -> usize {
    (from..to).rev().find_map(|i| aux_at(view, i).map(|(len, ..)| i + len)).unwrap_or(from + 1)
}

/// Adverbs between auxiliary and participle by their ending, in the languages that mark them so.
fn adverb(view: View, i: usize) -> bool {
    let word = view.word(i);
    word.len() > 5 && view.lexicon.language.grammar.adverbs.iter().any(|e| word.ends_with(e))
}
