//! Well-known Italian names, each in a sentence as a newspaper has it, and ordinary words that are also names of companies.
//!
//! `names/sentences.tsv` holds the lines; they were written before the extractor saw them, so a line that fails is mended in the
//! tables or rules, never in the file.

use dealsift::{Article, Extraction, Extractor};
use std::fs;
use std::path::Path;

/// How many of the names must be found, of 40.
const FOUND: usize = 38;
/// How many of the ordinary words may be taken for names, of 40.
const FALSE: usize = 2;
/// The most that the lists of `data/` may take of the program, in bytes.
const EMBEDDED: u64 = 2_000_000;

struct Line {
    sort: String,
    lang: String,
    name: String,
    identity: String,
    country: String,
    sentence: String,
}

fn lines() -> Vec<Line> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/names/sentences.tsv");
    let text = fs::read_to_string(path).unwrap();
    let line = |line: &str| {
        let parts: Vec<String> = line.split('\t').map(str::to_owned).collect();
        let [sort, lang, name, identity, country, sentence] = parts.try_into().expect("six columns");
        Line { sort, lang, name, identity, country, sentence }
    };
    text.lines().filter(|l| !l.starts_with('#')).map(line).collect()
}

fn extract(extractor: &Extractor, line: &Line) -> Extraction {
    let mut article = Article::new("line", line.sentence.as_str());
    article.lang = Some(line.lang.clone());
    extractor.extract(&article)
}

/// The companies that the sentence names so, each with its country and identity of its own.
fn named<'a>(found: &'a Extraction, line: &'a Line) -> impl Iterator<Item = (Option<&'a str>, Option<&'a str>)> {
    let here = line.name.to_lowercase();
    let named = move |c: &&dealsift::value::Company| {
        c.mentions.iter().any(|span| span.of(&line.sentence).to_lowercase().contains(&here))
    };
    found.companies.iter().filter(named).map(|c| {
        let own = c.ids.iter().find(|id| id.scheme == "dealsift");
        (c.country, own.map(|id| id.value.as_str()))
    })
}

#[test]
fn names_are_found_with_their_identity() {
    let extractor = Extractor::new();
    let mut missed = Vec::new();
    let lines: Vec<Line> = lines().into_iter().filter(|l| l.sort == "found").collect();
    assert_eq!(lines.len(), 40);
    for line in &lines {
        let found = extract(&extractor, line);
        let right = |(country, own): (Option<&str>, Option<&str>)| {
            country == Some(line.country.as_str()) && own.is_none_or(|own| own == line.identity)
        };
        if !named(&found, line).any(right) {
            let ids: Vec<_> = named(&found, line).collect();
            missed.push(format!("{} ({}, {}): {} {ids:?}", line.name, line.identity, line.country, line.sentence));
        }
    }
    assert!(lines.len() - missed.len() >= FOUND, "{} are missed:\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn ordinary_words_are_no_companies() {
    let extractor = Extractor::new();
    let lines: Vec<Line> = lines().into_iter().filter(|l| l.sort == "none").collect();
    assert_eq!(lines.len(), 40);
    let taken = lines.iter().filter(|l| named(&extract(&extractor, l), l).next().is_some());
    let taken: Vec<String> = taken.map(|l| format!("{}: {}", l.name, l.sentence)).collect();
    assert!(taken.len() <= FALSE, "{} are taken for companies:\n{}", taken.len(), taken.join("\n"));
}

#[test]
fn the_lists_stay_small() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
    let lists = fs::read_dir(folder).unwrap().map(Result::unwrap).filter(|f| {
        let name = f.file_name().into_string().unwrap();
        name.ends_with(".tsv") || name.ends_with(".txt")
    });
    let bytes: u64 = lists.map(|f| f.metadata().unwrap().len()).sum();
    assert!(bytes > 0 && bytes <= EMBEDDED, "data/ takes {bytes} bytes of the program");
}
