//! What tables are compiled with beside, or instead of, the embedded ones.

use super::Additions;

/// Settings of [`Tables::with`](super::Tables::with).
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether the companies of the embedded list are known. Places, given names and the other lists always are.
    pub gazetteer: bool,
    /// What a user adds.
    pub additions: Additions,
}

impl Default for Options {
    fn default() -> Self {
        Self { gazetteer: true, additions: Additions::default() }
    }
}
