//! The command line: one file for each subcommand, and what they share.
//!
//! `dealsift extract news/ -o deals.jsonl` reads a folder and writes its records. Exit codes: 0 all was read, 1 some
//! inputs failed, 2 nothing was read or the command was wrong. Whatever is input is never a reason to panic.

mod audit;
mod choices;
mod circles;
mod closing;
#[cfg(feature = "parquet")]
mod columns;
mod companies;
mod conversion;
mod diff;
mod eval;
mod events;
mod explain;
mod extract;
mod filter;
mod gather;
mod gold;
mod inputs;
mod interrupt;
mod knowledge;
mod missed;
mod output;
mod progress;
mod report;
mod rules;
mod sample;
mod schema;
mod shell;
mod sorted;
#[cfg(feature = "parquet")]
mod stats;
mod target;
mod teach;

use clap::{CommandFactory, Parser, Subcommand};
use std::ffi::OsString;
use std::io::{self, Write};
use std::process::ExitCode;

/// The version with that of the output's schema.
const LONG_VERSION: &str = concat!(env!("CARGO_PKG_VERSION"), " (schema 1)");

/// Turns financial news into a data set of deals, each with its place in the text.
#[derive(Debug, Parser)]
#[command(name = "dealsift", version, long_version = LONG_VERSION, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Read articles and write what they say
    Extract(extract::Args),
    /// Print the JSON Schema of a line of output, or of an overlay
    Schema(schema::Args),
    /// Tell which rule took which words of an article, and what was left aside
    Explain(explain::Args),
    /// List the amounts that ended in no record, the largest first, and why
    Missed(missed::Args),
    /// Count what a data set holds
    #[cfg(feature = "parquet")]
    Stats(stats::Args),
    /// Put the records that tell one deal together: one event, with what its articles disagree on
    Events(events::Args),
    /// List the ways on which money comes back to where it came from
    Circles(circles::Args),
    /// Make one page to look at: a table of deals, a timeline, flows, and every text with what was read from it
    Report(report::Args),
    /// Draw records for review, as tasks of Label Studio
    Sample(sample::Args),
    /// Turn a corrected export of Label Studio into annotated articles
    Gold(gold::Args),
    /// Print the precision that a review found, with its interval
    Audit(audit::Args),
    /// List all rules and frames
    Rules(rules::Args),
    /// Make an overlay's cue from one sentence with its roles marked, and show what it would change
    Teach(teach::Args),
    /// Score extractions against gold, and hold them to floors
    Eval(eval::Args),
    /// Make an index of companies, and tell what a name leads to
    Companies(companies::Args),
    /// Compare two outputs: which records appear, vanish or change
    Diff(diff::Args),
    /// Print completions for a shell
    Completions(shell::Completions),
    /// Print a manual page
    Man(shell::Man),
}

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outcome {
    /// All was read.
    All = 0,
    /// Some inputs failed, a floor is broken, or outputs differ.
    Some = 1,
    /// Nothing was read, or nothing could be written.
    Nothing = 2,
    /// Stopped by SIGINT.
    Interrupted = 130,
    /// Stopped by SIGTERM.
    Terminated = 143,
}

impl Outcome {
    /// How reading ended, by how many articles were read and inputs failed.
    fn of(read: u64, failed: u64) -> Self {
        match (read, failed) {
            (0, _) => Self::Nothing,
            (_, 0) => Self::All,
            _ => Self::Some,
        }
    }
}

/// Runs the program on the process's arguments.
pub fn run() -> ExitCode {
    ExitCode::from(run_on(std::env::args_os()))
}

/// Runs the program on arguments, the first of which is its own name, and gives its exit code. Help, versions and what clap refuses end the
/// process.
pub fn run_on(arguments: impl IntoIterator<Item = impl Into<OsString> + Clone>) -> u8 {
    if std::env::var_os("RUST_LOG").is_some_and(|asked| !asked.is_empty()) {
        // a host that has a log of its own keeps it
        let _ = env_logger::Builder::new().parse_env("RUST_LOG").try_init();
    }
    let ended = match Cli::parse_from(arguments).command {
        Command::Extract(args) => extract::run(args),
        Command::Schema(args) => schema::run(&args),
        Command::Explain(args) => explain::run(&args),
        Command::Missed(args) => missed::run(&args),
        #[cfg(feature = "parquet")]
        Command::Stats(args) => stats::run(&args),
        Command::Events(args) => events::run(&args),
        Command::Circles(args) => circles::run(&args),
        Command::Report(args) => report::run(args),
        Command::Sample(args) => sample::run(args),
        Command::Gold(args) => gold::run(&args),
        Command::Audit(args) => audit::run(&args),
        Command::Rules(args) => rules::run(&args),
        Command::Teach(args) => teach::run(&args),
        Command::Eval(args) => eval::run(&args),
        Command::Companies(args) => companies::run(&args),
        Command::Diff(args) => diff::run(&args),
        Command::Completions(args) => shell::completions(&args, Cli::command()),
        Command::Man(args) => shell::man(&args, Cli::command()),
    };
    code(ended)
}

/// A reader that has gone away, such as `head`, is no fault.
fn code(ended: io::Result<Outcome>) -> u8 {
    match ended {
        Ok(outcome) => outcome as u8,
        Err(fault) if fault.kind() == io::ErrorKind::BrokenPipe => 0,
        Err(fault) => {
            fault.to_string().lines().for_each(say);
            Outcome::Nothing as u8
        }
    }
}

/// One line on standard error; a closed one is no fault.
fn say(message: &str) {
    let line = format!("dealsift: {}\n", crate::emit::cards::harmless(message));
    let _ = io::stderr().write_all(line.as_bytes());
}

/// Prints a whole text on standard output.
fn print(text: &str) -> io::Result<()> {
    let mut output = output::Output::open(None)?;
    output.buffer.extend_from_slice(text.as_bytes());
    output.finish()
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_version_tells_the_schema_that_is_written() {
        assert!(super::LONG_VERSION.ends_with(&format!("(schema {})", crate::emit::SCHEMA)));
    }
}
