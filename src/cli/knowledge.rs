//! What the extractor is to know beside, or instead of, the embedded tables, as the command line says it.

use crate::Extractor;
use std::io;

/// The switches of every subcommand that extracts.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct Knowledge {
    /// Do not know the companies of the embedded list: rules alone decide
    #[arg(long)]
    no_gazetteer: bool,
}

impl Knowledge {
    /// The extractor that is asked for.
    pub fn extractor(&self) -> io::Result<Extractor> {
        Ok(Extractor::builder().gazetteer(!self.no_gazetteer).build())
    }
}
