//! `dealsift stats`: what a data set holds, in numbers.

use super::{Outcome, print};
use crate::emit::cards::harmless;
use crate::run::dataset::stats::Stats;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A data set that `extract --dataset` wrote
    #[arg(value_name = "DATASET")]
    dataset: PathBuf,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let stats = Stats::read(&args.dataset)?;
    print(&drawn(&stats))?;
    Ok(Outcome::All)
}

fn drawn(stats: &Stats) -> String {
    let mut out = String::new();
    if !stats.complete {
        out.push_str("interrupted: what follows is what was written so far\n\n");
    }
    counted(&mut out, "articles by language", &stats.languages);
    counted(&mut out, "deals by kind", &stats.kinds);
    counted(&mut out, "figures by metric", &stats.metrics);
    counted(&mut out, "deals by month of publication", &stats.months);
    let mut currencies: Vec<_> = stats.largest.iter().collect();
    currencies.sort_by(|a, b| b.1.0.cmp(&a.1.0).then_with(|| a.0.cmp(b.0)));
    for (currency, (count, largest)) in currencies {
        let _ = writeln!(out, "largest of {count} deals in {}", harmless(currency));
        for large in largest {
            let _ = writeln!(out, "  {}  {} ({})", large.amount, harmless(&large.summary), harmless(&large.article));
        }
        out.push('\n');
    }
    for (what, (lacking, all)) in &stats.missing {
        let share = *lacking as f64 * 100.0 / (*all).max(1) as f64;
        let _ = writeln!(out, "{what}: {lacking} of {all} ({share:.0} %)");
    }
    out
}

fn counted(out: &mut String, title: &str, counts: &BTreeMap<String, u64>) {
    let all: u64 = counts.values().sum();
    let _ = writeln!(out, "{title}: {all}");
    for (name, count) in counts {
        let name = if name.is_empty() { "not known" } else { name };
        let _ = writeln!(out, "  {count:>8}  {}", harmless(name));
    }
    out.push('\n');
}
