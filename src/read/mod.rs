//! Layer 1: files, folders and standard input to articles, one at a time.
//!
//! ```
//! use dealsift::read::{Articles, Options};
//!
//! let mut articles = Articles::open(&["no/such/folder".into()], Options::default());
//! assert!(articles.next().unwrap().unwrap_err().to_string().starts_with("no/such/folder: no such file"));
//! ```
//!
//! An error costs one article, never the run. Nothing is extracted here, and no language is guessed.

pub mod decode;
pub mod error;
pub mod front_matter;
pub mod jsonl;
pub mod metadata;
pub mod walk;

pub use error::{Place, ReadError};

use crate::value::Article;
use jiff::civil::Date;
use jsonl::Lines;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;
use std::collections::hash_map::Entry;
use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::path::PathBuf;
use walk::{Form, Source};

/// What holds for articles that declare nothing themselves.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Day of publication.
    pub assume_date: Option<Date>,
    /// Language, an ISO 639-1 code.
    pub assume_lang: Option<String>,
}

/// The articles of a run, in the order of the arguments.
pub struct Articles {
    options: Options,
    sources: VecDeque<Result<Source, ReadError>>,
    lines: Option<Lines>,
    waiting: VecDeque<Result<Article, ReadError>>,
    seen: FxHashMap<Box<str>, Place>,
}

impl Articles {
    /// Looks up the files of all arguments; `-` is standard input. They are read as the iterator moves.
    pub fn open(paths: &[PathBuf], options: Options) -> Self {
        Self {
            options,
            sources: walk::sources(paths).into(),
            lines: None,
            waiting: VecDeque::new(),
            seen: FxHashMap::default(),
        }
    }

    /// Reads one article or one fault into `waiting`, or opens the next file; `false` at the end.
    fn advance(&mut self) -> bool {
        if let Some(lines) = &mut self.lines {
            let mut faults = Vec::new();
            match lines.next_article(&mut faults) {
                Some(read) => self.deliver(read, faults),
                None => self.lines = None,
            }
            return true;
        }
        match self.sources.pop_front() {
            None => return false,
            Some(Err(error)) => self.waiting.push_back(Err(error)),
            Some(Ok(source)) => self.read(source),
        }
        true
    }

    fn read(&mut self, source: Source) {
        let place = walk::place(&source.path);
        let opened = match source.form {
            Form::Text => return self.text_file(source),
            Form::Lines => File::open(&source.path).map(|f| (true, reader(f))),
            Form::Stdin => told_apart(reader(std::io::stdin())),
        };
        match opened {
            Ok((true, input)) => self.lines = Some(Lines::new(input, place.name, source.id)),
            Ok((false, input)) => self.text(input, source.id, place),
            Err(fault) => self.waiting.push_back(Err(ReadError::system(place, fault))),
        }
    }

    fn text_file(&mut self, source: Source) {
        let place = walk::place(&source.path);
        match File::open(&source.path).and_then(|f| Ok((f.metadata()?.len(), f))) {
            Ok((size, _)) if size > u64::from(u32::MAX) => {
                self.waiting.push_back(Err(ReadError::TooBig(place)));
            }
            Ok((_, file)) => self.text(file, source.id, place),
            Err(fault) => self.waiting.push_back(Err(ReadError::system(place, fault))),
        }
    }

    fn text(&mut self, input: impl Read, id: String, place: Place) {
        let mut faults = Vec::new();
        let read = text_article(input, id, &place, &mut faults);
        self.deliver(read.map(|article| (article, place)), faults);
    }

    fn deliver(&mut self, read: Result<(Article, Place), ReadError>, faults: Vec<ReadError>) {
        let read = read.and_then(|(article, place)| self.enter(article, place));
        self.waiting.extend(faults.into_iter().map(Err));
        self.waiting.push_back(read);
    }

    /// Takes the article's id, and gives it what its options assume.
    fn enter(&mut self, mut article: Article, second: Place) -> Result<Article, ReadError> {
        match self.seen.entry(article.id.as_str().into()) {
            Entry::Occupied(first) => {
                let (id, first) = (article.id, first.get().clone());
                return Err(ReadError::DuplicateId { id, first, second });
            }
            Entry::Vacant(free) => free.insert(second),
        };
        article.date = article.date.or(self.options.assume_date);
        if article.lang.is_none() {
            article.lang.clone_from(&self.options.assume_lang);
        }
        Ok(article)
    }
}

impl Iterator for Articles {
    type Item = Result<Article, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(next) = self.waiting.pop_front() {
                return Some(next);
            }
            if !self.advance() {
                return None;
            }
        }
    }
}

fn reader(input: impl Read + 'static) -> Box<dyn BufRead> {
    Box::new(BufReader::with_capacity(64 * 1024, input))
}

/// Whether the input holds JSON Lines: its first byte that is no white space is `{`.
fn told_apart(mut input: Box<dyn BufRead>) -> std::io::Result<(bool, Box<dyn BufRead>)> {
    let mut head = Vec::new();
    loop {
        let start = decode::without_bom(&head).trim_ascii_start();
        if !start.is_empty() && !b"\xEF\xBB".starts_with(&head) {
            let lines = start[0] == b'{';
            return Ok((lines, Box::new(std::io::Cursor::new(head).chain(input))));
        }
        let more = input.fill_buf()?;
        if more.is_empty() {
            return Ok((false, Box::new(std::io::Cursor::new(head))));
        }
        let read = more.len();
        head.extend_from_slice(more);
        input.consume(read);
    }
}

fn text_article(
    input: impl Read,
    id: String,
    place: &Place,
    faults: &mut Vec<ReadError>,
) -> Result<Article, ReadError> {
    let limit = u64::from(u32::MAX);
    let mut bytes = Vec::new();
    let read = input.take(limit + 1).read_to_end(&mut bytes);
    read.map_err(|fault| ReadError::system(place.clone(), fault))?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooBig(place.clone()));
    }
    let mut article = Article::new(id, decode::decode(bytes, place)?);
    metadata::declare(&mut article, place, faults);
    let blank = article.title.is_none() && article.body.of(&article.text).trim().is_empty();
    match blank {
        true => Err(ReadError::Empty(place.clone())),
        false => Ok(article),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &'static [u8]) -> (bool, Vec<u8>) {
        let (lines, mut rest) = told_apart(Box::new(BufReader::with_capacity(2, bytes))).unwrap();
        let mut all = Vec::new();
        rest.read_to_end(&mut all).unwrap();
        (lines, all)
    }

    #[test]
    fn standard_input_is_told_apart_and_kept_whole() {
        for (bytes, lines) in [
            (&b"\xEF\xBB\xBF {\"text\":1}"[..], true),
            (b"\n\t{", true),
            (b"\xEF\xBB\xBFtesto", false),
            (b" date 2026", false),
            (b"  ", false),
            (b"", false),
        ] {
            assert_eq!(told(bytes), (lines, bytes.to_vec()));
        }
    }

    #[test]
    fn what_is_assumed_gives_way_to_what_is_declared() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("a.txt"), "date 2025-01-02 Testo").unwrap();
        std::fs::write(dir.path().join("b.txt"), "Testo").unwrap();
        let options = Options { assume_date: metadata::parse_date("2026-03-02"), assume_lang: Some("it".into()) };
        let read: Vec<Article> = Articles::open(&[dir.path().into()], options).map(Result::unwrap).collect();
        assert_eq!(read[0].date.unwrap().to_string(), "2025-01-02");
        assert_eq!(read[1].date.unwrap().to_string(), "2026-03-02");
        assert!(read.iter().all(|a| a.lang.as_deref() == Some("it")));
    }
}
