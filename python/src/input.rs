//! Batches of rows from whatever holds Arrow: an object with the C interface, or an iterable of such.

use arrow_array::ffi_stream::ArrowArrayStreamReader;
use arrow_array::{RecordBatch, RecordBatchIterator, RecordBatchReader, StructArray};
use arrow_data::ArrayData;
use arrow_pyarrow::FromPyArrow;
use arrow_schema::{ArrowError, DataType, Schema};
use pyo3::exceptions::PyTypeError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::types::PyIterator;

type Reader = Box<dyn RecordBatchReader + Send>;

/// The rows that an object holds, a stream of batches or one batch; none where it has not the C interface.
fn held(data: &Bound<'_, PyAny>) -> PyResult<Option<Reader>> {
    let py = data.py();
    if data.hasattr(intern!(py, "__arrow_c_stream__"))? {
        return Ok(Some(Box::new(ArrowArrayStreamReader::from_pyarrow_bound(data)?)));
    }
    if !data.hasattr(intern!(py, "__arrow_c_array__"))? {
        return Ok(None);
    }
    let array = ArrayData::from_pyarrow_bound(data)?;
    if !matches!(array.data_type(), DataType::Struct(_)) || array.null_count() > 0 {
        return Err(PyTypeError::new_err(format!("rows are a struct array without nulls, not {}", array.data_type())));
    }
    let batch = RecordBatch::from(StructArray::from(array));
    let schema = batch.schema();
    Ok(Some(Box::new(RecordBatchIterator::new([Ok(batch)], schema))))
}

fn unfit(data: &Bound<'_, PyAny>) -> PyErr {
    let kind = data.get_type().name().map_or_else(|_| String::new(), |name| name.to_string());
    PyTypeError::new_err(format!(
        "{kind} holds no Arrow data; give a table or batches of pyarrow, Polars, DuckDB or pandas"
    ))
}

/// Where batches come from.
pub struct Input {
    reader: Option<Reader>,
    /// Further tables or batches.
    more: Option<Py<PyIterator>>,
}

impl Input {
    /// What holds Arrow is not copied.
    pub fn of(data: &Bound<'_, PyAny>) -> PyResult<Self> {
        if let Some(reader) = held(data)? {
            return Ok(Self { reader: Some(reader), more: None });
        }
        let more = data.try_iter().map_err(|_| unfit(data))?;
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
            let reader = item.and_then(|item| held(&item)?.ok_or_else(|| unfit(&item)));
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
