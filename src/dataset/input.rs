//! Where an output is read from, as often as it is asked for.
//!
//! A plain file is opened anew for each pass. A pipe and standard input can be read only once, so they are held in memory as a
//! whole.

use super::Fault;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek};
use std::path::{Path, PathBuf};

/// How much is read at a time.
const BUFFER: usize = 256 * 1024;

/// Bytes that can be read from any place.
pub trait Bytes: Read + Seek {}

impl<T: Read + Seek> Bytes for T {}

/// An output, by its name and how to read it.
#[derive(Debug)]
pub struct Input {
    /// The path as it was named, `-` for standard input.
    pub name: String,
    from: From,
}

#[derive(Debug)]
enum From {
    File(PathBuf),
    Held(Vec<u8>),
}

impl Input {
    /// A file, a pipe, or `-` for standard input.
    ///
    /// # Errors
    /// Where it does not exist, is a folder, or can't be read.
    pub fn open(path: &Path) -> Result<Self, Fault> {
        let name = path.display().to_string();
        match from(path) {
            Ok(from) => Ok(Self { name, from }),
            Err(source) => Err(Fault::Unreadable { name, source }),
        }
    }

    /// Text as if it had been read under this name.
    pub fn held(name: &str, text: &str) -> Self {
        Self { name: name.to_owned(), from: From::Held(text.as_bytes().to_vec()) }
    }

    /// The bytes from the start.
    pub(super) fn bytes(&self) -> Result<BufReader<Box<dyn Bytes + '_>>, Fault> {
        let bytes: Box<dyn Bytes> = match &self.from {
            From::File(path) => Box::new(File::open(path).map_err(|e| self.unreadable(e))?),
            From::Held(bytes) => Box::new(Cursor::new(bytes)),
        };
        Ok(BufReader::with_capacity(BUFFER, bytes))
    }

    pub(super) fn unreadable(&self, source: io::Error) -> Fault {
        Fault::Unreadable { name: self.name.clone(), source }
    }
}

fn from(path: &Path) -> io::Result<From> {
    let mut held = Vec::new();
    if path == Path::new("-") {
        io::stdin().read_to_end(&mut held)?;
        return Ok(From::Held(held));
    }
    let mut file = File::open(path)?;
    let about = file.metadata()?;
    if about.is_dir() {
        return Err(io::Error::other("is a folder"));
    }
    if about.is_file() {
        return Ok(From::File(path.to_path_buf()));
    }
    file.read_to_end(&mut held)?;
    Ok(From::Held(held))
}
