//! Events of an input that no machine holds as a whole: what must come together so that the events are those of one run.
//!
//! Three steps, each on any part of the input. [`Tellings::said_of_names`] gives the names and identifiers that are said, from which [`Names`]
//! are made for the whole; [`Tellings::identify_by`] takes them. [`Tellings::keys`] gives what a telling is found by: those that share a key, or
//! are joined by others that do, make a part that can be grouped by itself. [`append_telling`](super::append_telling) writes a telling for whoever groups it.

use super::blocks::keys;
use super::names::Names;
use super::telling::{Telling, Tellings};

/// A name in small letters without accents, and the identifier that an article gives with it.
pub type Said<'a> = (&'a str, Option<&'a str>);

impl Tellings {
    /// The names in a telling, each with its identifier where the article gives one.
    pub fn said_of_names<'a>(&'a self, telling: &'a Telling) -> impl Iterator<Item = Said<'a>> {
        let id = |key| Some(self.text(key));
        telling.parties.iter().map(move |p| (self.text(p.folded), id(p.key).filter(|_| p.key != p.folded)))
    }

    /// Gives companies without an identifier the one that their names were found to go with over the whole input.
    pub fn identify_by(&mut self, names: &Names) {
        self.identify_from(0, 0, names, None);
    }

    /// What a telling is found by; nothing where it can be found by no other, or is no deal.
    ///
    /// Two tellings are compared only where they have a key in common, so that the connected ones make the events of a whole input.
    pub fn keys(&self, telling: &Telling) -> Vec<String> {
        keys(self, telling)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::{Event, Previous, append, append_telling, group};
    use std::collections::{BTreeMap, BTreeSet};

    const LINES: [&str; 5] = [
        r#"{"article":{"id":"a","date":"2026-03-02"},"companies":[{"name":"Beta","ids":[{"scheme":"own","value":"1"}]}],"records":[{"id":"r1","kind":"acquisition","parties":[{"role":"acquirer","company":"Alfa"},{"role":"target","company":"Beta"}]}]}"#,
        r#"{"article":{"id":"b","date":"2026-03-03"},"records":[{"id":"r1","kind":"acquisition","parties":[{"role":"target","company":"Beta"}],"amount":{"value":3000000,"unit":"EUR"}}]}"#,
        r#"{"article":{"id":"c","date":"2026-03-03"},"records":[{"id":"r1","kind":"acquisition","parties":[{"role":"acquirer","company":"Gamma"},{"role":"target","company":"Delta"}]}]}"#,
        r#"{"article":{"id":"d","date":"2026-03-04"},"records":[{"id":"r1","kind":"debt","parties":[]}]}"#,
        r#"{"article":{"id":"e","date":"2026-03-05"},"records":[{"id":"r1","kind":"acquisition","status":"completed","parties":[{"role":"target","company":"Delta"}]}]}"#,
    ];

    fn events(mut all: Tellings) -> BTreeSet<String> {
        all.sort();
        let mut events: Vec<Event> = group(&all, None).into_iter().map(|members| Event::of(&all, members)).collect();
        Previous::default().assign(&all, &mut events);
        let line = |event| {
            let mut line = Vec::new();
            append(&mut line, &all, event).unwrap();
            String::from_utf8(line).unwrap()
        };
        events.iter().map(line).collect()
    }

    #[test]
    fn parts_have_the_events_of_the_whole() {
        let mut whole = Tellings::default();
        LINES.iter().for_each(|line| whole.take_line(line.as_bytes(), None).unwrap());
        whole.identify(None);
        let whole = events(whole);
        assert_eq!(whole.len(), 3, "{whole:?}");

        let mut names: Vec<(String, String)> = Vec::new();
        let one = |line: &str| {
            let mut all = Tellings::default();
            all.take_line(line.as_bytes(), None).unwrap();
            all
        };
        for all in LINES.map(one) {
            let said = all.all.iter().flat_map(|t| all.said_of_names(t));
            names.extend(said.filter_map(|(name, id)| Some((name.to_owned(), id?.to_owned()))));
        }
        assert_eq!(names, [("beta".to_owned(), "own:1".to_owned())]);
        let names: Names = names.into_iter().collect();

        // each key of these tellings has one group
        let mut parts: BTreeMap<Vec<String>, Tellings> = BTreeMap::new();
        for mut all in LINES.map(one) {
            all.identify_by(&names);
            for told in &all.all {
                let mut line = Vec::new();
                append_telling(&mut line, &all, told).unwrap();
                let keys = all.keys(told).into_iter().filter(|key| key.starts_with("purchase/party")).collect();
                parts.entry(keys).or_default().take_line(&line, None).unwrap();
            }
        }
        assert_eq!(parts.len(), 3, "{:?}", parts.keys());
        assert_eq!(parts.into_values().flat_map(events).collect::<BTreeSet<_>>(), whole);
    }
}
