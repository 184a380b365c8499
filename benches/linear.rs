//! Time grows with the length of a text and no faster, whatever the text: each shape once and twice as long, and the ratio of the times.
//!
//! `cargo bench --bench linear` ends with exit code 1 where a ratio is above the limit in each of three measurements, and names the shape.
//! `-- --quick` measures a tenth; `-- --long` takes 10 MB of each shape once, and fails where that takes longer than two seconds.

use dealsift::extract::Scratch;
use dealsift::read::{FieldMap, Limits, Options, Place, feed::pieces, form::Form};
use dealsift::{Article, Extractor};
use std::hint::black_box;
use std::io::Cursor;
use std::process::ExitCode;
use std::time::{Duration, Instant};

/// Twice the text in at most so many times the time.
const LIMIT: f64 = 2.3;
/// How long 10 MB may take.
const LONG: Duration = Duration::from_secs(2);
const ROUNDS: usize = 5;
/// How often a ratio is measured before it counts as too large: what else runs on a machine makes times longer and never shorter.
const TRIES: usize = 3;

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
    ("a firm and its owner", |n| repeated("Nivora Energy Ltd, Nivora, ", n)),
    ("many companies", |n| names(n, " Spa, ")),
    ("one deal repeated", |n| repeated("Alfa Spa ha rilevato Beta Srl per 35 milioni di euro. ", n)),
    ("figures of one company", |n| repeated("Nel 2025 Alfa ha registrato ricavi per 35 milioni di euro. ", n)),
];

/// Pages, of which only the reading is measured.
const PAGES: &[Shape] = &[
    ("tags that nothing closes", |n| repeated("<p>Alfa <b>rileva <i>Beta ", n)),
    ("tags that close nothing", |n| repeated("</p></b>Alfa rileva Beta</div> ", n)),
    ("one tag with many attributes", |n| format!("<p {}>Alfa rileva Beta</p>", attributes(n))),
    ("nested tags", |n| repeated("<div>", n)),
    ("paragraphs", |n| repeated("<p>Alfa Spa ha rilevato Beta Srl per 35 milioni di euro.</p>", n)),
];

fn attributes(bytes: usize) -> String {
    (0..bytes / 12).map(|n| format!("a{n:06}=\"x\" ")).collect()
}

/// What is done to a text.
type Work<'w> = &'w mut dyn FnMut(&str);

/// The fastest of some rounds over each of two texts, in turn, so that what disturbs one disturbs both.
fn fastest(work: Work, texts: &[String; 2]) -> [Duration; 2] {
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        for (best, text) in best.iter_mut().zip(texts) {
            *best = timed(work, text).min(*best);
        }
    }
    best
}

fn timed(work: Work, text: &str) -> Duration {
    let start = Instant::now();
    work(text);
    start.elapsed()
}

/// Reads a page, whatever its size.
fn read(page: &str) {
    let limits = Limits { input: u64::MAX, document: u64::MAX, article: u64::MAX, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let input = Box::new(Cursor::new(page.as_bytes().to_vec()));
    let opened = pieces(input, Some(Form::Page), &FieldMap::default(), limits, Place::file("page"), "page".to_owned());
    for unread in opened.into_iter().flatten().flatten() {
        let _ = black_box(unread.read(&options, &mut Vec::new()));
    }
}

fn main() -> ExitCode {
    // `cargo test --benches` gives no `--bench`: then only that it runs is of interest
    let arguments: Vec<String> = std::env::args().collect();
    let has = |argument: &str| arguments.iter().any(|a| a == argument);
    let measured = has("--bench");
    let bytes = if measured && !has("--quick") { 1_000_000 } else { 100_000 };
    let extractor = Extractor::new();
    let mut scratch = Scratch::default();
    let mut extract = |text: &str| {
        let article = Article::new(String::new(), text);
        black_box(extractor.extract_with(&mut scratch, &article));
    };
    let mut bench = Bench { bytes, measured, holds: true };
    match has("--long") {
        true => {
            SHAPES.iter().for_each(|shape| bench.long(shape, &mut extract));
            PAGES.iter().for_each(|shape| bench.long(shape, &mut read));
        }
        false => {
            println!("{:30} {:>12} {:>12} {:>6}", "shape", format!("{} kB", bytes / 1000), "twice", "ratio");
            SHAPES.iter().for_each(|shape| bench.ratio(shape, &mut extract));
            PAGES.iter().for_each(|shape| bench.ratio(shape, &mut read));
        }
    }
    if bench.holds { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

struct Bench {
    bytes: usize,
    measured: bool,
    holds: bool,
}

impl Bench {
    fn ratio(&mut self, &(name, shape): &Shape, work: Work) {
        let texts = [shape(self.bytes), shape(2 * self.bytes)];
        let mut least = f64::MAX;
        for _ in 0..TRIES {
            let [once, twice] = fastest(work, &texts);
            let ratio = twice.as_secs_f64() / once.as_secs_f64();
            println!("{name:30} {once:>12.1?} {twice:>12.1?} {ratio:>6.2}");
            least = least.min(ratio);
            if !self.measured || ratio <= LIMIT {
                return;
            }
        }
        eprintln!("{name}: twice the text took {least:.2} times the time, above {LIMIT}");
        self.holds = false;
    }

    fn long(&mut self, &(name, shape): &Shape, work: Work) {
        let took = timed(work, &shape(10_000_000));
        println!("{name:30} {took:>12.1?}");
        if self.measured && took > LONG {
            eprintln!("{name}: 10 MB took {took:.1?}, above {LONG:?}");
            self.holds = false;
        }
    }
}
