//! How fast the library reads articles when Rust calls it, on one thread and without writing anything: what the package is measured
//! against. With `rows` behind the files it makes rows of Arrow from what it found, and tells what they take beside it.
//!
//! `cargo run -p dealsift-python --release --example library -- articles.jsonl [rows]`

use dealsift::Extractor;
use dealsift::emit::OffsetUnit;
use dealsift::extract::Scratch;
use dealsift::read::{Articles, Options};
use dealsift::table::nested::{Nested, Shape};
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// How many articles a batch of rows is made of.
const BATCH: usize = 128;

fn main() {
    let mut paths: Vec<PathBuf> = std::env::args_os().skip(1).map(Into::into).collect();
    let with_rows = paths.pop_if(|last| last.as_os_str() == "rows").is_some();
    let articles: Vec<_> = Articles::open(&paths, Options::default()).filter_map(Result::ok).collect();
    let bytes: usize = articles.iter().map(|article| article.text.len()).sum();
    let (extractor, mut scratch) = (Extractor::new(), Scratch::default());
    let mut nested = Nested::new(Shape { unit: OffsetUnit::Chars, text: false, error: true });
    let mut times = Vec::new();
    for _ in 0..5 {
        let (mut alone, mut rows, mut records) = (Duration::ZERO, Duration::ZERO, 0);
        for batch in articles.chunks(BATCH) {
            for article in batch {
                let start = Instant::now();
                let extraction = extractor.extract_with(&mut scratch, article);
                alone += start.elapsed();
                records += extraction.records.len();
                if with_rows {
                    let start = Instant::now();
                    nested.append(article, &extraction).expect("a view fits its columns");
                    rows += start.elapsed();
                }
                let start = Instant::now();
                drop(extraction);
                alone += start.elapsed();
            }
            if with_rows {
                let start = Instant::now();
                drop(nested.finish().expect("columns are equally long"));
                rows += start.elapsed();
            }
        }
        let seconds = alone.as_secs_f64();
        times.push(seconds);
        print!("{bytes} bytes, {records} records, {seconds:.3} s, {:.2} MB/s", bytes as f64 / seconds / 1e6);
        if with_rows {
            print!(", rows {:.3} of it more", rows.as_secs_f64() / seconds);
        }
        println!();
    }
    times.sort_by(f64::total_cmp);
    println!("median {:.2} MB/s", bytes as f64 / times[2] / 1e6);
}
