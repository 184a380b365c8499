//! What a run knows of its articles so far: ids that were taken, and texts that may be copied.
//!
//! Both depend on what came before, so batches are entered in order, each as soon as the one before it was: `Known::turn(number, …)` waits for that.
//! What costs time happens before and after, on all threads at once.

use super::Trace;
use super::copies::{Copies, Sketch};
use super::stored::{Standing, Stored};
use crate::read::{Ids, Place, ReadError};
use crate::value::Article;
use std::sync::{Condvar, Mutex, PoisonError};

/// The articles of a run so far.
#[derive(Debug, Default)]
pub struct Known {
    entered: Mutex<(u64, Entered)>,
    moved: Condvar,
}

/// The ids and the texts.
#[derive(Debug, Default)]
pub struct Entered {
    ids: Ids,
    copies: Copies,
    stored: Stored,
}

impl Entered {
    /// Takes an article: it is told which earlier one it is a copy of, and how it stands to the data set that is brought up to date, where
    /// there is a `trace` to know it by.
    ///
    /// # Errors
    /// Where its id was taken.
    pub fn enter(
        &mut self,
        article: &mut Article,
        sketch: &Sketch,
        trace: Option<&mut Trace>,
        place: &Place,
    ) -> Result<Standing, ReadError> {
        self.ids.enter(&article.id, place)?;
        let (standing, gone) =
            trace.as_ref().map_or((Standing::New, None), |trace| self.stored.stand(&article.id, trace));
        if standing == Standing::Same {
            return Ok(standing);
        }
        gone.into_iter().for_each(|number| self.copies.forget(number));
        article.copy_of = self.copies.enter(&article.id, sketch).map(str::to_owned);
        if let (Some(trace), Some(_)) = (trace, &article.copy_of) {
            trace.sketch = None;
        }
        Ok(standing)
    }

    /// Takes an article of the data set that is brought up to date, from the shard of this number.
    pub fn restore(&mut self, id: &str, trace: &Trace, shard: u32) {
        let sketch = trace.sketch.as_ref().and_then(|sketch| self.copies.restore(id, sketch));
        self.stored.keep(id, trace.content, shard, sketch);
    }
}

impl Known {
    /// Calls `enter` for the batch of this number, from 0, after all before it.
    pub fn turn(&self, number: u64, enter: impl FnOnce(&mut Entered)) {
        let entered = self.entered.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.moved.wait_while(entered, |(next, _)| *next != number);
        let mut entered = waited.unwrap_or_else(PoisonError::into_inner);
        enter(&mut entered.1);
        entered.0 += 1;
        drop(entered);
        self.moved.notify_all();
    }

    /// Calls `restore` before the run begins.
    ///
    /// # Errors
    /// What `restore` gives.
    pub fn before<E>(&self, restore: impl FnOnce(&mut Entered) -> Result<(), E>) -> Result<(), E> {
        restore(&mut self.entered.lock().unwrap_or_else(PoisonError::into_inner).1)
    }

    /// The articles of the data set that the run did not find again, as [`Stored::vanished`] gives them.
    pub fn vanished(&self) -> Vec<(u32, u128)> {
        self.entered.lock().unwrap_or_else(PoisonError::into_inner).1.stored.vanished().collect()
    }
}

/// The sketch of an article's body: what it declares of itself may change in a copy.
pub fn sketch(article: &Article) -> Sketch {
    Sketch::of(article.body.of(&article.text))
}
