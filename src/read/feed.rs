//! The bytes of all articles of a run, in the order of the arguments.
//!
//! Folders are walked, files opened and cut into articles; nothing is decoded here ([`super::Unread`]).

use super::decode;
use super::error::{Place, ReadError};
use super::jsonl::Lines;
use super::unread::{Raw, Unread};
use super::walk::{self, Form, Source};
use std::collections::VecDeque;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::path::PathBuf;

/// An input that is read piece by piece.
type Input = Box<dyn BufRead + Send>;

/// Articles that are yet to be read, one at a time.
pub struct Feed {
    sources: VecDeque<Result<Source, ReadError>>,
    /// The file of lines that is open, with the id of its articles.
    lines: Option<(Lines, String)>,
}

impl Feed {
    /// Looks up the files of all arguments; `-` is standard input. They are opened as the iterator moves.
    pub fn open(paths: &[PathBuf]) -> Self {
        Self { sources: walk::sources(paths).into(), lines: None }
    }

    fn source(&mut self, source: Source) -> Option<Result<Unread, ReadError>> {
        let place = walk::place(&source.path);
        let opened = match source.form {
            Form::Text => return Some(text_file(source, place)),
            Form::Lines => File::open(&source.path).map(|file| (true, buffered(file))),
            Form::Stdin => told_apart(buffered(std::io::stdin())),
        };
        match opened {
            Ok((true, input)) => {
                self.lines = Some((Lines::new(input, place.name), source.id));
                None
            }
            Ok((false, input)) => Some(whole(input, source.id, place)),
            Err(fault) => Some(Err(ReadError::system(place, fault))),
        }
    }
}

impl Iterator for Feed {
    type Item = Result<Unread, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some((lines, id)) = &mut self.lines {
                match lines.next_line() {
                    Some(line) => {
                        return Some(line.map(|(line, place)| Unread { place, id: id.clone(), raw: Raw::Line(line) }));
                    }
                    None => self.lines = None,
                }
            }
            match self.sources.pop_front()? {
                Err(error) => return Some(Err(error)),
                Ok(source) => {
                    if let Some(read) = self.source(source) {
                        return Some(read);
                    }
                }
            }
        }
    }
}

fn buffered(input: impl Read + Send + 'static) -> Input {
    Box::new(BufReader::with_capacity(64 * 1024, input))
}

fn text_file(source: Source, place: Place) -> Result<Unread, ReadError> {
    match File::open(&source.path).and_then(|f| Ok((f.metadata()?.len(), f))) {
        Ok((size, _)) if size > u64::from(u32::MAX) => Err(ReadError::TooBig(place)),
        Ok((_, file)) => whole(file, source.id, place),
        Err(fault) => Err(ReadError::system(place, fault)),
    }
}

fn whole(input: impl Read, id: String, place: Place) -> Result<Unread, ReadError> {
    let limit = u64::from(u32::MAX);
    let mut bytes = Vec::new();
    match input.take(limit + 1).read_to_end(&mut bytes) {
        Err(fault) => Err(ReadError::system(place, fault)),
        Ok(read) if read as u64 > limit => Err(ReadError::TooBig(place)),
        Ok(_) => Ok(Unread { place, id, raw: Raw::Text(bytes) }),
    }
}

/// Whether the input holds JSON Lines: its first byte that is no white space is `{`.
fn told_apart(mut input: Input) -> std::io::Result<(bool, Input)> {
    let mut head = Vec::new();
    loop {
        let start = decode::without_bom(&head).trim_ascii_start();
        if !start.is_empty() && !decode::BOM.starts_with(&head) {
            let lines = start[0] == b'{';
            return Ok((lines, Box::new(Cursor::new(head).chain(input))));
        }
        let more = input.fill_buf()?;
        if more.is_empty() {
            return Ok((false, Box::new(Cursor::new(head))));
        }
        let read = more.len();
        head.extend_from_slice(more);
        input.consume(read);
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
}
