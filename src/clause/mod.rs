//! Layer 6: a sentence as a row of nodes: companies, amounts, cues, verbs, nouns and what joins them.
//!
//! A node knows its preposition and its segment. Which node fills which slot is decided in `crate::frame`.

pub mod brackets;
mod forms;
mod marks;
pub mod node;
pub mod nodes;
mod nouns;
mod qualified;
pub mod segments;

mod verbs;

pub use node::{Group, Node, NodeKind, NounClass};
pub use nodes::Row;
