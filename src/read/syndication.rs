//! RSS and Atom files: one article an item, its text what the item carries of it.
//!
//! `<item><title>Alfa compra Beta</title><description>…</description></item>`. Nothing is fetched.

use super::error::{Place, ReadError};
use super::fields::Object;
use super::unread::{Raw, Unread};
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::{Map, Value};
use std::sync::Arc;

/// How deep elements may be nested.
const DEPTH: usize = 64;

/// Where an element's text goes: the key, by the local name of the element.
fn key(name: &str) -> Option<(&'static str, u8)> {
    // the fuller of several texts has the higher rank
    Some(match name {
        "title" => ("title", 1),
        "encoded" => ("text", 3),
        "content" => ("text", 2),
        "description" | "summary" => ("text", 1),
        "pubDate" | "published" | "date" => ("date", 2),
        "updated" => ("date", 1),
        "link" => ("url", 1),
        "guid" | "id" => ("id", 1),
        "language" => ("lang", 1),
        _ => return None,
    })
}

/// The items of a file, each yet to be read, or what is wrong with it.
pub fn items(xml: &str, place: &Place, id: &str) -> Vec<Result<Unread, ReadError>> {
    let mut found = Found { place, id, items: Vec::new(), channel: Slots::default(), item: None };
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let (mut path, mut text): (Vec<String>, String) = (Vec::new(), String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(Event::Start(start)) => {
                text.clear();
                let name = start.local_name().as_ref().to_owned();
                if matches!(name.as_str(), "item" | "entry") {
                    found.item = Some(Slots::default());
                } else if name == "link" {
                    found.link(href(&start).as_deref());
                }
                if path.len() >= DEPTH {
                    found.items.push(Err(ReadError::TooDeep { place: place.clone(), limit: DEPTH }));
                    break;
                }
                path.push(name);
            }
            Ok(Event::Empty(empty)) if empty.local_name().as_ref() == "link" => found.link(href(&empty).as_deref()),
            Ok(Event::Text(part)) => text.push_str(&part.xml10_content()),
            Ok(Event::CData(part)) => text.push_str(&part.xml10_content()),
            Ok(Event::GeneralRef(reference)) => text.push_str(&resolved(&reference)),
            Ok(Event::End(_)) => {
                let name = path.pop().unwrap_or_default();
                found.end(&name, path.last().map_or("", String::as_str), &text);
                text.clear();
            }
            Ok(_) => {}
            Err(fault) => {
                let fault =
                    format!("not XML at byte {} ({fault}); what stands before is read", reader.error_position());
                found.items.push(Err(ReadError::Malformed { place: place.clone(), fault }));
                break;
            }
        }
    }
    found.items
}

/// The values of an item or of the channel, each with its rank.
#[derive(Debug, Default)]
struct Slots(Vec<(&'static str, u8, String)>);

impl Slots {
    fn put(&mut self, key: &'static str, rank: u8, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|slot| slot.0 == key) {
            Some(slot) if slot.1 < rank => (slot.1, slot.2) = (rank, value.to_owned()),
            Some(_) => {}
            None => self.0.push((key, rank, value.to_owned())),
        }
    }

    fn get(&self, key: &str) -> Option<&str> {
        self.0.iter().find(|slot| slot.0 == key).map(|slot| slot.2.as_str())
    }
}

struct Found<'a> {
    place: &'a Place,
    id: &'a str,
    items: Vec<Result<Unread, ReadError>>,
    channel: Slots,
    item: Option<Slots>,
}

impl Found<'_> {
    fn link(&mut self, href: Option<&str>) {
        if let (Some(item), Some(href)) = (&mut self.item, href) {
            item.put("url", 1, href);
        }
    }

    fn end(&mut self, name: &str, parent: &str, text: &str) {
        if matches!(name, "item" | "entry") {
            let number = self.items.len() as u64 + 1;
            if let Some(item) = self.item.take() {
                self.items.push(Ok(self.unread(&item, number)));
            }
            return;
        }
        let Some((key, rank)) = key(name) else { return };
        match &mut self.item {
            Some(item) if matches!(parent, "item" | "entry") => item.put(key, rank, text),
            None if matches!(parent, "channel" | "feed") => self.channel.put(key, rank, text),
            _ => {}
        }
    }

    fn unread(&self, item: &Slots, number: u64) -> Unread {
        let mut object = Map::new();
        let mut put = |key: &str, value: Option<&str>| {
            if let Some(value) = value {
                object.insert(key.to_owned(), Value::String(value.to_owned()));
            }
        };
        for key in ["title", "text", "date", "url"] {
            put(key, item.get(key));
        }
        put("lang", item.get("lang").or(self.channel.get("lang")));
        put("source", self.channel.get("title"));
        let id = item.get("id").or(item.get("url")).map_or_else(|| format!("{}:{number}", self.id), str::to_owned);
        let place = Place { name: Arc::clone(&self.place.name), line: None };
        Unread { place, id, raw: Raw::Entry(object) }
    }
}

/// The parts of an entry: its title, its text with tags, the rest.
pub fn object(mut entry: Map<String, Value>) -> (String, String, Object) {
    let mut string = |key: &str| match entry.remove(key) {
        Some(Value::String(text)) => text,
        _ => String::new(),
    };
    let (title, text) = (string("title"), string("text"));
    let mut rest = Object::default();
    for (key, value) in entry {
        if let Value::String(value) = value {
            rest.declared.push((key, value));
        }
    }
    (title, text, rest)
}

fn href(element: &quick_xml::events::BytesStart) -> Option<String> {
    let alternate = |name: &str| element.try_get_attribute(name).ok().flatten();
    let rel = alternate("rel").map(|rel| rel.value.into_owned());
    let href = alternate("href")?.value.into_owned();
    rel.is_none_or(|rel| rel == "alternate").then(|| href.replace("&amp;", "&"))
}

fn resolved(reference: &quick_xml::events::BytesRef) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.xml10_content();
    match name.as_ref() {
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "amp" => "&".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => format!("&{other};"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Options;

    fn read(xml: &str) -> Vec<String> {
        let place = Place::file("f.xml");
        let options = Options::default();
        items(xml, &place, "f.xml")
            .into_iter()
            .map(|item| match item.and_then(|item| item.read(&options, &mut Vec::new())) {
                Ok(a) => format!(
                    "{} | {} | {:?} {:?} {:?} {:?}",
                    a.id,
                    a.text.replace('\n', "/"),
                    a.date.map(|d| d.to_string()).as_deref(),
                    a.lang.as_deref(),
                    a.source.as_deref(),
                    a.url.as_deref()
                ),
                Err(fault) => fault.to_string(),
            })
            .collect()
    }

    /// Found by the fuzzer: a title that ends with a blank, and no text behind it.
    #[test]
    fn a_title_alone_is_the_whole_text() {
        let xml = include_str!("../../fixtures/hostile/title-alone.xml");
        let read = |item: Result<Unread, ReadError>| item.unwrap().read(&Options::default(), &mut Vec::new()).unwrap();
        let articles: Vec<_> = items(xml, &Place::file("f.xml"), "f.xml").into_iter().map(read).collect();
        let [article] = articles.as_slice() else { panic!("{articles:?}") };
        assert_eq!(article.text, "Alfa rileva Beta");
        assert_eq!(article.title_span.unwrap().of(&article.text), article.text);
    }

    #[test]
    fn rss_items_are_articles() {
        let xml = r#"<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Il Giornale &amp; Co</title><language>it-it</language><image><title>no</title></image>
<item><title>Alfa compra Beta</title><link>https://a.example/1</link><guid>g1</guid><pubDate>Tue, 03 Mar 2026 08:00:00 GMT</pubDate>
<description>Breve.</description><content:encoded><![CDATA[<p>Alfa ha rilevato <b>Beta</b>.</p><p>Per 3 &euro;.</p>]]></content:encoded></item>
<item><title>Senza testo</title><link>https://a.example/2</link></item></channel></rss>"#;
        let read = read(xml);
        assert_eq!(
            read[0],
            "g1 | Alfa compra Beta//Alfa ha rilevato Beta.//Per 3 €. | Some(\"2026-03-03\") Some(\"it\") Some(\"Il Giornale & Co\") Some(\"https://a.example/1\")"
        );
        assert!(read[1].starts_with("https://a.example/2 | Senza testo |"), "{}", read[1]);
    }

    #[test]
    fn atom_entries_are_articles() {
        let xml = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>F</title><entry><title type="html">A &lt;b&gt;x&lt;/b&gt;</title>
<link rel="self" href="no"/><link href="https://a.example/?a=1&amp;b=2"/><id>tag:1</id><updated>2026-03-02T00:00:00Z</updated><summary>Alfa &#224; Beta</summary></entry></feed>"#;
        assert_eq!(
            read(xml)[0],
            "tag:1 | A x//Alfa à Beta | Some(\"2026-03-02\") None Some(\"F\") Some(\"https://a.example/?a=1&b=2\")"
        );
    }

    #[test]
    fn broken_files_keep_what_stands_before() {
        let read = read("<rss><channel><item><title>A</title><description>b</description></item><item><");
        assert!(read[0].starts_with("f.xml:1 | A//b"), "{read:?}");
        assert!(read.iter().skip(1).all(|fault| fault.contains("not XML")), "{read:?}");
        let deep = super::items(&"<a>".repeat(100), &Place::file("f"), "f");
        assert!(deep[0].as_ref().is_err_and(|e| e.to_string().contains("nested deeper than 64")));
    }
}
