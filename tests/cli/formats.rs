//! What articles come in: pages, tables, crawls, feeds, archives, compressed or not.

use super::{dealsift, extract_in, extract_stdin, folder};
use serde_json::Value;
use std::fs;
use std::io::Write;

const PAGE: &str = "<!doctype html><html lang=it><head><title>Alfa compra Beta</title></head><body><nav>Home</nav><article><h1>Alfa compra Beta</h1>\
<p>Alfa Spa ha rilevato Beta Srl per 3 milioni di euro, secondo una nota diffusa ieri dalle due società dopo mesi di trattative.</p>\
<p>Il gruppo torinese, che ha chiuso il 2025 con ricavi per 40 milioni, pagherà la metà alla firma e il resto entro l'anno prossimo.</p>\
</article></body></html>";

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn warc(pages: usize) -> Vec<u8> {
    let record = |n: usize| {
        let block = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n{PAGE}");
        let head = format!(
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{n}>\r\nWARC-Target-URI: https://a.example/{n}\r\n\
             WARC-Date: 2026-03-03T00:00:00Z\r\nContent-Length: {}\r\n\r\n",
            block.len()
        );
        gzip(format!("{head}{block}\r\n\r\n").as_bytes())
    };
    (0..pages).flat_map(record).collect()
}

fn tar(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut builder = tar::Builder::new(Vec::new());
    for (name, bytes) in files {
        let mut header = tar::Header::new_gnu();
        header.set_size(bytes.len() as u64);
        header.set_cksum();
        builder.append_data(&mut header, name, *bytes).unwrap();
    }
    builder.into_inner().unwrap()
}

#[test]
fn every_form_in_a_folder_is_read() {
    let lines = b"{\"id\":\"l1\",\"text\":\"Eni compra Alfa\"}\n";
    let rss =
        b"<rss><channel><title>G</title><item><guid>g1</guid><title>Alfa compra Beta</title></item></channel></rss>";
    let archive = tar(&[
        ("d/a.txt", b"Alfa compra Beta"),
        ("b.jsonl.gz", &gzip(b"{\"id\":\"t1\",\"text\":\"x\"}")),
        ("no.pdf", b"%PDF"),
    ]);
    let dir = folder(&[
        ("a.html", PAGE.as_bytes()),
        ("b.jsonl.zst", &zstd::encode_all(&lines[..], 1).unwrap()),
        ("c.csv", b"id;text\nc1;Alfa compra Beta\n"),
        ("d.rss", rss),
        ("e.warc.gz", &warc(2)),
        ("f.tar.gz", &gzip(&archive)),
        ("g.txt.gz", &gzip("perché".as_bytes())),
        ("h.gold.json", b"{}"),
    ]);
    let ran = extract_in(dir.path(), &["."]);
    assert_eq!(ran.err, "");
    assert_eq!(ran.ids(), ["a.html", "l1", "c1", "g1", "0", "1", "f.tar.gz/d/a.txt", "t1", "g.txt.gz"]);
    let articles = ran.articles();
    assert_eq!((&articles[0]["lang"], &articles[0]["title"]), (&Value::from("it"), &Value::from("Alfa compra Beta")));
    assert_eq!(articles[4]["url"], "https://a.example/0");
    assert_eq!(articles[4]["meta"]["fetched"], "2026-03-03T00:00:00Z");
    let page: Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
    assert_eq!(page["records"][0]["kind"], "acquisition", "{page}");
}

#[test]
fn offsets_count_in_the_text_that_is_emitted() {
    let dir = folder(&[("a.html", PAGE.as_bytes()), ("b.txt", b"perch\xE9 Alfa compra Beta per 3 milioni di euro")]);
    let ran = extract_in(dir.path(), &["--with-text", "."]);
    let mut seen = 0;
    for line in ran.out.lines() {
        let line: Value = serde_json::from_str(line).unwrap();
        let text = line["article"]["text"].as_str().unwrap();
        for quantity in line["quantities"].as_array().unwrap() {
            let [from, to] = ["start", "end"].map(|key| quantity[key].as_u64().unwrap() as usize);
            assert_eq!(&text[from..to], quantity["text"].as_str().unwrap());
            seen += 1;
        }
    }
    assert!(seen >= 3, "{}", ran.out);
    assert_eq!(ran.articles()[1]["encoding"], "windows-1252");
}

#[test]
fn services_and_columns_are_mapped() {
    let answer = br#"{"status":"ok","articles":[{"source":{"name":"G"},"title":"T","publishedAt":"2026-03-02T00:00:00Z","content":"Alfa compra Beta [+2219 chars]"}]}"#;
    let dir = folder(&[("a.json", answer), ("b.csv", b"body\tn\nAlfa compra Beta\t1\n")]);
    let ran = extract_in(dir.path(), &["--preset", "newsapi", "a.json"]);
    let article = &ran.articles()[0];
    assert_eq!(
        (&article["source"], &article["date"], &article["truncated"]),
        (&"G".into(), &"2026-03-02".into(), &true.into())
    );
    let ran = extract_in(dir.path(), &["--text-column", "body", "b.csv"]);
    assert_eq!(ran.articles()[0]["meta"]["n"], "1");
    let ran = extract_in(dir.path(), &["b.csv"]);
    assert!(ran.code == 2 && ran.err.contains("no column \"text\"; it has \"body\", \"n\""), "{}", ran.err);
    assert_eq!(extract_in(dir.path(), &["--map", "body", "b.csv"]).code, 2);
}

#[test]
fn standard_input_may_be_compressed_and_a_page() {
    assert_eq!(
        extract_stdin(&gzip(b"{\"id\":\"a\",\"text\":\"x\"}\n{\"id\":\"b\",\"text\":\"y\"}"), &[]).ids(),
        ["a", "b"]
    );
    assert_eq!(extract_stdin(PAGE.as_bytes(), &[]).articles()[0]["title"], "Alfa compra Beta");
}

#[test]
fn paths_may_stand_in_a_file() {
    let dir =
        folder(&[("a.txt", b"x"), ("b.txt", b"y"), ("list", b"b.txt\r\n\na.txt\n"), ("zeros", b"a.txt\0b.txt\0")]);
    assert_eq!(extract_in(dir.path(), &["--files-from", "list"]).ids(), ["b.txt", "a.txt"]);
    assert_eq!(extract_in(dir.path(), &["--files-from", "zeros"]).ids(), ["a.txt", "b.txt"]);
    let none = extract_in(dir.path(), &["--files-from", "none"]);
    assert!(none.code == 2 && none.err.contains("none: cannot be read"), "{}", none.err);
}

#[test]
fn a_bomb_and_a_deep_page_are_named_and_the_rest_is_read() {
    let bomb = gzip(&vec![b' '; 100 << 20]);
    let deep = format!("<html>{}", "<div>".repeat(100_000));
    let dir = folder(&[("a.txt.gz", &bomb), ("b.html", deep.as_bytes()), ("c.txt", b"x")]);
    let ran = extract_in(dir.path(), &["."]);
    assert_eq!((ran.code, ran.ids()), (1, vec!["c.txt".to_owned()]));
    assert!(ran.err.contains("a.txt.gz: over 16777216 bytes"), "{}", ran.err);
    assert!(ran.err.contains("nested deeper than 512"), "{}", ran.err);
}

#[test]
fn a_fault_in_the_middle_keeps_what_stands_before() {
    let dir = folder(&[]);
    let whole = gzip(&b"{\"text\":\"Alfa compra Beta\"}\n".repeat(3000));
    fs::write(dir.path().join("a.jsonl.gz"), &whole[..whole.len() / 2]).unwrap();
    let output = dealsift(&["extract", "--emit", "articles", "a.jsonl.gz"]).current_dir(dir.path()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.iter().filter(|b| **b == b'\n').count() > 100);
}
