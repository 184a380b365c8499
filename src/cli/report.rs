//! `dealsift report`: one page of HTML to look at a run.
//!
//! `dealsift report news/ -o report.html` reads and extracts as `extract` does; lines that `extract --emit articles` wrote are taken as they are.

use super::filter::Filters;
use super::inputs::Assumptions;
use super::knowledge::Knowledge;
use super::output::Output;
use super::progress::Progress;
use super::{Outcome, say};
use crate::emit::{JsonLines, Layer, OffsetUnit};
use crate::read::{Feed, Options};
use crate::report::Page;
use crate::run::{Batches, Done, Drawn, Filter, Worker, Writer, ordered};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A data set, JSON Lines that `extract --emit articles --with-text` wrote, or what `extract` reads
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// File to write the page to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// What stands above the page
    #[arg(long, value_name = "WORDS")]
    title: Option<String>,
    /// What `dealsift events` wrote of the same input: each deal stands once, with all that tell it
    #[arg(long, value_name = "FILE")]
    events: Option<PathBuf>,
    /// How many threads work
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
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

/// Articles to extract from for a page, and how.
pub struct Job {
    /// What is read.
    pub paths: Vec<PathBuf>,
    /// How.
    pub options: Options,
    /// What is known.
    pub knowledge: Knowledge,
    /// What is kept.
    pub filter: Filter,
    /// How many threads work.
    pub jobs: NonZeroUsize,
}

/// Runs the subcommand.
pub fn run(args: Args) -> io::Result<Outcome> {
    let title = args.title.clone().unwrap_or_else(|| named(&args.paths));
    let mut page = Page::new(&title);
    let (outputs, articles): (Vec<_>, Vec<_>) = args.paths.iter().cloned().partition(|path| is_output(path));
    let mut progress = Progress::start(args.quiet, None, false)?;
    let (mut read, mut failed) = (0, 0);
    if let Some(events) = &args.events {
        page.events(&std::fs::read(events).map_err(|fault| unreadable(events, &fault))?).map_err(|fault| {
            io::Error::other(format!("{}: {fault}; name what `dealsift events` wrote", events.display()))
        })?;
    }
    for path in &outputs {
        #[cfg(feature = "parquet")]
        if path.is_dir() {
            crate::run::dataset::lines::each_line(path, |line| {
                read += 1;
                page.add(&serde_json::to_vec(&line)?).map_err(io::Error::other)
            })?;
            continue;
        }
        lines(path, &mut page, &mut read, &mut failed)?;
    }
    if !articles.is_empty() {
        let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
        let (options, filter) = (args.assumptions.into(), args.filters.into());
        let job = Job { paths: articles, options, knowledge: args.knowledge, filter, jobs };
        job.add_to(&mut page, &mut progress)?;
    }
    let tally = progress.finish()?;
    let outcome = Outcome::of(read + tally.read, failed + tally.failed);
    if outcome != Outcome::Nothing {
        let (articles, records) = (page.articles(), page.records());
        write(page, args.output.as_deref())?;
        if !args.quiet && args.output.is_some() {
            say(&format!("{articles} articles, {records} records"));
        }
    }
    Ok(outcome)
}

/// Writes a page.
///
/// # Errors
/// Where it cannot be written.
pub fn write(page: Page, output: Option<&Path>) -> io::Result<()> {
    let mut output = Output::open(output)?;
    output.buffer.extend_from_slice(&page.finish());
    output.finish()
}

impl Job {
    /// Extracts, and adds every article that is kept.
    ///
    /// # Errors
    /// Where nothing can be known, or a fault cannot be told.
    pub fn add_to(self, page: &mut Page, progress: &mut Progress) -> io::Result<()> {
        let extractor = self.knowledge.extractor()?;
        let writer = Writer::Lines(JsonLines::new(Layer::Articles, OffsetUnit::Utf16).with_text(true));
        let feed = Batches::new(Feed::open(&self.paths, &self.options.fields).within(self.options.limits));
        let (options, filter) = (Arc::new(self.options), Arc::new(self.filter));
        let known = Arc::default();
        let worker = || {
            let mut worker = Worker::new(&extractor, &options, &filter, &known, &writer);
            move |batch| worker.work(batch)
        };
        ordered(self.jobs, feed, worker, |done: Done| {
            let bytes = match done.drawn {
                Drawn::Bytes(bytes) => bytes,
                _ => Vec::new(),
            };
            for piece in done.pieces {
                piece.faults.iter().try_for_each(|fault| progress.fault(fault))?;
                let article = match piece.outcome {
                    Ok(article) => article,
                    Err(fault) => {
                        progress.fault(&fault)?;
                        continue;
                    }
                };
                progress.article(&article);
                let line = bytes.get(article.drawn.clone()).unwrap_or_default();
                if !line.is_empty() {
                    page.add(line).map_err(io::Error::other)?;
                }
            }
            Ok::<(), io::Error>(())
        })
    }
}

/// What the page is called where nobody says.
pub fn named(paths: &[PathBuf]) -> String {
    let name = |path: &PathBuf| path.file_name().map(|name| name.to_string_lossy().into_owned());
    match paths {
        [path] => name(path).map_or_else(|| "Deals".to_owned(), |name| format!("Deals in {name}")),
        _ => "Deals".to_owned(),
    }
}

/// Whether a path holds what `extract` wrote: a data set, or a file of lines, told by its first.
fn is_output(path: &Path) -> bool {
    if cfg!(feature = "parquet") && path.is_dir() {
        return path.join("manifest.json").is_file() && path.join("articles").is_dir();
    }
    let lines = path.extension().is_some_and(|e| e.eq_ignore_ascii_case("jsonl") || e.eq_ignore_ascii_case("ndjson"));
    if !lines {
        return false;
    }
    let mut first = Vec::new();
    let read = File::open(path).and_then(|file| BufReader::new(file).read_until(b'\n', &mut first));
    let value: Option<serde_json::Value> = read.ok().and_then(|_| serde_json::from_slice(&first).ok());
    value.is_some_and(|line| line.get("schema").is_some() && line.pointer("/article/id").is_some())
}

fn unreadable(path: &Path, fault: &io::Error) -> io::Error {
    io::Error::new(fault.kind(), format!("{}: cannot be read ({fault})", path.display()))
}

/// Adds the lines of an output; one that is none costs that line.
fn lines(path: &Path, page: &mut Page, read: &mut u64, failed: &mut u64) -> io::Result<()> {
    let told = |fault: io::Error| unreadable(path, &fault);
    let mut lines = BufReader::new(File::open(path).map_err(told)?);
    let (mut line, mut number) = (Vec::new(), 0u64);
    loop {
        line.clear();
        if lines.read_until(b'\n', &mut line).map_err(told)? == 0 {
            return Ok(());
        }
        number += 1;
        if line.trim_ascii().is_empty() {
            continue;
        }
        match page.add(line.trim_ascii()) {
            Ok(()) => *read += 1,
            Err(fault) => {
                *failed += 1;
                say(&format!(
                    "{}:{number}: {fault}; each line is one object of `extract --emit articles --with-text`",
                    path.display()
                ));
            }
        }
    }
}
