//! What is said at the end of a run: its sums, or how to go on where it was interrupted.

use super::Outcome;
use super::interrupt::Interrupt;
use super::progress::{Progress, Tally};
use super::target::Target;
use std::io;

/// Ends a run that was asked to stop, and says how to go on.
pub fn stopped(progress: Progress, target: Target, interrupt: &Interrupt) -> io::Result<Outcome> {
    let articles = number(progress.finish()?.read, "article");
    let next = target.stop()?;
    super::say(&format!("interrupted after {articles}; {next}"));
    Ok(if interrupt.code() == Outcome::Terminated as u8 { Outcome::Terminated } else { Outcome::Interrupted })
}

/// Says what of a run is worth a word, and its sums where they are asked for.
pub fn tell(tally: &Tally, sums: bool) {
    if tally.foreign > 0 {
        super::say(&format!(
            "{} in a language without tables: quantities and companies, no records",
            number(tally.foreign, "article")
        ));
    }
    if tally.unconverted > 0 {
        super::say(&format!(
            "{} without a rate: the article declares no day, or there is none in the week up to it",
            number(tally.unconverted, "amount")
        ));
    }
    if sums {
        super::say(&count(tally));
    }
}

fn number(n: u64, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn count(tally: &Tally) -> String {
    let (articles, records) = (number(tally.read, "article"), number(tally.records, "record"));
    match tally.failed {
        0 => format!("{articles}, {records}"),
        failed => format!("{articles}, {records}, {} not read", number(failed, "input")),
    }
}
