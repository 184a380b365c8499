//! Layer 9: a whole run, from paths to output, on all cores.
//!
//! [`Batches`] are cut from the feed, [`ordered`] has them worked on by many threads and gives them back in order, [`Worker`] reads, extracts
//! and draws, and [`Known`] tells it what came before. What becomes of the drawn bytes is the caller's affair (`crate::cli`).

mod batch;
pub mod copies;
#[cfg(feature = "parquet")]
pub mod dataset;
mod filter;
mod known;
mod made_with;
mod ordered;
pub mod rates;
mod recent;
mod stored;
mod trace;
mod worker;
mod writer;

pub use batch::{Batch, Batches};
pub use filter::{Filter, MinAmount};
pub use known::{Entered, Known};
pub use made_with::MadeWith;
pub use ordered::ordered;
pub use stored::{Standing, Stored};
pub use trace::Trace;
pub use worker::{Done, Outcome, Piece, Worker, pass};
pub use writer::{Drawn, Writer};

/// A digest in hexadecimal digits.
pub fn hex(digest: &[u8]) -> String {
    digest.iter().map(|b| format!("{b:02x}")).collect()
}
