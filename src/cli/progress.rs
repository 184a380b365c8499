//! How a run goes: faults as they come, a line that moves on a terminal, and the sums.

use super::Outcome;
use crate::read::{Feed, ReadError, Watch};
use crate::run;
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

/// The sums of a run.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    /// Articles read.
    pub read: u64,
    /// Inputs that failed.
    pub failed: u64,
    /// Records found.
    pub records: u64,
    /// Articles in a language without tables.
    pub foreign: u64,
    /// Bytes of text read.
    pub bytes: u64,
    /// Faults told, warnings included.
    pub told: u64,
    /// Amounts without a rate in the currency that is asked for.
    pub unconverted: u64,
}

impl Tally {
    /// How the run went.
    pub fn outcome(&self) -> Outcome {
        Outcome::of(self.read, self.failed)
    }
}

/// Follows a run.
pub struct Progress {
    tally: Tally,
    quiet: bool,
    bar: ProgressBar,
    errors: Option<Errors>,
    watch: Option<Watch>,
}

impl Progress {
    /// Starts with nothing read. The line that moves is for a terminal whose standard output is not one as well.
    ///
    /// # Errors
    /// Where the file for errors cannot be made.
    pub fn start(quiet: bool, errors: Option<&Path>, append: bool) -> io::Result<Self> {
        let logs = log::max_level() > log::LevelFilter::Off;
        let shown = !quiet && !logs && io::stderr().is_terminal() && !io::stdout().is_terminal();
        let target = if shown { ProgressDrawTarget::stderr_with_hz(4) } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        bar.set_style(
            ProgressStyle::with_template("{elapsed_precise}  {msg}").unwrap_or_else(|_| ProgressStyle::default_bar()),
        );
        if shown {
            bar.enable_steady_tick(Duration::from_millis(500));
        }
        Ok(Self {
            tally: Tally::default(),
            quiet,
            bar,
            errors: errors.map(|path| Errors::create(path, append)).transpose()?,
            watch: None,
        })
    }

    /// Tells the time that is left from now on, where the feed knows how much there is to read.
    pub fn follow(&mut self, feed: &Feed) {
        // asking a million files for their sizes takes its time, so only whoever looks asks
        let Some(size) = (!self.bar.is_hidden()).then(|| feed.size()).flatten() else { return };
        let style = ProgressStyle::with_template("{elapsed_precise}  {msg}  {percent} %, {eta} left");
        if let Ok(style) = style {
            self.bar.set_style(style);
            self.bar.set_length(size);
            self.watch = Some(feed.watch());
        }
    }

    /// What an interrupted run has done already.
    ///
    /// # Errors
    /// Where the file of errors, which loses what stands behind the last whole shard, cannot be written.
    #[cfg(feature = "parquet")]
    pub fn go_on(&mut self, before: &run::dataset::Manifest) -> io::Result<()> {
        for shard in &before.shards {
            self.tally.read += shard.read;
            self.tally.failed += shard.failed;
            self.tally.records += shard.records;
            self.tally.told += shard.told;
        }
        self.errors.as_mut().map_or(Ok(()), |errors| errors.keep(self.tally.told))
    }

    /// Sees that the file of errors holds what was told so far.
    ///
    /// # Errors
    /// Where it cannot be written.
    #[cfg(feature = "parquet")]
    pub fn flush(&mut self) -> io::Result<()> {
        let Some(errors) = &mut self.errors else { return Ok(()) };
        errors.file.flush().map_err(|fault| told(&errors.path, &fault))
    }

    /// An article was read for something else than its records.
    pub fn counted(&mut self) {
        self.tally.read += 1;
    }

    /// The sums so far.
    #[cfg(feature = "parquet")]
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// An article was read.
    pub fn article(&mut self, article: &run::Outcome) {
        let tally = &mut self.tally;
        tally.read += 1;
        tally.records += article.records as u64;
        tally.foreign += u64::from(article.foreign);
        tally.bytes += article.bytes as u64;
        tally.unconverted += article.unconverted;
        if !self.bar.is_hidden() && tally.read.is_multiple_of(64) {
            let second = self.bar.elapsed().as_secs_f64().max(0.001);
            let speed = HumanBytes((tally.bytes as f64 / second) as u64);
            if let Some(watch) = &self.watch {
                self.bar.set_position(watch.read());
            }
            self.bar.set_message(format!("{} articles, {} records, {speed}/s", tally.read, tally.records));
        }
    }

    /// An input failed, or something in it is passed over.
    ///
    /// # Errors
    /// Where the file for errors cannot be written.
    pub fn fault(&mut self, fault: &ReadError) -> io::Result<()> {
        self.tally.failed += u64::from(!fault.is_warning());
        self.tally.told += 1;
        if let Some(errors) = &mut self.errors {
            errors.write(fault)?;
        }
        if !(fault.is_warning() && self.quiet) {
            self.bar.suspend(|| super::say(&fault.to_string()));
        }
        Ok(())
    }

    /// Says something above the line that moves.
    pub fn say(&self, message: &str) {
        self.bar.suspend(|| super::say(message));
    }

    /// Ends, and gives the sums.
    ///
    /// # Errors
    /// Where the file for errors cannot be written.
    pub fn finish(self) -> io::Result<Tally> {
        self.bar.finish_and_clear();
        self.errors.map_or(Ok(()), Errors::finish)?;
        Ok(self.tally)
    }
}

/// The file of errors.
struct Errors {
    file: BufWriter<File>,
    path: PathBuf,
}

/// One line of it.
#[derive(Serialize)]
struct ErrorLine<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u64>,
    level: &'static str,
    fault: String,
}

impl Errors {
    /// A new file, or behind what an interrupted run has written.
    fn create(path: &Path, append: bool) -> io::Result<Self> {
        let opened = match append {
            true => File::options().append(true).create(true).open(path),
            false => File::create(path),
        };
        let file = opened.map_err(|fault| told(path, &fault))?;
        Ok(Self { file: BufWriter::new(file), path: path.to_owned() })
    }

    /// Keeps so many lines: what an interrupted run told behind its last whole shard is told again.
    #[cfg(feature = "parquet")]
    fn keep(&mut self, lines: u64) -> io::Result<()> {
        let ends = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).nth(lines.checked_sub(1)? as usize);
        let cut = std::fs::read(&self.path).and_then(|bytes| match lines {
            0 => self.file.get_ref().set_len(0),
            _ => ends(&bytes).map_or(Ok(()), |at| self.file.get_ref().set_len(at as u64 + 1)),
        });
        cut.map_err(|fault| told(&self.path, &fault))
    }

    fn write(&mut self, fault: &ReadError) -> io::Result<()> {
        let place = fault.place();
        let level = if fault.is_warning() { "warning" } else { "error" };
        let line = ErrorLine { source: &place.name, line: place.line, level, fault: fault.to_string() };
        let written = serde_json::to_writer(&mut self.file, &line).map_err(io::Error::from);
        written.and_then(|()| self.file.write_all(b"\n")).map_err(|fault| told(&self.path, &fault))
    }

    fn finish(mut self) -> io::Result<()> {
        self.file.flush().map_err(|fault| told(&self.path, &fault))
    }
}

fn told(path: &Path, fault: &io::Error) -> io::Error {
    io::Error::new(fault.kind(), format!("{}: cannot be written ({fault})", path.display()))
}
