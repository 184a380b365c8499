//! The identifiers of events: given once, never used again.
//!
//! An event has its name from the record that told it first. A run that goes on from earlier events gives each of them to the event that holds
//! that first record; where two earlier events turn out to be one, the older name stays and the other is superseded by it.

use super::choose::Event;
use super::telling::Tellings;
use rustc_hash::{FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

/// The name of an event that this record told first.
pub fn name(article: &str, record: &str) -> String {
    let digest = Sha256::new().chain_update(article).chain_update([0]).chain_update(record).finalize();
    format!("ev_{}", crate::run::hex(&digest[..8]))
}

/// An article and a record of it.
type Place = (Box<str>, Box<str>);

/// The events of an earlier run.
#[derive(Debug, Default)]
pub struct Previous {
    /// For an article and a record, the event whose first record that is, with its place in the order of age.
    firsts: FxHashMap<Place, (usize, Box<str>)>,
    /// Names that are taken.
    taken: FxHashSet<Box<str>>,
    /// Superseded names and what superseded them.
    pub superseded: Vec<(String, String)>,
}

impl Previous {
    /// Takes an event of the earlier run, the oldest first: its name and the record that told it first.
    pub fn take(&mut self, id: &str, article: &str, record: &str) {
        let age = self.firsts.len();
        self.firsts.insert((article.into(), record.into()), (age, id.into()));
        self.taken.insert(id.into());
    }

    /// Takes a superseded name of the earlier run.
    pub fn take_superseded(&mut self, id: &str, by: &str) {
        self.taken.insert(id.into());
        self.superseded.push((id.to_owned(), by.to_owned()));
    }

    /// Gives all events their names; tells which earlier names were superseded by which.
    pub fn assign(mut self, all: &Tellings, events: &mut [Event]) -> Vec<(String, String)> {
        for event in events.iter_mut() {
            let told = event.tellings.iter().map(|n| &all.all[*n as usize]);
            let key = |t: &super::Telling| (all.articles[t.article as usize].id.clone(), t.record.clone());
            let mut earlier: Vec<(usize, Box<str>)> = told.filter_map(|t| self.firsts.get(&key(t)).cloned()).collect();
            earlier.sort();
            let mut earlier = earlier.into_iter().map(|(_, id)| id.into_string());
            event.id = earlier.next().unwrap_or_default();
            let id = event.id.clone();
            self.superseded.extend(earlier.map(|old| (old, id.clone())));
        }
        for event in events.iter_mut().filter(|e| e.id.is_empty()) {
            let first = &all.all[event.tellings[0] as usize];
            let mut id = name(&all.articles[first.article as usize].id, &first.record);
            // the name went with an earlier first record to another event
            while self.taken.contains(id.as_str()) {
                id.push('x');
            }
            self.taken.insert(id.as_str().into());
            event.id = id;
        }
        // what superseded a name may have been superseded since
        let by: FxHashMap<String, String> = self.superseded.iter().cloned().collect();
        for (_, newer) in &mut self.superseded {
            let mut steps = 0;
            while let Some(next) = by.get(newer).filter(|_| steps < by.len()) {
                *newer = next.clone();
                steps += 1;
            }
        }
        self.superseded.sort();
        self.superseded.dedup();
        self.superseded
    }
}
