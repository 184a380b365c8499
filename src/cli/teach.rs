//! `dealsift teach`: an overlay's cue from one sentence with its roles marked.
//!
//! `dealsift teach '[acquirer Alfa] ha fatto bottino di [target Beta]' --lang it --try news/ --write my.json` shows the entry, what the sentence
//! yields with it, what it would change in a folder, and adds it to a file. How it is found stands in `crate::teach`.

use super::inputs::{Assumptions, Inputs};
use super::knowledge::Knowledge;
use super::output::Output;
use super::{Outcome, say};
use crate::emit::cards::harmless_lines;
use crate::extract::{ExtractorBuilder, Scratch};
use crate::overlay::{Overlay, write};
use crate::teach::tryout::{Change, Effect, compare};
use crate::teach::{Example, Lesson, taught, teach};
use crate::value::Kind;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use std::fmt::Write;
use std::io;
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub struct Args {
    /// A sentence with its roles marked, such as '[acquirer Alfa] ha fatto bottino di [target Beta] per [amount 3 milioni]'
    #[arg(value_name = "SENTENCE")]
    sentence: String,
    /// The sentence's language; else its words tell
    #[arg(long, value_name = "LANG", value_parser = super::inputs::lang)]
    lang: Option<String>,
    /// The kind of record, where the roles leave it open
    #[arg(long, value_name = "KIND", value_parser = PossibleValuesParser::new(Kind::ALL.iter().map(|k| k.name())).try_map(|name| kind(&name)))]
    kind: Option<Kind>,
    /// The infinitive of the verb, where the guess is wrong
    #[arg(long, value_name = "INFINITIVE")]
    lemma: Option<String>,
    /// The rule's name, instead of one made of the cue's words
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// Show what the cue would change in these text files, JSON Lines or folders
    #[arg(long = "try", value_name = "PATH", num_args = 1..)]
    paths: Vec<PathBuf>,
    /// Add the cue to this overlay; it is made where there is none
    #[arg(long, value_name = "FILE")]
    write: Option<PathBuf>,
    #[command(flatten)]
    assumptions: Assumptions,
    #[command(flatten)]
    knowledge: Knowledge,
}

fn kind(name: &str) -> Result<Kind, String> {
    Kind::ALL.iter().find(|k| k.name() == name).copied().ok_or_else(|| "no kind of record".to_owned())
}

/// Runs the subcommand.
pub fn run(args: &Args) -> io::Result<Outcome> {
    let present = args.write.as_deref().filter(|path| path.exists()).map(Overlay::read).transpose();
    let present = present.map_err(io::Error::other)?;
    let base = args.knowledge.builder()?;
    let base = present.iter().fold(base, |base, overlay| base.overlay(overlay));
    let name = args.name.as_deref();
    let example = Example {
        sentence: &args.sentence,
        lang: args.lang.as_deref(),
        kind: args.kind,
        lemma: args.lemma.as_deref(),
        name,
    };
    let lesson = teach(&example, &base).map_err(io::Error::other)?;
    super::print(&harmless_lines(&report(&lesson)))?;
    let outcome = match args.paths.is_empty() {
        true => Outcome::All,
        false => try_out(args, &base, &lesson)?,
    };
    if let Some(path) = &args.write {
        add(path, &lesson)?;
    }
    Ok(outcome)
}

/// What was learnt, for people.
fn report(lesson: &Lesson) -> String {
    let mut out = String::new();
    let entry = serde_json::to_string_pretty(&lesson.cue.json()).unwrap_or_default();
    let _ = writeln!(out, "{entry}\n\ncue     «{}»", lesson.words);
    if let Some(guess) = &lesson.guess {
        let _ = writeln!(
            out,
            "forms   no table has the verb; by its ending {guess} …; if that is wrong, give the infinitive with --lemma"
        );
    }
    if !lesson.assumed.is_empty() {
        let names = lesson.assumed.join(", ");
        let _ =
            writeln!(out, "names   taken for companies: {names}; add to \"companies\" those that texts do not tell");
    }
    match lesson.before.as_slice() {
        [] => out.push_str("before  no record\n"),
        lines => lines.iter().for_each(|line| _ = writeln!(out, "before  {line}")),
    }
    let _ = writeln!(out, "now     {}", lesson.now);
    out
}

/// Shows what the lesson changes in other texts.
fn try_out(args: &Args, base: &ExtractorBuilder, lesson: &Lesson) -> io::Result<Outcome> {
    let (before, after) = (base.clone().build(), taught(base, lesson));
    let mut inputs = Inputs::open(&args.paths, args.assumptions.clone(), false);
    let (mut scratch, mut counts) = (Scratch::default(), [0_usize; 3]);
    for article in inputs.by_ref() {
        let old = before.extract_with(&mut scratch, &article);
        let new = after.extract_with(&mut scratch, &article);
        for effect in compare(&old, &new, &article) {
            counts[place(&effect.change)] += 1;
            super::print(&harmless_lines(&shown(&effect, &article.id)))?;
        }
    }
    let [appear, change, vanish] = counts.map(|n| n as u64);
    let appear = format!("{} appear{}", number(appear, "record"), if appear == 1 { "s" } else { "" });
    let read = number(inputs.read, "article");
    super::print(&format!("\n{read} read: {appear}, {change} change, {vanish} vanish\n"))?;
    Ok(inputs.outcome())
}

fn number(n: u64, noun: &str) -> String {
    format!("{n} {noun}{}", if n == 1 { "" } else { "s" })
}

fn place(change: &Change) -> usize {
    match change {
        Change::Appears(_) => 0,
        Change::Changes(..) => 1,
        Change::Vanishes(_) => 2,
    }
}

fn shown(effect: &Effect, id: &str) -> String {
    let lines = match &effect.change {
        Change::Appears(new) => format!("   + {new}\n"),
        Change::Changes(old, new) => format!("   - {old}\n   + {new}\n"),
        Change::Vanishes(old) => format!("   - {old}\n"),
    };
    format!("\n{id}: «{}»\n{lines}", effect.quote)
}

/// Adds the lesson to an overlay, whole or not at all.
fn add(path: &Path, lesson: &Lesson) -> io::Result<()> {
    let shown = path.display();
    let present = if path.exists() { Some(std::fs::read_to_string(path)?) } else { None };
    let text = write::append(present.as_deref(), &lesson.cue)
        .map_err(|fault| io::Error::other(format!("overlay {shown}: {fault}")))?;
    // what is written must be read again
    Overlay::parse(&shown.to_string(), text.as_bytes()).map_err(io::Error::other)?;
    let mut output = Output::open(Some(path))?;
    output.buffer.extend_from_slice(text.as_bytes());
    output.finish()?;
    say(&format!("\"{}\" is in {shown} now", lesson.cue.name));
    Ok(())
}
