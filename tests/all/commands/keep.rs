//! What is kept whatever happens: unknown fields, broken files beside good ones, two commands at
//! once, a reader that went away.

use std::process::Stdio;

use std::path::Path;

use serde_json::{Value, json};

use super::{Bench, on_ours, tree};

#[test]
fn unknown_fields_outlive_an_answer() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    let draft = bench.library().join(&bench.files("networks/hillside/drafts")[0]);
    let mut value: Value = serde_json::from_slice(&std::fs::read(&draft).unwrap()).unwrap();
    value["later"] = json!({"b": [1, 2, {"c": null}]});
    value["answers"]["A-1a"]["hands"] = json!({"fully": 3, "partly": 1});
    std::fs::write(&draft, serde_json::to_string_pretty(&value).unwrap()).unwrap();
    bench.answer(&["A-1b=partly"]);
    let kept: Value = serde_json::from_slice(&std::fs::read(&draft).unwrap()).unwrap();
    assert_eq!(
        (&kept["later"], &kept["answers"]["A-1a"]["hands"]),
        (&value["later"], &value["answers"]["A-1a"]["hands"])
    );
    assert_eq!(
        kept.as_object().unwrap().keys().next_back().unwrap(),
        "later",
        "unknown fields come last"
    );
    let file = bench.library().join("networks/hillside/network.json");
    let mut network: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    network["later"] = json!(true);
    network["profile"] = json!({"rooms": 4});
    std::fs::write(&file, network.to_string()).unwrap();
    bench.good(&["network", "set", "hillside", "--practices", "6"]);
    let network = bench.read("networks/hillside/network.json");
    assert_eq!(
        (&network["later"], &network["profile"]),
        (&json!(true), &json!({"practices": 6, "rooms": 4}))
    );
}

#[test]
fn a_draft_that_moved_on_in_two_places_waits_for_a_person() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    let draft = bench.library().join(&bench.files("networks/hillside/drafts")[0]);
    let mut value: Value = serde_json::from_slice(&std::fs::read(&draft).unwrap()).unwrap();
    value["answers"]["A-1a"]["answer"] = json!("partly");
    std::fs::write(&draft, serde_json::to_string_pretty(&value).unwrap()).unwrap();
    for command in
        [on_ours("answer", &["A-1b=fully"]), on_ours("save", &[]), on_ours("discard", &[])]
    {
        bench.refused(&command, "in two places");
    }
    let shown = bench.run(&["show", "hillside"]);
    assert_eq!(shown.code, Some(0));
    assert!(shown.err.contains("in two places"), "{shown:?}");
    let settled = bench.told(&["walk", "--plain"], "2\n5\n");
    assert_eq!(settled.code, Some(0), "{settled:?}");
    bench.answer(&["A-1b=fully"]);
    assert_eq!(
        bench.read(draft.strip_prefix(bench.library()).unwrap())["answers"]["A-1a"]["answer"],
        "partly"
    );
}

#[test]
fn broken_files_beside_good_ones_stop_nothing() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    bench.good(&["network", "add", "Broken"]);
    let library = bench.library();
    let bad: [(&str, &[u8]); 7] = [
        (
            "networks/hillside/snapshots/2026-01-01_ours_000000000000.json",
            b"{\"format\": \"pcn-workbook.snapshot/1\", oops",
        ),
        ("networks/hillside/snapshots/odd.json", b"\xff\xfe\x00"),
        ("networks/hillside/drafts/01a20053-04f1-7345-a4ea-e86992fb6d62.json", b""),
        ("networks/broken/network.json", b"[1, 2"),
        ("matrices/bad.json", b"{}"),
        ("matrices/newer.json", b"{\"format\": \"pcn-workbook.matrix/999\"}"),
        ("matrices/ours@1_123456789abc.json", b"not it"),
    ];
    for (name, bytes) in bad {
        std::fs::create_dir_all(library.join(name).parent().unwrap()).unwrap();
        std::fs::write(library.join(name), bytes).unwrap();
    }
    for line in [
        &["show", "hillside"][..],
        &["progress", "hillside"],
        &["snapshots"],
        &["network", "list"],
        &["matrix", "list"],
    ] {
        let ran = bench.run(line);
        assert_eq!(ran.code, Some(0), "{line:?}: {ran:?}");
    }
    bench.answer(&["A-1b=fully"]);
    bench.good(&on_ours("save", &[]));
    bench.refused(&["network", "show", "broken"], "network.json");
    let doctor = bench.run(&["doctor", "--json"]);
    assert_eq!(doctor.code, Some(1));
    let found: Value = serde_json::from_str(&doctor.out).unwrap();
    let files: Vec<_> = found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["file"].as_str().unwrap())
        .collect();
    for (name, bytes) in bad {
        assert!(files.contains(&name), "{name} in {files:?}");
        assert_eq!(std::fs::read(library.join(name)).unwrap(), bytes, "{name} was touched");
    }
}

/// Writes a file that is older than any save takes.
fn write_long_ago(path: &Path) {
    let file = std::fs::File::create(path).unwrap();
    std::io::Write::write_all(&mut &file, b"half").unwrap();
    let days = std::time::Duration::from_secs(8 * 24 * 60 * 60);
    file.set_modified(std::time::SystemTime::now() - days).unwrap();
}

#[test]
fn what_an_interrupted_save_leaves_is_no_error_and_goes() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    let draft = bench.files("networks/hillside/drafts").remove(0);
    let bytes = std::fs::read(bench.library().join(&draft)).unwrap();
    bench.good(&on_ours("save", &[]));
    std::fs::write(bench.library().join(&draft), &bytes).unwrap();
    for folder in ["", "matrices/", "networks/hillside/", "networks/hillside/drafts/"] {
        write_long_ago(&bench.library().join(format!("{folder}~pw-0123456789abcdef.tmp")));
    }
    std::fs::create_dir(bench.library().join("networks/begun")).unwrap();
    let doctor = bench.run(&["doctor"]);
    assert_eq!(doctor.code, Some(0), "{doctor:?}");
    assert_eq!(
        bench.json(&["show", "hillside", "--matrix", "ours"])["draft"],
        json!(null),
        "a finished draft is never offered"
    );
    assert_eq!(
        bench.run(&on_ours("discard", &[])).code,
        Some(1),
        "it is cleared, and was no draft any more"
    );
    bench.answer(&["A-1b=fully"]);
    let left: Vec<_> = tree(&bench.library())
        .into_keys()
        .filter(|name| name.contains("~pw-") && name.contains("hillside"))
        .collect();
    assert!(left.is_empty(), "{left:?}");
    assert_eq!(bench.files("networks/hillside/drafts").len(), 1);
}

#[test]
fn commands_at_the_same_time_all_count() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=partly"]);
    let told = ["A-1a=fully", "A-1b=partly", "A-2a=mostly", "A-3a=not_sure", "B-1a=fully"];
    let all: Vec<_> = told
        .iter()
        .map(|told| {
            bench
                .program()
                .args(on_ours("answer", &[told]))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    let codes: Vec<_> = all.into_iter().map(|mut child| child.wait().unwrap().code()).collect();
    assert_eq!(codes, [Some(0); 5]);
    assert_eq!(bench.json(&["show", "hillside", "--matrix", "ours"])["complete"]["answered"], 5);
}

#[test]
fn a_writer_that_is_at_work_is_named() {
    let bench = Bench::with_network();
    let mut walk = bench.program();
    let mut walk = walk
        .args(["walk", "--plain"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut heard = String::new();
    while !heard.contains("Your choice") {
        let mut bytes = [0; 512];
        let count = std::io::Read::read(walk.stdout.as_mut().unwrap(), &mut bytes).unwrap();
        assert!(count > 0, "{heard}");
        heard.push_str(&String::from_utf8_lossy(&bytes[..count]));
    }
    let number = format!("process {}", walk.id());
    bench.refused(&on_ours("answer", &["A-1a=fully"]), &number);
    bench.good(&["show", "hillside"]);
    drop(walk.stdin.take());
    assert_eq!(walk.wait().unwrap().code(), Some(0));
    bench.answer(&["A-1a=fully"]);
}

#[test]
fn a_reader_that_went_away_is_no_error() {
    let bench = Bench::with_network();
    for line in [
        &["matrix", "show", "pcn-companion"][..],
        &["keys"],
        &["--help"],
        &["network", "add", "Another"],
    ] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ran = bench.program().args(line).stdout(writer).output().unwrap();
        assert_eq!((ran.status.code(), ran.stderr.as_slice()), (Some(0), &b""[..]), "{line:?}");
    }
    bench.good(&["network", "show", "another"]);
}

#[cfg(unix)]
#[test]
fn only_this_account_can_read_what_is_kept() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully"]);
    bench.good(&on_ours("save", &[]));
    for name in tree(&bench.library()).into_keys() {
        let mode =
            std::fs::metadata(bench.library().join(&name)).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode & 0o077, 0, "{name} has {mode:o}");
    }
}

#[test]
fn the_words_of_a_note_are_never_in_an_error() {
    let bench = Bench::with_network();
    bench.answer(&["A-1a=fully", "--note", "A-1a=SECRETNOTE"]);
    let draft = bench.library().join(&bench.files("networks/hillside/drafts")[0]);
    let text = std::fs::read_to_string(&draft).unwrap();
    std::fs::write(
        &draft,
        text.replace("\"answers\": {", "\"answers\": [").replace("fully", "fully\"\""),
    )
    .unwrap();
    for line in [&["doctor"][..], &["show", "hillside"], &["snapshots"]] {
        let ran = bench.run(line);
        assert!(!ran.out.contains("SECRETNOTE") || line[0] == "show", "{ran:?}");
        assert!(!ran.err.contains("SECRETNOTE"), "{ran:?}");
    }
}
