//! `dealsift extract`: articles in, JSON Lines or cards out.
//!
//! What is read stands in `crate::read`, what is found in `crate::extract`, how it looks in `crate::emit`; here they are
//! only joined.

use super::Outcome;
use super::inputs::Assumptions;
use super::knowledge::Knowledge;
use super::output::Output;
use super::progress::{Progress, Tally};
use crate::emit::cards::Cards;
use crate::emit::{JsonLines, Layer, OffsetUnit, Writer};
use crate::read::{Feed, Ids, Options};
use crate::run::{Batches, Done, Worker, ordered};
use clap::ValueEnum;
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Texts, pages, JSON Lines, CSV, RSS, WARC, tar, each plain or .gz or .zst; folders of them; or - for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// A file with further paths, one a line, or - for standard input; zero bytes may stand between them instead
    #[arg(long, value_name = "FILE")]
    files_from: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t, value_name = "LAYER")]
    emit: Emit,
    /// How to write it: cards on a terminal, JSON Lines otherwise, unless you say
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,
    /// File to write to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Put the text that the offsets count in into each article
    #[arg(long)]
    with_text: bool,
    /// What offsets count
    #[arg(long, value_enum, default_value_t, value_name = "UNIT")]
    offsets: Offsets,
    /// How many threads work; as many as there are cores, unless you say. The output is the same whatever the number
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Write every fault of an input to a file too, one JSON object a line
    #[arg(long, value_name = "FILE")]
    errors: Option<PathBuf>,
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

impl Args {
    fn writer(&self) -> Writer {
        let terminal = self.output.is_none() && io::stdout().is_terminal();
        let format = self.format.unwrap_or(if terminal { Format::Cards } else { Format::Jsonl });
        let layer = self.emit.into();
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        match format {
            Format::Jsonl => Writer::Lines(JsonLines::new(layer, self.offsets.into()).with_text(self.with_text)),
            Format::Cards => Writer::Cards(Cards { layer, colour }),
        }
    }

    fn jobs(&self) -> NonZeroUsize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }
}

/// Runs the subcommand. A file that `-o` names is left alone where nothing was read.
pub fn run(args: Args) -> io::Result<Outcome> {
    let extractor = args.knowledge.extractor()?;
    let (writer, jobs) = (args.writer(), args.jobs());
    let mut paths = args.paths;
    paths.extend(args.files_from.as_deref().map_or(Ok(Vec::new()), listed)?);
    let mut output = Output::open(args.output.as_deref())?;
    let mut progress = Progress::start(args.quiet, args.errors.as_deref())?;
    let options: Arc<Options> = Arc::new(args.assumptions.into());
    let mut ids = Ids::default();
    let worker = || {
        let mut worker = Worker::new(&extractor, &options, &writer);
        move |batch| worker.work(batch)
    };
    let feed = Batches(Feed::open(&paths, &options.fields));
    ordered(jobs, feed, worker, |done| take(done, &mut ids, &mut output, &mut progress))?;
    let tally = progress.finish()?;
    if tally.outcome() != Outcome::Nothing {
        output.finish()?;
    }
    tell(&tally, &writer, args.quiet);
    Ok(tally.outcome())
}

/// Takes what was drawn of a batch, without the articles whose ids were taken before.
fn take(done: Done, ids: &mut Ids, output: &mut Output, progress: &mut Progress) -> io::Result<()> {
    for piece in done.pieces {
        piece.faults.iter().try_for_each(|fault| progress.fault(fault))?;
        let entered = piece.outcome.and_then(|article| ids.enter(&article.id, &article.place).map(|()| article));
        match entered {
            Ok(article) => {
                output.buffer.extend_from_slice(&done.drawn[article.drawn.clone()]);
                progress.article(&article);
            }
            Err(fault) => progress.fault(&fault)?,
        }
        output.relay()?;
    }
    Ok(())
}

/// The paths that a file lists.
fn listed(file: &Path) -> io::Result<Vec<PathBuf>> {
    let read = match file.as_os_str() == "-" {
        true => io::read_to_string(io::stdin()),
        false => std::fs::read_to_string(file),
    };
    let told = |fault: io::Error| io::Error::new(fault.kind(), format!("{}: cannot be read ({fault})", file.display()));
    let text = read.map_err(told)?;
    let mark = if text.contains('\0') { '\0' } else { '\n' };
    let path = |line: &str| line.trim_end_matches('\r').to_owned();
    Ok(text.split(mark).map(path).filter(|line| !line.is_empty()).map(PathBuf::from).collect())
}

/// What is said at the end.
fn tell(tally: &Tally, writer: &Writer, quiet: bool) {
    if tally.foreign > 0 && !quiet {
        super::say(&format!(
            "{} in a language without tables: quantities and companies, no records",
            number(tally.foreign, "article")
        ));
    }
    if matches!(writer, Writer::Cards(..)) && !quiet {
        super::say(&count(tally));
    }
}

fn number(n: u64, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn count(tally: &Tally) -> String {
    let (articles, records) = (number(tally.read, "article"), number(tally.records, "record"));
    match tally.failed {
        0 => format!("{articles}, {records}"),
        failed => format!("{articles}, {records}, {} not read", number(failed, "input")),
    }
}
