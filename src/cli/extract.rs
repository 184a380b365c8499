//! `dealsift extract`: articles in, JSON Lines or cards out.
//!
//! What is read stands in `crate::read`, what is found in `crate::extract`, how it looks in `crate::emit`; here they are
//! only joined.

use super::Outcome;
use super::choices::{CsvDialect, Emit, Format, Offsets, Quotes};
use super::filter::Filters;
use super::inputs::Assumptions;
use super::interrupt::Interrupt;
use super::knowledge::Knowledge;
use super::progress::{Progress, Tally};
use super::report;
use super::target::{Mode, Target};
use crate::emit::JsonLines;
use crate::emit::cards::Cards;
use crate::read::{Feed, Options};
use crate::report::Page;
use crate::run::{Batches, Filter, Known, Worker, Writer, ordered};
#[cfg(feature = "parquet")]
use crate::table::nested::{Nested, Shape};
use crate::table::{self, csv::Dialect};
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
    /// File to write to, instead of standard output; .csv, .jsonl, .parquet and .html tell the format
    #[arg(short, long, value_name = "FILE", conflicts_with = "dataset")]
    output: Option<PathBuf>,
    /// Folder to write a data set to: deals, figures, valuations, parties, quantities, companies and articles as Parquet
    #[arg(long, value_name = "DIR")]
    dataset: Option<PathBuf>,
    /// Go on with a data set that was interrupted
    #[arg(long, requires = "dataset", conflicts_with = "restart")]
    resume: bool,
    /// Write a data set anew that is there already
    #[arg(long, requires = "dataset")]
    restart: bool,
    /// How much input a part of a data set covers, such as 64M; what is interrupted loses at most one
    #[arg(long, value_name = "SIZE", value_parser = super::inputs::size, requires = "dataset", default_value = "64M")]
    shard_size: u64,
    /// How the values of CSV stand
    #[arg(long, value_enum, default_value_t, value_name = "DIALECT")]
    csv_dialect: CsvDialect,
    /// How much of the article's words CSV and data sets quote for each record
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    quotes: Quotes,
    /// Put the text that the offsets count in into each article
    #[arg(long)]
    with_text: bool,
    /// What offsets count
    #[arg(long, value_enum, default_value_t, value_name = "UNIT")]
    offsets: Offsets,
    /// How many threads work; as many as there are cores, unless you say. The output is the same whatever the number
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    /// Put the records that tell one deal together as events too, in this file; with `--dataset`, or with JSON Lines of records or articles in a
    /// file. As `dealsift events` does
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
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
    #[command(flatten)]
    filters: Filters,
}

impl Args {
    fn writer(&self) -> Writer {
        let terminal = self.output.is_none() && io::stdout().is_terminal();
        let quotes = self.quotes();
        #[cfg(feature = "parquet")]
        if self.dataset.is_some() {
            return Writer::Tables(Box::default(), quotes);
        }
        let layer = self.emit.into();
        let colour = terminal && std::env::var_os("NO_COLOR").is_none_or(|v| v.is_empty());
        match self.format(terminal) {
            Format::Jsonl => Writer::Lines(JsonLines::new(layer, self.offsets.into()).with_text(self.with_text)),
            Format::Csv => Writer::Csv(self.dialect(), quotes, self.table()),
            #[cfg(feature = "parquet")]
            Format::Parquet => {
                let shape = Shape { unit: self.offsets.into(), text: self.with_text, error: false };
                Writer::Nested(Box::new(Nested::new(shape)))
            }
            // a page is made before any writer is asked for
            Format::Cards | Format::Html => Writer::Cards(Cards { layer, colour }),
        }
    }

    /// What is asked for, else what the name of the output tells.
    fn format(&self, terminal: bool) -> Format {
        let ending = self.output.as_deref().and_then(Path::extension).map(|e| e.to_ascii_lowercase());
        self.format.unwrap_or(match ending.as_deref().and_then(|e| e.to_str()) {
            Some("csv") => Format::Csv,
            #[cfg(feature = "parquet")]
            Some("parquet") => Format::Parquet,
            Some("html") => Format::Html,
            None if terminal => Format::Cards,
            _ => Format::Jsonl,
        })
    }

    fn quotes(&self) -> table::Quotes {
        match self.quotes {
            Quotes::None => table::Quotes::None,
            Quotes::Short => table::Quotes::Short,
            Quotes::Full => table::Quotes::Full,
        }
    }

    fn dialect(&self) -> Dialect {
        match self.csv_dialect {
            CsvDialect::Standard => Dialect::Standard,
            CsvDialect::ExcelIt => Dialect::ExcelIt,
        }
    }

    /// The table whose rows CSV has.
    fn table(&self) -> &'static table::Table {
        match self.emit {
            Emit::Records => &table::RECORDS,
            Emit::Articles => &table::ARTICLES,
            Emit::Quantities => &table::QUANTITIES,
            Emit::Companies => &table::COMPANIES,
        }
    }

    /// Where what events are made of is written.
    fn told(&self, writer: &Writer) -> io::Result<PathBuf> {
        let lines = matches!(writer, Writer::Lines(_)) && matches!(self.emit, Emit::Records | Emit::Articles);
        let output = self.output.clone().filter(|_| lines);
        let told = self.dataset.clone().or(output);
        told.ok_or_else(|| {
            let what = "--events takes --dataset DIR, or JSON Lines of records or articles in a file (-o FILE)";
            io::Error::other(what.to_owned())
        })
    }

    fn jobs(&self) -> NonZeroUsize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }

    /// Where the output goes.
    fn target(&self, writer: &Writer) -> io::Result<Target> {
        let mode = match (self.resume, self.restart) {
            (true, _) => Mode::Resume,
            (_, true) => Mode::Restart,
            _ => Mode::Create,
        };
        match &self.dataset {
            Some(root) => {
                let knowledge = self.knowledge.digest()?;
                let (read, kept) = (&self.assumptions, &self.filters);
                let options = format!("{read:?} {kept:?} {:?} {} {knowledge}", self.quotes, self.shard_size);
                Target::dataset(root, mode, &options, usize::try_from(self.shard_size).unwrap_or(usize::MAX))
            }
            None => {
                #[cfg(feature = "parquet")]
                if let Writer::Nested(nested) = writer {
                    return Target::columns(self.output.as_deref(), nested.schema());
                }
                let header = match writer {
                    Writer::Csv(dialect, _, table) => dialect.header(table),
                    _ => Vec::new(),
                };
                Target::stream(self.output.as_deref(), &header)
            }
        }
    }
}

/// Runs the subcommand. A file that `-o` names is left alone where nothing was read.
pub fn run(mut args: Args) -> io::Result<Outcome> {
    args.paths.extend(args.files_from.as_deref().map_or(Ok(Vec::new()), super::inputs::listed)?);
    if args.dataset.is_none() && args.format(false) == Format::Html {
        return page(args);
    }
    let extractor = args.knowledge.extractor()?;
    let (writer, jobs) = (args.writer(), args.jobs());
    let events = args.events.clone().map(|file| Ok::<_, io::Error>((args.told(&writer)?, file))).transpose()?;
    let mut target = args.target(&writer)?;
    let mut progress = Progress::start(args.quiet, args.errors.as_deref(), args.resume)?;
    let options: Arc<Options> = Arc::new(args.assumptions.into());
    let filter: Arc<Filter> = Arc::new(args.filters.into());
    let feed = Batches::new(Feed::open(&args.paths, &options.fields).within(options.limits));
    let known: Arc<Known> = Arc::default();
    let feed = target.begin(feed, &options, &known, &mut progress)?;
    let worker = || {
        let mut worker = Worker::new(&extractor, &options, &filter, &known, &writer);
        move |batch| worker.work(batch)
    };
    let interrupt = Interrupt::listen()?;
    let mut warned = args.quiet;
    let ended = ordered(jobs, feed, worker, |done| {
        target.take(done, &mut progress)?;
        match interrupt.asked() {
            true if target.is_whole() => Err(io::Error::from(io::ErrorKind::Interrupted)),
            true if !std::mem::replace(&mut warned, true) => {
                progress.say("interrupted; the shard is finished first, a second signal stops at once");
                Ok(())
            }
            _ => Ok(()),
        }
    });
    match ended {
        Err(fault) if fault.kind() == io::ErrorKind::Interrupted => return stopped(progress, target, &interrupt),
        ended => ended?,
    }
    let tally = progress.finish()?;
    if tally.outcome() != Outcome::Nothing {
        target.finish()?;
        if let Some((told, file)) = events {
            super::events::write(&told, &file)?;
        }
    }
    tell(&tally, &writer, args.quiet);
    Ok(match tally.outcome() {
        // all articles were read, but not with all that was to be known
        Outcome::All if args.knowledge.bad_rows() > 0 => Outcome::Some,
        outcome => outcome,
    })
}

/// Makes a page instead.
fn page(args: Args) -> io::Result<Outcome> {
    let mut page = Page::new(&report::named(&args.paths));
    let mut progress = Progress::start(args.quiet, args.errors.as_deref(), false)?;
    let jobs = args.jobs();
    let (options, filter) = (args.assumptions.into(), args.filters.into());
    let job = report::Job { paths: args.paths, options, knowledge: args.knowledge, filter, jobs };
    job.add_to(&mut page, &mut progress)?;
    let tally = progress.finish()?;
    if tally.outcome() != Outcome::Nothing {
        report::write(page, args.output.as_deref())?;
    }
    Ok(tally.outcome())
}

/// Ends a run that was asked to stop, and says how to go on.
fn stopped(progress: Progress, target: Target, interrupt: &Interrupt) -> io::Result<Outcome> {
    let articles = number(progress.finish()?.read, "article");
    super::say(&match target.stop()? {
        true => format!("interrupted after {articles}; the same command with --resume goes on behind them"),
        false => format!("interrupted after {articles}; nothing goes on from here, run it anew"),
    });
    Ok(if interrupt.code() == Outcome::Terminated as u8 { Outcome::Terminated } else { Outcome::Interrupted })
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
