//! An overlay as JSON with positions: fields of objects, strings and lists, each fault with its line.
//!
//! A wrong value is told and left out, and reading goes on, so that a file's faults come all at once.

use super::fault::{Fault, Faults};
use super::nearest::nearest;
use jsonc_parser::ast::{Object, Value};
use jsonc_parser::common::{Range, Ranged};
use jsonc_parser::{CollectOptions, ParseOptions, parse_to_ast};
use std::collections::BTreeMap;

/// What is allowed beside plain JSON: comments, and a comma behind the last of a list.
pub(super) const STRICT: ParseOptions = ParseOptions {
    allow_comments: true,
    allow_loose_object_property_names: false,
    allow_trailing_commas: true,
    allow_missing_commas: false,
    allow_single_quoted_strings: false,
    allow_hexadecimal_numbers: false,
    allow_unary_plus_numbers: false,
    allow_bare_decimal_point_numbers: false,
    allow_non_finite_numbers: false,
    allow_extended_string_escapes: false,
};

/// The fields of an object by name.
pub(super) type Fields<'v, 'a> = BTreeMap<&'v str, &'v Value<'a>>;

/// A document that is being read.
#[derive(Debug)]
pub(super) struct Document<'t> {
    file: &'t str,
    text: &'t str,
    faults: Vec<(usize, String)>,
}

/// Parses a file and lets `read` take what its root object has; fails if anything was wrong.
pub(super) fn with(file: &str, bytes: &[u8], read: impl FnOnce(&mut Document, &Object)) -> Result<(), Faults> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(fault) => {
            let before = &bytes[..fault.valid_up_to()];
            let line = before.iter().filter(|b| **b == b'\n').count() + 1;
            let message = "this is no UTF-8; save the file as UTF-8".to_owned();
            return Err(Faults(vec![Fault { file: file.to_owned(), line: Some(line), message }]));
        }
    };
    let mut document = Document { file, text, faults: Vec::new() };
    match parse_to_ast(text, &CollectOptions::default(), &STRICT) {
        Err(fault) => {
            let said = fault.kind().to_string();
            document
                .fault_at(fault.range().start, format!("no JSON: {}; mend the line or the one before", lower(&said)));
        }
        Ok(parsed) => match &parsed.value {
            Some(Value::Object(root)) => read(&mut document, root),
            Some(other) => document.fault(other, "no object; begin the file with { and its sections"),
            None => document.fault_at(0, "the file is empty; write at least {}".to_owned()),
        },
    }
    document.end()
}

fn lower(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |c| c.to_lowercase().chain(chars).collect())
}

impl Document<'_> {
    /// Notes a fault at a value.
    pub(super) fn fault(&mut self, at: &impl Ranged, message: impl Into<String>) {
        let Range { start, .. } = at.range();
        self.fault_at(start, message.into());
    }

    fn fault_at(&mut self, start: usize, message: String) {
        self.faults.push((start, message));
    }

    fn end(mut self) -> Result<(), Faults> {
        if self.faults.is_empty() {
            return Ok(());
        }
        self.faults.sort_by_key(|(start, _)| *start);
        let line = |start: usize| self.text.as_bytes().iter().take(start).filter(|b| **b == b'\n').count() + 1;
        let faults = self.faults.iter().map(|(start, message)| Fault {
            file: self.file.to_owned(),
            line: Some(line(*start)),
            message: message.clone(),
        });
        Err(Faults(faults.collect()))
    }

    /// The fields of an object; those that nobody knows and those told twice are faults.
    pub(super) fn fields<'v, 'a>(&mut self, object: &'v Object<'a>, what: &str, known: &[&str]) -> Fields<'v, 'a> {
        let mut fields = Fields::new();
        for property in &object.properties {
            let name = property.name.as_str();
            if !known.contains(&name) {
                let names = known.iter().filter(|k| !k.starts_with('$')).copied();
                let remedy = match nearest(name, known.iter().copied()) {
                    Some(near) => format!("did you mean \"{near}\"?"),
                    None => format!("it has {}", names.collect::<Vec<_>>().join(", ")),
                };
                self.fault(&property.name, format!("{what} has no field \"{name}\"; {remedy}"));
            } else if fields.insert(name, &property.value).is_some() {
                self.fault(&property.name, format!("\"{name}\" stands here twice; keep one"));
            }
        }
        fields
    }

    /// The entries of a section, each an object.
    pub(super) fn entries<'v, 'a>(&mut self, section: Option<&'v Value<'a>>, name: &str) -> Vec<&'v Object<'a>> {
        let mut entries = Vec::new();
        for value in self.list(section, name) {
            match value {
                Value::Object(object) => entries.push(object),
                other => self.fault(other, format!("an entry of \"{name}\" is an object; write {{ … }}")),
            }
        }
        entries
    }

    /// The values of a list; none where there is no list.
    pub(super) fn list<'v, 'a>(&mut self, section: Option<&'v Value<'a>>, name: &str) -> &'v [Value<'a>] {
        match section {
            None => &[],
            Some(Value::Array(array)) => &array.elements,
            Some(other) => {
                self.fault(other, format!("\"{name}\" is a list; write [ … ]"));
                &[]
            }
        }
    }

    /// A string with something in it.
    pub(super) fn string(&mut self, value: &Value, name: &str) -> Option<String> {
        match value {
            Value::StringLit(text) if !text.value.trim().is_empty() => {
                Some(text.value.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            Value::StringLit(text) => {
                self.fault(text, format!("\"{name}\" is empty; write something, or take it out"));
                None
            }
            other => {
                self.fault(other, format!("\"{name}\" is a string; write it in double quotes"));
                None
            }
        }
    }

    /// A string that must be there.
    pub(super) fn required(&mut self, object: &Object, fields: &Fields, name: &str, what: &str) -> Option<String> {
        match fields.get(name) {
            Some(value) => self.string(value, name),
            None => {
                self.fault(object, format!("{what} lacks \"{name}\"; add it"));
                None
            }
        }
    }

    /// A string or a list of strings, each with its place.
    pub(super) fn strings<'v, 'a>(&mut self, value: Option<&'v Value<'a>>, name: &str) -> Vec<(String, &'v Value<'a>)> {
        let values: &[Value] = match value {
            None => return Vec::new(),
            Some(Value::Array(array)) => &array.elements,
            Some(one) => std::slice::from_ref(one),
        };
        values.iter().filter_map(|value| Some((self.string(value, name)?, value))).collect()
    }

    /// Whether a switch is on; it is off where it is not told.
    pub(super) fn switch(&mut self, value: Option<&&Value>, name: &str) -> bool {
        match value {
            None => false,
            Some(Value::BooleanLit(switch)) => switch.value,
            Some(other) => {
                self.fault(*other, format!("\"{name}\" is true or false; write one of the two"));
                false
            }
        }
    }

    /// One of several names; another is a fault.
    pub(super) fn one_of<'k>(&mut self, value: &Value, what: &str, known: &[&'k str]) -> Option<&'k str> {
        let text = self.string(value, what)?;
        let found = known.iter().find(|k| **k == text);
        if found.is_none() {
            let remedy = match nearest(&text, known.iter().copied()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("use {}", or(known)),
            };
            self.fault(value, format!("unknown {what} \"{text}\"; {remedy}"));
        }
        found.copied()
    }
}

/// "a, b or c".
pub(super) fn or(names: &[&str]) -> String {
    match names {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [first @ .., last] => format!("{} or {last}", first.join(", ")),
    }
}
