//! Who is meant by a name that an article gives without an identifier: whom the other articles of the input mean by it.

use super::telling::{Article, Tellings};
use rustc_hash::FxHashMap;

/// Which identifier a name goes with, over all that was read of a whole input.
#[derive(Debug, Default)]
pub struct Names(FxHashMap<Box<str>, Option<Box<str>>>);

impl Names {
    /// Learns from tellings that give names with identifiers; a name with several goes with none.
    pub fn learn(&mut self, all: &Tellings) {
        for party in all.all.iter().flat_map(|t| &t.parties).filter(|p| p.key != p.folded) {
            self.learn_one(all.text(party.folded), all.text(party.key));
        }
    }

    /// Learns that a name goes with an identifier.
    fn learn_one(&mut self, folded: &str, id: &str) {
        match self.0.get_mut(folded) {
            Some(known) => {
                if known.as_deref().is_some_and(|known| known != id) {
                    *known = None;
                }
            }
            None => drop(self.0.insert(folded.into(), Some(id.into()))),
        }
    }

    /// The identifier that a name in small letters without accents goes with.
    fn id(&self, folded: &str) -> Option<&str> {
        self.0.get(folded)?.as_deref()
    }
}

/// From names in small letters without accents with their identifiers; a name with several goes with none.
impl FromIterator<(String, String)> for Names {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(said: I) -> Self {
        let mut names = Self::default();
        said.into_iter().for_each(|(name, id)| names.learn_one(&name, &id));
        names
    }
}

impl Tellings {
    /// Gives a company that an article names without identifier the one that other articles give the name, if it is one only.
    ///
    /// A copy takes the text of its original, wherever in the input that stands; where events are closed after `forget` days, only of one that
    /// was published at most so many days before or after it.
    pub fn identify(&mut self, forget: Option<u32>) {
        let mut names = Names::default();
        names.learn(self);
        self.identify_from(0, 0, &names, forget);
    }

    /// Does so for the articles and the tellings from these numbers on, by names that were learnt before.
    pub(super) fn identify_from(&mut self, article: usize, telling: usize, names: &Names, forget: Option<u32>) {
        for copy in article..self.articles.len() {
            let Some(original) = self.articles[copy].copy_of.take() else { continue };
            let of_copy = self.articles[copy].date;
            let near = |original: &Article| match (forget, of_copy, original.date) {
                (None, ..) => true,
                (Some(forget), Some(copy), Some(day)) => {
                    copy.until(day).is_ok_and(|days| days.get_days().unsigned_abs() <= forget)
                }
                _ => false,
            };
            let found = self.by_article.get(&original).map(|original| &self.articles[*original as usize]);
            self.articles[copy].text = match found.filter(|original| near(original)) {
                Some(original) => original.text,
                None => self.number(&format!("copy of {original}")),
            };
        }
        for at in telling..self.all.len() {
            for place in 0..self.all[at].parties.len() {
                let party = self.all[at].parties[place];
                if party.key == party.folded
                    && let Some(id) = names.id(self.text(party.folded))
                {
                    self.all[at].parties[place].key = self.number(id);
                }
            }
        }
    }
}
