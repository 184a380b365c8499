//! Cases of the index: what is found by which name, and that no bytes take it down.

use super::*;
use crate::lexicon::Tables;
use crate::scan::tokens::tokenize;
use crate::value::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

static TABLES: LazyLock<Tables> = LazyLock::new(Tables::new);

fn sample() -> IndexBuilder<'static> {
    let mut builder = IndexBuilder::new(&TABLES);
    let mut add = |name, aliases, country, ids, source| {
        assert!(builder.add(&IndexEntry { name, aliases, country, ids, source }), "{name}");
    };
    add("Alfadyne S.p.A.", &["Gruppo Alfadyne"], Some("IT"), &[("own", "7")], Source::Own);
    add("ALFADYNE GMBH", &[], Some("DE"), &[("lei", "X")], Source::Gleif);
    add("Crédit Montalbin", &[], Some("FR"), &[], Source::Gleif);
    add("Oro Srl", &[], Some("IT"), &[], Source::Gleif);
    add("Mario Montalbin", &[], None, &[], Source::Gleif);
    add("E.ZZ", &[], None, &[("ticker", "EZ"), ("mic", "XETR"), ("isin", "I")], Source::Sec);
    assert!(!builder.add(&IndexEntry { name: " - ", ..IndexEntry::default() }));
    builder
}

fn names<'a>(index: &'a CompanyIndex, name: &str) -> Vec<&'a str> {
    index.find(name).map_or(Vec::new(), |found| found.entries().map(|e| e.name()).collect())
}

#[test]
fn names_lead_to_companies() {
    let index = sample().finish().unwrap();
    assert_eq!((index.len(), index.keys(), index.has_own()), (6, 6, true));
    assert_eq!(names(&index, "alfadyne ag"), ["Alfadyne S.p.A.", "ALFADYNE GMBH"]);
    assert_eq!(names(&index, "Gruppo Alfadyne"), ["Alfadyne S.p.A."]);
    assert_eq!(names(&index, "CREDIT MONTALBIN"), ["Crédit Montalbin"]);
    assert!(names(&index, "Montalbin").is_empty() && names(&index, "").is_empty());
    let entry = index.entry(5).unwrap();
    assert_eq!(entry.ids().collect::<Vec<_>>(), [("ticker", "EZ"), ("mic", "XETR"), ("isin", "I")]);
    assert_eq!((entry.country(), entry.form(), entry.source()), ("", "", Source::Sec));
    let entry = index.entry(1).unwrap();
    assert_eq!((entry.country(), entry.form(), entry.source()), ("DE", "gmbh", Source::Gleif));
    assert_eq!((index.entry(2).unwrap().kind(), index.entry(0).unwrap().kind()), (OrgKind::Bank, OrgKind::Company));
}

#[test]
fn words_persons_and_short_names_are_ambiguous() {
    let index = sample().finish().unwrap();
    let ambiguous = |name| index.find(name).unwrap().ambiguous();
    assert!(ambiguous("Oro") && ambiguous("Mario Montalbin") && ambiguous("EZZ"));
    assert!(!ambiguous("Alfadyne") && !ambiguous("Credit Montalbin"));
}

/// The longest name at each token of a text.
fn hits<'t>(index: &CompanyIndex, text: &'t str, flag: u16) -> Vec<&'t str> {
    let mut tokens = Vec::new();
    let span = Span::new(0, text.len() as u32);
    tokenize(text, span, &TABLES.vocab, &mut String::new(), &mut tokens);
    let at = |i: usize| index.longest(text, &tokens, i, tokens.len(), flag).map(|(len, _)| (i, len));
    let found = (0..tokens.len()).filter_map(at);
    found.map(|(i, len)| &text[tokens[i].start as usize..tokens[i + len - 1].end as usize]).collect()
}

#[test]
fn the_longest_name_ends_at_a_token() {
    let mut builder = sample();
    for name in ["Coca-Cola", "Coca Cola Bottling Montalbin", "Moody's", "Beta & Figli"] {
        builder.add(&IndexEntry { name, ..IndexEntry::default() });
    }
    let index = builder.finish().unwrap();
    let text = "Coca-Cola, Coca-Cola Bottling, Moody’s e Beta &amp; Figli con Alfadyne's Alfadynes, E.ZZ.";
    assert_eq!(hits(&index, text, 0), ["Coca-Cola", "Coca-Cola", "Moody’s", "Beta &amp; Figli", "Alfadyne", "E.ZZ"]);
    assert_eq!(hits(&index, "Crédit Montalbin e Alfadyne", OWN), ["Alfadyne"]);
}

#[test]
fn an_empty_index_finds_nothing() {
    let index = IndexBuilder::new(&TABLES).finish().unwrap();
    assert!(index.is_empty() && index.find("Alfa").is_none() && hits(&index, "Alfa", 0).is_empty());
}

#[test]
fn what_is_no_whole_index_is_told() {
    let bytes = sample().bytes().unwrap();
    assert!(CompanyIndex::is_index(&bytes));
    let fault = |bytes: Vec<u8>| CompanyIndex::from_bytes(bytes).unwrap_err().to_string();
    assert!(fault(b"name\nAlfa".to_vec()).contains("no index") && fault(Vec::new()).contains("no index"));
    assert!(
        fault(bytes[..20].to_vec()).contains("damaged") && fault(bytes[..bytes.len() - 1].to_vec()).contains("damaged")
    );
    let mut newer = bytes.clone();
    newer[8] = 9;
    assert!(fault(newer).contains("version 9"));
    for at in (64..bytes.len()).step_by(7) {
        let mut changed = bytes.clone();
        changed[at] ^= 1;
        assert!(fault(changed).contains("damaged"), "{at}");
    }
}

/// Everything that may be asked of an index.
fn ask(index: &CompanyIndex) {
    for entry in index.entries().take(100) {
        let _ = (entry.name(), entry.country(), entry.form(), entry.kind(), entry.source(), entry.ids().count());
        let _ = index.find(entry.name()).map(|found| (found.ambiguous(), found.entries().count()));
    }
    for name in ["Alfadyne", "Oro", "Mario Montalbin", "E.ZZ", "Gruppo Alfadyne", "x"] {
        let _ = index.find(name).map(|found| found.entries().map(|e| e.name().len()).sum::<usize>());
    }
    hits(index, "Crédit Montalbin e Gruppo Alfadyne & Oro", 0);
}

proptest! {
    #[test]
    fn any_bytes_are_an_index_or_a_fault(bytes in proptest::collection::vec(any::<u8>(), 0..400), headed: bool) {
        let mut bytes = bytes;
        if headed {
            bytes.splice(0..0, *b"DEALSIFT\x01\0\0\0");
        }
        if let Ok(index) = CompanyIndex::from_bytes(bytes) {
            ask(&index);
        }
    }

    /// Whoever changes bytes and mends the sum gets wrong answers at worst.
    #[test]
    fn forged_bytes_are_asked_in_vain(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let mut bytes = sample().bytes().unwrap();
        for (at, byte) in changes {
            let at = 12 + at.index(bytes.len() - 12);
            bytes[at] = byte;
        }
        let sum = bytes::sum(&bytes[bytes::HEADER..]);
        bytes[40..48].copy_from_slice(&sum.to_le_bytes());
        if let Ok(index) = CompanyIndex::from_bytes(bytes) {
            ask(&index);
        }
    }
}
