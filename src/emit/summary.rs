//! One plain English sentence for a record, by template from its slots.
//!
//! "Amazon, NVIDIA and SoftBank invest USD 110 bn in OpenAI at a valuation of USD 730 bn." Only what the slots hold is
//! said; words of the article other than names are not repeated.

use super::amount::{bounded, plain};
use super::phrase;
use super::teller::{Teller, Who};
use crate::value::{Extraction, Kind, Outlook, Record, Role, Status};

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
    let teller = Teller { record, extraction, text };
    let mut line = match record.status {
        Some(Status::Cancelled) => format!("Cancelled: {}", teller.sentence()),
        _ => teller.sentence(),
    };
    line.push('.');
    line
}

impl Teller<'_> {
    fn sentence(&self) -> String {
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

    fn funding_round(&self) -> String {
        let sum = self.with("", &self.record.amount);
        let investors = self.whoever(|r| matches!(r, Role::Investor | Role::LeadInvestor));
        let head = match (investors, self.who(Role::Recipient)) {
            (Some(who), Some(to)) => {
                format!("{}{sum} in {}", self.does(&who, phrase::INVEST), to.name)
            }
            (Some(who), None) => self.does(&who, phrase::INVEST) + &sum,
            (None, to) => self.done_by(to, phrase::RAISE) + &sum,
        };
        head + &self.stage() + &self.led() + &self.at_valuation()
    }

    fn stage(&self) -> String {
        let stage = self.record.stage.as_ref();
        stage.map_or(String::new(), |s| format!(" in a {} round", phrase::stage(&s.value)))
    }

    fn led(&self) -> String {
        match self.who(Role::Investor) {
            Some(_) => self.with_role("led by", Role::LeadInvestor),
            None => String::new(),
        }
    }

    fn investment(&self) -> String {
        let head = self.done_by(self.who(Role::Investor), phrase::INVEST);
        let into = self.with_role("in", Role::Recipient);
        let product = self.with_product(if into.is_empty() { "in" } else { "for" });
        let stake = self.with("for a stake of ", &self.record.stake);
        head + &self.with("", &self.record.amount) + &into + &product + &stake + &self.at_valuation()
    }

    fn acquisition(&self) -> String {
        let (what, many) = self.object();
        let seller = self.who(Role::Seller);
        if let Some(buyer) = self.who(Role::Acquirer) {
            let from = self.with_role("from", Role::Seller);
            return format!("{} {what}{from}{}", self.does(&buyer, phrase::ACQUIRE), self.price());
        }
        match seller {
            Some(seller) => format!("{} {what}{}", self.does(&seller, phrase::SELL), self.price()),
            None => self.does(&Who { name: what, many }, phrase::BE_ACQUIRED) + &self.price(),
        }
    }

    /// What changes hands, and whether it is more than one.
    fn object(&self) -> (String, bool) {
        let target = self.who(Role::Target);
        let many = target.as_ref().is_some_and(|t| t.many);
        let name = target.map(|t| t.name).or(self.product().map(str::to_owned));
        let stake = self.record.stake.as_ref().map(|s| bounded(s, self.text));
        match (stake, name) {
            (Some(stake), Some(name)) => (format!("{stake} of {name}"), false),
            (None, Some(name)) if STAKES.contains(&self.record.rule) => (format!("a stake in {name}"), false),
            (Some(stake), None) => (format!("a stake of {stake}"), false),
            (None, Some(name)) => (name, many),
            (None, None) => ("an unnamed business".into(), false),
        }
    }

    fn merger(&self) -> String {
        let head = self.done_by(self.who(Role::Partner), phrase::MERGE);
        head + &self.with("in a deal worth ", &self.record.amount) + &self.at_valuation()
    }

    fn joint_venture(&self) -> String {
        let head = self.done_by(self.who(Role::Partner), phrase::SET_UP);
        let venture = self.who(Role::Venture).map_or(String::new(), |v| format!(", {},", v.name));
        let more = self.with("worth ", &self.record.amount) + &self.with("of ", &self.record.power);
        let line = format!("{head} a joint venture{venture}{more}{}", self.with_product("for"));
        line.trim_end_matches(',').to_owned()
    }

    fn partnership(&self) -> String {
        let head = self.done_by(self.who(Role::Partner), phrase::ENTER);
        let worth = self.with("worth ", &self.record.amount);
        format!("{head} into a partnership{worth}{}", self.with_product("for"))
    }

    fn supply(&self) -> String {
        let (supplier, customer) = (self.who(Role::Supplier), self.who(Role::Customer));
        let size = self.with("of ", &self.record.power) + &self.with("of ", &self.record.energy);
        let price = self.with("for ", &self.record.amount);
        let exclusive = self.record.exclusive.as_ref().is_some_and(|s| s.value);
        let alone = if exclusive { " exclusively" } else { "" };
        let head = match (&supplier, &customer) {
            (None, Some(customer)) => {
                let what = self.product().unwrap_or("goods or services");
                format!("{} {what}", self.does(customer, phrase::ORDER))
            }
            (_, Some(to)) => {
                let with = self.with_product("with");
                format!("{} {}{with}", self.done_by(supplier, phrase::SUPPLY), to.name)
            }
            (_, None) => {
                let what = self.product().unwrap_or("goods or services");
                format!("{} {what}", self.done_by(supplier, phrase::SUPPLY))
            }
        };
        head + &size + alone + &price
    }

    fn capacity(&self) -> String {
        let size = self.record.power.as_ref().or(self.record.energy.as_ref());
        let size = size.map_or(String::new(), |q| format!("{} of ", bounded(q, self.text)));
        let purpose = self.record.purpose.as_ref().map_or("", |s| phrase::purpose(s.value));
        let hardware = self.record.hardware.as_ref();
        let hardware = hardware.map_or(String::new(), |s| format!(" ({})", s.value));
        let what = format!(" {size}{purpose}capacity{hardware}{}", self.with_product("for"));
        let head = match self.who(Role::Customer) {
            Some(customer) => self.does(&customer, phrase::TAKE) + &what + &self.with_role("from", Role::Supplier),
            None => self.done_by(self.who(Role::Supplier), phrase::PROVIDE) + &what,
        };
        head + &self.with("for ", &self.record.amount)
    }

    fn debt(&self) -> String {
        let sum = self.with("", &self.record.amount);
        match (self.who(Role::Borrower), self.who(Role::Lender)) {
            (None, Some(lender)) => self.does(&lender, phrase::LEND) + &sum,
            (borrower, _) => self.done_by(borrower, phrase::BORROW) + &sum + &self.with_role("from", Role::Lender),
        }
    }

    fn listing(&self) -> String {
        let head = self.done_by(self.who(Role::Issuer), phrase::LIST);
        let venue = self.record.venue.as_ref();
        let venue = venue.map_or(String::new(), |s| format!(" on {}", s.value));
        head + &venue + &self.with("for ", &self.record.amount) + &self.at_valuation()
    }

    fn valuation(&self) -> String {
        let valuation = self.record.valuation.as_ref();
        let worth = valuation.map_or(String::new(), |v| format!(" at {}", bounded(&v.amount, self.text)));
        self.done_by(self.who(Role::Company), phrase::BE_VALUED) + &worth
    }

    fn figure(&self) -> String {
        let company = self.who(Role::Company).map_or("An unnamed company".to_owned(), |w| w.name);
        let metric = self.record.metric.as_ref().map_or("figure", |s| s.value.name());
        let sum = self.with("of ", &self.record.amount);
        let per = self.record.per.map_or(String::new(), |per| format!(" a {per}"));
        let period = self.record.period.as_ref();
        let period = period.map_or(String::new(), |s| format!(" for {}", s.value));
        let outlook = self.record.outlook.filter(|o| *o != Outlook::Actual);
        let outlook = outlook.map_or(String::new(), |o| format!(" ({})", o.name()));
        format!("{company}: {metric}{sum}{per}{period}{outlook}")
    }
}

/// What a record is about in one amount: its sum, its worth, its power.
pub fn headline_amount(record: &Record, text: &str) -> Option<String> {
    let valuation = record.valuation.as_ref().map(|v| &v.amount);
    let first = record.amount.as_ref().or(record.power.as_ref()).or(record.energy.as_ref());
    let quantity = first.or(valuation).or(record.stake.as_ref())?;
    Some(bounded(quantity, text)).filter(|_| !plain(quantity, text).is_empty())
}
