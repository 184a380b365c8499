//! The words of an article that a table quotes for a record: none, those around the cue, or the sentences that state it.

use super::Quotes;
use crate::value::{Record, Span};

/// Words of the article that state a record.
pub(super) fn quote(whole: &str, record: &Record, quotes: Quotes) -> Option<String> {
    match quotes {
        Quotes::None => None,
        Quotes::Full => {
            let sentences: Vec<String> = record.evidence.iter().map(|s| on_one_line(s.of(whole))).collect();
            Some(sentences.join(" … "))
        }
        Quotes::Short => {
            let sentence =
                record.evidence.iter().copied().find(|s| s.start <= record.cue.start && record.cue.end <= s.end);
            let sentence = sentence.unwrap_or(record.cue);
            let (from, to) = around(whole, sentence, record.cue);
            let mark = |cut: bool| if cut { "… " } else { "" };
            let behind = if to < sentence.end as usize { " …" } else { "" };
            let words = on_one_line(&whole[from..to]);
            Some(format!("{}{words}{behind}", mark(from > sentence.start as usize)))
        }
    }
}

/// From the first to the last sentence that states a record.
pub(super) fn evidence(record: &Record) -> Span {
    let start = record.evidence.iter().map(|s| s.start).min().unwrap_or(record.cue.start);
    let end = record.evidence.iter().map(|s| s.end).max().unwrap_or(record.cue.end);
    Span::new(start, end)
}

/// How many bytes of its sentence a short quote has on each side of the cue.
const AROUND: usize = 60;

/// The words around a cue within its sentence, cut between words.
fn around(text: &str, sentence: Span, cue: Span) -> (usize, usize) {
    let (first, last) = (sentence.start as usize, sentence.end as usize);
    let mut from = (cue.start as usize).saturating_sub(AROUND).max(first);
    let mut to = (cue.end as usize + AROUND).min(last);
    while from > first && !(text.is_char_boundary(from) && text[..from].ends_with(char::is_whitespace)) {
        from -= 1;
    }
    while to < last && !(text.is_char_boundary(to) && text[to..].starts_with(char::is_whitespace)) {
        to += 1;
    }
    (from, to)
}

fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_quotes_keep_whole_words() {
        let text = format!("{} Alfa compra Beta {}", "parola ".repeat(30), "è così ".repeat(30));
        let at = text.find("compra").unwrap() as u32;
        let (from, to) = around(&text, Span::new(0, text.len() as u32), Span::new(at, at + 6));
        let quote = &text[from..to];
        assert!(quote.starts_with("parola") && quote.contains("Alfa compra Beta") && quote.len() < 160, "{quote}");
    }
}
