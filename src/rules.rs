//! All rules by id, from the tables that drive them.
//!
//! `listing(Some("it"), &[])` names every frame of Italian with its verbs and nouns, and the rules that are the same for all languages; behind
//! them those that overlays add, each with its file.

use crate::lang::{At, Frame, LANGUAGES, Slot, rule_id};
use crate::overlay::Overlay;
use std::fmt::Write;

/// Rules of the engine: id and what it reads.
pub const ENGINE: &[(&str, &str)] = &[
    ("money/number-scale-currency", "4,5 miliardi di euro"),
    ("money/currency-number-scale", "$750M, € 300 milioni"),
    ("money/number-currency", "500 euro"),
    ("money/currency-number", "$500"),
    ("money/number-scale", "730 miliardi, its currency from context"),
    ("money/bare-number", "con 30, its scale and currency from its neighbour"),
    ("money/cents", "11 centesimi"),
    ("money/range", "tra 2 e 3 miliardi"),
    ("money/vague", "miliardi di dollari"),
    ("percent/number-sign", "3,2 %"),
    ("percent/range", "3-4%"),
    ("power/number-unit", "2 gigawatt"),
    ("power/range", "800-1000 MW"),
    ("energy/number-unit", "200 MWh"),
    ("count/scaled", "12 milioni di clienti"),
    ("company/gazetteer", "a name of the list"),
    ("company/list", "a name of the user's own list"),
    ("company/register", "a name of a register that the user gives"),
    ("company/legal-form", "a name with a legal form"),
    ("company/name-part", "a name with a word such as Banca or Holding"),
    ("company/noun-before", "la startup X"),
    ("company/origin-before", "la milanese X"),
    ("company/apposition", "X, società di …"),
    ("company/of-office", "il ceo di X"),
    ("company/of-deal", "l'acquisizione di X"),
    ("company/deal-verb", "X ha rilevato"),
    ("company/verb-argument", "ha rilevato X"),
    ("company/agent", "da parte di X"),
    ("company/bracketed", "Nome Lungo (NL)"),
    ("company/coordination", "a name beside a company in a list"),
    ("company/subject", "subject of a finite verb"),
    ("company/shape", "the name's capitals"),
    ("company/slot", "a name that fills a company's slot"),
    ("argument/subject", "subject of the predicate"),
    ("argument/object", "object of the predicate"),
    ("argument/preposition", "behind the preposition of the role"),
    ("argument/maker", "maker of the machines that are used"),
    ("argument/coordination", "in one list with another filler"),
    ("argument/description", "a definite description, resolved"),
    ("argument/shared", "taken over from a predicate of the same subject"),
    ("argument/clitic", "the company that a pronoun before the verb stands for"),
    ("argument/owner", "the owner of what is sold"),
    ("argument/apposition", "the company that the cue explains"),
    ("argument/tuple", "a list of companies, each with its amount"),
    ("argument/cluster", "the company of a second deal that the same predicate tells"),
    ("argument/gapped", "a company with an amount that repeats the predicate before it"),
    ("argument/focus", "the company in focus, named before"),
    ("object/phrase", "what is bought, built or served"),
    ("period/stated", "a period that stands with the amount"),
    ("period/focus", "the period under discussion"),
    ("purpose/word", "a word for what capacity is for"),
    ("hardware/product", "a listed product"),
    ("venue/name", "a market where companies list"),
    ("stage/word", "a round's stage"),
    ("exclusive/word", "in esclusiva"),
];

/// The rules of one language, or of all, and those of overlays.
pub fn listing(lang: Option<&str>, overlays: &[Overlay]) -> String {
    let mut out = String::new();
    for (id, example) in ENGINE {
        let _ = writeln!(out, "{id:32} {example}");
    }
    let asked = |code: &str| lang.is_none_or(|own| own == code);
    for language in LANGUAGES.iter().filter(|l| asked(l.code)) {
        language.frames.iter().for_each(|frame| of_frame(&mut out, language.code, frame, ""));
    }
    for overlay in overlays {
        let from = format!(" ({})", overlay.file);
        overlay
            .frames()
            .filter(|(code, _)| asked(code))
            .for_each(|(code, frame)| of_frame(&mut out, code, frame, &from));
    }
    out
}

fn of_frame(out: &mut String, code: &str, frame: &Frame, from: &str) {
    let _ = writeln!(out, "\n{code} {} → {}{from}", rule_id(frame.id), frame.kind.name());
    if !frame.verbs.is_empty() {
        let _ = writeln!(out, "   verbs: {}", frame.verbs.join(", "));
    }
    if !frame.nouns.is_empty() {
        let _ = writeln!(out, "   nouns: {}", frame.nouns.join("|").replace('|', ", "));
    }
    let slots: Vec<String> = frame.slots.iter().map(|(at, slot)| format!("{} {}", place(*at), name(*slot))).collect();
    let _ = writeln!(out, "   slots: {}", slots.join(", "));
}

fn place(at: At) -> String {
    match at {
        At::Subj => "subject".to_owned(),
        At::Obj => "object".to_owned(),
        At::Maker => "maker".to_owned(),
        At::Before => "before".to_owned(),
        At::Own => "owner".to_owned(),
        At::P(prep) => format!("{prep:?}").to_lowercase(),
    }
}

fn name(slot: Slot) -> &'static str {
    match slot {
        Slot::Role(role) => role.name(),
        Slot::Amount => "amount",
        Slot::Valuation => "valuation",
        Slot::Stake => "stake",
        Slot::Power => "power",
    }
}
