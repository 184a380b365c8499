//! How long it takes to make an index of a register, to load it, and how fast an extraction is that knows it.
//!
//! `cargo bench --bench companies` takes a generated register of 400,000 companies; `-- --quick` a hundredth of it.

// each bench uses its own part of the generated text
#[allow(dead_code)]
mod generate;
mod register;

use dealsift::extract::Scratch;
use dealsift::lexicon::{CompanyIndex, Tables};
use dealsift::registers::{Fault, Registers};
use dealsift::{Article, Extractor};
use std::fs;
use std::hint::black_box;
use std::io::{BufWriter, Write};
use std::sync::Arc;
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |argument: &str| arguments.iter().any(|a| a == argument);
    let whole = has("--bench") && !has("--quick");
    let rows = if whole { 400_000 } else { 4_000 };
    let folder = std::env::temp_dir().join(format!("dealsift-bench-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a temporary folder");
    let (csv, idx) = (folder.join("gleif.csv"), folder.join("gleif.idx"));
    let mut out = BufWriter::new(fs::File::create(&csv).expect("a temporary file"));
    register::gleif(rows, &mut out).and_then(|()| out.flush()).expect("a generated register");

    let start = Instant::now();
    let tables = Tables::new();
    let (mut faults, mut progress) = (0, |_| {});
    let mut fault = |_: &Fault| faults += 1;
    let mut registers = Registers::new(&tables, &mut fault, &mut progress);
    let count = registers.read(&csv).expect("the register");
    let bytes = registers.finish().bytes().expect("an index");
    fs::write(&idx, &bytes).expect("the index");
    let built = start.elapsed();
    println!(
        "{} rows, {:.0} MB: {} companies",
        rows,
        megabytes(fs::metadata(&csv).map_or(0, |m| m.len())),
        count.added
    );
    println!(
        "build  {:>8.2} s    index {:.1} MB, at most {} in memory",
        built.as_secs_f64(),
        megabytes(bytes.len() as u64),
        peak()
    );
    drop(bytes);

    let mut loads: Vec<Duration> =
        (0..ROUNDS).map(|_| timed(|| drop(black_box(CompanyIndex::read(&idx).expect("the index"))))).collect();
    println!("load   {:>8.1} ms", median(&mut loads).as_secs_f64() * 1000.0);

    let index = Arc::new(CompanyIndex::read(&idx).expect("the index"));
    let extractors = [Extractor::new(), Extractor::builder().companies(Arc::clone(&index)).build()];
    let generated = generate::articles(if whole { 3_000_000 } else { 100_000 });
    let texts: Vec<Article> =
        generated.iter().enumerate().map(|(i, g)| Article::new(i.to_string(), g.text.clone())).collect();
    let size: usize = texts.iter().map(|a| a.text.len()).sum();
    let mut times = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        for (extractor, times) in extractors.iter().zip(&mut times) {
            let mut scratch = Scratch::default();
            times.push(timed(|| {
                black_box(texts.iter().map(|a| extractor.extract_with(&mut scratch, a).companies.len()).sum::<usize>());
            }));
        }
    }
    let [without, with] = times.each_mut().map(|t| size as f64 / 1e6 / median(t).as_secs_f64());
    println!("speed  {without:>8.1} MB/s without it, {with:.1} MB/s with it: {:.2}", with / without);
    let _ = fs::remove_dir_all(&folder);
}

fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}

/// The most memory that the process had so far, where the system tells it.
fn peak() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.map_or("an unknown amount".to_owned(), |l| l.trim().to_owned())
}
