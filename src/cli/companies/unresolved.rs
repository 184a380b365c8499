//! `dealsift companies unresolved`: names that found no identity, as a table that is a list of companies once it is filled in.
//!
//! Outputs are streamed; what is kept is one entry for each such name.

use crate::cli::inputs::{Assumptions, Inputs};
use crate::cli::output::Output;
use crate::cli::{Outcome, say};
use crate::dataset::{Fault, Input, Lines};
use crate::lexicon::{Tables, spellings};
use crate::unresolved::{Candidates, Gathered, Listed, Name, Place, Rates, ranked, sheet};
use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};
use std::io;
use std::path::{Path, PathBuf};

/// How many faults are told one by one.
const TOLD: u64 = 10;
/// How many bytes of an article are quoted on each side of a name that is in no record.
const AROUND: usize = 100;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "The columns id to isin are those of --companies: fill in at least an id, and the file can be given there. Delete the rows of names that are no companies: a row without an id \
    still makes a name known.\n\n\
    Order: without --rates, currencies are not compared. A name stands by the best place its largest amount takes among \
    the names of one currency: the largest in each currency, then the second of each. Amounts are the largest told beside \
    a name in each currency, never sums, since several articles may tell one deal."
)]
pub struct Args {
    /// Outputs of `extract --emit articles`, or - for standard input
    #[arg(required = true, value_name = "OUTPUT")]
    outputs: Vec<PathBuf>,
    /// What currencies are worth, CSV with the header currency,rate: names are put in order by the largest amount in one currency
    #[arg(long, value_name = "FILE")]
    rates: Option<PathBuf>,
    /// The articles themselves, to quote from; without them, records are told in a sentence
    #[arg(long, value_name = "PATH")]
    texts: Vec<PathBuf>,
    /// File to write to, instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let rates = args.rates.as_deref().map(rates).transpose()?;
    let (mut gathered, mut read, mut failed) = (Gathered::default(), 0, 0);
    for path in &args.outputs {
        let (good, bad) = gather(path, &mut gathered);
        read += good;
        failed += bad;
    }
    let mut outcome = Outcome::of(read, failed);
    if outcome == Outcome::Nothing {
        return Ok(outcome);
    }
    let (names, unrated) = ranked(gathered.into_names(), rates.as_ref());
    for currency in unrated {
        say(&format!("no rate for {currency}: amounts in it do not count for the order"));
    }
    let (quotes, quoted) = quotes(&args.texts, &names);
    if quoted != Outcome::All {
        outcome = Outcome::Some;
    }
    let mut output = Output::open(args.output.as_deref())?;
    sheet(&mut output.buffer, &names, &quotes, &candidates()).map_err(io::Error::other)?;
    output.finish()?;
    Ok(outcome)
}

fn rates(path: &Path) -> io::Result<Rates> {
    let told = |fault: String| io::Error::other(format!("{}:{fault}", path.display()));
    let text = std::fs::read_to_string(path).map_err(|e| told(format!(" cannot be read ({e})")))?;
    Rates::read(&text).map_err(told)
}

/// Takes in an output; how many of its lines were read, and how many failed.
fn gather(path: &Path, gathered: &mut Gathered) -> (u64, u64) {
    let (mut read, mut failed) = (0, 0);
    let mut tell = |fault: Fault| {
        failed += 1;
        if failed <= TOLD {
            say(&fault.to_string());
        }
    };
    let input = match Input::open(path) {
        Ok(input) => input,
        Err(fault) => {
            tell(fault);
            return (0, 1);
        }
    };
    match Lines::of(&input) {
        Err(fault) => tell(fault),
        Ok(mut lines) => {
            while let Some(next) = lines.next_article() {
                match next {
                    Ok(article) => {
                        read += 1;
                        gathered.add(&article);
                    }
                    Err(fault) => tell(fault),
                }
            }
        }
    }
    if failed > TOLD {
        say(&format!("{}: {} more lines like these", input.name, failed - TOLD));
    }
    (read, failed)
}

/// The embedded list.
fn candidates() -> Candidates {
    let mut candidates = Candidates::default();
    for (company, (_, aliases)) in Tables::new().names.companies.iter().zip(spellings()) {
        let id = format!("dealsift:{}", company.id());
        let listed = Listed { name: company.name.into(), country: company.country.into(), id };
        candidates.add(listed, aliases.split('|').filter(|a| !a.is_empty()));
    }
    candidates
}

/// The words of the articles for each name, and how reading went.
fn quotes(texts: &[PathBuf], names: &[Name]) -> (Vec<Option<String>>, Outcome) {
    let mut quotes = vec![None; names.len()];
    if texts.is_empty() {
        return (quotes, Outcome::All);
    }
    let mut wanted: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (at, name) in names.iter().enumerate() {
        wanted.entry(&name.place.article).or_default().push(at);
    }
    let mut inputs = Inputs::open(texts, Assumptions::default(), true);
    for article in inputs.by_ref() {
        let Some(here) = wanted.get(article.id.as_str()) else { continue };
        let digest: String = Sha256::digest(article.text.as_bytes()).iter().map(|b| format!("{b:02x}")).collect();
        for &at in here {
            let place = &names[at].place;
            if place.text_sha256.as_deref().is_none_or(|told| told == digest) {
                quotes[at] = quote(&article.text, place);
            }
        }
    }
    (quotes, inputs.outcome())
}

/// The sentence, or what stands around the name; nothing where offsets count something else than bytes.
fn quote(text: &str, place: &Place) -> Option<String> {
    let (start, end) = place.span?;
    let cut = match place.summary.is_empty() {
        false => text.get(start..end)?,
        true => {
            text.get(start..end)?;
            let whole = |at: &usize| text.is_char_boundary(*at);
            let from = (start.saturating_sub(AROUND)..=start).find(whole)?;
            let to = (end..=end.saturating_add(AROUND).min(text.len())).rev().find(whole)?;
            text.get(from..to)?
        }
    };
    Some(cut.split_whitespace().collect::<Vec<_>>().join(" ")).filter(|cut| !cut.is_empty())
}
