//! What the extractor is to know beside, or instead of, the embedded tables, as the command line says it.

use crate::overlay::Overlay;
use crate::{Extractor, ExtractorBuilder};
use std::io;
use std::path::{Path, PathBuf};

/// Reads overlays; fails with all faults of all files, one a line.
pub fn overlays(paths: &[PathBuf]) -> io::Result<Vec<Overlay>> {
    let read: Vec<_> = paths.iter().map(|path: &PathBuf| Overlay::read(Path::new(path))).collect();
    let faults: Vec<String> = read.iter().filter_map(|r| r.as_ref().err()).map(ToString::to_string).collect();
    match faults.is_empty() {
        true => Ok(read.into_iter().flatten().collect()),
        false => Err(io::Error::other(faults.join("\n"))),
    }
}

/// The switches of every subcommand that extracts.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Knowledge {
    /// Do not know the companies of the embedded list: rules alone decide
    #[arg(long)]
    no_gazetteer: bool,
    /// Know the companies, currencies and cues of this file too; may be given several times
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
}

impl Knowledge {
    /// The extractor that is asked for.
    pub fn extractor(&self) -> io::Result<Extractor> {
        Ok(self.builder()?.build())
    }

    /// The extractor that is asked for, before its tables are compiled.
    pub fn builder(&self) -> io::Result<ExtractorBuilder> {
        let builder = Extractor::builder().gazetteer(!self.no_gazetteer);
        Ok(overlays(&self.overlay)?.iter().fold(builder, |builder, overlay| builder.overlay(overlay)))
    }
}
