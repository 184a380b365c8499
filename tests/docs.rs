//! The worked example of `docs/overlay.md`, run as it is written. `UPDATE_DOCS=1` writes what the program says into the page.

use std::fs;
use std::path::Path;
use std::process::Command;

/// A fenced block: what stands behind its fence, and its lines.
struct Block<'p> {
    info: &'p str,
    lines: Vec<&'p str>,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let (mut found, mut open): (Vec<Block>, Option<Block>) = (Vec::new(), None);
    for line in page.lines() {
        match (&mut open, line.strip_prefix("```")) {
            (None, Some(info)) => open = Some(Block { info, lines: Vec::new() }),
            (Some(_), Some(_)) => found.extend(open.take()),
            (Some(block), None) => block.lines.push(line),
            (None, None) => {}
        }
    }
    found
}

/// The arguments of a command line: words, and what stands in single quotes.
fn arguments(line: &str) -> Vec<String> {
    let mut parts = Vec::new();
    for (n, part) in line.split('\'').enumerate() {
        match n % 2 {
            0 => parts.extend(part.split_whitespace().map(str::to_owned)),
            _ => parts.push(part.to_owned()),
        }
    }
    parts
}

fn answer(folder: &Path, command: &str) -> String {
    let arguments = arguments(command);
    assert_eq!(arguments[0], "dealsift");
    let ran = Command::new(env!("CARGO_BIN_EXE_dealsift")).args(&arguments[1..]).current_dir(folder).output().unwrap();
    let said = String::from_utf8(ran.stderr).unwrap();
    assert!(ran.status.success(), "{command}\n{said}");
    String::from_utf8(ran.stdout).unwrap()
}

#[test]
fn the_worked_example_runs_as_it_is_written() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/overlay.md");
    let page = fs::read_to_string(&path).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut new = page.clone();
    for block in blocks(&page) {
        let (language, file) = block.info.split_once(' ').unwrap_or((block.info, ""));
        if !file.is_empty() {
            let file = folder.path().join(file);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(&file, block.lines.join("\n") + "\n").unwrap();
            if language == "json" {
                let overlay = file.to_str().unwrap();
                answer(folder.path(), &format!("dealsift rules --overlay '{overlay}'"));
            }
        }
        if let Some(command) = block.lines.first().and_then(|l| l.strip_prefix("$ ")).filter(|_| language == "console")
        {
            let said = answer(folder.path(), command);
            let old = format!("```console\n{}\n```", block.lines.join("\n"));
            new = new.replace(&old, &format!("```console\n$ {command}\n{said}```"));
        }
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &new).unwrap();
    } else {
        assert!(
            new == page,
            "docs/overlay.md does not say what the program says; run with UPDATE_DOCS=1 and look at it\n{new}"
        );
    }
}

/// Every file of Rust below a folder, one behind the other.
fn tests_below(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            tests_below(&path, all);
        } else if path.extension().is_some_and(|e| e == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_promise_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/promises.md")).unwrap();
    let mut tests = String::new();
    // cases stand beside their rules too
    ["tests", "src"].iter().for_each(|folder| tests_below(&root.join(folder), &mut tests));
    let promises: Vec<&str> =
        page.lines().filter(|l| l.starts_with("| ") && !l.contains("---") && !l.contains("kept by")).collect();
    assert!(promises.len() > 15, "{promises:?}");
    for promise in promises {
        let kept = promise.trim_end_matches('|').rsplit('|').next().unwrap_or_default();
        let names: Vec<&str> = kept.split('`').skip(1).step_by(2).filter(|n| !n.contains('/')).collect();
        assert!(!names.is_empty(), "no test keeps: {promise}");
        for name in names {
            assert!(tests.contains(&format!("fn {name}(")), "no such test: {name}");
        }
    }
}
