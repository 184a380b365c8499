//! What must hold of whatever is read, for the targets in `fuzz_targets`.

use dealsift::emit::{JsonLines, Layer, OffsetUnit, schema};
use dealsift::extract::Scratch;
use dealsift::read::feed::pieces;
use dealsift::read::form::Form;
use dealsift::read::{FieldMap, Limits, Options, Place};
use dealsift::value::Span;
use dealsift::{Article, Extraction, Extractor};
use std::io::Cursor;
use std::sync::LazyLock;

static EXTRACTOR: LazyLock<Extractor> = LazyLock::new(Extractor::new);

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
    let schema = serde_json::to_value(schema::of(Layer::Articles)).expect("a schema is JSON");
    jsonschema::validator_for(&schema).expect("the schema is one")
});

/// Reads bytes as this form, or as what their beginning tells; every article that comes of it is sound in itself, and every fault has words.
pub fn read(form: Option<Form>, bytes: &[u8]) {
    // no more than a fuzzer's inputs can reach, so that what is over a limit is tried as well
    let limits = Limits { input: 1 << 16, document: 1 << 16, article: 1 << 15, ..Limits::default() };
    let options = Options { limits, ..Options::default() };
    let input = Box::new(Cursor::new(bytes.to_vec()));
    let opened = pieces(input, form, &FieldMap::default(), limits, Place::file("in"), "in".to_owned());
    let opened = match opened {
        Ok(opened) => opened,
        Err(fault) => return assert!(!fault.to_string().is_empty()),
    };
    for item in opened.take(1000) {
        let mut faults = Vec::new();
        match item.and_then(|unread| unread.read(&options, &mut faults)) {
            Ok(article) => whole(&article),
            Err(fault) => assert!(!fault.to_string().is_empty()),
        }
        assert!(faults.iter().all(|fault| !fault.to_string().is_empty()));
    }
}

/// What an article says of itself lies in its text.
fn whole(article: &Article) {
    slices(article, article.body);
    if let Some(span) = article.title_span {
        slices(article, span);
    }
    assert!(article.text.len() <= 1 << 15, "a limit is one");
}

fn slices(article: &Article, span: Span) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(article.text.get(start..end).is_some(), "{span:?} of {:?}", article.text);
}

/// Extracts, and sees that places lie in the text and on its characters, that records name companies that are there, that the line fits the
/// schema, and that the answer is the same twice.
pub fn extract(text: &str, lang: Option<&str>) {
    let mut article = Article::new("a", text);
    article.lang = lang.map(str::to_owned);
    let mut scratch = Scratch::default();
    let extraction = EXTRACTOR.extract_with(&mut scratch, &article);
    for span in places(&extraction) {
        assert!(span.start < span.end, "{span:?} of {text:?}");
        slices(&article, span);
    }
    for record in &extraction.records {
        assert!(record.parties.iter().all(|party| (party.company as usize) < extraction.companies.len()), "{text:?}");
    }
    let first = line(&article, &extraction);
    let second = line(&article, &EXTRACTOR.extract_with(&mut scratch, &article));
    assert!(first == second, "another answer to {text:?}");
    let parsed = serde_json::from_slice(&first).expect("a line is JSON");
    assert!(SCHEMA.is_valid(&parsed), "{parsed}");
}

/// All places that an extraction names.
fn places(extraction: &Extraction) -> impl Iterator<Item = Span> {
    let quantities = extraction.quantities.iter().flat_map(|q| std::iter::once(q.span).chain(q.sources.iter().copied()));
    let companies = extraction.companies.iter().flat_map(|c| c.mentions.iter().copied());
    let parties = extraction.records.iter().flat_map(|r| r.parties.iter().map(|party| party.span));
    let records = extraction.records.iter().flat_map(|r| r.evidence.iter().copied().chain([r.cue]));
    quantities.chain(companies).chain(parties).chain(records)
}

fn line(article: &Article, extraction: &Extraction) -> Vec<u8> {
    let mut out = Vec::new();
    let mut writer = JsonLines::new(Layer::Articles, OffsetUnit::Bytes);
    writer.append(&mut out, article, extraction).expect("a line is written to memory");
    out
}
