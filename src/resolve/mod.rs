//! Layer 5: what context decides: which names are companies, which are one and whose they are, what a pronoun means, which currency an amount
//! left out, which year a quarter belongs to.

mod callings;
pub mod currency;
pub mod entities;
pub mod focus;
pub mod identity;
pub mod items;
pub mod national;
pub mod periods;

pub use entities::{Entities, Entity};
