//! One plain English sentence for a record, by template from its slots.
//!
//! "Amazon, NVIDIA and SoftBank invest USD 110 bn in OpenAI at a valuation of USD 730 bn." Only what the slots hold is
//! said; words of the article other than names are not repeated.

use super::amount::{bounded, plain};
use super::phrase;
use super::teller::Teller;
use crate::value::{Extraction, Kind, Outlook, Record, Role, Status};
use std::fmt::Write;

/// About how long a sentence is.
const LENGTH: usize = 96;

/// Rules that tell of a stake whose size the record does not hold.
const STAKES: &[&str] = &[
    "acquisition-enter",
    "acquisition-stake",
    "acquisition-raise",
    "acquisition-rise",
    "acquisition-trim",
    "acquisition-fall",
];

/// The sentence for a record of an extraction of `text`.
pub fn summary(record: &Record, extraction: &Extraction, text: &str) -> String {
    let mut teller = Teller { record, extraction, text, line: String::with_capacity(LENGTH) };
    if record.status == Some(Status::Cancelled) {
        teller.add("Cancelled: ");
    }
    teller.sentence();
    teller.add(".");
    teller.line
}

impl Teller<'_> {
    fn sentence(&mut self) {
        match self.record.kind {
            Kind::FundingRound => self.funding_round(),
            Kind::Investment => self.investment(),
            Kind::Acquisition => self.acquisition(),
            Kind::Merger => self.merger(),
            Kind::JointVenture => self.joint_venture(),
            Kind::Partnership => self.partnership(),
            Kind::Supply => self.supply(),
            Kind::Capacity => self.capacity(),
            Kind::Debt => self.debt(),
            Kind::Listing => self.listing(),
            Kind::Valuation => self.valuation(),
            Kind::Figure => self.figure(),
        }
    }

    fn funding_round(&mut self) {
        let investors = self.whoever(|r| matches!(r, Role::Investor | Role::LeadInvestor));
        match (investors, self.who(Role::Recipient)) {
            (Some(who), to) => {
                self.does(&who, phrase::INVEST);
                self.with("", &self.record.amount);
                if let Some(to) = to {
                    self.add(" in ");
                    self.add_names(&to);
                }
            }
            (None, to) => {
                self.done_by(to, phrase::RAISE);
                self.with("", &self.record.amount);
            }
        }
        if let Some(stage) = &self.record.stage {
            self.add(" in a ");
            self.line.push_str(&phrase::stage(&stage.value));
            self.add(" round");
        }
        if self.who(Role::Investor).is_some() {
            self.with_role("led by", Role::LeadInvestor);
        }
        self.at_valuation();
    }

    fn investment(&mut self) {
        self.done_by(self.who(Role::Investor), phrase::INVEST);
        self.with("", &self.record.amount);
        let into = self.with_role("in", Role::Recipient);
        self.with_product(if into { "for" } else { "in" });
        self.with("for a stake of ", &self.record.stake);
        self.at_valuation();
    }

    fn acquisition(&mut self) {
        match (self.who(Role::Acquirer), self.who(Role::Seller)) {
            (Some(buyer), _) => {
                self.does(&buyer, phrase::ACQUIRE);
                self.add(" ");
                self.object();
                self.with_role("from", Role::Seller);
            }
            (None, Some(seller)) => {
                self.does(&seller, phrase::SELL);
                self.add(" ");
                self.object();
            }
            (None, None) => {
                let many = self.object();
                self.add_verb(phrase::BE_ACQUIRED, many);
            }
        }
        self.price();
    }

    /// Adds what changes hands, and tells whether it is more than one.
    fn object(&mut self) -> bool {
        let target = self.who(Role::Target);
        let product = self.product();
        let names: &[&str] = match (&target, &product) {
            (Some(names), _) => names,
            (None, Some(product)) => std::slice::from_ref(product),
            (None, None) => &[],
        };
        match (&self.record.stake, names) {
            (Some(stake), []) => {
                self.add("a stake of ");
                self.add_amount(stake);
            }
            (Some(stake), names) => {
                self.add_amount(stake);
                self.add(" of ");
                self.add_names(names);
            }
            (None, []) => self.add("an unnamed business"),
            (None, names) if STAKES.contains(&self.record.rule) => {
                self.add("a stake in ");
                self.add_names(names);
            }
            (None, names) => {
                self.add_names(names);
                return names.len() > 1;
            }
        }
        false
    }

    fn merger(&mut self) {
        self.done_by(self.who(Role::Partner), phrase::MERGE);
        self.with("in a deal worth ", &self.record.amount);
        self.at_valuation();
    }

    fn joint_venture(&mut self) {
        self.done_by(self.who(Role::Partner), phrase::SET_UP);
        self.add(" a joint venture");
        let venture = self.who(Role::Venture);
        if let Some(venture) = &venture {
            self.add(", ");
            self.add_names(venture);
            self.add(",");
        }
        let length = self.line.len();
        self.with("worth ", &self.record.amount);
        self.with("of ", &self.record.power);
        self.with_product("for");
        if venture.is_some() && self.line.len() == length {
            // nothing follows the comma
            self.line.pop();
        }
    }

    fn partnership(&mut self) {
        self.done_by(self.who(Role::Partner), phrase::ENTER);
        self.add(" into a partnership");
        self.with("worth ", &self.record.amount);
        self.with_product("for");
    }

    fn supply(&mut self) {
        let (supplier, customer) = (self.who(Role::Supplier), self.who(Role::Customer));
        match (supplier, customer) {
            (None, Some(customer)) => {
                self.does(&customer, phrase::ORDER);
                self.goods();
            }
            (supplier, Some(to)) => {
                self.done_by(supplier, phrase::SUPPLY);
                self.add(" ");
                self.add_names(&to);
                self.with_product("with");
            }
            (supplier, None) => {
                self.done_by(supplier, phrase::SUPPLY);
                self.goods();
            }
        }
        self.with("of ", &self.record.power);
        self.with("of ", &self.record.energy);
        if self.record.exclusive.as_ref().is_some_and(|s| s.value) {
            self.add(" exclusively");
        }
        self.with("for ", &self.record.amount);
    }

    /// Adds what is supplied.
    fn goods(&mut self) {
        self.add(" ");
        self.add(self.product().unwrap_or("goods or services"));
    }

    fn capacity(&mut self) {
        let customer = self.who(Role::Customer);
        match &customer {
            Some(customer) => self.does(customer, phrase::TAKE),
            None => self.done_by(self.who(Role::Supplier), phrase::PROVIDE),
        }
        self.add(" ");
        if let Some(size) = self.record.power.as_ref().or(self.record.energy.as_ref()) {
            self.add_amount(size);
            self.add(" of ");
        }
        self.add(self.record.purpose.as_ref().map_or("", |s| phrase::purpose(s.value)));
        self.add("capacity");
        if let Some(hardware) = &self.record.hardware {
            for words in [" (", &hardware.value, ")"] {
                self.add(words);
            }
        }
        self.with_product("for");
        if customer.is_some() {
            self.with_role("from", Role::Supplier);
        }
        self.with("for ", &self.record.amount);
    }

    fn debt(&mut self) {
        match (self.who(Role::Borrower), self.who(Role::Lender)) {
            (None, Some(lender)) => {
                self.does(&lender, phrase::LEND);
                self.with("", &self.record.amount);
            }
            (borrower, _) => {
                self.done_by(borrower, phrase::BORROW);
                self.with("", &self.record.amount);
                self.with_role("from", Role::Lender);
            }
        }
    }

    fn listing(&mut self) {
        self.done_by(self.who(Role::Issuer), phrase::LIST);
        if let Some(venue) = &self.record.venue {
            self.add(" on ");
            self.add(&venue.value);
        }
        self.with("for ", &self.record.amount);
        self.at_valuation();
    }

    fn valuation(&mut self) {
        self.done_by(self.who(Role::Company), phrase::BE_VALUED);
        if let Some(valuation) = &self.record.valuation {
            self.add(" at ");
            self.add_amount(&valuation.amount);
        }
    }

    fn figure(&mut self) {
        match self.who(Role::Company) {
            Some(company) => self.add_names(&company),
            None => self.add("An unnamed company"),
        }
        self.add(": ");
        self.add(self.record.metric.as_ref().map_or("figure", |s| s.value.name()));
        self.with("of ", &self.record.amount);
        if let Some(per) = self.record.per {
            self.add(" a ");
            self.add(per);
        }
        if let Some(period) = &self.record.period {
            // to write into a string does not fail
            let _ = write!(self.line, " for {}", period.value);
        }
        if let Some(outlook) = self.record.outlook.filter(|o| *o != Outlook::Actual) {
            for words in [" (", outlook.name(), ")"] {
                self.add(words);
            }
        }
    }
}

/// What a record is about in one amount: its sum, its worth, its power.
pub fn headline_amount(record: &Record, text: &str) -> Option<String> {
    let valuation = record.valuation.as_ref().map(|v| &v.amount);
    let first = record.amount.as_ref().or(record.power.as_ref()).or(record.energy.as_ref());
    let quantity = first.or(valuation).or(record.stake.as_ref())?;
    Some(bounded(quantity, text)).filter(|_| !plain(quantity, text).is_empty())
}
