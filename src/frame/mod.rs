//! Layer 6: predicates and their arguments.
//!
//! A verb or noun that evokes a frame becomes an [`Instance`]; its slots are filled from the nodes of its sentence. Several instances may
//! tell one deal; they are put together in `crate::record`.

mod agreements;
pub mod amounts;
mod bias;
mod bids;
mod clusters;
mod deals;
mod debts;
mod descriptions;
pub mod fill;
pub mod focused;
pub mod gapped;
mod genitives;
mod goods;
mod groups;
mod helped;
pub mod instance;
mod lenders;
mod levels;
pub mod lists;
mod means;
pub mod object;
pub mod offers;
pub mod openings;
mod orders;
mod owners;
mod parts;
mod plants;
pub mod power;
mod pronouns;
pub mod relate;
pub mod roles;
pub mod scene;
mod sense;
mod slots;
mod spends;
pub mod stakes;
mod stance;
mod subjects;
mod sums;
pub mod times;
mod ventures;

pub use instance::{Filler, Instance, Money};
