//! What is kept of an article that was read, so that a later run knows it again: whether it is what it was, and what are its copies.

use super::copies::Sketch;
use crate::value::Article;
use sha2::{Digest, Sha256};

/// What is kept of an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// A digest of its text and of all that it declares, but for its id and its place.
    pub content: [u8; 32],
    /// By which its copies are known; none for what is a copy itself.
    pub sketch: Option<Sketch>,
}

impl Trace {
    /// The trace of an article.
    pub fn of(article: &Article, sketch: &Sketch) -> Self {
        Self { content: content(article), sketch: Some(sketch.clone()) }
    }
}

/// Two articles agree in this where nothing that is read from them can differ.
fn content(article: &Article) -> [u8; 32] {
    let mut digest = Sha256::new();
    let mut part = |bytes: &[u8]| {
        // lengths tell where a part ends, so that no two lists of parts are one row of bytes
        digest.update((bytes.len() as u64).to_le_bytes());
        digest.update(bytes);
    };
    let Article {
        id: _,
        text,
        body,
        title_span,
        lang,
        date,
        title,
        source,
        url,
        truncated,
        encoding,
        copy_of: _,
        // the same article is delivered again on many a day
        ingested: _,
        meta,
    } = article;
    part(text.as_bytes());
    part(format!("{body:?} {title_span:?} {date:?} {truncated}").as_bytes());
    for declared in [lang, title, source, url] {
        part(&[u8::from(declared.is_some())]);
        part(declared.as_deref().unwrap_or_default().as_bytes());
    }
    part(encoding.unwrap_or_default().as_bytes());
    for (key, value) in meta {
        part(key.as_bytes());
        part(value.to_string().as_bytes());
    }
    digest.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_an_article_says_counts_and_its_id_does_not() {
        let article = Article::new("a", "Eni compra Alfa.");
        let changed = |change: fn(&mut Article)| {
            let mut other = article.clone();
            change(&mut other);
            content(&other) != content(&article)
        };
        assert!(!changed(|article| article.id = "b".into()));
        assert!(!changed(|article| article.copy_of = Some("b".into())));
        assert!(changed(|article| article.text.push('!')));
        assert!(changed(|article| article.date = Some(jiff::civil::date(2026, 3, 2))));
        assert!(changed(|article| article.title = Some(String::new())), "an empty title is one");
        assert!(changed(|article| article.source = Some("ANSA".into())));
        assert!(changed(|article| _ = article.meta.insert("desk".into(), 1.into())));
    }
}
