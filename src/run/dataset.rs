//! A data set on disk: a folder for each table, in it Parquet files one behind the other, and a manifest of what they cover.
//!
//! A shard is the part of every table that a number of batches gave. Its files are written under other names, synced and renamed, and only
//! then entered in `manifest.json`: whatever happens, what the manifest names is whole. A run that was interrupted goes on behind the last
//! shard ([`Dataset::resume`]), and its files are, byte for byte, those of a run that was not.

pub mod lines;
mod manifest;
mod package;
pub mod stats;

pub use manifest::{Manifest, Shard};

use crate::table::{TABLES, arrow::schema};
use arrow_array::RecordBatch;
use parquet::arrow::arrow_reader::ParquetRecordBatchReaderBuilder;
use parquet::arrow::{ArrowWriter, ProjectionMask};
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// How many bytes of input a shard covers before the next one begins.
pub const SHARD: usize = 64 << 20;

/// A data set that is being written.
pub struct Dataset {
    root: PathBuf,
    manifest: Manifest,
    open: Option<Open>,
    shard_bytes: usize,
}

/// The files of a shard that is being written.
struct Open {
    writers: Vec<(ArrowWriter<File>, PathBuf, PathBuf)>,
    shard: Shard,
}

/// What a batch adds beside its rows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Covered {
    /// Bytes of input.
    pub bytes: usize,
    /// The digest of all inputs up to its last.
    pub chain: [u8; 32],
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
    /// Begins a data set in a folder that is made where it is not there; `options` names all that changes what is written.
    ///
    /// # Errors
    /// Where there is one already, or the folder cannot be written.
    pub fn create(root: &Path, options: &str) -> io::Result<Self> {
        if Manifest::path(root).exists() {
            let fault = "holds a data set already; --resume goes on with it, --restart writes it anew";
            return Err(told(root, &io::Error::other(fault)));
        }
        let dataset = Self::at(root, Manifest::new(options));
        dataset.folders()?;
        dataset.manifest.write(root).map_err(|fault| told(root, &fault))?;
        Ok(dataset)
    }

    /// Removes a data set, all that its manifest and its tables' folders hold, and begins it anew.
    ///
    /// # Errors
    /// Where the folder cannot be written.
    pub fn restart(root: &Path, options: &str) -> io::Result<Self> {
        let dataset = Self::at(root, Manifest::new(options));
        dataset.folders()?;
        dataset.manifest.write(root).map_err(|fault| told(root, &fault))?;
        dataset.clear()?;
        Ok(dataset)
    }

    /// Goes on with a data set behind its last shard.
    ///
    /// # Errors
    /// Where there is none, or it was written with other options.
    pub fn resume(root: &Path, options: &str) -> io::Result<Self> {
        let manifest = Manifest::read(root).map_err(|fault| told(root, &fault))?;
        if let Some(other) = manifest.differs(options) {
            let fault = format!("was begun with {other}; --restart writes it anew");
            return Err(told(root, &io::Error::other(fault)));
        }
        let dataset = Self::at(root, manifest);
        dataset.folders()?;
        dataset.clear()?;
        Ok(dataset)
    }

    fn at(root: &Path, manifest: Manifest) -> Self {
        Self { root: root.to_owned(), manifest, open: None, shard_bytes: SHARD }
    }

    /// The same with a new shard begun after so many bytes of input.
    #[must_use]
    pub fn with_shards_of(self, bytes: usize) -> Self {
        Self { shard_bytes: bytes, ..self }
    }

    /// Whether no shard is begun: a run that stops here loses nothing.
    pub fn is_whole(&self) -> bool {
        self.open.is_none()
    }

    /// What was written so far.
    pub fn manifest(&self) -> &Manifest {
        &self.manifest
    }

    fn folders(&self) -> io::Result<()> {
        TABLES.iter().try_for_each(|table| {
            let folder = self.root.join(table.name);
            fs::create_dir_all(&folder).map_err(|fault| told(&folder, &fault))
        })
    }

    /// Removes files of tables that the manifest does not name: a run that was interrupted leaves them.
    fn clear(&self) -> io::Result<()> {
        for table in TABLES {
            let folder = self.root.join(table.name);
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

    /// Writes the rows of a batch, one part for each of [`TABLES`]; closes the shard where it is full.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn append(&mut self, parts: &[Vec<RecordBatch>], covered: Covered) -> io::Result<()> {
        if self.open.is_none() {
            self.open = Some(self.begin()?);
        }
        let Some(open) = &mut self.open else { return Ok(()) };
        for ((writer, _, path), parts) in open.writers.iter_mut().zip(parts) {
            for part in parts.iter().filter(|part| part.num_rows() > 0) {
                writer.write(part).map_err(|fault| told(path, &io::Error::other(fault)))?;
            }
        }
        open.shard.cover(covered);
        match open.shard.bytes >= self.shard_bytes as u64 {
            true => self.close(),
            false => Ok(()),
        }
    }

    fn begin(&self) -> io::Result<Open> {
        let name = format!("{:05}", self.manifest.shards.len());
        let level = ZstdLevel::try_new(3).map_err(io::Error::other)?;
        let writer = |table: &&crate::table::Table| {
            let folder = self.root.join(table.name);
            let (part, whole) = (folder.join(format!(".{name}.part")), folder.join(format!("{name}.parquet")));
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(level))
                .set_created_by(concat!("dealsift ", env!("CARGO_PKG_VERSION")).to_owned())
                .build();
            let file = File::create(&part).map_err(|fault| told(&part, &fault))?;
            let writer = ArrowWriter::try_new(file, schema(table), Some(properties));
            let writer = writer.map_err(|fault| told(&part, &io::Error::other(fault)))?;
            Ok((writer, part, whole))
        };
        let writers = TABLES.iter().map(writer).collect::<io::Result<_>>()?;
        Ok(Open { writers, shard: Shard { name, ..Shard::default() } })
    }

    fn close(&mut self) -> io::Result<()> {
        let Some(open) = self.open.take() else { return Ok(()) };
        for (writer, part, whole) in open.writers {
            let written = writer.into_inner().map_err(io::Error::other).and_then(|file| file.sync_all());
            written.and_then(|()| fs::rename(&part, &whole)).map_err(|fault| told(&whole, &fault))?;
        }
        for table in TABLES {
            sync_folder(&self.root.join(table.name));
        }
        self.manifest.shards.push(open.shard);
        self.manifest.write(&self.root).map_err(|fault| told(&self.root, &fault))
    }

    /// Closes the last shard, and says in the manifest that all inputs were covered.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn finish(mut self) -> io::Result<Manifest> {
        if self.manifest.shards.is_empty() && self.open.is_none() {
            // tables without rows are tables all the same
            self.open = Some(self.begin()?);
        }
        self.close()?;
        let shards: Vec<&str> = self.manifest.shards.iter().map(|shard| shard.name.as_str()).collect();
        package::write(&self.root, &shards).map_err(|fault| told(&self.root, &fault))?;
        self.manifest.complete = true;
        self.manifest.write(&self.root).map_err(|fault| told(&self.root, &fault))?;
        Ok(self.manifest)
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
