//! What is said of deals, gathered for `events` and `circles` from data sets, from outputs of `extract`, and from articles.

use super::inputs::Assumptions;
use super::knowledge::Knowledge;
use super::progress::Progress;
use crate::emit::{JsonLines, Layer, OffsetUnit};
use crate::event::{Event, Previous, Tellings, group};
use crate::read::{Feed, Options};
use crate::run::{Batches, Drawn, Filter, Known, Worker, Writer, ordered};
use jiff::civil::Date;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How many faults of one output are told one by one.
const TOLD: u64 = 10;

#[derive(Debug, clap::Args)]
pub struct Sources {
    /// Data sets, JSON Lines that `extract` wrote (- for standard input), or what `extract` reads
    #[arg(required = true, value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Only what was published by this day, and ingested by it where that is told
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<Date>,
    /// The key of an article's `meta` that holds the day from which you had it, where `ingested` does not
    #[arg(long, value_name = "KEY")]
    pub(super) known_by: Option<String>,
    /// How many threads read articles
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    assumptions: Assumptions,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// What was gathered.
pub struct Gathered {
    /// What is said.
    pub all: Tellings,
    /// Lines and inputs that could not be read.
    pub faults: u64,
    /// Articles that were read.
    pub read: u64,
}

impl Gathered {
    /// What stands in a data set or an output.
    pub fn of(path: &Path) -> io::Result<Self> {
        let mut gathered = Self { all: Tellings::default(), faults: 0, read: 0 };
        if path.is_dir() {
            dataset(&mut gathered.all, path)?;
        } else {
            gathered.lines(path, |all, line| all.take_line(line, None))?;
        }
        gathered.all.identify(None);
        gathered.all.sort();
        Ok(gathered)
    }

    /// The events, named, with the names that they superseded; those that are closed after `forget` days without a telling, if that is said.
    pub fn events(&self, previous: Previous, forget: Option<u32>) -> (Vec<Event>, Vec<(String, String)>) {
        let mut events: Vec<Event> =
            group(&self.all, forget).into_iter().map(|members| Event::of(&self.all, members)).collect();
        let superseded = previous.assign(&self.all, &mut events);
        (events, superseded)
    }
}

/// What a path is.
pub(super) enum Sort {
    Dataset,
    Output,
    Articles,
}

impl Sources {
    /// Reads all paths; `update` names the events of an earlier run to go on from, `forget` after how many days without a telling one is closed.
    pub fn gather(&self, update: Option<&Path>, forget: Option<u32>) -> io::Result<(Gathered, Previous)> {
        let mut gathered = Gathered { all: Tellings::default(), faults: 0, read: 0 };
        let mut previous = Previous::default();
        let mut articles = Vec::new();
        for path in &self.paths {
            match sort(path)? {
                Sort::Dataset => dataset(&mut gathered.all, path)?,
                Sort::Output => {
                    let known = self.known_by.as_deref();
                    gathered.lines(path, |all, line| all.take_line(line, known))?;
                }
                Sort::Articles => articles.push(path.clone()),
            }
        }
        if !articles.is_empty() {
            self.extract(&articles, &mut gathered)?;
        }
        // what is said anew of a record stands before what an earlier run had of it
        if let Some(path) = update {
            gathered.lines(path, |all, line| all.take_event(line, &mut previous))?;
        }
        if let Some(day) = self.as_of {
            left_out(gathered.all.as_of(day), day);
        }
        gathered.all.identify(forget);
        gathered.all.sort();
        gathered.read = gathered.all.articles.len() as u64;
        Ok((gathered, previous))
    }

    fn extract(&self, paths: &[PathBuf], gathered: &mut Gathered) -> io::Result<()> {
        let extractor = self.knowledge.extractor()?;
        let options: Options = self.assumptions.clone().into();
        let jobs = self.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
        let mut progress = Progress::start(false, None, false)?;
        let (options, filter, known) = (Arc::new(options), Arc::new(Filter::default()), Arc::new(Known::default()));
        let writer = Writer::Lines(JsonLines::new(Layer::Articles, OffsetUnit::Bytes));
        let feed = Batches::new(Feed::open(paths, &options.fields));
        let worker = || {
            let mut worker = Worker::new(&extractor, &options, &filter, &known, &writer);
            move |batch| worker.work(batch)
        };
        ordered(jobs, feed, worker, |done| {
            let Drawn::Bytes(lines) = &done.drawn else { return Ok(()) };
            for piece in &done.pieces {
                piece.faults.iter().try_for_each(|fault| progress.fault(fault))?;
                match &piece.outcome {
                    Ok(read) => {
                        progress.counted();
                        let line = lines.get(read.drawn.clone()).unwrap_or_default();
                        gathered.all.take_line(line, self.known_by.as_deref()).map_err(io::Error::other)?;
                    }
                    Err(fault) => progress.fault(fault)?,
                }
            }
            Ok::<(), io::Error>(())
        })?;
        gathered.faults += progress.finish()?.failed;
        Ok(())
    }
}

impl Gathered {
    /// Has every line of a file taken; a line that cannot be is told and passed over.
    fn lines(
        &mut self,
        path: &Path,
        mut take: impl FnMut(&mut Tellings, &[u8]) -> Result<(), String>,
    ) -> io::Result<()> {
        self.faults += lines(path, true, |line| Ok(take(&mut self.all, line)))?;
        Ok(())
    }
}

/// Has every line of a file taken; gives how many could not be, which are passed over, and told if `told`.
pub(super) fn lines(
    path: &Path,
    tell: bool,
    mut take: impl FnMut(&[u8]) -> io::Result<Result<(), String>>,
) -> io::Result<u64> {
    let name = path.display().to_string();
    let told = |fault: io::Error| io::Error::new(fault.kind(), format!("{name}: {fault}"));
    let source: Box<dyn Read> =
        if name == "-" { Box::new(io::stdin()) } else { Box::new(File::open(path).map_err(told)?) };
    let mut bytes = BufReader::with_capacity(1 << 18, source);
    let (mut line, mut number, mut faults) = (Vec::new(), 0u64, 0u64);
    loop {
        line.clear();
        number += 1;
        if bytes.read_until(b'\n', &mut line).map_err(told)? == 0 {
            break;
        }
        let text = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&line).trim_ascii();
        if text.is_empty() {
            continue;
        }
        if let Err(fault) = take(text)? {
            faults += 1;
            if tell && faults <= TOLD {
                super::say(&format!("{name}:{number}: {fault}"));
            }
        }
    }
    if tell && faults > TOLD {
        super::say(&format!("{name}: {} more lines that cannot be read", faults - TOLD));
    }
    Ok(faults)
}

/// Says how many records have no day, so that nobody knows whether they were known on one.
pub(super) fn left_out(undated: usize, day: Date) {
    if undated > 0 {
        super::say(&format!("{undated} records of articles without a date are left out of what was known on {day}"));
    }
}

/// Tells a data set by its manifest, and an output by its first line.
pub(super) fn sort(path: &Path) -> io::Result<Sort> {
    if path == Path::new("-") {
        return Ok(Sort::Output);
    }
    if path.is_dir() {
        return Ok(if path.join("manifest.json").is_file() { Sort::Dataset } else { Sort::Articles });
    }
    let mut start = String::new();
    let told = |fault: io::Error| io::Error::new(fault.kind(), format!("{}: {fault}", path.display()));
    let file = File::open(path).map_err(told)?;
    // what is no text is no output; whether it is an article, reading will tell
    let _ = BufReader::new(file.take(1 << 16)).read_line(&mut start);
    let start = start.trim_start_matches('\u{feff}').trim_start();
    Ok(if start.starts_with(r#"{"schema":"#) { Sort::Output } else { Sort::Articles })
}

/// Has the deals of a data set taken, shard by shard.
fn dataset(all: &mut Tellings, path: &Path) -> io::Result<()> {
    shards(path)?.iter().try_for_each(|shard| take_shard(all, path, shard))
}

#[cfg(feature = "parquet")]
pub(super) use crate::event::shards;

#[cfg(feature = "parquet")]
pub(super) fn take_shard(all: &mut Tellings, path: &Path, shard: &str) -> io::Result<()> {
    all.take_shard(path, shard)
}

#[cfg(not(feature = "parquet"))]
pub(super) fn shards(path: &Path) -> io::Result<Vec<String>> {
    let path = path.display();
    Err(io::Error::other(format!("{path}: this build reads no Parquet; build it with the feature `parquet`")))
}

#[cfg(not(feature = "parquet"))]
pub(super) fn take_shard(_: &mut Tellings, path: &Path, _: &str) -> io::Result<()> {
    shards(path).map(drop)
}
