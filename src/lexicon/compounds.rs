//! The head of a compound: "Milliardenübernahme" is an "Übernahme".
//!
//! Only for languages that join nouns to one word. The longest ending that a table knows as a noun is the head, endings of cases apart; what
//! stands before it is not looked at, but for its length.

use super::{Lexicon, PhraseTag, Vocab, WordId};
use crate::lang::Tag;
use crate::value::Kind;

/// Letters of the shortest head, in bytes.
const SHORTEST: usize = 4;
/// Letters of the shortest part before it, in bytes.
const BEFORE: usize = 3;

/// The number of the noun that ends `word`, 0 where none does; `buffer` is reused for folding.
pub fn head(word: &str, lexicon: &Lexicon, vocab: &Vocab, buffer: &mut String) -> WordId {
    let mut find = |word: &str, from: usize| {
        let splits = word.char_indices().map(|(at, _)| at);
        splits
            .filter(|&at| (at == 0 && from == 0 || at >= BEFORE) && at + SHORTEST <= word.len())
            .map(|at| vocab.id(&word[at..], buffer))
            .find(|&id| lexicon.phrases.begins(id) && lexicon.phrases.single(id).any(|(tag, _)| joins(tag, lexicon)))
    };
    let cases = lexicon.language.grammar.case_endings.iter().filter_map(|case| Some((word.strip_suffix(case)?, case)));
    cases.filter_map(|(stem, case)| find(stem, usize::from(case.is_empty()))).next().unwrap_or(0)
}

/// Whether a reading of a head holds for the compound too. A metric does not: "Stimmengewinn" is no profit.
pub fn joins(tag: PhraseTag, lexicon: &Lexicon) -> bool {
    match tag {
        PhraseTag::Noun(frame) => !matches!(lexicon.frame(frame).kind, Kind::Figure | Kind::Valuation),
        PhraseTag::Verb(_) => false,
        PhraseTag::Tag(tag) => matches!(
            tag,
            Tag::CompanyNoun(..)
                | Tag::TradeNoun(..)
                | Tag::BodyNoun
                | Tag::Office
                | Tag::StakeNoun
                | Tag::ShareNoun
                | Tag::AdviserNoun
                | Tag::SegmentNoun
                | Tag::ProductNoun
                | Tag::ThingNoun
                | Tag::Machine
                | Tag::MoneyNoun
                | Tag::Counted
                | Tag::NoName
        ),
    }
}
