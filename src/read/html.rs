//! Pages to articles: the main text by readability, the rest from metadata and JSON-LD.
//!
//! The article's text is the title, a blank line, and the main text with one blank line between paragraphs; all offsets count in that.

use super::decode::{self, Decoded};
use super::error::{Place, ReadError};
use super::metadata;
use crate::value::{Article, Span};
use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

/// How far a page is searched for the encoding that it declares, as browsers do.
const PRESCAN: usize = 1024;

/// The article of a page; `charset` is the encoding that its envelope declares.
///
/// # Errors
/// Where it is no text, nested too deep, or without a text that stands out.
pub fn article(
    bytes: Vec<u8>,
    id: String,
    charset: Option<&str>,
    depth: usize,
    place: &Place,
    faults: &mut Vec<ReadError>,
) -> Result<Article, ReadError> {
    let declared = charset.map(str::to_owned).or_else(|| declared(&bytes));
    let Decoded { text: page, encoding } = decode::decode(bytes, declared.as_deref(), place)?;
    if page.trim().is_empty() {
        return Err(ReadError::Empty(place.clone()));
    }
    check_depth(&page, depth, place)?;
    let config = Config { text_mode: TextMode::Formatted, ..Config::default() };
    let none = |_| ReadError::NoMainText(place.clone());
    let mut page = Readability::new(page, None, Some(config)).map_err(none)?;
    let url = canonical(&page.doc);
    let found = page.parse().map_err(none)?;
    let (title, main) = (found.title.trim(), found.text_content.trim());
    if main.is_empty() {
        return Err(ReadError::NoMainText(place.clone()));
    }
    let mut article = titled(id, title, main);
    article.encoding = encoding;
    for (key, value) in
        [("date", &found.published_time), ("lang", &found.lang), ("source", &found.site_name), ("url", &url)]
    {
        if let Some(value) = value.as_deref().map(str::trim).filter(|v| !v.is_empty()) {
            metadata::set(&mut article, key, value, None, place, faults);
        }
    }
    Ok(article)
}

/// The address that a page gives for itself.
fn canonical(page: &Document) -> Option<String> {
    let attribute = |query: &str, name: &str| page.select(query).attr(name).map(|value| value.to_string());
    attribute("link[rel=canonical]", "href").or_else(|| attribute("meta[property='og:url']", "content"))
}

/// An article whose title stands over its text.
pub fn titled(id: String, title: &str, main: &str) -> Article {
    // where nothing follows it, the text ends with the title
    let title = title.trim();
    // some pages repeat the title as the first line of the text
    let main = main.strip_prefix(title).filter(|rest| rest.starts_with('\n')).map_or(main, str::trim_start);
    if title.is_empty() {
        return Article::new(id, main);
    }
    let mut article = Article::new(id, [title, main].join("\n\n").trim_end());
    article.title = Some(title.to_owned());
    article.title_span = Some(Span::new(0, title.len() as u32));
    article.body = Span::new(article.text.len().min(title.len() + 2) as u32, article.text.len() as u32);
    article
}

/// The text of a fragment, one blank line between paragraphs.
///
/// # Errors
/// Where it is nested too deep.
pub fn text(fragment: &str, depth: usize, place: &Place) -> Result<String, ReadError> {
    if !fragment.contains(['<', '&']) {
        return Ok(fragment.trim().to_owned());
    }
    check_depth(fragment, depth, place)?;
    Ok(Document::fragment(fragment).formatted_text().trim().to_owned())
}

/// The encoding in `<meta charset=…>` or in the content type of `<meta http-equiv=…>`.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(PRESCAN)]).to_ascii_lowercase();
    let behind = &head[head.find("charset=")? + "charset=".len()..];
    let label = behind.trim_start_matches(['"', '\'', ' ']);
    let end = label.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).unwrap_or(label.len());
    Some(label[..end].to_owned()).filter(|label| !label.is_empty())
}

/// Elements that have no end, or whose end writers leave out and parsers supply.
const SHALLOW: [&str; 30] = [
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p",
    "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rp", "rt",
    "body",
];

/// Looks at the tags alone, before anything is parsed.
fn check_depth(page: &str, limit: usize, place: &Place) -> Result<(), ReadError> {
    let bytes = page.as_bytes();
    let mut depth = 0usize;
    for at in memchr::memchr_iter(b'<', bytes) {
        let closes = bytes.get(at + 1) == Some(&b'/');
        let from = at + 1 + usize::from(closes);
        let name = bytes.get(from..).unwrap_or_default();
        let end = name.iter().take(12).position(|b| !b.is_ascii_alphanumeric()).unwrap_or(name.len().min(12));
        let name = &name[..end];
        if name.is_empty() || SHALLOW.iter().any(|s| name.eq_ignore_ascii_case(s.as_bytes())) {
            continue;
        }
        depth = if closes { depth.saturating_sub(1) } else { depth + 1 };
        if depth > limit {
            return Err(ReadError::TooDeep { place: place.clone(), limit });
        }
    }
    check_attributes(bytes, place)
}

/// How many attributes a tag may have: the parser compares each with all before it.
const ATTRIBUTES: usize = 512;

/// Counts the attributes of each tag as a parser would, quoted values in one piece, and scripts passed over.
fn check_attributes(bytes: &[u8], place: &Place) -> Result<(), ReadError> {
    let mut at = 0;
    while let Some(open) = memchr::memchr(b'<', bytes.get(at..).unwrap_or_default()) {
        at += open + 1;
        let tag = bytes.get(at..).unwrap_or_default();
        if !tag.first().is_some_and(u8::is_ascii_alphabetic) {
            continue;
        }
        let (mut count, mut between, mut behind_equals, mut value, mut end) = (0, false, false, false, 0);
        while end < tag.len() && tag[end] != b'>' {
            match tag[end] {
                quote @ (b'"' | b'\'') if behind_equals => {
                    let rest = tag.get(end + 1..).unwrap_or_default();
                    end += 1 + memchr::memchr(quote, rest).unwrap_or(rest.len());
                    (between, behind_equals) = (true, false);
                }
                b'=' if !value => (between, behind_equals) = (false, true),
                byte if byte.is_ascii_whitespace() || byte == b'/' && !value => {
                    (between, value) = (between || !behind_equals, false);
                }
                _ => {
                    count += usize::from(between);
                    // a value without quotes goes on to the next blank
                    (between, behind_equals, value) = (false, false, value || behind_equals);
                }
            }
            end += 1;
        }
        if count > ATTRIBUTES {
            let fault = format!("a tag with more than {ATTRIBUTES} attributes; leave the page out, or give its text");
            return Err(ReadError::Malformed { place: place.clone(), fault });
        }
        at += end;
        let script = |name: &[u8]| tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name));
        if script(b"script") || script(b"style") {
            // one that nothing closes takes the rest of the page
            let Some(closing) = memchr::memmem::find(bytes.get(at..).unwrap_or_default(), b"</") else { return Ok(()) };
            at += closing;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(page: &[u8]) -> Result<Article, String> {
        article(page.to_vec(), "a".into(), None, 512, &Place::file("f"), &mut Vec::new()).map_err(|e| e.to_string())
    }

    const PAGE: &str = r#"<!doctype html><html lang="it-IT"><head><meta charset="utf-8"><title>Alfa compra Beta - Il Giornale</title>
<link rel="canonical" href="https://news.example/alfa"><meta property="og:title" content="Alfa compra Beta">
<meta property="og:site_name" content="Il Giornale"><meta property="article:published_time" content="2026-03-02T08:00:00+01:00">
<meta property="og:url" content="https://news.example/alfa"></head>
<body><nav><a href="/">Home</a> <a href="/x">Economia</a></nav><article><h1>Alfa compra Beta</h1>
<p>Alfa Spa ha rilevato Beta Srl per 3 milioni di euro, secondo una nota diffusa ieri dalle due società dopo mesi di trattative.</p>
<p>Il gruppo torinese, che ha chiuso il 2025 con ricavi per 40 milioni, pagherà la metà alla firma e il resto entro l&#8217;anno.</p>
<p>La società acquisita produce valvole per l'industria alimentare e impiega un centinaio di persone nello stabilimento di Asti.</p></article>
<footer>Riproduzione riservata. <a href="/cookie">Cookie</a></footer></body></html>"#;

    #[test]
    fn main_text_and_metadata_are_read() {
        let a = read(PAGE.as_bytes()).unwrap();
        assert!(
            a.text.starts_with("Alfa compra Beta\n\nAlfa Spa ha rilevato Beta Srl per 3 milioni di euro,"),
            "{}",
            a.text
        );
        assert!(a.text.contains("l’anno.\n\nLa società") && !a.text.contains("Cookie"), "{}", a.text);
        assert_eq!(a.title_span.unwrap().of(&a.text), a.title.as_deref().unwrap());
        assert_eq!((a.lang.as_deref(), a.source.as_deref()), (Some("it"), Some("Il Giornale")));
        assert_eq!(a.url.as_deref(), Some("https://news.example/alfa"));
        assert_eq!(a.date.unwrap().to_string(), "2026-03-02");
    }

    #[test]
    fn a_declared_encoding_is_used() {
        let page = PAGE.replace("utf-8", "iso-8859-15").replace("euro", "€");
        let bytes: Vec<u8> = page.chars().map(|c| if c == '€' { 0xa4 } else { c as u8 }).collect();
        let a = read(&bytes).unwrap();
        assert!(a.text.contains("3 milioni di €, secondo una nota diffusa ieri dalle due società"), "{}", a.text);
        assert_eq!(a.encoding, Some("ISO-8859-15"));
    }

    #[test]
    fn deep_pages_are_refused_and_long_lists_are_not() {
        let deep = format!("<html>{}x", "<div>".repeat(600));
        assert!(read(deep.as_bytes()).unwrap_err().contains("nested deeper than 512"));
        let list = PAGE.replace("<footer>", &format!("<ul>{}</ul><footer>", "<li>voce<p>".repeat(2000)));
        assert!(read(list.as_bytes()).is_ok());
        assert!(read(b"<html><body></body></html>").unwrap_err().contains("no article in the page"));
    }

    #[test]
    fn tags_with_attributes_without_end_are_refused() {
        let many = |n: usize| (0..n).map(|n| format!("a{n}=\"x y\" ")).collect::<String>();
        let page = |tag: &str| PAGE.replace("<article>", tag);
        let told = read(page(&format!("<article {}>", many(600))).as_bytes()).unwrap_err();
        assert!(told.contains("a tag with more than 512 attributes"), "{told}");
        assert!(read(page(&format!("<article {}>", many(400))).as_bytes()).is_ok());
        // words within a value, and in scripts, are no attributes
        let words = "parola ".repeat(2000);
        assert!(read(page(&format!("<article data-x='{words}'>")).as_bytes()).is_ok());
        assert!(read(page(&format!("<article data-x={}>", "a=b/".repeat(600))).as_bytes()).is_ok());
        assert!(read(page(&format!("<script>if (i<n) {{ {words} }}</script><article>")).as_bytes()).is_ok());
    }

    #[test]
    fn fragments_lose_their_tags() {
        let place = Place::file("f");
        assert_eq!(text("<p>Alfa &amp; Beta</p><p>due</p>", 512, &place).unwrap(), "Alfa & Beta\n\ndue");
        assert_eq!(text(" piano ", 512, &place).unwrap(), "piano");
    }
}
