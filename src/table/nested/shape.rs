//! Columns from the JSON Schema of a line: an object is a struct, an array a list, a pair a struct of `start` and `end`.
//!
//! `{"type": "number"}` is a decimal, `{"type": ["string", "null"]}` a text, an object without properties its JSON as text.

use super::column::{Node, Struct};
use crate::emit::Layer;
use crate::emit::schema;
use crate::table::ColumnKind;
use arrow_schema::{DataType, Field};
use schemars::Schema;
use serde_json::Value;
use std::sync::OnceLock;

/// The fields of an article's line, the article's own as the first, and the columns for them.
pub(super) fn article(text: bool) -> (Vec<Field>, Node) {
    static LINE: OnceLock<Schema> = OnceLock::new();
    let root = LINE.get_or_init(|| schema::of(Layer::Articles)).as_value();
    let mut fields = Vec::new();
    let mut columns = Vec::new();
    for (name, of) in properties(root) {
        if name == "schema" {
            continue;
        }
        let (field, node) = column(name, of, root, text);
        fields.push(field);
        columns.push(node);
    }
    let root = Node::Struct(Struct::new(fields.clone().into(), columns));
    (fields, root)
}

fn properties(of: &Value) -> impl Iterator<Item = (&String, &Value)> {
    of.get("properties").and_then(Value::as_object).into_iter().flatten()
}

/// What a schema refers to, and whether it may be null.
fn resolved<'a>(of: &'a Value, root: &'a Value) -> (&'a Value, bool) {
    if let Some(any) = of.get("anyOf").and_then(Value::as_array) {
        let null = |v: &&Value| v.get("type").and_then(Value::as_str) == Some("null");
        let nullable = any.iter().any(|v| null(&v));
        return any.iter().find(|v| !null(v)).map_or((of, nullable), |v| (resolved(v, root).0, nullable));
    }
    if let Some(path) = of.get("$ref").and_then(Value::as_str) {
        return root.pointer(path.trim_start_matches('#')).map_or((of, false), |v| resolved(v, root));
    }
    let nullable = of.get("type").and_then(Value::as_array).is_some_and(|types| types.iter().any(|t| t == "null"));
    (of, nullable)
}

fn kind(of: &Value) -> &str {
    match of.get("type") {
        Some(Value::String(kind)) => kind,
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).find(|k| *k != "null").unwrap_or("string"),
        _ => "string",
    }
}

fn column(name: &str, of: &Value, root: &Value, text: bool) -> (Field, Node) {
    let about = of.get("description").or_else(|| resolved(of, root).0.get("description"));
    let (data, node) = typed(name, of, root, text);
    let field = Field::new(name, data, true);
    match about.and_then(Value::as_str) {
        Some(about) => (field.with_metadata([("about".to_owned(), about.to_owned())].into()), node),
        None => (field, node),
    }
}

fn typed(name: &str, of: &Value, root: &Value, text: bool) -> (DataType, Node) {
    let (of, nullable) = resolved(of, root);
    match kind(of) {
        "integer" => (ColumnKind::Integer.arrow(), Node::integer()),
        "number" => (ColumnKind::Decimal.arrow(), Node::decimal()),
        "boolean" => (ColumnKind::Boolean.arrow(), Node::boolean(!nullable)),
        "array" => match of.get("items").filter(|_| of.get("prefixItems").is_none()) {
            Some(items) => {
                let (data, node) = typed(name, items, root, text);
                let item = Field::new("item", data, true);
                (DataType::List(item.clone().into()), Node::list(item, node))
            }
            None => pair(),
        },
        "object" if properties(of).next().is_none() => (DataType::Utf8, Node::json()),
        "object" => {
            let kept = properties(of).filter(|(inner, _)| text || name != "article" || *inner != "text");
            let (fields, columns): (Vec<Field>, Vec<Node>) = kept.map(|(n, of)| column(n, of, root, text)).unzip();
            (DataType::Struct(fields.clone().into()), Node::Struct(Struct::new(fields.into(), columns)))
        }
        _ if name == "date" && of.get("pattern").is_some_and(|p| p == "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") => {
            (ColumnKind::Date.arrow(), Node::date())
        }
        _ => (DataType::Utf8, Node::text()),
    }
}

fn pair() -> (DataType, Node) {
    let fields = ["start", "end"].map(|name| Field::new(name, DataType::Int64, true)).to_vec();
    let columns = vec![Node::integer(), Node::integer()];
    (DataType::Struct(fields.clone().into()), Node::Struct(Struct::new(fields.into(), columns)))
}
