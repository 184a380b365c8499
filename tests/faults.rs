//! What goes wrong around a run: full disks, closed pipes, files that vanish, signals, kills. Each ends with the right code and message, and
//! `--resume` goes on to the bytes of a run that nothing disturbed.
#![cfg(all(unix, feature = "parquet"))]

use std::collections::BTreeMap;
use std::fs;
use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

const ARTICLE: &str = "Alfa Spa ha rilevato Beta Srl per 3 milioni di euro.";

fn dealsift(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_dealsift"));
    command.args(arguments).current_dir(folder).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn ran(command: &mut Command) -> (i32, String) {
    ended(command.output().unwrap())
}

fn ended(output: Output) -> (i32, String) {
    (output.status.code().unwrap_or(-1), String::from_utf8(output.stderr).unwrap())
}

/// A folder with one JSON Lines file of so many articles; every fiftieth line is broken, every seventieth has a date that is none.
fn lines(n: usize) -> tempfile::TempDir {
    let line = |i: usize| match (i % 50, i % 70) {
        (49, _) => "{broken\n".to_owned(),
        (_, 69) => format!("{{\"id\":\"{i}\",\"lang\":\"it\",\"date\":\"ieri\",\"text\":\"{ARTICLE}\"}}\n"),
        _ => format!("{{\"id\":\"{i}\",\"lang\":\"it\",\"text\":\"{ARTICLE}\"}}\n"),
    };
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("in.jsonl"), (0..n).map(line).collect::<String>()).unwrap();
    dir
}

/// `extract` of that file into a data set of small shards, its faults beside it.
fn dataset(folder: &Path, into: &str, more: &[&str]) -> Command {
    let faults = format!("{into}.faults");
    let arguments = ["extract", "-q", "in.jsonl", "--shard-size", "100K", "--dataset", into, "--errors", &faults];
    dealsift(folder, &[&arguments[..], more].concat())
}

/// The files of a data set and its file of faults.
fn bytes(folder: &Path, name: &str) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::from([("faults".to_owned(), fs::read(folder.join(format!("{name}.faults"))).unwrap())]);
    let mut folders = vec![folder.join(name)];
    while let Some(inner) = folders.pop() {
        for entry in fs::read_dir(inner).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let key = path.strip_prefix(folder.join(name)).unwrap().display().to_string();
                found.insert(key, fs::read(path).unwrap());
            }
        }
    }
    found
}

fn same(a: &BTreeMap<String, Vec<u8>>, b: &BTreeMap<String, Vec<u8>>, what: &str) {
    assert_eq!(a.keys().collect::<Vec<_>>(), b.keys().collect::<Vec<_>>(), "{what}");
    let other: Vec<_> = a.iter().filter(|(name, bytes)| b[*name] != **bytes).map(|(name, _)| name).collect();
    assert!(other.is_empty(), "{what}: {other:?} differ");
}

fn send(child: &Child, signal: &str) {
    assert!(Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap().success());
}

/// How often a run is killed, at moments that `DEALSIFT_SEED` tells; `DEALSIFT_KILLS=50` for the long way.
fn kills() -> u64 {
    std::env::var("DEALSIFT_KILLS").ok().and_then(|n| n.parse().ok()).unwrap_or(8)
}

#[test]
fn kills_and_resumes_give_the_bytes_of_an_undisturbed_run() {
    let dir = lines(2_500);
    let start = std::time::Instant::now();
    assert_eq!(ran(&mut dataset(dir.path(), "whole", &[])).0, 1);
    let took = start.elapsed().as_millis() as u64;
    let whole = bytes(dir.path(), "whole");
    let mut random =
        fastrand::Rng::with_seed(std::env::var("DEALSIFT_SEED").map_or(4711, |seed| seed.parse().unwrap()));
    for round in 0..kills() {
        let into = format!("killed{round}");
        // killed twice: on its way, and on the way of the run that goes on
        for mode in ["--restart", "--resume"] {
            let mut child = dataset(dir.path(), &into, &[mode]).stderr(Stdio::null()).spawn().unwrap();
            std::thread::sleep(Duration::from_millis(random.u64(0..=took)));
            let _ = child.kill();
            child.wait().unwrap();
        }
        let begun = dir.path().join(&into).join("manifest.json").exists();
        let last = ran(&mut dataset(dir.path(), &into, &[if begun { "--resume" } else { "--restart" }]));
        assert_eq!(last.0, 1, "{}", last.1);
        same(&whole, &bytes(dir.path(), &into), &into);
        fs::remove_dir_all(dir.path().join(&into)).unwrap();
    }
}

#[test]
fn signals_end_a_run_where_it_is_whole() {
    let dir = lines(4_000);
    assert_eq!(ran(&mut dataset(dir.path(), "whole", &["--jobs", "1"])).0, 1);
    let whole = bytes(dir.path(), "whole");
    for (signal, code) in [("-INT", 130), ("-TERM", 143)] {
        let into = format!("stopped{code}");
        let child = dataset(dir.path(), &into, &["--jobs", "1"]).spawn().unwrap();
        while !dir.path().join(&into).join("articles/00000.parquet").exists() {
            std::thread::sleep(Duration::from_millis(5));
        }
        send(&child, signal);
        let (ended, said) = ended(child.wait_with_output().unwrap());
        assert_eq!(ended, code, "{said}");
        assert!(said.contains("interrupted after ") && said.contains("--resume goes on behind them"), "{said}");
        let parts = fs::read_dir(dir.path().join(&into).join("deals")).unwrap();
        assert!(parts.map(|e| e.unwrap().file_name()).all(|n| !n.to_string_lossy().ends_with(".part")));
        assert_eq!(ran(&mut dataset(dir.path(), &into, &["--resume", "--jobs", "1"])).0, 1);
        same(&whole, &bytes(dir.path(), &into), &into);
    }
}

#[test]
fn a_signal_leaves_no_half_file() {
    let dir = tempfile::tempdir().unwrap();
    let mut command = dealsift(dir.path(), &["extract", "-", "-o", "out.jsonl", "--jobs", "1"]);
    let mut child = command.stdin(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let line = format!("{{\"lang\":\"it\",\"text\":\"{ARTICLE}\"}}\n");
    input.write_all(line.repeat(300).as_bytes()).unwrap();
    while !fs::read_dir(dir.path()).unwrap().any(|_| true) {
        std::thread::sleep(Duration::from_millis(5));
    }
    std::thread::sleep(Duration::from_millis(300));
    send(&child, "-INT");
    std::thread::sleep(Duration::from_millis(100));
    let _ = input.write_all(line.repeat(300).as_bytes());
    drop(input);
    let (code, said) = ended(child.wait_with_output().unwrap());
    assert!(code == 130 && said.contains("run it anew"), "{code} {said}");
    assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0, "neither the file nor its part");
}

#[test]
fn a_full_device_is_told() {
    if !Path::new("/dev/full").exists() {
        println!("skipped: there is no /dev/full");
        return;
    }
    let dir = lines(200);
    let (code, said) = ran(&mut dealsift(dir.path(), &["extract", "-q", "in.jsonl", "-o", "/dev/full"]));
    assert!(code == 2 && said.contains("/dev/full: cannot be written (No space left"), "{code} {said}");
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let (code, said) = ran(dealsift(dir.path(), &["extract", "-q", "in.jsonl"]).stdout(full));
    assert!(code == 2 && said.contains("No space left"), "{code} {said}");
    let faults = ["extract", "-q", "in.jsonl", "-o", "out", "--errors", "/dev/full"];
    let (code, said) = ran(&mut dealsift(dir.path(), &faults));
    assert!(code == 2 && said.contains("/dev/full: cannot be written") && !dir.path().join("out").exists(), "{said}");
}

#[test]
fn a_full_disk_is_told_and_gone_on_from() {
    let dir = lines(2_500);
    let small = dir.path().join("small");
    fs::create_dir(&small).unwrap();
    let mount = |arguments: &[&str]| {
        Command::new("mount").args(arguments).arg(&small).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if !mount(&["-t", "tmpfs", "-o", "size=120k", "none"]) {
        println!("skipped: no tmpfs without the rights of root");
        return;
    }
    let into = |mode: &str| {
        let a = ["extract", "-q", "in.jsonl", "--shard-size", "100K", "--dataset", "small/ds", "--errors", "f", mode];
        ran(&mut dealsift(dir.path(), &a))
    };
    let (code, said) = into("--restart");
    let grown = mount(&["-o", "remount,size=64m"]);
    let (again, later) = into("--resume");
    let copied = Command::new("cp").args(["-r", "small/ds", "ds"]).current_dir(dir.path()).status();
    let copied =
        copied.is_ok_and(|s| s.success()) && fs::rename(dir.path().join("f"), dir.path().join("ds.faults")).is_ok();
    assert!(Command::new("umount").arg(&small).status().unwrap().success());
    assert!(code == 2 && said.contains("No space left"), "{code} {said}");
    assert!(grown && again == 1 && copied, "{again} {later}");
    assert_eq!(ran(&mut dataset(dir.path(), "whole", &[])).0, 1);
    same(&bytes(dir.path(), "whole"), &bytes(dir.path(), "ds"), "after a full disk");
}

#[test]
fn a_closed_pipe_ends_quietly() {
    let dir = lines(6_000);
    let mut child = dealsift(dir.path(), &["extract", "-q", "in.jsonl"]).spawn().unwrap();
    let mut first = [0u8; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let (code, said) = ended(child.wait_with_output().unwrap());
    assert!(code == 0 && said.lines().all(|l| l.contains("not a JSON object")), "{code} {said}");
}

#[test]
fn files_that_vanish_or_may_not_be_read_cost_themselves() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["a.txt", "b.txt", "c.txt"] {
        fs::write(dir.path().join(name), ARTICLE).unwrap();
    }
    // the list is read before the files are, so that a name may stand for what is gone
    fs::write(dir.path().join("list"), "a.txt\ngone.txt\nc.txt\n").unwrap();
    let out = dealsift(dir.path(), &["extract", "--emit", "articles", "--files-from", "list"]).output().unwrap();
    assert_eq!(String::from_utf8_lossy(&out.stdout).lines().count(), 2);
    let (code, said) = ended(out);
    assert!(code == 1 && said.contains("gone.txt: no such file or folder"), "{said}");
    // a file that ends before its time: gzip cut in the middle
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(ARTICLE.as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    fs::write(dir.path().join("b.txt.gz"), &packed[..packed.len() / 2]).unwrap();
    let (code, said) = ran(&mut dealsift(dir.path(), &["extract", "."]));
    assert!(code == 1 && said.contains("b.txt.gz: cannot be read"), "{said}");
    // an output folder that may not be written or is none
    let (code, said) = ran(&mut dealsift(dir.path(), &["extract", "a.txt", "-o", "no/such/out.jsonl"]));
    assert!(code == 2 && said.contains("name a file in a folder that exists"), "{said}");
    let (code, said) = ran(&mut dealsift(dir.path(), &["extract", "a.txt", "--dataset", "/proc/none"]));
    assert!(code == 2 && said.contains("/proc/none"), "{said}");
}

#[test]
fn changed_inputs_are_refused_when_a_run_goes_on() {
    let dir = lines(3_000);
    let child = dataset(dir.path(), "ds", &[]).stderr(Stdio::null()).spawn();
    let mut child = child.unwrap();
    let named = || fs::read_to_string(dir.path().join("ds/manifest.json")).is_ok_and(|m| m.contains("\"00000\""));
    while !named() {
        std::thread::sleep(Duration::from_millis(5));
    }
    let _ = child.kill();
    child.wait().unwrap();
    let text = fs::read_to_string(dir.path().join("in.jsonl")).unwrap();
    fs::write(dir.path().join("in.jsonl"), text.replacen("Beta", "Gamma", 1)).unwrap();
    let (code, said) = ran(&mut dataset(dir.path(), "ds", &["--resume"]));
    assert!(code == 2 && said.contains("the inputs are not those"), "{code} {said}");
}

#[test]
fn a_few_file_descriptors_are_enough_and_too_few_are_told() {
    let dir = tempfile::tempdir().unwrap();
    for n in 0..300 {
        fs::write(dir.path().join(format!("{n}.txt")), ARTICLE).unwrap();
    }
    let limited = |n: u32| {
        let script = format!("ulimit -n {n}; exec \"$0\" extract -q . --dataset /proc/self/cwd/.ds{n}");
        let mut command = Command::new("bash");
        command.args(["-c", &script, env!("CARGO_BIN_EXE_dealsift")]).current_dir(dir.path()).stderr(Stdio::piped());
        ran(&mut command)
    };
    assert_eq!(limited(32).0, 0);
    let (code, said) = limited(8);
    assert!(code == 2 && said.contains("Too many open files"), "{code} {said}");
}

#[test]
fn a_bad_row_among_the_companies_shows_in_the_exit_code() {
    let dir = tempfile::tempdir().unwrap();
    fs::write(dir.path().join("a.txt"), ARTICLE).unwrap();
    fs::write(dir.path().join("mine.csv"), "id,name,country\n1,Vargenta Spa,IT\n2,,IT\n").unwrap();
    let (code, said) = ran(&mut dealsift(dir.path(), &["extract", "a.txt", "--companies", "mine.csv", "-o", "out"]));
    assert!(code == 1 && said.contains("mine.csv:3"), "{code} {said}");
    assert!(dir.path().join("out").exists(), "the rest is read all the same");
}
