//! One page that shows a run: deals as a table, a timeline, flows of money and power, and each article's text with what was read from it.
//!
//! ```
//! use dealsift::{Article, Extractor, emit::{JsonLines, Layer, OffsetUnit}, report::Page};
//!
//! let article = Article::new("a", "Alfa Spa compra Beta Srl.");
//! let extraction = Extractor::new().extract(&article);
//! let mut line = Vec::new();
//! JsonLines::new(Layer::Articles, OffsetUnit::Utf16).with_text(true).append(&mut line, &article, &extraction).unwrap();
//! let mut page = Page::new("My deals");
//! page.add(&line).unwrap();
//! assert!(page.finish().starts_with(b"<!DOCTYPE html>"));
//! ```
//!
//! The page is one file, loads nothing and runs only what its policy names by digest. What comes from articles stands in it as blocks of
//! compressed JSON and becomes text nodes in the browser; no part of it is ever HTML. [`index`] makes what the table, the timeline and the flows
//! need of every record, [`mod@pack`] the blocks, [`offsets`] makes lines count as a browser does.

pub mod index;
pub mod offsets;
pub mod pack;

use index::Index;
use pack::{digest, pack};
use serde_json::Value;

/// The skeleton of the page.
const PAGE: &str = include_str!("page/page.html");
const STYLE: &str = include_str!("page/page.css");
/// The parts of the page's own script, in their order.
const SCRIPT: &[&str] = &[
    include_str!("page/data.js"),
    include_str!("page/dom.js"),
    include_str!("page/deals.js"),
    include_str!("page/article.js"),
    include_str!("page/plots.js"),
    include_str!("page/main.js"),
];
/// Apache ECharts; `tools/vendor-plots.sh` brings it and its licences.
const PLOTS: &str = include_str!("plots/echarts.min.js");

/// How many bytes of lines a block gathers. A browser reads one block to show an article.
const PART: usize = 256 * 1024;

/// A page in the making.
#[derive(Debug)]
pub struct Page {
    index: Index,
    /// The lines of the block that is being filled, without their line ends.
    lines: Vec<Vec<u8>>,
    bytes: usize,
    parts: Vec<String>,
}

impl Page {
    /// A page without articles.
    pub fn new(title: &str) -> Self {
        Self { index: Index::new(title), lines: Vec::new(), bytes: 0, parts: Vec::new() }
    }

    /// Adds an article: a line of `extract --emit articles`, with the article's text in it where that is to be shown.
    ///
    /// Offsets of a line with a text may count whatever `--offsets` offers; [`offsets::to_utf16`] tells by the words.
    ///
    /// # Errors
    /// Where it is no such line; the page is as it was.
    pub fn add(&mut self, line: &[u8]) -> serde_json::Result<()> {
        let mut value: Value = serde_json::from_slice(line)?;
        self.index.add(&value, self.parts.len(), self.lines.len())?;
        offsets::to_utf16(&mut value);
        let line = serde_json::to_vec(&value)?;
        self.bytes += line.len();
        self.lines.push(line);
        if self.bytes >= PART {
            self.close();
        }
        Ok(())
    }

    /// How many articles it has.
    pub fn articles(&self) -> usize {
        self.index.articles()
    }

    /// How many records.
    pub fn records(&self) -> usize {
        self.index.records()
    }

    /// Puts in the events that tell which records are one deal: lines of `dealsift events`.
    ///
    /// # Errors
    /// Where a line is no JSON object.
    pub fn events(&mut self, lines: &[u8]) -> serde_json::Result<()> {
        self.index.events(lines)
    }

    fn close(&mut self) {
        let array = [b"[".as_slice(), &self.lines.join(b",".as_slice()), b"]"].concat();
        self.parts.push(pack(&array));
        self.lines.clear();
        self.bytes = 0;
    }

    /// The page as HTML.
    pub fn finish(mut self) -> Vec<u8> {
        if !self.lines.is_empty() {
            self.close();
        }
        let script = SCRIPT.concat();
        let policy = format!(
            "default-src 'none'; script-src '{}' '{}'; style-src '{}'; base-uri 'none'; form-action 'none'; \
             require-trusted-types-for 'script'; trusted-types default plots",
            digest(&script),
            digest(PLOTS),
            digest(STYLE),
        );
        let block = |(n, part): (usize, &String)| {
            format!("<script type=\"application/octet-stream\" id=\"part{n}\">{part}</script>\n")
        };
        let chunks: String = self.parts.iter().enumerate().map(block).collect();
        let holes = [
            ("{{POLICY}}", policy.as_str()),
            ("{{STYLE}}", STYLE),
            ("{{INDEX}}", &pack(&self.index.finish())),
            ("{{SCRIPT}}", &script),
            ("{{CHUNKS}}", &chunks),
            ("{{PLOTS}}", &pack(PLOTS.as_bytes())),
        ];
        filled(PAGE, &holes).into_bytes()
    }
}

/// The skeleton with its holes filled, each once and in order, so that nothing that is put in is searched for holes.
fn filled(skeleton: &str, holes: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(skeleton.len() + holes.iter().map(|(_, with)| with.len()).sum::<usize>());
    let mut rest = skeleton;
    for (hole, with) in holes {
        if let Some((before, behind)) = rest.split_once(hole) {
            out.push_str(before);
            out.push_str(with);
            rest = behind;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_own_script_and_style_cannot_end_their_element() {
        for text in SCRIPT.iter().chain([&STYLE, &PLOTS]) {
            let lower = text.to_ascii_lowercase();
            assert!(!lower.contains("</script") && !lower.contains("</style") && !lower.contains("<!--"));
            assert!(
                !text.contains('\r'),
                "a browser takes a carriage return for a line feed, and the digest would differ"
            );
        }
    }

    #[test]
    fn texts_become_nodes_and_never_html() {
        for text in SCRIPT {
            for way in ["innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"] {
                assert!(!text.contains(way), "{way}");
            }
        }
    }

    #[test]
    fn every_hole_is_filled() {
        let page = String::from_utf8(Page::new("a").finish()).unwrap();
        let own = page.replace(PLOTS, "");
        assert!(!own.contains("{{"), "{}", &own[own.find("{{").unwrap()..][..40]);
    }
}
