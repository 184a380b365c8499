//! Parquet files: one article a row, the columns named by the schema.
//!
//! Columns of texts, numbers, truth values, days and times are read; lists and structs are passed over.

use super::error::{Place, ReadError};
use super::fields::FieldMap;
use super::unread::{Raw, Unread};
use arrow_array::cast::AsArray;
use arrow_array::types::{
    Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
    TimestampMillisecondType, TimestampNanosecondType, TimestampSecondType, UInt8Type, UInt16Type, UInt32Type,
    UInt64Type,
};
use arrow_array::{Array, RecordBatch};
use arrow_schema::{DataType, TimeUnit};
use jiff::{SignedDuration, Timestamp};
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::ChunkReader;
use serde_json::{Map, Value};
use std::sync::Arc;

/// How many rows are decoded at a time.
const ROWS: usize = 256;

/// The rows of a file, each yet to be read.
pub struct Rows {
    reader: ParquetRecordBatchReader,
    batch: Option<RecordBatch>,
    /// The next row of the batch.
    at: usize,
    /// How many rows were given.
    number: u64,
    place: Place,
    id: String,
}

impl Rows {
    /// Rows of a file or of its bytes.
    ///
    /// # Errors
    /// Where it is no Parquet, or has no column that could hold the text.
    pub fn new(
        input: impl ChunkReader + 'static,
        fields: &FieldMap,
        place: Place,
        id: String,
    ) -> Result<Self, ReadError> {
        let malformed = |fault: String| ReadError::Malformed { place: place.clone(), fault };
        let builder = ParquetRecordBatchReaderBuilder::try_new(input).map_err(|e| malformed(e.to_string()))?;
        let columns: Vec<&str> = builder.schema().fields().iter().map(|field| field.name().as_str()).collect();
        let text = |path: &String| columns.contains(&path.as_str());
        if !fields.text().iter().any(text) {
            let list = |names: &[&str]| names.iter().map(|c| format!("\"{c}\"")).collect::<Vec<_>>().join(", ");
            let wanted: Vec<&str> = fields.text().iter().map(String::as_str).collect();
            return Err(ReadError::NoColumn { wanted: list(&wanted), found: list(&columns), place });
        }
        let plain = builder.schema().fields().iter().enumerate().filter(|(_, field)| !field.data_type().is_nested());
        let mask = ProjectionMask::roots(builder.parquet_schema(), plain.map(|(at, _)| at));
        let reader = builder.with_projection(mask).with_batch_size(ROWS).build();
        let reader = reader.map_err(|e| malformed(e.to_string()))?;
        Ok(Self { reader, batch: None, at: 0, number: 0, place, id })
    }
}

impl Iterator for Rows {
    type Item = Result<Unread, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(batch) = self.batch.as_ref().filter(|batch| self.at < batch.num_rows()) {
                let object = object(batch, self.at);
                self.at += 1;
                self.number += 1;
                let place = Place { name: Arc::clone(&self.place.name), line: Some(self.number) };
                return Some(Ok(Unread { id: format!("{}:{}", self.id, self.number), place, raw: Raw::Row(object) }));
            }
            match self.reader.next()? {
                Ok(batch) => (self.batch, self.at) = (Some(batch), 0),
                Err(fault) => {
                    self.batch = None;
                    return Some(Err(ReadError::Malformed { place: self.place.clone(), fault: fault.to_string() }));
                }
            }
        }
    }
}

fn object(batch: &RecordBatch, row: usize) -> Map<String, Value> {
    let schema = batch.schema();
    let value = |(field, column): (&Arc<arrow_schema::Field>, &Arc<dyn Array>)| {
        Some((field.name().clone(), value(column.as_ref(), row)?))
    };
    schema.fields().iter().zip(batch.columns()).filter_map(value).collect()
}

/// The value of a row; `None` where it is null or of a kind that is not read.
pub fn value(column: &dyn Array, row: usize) -> Option<Value> {
    if column.is_null(row) {
        return None;
    }
    Some(match column.data_type() {
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::LargeUtf8 => column.as_string::<i64>().value(row).into(),
        DataType::Utf8View => column.as_string_view().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Int8 => column.as_primitive::<Int8Type>().value(row).into(),
        DataType::Int16 => column.as_primitive::<Int16Type>().value(row).into(),
        DataType::Int32 => column.as_primitive::<Int32Type>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::UInt8 => column.as_primitive::<UInt8Type>().value(row).into(),
        DataType::UInt16 => column.as_primitive::<UInt16Type>().value(row).into(),
        DataType::UInt32 => column.as_primitive::<UInt32Type>().value(row).into(),
        DataType::UInt64 => column.as_primitive::<UInt64Type>().value(row).into(),
        DataType::Float32 => f64::from(column.as_primitive::<Float32Type>().value(row)).into(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(row).into(),
        DataType::Date32 => {
            let days = i64::from(column.as_primitive::<Date32Type>().value(row));
            let day = jiff::civil::date(1970, 1, 1).checked_add(SignedDuration::from_hours(24 * days)).ok()?;
            day.to_string().into()
        }
        DataType::Timestamp(unit, _) => {
            let time = match unit {
                TimeUnit::Second => Timestamp::from_second(column.as_primitive::<TimestampSecondType>().value(row)),
                TimeUnit::Millisecond => {
                    Timestamp::from_millisecond(column.as_primitive::<TimestampMillisecondType>().value(row))
                }
                TimeUnit::Microsecond => {
                    Timestamp::from_microsecond(column.as_primitive::<TimestampMicrosecondType>().value(row))
                }
                TimeUnit::Nanosecond => {
                    Timestamp::from_nanosecond(i128::from(column.as_primitive::<TimestampNanosecondType>().value(row)))
                }
            };
            time.ok()?.to_string().into()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Options;
    use arrow_array::{
        ArrayRef, Date32Array, Int64Array, ListArray, StringArray, StringViewArray, TimestampMicrosecondArray,
    };
    use parquet::arrow::ArrowWriter;

    fn file(columns: Vec<(&str, ArrayRef)>) -> bytes::Bytes {
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let mut bytes = Vec::new();
        let mut writer = ArrowWriter::try_new(&mut bytes, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
        bytes.into()
    }

    #[test]
    fn rows_are_articles() {
        let bytes = file(vec![
            ("body", Arc::new(StringViewArray::from(vec![Some("Alfa compra Beta"), None])) as ArrayRef),
            ("id", Arc::new(StringArray::from(vec!["a", "b"]))),
            ("n", Arc::new(Int64Array::from(vec![Some(7), None]))),
            ("date", Arc::new(TimestampMicrosecondArray::from(vec![1_772_409_600_000_000, 0]))),
            ("day", Arc::new(Date32Array::from(vec![20514, 0]))),
            ("tags", Arc::new(ListArray::from_iter_primitive::<Int64Type, _, _>(vec![Some(vec![Some(1)]), None]))),
        ]);
        let fields = FieldMap::default().with_text("body");
        let options = Options { fields: fields.clone(), ..Options::default() };
        let rows = Rows::new(bytes.clone(), &fields, Place::file("f.parquet"), "f".into()).unwrap();
        let read: Vec<String> = rows
            .map(|row| match row.and_then(|row| row.read(&options, &mut Vec::new())) {
                Ok(a) => format!(
                    "{} {} {:?} {}",
                    a.id,
                    a.text,
                    a.date.map(|d| d.to_string()),
                    serde_json::to_string(&a.meta).unwrap()
                ),
                Err(fault) => fault.to_string(),
            })
            .collect();
        assert_eq!(read[0], "a Alfa compra Beta Some(\"2026-03-02\") {\"n\":7,\"day\":\"2026-03-02\"}");
        assert!(read[1].starts_with("f.parquet:2: no \"text\""), "{read:?}");
        let none = Rows::new(bytes, &FieldMap::default(), Place::file("f"), "f".into()).map(|_| ()).unwrap_err();
        assert!(none.to_string().contains("no column \"text\"; it has \"body\""), "{none}");
    }

    #[test]
    fn what_is_no_parquet_is_named() {
        for bytes in [&b"PAR1"[..], b"PAR1PAR1", b"PAR1\0\0\0\0\xff\xff\xff\xffPAR1", b""] {
            let rows = Rows::new(bytes::Bytes::from_static(bytes), &FieldMap::default(), Place::file("f"), "f".into());
            assert!(rows.is_err());
        }
    }
}
