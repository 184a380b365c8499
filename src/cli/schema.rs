//! `dealsift schema`: the JSON Schema of a line of output.

use super::Outcome;
use super::extract::Emit;
use std::io;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whose lines are described
    #[arg(long, value_enum, default_value_t = Emit::Records, value_name = "LAYER")]
    emit: Emit,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let schema = crate::emit::schema::of(args.emit.into());
    let text = serde_json::to_string_pretty(&schema)?;
    super::print(&(text + "\n"))?;
    Ok(Outcome::All)
}
