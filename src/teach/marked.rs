//! A sentence with its roles marked: "[acquirer Alfa] ha fatto bottino di [target Beta]".
//!
//! The first word in a bracket is a role, a quantity or `cue`; the rest are words of the sentence. The text is what is left without the marks.

use super::Refusal;
use crate::lang::Slot;
use crate::overlay::{nearest, slot};
use crate::value::{Role, Span};

/// What a mark says that its words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Marked {
    /// A company in a role, or a quantity.
    Slot(Slot),
    /// The word that evokes the record.
    Cue,
}

/// Words that are marked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// What they are.
    pub is: Marked,
    /// Where they stand in the text.
    pub span: Span,
}

/// A sentence without its marks, and the marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// The text.
    pub text: String,
    /// In reading order.
    pub marks: Vec<Mark>,
}

/// The mark of the cue.
const CUE: &str = "cue";
/// Quantities that a mark may name.
const QUANTITIES: &[&str] = &["amount", "valuation", "stake", "power"];

impl Sentence {
    /// Reads a marked sentence.
    pub fn read(marked: &str) -> Result<Self, Refusal> {
        let (mut text, mut marks, mut rest) = (String::new(), Vec::new(), marked.trim());
        while let Some((before, behind)) = rest.split_once('[') {
            text.push_str(before);
            let (inner, after) = behind.split_once(']').ok_or_else(|| Refusal::Open(start(behind)))?;
            let (name, words) = inner.trim().split_once(char::is_whitespace).unwrap_or((inner.trim(), ""));
            let is = role(name)?;
            if words.trim().is_empty() || words.contains('[') {
                return Err(Refusal::Empty(start(inner)));
            }
            let from = text.len() as u32;
            text.push_str(words.trim());
            marks.push(Mark { is, span: Span::new(from, text.len() as u32) });
            rest = after;
        }
        text.push_str(rest);
        match marks.iter().any(|m| matches!(m.is, Marked::Slot(Slot::Role(_)))) {
            true => Ok(Self { text, marks }),
            false => Err(Refusal::Unmarked),
        }
    }

    /// The roles of companies, each once.
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = Vec::new();
        for mark in &self.marks {
            if let Marked::Slot(Slot::Role(role)) = mark.is
                && !roles.contains(&role)
            {
                roles.push(role);
            }
        }
        roles
    }

    /// Whether something is marked as this.
    pub fn has(&self, is: Marked) -> bool {
        self.marks.iter().any(|m| m.is == is)
    }
}

fn role(name: &str) -> Result<Marked, Refusal> {
    let known = || Role::ALL.iter().map(|r| r.name()).chain(QUANTITIES.iter().copied()).chain([CUE]);
    match slot(name) {
        Some(slot) => Ok(Marked::Slot(slot)),
        None if name == CUE => Ok(Marked::Cue),
        None => {
            let remedy = match nearest(name, known()) {
                Some(near) => format!("did you mean \"{near}\"?"),
                None => format!("use one of {}", known().collect::<Vec<_>>().join(", ")),
            };
            Err(Refusal::Role { name: name.to_owned(), remedy })
        }
    }
}

/// The first words behind a bracket, for a message.
fn start(text: &str) -> String {
    text.split_whitespace().take(3).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_taken_out_and_kept() {
        let read = Sentence::read("[acquirer Alfa Spa] ha [cue fatto bottino] di [target Beta].").expect("marked");
        assert_eq!(read.text, "Alfa Spa ha fatto bottino di Beta.");
        let words: Vec<&str> = read.marks.iter().map(|m| m.span.of(&read.text)).collect();
        assert_eq!(words, ["Alfa Spa", "fatto bottino", "Beta"]);
        assert_eq!(read.roles(), [Role::Acquirer, Role::Target]);
    }

    #[test]
    fn wrong_marks_are_refused_with_a_remedy() {
        let refused = |text: &str| Sentence::read(text).expect_err("refused").to_string();
        assert_eq!(refused("Alfa ha comprato Beta."), Refusal::Unmarked.to_string());
        assert_eq!(refused("[aquirer Alfa] compra"), "unknown role \"aquirer\"; did you mean \"acquirer\"?");
        assert_eq!(
            refused("[acquirer Alfa compra Beta"),
            "the bracket before \"acquirer Alfa compra\" stays open; close it with ]"
        );
        assert_eq!(
            refused("[acquirer] compra"),
            "the bracket of \"acquirer\" marks no words; write them behind the role, such as [acquirer Alfa]"
        );
        assert_eq!(refused("[amount 3 milioni] in tutto"), Refusal::Unmarked.to_string());
    }
}
