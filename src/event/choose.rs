//! What the tellings of a deal say as a whole: for each field one value, the rule that chose it, and what the others say instead.
//!
//! Three rules: what most tellings say (`majority`; among equals the most precise), what came last where all that say otherwise are older
//! (`latest`), and the one value there is (`agreed`). A status is the one that the deal reached (`furthest`).

use super::matching::same_words;
use super::telling::{Money, Telling, Tellings};
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

/// Independent sources: the groups that articles fall into that share a publisher or a text.
fn sources(all: &Tellings, articles: &FxHashSet<u32>) -> u32 {
    let mut sorted: Vec<u32> = articles.iter().copied().collect();
    sorted.sort_unstable();
    let (mut publishers, mut texts) = (FxHashSet::default(), FxHashSet::default());
    let mut count = 0;
    for number in sorted {
        let article = &all.articles[number as usize];
        let named = !all.text(article.source).is_empty();
        let (new_publisher, new_text) = (!named || publishers.insert(article.source), texts.insert(article.text));
        count += u32::from(new_publisher && new_text);
    }
    count
}

/// The values of a field with who says them, the chosen first.
type Values<T> = Vec<(T, Vec<u32>)>;

fn named<T>(values: Values<T>, name: impl Fn(T) -> String) -> Vec<(String, Vec<u32>)> {
    values.into_iter().map(|(value, tellings)| (name(value), tellings)).collect()
}

/// The value that most tellings say, or the latest; all values, the chosen first.
fn single<T: PartialEq + Copy>(
    all: &Tellings,
    members: &[u32],
    field: impl Fn(&Telling) -> Option<T>,
) -> (Option<Chosen<T>>, Values<T>) {
    let mut values: Values<T> = Vec::new();
    for &n in members {
        let Some(value) = field(&all.all[n as usize]) else { continue };
        match values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, tellings)) => tellings.push(n),
            None => values.push((value, vec![n])),
        }
    }
    let most = values.iter().map(|v| v.1.len()).max().unwrap_or(0);
    let Some(at) = values.iter().position(|v| v.1.len() == most) else { return (None, values) };
    let rule = if values.len() == 1 { Rule::Agreed } else { Rule::Majority };
    values.swap(0, at);
    (values.first().map(|v| Chosen { value: v.0, rule }), values)
}

/// Whether all of `later` were published after all of `earlier`.
fn after(all: &Tellings, later: &[u32], earlier: &[u32]) -> bool {
    let day = |n: &u32| all.articles[all.all[*n as usize].article as usize].date;
    let first = later.iter().map(day).min().flatten();
    let last = earlier.iter().map(day).max().flatten();
    matches!((first, last), (Some(first), Some(last)) if first > last)
}

/// Whether the intervals of two amounts in one unit overlap.
fn overlap(a: Money, b: Money) -> bool {
    let apart = |low: Option<Decimal>, high: Option<Decimal>| matches!((low, high), (Some(l), Some(h)) if l > h);
    let tolerant = |m: Money| {
        let share = if m.about { Decimal::new(5, 2) } else { Decimal::ZERO };
        let wide = |v: Decimal, sign: Decimal| v.checked_add(sign * v.abs() * share).unwrap_or(v);
        (m.low.map(|v| wide(v, -Decimal::ONE)), m.high.map(|v| wide(v, Decimal::ONE)))
    };
    let ((a_low, a_high), (b_low, b_high)) = (tolerant(a), tolerant(b));
    a.unit == b.unit && !apart(a_low, b_high) && !apart(b_low, a_high)
}

/// The chosen amount, one for each other currency, and what does not agree with it.
fn money(
    all: &Tellings,
    members: &[u32],
    field: impl Fn(&Telling) -> Option<Money>,
) -> (Option<Chosen<Money>>, Vec<Money>, Vec<(String, Vec<u32>)>) {
    // amounts whose intervals overlap say the same
    let mut said: Vec<(Money, Vec<u32>)> = Vec::new();
    for &n in members {
        let Some(value) = field(&all.all[n as usize]) else { continue };
        match said.iter_mut().find(|(known, _)| overlap(*known, value)) {
            Some((known, tellings)) => {
                if value.precision() > known.precision() {
                    *known = value;
                }
                tellings.push(n);
            }
            None => said.push((value, vec![n])),
        }
    }
    let mut units: Vec<(u32, usize)> = Vec::new();
    for (value, tellings) in &said {
        match units.iter_mut().find(|u| u.0 == value.unit) {
            Some(unit) => unit.1 += tellings.len(),
            None => units.push((value.unit, tellings.len())),
        }
    }
    let most = units.iter().map(|u| u.1).max().unwrap_or(0);
    let Some(unit) = units.iter().find(|u| u.1 == most).map(|u| u.0) else { return (None, Vec::new(), Vec::new()) };
    let others = units.iter().filter(|u| u.0 != unit);
    let other_amounts = others.filter_map(|u| said.iter().find(|s| s.0.unit == u.0)).map(|s| s.0).collect();
    let mut values: Vec<(Money, Vec<u32>)> = said.into_iter().filter(|s| s.0.unit == unit).collect();
    let rest = |at: usize, values: &[(Money, Vec<u32>)]| -> Vec<u32> {
        values.iter().enumerate().filter(|(k, _)| *k != at).flat_map(|(_, v)| v.1.iter().copied()).collect()
    };
    let latest = (0..values.len()).find(|&at| values.len() > 1 && after(all, &values[at].1, &rest(at, &values)));
    let rank = |v: &(Money, Vec<u32>)| (v.1.len(), v.0.precision());
    let majority = (0..values.len()).rev().max_by_key(|&at| rank(&values[at])).unwrap_or(0);
    let (at, rule) = match latest {
        Some(at) => (at, Rule::Latest),
        None if values.len() == 1 => (0, Rule::Agreed),
        None => (majority, Rule::Majority),
    };
    values.swap(0, at);
    let chosen = values.first().map(|v| Chosen { value: v.0, rule });
    let said = values.iter().map(|(value, tellings)| (words(all, *value), tellings.clone())).collect();
    (chosen, other_amounts, said)
}

/// An amount in words: `USD 60000000`, `about EUR 80000000`, `at least W 500000000`.
pub(super) fn words(all: &Tellings, m: Money) -> String {
    let unit = all.text(m.unit);
    let about = if m.about { "about " } else { "" };
    let number = |v: Decimal| v.normalize().to_string();
    match (m.low, m.high) {
        (Some(low), Some(high)) if low == high => format!("{about}{unit} {}", number(low)),
        (Some(low), Some(high)) => format!("{about}{unit} {} to {}", number(low), number(high)),
        (Some(low), None) => format!("at least {unit} {}", number(low)),
        (None, Some(high)) => format!("at most {unit} {}", number(high)),
        (None, None) => unit.to_owned(),
    }
}

/// How far a status is on the way of a deal.
const fn rank(status: Status) -> u8 {
    match status {
        Status::Rumored => 0,
        Status::Planned => 1,
        Status::Announced => 2,
        Status::Completed | Status::Cancelled => 3,
    }
}

/// The way of a deal: each status that goes further than those before it.
fn statuses(all: &Tellings, members: &[u32]) -> Vec<StatusChange> {
    let mut way: Vec<StatusChange> = Vec::new();
    for &n in members {
        let telling = &all.all[n as usize];
        let further = way.last().is_none_or(|last| {
            rank(telling.status) > rank(last.status) || rank(telling.status) == 3 && telling.status != last.status
        });
        if further {
            let date = all.articles[telling.article as usize].date;
            way.push(StatusChange { status: telling.status, date, telling: n });
        }
    }
    way
}

/// Every company in a role that tellings give it, most named first.
fn parties(all: &Tellings, members: &[u32]) -> Vec<Party> {
    let mut parties: Vec<(Party, Vec<(u32, u32)>)> = Vec::new();
    for &n in members {
        for told in &all.all[n as usize].parties {
            let at = parties.iter().position(|(p, _)| p.key == told.key && p.role == told.role).unwrap_or_else(|| {
                parties.push((Party { role: told.role, key: told.key, name: told.name, tellings: 0 }, Vec::new()));
                parties.len() - 1
            });
            let (party, names) = &mut parties[at];
            party.tellings += 1;
            match names.iter_mut().find(|name| name.0 == told.name) {
                Some(name) => name.1 += 1,
                None => names.push((told.name, 1)),
            }
        }
    }
    for (party, names) in &mut parties {
        let most = names.iter().map(|n| n.1).max().unwrap_or(0);
        party.name = names.iter().find(|n| n.1 == most).map_or(party.name, |n| n.0);
    }
    // one who leads a round is no plain investor of it as well
    let leads: Vec<u32> = parties.iter().filter(|p| p.0.role == Role::LeadInvestor).map(|p| p.0.key).collect();
    let mut parties: Vec<Party> = parties.into_iter().map(|p| p.0).collect();
    parties.retain(|p| p.role != Role::Investor || !leads.contains(&p.key));
    parties.sort_by_key(|p| (role_order(p.role), std::cmp::Reverse(p.tellings)));
    // "Torres" of some is "Torres del Sur" of others; who is told in two roles has the one that more tellings give
    let mut kept: Vec<Party> = Vec::with_capacity(parties.len());
    for party in &parties {
        let name = all.text(party.name);
        match kept.iter_mut().find(|k| k.role == party.role && same_words(all.text(k.name), name)) {
            Some(same) => same.tellings += party.tellings,
            None => kept.push(party.clone()),
        }
    }
    let most = |key: u32| parties.iter().filter(|p| p.key == key).map(|p| p.tellings).max().unwrap_or(0);
    kept.retain(|p| p.tellings >= most(p.key));
    kept
}

fn role_order(role: Role) -> usize {
    Role::ALL.iter().position(|r| *r == role).unwrap_or(usize::MAX)
}
