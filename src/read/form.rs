//! How the articles stand in an input: told by its name, and by its first bytes where the name says nothing.
//!
//! `news.jsonl.gz` holds an article a line; standard input that begins with `{` does too.

use super::decode;
use super::inflate::{Input, peek};
use std::path::Path;

/// How the articles stand in a file, compressed or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The file is one article.
    Text,
    /// The file is one page.
    Page,
    /// Each line is one, an object of JSON.
    Lines,
    /// Each row is one.
    Table,
    /// Parquet: each row is one.
    Columns,
    /// A JSON document holds many.
    Document,
    /// RSS or Atom.
    Syndication,
    /// A crawl.
    Warc,
    /// A tar archive of such files.
    Archive,
}

/// The form of a file by its name, that of its compression aside. In a folder, whose files nobody has named, `.json` and `.xml` are passed over:
/// they may hold anything.
pub fn form_of(path: &Path, named: bool) -> Option<Form> {
    let name = path.file_name()?.to_ascii_lowercase();
    let name = name.to_string_lossy();
    let plain = [".gz", ".zst", ".zstd"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
    let (stem, ending) = plain.rsplit_once('.')?;
    if stem.is_empty() {
        return None;
    }
    Some(match ending {
        "txt" => Form::Text,
        "html" | "htm" | "xhtml" => Form::Page,
        "jsonl" | "ndjson" => Form::Lines,
        "csv" | "tsv" => Form::Table,
        "parquet" => Form::Columns,
        "rss" | "atom" => Form::Syndication,
        "warc" => Form::Warc,
        "tar" | "tgz" => Form::Archive,
        "json" if named => Form::Document,
        "xml" if named => Form::Syndication,
        _ => return None,
    })
}

/// How far an input without a telling name is looked into.
const LOOK: usize = 512;

/// The form of an input by its first bytes.
pub fn told(mut input: Input) -> std::io::Result<(Form, Input)> {
    // as little as tells it: more may not come for a while
    let mut least = 1;
    loop {
        let (head, rest) = peek(input, least)?;
        input = rest;
        let ended = head.len() < least;
        let start = decode::without_bom(&head).trim_ascii_start();
        let object = start.starts_with(b"{");
        if ended || object || !start.is_empty() && head.len() >= LOOK {
            return Ok((by_start(&head, start), input));
        }
        least = head.len() + 1;
    }
}

fn by_start(head: &[u8], start: &[u8]) -> Form {
    let lower = start[..start.len().min(LOOK)].to_ascii_lowercase();
    let has = |tag: &[u8]| memchr::memmem::find(&lower, tag).is_some();
    match start.first() {
        Some(b'{') => Form::Lines,
        Some(b'[') if start[1..].trim_ascii_start().starts_with(b"{") => Form::Document,
        Some(b'<') if has(b"<rss") || has(b"<feed") || has(b"<rdf:rdf") => Form::Syndication,
        Some(b'<') if has(b"<!doctype html") || has(b"<html") || has(b"<head") => Form::Page,
        _ if head.starts_with(b"PAR1") => Form::Columns,
        _ if start.starts_with(b"WARC/") => Form::Warc,
        _ if head.get(257..262) == Some(b"ustar") => Form::Archive,
        _ => Form::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufReader, Read};

    fn form(bytes: &'static [u8]) -> (Form, Vec<u8>) {
        let (form, mut rest) = told(Box::new(BufReader::with_capacity(2, bytes))).unwrap();
        let mut all = Vec::new();
        rest.read_to_end(&mut all).unwrap();
        (form, all)
    }

    #[test]
    fn the_first_bytes_tell_the_form_and_are_kept() {
        for (bytes, expected) in [
            (&b"\xEF\xBB\xBF {\"text\":1}"[..], Form::Lines),
            (b"\n\t{", Form::Lines),
            (b"[ {\"text\":\"a\"}]", Form::Document),
            (b"[2] una nota", Form::Text),
            (b"<!DOCTYPE HTML><p>", Form::Page),
            (b"<?xml version=\"1.0\"?>\n<rss version=\"2.0\">", Form::Syndication),
            (b"<Alfa> compra", Form::Text),
            (b"WARC/1.0\r\n", Form::Warc),
            (b"\xEF\xBB\xBFtesto", Form::Text),
            (b" date 2026", Form::Text),
            (b"  ", Form::Text),
            (b"", Form::Text),
        ] {
            assert_eq!(form(bytes), (expected, bytes.to_vec()));
        }
    }

    #[test]
    fn names_tell_the_form() {
        let form = |name: &str, named| form_of(Path::new(name), named);
        assert_eq!(form("a/b.TXT", false), Some(Form::Text));
        assert_eq!(form("b.jsonl.gz", false), Some(Form::Lines));
        assert_eq!(form("b.warc.zst", false), Some(Form::Warc));
        assert_eq!(form("b.tgz", false), Some(Form::Archive));
        assert_eq!((form("b.json", true), form("b.json", false)), (Some(Form::Document), None));
        assert_eq!((form("b", true), form("b.gz", true), form(".txt", true)), (None, None, None));
    }
}
