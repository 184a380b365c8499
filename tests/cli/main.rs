//! The program as its users meet it: exit codes, messages, standard input, folders. What it writes is tested in `output`.

mod batch;
mod companies;
#[cfg(feature = "parquet")]
mod dataset;
mod diff;
mod eval;
mod formats;
mod limits;
mod missed;
mod output;
mod overlay;
mod rates;
mod shell;
mod teach;
mod terminal;
mod unresolved;

use serde_json::Value;
use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

fn dealsift(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dealsift"));
    command.args(arguments).stdin(Stdio::null());
    command
}

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

impl Ran {
    fn articles(&self) -> Vec<Value> {
        let line = |l: &str| serde_json::from_str::<Value>(l).unwrap()["article"].clone();
        self.out.lines().map(line).collect()
    }

    fn ids(&self) -> Vec<String> {
        let id = |a: &Value| a["id"].as_str().unwrap().to_owned();
        self.articles().iter().map(id).collect()
    }
}

/// Runs `extract --emit articles` in a folder.
fn extract_in(folder: &Path, arguments: &[&str]) -> Ran {
    let mut command = dealsift(&["extract", "--emit", "articles"]);
    command.args(arguments).current_dir(folder).output().unwrap().into()
}

fn extract_stdin(input: &[u8], arguments: &[&str]) -> Ran {
    let mut command = dealsift(&["extract", "--emit", "articles", "-"]);
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap().into()
}

fn folder(files: &[(&str, &[u8])]) -> tempfile::TempDir {
    let dir = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    dir
}

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn hostile_files_end_as_expected() {
    let expect = fs::read_to_string(format!("{ROOT}/fixtures/EXPECT.txt")).unwrap();
    let mut faults = Vec::new();
    let mut named = BTreeSet::new();
    for line in expect.lines().filter(|l| !l.starts_with('#')) {
        let parts: Vec<&str> = line.split('|').map(str::trim).collect();
        let [name, code, ids, messages] = parts[..] else {
            panic!("EXPECT.txt: four parts in {line:?}");
        };
        named.insert(name.to_owned());
        let ran = extract_in(Path::new(ROOT), &[&format!("fixtures/hostile/{name}")]);
        let told: Vec<&str> = ran.err.lines().collect();
        let wanted: Vec<&str> = messages.split(" ; ").filter(|m| !m.is_empty()).collect();
        let messages_fit = told.len() == wanted.len() && told.iter().zip(&wanted).all(|(t, w)| t.contains(w));
        if ran.code.to_string() != code || ran.ids().join(" ") != ids || !messages_fit {
            faults.push(format!("{line}\n  gave {} | {:?} | {}", ran.code, ran.ids(), ran.err));
        }
    }
    let files = fs::read_dir(format!("{ROOT}/fixtures/hostile")).unwrap();
    let files: BTreeSet<String> = files.map(|f| f.unwrap().file_name().into_string().unwrap()).collect();
    assert_eq!(files, named, "EXPECT.txt has a line for each file");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_broken_file_does_not_stop_the_folder() {
    let dir = folder(&[("a.txt", b"Alfa."), ("b.txt", b"\0"), ("c.txt", b""), ("d.txt", b"Delta.")]);
    let ran = extract_in(dir.path(), &["."]);
    assert_eq!((ran.code, ran.ids()), (1, vec!["a.txt".into(), "d.txt".into()]));
    assert_eq!(ran.err.lines().count(), 2);
    assert!(ran.err.lines().all(|l| l.starts_with("dealsift: ")), "{}", ran.err);
}

#[test]
fn no_such_path_is_named() {
    let dir = folder(&[("a.txt", b"Alfa.")]);
    let ran = extract_in(dir.path(), &["nowhere"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "dealsift: nowhere: no such file or folder; check the path\n");
    assert_eq!(extract_in(dir.path(), &["nowhere", "a.txt"]).code, 1);
}

#[cfg(unix)]
#[test]
fn an_unreadable_file_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let dir = folder(&[("a.txt", b"Alfa."), ("b.txt", b"Beta.")]);
    let closed = dir.path().join("b.txt");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read(&closed).is_ok() {
        return; // root reads everything
    }
    let ran = extract_in(dir.path(), &["."]);
    assert_eq!((ran.code, ran.ids()), (1, vec!["a.txt".into()]));
    assert!(ran.err.contains("b.txt: cannot be read"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_file_of_five_gib_is_refused_by_name() {
    let dir = folder(&[("a.txt", b"Alfa.")]);
    let big = fs::File::create(dir.path().join("big.txt")).unwrap();
    if big.set_len(5 << 30).is_err() {
        return; // no sparse files here
    }
    let ran = extract_in(dir.path(), &["."]);
    assert_eq!((ran.code, ran.ids()), (1, vec!["a.txt".into()]));
    assert!(ran.err.contains("big.txt: over 16777216 bytes"), "{}", ran.err);
}

#[test]
fn five_megabytes_on_one_line_may_be_an_article() {
    let text = "Alfa compra Beta per 3 milioni di euro. ".repeat(5 << 20 >> 5);
    let line = format!("{{\"id\":\"long\",\"text\":\"{text}\"}}\n{{\"id\":\"next\",\"text\":\"x\"}}");
    let dir = folder(&[("a.txt", text.as_bytes()), ("b.jsonl", line.as_bytes())]);
    let ran = extract_in(dir.path(), &["--max-article", "8M", "."]);
    assert_eq!((ran.code, ran.ids().join(" ")), (0, "a.txt long next".into()));
}

#[test]
fn declared_metadata_is_written() {
    let hostile = Path::new(ROOT).join("fixtures/hostile");
    let article = &extract_in(&hostile, &["front-matter.txt"]).articles()[0];
    assert_eq!((&article["title"], &article["date"]), (&"Alfa compra Beta".into(), &"2026-03-02".into()));
    assert_eq!(article["meta"]["author"], "Rossi");
    let article = &extract_in(&hostile, &["date-line.txt"]).articles()[0];
    assert_eq!((&article["lang"], &article["date"]), (&"it".into(), &"2026-03-02".into()));
    let article = &extract_in(&hostile, &["bom.txt", "--assume-date", "2025-01-31"]).articles()[0];
    assert_eq!(article["date"], "2025-01-31");
    let without = &extract_stdin(b"Alfa compra Beta.\n", &[]).articles()[0];
    assert_eq!(article["text_sha256"], without["text_sha256"], "the mark is no text");
}

#[test]
fn standard_input_is_text_or_json_lines() {
    assert_eq!(extract_stdin(b"Alfa compra Beta.", &[]).ids(), ["-"]);
    assert_eq!(extract_stdin(b"\n {\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}", &[]).ids(), ["-:2", "b"]);
    let empty = extract_stdin(b"", &[]);
    assert_eq!((empty.code, empty.err.as_str()), (2, "dealsift: -: holds no text; leave it out or fill it\n"));
}

#[test]
fn folders_are_read_in_the_order_of_their_bytes() {
    let names = ["b.txt", "a/z.txt", "a.txt", "a-b.txt", "a/.hidden.txt", "a/n.ndjson", "a/p.pdf"];
    let files: Vec<(&str, &[u8])> = names.iter().map(|n| (*n, &b"{\"text\":\"x\"}"[..])).collect();
    let ran = extract_in(folder(&files).path(), &["."]);
    assert_eq!(ran.ids(), ["a-b.txt", "a.txt", "a/n.ndjson:1", "a/z.txt", "b.txt"]);
}

#[test]
fn clashing_arguments_stand_before_their_ids() {
    let dir = folder(&[("x/a.txt", b"x"), ("x/b.txt", b"x"), ("y/a.txt", b"x"), ("z/c.txt", b"x")]);
    let ran = extract_in(dir.path(), &["x", "y", "z"]);
    assert_eq!(ran.ids(), ["x/a.txt", "x/b.txt", "y/a.txt", "c.txt"]);
    let twice = extract_in(dir.path(), &["x/a.txt", "x/a.txt"]);
    assert_eq!((twice.code, twice.ids()), (1, vec!["a.txt".into()]));
    assert!(twice.err.contains("x/a.txt: id \"a.txt\" stands already at x/a.txt"), "{}", twice.err);
}

#[test]
fn wrong_usage_is_two() {
    for arguments in [
        &["extract"][..],
        &["extract", "a.txt", "--assume-date", "ieri"],
        &["extract", "a.txt", "--emit", "everything"],
        &["nothing"],
        &[],
    ] {
        let ran: Ran = dealsift(arguments).output().unwrap().into();
        assert_eq!(ran.code, 2, "{arguments:?}");
        assert!(!ran.err.is_empty());
    }
}
