//! Articles cut into batches, the unit that workers take.
//!
//! A batch is large enough that handing it over costs nothing and small enough that a few of them fit into memory.

use crate::read::{Feed, ReadError, Unread};

/// How many bytes a batch gathers.
const BYTES: usize = 128 * 1024;

/// How many articles a batch gathers at most.
const ARTICLES: usize = 256;

/// Articles, or what stands in their place.
pub type Batch = Vec<Result<Unread, ReadError>>;

/// The batches of a feed.
pub struct Batches<I = Feed>(pub I);

impl<I: Iterator<Item = Result<Unread, ReadError>>> Iterator for Batches<I> {
    type Item = Batch;

    fn next(&mut self) -> Option<Batch> {
        let (mut batch, mut bytes) = (Batch::new(), 0);
        while bytes < BYTES && batch.len() < ARTICLES {
            match self.0.next() {
                Some(next) => {
                    bytes += next.as_ref().map_or(0, Unread::size);
                    batch.push(next);
                }
                None => break,
            }
        }
        (!batch.is_empty()).then_some(batch)
    }
}
