//! The round trip for people: `sample`, Label Studio, `gold import`, `audit`.

use dealsift::review::{audit::audit, import, tasks};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn dealsift(args: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dealsift"));
    command.args(args).current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
}

fn out(args: &[&str]) -> String {
    let ran = dealsift(args);
    assert!(ran.status.success(), "{args:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

fn golds(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.retain(|path| path.to_string_lossy().ends_with(".gold.json"));
    files.sort();
    files
}

fn read(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

/// Takes every prediction as it is, as a reviewer who agrees would.
fn accept(tasks: &str, into: &Path) -> String {
    let tasks: Vec<Value> = serde_json::from_str(tasks).unwrap();
    let accepted: Vec<Value> = tasks.iter().map(import::accepted).collect();
    let path = into.join("export.json");
    fs::write(&path, serde_json::to_string(&accepted).unwrap()).unwrap();
    path.to_str().unwrap().to_owned()
}

#[test]
fn annotations_go_to_label_studio_and_back() {
    let folder = tempfile::tempdir().unwrap();
    let export = accept(&out(&["sample", "--annotated", "corpus/it"]), folder.path());
    let back = folder.path().join("back");
    out(&["gold", "import", &export, "-o", back.to_str().unwrap()]);
    let sources = golds(Path::new("corpus/it"));
    assert!(sources.len() > 30);
    for source in &sources {
        let mine = back.join(source.file_name().unwrap());
        assert_eq!(read(&mine), read(source), "{}", source.display());
        let text = |path: &Path| fs::read_to_string(path.to_string_lossy().replace(".gold.json", ".txt")).unwrap();
        assert_eq!(text(&mine), text(source));
    }
    assert_eq!(golds(&back).len(), sources.len());
}

const EMOJI: &str = "😀🏳️‍🌈 Alfa Spa 🚀 ha rilevato Beta Srl per 3 milioni di euro 💶. 👩‍👩‍👧 Eni Spa ha investito 30 milioni di dollari in Delta Srl 𝒜 per il 12% 🎉.";

#[test]
fn an_article_full_of_emoji_comes_back_as_it_was_read() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("a.txt");
    fs::write(&file, EMOJI).unwrap();
    let made = out(&["sample", file.to_str().unwrap()]);
    let task = &serde_json::from_str::<Vec<Value>>(&made).unwrap()[0];
    let units: Vec<u16> = EMOJI.encode_utf16().collect();
    let regions = task.pointer("/predictions/0/result").unwrap().as_array().unwrap();
    let spans: Vec<&Value> = regions.iter().filter(|item| item["from_name"] == "span").collect();
    assert!(spans.len() >= 9, "{spans:?}");
    for item in spans {
        let at = |key: &str| item["value"][key].as_u64().unwrap() as usize;
        let words = String::from_utf16(&units[at("start")..at("end")]).unwrap();
        assert_eq!(item["value"]["text"], words.as_str());
    }
    let line = out(&["extract", "--emit", "articles", "--offsets", "utf16", file.to_str().unwrap()]);
    let mut expected = dealsift::review::gold::gold(&serde_json::from_str(&line).unwrap());
    expected["id"] = "a".into();
    let export = accept(&made, folder.path());
    let back = folder.path().join("back");
    out(&["gold", "import", &export, "-o", back.to_str().unwrap()]);
    assert_eq!(read(&back.join("a.gold.json")), expected);
    assert_eq!(fs::read_to_string(back.join("a.txt")).unwrap(), EMOJI);
    // and once more, from the annotation
    let again = folder.path().join("again");
    let export = accept(&out(&["sample", "--annotated", back.to_str().unwrap()]), folder.path());
    out(&["gold", "import", &export, "-o", again.to_str().unwrap()]);
    assert_eq!(read(&again.join("a.gold.json")), expected);
}

#[test]
fn what_was_imported_is_scored_as_the_extraction_it_came_from() {
    let folder = tempfile::tempdir().unwrap();
    let export = accept(&out(&["sample", "corpus/it/a-round-nordika-reattori.txt"]), folder.path());
    let back = folder.path().join("back");
    out(&["gold", "import", &export, "-o", back.to_str().unwrap()]);
    let scores: Value = serde_json::from_str(&out(&["eval", "--json", back.to_str().unwrap()])).unwrap();
    let f1 = scores.to_string();
    assert!(f1.contains("\"records\""), "{f1}");
}

#[test]
fn the_same_seed_draws_the_same() {
    let draw = |seed: &str, jobs: &str| {
        out(&["sample", "corpus/it", "corpus/fr", "-n", "30", "--by", "kind,lang", "--seed", seed, "--jobs", jobs])
    };
    let one = draw("7", "1");
    assert!(one == draw("7", "3"));
    assert!(one != draw("8", "1"));
    let tasks: Vec<Value> = serde_json::from_str(&one).unwrap();
    let drawn: Vec<&Value> = tasks.iter().flat_map(|t| t["data"]["drawn"].as_array().unwrap()).collect();
    assert_eq!(drawn.len(), 30);
    assert!(drawn.iter().all(|d| d["stratum"].as_str().unwrap().contains(", ") && d["of"].as_u64().unwrap() > 0));
}

#[test]
fn an_audit_counts_what_the_reviewer_said() {
    let made = out(&["sample", "corpus/it", "-n", "40", "--by", "kind"]);
    let mut tasks: Vec<Value> =
        serde_json::from_str::<Vec<Value>>(&made).unwrap().iter().map(import::accepted).collect();
    let (mut wrong, mut partly) = (0, 0);
    for task in &mut tasks {
        let first = task["data"]["drawn"][0]["id"].as_str().unwrap().to_owned();
        let result = task["annotations"][0]["result"].as_array_mut().unwrap();
        if wrong < 3 {
            result.retain(|item| item["id"] != first.as_str());
            wrong += 1;
        } else if partly < 2 {
            let fields = result.iter_mut().find(|i| i["id"] == first.as_str() && i["from_name"] == "fields").unwrap();
            fields["value"]["text"] = json!(["{\"status\":\"cancelled\",\"parties\":[]}"]);
            partly += 1;
        }
    }
    let found = audit(&tasks);
    assert_eq!((found.all.reviewed, found.all.wrong, found.all.partly, found.all.right), (40, 3, 2, 35));
    assert!(found.all.low < found.all.precision && found.all.precision < found.all.high, "{found:?}");
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.json");
    fs::write(&path, serde_json::to_string(&tasks).unwrap()).unwrap();
    let table = out(&["audit", path.to_str().unwrap()]);
    assert!(table.contains("95 % interval") && table.lines().last().unwrap().starts_with("all"), "{table}");
    let json: Value = serde_json::from_str(&out(&["audit", "--json", path.to_str().unwrap()])).unwrap();
    assert_eq!(json["all"]["right"], 35);
}

#[test]
fn an_export_cannot_write_beside_its_folder() {
    let folder = tempfile::tempdir().unwrap();
    let inside = folder.path().join("in");
    for bad in ["../out", "/tmp/out", "a/../../out", "", "."] {
        let mut task = import::accepted(&tasks::annotated(
            "Eni.",
            &json!({"id": bad, "lang": "it", "companies": [], "quantities": [], "records": []}),
        ));
        task["data"]["id"] = bad.into();
        let path = folder.path().join("export.json");
        fs::write(&path, json!([task]).to_string()).unwrap();
        let ran = dealsift(&["gold", "import", path.to_str().unwrap(), "-o", inside.to_str().unwrap()]);
        assert_eq!(ran.status.code(), Some(2), "{bad}: {ran:?}");
        assert!(!folder.path().join("out.gold.json").exists());
    }
}

#[test]
fn an_annotation_that_is_there_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let export = accept(&out(&["sample", "corpus/it/a-round-nordika-reattori.txt"]), folder.path());
    let back = folder.path().join("back");
    let args = ["gold", "import", &export, "-o", back.to_str().unwrap()];
    out(&args);
    assert_eq!(dealsift(&args).status.code(), Some(2));
    out(&[&args[..], &["--force"]].concat());
}

#[test]
fn what_is_no_export_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.json");
    for bad in ["", "{}", "[1, {}, {\"data\": 3}]"] {
        fs::write(&path, bad).unwrap();
        for command in [&["audit"][..], &["gold", "import", "-o", folder.path().to_str().unwrap()]] {
            let ran = dealsift(&[command, &[path.to_str().unwrap()]].concat());
            assert_eq!(ran.status.code(), Some(2), "{bad}: {ran:?}");
        }
    }
}
