//! How far the reading of a run's files is, in bytes as they lie on the disk.

use std::io::{Read, Result};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A count that whoever reads adds to, and whoever shows it looks at.
#[derive(Debug, Clone, Default)]
pub struct Watch(Arc<AtomicU64>);

impl Watch {
    /// How many bytes were read so far.
    pub fn read(&self) -> u64 {
        self.0.load(Ordering::Relaxed)
    }

    /// Adds what is read in another way.
    pub(super) fn add(&self, bytes: u64) {
        self.0.fetch_add(bytes, Ordering::Relaxed);
    }
}

/// A reader whose bytes are counted as they are consumed.
pub(super) struct Watched<R> {
    pub(super) inner: R,
    pub(super) watch: Watch,
}

impl<R: Read> Read for Watched<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.inner.read(into)?;
        self.watch.add(read as u64);
        Ok(read)
    }
}
