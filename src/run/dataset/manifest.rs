//! What a data set covers: `manifest.json`.

use super::{Covered, replace};
use crate::emit::SCHEMA;
use crate::run::hex;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::{Path, PathBuf};

/// The manifest of a data set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The version that writes it.
    pub dealsift: String,
    /// The version of the record contract.
    pub schema: u8,
    /// All that changes what is written: rules and lists by their digests, options.
    pub options: String,
    /// Whether all inputs are covered.
    pub complete: bool,
    /// The shards, in the order of their inputs.
    pub shards: Vec<Shard>,
}

/// A part of every table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// The name of its files.
    pub name: String,
    /// How many batches of inputs it covers.
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
    #[serde(default)]
    pub told: u64,
    /// A digest of all inputs up to its last.
    pub chain: String,
}

impl Shard {
    pub(super) fn cover(&mut self, covered: Covered) {
        self.batches += 1;
        self.bytes += covered.bytes as u64;
        self.read += covered.read;
        self.failed += covered.failed;
        self.records += covered.records;
        self.told += covered.told;
        self.chain = hex(&covered.chain);
    }
}

impl Manifest {
    /// The manifest of a data set without shards.
    pub fn new(options: &str) -> Self {
        let dealsift = env!("CARGO_PKG_VERSION").to_owned();
        Self { dealsift, schema: SCHEMA, options: options.to_owned(), complete: false, shards: Vec::new() }
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
        serde_json::from_slice(&bytes)
            .map_err(|fault| io::Error::other(format!("manifest.json is not understood ({fault})")))
    }

    /// How many batches the shards cover.
    pub fn batches(&self) -> u64 {
        self.shards.iter().map(|shard| shard.batches).sum()
    }

    /// What was different when it was begun, where anything was.
    pub fn differs(&self, options: &str) -> Option<String> {
        if self.dealsift != env!("CARGO_PKG_VERSION") {
            return Some(format!("version {}", self.dealsift));
        }
        (self.options != options).then(|| "other options, rules or lists".to_owned())
    }

    pub(super) fn write(&self, root: &Path) -> io::Result<()> {
        let mut json = serde_json::to_vec_pretty(self)?;
        json.push(b'\n');
        replace(&Self::path(root), &json)
    }
}
