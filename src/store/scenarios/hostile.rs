//! Shares made to do harm, a line for each: what becomes of it, and the place that is named.
//! Nothing is ever written but networks, snapshots and matrices under names that any disk takes,
//! and nothing that could drive a terminal is told.

use std::fs;
#[cfg(unix)]
use std::path::Path;

use serde_json::{Value, json};

use super::share::{bring_in, good_share, look};
use super::world::World;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::sanitize::sanitize;
use crate::maturity::share::{FileContent, FileVerdict, ImportChoices};

/// What is put where in a good share, what becomes of it, and the beginning of the place that is
/// named.
type Row = (&'static str, Value, &'static str, &'static str);

const IN: &str = "new";

fn ids_and_names() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for id in [
        "../../../x", "..\\x", "/etc/x", "con", "lpt9", "A", "", ".", "~", "a\u{0}b", "-x",
        "com1.json",
    ] {
        rows.push(("/snapshots/0/matrix/id", json!(id), "odd-id", "snapshots[0].matrix.id"));
        rows.push(("/matrices/0/id", json!(id), "bad-matrix-id", "matrices[0].id"));
    }
    for name in [
        "", "   ", "..", "../../etc/x", "CON", "NUL.txt", "\u{202e}gnp", "a\u{200b}b",
        "\u{1b}]0;x\u{7}\u{9b}31m", "=cmd|x", "網路",
    ] {
        for place in [
            "/snapshots/0/network/name",
            "/snapshots/0/network/purpose",
            "/snapshots/0/network/ods_code",
            "/snapshots/0/label",
        ] {
            rows.push((place, json!(name), IN, ""));
        }
    }
    for place in ["/snapshots/0/network/name", "/snapshots/0/label", "/matrices/0/title"] {
        let shown = if place.starts_with("/m") { "matrices[0].title" } else { "snapshots[0]." };
        rows.push((place, json!("n".repeat(100_000)), "text-too-long", shown));
    }
    rows
}

fn numbers_and_days() -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for number in [json!("1"), json!(-1), json!(1.5), json!(4_294_967_296_u64), json!(true)] {
        rows.push((
            "/snapshots/0/matrix/revision",
            number.clone(),
            "wrong-kind",
            "snapshots[0].matrix.revision",
        ));
        rows.push(("/matrices/0/revision", number, "wrong-kind", "matrices[0].revision"));
    }
    for day in ["10000-01-01", "2026-02-30", "26-1-1", "", "２０２６-11-22", "2026-11-22T00:00:00Z"]
    {
        rows.push(("/snapshots/0/taken_on", json!(day), "wrong-value", "snapshots[0].taken_on"));
    }
    for day in ["0000-01-01", "9999-12-31", "2099-01-01"] {
        rows.push(("/snapshots/0/taken_on", json!(day), IN, ""));
    }
    rows
}

fn lies() -> Vec<Row> {
    vec![
        // what is never seen is dropped, and then it is another id
        ("/snapshots/0/matrix/id", json!("\u{202e}x"), "needs-matrix", "matrix"),
        ("/snapshots/0/of", json!("../../x"), IN, ""),
        ("/snapshots/0/of", json!("0".repeat(64)), IN, ""),
        ("/snapshots/0/of", json!(5), "wrong-kind", "snapshots[0].of"),
        ("/snapshots/0/left_out", json!(["everything", "\u{1b}[31m"]), IN, ""),
        ("/snapshots/0/matrix/fingerprint", json!("../../../x"), "needs-matrix", "matrix"),
        ("/snapshots/0/matrix/fingerprint", json!("é".repeat(12)), "needs-matrix", "matrix"),
        ("/matrices/0/title", json!("Not what it was"), IN, ""),
        ("/matrices/0", json!("x"), "not-an-object", "matrices[0]"),
        (
            "/snapshots/0/answers",
            json!({"A-1": {"answer": "fully"}, "a-1": {"answer": "partly"}}),
            "duplicate-id",
            "snapshots[0].answers",
        ),
        (
            "/snapshots/0/answers",
            json!({"\u{1b}[31m": {"answer": "fully"}}),
            "odd-id",
            "snapshots[0].answers",
        ),
        (
            "/snapshots/0/views",
            json!(vec!["019aa000-0000-7000-8000-000000000001"; 5_001]),
            "too-many",
            "snapshots[0].views",
        ),
        ("/left_out", json!("x".repeat(70_000)), "wrong-kind", "left_out"),
    ]
}

/// What is said of a file, where it does not come in.
fn said(holds: &FileContent) -> Option<Diagnostic> {
    match holds {
        FileContent::Refused(finding) | FileContent::Foreign(finding) => Some(finding.clone()),
        FileContent::Snapshots(parcel) if parcel.verdict() == FileVerdict::NeedsMatrix => {
            parcel.missing_matrix()
        }
        _ => None,
    }
}

/// Names that any disk takes, in the folders they belong to.
fn check_name(name: &str) {
    let is_plain = |part: &str| {
        part.bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'@' | b'.'))
    };
    assert!(name.split('/').all(is_plain) && name.len() < 120 && !name.contains(".."), "{name}");
    let is_ours = name.ends_with("/network.json")
        || name.contains("/snapshots/")
        || name.starts_with("matrices/");
    assert!(is_ours || name == "library.json", "{name}");
}

#[test]
fn what_is_made_to_do_harm_is_refused_with_its_place_or_read_and_does_none() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, _, good) = good_share(folder.path());
    let good: Value = serde_json::from_slice(&fs::read(good).unwrap()).unwrap();
    let file = folder.path().join("hostile.json");
    for (place, value, expected, path) in
        ids_and_names().into_iter().chain(numbers_and_days()).chain(lies())
    {
        let world = World::new();
        drop(world.writer());
        let mut hostile = good.clone();
        let Some((above, key)) = place.rsplit_once('/') else { continue };
        match hostile.pointer_mut(above).unwrap() {
            Value::Object(object) => drop(object.insert(key.to_owned(), value.clone())),
            other => other[key.parse::<usize>().unwrap()] = value.clone(),
        }
        fs::write(&file, serde_json::to_vec_pretty(&hostile).unwrap()).unwrap();
        let value: String = value.to_string().chars().take(60).collect();
        let look = look(&world, &file);
        let arrival = &look.files[0];
        let finding = said(&arrival.content);
        let code = finding.as_ref().map_or(arrival.verdict().code(), |finding| finding.code);
        let is_expected =
            code == expected || (expected.starts_with("wrong-") && code.starts_with("wrong-"));
        assert!(is_expected, "{place} {value}: {code} and not {expected}: {finding:?}");
        if let Some(finding) = &finding {
            assert!(finding.path.starts_with(path), "{place} {value}: {finding:?}");
            let told = format!("{}{}{}", finding.says, finding.path, finding.remedy);
            assert_eq!(sanitize(&told), told, "{place} {value}");
        }
        let before = world.files();
        let landing = bring_in(&world, &look);
        let came_in = landing.files.iter().any(|landed| landed.refused.is_none());
        assert_eq!(came_in, expected == IN, "{place} {value}: {landing:?}");
        let after = world.files();
        for name in after.keys() {
            check_name(name);
        }
        assert!(came_in || before == after, "{place} {value}: nothing of it is here");
        // it was altered, and is said to be
        let is_wrong = |it: &Diagnostic| it.is_error() && it.code != "changed-after-saving";
        let wrong: Vec<_> = world.library().diagnose().into_iter().filter(is_wrong).collect();
        assert!(wrong.is_empty(), "{place} {value}: {wrong:?}");
    }
    let beside: Vec<_> =
        fs::read_dir(folder.path()).unwrap().flatten().map(|entry| entry.file_name()).collect();
    assert_eq!(beside.len(), 2, "{beside:?}");
}

#[test]
fn a_snapshot_with_the_id_of_ours_and_other_contents_is_kept_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (theirs, slug, file) = good_share(folder.path());
    let ours = theirs.files();
    let text = fs::read_to_string(&file).unwrap().replacen("\"partly\"", "\"not_yet\"", 1);
    fs::write(&file, text).unwrap();
    let look = look(&theirs, &file);
    assert_eq!(look.files[0].verdict(), FileVerdict::Differs);
    bring_in(&theirs, &look);
    let after = theirs.files();
    assert!(
        ours.iter()
            .filter(|(name, _)| !name.starts_with("shares"))
            .all(|(name, bytes)| after.get(name) == Some(bytes))
    );
    assert_eq!(theirs.open(&slug).snapshots.len(), 2, "it is shown beside ours");
}

#[test]
fn the_same_snapshot_many_times_in_one_share_comes_in_once() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, slug, file) = good_share(folder.path());
    let mut many: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let one = many["snapshots"][0].clone();
    let mut renamed = one.clone();
    renamed["label"] = json!("Another text under the same id");
    many["snapshots"] = json!([one, one, renamed, one, renamed]);
    fs::write(&file, serde_json::to_vec(&many).unwrap()).unwrap();
    let world = World::new();
    drop(world.writer());
    let landing = bring_in(&world, &look(&world, &file));
    assert_eq!((landing.files[0].snapshots.len(), landing.files[0].already_here), (2, 3));
    assert_eq!(fs::read_dir(world.path(&format!("networks/{slug}/snapshots"))).unwrap().count(), 2);
}

#[test]
fn what_was_left_out_can_not_be_made_a_long_story() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, _, file) = good_share(folder.path());
    let mut wordy: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    wordy["snapshots"][0]["left_out"] =
        json!((0..4_999).map(|at| format!("x{at}")).chain(["note".to_owned()]).collect::<Vec<_>>());
    fs::write(&file, serde_json::to_vec(&wordy).unwrap()).unwrap();
    let world = World::new();
    let look = look(&world, &file);
    let FileContent::Snapshots(parcel) = &look.files[0].content else { panic!("{look:?}") };
    assert!(
        parcel.left_out.len() < 5 && parcel.left_out.contains(&"note".to_owned()),
        "{:?}",
        parcel.left_out
    );
}

#[test]
fn a_refusal_names_the_snapshot_of_the_share_it_is_about() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, _, file) = good_share(folder.path());
    let mut many: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let (mut second, mut third) = (many["snapshots"][0].clone(), many["snapshots"][0].clone());
    second["id"] = json!("019aa000-0000-7000-8000-000000000001");
    third["id"] = json!("019aa000-0000-7000-8000-000000000002");
    third["matrix"]["fingerprint"] = json!("0".repeat(64));
    many["snapshots"] = json!([many["snapshots"][0], second, third]);
    fs::write(&file, serde_json::to_vec(&many).unwrap()).unwrap();
    let world = World::new();
    drop(world.writer());
    let look = look(&world, &file);
    assert_eq!(said(&look.files[0].content).unwrap().path, "snapshots[2].matrix");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_in_a_folder_is_named_and_nothing_waits_for_it() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;

    let folder = tempfile::tempdir().unwrap();
    let (_theirs, _, good) = good_share(folder.path());
    let at = |name: &str| folder.path().join(name);
    symlink("round.json", at("round.json")).unwrap();
    symlink(&good, at("link.json")).unwrap();
    symlink(folder.path(), at("loop")).unwrap();
    symlink("/dev/zero", at("zero.json")).unwrap();
    let _socket = UnixListener::bind(at("socket.json")).unwrap();
    fifo(&at("pipe.json"));
    fs::create_dir_all(at("folder.json/inside.json")).unwrap();
    fs::File::create(at("sparse.json")).unwrap().set_len(1 << 40).unwrap();
    let world = World::new();
    drop(world.writer());
    let found = world.library().plan_import(&[folder.path().to_path_buf()], |_, _| true).unwrap();
    let verdicts: Vec<_> =
        found.files.iter().map(|one| (one.name.as_str(), one.verdict().code())).collect();
    assert_eq!(
        verdicts,
        [
            ("good.json", "new"),
            ("link.json", "refused"),
            ("loop", "refused"),
            ("pipe.json", "refused"),
            ("round.json", "refused"),
            ("socket.json", "refused"),
            ("zero.json", "refused"),
        ]
    );
    assert_eq!(found.passed_over, ["sparse.json"]);
    assert!(
        bring_in(&world, &found).files.iter().all(|landed| landed.refused.is_none()),
        "the good one came in"
    );
}

#[cfg(unix)]
fn fifo(path: &Path) {
    assert!(std::process::Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_share_of_which_a_part_is_here_says_so_and_brings_the_rest() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, slug, file) = good_share(folder.path());
    let mut many: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let one = many["snapshots"][0].clone();
    let with_id = |at: usize| {
        let mut other = one.clone();
        other["id"] = json!(format!("019aa000-0000-7000-8000-00000000000{at}"));
        other
    };
    many["snapshots"] = (1..=4).map(with_id).collect();
    fs::write(&file, serde_json::to_vec(&many).unwrap()).unwrap();
    let world = World::new();
    drop(world.writer());
    bring_in(&world, &look(&world, &file));
    // as being cut off between two snapshots leaves it
    let snapshots = world.path(&format!("networks/{slug}/snapshots"));
    let gone = fs::read_dir(&snapshots).unwrap().flatten().next().unwrap().path();
    let bytes = fs::read(&gone).unwrap();
    fs::remove_file(&gone).unwrap();
    let look = look(&world, &file);
    let arrival = &look.files[0];
    let foretold = look.forecast(&ImportChoices::default()).files.remove(0);
    assert_eq!(
        (&foretold.verdict, foretold.label(arrival).as_str()),
        (&FileVerdict::PartlyNew(1), "1 new, 3 here")
    );
    assert_eq!(
        foretold.describe(&look, arrival),
        "Of its 4 snapshots 3 are here already. Only what is missing comes in."
    );
    let landing = bring_in(&world, &look);
    assert_eq!((landing.files[0].snapshots.len(), landing.files[0].already_here), (1, 3));
    assert_eq!(fs::read(&gone).unwrap(), bytes, "the very same");
}
