//! Layer 5: what context decides: which names are companies and which are one, what a pronoun means, which currency an amount
//! left out, which year a quarter belongs to.

pub mod currency;
pub mod entities;
pub mod focus;
pub mod items;
pub mod national;
pub mod periods;

pub use entities::{Entities, Entity};
