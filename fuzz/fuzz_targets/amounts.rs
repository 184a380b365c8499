//! Short texts in a language that the first byte tells: numbers, units, ranges, bounds.
#![no_main]

use libfuzzer_sys::fuzz_target;

const LANGUAGES: [&str; 6] = ["de", "en", "es", "fr", "it", "pt"];

fuzz_target!(|bytes: &[u8]| {
    let Some((first, text)) = bytes.split_first() else { return };
    if let Ok(text) = std::str::from_utf8(&text[..text.len().min(96)]) {
        dealsift_fuzz::extract(text, Some(LANGUAGES[usize::from(*first) % LANGUAGES.len()]));
    }
});
