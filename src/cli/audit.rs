//! `dealsift audit`: the precision that a review found, with its interval.

use super::gold::read;
use super::{Outcome, print};
use crate::emit::cards::harmless;
use crate::review::audit::{Audit, Part, audit};
use std::fmt::Write;
use std::io;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    /// What Label Studio exported as JSON, of tasks that `sample` made
    #[arg(value_name = "EXPORT")]
    export: PathBuf,
    /// Print one JSON object
    #[arg(long)]
    json: bool,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let audit = audit(&read(&args.export)?);
    let text = match args.json {
        true => format!("{}\n", serde_json::to_string(&audit)?),
        false => drawn(&audit),
    };
    print(&text)?;
    Ok(if audit.all.reviewed == 0 { Outcome::Nothing } else { Outcome::All })
}

fn drawn(audit: &Audit) -> String {
    let mut out = String::new();
    let width = audit.strata.keys().map(|name| name.chars().count()).max().unwrap_or(0).max(3);
    let _ = writeln!(out, "{:width$}  reviewed  right  partly  wrong  precision  95 % interval", "");
    for (name, part) in &audit.strata {
        line(&mut out, if name.is_empty() { "all" } else { name }, part, width);
    }
    if audit.strata.len() > 1 {
        line(&mut out, "all", &audit.all, width);
    }
    if audit.open > 0 {
        let _ = writeln!(out, "{} drawn records are not reviewed yet", audit.open);
    }
    out
}

fn line(out: &mut String, name: &str, part: &Part, width: usize) {
    let Part { reviewed, right, partly, wrong, precision, low, high, .. } = part;
    let name = harmless(name);
    let _ = writeln!(
        out,
        "{name:width$}  {reviewed:>8}  {right:>5}  {partly:>6}  {wrong:>5}  {precision:>9.3}  {low:.3} to {high:.3}"
    );
}
