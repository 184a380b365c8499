//! `dealsift diff`: which records appear, vanish or change between two outputs of `extract`.
//!
//! Exit codes as of `diff`: 0 no difference, 1 differences, 2 trouble. What is compared stands in `crate::diff`, how outputs are
//! read in `crate::dataset`.

use super::output::Output;
use super::{Outcome, say};
use crate::dataset::{Fault, Input, Layer, Survey, walk};
use crate::diff::{ArticleDiff, Table, Tally, compare, lines};
use clap::ValueEnum;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

/// How many faults of one input are told one by one.
const TOLD: u64 = 10;

#[derive(Debug, clap::Args)]
#[command(after_help = "Exit code: 0 no difference, 1 differences, 2 trouble.\n\n\
    Outputs in the order of their ids, as folders are written, are compared with one article of each in memory. In another \
    order, an index is kept: for each article its id and the places of its lines. Pipes are held in memory as a whole.")]
pub struct Args {
    /// Output of `extract`, JSON Lines of records or of articles, or - for standard input
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The output to compare it with
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to write it
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// List changed companies and quantities too, not only their counts
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people: counts, then changes
    #[default]
    Table,
    /// One JSON object for each change
    Jsonl,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let mut compared = Compared::open(args)?;
    let tally = match args.format {
        Format::Table => compared.table(args)?,
        Format::Jsonl => compared.lines(args)?,
    };
    Ok(match (compared.faults, tally.is_same()) {
        (0, true) => Outcome::All,
        (0, false) => Outcome::Some,
        _ => Outcome::Nothing,
    })
}

/// Two outputs, and how reading them went.
struct Compared {
    inputs: [Input; 2],
    surveys: [Survey; 2],
    faults: u64,
}

impl Compared {
    fn open(args: &Args) -> io::Result<Self> {
        if args.old == args.new && args.old.as_os_str() == "-" {
            return Err(io::Error::other("standard input can be one output, not both; name a file for the other"));
        }
        let open = |path| Input::open(path).map_err(io::Error::other);
        let inputs = [open(&args.old)?, open(&args.new)?];
        let surveys = inputs.each_ref().map(survey);
        if let Some((input, survey)) = inputs.iter().zip(&surveys).find(|(_, s)| s.lines == 0 && s.faults > 0) {
            let (name, faults) = (&input.name, survey.faults);
            let fault = format!("{name}: no line of {faults} can be compared; is it an output of `extract`?");
            return Err(io::Error::other(fault));
        }
        let faults = surveys.iter().map(|s| s.faults).sum();
        Ok(Self { inputs, surveys, faults })
    }

    fn layers(&self) -> [Option<Layer>; 2] {
        let [old, new] = self.surveys.map(|s| s.layer);
        // an empty file is an output of whatever the other one is
        [old.or(new), new.or(old)]
    }

    /// Compares all articles; with `first` set, faults are told and counted.
    fn each(&mut self, first: bool, visit: &mut impl FnMut(&ArticleDiff) -> io::Result<()>) -> io::Result<()> {
        let layers = self.layers();
        let mut faults = 0;
        let mut tell = |fault: Fault| {
            if first {
                say(&fault.to_string());
                faults += 1;
            }
        };
        let [old, new] = &self.inputs;
        let [old_survey, new_survey] = &self.surveys;
        let mut visit = |pair| visit(&compare(&pair, layers)).map_err(Stopped::Out);
        let walked = walk([old, new], [old_survey, new_survey], &mut tell, &mut visit);
        self.faults += faults;
        walked.map_err(|stopped| match stopped {
            Stopped::Out(fault) => fault,
            Stopped::In(fault) => io::Error::other(fault),
        })
    }

    /// Counts in a first pass, so that no change waits in memory for the counts that stand above it.
    fn table(&mut self, args: &Args) -> io::Result<Tally> {
        let table = Table { colour: coloured(), all: args.all };
        let mut output = Output::open(None)?;
        output.coloured = table.colour;
        let mut tally = Tally::default();
        self.each(true, &mut |article| {
            tally.add(article);
            Ok(())
        })?;
        if tally.is_same() {
            return Ok(tally);
        }
        output.buffer.extend_from_slice(table.counts(&tally).as_bytes());
        self.each(false, &mut |article| {
            output.buffer.extend_from_slice(table.changes(article).as_bytes());
            output.relay()
        })?;
        output.finish()?;
        Ok(tally)
    }

    fn lines(&mut self, args: &Args) -> io::Result<Tally> {
        let mut output = Output::open(None)?;
        let mut tally = Tally::default();
        self.each(true, &mut |article| {
            tally.add(article);
            lines(&mut output.buffer, article, args.all)?;
            output.relay()
        })?;
        output.finish()?;
        Ok(tally)
    }
}

/// Looks at an output, and tells its faults, the first ones one by one.
pub(super) fn survey(input: &Input) -> Survey {
    let mut told = 0;
    let survey = Survey::of(input, &mut |fault| {
        told += 1;
        if told <= TOLD {
            say(&fault.to_string());
        }
    });
    if told > TOLD {
        say(&format!("{}: {} more lines like these", input.name, told - TOLD));
    }
    survey
}

/// Whether standard output takes colours.
pub(super) fn coloured() -> bool {
    io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty())
}

/// Why a walk ended early.
enum Stopped {
    In(Fault),
    Out(io::Error),
}

impl From<Fault> for Stopped {
    fn from(fault: Fault) -> Self {
        Self::In(fault)
    }
}
