//! What can be wrong with an output that is read back: the place, the fault, the remedy.
//!
//! `old.jsonl:3: not a JSON object (…)` is [`Fault::Line`].

use std::io;

/// A fault in an input, or in a line of it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Fault {
    /// The input can't be opened or read.
    #[error("{name}: cannot be read ({source}); name a file that `extract` wrote, or - for standard input")]
    Unreadable {
        /// The input as it was named.
        name: String,
        /// What the system said.
        source: io::Error,
    },
    /// A line that is no JSON object of a known layer.
    #[error("{name}:{line}: {fault}; each line is one object of `extract --emit records` or `--emit articles`")]
    Line {
        /// The input as it was named.
        name: String,
        /// The line, counted from 1.
        line: u64,
        /// What is wrong.
        fault: String,
    },
    /// A line of the other layer than those before it.
    #[error("{name}:{line}: holds {found} where the lines before hold {wanted}; keep each layer in a file of its own")]
    Layer {
        /// The input as it was named.
        name: String,
        /// The line, counted from 1.
        line: u64,
        /// The layer of this line.
        found: &'static str,
        /// The layer of the first good line.
        wanted: &'static str,
    },
    /// An article that was met before.
    #[error(
        "{name}:{line}: article \"{id}\" stands twice, this one is passed over; give each article an id of its own"
    )]
    Twice {
        /// The input as it was named.
        name: String,
        /// The line, counted from 1.
        line: u64,
        /// The article's id.
        id: String,
    },
}
