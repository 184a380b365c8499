//! Sentence bounds over tokens.
//!
//! "Vale 2,3 mld. Lo dice l'ad." ends after "mld." only because a capital follows and "mld" may end a sentence; after "S.p.A." or a
//! language's abbreviation ("art.", "Mrd.") it does not. Clauses are cut elsewhere.

use super::{Shape, TokKind, Token};
use rustc_hash::FxHashSet;

/// Tokens of the longest sentence. Prose stays far below; lists and tables without full stops do not, and relating everything in them to
/// everything costs the square of their length.
const LONGEST: usize = 320;

/// Words that tell where a sentence ends, by number.
#[derive(Debug, Clone, Copy)]
pub struct Words<'a> {
    /// Abbreviations: their full stop alone ends none.
    pub abbreviations: &'a FxHashSet<u32>,
    /// Function words: a capital one begins a sentence.
    pub openers: &'a FxHashSet<u32>,
    /// Words that a letter numbers: "Series B".
    pub lettered: &'a FxHashSet<u32>,
}

/// Appends the index one past the last token of each sentence of `tokens[from..to]`. A stretch without full stops is cut at its marks.
pub fn ends(text: &str, tokens: &[Token], from: usize, to: usize, words: Words, out: &mut Vec<usize>) {
    let mut start = from;
    for (i, token) in (from..to).zip(&tokens[from..to]) {
        let mark = matches!(token.kind, TokKind::Mark('.' | '!' | '?' | '…'));
        if mark && ends_here(text, tokens, i, to, words) {
            let stop = closing(tokens, i + 1, to);
            if stop > start {
                out.push(stop);
                start = stop;
            }
        } else if i.saturating_sub(start) >= LONGEST {
            start = cut(tokens, start + LONGEST / 2, i);
            out.push(start);
        }
    }
    if start < to {
        out.push(to);
    }
}

/// One past the last mark in `tokens[from..to]`, or `to`.
fn cut(tokens: &[Token], from: usize, to: usize) -> usize {
    let mark = |k: &usize| matches!(tokens[*k].kind, TokKind::Mark(',' | ';' | ':'));
    (from..to).rev().find(mark).map_or(to, |k| k + 1)
}

/// Whether the mark at `i` ends a sentence.
fn ends_here(text: &str, tokens: &[Token], i: usize, to: usize, words: Words) -> bool {
    let TokKind::Mark(mark) = tokens[i].kind else { return false };
    if !matches!(mark, '.' | '!' | '?' | '…') {
        return false;
    }
    let Some(next) = tokens.get(closing(tokens, i + 1, to)).filter(|_| i + 1 < to) else { return true };
    if mark != '.' {
        return begins(text, next);
    }
    let before = i.checked_sub(1).map(|k| &tokens[k]);
    // "J. Smith", but "closed a Series B. Alfa led it"
    let numbered = i > 1 && tokens[i - 2].word != 0 && words.lettered.contains(&tokens[i - 2].word);
    let initial = before.is_some_and(|t| t.is_word() && t.span().len() == 1 && t.shape.is_capital()) && !numbered;
    let abbreviated = before.is_some_and(|t| t.word != 0 && tokens[i].glued && words.abbreviations.contains(&t.word));
    // "… of Beta Corp. It said": what is capital only at a sentence's beginning begins one
    let opener = || next.word != 0 && next.shape == Shape::Title && words.openers.contains(&next.word);
    begins(text, next) && !initial && (!abbreviated || opener())
}

/// Whether a sentence may begin with `token`.
fn begins(text: &str, token: &Token) -> bool {
    match token.kind {
        TokKind::Word => token.shape.is_capital() || text.as_bytes()[token.start as usize] >= 0x80,
        TokKind::Number => !token.glued,
        TokKind::Mark(c) => {
            matches!(c, '“' | '"' | '«' | '‘' | '(' | '$' | '€' | '£' | '-' | '–' | '—' | '¿' | '¡' | '„' | '•')
                && !token.glued
        }
    }
}

/// The first token behind closing quotes and brackets that follow a full stop without a gap.
fn closing(tokens: &[Token], mut i: usize, to: usize) -> usize {
    while i < to
        && tokens[i].glued
        && matches!(tokens[i].kind, TokKind::Mark('”' | '"' | '»' | '’' | ')' | '.' | '!' | '?' | '…' | ']' | '“'))
    {
        i += 1;
    }
    i
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::vocab::Vocab;
    use crate::scan::tokens::tokenize;
    use crate::value::Span;

    fn sentences(text: &str) -> Vec<String> {
        let mut tokens = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &Vocab::default(), &mut String::new(), &mut tokens);
        let mut stops = Vec::new();
        let none = FxHashSet::default();
        ends(
            text,
            &tokens,
            0,
            tokens.len(),
            Words { abbreviations: &none, openers: &none, lettered: &none },
            &mut stops,
        );
        let mut from = 0;
        let mut out = Vec::new();
        for stop in stops {
            out.push(text[tokens[from].start as usize..tokens[stop - 1].span().end as usize].to_owned());
            from = stop;
        }
        assert_eq!(from, tokens.len(), "{text}: tokens are left over");
        out
    }

    #[test]
    fn capitals_begin_sentences_and_initials_end_none() {
        let cases: &[(&str, &[&str])] = &[
            ("Alfa sale. Beta scende.", &["Alfa sale.", "Beta scende."]),
            ("Ha detto J. Elkann ieri.", &["Ha detto J. Elkann ieri."]),
            ("«Vale 2,3 miliardi.» Lo dice Alfa", &["«Vale 2,3 miliardi.»", "Lo dice Alfa"]),
            ("Alfa S.p.A. cresce", &["Alfa S.p.A. cresce"]),
        ];
        for (text, want) in cases {
            assert_eq!(&sentences(text), want, "{text}");
        }
    }

    #[test]
    fn a_stretch_without_full_stops_is_cut_at_its_marks() {
        let cut = sentences(&"alfa beta, ".repeat(2_000));
        assert!(cut.len() > 6_000 / LONGEST && cut.len() < 3 * 6_000 / LONGEST, "{}", cut.len());
        assert!(cut.iter().all(|s| s.ends_with(',')), "cut inside a phrase");
        let unmarked = sentences(&"alfa ".repeat(2_000));
        assert!(unmarked.iter().all(|s| s.split(' ').count() <= LONGEST + 1), "longer than the limit");
    }
}
