//! How well a record's confidence says whether it is right.
//!
//! Example: ten records of confidence 0.9 whose slots are right in 80 of 100 cases are off by 0.1.
//!
//! It does not fit confidence; records without one count at every threshold and in no band.

use super::records::{Judged, score_records};
use super::tally::{Part, Tally, round, share};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

const THRESHOLDS: [f64; 2] = [0.5, 0.8];
/// With more distinct confidences than this, bands are equal in width instead.
const BANDS: u32 = 5;

/// The records layer when only records of some confidence are kept.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Threshold {
    /// The least confidence that is kept.
    pub confidence: f64,
    /// How many records are kept.
    pub kept: u64,
    /// Precision of their slots, to four places.
    pub p: f64,
    /// Recall of gold's slots, to four places.
    pub r: f64,
    /// F1 of slots, to four places.
    pub f1: f64,
    /// Precision of whole records.
    pub exact_p: f64,
    /// Recall of whole records.
    pub exact_r: f64,
}

/// Records of one confidence, or of one fifth of the scale.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Band {
    /// The least confidence in it.
    pub low: f64,
    /// The highest.
    pub high: f64,
    /// The mean.
    pub mean: f64,
    /// How many records.
    pub records: u64,
    /// How many of them are right in kind, parties and all money and power slots.
    pub exact: u64,
    /// Their share.
    pub record_precision: f64,
    /// Right slots of these records.
    pub slots_right: u64,
    /// Spurious slots of these records.
    pub slots_wrong: u64,
    /// The share of right ones.
    pub slot_precision: f64,
}

/// Confidence against what came out.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Calibration {
    /// Expected calibration error: the mean over bands of |mean confidence − slot precision|, weighted by records.
    pub error: f64,
    /// The same against the share of records that are right as a whole.
    pub record_error: f64,
    /// Predicted records that carry a confidence.
    pub records: u64,
    /// Those that carry none.
    pub without: u64,
    /// The bands, from low to high.
    pub bands: Vec<Band>,
}

/// What was predicted where gold has no record at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct EmptyArticles {
    /// Articles whose gold has an empty list of records.
    pub articles: u64,
    /// Records predicted in them, all of them wrong.
    pub records: u64,
    /// Records by article.
    pub mean: f64,
}

/// Gathers verdicts article by article.
#[derive(Debug, Default)]
pub(super) struct Verdicts {
    judged: Vec<(Option<f64>, Judged)>,
    kept: [(u64, Tally, Tally); THRESHOLDS.len()],
    empty: EmptyArticles,
}

fn confidence(record: &Value) -> Option<f64> {
    record.get("confidence").and_then(Value::as_f64)
}

impl Verdicts {
    /// Takes in one article's gold and predicted records with what became of them.
    pub(super) fn add(&mut self, gold: &[Value], companies: &[Value], pred: &[&Value], judged: &[Judged]) {
        self.judged.extend(pred.iter().map(|r| confidence(r)).zip(judged.iter().copied()));
        if gold.is_empty() {
            self.empty.articles += 1;
            self.empty.records += pred.len() as u64;
        }
        for (least, (kept, slots, exact)) in THRESHOLDS.iter().zip(&mut self.kept) {
            let sure: Vec<&Value> =
                pred.iter().copied().filter(|r| confidence(r).is_none_or(|c| c >= *least)).collect();
            let mut part = Part::default();
            score_records(gold, companies, &sure, &mut part);
            *kept += sure.len() as u64;
            slots.add(part.tallies.get("records"));
            exact.add(part.tallies.get("exact"));
        }
    }

    pub(super) fn thresholds(&self) -> Vec<Threshold> {
        let one = |(&confidence, &(kept, slots, exact)): (&f64, &(u64, Tally, Tally))| {
            let figures = [slots.precision(), slots.recall(), slots.f1(), exact.precision(), exact.recall()];
            let [p, r, f1, exact_p, exact_r] = figures.map(|x| round(x, 4));
            Threshold { confidence, kept, p, r, f1, exact_p, exact_r }
        };
        THRESHOLDS.iter().zip(&self.kept).map(one).collect()
    }

    pub(super) fn empty(&self) -> EmptyArticles {
        let mean = if self.empty.articles == 0 { 0.0 } else { self.empty.records as f64 / self.empty.articles as f64 };
        EmptyArticles { mean: round(mean, 4), ..self.empty }
    }

    pub(super) fn calibration(&self) -> Calibration {
        let sure: Vec<(f64, Judged)> = self.judged.iter().filter_map(|(c, j)| c.map(|c| (c, *j))).collect();
        let bands: Vec<Band> = groups(&sure).iter().map(|g| band(g)).collect();
        Calibration {
            error: round(error(&bands, |b| b.slot_precision), 4),
            record_error: round(error(&bands, |b| b.record_precision), 4),
            records: sure.len() as u64,
            without: (self.judged.len() - sure.len()) as u64,
            bands: bands.into_iter().map(rounded).collect(),
        }
    }
}

/// One group for each confidence, or for each fifth of the scale where there are more than five.
fn groups(sure: &[(f64, Judged)]) -> Vec<Vec<(f64, Judged)>> {
    let by = |key: fn(f64) -> i64| {
        let mut out: BTreeMap<i64, Vec<(f64, Judged)>> = BTreeMap::new();
        sure.iter().for_each(|r| out.entry(key(r.0)).or_default().push(*r));
        out
    };
    let each = by(|c| (c * 1e6).round() as i64);
    let few = each.len() <= BANDS as usize;
    let chosen = if few { each } else { by(|c| ((c * f64::from(BANDS)) as i64).clamp(0, i64::from(BANDS) - 1)) };
    chosen.into_values().collect()
}

fn band(group: &[(f64, Judged)]) -> Band {
    let records = group.len() as u64;
    let exact = group.iter().filter(|r| r.1.exact).count() as u64;
    let slots_right = group.iter().map(|r| r.1.right).sum();
    let slots_wrong = group.iter().map(|r| r.1.wrong).sum();
    Band {
        low: group.iter().map(|r| r.0).fold(f64::INFINITY, f64::min),
        high: group.iter().map(|r| r.0).fold(f64::NEG_INFINITY, f64::max),
        mean: group.iter().map(|r| r.0).sum::<f64>() / records as f64,
        records,
        exact,
        record_precision: share(exact, records - exact),
        slots_right,
        slots_wrong,
        slot_precision: share(slots_right, slots_wrong),
    }
}

fn error(bands: &[Band], precision: fn(&Band) -> f64) -> f64 {
    let records: u64 = bands.iter().map(|b| b.records).sum();
    let off: f64 = bands.iter().map(|b| b.records as f64 * (b.mean - precision(b)).abs()).sum();
    if records == 0 { 0.0 } else { off / records as f64 }
}

fn rounded(b: Band) -> Band {
    let [low, high, mean, record_precision, slot_precision] =
        [b.low, b.high, b.mean, b.record_precision, b.slot_precision].map(|x| round(x, 4));
    Band { low, high, mean, record_precision, slot_precision, ..b }
}

#[cfg(test)]
mod tests {
    use super::{Judged, Verdicts};

    fn verdicts(of: &[(f64, bool, u64, u64)]) -> Verdicts {
        let judged = of.iter().map(|&(c, exact, right, wrong)| (Some(c), Judged { exact, right, wrong })).collect();
        Verdicts { judged, ..Verdicts::default() }
    }

    #[test]
    fn error_is_weighted_by_records() {
        let c = verdicts(&[(0.9, true, 4, 1), (0.9, false, 4, 1), (0.5, false, 1, 1)]).calibration();
        assert_eq!((c.bands.len(), c.records, c.bands[1].exact), (2, 3, 1));
        assert_eq!(c.error, 0.0667); // (2 * |0.9 - 0.8| + 1 * |0.5 - 0.5|) / 3
        assert_eq!(c.record_error, 0.4333); // (2 * |0.9 - 0.5| + 1 * |0.5 - 0|) / 3
    }

    #[test]
    fn many_confidences_share_five_bands() {
        let many: Vec<_> = (0..=10).map(|i| (f64::from(i) / 10.0, true, 1, 0)).collect();
        let c = verdicts(&many).calibration();
        assert_eq!(c.bands.len(), 5);
        assert_eq!((c.bands[4].low, c.bands[4].high, c.bands[4].records), (0.8, 1.0, 3));
    }

    #[test]
    fn no_record_is_no_error() {
        let c = verdicts(&[]).calibration();
        assert_eq!((c.error, c.records, c.bands.len()), (0.0, 0, 0));
    }
}
