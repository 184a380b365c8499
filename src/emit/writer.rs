//! One article after the other in the form that is asked for.

use super::cards::Cards;
use super::json::JsonLines;
use crate::value::{Article, Extraction};

/// Draws articles.
#[derive(Debug, Clone)]
pub enum Writer {
    /// One JSON object a line.
    Lines(JsonLines),
    /// For people.
    Cards(Cards),
}

impl Writer {
    /// Appends what is drawn of an article.
    ///
    /// # Errors
    /// Where an object cannot be written as JSON, which no extraction is known to cause.
    pub fn append(&mut self, out: &mut Vec<u8>, article: &Article, extraction: &Extraction) -> serde_json::Result<()> {
        match self {
            Self::Lines(lines) => lines.append(out, article, extraction),
            Self::Cards(cards) => {
                let mut drawn = String::new();
                cards.append(&mut drawn, article, extraction);
                out.extend_from_slice(drawn.as_bytes());
                Ok(())
            }
        }
    }
}
