//! An index of companies from a stranger.
#![no_main]

use dealsift::lexicon::CompanyIndex;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Ok(index) = CompanyIndex::from_bytes(bytes.to_vec()) else { return };
    for entry in index.entries().take(1000) {
        let _ = (entry.name(), entry.country(), entry.form(), entry.kind(), entry.ids().count());
        let _ = index.find(entry.name());
    }
});
