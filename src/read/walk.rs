//! Arguments to files: folders are walked, ids are given, clashes of two arguments are settled.
//!
//! `2025/` and `2026/` that both hold `a.txt` give the ids `2025/a.txt` and `2026/a.txt`; alone each gives `a.txt`.
//! No file is opened here.

use super::decode::lossy;
use super::error::{Place, ReadError};
use super::form::{Form, form_of};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A file to read, with the id that its article has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Where it is; `-` is standard input.
    pub path: PathBuf,
    /// The id of its article; where it holds many, what stands before the number of each.
    pub id: String,
    /// How articles stand in it; the first bytes tell where the name does not.
    pub form: Option<Form>,
}

/// What one argument gave: files with their ids below it.
#[derive(Debug, Default)]
struct Argument {
    /// The parts of the argument's own name, the folder itself last, without a file's name.
    names: Vec<String>,
    /// How many of `names`, from the right, stand before the ids.
    depth: usize,
    files: Vec<(PathBuf, String, Option<Form>)>,
}

/// The files of all arguments, in the order of the arguments and within a folder by the bytes of the path.
pub fn sources(paths: &[PathBuf]) -> Vec<Result<Source, ReadError>> {
    let mut errors = Vec::new();
    let mut arguments: Vec<Argument> = paths.iter().map(|p| argument(p, &mut errors)).collect();
    settle_clashes(&mut arguments);
    let files = arguments.into_iter().flat_map(Argument::sources).map(Ok);
    errors.into_iter().map(Err).chain(files).collect()
}

impl Argument {
    fn prefix(&self) -> String {
        let from = self.names.len().saturating_sub(self.depth);
        self.names[from..].iter().map(|n| format!("{n}/")).collect()
    }

    fn sources(self) -> impl Iterator<Item = Source> {
        let prefix = self.prefix();
        self.files.into_iter().map(move |(path, id, form)| Source { path, id: format!("{prefix}{id}"), form })
    }
}

fn argument(path: &Path, errors: &mut Vec<ReadError>) -> Argument {
    if path.as_os_str() == "-" {
        return single(path, "-".into(), None);
    }
    match std::fs::metadata(path) {
        Err(fault) => {
            errors.push(ReadError::system(place(path), fault));
            Argument::default()
        }
        Ok(meta) if meta.is_dir() => folder(path, errors),
        Ok(_) => file(path),
    }
}

fn single(path: &Path, id: String, form: Option<Form>) -> Argument {
    Argument { files: vec![(path.to_path_buf(), id, form)], ..Argument::default() }
}

fn file(path: &Path) -> Argument {
    let form = form_of(path, true);
    let mut names = parts(path);
    let id = names.pop().unwrap_or_else(|| place(path).name.to_string());
    Argument { names, ..single(path, id, form) }
}

fn folder(root: &Path, errors: &mut Vec<ReadError>) -> Argument {
    let before = errors.len();
    let mut files = Vec::new();
    for entry in walker(root) {
        match entry {
            Ok(entry) if entry.depth() > 0 => files.extend(below(root, entry.into_path())),
            Ok(_) => {}
            Err(fault) => errors.push(walk_error(root, fault)),
        }
    }
    files.sort_by(|a, b| bytes(&a.0).cmp(bytes(&b.0)));
    if files.is_empty() && errors.len() == before {
        errors.push(ReadError::NoArticles(place(root)));
    }
    Argument { names: parts(root), depth: 0, files }
}

fn walker(root: &Path) -> ignore::Walk {
    ignore::WalkBuilder::new(root).standard_filters(false).hidden(true).sort_by_file_name(std::ffi::OsStr::cmp).build()
}

fn below(root: &Path, path: PathBuf) -> Option<(PathBuf, String, Option<Form>)> {
    let form = form_of(&path, false)?;
    // a pipe would never end, a device neither; a link that leads nowhere is told when it is opened
    let leads = path.metadata();
    if leads.as_ref().is_ok_and(|meta| !(meta.is_file() || meta.is_dir() && path.is_symlink())) {
        return None;
    }
    let id = parts(path.strip_prefix(root).ok()?).join("/");
    Some((path, id, Some(form)))
}

fn walk_error(root: &Path, fault: ignore::Error) -> ReadError {
    let place = match &fault {
        ignore::Error::WithDepth { err, .. } => match err.as_ref() {
            ignore::Error::WithPath { path, .. } => place(path),
            _ => place(root),
        },
        ignore::Error::WithPath { path, .. } => place(path),
        _ => place(root),
    };
    let fault = fault.into_io_error().unwrap_or_else(|| std::io::ErrorKind::Other.into());
    ReadError::system(place, fault)
}

fn bytes(path: &Path) -> &[u8] {
    path.as_os_str().as_encoded_bytes()
}

/// The parts of a path that name something, as text.
fn parts(path: &Path) -> Vec<String> {
    use std::path::Component::{Normal, ParentDir};
    path.components()
        .filter(|c| matches!(c, Normal(_) | ParentDir))
        .map(|c| lossy(c.as_os_str()).into_owned())
        .collect()
}

/// The path as a place for messages.
pub fn place(path: &Path) -> Place {
    Place::file(lossy(path.as_os_str()))
}

/// Puts more of their own names before the ids of arguments that clash, until none does or no names are left.
fn settle_clashes(arguments: &mut [Argument]) {
    loop {
        let mut grown = false;
        for index in clashing(arguments) {
            let argument = &mut arguments[index];
            if argument.depth < argument.names.len() {
                argument.depth += 1;
                grown = true;
            }
        }
        if !grown {
            return;
        }
    }
}

fn clashing(arguments: &[Argument]) -> BTreeSet<usize> {
    let mut seen: FxHashMap<String, (usize, &Path)> = FxHashMap::default();
    let mut clashing = BTreeSet::new();
    if arguments.len() < 2 {
        return clashing;
    }
    for (index, argument) in arguments.iter().enumerate() {
        let prefix = argument.prefix();
        for (path, id, _) in &argument.files {
            let (first, other) = *seen.entry(format!("{prefix}{id}")).or_insert((index, path));
            if first != index && !same_file(path, other) {
                clashing.extend([first, index]);
            }
        }
    }
    clashing
}

fn same_file(a: &Path, b: &Path) -> bool {
    matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(arguments: &[&str], root: &Path) -> Vec<String> {
        let paths: Vec<PathBuf> = arguments.iter().map(|a| root.join(a)).collect();
        sources(&paths)
            .into_iter()
            .map(|s| match s {
                Ok(source) => source.id,
                Err(error) => format!("! {}", error.to_string().replace(&*root.to_string_lossy(), "")),
            })
            .collect()
    }

    fn tree() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        let names = [
            "x/a.txt",
            "x/a-b.txt",
            "x/a/c.txt",
            "x/.hidden.txt",
            "x/n.jsonl",
            "x/p.pdf",
            "y/a.txt",
            "z/x/a.txt",
            "e/readme.md",
            "y/only.txt",
        ];
        for name in names {
            let path = dir.path().join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, "t").unwrap();
        }
        dir
    }

    #[test]
    fn folders_are_sorted_by_bytes_and_pass_over_the_rest() {
        let dir = tree();
        assert_eq!(ids(&["x"], dir.path()), ["a-b.txt", "a.txt", "a/c.txt", "n.jsonl"]);
    }

    #[test]
    fn clashing_arguments_carry_their_names() {
        let dir = tree();
        assert_eq!(ids(&["x/a.txt"], dir.path()), ["a.txt"]);
        assert_eq!(ids(&["x/a.txt", "y/a.txt"], dir.path()), ["x/a.txt", "y/a.txt"]);
        assert_eq!(ids(&["y", "x/a.txt", "x/a-b.txt"], dir.path()), ["y/a.txt", "y/only.txt", "x/a.txt", "a-b.txt"]);
        assert_eq!(ids(&["z/x/a.txt", "x/a.txt"], dir.path())[0], "z/x/a.txt");
    }

    #[test]
    fn the_same_file_twice_keeps_its_id() {
        let dir = tree();
        assert_eq!(ids(&["x/a.txt", "x/a.txt"], dir.path()), ["a.txt", "a.txt"]);
    }

    #[test]
    fn what_gives_nothing_is_told() {
        let dir = tree();
        let told = ids(&["e", "nowhere"], dir.path());
        assert!(told[0].starts_with("! /e: no file in it"), "{told:?}");
        assert!(told[1].starts_with("! /nowhere: no such"), "{told:?}");
    }
}
