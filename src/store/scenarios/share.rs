//! Shares that were spoilt by accident or on purpose: each is refused with its reason, or read;
//! nothing is written outside the library, nothing of ours is changed, and all that came in can be
//! read again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::world::{World, at};
use crate::maturity::assessment::Snapshot;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{
    ChosenFile, FileContent, ImportPlan, ImportReport, ImportTarget, ShareContents, ShareLevel,
    SharePurpose,
};
use crate::store::error::ErrorKind;
use crate::store::format::{share as share_file, snapshot};
use crate::store::id_gen;
use crate::store::ops::share::ShareRequest;
use crate::store::sha256::sha256_hex;

/// A share of one snapshot, in a folder of its own.
pub(crate) fn good_share(folder: &Path) -> (World, Slug, PathBuf) {
    let (theirs, slug) = World::with_network("Castle");
    let saved =
        theirs.saved(&slug, &[("LEAD-0a", "fully"), ("LEAD-0b", "partly"), ("CARE-0a", "not_yet")]);
    let file = folder.join("good.json");
    share(&theirs, &saved, &file);
    (theirs, slug, file)
}

fn share(world: &World, saved: &SavedSnapshot, file: &Path) {
    let sharing = ShareRequest {
        contents: &ShareContents::new([saved], ShareLevel::Summary),
        purpose: &SharePurpose::default(),
        file,
        id: id_gen::generate(),
        now: at(90),
    };
    world.writer().share(&sharing).unwrap();
}

pub(crate) fn look(world: &World, file: &Path) -> ImportPlan {
    world.library().plan_import(&[file.to_path_buf()], |_, _| true).unwrap()
}

pub(crate) fn bring_in(world: &World, look: &ImportPlan) -> ImportReport {
    let chosen: Vec<ChosenFile> = look
        .files
        .iter()
        .filter(|one| one.verdict().is_importable())
        .map(|one| one.to_chosen(ImportTarget::New))
        .collect();
    world.writer().import(&chosen, &look.matrix_sources, |_| true)
}

/// The good share with the value at one place replaced, for every place and several values.
fn replaced(good: &Value) -> Vec<Vec<u8>> {
    let mut paths = Vec::new();
    collect("", good, &mut paths);
    let others = [
        json!(null),
        json!(3),
        json!(-1.5e300),
        json!("../../../../etc/passwd"),
        json!("CON"),
        json!("\u{1b}]52;c;aGk=\u{7}\u{202e}x"),
        json!("x".repeat(70_000)),
        json!([]),
        json!({"id": {"deep": [[[[]]]]}}),
    ];
    let mut all = Vec::new();
    for (at, path) in paths.iter().enumerate() {
        for other in [&others[at % others.len()], &others[(at + 4) % others.len()]] {
            let mut spoilt = good.clone();
            let Some(place) = spoilt.pointer_mut(path) else { continue };
            *place = other.clone();
            all.push(serde_json::to_vec_pretty(&spoilt).unwrap());
        }
    }
    all
}

/// The places of a value, but of long lists and objects only the first few.
fn collect(path: &str, value: &Value, all: &mut Vec<String>) {
    const FEW: usize = 9;
    match value {
        Value::Object(object) => {
            for (key, below) in object.iter().take(20) {
                let path = format!("{path}/{}", key.replace('~', "~0").replace('/', "~1"));
                collect(&path, below, all);
                all.push(path);
            }
        }
        Value::Array(list) => {
            for (at, below) in list.iter().enumerate().take(FEW / 4) {
                let path = format!("{path}/{at}");
                collect(&path, below, all);
                all.push(path);
            }
        }
        _ => {}
    }
}

/// The good share cut off, flipped, doubled, and in other encodings.
fn damaged(good: &[u8]) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for part in 1..40 {
        let place = good.len() * part / 40;
        all.push(good[..place].to_vec());
        let mut flipped = good.to_vec();
        flipped[place] ^= 0x15;
        all.push(flipped);
    }
    let text = String::from_utf8(good.to_vec()).unwrap();
    all.push([good, good].concat());
    all.push(text.encode_utf16().flat_map(u16::to_le_bytes).collect());
    all.push([b"\xef\xbb\xbf", good].concat());
    all.push([good, b"\xff"].concat());
    all.push(text.replacen("\"snapshots\"", "\"x\": \"\\ud800\", \"snapshots\"", 1).into_bytes());
    all.push(text.replacen("\"snapshots\"", "\"snapshots\": [], \"snapshots\"", 1).into_bytes());
    all.push(
        text.replacen(
            "\"snapshots\"",
            &format!("\"x\": {}{}, \"snapshots\"", "[".repeat(90_000), "]".repeat(90_000)),
            1,
        )
        .into_bytes(),
    );
    all.push(
        text.replacen("\"answers\": {", &format!("\"answers\": {{{}", many_answers(6_000)), 1)
            .into_bytes(),
    );
    all.push(b"{".repeat(100_000));
    all.push(Vec::new());
    all.push(vec![0; 9_000]);
    all
}

fn many_answers(count: usize) -> String {
    let one = |at: usize| format!("\"Z-{at}\": {{\"answer\": \"fully\"}},");
    (0..count).map(one).collect::<Vec<_>>().concat()
}

#[test]
fn a_spoilt_share_is_refused_with_its_reason_or_read_and_harms_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, _, good) = good_share(folder.path());
    let bytes = fs::read(&good).unwrap();
    let mut all = replaced(&serde_json::from_slice(&bytes).unwrap());
    all.extend(damaged(&bytes));
    assert!(all.len() >= 300, "{}", all.len());

    let (world, own) = World::with_network("Hillside");
    world.saved(&own, &[("LEAD-0a", "fully")]);
    let ours = world.files();
    let (mut refused, mut came_in) = (0, 0);
    let file = folder.path().join("spoilt.json");
    for (at, spoilt) in all.iter().enumerate() {
        fs::write(&file, spoilt).unwrap();
        let look = look(&world, &file);
        let [arrival] = look.files.as_slice() else { panic!("{at}: {look:?}") };
        if let FileContent::Refused(finding) | FileContent::Foreign(finding) = &arrival.content {
            assert!(
                !finding.says.is_empty()
                    && !finding.remedy.is_empty()
                    && finding.file == "spoilt.json",
                "{at}: {finding:?}"
            );
        }
        let landing = bring_in(&world, &look);
        let is_in = landing.files.iter().any(|landed| landed.refused.is_none());
        (refused, came_in) = if is_in { (refused, came_in + 1) } else { (refused + 1, came_in) };
    }
    assert!(refused > 100 && came_in > 5, "{refused} refused, {came_in} came in");

    let after = world.files();
    for (name, bytes) in &ours {
        assert_eq!(after.get(name), Some(bytes), "{name} is as it was");
    }
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        2,
        "nothing was written beside the files"
    );
    let wrong: Vec<_> = world
        .library()
        .diagnose()
        .into_iter()
        .filter(|finding| finding.is_error() && finding.code != "changed-after-saving")
        .collect();
    assert!(wrong.is_empty(), "what came in can be read: {wrong:#?}");
}

#[test]
fn a_file_that_was_changed_since_it_was_looked_at_is_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let (_theirs, _, good) = good_share(folder.path());
    let world = World::new();
    drop(world.writer());
    let look = look(&world, &good);
    let text = fs::read_to_string(&good).unwrap().replace("partly", "mostly");
    fs::write(&good, text).unwrap();
    let landing = bring_in(&world, &look);
    assert_eq!(landing.files[0].refused.as_ref().unwrap().code, "changed-since");
    assert!(world.library().slugs().unwrap().is_empty());
}

#[test]
fn a_snapshot_that_changed_since_it_was_seen_is_not_shared() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, &[("LEAD-0a", "fully")]);
    let path = world.path(&saved.file);
    fs::write(&path, fs::read_to_string(&path).unwrap().replace("fully", "partly")).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("x.json");
    let sharing = ShareRequest {
        contents: &ShareContents::new([&saved], ShareLevel::Full),
        purpose: &SharePurpose::default(),
        file: &file,
        id: id_gen::generate(),
        now: at(90),
    };
    assert_eq!(world.writer().share(&sharing).unwrap_err().kind, ErrorKind::ChangedOutside);
    assert!(!file.exists() && !world.path("shares").exists());
}

#[test]
fn a_share_that_could_not_be_written_is_not_in_the_log() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, &[("LEAD-0a", "fully")]);
    let folder = tempfile::tempdir().unwrap();
    share(&world, &saved, &folder.path().join("first.json"));
    let lines = || fs::read_dir(world.path("shares")).unwrap().count();
    assert_eq!(lines(), 1);
    // a name that no disk takes: what was logged for it goes again
    let file = folder.path().join("x".repeat(300));
    let purpose = SharePurpose { recipient: Some("nobody".to_owned()), ..SharePurpose::default() };
    let sharing = ShareRequest {
        contents: &ShareContents::new([&saved], ShareLevel::Summary),
        purpose: &purpose,
        file: &file,
        id: id_gen::generate(),
        now: at(91),
    };
    assert!(world.writer().share(&sharing).is_err());
    assert_eq!(lines(), 1);
}

#[test]
fn what_can_not_be_written_whole_is_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let (theirs, slug, good) = good_share(folder.path());
    let world = World::new();
    drop(world.writer());
    // the network is here, without the matrix in use, and something else stands where its snapshots
    // belong
    let place = world.path(&format!("networks/{slug}"));
    fs::create_dir_all(&place).unwrap();
    let network = theirs.open(&slug).network;
    let bare =
        crate::maturity::network::Network { matrices: vec!["riverside-example".into()], ..network };
    fs::write(place.join("network.json"), crate::store::format::network::write(&bare)).unwrap();
    fs::write(place.join("snapshots"), "in the way").unwrap();
    let before = fs::read(place.join("network.json")).unwrap();
    let landing = bring_in(&world, &look(&world, &good));
    let finding = landing.files[0].refused.as_ref().unwrap();
    assert!(finding.says.contains("something else has its name"), "{finding:?}");
    assert_eq!(
        fs::read(place.join("network.json")).unwrap(),
        before,
        "what was put in use is taken back"
    );
    assert_eq!(fs::read(place.join("snapshots")).unwrap(), b"in the way");
    fs::remove_file(place.join("snapshots")).unwrap();
    let landing = bring_in(&world, &look(&world, &good));
    assert!(
        landing.files[0].refused.is_none() && landing.files[0].snapshots.len() == 1,
        "{landing:?}"
    );
    assert_eq!(world.open(&slug).network.matrices.len(), 2, "its matrix is in use from then on");
}

/// The one snapshot in a share.
fn only_snapshot(file: &Path) -> Snapshot {
    share_file::read(&fs::read(file).unwrap()).unwrap().read_snapshot(0).unwrap()
}

#[test]
fn a_summary_does_not_tell_who_guesses_what_it_left_out() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, &[("LEAD-0a", "fully")]);
    assert_eq!(saved.snapshot.salt.as_ref().map(String::len), Some(32));
    let again = world.saved(&slug, &[("LEAD-0a", "fully")]);
    assert_ne!(saved.snapshot.salt, again.snapshot.salt);
    let folder = tempfile::tempdir().unwrap();
    for (name, salt) in [("salted", saved.snapshot.salt.clone()), ("old", None)] {
        let theirs = Snapshot {
            id: id_gen::generate(),
            present: vec!["clinical director".to_owned()],
            salt,
            ..saved.snapshot.clone()
        };
        let kept = world.writer().put_snapshot(&slug, &theirs, &saved.matrix).unwrap();
        let file = folder.path().join(name);
        share(&world, &kept, &file);
        let copy = only_snapshot(&file);
        assert!(copy.salt.is_none() && copy.present.is_empty(), "{name}");
        // whoever has the copy fills in guesses until the hash fits
        for roles in [&[][..], &["clinical director"], &["practice manager"]] {
            let guess = Snapshot {
                present: roles.iter().map(|role| (*role).to_owned()).collect(),
                left_out: Vec::new(),
                full_hash: None,
                ..copy.clone()
            };
            let hash = sha256_hex(&snapshot::write(&guess));
            assert_ne!(copy.full_hash.as_deref(), Some(hash.as_str()), "{name}: {roles:?}");
        }
        let look = look(&world, &file);
        assert_eq!(look.files[0].verdict().code(), "here", "{name}: it is known as a part of ours");
    }
}

#[test]
fn an_old_summary_with_a_plain_hash_is_still_known() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, &[("LEAD-0a", "fully")]);
    let old = Snapshot {
        id: id_gen::generate(),
        present: vec!["clinical director".to_owned()],
        salt: None,
        ..saved.snapshot.clone()
    };
    let kept = world.writer().put_snapshot(&slug, &old, &saved.matrix).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("old.json");
    share(&world, &kept, &file);
    let mut text: Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    text["snapshots"][0]["of"] = json!(sha256_hex(&snapshot::write(&kept.snapshot)));
    fs::write(&file, serde_json::to_vec(&text).unwrap()).unwrap();
    assert_eq!(look(&world, &file).files[0].verdict().code(), "here");
}
