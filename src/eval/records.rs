//! Scores the records of one article: pairs them with gold, then counts their slots.
//!
//! Example: a predicted acquisition that meets gold's in kind, acquirer and price but not in status counts three slots right, one
//! spurious and one missed.
//!
//! It does not open a name by the prediction's own aliases, so a wrong merge of two companies earns nothing.

use super::assign::assign;
use super::slots::{Names, Slot, kind_of, matched, slots};
use super::tally::{Part, Tally};
use serde_json::Value;
use std::collections::BTreeSet;

/// How a predicted record fared.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Judged {
    /// Kind, parties and all money and power slots are right.
    pub(super) exact: bool,
    /// Its slots that are right.
    pub(super) right: u64,
    /// Its slots that are spurious.
    pub(super) wrong: u64,
}

/// Scores the records; gives what became of each predicted one.
pub(super) fn score_records(gold: &[Value], companies: &[Value], pred: &[&Value], part: &mut Part) -> Vec<Judged> {
    let names = Names::read(companies);
    let gold: Vec<Vec<Slot>> = gold.iter().map(|r| slots(r, &names)).collect();
    let pred: Vec<Vec<Slot>> = pred.iter().map(|r| slots(r, &Names(Vec::new()))).collect();
    let pairs = assign(&weights(&gold, &pred));
    let mut judged = vec![Judged::default(); pred.len()];
    for &(i, j) in &pairs {
        judged[j] = paired(&gold[i], &pred[j], part);
    }
    let met: BTreeSet<usize> = pairs.iter().map(|p| p.0).collect();
    let used: BTreeSet<usize> = pairs.iter().map(|p| p.1).collect();
    (0..gold.len()).filter(|i| !met.contains(i)).for_each(|i| missed(&gold[i], part));
    for j in (0..pred.len()).filter(|j| !used.contains(j)) {
        judged[j] = spurious(&pred[j], part);
    }
    judged
}

fn weights(gold: &[Vec<Slot>], pred: &[Vec<Slot>]) -> Vec<Vec<i64>> {
    gold.iter().map(|g| pred.iter().map(|p| weight(g, p)).collect()).collect()
}

/// How many slots two records share; 0 where kind or every anchor differs.
pub(crate) fn weight(gold: &[Slot], pred: &[Slot]) -> i64 {
    let pairs = matched(gold, pred);
    let same_kind = pairs.first() == Some(&(0, 0));
    let anchored = pairs.iter().any(|&(i, _)| gold[i].is_anchor());
    if same_kind && anchored { i64::try_from(pairs.len()).unwrap_or(i64::MAX) } else { 0 }
}

fn count(slot: &Slot, kind: &str, what: Tally, part: &mut Part) {
    part.add("records", what);
    let by_article = format!("records/article/{}", part.article);
    part.tallies.add(format!("records/kind/{kind}"), what);
    part.tallies.add(format!("records/slot/{}", slot.name), what);
    part.tallies.add(by_article, what);
}

fn paired(gold: &[Slot], pred: &[Slot], part: &mut Part) -> Judged {
    let pairs = matched(gold, pred);
    let met: BTreeSet<usize> = pairs.iter().map(|p| p.0).collect();
    let used: BTreeSet<usize> = pairs.iter().map(|p| p.1).collect();
    let exact = core_is_in(gold, &met) && core_is_in(pred, &used);
    part.tallies.add("exact", if exact { Tally::HIT } else { Tally::WRONG });
    let kind = kind_of(gold);
    for (i, slot) in gold.iter().enumerate() {
        asked(slot, kind, met.contains(&i), part);
    }
    let asked: BTreeSet<&str> = gold.iter().map(|s| s.name).collect();
    let over = |(j, s): &(usize, &Slot)| !used.contains(j) && (!s.is_soft() || asked.contains(s.name));
    let over: Vec<&Slot> = pred.iter().enumerate().filter(over).map(|(_, s)| s).collect();
    for slot in &over {
        count(slot, kind, Tally::SPURIOUS, part);
        part.miss("slot spurious", kind, slot.name, slot.says.to_string());
    }
    Judged { exact, right: used.len() as u64, wrong: over.len() as u64 }
}

fn core_is_in(slots: &[Slot], agreed: &BTreeSet<usize>) -> bool {
    slots.iter().enumerate().all(|(k, s)| agreed.contains(&k) || !s.is_core())
}

fn asked(slot: &Slot, kind: &str, hit: bool, part: &mut Part) {
    count(slot, kind, if hit { Tally::HIT } else { Tally::MISSED }, part);
    if !hit {
        part.miss("slot missed", kind, slot.name, slot.says.to_string());
    }
}

fn missed(gold: &[Slot], part: &mut Part) {
    let kind = kind_of(gold);
    part.tallies.add("exact", Tally::MISSED);
    part.miss("record missed", kind, "", in_words(gold));
    gold.iter().for_each(|s| count(s, kind, Tally::MISSED, part));
}

fn spurious(pred: &[Slot], part: &mut Part) -> Judged {
    let kind = kind_of(pred);
    part.tallies.add("exact", Tally::SPURIOUS);
    part.miss("record spurious", kind, "", in_words(pred));
    let hard: Vec<&Slot> = pred.iter().filter(|s| !s.is_soft()).collect();
    hard.iter().for_each(|s| count(s, kind, Tally::SPURIOUS, part));
    Judged { exact: false, right: 0, wrong: hard.len() as u64 }
}

fn in_words(slots: &[Slot]) -> String {
    slots.iter().skip(1).map(|s| s.says.to_string()).collect::<Vec<_>>().join(", ")
}
