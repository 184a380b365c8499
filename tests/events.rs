//! Events: which records tell one deal, on `corpus/events`, whose grouping was written before the matcher was.

use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// What pairwise F1 and B³ must reach.
const FLOOR: f64 = 0.95;

/// Runs the program in the project's folder; its exit code, standard output and standard error.
fn run(arguments: &[&str], input: &[u8]) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_dealsift"))
        .args(arguments)
        .current_dir(ROOT)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let ran = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (ran.status.code().unwrap(), text(ran.stdout), text(ran.stderr))
}

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value[key].as_str().unwrap_or_default()
}

/// The lines of `extract --emit articles` over the corpus.
fn corpus() -> String {
    let (code, out, _) = run(&["extract", "-q", "--emit", "articles", "corpus/events"], b"");
    assert_eq!(code, 0);
    out
}

/// A record by its article and id.
type Place = (String, String);

/// For each event, its records.
fn groups(events: &str) -> BTreeMap<String, BTreeSet<Place>> {
    let of = |event: &Value| {
        let tellings = event["tellings"].as_array().unwrap().iter();
        tellings.map(|t| (text(&t["article"], "id").to_owned(), text(&t["record"], "id").to_owned())).collect()
    };
    let live = lines(events).into_iter().filter(|e| e.get("superseded_by").is_none());
    live.map(|event| (text(&event, "event").to_owned(), of(&event))).collect()
}

/// What `events.json` says: for each event its kind and company, and in which articles it is told.
fn gold() -> Value {
    let json = std::fs::read_to_string(Path::new(ROOT).join("corpus/events/events.json")).unwrap();
    serde_json::from_str(&json).unwrap()
}

fn near(gold: &str, found: &str) -> bool {
    let family = |kind: &str| match kind {
        "funding_round" | "investment" => 1,
        "acquisition" | "merger" => 2,
        "partnership" | "joint_venture" => 3,
        "supply" | "capacity" => 4,
        "debt" => 5,
        "listing" => 6,
        _ => 0,
    };
    family(gold) == family(found)
}

/// The event of each gold record that was extracted, with the place of the record; how many were not extracted.
fn placed(articles: &str, gold: &Value) -> (BTreeMap<Place, String>, usize) {
    let read: BTreeMap<String, Value> =
        lines(articles).into_iter().map(|line| (text(&line["article"], "id").to_owned(), line)).collect();
    let (mut places, mut missing) = (BTreeMap::new(), 0);
    for event in gold["events"].as_array().unwrap() {
        for article in event["articles"].as_array().unwrap().iter().map(|a| a.as_str().unwrap()) {
            let party = text(event, "party");
            let tells = |record: &&Value| {
                let named = |p: &Value| {
                    let company = text(p, "company");
                    company.starts_with(party) || party.contains(company)
                };
                near(text(event, "kind"), text(record, "kind"))
                    && record["parties"].as_array().is_some_and(|parties| parties.iter().any(named))
            };
            match read[article]["records"].as_array().unwrap().iter().find(tells) {
                Some(record) => {
                    places.insert((article.to_owned(), text(record, "id").to_owned()), text(event, "event").to_owned());
                }
                None => missing += 1,
            }
        }
    }
    (places, missing)
}

fn f1(right: usize, found: usize, wanted: usize) -> f64 {
    2.0 * right as f64 / (found + wanted) as f64
}

#[test]
fn records_of_one_deal_become_one_event() {
    let articles = corpus();
    let gold = gold();
    let (places, missing) = placed(&articles, &gold);
    let (code, out, _) = run(&["events", "-"], articles.as_bytes());
    assert_eq!(code, 0);
    let mut found: BTreeMap<&Place, usize> = BTreeMap::new();
    let groups = groups(&out);
    for (n, places) in groups.values().enumerate() {
        found.extend(places.iter().map(|place| (place, n)));
    }
    let all: Vec<(&Place, &String)> = places.iter().collect();
    let (mut right, mut said, mut wanted) = (0, 0, 0);
    for (i, (a, x)) in all.iter().enumerate() {
        for (b, y) in &all[i + 1..] {
            let (together, same) = (found[a] == found[b], x == y);
            right += usize::from(together && same);
            said += usize::from(together);
            wanted += usize::from(same);
        }
    }
    let pairwise = f1(right, said, wanted);
    let (mut precision, mut recall) = (0.0, 0.0);
    for (a, x) in &all {
        let together = all.iter().filter(|(b, _)| found[a] == found[b]).count() as f64;
        let same = all.iter().filter(|(_, y)| x == y).count() as f64;
        let both = all.iter().filter(|(b, y)| found[a] == found[b] && x == y).count() as f64;
        precision += both / together;
        recall += both / same;
    }
    let (precision, recall) = (precision / all.len() as f64, recall / all.len() as f64);
    let b3 = 2.0 * precision * recall / (precision + recall);
    eprintln!("events: pairwise F1 {pairwise:.3}, B³ {b3:.3}, over {} records; {missing} not extracted", all.len());
    assert!(missing * 20 <= all.len(), "{missing} of {} gold records were not extracted", all.len() + missing);
    assert!(pairwise >= FLOOR && b3 >= FLOOR, "pairwise F1 {pairwise:.3}, B³ {b3:.3}");
    for pair in gold["apart"].as_array().unwrap() {
        let of = |n: usize| -> BTreeSet<usize> {
            let event = pair[n].as_str().unwrap();
            all.iter().filter(|(_, x)| *x == event).map(|(place, _)| found[place]).collect()
        };
        assert!(of(0).is_disjoint(&of(1)), "{pair} were joined");
    }
}

#[test]
fn a_copy_is_no_source_of_its_own() {
    let (_, out, _) = run(&["events", "-"], corpus().as_bytes());
    let told = |e: &&Value| {
        e["tellings"].as_array().is_some_and(|all| all.iter().any(|t| t["article"]["id"] == "en/e03-d.txt"))
    };
    let events = lines(&out);
    let event = events.iter().find(told).unwrap();
    assert_eq!((event["articles"].as_u64(), event["sources"].as_u64()), (Some(4), Some(3)));
}

#[test]
fn the_order_of_the_input_decides_nothing() {
    let articles = corpus();
    let (_, first, _) = run(&["events", "-"], articles.as_bytes());
    let mut turned: Vec<&str> = articles.lines().collect();
    turned.reverse();
    let (_, second, _) = run(&["events", "-"], turned.join("\n").as_bytes());
    assert!(first == second && !first.is_empty(), "the reversed input gives other events");
}

#[test]
fn articles_give_the_same_as_what_was_extracted_of_them() {
    let (_, out, _) = run(&["events", "-"], corpus().as_bytes());
    let (code, direct, _) = run(&["events", "corpus/events"], b"");
    assert!(code == 0 && direct == out, "articles give other events than what was extracted of them");
}

#[test]
fn as_of_a_day_is_a_run_over_what_was_published_by_then() {
    let articles = corpus();
    for day in ["2026-03-20", "2026-05-31", "2026-09-09"] {
        let earlier: Vec<&str> = articles
            .lines()
            .filter(|line| {
                let line: Value = serde_json::from_str(line).unwrap();
                text(&line["article"], "date") <= day
            })
            .collect();
        assert!(earlier.len() > 10 && earlier.len() < articles.lines().count());
        let (_, then, _) = run(&["events", "-", "--as-of", day], articles.as_bytes());
        let (_, only, _) = run(&["events", "-"], earlier.join("\n").as_bytes());
        assert!(then == only, "{day}: other events than of what was published by then");
    }
}

/// A data set that grew day by day gives, as of each of the days, what a data set of the articles that were there by then gives.
#[test]
#[cfg(feature = "parquet")]
fn as_of_a_day_is_what_was_ingested_by_then() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let article = |name: &str, sum: u32| {
        let text = format!(
            "---\ndate: 2026-03-01\nlang: it\n---\nAlfa Spa ha acquisito Beta Srl per {sum} milioni di euro, ha detto {name}.\n"
        );
        let path = folder.path().join("in").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    let events = |data: &str, more: &[&str]| {
        let (code, out, err) = run(&[&["events", data], more].concat(), b"");
        assert_eq!(code, 0, "{err}");
        groups(&out).into_values().flatten().collect::<Vec<_>>()
    };
    let days = ["2026-03-02", "2026-03-05", "2026-03-09"];
    let mut then = Vec::new();
    for (number, day) in days.iter().enumerate() {
        article(&format!("{number}.txt"), 35 + number as u32);
        let (code, _, err) =
            run(&["extract", &at("in"), "--update", &at("deals.ds"), "--ingested", day, "--quiet"], b"");
        assert_eq!(code, 0, "{err}");
        then.push(events(&at("deals.ds"), &[]));
    }
    for (day, then) in days.iter().zip(&then) {
        assert_eq!(&events(&at("deals.ds"), &["--as-of", day]), then, "{day}");
    }
    assert_eq!(then.iter().map(Vec::len).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(events(&at("deals.ds"), &["--as-of", "2026-03-01"]).is_empty(), "published, and not yet had");
}

#[test]
fn what_was_known_later_is_left_out() {
    let line = |id: &str, known: &str| {
        format!(
            r#"{{"schema":1,"article":{{"id":"{id}","lang":"en","date":"2026-03-01","meta":{{"seen":"{known}"}}}},"companies":[],"records":[{{"id":"r1","kind":"acquisition","status":"announced","parties":[{{"role":"acquirer","company":"Alfa"}},{{"role":"target","company":"Beta"}}]}}]}}"#
        )
    };
    let input = [line("a", "2026-03-01T08:00:00Z"), line("b", "2026-06-01")].join("\n");
    let told = |more: &[&str]| {
        let (_, out, _) = run(&[&["events", "-", "--as-of", "2026-04-01"], more].concat(), input.as_bytes());
        groups(&out).into_values().map(|g| g.len()).sum::<usize>()
    };
    assert_eq!((told(&[]), told(&["--known-by", "seen"])), (2, 1));
}

#[test]
fn an_update_groups_as_a_whole_run_and_keeps_names() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.jsonl");
    let articles = corpus();
    let all: Vec<&str> = articles.lines().collect();
    // the later articles come first, so that earlier ones join events that have their names already
    let (late, early): (Vec<&str>, Vec<&str>) = all.iter().partition(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        text(&line["article"], "date") > "2026-04-15"
    });
    let (_, before, _) = run(&["events", "-"], late.join("\n").as_bytes());
    std::fs::write(&path, &before).unwrap();
    let (code, updated, _) = run(&["events", "-", "--update", path.to_str().unwrap()], early.join("\n").as_bytes());
    let (_, whole, _) = run(&["events", "-"], articles.as_bytes());
    assert_eq!(code, 0);
    let sets = |out: &str| groups(out).into_values().collect::<BTreeSet<_>>();
    assert_eq!(sets(&updated), sets(&whole));
    let names: BTreeSet<String> = groups(&before).into_keys().collect();
    let after = groups(&updated);
    let superseded: BTreeSet<String> = lines(&updated)
        .iter()
        .filter(|e| e.get("superseded_by").is_some())
        .map(|e| text(e, "event").to_owned())
        .collect();
    for name in &names {
        assert!(after.contains_key(name) || superseded.contains(name), "{name} is lost");
    }
    // nothing new changes nothing
    std::fs::write(&path, &updated).unwrap();
    let (_, again, _) = run(&["events", "-", "--update", path.to_str().unwrap()], early[0].as_bytes());
    assert!(again == updated, "what is known already changed the events");
}

/// A line of one acquisition.
fn deal(article: &str, date: &str, acquirer: &str, target: &str, amount: Option<u64>) -> String {
    let amount = amount.map_or(String::new(), |n| format!(r#","amount":{{"value":{n},"unit":"EUR","bound":"exact"}}"#));
    let acquirer = match acquirer {
        "" => String::new(),
        name => format!(r#"{{"role":"acquirer","company":"{name}"}},"#),
    };
    format!(
        r#"{{"schema":1,"article":{{"id":"{article}","lang":"en","date":"{date}"}},"companies":[],"records":[{{"id":"r1","kind":"acquisition","status":"announced","parties":[{acquirer}{{"role":"target","company":"{target}"}}]{amount},"confidence":0.9}}]}}"#
    )
}

#[test]
fn two_events_that_turn_out_to_be_one_leave_a_name_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("events.jsonl");
    // 300 days and no sum apart: nothing says that it is one deal
    let two = [deal("a", "2026-01-01", "Alfa", "Beta", None), deal("c", "2026-11-01", "Alfa", "Beta", None)].join("\n");
    let (_, before, _) = run(&["events", "-"], two.as_bytes());
    assert_eq!(groups(&before).len(), 2);
    std::fs::write(&path, &before).unwrap();
    let between = deal("b", "2026-06-01", "Alfa", "Beta", None);
    let (_, after, _) = run(&["events", "-", "--update", path.to_str().unwrap()], between.as_bytes());
    let oldest = text(&lines(&before)[0], "event").to_owned();
    let newer = text(&lines(&before)[1], "event").to_owned();
    assert!(groups(&after).into_keys().eq([oldest.as_str()]), "{after}");
    let last = lines(&after).pop().unwrap();
    assert_eq!((text(&last, "event"), text(&last, "superseded_by")), (newer.as_str(), oldest.as_str()));
}

#[test]
fn a_raised_price_is_the_latest_and_what_it_was_stands_beside() {
    let told = [
        deal("a", "2026-01-01", "Alfa", "Beta", Some(100)),
        deal("b", "2026-01-02", "Alfa", "Beta", Some(100)),
        deal("c", "2026-02-01", "Alfa", "Beta", Some(120)),
    ];
    let (_, out, _) = run(&["events", "-"], told.join("\n").as_bytes());
    let events = lines(&out);
    let event = &events[0];
    assert_eq!(events.len(), 1);
    assert_eq!((event["amount"]["value"].as_u64(), text(&event["rules"], "amount")), (Some(120), "latest"));
    let values = event["disagreements"][0]["values"].as_array().unwrap();
    assert_eq!((text(&values[0], "value"), text(&values[1], "value")), ("EUR 120", "EUR 100"));
    assert_eq!(values[1]["tellings"].as_array().unwrap().len(), 2);
}

#[test]
fn what_begins_after_an_end_is_another_deal() {
    let ended =
        |line: String, status: &str| line.replace(r#""status":"announced""#, &format!(r#""status":"{status}""#));
    let told = |lines: &[String]| groups(&run(&["events", "-"], lines.join("\n").as_bytes()).1).len();
    let bought = |sum| deal("b", "2026-11-01", "Alfa", "Beta", sum);
    for status in ["completed", "cancelled"] {
        let end = ended(deal("a", "2026-02-01", "Alfa", "Beta", Some(100)), status);
        assert_eq!(told(&[end.clone(), bought(Some(150))]), 2, "{status}: another sum");
        assert_eq!(told(&[end.clone(), ended(bought(None), "rumored")]), 2, "{status}: talks again");
        assert_eq!(told(&[end, bought(Some(100))]), 1, "{status}: looking back");
    }
    // what was told before the end does not vouch for what comes after it
    let before = deal("0", "2026-01-01", "Alfa", "Beta", Some(100));
    let end = ended(deal("a", "2026-02-01", "Alfa", "Beta", None), "completed");
    assert_eq!(told(&[before, end, ended(bought(None), "planned")]), 2);
}

#[test]
fn a_closing_told_in_another_currency_is_of_the_same_purchase() {
    let closing =
        deal("b", "2026-08-01", "Alfa", "Beta", Some(120)).replace("EUR", "USD").replace("announced", "completed");
    let told = [deal("a", "2026-01-01", "Alfa", "Beta", Some(100)), closing];
    let (_, out, _) = run(&["events", "-"], told.join("\n").as_bytes());
    assert_eq!(groups(&out).len(), 1);
    assert_eq!(lines(&out)[0]["other_amounts"].as_array().map(Vec::len), Some(1), "{out}");
}

#[test]
fn a_line_that_is_none_is_told_with_its_place() {
    let input = format!("{}\nno line\n", deal("a", "2026-01-01", "Alfa", "Beta", None));
    let (code, out, err) = run(&["events", "-"], input.as_bytes());
    assert_eq!((code, lines(&out).len()), (1, 1));
    assert!(err.contains("-:2:"), "{err}");
    let (code, _, err) = run(&["events", "no/such/path"], b"");
    assert_eq!(code, 2);
    assert!(err.contains("no/such/path"), "{err}");
}

#[test]
fn money_that_comes_back_is_found() {
    let article = "Corvane AI Inc has raised $4 billion from Nvidia and SoftBank. Nvidia will supply Corvane AI Inc with chips \
                   for $3 billion. SoftBank has lent $1 billion to Nvidia.";
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("a.txt"), article).unwrap();
    let path = folder.path().to_str().unwrap();
    let (code, out, _) = run(&["circles", path, "--format", "jsonl", "--assume-lang", "en"], b"");
    assert_eq!(code, 0);
    let companies = |circle: &Value| -> Vec<String> {
        circle["companies"].as_array().unwrap().iter().map(|c| c.as_str().unwrap().to_owned()).collect()
    };
    let circles = lines(&out);
    assert_eq!(circles.iter().map(companies).collect::<Vec<_>>(), [vec!["Corvane AI", "Nvidia"]]);
    assert_eq!(circles[0]["edges"][0]["events"][0]["tellings"][0]["article"], "a.txt");
}

#[test]
fn a_run_writes_its_events_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (lines, events) = (path("a.jsonl"), path("events.jsonl"));
    let (code, _, _) =
        run(&["extract", "-q", "--emit", "articles", "corpus/events/it", "-o", &lines, "--events", &events], b"");
    let (_, apart, _) = run(&["events", &lines], b"");
    assert!(code == 0 && std::fs::read_to_string(&events).unwrap() == apart);
    let (code, _, err) = run(&["extract", "-q", "corpus/events/it", "--events", &events], b"");
    assert_eq!(code, 2);
    assert!(err.contains("--dataset"), "{err}");
}

#[cfg(feature = "parquet")]
#[test]
fn a_data_set_gives_the_groups_of_its_json_lines() {
    let folder = tempfile::tempdir().unwrap();
    let set = folder.path().join("deals.ds");
    let set = set.to_str().unwrap();
    let (code, _, _) = run(&["extract", "-q", "corpus/events", "--dataset", set], b"");
    assert_eq!(code, 0);
    let (_, stored, _) = run(&["events", set], b"");
    let (_, lines, _) = run(&["events", "-"], corpus().as_bytes());
    assert_eq!(groups(&stored), groups(&lines));
}

/// Lines of articles, the earliest first.
fn in_order(articles: &str) -> Vec<&str> {
    let mut sorted: Vec<&str> = articles.lines().collect();
    sorted.sort_by_key(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        text(&line["article"], "date").to_owned()
    });
    sorted
}

/// Files are read twice and given up while they are read, standard input is read as a whole.
#[test]
fn an_input_in_order_of_publication_gives_the_events_of_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sorted.jsonl");
    let path = path.to_str().unwrap();
    let articles = corpus();
    let mut sorted = in_order(&articles);
    let (_, endless, _) = run(&["events", "-"], articles.as_bytes());
    std::fs::write(path, sorted.join("\n")).unwrap();
    sorted.reverse();
    let mut counts = Vec::new();
    for days in ["0", "7", "60", "1000"] {
        let (code, streamed, err) = run(&["events", path, "--forget", days], b"");
        assert_eq!(code, 0, "{err}");
        let (_, whole, _) = run(&["events", "-", "--forget", days], sorted.join("\n").as_bytes());
        assert!(streamed == whole, "closed after {days} days, other events than of the whole");
        let known = ["--as-of", "2026-05-31", "--forget", days];
        let (_, streamed, _) = run(&[&["events", path], &known[..]].concat(), b"");
        let (_, whole, _) = run(&[&["events", "-"], &known[..]].concat(), sorted.join("\n").as_bytes());
        assert!(streamed == whole, "as of a day, closed after {days} days, other events than of the whole");
        let last: Vec<String> = lines(&whole).iter().map(|event| text(event, "last").to_owned()).collect();
        assert!(last.is_sorted(), "not in the order in which they were told last: {last:?}");
        counts.push(groups(&run(&["events", path, "--forget", days], b"").1).len());
    }
    assert!(counts[0] > counts[1] && counts[1] > counts[2], "{counts:?}");
    assert_eq!(counts[3], groups(&endless).len());
}

#[test]
fn what_is_told_after_so_many_days_is_another_event() {
    let told = [
        deal("a", "2026-01-01", "Alfa", "Beta", Some(100)),
        deal("b", "2026-01-31", "Alfa", "Beta", Some(100)),
        deal("c", "2026-03-02", "Alfa", "Beta", Some(100)),
    ];
    let events = |days: &str| groups(&run(&["events", "-", "--forget", days], told.join("\n").as_bytes()).1).len();
    assert_eq!((events("30"), events("29")), (1, 3));
}

/// What is held does not grow with the input, and its events are those of all tellings at once.
#[test]
fn a_stream_forgets_what_nothing_asks_for_any_more() {
    use dealsift::event::{Event, Names, Stream, Tellings, append, group};
    let (deals, days) = (6_000, 3_000);
    let lines: Vec<String> = (0..2 * deals)
        .map(|n| {
            let number = n / 2;
            let day = jiff::civil::date(2015, 1, 1) + jiff::Span::new().days(number * days / deals + n % 2);
            // every fifth article is without a deal, every fiftieth without a day
            let line =
                deal(&format!("a{n:06}"), &day.to_string(), "Alfa", &format!("Beta {number}"), Some(number as u64 + 1));
            match n {
                n if n % 5 == 3 => line.split(r#""records":["#).next().unwrap().to_owned() + r#""records":[]}"#,
                n if n % 50 == 7 => line.replace(&format!(r#","date":"{day}""#), ""),
                _ => line,
            }
        })
        .collect();
    let mut sorted = lines.clone();
    sorted.sort_by_key(|line| {
        let line: Value = serde_json::from_str(line).unwrap();
        text(&line["article"], "date").to_owned()
    });
    let mut whole = Tellings::default();
    lines.iter().for_each(|line| whole.take_line(line.as_bytes(), None).unwrap());
    whole.identify(Some(30));
    whole.sort();
    let mut wanted = Vec::new();
    for members in group(&whole, Some(30)) {
        let mut event = Event::of(&whole, members);
        let first = &whole.all[event.tellings[0] as usize];
        event.id = dealsift::event::name(&whole.articles[first.article as usize].id, &first.record);
        append(&mut wanted, &whole, &event).unwrap();
    }
    let names = Names::default();
    let (mut stream, mut given, mut most) = (Stream::new(30, &names), Vec::new(), 0);
    for line in &sorted {
        stream.all.take_line(line.as_bytes(), None).unwrap();
        stream.advance(|all, event| append(&mut given, all, event)).unwrap();
        most = most.max(stream.all.articles.len());
    }
    assert!(!given.is_empty(), "nothing was given before the end");
    stream.finish(|all, event| append(&mut given, all, event)).unwrap();
    assert!(given == wanted, "the stream gives other events");
    assert!(most < lines.len() * 3 / 4, "{most} of {} articles were held at once", lines.len());
}

/// Nobody could know on a day what a name was found to mean later.
#[test]
fn as_of_a_day_no_later_article_tells_who_is_meant() {
    let identified = |article: &str, date: &str| {
        deal(article, date, "Alfa", "Beta", None)
            .replace(r#""companies":[]"#, r#""companies":[{"name":"Beta","ids":[{"scheme":"lei","value":"B"}]}]"#)
    };
    let told = [deal("a", "2026-01-01", "Alfa", "Beta", None), identified("b", "2026-02-01")].join("\n");
    let target = |more: &[&str]| {
        let (_, out, _) = run(&[&["events", "-"], more].concat(), told.as_bytes());
        text(&lines(&out)[0]["tellings"][0]["record"]["parties"][1], "key").to_owned()
    };
    assert_eq!((target(&[]).as_str(), target(&["--as-of", "2026-01-15"]).as_str()), ("lei:B", "beta"));
}

/// One publisher's two texts, one of which another prints: all are of one source, in whatever order they come.
#[test]
fn sources_that_hang_together_by_a_third_are_one() {
    let of = |article: &str, publisher: &str, text: &str| {
        let own = format!(r#""date":"2026-01-01","source":"{publisher}","text_sha256":"{text}""#);
        deal(article, "2026-01-01", "Alfa", "Beta", None).replace(r#""date":"2026-01-01""#, &own)
    };
    for [first, second, third] in [["a", "b", "c"], ["a", "c", "b"], ["c", "b", "a"]] {
        let told = [of(first, "X", "1"), of(second, "Y", "2"), of(third, "X", "2")].join("\n");
        let (_, out, _) = run(&["events", "-"], told.as_bytes());
        assert_eq!((lines(&out)[0]["articles"].as_u64(), lines(&out)[0]["sources"].as_u64()), (Some(3), Some(1)));
    }
}
