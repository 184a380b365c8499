//! Names in outputs of `extract` that found no identity, ranked by the money beside them.
//!
//! "Nordika Energia" stands in three articles and in a round of EUR 3.2 bn, and no list knows it: whoever joins the data set with
//! another one should look at it first. [`sheet()`] writes such names as a table that, filled in, is a list of companies.
//!
//! It looks nothing up and decides nothing: candidates are names that look alike.

mod candidates;
mod gather;
mod rank;
mod sheet;

pub use candidates::{Candidates, Listed};
pub use gather::{Gathered, Name, Place};
pub use rank::{Rates, ranked};
pub use sheet::{HEADER, sheet};
