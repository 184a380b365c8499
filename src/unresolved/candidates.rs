//! Listed names that look like another one: the same letters, a letter or two off, an acronym, the same first word.
//!
//! "Banco BPM Spa" is `Banco Bpm`, "Intessa Sanpaolo" looks like `Intesa Sanpaolo`, "BPM" may be `Banco Popolare di Milano`, "Enel
//! Grids" begins as `Enel` does. Which of them is meant is for people to say.

use crate::lexicon::index::key::Key;
use crate::registers::edits;
use rustc_hash::FxHashMap;
use std::fmt;

/// How many candidates are told.
const TOLD: usize = 3;
/// A first word of more names than these says nothing: "Banca", "Deutsche".
const COMMON: usize = 8;
/// The shortest first word that says something, in letters.
const WORD: usize = 4;

/// A listed company.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its name.
    pub name: String,
    /// The country, where known.
    pub country: String,
    /// An identifier, where there is one.
    pub id: String,
}

impl fmt::Display for Listed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let more: Vec<&str> = [self.country.as_str(), self.id.as_str()].into_iter().filter(|s| !s.is_empty()).collect();
        match more.is_empty() {
            true => f.write_str(&self.name),
            false => write!(f, "{} ({})", self.name, more.join(", ")),
        }
    }
}

/// A name's letters and the number of its company.
type Spelt = (Vec<char>, usize);

/// Listed names by what they can be found by.
#[derive(Debug, Default)]
pub struct Candidates {
    companies: Vec<Listed>,
    whole: FxHashMap<String, Vec<usize>>,
    first: FxHashMap<String, Vec<usize>>,
    initials: FxHashMap<String, Vec<usize>>,
    /// By first letter and number of letters.
    shapes: FxHashMap<(char, usize), Vec<Spelt>>,
}

impl Candidates {
    /// Takes in a company with its other names.
    pub fn add<'a>(&mut self, company: Listed, aliases: impl Iterator<Item = &'a str>) {
        let at = self.companies.len();
        let name = company.name.clone();
        self.companies.push(company);
        for name in std::iter::once(name).chain(aliases.map(str::to_owned)) {
            let whole = Key::new(&name).name;
            let letters: Vec<char> = whole.chars().collect();
            let Some(&first) = letters.first() else { continue };
            push(&mut self.first, first_word(&name), at);
            push(&mut self.initials, initials(&name), at);
            self.shapes.entry((first, letters.len())).or_default().push((letters, at));
            push(&mut self.whole, whole, at);
        }
    }

    /// The companies whose names look like `name`, the likest first.
    pub fn of(&self, name: &str) -> Vec<&Listed> {
        let whole = Key::new(name).name;
        let mut found: Vec<usize> = Vec::new();
        found.extend(self.whole.get(&whole).into_iter().flatten());
        found.extend(self.near(&whole));
        let acronym = |word: &str| (2..=6).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_uppercase());
        if acronym(name.trim()) {
            found.extend(self.initials.get(&whole).into_iter().flatten());
        }
        // "Telecom Italia Mobile" where "TIM" is listed
        let short = initials(name);
        found.extend(self.whole.get(&short).into_iter().flatten().filter(|_| short.len() > 2));
        let first = first_word(name);
        let same = self.first.get(&first).filter(|at| first.chars().count() >= WORD && at.len() <= COMMON);
        found.extend(same.into_iter().flatten());
        let mut told: Vec<usize> = Vec::new();
        for at in found {
            if told.len() < TOLD && !told.contains(&at) {
                told.push(at);
            }
        }
        told.into_iter().map(|at| &self.companies[at]).collect()
    }

    /// The names a letter off, or two in long names, nearest first.
    fn near(&self, whole: &str) -> Vec<usize> {
        let letters: Vec<char> = whole.chars().collect();
        let Some(&first) = letters.first() else { return Vec::new() };
        let allowed = match letters.len() {
            0..=4 => return Vec::new(),
            5..=8 => 1,
            _ => 2,
        };
        let lengths = letters.len() - allowed..=letters.len() + allowed;
        let others = lengths.filter_map(|length| self.shapes.get(&(first, length))).flatten();
        let near =
            others.filter_map(|(other, at)| Some((Some(edits(&letters, other)).filter(|off| *off <= allowed)?, *at)));
        let mut near: Vec<(usize, usize)> = near.filter(|(off, _)| *off > 0).collect();
        near.sort_unstable();
        near.into_iter().map(|(_, at)| at).collect()
    }
}

fn push(map: &mut FxHashMap<String, Vec<usize>>, key: String, at: usize) {
    if !key.is_empty() {
        let list = map.entry(key).or_default();
        if list.last() != Some(&at) {
            list.push(at);
        }
    }
}

fn first_word(name: &str) -> String {
    Key::new(name).name.split([' ', '-']).next().unwrap_or_default().to_owned()
}

/// The first letters of a name of several words, those of small words apart: "Cassa Depositi e Prestiti" is `cdp`.
fn initials(name: &str) -> String {
    let words = name.split(|c: char| c.is_whitespace() || c == '-');
    let initials: String = words.filter_map(|w| w.chars().next()).filter(|c| c.is_uppercase()).collect();
    if initials.chars().count() > 1 { initials.to_lowercase() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn like(name: &str) -> String {
        let mut candidates = Candidates::default();
        for (listed, alias) in [
            ("Enel", "Enel Spa"),
            ("Intesa Sanpaolo", "Banca Intesa"),
            ("Banca Generali", ""),
            ("Cassa Depositi e Prestiti", ""),
            ("TIM", "Telecom Italia"),
            ("Prysmian", ""),
        ] {
            let company = Listed { name: listed.into(), country: "IT".into(), id: String::new() };
            candidates.add(company, std::iter::once(alias).filter(|a| !a.is_empty()));
        }
        candidates.of(name).iter().map(|c| c.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn likeness_is_ordered() {
        for (name, want) in [
            ("ENEL S.p.A.", "Enel"),
            ("Enel Grids", "Enel"),
            ("Intessa Sanpaolo", "Intesa Sanpaolo"),
            ("Prismian", "Prysmian"),
            ("CDP", "Cassa Depositi e Prestiti"),
            ("Telecom Italia Mobile", "TIM"),
            ("Banca Intesa Spa", "Intesa Sanpaolo, Banca Generali"),
            ("Nordika Energia", ""),
            ("Eni", ""),
            ("", ""),
        ] {
            assert_eq!(like(name), want, "{name}");
        }
    }
}
