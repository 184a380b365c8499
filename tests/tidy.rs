//! The house rules that a machine can check: imports point down, files say what they are for, files stay short.
//!
//! A file of `src/mention/` may import from `value`, `lang`, `lexicon` and `scan`, and a `use crate::frame` in it fails here.
//! Only paths that begin with `crate::` are seen; what a file says of itself is not judged.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The layers from the ground up. Each imports from the rows above it here, and from nothing in its own row but itself.
const ORDER: &[&[&str]] = &[
    &["value"],
    &["lang"],
    &["lexicon", "scan"],
    &["mention", "overlay"],
    &["resolve"],
    &["doc"],
    &["clause"],
    &["frame"],
    &["record"],
    &["extract"],
    &["emit", "explain", "rules", "read", "registers"],
    &["table"],
    &["eval", "run", "teach"],
    &["dataset"],
    &["diff", "event", "report", "review", "unresolved"],
    &["cli"],
];

/// Layers that import less than their place in the order would let them.
const ONLY: &[(&str, &[&str])] =
    &[("read", &["value"]), ("emit", &["value"]), ("eval", &[]), ("dataset", &[]), ("report", &[]), ("review", &[])];

/// Imports that point sideways or up: file or folder, layer, reason.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("lexicon/", "scan", "tables are cut into words by the tokenizer that cuts the text"),
    ("clause/brackets.rs", "extract", "its inline cases read whole sentences"),
    ("scan/", "lexicon", "a token carries the number of its word"),
    ("lang/detect.rs", "lexicon", "votes with the compiled words of all languages; only `extract` calls it"),
    ("lang/detect.rs", "scan", "votes over the tokens of a text; only `extract` calls it"),
];

/// What the crate's root gives out under another name.
const ROOT_NAMES: &[(&str, &str)] =
    &[("Article", "value"), ("Extraction", "value"), ("Extractor", "extract"), ("ExtractorBuilder", "extract")];

/// How long a file may be.
const LINES: usize = 300;

/// Files that may be longer, with the reason. The tables of `lang/` may as well.
const LONG: &[(&str, &str)] = &[
    ("value/record.rs", "the record contract: one enum after the other, each value with its name"),
    ("scan/tokens.rs", "one state machine over bytes"),
    ("mention/amount.rs", "numbers, units, ranges and bounds settle each other"),
    ("mention/company.rs", "the marks of a name weigh against each other"),
    ("mention/evidence.rs", "all that speaks for a name, weighed in one place"),
    ("mention/runs.rs", "where names begin and end: every joint of a name knows the others"),
    ("clause/nodes.rs", "one walk over tokens that makes every sort of node"),
    ("clause/brackets.rs", "the orders of German clauses: their starts and ends are each other's"),
    ("lexicon/compile.rs", "calls every table in order"),
    ("resolve/entities.rs", "one table of entities and its keys"),
    ("extract.rs", "calls every stage in order"),
];

struct Source {
    /// The path below `src`, with slashes.
    name: String,
    text: String,
}

impl Source {
    /// The layer: the folder's or the file's name.
    fn layer(&self) -> &str {
        let first = self.name.split('/').next().unwrap_or_default();
        first.strip_suffix(".rs").unwrap_or(first)
    }

    fn is_root(&self) -> bool {
        ["lib.rs", "main.rs"].contains(&self.name.as_str())
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, "", &mut found);
    assert!(!found.is_empty());
    found
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<Source>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(Result::unwrap).collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = format!("{prefix}{}", entry.file_name().to_str().unwrap());
        if entry.path().is_dir() {
            walk(&entry.path(), &format!("{name}/"), found);
        } else if name.ends_with(".rs") {
            let text = fs::read_to_string(entry.path()).unwrap();
            found.push(Source { name, text });
        }
    }
}

/// The layers that a text names behind `crate::`, comments aside.
fn imports(text: &str) -> BTreeSet<String> {
    let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let code = code.join("\n");
    let behind = code.match_indices("crate::").map(|(at, found)| &code[at + found.len()..]);
    behind.flat_map(first_names).map(|name| layer_of(&name)).collect()
}

/// The first names of a path: `value` of `value::Span`, and `emit` and `value` of `{emit::Layer, value::{Span, Unit}}`.
fn first_names(path: &str) -> Vec<String> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let first = |part: &str| part.trim_start().chars().take_while(|c| is_name(*c)).collect::<String>();
    match path.strip_prefix('{') {
        None => vec![first(path)],
        Some(group) => parts(group).into_iter().map(first).filter(|name| !name.is_empty()).collect(),
    }
}

/// The parts of a group up to its closing brace, divided at its own commas.
fn parts(group: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}

fn layer_of(name: &str) -> String {
    ROOT_NAMES.iter().find(|(root, _)| *root == name).map_or(name, |(_, layer)| layer).to_owned()
}

fn height(layer: &str) -> Option<usize> {
    ORDER.iter().position(|row| row.contains(&layer))
}

/// Whether the order lets `from` import `to`.
fn points_down(from: &str, to: &str) -> bool {
    match ONLY.iter().find(|(layer, _)| *layer == from) {
        _ if from == to => true,
        Some((_, few)) => few.contains(&to),
        None => height(to) < height(from) && height(to).is_some(),
    }
}

#[test]
fn imports_point_down() {
    let (mut faults, mut used) = (Vec::new(), BTreeSet::new());
    for source in sources().iter().filter(|s| !s.is_root()) {
        let layer = source.layer();
        if height(layer).is_none() {
            faults
                .push(format!("src/{}: the layer `{layer}` stands in no row of ORDER; give it its place", source.name));
        }
        for to in imports(&source.text).iter().filter(|to| !points_down(layer, to)) {
            match EXCEPTIONS.iter().position(|(at, up, _)| source.name.starts_with(at) && up == to) {
                Some(exception) => drop(used.insert(exception)),
                None => faults.push(format!("src/{}: imports `{to}`, which does not lie below `{layer}`", source.name)),
            }
        }
    }
    for (i, (at, up, _)) in EXCEPTIONS.iter().enumerate().filter(|(i, _)| !used.contains(i)) {
        faults.push(format!("exception {i}, src/{at} to `{up}`, is not needed any more; take it out"));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn files_say_what_they_are_for() {
    let silent: Vec<String> = sources().into_iter().filter(|s| !s.text.starts_with("//! ")).map(|s| s.name).collect();
    assert!(silent.is_empty(), "no `//!` on the first line of src/: {}", silent.join(", "));
}

#[test]
fn files_stay_short() {
    let mut faults = Vec::new();
    for source in sources() {
        let allowed = source.name.starts_with("lang/") || LONG.iter().any(|(name, _)| *name == source.name);
        let lines = source.text.lines().count();
        if lines > LINES && !allowed {
            faults.push(format!("src/{}: {lines} lines; divide it, or list it in LONG with a reason", source.name));
        }
    }
    for (name, _) in LONG {
        if !Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(name).exists() {
            faults.push(format!("src/{name}: listed in LONG, but there is no such file"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn imports_are_read_as_they_are_written() {
    let text = "use crate::value::{Span, Unit};\n// use crate::cli;\npub(crate) fn f() -> crate::scan::Token {}\n\
                use crate::{Extractor, emit::{Layer, json},\n    read::Articles};\n";
    let read: Vec<String> = imports(text).into_iter().collect();
    assert_eq!(read, ["emit", "extract", "read", "scan", "value"]);
    assert!(points_down("record", "resolve") && points_down("extract", "resolve") && points_down("cli", "eval"));
    assert!(!points_down("value", "lang") && !points_down("eval", "value") && !points_down("read", "lang"));
    assert!(!points_down("mention", "nowhere") && !points_down("emit", "extract"));
}
