//! Counts and changes for people at a terminal.
//!
//! ```text
//! records              same  changed     gone      new
//! acquisition           110        1        1        –
//!   amount                         1        –        –
//!
//! == a.txt
//! ~ acquisition r1  Alfa acquires Beta for EUR 4 m.
//!     amount  EUR 3 m → EUR 4 m
//! ```

use super::change::{ArticleDiff, Change, Found, Of, Sort};
use super::tally::{Count, Tally};
use super::words;
use crate::emit::cards::harmless;
use std::fmt::Display;

/// Draws counts and changes, with or without colours.
#[derive(Debug, Clone, Copy, Default)]
pub struct Table {
    /// Whether ANSI colours are used.
    pub colour: bool,
    /// Whether changed companies and quantities are listed too.
    pub all: bool,
}

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const GREEN: &str = "32";
const YELLOW: &str = "33";

impl Table {
    fn paint(self, code: &str, text: impl Display) -> String {
        match self.colour {
            true => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
            false => text.to_string(),
        }
    }

    /// The counts: articles, layers, and records by kind and slot.
    pub fn counts(self, tally: &Tally) -> String {
        let head = format!("{:<28}{:>9}{:>9}{:>9}{:>9}", "", "same", "changed", "gone", "new");
        let mut out = self.paint(BOLD, head) + "\n" + &row("articles", tally.articles);
        for of in [Of::Record, Of::Company, Of::Quantity] {
            if let Some(count) = tally.layers.get(&of) {
                out += &row(of.layer(), *count);
            }
        }
        if tally.texts > 0 {
            out += &format!("articles with another text: {}\n", tally.texts);
        }
        let kinds: Vec<_> = tally.kinds.iter().filter(|(_, count)| !count.is_same()).collect();
        if !kinds.is_empty() {
            out += &format!("\n{}\n", self.paint(BOLD, "records by kind, and slots of those that changed"));
        }
        for (kind, count) in kinds {
            out += &row(&harmless(kind), *count);
            for ((_, slot), count) in tally.slots.iter().filter(|((of, _), _)| of == kind) {
                out += &self.paint(DIM, slot_row(&harmless(slot), *count));
            }
        }
        out
    }

    /// The changes of an article; empty where there is none to list.
    pub fn changes(self, article: &ArticleDiff) -> String {
        let only = match article.found {
            Found::Both => "",
            Found::OldOnly => "  only in the old output",
            Found::NewOnly => "  only in the new output",
        };
        let shown = |c: &&Change| self.all || matches!(c.of, Of::Article | Of::Record);
        let body: String = article.changes.iter().filter(shown).map(|c| self.change(c)).collect();
        match (only, body.as_str()) {
            ("", "") => String::new(),
            _ => format!("\n== {}{only}\n{body}", self.paint(BOLD, harmless(&article.id))),
        }
    }

    fn change(self, change: &Change) -> String {
        let (mark, code) = match change.sort {
            Sort::Changed => ("~", YELLOW),
            Sort::Gone => ("-", RED),
            Sort::New => ("+", GREEN),
        };
        let head = match change.of {
            Of::Article => "another text".to_owned(),
            Of::Record => format!("{} {}", change.kind.replace('_', " "), ids(change)),
            Of::Company => format!("company {}", change.new.as_ref().or(change.old.as_ref()).map_or("", |s| s)),
            Of::Quantity => {
                format!("{} “{}”", change.kind, change.new.as_ref().or(change.old.as_ref()).map_or("", |s| s))
            }
        };
        let summary = change.summary.as_ref().map_or(String::new(), |s| format!("  {}", harmless(s)));
        let mut out = format!("{} {}{summary}\n", self.paint(code, mark), self.paint(code, harmless(&head)));
        // all that a record says stands in its summary, where it has one
        if change.of == Of::Article || (change.sort != Sort::Changed && change.summary.is_some()) {
            return out;
        }
        let labels: Vec<String> = change.slots.iter().map(|s| harmless(&s.label())).collect();
        let width = labels.iter().map(|l| l.chars().count()).max().unwrap_or(0);
        for (slot, label) in change.slots.iter().zip(labels) {
            let label = self.paint(DIM, format_args!("{label:<width$}"));
            let whose = slot.company.as_ref().map_or(String::new(), |c| format!("{}: ", harmless(c)));
            let (old, new) = (harmless(&words::value(&slot.old)), harmless(&words::value(&slot.new)));
            out += &format!("    {label}  {whose}{old} → {new}\n");
        }
        out
    }
}

/// `r1`, or `r1 → r2` where the record moved.
fn ids(change: &Change) -> String {
    match (&change.old, &change.new) {
        (Some(old), Some(new)) if old != new => format!("{old} → {new}"),
        (Some(id), _) | (None, Some(id)) => id.clone(),
        (None, None) => String::new(),
    }
}

fn dash(n: u64) -> String {
    if n == 0 { "–".to_owned() } else { n.to_string() }
}

fn row(label: &str, count: Count) -> String {
    let Count { same, changed, gone, new } = count;
    format!("{:<28}{:>9}{:>9}{:>9}{:>9}\n", label.replace('_', " "), dash(same), dash(changed), dash(gone), dash(new))
}

fn slot_row(label: &str, count: Count) -> String {
    format!("  {:<26}{:>9}{:>9}{:>9}{:>9}\n", label, "", dash(count.changed), dash(count.gone), dash(count.new))
}
