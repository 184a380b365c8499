//! What `missed` lists.

use super::{dealsift, folder};

#[test]
fn the_largest_amounts_without_a_record_come_first() {
    let dir = folder(&[
        ("a.txt", "Il mercato vale 9 miliardi di euro. Eni ha rilevato Alfa Srl per 500 milioni di euro.".as_bytes()),
        ("b.txt", "Il mercato vale 20 miliardi di euro. Il parco ha 3 GW.".as_bytes()),
        ("c.txt", b"\0"),
    ]);
    let run = |arguments: &[&str]| {
        let output = dealsift(&["missed", "."]).args(arguments).current_dir(dir.path()).output().unwrap();
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, out, err) = run(&[]);
    assert_eq!(code, Some(1), "{err}");
    assert!(err.contains("c.txt: is not text"), "{err}");
    let lines: Vec<&str> = out.lines().collect();
    assert_eq!(lines.len(), 5, "{out}");
    assert_eq!(lines[0], "EUR: 2 amounts in no record");
    assert!(
        lines[1].starts_with("  20 miliardi di euro  b.txt: ")
            && lines[1].ends_with("Il mercato vale 20 miliardi di euro."),
        "{out}"
    );
    assert!(lines[2].starts_with("  9 miliardi di euro  a.txt: "), "{out}");
    assert_eq!(lines[3], "W: 1 amounts in no record");
    let (_, out, _) = run(&["--limit", "1", "--format", "jsonl"]);
    let values: Vec<serde_json::Value> = out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        values.iter().map(|v| v["value"].as_i64().unwrap()).collect::<Vec<_>>(),
        [20_000_000_000, 3_000_000_000]
    );
}
