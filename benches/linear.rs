//! Time grows with the length of a text and no faster, whatever the text: each shape once and twice as long, and the ratio of the times.
//!
//! `cargo bench --bench linear` ends with exit code 1 where a ratio is above the limit, and names the shape. `-- --quick` measures a tenth.

use dealsift::extract::Scratch;
use dealsift::{Article, Extractor};
use std::hint::black_box;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Twice the text in at most so many times the time.
const LIMIT: f64 = 2.3;
const ROUNDS: usize = 5;

/// A text of about so many bytes.
type Shape = (&'static str, fn(usize) -> String);

fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len() + 1)
}

/// Words that differ, each with a capital.
fn names(bytes: usize, joint: &str) -> String {
    let mut text = String::with_capacity(bytes + 32);
    let mut number = 0usize;
    while text.len() < bytes {
        let letter = |n: usize| (b'a' + (n % 26) as u8) as char;
        text.push_str(["Qu", "Zo", "Va"][number % 3]);
        text.extend([letter(number), letter(number / 26), letter(number / 676), letter(number / 17_576)]);
        text.push_str(joint);
        number += 1;
    }
    text
}

const SHAPES: &[Shape] = &[
    ("digits", |n| repeated("1234567890", n)),
    ("capitalised words", |n| names(n, " ")),
    ("one small word", |n| repeated("di ", n)),
    ("nested quotes and brackets", |n| repeated("(\"«", n / 2) + &repeated("»\")", n / 2)),
    ("one sentence without an end", |n| repeated("il gruppo ha rilevato la quota di Alfa e ", n)),
    ("amounts only", |n| repeated("3,5 milioni di euro ", n)),
    ("one company repeated", |n| repeated("Alfa Spa ", n)),
    ("many companies", |n| names(n, " Spa, ")),
    ("one deal repeated", |n| repeated("Alfa Spa ha rilevato Beta Srl per 35 milioni di euro. ", n)),
    ("figures of one company", |n| repeated("Nel 2025 Alfa ha registrato ricavi per 35 milioni di euro. ", n)),
];

/// The fastest of some rounds over each of two texts, in turn, so that what disturbs one disturbs both.
fn fastest(extractor: &Extractor, texts: [String; 2]) -> [Duration; 2] {
    let articles = texts.map(|text| Article::new(String::new(), text));
    let mut scratch = Scratch::default();
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (best, article) in best.iter_mut().zip(&articles) {
            let start = Instant::now();
            black_box(extractor.extract_with(&mut scratch, article));
            *best = start.elapsed().min(*best);
        }
    }
    best
}

fn main() -> ExitCode {
    // `cargo test --benches` gives no `--bench`: then only that it runs is of interest
    let arguments: Vec<String> = std::env::args().collect();
    let has = |argument: &str| arguments.iter().any(|a| a == argument);
    let measured = has("--bench");
    let bytes = if measured && !has("--quick") { 1_000_000 } else { 100_000 };
    let extractor = Extractor::new();
    let mut code = ExitCode::SUCCESS;
    println!("{:30} {:>12} {:>12} {:>6}", "shape", format!("{} kB", bytes / 1000), "twice", "ratio");
    for &(name, shape) in SHAPES {
        let [once, twice] = fastest(&extractor, [shape(bytes), shape(2 * bytes)]);
        let ratio = twice.as_secs_f64() / once.as_secs_f64();
        println!("{name:30} {once:>12.1?} {twice:>12.1?} {ratio:>6.2}");
        if measured && ratio > LIMIT {
            eprintln!("{name}: twice the text took {ratio:.2} times the time, above {LIMIT}");
            code = ExitCode::FAILURE;
        }
    }
    code
}
