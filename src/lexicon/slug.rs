//! The stable identifier of a company of the embedded list: its name as one word.
//!
//! "Cassa Depositi e Prestiti" is `cassa-depositi-e-prestiti`. Where two companies would have the same, the list says for one of them, as
//! `dealsift:` among its identifiers, what it has instead: the slug with its country behind.

use super::names::{COMPANIES, rows};
use super::{KnownCompany, index::key};

/// A name in small letters without accents, its words joined by hyphens.
pub fn slug(name: &str) -> String {
    let words = key::words(name);
    words.split(' ').filter(|w| *w != "&").collect::<Vec<_>>().join("-")
}

/// The names of the embedded list in their order, each with its other names joined by `|`.
pub fn spellings() -> impl Iterator<Item = (&'static str, &'static str)> {
    rows(COMPANIES).map(|mut row| (row.next().unwrap_or(""), row.next().unwrap_or("")))
}

impl KnownCompany {
    /// The identifier that the company has for good.
    pub fn id(&self) -> String {
        let said = self.ids.split('|').find_map(|pair| pair.strip_prefix("dealsift:"));
        said.map_or_else(|| slug(self.name), str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::Tables;
    use rustc_hash::FxHashMap;

    #[test]
    fn no_two_companies_have_one_id() {
        let tables = Tables::new();
        let mut seen: FxHashMap<String, &str> = FxHashMap::default();
        let mut faults = Vec::new();
        for company in &tables.names.companies {
            let id = company.id();
            let plain = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '-');
            if let Some(other) = seen.insert(id.clone(), company.name) {
                faults.push(format!(
                    "{id}: {other} and {}; give one `dealsift:{id}-{}`",
                    company.name,
                    company.country.to_lowercase()
                ));
            } else if !plain {
                faults.push(format!("{id}: not plain"));
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}
