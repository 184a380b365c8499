//! What is known of one article, stage by stage.
//!
//! The stages up to `resolve` write into the [`Doc`]; `record` reads it sentence by sentence. A [`Sentence`] keeps ranges only: of tokens, amounts,
//! times and company mentions.

use crate::lexicon::{Lexicon, Tables};
use crate::mention::{AmountMention, View, company::CompanyMention, date::TimeMention};
use crate::resolve::Entities;
use crate::scan::{Block, BlockKind, TextHits, Token};

/// Everything that is known about one article, stage by stage.
#[derive(Debug, Default)]
pub struct Doc {
    /// All tokens, block after block.
    pub tokens: Vec<Token>,
    /// Their tags.
    pub hits: TextHits,
    /// The blocks.
    pub blocks: Vec<Block>,
    /// The sentences.
    pub sentences: Vec<Sentence>,
    /// The amounts, bare numbers included.
    pub amounts: Vec<AmountMention>,
    /// The mentions of time.
    pub times: Vec<TimeMention>,
    /// The candidate companies.
    pub mentions: Vec<CompanyMention>,
    /// What they are together.
    pub entities: Entities,
    /// The item of each block.
    pub items: Vec<u32>,
    /// Whether its decimal mark is the one that its language has for thousands ([`crate::mention::number::swaps`]).
    pub swapped: bool,
}

/// A sentence: its tokens, the block it stands in, and its mentions.
#[derive(Debug, Default, Clone, Copy)]
pub struct Sentence {
    /// First token.
    pub from: usize,
    /// One past the last token.
    pub to: usize,
    /// Number of its block.
    pub block: usize,
    /// Number of its language in [`Tables::lexicons`].
    pub language: usize,
    /// First amount.
    pub amounts: (usize, usize),
    /// First mention of time, and one past the last.
    pub times: (usize, usize),
    /// First company mention, and one past the last.
    pub mentions: (usize, usize),
}

impl Doc {
    /// Empties it for the next article; the buffers stay.
    pub fn clear(&mut self) {
        self.tokens.clear();
        self.blocks.clear();
        self.sentences.clear();
        self.amounts.clear();
        self.times.clear();
        self.mentions.clear();
        self.entities = Entities::default();
        self.items.clear();
        self.swapped = false;
    }

    /// The view of the mention readers.
    pub fn view<'a>(&'a self, text: &'a str, lexicon: &'a Lexicon, tables: &'a Tables) -> View<'a> {
        let marks = lexicon.language.marks(self.swapped);
        View { text, tokens: &self.tokens, hits: &self.hits, lexicon, tables, marks }
    }

    /// Whether a sentence stands in a headline or heading.
    pub fn is_heading(&self, sentence: &Sentence) -> bool {
        matches!(self.blocks[sentence.block].kind, BlockKind::Headline | BlockKind::Heading)
    }

    /// The number of the sentence that holds token `t`.
    pub fn sentence_of(&self, t: usize) -> usize {
        self.sentences.partition_point(|s| s.to <= t).min(self.sentences.len().saturating_sub(1))
    }
}
