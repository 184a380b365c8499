//! Layer 6: a sentence as a row of nodes: companies, amounts, cues, verbs, nouns and what joins them.
//!
//! A node knows its preposition and its segment. Which node fills which slot is decided in `crate::frame`.

pub mod brackets;
pub mod nodes;
pub mod segments;

pub use nodes::{Group, Node, NodeKind, NounClass, Row};
