//! Extractions of the latest articles, so that a text that comes again, as those of agencies do, is not extracted from again.
//!
//! An extraction follows from the text, its parts, and the declared language and day: where all of these are the same, it is the same. What
//! is kept is bounded, and forgotten all at once; whether a text is found again changes the time that a run takes and nothing else.

use crate::value::{Article, Extraction, Span};
use jiff::civil::Date;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::Hasher;

/// How many bytes of text are kept, with what was extracted from them.
const KEPT: usize = 4 << 20;

/// The latest articles of a thread.
#[derive(Debug, Default)]
pub struct Recent {
    known: FxHashMap<u64, Extracted>,
    bytes: usize,
}

#[derive(Debug)]
struct Extracted {
    text: String,
    body: Span,
    title_span: Option<Span>,
    lang: Option<String>,
    date: Option<Date>,
    extraction: Extraction,
}

impl Recent {
    /// What was extracted from an article of the same text and declarations; it is kept no more, and may be given back to [`Recent::keep`].
    pub fn take(&mut self, article: &Article) -> Option<Extraction> {
        let key = key(&article.text);
        if !self.known.get(&key)?.is_of(article) {
            return None;
        }
        let extracted = self.known.remove(&key)?;
        self.bytes -= extracted.text.len();
        Some(extracted.extraction)
    }

    /// Keeps what was extracted from an article.
    pub fn keep(&mut self, article: Article, extraction: Extraction) {
        let Article { text, body, title_span, lang, date, .. } = article;
        if text.len() > KEPT / 16 {
            return;
        }
        if self.bytes + text.len() > KEPT {
            *self = Self::default();
        }
        self.bytes += text.len();
        let replaced = self.known.insert(key(&text), Extracted { text, body, title_span, lang, date, extraction });
        self.bytes -= replaced.map_or(0, |replaced| replaced.text.len());
    }
}

impl Extracted {
    fn is_of(&self, article: &Article) -> bool {
        self.body == article.body
            && self.title_span == article.title_span
            && self.lang == article.lang
            && self.date == article.date
            && self.text == article.text
    }
}

fn key(text: &str) -> u64 {
    let mut hasher = FxHasher::default();
    hasher.write(text.as_bytes());
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::{KEPT, Recent};
    use crate::Extractor;
    use crate::value::{Article, Extraction};
    use jiff::civil::date;

    fn article(id: &str, date: Option<super::Date>) -> Article {
        Article { date, ..Article::new(id, "Eni ha comprato Beta Srl ieri per 90 milioni di euro.") }
    }

    #[test]
    fn the_same_text_of_the_same_day_is_known_and_no_other() {
        let (monday, tuesday) = (Some(date(2026, 3, 2)), Some(date(2026, 3, 3)));
        let mut recent = Recent::default();
        let extraction = Extractor::new().extract(&article("a", monday));
        recent.keep(article("a", monday), extraction.clone());
        assert_eq!(recent.take(&article("b", tuesday)), None, "'ieri' is another day");
        assert_eq!(recent.take(&Article { lang: Some("en".to_owned()), ..article("b", monday) }), None);
        assert_eq!(recent.take(&article("b", monday)), Some(extraction));
        assert_eq!(recent.take(&article("c", monday)), None, "what is taken is kept no more");
        assert_eq!(recent.bytes, 0);
    }

    #[test]
    fn what_is_kept_is_bounded() {
        let mut recent = Recent::default();
        for number in 0..200 {
            recent.keep(Article::new("a", format!("{number:060000}")), Extraction::default());
            assert!(recent.bytes <= KEPT && recent.bytes == recent.known.values().map(|e| e.text.len()).sum::<usize>());
        }
        assert!(recent.take(&Article::new("b", format!("{:060000}", 199))).is_some());
        recent.keep(Article::new("a", "1".repeat(KEPT)), Extraction::default());
        assert!(recent.take(&Article::new("b", "1".repeat(KEPT))).is_none());
    }
}
