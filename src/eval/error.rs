//! What can go wrong while gold, predictions and floors are read, each with file, fault and remedy.
//!
//! Example: `corpus/it/a.gold.json: expected value at line 3 column 1; mend the JSON`.
//!
//! It does not speak of low scores: those are [`super::Fault`]s, not errors.

use std::path::{Path, PathBuf};

/// A fault in the input of an evaluation.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum EvalError {
    /// A file or folder could not be read or written.
    #[error("{}: {source}", path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// A file is no JSON.
    #[error("{}: {source}; mend the JSON", path.display())]
    Json {
        /// The file.
        path: PathBuf,
        /// Where and what.
        source: serde_json::Error,
    },
    /// A line of a JSON Lines file is no JSON.
    #[error("{}:{line}: {source}; each line is one JSON object", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// Where in the line and what.
        source: serde_json::Error,
    },
    /// The JSON lacks something or holds something else.
    #[error("{}:{line}: {fault}", path.display())]
    Shape {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1; 1 for a file that is one object.
        line: usize,
        /// What is wrong and what is asked for.
        fault: String,
    },
    /// Two gold articles share an id.
    #[error("{}: the id \"{id}\" stands in {} already; give each article its own", path.display(), first.display())]
    Twice {
        /// The id.
        id: String,
        /// Where it was met first.
        first: PathBuf,
        /// Where it was met again.
        path: PathBuf,
    },
    /// A folder holds no gold.
    #[error("{}: no *.gold.json in this folder; name a folder of gold files or one JSON Lines file", path.display())]
    Empty {
        /// The folder or file.
        path: PathBuf,
    },
    /// Floors were to be lowered without saying why.
    #[error("lowering floors needs a reason; give one in a few words")]
    NoReason,
    /// A breakdown that does not exist.
    #[error("unknown breakdown \"{0}\"; use kind, slot, lang or article")]
    By(String),
}

impl EvalError {
    pub(super) fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Io { path, source }
    }

    pub(super) fn json(path: &Path) -> impl FnOnce(serde_json::Error) -> Self {
        let path = path.to_path_buf();
        move |source| Self::Json { path, source }
    }

    pub(super) fn shape(path: &Path, line: usize, fault: impl Into<String>) -> Self {
        Self::Shape { path: path.to_path_buf(), line, fault: fault.into() }
    }
}
