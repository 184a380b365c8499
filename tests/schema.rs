//! What readers of the output rely on: the schemas of the last release, in `fixtures/schema`. A field, a column or a value may be added; none may
//! go or change its type without another number of the schema. `UPDATE_SCHEMA=1 cargo test --test schema` takes today's for a release.

use dealsift::emit::{Layer, SCHEMA, schema};
use dealsift::table::{RECORDS, TABLES, Table};
use serde_json::{Value, json};
use std::fs;
use std::path::PathBuf;

/// What describes and does not bind.
const WORDS: [&str; 4] = ["description", "title", "$schema", "about"];

/// Lists to which something may be added.
const LISTS: [&str; 2] = ["enum", "required"];

/// What is no more as it was, by its place.
fn broken(old: &Value, new: &Value, place: &str) -> Vec<String> {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            let bound = old.iter().filter(|(key, _)| !WORDS.contains(&key.as_str()));
            let of = |(key, old): (&String, &Value)| {
                let place = format!("{place}/{key}");
                match (new.get(key), old.as_array()) {
                    (None, _) => vec![format!("{place} is gone")],
                    (Some(Value::Array(new)), Some(old)) if LISTS.contains(&key.as_str()) => {
                        let gone = old.iter().filter(|one| !new.contains(one));
                        gone.map(|one| format!("{place} has no {one} any more")).collect()
                    }
                    (Some(new), _) => broken(old, new, &place),
                }
            };
            bound.flat_map(of).collect()
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => old
            .iter()
            .zip(new)
            .enumerate()
            .flat_map(|(n, (old, new))| broken(old, new, &format!("{place}/{n}")))
            .collect(),
        _ if old == new => Vec::new(),
        _ => vec![format!("{place} was {old} and is {new}")],
    }
}

fn table(table: &Table) -> Value {
    let columns: serde_json::Map<String, Value> =
        table.columns().map(|column| (column.name.to_owned(), format!("{:?}", column.kind).into())).collect();
    json!({"columns": columns, "key": table.key})
}

/// All that is written, as it is today.
fn today() -> Vec<(&'static str, Value)> {
    let layers = [
        ("records", Layer::Records),
        ("articles", Layer::Articles),
        ("quantities", Layer::Quantities),
        ("companies", Layer::Companies),
    ];
    let mut all: Vec<_> =
        layers.into_iter().map(|(name, layer)| (name, serde_json::to_value(schema::of(layer)).unwrap())).collect();
    let tables: serde_json::Map<String, Value> =
        TABLES.iter().chain([&&RECORDS]).map(|one| (one.name.to_owned(), table(one))).collect();
    all.push(("tables", Value::Object(tables)));
    all
}

#[test]
fn readers_of_the_last_release_read_on() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fixtures/schema");
    for (name, new) in today() {
        let path = folder.join(format!("{name}-{SCHEMA}.json"));
        if std::env::var_os("UPDATE_SCHEMA").is_some() {
            fs::create_dir_all(&folder).unwrap();
            fs::write(&path, serde_json::to_string_pretty(&new).unwrap() + "\n").unwrap();
        }
        let old: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        let broken = broken(&old, &new, name);
        assert!(broken.is_empty(), "another schema needs another number:\n{}", broken.join("\n"));
    }
}

#[test]
fn what_goes_or_changes_is_found() {
    let old = json!({"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "kind": {"enum": ["a", "b"]}}});
    let told = |change: fn(&mut Value)| {
        let mut new = old.clone();
        change(&mut new);
        broken(&old, &new, "x")
    };
    assert!(told(|_| ()).is_empty());
    assert!(told(|new| new["properties"]["more"] = json!({"type": "string"})).is_empty());
    assert!(told(|new| new["properties"]["kind"]["enum"] = json!(["b", "c", "a"])).is_empty());
    assert_eq!(
        told(|new| new["properties"]["kind"]["enum"] = json!(["b"])),
        [r#"x/properties/kind/enum has no "a" any more"#]
    );
    assert_eq!(told(|new| new["required"] = json!([])), [r#"x/required has no "id" any more"#]);
    assert_eq!(
        told(|new| new["properties"]["id"]["type"] = "integer".into()),
        [r#"x/properties/id/type was "string" and is "integer""#]
    );
    assert_eq!(told(|new| _ = new["properties"].as_object_mut().unwrap().remove("id")), ["x/properties/id is gone"]);
}
