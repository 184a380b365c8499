//! Which language an article is in.
//!
//! A declared language wins; then the vote of function words over the first tokens; `whatlang` is asked only on a tie. It does not
//! look at names or numbers.

use crate::lexicon::Tables;
use crate::scan::Token;

/// How an article's language was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The function words of one language clearly lead.
    Vote,
    /// A tie that `whatlang` settled.
    Tie,
    /// Nothing tells; the best guess.
    Guess,
}

/// Looks at no more tokens than this.
const SAMPLE: usize = 400;

/// The number of the language in `tables.lexicons`, and how it was found; `None` where no function word of any was seen.
pub fn vote(tables: &Tables, tokens: &[Token], text: &str) -> Option<(usize, Found)> {
    let mut votes = [0u32; 16];
    for token in tokens.iter().take(SAMPLE).filter(|t| t.word != 0) {
        for (i, lexicon) in tables.lexicons.iter().enumerate().take(votes.len()) {
            votes[i] += u32::from(lexicon.votes(token.word));
        }
    }
    let best = (0..tables.lexicons.len()).max_by_key(|&i| (votes[i], std::cmp::Reverse(i)))?;
    let second = (0..tables.lexicons.len()).filter(|&i| i != best).map(|i| votes[i]).max().unwrap_or(0);
    let words = tokens.iter().take(SAMPLE).filter(|t| t.is_word()).count() as u32;
    if votes[best] == 0 {
        return None;
    }
    if votes[best] * 12 < words || votes[best] == second {
        return settle(tables, text, votes[best] * 20 >= words).or(Some((best, Found::Guess)));
    }
    Some((best, Found::Vote))
}

/// Asks `whatlang` about the beginning of the text; only its reliable answers count.
fn settle(tables: &Tables, text: &str, _some: bool) -> Option<(usize, Found)> {
    let mut stop = text.len().min(600);
    while !text.is_char_boundary(stop) {
        stop -= 1;
    }
    let info = whatlang::detect(&text[..stop]).filter(whatlang::Info::is_reliable)?;
    let code = match info.lang().code() {
        "ita" => "it",
        "eng" => "en",
        "fra" => "fr",
        "deu" => "de",
        "spa" => "es",
        "por" => "pt",
        _ => return None,
    };
    let at = tables.lexicons.iter().position(|l| l.language.code == code)?;
    Some((at, Found::Tie))
}
