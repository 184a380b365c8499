//! What the command line says of `dealsift extract`, and what follows from it: what writes, and where to.

use super::super::choices::{CsvDialect, Emit, Format, Offsets, Quotes};
use super::super::conversion::Conversion;
use super::super::filter::Filters;
use super::super::inputs::{self, Assumptions};
use super::super::knowledge::Knowledge;
use super::super::target::{Mode, Target};
use crate::emit::JsonLines;
use crate::emit::cards::Cards;
use crate::run::{Known, MadeWith, Writer};
#[cfg(feature = "parquet")]
use crate::table::nested::{Nested, Shape};
use crate::table::{self, csv::Dialect};
use sha2::{Digest, Sha256};
use std::io::{self, IsTerminal};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Texts, pages, JSON Lines, CSV, RSS, WARC, tar, each plain or .gz or .zst; folders of them; or - for standard input
    #[arg(required_unless_present = "files_from", value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// A file with further paths, one a line, or - for standard input; zero bytes may stand between them instead
    #[arg(long, value_name = "FILE")]
    pub(super) files_from: Option<PathBuf>,
    /// What to write
    #[arg(long, value_enum, default_value_t, value_name = "LAYER")]
    pub(super) emit: Emit,
    /// How to write it: cards on a terminal, JSON Lines otherwise, unless you say
    #[arg(long, value_enum, value_name = "FORMAT")]
    pub(super) format: Option<Format>,
    /// File to write to, instead of standard output; .csv, .jsonl, .parquet and .html tell the format
    #[arg(short, long, value_name = "FILE", conflicts_with = "set")]
    pub(super) output: Option<PathBuf>,
    /// Folder to write a data set to: deals, figures, valuations, parties, quantities, companies and articles as Parquet
    #[arg(long, value_name = "DIR", group = "set")]
    pub(super) dataset: Option<PathBuf>,
    /// Data set to bring up to date, made where there is none: new articles are added, changed ones replaced by their id, and those that are
    /// no more among the inputs kept
    #[arg(long, value_name = "DIR", group = "set")]
    pub(super) update: Option<PathBuf>,
    /// Remove from the data set what is no more among the inputs; where an input fails, nothing is
    #[arg(long, requires = "update")]
    pub(super) prune: bool,
    /// Go on with a data set that was interrupted
    #[arg(long, requires = "dataset", conflicts_with = "restart")]
    pub(super) resume: bool,
    /// Write a data set anew that is there already
    #[arg(long, requires = "set")]
    pub(super) restart: bool,
    /// How much input a part of a data set covers, such as 64M; what is interrupted loses at most one
    #[arg(long, value_name = "SIZE", value_parser = inputs::size, requires = "set", default_value = "64M")]
    pub(super) shard_size: u64,
    /// How the values of CSV stand
    #[arg(long, value_enum, default_value_t, value_name = "DIALECT")]
    pub(super) csv_dialect: CsvDialect,
    /// How much of the article's words CSV and data sets quote for each record
    #[arg(long, value_enum, default_value_t, value_name = "HOW")]
    pub(super) quotes: Quotes,
    /// Put the text that the offsets count in into each article
    #[arg(long)]
    pub(super) with_text: bool,
    /// What offsets count
    #[arg(long, value_enum, default_value_t, value_name = "UNIT")]
    pub(super) offsets: Offsets,
    /// How many threads work; as many as there are cores, unless you say. The output is the same whatever the number
    #[arg(short, long, value_name = "N")]
    pub(super) jobs: Option<NonZeroUsize>,
    /// Put the records that tell one deal together as events too, in this file; with `--dataset`, or with JSON Lines of records or articles in a
    /// file. As `dealsift events` does
    #[arg(long, value_name = "FILE")]
    pub(super) events: Option<PathBuf>,
    /// Write every fault of an input to a file too, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub(super) errors: Option<PathBuf>,
    #[command(flatten)]
    pub(super) assumptions: Assumptions,
    #[command(flatten)]
    pub(super) knowledge: Knowledge,
    /// No warnings and no count at the end
    #[arg(short, long)]
    pub(super) quiet: bool,
    #[command(flatten)]
    pub(super) filters: Filters,
    #[command(flatten)]
    pub(super) conversion: Conversion,
}

impl Args {
    pub(super) fn writer(&self) -> Writer {
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
    pub(super) fn format(&self, terminal: bool) -> Format {
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
    pub(super) fn data_set(&self) -> Option<&Path> {
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
    pub(super) fn told(&self, writer: &Writer) -> io::Result<PathBuf> {
        let lines = matches!(writer, Writer::Lines(_)) && matches!(self.emit, Emit::Records | Emit::Articles);
        let output = self.output.clone().filter(|_| lines);
        let told = self.data_set().map(Path::to_owned).or(output);
        told.ok_or_else(|| {
            let what =
                "--events takes --dataset or --update DIR, or JSON Lines of records or articles in a file (-o FILE)";
            io::Error::other(what.to_owned())
        })
    }

    pub(super) fn jobs(&self) -> NonZeroUsize {
        self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN)
    }

    /// What a data set is made with.
    fn made_with(&self) -> io::Result<MadeWith> {
        Ok(MadeWith {
            options: digest(&format!("{:?} {:?} {:?}", self.filters, self.quotes, self.conversion.to)),
            // rates grow day by day; what they were decides the bytes, and not what may be added
            reading: digest(&format!("{:?} {}", self.assumptions, self.conversion.digest()?)),
            shard_size: self.shard_size,
            ..self.knowledge.digests()?
        })
    }

    /// Where the output goes.
    pub(super) fn target(&self, writer: &Writer, known: &Known) -> io::Result<Target> {
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
                let coloured = matches!(writer, Writer::Cards(cards) if cards.colour);
                Target::stream(self.output.as_deref(), &header, coloured)
            }
        }
    }
}

/// A digest of a text in hexadecimal digits.
fn digest(text: &str) -> String {
    crate::run::hex(&Sha256::digest(text))
}
