//! A terminal is given nothing of an article that would steer it.

use super::{Ran, dealsift, folder};

/// The word of an article, of a file's name or of an option, with what would set a title, a colour, and a colour again by one character.
const STEERS: &str = "\u{1b}]0;own\u{7}\u{1b}[31m\u{9b}32m";

/// A folder with articles, outputs, lists and an overlay that hold such words wherever a text may stand.
fn steering() -> tempfile::TempDir {
    let text = format!(
        "Alfa{STEERS}beta Spa ha acquisito Gam{STEERS}ma Srl per 35 milioni di euro. Corvane AI Inc ha raccolto 4 miliardi di dollari \
         da Nvidia e SoftBank. Nvidia fornirà a Corvane AI Inc chip per 3 miliardi di dollari. Costa 900 milioni{STEERS} di euro."
    );
    let line = |id: &str| {
        serde_json::json!({
            "id": format!("{id}{STEERS}"), "text": text, "lang": "it", "date": "2026-03-02", "title": format!("Titolo{STEERS}"),
            "source": format!("Foglio{STEERS}"),
        })
    };
    let gold = serde_json::json!({
        "id": format!("x{STEERS}"), "lang": "it", "date": "2026-03-02", "companies": [], "quantities": [],
        "records": [{"kind": "debt", "status": "announced", "parties": [{"role": "lender", "company": format!("Alfa{STEERS}")}]}],
    });
    let dir = folder(&[
        ("articles.jsonl", format!("{}\n{}\n{{bad{STEERS}\n", line("a"), line("b")).as_bytes()),
        (&format!("x{STEERS}.txt"), format!("date 2026-03-02 {text}").as_bytes()),
        (&format!("gold/x{STEERS}.txt"), format!("date 2026-03-02 {text}").as_bytes()),
        (&format!("gold/x{STEERS}.gold.json"), gold.to_string().as_bytes()),
        ("overlay.json", format!("{{\"n{STEERS}\": 2}}").as_bytes()),
        ("companies.csv", format!("id,name,aliases\n1,Al{STEERS}fa,\"b").as_bytes()),
    ]);
    let ran = |arguments: &[&str]| drop(dealsift(arguments).current_dir(dir.path()).output().unwrap());
    ran(&["extract", "articles.jsonl", "-q", "--emit", "articles", "-o", "old.jsonl"]);
    let old = std::fs::read_to_string(dir.path().join("old.jsonl")).unwrap();
    std::fs::write(dir.path().join("new.jsonl"), old.replace("35", "39")).unwrap();
    dir
}

fn is_steered(text: &str) -> bool {
    text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
}

#[test]
fn what_is_for_people_holds_nothing_that_steers_a_terminal() {
    let dir = steering();
    let file = format!("x{STEERS}.txt");
    let marked = format!("[acquirer Alfa{STEERS}] ha fatto propria [target Beta]");
    let run = |arguments: &[&str]| -> Ran { dealsift(arguments).current_dir(dir.path()).output().unwrap().into() };
    let commands: &[&[&str]] = &[
        &["extract", "articles.jsonl", &file, "--format", "cards"],
        &["explain", "articles.jsonl"],
        &["missed", "articles.jsonl"],
        &["events", "old.jsonl", "--format", "cards"],
        &["circles", "old.jsonl"],
        &["diff", "old.jsonl", "new.jsonl", "--all"],
        &["teach", &marked, "--lang", "it", "--try", "articles.jsonl"],
        &["companies", "find", &format!("Enel{STEERS}")],
        &["companies", "build", "companies.csv", "-o", "companies.idx"],
        &["eval", "gold", "--misses", "50"],
        &["extract", &file, "--overlay", "overlay.json"],
        &["extract", &format!("none{STEERS}")],
    ];
    for command in commands {
        let ran = run(command);
        assert!(!ran.out.is_empty() || !ran.err.is_empty(), "{command:?} says nothing");
        assert!(!is_steered(&ran.out) && !is_steered(&ran.err), "{command:?}: {:?}", ran.out + &ran.err);
    }
}

/// Lines and tables are for programs, and keep what the article says; a terminal is not given it.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_is_not_given_what_steers_it_in_lines_and_tables() {
    let dir = steering();
    for (layer, form) in [("articles", "jsonl"), ("records", "csv")] {
        let command =
            format!("'{}' extract -q articles.jsonl --emit {layer} --format {form}", env!("CARGO_BIN_EXE_dealsift"));
        let piped: Ran =
            std::process::Command::new("sh").args(["-c", &command]).current_dir(dir.path()).output().unwrap().into();
        assert!(is_steered(&piped.out), "{form} changes what the article says");
        let terminal = std::process::Command::new("script")
            .args(["--quiet", "--return", "--command", &command, "/dev/null"])
            .current_dir(dir.path())
            .stdin(std::process::Stdio::null())
            .output();
        let Ok(terminal) = terminal else {
            println!("skipped: no `script` to make a terminal");
            return;
        };
        let terminal: Ran = terminal.into();
        assert!(terminal.out.contains("Corvane AI"), "{}", terminal.out);
        assert!(!is_steered(&terminal.out), "{form} on a terminal: {:?}", terminal.out);
    }
}
