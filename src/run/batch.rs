//! Articles cut into batches, the unit that workers take.
//!
//! A batch is large enough that handing it over costs nothing and small enough that a few of them fit into memory.

use crate::read::{Feed, ReadError, Unread};
use sha2::{Digest, Sha256};

/// How many bytes a batch gathers.
const BYTES: usize = 128 * 1024;

/// How many articles a batch gathers at most.
const ARTICLES: usize = 256;

/// Articles, or what stands in their place.
#[derive(Debug)]
pub struct Batch {
    /// Which batch of the run it is, from 0.
    pub number: u64,
    /// In order.
    pub items: Vec<Result<Unread, ReadError>>,
    /// How many bytes they have.
    pub bytes: usize,
    /// A digest of all items up to the last of these, where [`Batches::chained`] asks for it: two runs that agree in it have read the same.
    pub chain: Option<[u8; 32]>,
}

/// The batches of a feed.
pub struct Batches<I = Feed> {
    feed: I,
    next: u64,
    chain: Option<Sha256>,
}

impl<I: Iterator<Item = Result<Unread, ReadError>>> Batches<I> {
    /// The batches of `feed`.
    pub fn new(feed: I) -> Self {
        Self { feed, next: 0, chain: None }
    }

    /// The same with a digest in each batch.
    #[must_use]
    pub fn chained(self) -> Self {
        Self { chain: Some(Sha256::new()), ..self }
    }
}

impl<I: Iterator<Item = Result<Unread, ReadError>>> Iterator for Batches<I> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let mut batch = Batch { number: self.next, items: Vec::new(), bytes: 0, chain: None };
        while batch.bytes < BYTES && batch.items.len() < ARTICLES {
            let Some(item) = self.feed.next() else { break };
            batch.bytes += item.as_ref().map_or(0, Unread::size);
            if let Some(chain) = &mut self.chain {
                match &item {
                    Ok(unread) => unread.digest(chain),
                    Err(fault) => chain.update(fault.to_string()),
                }
                chain.update([0xff]);
            }
            batch.items.push(item);
        }
        batch.chain = self.chain.as_ref().map(|chain| chain.clone().finalize().into());
        self.next += 1;
        (!batch.items.is_empty()).then_some(batch)
    }
}
