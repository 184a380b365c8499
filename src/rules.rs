//! All rules and frames, listed from the tables.

/// The rules of a language, or of all.
pub fn listing(_lang: Option<&str>) -> String {
    String::new()
}
