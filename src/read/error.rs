//! What can go wrong with an input: the place, the fault, the remedy.
//!
//! `news/a.txt: not UTF-8 at byte 17; convert it …` is [`ReadError::NotUtf8`]. Errors of writing and of the command
//! line are not here (`crate::cli`).

use std::fmt;
use std::io;
use std::sync::Arc;

/// Where an input stands: a file, or a line of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The path as the user would type it, or `-` for standard input.
    pub name: Arc<str>,
    /// The line, counted from 1, where the file holds one article a line.
    pub line: Option<u64>,
}

impl Place {
    /// A whole file.
    pub fn file(name: impl Into<Arc<str>>) -> Self {
        Self { name: name.into(), line: None }
    }

    /// A line of a file, counted from 1.
    pub fn line(name: impl Into<Arc<str>>, line: u64) -> Self {
        Self { name: name.into(), line: Some(line) }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            Some(line) => write!(f, "{}:{line}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// An input, or a part of one, that could not be read as it stands.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The path does not exist.
    #[error("{0}: no such file or folder; check the path")]
    NotFound(Place),
    /// The system refuses to open or read it.
    #[error("{place}: cannot be read ({fault}); check its permissions and that it is a file or folder")]
    Unreadable {
        /// Which input.
        place: Place,
        /// What the system said.
        #[source]
        fault: io::Error,
    },
    /// There is no text in it.
    #[error("{0}: holds no text; leave it out or fill it")]
    Empty(Place),
    /// A byte that no text has.
    #[error("{place}: is not text, control byte at byte {offset}; leave it out, or convert it to UTF-8 text")]
    Binary {
        /// Which input.
        place: Place,
        /// The first such byte, counted from 0.
        offset: usize,
    },
    /// Bytes that are not UTF-8 where nothing else may stand.
    #[error("{place}: not UTF-8 at byte {offset}; convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`")]
    NotUtf8 {
        /// Which input.
        place: Place,
        /// The first byte that fits no character, counted from 0.
        offset: usize,
    },
    /// Bytes that do not fit the encoding that they declare or look like.
    #[error("{place}: is not text in {encoding}, which it declares or looks like; convert it to UTF-8")]
    NotText {
        /// Which input.
        place: Place,
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// A page nested deeper than a browser would draw.
    #[error("{place}: elements nested deeper than {limit}; leave it out, give its text, or raise --max-depth")]
    TooDeep {
        /// Which page.
        place: Place,
        /// The limit.
        limit: usize,
    },
    /// A page without a text that stands out.
    #[error("{0}: no article in the page; leave it out, or give its text")]
    NoMainText(Place),
    /// A table without the column that holds the text.
    #[error("{place}: no column {wanted}; it has {found}; name the text's with --text-column")]
    NoColumn {
        /// Which table.
        place: Place,
        /// The columns that may hold the text.
        wanted: String,
        /// The columns that there are.
        found: String,
    },
    /// A row, a record or an entry that does not follow its format.
    #[error("{place}: {fault}")]
    Malformed {
        /// Which.
        place: Place,
        /// What is wrong.
        fault: String,
    },
    /// More than is read at most.
    #[error("{place}: over {limit} bytes; split it, leave it out, or raise {option}")]
    TooBig {
        /// Which input.
        place: Place,
        /// The limit.
        limit: u64,
        /// The option that raises it.
        option: &'static str,
    },
    /// A folder in which nothing can be read.
    #[error(
        "{0}: no file in it that could hold articles, such as .txt, .html or .jsonl; name another folder or the file itself"
    )]
    NoArticles(Place),
    /// A line of JSON Lines that is not a JSON object.
    #[error("{place}: not a JSON object ({fault}); write one object a line with at least a \"text\"")]
    BadLine {
        /// Which line.
        place: Place,
        /// What the parser said.
        fault: String,
    },
    /// A line of JSON Lines without an article.
    #[error("{0}: no \"text\"; give the article's text as a string under that key")]
    NoText(Place),
    /// Two articles of one run under one id.
    #[error("{second}: id \"{id}\" stands already at {first}; give each article an id of its own or name it once")]
    DuplicateId {
        /// The id.
        id: String,
        /// Where it stood first; this article was read.
        first: Place,
        /// Where it stands again; this article was not read.
        second: Place,
    },
    /// A fault of this program in reading one article; the others are read all the same.
    #[error("{0}: a fault in dealsift itself; please report it with the article")]
    Internal(Place),
    /// A declared value that means nothing. The article is read without it.
    #[error("{place}: {key} \"{value}\" is not understood and is passed over; write it as {remedy}")]
    BadValue {
        /// Which article.
        place: Place,
        /// `date` or `lang`.
        key: &'static str,
        /// What stands there.
        value: String,
        /// The form that is understood.
        remedy: &'static str,
    },
}

impl ReadError {
    /// Whether the article is read all the same.
    pub fn is_warning(&self) -> bool {
        matches!(self, Self::BadValue { .. })
    }

    /// Where the input stands.
    pub fn place(&self) -> &Place {
        match self {
            Self::NotFound(place)
            | Self::Empty(place)
            | Self::NoArticles(place)
            | Self::NoText(place)
            | Self::Internal(place)
            | Self::NoMainText(place)
            | Self::TooBig { place, .. }
            | Self::Unreadable { place, .. }
            | Self::Binary { place, .. }
            | Self::NotUtf8 { place, .. }
            | Self::NotText { place, .. }
            | Self::TooDeep { place, .. }
            | Self::NoColumn { place, .. }
            | Self::Malformed { place, .. }
            | Self::BadLine { place, .. }
            | Self::BadValue { place, .. } => place,
            Self::DuplicateId { second, .. } => second,
        }
    }

    /// The error of the system call on an input.
    pub fn system(place: Place, fault: io::Error) -> Self {
        match fault.kind() {
            io::ErrorKind::NotFound => Self::NotFound(place),
            _ => Self::Unreadable { place, fault },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_place_fault_and_remedy() {
        let error = ReadError::NotUtf8 { place: Place::line("a.jsonl", 3), offset: 17 };
        assert_eq!(
            error.to_string(),
            "a.jsonl:3: not UTF-8 at byte 17; convert it, for example with `iconv -f WINDOWS-1252 -t UTF-8`"
        );
    }

    #[test]
    fn a_missing_file_is_told_from_an_unreadable_one() {
        let missing = ReadError::system(Place::file("x"), io::ErrorKind::NotFound.into());
        assert!(matches!(missing, ReadError::NotFound(_)));
        let refused = ReadError::system(Place::file("x"), io::ErrorKind::PermissionDenied.into());
        assert!(matches!(refused, ReadError::Unreadable { .. }));
    }
}
