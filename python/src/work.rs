//! One article after the other on a thread, and what goes wrong with one.

use dealsift::extract::{Extractor, Scratch};
use dealsift::read::{Options, Place, ReadError, Unread, unread::Raw};
use dealsift::{Article, Extraction};
use pyo3::PyResult;
use pyo3::exceptions::PyValueError;
use serde_json::{Map, Value};
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

/// An article with what it gave, and what of its declarations was passed over.
pub struct Read {
    pub article: Article,
    pub extraction: Extraction,
    pub warning: Option<String>,
}

/// Reads articles on one thread.
pub struct Worker {
    extractor: Extractor,
    options: Arc<Options>,
    scratch: Scratch,
}

impl Worker {
    pub fn new(extractor: &Extractor, options: &Arc<Options>) -> Self {
        Self { extractor: extractor.clone(), options: Arc::clone(options), scratch: Scratch::default() }
    }

    /// Reads the article that an object declares; a fault of our own is an error like any.
    pub fn read(&mut self, id: String, object: Map<String, Value>) -> Result<Read, String> {
        let place = Place::file(id.as_str());
        let unread = Unread { place: place.clone(), id, raw: Raw::Row(object) };
        let tried = catch_unwind(AssertUnwindSafe(|| {
            let mut faults = Vec::new();
            let article = unread.read(&self.options, &mut faults)?;
            let extraction = self.extractor.extract_with(&mut self.scratch, &article);
            let faults: Vec<String> = faults.iter().map(ToString::to_string).collect();
            Ok(Read { article, extraction, warning: (!faults.is_empty()).then(|| faults.join("\n")) })
        }));
        let read = tried.unwrap_or_else(|_| {
            self.scratch = Scratch::default();
            Err(ReadError::Internal(place))
        });
        read.map_err(|fault| fault.to_string())
    }
}

/// How many threads are asked for: as many as there are cores, unless it is said.
pub fn jobs(asked: Option<usize>) -> PyResult<NonZeroUsize> {
    match asked {
        Some(n) => NonZeroUsize::new(n).ok_or_else(|| PyValueError::new_err("jobs must be at least 1")),
        None => Ok(std::thread::available_parallelism().unwrap_or(NonZeroUsize::MIN)),
    }
}
