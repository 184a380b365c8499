//! JSON documents that hold many articles.
#![no_main]

use dealsift::read::form::Form;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| dealsift_fuzz::read(Some(Form::Document), bytes));
