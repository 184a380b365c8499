//! Blocks that stand in HTML as they are: gzip, in base64; and the digests that a policy names.

use flate2::{Compression, GzBuilder};
use sha2::{Digest, Sha256};
use std::io::Write;

/// Bytes as gzip in base64, the same for the same bytes.
pub fn pack(bytes: &[u8]) -> String {
    // neither a name nor a time goes into the header
    let mut gzip = GzBuilder::new().write(Vec::with_capacity(bytes.len() / 4), Compression::new(6));
    let written = gzip.write_all(bytes).and_then(|()| gzip.finish());
    // writing into memory has no way to fail
    base64(&written.unwrap_or_default())
}

/// The digest of a script or style as a content security policy writes it.
pub fn digest(text: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(text.as_bytes())))
}

/// RFC 4648, with padding.
pub fn base64(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let at = |i: usize| u32::from(three.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for digit in 0..4 {
            let known = digit <= three.len();
            out.push(if known { char::from(DIGITS[(bits >> (18 - 6 * digit) & 63) as usize]) } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_the_standard_shows_it() {
        let shown =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("foobar", "Zm9vYmFy")];
        shown.iter().for_each(|(plain, coded)| assert_eq!(base64(plain.as_bytes()), *coded));
    }

    #[test]
    fn what_is_packed_is_plain_in_html_and_the_same_each_time() {
        let text = "</script><!-- 😀 ".repeat(99);
        let packed = pack(text.as_bytes());
        assert_eq!(packed, pack(text.as_bytes()));
        assert!(packed.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=".contains(&b)));
        assert!(packed.starts_with("H4sIAAAAAAA"), "no name and no time in the header: {}", &packed[..12]);
        let mut back = Vec::new();
        let mut gzip = flate2::write::GzDecoder::new(&mut back);
        gzip.write_all(&unbase64(&packed)).unwrap();
        gzip.finish().unwrap();
        assert_eq!(back, text.as_bytes());
    }

    fn unbase64(coded: &str) -> Vec<u8> {
        let value = |b: u8| match b {
            b'A'..=b'Z' => b - b'A',
            b'a'..=b'z' => b - b'a' + 26,
            b'0'..=b'9' => b - b'0' + 52,
            b'+' => 62,
            _ => 63,
        };
        let coded = coded.trim_end_matches('=').as_bytes();
        let mut out = Vec::new();
        for four in coded.chunks(4) {
            let bits = four.iter().fold(0u32, |bits, b| bits << 6 | u32::from(value(*b))) << (6 * (4 - four.len()));
            out.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
        }
        out
    }
}
