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
    let (code, version) = told(&["--version"]);
    assert_eq!(code, Some(0));
    assert!(version.starts_with(concat!("dealsift ", env!("CARGO_PKG_VERSION"), " (schema ")), "{version}");
}
