//! `dealsift extract`: articles in, JSON Lines or cards out.
//!
//! What is read stands in `crate::read`, what is found in `crate::extract`, how it looks in `crate::emit`; here they are
//! only joined.

use super::Outcome;
use super::choices::{CsvDialect, Emit, Format, Offsets, Quotes};
use super::closing;
use super::filter::Filters;
use super::inputs::Assumptions;
use super::interrupt::Interrupt;
use super::knowledge::Knowledge;
use super::progress::Progress;
use super::report;
use super::target::{Mode, Target};
use crate::emit::JsonLines;
use crate::emit::cards::Cards;
use crate::read::{Feed, Options};
use crate::report::Page;
use crate::run::{Batches, Filter, Known, MadeWith, Worker, Writer, ordered};
#[cfg(feature = "parquet")]
use crate::table::nested::{Nested, Shape};
use crate::table::{self, csv::Dialect};
use sha2::{Digest, Sha256};
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
    #[arg(short, long, value_name = "FILE", conflicts_with = "set")]
    output: Option<PathBuf>,
    /// Folder to write a data set to: deals, figures, valuations, parties, quantities, companies and articles as Parquet
    #[arg(long, value_name = "DIR", group = "set")]
    dataset: Option<PathBuf>,
    /// Data set to bring up to date, made where there is none: new articles are added, changed ones replaced by their id, and those that are
    /// no more among the inputs kept
    #[arg(long, value_name = "DIR", group = "set")]
    update: Option<PathBuf>,
    /// Remove from the data set what is no more among the inputs; where an input fails, nothing is
    #[arg(long, requires = "update")]
    prune: bool,
    /// Go on with a data set that was interrupted
    #[arg(long, requires = "dataset", conflicts_with = "restart")]
    resume: bool,
    /// Write a data set anew that is there already
    #[arg(long, requires = "set")]
    restart: bool,
    /// How much input a part of a data set covers, such as 64M; what is interrupted loses at most one
    #[arg(long, value_name = "SIZE", value_parser = super::inputs::size, requires = "set", default_value = "64M")]
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
        if self.data_set().is_some() {
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

    /// The data set that is written.
    fn data_set(&self) -> Option<&Path> {
        self.dataset.as_deref().or(self.update.as_deref())
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
        let told = self.data_set().map(Path::to_owned).or(output);
        told.ok_or_else(|| {
            let what =
                "--events takes --dataset or --update DIR, or JSON Lines of records or articles in a file (-o FILE)";
            io::Error::other(what.to_owned())
        })
    }

    fn jobs(&self) -> NonZeroUsize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }

    /// What a data set is made with.
    fn made_with(&self) -> io::Result<MadeWith> {
        Ok(MadeWith {
            options: digest(&format!("{:?} {:?}", self.filters, self.quotes)),
            reading: digest(&format!("{:?}", self.assumptions)),
            shard_size: self.shard_size,
            ..self.knowledge.digests()?
        })
    }

    /// Where the output goes.
    fn target(&self, writer: &Writer, known: &Known) -> io::Result<Target> {
        let mode = match (self.resume, self.restart, self.update.is_some()) {
            (true, ..) => Mode::Resume,
            (_, anew, true) => Mode::Update { anew, prune: self.prune },
            (_, true, _) => Mode::Restart,
            _ => Mode::Create,
        };
        match self.data_set() {
            Some(root) => Target::dataset(root, mode, self.made_with()?, known),
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
    if args.data_set().is_none() && args.format(false) == Format::Html {
        return page(args);
    }
    let extractor = args.knowledge.extractor()?;
    let (writer, jobs) = (args.writer(), args.jobs());
    let events = args.events.clone().map(|file| Ok::<_, io::Error>((args.told(&writer)?, file))).transpose()?;
    let known: Arc<Known> = Arc::default();
    let mut target = args.target(&writer, &known)?;
    let mut progress = Progress::start(args.quiet, args.errors.as_deref(), args.resume)?;
    let options: Arc<Options> = Arc::new(args.assumptions.into());
    let filter: Arc<Filter> = Arc::new(args.filters.into());
    let feed = Batches::new(Feed::open(&args.paths, &options.fields).within(options.limits));
    let feed = target.begin(feed, &options, &known, &mut progress)?;
    let worker = || {
        let mut worker = Worker::new(&extractor, &options, &filter, &known, &writer);
        move |batch| worker.work(batch)
    };
    // whoever pipes lines on is told nothing of them, and an update has told what it changed
    let asked = matches!(writer, Writer::Cards(..)) || args.dataset.is_some() || io::stderr().is_terminal();
    let sums = asked && args.update.is_none();
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
        Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {
            return closing::stopped(progress, target, &interrupt);
        }
        ended => ended?,
    }
    let tally = progress.finish()?;
    if tally.outcome() != Outcome::Nothing {
        target.finish(&known, &tally, args.quiet)?;
        if let Some((told, file)) = events {
            super::events::write(&told, &file)?;
        }
    }
    if !args.quiet {
        closing::tell(&tally, sums);
    }
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

/// A digest of a text in hexadecimal digits.
fn digest(text: &str) -> String {
    crate::run::hex(&Sha256::digest(text))
}
