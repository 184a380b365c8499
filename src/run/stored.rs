//! The articles of a data set that is brought up to date: which of them a run finds again, unchanged or not.
//!
//! What is kept of each takes some 60 bytes: its id by a hash, its content by half a digest, its shard.

use super::Trace;
use crate::read::fingerprint;
use rustc_hash::FxHashMap;

/// How an article of a run stands to the data set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// It is not in there.
    New,
    /// It is in there with other content, in the shard of this number.
    Changed(u32),
    /// It is in there as it is.
    Same,
}

/// An article of the data set.
#[derive(Debug, Clone, Copy)]
struct Kept {
    content: [u8; 16],
    shard: u32,
    /// Its number among the texts that may be copied.
    sketch: Option<u32>,
    seen: bool,
}

/// The articles of a data set by their ids.
#[derive(Debug, Default)]
pub struct Stored {
    articles: FxHashMap<u128, Kept>,
}

impl Stored {
    /// Takes an article of the data set: `sketch` is its number among the texts that may be copied.
    pub fn keep(&mut self, id: &str, content: [u8; 32], shard: u32, sketch: Option<u32>) {
        self.articles.insert(fingerprint(id), Kept { content: half(content), shard, sketch, seen: false });
    }

    /// How an article of the run stands, and the number of the text that is no more, where it was changed.
    pub fn stand(&mut self, id: &str, trace: &Trace) -> (Standing, Option<u32>) {
        let Some(kept) = self.articles.get_mut(&fingerprint(id)) else { return (Standing::New, None) };
        kept.seen = true;
        match kept.content == half(trace.content) {
            true => (Standing::Same, None),
            false => (Standing::Changed(kept.shard), kept.sketch.take()),
        }
    }

    /// The shards and the ids, as [`fingerprint`] gives them, of the articles that no article of the run was.
    pub fn vanished(&self) -> impl Iterator<Item = (u32, u128)> {
        self.articles.iter().filter(|(_, kept)| !kept.seen).map(|(id, kept)| (kept.shard, *id))
    }
}

fn half(digest: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|at| digest[at])
}
