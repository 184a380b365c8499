//! The key of a name: its words in small letters without accents, joined by one blank, the legal form apart.
//!
//! "Société Générale S.A." is `societe generale` with the form `sa`. Accents go, since registers leave them out ("CREDIT AGRICOLE"); two
//! names that differ in them alone share a key, and then context has to tell them apart. A full stop behind a single letter joins
//! ("E.ON" is `eon`), any other mark divides ("Coca-Cola" is `coca cola`), "&" is a word.

use crate::lang::shared::{LEGAL_FORMS, LEGAL_NAMES};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Calls `push` with each byte of each word of `text`, and with `None` where a word ends.
pub(super) fn fold(text: &str, mut push: impl FnMut(Option<u8>)) {
    // letters since the word or its last piece began
    let (mut inside, mut piece) = (false, 0u32);
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        if c.is_ascii_alphanumeric() {
            push(Some(c.to_ascii_lowercase() as u8));
            (inside, piece) = (true, piece + 1);
        } else if c == '.' && inside && piece == 1 && rest.clone().next().is_some_and(char::is_alphanumeric) {
            piece = 0;
        } else if !c.is_ascii() && c.is_alphanumeric() {
            letters(c, &mut push);
            (inside, piece) = (true, piece + 1);
        } else if !is_combining_mark(c) && c != '\u{ad}' {
            if inside {
                push(None);
            }
            (inside, piece) = (false, 0);
            if c == '&' {
                push(Some(b'&'));
                push(None);
                if rest.as_str().starts_with("amp;") {
                    rest.nth(3);
                }
            }
        }
    }
    if inside {
        push(None);
    }
}

/// What a letter beyond ASCII is without its accent.
fn letters(c: char, push: &mut impl FnMut(Option<u8>)) {
    decompose_canonical(c, |part| {
        let part = part.to_lowercase().next().unwrap_or(part);
        let mut bytes = [0; 4];
        let plain = match part {
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'ø' => "o",
            'ł' => "l",
            'đ' | 'ð' => "d",
            'ı' => "i",
            'þ' => "th",
            _ if is_combining_mark(part) => "",
            _ => part.encode_utf8(&mut bytes),
        };
        plain.bytes().for_each(|b| push(Some(b)));
    });
}

/// The words of `text`, joined by one blank.
pub fn words(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut bytes = Vec::with_capacity(text.len());
    fold(text, |b| bytes.push(b.unwrap_or(b' ')));
    out.push_str(String::from_utf8_lossy(&bytes).trim_end());
    out
}

/// A name without its legal form, and the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Key {
    /// The words of the name, joined by one blank.
    pub name: String,
    /// The legal form in its short spelling without blanks and marks, `spa`; empty where there is none.
    pub form: String,
}

/// How long a legal form may be as it is kept.
pub(super) const FORM: usize = 12;

/// The short spelling of every legal form, by its words.
static FORMS: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let mut forms: FxHashMap<String, String> = FxHashMap::default();
    for form in LEGAL_FORMS.iter().flat_map(|(_, forms)| forms.split('|')) {
        forms.insert(words(form), words(form).replace([' ', '&'], ""));
    }
    for (spelt, short) in LEGAL_NAMES {
        forms.insert(words(spelt), (*short).to_owned());
    }
    forms
});

/// Most words that a legal form has.
const LONGEST: usize = 7;

impl Key {
    /// The key of a name.
    pub fn new(name: &str) -> Self {
        let all = words(name);
        let (mut rest, mut form) = (all.as_str(), String::new());
        // "Alfa GmbH & Co. KG" has three, one behind the other; something always remains
        while let Some((before, short)) = ending(rest) {
            form.insert_str(0, short);
            rest = before;
        }
        let name = rest.strip_suffix(" &").filter(|_| !form.is_empty()).unwrap_or(rest).to_owned();
        Self { name, form: form.chars().filter(char::is_ascii).take(FORM).collect() }
    }
}

/// The legal form that `text`, words joined by blanks, is as a whole; empty where it is none.
pub fn form(text: &str) -> String {
    // a word before it lets the form be the end of a name
    Key::new(&format!("x {text}")).form
}

/// The longest legal form at the end of the words, and what stands before it.
fn ending(all: &str) -> Option<(&str, &'static str)> {
    let mut starts: [usize; LONGEST] = [0; LONGEST];
    let mut count = 0;
    for (at, _) in all.rmatch_indices(' ').take(LONGEST) {
        starts[count] = at;
        count += 1;
    }
    starts[..count].iter().rev().find_map(|&at| {
        let short = FORMS.get(&all[at + 1..])?;
        let before = all[..at].trim_end_matches(" &");
        (!before.is_empty()).then_some((before, short.as_str()))
    })
}

/// A running hash of words, FNV-1a, which tells after each word what was read so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Rolling(u64);

impl Rolling {
    pub(super) const START: Self = Self(0xcbf2_9ce4_8422_2325);

    #[inline]
    pub(super) const fn push(&mut self, byte: u8) {
        self.0 = (self.0 ^ byte as u64).wrapping_mul(0x0100_0000_01b3);
    }

    /// The words read so far as a number, its bits well mixed.
    #[inline]
    pub(super) const fn number(self) -> u64 {
        let mut x = self.0;
        x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        x ^ (x >> 31)
    }
}

/// The numbers of a key after each of its words; the last is that of the whole.
pub(super) fn numbers(key: &str) -> impl Iterator<Item = u64> + '_ {
    let mut rolling = Rolling::START;
    key.split(' ').map(move |word| {
        word.bytes().for_each(|b| rolling.push(b));
        rolling.push(b' ');
        rolling.number()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_case_accents_marks_and_form() {
        let cases = [
            ("Société Générale S.A.", "societe generale", "sa"),
            ("ENEL - SOCIETA' PER AZIONI", "enel", "spa"),
            ("E.ON SE", "eon", "se"),
            ("Coca-Cola Company", "coca cola company", ""),
            ("J.P. Morgan & Co.", "jp morgan", "co"),
            ("Alfa GmbH & Co. KG", "alfa", "gmbhcokg"),
            ("AT&amp;T Inc", "at & t", "inc"),
            ("Amazon.com, Inc.", "amazon com", "inc"),
            ("L’Oréal", "l oreal", ""),
            ("Straße Ørsted Łódź", "strasse orsted lodz", ""),
            ("Moody's Corporation", "moody s", "corp"),
            ("S.p.A.", "spa", ""),
            ("Компания АО", "компания ао", ""),
            ("", "", ""),
        ];
        for (name, key, form) in cases {
            assert_eq!(Key::new(name), Key { name: key.to_owned(), form: form.to_owned() }, "{name}");
        }
        assert_eq!(
            (form("S.p.A."), form("Società per azioni"), form("Milano")),
            ("spa".into(), "spa".into(), "".into())
        );
    }

    #[test]
    fn numbers_grow_with_the_words() {
        let alone: Vec<u64> = numbers("alfa").collect();
        let both: Vec<u64> = numbers("alfa beta").collect();
        assert_eq!((alone.len(), both.len(), alone[0]), (1, 2, both[0]));
        assert_ne!(both[1], numbers("alfabeta").last().unwrap());
    }
}
