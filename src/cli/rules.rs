//! `dealsift rules`: every rule and frame, generated from the tables.

use super::Outcome;
use std::io;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this language's, such as it
    #[arg(long, value_name = "LANG", value_parser = super::inputs::lang)]
    lang: Option<String>,
    /// List the cues of this file too; may be given several times
    #[arg(long, value_name = "FILE")]
    overlay: Vec<PathBuf>,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let overlays = super::knowledge::overlays(&args.overlay)?;
    super::print(&crate::rules::listing(args.lang.as_deref(), &overlays))?;
    Ok(Outcome::All)
}
