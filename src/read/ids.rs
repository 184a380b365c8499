//! No two articles of a run under one id.
//!
//! `Ids::enter("a.txt", place)` is an error that names both places where the id was taken before. A million ids stay in some 50 MB: what is
//! kept of each is a hash of 128 bits, the number of its file and its line.

use super::error::{Place, ReadError};
use rustc_hash::FxHashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::Hasher;
use std::sync::Arc;

/// The ids that were taken, each with its place.
#[derive(Debug, Default)]
pub struct Ids {
    taken: FxHashMap<u128, (u32, u32)>,
    /// The files, each once while its articles come one behind the other.
    files: Vec<Arc<str>>,
}

impl Ids {
    /// Takes an id for the article at `place`.
    pub fn enter(&mut self, id: &str, place: &Place) -> Result<(), ReadError> {
        if self.files.last().is_none_or(|last| *last != place.name) {
            self.files.push(Arc::clone(&place.name));
        }
        // a line beyond 32 bits is told without its number
        let line = place.line.and_then(|line| u32::try_from(line).ok()).unwrap_or(0);
        match self.taken.entry(fingerprint(id)) {
            Entry::Vacant(free) => {
                free.insert((self.files.len() as u32 - 1, line));
                Ok(())
            }
            Entry::Occupied(first) => {
                let (file, line) = *first.get();
                let name = self.files.get(file as usize).map_or_else(|| Arc::clone(&place.name), Arc::clone);
                let first = Place { name, line: Some(u64::from(line)).filter(|&line| line > 0) };
                Err(ReadError::DuplicateId { id: id.to_owned(), first, second: place.clone() })
            }
        }
    }
}

/// A number for an id, by two runs of SipHash with fixed keys, told apart by a first byte: that two ids of a run meet in it is not to be
/// expected.
pub fn fingerprint(id: &str) -> u128 {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        hasher.write_u8(salt);
        hasher.write(id.as_bytes());
        u128::from(hasher.finish())
    };
    half(0) << 64 | half(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_place_is_named() {
        let mut ids = Ids::default();
        assert!(ids.enter("a", &Place::line("x.jsonl", 3)).is_ok());
        assert!(ids.enter("b", &Place::line("x.jsonl", 4)).is_ok());
        assert!(ids.enter("c", &Place::file("c.txt")).is_ok());
        let told = |fault: ReadError| fault.to_string();
        let again = ids.enter("a", &Place::file("a.txt")).map_err(told).unwrap_err();
        assert!(again.starts_with("a.txt: id \"a\" stands already at x.jsonl:3;"), "{again}");
        let again = ids.enter("c", &Place::line("y.jsonl", 1)).map_err(told).unwrap_err();
        assert!(again.starts_with("y.jsonl:1: id \"c\" stands already at c.txt;"), "{again}");
    }
}
