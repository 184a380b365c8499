//! The files of a shard in the making: under other names until they are whole.

use super::{Shard, folders, inputs, sync_folder, told};
use crate::table::{TABLES, arrow::schema};
use arrow_array::RecordBatch;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use parquet::schema::types::ColumnPath;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// A shard that is being written: one file for each of [`folders`].
pub(super) struct Open {
    files: Vec<(ArrowWriter<File>, Named)>,
    pub(super) shard: Shard,
}

/// A shard whose files are written and not yet named.
pub(super) struct Closed {
    files: Vec<Named>,
    pub(super) shard: Shard,
}

/// What a file is called, and what it will be called.
struct Named {
    part: PathBuf,
    whole: PathBuf,
}

impl Open {
    /// Begins a shard of this name.
    pub(super) fn begin(root: &Path, name: String) -> io::Result<Self> {
        let schemas = TABLES.iter().map(|table| schema(table)).chain([inputs::schema()]);
        let level = ZstdLevel::try_new(3).map_err(io::Error::other)?;
        let open = |(folder, schema): (&str, _)| {
            let folder = root.join(folder);
            let (part, whole) = (folder.join(format!(".{name}.part")), folder.join(format!("{name}.parquet")));
            let properties = WriterProperties::builder()
                .set_compression(Compression::ZSTD(level))
                // digests are all different
                .set_column_dictionary_enabled(ColumnPath::from("content"), false)
                .set_column_dictionary_enabled(ColumnPath::from("sketch"), false)
                .set_created_by(concat!("dealsift ", env!("CARGO_PKG_VERSION")).to_owned())
                .build();
            let file = File::create(&part).map_err(|fault| told(&part, &fault))?;
            let writer = ArrowWriter::try_new(file, schema, Some(properties));
            let writer = writer.map_err(|fault| told(&part, &io::Error::other(fault)))?;
            Ok((writer, Named { part, whole }))
        };
        let files = folders().zip(schemas).map(open).collect::<io::Result<_>>()?;
        Ok(Self { files, shard: Shard { name, ..Shard::default() } })
    }

    /// Writes rows into the file of the folder at this place.
    pub(super) fn append(&mut self, at: usize, rows: &RecordBatch) -> io::Result<()> {
        match self.files.get_mut(at) {
            Some((writer, named)) if rows.num_rows() > 0 => {
                writer.write(rows).map_err(|fault| told(&named.part, &io::Error::other(fault)))
            }
            _ => Ok(()),
        }
    }

    /// Ends all files, so that they last.
    pub(super) fn close(self) -> io::Result<Closed> {
        let end = |(writer, named): (ArrowWriter<File>, Named)| {
            let written = writer.into_inner().map_err(io::Error::other).and_then(|file| file.sync_all());
            written.map_err(|fault| told(&named.part, &fault)).map(|()| named)
        };
        let files = self.files.into_iter().map(end).collect::<io::Result<_>>()?;
        Ok(Closed { files, shard: self.shard })
    }
}

impl Closed {
    /// The files as they are called now, in the order of [`folders`].
    pub(super) fn parts(&self) -> Vec<PathBuf> {
        self.files.iter().map(|named| named.part.clone()).collect()
    }

    /// Gives all files their names; [`sync_folders`] makes that last.
    pub(super) fn name(&self) -> io::Result<()> {
        self.files
            .iter()
            .try_for_each(|named| fs::rename(&named.part, &named.whole).map_err(|fault| told(&named.whole, &fault)))
    }
}

/// Makes renames in all folders last.
pub(super) fn sync_folders(root: &Path) {
    folders().for_each(|folder| sync_folder(&root.join(folder)));
}

/// The files of a shard that is there, in the order of [`folders`].
pub(super) fn files(root: &Path, name: &str) -> Vec<PathBuf> {
    folders().map(|folder| root.join(folder).join(format!("{name}.parquet"))).collect()
}
