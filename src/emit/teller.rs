//! What sentences about a record are put together from: its subjects, amounts and tails.
//!
//! `teller.with("for ", &record.amount)` is " for EUR 3 m", or nothing where there is no amount. Which parts a kind of
//! record takes stands in `super::summary`.

use super::amount::bounded;
use super::build::company_name;
use super::phrase::{self, Verb};
use crate::value::{Extraction, Party, Quantity, Record, Role};

/// Whoever stands in a role, or what stands for them.
pub struct Who {
    /// Their names in a row.
    pub name: String,
    /// Whether they are more than one.
    pub many: bool,
}

/// A record with what its names and words point into.
pub struct Teller<'a> {
    /// The record.
    pub record: &'a Record,
    /// Whose companies its parties are.
    pub extraction: &'a Extraction,
    /// The article's text.
    pub text: &'a str,
}

impl Teller<'_> {
    /// Whoever is in a role.
    pub fn who(&self, role: Role) -> Option<Who> {
        self.whoever(|r| r == role)
    }

    /// Whoever is in one of the wanted roles, each once.
    pub fn whoever(&self, wanted: impl Fn(Role) -> bool) -> Option<Who> {
        let named = |p: &&Party| wanted(p.role) && !self.name(p).is_empty();
        let mut names: Vec<&str> = Vec::new();
        for party in self.record.parties.iter().filter(named) {
            if !names.contains(&self.name(party)) {
                names.push(self.name(party));
            }
        }
        let many = names.len() > 1;
        let name = phrase::names(&names);
        (!names.is_empty()).then_some(Who { name, many })
    }

    fn name(&self, party: &Party) -> &str {
        company_name(self.extraction, party.company)
    }

    /// The subject doing it.
    pub fn does(&self, who: &Who, verb: Verb) -> String {
        let mut line = who.name.clone();
        line.push(' ');
        verb.tell(self.record.status, who.many, &mut line);
        line
    }

    /// The subject doing it, where there is one; the bare verb where there is none.
    pub fn done_by(&self, who: Option<Who>, verb: Verb) -> String {
        let who = who.unwrap_or(Who { name: "An unnamed party".into(), many: false });
        self.does(&who, verb)
    }

    /// ` before amount`, or nothing.
    pub fn with(&self, before: &str, quantity: &Option<Quantity>) -> String {
        let tell = |q: &Quantity| [" ", before, &bounded(q, self.text)].concat();
        quantity.as_ref().map_or(String::new(), tell)
    }

    /// ` before names`, or nothing.
    pub fn with_role(&self, before: &str, role: Role) -> String {
        let who = self.who(role);
        who.map_or(String::new(), |who| [" ", before, " ", &who.name].concat())
    }

    /// ` at a valuation of …`, or nothing.
    pub fn at_valuation(&self) -> String {
        let tell = |v: &crate::value::Valuation| format!(" at a valuation of {}", bounded(&v.amount, self.text));
        self.record.valuation.as_ref().map_or(String::new(), tell)
    }

    /// The product, where there is one.
    pub fn product(&self) -> Option<&str> {
        self.record.product.as_ref().map(|slot| slot.value.as_str())
    }

    /// ` before product`, or nothing.
    pub fn with_product(&self, before: &str) -> String {
        self.product().map_or(String::new(), |p| [" ", before, " ", p].concat())
    }

    /// What is paid, and at which valuation.
    pub fn price(&self) -> String {
        self.with("for ", &self.record.amount) + &self.at_valuation()
    }
}
