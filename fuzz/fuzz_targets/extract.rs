//! Whole articles, whose language is to be found out.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| dealsift_fuzz::extract(text, None));
