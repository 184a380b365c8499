//! `dealsift teach`: the entry, its proof, what it changes elsewhere, and the file that it is added to.

use super::{Ran, dealsift};
use std::fs;
use std::path::Path;

const SENTENCE: &str = "[acquirer Ferrigno Spa] ha razziato [target Betonica Srl].";

fn teach(folder: &Path, arguments: &[&str]) -> Ran {
    dealsift(&["teach", "--lang", "it"]).args(arguments).current_dir(folder).output().unwrap().into()
}

#[test]
fn the_entry_is_shown_with_its_proof() {
    let folder = tempfile::tempdir().unwrap();
    let ran = teach(folder.path(), &[SENTENCE]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "cue     «razziato»\n\
        forms   no table has the verb; by its ending razziare, razziando, razziato, razzia, razziava …; \
        if that is wrong, give the infinitive with --lemma\n\
        before  no record\n\
        now     acquisition completed: Ferrigno acquired Betonica. (acquirer Ferrigno, target Betonica)\n";
    assert!(ran.out.ends_with(said), "{}", ran.out);
    assert!(ran.out.starts_with("{\n  \"name\": \"razziare\",\n  \"lang\": \"it\","), "{}", ran.out);
}

#[test]
fn what_it_changes_elsewhere_is_listed() {
    let folder = tempfile::tempdir().unwrap();
    let article = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    article("a.txt", "La Kappa Spa razzia la Lambda Srl. Poi tutto tace.");
    article("b.txt", "La Kappa Spa ha comprato la Lambda Srl.");
    let ran = teach(folder.path(), &[SENTENCE, "--try", "a.txt", "b.txt", "--assume-lang", "it"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let said = "\na.txt: «La Kappa Spa razzia la Lambda Srl.»\n   \
        + acquisition announced: Kappa acquires Lambda. (acquirer Kappa, target Lambda)\n\n\
        2 articles read: 1 record appears, 0 change, 0 vanish\n";
    assert!(ran.out.ends_with(said), "{}", ran.out);
    assert_eq!(teach(folder.path(), &[SENTENCE, "--try", "none.txt"]).code, 2);
}

#[test]
fn it_is_added_to_a_file_and_known_from_then_on() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my.json");
    let first = teach(folder.path(), &[SENTENCE, "--write", "my.json"]);
    assert_eq!((first.code, first.err.as_str()), (0, "dealsift: \"razziare\" is in my.json now\n"));
    let again = teach(folder.path(), &[SENTENCE, "--write", "my.json"]);
    assert_eq!(again.code, 2);
    assert!(again.err.starts_with("dealsift: already understood by overlay/razziare: "), "{}", again.err);
    let noted = fs::read_to_string(&file).unwrap().replacen('{', "{\n  // ours", 1);
    fs::write(&file, &noted).unwrap();
    let other = "[acquirer Ferrigno Spa] ha fatto bottino di [target Betonica Srl].";
    let second = teach(folder.path(), &[other, "--name", "Razziare", "--write", "my.json"]);
    assert_eq!(second.code, 0, "{}", second.err);
    let written = fs::read_to_string(&file).unwrap();
    assert!(written.contains("// ours") && written.contains("\"razziare-2\""), "{written}");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["my.json"], "nothing half-written is left");
}

#[test]
fn a_wrong_file_or_sentence_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("my.json");
    fs::write(&file, "{ \"cue\": [] }").unwrap();
    let ran = teach(folder.path(), &[SENTENCE, "--write", "my.json"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(ran.err, "dealsift: overlay my.json:1: an overlay has no field \"cue\"; did you mean \"cues\"?\n");
    assert_eq!(fs::read_to_string(&file).unwrap(), "{ \"cue\": [] }");
    let unmarked = teach(folder.path(), &["Ferrigno ha razziato Betonica."]);
    assert_eq!(unmarked.code, 2);
    assert!(unmarked.err.starts_with("dealsift: no company is marked;"), "{}", unmarked.err);
}
