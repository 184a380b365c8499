//! What a data set covers, and what it was made with: `manifest.json`.

use super::{Covered, replace};
use crate::emit::SCHEMA;
use crate::run::MadeWith;
use crate::run::hex;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

/// How many digits a shard's name has at most, so that there is always a next one.
const MAX_DIGITS: usize = 18;

/// The manifest of a data set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version that writes it.
    pub dealsift: String,
    /// The version of the record contract.
    pub schema: u8,
    /// What it is made with.
    pub made_with: MadeWith,
    /// How often it was brought up to date; once it was, its shards follow the runs and no more the inputs.
    pub updates: u64,
    /// Whether all inputs are covered.
    pub complete: bool,
    /// The shards, in the order of their inputs.
    pub shards: Vec<Shard>,
}

/// What a data set is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To go on to the bytes of an undisturbed run.
    Resume,
    /// To take further articles: how they are read, and how large a shard is, may change from one day to the next.
    Update,
}

impl MadeWith {
    /// What is not as it is in `other`, in words.
    fn differs(&self, other: &Self, purpose: Purpose) -> Vec<&'static str> {
        let always = [
            (self.rules != other.rules, "other rules"),
            (self.gazetteer != other.gazetteer, "another gazetteer"),
            (self.overlay != other.overlay, "another overlay"),
            (self.companies != other.companies, "other lists of companies"),
            (self.options != other.options, "other options"),
        ];
        let bytes = [
            (self.reading != other.reading, "other options of reading"),
            (self.shard_size != other.shard_size, "another --shard-size"),
        ];
        let bytes = bytes.into_iter().filter(|_| purpose == Purpose::Resume);
        always.into_iter().chain(bytes).filter_map(|(differs, what)| differs.then_some(what)).collect()
    }
}

/// A part of every table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// The name of its files.
    pub name: String,
    /// How many batches of inputs it covers; none where it is the work of an update.
    pub batches: u64,
    /// How many bytes of input.
    pub bytes: u64,
    /// Articles read.
    pub read: u64,
    /// Inputs that failed.
    pub failed: u64,
    /// Records found.
    pub records: u64,
    /// Faults told, warnings included.
    pub told: u64,
    /// A digest of all inputs up to its last; empty where it is the work of an update.
    pub chain: String,
}

impl Shard {
    pub(super) fn cover(&mut self, covered: Covered) {
        self.batches += u64::from(covered.chain.is_some());
        self.bytes += covered.bytes as u64;
        self.read += covered.read;
        self.failed += covered.failed;
        self.records += covered.records;
        self.told += covered.told;
        self.chain = covered.chain.map(|chain| hex(&chain)).unwrap_or_default();
    }
}

impl Manifest {
    /// The manifest of a data set without shards.
    pub fn new(made_with: MadeWith) -> Self {
        let dealsift = env!("CARGO_PKG_VERSION").to_owned();
        Self { dealsift, schema: SCHEMA, made_with, updates: 0, complete: false, shards: Vec::new() }
    }

    /// Where the manifest of a data set stands.
    pub fn path(root: &Path) -> PathBuf {
        root.join("manifest.json")
    }

    /// Reads the manifest of a data set.
    ///
    /// # Errors
    /// Where there is none, or it is not one.
    pub fn read(root: &Path) -> io::Result<Self> {
        let bytes = std::fs::read(Self::path(root)).map_err(|fault| match fault.kind() {
            io::ErrorKind::NotFound => io::Error::new(fault.kind(), "holds no data set to go on with"),
            _ => fault,
        })?;
        Self::parse(&bytes).map_err(|fault| io::Error::other(format!("manifest.json is not understood ({fault})")))
    }

    /// Reads the bytes of a manifest, which may come from anybody: a shard's name leads to files, so that it is digits and nothing else.
    ///
    /// # Errors
    /// Where it is not a manifest, in words.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        let manifest: Self = serde_json::from_slice(bytes).map_err(|fault| fault.to_string())?;
        let mut names = HashSet::new();
        let mut totals = [0_u64; 6];
        for shard in &manifest.shards {
            let digits = shard.name.bytes().all(|b| b.is_ascii_digit());
            if !digits || !(1..=MAX_DIGITS).contains(&shard.name.len()) {
                return Err(format!("{:?} names no shard", shard.name));
            }
            if !names.insert(&shard.name) {
                return Err(format!("shard {} stands there twice", shard.name));
            }
            let counts = [shard.batches, shard.bytes, shard.read, shard.failed, shard.records, shard.told];
            for (total, count) in totals.iter_mut().zip(counts) {
                *total = total.checked_add(count).ok_or_else(|| format!("shard {} counts too much", shard.name))?;
            }
        }
        Ok(manifest)
    }

    /// How many batches the shards cover.
    pub fn batches(&self) -> u64 {
        self.shards.iter().map(|shard| shard.batches).sum()
    }

    /// What was different when it was begun, in words, where anything was.
    pub(super) fn differs(&self, with: &MadeWith, purpose: Purpose) -> Option<String> {
        if self.dealsift != env!("CARGO_PKG_VERSION") {
            return Some(format!("version {}", self.dealsift));
        }
        let differs = self.made_with.differs(with, purpose);
        (!differs.is_empty()).then(|| differs.join(", "))
    }

    /// The name of the next shard.
    pub fn next_name(&self) -> String {
        let next =
            self.shards.iter().filter_map(|shard| shard.name.parse::<u64>().ok()).max().map_or(0, |last| last + 1);
        format!("{next:05}")
    }

    pub(super) fn write(&self, root: &Path) -> io::Result<()> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        replace(&Self::path(root), &json)
    }
}

#[cfg(test)]
mod tests {
    use super::{Manifest, Shard};
    use crate::run::MadeWith;

    fn parsed(shards: &[(&str, u64)]) -> Result<Manifest, String> {
        let mut manifest = Manifest::new(MadeWith::default());
        let shard = |&(name, bytes): &(&str, u64)| Shard { name: name.to_owned(), bytes, ..Shard::default() };
        manifest.shards = shards.iter().map(shard).collect();
        Manifest::parse(&serde_json::to_vec(&manifest).expect("a manifest is JSON"))
    }

    #[test]
    fn a_shard_is_named_by_digits_alone() {
        assert_eq!(parsed(&[("00000", 1), ("00007", 1)]).map(|manifest| manifest.next_name()), Ok("00008".to_owned()));
        for name in ["", "../00000", "/etc/passwd", "00000.parquet", "+1", "9999999999999999999", "٣"] {
            assert_eq!(parsed(&[(name, 1)]), Err(format!("{name:?} names no shard")));
        }
    }

    #[test]
    fn shards_are_distinct_and_can_be_summed() {
        assert_eq!(parsed(&[("00000", 1), ("00000", 1)]), Err("shard 00000 stands there twice".to_owned()));
        assert_eq!(parsed(&[("00000", u64::MAX), ("00001", 1)]), Err("shard 00001 counts too much".to_owned()));
    }
}
