//! Layer 3: from characters to tokens, blocks, items and sentences.
//!
//! The text is walked once; every later stage works on token numbers. Hard-wrapped lines are joined, headlines and
//! bullets told apart, HTML entities read as their characters. What words mean together is not decided here.

pub mod hits;
pub mod layout;
pub mod sentences;
pub mod tokens;

pub use hits::{Hit, TextHits};
pub use layout::{Block, BlockKind};
pub use tokens::{Shape, TokKind, Token};
