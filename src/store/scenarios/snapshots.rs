//! Saving: a dated copy that never changes, made once and only once.

use jiff::civil::date;

use super::world::{TODAY, World, at, companion, give, told};
use crate::maturity::assessment::{Evidence, TypedDays, Voice};
use crate::maturity::ids::ItemId;
use crate::maturity::network_state::SnapshotDetails;
use crate::store::error::ErrorKind;

const ONE: &[(&str, &str)] = &[("LEAD-1a", "partly"), ("LEAD-1b", "fully")];

#[test]
fn a_saved_draft_becomes_a_snapshot_and_is_gone() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let saved = world.save(&slug, &draft).unwrap();
    assert_eq!((saved.snapshot.id, saved.changed_after_save), (draft.id, false));
    let record = world.open(&slug);
    assert_eq!(record.snapshots, std::slice::from_ref(&saved));
    assert!(record.drafts.is_empty() && record.diagnostics.is_empty(), "{:?}", record.diagnostics);
    assert!(
        saved.file.starts_with("networks/hillside/snapshots/2026-11-21_pcn-companion_"),
        "{}",
        saved.file
    );
    assert_eq!(world.path("networks/hillside/drafts").read_dir().unwrap().count(), 0);
    assert!(world.codes().is_empty(), "{:?}", world.library().diagnose());
}

#[test]
fn a_day_that_could_not_be_read_is_in_no_snapshot_and_its_words_are_not_lost() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.draft(&slug, ONE);
    let item = ItemId::from("LEAD-1a");
    let typed = TypedDays { dated: Some("next tuesday".into()), ..TypedDays::default() };
    let pieces = vec![
        Evidence { typed: typed.clone(), ..Evidence::new("Rota") },
        Evidence { typed, ..Evidence::new("") },
    ];
    draft.assessment.set_evidence(&item, pieces);
    let saved = world.save(&slug, &draft).unwrap();
    assert_eq!(saved.snapshot.assessment.answers[&item].beside.evidence, [Evidence::new("Rota")]);
    let holds = |part: &str| {
        let mut all = world.files().into_iter().filter(|(name, _)| name.contains(part));
        all.any(|(_, bytes)| String::from_utf8_lossy(&bytes).contains("next tuesday"))
    };
    assert!(!holds("snapshots/") && holds("trash"), "{:?}", world.files().keys());
}

#[test]
fn saving_again_is_impossible_by_any_way() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let network = world.open(&slug).network;
    let mut writer = world.writer();
    let mut save = |draft| {
        writer.save_snapshot(
            &slug,
            &network,
            draft,
            &companion(),
            &SnapshotDetails::default(),
            TODAY,
            at(1),
        )
    };
    save(&draft).unwrap();
    assert_eq!(save(&draft).unwrap_err().kind, ErrorKind::NotPossible);
    drop(writer);
    let before = world.files();
    assert_eq!(world.save(&slug, &draft).unwrap_err().kind, ErrorKind::NotPossible);
    let files = world.files();
    assert_eq!(before, files);
    let mut writer = world.writer();
    assert_eq!(
        writer
            .put_snapshot(&slug, &world.open(&slug).snapshots[0].snapshot, &companion())
            .unwrap_err()
            .kind,
        ErrorKind::NotPossible
    );
}

#[test]
fn being_cut_off_after_the_snapshot_leaves_a_finished_draft_that_the_next_writer_clears() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    let file = world.draft_file(&slug, &draft);
    let published = std::fs::read(&file).unwrap();
    // more was said after publishing, and kept
    give(&mut draft.assessment, &[("CARE-1a", "mostly")]);
    world.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    let journal = world.journal();
    let kept: Vec<_> = journal
        .read_dir()
        .unwrap()
        .flatten()
        .map(|entry| (entry.path(), std::fs::read(entry.path()).unwrap()))
        .collect();
    world.save(&slug, &draft).unwrap();
    std::fs::write(&file, &published).unwrap();
    for (path, bytes) in &kept {
        std::fs::write(path, bytes).unwrap();
    }
    assert!(world.open(&slug).drafts.is_empty(), "a finished draft is never offered");
    assert!(world.codes().is_empty(), "{:?}", world.library().diagnose());
    assert_eq!(world.save(&slug, &draft).unwrap_err().kind, ErrorKind::NotPossible);
    assert!(!file.exists(), "the writer that tried to save again cleared it");
    assert_eq!(journal.read_dir().unwrap().count(), 0);
    assert!(!world.path("trash").exists(), "all it said is in the snapshot");
    assert_eq!(world.open(&slug).snapshots.len(), 1);
}

#[test]
fn a_finished_draft_that_says_something_else_is_not_lost() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let file = world.draft_file(&slug, &draft);
    let text = std::fs::read_to_string(&file).unwrap().replace("partly", "mostly");
    world.save(&slug, &draft).unwrap();
    std::fs::write(&file, &text).unwrap();
    let mut other = world.draft(&slug, &[("DATA-1a", "fully")]);
    world.writer().publish_draft(&slug, &mut other, at(3)).unwrap();
    assert!(!file.exists());
    let kept = world.path(&format!("trash/version-{0}/{0}.json", draft.id));
    assert_eq!(std::fs::read_to_string(kept).unwrap(), text);
}

#[test]
fn what_was_named_on_saving_stands_in_the_snapshot() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.draft(&slug, ONE);
    let mut network = world.open(&slug).network;
    network.purpose = Some("Keep practices open".into());
    let naming = SnapshotDetails {
        taken_on: Some(date(2026, 10, 1)),
        label: Some("Autumn".into()),
        voice: Some(Voice::one_view("practice manager")),
        present: Some(vec!["GP".into()]),
        ..SnapshotDetails::default()
    };
    let mut writer = world.writer();
    let saved = writer
        .save_snapshot(&slug, &network, &draft, &companion(), &naming, TODAY, at(0))
        .unwrap()
        .snapshot;
    assert_eq!((saved.taken_on, saved.label.as_deref()), (date(2026, 10, 1), Some("Autumn")));
    assert_eq!(
        (saved.present, saved.network.purpose.as_deref()),
        (vec!["GP".to_owned()], Some("Keep practices open"))
    );
    assert!(!saved.assessment.voice.is_agreed());
}

#[test]
fn an_empty_draft_is_not_saved() {
    let (world, slug) = World::with_network("Hillside");
    let before = world.files();
    assert_eq!(
        world.save(&slug, &world.draft(&slug, &[])).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    assert_eq!(world.files(), before);
}

#[test]
fn a_corrected_copy_takes_all_over_and_replaces_the_first() {
    let (world, slug) = World::with_network("Hillside");
    let naming = SnapshotDetails {
        label: Some("Autumn".into()),
        present: Some(vec!["GP".into()]),
        ..SnapshotDetails::default()
    };
    let network = world.open(&slug).network;
    let draft = world.draft(&slug, ONE);
    let first = world
        .writer()
        .save_snapshot(&slug, &network, &draft, &companion(), &naming, date(2026, 9, 1), at(0))
        .unwrap();
    let bytes = std::fs::read(world.path(&first.file)).unwrap();
    let mut copy = world.writer().amend(&slug, &first, at(1)).unwrap();
    assert_eq!(told(&copy.assessment), told(&first.snapshot.assessment));
    // with such a draft open nothing changes
    let before = world.files();
    assert_eq!(
        world.writer().amend(&slug, &first, at(2)).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    assert_eq!(world.files(), before);
    give(&mut copy.assessment, &[("LEAD-1a", "mostly")]);
    let second = world.save(&slug, &copy).unwrap().snapshot;
    assert_eq!((second.taken_on, second.label.as_deref()), (date(2026, 9, 1), Some("Autumn")));
    assert_eq!((second.present.len(), second.supersedes), (1, Some(first.snapshot.id)));
    let record = world.open(&slug);
    assert_eq!((record.snapshots.len(), record.current_snapshots().count()), (2, 1));
    assert_eq!(
        std::fs::read(world.path(&first.file)).unwrap(),
        bytes,
        "the first one is as it was"
    );
}

#[test]
fn snapshots_are_found_by_every_name_they_go_by() {
    let (world, slug) = World::with_network("Hillside PCN");
    let saved = world.saved(&slug, ONE);
    let library = world.library();
    let id = saved.snapshot.id.to_string();
    let file = world.path(&saved.file);
    let end = &id[id.len() - 8..];
    for name in [
        id.as_str(),
        &id[..13],
        end,
        "hillside-pcn@last",
        "hill@last",
        "hillside-pcn@2026-11-21",
        file.to_str().unwrap(),
    ] {
        let found = library
            .lookup(world.device)
            .find_snapshot(name.as_ref(), None)
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((&found.network.slug, &found.snapshot), (&slug, &saved), "{name}");
    }
    for name in [
        "", "0", "zzzzzz", "hillside-pcn@2020-01-01", "hillside-pcn@soon", "nowhere@last",
        "no/such.json", "../../etc/passwd",
    ] {
        let lookup = library.lookup(world.device);
        assert!(lookup.find_snapshot(name.as_ref(), None).is_err(), "{name}");
    }
}

#[test]
fn networks_are_found_by_slug_code_and_beginning_and_never_guessed() {
    let world = World::new();
    let mut writer = world.writer();
    let mut add = |name: &str, code: Option<&str>| {
        let mut network =
            crate::maturity::network::Network::with_name(crate::store::id_gen::generate(), name);
        network.ods_code = code.map(str::to_owned);
        writer.add_network(network).unwrap()
    };
    let hill = add("Hillside", Some("U11111"));
    let hilltop = add("Hilltop", Some("U22222"));
    add("Twin one", Some("U33333"));
    add("Twin two", Some("U33333"));
    let again = add("Hillside", None);
    assert_eq!(again.as_str(), "hillside-2");
    let library = world.library();
    for (name, slug) in [
        ("hillside", &hill),
        ("HillSide", &hill),
        ("u11111", &hill),
        ("U2", &hilltop),
        ("hillt", &hilltop),
        ("hillside-", &again),
    ] {
        assert_eq!(library.find_network(name).as_ref(), Ok(slug), "{name}");
    }
    for (name, kind) in [
        ("hill", ErrorKind::NotPossible),
        ("U33333", ErrorKind::NotPossible),
        ("U3", ErrorKind::NotPossible),
        ("", ErrorKind::Missing),
        ("x", ErrorKind::Missing),
        ("../hillside", ErrorKind::Missing),
    ] {
        assert_eq!(library.find_network(name).unwrap_err().kind, kind, "{name}");
    }
    assert_eq!(library.networks_with_code("u33333", &"twin-one".into()), ["twin-two".into()]);
    assert!(library.networks().1.iter().any(|finding| finding.code == "shared-code"));
}
