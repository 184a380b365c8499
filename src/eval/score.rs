//! Scores many predicted articles against gold and sums up.
//!
//! Example: a prediction with the id `news/a.txt` is scored against the gold article `a`, unless one is called `news/a.txt`.
//!
//! It does not read files, and it does not look into an article; `article` does.

use super::article::score_article;
use super::bootstrap::{Interval, intervals};
use super::calibration::{Calibration, EmptyArticles, Threshold, Verdicts};
use super::gold::GoldArticle;
use super::tally::{Miss, Part, Tallies, Tally, round};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};

/// The layers that floors and intervals are kept for.
pub(super) const LAYERS: [&str; 4] = ["quantities", "companies", "records", "exact"];

/// The figures of one name, as score.py prints them.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Row {
    /// Precision, to four places.
    pub p: f64,
    /// Recall, to four places.
    pub r: f64,
    /// F1, to four places.
    pub f1: f64,
    /// Right.
    pub tp: u64,
    /// Too many.
    pub fp: u64,
    /// Missed.
    #[serde(rename = "fn")]
    pub fn_: u64,
    /// How much gold there is.
    pub support: u64,
    /// The 95 % interval of F1, for the layers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interval: Option<Interval>,
}

/// All figures of one evaluation.
#[derive(Clone, Debug, Serialize)]
pub struct Scores {
    /// Gold articles.
    pub articles: usize,
    /// Gold articles without a prediction; they count as all missed.
    pub unpredicted: usize,
    /// Predictions without gold; they are passed over.
    pub strangers: usize,
    /// By name: `quantities`, `quantities/money`, `records/slot/amount`, `records/lang/it`, `exact`, `detail span` …
    pub scores: BTreeMap<String, Row>,
    /// The records that are left at a confidence and above.
    pub thresholds: Vec<Threshold>,
    /// How well confidence says what is right.
    pub calibration: Calibration,
    /// What was read from articles that hold no record.
    pub empty: EmptyArticles,
    /// Tallies by language and layer.
    #[serde(skip)]
    pub languages: BTreeMap<String, BTreeMap<String, Tally>>,
    /// Everything that was missed or is too many, in the order of articles.
    #[serde(skip)]
    pub misses: Vec<Miss>,
}

/// Scores predictions, keyed by article id, against gold. An id may be a path: its file name without ending is then tried.
pub fn score(gold: &[GoldArticle], predicted: &HashMap<String, Value>) -> Scores {
    let mut gold: Vec<&GoldArticle> = gold.iter().collect();
    gold.sort_by(|a, b| a.id.cmp(&b.id));
    let (found, strangers) = resolve(&gold, predicted);
    let mut verdicts = Verdicts::default();
    let parts: Vec<Part> =
        gold.iter().map(|g| score_article(g, found.get(g.id.as_str()).copied(), &mut verdicts)).collect();
    let mut all = Tallies::default();
    parts.iter().for_each(|p| all.add_all(&p.tallies));
    Scores {
        articles: gold.len(),
        unpredicted: gold.len() - found.len(),
        strangers,
        scores: rows(&all, &intervals(&parts)),
        thresholds: verdicts.thresholds(),
        calibration: verdicts.calibration(),
        empty: verdicts.empty(),
        languages: by_language(&parts),
        misses: parts.into_iter().flat_map(|p| p.misses).collect(),
    }
}

/// Predictions by gold id, and how many found no gold. The id itself wins over a path that ends in it.
fn resolve<'a>(
    gold: &[&'a GoldArticle],
    predicted: &'a HashMap<String, Value>,
) -> (HashMap<&'a str, &'a Value>, usize) {
    let ids: BTreeMap<&str, &str> = gold.iter().map(|g| (g.id.as_str(), g.id.as_str())).collect();
    let mut keys: Vec<&String> = predicted.keys().collect();
    keys.sort_by_key(|k| (ids.contains_key(k.as_str()), k.as_str()));
    let (mut found, mut strangers) = (HashMap::new(), 0);
    for key in keys {
        match ids.get(key.as_str()).or_else(|| ids.get(stem(key))) {
            Some(id) => drop(found.insert(*id, &predicted[key])),
            None => strangers += 1,
        }
    }
    (found, strangers)
}

fn stem(id: &str) -> &str {
    let name = id.rsplit('/').next().unwrap_or(id);
    [".txt", ".html", ".htm", ".json"].iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name)
}

fn rows(all: &Tallies, spread: &BTreeMap<&str, Interval>) -> BTreeMap<String, Row> {
    let row = |(name, t): (&String, &Tally)| (name.clone(), row(t, spread.get(name.as_str()).copied()));
    all.0.iter().map(row).collect()
}

fn row(t: &Tally, interval: Option<Interval>) -> Row {
    let [p, r, f1] = [t.precision(), t.recall(), t.f1()].map(|x| round(x, 4));
    Row { p, r, f1, tp: t.tp, fp: t.fp, fn_: t.fn_, support: t.support(), interval }
}

fn by_language(parts: &[Part]) -> BTreeMap<String, BTreeMap<String, Tally>> {
    let mut out: BTreeMap<String, BTreeMap<String, Tally>> = BTreeMap::new();
    for part in parts {
        for layer in LAYERS.iter().filter(|l| part.tallies.0.contains_key(**l)) {
            let languages = out.entry(part.lang.clone()).or_default();
            languages.entry((*layer).to_owned()).or_default().add(part.tallies.get(layer));
        }
    }
    out
}
