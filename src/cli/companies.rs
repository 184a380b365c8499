//! `dealsift companies`: makes an index of companies of the files that users have, and tells what a name leads to.

mod unresolved;

use super::knowledge::Knowledge;
use super::output::Output;
use super::{Outcome, say};
use crate::emit::cards::harmless;
use crate::lexicon::index::{Entry, key};
use crate::lexicon::{KnownCompany, NameTag, OrgKind, Tables};
use crate::registers::{Count, Fault, Registers, near};
use crate::resolve::identity::{add, of_name, pairs};
use crate::scan::tokens::tokenize;
use crate::value::{CompanyId, Span};
use indicatif::{HumanBytes, HumanCount, ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::fmt::Write;
use std::io::{self, IsTerminal};
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, clap::Subcommand)]
enum Action {
    /// Make an index of files: GLEIF golden copy (CSV), SEC company_tickers.json, FinanceDatabase equities (CSV), one name a line, or a table
    /// with the header id,name,aliases,country,domain,lei,isin
    Build(Build),
    /// Tell what a name leads to, and why
    Find(Find),
    /// List the names of outputs that found no identity, as a table to fill in
    Unresolved(unresolved::Args),
}

/// Most companies of one name and one list that are shown.
const SHOWN: usize = 20;

#[derive(Debug, clap::Args)]
struct Build {
    /// Files of companies; what each is, its content tells
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The index to write
    #[arg(short, long, value_name = "FILE")]
    output: PathBuf,
    /// No progress and no count at the end
    #[arg(short, long)]
    quiet: bool,
}

#[derive(Debug, clap::Args)]
struct Find {
    /// A name, with or without legal form
    name: String,
    #[command(flatten)]
    knowledge: Knowledge,
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    match &args.action {
        Action::Build(args) => build(args),
        Action::Find(args) => find(args),
        Action::Unresolved(args) => unresolved::run(args),
    }
}

/// A line that moves on a terminal.
fn bar(args: &Build) -> ProgressBar {
    let shown = !args.quiet && io::stderr().is_terminal();
    let target = if shown { ProgressDrawTarget::stderr_with_hz(4) } else { ProgressDrawTarget::hidden() };
    let bytes = args.files.iter().filter_map(|file| std::fs::metadata(file).ok()).map(|m| m.len()).sum();
    let style = ProgressStyle::with_template("{elapsed_precise}  {bar:30} {bytes} of {total_bytes}, {eta} left");
    ProgressBar::with_draw_target(Some(bytes), target)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

fn build(args: &Build) -> io::Result<Outcome> {
    let (bar, tables) = (bar(args), Tables::new());
    let file = std::cell::Cell::new(None::<&PathBuf>);
    let name = || file.get().map_or(String::new(), |f| f.display().to_string());
    let mut fault = |fault: &Fault| bar.suspend(|| say(&format!("{}:{fault}", name())));
    let mut progress = |bytes| bar.inc(bytes);
    let mut registers = Registers::new(&tables, &mut fault, &mut progress);
    let (mut sum, mut failed) = (Count::default(), 0);
    for path in &args.files {
        file.set(Some(path));
        match registers.read(path) {
            Ok(count) => {
                sum.added += count.added;
                sum.faults += count.faults;
                sum.passed += count.passed;
            }
            Err(fault) => {
                failed += 1;
                bar.suspend(|| say(&format!("{}: {fault}", path.display())));
            }
        }
    }
    let builder = registers.finish();
    bar.finish_and_clear();
    if builder.is_empty() {
        say("no company was read, and no index is written");
        return Ok(Outcome::Nothing);
    }
    let mut output = Output::open(Some(&args.output))?;
    output.buffer = builder.bytes().map_err(|fault| io::Error::other(fault.to_string()))?;
    let size = output.buffer.len() as u64;
    output.finish()?;
    if !args.quiet {
        let mut said = format!("{}: {} companies, {}", args.output.display(), HumanCount(sum.added), HumanBytes(size));
        for (number, what) in [(sum.passed, "no longer active, left out"), (sum.faults, "faulty rows")] {
            if number > 0 {
                let _ = write!(said, "; {what}: {}", HumanCount(number));
            }
        }
        say(&said);
    }
    Ok(if failed + sum.faults > 0 { Outcome::Some } else { Outcome::All })
}

fn find(args: &Find) -> io::Result<Outcome> {
    let extractor = args.knowledge.extractor()?;
    let tables = extractor.tables();
    let key = key::Key::new(&args.name);
    let mut out = format!("{}\n  looked up as \"{}\"", args.name, key.name);
    let form = if key.form.is_empty() { String::new() } else { format!(", with the legal form \"{}\"", key.form) };
    let _ = writeln!(out, "{form}");
    let known = embedded(tables, &args.name);
    if let Some(company) = known {
        let mut ids = Vec::new();
        add(&mut ids, pairs(company.ids));
        if company.embedded {
            ids.push(CompanyId::new("dealsift", company.id()));
        }
        let from = if company.embedded { "embedded list" } else { "overlay" };
        let _ = writeln!(out, "  {from}: {}", described(company.name, company.country, "", Some(company.kind), &ids));
        if company.ambiguous {
            out.push_str(
                "    ambiguous: a word as well, so an article must show by other words that a company is meant\n",
            );
        }
    }
    let mut found = known.is_some();
    for (path, index) in args.knowledge.companies().iter().zip(tables.names.indexes()) {
        let Some(names) = index.find(&args.name) else { continue };
        found = true;
        let entries: Vec<Entry> = names.entries().collect();
        for entry in entries.iter().take(SHOWN) {
            let mut ids = Vec::new();
            add(&mut ids, entry.ids());
            let source = entry.source().name();
            let text = described(entry.name(), entry.country(), entry.form(), None, &ids);
            let _ = writeln!(out, "  {} ({source}): {text}", path.display());
        }
        if entries.len() > SHOWN {
            let _ = writeln!(out, "  {}: and {} more", path.display(), entries.len() - SHOWN);
        }
        if entries.len() > 1 {
            let _ = writeln!(
                out,
                "    {} companies bear the name: the legal form, else the country that an article tells, must leave one",
                entries.len()
            );
        }
        if names.ambiguous() {
            out.push_str("    ambiguous: a word, a given name, a place or very short, so an article must say more\n");
        }
    }
    if found {
        let identity = of_name(&tables.names, known, &args.name);
        let ids = listed(&identity.ids);
        let ids = if ids.is_empty() { "no identifier" } else { &ids };
        let home = if identity.country.is_empty() { String::new() } else { format!(", {}", identity.country) };
        let _ = writeln!(out, "  by the name alone: {ids}{home}");
    } else {
        out.push_str("  not known\n");
    }
    let near = near(tables, &args.name, 8);
    if !near.is_empty() {
        out.push_str("near:\n");
    }
    for near in near {
        let list = near.list.and_then(|n| args.knowledge.companies().get(n));
        let list = list.map_or("embedded list".to_owned(), |path| path.display().to_string());
        let home = if near.country.is_empty() { String::new() } else { format!(", {}", near.country) };
        let _ = writeln!(out, "  {}{home} ({list})", near.name);
    }
    let lines: String = out.lines().map(|line| harmless(line) + "\n").collect();
    super::print(&lines)?;
    Ok(if found { Outcome::All } else { Outcome::Some })
}

/// The company of the embedded list, or of an overlay, that a name is, its legal form apart.
fn embedded<'t>(tables: &'t Tables, name: &str) -> Option<&'t KnownCompany> {
    let mut tokens = Vec::new();
    let len = u32::try_from(name.len()).ok()?;
    tokenize(name, Span::new(0, len), &tables.vocab, &mut String::new(), &mut tokens);
    let (mut found, wanted) = (None, key::Key::new(name).name);
    if !tokens.is_empty() {
        tables.names.phrases.each(&tokens, 0, |len, tag, _| {
            let whole = || Some(&name[..tokens.get(len - 1)?.end as usize]);
            if let NameTag::Company(number, _) = tag
                && found.is_none()
                && whole().is_some_and(|whole| key::Key::new(whole).name == wanted)
            {
                found = tables.names.embedded(number);
            }
        });
    }
    found
}

fn described(name: &str, country: &str, form: &str, kind: Option<OrgKind>, ids: &[CompanyId]) -> String {
    let kind = kind.map(|kind| match kind {
        OrgKind::Company => "company",
        OrgKind::Fund => "fund",
        OrgKind::Bank => "bank",
        OrgKind::State => "state body",
        OrgKind::Media => "medium",
        OrgKind::Agency => "agency",
        OrgKind::Authority => "authority",
    });
    let facts: Vec<&str> = [country, form, kind.unwrap_or("")].into_iter().filter(|f| !f.is_empty()).collect();
    let facts = if facts.is_empty() { String::new() } else { format!(" [{}]", facts.join(", ")) };
    let ids = listed(ids);
    format!("{name}{facts}{}{ids}", if ids.is_empty() { "" } else { ": " })
}

fn listed(ids: &[CompanyId]) -> String {
    let id = |id: &CompanyId| match &id.mic {
        Some(mic) => format!("{} {} at {mic}", id.scheme, id.value),
        None => format!("{} {}", id.scheme, id.value),
    };
    ids.iter().map(id).collect::<Vec<_>>().join(", ")
}
