//! What the tellings of a deal say as a whole: for each field one value, the rule that chose it, and what the others say instead.
//!
//! Three rules: what most tellings say (`majority`; among equals the most precise), what came last where all that say otherwise are older
//! (`latest`), and the one value there is (`agreed`). A status is the one that the deal reached (`furthest`).

use super::fields::{money, named, parties, single, sources, statuses};
use super::telling::{Money, Tellings};
use crate::value::{Kind, Role, Status};
use jiff::civil::Date;
use rust_decimal::Decimal;
use rustc_hash::FxHashSet;

/// How a value was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// All that say something say the same.
    Agreed,
    /// Most say it; among equally many, the most precise, then the earliest.
    Majority,
    /// All that say otherwise are older.
    Latest,
    /// The status that the deal reached.
    Furthest,
}

impl Rule {
    /// The name in the output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Agreed => "agreed",
            Self::Majority => "majority",
            Self::Latest => "latest",
            Self::Furthest => "furthest",
        }
    }
}

/// A value with the rule that chose it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen<T> {
    /// The value.
    pub value: T,
    /// The rule.
    pub rule: Rule,
}

/// A company in a role of an event, with the tellings that name it there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Its role.
    pub role: Role,
    /// Number of what it is known by.
    pub key: u32,
    /// Number of the name that most articles give it.
    pub name: u32,
    /// How many tellings name it in this role.
    pub tellings: u32,
}

/// Values of one field that do not agree with the chosen one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Disagreement {
    /// The field.
    pub field: &'static str,
    /// A value in words, and the numbers of the tellings that say it.
    pub values: Vec<(String, Vec<u32>)>,
}

/// A status from the day on which it was first told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusChange {
    /// The status.
    pub status: Status,
    /// The day of publication, where it is declared.
    pub date: Option<Date>,
    /// Number of the telling.
    pub telling: u32,
}

/// One real-world deal.
#[derive(Debug, Clone)]
pub struct Event {
    /// Its identifier, given once.
    pub id: String,
    /// The kind that most tellings have.
    pub kind: Chosen<Kind>,
    /// How far it came.
    pub status: Chosen<Status>,
    /// Its way there.
    pub statuses: Vec<StatusChange>,
    /// Who takes part.
    pub parties: Vec<Party>,
    /// Price, sum or size.
    pub amount: Option<Chosen<Money>>,
    /// The same in other currencies, as articles state it.
    pub other_amounts: Vec<Money>,
    /// What the company is worth in it.
    pub valuation: Option<Chosen<Money>>,
    /// The part that changes hands, in percent.
    pub stake: Option<Chosen<Decimal>>,
    /// Watts.
    pub power: Option<Chosen<Money>>,
    /// Number of the stage.
    pub stage: Option<Chosen<u32>>,
    /// The first and the last day of publication.
    pub first: Option<Date>,
    /// The last of them.
    pub last: Option<Date>,
    /// The day or the first day of the month or year on which it happened, where an article says so.
    pub happened: Option<Date>,
    /// How many articles tell it.
    pub articles: u32,
    /// How many independent sources: copies and articles of one publisher count once.
    pub sources: u32,
    /// The surest of its records, in hundredths.
    pub confidence: u8,
    /// Numbers of its tellings, in their order.
    pub tellings: Vec<u32>,
    /// What the tellings do not agree on.
    pub disagreements: Vec<Disagreement>,
}

impl Event {
    /// The event of a group, without an identifier.
    pub fn of(all: &Tellings, members: Vec<u32>) -> Self {
        let told = |n: &u32| &all.all[*n as usize];
        let mut disagreements = Vec::new();
        let mut note = |field: &'static str, values: Vec<(String, Vec<u32>)>| {
            if values.len() > 1 {
                disagreements.push(Disagreement { field, values });
            }
        };
        let (kind, others) = single(all, &members, |t| Some(t.kind));
        note("kind", named(others, |k| k.name().to_owned()));
        let kind = kind.unwrap_or(Chosen { value: Kind::Acquisition, rule: Rule::Agreed });
        let statuses = statuses(all, &members);
        let status = statuses.last().map_or(Status::Announced, |s| s.status);
        let (amount, other_amounts, sums) = money(all, &members, |t| t.amount);
        note("amount", sums);
        let (valuation, _, worths) = money(all, &members, |t| t.valuation);
        note("valuation", worths);
        let (power, _, powers) = money(all, &members, |t| t.power);
        note("power", powers);
        let (stake, stakes) = single(all, &members, |t| t.stake);
        note("stake", named(stakes, |v| format!("{} %", v.normalize())));
        let (stage, stages) = single(all, &members, |t| t.stage);
        note("stage", named(stages, |s| all.text(s).to_owned()));
        let parties = parties(all, &members);
        for role in [Role::Recipient, Role::Acquirer, Role::Target, Role::Borrower, Role::Issuer] {
            let (_, values) = single(all, &members, |t| t.parties.iter().find(|p| p.role == role).map(|p| p.key));
            note(role.name(), named(values, |key| all.text(key).to_owned()));
        }
        let article = |n: &u32| &all.articles[told(n).article as usize];
        let days = || members.iter().filter_map(|n| article(n).date);
        let articles: FxHashSet<u32> = members.iter().map(|n| told(n).article).collect();
        let rule = if statuses.len() > 1 { Rule::Furthest } else { Rule::Agreed };
        Self {
            id: String::new(),
            kind,
            status: Chosen { value: status, rule },
            statuses,
            parties,
            amount,
            other_amounts,
            valuation,
            stake,
            power,
            stage,
            first: days().min(),
            last: days().max(),
            happened: members.iter().filter_map(|n| told(n).when).map(|w| w.first).min(),
            articles: articles.len() as u32,
            sources: sources(all, &articles),
            confidence: members.iter().map(|n| told(n).confidence).max().unwrap_or(0),
            tellings: members,
            disagreements,
        }
    }
}
