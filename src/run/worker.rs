//! What one thread does with a batch: read, extract, draw.

use super::copies::Sketch;
use super::known::{Entered, Known, sketch};
use super::rates::Converter;
use super::recent::Recent;
use super::stored::Standing;
use super::writer::{Drawn, Writer};
use super::{Batch, Filter, Trace};
use crate::extract::{Extractor, Scratch};
use crate::read::{Options, Place, ReadError, Unread};
use crate::value::Article;
use std::ops::Range;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::Instant;

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
    /// Its id.
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
    /// How many of its amounts have no rate in the currency that is asked for.
    pub unconverted: u64,
    /// How it stands to the data set that is brought up to date; nothing was extracted from what is the same.
    pub standing: Standing,
    /// What a data set keeps of it.
    pub trace: Option<Trace>,
}

/// Works on batches; one a thread.
pub struct Worker {
    extractor: Extractor,
    options: Arc<Options>,
    filter: Arc<Filter>,
    known: Arc<Known>,
    writer: Writer,
    scratch: Scratch,
    recent: Recent,
    traced: bool,
    converter: Option<Arc<Converter>>,
}

impl Worker {
    /// A worker that draws with `writer` what `filter` keeps; `known` is the same for all workers of a run.
    pub fn new(
        extractor: &Extractor,
        options: &Arc<Options>,
        filter: &Arc<Filter>,
        known: &Arc<Known>,
        writer: &Writer,
    ) -> Self {
        Self {
            extractor: extractor.clone(),
            options: Arc::clone(options),
            filter: Arc::clone(filter),
            known: Arc::clone(known),
            writer: writer.fresh(),
            scratch: Scratch::default(),
            recent: Recent::default(),
            traced: writer.traces(),
            converter: None,
        }
    }

    /// The same with amounts in another currency beside those that are stated.
    #[must_use]
    pub fn with_converter(self, converter: Option<Arc<Converter>>) -> Self {
        Self { converter, ..self }
    }

    /// Works on a batch.
    pub fn work(&mut self, batch: Batch) -> Done {
        let (number, bytes, start) = (batch.number, batch.bytes, Instant::now());
        let mut read: Vec<Read> =
            batch.items.into_iter().map(|item| Read::of(item, &self.options, self.traced)).collect();
        self.known.turn(batch.number, |known| read.iter_mut().for_each(|read| read.enter(known)));
        let mut drawn = Vec::new();
        let piece = |Read { faults, place, article, trace, standing }: Read| {
            let outcome = article.and_then(|(article, _)| match standing {
                Standing::Same => Ok(Outcome::unchanged(article, place, drawn.len())),
                _ => self.article(article, place, &mut drawn),
            });
            Piece { faults, outcome: outcome.map(|outcome| Outcome { trace, standing, ..outcome }) }
        };
        let pieces: Vec<Piece> = read.into_iter().map(piece).collect();
        log::trace!("batch {number}: {} articles, {bytes} bytes, {:?}", pieces.len(), start.elapsed());
        Done { drawn: self.writer.finish(drawn), pieces, bytes: batch.bytes, chain: batch.chain }
    }

    /// A fault of our own costs the article, not the run.
    fn article(&mut self, article: Article, place: Place, drawn: &mut Vec<u8>) -> Result<Outcome, ReadError> {
        let from = drawn.len();
        let tried = catch_unwind(AssertUnwindSafe(|| self.extract(article, place.clone(), drawn)));
        tried.unwrap_or_else(|_| {
            drawn.truncate(from);
            self.scratch = Scratch::default();
            Err(ReadError::Internal(place))
        })
    }

    fn extract(&mut self, article: Article, place: Place, drawn: &mut Vec<u8>) -> Result<Outcome, ReadError> {
        let (from, rows) = (drawn.len(), self.writer.rows());
        let mut extraction = match self.recent.take(&article) {
            Some(extraction) => extraction,
            None => self.extractor.extract_with(&mut self.scratch, &article),
        };
        let changes = self.filter.asks_of_records() || self.converter.is_some();
        let whole = changes.then(|| extraction.clone());
        let (mut unconverted, mut records) = (0, 0);
        if self.filter.keep(&article, &mut extraction) {
            if let Some(converter) = &self.converter {
                unconverted = converter.convert(&article, &mut extraction);
            }
            self.writer.append(drawn, &article, &extraction).map_err(|_| ReadError::Internal(place.clone()))?;
            records = extraction.records.len();
        }
        let outcome = Outcome {
            id: article.id.clone(),
            place,
            drawn: from..drawn.len(),
            rows: rows.into_iter().zip(self.writer.rows()).map(|(from, to)| from..to).collect(),
            bytes: article.text.len(),
            records,
            foreign: extraction.notes.iter().any(|note| note.rule == "lang/unread"),
            unconverted,
            standing: Standing::New,
            trace: None,
        };
        self.recent.keep(article, whole.unwrap_or(extraction));
        Ok(outcome)
    }
}

impl Outcome {
    /// Nothing was drawn.
    fn unchanged(article: Article, place: Place, at: usize) -> Self {
        let bytes = article.text.len();
        Self {
            id: article.id,
            place,
            drawn: at..at,
            rows: Vec::new(),
            bytes,
            records: 0,
            foreign: false,
            unconverted: 0,
            standing: Standing::Same,
            trace: None,
        }
    }
}

/// An article that was read, and not yet extracted from.
struct Read {
    faults: Vec<ReadError>,
    place: Place,
    article: Result<(Article, Sketch), ReadError>,
    trace: Option<Trace>,
    standing: Standing,
}

impl Read {
    fn of(item: Result<Unread, ReadError>, options: &Options, traced: bool) -> Self {
        let mut faults = Vec::new();
        let place = match &item {
            Ok(unread) => unread.place.clone(),
            Err(fault) => fault.place().clone(),
        };
        let read = |unread: Unread| {
            let article = unread.read(options, &mut faults)?;
            let sketch = sketch(&article);
            Ok((article, sketch))
        };
        let tried = catch_unwind(AssertUnwindSafe(|| item.and_then(read)));
        let article = tried.unwrap_or_else(|_| Err(ReadError::Internal(place.clone())));
        let trace = article.as_ref().ok().filter(|_| traced).map(|(article, sketch)| Trace::of(article, sketch));
        Self { faults, place, article, trace, standing: Standing::New }
    }

    fn enter(&mut self, known: &mut Entered) {
        let Ok((article, sketch)) = &mut self.article else { return };
        match known.enter(article, sketch, self.trace.as_mut(), &self.place) {
            Ok(standing) => self.standing = standing,
            Err(fault) => self.article = Err(fault),
        }
    }
}

/// Enters a batch whose articles were extracted from already, by a run that was interrupted.
pub fn pass(batch: Batch, options: &Options, known: &Known) {
    let mut read: Vec<Read> = batch.items.into_iter().map(|item| Read::of(item, options, false)).collect();
    known.turn(batch.number, |known| read.iter_mut().for_each(|read| read.enter(known)));
}
