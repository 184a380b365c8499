//! What an extractor is to know, said before its tables are compiled.

use super::Extractor;
use crate::lexicon::{CompanyIndex, Options, Tables};
use crate::overlay::Overlay;
use std::sync::Arc;

/// Makes an [`Extractor`]; [`Extractor::builder`] begins one.
#[derive(Debug, Clone, Default)]
pub struct ExtractorBuilder {
    options: Options,
}

impl ExtractorBuilder {
    /// Whether the companies of the embedded list are known; they are unless this says no. Places, given names and the other lists always
    /// are.
    #[must_use]
    pub fn gazetteer(mut self, known: bool) -> Self {
        self.options.gazetteer = known;
        self
    }

    /// Adds a user's own words. Those of an overlay added earlier win over those of a later one.
    #[must_use]
    pub fn overlay(mut self, overlay: &Overlay) -> Self {
        self.options.additions.join(&overlay.additions);
        self
    }

    /// Whether an overlay that was added has a cue with this rule id.
    pub fn has_rule(&self, id: &str) -> bool {
        let mut frames = self.options.additions.languages.iter().flat_map(|(_, words)| &words.frames);
        frames.any(|frame| frame.id == id)
    }

    /// Adds a list of companies. May be called again: earlier lists win over later ones, and all over the embedded list.
    #[must_use]
    pub fn companies(mut self, list: Arc<CompanyIndex>) -> Self {
        self.options.companies.push(list);
        self
    }

    /// Compiles the tables.
    pub fn build(self) -> Extractor {
        Extractor { tables: Arc::new(Tables::with(&self.options)), off: None }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Article;

    #[test]
    fn without_the_gazetteer_rules_still_find_companies() {
        let article = Article::new("a", "Ieri Enel ha comprato Novamont. Alfa Spa resta a Milano.");
        let rules = |extractor: &Extractor| -> Vec<(String, &str)> {
            extractor.extract(&article).companies.into_iter().map(|c| (c.name, c.rule)).collect()
        };
        let listed = rules(&Extractor::builder().build());
        assert!(listed.contains(&("Enel".to_owned(), "company/gazetteer")), "{listed:?}");
        let unlisted = rules(&Extractor::builder().gazetteer(false).build());
        assert!(unlisted.iter().all(|(_, rule)| *rule != "company/gazetteer"), "{unlisted:?}");
        let names: Vec<&str> = unlisted.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Enel", "Novamont", "Alfa"]);
    }
}
