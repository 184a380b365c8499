//! Completions, manual pages, the version.

use super::dealsift;

fn told(arguments: &[&str]) -> (Option<i32>, String) {
    let output = dealsift(arguments).output().unwrap();
    (output.status.code(), String::from_utf8(output.stdout).unwrap())
}

#[test]
fn completions_know_every_option() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let (code, text) = told(&["completions", shell]);
        assert_eq!(code, Some(0), "{shell}");
        assert!(text.contains("min-amount") && text.contains("companies"), "{shell}");
    }
    assert_eq!(told(&["completions", "dos"]).0, Some(2));
}

#[test]
fn manual_pages_are_roff() {
    let (code, text) = told(&["man"]);
    assert!(code == Some(0) && text.contains(".TH") && text.contains("extract"), "{text}");
    let (code, text) = told(&["man", "extract"]);
    assert!(code == Some(0) && text.contains("min\\-amount"), "{text}");
    assert_eq!(told(&["man", "nothing"]).0, Some(2));
}

#[test]
fn the_version_tells_the_schema() {
    let schema = serde_json::from_str::<serde_json::Value>(&told(&["schema"]).1).unwrap();
    let number = schema["properties"]["schema"].to_string().chars().filter(char::is_ascii_digit).collect::<String>();
    let (_, version) = told(&["--version"]);
    assert!(version.starts_with(concat!("dealsift ", env!("CARGO_PKG_VERSION"))), "{version}");
    assert!(version.contains("(schema 1)") && number.contains('1'), "{version} {number}");
}
