//! What a node is: a company, an amount, a verb group, a noun, a joint; with its preposition.

use crate::lang::{Aux, Form, Gender, Num, Prep};

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
    pub(crate) fn is_subject(self, prep: Option<Prep>) -> bool {
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
    /// How many breaks and brackets stand before it.
    pub marks: u16,
    /// What all nodes before it cost to pass over, in hundredths, see [`super::segments`].
    pub way: u32,
}
