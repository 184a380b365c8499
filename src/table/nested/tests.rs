//! Rows against the lines that say the same.

use super::*;
use crate::Extractor;
use crate::emit::{JsonLines, Layer};
use arrow_array::cast::AsArray;
use arrow_array::types::{Date32Type, Decimal128Type, Int64Type};
use arrow_array::{Array, RecordBatch, StructArray};
use serde_json::{Map, Value};

const TEXTS: [&str; 3] = [
    "Nel 2025 Eni ha registrato ricavi per 90 miliardi di euro. Eni ha rilevato il 30% di Novamont da Gamma Spa per 500-600 milioni di euro.\n\nÈ così: l’azienda 😀 Nivora ha raccolto 20,5 milioni di dollari in un round di serie B guidato da Alfa Ventures. Beta vale 3 miliardi di dollari.",
    "Niente.",
    "Ieri Alfa Spa ha venduto Beta Srl a Gamma Spa per 3 milioni, di cui 2 milioni subito e 1 milione al raggiungimento di obiettivi.",
];

const SHAPE: Shape = Shape { unit: OffsetUnit::Chars, text: true, error: false };

fn articles() -> Vec<Article> {
    let mut articles: Vec<Article> =
        TEXTS.iter().enumerate().map(|(i, text)| Article::new(i.to_string(), *text)).collect();
    articles[0].date = "2026-03-02".parse().ok();
    articles[0].meta.insert("desk".to_owned(), serde_json::json!({ "a": [1, "x"] }));
    articles
}

/// A value of a column as the JSON line has it; what that leaves out is null.
fn value(column: &dyn Array, row: usize, name: &str) -> Value {
    if column.is_null(row) {
        return Value::Null;
    }
    match column.data_type() {
        DataType::Utf8 if name == "meta" => serde_json::from_str(column.as_string::<i32>().value(row)).unwrap(),
        DataType::Utf8 => column.as_string::<i32>().value(row).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(row).into(),
        DataType::Boolean => column.as_boolean().value(row).into(),
        DataType::Date32 => {
            let days = i64::from(column.as_primitive::<Date32Type>().value(row));
            let day = jiff::civil::date(1970, 1, 1).checked_add(jiff::SignedDuration::from_hours(24 * days)).unwrap();
            day.to_string().into()
        }
        DataType::Decimal128(..) => {
            let number =
                rust_decimal::Decimal::from_i128_with_scale(column.as_primitive::<Decimal128Type>().value(row), 6);
            serde_json::to_value(crate::emit::number::Number(number)).unwrap()
        }
        DataType::List(_) => {
            let list = column.as_list::<i32>().value(row);
            (0..list.len()).map(|i| value(&list, i, "")).collect()
        }
        DataType::Struct(fields) if fields.len() == 2 && fields[0].name() == "start" => {
            let pair = column.as_struct();
            pair.columns().iter().map(|c| value(c, row, "")).collect()
        }
        DataType::Struct(_) => object(column.as_struct(), row),
        other => panic!("{other}"),
    }
}

fn object(of: &StructArray, row: usize) -> Value {
    let pairs = of.fields().iter().zip(of.columns()).map(|(f, c)| (f.name().clone(), value(c, row, f.name())));
    Value::Object(pairs.collect())
}

/// What a line and a row agree on: nothing that may be left out, and numbers by their value.
fn bare(value: Value) -> Value {
    let left_out = |v: &Value| match v {
        Value::Null | Value::Bool(false) => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    match value {
        Value::Object(fields) => {
            let kept = fields.into_iter().filter(|(_, v)| !left_out(v)).map(|(k, v)| (k, bare(v)));
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.into_iter().map(bare).collect(),
        Value::Number(n) => {
            let number: rust_decimal::Decimal = n.to_string().parse().unwrap();
            number.normalize().to_string().into()
        }
        other => other,
    }
}

fn rows(batch: &RecordBatch) -> Vec<Value> {
    let all = StructArray::from(batch.clone());
    (0..batch.num_rows()).map(|row| bare(object(&all, row))).collect()
}

#[test]
fn a_row_says_what_the_line_says() {
    let extractor = Extractor::new();
    let mut nested = Nested::new(SHAPE);
    let mut json = JsonLines::new(Layer::Articles, OffsetUnit::Chars).with_text(true);
    let mut lines = Vec::new();
    let mut records = 0;
    for article in articles() {
        let extraction = extractor.extract(&article);
        records += extraction.records.len();
        nested.append(&article, &extraction).unwrap();
        let mut line = Vec::new();
        json.append(&mut line, &article, &extraction).unwrap();
        let Value::Object(mut line) = serde_json::from_slice(&line).unwrap() else { panic!() };
        line.remove("schema");
        let mut flat: Map<String, Value> = line.remove("article").unwrap().as_object().unwrap().clone();
        flat.extend(line);
        lines.push(bare(Value::Object(flat)));
    }
    assert!(records >= 4, "{records}");
    let batch = nested.finish().unwrap();
    assert_eq!(rows(&batch), lines);
    assert_eq!((nested.rows(), nested.finish().unwrap().num_rows()), (0, 0), "begins anew");
}

#[test]
fn every_value_of_the_sample_has_a_column() {
    let (article, extraction) = (crate::emit::sample::article(), crate::emit::sample::extraction());
    let mut nested = Nested::new(Shape::default());
    nested.append(&article, &extraction).unwrap();
    let row = rows(&nested.finish().unwrap()).remove(0);
    let record = &row["records"][0];
    assert!(record["slots"]["product"]["text"].is_string() && record["checks"][0]["check"].is_string(), "{record}");
}

#[test]
fn what_could_not_be_read_is_a_row_too() {
    let shape = Shape { error: true, ..Shape::default() };
    let mut nested = Nested::new(shape);
    let article = &articles()[0];
    nested.append_error(Some("x"), "no text").unwrap();
    nested.append_warned(article, &Extractor::new().extract(article), Some("date")).unwrap();
    nested.append_error(None, "no text").unwrap();
    let batch = nested.finish().unwrap();
    assert_eq!(batch.schema(), schema(shape));
    let errors = batch.column_by_name("error").unwrap().as_string::<i32>().iter().collect::<Vec<_>>();
    assert_eq!(errors, [Some("no text"), Some("date"), Some("no text")]);
    let ids = batch.column_by_name("id").unwrap().as_string::<i32>().iter().collect::<Vec<_>>();
    assert_eq!(ids, [Some("x"), Some("0"), None]);
    assert_eq!(batch.column_by_name("records").unwrap().null_count(), 2);
}

#[test]
fn the_schema_tells_meaning_version_and_unit() {
    let schema = schema(SHAPE);
    assert_eq!(schema.metadata()["dealsift.offsets"], "chars");
    assert_eq!(schema.metadata()["dealsift.version"], env!("CARGO_PKG_VERSION"));
    assert!(schema.field_with_name("records").unwrap().metadata()["about"].starts_with("Deals"));
    let DataType::List(record) = schema.field_with_name("records").unwrap().data_type() else { panic!() };
    let DataType::Struct(fields) = record.data_type() else { panic!() };
    let (_, amount) = fields.find("amount").unwrap();
    let DataType::Struct(amount) = amount.data_type() else { panic!() };
    assert_eq!(amount.find("value").unwrap().1.data_type(), &DataType::Decimal128(38, 6));
    assert!(schema.field_with_name("text").is_ok() && super::schema(Shape::default()).field_with_name("text").is_err());
}
