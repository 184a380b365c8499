//! Every rule has its evidence: two unlike lines in which it fires, one in which it stands still, and one that turns red without it.
//!
//! Rules of the engine need their lines in any file, frames in the file of their language. Lines with `=>!` are no evidence.

use super::file::{self, File, Line};
use super::found::Outcome;
use dealsift::Extractor;
use dealsift::lang::LANGUAGES;
use dealsift::rules::ENGINE;

/// Rules that lack evidence, with the reason.
const LACKING: &[(&str, &str)] = &[
    ("company/list", "no list is embedded; tests/companies.rs has its cases"),
    ("company/register", "no register is embedded; tests/companies.rs has its cases"),
];

/// All rules with the lines that may speak for them.
fn rules(files: &[File]) -> Vec<(String, Vec<&Line>)> {
    let everywhere = || files.iter().flat_map(|f| &f.lines).collect::<Vec<_>>();
    let mut rules: Vec<(String, Vec<&Line>)> = ENGINE.iter().map(|(id, _)| ((*id).to_owned(), everywhere())).collect();
    for file in files {
        let language = LANGUAGES.iter().find(|l| l.code == file.lang()).unwrap();
        rules.extend(language.frames.iter().map(|f| (format!("frame/{}", f.id), file.lines.iter().collect())));
    }
    rules
}

fn lacking(id: &str) -> bool {
    LACKING.iter().any(|(rule, _)| *rule == id)
}

#[test]
fn every_tag_names_a_rule() {
    let files = file::all();
    let known: Vec<String> = rules(&files).into_iter().map(|r| r.0).collect();
    let lines = files.iter().flat_map(|f| &f.lines);
    let unknown = lines.flat_map(|l| l.tags.iter().filter(|t| !known.contains(&t.rule)).map(|t| l.told(&t.rule)));
    let unknown: Vec<String> = unknown.collect();
    assert!(unknown.is_empty(), "no such rule:\n{}", unknown.join("\n"));
}

#[test]
fn every_rule_fires_twice_and_stands_still_once() {
    let files = file::all();
    let mut missing = Vec::new();
    for (id, lines) in rules(&files) {
        let fires = lines.iter().filter(|l| l.names(&id, false)).count();
        let still = lines.iter().filter(|l| l.names(&id, true)).count();
        let short = fires < 2 || still == 0;
        if short != lacking(&id) {
            missing.push(format!("{id}: {fires} lines, {still} near misses"));
        }
    }
    assert!(
        missing.is_empty(),
        "{} rules want two lines and a near miss (or to leave LACKING):\n{}",
        missing.len(),
        missing.join("\n")
    );
}

/// That the lines do what their tags say is the matter of `every_phrase_reads_as_it_says`.
#[test]
fn a_line_turns_red_without_its_rule() {
    let files = file::all();
    let extractor = Extractor::new();
    let mut wrong = Vec::new();
    for (id, lines) in rules(&files) {
        let without = extractor.without(&id);
        let mut own = lines.iter().filter(|l| l.names(&id, false) && Outcome::of(&extractor, l, false).fits(l));
        let red = own.any(|l| !Outcome::of(&without, l, false).fits(l));
        if !red && !lacking(&id) {
            wrong.push(format!("{id}: no line needs it"));
        }
    }
    assert!(wrong.is_empty(), "{} rules switched off:\n{}", wrong.len(), wrong.join("\n"));
}
