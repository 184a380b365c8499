//! Reads gold articles and predicted articles from files.
//!
//! Example: `load_gold("corpus")` reads `corpus/it/a.gold.json` with the text of `corpus/it/a.txt` beside it.
//!
//! It does not check gold against its text, and it follows no symbolic links.

use super::EvalError;
use super::compare::{field, text_of};
use serde_json::Value;
use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

const ENDING: &str = ".gold.json";
const BOM: &[u8] = b"\xef\xbb\xbf";

/// One article as an annotator read it.
#[derive(Clone, Debug)]
pub struct GoldArticle {
    /// Its id: the one it states, else its file's name.
    pub id: String,
    /// Its language, "?" where it states none.
    pub lang: String,
    /// The whole gold object.
    pub value: Value,
    /// The article's text without a byte-order mark, where there is one.
    pub text: Option<Vec<u8>>,
    /// The file that it was read from.
    pub path: PathBuf,
}

/// Reads a folder of `*.gold.json` files (any depth, text beside as `.txt`), one such file, or one JSON Lines file whose objects
/// hold their `text`.
///
/// # Errors
/// Where a file can't be read, is no JSON or no gold object, where an id stands twice, and where there is no gold at all.
pub fn load_gold(path: &Path) -> Result<Vec<GoldArticle>, EvalError> {
    let mut files = Vec::new();
    let gold: Vec<GoldArticle> = if path.is_dir() {
        walk(path, &mut files)?;
        files.iter().map(|f| from_file(f)).collect::<Result<_, _>>()?
    } else if name_of(path).ends_with(ENDING) {
        vec![from_file(path)?]
    } else {
        lines(path)?.into_iter().map(|(n, value)| from_line(path, n, value)).collect::<Result<_, _>>()?
    };
    if gold.is_empty() {
        return Err(EvalError::Empty { path: path.to_path_buf() });
    }
    each_once(&gold)?;
    Ok(gold)
}

/// Reads the lines of `extract --emit articles`, by the article's id.
///
/// # Errors
/// Where the file can't be read, a line is no JSON or holds no `article.id`.
pub fn load_predicted(path: &Path) -> Result<HashMap<String, Value>, EvalError> {
    let keyed = |(n, value): (usize, Value)| {
        let id = value.get("article").and_then(|a| text_of(a, "id")).map(String::from);
        let fault = "no `article.id`; the lines must be those of `extract --emit articles`";
        id.map(|id| (id, value)).ok_or_else(|| EvalError::shape(path, n, fault))
    };
    lines(path)?.into_iter().map(keyed).collect()
}

fn name_of(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Collects gold files, each folder in the order of names.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> Result<(), EvalError> {
    let mut entries =
        fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>).map_err(EvalError::io(folder))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        if entry.file_type().map_err(EvalError::io(&path))?.is_dir() {
            walk(&path, found)?;
        } else if name_of(&path).ends_with(ENDING) {
            found.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<Vec<u8>, EvalError> {
    let bytes = fs::read(path).map_err(EvalError::io(path))?;
    Ok(bytes.strip_prefix(BOM).map(<[u8]>::to_vec).unwrap_or(bytes))
}

fn lines(path: &Path) -> Result<Vec<(usize, Value)>, EvalError> {
    let bytes = read(path)?;
    let numbered = bytes.split(|&b| b == b'\n').zip(1..).filter(|(line, _)| !line.trim_ascii().is_empty());
    numbered.map(|(line, n)| parse_line(path, n, line)).collect()
}

fn parse_line(path: &Path, line: usize, bytes: &[u8]) -> Result<(usize, Value), EvalError> {
    let fault = |source| EvalError::Line { path: path.to_path_buf(), line, source };
    serde_json::from_slice(bytes).map(|value| (line, value)).map_err(fault)
}

fn from_file(path: &Path) -> Result<GoldArticle, EvalError> {
    let value: Value = serde_json::from_slice(&read(path)?).map_err(EvalError::json(path))?;
    let name = name_of(path);
    let stem = name.strip_suffix(ENDING).unwrap_or(&name);
    let beside = path.with_file_name(format!("{stem}.txt"));
    let text = if beside.exists() { Some(read(&beside)?) } else { None };
    let id = text_of(&value, "id").unwrap_or(stem).to_owned();
    article(path, 1, id, text, value)
}

fn from_line(path: &Path, line: usize, value: Value) -> Result<GoldArticle, EvalError> {
    let id = text_of(&value, "id")
        .ok_or_else(|| EvalError::shape(path, line, "no `id`; each gold object needs one"))?
        .to_owned();
    let text = text_of(&value, "text").map(|t| t.as_bytes().to_vec());
    article(path, line, id, text, value)
}

fn article(
    path: &Path,
    line: usize,
    id: String,
    text: Option<Vec<u8>>,
    value: Value,
) -> Result<GoldArticle, EvalError> {
    if !value.is_object() {
        return Err(EvalError::shape(path, line, "a gold article is a JSON object"));
    }
    for key in ["quantities", "companies", "records"] {
        if field(&value, key).is_some_and(|v| !v.is_array()) {
            return Err(EvalError::shape(path, line, format!("`{key}` is no list; leave it out or make it one")));
        }
    }
    let lang = text_of(&value, "lang").unwrap_or("?").to_owned();
    Ok(GoldArticle { id, lang, value, text, path: path.to_path_buf() })
}

fn each_once(gold: &[GoldArticle]) -> Result<(), EvalError> {
    let mut seen = HashMap::new();
    for g in gold {
        if let Some(first) = seen.insert(&g.id, &g.path) {
            return Err(EvalError::Twice { id: g.id.clone(), first: first.clone(), path: g.path.clone() });
        }
    }
    Ok(())
}
