//! What capitals tell in a sentence: names, or nothing.
//!
//! "Alfa Buys Beta in $2 Billion Deal" and "ALFA BUYS BETA" write every word with a capital, so that only what the text or the lists know
//! otherwise is a name.

use super::View;
use crate::lexicon::class;
use crate::scan::Shape;

/// How a sentence uses capitals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capitals {
    /// For names.
    Names,
    /// For every word of weight: a headline in title case.
    Words,
    /// For every letter.
    All,
}

/// How tokens `from..to` use capitals.
pub fn capitals(view: View, from: usize, to: usize) -> Capitals {
    if view.hits.among(from, to) & class::UPPER != 0 && shouts(view, from, to) {
        return Capitals::All;
    }
    if view.lexicon.language.grammar.title_case && titled(view, from, to) { Capitals::Words } else { Capitals::Names }
}

/// Whether most letters are capitals.
fn shouts(view: View, from: usize, to: usize) -> bool {
    let words = view.tokens[from..to].iter().filter(|t| t.is_word() && t.span().len() > 3);
    let (mut upper, mut all) = (0, 0);
    for t in words {
        all += 1;
        upper += usize::from(t.shape == Shape::Upper);
    }
    all >= 4 && upper * 100 >= all * 70
}

/// Whether nearly all longer words begin with a capital, among them common ones.
fn titled(view: View, from: usize, to: usize) -> bool {
    let (mut capital, mut all, mut common) = (0, 0, 0);
    for k in from + 1..to {
        let token = &view.tokens[k];
        // "to Buy": shorter words are small in titles, but for a verb
        let verb = || token.span().len() == 3 && token.shape == Shape::Title && view.is(k, class::VERB);
        if !token.is_word() || token.span().len() < 4 && !verb() {
            continue;
        }
        all += 1;
        if all == 4 && capital < 2 {
            return false;
        }
        capital += usize::from(token.shape.is_capital());
        common += usize::from(token.shape.is_capital() && is_common(view, k));
    }
    all >= 3 && capital * 100 >= all * 80 && common >= 2
}

/// Whether the word at token `k` is one of the language's own and no part of names.
pub fn is_common(view: View, k: usize) -> bool {
    !view.hits.words.at(k).is_empty() && !view.is(k, class::NAME_PART | class::LEGAL | class::GLUE)
}
