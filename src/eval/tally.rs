//! Counts of right, spurious and missed things, under a name each.
//!
//! Example: 8 right, 2 spurious, 0 missed is precision 0.8, recall 1 and F1 0.889.
//!
//! It does not decide what is right.

use serde::Serialize;
use std::collections::BTreeMap;
use std::fmt;

/// How often something was right, too many and missed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    /// Right.
    pub tp: u64,
    /// Predicted, but not in gold.
    pub fp: u64,
    /// In gold, but not predicted.
    pub fn_: u64,
}

impl Tally {
    pub(super) const HIT: Self = Self { tp: 1, fp: 0, fn_: 0 };
    pub(super) const MISSED: Self = Self { tp: 0, fp: 0, fn_: 1 };
    pub(super) const SPURIOUS: Self = Self { tp: 0, fp: 1, fn_: 0 };
    pub(super) const WRONG: Self = Self { tp: 0, fp: 1, fn_: 1 };

    /// The share of the predicted that is right.
    pub fn precision(&self) -> f64 {
        share(self.tp, self.fp)
    }

    /// The share of gold that was found.
    pub fn recall(&self) -> f64 {
        share(self.tp, self.fn_)
    }

    /// The harmonic mean of both.
    pub fn f1(&self) -> f64 {
        let (p, r) = (self.precision(), self.recall());
        if p + r > 0.0 { 2.0 * p * r / (p + r) } else { 0.0 }
    }

    /// How much gold there is.
    pub fn support(&self) -> u64 {
        self.tp + self.fn_
    }

    pub(super) fn add(&mut self, other: Self) {
        self.tp += other.tp;
        self.fp += other.fp;
        self.fn_ += other.fn_;
    }
}

/// The share of `right` in both; 0 of 0 is 0.
pub(super) fn share(right: u64, wrong: u64) -> f64 {
    if right + wrong == 0 { 0.0 } else { right as f64 / (right + wrong) as f64 }
}

/// Rounds to a number of places, a tie to the even digit.
pub(super) fn round(value: f64, places: usize) -> f64 {
    format!("{value:.places$}").parse().unwrap_or(value)
}

/// Tallies by name: `quantities`, `records/slot/amount`.
#[derive(Clone, Debug, Default)]
pub(super) struct Tallies(pub(super) BTreeMap<String, Tally>);

impl Tallies {
    pub(super) fn add(&mut self, key: impl Into<String>, what: Tally) {
        self.0.entry(key.into()).or_default().add(what);
    }

    pub(super) fn add_all(&mut self, other: &Self) {
        for (key, tally) in &other.0 {
            self.add(key.as_str(), *tally);
        }
    }

    pub(super) fn get(&self, key: &str) -> Tally {
        self.0.get(key).copied().unwrap_or_default()
    }

    /// A share of right ones, which stand under "detail".
    pub(super) fn detail(&mut self, what: &str, right: bool) {
        self.add(format!("detail {what}"), if right { Tally::HIT } else { Tally::WRONG });
    }
}

/// One thing that was missed or is too many, for the list that `--misses` prints.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Miss {
    /// The article's id.
    pub article: String,
    /// What happened: "quantity missed", "slot spurious" …
    pub what: &'static str,
    /// The quantity's or the record's kind.
    pub kind: String,
    /// The text, the name or the slot.
    pub which: String,
    /// What was asked for or said.
    pub detail: String,
}

impl fmt::Display for Miss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}  {}  {}  {}", self.article, self.what, self.kind, self.which, self.detail)
    }
}

/// What one article adds to the score.
#[derive(Clone, Debug, Default)]
pub(super) struct Part {
    pub(super) article: String,
    pub(super) lang: String,
    pub(super) tallies: Tallies,
    pub(super) misses: Vec<Miss>,
}

impl Part {
    pub(super) fn new(article: &str, lang: &str) -> Self {
        Self { article: article.to_owned(), lang: lang.to_owned(), ..Self::default() }
    }

    pub(super) fn miss(&mut self, what: &'static str, kind: &str, which: &str, detail: String) {
        let article = self.article.clone();
        self.misses.push(Miss { article, what, kind: kind.to_owned(), which: which.to_owned(), detail });
    }

    /// Counts under a layer and under the layer in this article's language.
    pub(super) fn add(&mut self, layer: &str, what: Tally) {
        let in_lang = format!("{layer}/lang/{}", self.lang);
        self.tallies.add(layer, what);
        self.tallies.add(in_lang, what);
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, round};

    #[test]
    fn figures_of_a_tally() {
        let t = Tally { tp: 8, fp: 2, fn_: 0 };
        assert_eq!((t.precision(), t.recall(), round(t.f1(), 4), t.support()), (0.8, 1.0, 0.8889, 8));
        assert_eq!(Tally::default().f1(), 0.0);
    }

    #[test]
    fn ties_round_to_even() {
        assert_eq!((round(0.03125, 4), round(0.09375, 4)), (0.0312, 0.0938));
    }
}
