//! Counts over all articles: by layer, by kind, and by kind and slot.

use super::change::{ArticleDiff, Change, Found, Of, Sort};
use std::collections::BTreeMap;

/// How many stayed the same, changed, vanished, appeared.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// In both, alike.
    pub same: u64,
    /// In both, not alike.
    pub changed: u64,
    /// In the old output only.
    pub gone: u64,
    /// In the new output only.
    pub new: u64,
}

impl Count {
    fn add(&mut self, sort: Sort) {
        match sort {
            Sort::Changed => self.changed += 1,
            Sort::Gone => self.gone += 1,
            Sort::New => self.new += 1,
        }
    }

    /// Whether nothing differs.
    pub fn is_same(&self) -> bool {
        self.changed + self.gone + self.new == 0
    }
}

/// The counts of a whole comparison.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    /// Articles; changed are those in which anything is.
    pub articles: Count,
    /// Articles whose text is another one.
    pub texts: u64,
    /// By layer: records, companies, quantities.
    pub layers: BTreeMap<Of, Count>,
    /// Records by kind.
    pub kinds: BTreeMap<String, Count>,
    /// Slots of changed records, by kind and slot.
    pub slots: BTreeMap<(String, String), Count>,
}

impl Tally {
    /// Counts an article.
    pub fn add(&mut self, article: &ArticleDiff) {
        match article.found {
            Found::OldOnly => self.articles.gone += 1,
            Found::NewOnly => self.articles.new += 1,
            Found::Both if article.is_same() => self.articles.same += 1,
            Found::Both => self.articles.changed += 1,
        }
        for (of, kind) in &article.same {
            self.layers.entry(*of).or_default().same += 1;
            if *of == Of::Record {
                self.kinds.entry(kind.clone()).or_default().same += 1;
            }
        }
        article.changes.iter().for_each(|change| self.change(change));
    }

    fn change(&mut self, change: &Change) {
        if change.of == Of::Article {
            self.texts += 1;
            return;
        }
        self.layers.entry(change.of).or_default().add(change.sort);
        if change.of != Of::Record {
            return;
        }
        self.kinds.entry(change.kind.clone()).or_default().add(change.sort);
        for slot in change.slots.iter().filter(|_| change.sort == Sort::Changed) {
            self.slots.entry((change.kind.clone(), slot.label())).or_default().add(slot.sort());
        }
    }

    /// Whether both outputs tell the same.
    pub fn is_same(&self) -> bool {
        self.articles.is_same()
    }
}
