//! What a lesson changes in other texts: records that appear, change or vanish.
//!
//! `compare(&before, &after, &article)` sets the records of one article side by side. Two that stand on the same sentence and are of one kind are
//! one record that changed.

use super::parties;
use crate::emit::summary::summary;
use crate::value::{Article, Extraction, Record, Span};

/// What becomes of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It is new.
    Appears(String),
    /// It says something else.
    Changes(String, String),
    /// It is found no more.
    Vanishes(String),
}

/// A change and the words that it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Effect {
    /// What changes.
    pub change: Change,
    /// The sentence.
    pub quote: String,
}

/// A record on one line: what it says and who is in it as what.
pub fn line(record: &Record, extraction: &Extraction, text: &str) -> String {
    let status = record.status.map_or(String::new(), |s| format!(" {}", s.name()));
    let said = summary(record, extraction, text);
    let who: Vec<String> =
        parties(record, extraction).iter().map(|(role, name)| format!("{} {name}", role.name())).collect();
    format!("{}{status}: {said} ({})", record.kind.name(), who.join(", "))
}

/// The differences of two extractions of one article, in the order of the text.
pub fn compare(before: &Extraction, after: &Extraction, article: &Article) -> Vec<Effect> {
    let text = article.text.as_str();
    let lines = |e: &Extraction| e.records.iter().map(|r| line(r, e, text)).collect::<Vec<_>>();
    let (old, new) = (lines(before), lines(after));
    let mut gone: Vec<usize> = unmatched(&old, &new);
    let come = unmatched(&new, &old);
    let mut effects: Vec<(u32, Effect)> = Vec::new();
    for n in come {
        let record = &after.records[n];
        let same = |o: &usize| {
            let other = &before.records[*o];
            other.kind == record.kind && other.evidence.iter().any(|a| record.evidence.iter().any(|b| a.overlaps(*b)))
        };
        let change = match gone.iter().position(same) {
            Some(at) => Change::Changes(old[gone.remove(at)].clone(), new[n].clone()),
            None => Change::Appears(new[n].clone()),
        };
        effects.push((record.cue.start, Effect { change, quote: quote(record, text) }));
    }
    for o in gone {
        let record = &before.records[o];
        effects
            .push((record.cue.start, Effect { change: Change::Vanishes(old[o].clone()), quote: quote(record, text) }));
    }
    effects.sort_by_key(|(at, _)| *at);
    effects.into_iter().map(|(_, effect)| effect).collect()
}

/// The numbers of the lines that `others` lacks, each line as often as it stands there.
fn unmatched(lines: &[String], others: &[String]) -> Vec<usize> {
    let mut rest: Vec<&String> = others.iter().collect();
    let mut alone = Vec::new();
    for (n, line) in lines.iter().enumerate() {
        match rest.iter().position(|other| *other == line) {
            Some(at) => drop(rest.swap_remove(at)),
            None => alone.push(n),
        }
    }
    alone
}

/// The sentence that holds the cue, on one line.
fn quote(record: &Record, text: &str) -> String {
    let holds = |span: &&Span| span.contains(record.cue);
    let span = record.evidence.iter().find(holds).copied().unwrap_or(record.cue);
    span.of(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Extractor;

    #[test]
    fn records_appear_change_and_vanish() {
        let known = Extractor::new();
        let less = known.without("frame/acquisition-buy");
        let article = Article::new("a", "Ieri la Alfa Spa ha comprato la Beta Srl per 3 milioni di euro.");
        let (with, without) = (known.extract(&article), less.extract(&article));
        let effects = compare(&without, &with, &article);
        assert!(matches!(effects.as_slice(), [Effect { change: Change::Appears(_), .. }]), "{effects:?}");
        assert_eq!(effects[0].quote, article.text);
        let effects = compare(&with, &without, &article);
        assert!(matches!(effects.as_slice(), [Effect { change: Change::Vanishes(_), .. }]), "{effects:?}");
        assert_eq!(compare(&with, &with, &article), []);
    }
}
