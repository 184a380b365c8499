//! Reading articles for a subcommand: faults are told as they come, and counted.
//!
//! `Inputs::open(..)` is an iterator of articles; [`Inputs::outcome`] tells afterwards how it went.

use super::{Outcome, say};
use crate::lang::LANGUAGES;
use crate::read::metadata::{parse_date, parse_lang};
use crate::read::{Articles, FieldMap, Options};
use crate::value::Article;
use jiff::civil::Date;
use std::path::PathBuf;

/// How inputs are read, and what articles that declare nothing are taken to be.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Assumptions {
    /// Day of publication of articles that declare none, such as 2026-03-02
    #[arg(long, value_name = "DATE", value_parser = date)]
    assume_date: Option<Date>,
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
}

impl From<Assumptions> for Options {
    fn from(assumed: Assumptions) -> Self {
        let fields = assumed.map.or(assumed.preset).unwrap_or_default();
        let fields = match &assumed.text_column {
            Some(column) => fields.with_text(column),
            None => fields,
        };
        Self { assume_date: assumed.assume_date, assume_lang: assumed.assume_lang, fields }
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
