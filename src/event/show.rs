//! Events for people: a sentence, and a card.

use super::choose::Event;
use super::fields::words;
use super::telling::Tellings;
use crate::emit::cards::harmless;
use jiff::civil::Date;

/// "acquisition, completed: target Vallefredda, acquirer Campari; EUR 82000000; 4 articles".
pub fn summary(all: &Tellings, event: &Event) -> String {
    let parties: Vec<String> =
        event.parties.iter().map(|p| format!("{} {}", p.role.name().replace('_', " "), all.text(p.name))).collect();
    let mut text =
        format!("{}, {}: {}", event.kind.value.name().replace('_', " "), event.status.value.name(), parties.join(", "));
    for money in [event.amount, event.power].into_iter().flatten() {
        text.push_str("; ");
        text.push_str(&words(all, money.value));
    }
    text
}

/// Appends an event for people: a line of what it is, then its way, its articles and what they disagree on.
pub fn card(out: &mut Vec<u8>, all: &Tellings, event: &Event) {
    use std::fmt::Write;
    let mut text = String::new();
    let day = |d: Option<Date>| d.map_or_else(|| "no date".to_owned(), |d| d.to_string());
    let _ = writeln!(text, "{}  {}", event.id, harmless(&summary(all, event)));
    let counted = |n: u32, what: &str| format!("{n} {what}{}", if n == 1 { "" } else { "s" });
    let _ = writeln!(
        text,
        "  told       {} to {}, {}, {}",
        day(event.first),
        day(event.last),
        counted(event.articles, "article"),
        counted(event.sources, "independent source")
    );
    if event.statuses.len() > 1 {
        let way: Vec<String> = event.statuses.iter().map(|s| format!("{} {}", s.status.name(), day(s.date))).collect();
        let _ = writeln!(text, "  way        {}", way.join(", "));
    }
    for money in &event.other_amounts {
        let _ = writeln!(text, "  also       {}", words(all, *money));
    }
    for disagreement in &event.disagreements {
        let values: Vec<String> = disagreement
            .values
            .iter()
            .map(|(value, tellings)| format!("{} ({})", harmless(value), tellings.len()))
            .collect();
        let _ = writeln!(text, "  disagree   {}: {}", disagreement.field, values.join(", "));
    }
    for &n in &event.tellings {
        let told = &all.all[n as usize];
        let article = &all.articles[told.article as usize];
        let _ = writeln!(text, "  {}  {} {}", day(article.date), harmless(&article.id), harmless(&told.record));
    }
    out.extend_from_slice(text.as_bytes());
}
