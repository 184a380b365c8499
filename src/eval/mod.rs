//! Measures predicted articles against gold: precision, recall and F1 on the layers of the record contract.
//!
//! Example: `score(&load_gold(dir)?, &load_predicted(file)?)` gives [`Scores`]; [`text`] prints them, [`Floors::check`] holds
//! them to what was reached before.
//!
//! It does not extract: predictions come as the JSON objects of `extract --emit articles`, from wherever they were made.

mod article;
mod assign;
mod bootstrap;
mod calibration;
mod compare;
mod error;
mod floors;
mod fold;
mod gold;
mod records;
mod report;
mod score;
mod slots;
mod tally;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_files;

pub(crate) use assign::assign;
pub(crate) use compare::{field, list, quantity, text_of};
pub(crate) use records::weight;
pub(crate) use slots::{Names, Slot, slots};

pub use bootstrap::Interval;
pub use calibration::{Band, Calibration, EmptyArticles, Threshold};
pub use error::EvalError;
pub use floors::{Change, Fault, Floors};
pub use gold::{GoldArticle, load_gold, load_predicted};
pub use report::{By, json, text};
pub use score::{Row, Scores, score};
pub use tally::{Miss, Tally};
