//! Layer 6: predicates and their arguments.
//!
//! A verb or noun that evokes a frame becomes an [`Instance`]; its slots are filled from the nodes of its sentence. Several instances may
//! tell one deal; they are put together in `crate::record`.

pub mod amounts;
pub mod fill;
pub mod instance;
pub mod object;
pub mod relate;
pub mod roles;
pub mod stance;
pub mod times;

pub use instance::{Filler, Instance, Money};
