//! Names that are nearly the one asked for: a letter off, or with more words.

use crate::lexicon::Tables;
use crate::lexicon::index::key;
use rustc_hash::FxHashMap;

/// A name that is nearly the one asked for.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Near {
    /// How many letters are to be changed, put in or left out; more words count as one.
    pub distance: usize,
    /// The name.
    pub name: String,
    /// ISO 3166 alpha-2; empty where unknown.
    pub country: &'static str,
    /// Number of the list; `None` for the embedded one.
    pub list: Option<usize>,
}

/// The nearest names of all lists, the same name apart, at most `most`.
pub fn near(tables: &Tables, name: &str, most: usize) -> Vec<Near> {
    let wanted: Vec<char> = key::Key::new(name).name.chars().collect();
    let mut found: FxHashMap<String, Near> = FxHashMap::default();
    let mut offer = |name: &str, country, list| {
        let own = key::Key::new(name).name;
        if let Some(distance) = distance(&wanted, &own) {
            // registers have many a name several times
            found.entry(own).or_insert(Near { distance, name: name.to_owned(), country, list });
        }
    };
    tables.names.companies.iter().for_each(|c| offer(c.name, c.country, None));
    for (list, index) in tables.names.indexes().enumerate() {
        index.entries().for_each(|e| offer(e.name(), e.country(), Some(list)));
    }
    let mut found: Vec<Near> = found.into_values().collect();
    found.sort_unstable();
    found.truncate(most);
    found
}

/// How far a key is from the one wanted, if it is near and not the same.
fn distance(wanted: &[char], own: &str) -> Option<usize> {
    let most = (wanted.len() / 4).min(3);
    let own: Vec<char> = own.chars().collect();
    let longer = own.len() > wanted.len() && own.starts_with(wanted) && own[wanted.len()] == ' ';
    let same = own == wanted || wanted.is_empty();
    match () {
        () if same => None,
        () if longer => Some(1),
        () if own.len().abs_diff(wanted.len()) > most => None,
        () => Some(edits(wanted, &own)).filter(|d| *d <= most),
    }
}

/// How many letters are to be changed, put in or left out (Levenshtein).
pub(crate) fn edits(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let (mut before, mut left) = (i, i + 1);
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = before + usize::from(x != y);
            before = row[j + 1];
            left = changed.min(before + 1).min(left + 1);
            row[j + 1] = left;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_or_a_word_more_is_near() {
        let chars = |s: &str| s.chars().collect::<Vec<_>>();
        let far = |a: &str, b: &str| distance(&chars(a), b);
        assert_eq!((far("prysmian", "prismian"), far("prysmian", "prysmian")), (Some(1), None));
        assert_eq!((far("enel", "enel grids"), far("enel", "enelx"), far("eni", "enel")), (Some(1), Some(1), None));
        assert_eq!((edits(&chars("kitten"), &chars("sitting")), edits(&[], &chars("ab"))), (3, 2));
        let tables = Tables::new();
        let names: Vec<String> = near(&tables, "Prismyan", 3).into_iter().map(|n| n.name).collect();
        assert!(names.contains(&"Prysmian".to_owned()), "{names:?}");
    }
}
