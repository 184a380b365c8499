//! Nodes of a sentence.
//!
//! "Il gruppo ha rilevato Beta da Gamma per 3 milioni" becomes: description, verb (perfect, active), company, company behind "da", amount
//! behind "per". Articles, bounds and adverbs leave no node.

use super::node::{Group, Node, NodeKind, NounClass};
use crate::lang::{Form, Gender, Num, Prep, Tag};
use crate::lexicon::{PhraseTag, VerbRef, class};
use crate::mention::capitals::{Capitals, capitals};
use crate::mention::{AmountMention, View, company::CompanyMention, date::TimeMention};
use crate::scan::{Shape, TokKind};
use crate::value::Kind;
use crate::value::Span;

/// The nodes of a sentence.
#[derive(Debug, Default)]
pub struct Row {
    /// In reading order.
    pub nodes: Vec<Node>,
}

/// What the node builder reads from.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The text and its tags.
    pub view: View<'a>,
    /// First token of the sentence.
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    /// All amounts, and the range of this sentence.
    pub amounts: (&'a [AmountMention], usize, usize),
    /// All mentions of time, and the range of this sentence.
    pub times: (&'a [TimeMention], usize, usize),
    /// All company mentions, and the range of this sentence.
    pub mentions: (&'a [CompanyMention], usize, usize),
}

impl Source<'_> {
    /// The first token of amount `a` with its bound, time `t` or mention `m`, whichever stands first.
    fn next(&self, a: usize, t: usize, m: usize) -> usize {
        let amount = self.amounts.0[..self.amounts.2].get(a).map_or(usize::MAX, |x| x.from.min(x.first));
        let time = self.times.0[..self.times.2].get(t).map_or(usize::MAX, |x| x.first);
        let mention = self.mentions.0[..self.mentions.2].get(m).map_or(usize::MAX, |x| x.first);
        amount.min(time).min(mention)
    }
}

impl Row {
    /// Builds the nodes of a sentence. `eligible` tells whether a company mention counts; persons become nouns.
    pub fn build(&mut self, source: Source, eligible: impl Fn(usize) -> bool) {
        self.nodes.clear();
        let mut builder = Builder {
            row: self,
            source,
            at: source.from,
            prep: None,
            definite: false,
            negated: false,
            reflexive: false,
            joined: false,
            style: capitals(source.view, source.from, source.to),
            eligible,
        };
        let (mut a, mut t, mut m) = (source.amounts.1, source.times.1, source.mentions.1);
        // the next token at which a mention of any sort begins: before it there are but words
        let mut next = source.from;
        while builder.at < source.to {
            if builder.at < next {
                builder.word();
                continue;
            }
            while m < source.mentions.2 && source.mentions.0[m].first < builder.at {
                m += 1;
            }
            while a < source.amounts.2 && source.amounts.0[a].first < builder.at {
                a += 1;
            }
            while t < source.times.2 && source.times.0[t].first < builder.at {
                t += 1;
            }
            next = source.next(a, t, m);
            if builder.at < next {
                continue;
            }
            if a < source.amounts.2
                && source.amounts.0[a].first > builder.at
                && source.amounts.0[a].from <= builder.at
                && !source.amounts.0[a].bare
            {
                // "for about 3 million": the words of the bound are the amount's; "sube hasta 3 millones" is also a preposition
                let to = |t| matches!(t, Tag::Prep(Prep::To, _));
                if builder.prep.is_none() && source.view.has(builder.at, to).is_some_and(|len| len == 1) {
                    builder.prep = Some(Prep::To).filter(|_| source.amounts.0[a].from == builder.at);
                }
                builder.at += 1;
                continue;
            }
            let dated = t < source.times.2 && source.times.0[t].first == builder.at;
            let named = m < source.mentions.2 && source.mentions.0[m].first == builder.at;
            if named
                && a < source.amounts.2
                && source.amounts.0[a].first == builder.at
                && source.amounts.0[a].bare
                && builder.mention(m)
            {
                continue;
            }
            if a < source.amounts.2
                && source.amounts.0[a].first == builder.at
                && source.amounts.0[a].bare
                && builder.definite
                && builder.several(source.amounts.0[a].end)
            {
                // "i due gruppi": the number belongs to the description
                builder.at = source.amounts.0[a].end;
            } else if a < source.amounts.2
                && source.amounts.0[a].first == builder.at
                && !(dated && source.amounts.0[a].bare)
            {
                let end = source.amounts.0[a].end;
                builder.push(NodeKind::Amount(a as u32), end);
            } else if m < source.mentions.2 && source.mentions.0[m].first == builder.at && builder.mention(m) {
            } else if t < source.times.2 && source.times.0[t].first == builder.at {
                let end = source.times.0[t].end;
                builder.push(NodeKind::Time(t as u32), end);
            } else {
                builder.word();
            }
        }
        self.explain(source.view);
        if source.view.lexicon.language.grammar.premodifiers {
            self.lend_prepositions(source);
            self.units(source.view);
            self.share_with_names();
            self.free_subjects(source);
        }
        if source.view.lexicon.language.grammar.brackets {
            self.pass_prepositions(source);
            super::brackets::order(self, source.view);
        } else if !source.view.lexicon.language.grammar.premodifiers {
            self.sources();
            self.name_behind_trade(source.view);
        }
    }

    /// "sold to its rival, Alfa, for 3 million": the name between commas says who is meant, and stands where the description does.
    fn explain(&mut self, view: View) {
        let mut k = 0;
        while k + 2 < self.nodes.len() {
            let [noun, comma, name] = [self.nodes[k], self.nodes[k + 1], self.nodes[k + 2]];
            // "bought by French software firm, Alfa for 3 million"
            let firm = noun.kind == NodeKind::Noun(NounClass::Plain)
                && view.lexicon.language.grammar.premodifiers
                && matches!(noun.prep, Some(Prep::By | Prep::To | Prep::From))
                && view.has(noun.end - 1, |t| matches!(t, Tag::CompanyNoun(_, Num::S))) == Some(1);
            let described = matches!(noun.kind, NodeKind::Desc(_, number) if number != Num::P) || firm;
            let named = matches!(name.kind, NodeKind::Company(_)) && name.prep.is_none();
            let ends = |n: &Node| n.kind == NodeKind::Comma || firm && matches!(n.prep, Some(Prep::For | Prep::From));
            let closed = self.nodes.get(k + 3).is_none_or(ends);
            // "the bank, Alfa, Beta and Gamma" is a list
            let other = |n: &Node| {
                matches!(n.kind, NodeKind::And | NodeKind::Company(_) | NodeKind::Desc(..)) && n.prep.is_none()
            };
            let listed = self.nodes.get(k + 4).is_some_and(other);
            let apposed = described && named && comma.kind == NodeKind::Comma && closed && !listed;
            if apposed && noun.prep != Some(Prep::Source) {
                self.nodes[k].kind = NodeKind::Noun(NounClass::Plain);
                self.nodes[k + 2].prep = noun.prep;
                if self.nodes.get(k + 3).is_some_and(|n| n.kind == NodeKind::Comma) {
                    self.nodes.remove(k + 3);
                }
                self.nodes.remove(k + 1);
            }
            k += 1;
        }
    }

    /// "an der Metzinger Nivora", "mit dem Zulieferer Nivora": the preposition of where a company is from, or what it is, is the name's too.
    fn pass_prepositions(&mut self, source: Source) {
        let view = source.view;
        let grammar = &view.lexicon.language.grammar;
        for k in 1..self.nodes.len() {
            let [noun, name] = [self.nodes[k - 1], self.nodes[k]];
            let beside = noun.kind == NodeKind::Noun(NounClass::Plain) && noun.end == name.first;
            // "in die Bündner Berge" leads to a place
            let acts = matches!(noun.prep, Some(Prep::Of | Prep::To | Prep::From | Prep::With | Prep::By | Prep::For));
            let named = matches!(name.kind, NodeKind::Company(_)) && name.prep.is_none();
            if beside && acts && named && grammar.origin_endings.iter().any(|e| view.word(noun.end - 1).ends_with(e)) {
                self.nodes[k].prep = noun.prep;
            }
        }
    }

    /// "in a $2 billion deal": the preposition belongs to the noun that the amount qualifies.
    fn lend_prepositions(&mut self, source: Source) {
        let view = source.view;
        for k in 1..self.nodes.len() {
            let NodeKind::Amount(a) = self.nodes[k - 1].kind else { continue };
            let from = source.amounts.0[a as usize].from;
            let head = matches!(self.nodes[k].kind, NodeKind::Cue | NodeKind::Noun(_))
                && self.nodes[k].prep.is_none()
                && self.nodes[k].first == self.nodes[k - 1].end;
            let determined = from > source.from
                && (view.is(from - 1, class::DEF | class::INDEF)
                    || view.has(from - 1, |t| t == Tag::This).is_some()
                    || view.has(from, |t| matches!(t, Tag::Def | Tag::Indef)).is_some());
            if head && determined {
                self.nodes[k].prep = self.nodes[k - 1].prep.take();
            }
        }
    }

    /// "sold to a unit of Alfa", "bought by a subsidiary of Alfa": whose unit it is acts.
    fn units(&mut self, view: View) {
        for k in 1..self.nodes.len() {
            let [unit, owner] = [self.nodes[k - 1], self.nodes[k]];
            let acts = matches!(unit.prep, Some(Prep::To | Prep::From | Prep::By)) && !unit.definite;
            let owns = matches!(owner.kind, NodeKind::Company(_)) && owner.prep == Some(Prep::Of);
            // "bought by Alfa's investment arm"
            let arm = self.nodes[k..]
                .iter()
                .take(3)
                .enumerate()
                .take_while(|(i, n)| *i == 0 || n.prep.is_none())
                .any(|(_, n)| n.kind == NodeKind::Noun(NounClass::Segment));
            let deals = |f: &u16| view.lexicon.frame(*f).kind == Kind::Acquisition;
            let bought = |n: &Node| {
                matches!(n.kind, NodeKind::Verb(g) if g.passive && g.verb != u16::MAX
                    && view.lexicon.verb(g.verb).frames.iter().any(deals))
            };
            let whose = unit.prep == Some(Prep::Own) && matches!(unit.kind, NodeKind::Company(_)) && arm;
            if whose && owner.prep == Some(Prep::By) && k > 1 && bought(&self.nodes[k - 2]) {
                self.nodes[k - 1].prep = owner.prep;
            }
            if acts && owns && unit.kind == NodeKind::Noun(NounClass::Segment) && unit.end + 1 == owner.first {
                self.nodes[k].prep = unit.prep;
            }
        }
    }

    /// "an offer for 3 million Alfa shares": the preposition holds for the name between the number and its noun, too.
    fn share_with_names(&mut self) {
        for k in 1..self.nodes.len().saturating_sub(1) {
            let shares = self.nodes[k + 1].prep.is_none()
                && matches!(self.nodes[k + 1].kind, NodeKind::Noun(NounClass::Stake | NounClass::Share));
            let named = matches!(self.nodes[k].kind, NodeKind::Company(_)) && self.nodes[k].prep.is_none();
            let counted =
                matches!(self.nodes[k - 1].kind, NodeKind::Amount(_)) && self.nodes[k - 1].end == self.nodes[k].first;
            if shares && named && counted {
                self.nodes[k].prep = self.nodes[k - 1].prep;
            }
        }
    }

    /// "ganhou da Alfa uma encomenda", "a reçu de l'Alfa une commande": whoever stands between a verb and its object is no complement of a noun, the
    /// object comes from it.
    fn sources(&mut self) {
        for k in 1..self.nodes.len().saturating_sub(1) {
            let object = self.nodes[k + 1].kind == NodeKind::Cue && self.nodes[k + 1].prep.is_none();
            let verb = matches!(self.nodes[k - 1].kind, NodeKind::Verb(g) if !g.passive);
            let named = matches!(self.nodes[k].kind, NodeKind::Company(_)) && self.nodes[k].prep == Some(Prep::Of);
            if object && verb && named {
                self.nodes[k].prep = Some(Prep::From);
            }
        }
    }

    /// "la compra de la cadena de pizzerías Alfa", "à l'éditeur de logiciels Alfa": a name behind a noun for companies and its trade stands where that
    /// noun does.
    fn name_behind_trade(&mut self, view: View) {
        let heads = view.lexicon.language.grammar.trade_heads;
        for k in 2..self.nodes.len() {
            let [trade, name] = [self.nodes[k - 1], self.nodes[k]];
            let named = matches!(name.kind, NodeKind::Company(_)) && name.prep.is_none() && name.first == trade.end;
            let told = matches!(trade.prep, Some(Prep::Of | Prep::In))
                && matches!(
                    trade.kind,
                    NodeKind::Noun(NounClass::Plain | NounClass::Thing | NounClass::Segment | NounClass::Machine)
                );
            if !named || !told {
                continue;
            }
            // "del leader italiano del mobile"
            let adjective = |n: &Node| n.kind == NodeKind::Noun(NounClass::Plain) && n.prep.is_none();
            let at = if adjective(&self.nodes[k - 2]) && k > 2 { k - 3 } else { k - 2 };
            let noun = self.nodes[at];
            let head = || !trade.definite || heads.contains(&view.word(noun.first));
            if matches!(noun.kind, NodeKind::Desc(_, Num::S)) && head() {
                self.nodes[k].prep = noun.prep;
            }
        }
    }

    /// "after Alfa pulled out": a word that may be a preposition is a subordinator where its noun has a verb.
    fn free_subjects(&mut self, source: Source) {
        for k in 0..self.nodes.len().saturating_sub(1) {
            let node = self.nodes[k];
            let subject = matches!(node.kind, NodeKind::Company(_) | NodeKind::Desc(..))
                && matches!(node.prep, Some(Prep::Aside | Prep::After));
            let follows =
                self.nodes[k + 1..].iter().take(3).find(|n| !matches!(n.kind, NodeKind::Noun(_) | NodeKind::Time(_)));
            let finite = follows.is_some_and(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
            // "with Alfa paying 3 million"
            let pays = |w: &[Node]| {
                let acts = matches!(w[0].kind, NodeKind::Verb(g) if g.form == Form::Ger);
                acts && w[0].prep.is_none() && w[1].prep.is_none() && matches!(w[1].kind, NodeKind::Amount(_))
            };
            let absolute = node.prep == Some(Prep::With)
                && matches!(node.kind, NodeKind::Company(_))
                && follows.is_some_and(|n| matches!(n.kind, NodeKind::Verb(g) if g.form == Form::Ger))
                && self.nodes[k + 1..].windows(2).take(3).any(pays);
            // "a contract with Alfa covering 50 megawatts" is one with Alfa
            let of_deal = k > 0 && self.nodes[k - 1].kind == NodeKind::Cue && self.nodes[k - 1].end + 1 == node.first;
            if absolute && !of_deal {
                self.nodes[k].prep = None;
            }
            let hyphened = source.view.mark(node.end, '-') && source.view.tokens[node.end].glued;
            if subject && finite && !hyphened {
                self.nodes[k].prep = None;
            }
        }
    }

    /// The place of a node.
    pub fn span(&self, view: View, n: usize) -> Span {
        view.span(self.nodes[n].first, self.nodes[n].end)
    }
}

/// Walks over the tokens of a sentence and makes its nodes.
pub(super) struct Builder<'r, 's, E> {
    pub(super) row: &'r mut Row,
    pub(super) source: Source<'s>,
    pub(super) at: usize,
    pub(super) prep: Option<Prep>,
    pub(super) definite: bool,
    pub(super) negated: bool,
    pub(super) reflexive: bool,
    /// "Alfa-Chef": a hyphen joins the name before to the noun that comes.
    pub(super) joined: bool,
    pub(super) style: Capitals,
    pub(super) eligible: E,
}

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    pub(super) fn push(&mut self, kind: NodeKind, end: usize) {
        // "comprada por Alfa por 3 millones": an amount is no agent
        let prep = match (self.prep.take(), kind) {
            // "raised by 3 million"
            (Some(Prep::By), NodeKind::Amount(_)) if self.by_how_much() => Some(Prep::Degree),
            (Some(Prep::By), NodeKind::Amount(_)) => Some(Prep::For),
            (prep, _) => prep,
        };
        let kind = match kind {
            NodeKind::Verb(group) => {
                let within = group.verb != u16::MAX && self.pronoun_within(end);
                NodeKind::Verb(Group { clitic: group.clitic || within || self.pronoun_object(end), ..group })
            }
            kind => kind,
        };
        let definite = std::mem::take(&mut self.definite);
        let node = Node { kind, first: self.at, end, prep, definite, segment: 0, marks: 0, way: 0 };
        if matches!(kind, NodeKind::Amount(_)) {
            self.bracketed_level();
        }
        self.row.nodes.push(node);
        if std::mem::take(&mut self.joined) {
            self.join();
        }
        self.at = end.max(self.at + 1);
        if !matches!(kind, NodeKind::Comma | NodeKind::Quote) {
            self.negated = false;
            self.reflexive = false;
        }
    }

    /// "was cut by 3 million", but "weighed down by 3 million of debt": whether what stands behind "by" is how much something changes.
    fn by_how_much(&self) -> bool {
        let view = self.source.view;
        let by = |t: usize| view.has(t, |t| matches!(t, Tag::Prep(Prep::By, _))).is_some();
        let from = self.source.from;
        let at = (from.max(self.at.saturating_sub(4))..self.at).rev().find(|&t| by(t)).unwrap_or(self.at);
        let grammar = &view.lexicon.language.grammar;
        let participle = |t: usize| grammar.participle_endings.iter().any(|e| view.word(t).ends_with(e));
        let suffers = |t: usize| participle(t) && view.has(t, |t| t == Tag::Change).is_none();
        grammar.premodifiers && !(from.max(at.saturating_sub(2))..at).any(suffers)
    }

    /// "which bought it for 3 million": whether a pronoun is the object of the verb before token `i`, and no subject of another.
    fn pronoun_object(&self, i: usize) -> bool {
        let view = self.source.view;
        i + 1 < self.source.to
            && view.lexicon.language.grammar.premodifiers
            && view.has(i, |t| t == Tag::ThirdPerson).is_some()
            && super::verbs::aux_at(view, i + 1).is_none()
            && view.hits.verb(i + 1).is_none_or(|v| !v.form.is_finite())
    }

    /// "snapped it up": whether a pronoun stands before the particle that ends the verb before token `end`.
    fn pronoun_within(&self, end: usize) -> bool {
        let view = self.source.view;
        view.lexicon.language.grammar.premodifiers
            && end > self.at + 2
            && view.has(end - 2, |t| t == Tag::ThirdPerson).is_some()
            && view.hits.verb(end - 1).is_none()
    }

    /// "(2024: 131 million)", "(stime: 14,4)": the colon behind what a bracket opens with parts no segments.
    fn bracketed_level(&mut self) {
        if let [.., open, label, colon] = self.row.nodes.as_slice()
            && open.kind == NodeKind::Open
            && colon.kind == NodeKind::Colon
            && matches!(label.kind, NodeKind::Time(_) | NodeKind::Noun(NounClass::Plain))
        {
            self.row.nodes.pop();
        }
    }

    /// "mit der Alfa-Übernahme": the name before the hyphen is a genitive of the noun behind it.
    fn join(&mut self) {
        if let [.., name, head] = self.row.nodes.as_mut_slice() {
            head.prep = name.prep.replace(Prep::Of);
            head.definite |= std::mem::take(&mut name.definite);
            std::mem::swap(name, head);
        }
    }

    fn mark(&mut self, kind: NodeKind) {
        let prep = self.prep.take();
        let definite = self.definite;
        self.push(kind, self.at + 1);
        if kind == NodeKind::Quote {
            // «la» and opening quotes stand between a preposition and its noun
            self.prep = prep;
            self.definite = definite;
        }
    }

    /// A company or a description of one, with what joins it to the noun behind it: "Alfa's", "Alfa-backed".
    pub(super) fn party(&mut self, kind: NodeKind, end: usize) {
        if matches!(kind, NodeKind::Company(_)) && self.prep.is_none() {
            self.prep = self.apposed();
        }
        let Some((prep, next)) = self.joint(end) else {
            self.push(kind, end);
            // the ending of "Sainsbury's" where it is a part of the name
            let ending = |t: usize, c: char| self.source.view.mark(t, c) && self.source.view.tokens[t].glued;
            if (ending(end, '\'') || ending(end, '’')) && self.source.view.word(end + 1).eq_ignore_ascii_case("s") {
                self.at = end + 2;
            }
            return;
        };
        // the preposition before it belongs to the noun behind it: "with Alfa's cloud unit"
        let outer = self.prep.replace(prep);
        self.push(kind, end);
        self.prep = outer;
        self.definite = prep == Prep::Own;
        self.at = next;
    }

    /// "of its paint subsidiary Alfa": the preposition of the nouns right before a name, which the name explains.
    fn apposed(&self) -> Option<Prep> {
        if !self.source.view.lexicon.language.grammar.premodifiers {
            return None;
        }
        let mut at = self.at;
        for node in self.row.nodes.iter().rev().take(5) {
            // "to smaller rival Alfa": a word of no weight between leaves no node
            let light = || node.end + 1 == at && self.source.view.has(node.end, |t| t == Tag::Function) == Some(1);
            let noun = matches!(node.kind, NodeKind::Noun(NounClass::Segment | NounClass::Plain))
                && (node.end == at || light());
            // "of pension manager Alfa"
            // "to the pension manager Alfa"
            let view = self.source.view;
            let agent = || view.lexicon.language.grammar.agent_endings.iter().any(|e| view.word(at - 1).ends_with(e));
            let explains = matches!(node.prep, Some(Prep::Of | Prep::With | Prep::From | Prep::To | Prep::By))
                && (!node.definite || agent())
                && view.tokens[at - 1].shape == Shape::Lower;
            if !noun || at == self.at && node.kind != NodeKind::Noun(NounClass::Segment) && !explains {
                return None;
            }
            if node.prep.is_some() {
                return node.prep.filter(|p| *p != Prep::Own);
            }
            at = node.first;
        }
        None
    }

    /// How the name that ends at token `i` qualifies what follows, and where that begins.
    fn joint(&self, i: usize) -> Option<(Prep, usize)> {
        let view = self.source.view;
        let mark = view.tokens.get(i).filter(|t| t.glued && i < self.source.to)?;
        let glued = view.tokens.get(i + 1).is_some_and(|t| t.glued && t.is_word());
        if mark.is('\'') || mark.is('’') {
            let s = glued && view.word(i + 1).eq_ignore_ascii_case("s");
            let bare = !glued && i > 0 && view.word(i - 1).ends_with('s');
            // "Sainsbury's is to buy", "sold to Macy's": nothing follows that it could own
            let next = i + 2;
            let alone = s
                && (next >= self.source.to
                    || matches!(view.tokens[next].kind, TokKind::Mark(',' | '.' | ';' | ':' | ')'))
                    || view.is(next, class::AUX | class::PREP | class::AND) && view.tokens[next].shape == Shape::Lower);
            if alone {
                return None;
            }
            return (s || bare).then_some((Prep::Own, i + 1 + usize::from(s)));
        }
        let hyphen = mark.is('-') || mark.is('‑') || mark.is('–');
        let joined = view.hits.tags(i + 1).find_map(|(len, t)| match t {
            Tag::Hyphened(prep) => Some((prep, i + 1 + len)),
            _ => None,
        });
        joined.filter(|_| hyphen && glued)
    }

    fn mention(&mut self, m: usize) -> bool {
        let mention = &self.source.mentions.0[m];
        let end = mention.legal_end;
        if (self.eligible)(m) {
            let end = self.short_form(m, end);
            self.party(NodeKind::Company(m as u32), end);
            return true;
        }
        if mention.person || mention.end - mention.first > 1 {
            let class = if mention.person { NounClass::Person } else { NounClass::Plain };
            self.party(NodeKind::Noun(class), end);
            return true;
        }
        false
    }

    /// One past the bracket behind mention `m` that holds nothing but its short form: "Orizzonte Sistemi Navali (OSN)" is one party.
    fn short_form(&self, m: usize, end: usize) -> usize {
        let view = self.source.view;
        let short = self.source.mentions.0.get(m + 1).filter(|s| s.bracketed && s.first == end + 1);
        let closed = short.filter(|s| s.legal_end == s.first + 1 && view.mark(s.legal_end, ')'));
        closed.map_or(end, |s| s.legal_end + 1)
    }

    fn word(&mut self) {
        let view = self.source.view;
        let i = self.at;
        if let TokKind::Mark(c) = view.tokens[i].kind {
            return self.punctuation(c);
        }
        if view.tokens[i].is_number() {
            self.at += 1;
            return;
        }
        if self.prep == Some(Prep::In) && self.partitive_before() {
            self.prep = None;
        }
        let phrase = view.hits.verb_form(i).is_some_and(|(len, _)| len > 1);
        if self.demonym_of_name()
            || self.premodified()
            || view.lexicon.language.grammar.brackets
                && (self.particle() || self.relative() || self.infinitive() || self.by_origin())
            || !phrase && self.verb_group()
        {
            return;
        }
        if self.definite && self.prep.is_none() && self.ordinal() {
            return;
        }
        // "AI" is no preposition, "IPO" may be a cue
        let acronym = view.tokens[i].shape == Shape::Upper
            && !view.is(i, class::OFFICE)
            && !view.hits.words.at(i).iter().any(|h| matches!(h.tag, PhraseTag::Noun(_)) || h.len > 1);
        if acronym && view.tokens[i].span().len() > 1 && !self.shouting() {
            return self.other();
        }
        // "une avance", "un compte": no verb stands behind an article, unless verbs stand at the end
        let nominal = self.prep.is_some()
            || self.definite
            || i > self.source.from
                && !view.lexicon.language.grammar.brackets
                && view.is(i - 1, class::INDEF)
                && view.tokens[i].shape == Shape::Lower;
        // longest first
        // "une participation de 35 %" is a share, whatever "participation de" tells before a name
        let share = |len: usize| {
            len > 1
                && view.tokens.get(i + len).is_some_and(|t| t.is_number())
                && view.has(i, |t| t == Tag::StakeNoun).is_some()
        };
        let noun = Some(view.hits.words.at(i)).filter(|_| view.is(i, class::NOUN)).and_then(|own| {
            own.iter().find(|h| matches!(h.tag, PhraseTag::Noun(_)) && !share(h.len as usize)).map(|h| h.len as usize)
        });
        // "an die Lumetra GmbH": what bounds an amount elsewhere ("an die 100") is a preposition and an article here
        let bounds = |len: usize, t: Tag| len > 1 && matches!(t, Tag::Bound(_)) && view.is(i, class::PREP);
        let tag = view.hits.tags(i).find(|&(len, t)| matters(t) && !bounds(len, t));
        let tag = match tag {
            Some((len, Tag::Def)) if self.directional(i, len) => Some((len, Tag::Prep(Prep::To, false))),
            tag => tag,
        };
        let verb = view.hits.verb_form(i).filter(|_| {
            view.tokens[i].shape == Shape::Lower
                || i == self.source.from
                || self.style != Capitals::Names
                || !view.tokens[i].shape.is_capital()
        });
        // "Alfa partners with Beta"
        let acts = verb.is_some_and(|(len, v)| v.form == Form::Pres && len == 1)
            && view.lexicon.language.grammar.premodifiers
            && tag.is_some_and(|(len, t)| len == 1 && matches!(t, Tag::CompanyNoun(..)))
            && view.has(i + 1, |t| matches!(t, Tag::Prep(Prep::With, _))).is_some()
            && self.row.nodes.last().is_some_and(|n| n.end == i && matches!(n.kind, NodeKind::Company(_)));
        let tag = tag.filter(|_| !acts);
        // the longest reading wins; a noun over a verb behind an article or preposition
        // "società attiva nei sensori" activates nothing
        let active = verb.is_some_and(|(len, v)| len == 1 && v.form == Form::Pres)
            && view.has(i, |t| t == Tag::Founded).is_some_and(|len| len > 1);
        let verb = verb
            .filter(|_| !active)
            .and_then(|(len, v)| Some((len, VerbRef { form: self.form_here(v, i, len)?, ..v })));
        let nominal = nominal || noun.is_some() && verb.is_some_and(|(_, v)| v.form == Form::Pres) && self.governed();
        let noun_len = noun.unwrap_or(0);
        let verb_len = verb.map_or(0, |v| v.0);
        if let Some((len, t)) =
            tag.filter(|&(len, t)| len >= verb_len && (len > noun_len || noun_len == 0 && !(verb_len > 0 && weak(t))))
        {
            return self.tagged(len, t);
        }
        if let Some((len, v)) = verb.filter(|(_, v)| v.form == Form::Inf && self.marked_infinitive()) {
            return self.verb(v.verb, v.form, i + len);
        }
        // "lo construirá": a form that can be no noun has a pronoun before it
        let pronoun = self.definite
            && self.prep.is_none()
            && verb.is_some_and(|(_, v)| matches!(v.form, Form::Fut | Form::Cond | Form::Past | Form::Impf));
        match (noun, verb) {
            (Some(len), None) => self.push(NodeKind::Cue, i + len),
            // "Compra de Beta por Alfa", "anuncia compra de Beta": a genitive belongs to a noun
            (Some(len), Some((own, v)))
                if nominal
                    || len > 1 && len >= own
                    || matches!(v.form, Form::Part | Form::Subj)
                    || v.form == Form::Pres && self.genitive(i + len) =>
            {
                self.push(NodeKind::Cue, i + len)
            }
            (None, Some((len, v)))
                if self.prep.is_none() && self.definite && view.lexicon.plainly_finite(v, view.word(i)) =>
            {
                self.verb(v.verb, v.form, i + len)
            }
            (_, Some((len, v)))
                if pronoun
                    || !(nominal && (v.form.is_finite() || v.form == Form::Part && self.prep.is_some()))
                    || noun.is_none() && v.form.is_finite() && self.pronoun(i, i + len) =>
            {
                self.verb(v.verb, v.form, i + len)
            }
            (Some(len), _) => self.push(NodeKind::Cue, i + len),
            _ => self.other(),
        }
    }

    /// Whether a finite verb or auxiliary stands at token `t`.
    fn finite(&self, t: usize) -> bool {
        let view = self.source.view;
        t < self.source.to
            && view.tokens[t].shape == Shape::Lower
            && (view.hits.verb(t).is_some_and(|v| v.form.is_finite())
                || view.has(t, |tag| matches!(tag, Tag::Aux(_, form) if form.is_finite())).is_some())
    }

    /// Whether the word at hand, which opens clauses elsewhere, is the reflexive pronoun between a subject and the verb at token `end`.
    fn proclitic(&self, end: usize) -> bool {
        let view = self.source.view;
        let subject = |n: &Node| {
            n.end == self.at && matches!(n.kind, NodeKind::Company(_) | NodeKind::Desc(..) | NodeKind::Noun(_))
        };
        view.has(self.at, |t| t == Tag::Reflexive).is_some()
            && self.row.nodes.last().is_some_and(subject)
            && view.hits.verb(end).is_some_and(|v| v.form.is_finite())
    }

    /// "awarded Beta contracts": whether the verb of a deal and a company stand right before, so that what follows is its object.
    fn governed(&self) -> bool {
        let view = self.source.view;
        let evokes = |n: &Node| matches!(n.kind, NodeKind::Verb(g) if g.is_finite() && !g.passive && g.verb != u16::MAX && !view.lexicon.verb(g.verb).frames.is_empty());
        let object = |n: &Node| matches!(n.kind, NodeKind::Company(_)) && n.prep.is_none();
        view.lexicon.language.grammar.premodifiers
            && match self.row.nodes.as_slice() {
                [.., verb, name, of] if of.prep == Some(Prep::Of) => evokes(verb) && object(name) && of.end == self.at,
                [.., verb, name] => evokes(verb) && object(name) && name.end == self.at,
                _ => false,
            }
    }

    /// "der Bau- und Immobilienkonzern Alfa", "der Stahl-, Bau- und Immobilienkonzern": the first part of two compounds that share their head is no
    /// noun of its own, nor does "und" join it to what stands before.
    fn elided(&mut self) -> bool {
        let view = self.source.view;
        let next = self.at + 1;
        let joint = view.tokens.get(next).is_some_and(|t| t.is(',') && t.glued)
            || view.tokens.get(next).is_some_and(|t| !t.glued) && view.is(next, class::AND | class::OR);
        let noun =
            |n: &Node| matches!(n.kind, NodeKind::Noun(_) | NodeKind::Desc(..) | NodeKind::Cue) && n.end == self.at;
        let head = view.tokens.get(next + 1).is_some_and(|t| t.is_word() && t.shape.is_capital());
        if !view.lexicon.language.grammar.compounds || !joint || !head {
            return false;
        }
        let Some(node) = self.row.nodes.last().filter(|n| noun(n)).copied() else { return false };
        self.row.nodes.pop();
        (self.prep, self.definite) = (node.prep, node.definite);
        self.at = next + 1;
        true
    }

    fn punctuation(&mut self, c: char) {
        match c {
            ',' => self.mark(NodeKind::Comma),
            '(' if self.bracketed_share() => {
                (self.prep, self.at) = (Some(Prep::Of), self.at + 1);
            }
            ')' if self.behind_bracketed_share() => self.at += 1,
            '(' if let Some(end) = self.bracketed_day() => self.at = end,
            // "(Euronext Paris: ALF)"
            ':' if self.within_bracket() => self.at += 1,
            '(' | '[' => self.mark(NodeKind::Open),
            ')' | ']' => self.mark(NodeKind::Close),
            ':' => self.mark(NodeKind::Colon),
            ';' | '–' | '—' | '|' => self.mark(NodeKind::Break),
            // "OVHCLOUD • Le groupe …": behind a label, not before a bullet
            '•' | '·' if !self.row.nodes.is_empty() => self.mark(NodeKind::Break),
            '-' if !self.source.view.tokens[self.at].glued => self.mark(NodeKind::Break),
            '-' if self.enclitic() => {}
            '-' if self.elided() => {}
            '-' if self.source.view.lexicon.language.grammar.compounds => {
                let named = matches!(self.row.nodes.last(), Some(Node { kind: NodeKind::Company(_), end, .. }) if *end == self.at);
                // "des US-Softwareanbieters": what the hyphen joins to is the noun
                let glued = self.source.view.tokens.get(self.at + 1).is_some_and(|t| t.glued && t.is_word());
                let plain =
                    |n: &&Node| n.kind == NodeKind::Noun(NounClass::Plain) && n.end == self.at && n.end == n.first + 1;
                if let Some(node) = self.row.nodes.last().filter(plain).filter(|_| glued).copied() {
                    self.row.nodes.pop();
                    (self.prep, self.definite) = (node.prep, node.definite);
                }
                self.at += 1;
                self.joined = named && self.source.view.tokens.get(self.at).is_some_and(|t| t.glued && t.is_word());
            }
            '"' | '“' | '”' | '«' | '»' | '„' => self.mark(NodeKind::Quote),
            _ => self.at += 1,
        }
    }

    /// Entries that make a node or a preposition.
    pub(super) fn tagged(&mut self, len: usize, tag: Tag) {
        let end = self.at + len;
        match tag {
            Tag::Prep(..) | Tag::Def | Tag::Indef if self.adnominal() => {
                self.prep = Some(Prep::Of);
                self.definite = true;
                self.at = end;
            }
            Tag::Prep(prep, definite) => {
                self.prep = Some(prep);
                self.definite = definite;
                self.at = end;
            }
            Tag::Def | Tag::This => {
                self.definite = true;
                self.at = end;
            }
            Tag::And | Tag::Or => {
                let prep = self.prep.take();
                self.push(NodeKind::And, end);
                self.prep = prep.filter(|p| *p == Prep::Between);
            }
            // pt "a Galp se desfez": the pronoun where a verb follows its subject
            Tag::Clause if self.proclitic(end) => {
                self.reflexive = true;
                self.at = end;
            }
            // "Damit wird Alfa bewertet": what opens a clause has its verb at the end, an adverb right behind it
            Tag::Clause
                if self.source.view.lexicon.language.grammar.brackets && (!self.begins() || self.finite(end)) =>
            {
                self.at = end;
            }
            Tag::Clause => self.push(NodeKind::Sub, end),
            Tag::Rel => {
                // "Beta, in cui Alfa ha investito"
                let own = self.source.view.hits.tags(self.at).find_map(|(len, t)| match t {
                    Tag::Prep(prep, _) if self.at + len < end => Some(prep),
                    _ => None,
                });
                self.prep =
                    own.or(self.prep).filter(|p| matches!(p, Prep::In | Prep::From | Prep::By | Prep::With | Prep::Of));
                self.push(NodeKind::Rel, end)
            }
            Tag::That => {
                if self.opens_speech() {
                    self.at = end;
                } else {
                    self.prep = None;
                    self.push(NodeKind::Rel, end);
                }
            }
            Tag::Not => {
                self.negated = true;
                self.at = end;
            }
            Tag::Reflexive => {
                self.reflexive = true;
                self.at = end;
            }
            Tag::CompanyNoun(g, n) | Tag::TradeNoun(g, n) => self.description(end, g, n),
            // "The target had revenue of 3 million", "the target of 3 million" is another
            Tag::Bought if self.definite && self.prep.is_none() && self.tells(end) => {
                self.description(end, Gender::Any, Num::S);
            }
            Tag::BodyNoun | Tag::Office => self.push(NodeKind::Noun(NounClass::Body), end),
            Tag::StakeNoun => self.push(NodeKind::Noun(NounClass::Stake), end),
            Tag::ShareNoun => self.push(NodeKind::Noun(NounClass::Share), end),
            Tag::AdviserNoun => self.push(NodeKind::Noun(NounClass::Adviser), end),
            Tag::SegmentNoun => self.push(NodeKind::Noun(NounClass::Segment), end),
            Tag::Machine => self.push(NodeKind::Noun(NounClass::Machine), end),
            Tag::ThingNoun => self.push(NodeKind::Noun(NounClass::Thing), end),
            _ => self.at = end,
        }
    }
}

/// Tags that make or shape a node.
fn matters(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Prep(..)
            | Tag::Def
            | Tag::Indef
            | Tag::This
            | Tag::And
            | Tag::Or
            | Tag::Clause
            | Tag::Rel
            | Tag::That
            | Tag::ThirdPerson
            | Tag::Not
            | Tag::Reflexive
            | Tag::CompanyNoun(..)
            | Tag::TradeNoun(..)
            | Tag::BodyNoun
            | Tag::Office
            | Tag::StakeNoun
            | Tag::ShareNoun
            | Tag::AdviserNoun
            | Tag::SegmentNoun
            | Tag::ThingNoun
            | Tag::Machine
            | Tag::Bought
            | Tag::Function
            | Tag::Bound(_)
            | Tag::Partitive
            | Tag::More
            | Tag::Rest
    )
}

/// Tags that give way to a verb reading of the same word.
fn weak(tag: Tag) -> bool {
    matches!(tag, Tag::Function | Tag::Bound(_) | Tag::More | Tag::Rest | Tag::ShareNoun | Tag::Bought)
}
