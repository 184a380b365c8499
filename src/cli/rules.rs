//! `dealsift rules`: every rule and frame, generated from the tables.

use super::Outcome;
use std::io;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Only this language's, such as it
    #[arg(long, value_name = "LANG", value_parser = super::inputs::lang)]
    lang: Option<String>,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    super::print(&crate::rules::listing(args.lang.as_deref()))?;
    Ok(Outcome::All)
}
