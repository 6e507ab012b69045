//! Broken, foreign, newer and misplaced files: each is said, left alone, and stands in nobody's
//! way.

use super::world::{World, at, companion, give, write_long_ago};
use crate::maturity::diagnostic::Severity;
use crate::store::error::ErrorKind;

const ONE: &[(&str, &str)] = &[("LEAD-1a", "partly")];

/// What becomes of a file.
type Breaking = fn(&[u8]) -> Vec<u8>;

#[test]
fn no_broken_file_stops_a_library_from_opening_or_hides_the_rest() {
    let breaks: [(&str, Breaking); 6] = [
        ("cut in half", |bytes| bytes[..bytes.len() / 2].to_vec()),
        ("empty", |_| Vec::new()),
        ("zeros", |bytes| vec![0; bytes.len()]),
        ("newer", |bytes| String::from_utf8_lossy(bytes).replacen("/1\"", "/2\"", 1).into_bytes()),
        ("not text", |_| vec![0xff, 0xfe, 0x00, 0xd8]),
        ("null", |_| b"null\n".to_vec()),
    ];
    for (how, breaking) in breaks {
        let (world, slug) = World::with_network("Hillside");
        let lakes =
            crate::maturity::network::Network::with_name(crate::store::id_gen::generate(), "Lakes");
        let lakes = world.writer().add_network(lakes).unwrap();
        world.saved(&slug, ONE);
        world.saved(&lakes, ONE);
        world.published(&lakes, ONE);
        for (name, bytes) in world.files() {
            std::fs::write(world.path(&name), breaking(&bytes)).unwrap();
            let before = world.files();
            let library = world.library();
            let (networks, _) = library.networks();
            let records: Vec<_> = library
                .slugs()
                .unwrap()
                .iter()
                .filter_map(|slug| library.open_network(slug, world.device).ok())
                .collect();
            let whole = networks.len()
                + records
                    .iter()
                    .map(|record| record.snapshots.len() + record.drafts.len())
                    .sum::<usize>();
            let expected = if name == "library.json" || name.starts_with("matrices/") {
                5
            } else if name == "networks/lakes/network.json" {
                2
            } else if name == "networks/hillside/network.json" {
                3
            } else {
                4
            };
            assert!(whole >= expected, "{name} {how}: {whole}");
            let errors = library
                .diagnose()
                .into_iter()
                .filter(|finding| finding.file == name && finding.severity == Severity::Error)
                .count();
            assert!(errors > 0, "{name} {how} is not reported");
            assert_eq!(world.files(), before, "looking changed something");
            std::fs::write(world.path(&name), bytes).unwrap();
        }
    }
}

#[test]
fn a_flipped_letter_in_a_snapshot_is_noticed_and_the_snapshot_still_shown() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let file = world.path(&saved.file);
    let text = std::fs::read_to_string(&file).unwrap().replace("Hillside", "Hallside");
    std::fs::write(&file, &text).unwrap();
    let record = world.open(&slug);
    assert!(record.snapshots[0].changed_after_save);
    assert_eq!(world.codes(), ["changed-after-saving"]);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn copies_of_a_snapshot_are_counted_or_shown_beside_it() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let file = world.path(&saved.file);
    let text = std::fs::read_to_string(&file).unwrap();
    let stem = saved.file.strip_suffix(".json").unwrap();
    for ending in [" (1)", "-LAPTOP7", ".sync-conflict-20261121-203000-ABCDEFG"] {
        std::fs::write(world.path(&format!("{stem}{ending}.json")), &text).unwrap();
    }
    assert_eq!(world.open(&slug).snapshots, std::slice::from_ref(&saved));
    assert_eq!(world.codes(), ["same-again"]);
    std::fs::write(
        world.path("networks/hillside/snapshots/mine.json"),
        text.replace("partly", "fully"),
    )
    .unwrap();
    let record = world.open(&slug);
    let [first, second] = record.snapshots.as_slice() else { panic!("both are shown") };
    assert_eq!((first, second.changed_after_save), (&saved, true));
    assert_eq!(record.snapshot(saved.snapshot.id), Some(&saved), "the intact one is the one found");
    assert_eq!(record.current_snapshots().collect::<Vec<_>>(), [&saved], "progress counts it once");
    assert!(world.codes().contains(&"copy-differs"), "{:?}", world.codes());
    let library = world.library();
    let id = saved.snapshot.id.to_string();
    let found = library.lookup(world.device).find_snapshot(id.as_ref(), None).unwrap();
    assert_eq!(found.snapshot, saved);
}

#[test]
fn a_renamed_snapshot_is_read_like_any_other() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let hash = saved.file.rsplit('_').next().unwrap();
    std::fs::rename(
        world.path(&saved.file),
        world.path(&format!("networks/hillside/snapshots/autumn {hash}")),
    )
    .unwrap();
    let record = world.open(&slug);
    assert_eq!((record.snapshots.len(), record.snapshots[0].changed_after_save), (1, false));
    assert_eq!(world.codes(), ["misnamed"]);
}

#[test]
fn files_in_the_wrong_place_are_known_by_what_they_are() {
    let (world, slug) = World::with_network("Hillside");
    let saved = std::fs::read(world.path(&world.saved(&slug, ONE).file)).unwrap();
    let network = std::fs::read(world.path("networks/hillside/network.json")).unwrap();
    let other = String::from_utf8(network.clone()).unwrap().replace("Hillside", "Vale");
    std::fs::create_dir_all(world.path("old stuff")).unwrap();
    for (name, bytes, code) in [
        ("snapshot.json", &saved[..], "misplaced"),
        ("networks/hillside/drafts/x.json", &saved, "wrong-format"),
        ("networks/hillside/network (1).json", &network, "same-again"),
        (
            "networks/hillside/network.sync-conflict-20261121-203000-ABCDEFG.json",
            other.as_bytes(),
            "copy-differs",
        ),
        ("old stuff/shopping.json", b"{\"milk\": 1}", "foreign"),
        ("old stuff/broken.json", b"{\"milk\": ", "foreign"),
        ("shares.json", b"{\"milk\": 1}", "no-format"),
        ("networks/hillside/plan.json", b"[", "*"),
    ] {
        std::fs::create_dir_all(world.path("networks/hillside/drafts")).unwrap();
        std::fs::write(world.path(name), bytes).unwrap();
        let found = world.library().diagnose();
        let found = found
            .iter()
            .find(|finding| finding.file == name)
            .unwrap_or_else(|| panic!("{name} is not reported"));
        assert!(code == "*" || found.code == code, "{name}: {}", found.code);
        std::fs::remove_file(world.path(name)).unwrap();
    }
    assert!(world.codes().is_empty());
}

#[test]
fn what_belongs_to_another_network_is_said_and_not_shown() {
    let (world, slug) = World::with_network("Hillside");
    let lakes =
        crate::maturity::network::Network::with_name(crate::store::id_gen::generate(), "Lakes");
    let lakes = world.writer().add_network(lakes).unwrap();
    let saved = world.saved(&slug, ONE);
    let draft = world.published(&slug, ONE);
    for (from, to) in [
        (saved.file.clone(), saved.file.replace("hillside", "lakes")),
        (
            format!("networks/hillside/drafts/{}.json", draft.id),
            format!("networks/lakes/drafts/{}.json", draft.id),
        ),
    ] {
        std::fs::create_dir_all(world.path(&to).parent().unwrap()).unwrap();
        std::fs::rename(world.path(&from), world.path(&to)).unwrap();
    }
    let record = world.open(&lakes);
    assert!(record.snapshots.is_empty() && record.drafts.is_empty());
    assert!(
        record.diagnostics.iter().all(|finding| finding.code == "of-another-network"),
        "{:?}",
        record.diagnostics
    );
    assert_eq!(record.diagnostics.len(), 2);
}

#[test]
fn a_newer_library_opens_for_reading_and_is_never_written() {
    let (world, slug) = World::with_network("Hillside");
    world.saved(&slug, ONE);
    let mut draft = world.published(&slug, ONE);
    give(&mut draft.assessment, &[("DATA-1a", "fully")]);
    world.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    let mark = std::fs::read_to_string(world.path("library.json"))
        .unwrap()
        .replace("library/1", "library/2");
    std::fs::write(world.path("library.json"), mark).unwrap();
    let before = world.files();
    let library = world.library();
    assert!(library.is_read_only());
    let record = library.open_network(&slug, world.device).unwrap();
    assert_eq!(
        (record.snapshots.len(), &record.drafts[0].draft),
        (1, &draft),
        "even what was only kept is there"
    );
    let taken = crate::store::ops::Writer::acquire(
        &library,
        world.device,
        std::time::Duration::ZERO,
        super::world::TODAY,
    );
    assert_eq!(taken.unwrap_err().kind, ErrorKind::NewerFormat);
    assert_eq!(world.files(), before);
}

#[test]
fn a_newer_draft_or_network_is_never_written() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    let network = world.open(&slug).network;
    for name in [
        format!("networks/hillside/drafts/{}.json", draft.id),
        "networks/hillside/network.json".to_owned(),
    ] {
        let text = std::fs::read_to_string(world.path(&name)).unwrap().replacen("/1\"", "/2\"", 1);
        std::fs::write(world.path(&name), text).unwrap();
    }
    let before = world.files();
    let mut writer = world.writer();
    give(&mut draft.assessment, &[("DATA-1a", "fully")]);
    assert_eq!(
        writer.publish_draft(&slug, &mut draft, at(2)).unwrap_err().kind,
        ErrorKind::ChangedOutside
    );
    assert_eq!(writer.put_network(&slug, &network).unwrap_err().kind, ErrorKind::NewerFormat);
    assert_eq!(world.files(), before);
}

#[test]
fn what_an_interrupted_save_leaves_is_no_problem_and_is_cleared_by_the_next_writer() {
    let (world, slug) = World::with_network("Hillside");
    world.saved(&slug, ONE);
    let leftovers = [
        "~pw-0123456789abcdef.tmp",
        "networks/hillside/~pw-0123456789abcdef.tmp",
        "networks/hillside/snapshots/~pw-0123456789abcdef.tmp",
        "matrices/~pw-0123456789abcdef.tmp",
    ];
    for name in leftovers {
        write_long_ago(&world.path(name));
    }
    let in_flight = world.path("networks/hillside/~pw-89abcdef-7-0123456789ab.tmp");
    std::fs::write(&in_flight, "of another computer").unwrap();
    std::fs::create_dir_all(world.path("networks/vale")).unwrap();
    std::fs::create_dir_all(world.path("trash/snapshot-x")).unwrap();
    assert!(world.codes().is_empty(), "{:?}", world.library().diagnose());
    assert_eq!(world.library().networks().0.len(), 1);
    // the writer before was cut off: it left its name
    std::fs::write(world.journal().parent().unwrap().join("holder"), "1\n").unwrap();
    drop(world.writer());
    for name in leftovers {
        assert!(!world.path(name).exists(), "{name}");
    }
    assert!(in_flight.exists());
    let vale =
        crate::maturity::network::Network::with_name(crate::store::id_gen::generate(), "Vale");
    assert_eq!(
        world.writer().add_network(vale).unwrap().as_str(),
        "vale",
        "an empty folder is moved into"
    );
}

#[test]
#[cfg(unix)]
fn links_are_neither_followed_nor_written_through() {
    use std::os::unix::fs::symlink;
    let (world, slug) = World::with_network("Hillside");
    let outside = tempfile::tempdir().unwrap();
    let saved = world.saved(&slug, ONE);
    for name in ["networks/hillside/drafts", "networks/vale"] {
        let _ = std::fs::remove_dir(world.path(name));
        symlink(outside.path(), world.path(name)).unwrap();
    }
    symlink("/etc/passwd", world.path("networks/hillside/snapshots/x.json")).unwrap();
    let mut draft = world.draft(&slug, ONE);
    assert_eq!(
        world.writer().publish_draft(&slug, &mut draft, at(0)).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    assert_eq!(world.open(&slug).snapshots, [saved]);
    let vale =
        crate::maturity::network::Network::with_name(crate::store::id_gen::generate(), "Vale");
    assert_eq!(world.writer().add_network(vale).unwrap().as_str(), "vale-2");
    assert_eq!(outside.path().read_dir().unwrap().count(), 0);
    let found = world.library().diagnose();
    for name in ["networks/hillside/drafts", "networks/vale", "networks/hillside/snapshots/x.json"]
    {
        assert!(found.iter().any(|finding| finding.file == name), "{name} is not reported");
    }
}

#[test]
#[cfg(unix)]
fn files_open_to_others_are_a_warning() {
    use std::os::unix::fs::PermissionsExt;
    let (world, _) = World::with_network("Hillside");
    assert!(world.library().diagnose().is_empty());
    let file = world.path("networks/hillside/network.json");
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o644)).unwrap();
    let found = world.library().diagnose();
    assert_eq!(
        (found.len(), found[0].code, found[0].severity),
        (1, "others-may-read", Severity::Warning)
    );
}
