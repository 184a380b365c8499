//! `dealsift eval`: scores extractions against gold, and holds them to floors.
//!
//! `dealsift eval corpus/it --floors tests/floors/it.json` reads the text beside each gold file as `extract` would, scores what is
//! found and fails where a floor is not held. What is right stands in `crate::eval`; here the two are only joined.

use super::inputs::{Assumptions, Inputs};
use super::knowledge::Knowledge;
use super::{Outcome, say};
use crate::Extractor;
use crate::emit::cards::harmless_lines;
use crate::emit::{JsonLines, Layer, OffsetUnit};
use crate::eval::{By, EvalError, Floors, GoldArticle, Scores, load_gold, load_predicted, score};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use serde_json::Value;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// Folder of *.gold.json files with their texts beside them, one such file, or gold as JSON Lines
    #[arg(value_name = "GOLD")]
    gold: PathBuf,
    /// Break the figures down
    #[arg(long, value_name = "BY", value_parser = PossibleValuesParser::new(By::NAMES).try_map(|name| name.parse::<By>()))]
    by: Option<By>,
    /// List up to so many things that were missed or are too many
    #[arg(long, value_name = "N", default_value_t = 0)]
    misses: usize,
    /// Figures as JSON
    #[arg(long)]
    json: bool,
    /// Score these lines of `extract --emit articles`, instead of extracting now
    #[arg(long, value_name = "FILE", conflicts_with_all = ["no_gazetteer", "overlay", "companies"])]
    predicted: Option<PathBuf>,
    /// Fail where F1 is below this file's floors
    #[arg(long, value_name = "FILE")]
    floors: Option<PathBuf>,
    /// Raise the floors to what was reached
    #[arg(long, requires = "floors")]
    raise: bool,
    /// Lower floors too, for this reason, which the file keeps
    #[arg(long, value_name = "REASON", requires = "raise")]
    allow_lower: Option<String>,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let gold = load_gold(&args.gold).map_err(told)?;
    let (predicted, read) = match &args.predicted {
        Some(file) => (load_predicted(file).map_err(told)?, Outcome::All),
        None => Predictor::new(args.knowledge.extractor()?).all(&gold)?,
    };
    if read == Outcome::Nothing {
        return Ok(read);
    }
    let scores = score(&gold, &predicted);
    super::print(&report(args, &scores)?)?;
    match &args.floors {
        Some(path) if !hold(args, path, &scores, read)? => Ok(Outcome::Some),
        _ => Ok(read),
    }
}

fn told(fault: EvalError) -> io::Error {
    io::Error::other(fault)
}

fn report(args: &Args, scores: &Scores) -> io::Result<String> {
    match args.json {
        true => Ok(crate::eval::json(scores, args.misses)? + "\n"),
        false => Ok(harmless_lines(&crate::eval::text(scores, args.by, args.misses))),
    }
}

/// Whether the floors hold, raised before where that is asked for.
fn hold(args: &Args, path: &Path, scores: &Scores, read: Outcome) -> io::Result<bool> {
    let floors = match args.raise {
        true => raised(args, path, scores, read)?,
        false => Floors::read(path).map_err(told)?,
    };
    let faults = floors.check(scores);
    faults.iter().for_each(|fault| say(&fault.to_string()));
    Ok(faults.is_empty())
}

/// The file's floors after raising; a file that does not exist is made. What was read in part sets no floor.
fn raised(args: &Args, path: &Path, scores: &Scores, read: Outcome) -> io::Result<Floors> {
    let mut floors = if path.exists() { Floors::read(path).map_err(told)? } else { Floors::default() };
    if read != Outcome::All {
        say("no floor is raised, since some inputs failed; mend them and try again");
        return Ok(floors);
    }
    let changes = floors.raise(scores, args.allow_lower.as_deref()).map_err(told)?;
    changes.iter().for_each(|change| say(&format!("{}: {change}", path.display())));
    if !changes.is_empty() {
        floors.write(path).map_err(told)?;
    }
    Ok(floors)
}

/// Extracts from the texts of gold articles.
struct Predictor {
    extractor: Extractor,
    lines: JsonLines,
    line: Vec<u8>,
    found: HashMap<String, Value>,
    read: u64,
    failed: u64,
}

impl Predictor {
    fn new(extractor: Extractor) -> Self {
        Self {
            extractor,
            lines: JsonLines::new(Layer::Articles, OffsetUnit::Bytes),
            line: Vec::new(),
            found: HashMap::new(),
            read: 0,
            failed: 0,
        }
    }

    /// What is found, by the gold's ids, and how reading went.
    fn all(mut self, gold: &[GoldArticle]) -> io::Result<(HashMap<String, Value>, Outcome)> {
        match gold.iter().find(|g| !is(&g.path, &["json"])) {
            Some(lines) if is(&lines.path, &["jsonl", "ndjson"]) => self.file(&lines.path, None)?,
            Some(lines) => return Err(io::Error::other(unnamed(&lines.path))),
            None => gold.iter().try_for_each(|g| self.file(&beside(&g.path), Some(&g.id)))?,
        }
        let outcome = Outcome::of(self.read, self.failed);
        Ok((self.found, outcome))
    }

    /// Extracts from a file of one article, which gets `id`, or of many that have their own.
    fn file(&mut self, path: &Path, id: Option<&str>) -> io::Result<()> {
        let mut inputs = Inputs::open(&[path.to_path_buf()], Assumptions::default(), false);
        for article in inputs.by_ref() {
            let extraction = self.extractor.extract(&article);
            self.line.clear();
            self.lines.append(&mut self.line, &article, &extraction)?;
            let id = id.unwrap_or(&article.id).to_owned();
            self.found.insert(id, serde_json::from_slice(&self.line)?);
        }
        self.read += inputs.read;
        self.failed += inputs.failed;
        Ok(())
    }
}

fn is(path: &Path, endings: &[&str]) -> bool {
    path.extension().is_some_and(|ending| endings.iter().any(|e| ending.eq_ignore_ascii_case(e)))
}

/// `a.txt` beside `a.gold.json`.
fn beside(gold: &Path) -> PathBuf {
    gold.with_extension("").with_extension("txt")
}

fn unnamed(path: &Path) -> String {
    format!("{}: not known as JSON Lines by its name; let it end in .jsonl, or give --predicted", path.display())
}
