//! Batches of rows from whatever holds Arrow: an object with the C interface, or an iterable of such.

use arrow_array::{RecordBatch, RecordBatchReader};
use arrow_schema::{ArrowError, Schema};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyIterator;
use pyo3_arrow::input::AnyRecordBatch;

type Reader = Box<dyn RecordBatchReader + Send>;

/// Where batches come from.
pub struct Input {
    reader: Option<Reader>,
    /// Further tables or batches.
    more: Option<Py<PyIterator>>,
}

impl Input {
    /// What holds Arrow is not copied.
    pub fn of(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = data.py();
        let arrow = |name| data.hasattr(name);
        if arrow(intern!(py, "__arrow_c_array__"))? || arrow(intern!(py, "__arrow_c_stream__"))? {
            return Ok(Self { reader: Some(data.extract::<AnyRecordBatch>()?.into_reader()?), more: None });
        }
        let more = data.try_iter().map_err(|_| {
            let kind = data.get_type().name().map_or_else(|_| String::new(), |name| name.to_string());
            PyTypeError::new_err(format!(
                "{kind} holds no Arrow data; give a table or batches of pyarrow, Polars, DuckDB or pandas"
            ))
        })?;
        Ok(Self { reader: None, more: Some(more.unbind()) })
    }

    /// The columns, where they are known before anything is read.
    pub fn schema(&self) -> Option<impl AsRef<Schema> + use<>> {
        self.reader.as_ref().map(|reader| reader.schema())
    }

    fn next_reader(&mut self) -> Option<Result<Reader, ArrowError>> {
        let more = self.more.as_ref()?;
        // an interpreter that ends gives no more
        Python::try_attach(|py| {
            let item = more.bind(py).clone().next()?;
            let reader = item.and_then(|item| item.extract::<AnyRecordBatch>()).and_then(AnyRecordBatch::into_reader);
            Some(reader.map_err(|fault| ArrowError::ExternalError(Box::new(fault))))
        })?
    }
}

impl Iterator for Input {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.reader.as_mut().and_then(Iterator::next) {
                return Some(batch);
            }
            match self.next_reader()? {
                Ok(reader) => self.reader = Some(reader),
                Err(fault) => return Some(Err(fault)),
            }
        }
    }
}
