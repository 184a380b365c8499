//! Floors: the F1 that was reached, by language and layer, below which no run may fall.
//!
//! Example: `{"it": {"records": 0.71}, "reasons": ["it/records 0.7300 to 0.7100: stricter gold"]}`.
//!
//! It does not lower a floor unless a reason is given, and the reason stays in the file.

use super::EvalError;
use super::score::Scores;
use super::tally::Tally;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::Path;

const REASONS: &str = "reasons";
/// Floors are kept in ten-thousandths, rounded down.
const STEPS: f64 = 10_000.0;
const SLACK: f64 = 1e-9;

/// The floors of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Floors {
    /// Language, layer, F1.
    pub languages: BTreeMap<String, BTreeMap<String, f64>>,
    /// Why floors were lowered, oldest first.
    pub reasons: Vec<String>,
}

/// A floor that was not held.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// The F1 is lower.
    Below {
        /// The language.
        lang: String,
        /// The layer.
        layer: String,
        /// What was asked.
        floor: f64,
        /// What was reached.
        reached: f64,
    },
    /// Nothing of this language and layer was scored.
    Absent {
        /// The language.
        lang: String,
        /// The layer.
        layer: String,
    },
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Below { lang, layer, floor, reached } => {
                write!(
                    f,
                    "{lang}/{layer}: F1 {reached:.4} is below its floor {floor:.4}; mend what fell, or lower the floor with a reason"
                )
            }
            Self::Absent { lang, layer } => {
                write!(f, "{lang}/{layer}: has a floor but no gold; restore the gold or take the floor out of the file")
            }
        }
    }
}

/// A floor that was set anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The language.
    pub lang: String,
    /// The layer.
    pub layer: String,
    /// The floor before, where there was one.
    pub from: Option<f64>,
    /// The floor now.
    pub to: f64,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let from = self.from.map_or("none".to_owned(), |v| format!("{v:.4}"));
        write!(f, "{}/{} {from} to {:.4}", self.lang, self.layer, self.to)
    }
}

impl Floors {
    /// Reads a file of floors.
    ///
    /// # Errors
    /// Where it can't be read, is no JSON, or holds something else than numbers by language and layer.
    pub fn read(path: &Path) -> Result<Self, EvalError> {
        let bytes = fs::read(path).map_err(EvalError::io(path))?;
        let value: Map<String, Value> = serde_json::from_slice(&bytes).map_err(EvalError::json(path))?;
        Self::from_json(&value).map_err(|fault| EvalError::shape(path, 1, fault))
    }

    /// Writes the file, languages and layers in order, so that a change is a small diff.
    ///
    /// # Errors
    /// Where the file can't be written.
    pub fn write(&self, path: &Path) -> Result<(), EvalError> {
        let text = serde_json::to_string_pretty(&self.to_json()).map_err(EvalError::json(path))?;
        fs::write(path, text + "\n").map_err(EvalError::io(path))
    }

    fn from_json(value: &Map<String, Value>) -> Result<Self, String> {
        let mut floors = Self::default();
        for (key, value) in value {
            if key == REASONS {
                floors.reasons =
                    serde_json::from_value(value.clone()).map_err(|_| "`reasons` is no list of texts".to_owned())?;
            } else {
                floors.languages.insert(key.clone(), layers(key, value)?);
            }
        }
        Ok(floors)
    }

    fn to_json(&self) -> Value {
        let mut out: Map<String, Value> =
            self.languages.iter().map(|(lang, layers)| (lang.clone(), json!(layers))).collect();
        if !self.reasons.is_empty() {
            out.insert(REASONS.to_owned(), json!(self.reasons));
        }
        Value::Object(out)
    }

    /// The floors that these scores do not hold.
    pub fn check(&self, scores: &Scores) -> Vec<Fault> {
        let all = self
            .languages
            .iter()
            .flat_map(|(lang, layers)| layers.iter().map(move |(layer, floor)| (lang, layer, *floor)));
        all.filter_map(|(lang, layer, floor)| fault(scores, lang, layer, floor)).collect()
    }

    /// Sets each floor to what was reached. A floor falls only where `allow_lower` gives the reason, which the file keeps.
    ///
    /// # Errors
    /// Where the reason is blank.
    pub fn raise(&mut self, scores: &Scores, allow_lower: Option<&str>) -> Result<Vec<Change>, EvalError> {
        let reason = allow_lower.map(str::trim);
        if reason == Some("") {
            return Err(EvalError::NoReason);
        }
        let mut changes = Vec::new();
        for (lang, layers) in &scores.languages {
            for (layer, tally) in layers {
                changes.extend(self.set(lang, layer, tally, reason));
            }
        }
        Ok(changes)
    }

    fn set(&mut self, lang: &str, layer: &str, tally: &Tally, reason: Option<&str>) -> Option<Change> {
        let to = ((tally.f1() + SLACK) * STEPS).floor() / STEPS;
        let from = self.languages.get(lang).and_then(|l| l.get(layer)).copied();
        let falls = from.is_some_and(|from| to < from);
        if from == Some(to) || (falls && reason.is_none()) {
            return None;
        }
        let change = Change { lang: lang.to_owned(), layer: layer.to_owned(), from, to };
        if let Some(reason) = reason.filter(|_| falls) {
            self.reasons.push(format!("{change}: {reason}"));
        }
        self.languages.entry(lang.to_owned()).or_default().insert(layer.to_owned(), to);
        Some(change)
    }
}

fn layers(lang: &str, value: &Value) -> Result<BTreeMap<String, f64>, String> {
    let layers = value.as_object().ok_or_else(|| format!("`{lang}` is no object of layers"))?;
    let floor = |(layer, value): (&String, &Value)| {
        let within = value.as_f64().filter(|f| (0.0..=1.0).contains(f));
        within.map(|f| (layer.clone(), f)).ok_or_else(|| format!("`{lang}.{layer}` is no number from 0 to 1"))
    };
    layers.iter().map(floor).collect()
}

fn fault(scores: &Scores, lang: &str, layer: &str, floor: f64) -> Option<Fault> {
    let (lang, layer) = (lang.to_owned(), layer.to_owned());
    match scores.languages.get(&lang).and_then(|l| l.get(&layer)) {
        None => Some(Fault::Absent { lang, layer }),
        Some(t) if t.f1() + SLACK < floor => Some(Fault::Below { lang, layer, floor, reached: t.f1() }),
        Some(_) => None,
    }
}
