//! What one thread does with a batch: read, extract, draw.

use super::writer::{Drawn, Writer};
use super::{Batch, Filter};
use crate::extract::{Extractor, Scratch};
use crate::read::{Options, Place, ReadError, Unread};
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// A batch that was worked on.
#[derive(Debug)]
pub struct Done {
    /// What was drawn of its articles, one behind the other.
    pub drawn: Drawn,
    /// How many bytes the batch had.
    pub bytes: usize,
    /// The digest of all items up to its last.
    pub chain: Option<[u8; 32]>,
    /// Its articles in order.
    pub pieces: Vec<Piece>,
}

/// What became of one article.
#[derive(Debug)]
pub struct Piece {
    /// Faults that did not cost the article.
    pub faults: Vec<ReadError>,
    /// What became of it.
    pub outcome: Result<Outcome, ReadError>,
}

/// An article that was extracted from.
#[derive(Debug)]
pub struct Outcome {
    /// Its id; whether it was taken before is for whoever puts the batches in order.
    pub id: String,
    /// Where it stands.
    pub place: Place,
    /// Its part of the bytes that were drawn.
    pub drawn: Range<usize>,
    /// Its rows in each table, where tables were drawn.
    pub rows: Vec<Range<u32>>,
    /// How many bytes its text has.
    pub bytes: usize,
    /// How many records it gave.
    pub records: usize,
    /// Whether it is in a language without tables.
    pub foreign: bool,
}

/// Works on batches; one a thread.
pub struct Worker {
    extractor: Extractor,
    options: Arc<Options>,
    filter: Arc<Filter>,
    writer: Writer,
    scratch: Scratch,
}

impl Worker {
    /// A worker that draws with `writer` what `filter` keeps.
    pub fn new(extractor: &Extractor, options: &Arc<Options>, filter: &Arc<Filter>, writer: &Writer) -> Self {
        Self {
            extractor: extractor.clone(),
            options: Arc::clone(options),
            filter: Arc::clone(filter),
            writer: writer.fresh(),
            scratch: Scratch::default(),
        }
    }

    /// Works on a batch.
    pub fn work(&mut self, batch: Batch) -> Done {
        let mut drawn = Vec::new();
        let mut pieces = Vec::with_capacity(batch.items.len());
        for unread in batch.items {
            let mut faults = Vec::new();
            let outcome = unread.and_then(|unread| self.article(unread, &mut drawn, &mut faults));
            pieces.push(Piece { faults, outcome });
        }
        Done { drawn: self.writer.finish(drawn), pieces, bytes: batch.bytes, chain: batch.chain }
    }

    /// A fault of our own costs the article, not the run.
    fn article(
        &mut self,
        unread: Unread,
        drawn: &mut Vec<u8>,
        faults: &mut Vec<ReadError>,
    ) -> Result<Outcome, ReadError> {
        let (from, place) = (drawn.len(), unread.place.clone());
        let tried = catch_unwind(AssertUnwindSafe(|| self.extract(unread, drawn, faults)));
        tried.unwrap_or_else(|_| {
            drawn.truncate(from);
            self.scratch = Scratch::default();
            Err(ReadError::Internal(place))
        })
    }

    fn extract(
        &mut self,
        unread: Unread,
        drawn: &mut Vec<u8>,
        faults: &mut Vec<ReadError>,
    ) -> Result<Outcome, ReadError> {
        let (from, place, rows) = (drawn.len(), unread.place.clone(), self.writer.rows());
        let article = unread.read(&self.options, faults)?;
        let mut extraction = self.extractor.extract_with(&mut self.scratch, &article);
        let written = match self.filter.keep(&article, &mut extraction) {
            true => self.writer.append(drawn, &article, &extraction),
            false => {
                extraction.records.clear();
                Ok(())
            }
        };
        written.map_err(|_| ReadError::Internal(place.clone()))?;
        Ok(Outcome {
            place,
            drawn: from..drawn.len(),
            rows: rows.into_iter().zip(self.writer.rows()).map(|(from, to)| from..to).collect(),
            bytes: article.text.len(),
            records: extraction.records.len(),
            foreign: extraction.notes.iter().any(|note| note.rule == "lang/unread"),
            id: article.id,
        })
    }
}
