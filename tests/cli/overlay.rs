//! `--overlay` on every subcommand that takes it, and its faults.

use super::{Ran, dealsift};
use std::fs;

const OVERLAY: &str = r#"{ "cues": [{ "name": "spoils", "lang": "it", "kind": "acquisition", "verb": "fare bottino",
    "valency": { "acquirer": "subject", "target": "di" } }] }"#;

fn run(arguments: &[&str]) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("my.json"), OVERLAY).unwrap();
    fs::write(folder.path().join("bad.json"), "{\n\"cue\": [],\n\"companies\": 3}").unwrap();
    fs::write(folder.path().join("a.txt"), "lang it\nAlfa Spa ha fatto bottino di Beta Srl.\n").unwrap();
    dealsift(arguments).current_dir(folder.path()).output().unwrap().into()
}

#[test]
fn extract_and_explain_take_an_overlay() {
    let extracted = run(&["extract", "--overlay", "my.json", "a.txt"]);
    assert_eq!(extracted.code, 0, "{}", extracted.err);
    assert!(extracted.out.contains("\"rule\":\"overlay/spoils\""), "{}", extracted.out);
    assert_eq!(run(&["extract", "a.txt"]).out, "");
    let explained = run(&["explain", "--overlay", "my.json", "a.txt"]);
    assert!(
        explained.out.contains("acquisition completed by overlay/spoils at «ha fatto bottino»"),
        "{}",
        explained.out
    );
}

#[test]
fn rules_lists_what_an_overlay_adds() {
    let listed = run(&["rules", "--lang", "it", "--overlay", "my.json"]);
    let own =
        "\nit overlay/spoils → acquisition (my.json)\n   verbs: fare bottino\n   slots: subject acquirer, of target\n";
    assert!(listed.out.ends_with(own), "{}", listed.out);
    assert!(!run(&["rules", "--lang", "de", "--overlay", "my.json"]).out.contains("spoils"));
}

#[test]
fn faults_of_an_overlay_end_the_program() {
    for command in ["extract", "explain"] {
        let ran = run(&[command, "--overlay", "bad.json", "--overlay", "none.json", "a.txt"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""));
        let told: Vec<&str> = ran.err.lines().collect();
        assert_eq!(told.len(), 3, "{}", ran.err);
        assert_eq!(told[0], "dealsift: overlay bad.json:2: an overlay has no field \"cue\"; did you mean \"cues\"?");
        assert_eq!(told[1], "dealsift: overlay bad.json:3: \"companies\" is a list; write [ … ]");
        assert!(told[2].starts_with("dealsift: overlay none.json: cannot be read ("), "{}", told[2]);
    }
}

#[test]
fn the_schema_of_an_overlay_is_printed() {
    let printed = run(&["schema", "--of", "overlay"]);
    let schema: serde_json::Value = serde_json::from_str(&printed.out).unwrap();
    assert_eq!(schema["properties"]["cues"]["items"]["properties"]["valency"]["type"], "object");
}
