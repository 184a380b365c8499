//! Where the output of a run goes: a stream of bytes, or a data set.

use super::output::Output;
use super::progress::Progress;
use crate::read::{Feed, Options};
#[cfg(feature = "parquet")]
use crate::run::pass;
use crate::run::{Batch, Batches, Done, Drawn, Known};
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
}

/// The batches of a run.
type Fed = Box<dyn Iterator<Item = Batch> + Send>;

/// Takes what was drawn.
pub enum Target {
    /// Standard output or a file.
    Stream(Output),
    /// A data set.
    #[cfg(feature = "parquet")]
    Dataset(Box<crate::run::dataset::Dataset>),
    /// Nested rows in one file.
    #[cfg(feature = "parquet")]
    Columns(Box<super::columns::Columns>),
}

impl Target {
    /// A file, or standard output where there is none; `header` stands first.
    ///
    /// # Errors
    /// Where the file cannot be made.
    pub fn stream(path: Option<&Path>, header: &[u8]) -> io::Result<Self> {
        let mut output = Output::open(path)?;
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
    pub fn dataset(root: &Path, mode: Mode, options: &str, shard: usize) -> io::Result<Self> {
        use crate::run::dataset::Dataset;
        use sha2::{Digest, Sha256};
        let options = crate::run::hex(&Sha256::digest(options));
        let dataset = match mode {
            Mode::Create => Dataset::create(root, &options),
            Mode::Resume => Dataset::resume(root, &options),
            Mode::Restart => Dataset::restart(root, &options),
        }?;
        Ok(Self::Dataset(Box::new(dataset.with_shards_of(shard))))
    }

    /// A data set, which this program cannot write.
    ///
    /// # Errors
    /// Always.
    #[cfg(not(feature = "parquet"))]
    pub fn dataset(root: &Path, _: Mode, _: &str, _: usize) -> io::Result<Self> {
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
            Self::Columns(_) => Ok(Box::new(feed)),
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
        let mut kept = Vec::with_capacity(done.pieces.len());
        for piece in done.pieces {
            piece.faults.iter().try_for_each(|fault| progress.fault(fault))?;
            match piece.outcome {
                Ok(article) => {
                    progress.article(&article);
                    kept.push((article.drawn, article.rows));
                }
                Err(fault) => progress.fault(&fault)?,
            }
        }
        match (self, done.drawn) {
            (Self::Stream(output), Drawn::Bytes(bytes)) => {
                for (range, _) in kept {
                    output.buffer.extend_from_slice(&bytes[range]);
                    output.relay()?;
                }
                Ok(())
            }
            #[cfg(feature = "parquet")]
            (Self::Dataset(dataset), Drawn::Tables(tables)) => {
                let after = progress.tally();
                let covered = crate::run::dataset::Covered {
                    bytes: done.bytes,
                    chain: done.chain.unwrap_or_default(),
                    read: after.read - before.read,
                    failed: after.failed - before.failed,
                    records: after.records - before.records,
                    told: after.told - before.told,
                };
                progress.flush()?;
                let parts: Vec<_> = (0..).zip(&tables).map(|(at, table)| cut(table, at, &kept)).collect();
                dataset.append(&parts, covered)
            }
            #[cfg(feature = "parquet")]
            (Self::Columns(columns), Drawn::Tables(tables)) => {
                (0..).zip(&tables).try_for_each(|(at, table)| columns.append(&cut(table, at, &kept)))
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
            // one file, which is there at the end or not at all
            #[cfg(feature = "parquet")]
            Self::Columns(_) => true,
        }
    }

    /// Leaves what was written to a run that goes on, where one can: says so. What went to standard output stands there; a file that was
    /// begun is none.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn stop(self) -> io::Result<bool> {
        match self {
            Self::Stream(output) => output.stop().map(|()| false),
            #[cfg(feature = "parquet")]
            Self::Dataset(_) => Ok(true),
            #[cfg(feature = "parquet")]
            Self::Columns(_) => Ok(false),
        }
    }

    /// Ends what was written.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(self) -> io::Result<()> {
        match self {
            Self::Stream(output) => output.finish(),
            #[cfg(feature = "parquet")]
            Self::Dataset(dataset) => dataset.finish().map(|_| ()),
            #[cfg(feature = "parquet")]
            Self::Columns(columns) => columns.finish(),
        }
    }
}

/// The rows of the articles that are kept, those one behind the other in one piece.
#[cfg(feature = "parquet")]
fn cut(
    table: &arrow_array::RecordBatch,
    at: usize,
    kept: &[(std::ops::Range<usize>, Vec<std::ops::Range<u32>>)],
) -> Vec<arrow_array::RecordBatch> {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for rows in kept.iter().filter_map(|(_, rows)| rows.get(at)) {
        let (from, to) = (rows.start as usize, rows.end as usize);
        match runs.last_mut() {
            Some(run) if run.end == from => run.end = to,
            _ => runs.push(from..to),
        }
    }
    runs.into_iter().map(|run| table.slice(run.start, run.len())).collect()
}
