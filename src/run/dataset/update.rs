//! A data set that is brought up to date: new articles are added, changed ones replaced, and those that are gone stay unless they are pruned.
//!
//! What is new is written as a shard; the shards that hold an older form of it are written anew without that; then all get their names, the
//! manifest takes the place of the one before, and only then the old files go. A run that is killed leaves the data set as it was after its
//! last full shard, and the next run goes on from there.

use super::manifest::Purpose;
use super::shard::{Closed, Open, files, sync_folders};
use super::{Covered, Dataset, MadeWith, Manifest, Shard, inputs, told};
use crate::read::fingerprint;
use crate::run::{Known, Outcome, Standing};
use arrow_array::RecordBatch;
use arrow_array::cast::AsArray;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs::File;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Articles by [`fingerprint`].
type Ids = FxHashSet<u128>;

/// What a run did to a data set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Articles that were not in it.
    pub new: u64,
    /// Articles that were, with other content.
    pub changed: u64,
    /// Articles that were, as they are.
    pub same: u64,
    /// Articles in it that the run did not find.
    pub vanished: u64,
    /// How many of these were removed.
    pub pruned: u64,
}

/// A data set that is being brought up to date.
pub struct Update {
    dataset: Dataset,
    /// The name that each shard of the beginning has now.
    names: Vec<String>,
    /// What is to be taken out of the shards, by their names.
    gone: FxHashMap<String, Ids>,
    changes: Changes,
}

impl Update {
    /// Begins with what is there; a data set is made where there is none. `known` is told of all articles.
    ///
    /// # Errors
    /// Where it was made with other rules, lists or options, or cannot be read or written.
    pub fn begin(root: &Path, made_with: MadeWith, known: &Known) -> io::Result<Self> {
        let dataset = match Manifest::path(root).exists() {
            true => Dataset::open(root, &made_with, Purpose::Update)?,
            false => Dataset::create(root, made_with)?,
        };
        let mut update = Self::of(dataset);
        update.names = update.dataset.manifest.shards.iter().map(|shard| shard.name.clone()).collect();
        known.before(|known| {
            (0..)
                .zip(&update.names)
                .try_for_each(|(number, name)| inputs::each(root, name, |id, trace| known.restore(id, trace, number)))
        })?;
        Ok(update)
    }

    /// Begins with nothing, whatever is there.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn anew(root: &Path, made_with: MadeWith) -> io::Result<Self> {
        Dataset::restart(root, made_with).map(Self::of)
    }

    fn of(dataset: Dataset) -> Self {
        Self { dataset, names: Vec::new(), gone: FxHashMap::default(), changes: Changes::default() }
    }

    /// Takes the rows of a batch, one part for each table, and what became of its articles.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn append(&mut self, parts: &[Vec<RecordBatch>], articles: &[Outcome]) -> io::Result<()> {
        for article in articles {
            match article.standing {
                Standing::New => self.changes.new += 1,
                Standing::Changed(shard) => {
                    self.changes.changed += 1;
                    self.remove(shard, fingerprint(&article.id));
                }
                Standing::Same => self.changes.same += 1,
            }
        }
        let taken = || articles.iter().filter(|article| article.standing != Standing::Same);
        if taken().next().is_none() {
            return Ok(());
        }
        let inputs = inputs::batch(taken()).map_err(io::Error::other)?;
        let (read, bytes, records) = inputs::sums(&inputs);
        // what fails, fails again with every run, and is counted by none of them
        let covered = Covered { bytes: bytes as usize, read, records, ..Covered::default() };
        match self.dataset.gather(parts, &inputs, covered)? {
            true => self.commit(),
            false => Ok(()),
        }
    }

    fn remove(&mut self, shard: u32, article: u128) {
        if let Some(name) = self.names.get(shard as usize) {
            self.gone.entry(name.clone()).or_default().insert(article);
        }
    }

    /// Enters what was taken so far; the next run goes on behind it.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn stop(mut self) -> io::Result<()> {
        self.commit()
    }

    /// Enters all, and removes the articles of `vanished` where they are to be pruned.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(mut self, vanished: &[(u32, u128)], prune: bool) -> io::Result<Changes> {
        self.changes.vanished = vanished.len() as u64;
        if prune {
            vanished.iter().for_each(|(shard, article)| self.remove(*shard, *article));
            self.changes.pruned = self.changes.vanished;
        }
        self.commit()?;
        if !self.dataset.manifest.complete {
            self.dataset.complete()?;
        }
        Ok(self.changes)
    }

    fn commit(&mut self) -> io::Result<()> {
        let root = self.dataset.root.clone();
        let added = self.dataset.open.take().map(Open::close).transpose()?;
        if added.is_none() && self.gone.is_empty() {
            return Ok(());
        }
        let mut manifest = Manifest { complete: false, shards: Vec::new(), ..self.dataset.manifest.clone() };
        manifest.updates = manifest.updates.saturating_add(1);
        let before = std::mem::take(&mut self.dataset.manifest.shards);
        let mut making = Making { root: &root, next: next(&before, added.as_ref()), closed: Vec::new() };
        // a last shard that is small takes what is new, so that a year of days is not 365 files
        let size = manifest.made_with.shard_size;
        let small = |added: &Closed| before.last().is_some_and(|last| last.bytes + added.shard.bytes <= size);
        let joined = added.as_ref().is_some_and(small);
        let last = before.len().saturating_sub(1);
        let mut moved = FxHashMap::default();
        for (at, shard) in before.iter().enumerate() {
            let gone = self.gone.remove(&shard.name).unwrap_or_default();
            let join = added.as_ref().filter(|_| joined && at == last);
            if gone.is_empty() && join.is_none() {
                manifest.shards.push(shard.clone());
                continue;
            }
            let own = Source { files: files(&root, &shard.name), shard, gone: &gone };
            let none = Ids::default();
            let more = join.map(|added| Source { files: added.parts(), shard: &added.shard, gone: &none });
            log::debug!("{}: shard {} is written anew without {} articles", root.display(), shard.name, own.gone.len());
            let made = making.shard(&[Some(own), more].into_iter().flatten().collect::<Vec<_>>())?;
            moved.insert(shard.name.clone(), made.name.clone());
            // one without articles is none; its files go with those that the manifest does not name
            if made.read + made.failed > 0 {
                manifest.shards.push(made);
            }
        }
        let Making { mut closed, .. } = making;
        if let Some(added) = added.filter(|_| !joined) {
            manifest.shards.push(added.shard.clone());
            closed.push(added);
        }
        for Shard { name, read, records, .. } in closed.iter().map(|closed| &closed.shard) {
            log::info!("{}: shard {name}: {read} articles, {records} records", root.display());
        }
        closed.iter().try_for_each(Closed::name)?;
        sync_folders(&root);
        self.dataset.manifest = manifest;
        self.dataset.enter()?;
        // whoever goes by the package finds the files of today even where this run ends early
        self.dataset.package()?;
        for name in &mut self.names {
            if let Some(now) = moved.get(name) {
                name.clone_from(now);
            }
        }
        self.dataset.clear()
    }
}

/// The number of the next shard.
fn next(shards: &[Shard], added: Option<&Closed>) -> u64 {
    let names = shards.iter().map(|shard| &shard.name).chain(added.map(|added| &added.shard.name));
    names.filter_map(|name| name.parse::<u64>().ok()).max().map_or(0, |last| last + 1)
}

/// What a shard is made of.
struct Source<'a> {
    files: Vec<PathBuf>,
    shard: &'a Shard,
    gone: &'a Ids,
}

/// Shards made of others.
struct Making<'a> {
    root: &'a Path,
    next: u64,
    closed: Vec<Closed>,
}

impl Making<'_> {
    /// Writes a shard with all rows of these, but for what is gone.
    fn shard(&mut self, sources: &[Source]) -> io::Result<Shard> {
        let mut open = Open::begin(self.root, format!("{:05}", self.next))?;
        self.next += 1;
        for source in sources {
            open.shard.failed += source.shard.failed;
            open.shard.told += source.shard.told;
            for (at, path) in source.files.iter().enumerate() {
                each_kept(path, source.gone, |rows| {
                    if at + 1 == source.files.len() {
                        let (read, bytes, records) = inputs::sums(rows);
                        open.shard.read += read;
                        open.shard.bytes += bytes;
                        open.shard.records += records;
                    }
                    open.append(at, rows)
                })?;
            }
        }
        let closed = open.close()?;
        let shard = closed.shard.clone();
        self.closed.push(closed);
        Ok(shard)
    }
}

/// Calls `take` with the rows of a file whose articles are not gone, those one behind the other in one piece.
fn each_kept(path: &Path, gone: &Ids, mut take: impl FnMut(&RecordBatch) -> io::Result<()>) -> io::Result<()> {
    let fault = |fault: &dyn std::fmt::Display| told(path, &io::Error::other(fault.to_string()));
    let file = File::open(path).map_err(|fault| told(path, &fault))?;
    let reader = ParquetRecordBatchReaderBuilder::try_new(file).and_then(ParquetRecordBatchReaderBuilder::build);
    for batch in reader.map_err(|e| fault(&e))? {
        let batch = batch.map_err(|e| fault(&e))?;
        for run in kept(&batch, gone) {
            take(&batch.slice(run.start, run.len()))?;
        }
    }
    Ok(())
}

/// Where the rows stand whose articles are not gone.
fn kept(batch: &RecordBatch, gone: &Ids) -> Vec<Range<usize>> {
    let ids = batch.column_by_name("article_id").and_then(|column| column.as_string_opt::<i32>());
    let mut runs: Vec<Range<usize>> = Vec::new();
    let Some(ids) = ids.filter(|_| !gone.is_empty()) else {
        runs.push(0..batch.num_rows());
        return runs;
    };
    let (mut last, mut out) = ("", false);
    for row in 0..batch.num_rows() {
        // the rows of an article stand together
        if row == 0 || ids.value(row) != last {
            last = ids.value(row);
            out = gone.contains(&fingerprint(last));
        }
        match runs.last_mut() {
            _ if out => {}
            Some(run) if run.end == row => run.end += 1,
            _ => runs.push(row..row + 1),
        }
    }
    runs
}
