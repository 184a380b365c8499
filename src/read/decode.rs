//! Bytes to text: UTF-8 with or without a byte-order mark, and nothing else.
//!
//! `decode(b"\xEF\xBB\xBFciao", place)` is `"ciao"`. Encodings are named in the error but not guessed and converted.

use super::error::{Place, ReadError};
use std::borrow::Cow;

/// The byte-order mark of UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// The bytes behind a byte-order mark.
pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// The text of a whole file, which becomes its owner.
pub fn decode(mut bytes: Vec<u8>, place: &Place) -> Result<String, ReadError> {
    check(&bytes, place)?;
    if bytes.starts_with(BOM) {
        bytes.drain(..BOM.len());
    }
    String::from_utf8(bytes).map_err(|e| not_utf8(e.as_bytes(), e.utf8_error().valid_up_to(), place))
}

/// Whether the bytes are text; the error names the first byte that is not.
pub fn check(bytes: &[u8], place: &Place) -> Result<(), ReadError> {
    let end = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(e) => e.valid_up_to(),
    };
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        return Err(not_utf8(bytes, 0, place));
    }
    if let Some(offset) = memchr::memchr(0, &bytes[..end]) {
        let place = place.clone();
        return Err(ReadError::Binary { place, offset });
    }
    match end == bytes.len() {
        true => Ok(()),
        false => Err(not_utf8(bytes, end, place)),
    }
}

fn not_utf8(bytes: &[u8], offset: usize, place: &Place) -> ReadError {
    let utf16 = bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF");
    ReadError::NotUtf8 { place: place.clone(), offset, likely: if utf16 { "UTF-16" } else { "WINDOWS-1252" } }
}

/// A path or a name as text; what is not UTF-8 in it becomes a replacement character.
pub fn lossy(name: &std::ffi::OsStr) -> Cow<'_, str> {
    name.to_string_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> String {
        match decode(bytes.to_vec(), &Place::file("f")) {
            Ok(text) => text,
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn reads_with_and_without_mark() {
        assert_eq!(message(b"\xEF\xBB\xBFperch\xC3\xA9"), "perché");
        assert_eq!(message("perché".as_bytes()), "perché");
        assert_eq!(message(b""), "");
    }

    #[test]
    fn names_the_byte() {
        assert!(message(b"perch\xE9 no").starts_with("f: not UTF-8 at byte 5;"));
        assert!(message(b"\xEF\xBB\xBFab\xE9").starts_with("f: not UTF-8 at byte 5;"));
        assert!(message(b"ab\0c\xFF").starts_with("f: is not text, zero byte at byte 2;"));
        assert!(message(b"\xFF\xFEa\0").contains("UTF-16"));
    }
}
