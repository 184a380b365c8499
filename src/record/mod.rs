//! Layer 7: from instances to records: merged, chosen, checked.
//!
//! Several instances tell one deal; one instance of a figure may tell two periods. What a record needs at least, and how sure it is, is decided
//! at the end.

pub mod affinity;
pub mod agree;
pub mod build;
pub mod checks;
pub mod confidence;
pub mod conflict;
pub mod context;
pub mod details;
pub mod draft;
pub mod figures;
pub mod finish;
pub mod later;
pub mod market;
pub mod merge;
mod petty;
pub mod roles;
pub mod tranches;

pub use draft::{Draft, DraftParty};
