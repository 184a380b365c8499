//! Which records of an article are one record in two outputs.
//!
//! Records that say the same are paired first. The others are paired within their kind so that the pairs share as much as they can:
//! parties and amounts as `eval` compares them, and the words that evoked them. Two acquisitions that share a target and differ in
//! price are one; two that share nothing but their status are not.

use super::slots::{Slot, of_record};
use crate::eval::{Names, Slot as Shared, assign, field, slots, text_of, weight};
use rustc_hash::FxHashMap;
use serde_json::Value;

/// How many records of one kind in one article are weighed against each other; beyond that they are taken in portions in text
/// order, since the time grows with the cube.
const MOST: usize = 200;

/// A record with what it is compared by.
pub(super) struct Told<'a> {
    pub(super) record: &'a Value,
    pub(super) kind: &'a str,
    pub(super) slots: Vec<Slot>,
}

impl<'a> Told<'a> {
    pub(super) fn of(record: &'a Value) -> Self {
        Self { record, kind: text_of(record, "kind").unwrap_or("?"), slots: of_record(record) }
    }

    /// The same text where the same is said.
    fn print(&self) -> String {
        let said = self.slots.iter().map(|s| (s.slot, &s.role, &s.company, &s.value));
        format!("{} {:?}", self.kind, said.collect::<Vec<_>>())
    }

    fn cue(&self) -> Option<[Option<&Value>; 2]> {
        let cue = field(self.record, "cue")?;
        Some([field(cue, "start"), field(cue, "end")])
    }
}

/// The partner in `new` of each record of `old`. Places are compared only in the same text.
pub(super) fn pairs(old: &[Told], new: &[Told], same_text: bool) -> Vec<Option<usize>> {
    let mut partner = vec![None; old.len()];
    let mut free = vec![true; new.len()];
    alike(old, new, &mut partner, &mut free);
    let mut kinds: Vec<&str> = old.iter().map(|t| t.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    for kind in kinds {
        let olds: Vec<usize> = (0..old.len()).filter(|&i| partner[i].is_none() && old[i].kind == kind).collect();
        let news: Vec<usize> = (0..new.len()).filter(|&j| free[j] && new[j].kind == kind).collect();
        for (olds, news) in olds.chunks(MOST).zip(news.chunks(MOST)) {
            for (i, j) in assign(&weights(old, new, olds, news, same_text)) {
                partner[olds[i]] = Some(news[j]);
            }
        }
    }
    partner
}

/// Pairs what says the same, in order.
fn alike(old: &[Told], new: &[Told], partner: &mut [Option<usize>], free: &mut [bool]) {
    let mut by_print: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    for (j, told) in new.iter().enumerate().rev() {
        by_print.entry(told.print()).or_default().push(j);
    }
    for (i, told) in old.iter().enumerate() {
        if let Some(j) = by_print.get_mut(&told.print()).and_then(Vec::pop) {
            partner[i] = Some(j);
            free[j] = false;
        }
    }
}

fn weights(old: &[Told], new: &[Told], olds: &[usize], news: &[usize], same_text: bool) -> Vec<Vec<i64>> {
    let nameless = Names(Vec::new());
    let shared = |told: &[Told], at: &[usize]| -> Vec<Vec<Shared>> {
        at.iter().map(|&i| slots(told[i].record, &nameless)).collect()
    };
    let (left, right) = (shared(old, olds), shared(new, news));
    let one = |i: usize, j: usize| {
        let (told, other) = (&old[olds[i]], &new[news[j]]);
        let one_cue = same_text && told.cue().is_some() && told.cue() == other.cue();
        // what is said outweighs where it is said
        2 * weight(&left[i], &right[j]) + i64::from(one_cue)
    };
    (0..olds.len()).map(|i| (0..news.len()).map(|j| one(i, j)).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn deal(acquirer: &str, target: &str, price: u64) -> Value {
        json!({"kind": "acquisition", "status": "completed", "cue": {"start": price, "end": price + 1}, "parties": [
            {"role": "acquirer", "company": acquirer}, {"role": "target", "company": target}],
            "amount": {"value": price, "unit": "EUR", "bound": "exact"}})
    }

    fn paired(old: &[Value], new: &[Value], same_text: bool) -> Vec<Option<usize>> {
        let olds: Vec<Told> = old.iter().map(Told::of).collect();
        let news: Vec<Told> = new.iter().map(Told::of).collect();
        pairs(&olds, &news, same_text)
    }

    #[test]
    fn a_changed_price_keeps_the_record() {
        let old = [deal("A", "B", 3), deal("C", "D", 4)];
        let new = [deal("C", "D", 5), deal("A", "B", 6)];
        assert_eq!(paired(&old, &new, false), [Some(1), Some(0)]);
    }

    #[test]
    fn a_status_alone_pairs_nothing_and_the_cue_does() {
        let (old, mut new) = ([deal("A", "B", 3)], [deal("C", "D", 4)]);
        assert_eq!(paired(&old, &new, true), [None]);
        new[0]["cue"] = old[0]["cue"].clone();
        assert_eq!(paired(&old, &new, true), [Some(0)]);
        assert_eq!(paired(&old, &new, false), [None]);
        new[0]["kind"] = "merger".into();
        assert_eq!(paired(&old, &new, true), [None]);
    }

    #[test]
    fn what_says_the_same_is_taken_first() {
        let old = [deal("A", "B", 3), deal("A", "B", 4)];
        let new = [deal("A", "B", 4), deal("A", "B", 5)];
        assert_eq!(paired(&old, &new, false), [Some(1), Some(0)]);
    }

    #[test]
    fn thousands_of_records_are_paired_in_portions() {
        let old: Vec<Value> = (0..1000).map(|i| deal("A", "B", i)).collect();
        let new: Vec<Value> = (0..1000).map(|i| deal("A", "B", i + 5000)).collect();
        assert!(paired(&old, &new, false).iter().all(Option::is_some));
    }
}
