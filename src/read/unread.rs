//! An article whose bytes are there and that is yet to be read: what a batch hands to its workers.
//!
//! Fetching bytes waits for disks and pipes and is done in order ([`super::Feed`]); decoding them costs time and may be done anywhere.

use super::error::{Place, ReadError};
use super::{Options, decode, html, jsonl, metadata, syndication};
use crate::value::Article;
use serde_json::{Map, Value};

/// How the bytes of an article stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Raw {
    /// The text of a file.
    Text(Vec<u8>),
    /// A page.
    Page(Box<Page>),
    /// A line of JSON Lines.
    Line(Vec<u8>),
    /// A row of a table, or an object of a document.
    Row(Map<String, Value>),
    /// An item of RSS or Atom: `title` and `text` with tags, and what else it declares.
    Entry(Map<String, Value>),
}

/// A page with what its envelope says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Page {
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Its declared encoding.
    pub charset: Option<String>,
    /// Whether it is HTML; plain text otherwise.
    pub html: bool,
    /// Its address; empty where unknown.
    pub url: String,
    /// When it was fetched; empty where unknown.
    pub fetched: String,
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
    /// How many bytes it has, about.
    pub fn size(&self) -> usize {
        match &self.raw {
            Raw::Text(bytes) | Raw::Line(bytes) => bytes.len(),
            Raw::Page(page) => page.bytes.len(),
            Raw::Row(fields) | Raw::Entry(fields) => {
                fields.values().map(|value| value.as_str().map_or(8, str::len)).sum()
            }
        }
    }

    /// Adds its place and all its bytes to a digest.
    pub fn digest(&self, to: &mut sha2::Sha256) {
        use sha2::Digest;
        to.update(self.place.to_string());
        to.update([0]);
        to.update(&self.id);
        to.update([0]);
        match &self.raw {
            Raw::Text(bytes) | Raw::Line(bytes) => to.update(bytes),
            Raw::Page(page) => to.update(&page.bytes),
            Raw::Row(fields) | Raw::Entry(fields) => {
                for (name, value) in fields {
                    to.update(name);
                    to.update([0]);
                    to.update(value.to_string());
                    to.update([0]);
                }
            }
        }
    }

    /// Reads it; faults that do not cost the article go to `faults`. Whether its id was taken is not looked at ([`super::Ids`]).
    ///
    /// # Errors
    /// Where there is no text in it, or none that can be read.
    pub fn read(self, options: &Options, faults: &mut Vec<ReadError>) -> Result<Article, ReadError> {
        let Self { place, id, raw } = self;
        let mut article = match raw {
            Raw::Text(bytes) => text(bytes, None, id, &place, faults),
            Raw::Page(page) => fetched(*page, id, options.limits.depth, &place, faults),
            Raw::Line(line) => jsonl::article(&line, &id, &options.fields, &place, faults),
            Raw::Row(object) => options.fields.take(object).article(id, &place, faults),
            Raw::Entry(entry) => item(entry, id, options.limits.depth, &place, faults),
        }?;
        if article.text.len() as u64 > options.limits.article {
            return Err(options.limits.over_article(place));
        }
        article.date = article.date.or(options.assume_date);
        article.ingested = article.ingested.or(options.ingested);
        if article.lang.is_none() {
            article.lang.clone_from(&options.assume_lang);
        }
        if let Some(end) = metadata::cut(&article.text) {
            article.truncated = true;
            article.body.end = article.body.end.min(end as u32).max(article.body.start);
        }
        Ok(article)
    }
}

fn text(
    bytes: Vec<u8>,
    charset: Option<&str>,
    id: String,
    place: &Place,
    faults: &mut Vec<ReadError>,
) -> Result<Article, ReadError> {
    let decoded = decode::decode(bytes, charset, place)?;
    let mut article = Article::new(id, decoded.text);
    article.encoding = decoded.encoding;
    metadata::declare(&mut article, place, faults);
    let blank = article.title.is_none() && article.body.of(&article.text).trim().is_empty();
    match blank {
        true => Err(ReadError::Empty(place.clone())),
        false => Ok(article),
    }
}

/// A page of a crawl. The day on which it was fetched is no day of publication and goes to `meta`.
fn fetched(
    page: Page,
    id: String,
    depth: usize,
    place: &Place,
    faults: &mut Vec<ReadError>,
) -> Result<Article, ReadError> {
    let Page { bytes, charset, html, url, fetched } = page;
    let mut article = match html {
        true => html::article(bytes, id, charset.as_deref(), depth, place, faults)?,
        false => text(bytes, charset.as_deref(), id, place, faults)?,
    };
    if article.url.is_none() && !url.is_empty() {
        article.url = Some(url);
    }
    if !fetched.is_empty() {
        article.meta.entry("fetched").or_insert(Value::String(fetched));
    }
    Ok(article)
}

fn item(
    entry: Map<String, Value>,
    id: String,
    depth: usize,
    place: &Place,
    faults: &mut Vec<ReadError>,
) -> Result<Article, ReadError> {
    let (title, text, rest) = syndication::object(entry);
    let (title, text) = (html::text(&title, depth, place)?, html::text(&text, depth, place)?);
    if title.is_empty() && text.is_empty() {
        return Err(ReadError::Empty(place.clone()));
    }
    let mut article = html::titled(id, title.lines().next().unwrap_or_default(), &text);
    for (key, value) in &rest.declared {
        metadata::set(&mut article, key, value, None, place, faults);
    }
    Ok(article)
}
