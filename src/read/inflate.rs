//! Compressed inputs, told by their first bytes: gzip and Zstandard, several members or frames one behind the other included.
//!
//! What inflates far beyond its size is stopped: a gigabyte of zeros fits into a megabyte of gzip.

use std::io::{self, BufRead, BufReader, Chain, Cursor, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// An input that is read piece by piece.
pub type Input = Box<dyn BufRead + Send>;

/// How much may come out of an input whatever its ratio.
pub const FREE: u64 = 64 << 20;

/// The first bytes of an input, and the input with them in front again. At least `least` are fetched where there are as many.
pub fn peek(mut input: Input, least: usize) -> io::Result<(Vec<u8>, Input)> {
    let mut head = Vec::new();
    while head.len() < least {
        let more = input.fill_buf()?;
        if more.is_empty() {
            break;
        }
        let read = more.len();
        head.extend_from_slice(more);
        input.consume(read);
    }
    let whole: Chain<Cursor<Vec<u8>>, Input> = Cursor::new(head.clone()).chain(input);
    Ok((head, Box::new(whole)))
}

/// The input as it is, or inflated where it is compressed, to at most `ratio` times its size ([`super::Limits::ratio`]) or [`FREE`].
///
/// # Errors
/// Where it cannot be read.
pub fn inflate(input: Input, ratio: u64) -> io::Result<Input> {
    let (head, input) = peek(input, 4)?;
    let taken = Arc::new(AtomicU64::new(0));
    let counted = Counted { input, taken: Arc::clone(&taken) };
    let output: Box<dyn Read + Send> = if head.starts_with(&[0x1f, 0x8b]) {
        Box::new(flate2::bufread::MultiGzDecoder::new(counted))
    } else if head.starts_with(&[0x28, 0xb5, 0x2f, 0xfd]) {
        Box::new(zstd::Decoder::with_buffer(counted)?)
    } else {
        return Ok(counted.input);
    };
    Ok(Box::new(BufReader::with_capacity(64 * 1024, Bounded { output, taken, given: 0, ratio })))
}

/// Counts what is taken from a compressed input.
struct Counted {
    input: Input,
    taken: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.input.read(into)?;
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

impl BufRead for Counted {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.input.fill_buf()
    }

    fn consume(&mut self, read: usize) {
        self.taken.fetch_add(read as u64, Ordering::Relaxed);
        self.input.consume(read);
    }
}

/// Stops at a ratio.
struct Bounded {
    output: Box<dyn Read + Send>,
    taken: Arc<AtomicU64>,
    given: u64,
    ratio: u64,
}

impl Read for Bounded {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.output.read(into)?;
        self.given += read as u64;
        let taken = self.taken.load(Ordering::Relaxed).max(1);
        if self.given > FREE && self.given / taken > self.ratio {
            let ratio = self.ratio;
            let fault =
                format!("inflates to more than {ratio} times its size; unpack it yourself, or raise --max-ratio");
            return Err(io::Error::new(io::ErrorKind::InvalidData, fault));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(bytes).unwrap();
        encoder.finish().unwrap()
    }

    fn read(bytes: Vec<u8>) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        inflate(Box::new(BufReader::with_capacity(3, Cursor::new(bytes))), 200)?.read_to_end(&mut out)?;
        Ok(out)
    }

    #[test]
    fn both_forms_and_their_sequences_are_read() {
        let two = [gzip(b"uno "), gzip(b"due")].concat();
        assert_eq!(read(two).unwrap(), b"uno due");
        let two = [zstd::encode_all(&b"uno "[..], 3).unwrap(), zstd::encode_all(&b"due"[..], 3).unwrap()].concat();
        assert_eq!(read(two).unwrap(), b"uno due");
        assert_eq!(read(b"uno".to_vec()).unwrap(), b"uno");
        assert_eq!(read(Vec::new()).unwrap(), b"");
        assert!(read(gzip(b"uno")[..15].to_vec()).is_err());
    }

    #[test]
    fn a_bomb_is_stopped() {
        let fault = read(gzip(&vec![b'a'; 80 << 20])).unwrap_err();
        assert!(fault.to_string().starts_with("inflates to more than 200 times"), "{fault}");
    }
}
