//! Articles to lines of JSON, the same that `dealsift extract --emit articles` writes.

use crate::work::Worker;
use dealsift::Extractor;
use dealsift::emit::{JsonLines, Layer, OffsetUnit, schema};
use dealsift::read::Options;
use dealsift::run::ordered;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyString};
use serde_json::{Map, Value};
use std::convert::Infallible;
use std::num::NonZeroUsize;
use std::sync::Arc;

/// An article: its id, its text, what is declared of it.
#[derive(FromPyObject)]
pub struct Item<'py>(String, Bound<'py, PyAny>, Vec<(String, String)>);

/// The line with offsets in bytes, that in characters where there is a difference, and the error.
pub type Answer<'py> = (Option<Bound<'py, PyBytes>>, Option<Bound<'py, PyBytes>>, Option<String>);

/// The lines of one article.
struct Lines {
    bytes: Vec<u8>,
    chars: Option<Vec<u8>>,
    warning: Option<String>,
}

pub fn of<'py>(
    py: Python<'py>,
    extractor: &Extractor,
    items: Vec<Item<'py>>,
    jobs: NonZeroUsize,
) -> PyResult<Vec<Answer<'py>>> {
    // a text that is none costs its own article
    let objects: Vec<Result<(String, Map<String, Value>), String>> = items.into_iter().map(object).collect();
    let options = Arc::new(Options::default());
    let worker = || {
        let mut drawer = Drawer::new(extractor, &options);
        move |item: Result<_, String>| item.and_then(|(id, object)| drawer.draw(id, object))
    };
    let lines = py.detach(|| {
        let mut lines = Vec::new();
        let jobs = jobs.min(NonZeroUsize::new(objects.len()).unwrap_or(NonZeroUsize::MIN));
        let Ok(()) = ordered(jobs, objects.into_iter(), worker, |drawn| {
            lines.push(drawn);
            Ok::<(), Infallible>(())
        });
        lines
    });
    let answer = |drawn: Result<Lines, String>| match drawn {
        Ok(lines) => {
            let chars = lines.chars.map(|chars| PyBytes::new(py, &chars));
            (Some(PyBytes::new(py, &lines.bytes)), chars, lines.warning)
        }
        Err(fault) => (None, None, Some(fault)),
    };
    Ok(lines.into_iter().map(answer).collect())
}

fn object(item: Item<'_>) -> Result<(String, Map<String, Value>), String> {
    let Item(id, text, declared) = item;
    let text: String = match text.cast::<PyString>() {
        Ok(text) => text.extract().map_err(|fault: PyErr| format!("{id}: the text is not Unicode ({fault})"))?,
        Err(_) => return Err(format!("{id}: the text is no str but {}", kind(&text))),
    };
    let mut object = Map::new();
    object.insert("id".to_owned(), id.clone().into());
    object.insert("text".to_owned(), text.into());
    object.extend(declared.into_iter().map(|(name, value)| (name, value.into())));
    Ok((id, object))
}

fn kind(value: &Bound<'_, PyAny>) -> String {
    value.get_type().name().map_or_else(|_| "something else".to_owned(), |name| name.to_string())
}

struct Drawer {
    worker: Worker,
    bytes: JsonLines,
    chars: JsonLines,
}

impl Drawer {
    fn new(extractor: &Extractor, options: &Arc<Options>) -> Self {
        let lines = |unit| JsonLines::new(Layer::Articles, unit);
        let (bytes, chars) = (lines(OffsetUnit::Bytes), lines(OffsetUnit::Chars));
        Self { worker: Worker::new(extractor, options), bytes, chars }
    }

    fn draw(&mut self, id: String, object: Map<String, Value>) -> Result<Lines, String> {
        let read = self.worker.read(id, object)?;
        let draw = |lines: &mut JsonLines| {
            let mut line = Vec::new();
            let drawn = lines.append(&mut line, &read.article, &read.extraction);
            drawn.map(|()| line).map_err(|fault| format!("{}: {fault}", read.article.id))
        };
        let bytes = draw(&mut self.bytes)?;
        let chars = (!read.article.text.is_ascii()).then(|| draw(&mut self.chars)).transpose()?;
        Ok(Lines { bytes, chars, warning: read.warning })
    }
}

/// The JSON Schema of a line of a layer, as JSON.
#[pyfunction]
pub fn line_schema(layer: &str) -> Option<String> {
    let layers = [Layer::Records, Layer::Articles, Layer::Quantities, Layer::Companies];
    let layer = layers.into_iter().find(|known| known.name() == layer)?;
    serde_json::to_string(&schema::of(layer)).ok()
}
