//! `dealsift explain`: which rule took which words of an article, and what was left aside.

use super::Outcome;
use super::inputs::{Assumptions, Inputs};
use super::knowledge::Knowledge;
use crate::emit::cards::harmless_lines;
use std::io;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A text file, JSON Lines, a folder, or - for standard input
    #[arg(value_name = "FILE")]
    path: PathBuf,
    #[command(flatten)]
    assumptions: Assumptions,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let extractor = args.knowledge.extractor()?;
    let paths = std::slice::from_ref(&args.path);
    let mut inputs = Inputs::open(paths, args.assumptions.clone(), false);
    for article in inputs.by_ref() {
        super::print(&harmless_lines(&crate::explain::report(&extractor, &article)))?;
    }
    Ok(inputs.outcome())
}
