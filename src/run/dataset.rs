//! A data set on disk: a folder for each table, in it Parquet files one behind the other, and a manifest of what they cover.
//!
//! A shard is the part of every table that a number of batches gave. Its files are written under other names, synced and renamed, and only
//! then entered in `manifest.json`: whatever happens, what the manifest names is whole. A run that was interrupted goes on behind the last
//! shard ([`Dataset::resume`]), and its files are, byte for byte, those of a run that was not; [`update::Update`] takes new articles and the
//! changed ones into a data set that is there.

pub mod inputs;
pub mod lines;
mod manifest;
mod package;
mod shard;
pub mod stats;
pub mod update;

pub use manifest::{Manifest, Shard};

use super::MadeWith;
use crate::table::TABLES;
use arrow_array::RecordBatch;
use manifest::Purpose;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use shard::Open;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

/// How many bytes of input a shard covers before the next one begins.
pub const SHARD: u64 = 64 << 20;

/// The folders of a data set: one for each of [`TABLES`], and [`inputs`].
fn folders() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|table| table.name).chain([inputs::NAME])
}

/// A data set that is being written.
pub struct Dataset {
    root: PathBuf,
    manifest: Manifest,
    open: Option<Open>,
    /// Held while it is written, where the system has locks on folders.
    _lock: Option<File>,
}

/// What a batch adds beside its rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Covered {
    /// Bytes of input.
    pub bytes: usize,
    /// The digest of all inputs up to its last; none in an update.
    pub chain: Option<[u8; 32]>,
    /// Articles read.
    pub read: u64,
    /// Inputs that failed.
    pub failed: u64,
    /// Records found.
    pub records: u64,
    /// Faults told, warnings included.
    pub told: u64,
}

impl Dataset {
    /// Begins a data set in a folder that is made where it is not there.
    ///
    /// # Errors
    /// Where there is one already, or the folder cannot be written.
    pub fn create(root: &Path, made_with: MadeWith) -> io::Result<Self> {
        if Manifest::path(root).exists() {
            let fault = "holds a data set already; --resume goes on with it, --update takes new articles, --restart writes it anew";
            return Err(told(root, &io::Error::other(fault)));
        }
        let dataset = Self::at(root, Manifest::new(made_with))?;
        dataset.manifest.write(root).map_err(|fault| told(root, &fault))?;
        Ok(dataset)
    }

    /// Removes a data set, all that its manifest and its tables' folders hold, and begins it anew.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn restart(root: &Path, made_with: MadeWith) -> io::Result<Self> {
        let dataset = Self::at(root, Manifest::new(made_with))?;
        dataset.manifest.write(root).map_err(|fault| told(root, &fault))?;
        dataset.clear()?;
        Ok(dataset)
    }

    /// Goes on with a data set behind its last shard.
    ///
    /// # Errors
    /// Where there is none, it was written with other options, or it was brought up to date since.
    pub fn resume(root: &Path, made_with: &MadeWith) -> io::Result<Self> {
        let dataset = Self::open(root, made_with, Purpose::Resume)?;
        if dataset.manifest.updates > 0 {
            let fault =
                "was brought up to date since it was written; --update goes on with it, --restart writes it anew";
            return Err(told(root, &io::Error::other(fault)));
        }
        Ok(dataset)
    }

    /// A data set that is there, without what an interrupted run left.
    fn open(root: &Path, made_with: &MadeWith, purpose: Purpose) -> io::Result<Self> {
        let manifest = Manifest::read(root).map_err(|fault| told(root, &fault))?;
        if let Some(other) = manifest.differs(made_with, purpose) {
            let fault = format!("was begun with {other}; --dataset with --restart writes it anew");
            return Err(told(root, &io::Error::other(fault)));
        }
        let dataset = Self::at(root, manifest)?;
        dataset.clear()?;
        Ok(dataset)
    }

    fn at(root: &Path, manifest: Manifest) -> io::Result<Self> {
        for folder in folders().map(|folder| root.join(folder)) {
            fs::create_dir_all(&folder).map_err(|fault| told(&folder, &fault))?;
        }
        let lock = lock(root).map_err(|fault| told(root, &fault))?;
        Ok(Self { root: root.to_owned(), manifest, open: None, _lock: lock })
    }

    /// Whether no shard is begun: a run that stops here loses nothing.
    pub fn is_whole(&self) -> bool {
        self.open.is_none()
    }

    /// What was written so far.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    /// Removes files of tables that the manifest does not name: a run that was interrupted leaves them.
    fn clear(&self) -> io::Result<()> {
        for folder in folders().map(|folder| self.root.join(folder)) {
            for entry in fs::read_dir(&folder).map_err(|fault| told(&folder, &fault))? {
                let path = entry.map_err(|fault| told(&folder, &fault))?.path();
                let ours = path.extension().is_some_and(|e| e == "parquet" || e == "part");
                let known = path.extension().is_some_and(|e| e == "parquet")
                    && self.manifest.shards.iter().any(|shard| path.file_stem().is_some_and(|s| *s == *shard.name));
                if ours && !known {
                    fs::remove_file(&path).map_err(|fault| told(&path, &fault))?;
                }
            }
        }
        Ok(())
    }

    /// Writes the rows of a batch, one part for each of [`TABLES`], and what is kept of its inputs; closes the shard where it is full.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn append(&mut self, parts: &[Vec<RecordBatch>], inputs: &RecordBatch, covered: Covered) -> io::Result<()> {
        match self.gather(parts, inputs, covered)? {
            true => self.close(),
            false => Ok(()),
        }
    }

    /// Writes the rows of a batch, and tells whether the shard is full.
    fn gather(&mut self, parts: &[Vec<RecordBatch>], inputs: &RecordBatch, covered: Covered) -> io::Result<bool> {
        let open = match &mut self.open {
            Some(open) => open,
            none => none.insert(Open::begin(&self.root, self.manifest.next_name())?),
        };
        for (at, parts) in parts.iter().enumerate() {
            parts.iter().try_for_each(|part| open.append(at, part))?;
        }
        open.append(TABLES.len(), inputs)?;
        open.shard.cover(covered);
        Ok(open.shard.bytes >= self.manifest.made_with.shard_size)
    }

    fn close(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let closed = open.close()?;
        closed.name()?;
        shard::sync_folders(&self.root);
        let Shard { name, read, records, .. } = &closed.shard;
        log::info!("{}: shard {name}: {read} articles, {records} records", self.root.display());
        self.manifest.shards.push(closed.shard);
        self.enter()
    }

    /// Has the manifest last as it stands.
    fn enter(&self) -> io::Result<()> {
        self.manifest.write(&self.root).map_err(|fault| told(&self.root, &fault))
    }

    /// Closes the last shard, and says in the manifest that all inputs were covered.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(mut self) -> io::Result<Manifest> {
        self.close()?;
        self.complete()?;
        Ok(self.manifest)
    }

    fn complete(&mut self) -> io::Result<()> {
        if self.manifest.shards.is_empty() {
            // tables without rows are tables all the same
            self.open = Some(Open::begin(&self.root, self.manifest.next_name())?);
            self.close()?;
        }
        self.package()?;
        self.manifest.complete = true;
        self.enter()
    }

    /// Has the data set say of itself what files it has.
    fn package(&self) -> io::Result<()> {
        let shards: Vec<&str> = self.manifest.shards.iter().map(|shard| shard.name.as_str()).collect();
        package::write(&self.root, &shards).map_err(|fault| told(&self.root, &fault))
    }
}

/// Sees that no other run writes a data set; where the system has no locks on folders, nothing does.
fn lock(root: &Path) -> io::Result<Option<File>> {
    let Ok(folder) = File::open(root) else { return Ok(None) };
    match folder.try_lock() {
        Ok(()) => Ok(Some(folder)),
        Err(TryLockError::WouldBlock) => Err(io::Error::other("is being written by another run")),
        Err(TryLockError::Error(_)) => Ok(None),
    }
}

/// Makes a rename in a folder last; systems that cannot sync folders do it by themselves.
fn sync_folder(folder: &Path) {
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
}

/// Writes a file whole or not at all.
fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let part = path.with_extension("part");
    let mut file = File::create(&part)?;
    io::Write::write_all(&mut file, bytes)?;
    file.sync_all()?;
    drop(file);
    fs::rename(&part, path)?;
    path.parent().into_iter().for_each(sync_folder);
    Ok(())
}

fn told(path: &Path, fault: &io::Error) -> io::Error {
    io::Error::new(fault.kind(), format!("{}: {fault}", path.display()))
}

/// Calls `take` with the batches of a table's shard, with these columns.
///
/// # Errors
/// Where the file cannot be read as Parquet.
pub fn rows(
    root: &Path,
    table: &str,
    shard: &str,
    columns: &[&str],
    mut take: impl FnMut(&RecordBatch),
) -> io::Result<()> {
    let path = root.join(table).join(format!("{shard}.parquet"));
    let fault = |fault: &dyn std::fmt::Display| told(&path, &io::Error::other(fault.to_string()));
    let file = File::open(&path).map_err(|fault| told(&path, &fault))?;
    let builder = ParquetRecordBatchReaderBuilder::try_new(file).map_err(|e| fault(&e))?;
    let mask = ProjectionMask::columns(builder.parquet_schema(), columns.iter().copied());
    let reader = builder.with_projection(mask).build().map_err(|e| fault(&e))?;
    for batch in reader {
        take(&batch.map_err(|e| fault(&e))?);
    }
    Ok(())
}
