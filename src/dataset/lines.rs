//! The lines of an output, one at a time, each with where it begins.
//!
//! Blank lines and a byte-order mark are passed over. A line of over a gigabyte is told and passed over unread.

use super::article::{Head, Layer, told};
use super::input::Bytes;
use super::{Article, Fault, Input};
use serde_json::Value;
use std::io::{self, BufRead, BufReader, Read};

/// The longest line that is read.
const LONGEST: u64 = 1 << 30;
const BOM: &[u8] = b"\xef\xbb\xbf";

/// Reads an output line by line.
pub struct Lines<'a> {
    input: &'a Input,
    bytes: BufReader<Box<dyn Bytes + 'a>>,
    line: Vec<u8>,
    /// The number of the line read last, counted from 1.
    pub(super) number: u64,
    /// Where that line begins.
    pub(super) at: u64,
    next: u64,
    ended: bool,
}

/// What a line is about.
pub(super) struct About {
    pub(super) id: String,
    pub(super) layer: Layer,
}

impl<'a> Lines<'a> {
    /// The lines from the start.
    ///
    /// # Errors
    /// Where the input can't be opened.
    pub fn of(input: &'a Input) -> Result<Self, Fault> {
        let bytes = input.bytes()?;
        Ok(Self { input, bytes, line: Vec::new(), number: 0, at: 0, next: 0, ended: false })
    }

    /// Goes on at the line that begins there.
    pub(super) fn seek(&mut self, at: u64) -> Result<(), Fault> {
        // a relative seek keeps what the buffer holds already
        let by = i64::try_from(at).unwrap_or(i64::MAX).saturating_sub_unsigned(self.next);
        self.bytes.seek_relative(by).map_err(|e| self.input.unreadable(e))?;
        (self.next, self.ended) = (at, false);
        Ok(())
    }

    /// The next line's id and layer; `None` at the end. After a fault of the system nothing more comes.
    pub(super) fn next_about(&mut self) -> Option<Result<About, Fault>> {
        loop {
            match self.fill() {
                Ok(false) => return None,
                Ok(true) if self.text().trim_ascii().is_empty() => {}
                Ok(true) => return Some(self.about()),
                Err(fault) => return Some(Err(fault)),
            }
        }
    }

    /// Puts the line read last into an article.
    pub(super) fn add_to(&self, article: &mut Article, layer: Layer) -> Result<(), Fault> {
        let line: Value = serde_json::from_slice(self.text()).map_err(|e| self.fault(told(&e)))?;
        article.take(line, layer);
        Ok(())
    }

    /// The next article of an output that holds one a line.
    pub fn next_article(&mut self) -> Option<Result<Article, Fault>> {
        Some(self.next_about()?.and_then(|about| match about.layer {
            Layer::Articles => {
                let mut article = Article::new(&about.id);
                self.add_to(&mut article, about.layer)?;
                Ok(article)
            }
            Layer::Records => {
                Err(self.fault("a record without its article; extract with `--emit articles`".to_owned()))
            }
        }))
    }

    fn about(&self) -> Result<About, Fault> {
        let (id, layer) = Head::read(self.text()).map_err(|fault| self.fault(fault))?;
        Ok(About { id, layer })
    }

    /// The line without a byte-order mark.
    fn text(&self) -> &[u8] {
        match self.at {
            0 => self.line.strip_prefix(BOM).unwrap_or(&self.line),
            _ => &self.line,
        }
    }

    fn fault(&self, fault: String) -> Fault {
        Fault::Line { name: self.input.name.clone(), line: self.number, fault }
    }

    fn fill(&mut self) -> Result<bool, Fault> {
        if self.ended {
            return Ok(false);
        }
        self.line.clear();
        self.number += 1;
        self.at = self.next;
        match self.read() {
            Ok(read) => {
                self.next += read;
                self.ended = read == 0;
                Ok(read > 0)
            }
            Err(fault) => {
                self.ended = !matches!(fault, Fault::Line { .. });
                Err(fault)
            }
        }
    }

    /// Reads to the end of the line; how many bytes that were.
    fn read(&mut self) -> Result<u64, Fault> {
        let system = |e: io::Error| self.input.unreadable(e);
        let read = (&mut self.bytes).take(LONGEST).read_until(b'\n', &mut self.line).map_err(system)? as u64;
        if read < LONGEST || self.line.last() == Some(&b'\n') {
            return Ok(read);
        }
        self.line = Vec::new();
        let rest = self.bytes.skip_until(b'\n').map_err(system)? as u64;
        self.next += read + rest;
        Err(self.fault("over a gigabyte on one line".to_owned()))
    }
}
