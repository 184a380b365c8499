//! Names and phrases in the form in which they are compared.
//!
//! Example: `fold("Prysmian S.p.A.")` is `prysmian`; `words("Vera Rubin")` is the set of `vera` and `rubin`.
//!
//! It does not know aliases or the legal forms of the extractor's tables: the list here is the scorer's own and stays as it is, so
//! that figures of different versions can be compared.

use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};

/// Legal forms; their dots may be left out.
const LEGAL: [&str; 24] = [
    "s.p.a",
    "s.r.l",
    "inc",
    "corp",
    "corporation",
    "co",
    "ltd",
    "llc",
    "plc",
    "ag",
    "gmbh",
    "se",
    "s.a",
    "n.v",
    "b.v",
    "ab",
    "asa",
    "oyj",
    "kgaa",
    "holding",
    "holdings",
    "group",
    "gruppo",
    "groupe",
];

/// A company's name without case, accents, legal form and punctuation.
pub(super) fn fold(name: &str) -> String {
    let plain: String = name.nfkd().filter(|&c| canonical_combining_class(c) == 0).collect();
    let chars = without_genitive(&casefold(&plain));
    let bare = word_chars(&without_legal(&chars));
    if bare.is_empty() { word_chars(&chars) } else { bare }
}

/// The words of a phrase, without case.
pub(super) fn words(text: &str) -> BTreeSet<String> {
    casefold(text).split(|c| !is_word(c)).filter(|w| !w.is_empty()).map(String::from).collect()
}

/// Unicode's full case folding.
fn casefold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'ı' => out.push(c),
            'ẞ' => out.push_str("ss"),
            '\u{13a0}'..='\u{13ff}' | '\u{ab70}'..='\u{abbf}' => out.extend(c.to_uppercase()),
            _ => out.extend(c.to_uppercase().flat_map(char::to_lowercase)),
        }
    }
    out
}

/// Letters, numbers and the underscore; marks and circled letters are none.
fn is_word(c: char) -> bool {
    let circled = matches!(c, '\u{24b6}'..='\u{24e9}' | '\u{1f130}'..='\u{1f149}' | '\u{1f150}'..='\u{1f169}' | '\u{1f170}'..='\u{1f189}');
    c == '_' || (c.is_alphanumeric() && !is_combining_mark(c) && !circled)
}

fn word_chars(chars: &[char]) -> String {
    chars.iter().filter(|&&c| is_word(c)).collect()
}

/// Whether no word goes on at `at`.
fn ends(chars: &[char], at: usize) -> bool {
    chars.get(at).is_none_or(|&c| !is_word(c))
}

/// Drops "'s" at the end of a word.
fn without_genitive(text: &str) -> Vec<char> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let genitive = matches!(chars[at], '\'' | '’' | '`') && chars.get(at + 1) == Some(&'s') && ends(&chars, at + 2);
        if !genitive {
            out.push(chars[at]);
        }
        at += if genitive { 2 } else { 1 };
    }
    out
}

/// Puts a blank in place of each legal form that stands as a word.
fn without_legal(chars: &[char]) -> Vec<char> {
    let mut out = Vec::with_capacity(chars.len());
    let mut at = 0;
    while at < chars.len() {
        let starts = is_word(chars[at]) && (at == 0 || !is_word(chars[at - 1]));
        match starts.then(|| legal_end(chars, at)).flatten() {
            Some(end) => {
                out.push(' ');
                at = end + usize::from(chars.get(end) == Some(&'.'));
            }
            None => {
                out.push(chars[at]);
                at += 1;
            }
        }
    }
    out
}

fn legal_end(chars: &[char], at: usize) -> Option<usize> {
    LEGAL.iter().filter_map(|form| form_end(chars, at, form)).find(|&end| ends(chars, end))
}

/// Where `form` ends when it stands at `at`; its dots may be left out.
fn form_end(chars: &[char], at: usize, form: &str) -> Option<usize> {
    let mut here = at;
    for c in form.chars() {
        if chars.get(here) == Some(&c) {
            here += 1;
        } else if c != '.' {
            return None;
        }
    }
    (here > at).then_some(here)
}

#[cfg(test)]
mod tests {
    use super::{fold, words};

    /// The right-hand sides are what score.py's `fold` gives.
    #[test]
    fn folds_as_the_reference_does() {
        let cases = [
            ("Prysmian S.p.A.", "prysmian"),
            ("Prysmian SpA", "prysmian"),
            ("Société Générale S.A.", "societegenerale"),
            ("Nestlé’s Group", "nestle"),
            ("McDonald's", "mcdonald"),
            ("Group", "group"),
            ("S.E.", "se"),
            ("Straße AG & Co. KGaA", "strasse"),
            ("A.s.p.a.b", "ab"),
            ("Co-op Group Holdings Ltd.", "op"),
            ("Ａｌｆａ ﬁn", "alfafin"),
            ("ΟΔΟΣ", "οδοσ"),
            ("Inc's", "inc"),
            ("", ""),
            ("S.p.A", "spa"),
            ("Sparta", "sparta"),
            ("alpha_se", "alpha_se"),
        ];
        for (name, want) in cases {
            assert_eq!(fold(name), want, "{name}");
        }
    }

    #[test]
    fn words_meet_without_case() {
        let got: Vec<String> = words("Vera-Rubin, 2 GW STRASSE Straße").into_iter().collect();
        assert_eq!(got, ["2", "gw", "rubin", "strasse", "vera"]);
    }
}
