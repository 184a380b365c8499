//! The head of a compound: "Milliardenübernahme" is an "Übernahme".
//!
//! Only for languages that join nouns to one word. The longest ending that a table knows as a noun is the head; what stands before it is not
//! looked at, but for its length.

use super::{Lexicon, PhraseTag, Vocab, WordId};
use crate::lang::Tag;
use crate::value::Kind;

/// Letters of the shortest head, and of the shortest part before it, in bytes.
const SHORTEST: usize = 4;

/// The number of the noun that ends `word`, 0 where none does; `buffer` is reused for folding.
pub fn head(word: &str, lexicon: &Lexicon, vocab: &Vocab, buffer: &mut String) -> WordId {
    let splits = word.char_indices().map(|(at, _)| at).filter(|at| *at >= SHORTEST && at + SHORTEST <= word.len());
    splits
        .map(|at| vocab.id(&word[at..], buffer))
        .find(|&id| lexicon.phrases.begins(id) && lexicon.phrases.single(id).any(|(tag, _)| joins(tag, lexicon)))
        .unwrap_or(0)
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
