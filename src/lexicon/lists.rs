//! The lists of companies that the user gives, beside the embedded one.
//!
//! Their companies have numbers behind those of the embedded list, so that [`Names::listed`] answers for all. A name that several companies
//! of a list share has a number of its own, for which of them is meant is told only in the end.

use super::{CompanyIndex, KnownCompany, NameTag, Names, OrgKind, index};
use crate::scan::Token;
use std::sync::Arc;

/// What is known of a company, by whichever list.
#[derive(Debug, Clone, Copy)]
pub struct Listed<'a> {
    /// Usual full name.
    pub name: &'a str,
    /// ISO 3166 alpha-2 code; empty where unknown.
    pub country: &'static str,
    /// Sort of organisation.
    pub kind: OrgKind,
    /// Whether the name is also an ordinary word or a place.
    pub ambiguous: bool,
}

/// A list whose companies have numbers behind those of the lists before it.
#[derive(Debug)]
struct Numbered {
    index: Arc<CompanyIndex>,
    /// Number of its first company; behind its companies stand the names that several of them share.
    from: u32,
}

/// The lists, the first one first.
#[derive(Debug, Default)]
pub(super) struct Lists {
    all: Vec<Numbered>,
    own: bool,
}

impl Lists {
    /// Gives the companies numbers from `from` on.
    pub(super) fn new(lists: &[Arc<CompanyIndex>], mut from: u32) -> Self {
        let mut all = Vec::with_capacity(lists.len());
        for index in lists {
            all.push(Numbered { index: Arc::clone(index), from });
            from = from.saturating_add((index.len() + index.keys()) as u32);
        }
        Self { all, own: lists.iter().any(|index| index.has_own()) }
    }

    /// The company of a number.
    fn listed(&self, number: u32) -> Option<Listed<'_>> {
        let Numbered { index, from } = self.all.iter().rev().find(|numbered| numbered.from <= number)?;
        let number = number - from;
        if let Some(entry) = index.entry(number) {
            let ambiguous = index.find(entry.name()).is_none_or(|found| found.ambiguous());
            return Some(Listed { name: entry.name(), country: entry.country(), kind: entry.kind(), ambiguous });
        }
        let found = index.found(number - index.len() as u32)?;
        let first = found.entries().next()?;
        let same = found.entries().all(|e| e.country() == first.country());
        let country = if same { first.country() } else { "" };
        Some(Listed { name: first.name(), country, kind: first.kind(), ambiguous: found.ambiguous() })
    }
}

impl Names {
    /// The company of a number, of the embedded list or of the user's.
    #[inline]
    pub fn listed(&self, number: u32) -> Listed<'_> {
        match self.embedded(number) {
            Some(&KnownCompany { name, country, kind, ambiguous, .. }) => Listed { name, country, kind, ambiguous },
            None => {
                let unknown = Listed { name: "", country: "", kind: OrgKind::Company, ambiguous: true };
                self.lists.listed(number).unwrap_or(unknown)
            }
        }
    }

    /// The company of the embedded list that has a number.
    #[inline]
    pub fn embedded(&self, number: u32) -> Option<&KnownCompany> {
        self.companies.get(number as usize)
    }

    /// The lists of the user's, the first one first.
    pub fn indexes(&self) -> impl Iterator<Item = &CompanyIndex> {
        self.lists.all.iter().map(|numbered| &*numbered.index)
    }

    /// Whether there are lists of the user's.
    #[inline]
    pub fn has_indexes(&self) -> bool {
        !self.lists.all.is_empty()
    }

    /// Whether there are lists with companies of the user's own.
    #[inline]
    pub fn has_own(&self) -> bool {
        self.lists.own
    }

    /// The longest name of the user's own lists at token `i`; of equal ones that of the first list.
    pub fn own_at(&self, text: &str, tokens: &[Token], i: usize, to: usize) -> Option<(usize, NameTag)> {
        let mut best: Option<(usize, NameTag)> = None;
        for Numbered { index, from } in self.lists.all.iter().filter(|numbered| numbered.index.has_own()) {
            let Some((len, key)) = index.longest(text, tokens, i, to, index::OWN) else { continue };
            if best.is_some_and(|(longest, _)| longest >= len) {
                continue;
            }
            let mut postings = index.found(key).into_iter().flat_map(|found| found.postings());
            let (number, full) = match (postings.next(), postings.next()) {
                (Some((entry, full)), None) => (from + entry, full),
                _ => (from + index.len() as u32 + key, true),
            };
            best = Some((len, NameTag::Company(number, full)));
        }
        best
    }

    /// The longest name of the user's lists and registers at token `i`, and whether it tells a company by itself.
    pub fn registered_at(&self, text: &str, tokens: &[Token], i: usize, to: usize) -> Option<(usize, bool)> {
        if !self.has_indexes() {
            return None;
        }
        let at = |numbered: &Numbered| {
            let (len, key) = numbered.index.longest(text, tokens, i, to, 0)?;
            Some((len, numbered.index.found(key).is_some_and(|found| !found.ambiguous())))
        };
        self.lists.all.iter().filter_map(at).max()
    }
}
