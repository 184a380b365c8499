//! A user's own words: companies, currencies and cues from a JSON file, added to the built-in tables.
//!
//! `{"cues": [{"lang": "it", "kind": "acquisition", "verb": "fare bottino di", "valency": {"acquirer": "subject", "target": "object"}}]}` makes
//! "Alfa ha fatto bottino di Beta" an acquisition. [`Overlay::parse`] checks everything and tells all faults at once, each with its line and a
//! remedy; what it gives goes through the same compile step as the built-in tables ([`crate::lexicon::additions`]).

mod cues;
mod currencies;
mod document;
mod fault;
mod iso;
mod names;
mod nearest;
mod places;
pub mod schema;
mod verbs;
pub mod write;

pub(crate) use cues::{slot, slot_name};
pub use fault::{Fault, Faults};
pub(crate) use nearest::nearest;
pub(crate) use places::{GENITIVE, is_place, preposition};
pub(crate) use verbs::{forms_of, guess};

use crate::lang::Frame;
use crate::lexicon::Additions;
use document::Document;
use std::path::Path;

/// What stands before the name of a cue in rule ids.
pub const PREFIX: &str = "overlay/";

/// The sections of an overlay.
pub(crate) const SECTIONS: &[&str] = &["$schema", "companies", "currencies", "cues", "not_companies"];

/// A checked overlay.
#[derive(Debug, Clone)]
pub struct Overlay {
    /// The name of its file.
    pub file: String,
    /// What it adds.
    pub additions: Additions,
}

impl Overlay {
    /// Reads and checks a file.
    pub fn read(path: &Path) -> Result<Self, Faults> {
        let file = path.display().to_string();
        match std::fs::read(path) {
            Ok(bytes) => Self::parse(&file, &bytes),
            Err(fault) => Err(Faults::unread(&file, &fault)),
        }
    }

    /// Checks the content of a file; comments and commas at the end of a list are allowed.
    pub fn parse(file: &str, bytes: &[u8]) -> Result<Self, Faults> {
        let mut additions = Additions::default();
        document::with(file, bytes, |document: &mut Document, root| {
            let sections = document.fields(root, "an overlay", SECTIONS);
            if let Some(value) = sections.get("$schema") {
                document.string(value, "$schema");
            }
            names::companies(document, sections.get("companies"), &mut additions);
            currencies::read(document, sections.get("currencies"), &mut additions);
            cues::read(document, sections.get("cues"), &mut additions);
            names::others(document, sections.get("not_companies"), &mut additions);
        })?;
        Ok(Self { file: file.to_owned(), additions })
    }

    /// The frames that it adds, with their languages.
    pub fn frames(&self) -> impl Iterator<Item = (&'static str, &Frame)> {
        let languages = self.additions.languages.iter();
        languages.flat_map(|(code, words)| words.frames.iter().map(move |frame| (*code, frame)))
    }
}
