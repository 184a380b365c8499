//! What the extractor is to know beside, or instead of, the embedded tables, as the command line says it.

use super::say;
use crate::lexicon::{CompanyIndex, Tables};
use crate::overlay::Overlay;
use crate::registers::{self, Fault};
use crate::run::{MadeWith, hex};
use crate::{Extractor, ExtractorBuilder};
use sha2::{Digest, Sha256};
use std::cell::Cell;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Reads overlays; fails with all faults of all files, one a line.
pub fn overlays(paths: &[PathBuf]) -> io::Result<Vec<Overlay>> {
    let read: Vec<_> = paths.iter().map(|path: &PathBuf| Overlay::read(Path::new(path))).collect();
    let faults: Vec<String> = read.iter().filter_map(|r| r.as_ref().err()).map(ToString::to_string).collect();
    match faults.is_empty() {
        true => Ok(read.into_iter().flatten().collect()),
        false => Err(io::Error::other(faults.join("\n"))),
    }
}

/// Reads lists of companies: an index as it lies, anything else compiled now. Bad rows are told and counted, and the rest is taken.
fn lists(paths: &[PathBuf], bad: &Cell<u64>) -> io::Result<Vec<Arc<CompanyIndex>>> {
    let mut tables = None;
    paths.iter().map(|path| list(path, &mut tables, bad).map(Arc::new)).collect()
}

fn list(path: &Path, tables: &mut Option<Tables>, bad: &Cell<u64>) -> io::Result<CompanyIndex> {
    let mut fault = |fault: &Fault| {
        bad.set(bad.get() + 1);
        say(&format!("{}:{fault}", path.display()));
    };
    registers::open(path, tables, &mut fault).map_err(|fault| io::Error::other(format!("{}: {fault}", path.display())))
}

/// A digest of files in their order.
fn files(paths: &[PathBuf]) -> io::Result<String> {
    let mut digest = Sha256::new();
    for path in paths {
        let told = |fault: io::Error| io::Error::new(fault.kind(), format!("{}: {fault}", path.display()));
        digest.update(Sha256::digest(std::fs::read(path).map_err(told)?));
    }
    Ok(hex(&digest.finalize()))
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
    /// Know the companies of this file too: an index made by `companies build`, or a table with the header
    /// id,name,aliases,country,domain,lei,isin; may be given several times, the first wins
    #[arg(long, value_name = "FILE")]
    companies: Vec<PathBuf>,
    /// Rows of these files that were passed over.
    #[arg(skip)]
    bad_rows: Cell<u64>,
}

impl Knowledge {
    /// The lists of companies, as they were given.
    pub fn companies(&self) -> &[PathBuf] {
        &self.companies
    }

    /// How many rows of these lists were passed over so far.
    pub fn bad_rows(&self) -> u64 {
        self.bad_rows.get()
    }

    /// Digests of all that changes what is extracted; what else a data set is made with is left empty.
    ///
    /// # Errors
    /// Where a file that is given cannot be read.
    pub fn digests(&self) -> io::Result<MadeWith> {
        let rules = format!("{:?} {:?}", crate::lang::LANGUAGES, crate::rules::ENGINE);
        let lists = crate::lexicon::names::LISTS.iter().filter(|_| !self.no_gazetteer);
        let lists = lists.fold(Sha256::new(), |digest, list| digest.chain_update(list));
        Ok(MadeWith {
            rules: hex(&Sha256::digest(rules)),
            gazetteer: hex(&lists.finalize()),
            overlay: files(&self.overlay)?,
            companies: files(&self.companies)?,
            ..MadeWith::default()
        })
    }

    /// The extractor that is asked for.
    pub fn extractor(&self) -> io::Result<Extractor> {
        let start = std::time::Instant::now();
        let extractor = self.builder()?.build();
        log::debug!("tables compiled in {:?}", start.elapsed());
        Ok(extractor)
    }

    /// The extractor that is asked for, before its tables are compiled.
    pub fn builder(&self) -> io::Result<ExtractorBuilder> {
        let builder = Extractor::builder().gazetteer(!self.no_gazetteer);
        let builder =
            lists(&self.companies, &self.bad_rows)?.into_iter().fold(builder, |builder, list| builder.companies(list));
        Ok(overlays(&self.overlay)?.iter().fold(builder, |builder, overlay| builder.overlay(overlay)))
    }
}
