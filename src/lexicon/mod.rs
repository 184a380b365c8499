//! Layer 2: the tables of all languages and the lists of names, compiled to matchers over word numbers.
//!
//! Every word of every table gets a number; a text's token is looked up once and later stages compare numbers. Phrases are
//! sequences of such numbers. What the words mean together is decided in later layers.

pub mod additions;
pub mod class;
pub mod compile;
pub mod compounds;
pub mod index;
pub mod infer;
mod lists;
pub mod morphology;
pub mod names;
pub mod options;
mod org;
pub mod phrases;
mod slug;
mod verbs;
pub mod vocab;

pub use additions::Additions;
pub use compile::{Lexicon, PhraseTag, Tables, VerbRef};
pub use index::{CompanyIndex, IndexBuilder, IndexEntry, IndexError, Source};
pub use lists::Listed;
pub use names::{KnownCompany, NameTag, Names, Place};
pub use options::Options;
pub use org::OrgKind;
pub use phrases::{PhraseMap, Phrases};
pub use slug::{slug, spellings};
pub use vocab::{Vocab, WordId};
