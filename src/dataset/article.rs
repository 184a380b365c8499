//! An article as an output tells it: all its records, and its companies and quantities where they stand there.
//!
//! It holds JSON as it was read; what a value means is the reader's business.

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;

/// What the lines of an output hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Layer {
    /// One record a line; an article without records has none.
    Records,
    /// One article a line.
    Articles,
}

impl Layer {
    /// The name that `--emit` takes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Articles => "articles",
        }
    }
}

/// What is asked of a line before it is read as a whole.
#[derive(Debug, Deserialize)]
pub(super) struct Head {
    article: Option<HeadArticle>,
    #[serde(default, deserialize_with = "list")]
    records: bool,
    #[serde(default, deserialize_with = "list")]
    parties: bool,
}

#[derive(Debug, Deserialize)]
struct HeadArticle {
    id: Option<String>,
}

/// Whether a list stands there; its members are passed over.
fn list<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    Option::<Vec<IgnoredAny>>::deserialize(deserializer).map(|list| list.is_some())
}

impl Head {
    /// The article's id and the layer of a line.
    ///
    /// # Errors
    /// What is wrong with a line that is of neither layer.
    pub(super) fn read(line: &[u8]) -> Result<(String, Layer), String> {
        // what is passed over would not be checked
        let line = std::str::from_utf8(line).map_err(|e| format!("not UTF-8 at byte {}", e.valid_up_to()))?;
        let head: Self = serde_json::from_str(line).map_err(|e| format!("not such a JSON object ({})", told(&e)))?;
        let id = head.article.and_then(|a| a.id).ok_or("no \"article\" with an \"id\"")?;
        match (head.records, head.parties) {
            (true, _) => Ok((id, Layer::Articles)),
            (false, true) => Ok((id, Layer::Records)),
            (false, false) => Err("neither \"records\" nor \"parties\" in it".to_owned()),
        }
    }
}

/// The parser's words; its line is always 1 here and says nothing.
pub(super) fn told(error: &serde_json::Error) -> String {
    error.to_string().replace(" at line 1 column ", " at byte ")
}

/// All that an output tells of one article.
#[derive(Debug, Clone, Default)]
pub struct Article {
    /// The article's id.
    pub id: String,
    /// The digest of its text, where the output tells it.
    pub text_sha256: Option<String>,
    /// Its records.
    pub records: Vec<Value>,
    /// Its companies; absent where the lines hold records only.
    pub companies: Option<Vec<Value>>,
    /// Its quantities; absent where the lines hold records only.
    pub quantities: Option<Vec<Value>>,
}

impl Article {
    /// An article of which nothing is told.
    pub fn new(id: &str) -> Self {
        Self { id: id.to_owned(), ..Self::default() }
    }

    /// Takes in one of its lines.
    pub(super) fn take(&mut self, mut line: Value, layer: Layer) {
        let sha = line.get("article").and_then(|a| a.get("text_sha256")).and_then(Value::as_str);
        self.text_sha256 = self.text_sha256.take().or(sha.map(str::to_owned));
        match layer {
            Layer::Records => self.records.push(line),
            Layer::Articles => {
                self.records = list_of(&mut line, "records").unwrap_or_default();
                self.companies = list_of(&mut line, "companies");
                self.quantities = list_of(&mut line, "quantities");
            }
        }
    }
}

fn list_of(line: &mut Value, key: &str) -> Option<Vec<Value>> {
    match line.get_mut(key).map(Value::take) {
        Some(Value::Array(list)) => Some(list),
        _ => None,
    }
}
