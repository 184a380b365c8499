//! Where output goes: standard output, or a file that appears whole or not at all.
//!
//! A terminal never gets what could steer it, whatever the form: of what an article says no control character reaches it raw.
//! `-o deals.jsonl` writes `.deals.jsonl.4711.part` beside it and renames that at the end, so that whoever reads
//! `deals.jsonl` never sees half of it. What is no plain file (`/dev/stdout`) is written directly.

use crate::emit::cards::harmless_lines;
use std::fs::{File, OpenOptions};
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// How much is gathered before it is written.
const FULL: usize = 256 * 1024;

/// A buffered output.
pub struct Output {
    sink: Sink,
    /// What is to be written next; whoever writes appends here and calls [`Output::relay`].
    pub buffer: Vec<u8>,
    at_once: bool,
    /// Whether what is written has colours of our own, and is harmless but for them.
    pub coloured: bool,
}

enum Sink {
    Stdout(io::Stdout),
    Direct(File, PathBuf),
    Part(Part),
}

/// A file in the making; removed unless it was finished.
struct Part {
    file: File,
    part: PathBuf,
    whole: PathBuf,
    finished: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.finished {
            let _ = std::fs::remove_file(&self.part);
        }
    }
}

impl Output {
    /// Writes to a file, or to standard output where there is none.
    pub fn open(path: Option<&Path>) -> io::Result<Self> {
        let sink = match path {
            None => Sink::Stdout(io::stdout()),
            Some(path) => file(path).map_err(|fault| told(path, &fault))?,
        };
        let at_once = path.is_none() && io::stdout().is_terminal();
        Ok(Self { at_once, sink, buffer: Vec::with_capacity(FULL), coloured: false })
    }

    /// Hands the buffer on where it is full, or at once on a terminal.
    pub fn relay(&mut self) -> io::Result<()> {
        match self.at_once || self.buffer.len() >= FULL {
            true => self.flush(),
            false => Ok(()),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.at_once && !self.coloured {
            self.buffer = harmless_lines(&String::from_utf8_lossy(&self.buffer)).into_bytes();
        }
        let written = match &mut self.sink {
            Sink::Stdout(out) => out.write_all(&self.buffer).and_then(|()| out.flush()),
            Sink::Direct(file, path) => file.write_all(&self.buffer).map_err(|e| told(path, &e)),
            Sink::Part(part) => part.file.write_all(&self.buffer).map_err(|e| told(&part.whole, &e)),
        };
        self.buffer.clear();
        written
    }

    /// Writes what is left where others read along; a file in the making is removed.
    pub fn stop(mut self) -> io::Result<()> {
        match self.sink {
            Sink::Part(_) => Ok(()),
            Sink::Stdout(_) | Sink::Direct(..) => self.flush(),
        }
    }

    /// Writes what is left and gives the file its name.
    pub fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        match self.sink {
            Sink::Part(mut part) => part.finish().map_err(|fault| told(&part.whole, &fault)),
            Sink::Stdout(_) | Sink::Direct(..) => Ok(()),
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.buffer.extend_from_slice(bytes);
        self.relay().map(|()| bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Self::flush(self)
    }
}

impl Part {
    fn finish(&mut self) -> io::Result<()> {
        std::fs::rename(&self.part, &self.whole)?;
        self.finished = true;
        Ok(())
    }
}

fn file(path: &Path) -> io::Result<Sink> {
    match std::fs::metadata(path) {
        Ok(meta) if meta.is_dir() => Err(io::Error::other("is a folder")),
        Ok(meta) if !meta.is_file() => {
            let file = OpenOptions::new().write(true).open(path)?;
            Ok(Sink::Direct(file, path.to_path_buf()))
        }
        Ok(_) => part(&path.canonicalize()?),
        Err(_) => part(path),
    }
}

fn part(whole: &Path) -> io::Result<Sink> {
    let name = whole.file_name().ok_or_else(|| io::Error::other("names no file"))?;
    let hidden = format!(".{}.{}.part", name.to_string_lossy(), std::process::id());
    let part = whole.with_file_name(hidden);
    let file = File::create(&part)?;
    Ok(Sink::Part(Part { file, part, whole: whole.to_path_buf(), finished: false }))
}

/// The system's error with its place and a remedy; a closed pipe stays one.
fn told(path: &Path, fault: &io::Error) -> io::Error {
    let message = format!(
        "{}: cannot be written ({fault}); name a file in a folder that exists and may be written to",
        path.display()
    );
    io::Error::new(fault.kind(), message)
}
