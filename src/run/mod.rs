//! Layer 9: a whole run, from paths to output, on all cores.
//!
//! [`Batches`] are cut from the feed, [`ordered`] has them worked on by many threads and gives them back in order, [`Worker`] reads, extracts
//! and draws. What becomes of the drawn bytes is the caller's affair (`crate::cli`).

mod batch;
mod ordered;
mod worker;

pub use batch::{Batch, Batches};
pub use ordered::ordered;
pub use worker::{Done, Outcome, Piece, Worker};
