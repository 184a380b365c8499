//! Speed of tokens, amounts and the whole extraction, in memory on one core, beside UTF-8 validation in the same run; then the articles of
//! `corpus/`, language by language, beside the Italian ones.
//!
//! `cargo bench` measures 3 MB in nine rounds; `cargo bench -- --quick` a tenth of it, to see that it runs. Each round takes every case
//! once, so that what disturbs one disturbs all; the median counts.

mod generate;

use dealsift::extract::Scratch;
use dealsift::mention::{View, amount};
use dealsift::scan::{TextHits, tokens};
use dealsift::value::Span;
use dealsift::{Article, Extractor};
use generate::Generated;
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: usize = 9;

/// What a case does with each text.
type Work<'a> = Box<dyn FnMut(&Article) -> usize + 'a>;

struct Case<'a> {
    name: &'static str,
    work: Work<'a>,
    times: Vec<Duration>,
}

impl<'a> Case<'a> {
    fn new(name: &'static str, work: impl FnMut(&Article) -> usize + 'a) -> Self {
        Self { name, work: Box::new(work), times: Vec::new() }
    }

    fn round(&mut self, articles: &[Article]) {
        let start = Instant::now();
        let sum: usize = articles.iter().map(&mut self.work).sum();
        black_box(sum);
        self.times.push(start.elapsed());
    }

    /// Fastest, median and slowest round, the first one, which warms up, left out.
    fn spread(&self) -> [Duration; 3] {
        let mut times = self.times[1..].to_vec();
        times.sort();
        [times[0], times[times.len() / 2], times[times.len() - 1]]
    }
}

fn main() {
    // `cargo test --benches` gives no `--bench`: then only that it runs is of interest
    let arguments: Vec<String> = std::env::args().collect();
    let has = |argument: &str| arguments.iter().any(|a| a == argument);
    let bytes = if has("--bench") && !has("--quick") { 3_000_000 } else { 300_000 };
    let generated = generate::articles(bytes);
    let extractor = Extractor::new();
    density(&generated, &extractor);
    let article = |(i, g): (usize, &Generated)| Article::new(i.to_string(), g.text.clone());
    let articles: Vec<Article> = generated.iter().enumerate().map(article).collect();
    let mut cases = [validation(), tokenize(&extractor), amounts(&extractor), extraction(&extractor)];
    for _ in 0..=ROUNDS {
        cases.iter_mut().for_each(|case| case.round(&articles));
    }
    report(&cases, articles.iter().map(|a| a.text.len()).sum());
    languages(&extractor, if bytes > 1_000_000 { 40 } else { 2 });
}

/// Extracts the articles of each language of `corpus/`, undeclared, so many times a round, and prints MB/s and the ratio to Italian.
fn languages(extractor: &Extractor, times: usize) {
    let corpus = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let codes: Vec<&str> = dealsift::lang::LANGUAGES.iter().map(|l| l.code).collect();
    let articles: Vec<Vec<Article>> = codes.iter().map(|code| texts(&corpus.join(code))).collect();
    let mut cases: Vec<Case> =
        codes.iter().map(|code| Case { name: code, work: extraction(extractor).work, times: Vec::new() }).collect();
    for _ in 0..=ROUNDS {
        for (case, articles) in cases.iter_mut().zip(&articles) {
            let start = Instant::now();
            for _ in 0..times {
                black_box(articles.iter().map(&mut case.work).sum::<usize>());
            }
            case.times.push(start.elapsed());
        }
    }
    let bytes = |n: usize| articles[n].iter().map(|a| a.text.len()).sum::<usize>() * times;
    let speed = |n: usize| bytes(n) as f64 / 1e6 / cases[n].spread()[1].as_secs_f64();
    let italian = codes.iter().position(|c| *c == "it").map_or(f64::NAN, speed);
    println!("articles of corpus/, median of {ROUNDS} rounds:");
    for (n, code) in codes.iter().enumerate() {
        println!("  {code}  {:9.1} MB/s  {:5.2} of Italian", speed(n), speed(n) / italian);
    }
}

/// The texts of a folder, without their front matter.
fn texts(folder: &std::path::Path) -> Vec<Article> {
    let read = dealsift::read::Articles::open(&[folder.to_owned()], dealsift::read::Options::default());
    let undeclared = |mut article: Article| {
        article.lang = None;
        article
    };
    read.flatten().map(undeclared).collect()
}

fn validation<'a>() -> Case<'a> {
    Case::new("UTF-8 validation", |article| {
        usize::from(std::str::from_utf8(black_box(article.text.as_bytes())).is_ok())
    })
}

fn whole(article: &Article) -> Span {
    Span::new(0, article.text.len() as u32)
}

fn tokenize(extractor: &Extractor) -> Case<'_> {
    let (mut buffer, mut found) = (String::new(), Vec::new());
    Case::new("tokens", move |article| {
        found.clear();
        tokens::tokenize(&article.text, whole(article), &extractor.tables().vocab, &mut buffer, &mut found);
        found.len()
    })
}

/// Tokens, their tags, and the amounts read from them.
fn amounts(extractor: &Extractor) -> Case<'_> {
    let tables = extractor.tables();
    let lexicon = tables.lexicon("it").expect("Italian has tables");
    let marks = lexicon.language.marks(false);
    let (mut buffer, mut found, mut hits, mut out) = (String::new(), Vec::new(), TextHits::default(), Vec::new());
    Case::new("tokens, tags, amounts", move |article| {
        found.clear();
        out.clear();
        tokens::tokenize(&article.text, whole(article), &tables.vocab, &mut buffer, &mut found);
        hits.clear(found.len());
        hits.find(&article.text, &found, found.len(), lexicon, tables, &mut buffer);
        let view = View { text: &article.text, tokens: &found, hits: &hits, lexicon, tables, marks };
        amount::read(view, 0, found.len(), &mut out);
        out.len()
    })
}

fn extraction(extractor: &Extractor) -> Case<'_> {
    let mut scratch = Scratch::default();
    Case::new("whole extraction", move |article| extractor.extract_with(&mut scratch, article).quantities.len())
}

/// Prints what stands in the text, as it was written and as it is read, by kB of a thousand bytes.
fn density(generated: &[Generated], extractor: &Extractor) {
    let sum = |of: &dyn Fn(&Generated) -> usize| generated.iter().map(of).sum::<usize>();
    let bytes = sum(&|g| g.text.len());
    let rate = |n: usize| n as f64 * 1000.0 / bytes as f64;
    let written = [sum(&|g| g.quantities), sum(&Generated::capitals), sum(&|g| g.records)].map(rate);
    let mut read = [0; 2];
    for g in generated {
        let found = extractor.extract(&Article::new("a", g.text.clone()));
        read[0] += found.quantities.len();
        read[1] += found.records.len();
    }
    let [quantities, capitals, records] = written;
    println!("{:.2} MB in {} articles; by kB:", bytes as f64 / 1e6, generated.len());
    println!("  written  {quantities:.1} quantities, {capitals:.1} capitalised words, {records:.2} records");
    println!("  read     {:.1} quantities, {:.2} records", rate(read[0]), rate(read[1]));
    assert!(quantities >= 2.5 && capitals >= 20.0 && records >= 1.0, "thinner than news");
}

fn report(cases: &[Case], bytes: usize) {
    let speed = |time: Duration| bytes as f64 / 1e6 / time.as_secs_f64();
    let base = cases[0].spread()[1];
    println!("median of {ROUNDS} rounds:");
    for case in cases {
        let [fastest, median, slowest] = case.spread();
        let ratio = median.as_secs_f64() / base.as_secs_f64();
        let (mb, low, high) = (speed(median), speed(slowest), speed(fastest));
        println!("  {:22} {mb:9.1} MB/s  ({low:.1} to {high:.1})  {ratio:7.1} times the time of validation", case.name);
    }
}
