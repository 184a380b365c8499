//! `dealsift sample`: records drawn for review, as tasks of Label Studio.
//!
//! `dealsift sample news/ -n 200 --by kind,lang --seed 7 -o tasks.json` reads the articles twice, so that only those drawn from are held.

use super::Outcome;
use super::filter::Filters;
use super::inputs::Assumptions;
use super::knowledge::Knowledge;
use super::output::Output;
use super::progress::Progress;
use crate::emit::{JsonLines, Layer, OffsetUnit};
use crate::extract::Extractor;
use crate::read::{Feed, Options};
use crate::review::draw::{Candidate, draw};
use crate::review::{INTERFACE, tasks};
use crate::run::{Batches, Done, Drawn, Filter, Worker, Writer, ordered};
use clap::ValueEnum;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What `extract` reads, but not standard input
    #[arg(required_unless_present = "interface", value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How many records to draw
    #[arg(short, long, value_name = "N", default_value_t = 200)]
    number: usize,
    /// What strata are made by
    #[arg(long, value_enum, value_delimiter = ',', value_name = "FIELD,..")]
    by: Vec<By>,
    /// Another number draws other records
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// How to write them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
    /// Make tasks of annotated articles instead, ID.gold.json beside ID.txt, all of them
    #[arg(long, conflicts_with_all = ["number", "by", "seed"])]
    annotated: bool,
    /// Print the labelling interface of the tasks instead, for Label Studio's settings
    #[arg(long)]
    interface: bool,
    /// File to write to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// How many threads work
    #[arg(short, long, value_name = "N")]
    jobs: Option<NonZeroUsize>,
    #[command(flatten)]
    assumptions: Assumptions,
    #[command(flatten)]
    knowledge: Knowledge,
    #[command(flatten)]
    filters: Filters,
}

/// What a stratum is made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum By {
    /// The kind of the record
    Kind,
    /// The language of the article
    Lang,
    /// The status of the record
    Status,
    /// The confidence of the record
    Confidence,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum Format {
    /// Tasks of Label Studio with predictions, one JSON array
    #[default]
    LabelStudio,
}

/// Runs the subcommand.
pub fn run(args: Args) -> io::Result<Outcome> {
    if args.interface {
        write(INTERFACE, args.output.as_deref())?;
        return Ok(Outcome::All);
    }
    let Format::LabelStudio = args.format;
    if args.annotated {
        let tasks = annotated(&args.paths)?;
        write(&array(&tasks), args.output.as_deref())?;
        return Ok(if tasks.is_empty() { Outcome::Nothing } else { Outcome::All });
    }
    if args.paths.iter().any(|path| path.as_os_str() == "-") {
        return Err(io::Error::other("standard input cannot be read twice; write it to a file first"));
    }
    let output = args.output.clone();
    let reader = Reader {
        extractor: args.knowledge.extractor()?,
        jobs: args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN),
        paths: args.paths,
        options: Arc::new(args.assumptions.into()),
        filter: Arc::new(args.filters.into()),
    };
    let mut candidates = Vec::new();
    let mut progress = Progress::start(false, None, false)?;
    reader.each(&mut |fault| progress.fault(fault), &mut |line| candidates.extend(candidates_of(line, &args.by)))?;
    progress.finish()?;
    let mut drawn: BTreeMap<&str, Vec<tasks::Drawn>> = BTreeMap::new();
    for one in draw(&candidates, args.number, args.seed) {
        let told =
            tasks::Drawn { id: one.candidate.record.clone(), stratum: one.candidate.stratum.clone(), of: one.of };
        drawn.entry(&one.candidate.article).or_default().push(told);
    }
    let mut made = Vec::new();
    reader.each(&mut |_| Ok(()), &mut |line| {
        let id = line.pointer("/article/id").and_then(Value::as_str).unwrap_or_default();
        made.extend(drawn.get(id).and_then(|drawn| tasks::predicted(line, drawn)));
    })?;
    write(&array(&made), output.as_deref())?;
    Ok(if made.is_empty() { Outcome::Nothing } else { Outcome::All })
}

struct Reader {
    extractor: Extractor,
    jobs: NonZeroUsize,
    paths: Vec<PathBuf>,
    options: Arc<Options>,
    filter: Arc<Filter>,
}

impl Reader {
    /// Hands on the line of each article, in order.
    fn each(
        &self,
        fault: &mut impl FnMut(&crate::read::ReadError) -> io::Result<()>,
        take: &mut impl FnMut(&Value),
    ) -> io::Result<()> {
        let writer = Writer::Lines(JsonLines::new(Layer::Articles, OffsetUnit::Utf16).with_text(true));
        let feed = Batches::new(Feed::open(&self.paths, &self.options.fields).within(self.options.limits));
        let known = Arc::default();
        let worker = || {
            let mut worker = Worker::new(&self.extractor, &self.options, &self.filter, &known, &writer);
            move |batch| worker.work(batch)
        };
        ordered(self.jobs, feed, worker, |done: Done| {
            let bytes = if let Drawn::Bytes(bytes) = done.drawn { bytes } else { Vec::new() };
            for piece in done.pieces {
                piece.faults.iter().try_for_each(&mut *fault)?;
                match piece.outcome {
                    Ok(article) => {
                        let line = bytes.get(article.drawn).unwrap_or_default();
                        if let Ok(line) = serde_json::from_slice(line) {
                            take(&line);
                        }
                    }
                    Err(told) => fault(&told)?,
                }
            }
            Ok::<(), io::Error>(())
        })
    }
}

fn candidates_of(line: &Value, by: &[By]) -> Vec<Candidate> {
    let article = line.pointer("/article/id").and_then(Value::as_str).unwrap_or_default();
    let records = line["records"].as_array().map(Vec::as_slice).unwrap_or_default();
    let said = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let stratum = |record: &Value| {
        let parts = by.iter().map(|by| match by {
            By::Kind => said(&record["kind"]),
            By::Lang => line.pointer("/article/lang").map(said).unwrap_or_default(),
            By::Status => record["status"].as_str().unwrap_or("no status").to_owned(),
            By::Confidence => said(&record["confidence"]),
        });
        parts.collect::<Vec<_>>().join(", ")
    };
    records
        .iter()
        .map(|record| Candidate { article: article.to_owned(), record: said(&record["id"]), stratum: stratum(record) })
        .collect()
}

/// Tasks of annotated articles, in the order of their paths.
fn annotated(paths: &[PathBuf]) -> io::Result<Vec<Value>> {
    let mut files = Vec::new();
    paths.iter().try_for_each(|path| gold_files(path, &mut files))?;
    files
        .iter()
        .map(|file| {
            let told = |fault: &dyn std::fmt::Display| io::Error::other(format!("{}: {fault}", file.display()));
            let gold: Value = std::fs::read(file)
                .map_err(|e| told(&e))
                .and_then(|bytes| serde_json::from_slice(&bytes).map_err(|e| told(&e)))?;
            let text = file.to_string_lossy().replace(".gold.json", ".txt");
            let text = std::fs::read_to_string(&text).map_err(|e| told(&format!("no text beside it ({e})")))?;
            Ok(tasks::annotated(&text, &gold))
        })
        .collect()
}

fn gold_files(path: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    let told = |fault: io::Error| io::Error::new(fault.kind(), format!("{}: cannot be read ({fault})", path.display()));
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    let mut inside: Vec<PathBuf> =
        std::fs::read_dir(path).map_err(told)?.map(|e| e.map(|e| e.path())).collect::<Result<_, _>>().map_err(told)?;
    inside.sort();
    let is_gold = |path: &Path| path.to_string_lossy().ends_with(".gold.json");
    inside.iter().filter(|path| path.is_dir() || is_gold(path)).try_for_each(|path| gold_files(path, files))
}

fn array(tasks: &[Value]) -> String {
    let tasks: Vec<String> = tasks.iter().map(Value::to_string).collect();
    format!("[{}]\n", tasks.join(",\n"))
}

fn write(text: &str, output: Option<&Path>) -> io::Result<()> {
    let mut output = Output::open(output)?;
    output.buffer.extend_from_slice(text.as_bytes());
    output.finish()
}
