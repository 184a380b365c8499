//! WARC files, as news crawls deliver them: one article a page that was fetched.
//!
//! Of the records of ISO 28500 those of type `response` with an HTML page and status 200, `resource` and `conversion` are articles; requests,
//! metadata and the rest are passed over.

use super::error::{Place, ReadError};
use super::inflate::{self, Input};
use super::limits::Limits;
use super::unread::{Page, Raw, Unread};
use std::io::{BufRead, Cursor, Read};
use std::sync::Arc;

/// How long the head of a record may be.
const HEAD: u64 = 64 * 1024;

/// The pages of a file, each yet to be read.
pub struct Records {
    input: Input,
    place: Place,
    /// How many records were met.
    number: u64,
    ended: bool,
    limits: Limits,
}

/// What a record's head says.
#[derive(Debug, Default)]
struct Head {
    kind: String,
    length: Option<u64>,
    id: String,
    url: String,
    date: String,
    content_type: String,
}

impl Records {
    /// Records of `input`.
    pub fn new(input: Input, place: Place) -> Self {
        Self { input, place, number: 0, ended: false, limits: Limits::default() }
    }

    /// The same with other limits; what is longer than an input may be is passed over and named.
    #[must_use]
    pub fn within(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    fn malformed(&self, fault: String) -> ReadError {
        ReadError::Malformed { place: self.place(), fault }
    }

    /// The file and the record's number, which stands where a line would.
    fn place(&self) -> Place {
        Place { name: Arc::clone(&self.place.name), line: Some(self.number) }
    }

    /// The next page; `None` at the end.
    fn page(&mut self) -> Result<Option<Unread>, ReadError> {
        loop {
            let Some(head) = self.head()? else { return Ok(None) };
            let length = head.length.ok_or_else(|| self.malformed("a record without Content-Length".into()))?;
            let wanted = matches!(head.kind.as_str(), "response" | "resource" | "conversion");
            let system = |fault| ReadError::system(self.place.clone(), fault);
            if !wanted || length > self.limits.input {
                let passed =
                    std::io::copy(&mut (&mut self.input).take(length), &mut std::io::sink()).map_err(system)?;
                if wanted && passed == length {
                    return Err(self.limits.over_input(self.place()));
                }
                continue;
            }
            let mut block = Vec::new();
            let read = (&mut self.input).take(length).read_to_end(&mut block).map_err(system)?;
            if (read as u64) < length {
                self.ended = true;
                return Err(self.malformed("the file ends within a record".into()));
            }
            if let Some(unread) = self.unread(head, block) {
                return Ok(Some(unread));
            }
        }
    }

    fn head(&mut self) -> Result<Option<Head>, ReadError> {
        let mut head = Head::default();
        let mut line = Vec::new();
        let mut limited = (&mut self.input).take(HEAD);
        let mut began = false;
        loop {
            line.clear();
            let read = limited.read_until(b'\n', &mut line);
            let read = read.map_err(|fault| ReadError::system(self.place.clone(), fault))?;
            let text = String::from_utf8_lossy(&line);
            let text = text.trim();
            match (began, text.is_empty()) {
                (false, true) if read == 0 => return Ok(None),
                (false, true) => {}
                (false, false) if text.starts_with("WARC/") => {
                    began = true;
                    self.number += 1;
                }
                (false, false) => {
                    self.ended = true;
                    return Err(
                        self.malformed("no WARC record where one should begin; what stands before is read".into())
                    );
                }
                (true, true) if read == 0 || limited.limit() == 0 => {
                    self.ended = true;
                    return Err(self.malformed("the head of a record does not end".into()));
                }
                (true, true) => return Ok(Some(head)),
                (true, false) => head.take(text),
            }
        }
    }

    fn unread(&self, head: Head, block: Vec<u8>) -> Option<Unread> {
        let (content_type, body, encoded) = match head.kind.as_str() {
            "response" => response(block)?,
            _ => (head.content_type, block, false),
        };
        let (kind, charset) = media(&content_type);
        let html = matches!(kind.as_str(), "text/html" | "application/xhtml+xml");
        if !html && kind != "text/plain" {
            return None;
        }
        let body = if encoded { inflated(body, self.limits)? } else { body };
        let page = Page { bytes: body, charset, html, url: head.url, fetched: head.date };
        Some(Unread { place: self.place(), id: head.id, raw: Raw::Page(Box::new(page)) })
    }
}

impl Head {
    fn take(&mut self, line: &str) {
        let Some((name, value)) = line.split_once(':') else { return };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "warc-type" => self.kind = value.to_ascii_lowercase(),
            "content-length" => self.length = value.parse().ok(),
            "warc-record-id" => {
                self.id = value.trim_matches(['<', '>']).trim_start_matches("urn:uuid:").to_owned();
            }
            "warc-target-uri" => self.url = value.trim_matches(['<', '>']).to_owned(),
            "warc-date" => self.date = value.to_owned(),
            "content-type" => self.content_type = value.to_owned(),
            _ => {}
        }
    }
}

/// The content type and the body of an HTTP response with status 200, and whether the body is compressed.
fn response(block: Vec<u8>) -> Option<(String, Vec<u8>, bool)> {
    let end = memchr::memmem::find(&block, b"\r\n\r\n").map(|at| (at, at + 4));
    let (head, body) = end.or_else(|| memchr::memmem::find(&block, b"\n\n").map(|at| (at, at + 2)))?;
    let text = String::from_utf8_lossy(&block[..head]).into_owned();
    let mut lines = text.lines();
    if lines.next()?.split_whitespace().nth(1)? != "200" {
        return None;
    }
    let (mut content_type, mut encoded, mut chunked) = (String::new(), false, false);
    for (name, value) in lines.filter_map(|line| line.split_once(':')) {
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" => content_type = value.to_owned(),
            "content-encoding" => encoded = !value.is_empty() && !value.eq_ignore_ascii_case("identity"),
            "transfer-encoding" => chunked = value.to_ascii_lowercase().contains("chunked"),
            _ => {}
        }
    }
    let body = &block[body..];
    let body = if chunked { unchunked(body).unwrap_or_else(|| body.to_vec()) } else { body.to_vec() };
    Some((content_type, body, encoded))
}

/// A body without the lengths between its chunks; `None` where there are none, since crawlers often take them out and leave the header.
fn unchunked(mut body: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(body.len());
    loop {
        let end = memchr::memchr(b'\n', body)?;
        let size = std::str::from_utf8(&body[..end]).ok()?.trim().split(';').next()?;
        let size = usize::from_str_radix(size.trim(), 16).ok()?;
        body = &body[end + 1..];
        if size == 0 {
            return Some(out);
        }
        out.extend_from_slice(body.get(..size)?);
        body = body.get(size..)?.strip_prefix(b"\r\n").or_else(|| body.get(size..)?.strip_prefix(b"\n"))?;
    }
}

/// A compressed body, or the body itself where the crawler has inflated it and left the header.
fn inflated(body: Vec<u8>, limits: Limits) -> Option<Vec<u8>> {
    let mut out = Vec::new();
    let inflated = inflate::inflate(Box::new(Cursor::new(body)), limits.ratio).ok()?;
    inflated.take(limits.input).read_to_end(&mut out).ok()?;
    Some(out)
}

/// The kind and the charset of a content type.
fn media(content_type: &str) -> (String, Option<String>) {
    let mut parts = content_type.split(';').map(str::trim);
    let kind = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|part| {
        let (name, value) = part.split_once('=')?;
        name.trim().eq_ignore_ascii_case("charset").then(|| value.trim().trim_matches('"').to_owned())
    });
    (kind, charset)
}

impl Iterator for Records {
    type Item = Result<Unread, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let page = self.page();
        // an error of the system comes again and again
        self.ended |= matches!(page, Err(ReadError::Unreadable { .. }));
        page.transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(kind: &str, block: &str) -> String {
        format!(
            "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}-1>\r\nWARC-Target-URI: https://a.example/\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: {}\r\n\r\n{block}\r\n\r\n",
            block.len()
        )
    }

    fn read(text: String) -> Vec<String> {
        let records = Records::new(Box::new(Cursor::new(text.into_bytes())), Place::file("f.warc"));
        let page = |unread: Unread| match unread.raw {
            Raw::Page(page) => {
                format!("{} {} {:?} {}", unread.id, page.html, page.charset, String::from_utf8_lossy(&page.bytes))
            }
            other => format!("{other:?}"),
        };
        records.map(|r| r.map_or_else(|fault| fault.to_string(), page)).collect()
    }

    #[test]
    fn pages_are_taken_and_the_rest_passed_over() {
        let text = [
            record("warcinfo", "software: x"),
            record("request", "GET / HTTP/1.1"),
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"latin1\"\r\n\r\n<p>x"),
            record("response", "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>no"),
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\nPNG"),
            record("response", "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n<p>\r\n1;x=y\r\ny\r\n0\r\n\r\n"),
            record("conversion", "testo"),
        ]
        .concat();
        assert_eq!(
            read(text),
            [
                "response-1 true Some(\"latin1\") <p>x",
                "response-1 true None <p>y",
                "conversion-1 false Some(\"utf-8\") testo"
            ]
        );
    }

    #[test]
    fn broken_files_are_named() {
        let good = record("conversion", "testo");
        assert!(read(good[..good.len() - 8].to_owned())[0].contains("ends within a record"));
        assert!(read("WARC/1.0\r\nWARC-Type: response\r\n\r\n".into())[0].starts_with("f.warc:1: a record without"));
        assert!(read("WARC/1.0\r\nWARC-Type: response\r\n".into())[0].contains("does not end"));
        let read = read(format!("{good}rubbish"));
        assert_eq!(read.len(), 2);
        assert!(read[1].contains("no WARC record"), "{read:?}");
    }
}
