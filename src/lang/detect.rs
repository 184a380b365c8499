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
    /// `whatlang` settled a weak vote.
    Tie,
    /// Nothing tells; the best guess.
    Guess,
    /// `whatlang` is sure of a language that there are no tables for; its three-letter code.
    Foreign(&'static str),
}

/// Looks at no more tokens than this.
const SAMPLE: usize = 400;

/// `whatlang` reads no more bytes than this.
const SAMPLE_BYTES: usize = 600;

/// A vote is clear where at least one word in this many is a function word of the language: in running text of the language itself about
/// one in three is, in text of a near relative (Spanish read as Italian) about one in eight.
const CLEAR: u32 = 5;

/// The number of the language in `tables.lexicons`, and how it was found; `None` where no function word of any was seen.
pub fn vote(tables: &Tables, tokens: &[Token], text: &str) -> Option<(usize, Found)> {
    let mut votes = [0u32; 16];
    let mut words = 0;
    for token in tokens.iter().take(SAMPLE).filter(|t| t.is_word()) {
        words += 1;
        for (i, lexicon) in tables.lexicons.iter().enumerate().take(votes.len()) {
            votes[i] += u32::from(token.word != 0 && lexicon.votes(token.word));
        }
    }
    let best = (0..tables.lexicons.len()).max_by_key(|&i| (votes[i], std::cmp::Reverse(i)))?;
    let second = (0..tables.lexicons.len()).filter(|&i| i != best).map(|i| votes[i]).max().unwrap_or(0);
    if votes[best] * CLEAR >= words && votes[best] > second {
        return Some((best, Found::Vote));
    }
    match sure(text) {
        Some(code) => Some(named(tables, code).map_or((best, Found::Foreign(code)), |at| (at, Found::Tie))),
        None => (votes[best] > 0).then_some((best, Found::Guess)),
    }
}

/// The language that `whatlang` reliably sees in the beginning of the text.
fn sure(text: &str) -> Option<&'static str> {
    let mut stop = text.len().min(SAMPLE_BYTES);
    while !text.is_char_boundary(stop) {
        stop -= 1;
    }
    whatlang::detect(&text[..stop]).filter(whatlang::Info::is_reliable).map(|info| info.lang().code())
}

/// The number of the lexicon for a three-letter code.
fn named(tables: &Tables, code: &str) -> Option<usize> {
    let short = match code {
        "ita" => "it",
        "eng" => "en",
        "fra" => "fr",
        "deu" => "de",
        "spa" => "es",
        "por" => "pt",
        _ => return None,
    };
    tables.lexicons.iter().position(|l| l.language.code == short)
}
