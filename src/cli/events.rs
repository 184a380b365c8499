//! `dealsift events`: the records that tell one deal, as one event.

use super::Outcome;
use super::gather::{Gathered, Sources};
use super::output::Output;
use super::sorted::Sorted;
use crate::event::{Event, Previous, Tellings, append, append_superseded, card};
use clap::ValueEnum;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// Go on from the events of an earlier run (JSON Lines): they keep their names
    #[arg(long, value_name = "FILE")]
    update: Option<PathBuf>,
    /// Close an event after so many days without an article that tells it: what is told later begins another. Events then come in the order in
    /// which they were told last, and an input in order of publication is written while it is read, in memory that does not grow with it
    #[arg(long, value_name = "DAYS")]
    forget: Option<u32>,
    /// How to write them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// File to write to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object for each event
    #[default]
    Jsonl,
    /// For people
    Cards,
}

/// Writes the events of what `extract` has just written at `told`.
pub fn write(told: &Path, file: &Path) -> io::Result<()> {
    let gathered = Gathered::of(told)?;
    let (events, _) = gathered.events(Previous::default(), None);
    let mut output = Output::open(Some(file))?;
    for event in &events {
        append(&mut output.buffer, &gathered.all, event)?;
        output.relay()?;
    }
    output.finish()
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    if let (Some(days), None) = (args.forget, &args.update)
        && let Some(sorted) = Sorted::find(&args.sources)?
    {
        let mut output = Output::open(args.output.as_deref())?;
        let outcome = sorted.events(days, |all, event| {
            args.format.append(&mut output.buffer, all, event)?;
            output.relay()
        })?;
        output.finish()?;
        return Ok(outcome);
    }
    let (gathered, previous) = args.sources.gather(args.update.as_deref(), args.forget)?;
    let (events, superseded) = gathered.events(previous, args.forget);
    let mut output = Output::open(args.output.as_deref())?;
    for event in &events {
        args.format.append(&mut output.buffer, &gathered.all, event)?;
        output.relay()?;
    }
    if args.format == Format::Jsonl {
        for (old, by) in &superseded {
            append_superseded(&mut output.buffer, old, by)?;
        }
    }
    output.finish()?;
    Ok(Outcome::of(gathered.read, gathered.faults))
}

impl Format {
    fn append(self, out: &mut Vec<u8>, all: &Tellings, event: &Event) -> io::Result<()> {
        match self {
            Self::Jsonl => append(out, all, event)?,
            Self::Cards => card(out, all, event),
        }
        Ok(())
    }
}
