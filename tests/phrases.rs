//! Phrases with what is right: `tests/phrases/it.txt` says, line by line, what the program must read in a text.
//!
//! ```text
//! [money]
//! per [[1.250 milioni di dollari]] in cassa => USD 1250000000
//! [acquisition]
//! {frame/acquisition-buy} Alfa Spa ha rilevato Beta Srl per 3 mln di euro. => acquirer=Alfa target=Beta amount=EUR 3000000
//! ```
//!
//! `=>!` marks an answer that is known to be wrong: what stands right of it is right, and the line fails once the program agrees.
//! `{rule}` names what the line is evidence for, `{!rule}` what must stand still in it; `[[…]]` is the exact place of a quantity or company, `\n`
//! a line break. All failing lines are told at once. `DEALSIFT_REWRITE=1` writes what was found over the right-hand sides: read the
//! difference before you keep it.

#[path = "phrases/coverage.rs"]
mod coverage;
#[path = "phrases/expect.rs"]
mod expect;
#[path = "phrases/file.rs"]
mod file;
#[path = "phrases/found.rs"]
mod found;

use dealsift::Extractor;
use file::Line;
use found::Outcome;

const REWRITE: &str = "DEALSIFT_REWRITE";

/// What is wrong with a line, if anything.
fn complaint(line: &Line, outcome: &Outcome) -> Option<String> {
    let fits = outcome.fits(line);
    match (line.wrong, fits) {
        (true, true) => return Some("is right now: promote this line, write => for =>!".to_owned()),
        (true, false) => return None,
        (false, false) if !outcome.marked(line) => {
            return Some(format!("gives {} at {}", outcome.shown(line), outcome.words(line)));
        }
        (false, false) => return Some(format!("gives {}", outcome.shown(line))),
        (false, true) => {}
    }
    let quiet = |tag: &&file::Tag| !tag.still && !outcome.fired.contains(&tag.rule);
    let loud = |tag: &&file::Tag| tag.still && outcome.fired.contains(&tag.rule);
    let silent: Vec<&str> = line.tags.iter().filter(quiet).map(|t| t.rule.as_str()).collect();
    let noisy: Vec<&str> = line.tags.iter().filter(loud).map(|t| t.rule.as_str()).collect();
    match (silent.is_empty(), noisy.is_empty()) {
        (true, true) => None,
        (false, _) => Some(format!("does not use {}, but {:?}", silent.join(", "), outcome.fired)),
        (true, false) => Some(format!("uses {}, which should stand still", noisy.join(", "))),
    }
}

#[test]
fn every_phrase_reads_as_it_says() {
    let extractor = Extractor::new();
    let rewrite = std::env::var_os(REWRITE).is_some();
    let mut failing = Vec::new();
    for mut file in file::all() {
        for n in 0..file.lines.len() {
            let outcome = Outcome::of(&extractor, &file.lines[n], true);
            let Some(complaint) = complaint(&file.lines[n], &outcome) else { continue };
            if rewrite && (file.lines[n].wrong || !outcome.fits(&file.lines[n])) {
                let right =
                    if file.lines[n].wrong { file.lines[n].right.clone() } else { outcome.shown(&file.lines[n]) };
                file.replace(n, &right);
            } else {
                failing.push(file.lines[n].told(&complaint));
            }
        }
        if rewrite {
            file.save();
        }
    }
    assert!(failing.is_empty(), "{} phrases fail:\n{}", failing.len(), failing.join("\n"));
}

#[test]
fn no_text_stands_twice_in_a_section() {
    for file in file::all() {
        let mut seen = std::collections::BTreeSet::new();
        let twice = file.lines.iter().filter(|l| !seen.insert((l.section.clone(), l.text.clone())));
        let twice: Vec<String> = twice.map(|l| l.told("stands twice")).collect();
        assert!(twice.is_empty(), "{}", twice.join("\n"));
    }
}
