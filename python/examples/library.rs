//! How fast the library reads articles when Rust calls it, on one thread and without writing anything: what the package is measured against.
//!
//! `cargo run -p dealsift-python --profile wheel --example library -- articles.jsonl`

use dealsift::Extractor;
use dealsift::extract::Scratch;
use dealsift::read::{Articles, Options};
use std::time::Instant;

fn main() {
    let paths: Vec<_> = std::env::args_os().skip(1).map(Into::into).collect();
    let articles: Vec<_> = Articles::open(&paths, Options::default()).filter_map(Result::ok).collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let (extractor, mut scratch) = (Extractor::new(), Scratch::default());
    let mut times = Vec::new();
    for _ in 0..5 {
        let start = Instant::now();
        let records: usize = articles.iter().map(|a| extractor.extract_with(&mut scratch, a).records.len()).sum();
        let seconds = start.elapsed().as_secs_f64();
        times.push(seconds);
        println!("{bytes} bytes, {records} records, {seconds:.3} s, {:.2} MB/s", bytes as f64 / seconds / 1e6);
    }
    times.sort_by(f64::total_cmp);
    println!("median {:.2} MB/s", bytes as f64 / times[2] / 1e6);
}
