//! What a run knows of its articles so far: ids that were taken, and texts that may be copied.
//!
//! Both depend on what came before, so batches are entered in order, each as soon as the one before it was: `Known::turn(number, …)` waits for that.
//! What costs time happens before and after, on all threads at once.

use super::copies::{Copies, Sketch};
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
}

impl Entered {
    /// Takes an article: it is told which earlier one it is a copy of.
    ///
    /// # Errors
    /// Where its id was taken.
    pub fn enter(&mut self, article: &mut Article, sketch: &Sketch, place: &Place) -> Result<(), ReadError> {
        self.ids.enter(&article.id, place)?;
        article.copy_of = self.copies.enter(&article.id, sketch).map(str::to_owned);
        Ok(())
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
}

/// The sketch of an article's body: what it declares of itself may change in a copy.
pub fn sketch(article: &Article) -> Sketch {
    Sketch::of(article.body.of(&article.text))
}
