//! Phrase files: sections, lines, tags, marks.

use std::fs;
use std::path::{Path, PathBuf};

/// A rule that a line names.
#[derive(Debug, Clone)]
pub struct Tag {
    pub rule: String,
    /// Whether the rule must stand still here.
    pub still: bool,
}

/// One line: a text and what is right.
#[derive(Debug, Clone)]
pub struct Line {
    /// Where it stands: `it.txt:12`.
    pub place: String,
    pub lang: String,
    pub section: String,
    pub tags: Vec<Tag>,
    pub text: String,
    /// Marked places, byte offsets into `text`.
    pub marks: Vec<(u32, u32)>,
    /// Whether the program is known to give something else.
    pub wrong: bool,
    pub right: String,
    /// What stands left of the arrow in the file.
    left: String,
    /// Number of the row in the file.
    row: usize,
}

/// A file of phrases.
#[derive(Debug)]
pub struct File {
    path: PathBuf,
    rows: Vec<String>,
    pub lines: Vec<Line>,
}

/// All phrase files, sorted.
pub fn all() -> Vec<File> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/phrases");
    let mut paths: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    assert!(!paths.is_empty());
    paths.into_iter().map(File::read).collect()
}

impl File {
    fn read(path: PathBuf) -> Self {
        let rows: Vec<String> = fs::read_to_string(&path).unwrap().lines().map(str::to_owned).collect();
        let lang = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let mut section = String::new();
        let mut lines = Vec::new();
        for (row, text) in rows.iter().enumerate() {
            let place = format!("{lang}.txt:{}", row + 1);
            if let Some(name) =
                text.strip_prefix('[').and_then(|t| t.strip_suffix(']')).filter(|_| !text.contains("=>"))
            {
                section = name.to_owned();
            } else if !text.trim().is_empty() && !text.starts_with('#') {
                lines.push(Line::read(text, row, place, &lang, &section));
            }
        }
        Self { path, rows, lines }
    }

    /// The language: the file's name.
    pub fn lang(&self) -> &str {
        self.path.file_stem().unwrap().to_str().unwrap()
    }

    /// Writes another right-hand side into line `n`, as a right one.
    pub fn replace(&mut self, n: usize, right: &str) {
        let line = &self.lines[n];
        self.rows[line.row] = format!("{}=> {right}", line.left);
    }

    pub fn save(&self) {
        fs::write(&self.path, self.rows.join("\n") + "\n").unwrap();
    }
}

impl Line {
    fn read(row_text: &str, row: usize, place: String, lang: &str, section: &str) -> Self {
        assert!(!section.is_empty(), "{place}: a line before the first [section]");
        let (left, right) = row_text.split_once("=>").unwrap_or_else(|| panic!("{place}: no => in {row_text:?}"));
        let (wrong, right) = right.strip_prefix('!').map_or((false, right), |rest| (true, rest));
        let (tags, phrase) = tags(left, &place);
        let (text, marks) = marks(phrase.trim(), &place);
        Self {
            place,
            lang: lang.to_owned(),
            section: section.to_owned(),
            tags,
            text,
            marks,
            wrong,
            right: right.trim().to_owned(),
            left: left.to_owned(),
            row,
        }
    }

    /// The line with a complaint, for people.
    pub fn told(&self, complaint: &str) -> String {
        format!("{} [{}] {}\n    right: {}\n    {complaint}", self.place, self.section, self.text, self.right)
    }

    /// Whether the line is evidence that the rule works.
    pub fn names(&self, rule: &str, still: bool) -> bool {
        !self.wrong && self.tags.iter().any(|t| t.still == still && t.rule == rule)
    }
}

/// `{a/b, !c/d} text` in two.
fn tags<'t>(left: &'t str, place: &str) -> (Vec<Tag>, &'t str) {
    let Some(rest) = left.trim_start().strip_prefix('{') else { return (Vec::new(), left) };
    let (inside, text) = rest.split_once('}').unwrap_or_else(|| panic!("{place}: a tag has no end"));
    let tag = |word: &str| match word.trim().strip_prefix('!') {
        Some(rule) => Tag { rule: rule.to_owned(), still: true },
        None => Tag { rule: word.trim().to_owned(), still: false },
    };
    (inside.split(',').map(tag).collect(), text)
}

/// The text without `[[` and `]]`, and where they stood; `\n` as a line break.
fn marks(phrase: &str, place: &str) -> (String, Vec<(u32, u32)>) {
    let (mut text, mut marks) = (String::new(), Vec::new());
    for (n, part) in phrase.replace("\\n", "\n").split("[[").enumerate() {
        if n == 0 {
            text.push_str(part);
            continue;
        }
        let (inside, rest) = part.split_once("]]").unwrap_or_else(|| panic!("{place}: [[ has no ]]"));
        marks.push((text.len() as u32, (text.len() + inside.len()) as u32));
        text.push_str(inside);
        text.push_str(rest);
    }
    (text, marks)
}
