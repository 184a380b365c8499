//! How long it takes to put records together as events, from JSON Lines to JSON Lines, and how much memory.
//!
//! Then the same in order of publication, each event closed after 120 days without a telling, as `events --forget 120` does it.
//! `cargo bench --bench events` takes 1,000,000 generated records of 300,000 deals; `-- --quick` a hundredth of it.

use dealsift::event::{Event, Names, Previous, Stream, Tellings, append, group};
use std::fmt::Write;
use std::hint::black_box;
use std::time::Instant;

/// A small generator of numbers, the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % below
    }
}

const KINDS: [(&str, &str, &str); 4] = [
    ("funding_round", "recipient", "lead_investor"),
    ("acquisition", "target", "acquirer"),
    ("supply", "customer", "supplier"),
    ("debt", "borrower", "lender"),
];

/// The lines of so many records of so many deals, in no order of time.
fn lines(records: u64, deals: u64) -> Vec<String> {
    let mut dice = Dice(1);
    (0..records)
        .map(|record| {
            let deal = if record < deals { record } else { dice.roll(deals) };
            let mut own = Dice(deal + 1);
            let (kind, about, other) = KINDS[own.roll(4) as usize];
            // few companies buy and lend much, many are bought once or twice
            let (a, b) = (own.roll(deals / 2), own.roll(2_000));
            let amount = (own.roll(900) + 10) * 1_000_000;
            let (year, month, day) = (2020 + own.roll(7), own.roll(12) + 1, own.roll(20) + 1 + dice.roll(5));
            let amount = amount + if dice.roll(10) == 0 { amount / 50 } else { 0 };
            let mut line = String::new();
            let _ = write!(
                line,
                r#"{{"schema":1,"id":"r1","kind":"{kind}","status":"announced","parties":[{{"role":"{about}","company":"Company {a}"}},{{"role":"{other}","company":"Fund {b}"}}],"amount":{{"value":{amount},"unit":"EUR","bound":"exact"}},"when":{{"date":"{year}-{month:02}-{day:02}","precision":"day","basis":"article"}},"confidence":0.78,"article":{{"id":"news/{record}.txt","lang":"en","date":"{year}-{month:02}-{day:02}","source":"Paper {}"}}}}"#,
                dice.roll(300)
            );
            line
        })
        .collect()
}

/// The most memory that the process has taken, in MB, where the system tells it.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
}

fn main() {
    let arguments: Vec<String> = std::env::args().collect();
    let has = |argument: &str| arguments.iter().any(|a| a == argument);
    let records: u64 = if has("--bench") && !has("--quick") { 1_000_000 } else { 10_000 };
    let deals = records * 3 / 10;
    let lines = lines(records, deals);
    let before = peak().unwrap_or(0);
    let start = Instant::now();
    let mut all = Tellings::default();
    for line in &lines {
        all.take_line(line.as_bytes(), None).expect("a line of records");
    }
    let read = start.elapsed();
    all.identify(None);
    all.sort();
    let groups = group(&all, None);
    let grouped = start.elapsed();
    let mut events: Vec<Event> = groups.into_iter().map(|members| Event::of(&all, members)).collect();
    Previous::default().assign(&all, &mut events);
    let (mut out, mut bytes) = (Vec::new(), 0);
    for event in &events {
        out.clear();
        append(&mut out, &all, event).expect("a line of JSON");
        bytes += out.len();
    }
    let whole = start.elapsed();
    black_box(bytes);
    let (count, found) = (records as f64, events.len());
    println!("{records} records of {deals} deals: {found} events, {:.1} MB of them", bytes as f64 / 1e6);
    println!(
        "read {:.2} s, grouped {:.2} s, written {:.2} s, together {:.2} s ({:.0} records a second)",
        read.as_secs_f64(),
        (grouped - read).as_secs_f64(),
        (whole - grouped).as_secs_f64(),
        whole.as_secs_f64(),
        count / whole.as_secs_f64()
    );
    if let Some(peak) = peak() {
        println!("memory: {peak} MB at most, {before} MB of it the generated input");
    }
    drop((all, events));
    in_order(lines);
    let off = (found as f64 - deals as f64).abs() / deals as f64;
    assert!(off < 0.05, "{found} events of {deals} deals");
}

/// Reads lines in order of publication, and gives events while they are read; tells how long that takes and how much is held.
fn in_order(mut lines: Vec<String>) {
    let day = |line: &String| line.rsplit_once(r#""date":""#).map(|(_, rest)| rest[..10].to_owned());
    lines.sort_by_cached_key(day);
    let start = Instant::now();
    let mut all = Tellings::default();
    let mut names = Names::default();
    for (number, line) in lines.iter().enumerate() {
        all.take_line(line.as_bytes(), None).expect("a line of records");
        if number % 4096 == 0 {
            names.learn(&std::mem::take(&mut all));
        }
    }
    names.learn(&all);
    let mut stream = Stream::new(120, &names);
    let (mut out, mut found, mut most) = (Vec::new(), 0u64, 0);
    let mut write = |all: &Tellings, event: &Event| {
        out.clear();
        found += 1;
        append(&mut out, all, event)
    };
    for line in &lines {
        stream.all.take_line(line.as_bytes(), None).expect("a line of records");
        stream.advance(&mut write).expect("a line of JSON");
        most = most.max(stream.all.all.len());
    }
    stream.finish(&mut write).expect("a line of JSON");
    println!(
        "in order: {:.2} s for both readings, {found} events, at most {most} of {} records held",
        start.elapsed().as_secs_f64(),
        lines.len()
    );
    assert!(most * 2 < lines.len() || lines.len() < 100_000, "{most} records were held at once");
}
