//! What is wrong with an overlay: file, line, fault and remedy.

use std::fmt;
use std::io;

/// One fault: `overlay my.json:14: unknown currency "EURO"; use an ISO 4217 code such as EUR`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file.
    pub file: String,
    /// The line, from 1; none where the file could not be read.
    pub line: Option<usize>,
    /// The fault and, behind a semicolon, its remedy.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "overlay {}:{line}: {}", self.file, self.message),
            None => write!(f, "overlay {}: {}", self.file, self.message),
        }
    }
}

/// All faults of a file, in the order of their lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults(pub Vec<Fault>);

impl Faults {
    /// A file that could not be read.
    pub(super) fn unread(file: &str, fault: &io::Error) -> Self {
        let message = format!("cannot be read ({fault}); name a file that exists and may be read");
        Self(vec![Fault { file: file.to_owned(), line: None, message }])
    }
}

impl fmt::Display for Faults {
    /// One fault a line.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (n, fault) in self.0.iter().enumerate() {
            let end = if n + 1 < self.0.len() { "\n" } else { "" };
            write!(f, "{fault}{end}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}
