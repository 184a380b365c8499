//! `dealsift extract`: articles in, JSON Lines or cards out.
//!
//! What is read stands in `crate::read`, what is found in `crate::extract`, how it looks in `crate::emit`; here they are
//! only joined.

use super::inputs::{Assumptions, Inputs};
use super::knowledge::Knowledge;
use super::output::Output;
use super::{Outcome, say};
use crate::emit::cards::Cards;
use crate::emit::{JsonLines, Layer, OffsetUnit};
use crate::extract::Scratch;
use crate::value::{Article, Extraction};
use clap::ValueEnum;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Text files, JSON Lines, folders of them, or - for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t, value_name = "LAYER")]
    emit: Emit,
    /// How to write it: cards on a terminal, JSON Lines otherwise, unless you say
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// File to write to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What offsets count
    #[arg(long, value_enum, default_value_t, value_name = "UNIT")]
    offsets: Offsets,
    #[command(flatten)]
    assumptions: Assumptions,
    #[command(flatten)]
    knowledge: Knowledge,
    /// No warnings and no count at the end
    #[arg(short, long)]
    quiet: bool,
}

/// A layer, as the command line names it.
#[derive(Debug, Clone, Copy, Default, ValueEnum)]
pub enum Emit {
    /// Deals and figures, one a line
    #[default]
    Records,
    /// Articles with all layers, one a line
    Articles,
    /// Amounts, one a line
    Quantities,
    /// Companies, one a line
    Companies,
}

impl From<Emit> for Layer {
    fn from(emit: Emit) -> Self {
        match emit {
            Emit::Records => Self::Records,
            Emit::Articles => Self::Articles,
            Emit::Quantities => Self::Quantities,
            Emit::Companies => Self::Companies,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object a line
    Jsonl,
    /// For people
    Cards,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Offsets {
    /// Bytes of UTF-8
    #[default]
    Bytes,
    /// Characters, as in Python
    Chars,
    /// UTF-16 units, as in JavaScript
    Utf16,
}

impl From<Offsets> for OffsetUnit {
    fn from(unit: Offsets) -> Self {
        match unit {
            Offsets::Bytes => Self::Bytes,
            Offsets::Chars => Self::Chars,
            Offsets::Utf16 => Self::Utf16,
        }
    }
}

enum Writer {
    Lines(JsonLines),
    Cards(Cards, String),
}

impl Writer {
    fn new(args: &Args) -> Self {
        let terminal = args.output.is_none() && io::stdout().is_terminal();
        let format = args.format.unwrap_or(if terminal { Format::Cards } else { Format::Jsonl });
        let layer = args.emit.into();
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        match format {
            Format::Jsonl => Self::Lines(JsonLines::new(layer, args.offsets.into())),
            Format::Cards => Self::Cards(Cards { layer, colour }, String::new()),
        }
    }

    fn append(&mut self, out: &mut Vec<u8>, article: &Article, extraction: &Extraction) -> io::Result<()> {
        match self {
            Self::Lines(lines) => Ok(lines.append(out, article, extraction)?),
            Self::Cards(cards, drawn) => {
                drawn.clear();
                cards.append(drawn, article, extraction);
                out.extend_from_slice(drawn.as_bytes());
                Ok(())
            }
        }
    }
}

/// Runs the subcommand. A file that `-o` names is left alone where nothing was read.
pub fn run(args: Args) -> io::Result<Outcome> {
    let extractor = args.knowledge.extractor()?;
    let mut writer = Writer::new(&args);
    let mut inputs = Inputs::open(&args.paths, args.assumptions, args.quiet);
    let mut output = Output::open(args.output.as_deref())?;
    let (mut scratch, mut records, mut unread) = (Scratch::default(), 0, 0);
    for article in inputs.by_ref() {
        let extraction = extractor.extract_with(&mut scratch, &article);
        records += extraction.records.len();
        unread += u64::from(extraction.notes.iter().any(|note| note.rule == "lang/unread"));
        writer.append(&mut output.buffer, &article, &extraction)?;
        output.relay()?;
    }
    let outcome = inputs.outcome();
    if outcome != Outcome::Nothing {
        output.finish()?;
    }
    if unread > 0 && !args.quiet {
        say(&format!(
            "{} in a language without tables: quantities and companies, no records",
            number(unread, "article")
        ));
    }
    if matches!(writer, Writer::Cards(..)) && !args.quiet {
        say(&count(&inputs, records));
    }
    Ok(outcome)
}

fn number(n: u64, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn count(inputs: &Inputs, records: usize) -> String {
    let (articles, records) = (number(inputs.read, "article"), number(records as u64, "record"));
    match inputs.failed {
        0 => format!("{articles}, {records}"),
        failed => format!("{articles}, {records}, {} not read", number(failed, "input")),
    }
}
