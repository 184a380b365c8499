//! Sentence bounds over tokens.
//!
//! "Vale 2,3 mld. Lo dice l'ad." ends after "mld." only because a capital follows and "mld" may end a sentence; after "S.p.A." or a
//! language's abbreviation ("art.", "Mrd.") it does not. Clauses are cut elsewhere.

use super::{TokKind, Token};
use rustc_hash::FxHashSet;

/// Appends the index one past the last token of each sentence of `tokens[from..to]`.
pub fn ends(text: &str, tokens: &[Token], from: usize, to: usize, abbreviations: &FxHashSet<u32>, out: &mut Vec<usize>) {
    let mut start = from;
    for i in from..to {
        if ends_here(text, tokens, i, to, abbreviations) {
            let stop = closing(tokens, i + 1, to);
            if stop > start {
                out.push(stop);
                start = stop;
            }
        }
    }
    if start < to {
        out.push(to);
    }
}

/// Whether the mark at `i` ends a sentence.
fn ends_here(text: &str, tokens: &[Token], i: usize, to: usize, abbreviations: &FxHashSet<u32>) -> bool {
    let TokKind::Mark(mark) = tokens[i].kind else { return false };
    if !matches!(mark, '.' | '!' | '?' | '…') {
        return false;
    }
    let Some(next) = tokens.get(closing(tokens, i + 1, to)).filter(|_| i + 1 < to) else { return true };
    if mark != '.' {
        return begins(text, next);
    }
    let before = i.checked_sub(1).map(|k| &tokens[k]);
    let initial = before.is_some_and(|t| t.is_word() && t.span().len() == 1 && t.shape.is_capital());
    let abbreviated = before.is_some_and(|t| t.word != 0 && tokens[i].glued && abbreviations.contains(&t.word));
    begins(text, next) && !initial && !abbreviated
}

/// Whether a sentence may begin with `token`.
fn begins(text: &str, token: &Token) -> bool {
    match token.kind {
        TokKind::Word => token.shape.is_capital() || text.as_bytes()[token.start as usize] >= 0x80,
        TokKind::Number => !token.glued,
        TokKind::Mark(c) => matches!(c, '“' | '"' | '«' | '‘' | '(' | '$' | '€' | '£' | '-' | '–' | '—' | '¿' | '¡' | '„' | '•') && !token.glued,
    }
}

/// The first token behind closing quotes and brackets that follow a full stop without a gap.
fn closing(tokens: &[Token], mut i: usize, to: usize) -> usize {
    while i < to && tokens[i].glued && matches!(tokens[i].kind, TokKind::Mark('”' | '"' | '»' | '’' | ')' | '.' | '!' | '?' | '…' | ']' | '“')) {
        i += 1;
    }
    i
}
