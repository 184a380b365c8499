//! Nodes of a sentence.
//!
//! "Il gruppo ha rilevato Beta da Gamma per 3 milioni" becomes: description, verb (perfect, active), company, company behind "da", amount
//! behind "per". Articles, bounds and adverbs leave no node.

use crate::lang::{At, Aux, Form, Gender, Num, Prep, Slot, Tag};
use crate::lexicon::{NameTag, PhraseTag, VerbRef, class};
use crate::mention::capitals::{Capitals, capitals};
use crate::mention::{AmountMention, View, company::CompanyMention, date::TimeMention};
use crate::scan::TokKind;
use crate::value::Span;

/// A verb group: "avrebbe comprato", "è stata rilevata", "potrebbe vendere".
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Group {
    /// Number of the verb in its language; `u16::MAX` for an auxiliary alone.
    pub verb: u16,
    /// The form that carries tense: of the auxiliary where there is one.
    pub form: Form,
    /// Whether an auxiliary and a participle make a perfect.
    pub perfect: bool,
    /// Whether the subject undergoes the action.
    pub passive: bool,
    /// "potrebbe", "dovrebbe".
    pub modal: Option<Aux>,
    /// Whether it is negated.
    pub negated: bool,
    /// Whether it carries a reflexive.
    pub reflexive: bool,
    /// Whether a pronoun before it stands for its object: "l'aveva acquistata".
    pub clitic: bool,
}

impl Group {
    /// Whether it makes a clause of its own.
    pub fn is_finite(&self) -> bool {
        self.form.is_finite() || self.modal.is_some()
    }
}

/// What a noun that is no cue tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NounClass {
    /// Nothing.
    Plain,
    /// "cda", "azionisti", "ceo": stands for the company that it belongs to.
    Body,
    /// "quota", "maggioranza".
    Stake,
    /// "titolo", "prezzo obiettivo".
    Share,
    /// "advisor".
    Adviser,
    /// "divisione".
    Segment,
    /// "impianto", "portafoglio".
    Thing,
    /// "chip", "sistemi".
    Machine,
    /// A person's name.
    Person,
}

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NodeKind {
    /// A company mention, by number.
    Company(u32),
    /// A definite description of a company.
    Desc(Gender, Num),
    /// An amount, by number.
    Amount(u32),
    /// A mention of time, by number.
    Time(u32),
    /// A noun that evokes frames; its hits begin at the node's first token.
    Cue,
    /// A verb group.
    Verb(Group),
    /// Another noun.
    Noun(NounClass),
    /// A comma.
    Comma,
    /// "e", "o".
    And,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A colon.
    Colon,
    /// A semicolon, or a dash between spaces.
    Break,
    /// A quotation mark.
    Quote,
    /// A relative pronoun.
    Rel,
    /// A subordinator.
    Sub,
}

impl NodeKind {
    /// Whether it may be a subject, behind this preposition.
    fn is_subject(self, prep: Option<Prep>) -> bool {
        prep.is_none() && matches!(self, Self::Company(_) | Self::Desc(..))
    }
}

/// A node.
#[derive(Debug, Clone, Copy)]
pub struct Node {
    /// What it is.
    pub kind: NodeKind,
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    /// The preposition before it.
    pub prep: Option<Prep>,
    /// Whether an article stands before it.
    pub definite: bool,
    /// Number of its segment, see [`super::segments`].
    pub segment: u16,
}

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
        if source.view.lexicon.language.grammar.premodifiers {
            self.lend_prepositions(source);
            self.free_subjects(source);
        }
        if source.view.lexicon.language.grammar.brackets {
            super::brackets::order(self, source.view);
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

    /// "after Alfa pulled out": a word that may be a preposition is a subordinator where its noun has a verb.
    fn free_subjects(&mut self, source: Source) {
        for k in 0..self.nodes.len().saturating_sub(1) {
            let node = self.nodes[k];
            let subject =
                matches!(node.kind, NodeKind::Company(_) | NodeKind::Desc(..)) && node.prep == Some(Prep::Aside);
            let follows =
                self.nodes[k + 1..].iter().take(3).find(|n| !matches!(n.kind, NodeKind::Noun(_) | NodeKind::Time(_)));
            let finite = follows.is_some_and(|n| matches!(n.kind, NodeKind::Verb(g) if g.is_finite()));
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

struct Builder<'r, 's, E> {
    row: &'r mut Row,
    source: Source<'s>,
    at: usize,
    prep: Option<Prep>,
    definite: bool,
    negated: bool,
    reflexive: bool,
    /// "Alfa-Chef": a hyphen joins the name before to the noun that comes.
    joined: bool,
    style: Capitals,
    eligible: E,
}

impl<E: Fn(usize) -> bool> Builder<'_, '_, E> {
    fn push(&mut self, kind: NodeKind, end: usize) {
        // "comprada por Alfa por 3 millones": an amount is no agent
        let prep = match (self.prep.take(), kind) {
            (Some(Prep::By), NodeKind::Amount(_)) => Some(Prep::For),
            (prep, _) => prep,
        };
        let node = Node { kind, first: self.at, end, prep, definite: std::mem::take(&mut self.definite), segment: 0 };
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
    fn party(&mut self, kind: NodeKind, end: usize) {
        if matches!(kind, NodeKind::Company(_)) && self.prep.is_none() {
            self.prep = self.apposed();
        }
        let Some((prep, next)) = self.joint(end) else { return self.push(kind, end) };
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
            let noun = matches!(node.kind, NodeKind::Noun(NounClass::Segment | NounClass::Plain)) && node.end == at;
            if !noun || at == self.at && node.kind != NodeKind::Noun(NounClass::Segment) {
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
        let acronym = view.tokens[i].shape == crate::scan::Shape::Upper
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
                && view.tokens[i].shape == crate::scan::Shape::Lower;
        // longest first
        let noun = Some(view.hits.words.at(i))
            .filter(|_| view.is(i, class::NOUN))
            .and_then(|own| own.iter().find(|h| matches!(h.tag, PhraseTag::Noun(_))).map(|h| h.len as usize));
        let tag = view.hits.tags(i).find(|(_, t)| matters(*t));
        let tag = match tag {
            Some((len, Tag::Def)) if self.directional(i, len) => Some((len, Tag::Prep(Prep::To, false))),
            tag => tag,
        };
        let verb = view.hits.verb_form(i).filter(|_| {
            view.tokens[i].shape == crate::scan::Shape::Lower
                || i == self.source.from
                || self.style != Capitals::Names
                || !view.tokens[i].shape.is_capital()
        });
        // the longest reading wins; a noun over a verb behind an article or preposition
        let verb = verb.and_then(|(len, v)| Some((len, VerbRef { form: self.form_here(v, i, len)?, ..v })));
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

    /// The form that a verb's word has at token `i`, where the language writes several alike; none where it is no verb there.
    fn form_here(&self, v: VerbRef, i: usize, len: usize) -> Option<Form> {
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
                (len > 1 || self.plural_before(i)).then_some(Form::Pres)
            }
            // "reports results", "orders rose"
            Form::Pres if grammar.bare_present && len == 1 => {
                let object = self.row.nodes.last().is_some_and(|n| matches!(n.kind, NodeKind::Verb(_)) && n.end == i);
                let next = i + 1 < self.source.to
                    && (aux_at(view, i + 1).is_some()
                        || view.hits.verb(i + 1).is_some_and(|v| matches!(v.form, Form::Past | Form::Part)));
                (!object && !next).then_some(Form::Pres)
            }
            Form::Part if grammar.past_participle => {
                // "the proposed deal", "a 244 million pound agreed bid"
                let measured =
                    self.row.nodes.last().is_some_and(|n| matches!(n.kind, NodeKind::Amount(_)) && n.end == i)
                        && view.is(i + len, class::NOUN);
                if determined() || measured || self.prep.is_some_and(|p| !matches!(p, Prep::Aside)) {
                    return None;
                }
                Some(if self.is_past(v, i + len) { Form::Past } else { Form::Part })
            }
            // "atteint 19 M€", "construit une usine": written like the participle
            Form::Part if self.prep.is_none() && !grammar.brackets && !determined() && self.alike(v, i, len) => {
                Some(Form::Pres)
            }
            Form::Ger if grammar.premodifiers && (determined() || self.nominal_gerund(i, len)) => None,
            form => Some(form),
        }
    }

    /// Whether the participle at token `i` is written like the present and an object follows.
    fn alike(&self, v: VerbRef, i: usize, len: usize) -> bool {
        let view = self.source.view;
        let present = PhraseTag::Verb(VerbRef { verb: v.verb, form: Form::Pres });
        let next = i + len;
        let object = || {
            next < self.source.to
                && (view.is(
                    next,
                    class::DEF | class::INDEF | class::DIGITS | class::NUMBER | class::BOUND | class::CAPITAL,
                ) || view.has(next, |t| matches!(t, Tag::This | Tag::Prep(Prep::Of, true))).is_some())
        };
        view.hits.words.at(i).iter().any(|h| h.len as usize == len && h.tag == present) && (len > 1 || object())
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
    fn marked_infinitive(&self) -> bool {
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

    /// Whether a participle that stands alone is a past tense: "bought Beta", but not "bought by Beta", "sold to Beta".
    fn is_past(&self, v: VerbRef, next: usize) -> bool {
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

    /// "the Boston-based AI company": what stands between article and noun leaves no node.
    fn premodified(&mut self) -> bool {
        let view = self.source.view;
        if !self.definite || !view.lexicon.language.grammar.premodifiers {
            return false;
        }
        let stops = class::PREP | class::AND | class::OR | class::DEF | class::CLAUSE | class::HELPER | class::NOUN;
        let company = |t: Tag| matches!(t, Tag::CompanyNoun(..) | Tag::TradeNoun(..));
        let end = self.source.to.min(self.at + 6);
        for k in self.at..end {
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

    /// Whether the preposition just read is a pronoun, for a finite verb follows: fr "elle en a commandé quarante".
    fn partitive_before(&self) -> bool {
        let view = self.source.view;
        let finite = || {
            aux_at(view, self.at).is_some_and(|(_, _, form)| form.is_finite())
                || view.hits.verb(self.at).is_some_and(|v| v.form.is_finite())
                    && !view.hits.words.at(self.at).iter().any(|h| matches!(h.tag, PhraseTag::Noun(_)))
        };
        self.at > self.source.from && view.has(self.at - 1, |t| t == Tag::Partitive).is_some() && finite()
    }

    /// Whether a genitive stands at token `i`.
    fn genitive(&self, i: usize) -> bool {
        let view = self.source.view;
        let fused = !view.lexicon.language.grammar.partitive_article;
        i < self.source.to && view.has(i, |t| matches!(t, Tag::Prep(Prep::Of, f) if fused || !f)).is_some()
    }

    /// Whether the article at token `i` is the preposition of the same spelling, as pt "a": before a number, and between two noun phrases,
    /// "vendeu a Beta a Gama", "a venda da Beta a Gama".
    fn directional(&self, i: usize, len: usize) -> bool {
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

    /// Whether the article before the finite verb at token `i` is its object: "que a avalia em 3 bilhões", "não a vendeu".
    fn pronoun(&self, i: usize, end: usize) -> bool {
        let opened = self.negated
            || self.row.nodes.last().is_some_and(|n| {
                n.end + 1 == i && (matches!(n.kind, NodeKind::Rel | NodeKind::Sub) || n.kind.is_subject(n.prep))
            });
        self.definite && self.prep.is_none() && opened && !self.genitive(end)
    }

    /// Whether a plural noun for companies stands at token `i`.
    fn several(&self, i: usize) -> bool {
        self.source.view.has(i, |t| matches!(t, Tag::CompanyNoun(_, Num::P) | Tag::TradeNoun(_, Num::P))).is_some()
    }

    /// Whether the words around are all in capitals.
    fn shouting(&self) -> bool {
        let tokens = self.source.view.tokens;
        let near = self.at.saturating_sub(2).max(self.source.from)..(self.at + 3).min(self.source.to);
        near.filter(|&k| tokens[k].shape == crate::scan::Shape::Upper).count() >= 3
    }

    /// "la prima", "il secondo", with a verb or a number behind: one of the two named before.
    fn ordinal(&mut self) -> bool {
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
    fn demonym_of_name(&mut self) -> bool {
        let i = self.at;
        if !self.source.view.is(i, class::DEMONYM) {
            return false;
        }
        let demonym = self
            .source
            .view
            .hits
            .names
            .at(i)
            .iter()
            .find_map(|h| matches!(h.tag, NameTag::Demonym(..)).then_some(h.len as usize));
        let Some(len) = demonym else { return false };
        let named = (self.source.mentions.1..self.source.mentions.2)
            .any(|m| self.source.mentions.0[m].first == i + len && (self.eligible)(m));
        if named {
            self.at += len;
        } else if self.definite && self.named_people(i) {
            return true;
        }
        named
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

    fn punctuation(&mut self, c: char) {
        match c {
            ',' => self.mark(NodeKind::Comma),
            '(' | '[' => self.mark(NodeKind::Open),
            ')' | ']' => self.mark(NodeKind::Close),
            ':' => self.mark(NodeKind::Colon),
            ';' | '–' | '—' | '|' => self.mark(NodeKind::Break),
            // "OVHCLOUD • Le groupe …": behind a label, not before a bullet
            '•' | '·' if !self.row.nodes.is_empty() => self.mark(NodeKind::Break),
            '-' if !self.source.view.tokens[self.at].glued => self.mark(NodeKind::Break),
            '-' if self.enclitic() => {}
            '-' if self.source.view.lexicon.language.grammar.compounds => {
                let named = matches!(self.row.nodes.last(), Some(Node { kind: NodeKind::Company(_), end, .. }) if *end == self.at);
                self.at += 1;
                self.joined = named && self.source.view.tokens.get(self.at).is_some_and(|t| t.glued && t.is_word());
            }
            '"' | '“' | '”' | '«' | '»' | '„' => self.mark(NodeKind::Quote),
            _ => self.at += 1,
        }
    }

    /// "comprou-a", "associou-se": a pronoun that hangs on the verb before it.
    fn enclitic(&mut self) -> bool {
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

    /// Entries that make a node or a preposition.
    fn tagged(&mut self, len: usize, tag: Tag) {
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
            Tag::Clause if self.source.view.lexicon.language.grammar.brackets && !self.begins() => self.at = end,
            Tag::Clause => self.push(NodeKind::Sub, end),
            Tag::Rel => {
                self.prep = None;
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

    /// Whether "that" opens what is said, rather than a relative clause.
    fn opens_speech(&self) -> bool {
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
    fn adnominal(&self) -> bool {
        let view = self.source.view;
        let stakes = view.hits.tags(self.at).find_map(|(_, t)| if let Tag::Adnominal(s) = t { Some(s) } else { None });
        let (Some(stakes), Some(prior)) = (stakes, self.row.nodes.last()) else { return false };
        let noun = match prior.kind {
            NodeKind::Noun(NounClass::Stake) => true,
            NodeKind::Amount(a) => {
                self.source.amounts.0[a as usize].quantity.amount.kind == crate::value::QuantityKind::Percent
            }
            NodeKind::Noun(class) => !stakes && class != NounClass::Person,
            NodeKind::Cue | NodeKind::Desc(..) => !stakes,
            _ => false,
        };
        noun && prior.end == self.at && self.prep.is_none()
    }

    /// Whether a clause may begin here: behind a comma or another break, or at the sentence's start.
    fn begins(&self) -> bool {
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

    /// "die Mainzer", "den Österreichern": a company by where it comes from.
    fn by_origin(&mut self) -> bool {
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

    /// "steigt bei Alfa ein": a particle at the clause's end belongs to the finite verb before it.
    fn particle(&mut self) -> bool {
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

    /// ", der Beta übernimmt,": an article behind a comma whose clause ends with a finite verb is a relative pronoun.
    fn relative(&mut self) -> bool {
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
    fn infinitive(&mut self) -> bool {
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
        // ", um Beta zu kaufen"
        let purpose = view.has(i, |t| t == Tag::Prep(Prep::Degree, false)).is_some()
            && matches!(self.row.nodes.last(), Some(n) if n.kind == NodeKind::Comma && n.end == i)
            && (i + 2..self.source.to.min(i + 20)).any(|k| {
                infinitive(k).is_some()
                    && (view.has(k - 1, |t| t == Tag::Prep(Prep::To, false)).is_some() || view.word(k).contains("zu"))
            });
        if purpose {
            self.push(NodeKind::Sub, i + 1);
        }
        purpose
    }

    /// "la startup" alone is a description; "la startup Nivora" belongs to the name.
    fn description(&mut self, end: usize, gender: Gender, number: Num) {
        let view = self.source.view;
        let mut next = end;
        let adjective = |t: usize| {
            !view.lexicon.language.grammar.premodifiers
                && !view.lexicon.capital_nouns()
                && view.hits.words.at(t).is_empty()
                && view.tokens[t].is_word()
                && view.tokens[t].shape == crate::scan::Shape::Lower
        };
        while next < self.source.to
            && next < end + 3
            && (adjective(next)
                || view.hits.names.at(next).iter().any(|h| matches!(h.tag, NameTag::Demonym(..)))
                || matches!(view.tokens[next].kind, TokKind::Mark('«' | '“' | '"')))
        {
            next += 1;
        }
        let named = (self.source.mentions.1..self.source.mentions.2)
            .any(|m| self.source.mentions.0[m].first == next && (self.eligible)(m));
        if named {
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

    /// A noun that no table knows, with the words that follow it; or a verb by its ending.
    fn other(&mut self) {
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
        let person = view.tokens[self.at].shape.is_capital()
            && view.hits.names.at(self.at).iter().any(|h| h.tag == NameTag::Given);
        self.party(NodeKind::Noun(if person { NounClass::Person } else { NounClass::Plain }), end);
    }

    fn verb(&mut self, verb: u16, form: Form, end: usize) {
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

    /// Auxiliaries with what follows them.
    fn verb_group(&mut self) -> bool {
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
        if self.prep.is_some_and(|p| !matches!(p, Prep::Aside | Prep::To | Prep::Of | Prep::For)) {
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
                match function.or_else(|| (adverb(view, at) && view.hits.verb(at).is_none()).then_some(1)) {
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
fn ending(view: View, i: usize) -> Option<Form> {
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
fn enclitic(view: View, i: usize, form: Form) -> bool {
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
            | Tag::Function
            | Tag::Bound(_)
            | Tag::Partitive
            | Tag::More
            | Tag::Rest
    )
}

/// Tags that give way to a verb reading of the same word.
fn weak(tag: Tag) -> bool {
    matches!(tag, Tag::Function | Tag::Bound(_) | Tag::More | Tag::Rest | Tag::ShareNoun)
}
