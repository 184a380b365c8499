//! An article whose bytes are there and that is yet to be read: what a batch hands to its workers.
//!
//! Fetching bytes waits for disks and pipes and is done in order ([`super::Feed`]); decoding them costs time and may be done anywhere.

use super::error::{Place, ReadError};
use super::{Options, decode, jsonl, metadata};
use crate::value::Article;

/// How the bytes of an article stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw {
    /// The text of a file.
    Text(Vec<u8>),
    /// A line of JSON Lines.
    Line(Vec<u8>),
}

/// An article that is yet to be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// Where it stands.
    pub place: Place,
    /// Its id; for a line without one of its own, what stands before the line's number.
    pub id: String,
    /// Its bytes.
    pub raw: Raw,
}

impl Unread {
    /// How many bytes it has.
    pub fn size(&self) -> usize {
        match &self.raw {
            Raw::Text(bytes) | Raw::Line(bytes) => bytes.len(),
        }
    }

    /// Reads it; faults that do not cost the article go to `faults`. Whether its id was taken is not looked at ([`super::Ids`]).
    pub fn read(self, options: &Options, faults: &mut Vec<ReadError>) -> Result<Article, ReadError> {
        let Self { place, id, raw } = self;
        let mut article = match raw {
            Raw::Text(bytes) => text(bytes, id, &place, faults),
            Raw::Line(line) => jsonl::article(&line, &id, &place, faults),
        }?;
        article.date = article.date.or(options.assume_date);
        if article.lang.is_none() {
            article.lang.clone_from(&options.assume_lang);
        }
        Ok(article)
    }
}

fn text(bytes: Vec<u8>, id: String, place: &Place, faults: &mut Vec<ReadError>) -> Result<Article, ReadError> {
    let mut article = Article::new(id, decode::decode(bytes, place)?);
    metadata::declare(&mut article, place, faults);
    let blank = article.title.is_none() && article.body.of(&article.text).trim().is_empty();
    match blank {
        true => Err(ReadError::Empty(place.clone())),
        false => Ok(article),
    }
}
