//! `dealsift circles`: the ways on which money comes back to where it came from.

use super::Outcome;
use super::gather::Sources;
use super::output::Output;
use crate::emit::cards::harmless;
use crate::event::{
    Event, Previous, Tellings, append_circle,
    circles::{Circle, circles},
    summary,
};
use clap::ValueEnum;
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(flatten)]
    sources: Sources,
    /// How to write them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// File to write to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Cards,
    /// One JSON object for each circle
    Jsonl,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let (gathered, _) = args.sources.gather(None, None)?;
    let (events, _) = gathered.events(Previous::default(), None);
    let mut output = Output::open(args.output.as_deref())?;
    for circle in circles(&gathered.all, &events) {
        match args.format {
            Format::Cards => output.buffer.extend_from_slice(card(&gathered.all, &events, &circle).as_bytes()),
            Format::Jsonl => append_circle(&mut output.buffer, &gathered.all, &events, &circle)?,
        }
        output.relay()?;
    }
    output.finish()?;
    Ok(Outcome::of(gathered.read, gathered.faults))
}

/// "Amazon → OpenAI → Amazon", then the events of each edge.
fn card(all: &Tellings, events: &[Event], circle: &Circle) -> String {
    let names: Vec<String> = circle.companies.iter().map(|n| harmless(all.text(*n))).collect();
    let mut out = String::new();
    let percent = f32::from(circle.confidence()) / 100.0;
    let _ = writeln!(out, "{} → {}  {percent:.2}", names.join(" → "), names[0]);
    for (k, edge) in circle.edges.iter().enumerate() {
        let _ = writeln!(out, "  {} pays {}", names[k], names[(k + 1) % names.len()]);
        for &event in &edge.events {
            let event = &events[event];
            let when = event.first.map_or(String::new(), |day| format!("{day}  "));
            let _ = writeln!(out, "    {when}{}", harmless(&summary(all, event)));
        }
    }
    out
}
