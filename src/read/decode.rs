//! Bytes to text: UTF-8, UTF-16 with a byte-order mark, and the legacy encoding that a page declares or its bytes look like.
//!
//! A byte-order mark decides first, then whether the bytes are UTF-8, then what is declared, then a guess. All offsets of an extraction count
//! in the UTF-8 text that comes out.

use super::error::{Place, ReadError};
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;
use std::borrow::Cow;

/// The byte-order mark of UTF-8.
pub const BOM: &[u8] = b"\xEF\xBB\xBF";

/// A text that was decoded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text.
    pub text: String,
    /// The name of its encoding in the WHATWG standard, where it was not UTF-8.
    pub encoding: Option<&'static str>,
}

/// The bytes behind a byte-order mark.
pub fn without_bom(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(BOM).unwrap_or(bytes)
}

/// The text of a whole file, which becomes its owner; `declared` is the label of an encoding.
///
/// # Errors
/// Where the bytes are no text.
pub fn decode(mut bytes: Vec<u8>, declared: Option<&str>, place: &Place) -> Result<Decoded, ReadError> {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes).filter(|(e, _)| *e != encoding_rs::UTF_8) {
        return legacy(&bytes, encoding, place);
    }
    let marked = bytes.starts_with(BOM);
    if marked {
        bytes.drain(..BOM.len());
    }
    if let Some(offset) = memchr::memchr(0, &bytes) {
        return Err(ReadError::Binary { place: place.clone(), offset });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, encoding: None }),
        Err(fault) if marked => return Err(not_utf8(fault.utf8_error().valid_up_to() + BOM.len(), place)),
        Err(fault) => fault.into_bytes(),
    };
    if let Some(offset) = bytes.iter().position(|b| matches!(b, 1..=8 | 14..=26 | 28..=31)) {
        return Err(ReadError::Binary { place: place.clone(), offset });
    }
    let declared = declared.and_then(|label| Encoding::for_label(label.trim().as_bytes()));
    legacy(&bytes, declared.filter(|e| *e != encoding_rs::UTF_8).unwrap_or_else(|| guess(&bytes)), place)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn legacy(bytes: &[u8], encoding: &'static Encoding, place: &Place) -> Result<Decoded, ReadError> {
    let (text, encoding, faulty) = encoding.decode(bytes);
    match faulty {
        true => Err(ReadError::NotText { place: place.clone(), encoding: encoding.name() }),
        false => Ok(Decoded { text: text.into_owned(), encoding: Some(encoding.name()) }),
    }
}

/// Whether the bytes are UTF-8 text; the error names the first byte that is not.
///
/// # Errors
/// [`ReadError::NotUtf8`] or [`ReadError::Binary`].
pub fn check(bytes: &[u8], place: &Place) -> Result<(), ReadError> {
    let end = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(e) => e.valid_up_to(),
    };
    if let Some(offset) = memchr::memchr(0, &bytes[..end]) {
        let place = place.clone();
        return Err(ReadError::Binary { place, offset });
    }
    match end == bytes.len() {
        true => Ok(()),
        false => Err(not_utf8(end, place)),
    }
}

fn not_utf8(offset: usize, place: &Place) -> ReadError {
    ReadError::NotUtf8 { place: place.clone(), offset }
}

/// A path or a name as text; what is not UTF-8 in it becomes a replacement character.
pub fn lossy(name: &std::ffi::OsStr) -> Cow<'_, str> {
    name.to_string_lossy()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], declared: Option<&str>) -> (String, Option<&'static str>) {
        match decode(bytes.to_vec(), declared, &Place::file("f")) {
            Ok(decoded) => (decoded.text, decoded.encoding),
            Err(error) => (error.to_string(), None),
        }
    }

    #[test]
    fn reads_with_and_without_mark() {
        assert_eq!(read(b"\xEF\xBB\xBFperch\xC3\xA9", None), ("perché".into(), None));
        assert_eq!(read("perché".as_bytes(), Some("latin1")), ("perché".into(), None));
        assert_eq!(read(b"", None), (String::new(), None));
        assert_eq!(read(b"\xFF\xFEa\0\xE9\0", None), ("aé".into(), Some("UTF-16LE")));
    }

    #[test]
    fn legacy_encodings_are_declared_or_guessed() {
        let italian = "perch\u{e9} la societ\u{e0} \u{e8} pi\u{f9} grande".chars().map(|c| c as u8).collect::<Vec<_>>();
        assert_eq!(read(&italian, None).0, "perché la società è più grande");
        assert_eq!(read(b"30 milioni di \xA4", Some("iso-8859-15")).0, "30 milioni di €");
        assert_eq!(read(b"za\xBF\xF3\xB3\xE6", Some("ISO-8859-2")).0, "zażółć");
    }

    #[test]
    fn what_is_no_text_is_named() {
        assert!(read(b"\xEF\xBB\xBFab\xE9", None).0.starts_with("f: not UTF-8 at byte 5;"));
        assert!(read(b"ab\0c\xFF", None).0.starts_with("f: is not text, control byte at byte 2;"));
        assert!(read(b"ab\x02c\xFF", None).0.starts_with("f: is not text, control byte at byte 2;"));
        assert!(read(b"\xFF\xFEa", None).0.starts_with("f: is not text in UTF-16LE"));
    }
}
