//! The value of one field of an event, from what its tellings say.

use super::choose::{Chosen, Party, Rule, StatusChange};
use super::matching::same_words;
use super::telling::{Money, Telling, Tellings};
use crate::value::{Role, Status};
use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

/// Independent sources: the groups that articles fall into that share a publisher or a text.
pub(super) fn sources(all: &Tellings, articles: &FxHashSet<u32>) -> u32 {
    // each article belongs to one before it, or to itself
    let mut belongs: Vec<usize> = Vec::with_capacity(articles.len());
    let (mut publishers, mut texts) = (FxHashMap::default(), FxHashMap::default());
    let root = |belongs: &[usize], mut at: usize| {
        while belongs[at] != at {
            at = belongs[at];
        }
        at
    };
    let mut sources = articles.len() as u32;
    for (at, number) in articles.iter().enumerate() {
        let article = &all.articles[*number as usize];
        belongs.push(at);
        let publisher = Some(article.source).filter(|source| !all.text(*source).is_empty());
        let same =
            [publisher.map(|p| *publishers.entry(p).or_insert(at)), Some(*texts.entry(article.text).or_insert(at))];
        for other in same.into_iter().flatten() {
            let (a, b) = (root(&belongs, at), root(&belongs, other));
            if a != b {
                belongs[a.max(b)] = a.min(b);
                sources -= 1;
            }
        }
    }
    sources
}

/// The values of a field with who says them, the chosen first.
pub(super) type Values<T> = Vec<(T, Vec<u32>)>;

pub(super) fn named<T>(values: Values<T>, name: impl Fn(T) -> String) -> Vec<(String, Vec<u32>)> {
    values.into_iter().map(|(value, tellings)| (name(value), tellings)).collect()
}

/// The value that most tellings say, or the latest; all values, the chosen first.
pub(super) fn single<T: PartialEq + Copy>(
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

/// The chosen amount, one for each other currency, and what is said in words with who says it, the chosen first.
type Sums = (Option<Chosen<Money>>, Vec<Money>, Vec<(String, Vec<u32>)>);

/// Chooses among the amounts of a field.
pub(super) fn money(all: &Tellings, members: &[u32], field: impl Fn(&Telling) -> Option<Money>) -> Sums {
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
pub(super) fn statuses(all: &Tellings, members: &[u32]) -> Vec<StatusChange> {
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
pub(super) fn parties(all: &Tellings, members: &[u32]) -> Vec<Party> {
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
