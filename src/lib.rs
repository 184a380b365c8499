//! dealsift reads financial news and gives back deals, figures, companies and amounts, each with its place in the text.
//!
//! ```
//! use dealsift::{Article, Extractor};
//!
//! let article = Article::new("a", "Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.");
//! let extraction = Extractor::new().extract(&article);
//! assert_eq!(extraction.lang, "it");
//! ```
//!
//! The layers stand in `ARCHITECTURE.md`; each imports only from those below it.

#![forbid(unsafe_code)]

pub mod clause;
pub mod cli;
pub mod dataset;
pub mod diff;
pub mod doc;
pub mod emit;
pub mod eval;
pub mod event;
pub mod explain;
pub mod extract;
pub mod frame;
pub mod lang;
pub mod lexicon;
pub mod mention;
pub mod overlay;
pub mod read;
pub mod record;
pub mod registers;
pub mod report;
pub mod resolve;
pub mod review;
pub mod rules;
pub mod run;
pub mod scan;
pub mod table;
pub mod teach;
pub mod unresolved;
pub mod value;

pub use extract::{Extractor, ExtractorBuilder};
pub use value::{Article, Extraction};
