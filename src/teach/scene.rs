//! The example as the extractor sees it: its tokens, its nodes, and which tokens are marked.

use super::marked::{Mark, Marked, Sentence};
use crate::clause::nodes::Source;
use crate::clause::{Group, Node, NodeKind, Row};
use crate::doc::Doc;
use crate::lang::{Aux, Prep, Tag};
use crate::lexicon::{Lexicon, Tables, class};
use crate::mention::View;

/// A mark with its tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) mark: Mark,
    /// First token.
    pub(super) first: usize,
    /// One past the last.
    pub(super) end: usize,
}

/// How far before a participle its auxiliary may stand, in tokens.
const REACH: usize = 16;

/// The example, read.
pub(super) struct Scene<'a> {
    pub(super) view: View<'a>,
    pub(super) doc: &'a Doc,
    /// The nodes of all its sentences.
    pub(super) nodes: Vec<Node>,
    /// What is marked but the cue, in reading order.
    pub(super) places: Vec<Place>,
    /// The marked cue.
    pub(super) cue: Option<Place>,
}

impl<'a> Scene<'a> {
    pub(super) fn new(sentence: &'a Sentence, doc: &'a Doc, lexicon: &'a Lexicon, tables: &'a Tables) -> Self {
        let view = doc.view(&sentence.text, lexicon, tables);
        let place = |mark: &Mark| {
            let first = doc.tokens.partition_point(|t| t.end <= mark.span.start);
            let end = doc.tokens.partition_point(|t| t.start < mark.span.end);
            Place { mark: *mark, first, end }
        };
        let marked: Vec<Place> = sentence.marks.iter().map(place).filter(|p| p.first < p.end).collect();
        let cue = marked.iter().find(|p| p.mark.is == Marked::Cue).copied();
        let places: Vec<Place> = marked.into_iter().filter(|p| p.mark.is != Marked::Cue).collect();
        let mut scene = Self { view, doc, nodes: Vec::new(), places, cue };
        scene.nodes = scene.rows();
        scene
    }

    /// The nodes of all sentences; what is marked counts as a company.
    fn rows(&self) -> Vec<Node> {
        let (doc, mut row, mut nodes) = (self.doc, Row::default(), Vec::new());
        for s in &doc.sentences {
            let source = Source {
                view: self.view,
                from: s.from,
                to: s.to,
                amounts: (&doc.amounts, s.amounts.0, s.amounts.1),
                times: (&doc.times, s.times.0, s.times.1),
                mentions: (&doc.mentions, s.mentions.0, s.mentions.1),
            };
            row.build(source, |m| doc.entities.eligible(m) || self.is_marked(doc.mentions[m].first));
            nodes.extend_from_slice(&row.nodes);
        }
        nodes
    }

    /// The preposition of the node that begins here, none inside where it stands behind none: pt "a Alfa".
    pub(super) fn prep_of(&self, token: usize) -> Option<Option<Prep>> {
        self.nodes.iter().find(|n| n.first == token).map(|n| n.prep)
    }

    /// How many tokens there are.
    pub(super) fn len(&self) -> usize {
        self.view.tokens.len()
    }

    /// Whether a token belongs to a marked role.
    pub(super) fn is_marked(&self, token: usize) -> bool {
        self.places.iter().any(|p| p.first <= token && token < p.end)
    }

    /// Whether the cue may stand at this token: anywhere but in a role, and inside the marked cue where there is one.
    pub(super) fn may_be_cue(&self, token: usize) -> bool {
        !self.is_marked(token) && self.cue.is_none_or(|cue| cue.first <= token && token < cue.end)
    }

    /// The verb groups whose verb is known.
    pub(super) fn verbs(&self) -> impl Iterator<Item = (&Node, Group)> {
        self.nodes.iter().filter_map(|node| match node.kind {
            NodeKind::Verb(group) if group.verb != u16::MAX => Some((node, group)),
            _ => None,
        })
    }

    /// Whether an entry of the tables at this token is such a tag.
    pub(super) fn has(&self, token: usize, test: impl Fn(Tag) -> bool) -> bool {
        token < self.len() && self.view.has(token, test).is_some()
    }

    /// A word that no table has.
    pub(super) fn is_unknown(&self, token: usize) -> bool {
        self.view.tokens.get(token).is_some_and(|t| t.is_word()) && self.view.hits.words.at(token).is_empty()
    }

    /// Whether a verb at this token, which no table has, undergoes what it says: "è stata razziata", "razziata da". The nearest auxiliaries tell;
    /// where there is none, a participle does.
    pub(super) fn is_passive(&self, token: usize, participle: bool) -> bool {
        let aux = |t: &usize| self.has(*t, |tag| matches!(tag, Tag::Aux(..)));
        let last = (token.saturating_sub(REACH)..token).rev().find(aux);
        let before = last.into_iter().flat_map(|last| (0..=last).rev().take_while(aux));
        // "dass Beta verspeist wurde"
        let closes = self.view.lexicon.language.grammar.brackets;
        let behind = (token + 1..self.len()).take_while(aux).filter(|_| closes);
        let mut group = before.chain(behind).peekable();
        match group.peek() {
            None => participle,
            Some(_) => group.any(|t| self.has(t, |tag| matches!(tag, Tag::Aux(Aux::Be | Aux::Become, _)))),
        }
    }

    /// Whether a mention of time, an amount or a company begins at a token.
    pub(super) fn begins_mention(&self, token: usize) -> bool {
        self.doc.times.iter().any(|t| t.first == token)
            || self.doc.amounts.iter().any(|a| a.first == token || a.from == token)
            || self.nodes.iter().any(|n| n.first == token && matches!(n.kind, NodeKind::Company(_)))
    }

    /// Whether a word may be the noun of a cue.
    pub(super) fn is_noun(&self, token: usize) -> bool {
        let view = &self.view;
        let Some(word) = view.tokens.get(token).filter(|t| t.is_word()) else { return false };
        let small = class::PREP
            | class::DEF
            | class::INDEF
            | class::AUX
            | class::HELPER
            | class::CLAUSE
            | class::AND
            | class::OR;
        let shape = view.lexicon.capital_nouns() == word.shape.is_capital() || token == 0;
        let function =
            |t| matches!(t, Tag::Function | Tag::This | Tag::CompanyNoun(..) | Tag::Pronoun | Tag::StakeNoun);
        shape && word.span().len() > 2 && !view.is(token, small) && !self.has(token, function)
    }

    /// The words of a cue as the text has them; of a verb at the clause's end with its auxiliary: "hat … gekauft".
    pub(super) fn cue_words(&self, first: usize, end: usize) -> String {
        let words = self.view.span(first, end).of(self.view.text);
        let verb = |t: usize| self.view.hits.verb_form(t).is_some();
        let own = self.nodes.iter().find_map(|n| match n.kind {
            NodeKind::Verb(group) if n.first == first => Some(group.verb),
            _ => None,
        });
        let apart = own.filter(|number| *number != u16::MAX && !(first..end).any(verb));
        let of = |t: &usize| self.view.hits.verb(*t).is_some_and(|v| Some(v.verb) == apart);
        match apart.and_then(|_| (end..self.len()).find(of)) {
            Some(t) => format!("{words} … {}", self.view.word(t)),
            None => words.to_owned(),
        }
    }

    /// The words of some tokens, as a table has them.
    pub(super) fn words(&self, first: usize, end: usize) -> String {
        let words = self.view.span(first, end).of(self.view.text);
        match self.view.lexicon.capital_nouns() {
            true => words.to_owned(),
            false => words.to_lowercase(),
        }
    }
}
