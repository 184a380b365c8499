//! What a text declares about itself: front matter, or a leading line with a date.
//!
//! ` date 2026-03-02 lang it Una delle …` declares a day and a language, and the body starts at "Una". Front matter is
//! not YAML in full: one `key: value` a line, further lines of a value are passed over. Nothing is guessed here.

use super::error::{Place, ReadError};
use super::front_matter;
use crate::value::{Article, Span};
use jiff::civil::Date;

const DATE_FORM: &str = "2026-03-02";
const LANG_FORM: &str = "a two-letter code such as it";

/// Reads what the text itself declares into the article. What is set already stays.
pub fn declare(article: &mut Article, place: &Place, faults: &mut Vec<ReadError>) {
    let text = std::mem::take(&mut article.text);
    let start = match front_matter::find(&text) {
        Some(block) => {
            for (key, value) in block.pairs(&text) {
                set(article, key, value.of(&text), Some(value), place, faults);
            }
            block.body
        }
        None => leading_line(&text, article, place, faults),
    };
    article.body = Span::new(start as u32, text.len() as u32);
    article.text = text;
}

/// Sets what a key declares, unless it is set; a key that means nothing goes to `meta`.
pub fn set(
    article: &mut Article,
    key: &str,
    value: &str,
    span: Option<Span>,
    place: &Place,
    faults: &mut Vec<ReadError>,
) {
    match key {
        "title" if article.title.is_none() => {
            article.title = Some(value.to_owned());
            article.title_span = span;
        }
        "date" | "data" if article.date.is_none() => article.date = date("date", value, place, faults),
        "ingested" if article.ingested.is_none() => article.ingested = date("ingested", value, place, faults),
        "lang" | "language" if article.lang.is_none() => article.lang = lang(value, place, faults),
        "source" if article.source.is_none() => article.source = Some(value.to_owned()),
        "url" if article.url.is_none() => article.url = Some(value.to_owned()),
        "title" | "date" | "data" | "ingested" | "lang" | "language" | "source" | "url" => {}
        _ => {
            article.meta.entry(key).or_insert_with(|| value.into());
        }
    }
}

/// The day of an ISO date, with or without a time behind it, or of a date as mail and RSS write it.
pub fn parse_date(value: &str) -> Option<Date> {
    iso_date(value).or_else(|| {
        let mail = value.contains([' ', ',']) && value.len() < 60;
        mail.then(|| jiff::fmt::rfc2822::parse(value).ok()).flatten().map(|zoned| zoned.date())
    })
}

fn iso_date(value: &str) -> Option<Date> {
    let (day, rest) = value.split_at_checked(10)?;
    let digits = |b: &[u8]| b.iter().all(u8::is_ascii_digit);
    let b = day.as_bytes();
    let shaped = digits(&b[..4]) && b[4] == b'-' && digits(&b[5..7]) && b[7] == b'-' && digits(&b[8..]);
    let ends = rest.is_empty() || rest.starts_with(['T', 't', ' ']);
    (shaped && ends).then(|| day.parse().ok()).flatten()
}

/// Languages that services write out in English, with their codes in ISO 639-1.
const WRITTEN_OUT: &[(&str, &str)] = &[
    ("english", "en"),
    ("italian", "it"),
    ("french", "fr"),
    ("german", "de"),
    ("spanish", "es"),
    ("portuguese", "pt"),
    ("dutch", "nl"),
    ("polish", "pl"),
    ("catalan", "ca"),
    ("romanian", "ro"),
    ("swedish", "sv"),
    ("danish", "da"),
    ("norwegian", "no"),
    ("finnish", "fi"),
    ("greek", "el"),
    ("czech", "cs"),
    ("hungarian", "hu"),
    ("turkish", "tr"),
    ("russian", "ru"),
    ("ukrainian", "uk"),
    ("arabic", "ar"),
    ("hebrew", "he"),
    ("chinese", "zh"),
    ("japanese", "ja"),
    ("korean", "ko"),
    ("hindi", "hi"),
    ("indonesian", "id"),
    ("vietnamese", "vi"),
];

/// The primary subtag of a language tag in lower case: `it` of `it-IT`; or the code of a language written out in English.
pub fn parse_lang(value: &str) -> Option<String> {
    let primary = value.split(['-', '_']).next()?;
    if let Some((_, code)) = WRITTEN_OUT.iter().find(|(name, _)| primary.eq_ignore_ascii_case(name)) {
        return Some((*code).to_owned());
    }
    let short = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_alphabetic());
    short.then(|| primary.to_ascii_lowercase())
}

/// Where a service cut the text and says so, as in `Alfa compra … [+2219 chars]`.
pub fn cut(text: &str) -> Option<usize> {
    let inner = text.trim_end().strip_suffix(']')?;
    let from = inner.rfind("[+")?;
    let count = inner[from + 2..].strip_suffix(" chars")?;
    (!count.is_empty() && count.bytes().all(|b| b.is_ascii_digit())).then_some(from)
}

fn date(key: &'static str, value: &str, place: &Place, faults: &mut Vec<ReadError>) -> Option<Date> {
    let date = parse_date(value);
    if date.is_none() {
        faults.push(bad(place, key, value, DATE_FORM));
    }
    date
}

fn lang(value: &str, place: &Place, faults: &mut Vec<ReadError>) -> Option<String> {
    let lang = parse_lang(value);
    if lang.is_none() {
        faults.push(bad(place, "lang", value, LANG_FORM));
    }
    lang
}

fn bad(place: &Place, key: &'static str, value: &str, remedy: &'static str) -> ReadError {
    ReadError::BadValue { place: place.clone(), key, value: value.chars().take(60).collect(), remedy }
}

/// Reads ` date 2026-03-02 [lang it] Text` and gives the place where the text starts, 0 where there is no such line.
fn leading_line(text: &str, article: &mut Article, place: &Place, faults: &mut Vec<ReadError>) -> usize {
    let Some((value, mut at)) = dated(text) else {
        return 0;
    };
    set(article, "date", value, None, place, faults);
    if let Some((code, next)) = tagged(text, at) {
        set(article, "lang", code, None, place, faults);
        at = next;
    }
    at + blanks(&text[at..])
}

fn dated(text: &str) -> Option<(&str, usize)> {
    let lead = text.trim_start();
    let rest = lead.strip_prefix("date ").or_else(|| lead.strip_prefix("data "))?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let value = &rest[..word(rest)];
    let shaped = value.len() >= 10
        && value.bytes().zip(*b"0000-00-00").all(|(b, form)| match form {
            b'0' => b.is_ascii_digit(),
            dash => b == dash,
        });
    let at = text.len() - rest.len() + value.len();
    (shaped && !text[at..].trim().is_empty()).then_some((value, at))
}

fn tagged(text: &str, at: usize) -> Option<(&str, usize)> {
    let rest = text[at..].trim_start_matches([' ', '\t']).strip_prefix("lang ")?;
    let rest = rest.trim_start_matches([' ', '\t']);
    let code = &rest[..word(rest)];
    let next = text.len() - rest.len() + code.len();
    (code.len() == 2 && code.bytes().all(|b| b.is_ascii_lowercase())).then_some((code, next))
}

fn word(text: &str) -> usize {
    text.find(char::is_whitespace).unwrap_or(text.len())
}

fn blanks(text: &str) -> usize {
    text.len() - text.trim_start_matches([' ', '\t']).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Article, Vec<String>) {
        let mut article = Article::new("a", text);
        let mut faults = Vec::new();
        declare(&mut article, &Place::file("a"), &mut faults);
        assert_eq!(article.text, text);
        (article, faults.iter().map(ToString::to_string).collect())
    }

    fn body(article: &Article) -> &str {
        article.body.of(&article.text)
    }

    #[test]
    fn leading_line_with_date_and_language() {
        let (a, faults) = read(" date 2026-03-02 Una delle più grandi");
        assert_eq!((a.date, body(&a)), (parse_date("2026-03-02"), "Una delle più grandi"));
        let (a, _) = read("data 2026-03-02 lang it Testo");
        assert_eq!((a.lang.as_deref(), body(&a)), (Some("it"), "Testo"));
        let (a, _) = read("date 2026-03-02 lang italiana al centro");
        assert_eq!((a.lang.as_deref(), body(&a)), (None, "lang italiana al centro"));
        assert!(faults.is_empty());
    }

    #[test]
    fn a_bad_date_is_told_and_passed_over() {
        let (a, faults) = read("date 2026-13-45 Testo");
        assert_eq!((a.date, body(&a)), (None, "Testo"));
        assert!(faults[0].starts_with("a: date \"2026-13-45\" is not understood"), "{faults:?}");
    }

    #[test]
    fn a_sentence_about_a_date_is_text() {
        for text in ["date a Cesare", "data 2026", "Data 2026-03-02 x", "date 2026-03-02 ", "date\n2026-03-02 x"] {
            assert_eq!(read(text).0.body.start, 0, "{text}");
        }
    }

    #[test]
    fn front_matter_is_read_with_the_place_of_the_title() {
        let text = "---\r\ntitle: \"Alfa: più di Beta\"\r\ndate: 2026-03-02T08:00:00Z\r\nlanguage: it-IT\r\n\
                    source: 'Il Sole'\r\nurl: https://a.example/b\r\ntags:\r\n  - x\r\nauthor: Rossi\r\n---\r\nTesto\r\n";
        let (a, faults) = read(text);
        assert_eq!(a.title.as_deref(), Some("Alfa: più di Beta"));
        assert_eq!(a.title_span.unwrap().of(text), "Alfa: più di Beta");
        assert_eq!((a.lang.as_deref(), a.date), (Some("it"), parse_date("2026-03-02")));
        assert_eq!((a.source.as_deref(), a.url.as_deref()), (Some("Il Sole"), Some("https://a.example/b")));
        assert_eq!(a.meta["author"], "Rossi");
        assert_eq!((body(&a), faults.len()), ("Testo\r\n", 0));
    }

    #[test]
    fn languages_may_be_written_out() {
        assert_eq!(parse_lang("Italian").as_deref(), Some("it"));
        assert_eq!(parse_lang("it_IT").as_deref(), Some("it"));
        assert_eq!(parse_lang("klingon"), None);
    }

    #[test]
    fn a_cut_is_seen_where_it_is_told() {
        assert_eq!(cut("Alfa compra … [+2219 chars]\n"), Some("Alfa compra … ".len()));
        for whole in ["Alfa [+2219 chars] compra", "Alfa [2219 chars]", "Alfa [+ chars]", "[+12 charsé]", ""] {
            assert_eq!(cut(whole), None, "{whole}");
        }
    }

    #[test]
    fn dates_are_iso() {
        for good in ["2026-03-02", "2026-03-02T10:00:00+01:00", "2026-03-02 10:00"] {
            assert_eq!(parse_date(good).unwrap().to_string(), "2026-03-02");
        }
        assert_eq!(parse_date("Tue, 03 Mar 2026 23:30:00 -0500").unwrap().to_string(), "2026-03-03");
        for bad in ["2 marzo 2026", "2026-03-022", "20260302", "2026-02-30", "2026-3-2", "", "2026-03-0é"] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
    }
}
