//! The tokenizer: words, numbers, marks.
//!
//! "dell’Enel S.p.A. sale del 3,2%" becomes `dell’` `Enel` `S.p.A.` `sale` `del` `3,2` `%`. A token knows its bytes, its shape and
//! whether white space stands before it. It does not know its meaning; word numbers are filled in from the lexicon.

use crate::lang::shared::CODES;
use crate::lexicon::{Vocab, WordId};
use crate::value::Span;

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokKind {
    /// Letters, with inner digits, full stops or ampersands.
    Word,
    /// Digits with their separators.
    Number,
    /// One mark.
    Mark(char),
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// No capital.
    Lower,
    /// A capital, then small letters.
    Title,
    /// Capitals only, at least two.
    Upper,
    /// Capitals inside: "OpenAI", "eToro".
    Mixed,
    /// No letters.
    None,
}

impl Shape {
    /// Whether the word may belong to a name.
    #[inline]
    pub const fn is_capital(self) -> bool {
        matches!(self, Self::Title | Self::Upper | Self::Mixed)
    }
}

/// One token.
#[derive(Debug, Clone, Copy)]
pub struct Token {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// What it is made of.
    pub kind: TokKind,
    /// How it is written.
    pub shape: Shape,
    /// Whether it follows the previous token without white space.
    pub glued: bool,
    /// Number in the lexicon, 0 where unknown.
    pub word: WordId,
}

impl Token {
    /// The token's place.
    #[inline]
    pub const fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether the token is this mark.
    #[inline]
    pub fn is(&self, mark: char) -> bool {
        matches!(self.kind, TokKind::Mark(c) if c == mark)
    }

    /// Whether the token is a word.
    #[inline]
    pub fn is_word(&self) -> bool {
        matches!(self.kind, TokKind::Word)
    }

    /// Whether the token is a number in digits.
    #[inline]
    pub fn is_number(&self) -> bool {
        matches!(self.kind, TokKind::Number)
    }
}

/// Appends the tokens of `text[span]` to `out`; `buffer` is reused for folding.
pub fn tokenize(text: &str, span: Span, vocab: &Vocab, buffer: &mut String, out: &mut Vec<Token>) {
    let bytes = text.as_bytes();
    let end = span.end as usize;
    let mut at = span.start as usize;
    let mut glued = false;
    out.reserve(end.saturating_sub(at) / 5);
    while at < end {
        let b = bytes[at];
        let (kind, shape, word, stop) = if b.is_ascii_alphabetic() {
            match plain_word(bytes, at, end, vocab) {
                Some((shape, word, stop)) => (TokKind::Word, shape, word, stop),
                None => long_word(text, at, word_end(text, at, end), vocab, buffer),
            }
        } else if matches!(b, b' ' | b'\n' | b'\t' | b'\r') {
            at += 1;
            glued = false;
            continue;
        } else if matches!(b, b',' | b'.' | b'(' | b')' | b'"' | b':' | b';') {
            let word = if b == b'.' && initial(bytes, at) { vocab.id(".", buffer) } else { 0 };
            (TokKind::Mark(b as char), Shape::None, word, at + 1)
        } else {
            let (kind, stop) = next(text, at, end);
            match kind {
                Some(TokKind::Word) => long_word(text, at, stop, vocab, buffer),
                Some(kind) => {
                    let listed = match kind {
                        // "Moody's" is a name
                        TokKind::Mark(c) => matches!(c, '-' | '°' | '&' | '%' | '/' | '\'' | '’'),
                        _ => stop - at <= 4,
                    };
                    let word = if listed { vocab.id(&text[at..stop], buffer) } else { 0 };
                    (kind, Shape::None, word, stop)
                }
                None => {
                    at = stop;
                    glued = false;
                    continue;
                }
            }
        };
        debug_assert!(stop > at, "a token of nothing at {at}");
        out.push(Token { start: at as u32, end: stop as u32, kind, shape, glued, word });
        // most tokens have one blank behind them
        glued = bytes.get(stop) != Some(&b' ');
        at = stop + usize::from(!glued);
    }
}

/// Whether the full stop at `at` stands behind an initial, and may be a part of a listed name: "T. Rowe Price".
#[inline]
fn initial(bytes: &[u8], at: usize) -> bool {
    at > 0 && bytes[at - 1].is_ascii_uppercase() && (at == 1 || !bytes[at - 2].is_ascii_alphanumeric())
}

/// A word that no fast way reads: accents, apostrophes, digits, full stops, or many letters.
fn long_word(
    text: &str,
    at: usize,
    stop: usize,
    vocab: &Vocab,
    buffer: &mut String,
) -> (TokKind, Shape, WordId, usize) {
    let word = &text[at..stop];
    let kept = footnoted(text, at, word).filter(|kept| vocab.id(kept, buffer) != 0);
    let word = kept.unwrap_or(word);
    (TokKind::Word, shape(word), vocab.id(word, buffer), at + word.len())
}

/// "3,4 milioni2": the word behind a number without the mark of a footnote that sticks to it.
fn footnoted<'t>(text: &str, at: usize, word: &'t str) -> Option<&'t str> {
    let kept = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let plain = (1..=2).contains(&(word.len() - kept.len())) && kept.len() > 4;
    (plain && kept.chars().skip(1).all(char::is_lowercase)).then_some(())?;
    text[..at].trim_end().ends_with(|c: char| c.is_ascii_digit()).then_some(kept)
}

/// The high bit of every byte.
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Of eight bytes, the high bits of those that are ASCII letters, and of those that are capitals.
#[inline]
const fn letters(x: u64) -> (u64, u64) {
    const ONES: u64 = 0x0101_0101_0101_0101;
    // no sum carries into the next byte: the high bits are out
    let low = (x & !HIGH) | (HIGH >> 2);
    let from_a = low + ONES * (0x80 - b'a' as u64);
    let beyond_z = low + ONES * (0x7f - b'z' as u64);
    let letters = from_a & !beyond_z & !x & HIGH;
    (letters, letters & !(x << 2))
}

/// Eight bytes from `at` on, zeros in place of those from `end` on.
#[inline]
fn eight(bytes: &[u8], at: usize, end: usize) -> u64 {
    #[cold]
    fn last(bytes: &[u8]) -> u64 {
        bytes.iter().rev().fold(0, |all, &b| all << 8 | u64::from(b))
    }
    match bytes.get(at..end).and_then(<[u8]>::first_chunk) {
        Some(chunk) => u64::from_le_bytes(*chunk),
        None => last(bytes.get(at..end).unwrap_or(&[])),
    }
}

/// The shape, number and end of the word that begins with the ASCII letter at `at`, where it is of at most 15 ASCII letters and nothing
/// behind it could continue it: all but one word in ten. Looks at eight bytes at once.
#[inline(always)]
fn plain_word(bytes: &[u8], at: usize, end: usize, vocab: &Vocab) -> Option<(Shape, WordId, usize)> {
    let low = eight(bytes, at, end);
    let (letters_low, capitals_low) = letters(low);
    let stops = !letters_low & HIGH;
    if stops != 0 {
        let stop = at + stops.trailing_zeros() as usize / 8;
        if !ends_word(bytes, stop, end) {
            return None;
        }
        // the bits below the first stop: those of the word
        let keep = (stops - 1) & !stops;
        let (letters, capitals) = (letters_low & keep, capitals_low & keep);
        let word = vocab.find([(low & (keep >> 7)) | (capitals >> 2), 0]);
        return Some((shape_of(letters, capitals, 0, 0), word, stop));
    }
    let high = eight(bytes, at + 8, end);
    let (letters_high, capitals_high) = letters(high);
    let stops = !letters_high & HIGH;
    if stops == 0 {
        return None;
    }
    let stop = at + 8 + stops.trailing_zeros() as usize / 8;
    if !ends_word(bytes, stop, end) {
        return None;
    }
    let keep = (stops - 1) & !stops;
    let (letters_high, capitals_high) = (letters_high & keep, capitals_high & keep);
    let word = vocab.find([low | (capitals_low >> 2), (high & (keep >> 7)) | (capitals_high >> 2)]);
    Some((shape_of(letters_low, capitals_low, letters_high, capitals_high), word, stop))
}

/// The shape of a word by the high bits of its letters and capitals, the first eight and those behind.
#[inline]
const fn shape_of(letters: u64, capitals: u64, letters_behind: u64, capitals_behind: u64) -> Shape {
    match (capitals, capitals_behind) {
        (0, 0) => Shape::Lower,
        (0x80, 0) => Shape::Title,
        _ if capitals == letters && capitals_behind == letters_behind => Shape::Upper,
        _ => Shape::Mixed,
    }
}

/// Whether a word of ASCII letters ends before `stop`, and the byte there neither continues it nor needs a closer look.
#[inline]
fn ends_word(bytes: &[u8], stop: usize, end: usize) -> bool {
    match bytes.get(stop).filter(|_| stop < end) {
        None | Some(b' ') => true,
        Some(b'.') => !bytes.get(stop + 1).is_some_and(u8::is_ascii_alphanumeric),
        Some(b'\'' | b'&' | b'0'..=b'9' | 0x80..) => false,
        _ => true,
    }
}

/// Whether three bytes are the code of a currency, which ends a word where a digit follows: "USD1,23".
fn is_code(bytes: &[u8]) -> bool {
    bytes.iter().all(u8::is_ascii_uppercase) && CODES.iter().any(|c| c.as_bytes() == bytes)
}

/// The kind and end of the token at `at`; no kind for white space and invisible marks.
#[inline]
fn next(text: &str, at: usize, end: usize) -> (Option<TokKind>, usize) {
    let b = text.as_bytes()[at];
    if b.is_ascii_digit() {
        return number(text, at, end);
    }
    if b.is_ascii_alphabetic() {
        return (Some(TokKind::Word), word_end(text, at, end));
    }
    if b == b'&'
        && let Some((c, stop)) = entity(text, at, end)
    {
        return if c.is_whitespace() { (None, stop) } else { (Some(TokKind::Mark(c)), stop) };
    }
    if b < 0x80 {
        return (Some(TokKind::Mark(b as char)), at + 1);
    }
    let c = text[at..].chars().next().unwrap_or(' ');
    let stop = at + c.len_utf8();
    // the apostrophe among the letters begins no word
    if letter(c) && c != 'ʼ' {
        (Some(TokKind::Word), word_end(text, at, end))
    } else if c.is_whitespace()
        || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
    {
        (None, stop)
    } else {
        (Some(TokKind::Mark(c)), stop)
    }
}

/// HTML entities that crawlers leave, and the characters that they mean.
const ENTITIES: &[(&str, char)] = &[
    ("&amp;", '&'),
    ("&quot;", '"'),
    ("&apos;", '\''),
    ("&lt;", '<'),
    ("&gt;", '>'),
    ("&nbsp;", '\u{a0}'),
    ("&euro;", '€'),
    ("&pound;", '£'),
    ("&rsquo;", '’'),
    ("&lsquo;", '‘'),
    ("&ldquo;", '“'),
    ("&rdquo;", '”'),
    ("&laquo;", '«'),
    ("&raquo;", '»'),
    ("&ndash;", '–'),
    ("&mdash;", '—'),
    ("&hellip;", '…'),
    ("&#39;", '\''),
    ("&#039;", '\''),
    ("&#34;", '"'),
    ("&#160;", '\u{a0}'),
    ("&#8217;", '’'),
    ("&#8216;", '‘'),
    ("&#8220;", '“'),
    ("&#8221;", '”'),
    ("&#8211;", '–'),
    ("&#8212;", '—'),
    ("&#8364;", '€'),
    ("&#38;", '&'),
    ("&#x27;", '\''),
];

/// The character of the entity at `at`, and where the entity ends.
pub(crate) fn entity(text: &str, at: usize, end: usize) -> Option<(char, usize)> {
    let rest = &text.as_bytes()[at..end.min(at + 8)];
    let found = ENTITIES.iter().find(|(name, _)| rest.starts_with(name.as_bytes()))?;
    Some((found.1, at + found.0.len()))
}

/// End of the number at `at`: digits, with single separators between digits. A run of digits and letters such as "2i" stays a number
/// with a glued word behind.
fn number(text: &str, at: usize, end: usize) -> (Option<TokKind>, usize) {
    let bytes = text.as_bytes();
    let mut stop = at;
    while stop < end {
        let b = bytes[stop];
        if b.is_ascii_digit() {
            stop += 1;
            continue;
        }
        let width = match b {
            b'.' | b',' | b'\'' => 1,
            0xc2 if bytes.get(stop + 1) == Some(&0xa0) => 2,
            0xe2 if bytes.get(stop + 1) == Some(&0x80) && matches!(bytes.get(stop + 2), Some(0xaf | 0x89 | 0x99)) => 3,
            _ => 0,
        };
        let digit = |i: usize| i < end && bytes[i].is_ascii_digit();
        let wide = width > 1 || b == b'\'';
        let grouped = |i: usize| digit(i) && digit(i + 1) && digit(i + 2) && !digit(i + 3);
        // "12'5", an old style of Spanish print
        let style = |i: usize| {
            (b == b'\'' || width == 3 && bytes[stop + 2] == 0x99)
                && !digit(i + 2)
                && bytes.get(i + 1 + usize::from(digit(i + 1))).is_none_or(|next| !matches!(next, b'\'' | b'"'))
        };
        if width == 0 || !digit(stop + width) || (wide && !grouped(stop + width) && !style(stop + width)) {
            break;
        }
        stop += width;
    }
    (Some(TokKind::Number), stop)
}

/// End of the word at `at`. Letters and digits; an apostrophe behind letters ends the word and belongs to it ("dell’"), except before
/// a plain "s"; full stops join single letters and domain names; "&" joins letters.
fn word_end(text: &str, at: usize, end: usize) -> usize {
    let bytes = text.as_bytes();
    // "RM3.06m": ringgit
    if end - at > 2 && bytes[at + 2].is_ascii_digit() && &bytes[at..at + 2] == b"RM" {
        return at + 2;
    }
    if end - at > 3 && bytes[at + 3].is_ascii_digit() && is_code(&bytes[at..at + 3]) {
        return at + 3;
    }
    let mut stop = at;
    while stop < end {
        let b = bytes[stop];
        if b.is_ascii_alphanumeric() {
            stop += 1;
            continue;
        }
        match b {
            b'\'' if stop > at => return apostrophe(text, at, stop, stop + 1, end),
            b'.' => match dotted(bytes, at, stop, end) {
                Some(next) => stop = next,
                None => break,
            },
            b'&' => {
                let amp = if bytes[stop..end].starts_with(b"&amp;") { 5 } else { 1 };
                let joins = bytes.get(stop + amp).is_some_and(|b| b.is_ascii_alphanumeric()) && stop + amp < end;
                if !joins || (amp == 1 && entity(text, stop, end).is_some()) {
                    break;
                }
                stop += amp;
            }
            b if b < 0x80 => break,
            _ => {
                let Some(c) = text[stop..].chars().next() else { break };
                if matches!(c, '’' | 'ʼ') {
                    return apostrophe(text, at, stop, stop + c.len_utf8(), end);
                }
                if !(letter(c) || c.is_alphanumeric() || c == '\u{ad}' || ('\u{300}'..='\u{36f}').contains(&c)) {
                    break;
                }
                stop += c.len_utf8();
            }
        }
    }
    stop.min(end)
}

/// Where a word with an apostrophe ends: before it for "Elkann's" and "pó'", behind it for an elided article.
fn apostrophe(text: &str, at: usize, before: usize, after: usize, end: usize) -> usize {
    let rest = &text.as_bytes()[after..end];
    let letter = text[after..end].chars().next().is_some_and(char::is_alphanumeric);
    let possessive = rest.first().is_some_and(|b| b.eq_ignore_ascii_case(&b's'))
        && !rest.get(1).is_some_and(|b| b.is_ascii_alphanumeric() || *b >= 0x80);
    if possessive || (!letter && before - at > 3) || (letter && before - at > 9) { before } else { after }
}

/// Whether a full stop at `stop` belongs to the word: "S.p.A.", "U.S.", "Booking.com", "C3.ai". Gives the next byte to look at.
fn dotted(bytes: &[u8], at: usize, stop: usize, end: usize) -> Option<usize> {
    let next = *bytes.get(stop + 1).filter(|_| stop + 1 < end)?;
    let single = |i: usize| i == at || !bytes[i - 1].is_ascii_alphanumeric();
    let one_before = stop > at && single(stop - 1) && bytes[stop - 1].is_ascii_alphabetic();
    let run = bytes[stop + 1..end].iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if one_before && next.is_ascii_alphabetic() && run <= 2 {
        // "S.p.A": take the closing full stop along where the run is one letter
        let close = stop + 1 + run;
        return Some(
            if run == 1
                && bytes.get(close) == Some(&b'.')
                && close < end
                && at + 2 <= stop + 1
                && !bytes.get(close + 1).is_some_and(|b| b.is_ascii_alphanumeric())
            {
                close + 1
            } else {
                stop + 1
            },
        );
    }
    let tail = &bytes[stop + 1..stop + 1 + run];
    let domain = (2..=3).contains(&run)
        && (tail.iter().all(|b| b.is_ascii_lowercase()) || tail.iter().all(|b| b.is_ascii_uppercase()));
    let known = matches!(
        &tail.to_ascii_lowercase()[..],
        b"com" | b"ai" | b"io" | b"it" | b"net" | b"org" | b"de" | b"fr" | b"es" | b"co"
    );
    (domain && known).then_some(stop + 1)
}

/// Whether a character is a letter; those of Latin text are told without the tables of Unicode.
#[inline]
fn letter(c: char) -> bool {
    match c {
        '\0'..='\u{7f}' => c.is_ascii_alphabetic(),
        'À'..='ÿ' => !matches!(c, '×' | '÷'),
        _ => c.is_alphabetic(),
    }
}

/// How a word is written.
#[inline]
fn shape(word: &str) -> Shape {
    let (mut first, mut upper, mut lower, mut letters) = (false, 0u32, 0u32, 0u32);
    for c in word.chars() {
        if matches!(c, '’' | '\'' | '.') || !letter(c) {
            continue;
        }
        if if c <= '\u{ff}' { matches!(c, 'A'..='Z' | 'À'..='Þ') } else { c.is_uppercase() } {
            upper += 1;
            first |= letters == 0;
        } else {
            lower += 1;
        }
        letters += 1;
    }
    match (upper, lower) {
        (0, 0) => Shape::None,
        (0, _) => Shape::Lower,
        (1, 0) if letters == 1 => Shape::Title,
        (_, 0) => Shape::Upper,
        (1, _) if first => Shape::Title,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        let mut out = Vec::new();
        tokenize(text, Span::new(0, text.len() as u32), &Vocab::default(), &mut String::new(), &mut out);
        out.iter().map(|t| t.span().of(text)).collect()
    }

    #[test]
    fn words_numbers_and_marks() {
        let cases: &[(&str, &[&str])] = &[
            ("'ʼs Alfaʼs Bar ʼ", &["'", "ʼ", "s", "Alfa", "ʼ", "s", "Bar", "ʼ"]),
            ("dell’Enel S.p.A. sale del 3,2%.", &["dell’", "Enel", "S.p.A.", "sale", "del", "3,2", "%", "."]),
            ("Exor's 1.250,5 mln", &["Exor", "'", "s", "1.250,5", "mln"]),
            ("Character.AI e Booking.com.", &["Character.AI", "e", "Booking.com", "."]),
            ("fine.La banca", &["fine", ".", "La", "banca"]),
            ("S&P e M&amp;G", &["S&P", "e", "M&amp;G"]),
            ("$750M, 35MW", &["$", "750", "M", ",", "35", "MW"]),
            ("10 000 e 10\u{a0}000", &["10", "000", "e", "10\u{a0}000"]),
            ("un po' di", &["un", "po'", "di"]),
            ("3&nbsp;milioni", &["3", "milioni"]),
            (
                "USD1,23 e EUR100m, CHF1234567890123456",
                &["USD", "1,23", "e", "EUR", "100", "m", ",", "CHF", "1234567890123456"],
            ),
            ("ABC12 XUSD1 Usd1 USDA", &["ABC12", "XUSD1", "Usd1", "USDA"]),
        ];
        for (text, want) in cases {
            assert_eq!(&cut(text), want, "{text}");
        }
    }

    #[test]
    fn plain_words_are_read_as_the_long_way_reads_them() {
        let words = "a A aB Ab AB A1 A1b 4a e-mail eToro OpenAI F2I abcdefghijklmno abcdefghijklmnop Abcdefghijklmno ABCDEFGHIJKLMNO ABCDEFGHi ABCDEFGHIJKLMNOPQ \
                     S.p.A. fine. Booking.com C3.ai dell'Enel po' S&P città CITTÀ a{b z[ `x @y Z/ Z: 9: x\u{7f} \
                     USD1 USD1.5 EUR100m CHF12345678901234 Usd1 USDA1";
        let (mut vocab, mut buffer) = (Vocab::default(), String::new());
        words.split_whitespace().for_each(|w| _ = vocab.intern(crate::lexicon::vocab::fold(w, &mut buffer)));
        let starts = words.char_indices().filter(|(_, c)| c.is_ascii_alphabetic());
        for text in starts.map(|(from, _)| &words[from..]) {
            for text in [Some(text), text.get(..9), text.get(..3)].into_iter().flatten() {
                let Some((found, word, stop)) = plain_word(text.as_bytes(), 0, text.len(), &vocab) else { continue };
                assert_eq!(stop, word_end(text, 0, text.len()), "{text}");
                assert_eq!((found, word), (shape(&text[..stop]), vocab.id(&text[..stop], &mut buffer)), "{text}");
            }
        }
    }
}
