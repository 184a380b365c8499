//! Registers and lists of companies: an index of what could be read finds what stands in it.
#![no_main]

use dealsift::lexicon::Tables;
use dealsift::registers::{Fault, Registers};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::default);

fuzz_target!(|bytes: &[u8]| {
    let (mut fault, mut progress) = (|fault: &Fault| assert!(!fault.to_string().is_empty()), |_| ());
    let mut registers = Registers::new(&TABLES, &mut fault, &mut progress);
    if registers.add(bytes).is_err() {
        return;
    }
    let Ok(index) = registers.finish().finish() else { return };
    for entry in index.entries() {
        assert!(!entry.name().is_empty());
    }
});
