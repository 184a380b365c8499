//! What a data set is made with: nothing else decides what stands in it, but for its inputs.

use serde::{Deserialize, Serialize};

/// All that changes what is written, each by its SHA-256 in hexadecimal digits.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeWith {
    /// Frames, and the tables of languages.
    pub rules: String,
    /// The embedded lists, or that they are not used.
    pub gazetteer: String,
    /// The overlays that were given.
    pub overlay: String,
    /// The lists of companies that were given.
    pub companies: String,
    /// What is kept, and how it is written.
    pub options: String,
    /// How inputs are read.
    pub reading: String,
    /// How many bytes of input a shard covers.
    pub shard_size: u64,
}
