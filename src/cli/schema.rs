//! `dealsift schema`: the JSON Schema of a line of output, or of a file that is read.

use super::Outcome;
use super::choices::Emit;
use std::io;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Whose lines are described
    #[arg(long, value_enum, default_value_t = Emit::Records, value_name = "LAYER")]
    emit: Emit,
    /// The schema of a file that is read, instead
    #[arg(long, value_enum, value_name = "FILE", conflicts_with = "emit")]
    of: Option<Of>,
}

/// A file that is read.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Of {
    /// What --overlay takes
    Overlay,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let schema = match args.of {
        Some(Of::Overlay) => crate::overlay::schema::of(),
        None => crate::emit::schema::of(args.emit.into()),
    };
    let text = serde_json::to_string_pretty(&schema)?;
    super::print(&(text + "\n"))?;
    Ok(Outcome::All)
}
