//! Limits of what is read: each refuses its own input with a message that states it, is raised by its option, and lets the rest go on.

use super::{Ran, dealsift, folder};
use std::io::Write;
use std::path::Path;

const GOOD: &[u8] = b"date 2026-03-02 lang it Alfa Spa ha rilevato Beta Srl.";

/// `--max-input` and `--max-article` below and above a text of 3,000 bytes.
fn text() -> Vec<u8> {
    "Alfa Spa vende. ".repeat(188).into_bytes()
}

fn run(folder: &Path, arguments: &[&str]) -> Ran {
    dealsift(&["extract", "--emit", "articles", "--assume-lang", "it"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
        .into()
}

/// With `refusing` the input is told in these words and its neighbour read; with `allowing` both are read.
fn holds(files: &[(&str, &[u8])], refusing: &[&str], words: &str, allowing: &[&str]) {
    let mut files = files.to_vec();
    files.push(("z-good.txt", GOOD));
    let dir = folder(&files);
    let ran = run(dir.path(), &[refusing, &["."]].concat());
    assert!(ran.code == 1 && ran.err.contains(words), "{} {} lacks {words}", ran.code, ran.err);
    assert_eq!(ran.ids().last().map(String::as_str), Some("z-good.txt"));
    let ran = run(dir.path(), &[allowing, &["."]].concat());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn tar(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = tar::Builder::new(Vec::new());
    for (name, bytes) in entries {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        archive.append_data(&mut header, name, *bytes).unwrap();
    }
    archive.into_inner().unwrap()
}

#[test]
fn bytes_of_an_input() {
    let text = text();
    let (low, high) = (["--max-input", "2K"], ["--max-input", "4K"]);
    let over = |place: &str| format!("{place}: over 2048 bytes; split it, leave it out, or raise --max-input");
    holds(&[("a.txt", &text)], &low, &over("a.txt"), &high);
    holds(&[("a.txt.gz", &gzip(&text))], &low, &over("a.txt.gz"), &high);
    let body = String::from_utf8(text.clone()).unwrap();
    let lines = format!("{{\"text\":\"Alfa vende.\"}}\n{{\"text\":\"{body}\"}}\n{{\"text\":\"Beta vende.\"}}\n");
    holds(&[("a.jsonl", lines.as_bytes())], &low, &over("a.jsonl:2"), &high);
    let rows = format!("text\nAlfa vende.\n\"{body}\"\n");
    holds(&[("a.csv", rows.as_bytes())], &low, &over("a.csv:3"), &high);
    let record = format!(
        "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Type: text/plain\r\nWARC-Record-ID: <a>\r\nContent-Length: {}\r\n\r\n{body}\r\n\r\n",
        body.len()
    );
    holds(&[("a.warc", record.as_bytes())], &low, &over("a.warc:1"), &high);
}

#[test]
fn a_line_of_just_the_limit_is_read() {
    let line = |n: usize| format!("{{\"text\":\"{}\"}}", "a".repeat(n - 11));
    let dir = folder(&[("a.jsonl", format!("{}\n{}\n", line(2047), line(2049)).as_bytes())]);
    let ran = run(dir.path(), &["--max-input", "2K", "."]);
    assert_eq!((ran.code, ran.ids()), (1, vec!["a.jsonl:1".to_owned()]), "{}", ran.err);
}

#[test]
fn bytes_of_an_article() {
    holds(
        &[("a.txt", &text())],
        &["--max-article", "2K"],
        "a.txt: over 2048 bytes; split it, leave it out, or raise --max-article",
        &["--max-article", "4K"],
    );
    let long = "Alfa Spa vende.\n".repeat(70_000);
    let words = "a.txt: over 1048576 bytes";
    holds(&[("a.txt", long.as_bytes())], &[], words, &["--max-article", "2M"]);
}

#[test]
fn bytes_of_what_is_read_whole() {
    let archive = tar(&[("a.txt", &text()), ("b.txt", GOOD)]);
    let words = "a.tar/a.txt: over 2048 bytes; split it, leave it out, or raise --max-document";
    holds(&[("a.tar", &archive)], &["--max-document", "2K"], words, &["--max-document", "4K"]);
}

#[test]
fn depth_of_a_page() {
    let page = format!(
        "<html><body>{}<p>{}</p>{}</body></html>",
        "<div>".repeat(20),
        "Alfa Spa ha rilevato Beta Srl per 3 milioni di euro, secondo una nota. ".repeat(8),
        "</div>".repeat(20)
    );
    let words = "a.html: elements nested deeper than 10; leave it out, give its text, or raise --max-depth";
    holds(&[("a.html", page.as_bytes())], &["--max-depth", "10"], words, &[]);
}

#[test]
fn bombs_are_stopped_in_little_memory() {
    // 80 MB out of 80 kB; in the forms that are read piece by piece the ratio stops them, in the others their size
    let zeros = vec![b'a'; 80 << 20];
    let lines = [&[b' '; 1023][..], b"\n"].concat().repeat(80 << 10);
    let (zst, jsonl) = (zstd::encode_all(&zeros[..], 3).unwrap(), zstd::encode_all(&lines[..], 3).unwrap());
    let archive = gzip(&tar(&[("b.txt.zst", &zst), ("c.txt", GOOD)]));
    let dir = folder(&[
        ("a.txt.gz", &gzip(&zeros)),
        ("b.txt.zst", &zst),
        ("c.jsonl.zst", &jsonl),
        ("d.tgz", &archive),
        ("z.txt", GOOD),
    ]);
    let script = "ulimit -v 1000000; exec \"$0\" extract --emit articles --jobs 1 --errors faults.jsonl . > out.jsonl 2> /dev/null";
    let ended = std::process::Command::new("bash")
        .args(["-c", script, env!("CARGO_BIN_EXE_dealsift")])
        .current_dir(dir.path())
        .status()
        .unwrap();
    let faults = std::fs::read_to_string(dir.path().join("faults.jsonl")).unwrap();
    let told = |source: &str, words: &str| {
        assert!(faults.lines().any(|l| l.contains(source) && l.contains(words)), "{source}: {words}");
    };
    assert_eq!(ended.code(), Some(1));
    told("a.txt.gz", "--max-input");
    told("b.txt.zst", "--max-input");
    told("c.jsonl.zst", "inflates to more than 200 times its size; unpack it yourself, or raise --max-ratio");
    told("d.tgz/b.txt.zst", "--max-input");
    let out = std::fs::read_to_string(dir.path().join("out.jsonl")).unwrap();
    assert_eq!(out.lines().count(), 2, "c.txt of the archive and z.txt");
}

#[cfg(unix)]
#[test]
fn loops_pipes_and_devices_of_a_folder_are_passed_over() {
    let dir = folder(&[("a.txt", GOOD), ("sub/b.txt", GOOD)]);
    let link = |to: &str, name: &str| std::os::unix::fs::symlink(to, dir.path().join(name)).unwrap();
    link("..", "sub/up");
    link("self.txt", "self.txt");
    link("/dev/zero", "zero.txt");
    link("a.txt", "same.txt");
    let made = std::process::Command::new("mkfifo").arg(dir.path().join("pipe.txt")).status();
    assert!(made.is_ok_and(|s| s.success()));
    link("pipe.txt", "pipe-link.txt");
    let ran = run(dir.path(), &["."]);
    assert_eq!(ran.ids(), ["a.txt", "same.txt", "sub/b.txt"], "{}", ran.err);
    assert!(ran.code == 1 && ran.err.lines().count() == 1 && ran.err.contains("self.txt"), "{}", ran.err);
    // what is named is read, until a limit ends it
    let named = run(dir.path(), &["/dev/zero"]);
    assert!(named.code == 2 && named.err.contains("over 16777216 bytes"), "{}", named.err);
}
