//! The extractor with what it is told to know.

use crate::{arrow, lines, work};
use dealsift::Extractor;
use dealsift::lexicon::Tables;
use dealsift::overlay::Overlay;
use dealsift::registers;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// Compiled tables; cheap to share between threads.
#[pyclass(frozen, module = "dealsift._native")]
pub struct Engine {
    extractor: Extractor,
    /// Rows of lists of companies that were passed over.
    #[pyo3(get)]
    warnings: Vec<String>,
}

#[pymethods]
impl Engine {
    /// `overlays` are names with their contents.
    #[new]
    #[pyo3(signature = (companies, overlays, gazetteer))]
    fn new(
        py: Python<'_>,
        companies: Vec<PathBuf>,
        overlays: Vec<(String, Vec<u8>)>,
        gazetteer: bool,
    ) -> PyResult<Self> {
        py.detach(|| built(&companies, &overlays, gazetteer)).map_err(PyValueError::new_err)
    }

    /// For each article, of (id, text, declared): its line in bytes, its line in characters where that differs, and its error.
    fn lines<'py>(
        &self,
        py: Python<'py>,
        items: Vec<lines::Item<'py>>,
        jobs: Option<usize>,
    ) -> PyResult<Vec<lines::Answer<'py>>> {
        lines::of(py, &self.extractor, items, work::jobs(jobs)?)
    }

    /// Rows of articles in, nested rows out, as they are asked for.
    fn arrow(&self, data: &Bound<'_, PyAny>, how: arrow::How) -> PyResult<arrow::Stream> {
        arrow::Stream::open(&self.extractor, data, how)
    }
}

fn built(companies: &[PathBuf], overlays: &[(String, Vec<u8>)], gazetteer: bool) -> Result<Engine, String> {
    let mut warnings = Vec::new();
    let mut builder = Extractor::builder().gazetteer(gazetteer);
    let mut tables: Option<Tables> = None;
    for path in companies {
        let mut fault = |fault: &registers::Fault| warnings.push(format!("{}:{fault}", path.display()));
        let list =
            registers::open(path, &mut tables, &mut fault).map_err(|fault| format!("{}: {fault}", path.display()))?;
        builder = builder.companies(Arc::new(list));
    }
    let read: Vec<_> = overlays.iter().map(|(name, content)| Overlay::parse(name, content)).collect();
    let faults: Vec<String> = read.iter().filter_map(|r| r.as_ref().err()).map(ToString::to_string).collect();
    if !faults.is_empty() {
        return Err(faults.join("\n"));
    }
    for overlay in read.into_iter().flatten() {
        builder = builder.overlay(&overlay);
    }
    Ok(Engine { extractor: builder.build(), warnings })
}
