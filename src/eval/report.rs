//! Prints scores: as lines for people, in score.py's layout, and as JSON.
//!
//! Example: `records    P 0.800  R 0.667  F1 0.727   (8 right, 2 too many, 4 missed)`.
//!
//! It does not compute anything that [`Scores`] does not hold.

use super::EvalError;
use super::score::{Row, Scores};
use serde_json::Value;
use std::fmt::Write;
use std::str::FromStr;

/// What to break the figures down by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// By kind of record.
    Kind,
    /// By slot.
    Slot,
    /// By language.
    Lang,
    /// By article.
    Article,
}

impl By {
    /// The names that are understood.
    pub const NAMES: [&'static str; 4] = ["kind", "slot", "lang", "article"];

    fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }
}

impl FromStr for By {
    type Err = EvalError;

    fn from_str(name: &str) -> Result<Self, EvalError> {
        let all = [Self::Kind, Self::Slot, Self::Lang, Self::Article];
        all.into_iter().find(|by| by.name() == name).ok_or_else(|| EvalError::By(name.to_owned()))
    }
}

/// The report for people, with at most `misses` lines of what went wrong.
pub fn text(scores: &Scores, by: Option<By>, misses: usize) -> String {
    let mut out = String::new();
    let predicted = scores.articles - scores.unpredicted;
    line(
        &mut out,
        format_args!(
            "{} gold articles, {predicted} predicted, {} predicted without gold",
            scores.articles, scores.strangers
        ),
    );
    for (name, row) in scores.scores.iter().filter(|(name, _)| shown(name, by)) {
        figures(&mut out, name, row);
    }
    confidence(&mut out, scores);
    for miss in scores.misses.iter().take(misses) {
        line(&mut out, format_args!("{miss}"));
    }
    out
}

/// The report for programs; `misses` as for [`text`].
///
/// # Errors
/// None that an evaluation's figures can cause; the signature is that of the JSON library.
pub fn json(scores: &Scores, misses: usize) -> serde_json::Result<String> {
    let mut value = serde_json::to_value(scores)?;
    if misses > 0 {
        let listed: Vec<_> = scores.misses.iter().take(misses).collect();
        value["misses"] = serde_json::to_value(listed)?;
    }
    serde_json::to_string_pretty::<Value>(&value)
}

fn line(out: &mut String, what: std::fmt::Arguments<'_>) {
    // writing to a String can't fail
    let _ = writeln!(out, "{what}");
}

fn shown(name: &str, by: Option<By>) -> bool {
    let mut parts = name.splitn(3, '/');
    match (parts.next(), parts.next(), parts.next()) {
        (_, None, _) | (Some("quantities"), Some(_), None) => true,
        (_, Some(part), Some(_)) => by.is_some_and(|by| by.name() == part),
        _ => false,
    }
}

fn figures(out: &mut String, name: &str, row: &Row) {
    if name.starts_with("detail") {
        return line(out, format_args!("{name:42} right {:.3}   ({} of {})", row.p, row.tp, row.tp + row.fp));
    }
    let near = row.interval.map_or(String::new(), |i| format!("  [{:.3} to {:.3}]", i.0, i.1));
    let Row { p, r, f1, tp, fp, fn_, .. } = row;
    line(
        out,
        format_args!("{name:42} P {p:.3}  R {r:.3}  F1 {f1:.3}{near}   ({tp} right, {fp} too many, {fn_} missed)"),
    );
}

fn confidence(out: &mut String, scores: &Scores) {
    let (c, e) = (&scores.calibration, &scores.empty);
    for t in scores.thresholds.iter().filter(|_| c.records > 0) {
        let name = format!("records at confidence {:.2}", t.confidence);
        let exact = format!("exact P {:.3}  R {:.3}", t.exact_p, t.exact_r);
        line(
            out,
            format_args!("{name:42} P {:.3}  R {:.3}  F1 {:.3}   ({} records kept, {exact})", t.p, t.r, t.f1, t.kept),
        );
    }
    if c.records > 0 {
        line(
            out,
            format_args!(
                "{:42} {:.3}   (whole records {:.3}; {} without confidence)",
                "calibration error", c.error, c.record_error, c.without
            ),
        );
    }
    for b in &c.bands {
        let name = format!("  confidence {:.2} to {:.2}", b.low, b.high);
        let slots = format!("slots {:.3} ({} of {})", b.slot_precision, b.slots_right, b.slots_right + b.slots_wrong);
        line(out, format_args!("{name:42} {slots}  records {:.3} ({} of {})", b.record_precision, b.exact, b.records));
    }
    if e.articles > 0 {
        line(
            out,
            format_args!(
                "{:42} {:.3} an article   ({} in {})",
                "records where gold has none", e.mean, e.records, e.articles
            ),
        );
    }
}
