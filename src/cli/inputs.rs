//! Reading articles for a subcommand: faults are told as they come, and counted.
//!
//! `Inputs::open(..)` is an iterator of articles; [`Inputs::outcome`] tells afterwards how it went.

use super::{Outcome, say};
use crate::read::metadata::{parse_date, parse_lang};
use crate::read::{Articles, Options};
use crate::value::Article;
use jiff::civil::Date;
use std::path::PathBuf;

/// What articles that declare nothing are taken to be.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Assumptions {
    /// Day of publication of articles that declare none, such as 2026-03-02
    #[arg(long, value_name = "DATE", value_parser = date)]
    assume_date: Option<Date>,
    /// Language of articles that declare none, such as it
    #[arg(long, value_name = "LANG", value_parser = lang)]
    assume_lang: Option<String>,
}

impl From<Assumptions> for Options {
    fn from(assumed: Assumptions) -> Self {
        Self { assume_date: assumed.assume_date, assume_lang: assumed.assume_lang }
    }
}

/// An ISO day for clap.
fn date(value: &str) -> Result<Date, String> {
    parse_date(value).ok_or_else(|| "not a day; write it as 2026-03-02".to_owned())
}

/// A language code for clap.
pub fn lang(value: &str) -> Result<String, String> {
    parse_lang(value).ok_or_else(|| "not a language code; write it as it, en, fr, de, es or pt".to_owned())
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
