//! What sentences about a record are put together from: its subjects, amounts and tails.
//!
//! `teller.with("for ", &record.amount)` adds " for EUR 3 m", or nothing where there is no amount. Which parts a kind of
//! record takes stands in `super::summary`.

use super::amount;
use super::build::company_name;
use super::phrase::{self, Verb};
use crate::value::{Extraction, Party, Quantity, Record, Role};
use smallvec::SmallVec;

/// The names of whoever stands in a role, each once.
pub type Who<'a> = SmallVec<[&'a str; 4]>;

/// A sentence in the making, with the record and what its names and words point into.
pub struct Teller<'a> {
    /// The record.
    pub record: &'a Record,
    /// Whose companies its parties are.
    pub extraction: &'a Extraction,
    /// The article's text.
    pub text: &'a str,
    /// What is told so far.
    pub line: String,
}

impl<'a> Teller<'a> {
    /// Whoever is in a role.
    pub fn who(&self, role: Role) -> Option<Who<'a>> {
        self.whoever(|r| r == role)
    }

    /// Whoever is in one of the wanted roles.
    pub fn whoever(&self, wanted: impl Fn(Role) -> bool) -> Option<Who<'a>> {
        let (extraction, record) = (self.extraction, self.record);
        let name = |party: &Party| company_name(extraction, party.company);
        let mut names = Who::new();
        for party in record.parties.iter().filter(|p| wanted(p.role)) {
            if !name(party).is_empty() && !names.contains(&name(party)) {
                names.push(name(party));
            }
        }
        (!names.is_empty()).then_some(names)
    }

    /// Adds words.
    pub fn add(&mut self, words: &str) {
        self.line.push_str(words);
    }

    /// Adds names in a row.
    pub fn add_names(&mut self, who: &[&str]) {
        phrase::names(who, &mut self.line);
    }

    /// Adds a verb in the form that the record's status asks for.
    pub fn add_verb(&mut self, verb: Verb, many: bool) {
        self.add(" ");
        verb.tell(self.record.status, many, &mut self.line);
    }

    /// Adds the subject doing it.
    pub fn does(&mut self, who: &[&str], verb: Verb) {
        self.add_names(who);
        self.add_verb(verb, who.len() > 1);
    }

    /// Adds the subject doing it, where there is one; the bare verb where there is none.
    pub fn done_by(&mut self, who: Option<Who<'a>>, verb: Verb) {
        match who {
            Some(who) => self.does(&who, verb),
            None => self.does(&["An unnamed party"], verb),
        }
    }

    /// Adds ` before amount`, or nothing.
    pub fn with(&mut self, before: &str, quantity: &Option<Quantity>) {
        if let Some(quantity) = quantity {
            self.add(" ");
            self.add(before);
            self.add_amount(quantity);
        }
    }

    /// Adds an amount with the words that bound it.
    pub fn add_amount(&mut self, quantity: &Quantity) {
        self.line.push_str(&amount::bounded(quantity, self.text));
    }

    /// Adds ` before names`, or nothing, and tells whether there are any.
    pub fn with_role(&mut self, before: &str, role: Role) -> bool {
        let who = self.who(role);
        if let Some(who) = &who {
            for words in [" ", before, " "] {
                self.add(words);
            }
            self.add_names(who);
        }
        who.is_some()
    }

    /// Adds ` at a valuation of …`, or nothing.
    pub fn at_valuation(&mut self) {
        if let Some(valuation) = &self.record.valuation {
            self.add(" at a valuation of ");
            self.add_amount(&valuation.amount);
        }
    }

    /// The product, where there is one.
    pub fn product(&self) -> Option<&'a str> {
        self.record.product.as_ref().map(|slot| slot.value.as_str())
    }

    /// Adds ` before product`, or nothing.
    pub fn with_product(&mut self, before: &str) {
        if let Some(product) = self.product() {
            for words in [" ", before, " ", product] {
                self.add(words);
            }
        }
    }

    /// Adds what is paid, and at which valuation.
    pub fn price(&mut self) {
        self.with("for ", &self.record.amount);
        self.at_valuation();
    }
}
