//! `dealsift gold import`: a corrected export of Label Studio as annotated articles, ready for `eval`.

use super::{Outcome, say};
use crate::review::import::{self, Reviewed};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Write the annotations of a corrected export, each beside its text
    Import(Import),
}

#[derive(Debug, clap::Args)]
struct Import {
    /// What Label Studio exported as JSON
    #[arg(value_name = "EXPORT")]
    export: PathBuf,
    /// Folder to write ID.txt and ID.gold.json to
    #[arg(short, long, value_name = "DIR")]
    output: PathBuf,
    /// Write over annotations that are there
    #[arg(long)]
    force: bool,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let Command::Import(args) = &args.command;
    let (mut written, mut failed, mut open) = (0, 0, 0u64);
    for task in read(&args.export)? {
        let Some(reviewed) = import::reviewed(&task) else {
            open += 1;
            continue;
        };
        reviewed.faults.iter().for_each(|fault| say(&format!("{}: {fault}", reviewed.id)));
        match write(&args.output, &reviewed, args.force) {
            Ok(()) => written += 1,
            Err(fault) => {
                failed += 1;
                say(&format!("{}: {fault}", reviewed.id));
            }
        }
        failed += u64::from(!reviewed.faults.is_empty());
    }
    if open > 0 {
        say(&format!("{open} tasks without an annotation were passed over"));
    }
    Ok(Outcome::of(written, failed))
}

/// The tasks of an export.
///
/// # Errors
/// Where it cannot be read, or is none.
pub fn read(path: &Path) -> io::Result<Vec<serde_json::Value>> {
    let told = |fault: &dyn std::fmt::Display| io::Error::other(format!("{}: {fault}", path.display()));
    let bytes = fs::read(path).map_err(|fault| told(&format!("cannot be read ({fault})")))?;
    import::tasks(&bytes).map_err(|fault| told(&fault))
}

fn write(root: &Path, reviewed: &Reviewed, force: bool) -> io::Result<()> {
    let name = reviewed.id.strip_suffix(".txt").unwrap_or(&reviewed.id);
    // an id from an export is no path to be trusted
    let inside = !name.is_empty() && Path::new(name).components().all(|part| matches!(part, Component::Normal(_)));
    if !inside {
        return Err(io::Error::other("is no name for a file below the folder"));
    }
    let (text, gold) = (root.join(format!("{name}.txt")), root.join(format!("{name}.gold.json")));
    if let Some(folder) = gold.parent() {
        fs::create_dir_all(folder)?;
    }
    if !force && gold.exists() {
        return Err(io::Error::other(format!("{} is there already; --force writes over it", gold.display())));
    }
    let same = fs::read(&text).map_or(true, |there| there == reviewed.text.as_bytes());
    if !same {
        return Err(io::Error::other(format!("{} holds another text", text.display())));
    }
    let mut annotation = reviewed.gold.clone();
    annotation["id"] = name.into();
    fs::write(&text, &reviewed.text)?;
    fs::write(&gold, format!("{annotation:#}\n"))
}
