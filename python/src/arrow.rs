//! Articles as Arrow rows in, nested rows out, batch by batch as they are asked for.
//!
//! A batch is cut into chunks of rows without copying them; the chunks of a wave are worked on by all threads and given out in order. Only
//! the rows of a wave are held.

use crate::input::Input;
use crate::work::{self, Read, Worker};
use arrow_array::cast::AsArray;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{Array, RecordBatch, RecordBatchReader};
use arrow_schema::ffi::FFI_ArrowSchema;
use arrow_schema::{ArrowError, DataType, Schema, SchemaRef};
use dealsift::Extractor;
use dealsift::emit::OffsetUnit;
use dealsift::read::{Options, parquet};
use dealsift::run::ordered;
use dealsift::table::nested::{self, Nested, Shape};
use pyo3::exceptions::{PyKeyError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex};

/// How many rows a chunk has at most.
const ROWS: usize = 512;

/// About how many bytes of text.
const BYTES: usize = 256 << 10;

/// How many rows are read before they are written: what reading looks up and the columns do not fit into a core's cache together, so that
/// taking turns at each row costs a tenth of writing. Found: 1, 4, 8, 16, 32 and 128 rows at .174, .160, .155, .151, .148 and .166 of reading.
const GROUP: usize = 16;

/// How many chunks a wave has for each thread.
const WAVE: usize = 8;

/// What the fields of an article are called, what else is carried, and how rows come out.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub struct How {
    text_column: String,
    /// Names of fields with those of their columns.
    columns: Vec<(String, String)>,
    /// Whether other columns go to `meta`.
    meta: bool,
    offsets: String,
    with_text: bool,
    jobs: Option<usize>,
}

fn unit(name: &str) -> PyResult<OffsetUnit> {
    match name {
        "bytes" => Ok(OffsetUnit::Bytes),
        "chars" => Ok(OffsetUnit::Chars),
        "utf16" => Ok(OffsetUnit::Utf16),
        _ => Err(PyValueError::new_err(format!("offsets {name:?} is none of \"bytes\", \"chars\", \"utf16\""))),
    }
}

/// The schema of what comes out.
#[pyfunction]
pub fn schema(offsets: &str, with_text: bool) -> PyResult<Schematic> {
    let shape = Shape { unit: unit(offsets)?, text: with_text, error: true };
    Ok(Schematic(nested::schema(shape)))
}

fn schema_capsule<'py>(py: Python<'py>, schema: &Schema) -> PyResult<Bound<'py, PyCapsule>> {
    let schema = FFI_ArrowSchema::try_from(schema).map_err(|fault| PyValueError::new_err(fault.to_string()))?;
    PyCapsule::new_with_value(py, schema, c"arrow_schema")
}

/// Gives a schema by the C interface.
#[pyclass(frozen, module = "dealsift._native")]
pub struct Schematic(SchemaRef);

#[pymethods]
impl Schematic {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.0)
    }
}

/// Gives rows by the C interface, once.
#[pyclass(frozen, module = "dealsift._native")]
pub struct Stream {
    schema: SchemaRef,
    rows: Mutex<Option<Rows>>,
}

impl Stream {
    pub fn open(extractor: &Extractor, data: &Bound<'_, PyAny>, how: How) -> PyResult<Self> {
        let shape = Shape { unit: unit(&how.offsets)?, text: how.with_text, error: true };
        let schema = nested::schema(shape);
        let input = Input::of(data)?;
        let mut columns = vec![("text".to_owned(), how.text_column)];
        columns.extend(how.columns);
        if let Some(schema) = input.schema() {
            check(schema.as_ref(), &columns[0].1).map_err(|fault| fault.raised())?;
        }
        let rows = Rows {
            extractor: extractor.clone(),
            fields: Arc::new(Fields { columns, meta: how.meta }),
            input,
            shape,
            schema: Arc::clone(&schema),
            jobs: work::jobs(how.jobs)?,
            free: Mutex::default(),
            left: None,
            number: 0,
            ready: VecDeque::new(),
            ended: false,
        };
        Ok(Self { schema, rows: Mutex::new(Some(rows)) })
    }
}

#[pymethods]
impl Stream {
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        schema_capsule(py, &self.schema)
    }

    /// The schema is always the stated one, which the interface allows: whoever asks for another looks at what comes.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyCapsule>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        let _ = requested_schema;
        let rows = self.rows.lock().ok().and_then(|mut rows| rows.take());
        let rows = rows.ok_or_else(|| PyValueError::new_err("these rows were read already; extract them again"))?;
        PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(rows)), c"arrow_array_stream")
    }
}

/// Why a table cannot be read.
enum Unfit {
    NoColumn(String),
    NoText(String),
}

impl Unfit {
    fn raised(self) -> PyErr {
        match self {
            Self::NoColumn(message) => PyKeyError::new_err(message),
            Self::NoText(message) => PyTypeError::new_err(message),
        }
    }
}

impl From<Unfit> for ArrowError {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::NoColumn(message) | Unfit::NoText(message) => Self::SchemaError(message),
        }
    }
}

fn check(schema: &Schema, text: &str) -> Result<(), Unfit> {
    let found = || schema.fields().iter().map(|f| format!("{:?}", f.name())).collect::<Vec<_>>().join(", ");
    let Ok(field) = schema.field_with_name(text) else {
        return Err(Unfit::NoColumn(format!(
            "no column {text:?}; it has {}; name the text's with text_column",
            found()
        )));
    };
    match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => Ok(()),
        other => Err(Unfit::NoText(format!("column {text:?} is {other}; it must hold texts"))),
    }
}

/// Which columns hold what.
struct Fields {
    columns: Vec<(String, String)>,
    meta: bool,
}

impl Fields {
    /// The object of a row; or what is wrong with it.
    fn object(&self, batch: &RecordBatch, row: usize) -> Result<Map<String, Value>, String> {
        let mut object = Map::new();
        let schema = batch.schema();
        for (field, column) in schema.fields().iter().zip(batch.columns()) {
            let known = self.columns.iter().find(|(_, name)| name == field.name());
            let name = match known {
                Some((known, _)) => known,
                None if self.meta => field.name(),
                None => continue,
            };
            match value(column.as_ref(), row).map_err(|at| format!("{:?} is not UTF-8 at byte {at}", field.name()))? {
                Some(value) => _ = object.insert(name.clone(), value),
                None => {}
            }
        }
        Ok(object)
    }
}

/// A value; texts are looked at before they are believed, for whoever made them may be wrong. The error is where a text is none.
fn value(column: &dyn Array, row: usize) -> Result<Option<Value>, usize> {
    if column.is_null(row) {
        return Ok(None);
    }
    let text = |bytes: &[u8]| match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Some(text.into())),
        Err(fault) => Err(fault.valid_up_to()),
    };
    match column.data_type() {
        DataType::Utf8 => text(bytes(column.as_string::<i32>(), row)),
        DataType::LargeUtf8 => text(bytes(column.as_string::<i64>(), row)),
        DataType::Utf8View => text(column.as_string_view().clone().to_binary_view().value(row)),
        _ => Ok(parquet::value(column, row)),
    }
}

fn bytes<O: arrow_array::OffsetSizeTrait>(column: &arrow_array::GenericStringArray<O>, row: usize) -> &[u8] {
    let offsets = column.value_offsets();
    column.value_data().get(offsets[row].as_usize()..offsets[row + 1].as_usize()).unwrap_or_default()
}

/// Rows of a batch, and the number of the first.
struct Chunk {
    rows: RecordBatch,
    first: u64,
}

/// What a thread reads with and writes into.
struct Desk {
    worker: Worker,
    nested: Nested,
}

/// A thread's place at a desk, which is free again once the thread ends.
struct Seat<'a> {
    desk: Option<Desk>,
    free: &'a Mutex<Vec<Desk>>,
}

impl Drop for Seat<'_> {
    fn drop(&mut self) {
        if let (Some(desk), Ok(mut free)) = (self.desk.take(), self.free.lock()) {
            free.push(desk);
        }
    }
}

/// Articles in, rows out.
struct Rows {
    extractor: Extractor,
    fields: Arc<Fields>,
    input: Input,
    shape: Shape,
    schema: SchemaRef,
    jobs: NonZeroUsize,
    /// Desks at which nobody works: threads end with their wave, but their buffers have grown to what is needed.
    free: Mutex<Vec<Desk>>,
    /// What is left of the batch at hand.
    left: Option<RecordBatch>,
    /// How many rows were cut off.
    number: u64,
    ready: VecDeque<Result<RecordBatch, ArrowError>>,
    ended: bool,
}

impl Rows {
    /// The next chunk.
    fn cut(&mut self) -> Option<Result<Chunk, ArrowError>> {
        let batch = match self.left.take() {
            Some(batch) => batch,
            None => loop {
                match self.input.next()? {
                    Ok(batch) if batch.num_rows() == 0 => {}
                    Ok(batch) => {
                        if let Err(unfit) = check(batch.schema_ref(), &self.fields.columns[0].1) {
                            return Some(Err(unfit.into()));
                        }
                        break batch;
                    }
                    Err(fault) => return Some(Err(fault)),
                }
            },
        };
        let rows = self.rows(&batch);
        let chunk = Chunk { rows: batch.slice(0, rows), first: self.number };
        self.number += rows as u64;
        self.left = (rows < batch.num_rows()).then(|| batch.slice(rows, batch.num_rows() - rows));
        Some(Ok(chunk))
    }

    /// How many rows make a chunk.
    fn rows(&self, batch: &RecordBatch) -> usize {
        let Some(column) = batch.column_by_name(&self.fields.columns[0].1) else { return batch.num_rows().min(ROWS) };
        let size = |row: usize| match column.data_type() {
            DataType::Utf8 => bytes(column.as_string::<i32>(), row).len(),
            DataType::LargeUtf8 => bytes(column.as_string::<i64>(), row).len(),
            // the length stands in the lower half
            _ => column.as_string_view().views()[row] as u32 as usize,
        };
        let mut sum = 0;
        let full = (0..batch.num_rows().min(ROWS)).find(|&row| {
            sum += size(row);
            sum >= BYTES
        });
        full.map_or(batch.num_rows().min(ROWS), |row| row + 1)
    }

    /// Works on the next chunks.
    fn wave(&mut self) {
        let most = if self.jobs.get() == 1 { 1 } else { self.jobs.get() * WAVE };
        let (mut chunks, mut fault) = (Vec::new(), None);
        while chunks.len() < most && fault.is_none() && !self.ended {
            match self.cut() {
                Some(Ok(chunk)) => chunks.push(chunk),
                Some(Err(error)) => fault = Some(error),
                None => self.ended = true,
            }
        }
        self.ended |= fault.is_some();
        let options = &Arc::new(Options::default());
        let (extractor, fields, shape, free) = (&self.extractor, &self.fields, self.shape, &self.free);
        let worker = || {
            let mut seat = Seat { desk: free.lock().ok().and_then(|mut free| free.pop()), free };
            move |chunk: Chunk| {
                let desk = seat.desk.get_or_insert_with(|| Desk {
                    worker: Worker::new(extractor, options),
                    nested: Nested::new(shape),
                });
                let rows = extract(desk, fields, &chunk);
                if rows.is_err() {
                    // columns of unlike lengths may be left
                    seat.desk = None;
                }
                rows
            }
        };
        let jobs = self.jobs.min(NonZeroUsize::new(chunks.len()).unwrap_or(NonZeroUsize::MIN));
        let ready = &mut self.ready;
        let _ = ordered(jobs, chunks.into_iter(), worker, |rows| {
            ready.push_back(rows);
            Ok::<(), ()>(())
        });
        self.ready.extend(fault.map(Err));
    }
}

impl Iterator for Rows {
    type Item = Result<RecordBatch, ArrowError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() && !self.ended {
            // whoever asks may hold the interpreter, and what the rows come from may need it
            let held = Python::try_attach(|py| py.detach(|| self.wave()));
            if held.is_none() {
                self.ended = true;
            }
        }
        self.ready.pop_front()
    }
}

impl RecordBatchReader for Rows {
    fn schema(&self) -> SchemaRef {
        Arc::clone(&self.schema)
    }
}

/// The rows of a chunk. What goes wrong with an article stands in its row.
fn extract(desk: &mut Desk, fields: &Fields, chunk: &Chunk) -> Result<RecordBatch, ArrowError> {
    let Desk { worker, nested } = desk;
    let mut spoilt: Vec<usize> = Vec::new();
    'again: loop {
        for first in (0..chunk.rows.num_rows()).step_by(GROUP) {
            let group = first..chunk.rows.num_rows().min(first + GROUP);
            let found: Vec<_> =
                group.clone().map(|row| read(worker, fields, chunk, row, spoilt.contains(&row))).collect();
            for (row, Found { id, read }) in group.zip(&found) {
                let appended = catch_unwind(AssertUnwindSafe(|| match read {
                    Ok(Read { article, extraction, warning }) => {
                        nested.append_warned(article, extraction, warning.as_deref())
                    }
                    Err(fault) => nested.append_error(Some(id), fault),
                }));
                if !matches!(appended, Ok(Ok(()))) {
                    // what was begun of this row cannot be taken back: all over again without it
                    if spoilt.contains(&row) {
                        return Err(ArrowError::ComputeError(format!("{id}: cannot be written as Arrow")));
                    }
                    spoilt.push(row);
                    *nested = nested.fresh();
                    continue 'again;
                }
            }
        }
        return nested.finish();
    }
}

/// What a row gave, or what is wrong with it.
struct Found {
    id: String,
    read: Result<Read, String>,
}

/// Reads the article of a row; nothing is told of one that is `spoilt`.
fn read(worker: &mut Worker, fields: &Fields, chunk: &Chunk, row: usize, spoilt: bool) -> Found {
    let number = (chunk.first + row as u64 + 1).to_string();
    let object = fields.object(&chunk.rows, row);
    let id = match &object {
        Ok(object) => object.get("id").map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned)),
        Err(_) => None,
    };
    let id = id.filter(|id| !id.trim().is_empty()).unwrap_or(number);
    let read = match (spoilt, object) {
        (true, _) => Err(format!("{id}: a fault in dealsift itself; please report it with the article")),
        (false, Err(fault)) => Err(format!("{id}: {fault}; convert it to UTF-8")),
        (false, Ok(object)) => worker.read(id.clone(), object),
    };
    Found { id, read }
}
