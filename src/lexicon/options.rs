//! What tables are compiled with beside, or instead of, the embedded ones.

use super::{Additions, CompanyIndex};
use std::sync::Arc;

/// Settings of [`Tables::with`](super::Tables::with).
#[derive(Debug, Clone)]
pub struct Options {
    /// Whether the companies of the embedded list are known. Places, given names and the other lists always are.
    pub gazetteer: bool,
    /// What a user adds.
    pub additions: Additions,
    /// Lists of companies, the first one first: earlier ones win over later ones, and all over the embedded list.
    pub companies: Vec<Arc<CompanyIndex>>,
}

impl Default for Options {
    fn default() -> Self {
        Self { gazetteer: true, additions: Additions::default(), companies: Vec::new() }
    }
}
