//! Reading articles for a subcommand: faults are told as they come, and counted.
//!
//! `Inputs::open(..)` is an iterator of articles; [`Inputs::outcome`] tells afterwards how it went.

use super::{Outcome, say};
use crate::lang::LANGUAGES;
use crate::read::metadata::{parse_date, parse_lang};
use crate::read::{Articles, FieldMap, Limits, Options};
use crate::value::Article;
use jiff::civil::Date;
use std::io;
use std::path::{Path, PathBuf};

/// How inputs are read, and what articles that declare nothing are taken to be.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Assumptions {
    /// Day of publication of articles that declare none, such as 2026-03-02
    #[arg(long, value_name = "DATE", value_parser = date)]
    assume_date: Option<Date>,
    /// The day from which you have the articles that do not tell it themselves, such as 2026-03-04: `events --as-of` looks no further
    #[arg(long, value_name = "DATE", value_parser = date)]
    ingested: Option<Date>,
    /// Language of articles that declare none, such as it
    #[arg(long, value_name = "LANG", value_parser = lang)]
    assume_lang: Option<String>,
    /// Which fields of rows and objects hold what, such as text=content,date=publishedAt,source=source.name
    #[arg(long, value_name = "NAME=FIELD,..", value_parser = fields, conflicts_with = "preset")]
    map: Option<FieldMap>,
    /// The fields of a service: newsapi, webz, ccnews
    #[arg(long, value_name = "SERVICE", value_parser = preset)]
    preset: Option<FieldMap>,
    /// The column or field that holds the text
    #[arg(long, value_name = "NAME")]
    text_column: Option<String>,
    #[command(flatten)]
    limits: Bounds,
}

/// How much is read at most.
#[derive(Debug, Clone, Copy, clap::Args)]
#[command(next_help_heading = "Limits")]
struct Bounds {
    /// Bytes of a text, a page, a line, a row or a record of a crawl
    #[arg(long, value_name = "SIZE", default_value = "16M", value_parser = size)]
    max_input: u64,
    /// Bytes of what is read whole and holds many articles: a JSON document, a feed, a file of an archive
    #[arg(long, value_name = "SIZE", default_value = "128M", value_parser = size)]
    max_document: u64,
    /// Bytes of an article's text
    #[arg(long, value_name = "SIZE", default_value = "1M", value_parser = size)]
    max_article: u64,
    /// How deep the elements of a page may be nested
    #[arg(long, value_name = "N", default_value_t = Limits::default().depth)]
    max_depth: usize,
    /// How many times its size a compressed input may have
    #[arg(long, value_name = "N", default_value_t = Limits::default().ratio)]
    max_ratio: u64,
}

impl Default for Bounds {
    fn default() -> Self {
        let Limits { input, document, article, depth, ratio } = Limits::default();
        Self { max_input: input, max_document: document, max_article: article, max_depth: depth, max_ratio: ratio }
    }
}

impl From<Bounds> for Limits {
    fn from(bounds: Bounds) -> Self {
        Self {
            // offsets are 32 bits wide
            input: bounds.max_input.min(u64::from(u32::MAX)),
            document: bounds.max_document,
            article: bounds.max_article.min(u64::from(u32::MAX)),
            depth: bounds.max_depth,
            ratio: bounds.max_ratio,
        }
    }
}

/// A number of bytes for clap, with K, M or G behind it where it is one of those.
pub fn size(value: &str) -> Result<u64, String> {
    let (digits, shift) = match value.as_bytes().last().map(u8::to_ascii_uppercase) {
        Some(b'K') => (&value[..value.len() - 1], 10),
        Some(b'M') => (&value[..value.len() - 1], 20),
        Some(b'G') => (&value[..value.len() - 1], 30),
        _ => (value, 0),
    };
    let size = digits.parse::<u64>().ok().and_then(|n| n.checked_mul(1 << shift)).filter(|n| *n > 0);
    size.ok_or_else(|| "not a size; write it as 64M".to_owned())
}

impl From<Assumptions> for Options {
    fn from(assumed: Assumptions) -> Self {
        let fields = assumed.map.or(assumed.preset).unwrap_or_default();
        let fields = match &assumed.text_column {
            Some(column) => fields.with_text(column),
            None => fields,
        };
        Self {
            assume_date: assumed.assume_date,
            ingested: assumed.ingested,
            assume_lang: assumed.assume_lang,
            fields,
            limits: assumed.limits.into(),
        }
    }
}

/// A map of fields for clap.
fn fields(value: &str) -> Result<FieldMap, String> {
    value.parse()
}

/// The map of a service for clap.
fn preset(value: &str) -> Result<FieldMap, String> {
    let known = || format!("none of {}", FieldMap::presets().collect::<Vec<_>>().join(", "));
    FieldMap::preset(value).ok_or_else(known)
}

/// An ISO day for clap.
pub fn date(value: &str) -> Result<Date, String> {
    parse_date(value).ok_or_else(|| "not a day; write it as 2026-03-02".to_owned())
}

/// A language code for clap.
pub fn lang(value: &str) -> Result<String, String> {
    let codes = || LANGUAGES.iter().map(|l| l.code).collect::<Vec<_>>().join(", ");
    parse_lang(value).ok_or_else(|| format!("not a language code; there are tables for {}", codes()))
}

/// The paths that a file lists.
pub fn listed(file: &Path) -> io::Result<Vec<PathBuf>> {
    let read = match file.as_os_str() == "-" {
        true => io::read_to_string(io::stdin()),
        false => std::fs::read_to_string(file),
    };
    let told = |fault: io::Error| io::Error::new(fault.kind(), format!("{}: cannot be read ({fault})", file.display()));
    let text = read.map_err(told)?;
    let mark = if text.contains('\0') { '\0' } else { '\n' };
    let path = |line: &str| line.trim_end_matches('\r').to_owned();
    Ok(text.split(mark).map(path).filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

/// Articles that could be read.
pub struct Inputs {
    articles: Articles,
    quiet: bool,
    /// How many articles were read.
    pub read: u64,
    /// How many inputs failed.
    pub failed: u64,
}

impl Inputs {
    /// Reads the paths; `quiet` keeps warnings back, never errors.
    pub fn open(paths: &[PathBuf], assumptions: Assumptions, quiet: bool) -> Self {
        Self { articles: Articles::open(paths, assumptions.into()), quiet, read: 0, failed: 0 }
    }

    /// How it went so far.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(self.read, self.failed)
    }
}

impl Iterator for Inputs {
    type Item = Article;

    fn next(&mut self) -> Option<Article> {
        loop {
            match self.articles.next()? {
                Ok(article) => {
                    self.read += 1;
                    return Some(article);
                }
                Err(fault) if fault.is_warning() && self.quiet => {}
                Err(fault) => {
                    self.failed += u64::from(!fault.is_warning());
                    say(&fault.to_string());
                }
            }
        }
    }
}
