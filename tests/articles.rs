//! What the program says of whole articles, kept as snapshots: the cards of each, the explanation of three, and the list of rules.
//!
//! Snapshots say what it does, the gold beside the articles says what is right. `INSTA_UPDATE=always cargo test --test articles` renews them.

use dealsift::emit::cards::Cards;
use dealsift::value::Article;
use dealsift::{Extractor, explain, read, rules};
use insta::{assert_snapshot, glob, with_settings};
use std::path::{Path, PathBuf};

/// Most lines of a snapshot of cards.
const LINES: usize = 60;

const EXPLAINED: [&str; 3] = ["a-acq-morandi-gara", "b-wire-bond-adriagas", "c-round-fintech"];

fn article(path: &Path) -> Article {
    let mut found = read::Articles::open(&[path.to_owned()], read::Options::default());
    found.next().unwrap().unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

#[test]
fn cards_of_every_article() {
    let extractor = Extractor::new();
    glob!("../corpus", "it/*.txt", |path| {
        let article = article(path);
        let mut cards = String::new();
        Cards::default().append(&mut cards, &article, &extractor.extract(&article));
        let all = cards.lines().count();
        let mut shown: Vec<&str> = cards.lines().take(LINES).collect();
        let cut = format!("… {} more lines", all.saturating_sub(LINES));
        if all > LINES {
            shown.push(&cut);
        }
        with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, { assert_snapshot!("cards", shown.join("\n")) });
    });
}

#[test]
fn explanations_of_three_articles() {
    let extractor = Extractor::new();
    for name in EXPLAINED {
        let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "corpus/it", &format!("{name}.txt")].iter().collect();
        let report = explain::report(&extractor, &article(&path));
        with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, { assert_snapshot!(format!("explain-{name}"), report) });
    }
}

#[test]
fn rules_of_italian() {
    with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, { assert_snapshot!("rules-it", rules::listing(Some("it"), &[])) });
}
