//! Whatever the first bytes tell: gzip, Zstandard, and what is in them.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| dealsift_fuzz::read(None, bytes));
