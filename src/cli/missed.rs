//! `dealsift missed`: the amounts that ended in no record, the largest first, each with what stood against it.
//!
//! What is listed is what a reader should look at to see whether something was overlooked. Amounts of different units are never compared: each
//! unit has a list of its own, the unit with most amounts first.

use super::inputs::Assumptions;
use super::knowledge::Knowledge;
use super::output::Output;
use super::progress::Progress;
use super::{Outcome, print};
use crate::emit::build::unit_name;
use crate::emit::cards::harmless;
use crate::emit::number::Number;
use crate::explain::left_over;
use crate::extract::Extractor;
use crate::read::{Feed, Ids, Options, Place, ReadError};
use crate::run::{Batch, Batches, ordered};
use clap::ValueEnum;
use rust_decimal::Decimal;
use rustc_hash::FxHashMap;
use serde::Serialize;
use std::io;
use std::num::NonZeroUsize;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What `extract` reads
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// How many amounts to list of each unit, 0 for all
    #[arg(long, value_name = "N", default_value_t = 50)]
    limit: usize,
    /// How to list them
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: Format,
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
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// For people
    #[default]
    Table,
    /// One JSON object a line
    Jsonl,
}

/// An amount that ended in no record.
#[derive(Debug, Clone, Serialize)]
struct Missed {
    article: String,
    unit: String,
    /// The value, or the lower end of a range.
    #[serde(serialize_with = "number")]
    value: Decimal,
    text: String,
    start: u32,
    end: u32,
    reason: &'static str,
    sentence: String,
}

fn number<S: serde::Serializer>(value: &Decimal, serializer: S) -> Result<S::Ok, S::Error> {
    Number(*value).serialize(serializer)
}

/// What became of an input.
type Read = Result<(String, Place, Vec<Missed>), ReadError>;

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let extractor = args.knowledge.extractor()?;
    let options: Options = args.assumptions.clone().into();
    let jobs = args.jobs.or_else(|| std::thread::available_parallelism().ok()).unwrap_or(NonZeroUsize::MIN);
    let mut progress = Progress::start(false, None, false)?;
    let (mut ids, mut found) = (Ids::default(), Ranked::new(args.limit));
    let feed = Batches::new(Feed::open(&args.paths, &options.fields).within(options.limits));
    let worker = || |batch: Batch| read(&extractor, &options, batch);
    ordered(jobs, feed, worker, |(faults, all): (Vec<ReadError>, Vec<Read>)| {
        faults.iter().try_for_each(|fault| progress.fault(fault))?;
        for read in all {
            match read.and_then(|(id, place, missed)| ids.enter(&id, &place).map(|()| missed)) {
                Ok(missed) => {
                    progress.counted();
                    missed.into_iter().for_each(|missed| found.add(missed));
                }
                Err(fault) => progress.fault(&fault)?,
            }
        }
        Ok::<(), io::Error>(())
    })?;
    let tally = progress.finish()?;
    let text = found.drawn(args.format)?;
    match &args.output {
        None => print(&text)?,
        Some(path) => {
            let mut output = Output::open(Some(path))?;
            output.buffer.extend_from_slice(text.as_bytes());
            output.finish()?;
        }
    }
    Ok(tally.outcome())
}

fn read(extractor: &Extractor, options: &Options, batch: Batch) -> (Vec<ReadError>, Vec<Read>) {
    let mut faults = Vec::new();
    let mut one = |unread: Result<crate::read::Unread, ReadError>| {
        let unread = unread?;
        let place = unread.place.clone();
        let article = unread.read(options, &mut faults)?;
        let (extraction, left) = left_over(extractor, &article);
        let on_one_line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let missed = left.iter().filter_map(|left| {
            let quantity = &extraction.quantities[left.quantity];
            Some(Missed {
                article: article.id.clone(),
                unit: unit_name(&quantity.amount, &article.text)?.to_owned(),
                value: quantity.amount.point()?,
                text: on_one_line(quantity.span.of(&article.text)),
                start: quantity.span.start,
                end: quantity.span.end,
                reason: left.reason,
                sentence: on_one_line(left.sentence.of(&article.text)),
            })
        });
        let missed = missed.collect();
        Ok((article.id, place, missed))
    };
    let all = batch.items.into_iter().map(&mut one).collect();
    (faults, all)
}

/// The largest amounts of each unit, and how many there were.
struct Ranked {
    limit: usize,
    units: FxHashMap<String, (u64, Vec<Missed>)>,
}

impl Ranked {
    fn new(limit: usize) -> Self {
        Self { limit, units: FxHashMap::default() }
    }

    fn add(&mut self, missed: Missed) {
        let (count, list) = self.units.entry(missed.unit.clone()).or_default();
        *count += 1;
        list.push(missed);
        // what cannot be among the largest any more need not be kept
        if self.limit > 0 && list.len() > self.limit * 4 + 64 {
            sort(list);
            list.truncate(self.limit);
        }
    }

    fn drawn(self, format: Format) -> io::Result<String> {
        let mut units: Vec<_> = self.units.into_iter().collect();
        units.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(&b.0)));
        let mut out = String::new();
        for (unit, (count, mut list)) in units {
            sort(&mut list);
            list.truncate(if self.limit == 0 { list.len() } else { self.limit });
            if format == Format::Table {
                out.push_str(&format!("{}: {count} amounts in no record\n", harmless(&unit)));
            }
            for missed in &list {
                match format {
                    Format::Jsonl => out.push_str(&(serde_json::to_string(missed)? + "\n")),
                    Format::Table => out.push_str(&harmless(&line(missed))),
                }
                if format == Format::Table {
                    out.push('\n');
                }
            }
        }
        Ok(out)
    }
}

fn line(missed: &Missed) -> String {
    format!("  {}  {}: {} — {}", missed.text, missed.article, missed.reason, missed.sentence)
}

/// The largest first; of equals the one that was read first.
fn sort(list: &mut [Missed]) {
    list.sort_by_key(|left| std::cmp::Reverse(left.value));
}
