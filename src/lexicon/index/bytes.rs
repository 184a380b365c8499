//! Where what lies in the bytes of an index, checked once; and numbers read from them, checked each time.

use thiserror::Error;

/// The first bytes of every index.
pub(super) const MAGIC: &[u8; 8] = b"DEALSIFT";
/// The version of the format that is read and written.
pub(super) const VERSION: u32 = 1;
/// How long the header is.
pub(super) const HEADER: usize = 64;
/// How long a key is.
pub(super) const KEY: usize = 16;
/// How long an entry is.
pub(super) const ENTRY: usize = 32;

/// Why bytes are no index.
#[derive(Debug, Error)]
pub enum IndexError {
    /// The file cannot be read.
    #[error("cannot be read ({0}); check the path")]
    Read(#[source] std::io::Error),
    /// Something else.
    #[error("is no index of companies; make one with `dealsift companies build`")]
    Foreign,
    /// Another version's.
    #[error("is an index of version {0}, this program reads version {VERSION}; build it again")]
    Version(u32),
    /// Cut, or changed since it was written.
    #[error("is an index that is cut or damaged; build it again")]
    Damaged,
    /// More than the format has room for.
    #[error("has more companies or names than an index has room for; divide it")]
    Full,
}

#[inline]
fn array<const N: usize>(bytes: &[u8], at: usize) -> Option<[u8; N]> {
    bytes.get(at..)?.first_chunk::<N>().copied()
}

#[inline]
pub(super) fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    array(bytes, at).map(u16::from_le_bytes)
}

#[inline]
pub(super) fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    array(bytes, at).map(u32::from_le_bytes)
}

#[inline]
pub(super) fn u64_at(bytes: &[u8], at: usize) -> Option<u64> {
    array(bytes, at).map(u64::from_le_bytes)
}

/// The numbers of the header, and where the sections begin.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Layout {
    pub(super) entries: u32,
    pub(super) keys: u32,
    pub(super) postings: u32,
    pub(super) own: u32,
    pub(super) filter_log: u32,
    pub(super) directory_log: u32,
    pub(super) heap_len: u32,
    pub(super) filter: usize,
    pub(super) directory: usize,
    pub(super) first_key: usize,
    pub(super) first_posting: usize,
    pub(super) first_entry: usize,
    pub(super) heap: usize,
}

impl Layout {
    /// Checks the header, the length and the sum of an index.
    pub(super) fn of(bytes: &[u8]) -> Result<Self, IndexError> {
        if !bytes.starts_with(MAGIC) {
            return Err(IndexError::Foreign);
        }
        let number = |at| u32_at(bytes, at).ok_or(IndexError::Damaged);
        let version = number(8)?;
        if version != VERSION {
            return Err(IndexError::Version(version));
        }
        let mut layout = Self {
            entries: number(12)?,
            keys: number(16)?,
            postings: number(20)?,
            heap_len: number(24)?,
            filter_log: number(28)?,
            directory_log: number(32)?,
            own: number(36)?,
            ..Self::default()
        };
        let sum = u64_at(bytes, 40).ok_or(IndexError::Damaged)?;
        let length = layout.place().ok_or(IndexError::Damaged)?;
        if length != bytes.len() || sum != self::sum(bytes.get(HEADER..).unwrap_or(&[])) {
            return Err(IndexError::Damaged);
        }
        Ok(layout)
    }

    /// Sets where the sections begin, and gives the length of the whole.
    pub(super) fn place(&mut self) -> Option<usize> {
        let power = |log: u32| (6..=32).contains(&log).then(|| 1usize.checked_shl(log)).flatten();
        self.filter = HEADER;
        self.directory = self.filter.checked_add(power(self.filter_log)? / 8)?;
        self.first_key = self.directory.checked_add(power(self.directory_log)?.checked_add(1)?.checked_mul(4)?)?;
        self.first_posting = self.first_key.checked_add((self.keys as usize).checked_mul(KEY)?)?;
        self.first_entry = self.first_posting.checked_add((self.postings as usize).checked_mul(4)?)?;
        self.heap = self.first_entry.checked_add((self.entries as usize).checked_mul(ENTRY)?)?;
        self.heap.checked_add(self.heap_len as usize)
    }

    #[inline]
    pub(super) const fn key(&self, number: u32) -> usize {
        self.first_key + KEY * number as usize
    }

    pub(super) const fn posting(&self, number: u32) -> usize {
        self.first_posting + 4 * number as usize
    }

    pub(super) const fn entry(&self, number: u32) -> usize {
        self.first_entry + ENTRY * number as usize
    }
}

/// A sum that any changed byte changes: four lanes, so that it is as fast as memory is read.
pub(super) fn sum(bytes: &[u8]) -> u64 {
    const ODD: u64 = 0x9e37_79b9_7f4a_7c15;
    let mix = |lane: u64, word: u64| (lane ^ word).wrapping_mul(ODD).rotate_left(29);
    let (blocks, rest) = bytes.as_chunks::<32>();
    let mut lanes = [1u64, 2, 3, 4];
    for block in blocks {
        let (words, _) = block.as_chunks::<8>();
        for (lane, word) in lanes.iter_mut().zip(words) {
            *lane = mix(*lane, u64::from_le_bytes(*word));
        }
    }
    let tail = rest.iter().fold(bytes.len() as u64, |lane, &b| mix(lane, u64::from(b)));
    lanes.iter().fold(tail, |all, &lane| mix(all, lane))
}
