//! Which language an article is in, and which of its blocks are in another.
//!
//! A declared language wins; then the vote of function words over the first tokens; where it is not clear, `whatlang`; and where that
//! is not sure, as in short headlines, the language whose tables know most of the words. A block goes by its own vote only where that
//! is plain: an English quotation in an Italian article.

use crate::lexicon::Tables;
use crate::scan::Token;

/// How an article's language was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// The function words of one language clearly lead.
    Vote,
    /// `whatlang` settled a weak vote.
    Tie,
    /// The tables of one language know clearly more of the words.
    Known,
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

/// A block of another language than the article's has at least so many of its function words, and twice those of the article's.
const FOREIGN: u32 = 4;

/// Votes by language.
type Votes = [u32; 8];

/// For each set of languages, a byte of 1 for each of them.
const SPREAD: [u64; 256] = {
    let mut spread = [0; 256];
    let mut bits = 0;
    while bits < 2048 {
        spread[bits / 8] |= ((bits as u64 / 8) >> (bits % 8) & 1) << (bits % 8 * 8);
        bits += 1;
    }
    spread
};

/// Counts the function words of each language, and the words.
fn count(tables: &Tables, tokens: &[Token]) -> (Votes, u32) {
    let (mut votes, mut words) = (Votes::default(), 0);
    // so many that no byte overflows
    for some in tokens.chunks(255) {
        let mut bytes = 0;
        for token in some.iter().filter(|t| t.is_word()) {
            words += 1;
            bytes += SPREAD[tables.votes(token.word) as usize];
        }
        votes.iter_mut().zip(bytes.to_le_bytes()).for_each(|(sum, own)| *sum += u32::from(own));
    }
    (votes, words)
}

/// The language with most votes, among equals the first, and the votes of the next.
fn best(votes: &Votes, languages: usize) -> (usize, u32) {
    let best = (0..languages).max_by_key(|&i| (votes[i], std::cmp::Reverse(i))).unwrap_or(0);
    let second = (0..languages).filter(|&i| i != best).map(|i| votes[i]).max().unwrap_or(0);
    (best, second)
}

/// The number of the language in `tables.lexicons`, and how it was found; `None` where no word of any was seen.
pub fn vote(tables: &Tables, tokens: &[Token], text: &str) -> Option<(usize, Found)> {
    let sample = &tokens[..tokens.len().min(SAMPLE)];
    let (votes, words) = count(tables, sample);
    let (first, second) = best(&votes, tables.lexicons.len());
    if votes[first] * CLEAR >= words && votes[first] > second {
        return Some((first, Found::Vote));
    }
    if let Some(code) = sure(text) {
        return Some(named(tables, code).map_or((first, Found::Foreign(code)), |at| (at, Found::Tie)));
    }
    known(tables, sample, &votes)
}

/// The language whose tables know most of the words, function words counting twice.
fn known(tables: &Tables, tokens: &[Token], votes: &Votes) -> Option<(usize, Found)> {
    let mut known = *votes;
    for token in tokens.iter().filter(|t| t.is_word() && t.word != 0) {
        for (i, lexicon) in tables.lexicons.iter().enumerate() {
            known[i] += u32::from(lexicon.phrases.begins(token.word));
        }
    }
    let (first, second) = best(&known, tables.lexicons.len());
    let words = tokens.iter().filter(|t| t.is_word()).count() as u32;
    let found = if known[first] > second && known[first] * 4 >= words { Found::Known } else { Found::Guess };
    (known[first] > 0).then_some((first, found))
}

/// The language of a block within an article of language `own`, both as numbers in `tables.lexicons`.
pub fn block(tables: &Tables, tokens: &[Token], own: usize) -> usize {
    if tokens.len() < 2 * FOREIGN as usize {
        return own;
    }
    let (votes, words) = count(tables, tokens);
    let (first, second) = best(&votes, tables.lexicons.len());
    let plain = votes[first] >= FOREIGN && votes[first] >= 2 * votes[own] && votes[first] > second;
    if plain && votes[first] * CLEAR >= words { first } else { own }
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
