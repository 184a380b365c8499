//! Where the output of a run goes: a stream of bytes, or a data set.

use super::output::Output;
use super::progress::{Progress, Tally};
use crate::read::{Feed, Options};
#[cfg(feature = "parquet")]
use crate::run::dataset::{
    Covered, Dataset, inputs,
    update::{Changes, Update},
};
use crate::run::{Batch, Batches, Done, Drawn, Known, MadeWith};
#[cfg(feature = "parquet")]
use crate::run::{Outcome, pass};
#[cfg(feature = "parquet")]
use arrow_array::RecordBatch;
use std::io;
use std::path::Path;

/// How a data set begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Where there is none.
    Create,
    /// Behind what is there.
    Resume,
    /// In the place of what is there.
    Restart,
    /// With what is new and what was changed, or anew; with what is gone removed, or not.
    Update { anew: bool, prune: bool },
}

/// How a run is gone on with of which nothing is left.
const ANEW: &str = "nothing goes on from here, run it anew";

/// The batches of a run.
type Fed = Box<dyn Iterator<Item = Batch> + Send>;

/// Takes what was drawn.
pub enum Target {
    /// Standard output or a file.
    Stream(Output),
    /// A data set.
    #[cfg(feature = "parquet")]
    Dataset(Box<Dataset>),
    /// A data set that is brought up to date; whether what is gone is removed.
    #[cfg(feature = "parquet")]
    Update(Box<Update>, bool),
    /// Nested rows in one file.
    #[cfg(feature = "parquet")]
    Columns(Box<super::columns::Columns>),
}

impl Target {
    /// A file, or standard output where there is none; `header` stands first. What is `coloured` must be harmless to a terminal.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn stream(path: Option<&Path>, header: &[u8], coloured: bool) -> io::Result<Self> {
        let mut output = Output::open(path)?;
        output.coloured = coloured;
        output.buffer.extend_from_slice(header);
        Ok(Self::Stream(output))
    }

    /// A Parquet file of nested rows, or standard output.
    ///
    /// # Errors
    /// Where it cannot be made.
    #[cfg(feature = "parquet")]
    pub fn columns(path: Option<&Path>, schema: arrow_schema::SchemaRef) -> io::Result<Self> {
        super::columns::Columns::open(path, schema).map(|columns| Self::Columns(Box::new(columns)))
    }

    /// A data set in a folder.
    ///
    /// # Errors
    /// Where the mode does not fit what is there, or the folder cannot be written.
    #[cfg(feature = "parquet")]
    pub fn dataset(root: &Path, mode: Mode, made_with: MadeWith, known: &Known) -> io::Result<Self> {
        let dataset = match mode {
            Mode::Create => Dataset::create(root, made_with),
            Mode::Resume => Dataset::resume(root, &made_with),
            Mode::Restart => Dataset::restart(root, made_with),
            Mode::Update { anew, prune } => {
                let update = match anew {
                    true => Update::anew(root, made_with),
                    false => Update::begin(root, made_with, known),
                };
                return Ok(Self::Update(Box::new(update?), prune));
            }
        };
        Ok(Self::Dataset(Box::new(dataset?)))
    }

    /// A data set, which this program cannot write.
    ///
    /// # Errors
    /// Always.
    #[cfg(not(feature = "parquet"))]
    pub fn dataset(root: &Path, _: Mode, _: MadeWith, _: &Known) -> io::Result<Self> {
        Err(io::Error::other(format!("{}: this program is built without the feature parquet", root.display())))
    }

    /// The batches that are still to be worked on; what an interrupted run has covered is known, its sums counted.
    ///
    /// # Errors
    /// Where the inputs are not those that were covered.
    #[cfg_attr(not(feature = "parquet"), allow(unused_variables))]
    pub fn begin(
        &self,
        feed: Batches<Feed>,
        options: &Options,
        known: &Known,
        progress: &mut Progress,
    ) -> io::Result<Fed> {
        match self {
            Self::Stream(_) => Ok(Box::new(feed)),
            #[cfg(feature = "parquet")]
            Self::Columns(_) | Self::Update(..) => Ok(Box::new(feed)),
            #[cfg(feature = "parquet")]
            Self::Dataset(dataset) => {
                let mut feed = feed.chained();
                let mut last = None;
                for shard in &dataset.manifest().shards {
                    for _ in 0..shard.batches {
                        let batch = feed.next();
                        last = batch.as_ref().and_then(|batch| batch.chain);
                        batch.into_iter().for_each(|batch| pass(batch, options, known));
                    }
                    let same = last.is_some_and(|chain| crate::run::hex(&chain) == shard.chain);
                    if !same {
                        let fault =
                            "the inputs are not those that the data set was begun with; --restart writes it anew";
                        return Err(io::Error::other(fault));
                    }
                }
                progress.go_on(dataset.manifest())?;
                Ok(Box::new(feed))
            }
        }
    }

    /// Takes what was drawn of a batch.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn take(&mut self, done: Done, progress: &mut Progress) -> io::Result<()> {
        #[cfg(feature = "parquet")]
        let before = progress.tally();
        let mut articles = Vec::with_capacity(done.pieces.len());
        for piece in done.pieces {
            piece.faults.iter().try_for_each(|fault| progress.fault(fault))?;
            match piece.outcome {
                Ok(article) => {
                    progress.article(&article);
                    articles.push(article);
                }
                Err(fault) => progress.fault(&fault)?,
            }
        }
        match (self, done.drawn) {
            (Self::Stream(output), Drawn::Bytes(bytes)) => {
                for article in articles {
                    output.buffer.extend_from_slice(&bytes[article.drawn]);
                    output.relay()?;
                }
                Ok(())
            }
            #[cfg(feature = "parquet")]
            (Self::Dataset(dataset), Drawn::Tables(tables)) => {
                let after = progress.tally();
                let covered = Covered {
                    bytes: done.bytes,
                    chain: done.chain,
                    read: after.read - before.read,
                    failed: after.failed - before.failed,
                    records: after.records - before.records,
                    told: after.told - before.told,
                };
                progress.flush()?;
                let inputs = inputs::batch(articles.iter()).map_err(io::Error::other)?;
                dataset.append(&parts(&tables, &articles), &inputs, covered)
            }
            #[cfg(feature = "parquet")]
            (Self::Update(update, _), Drawn::Tables(tables)) => update.append(&parts(&tables, &articles), &articles),
            #[cfg(feature = "parquet")]
            (Self::Columns(columns), Drawn::Tables(tables)) => {
                parts(&tables, &articles).iter().try_for_each(|part| columns.append(part))
            }
            (_, Drawn::Fault(fault)) => Err(io::Error::other(fault)),
            #[cfg(feature = "parquet")]
            _ => Err(io::Error::other("rows for a stream, or text for a data set")),
        }
    }

    /// Whether what was written so far is whole: between two shards, or behind an article.
    pub fn is_whole(&self) -> bool {
        match self {
            Self::Stream(_) => true,
            #[cfg(feature = "parquet")]
            Self::Dataset(dataset) => dataset.is_whole(),
            // what an update has taken can be entered at any time
            #[cfg(feature = "parquet")]
            Self::Update(..) => true,
            // one file, which is there at the end or not at all
            #[cfg(feature = "parquet")]
            Self::Columns(_) => true,
        }
    }

    /// Leaves what was written to a run that goes on, where one can, and says how it goes on. What went to standard output stands there; a file that was
    /// begun is none.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn stop(self) -> io::Result<&'static str> {
        match self {
            Self::Stream(output) => output.stop().map(|()| ANEW),
            #[cfg(feature = "parquet")]
            Self::Dataset(_) => Ok("the same command with --resume goes on behind them"),
            #[cfg(feature = "parquet")]
            Self::Update(update, _) => update.stop().map(|()| "the same command goes on behind them"),
            #[cfg(feature = "parquet")]
            Self::Columns(_) => Ok(ANEW),
        }
    }

    /// Ends what was written, and says what became of a data set that was brought up to date.
    ///
    /// # Errors
    /// Where it cannot be written.
    #[cfg_attr(not(feature = "parquet"), allow(unused_variables))]
    pub fn finish(self, known: &Known, tally: &Tally, quiet: bool) -> io::Result<()> {
        match self {
            Self::Stream(output) => output.finish(),
            #[cfg(feature = "parquet")]
            Self::Dataset(dataset) => dataset.finish().map(|_| ()),
            #[cfg(feature = "parquet")]
            Self::Update(update, prune) => {
                let changes = update.finish(&known.vanished(), prune && tally.failed == 0)?;
                if prune && tally.failed > 0 && changes.vanished > 0 {
                    super::say("an input failed, so nothing was pruned: what cannot be read is not known to be gone");
                }
                if !quiet {
                    super::say(&said(&changes));
                }
                Ok(())
            }
            #[cfg(feature = "parquet")]
            Self::Columns(columns) => columns.finish(),
        }
    }
}

/// What was done to a data set.
#[cfg(feature = "parquet")]
fn said(changes: &Changes) -> String {
    let Changes { new, changed, same, vanished, pruned } = changes;
    let gone = match (vanished, pruned) {
        (0, _) => String::new(),
        (_, 0) => format!(", {vanished} no more among the inputs and kept"),
        _ => format!(", {pruned} removed"),
    };
    format!("{new} new, {changed} changed, {same} as they were{gone}")
}

/// The rows of these articles in each table.
#[cfg(feature = "parquet")]
fn parts(tables: &[RecordBatch], articles: &[Outcome]) -> Vec<Vec<RecordBatch>> {
    (0..).zip(tables).map(|(at, table)| cut(table, at, articles)).collect()
}

/// The rows of these articles in one table, those one behind the other in one piece.
#[cfg(feature = "parquet")]
fn cut(table: &RecordBatch, at: usize, articles: &[Outcome]) -> Vec<RecordBatch> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for rows in articles.iter().filter_map(|article| article.rows.get(at)) {
        let (from, to) = (rows.start as usize, rows.end as usize);
        match runs.last_mut() {
            Some(run) if run.end == from => run.end = to,
            _ => runs.push(from..to),
        }
    }
    runs.into_iter().map(|run| table.slice(run.start, run.len())).collect()
}
