//! HTML pages: the main text and what they declare.
#![no_main]

use dealsift::read::form::Form;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| dealsift_fuzz::read(Some(Form::Page), bytes));
