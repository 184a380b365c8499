//! Overlays: what is read has no fault, and what has faults is told line by line.
#![no_main]

use dealsift::Extractor;
use dealsift::overlay::Overlay;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| match Overlay::parse("overlay.json", bytes) {
    // tables are compiled for each overlay, which takes its time: one in sixteen
    Ok(overlay) if bytes.len() % 16 == 0 => drop(Extractor::builder().overlay(&overlay).build()),
    Ok(_) => {}
    Err(faults) => assert!(!faults.to_string().is_empty()),
});
