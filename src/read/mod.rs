//! Layer 1: files, folders and standard input to articles, one at a time: texts, pages, JSON Lines, tables, crawls, feeds, archives of them.
//!
//! ```
//! use dealsift::read::{Articles, Options};
//!
//! let mut articles = Articles::open(&["no/such/folder".into()], Options::default());
//! assert!(articles.next().unwrap().unwrap_err().to_string().starts_with("no/such/folder: no such file"));
//! ```
//!
//! [`Feed`] fetches bytes in order, [`Unread::read`] makes an article of them, [`Ids`] sees to it that no id stands twice; [`Articles`] is the
//! three in a row. An error costs one article, never the run. Nothing is extracted here, and no language is guessed.

pub mod archive;
pub mod decode;
pub mod document;
pub mod error;
pub mod feed;
pub mod fields;
pub mod form;
pub mod front_matter;
pub mod html;
pub mod ids;
pub mod inflate;
pub mod jsonl;
pub mod limits;
pub mod metadata;
#[cfg(feature = "parquet")]
pub mod parquet;
pub mod syndication;
pub mod table;
pub mod unread;
pub mod walk;
pub mod warc;
pub mod watch;

pub use error::{Place, ReadError};
pub use feed::Feed;
pub use fields::FieldMap;
pub use ids::{Ids, fingerprint};
pub use limits::Limits;
pub use unread::Unread;
pub use watch::Watch;

use crate::value::Article;
use jiff::civil::Date;
use std::collections::VecDeque;
use std::path::PathBuf;

/// How articles are read, and what holds for those that declare nothing themselves.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Day of publication.
    pub assume_date: Option<Date>,
    /// The day from which you have them.
    pub ingested: Option<Date>,
    /// Language, an ISO 639-1 code.
    pub assume_lang: Option<String>,
    /// Which fields of rows and objects hold what.
    pub fields: FieldMap,
    /// How much is read at most.
    pub limits: Limits,
}

/// The articles of a run, in the order of the arguments.
pub struct Articles {
    feed: Feed,
    options: Options,
    ids: Ids,
    waiting: VecDeque<Result<Article, ReadError>>,
}

impl Articles {
    /// Looks up the files of all arguments; `-` is standard input. They are read as the iterator moves.
    pub fn open(paths: &[PathBuf], options: Options) -> Self {
        let feed = Feed::open(paths, &options.fields).within(options.limits);
        Self { feed, options, ids: Ids::default(), waiting: VecDeque::new() }
    }

    fn read(&mut self, unread: Unread) {
        let (place, mut faults) = (unread.place.clone(), Vec::new());
        let read = unread.read(&self.options, &mut faults);
        let read = read.and_then(|article| self.ids.enter(&article.id, &place).map(|()| article));
        self.waiting.extend(faults.into_iter().map(Err));
        self.waiting.push_back(read);
    }
}

impl Iterator for Articles {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.waiting.is_empty() {
            match self.feed.next()? {
                Ok(unread) => self.read(unread),
                Err(error) => return Some(Err(error)),
            }
        }
        self.waiting.pop_front()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_assumed_gives_way_to_what_is_declared() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.txt"), "date 2025-01-02 Testo").unwrap();
        std::fs::write(dir.path().join("b.txt"), "Testo").unwrap();
        let options = Options {
            assume_date: metadata::parse_date("2026-03-02"),
            assume_lang: Some("it".into()),
            ..Options::default()
        };
        let read: Vec<Article> = Articles::open(&[dir.path().into()], options).map(Result::unwrap).collect();
        assert_eq!(read[0].date.unwrap().to_string(), "2025-01-02");
        assert_eq!(read[1].date.unwrap().to_string(), "2026-03-02");
        assert!(read.iter().all(|a| a.lang.as_deref() == Some("it")));
    }
}
