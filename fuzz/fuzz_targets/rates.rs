//! Rates of exchange.
#![no_main]

use dealsift::run::rates::Rates;
use dealsift::value::Currency;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| match Rates::read(bytes) {
    Ok(rates) => {
        let currency = |code| Currency::from_code(code).expect("three letters");
        let day = "2026-03-02".parse().ok();
        for (from, to) in [("USD", "EUR"), ("EUR", "USD"), ("JPY", "GBP")] {
            let _ = rates.convert(1_000_000.into(), currency(from), currency(to), day);
        }
    }
    Err(fault) => assert!(!fault.to_string().is_empty()),
});
