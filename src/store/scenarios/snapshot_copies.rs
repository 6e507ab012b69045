//! Several files with one snapshot's id: all that say something of their own are shown, and one of
//! them counts.

use std::fs::File;
use std::path::PathBuf;
use std::time::Duration;

use super::world::{World, give};
use crate::maturity::assessment::{Answer, Snapshot};
use crate::maturity::ids::{ItemId, Slug};
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::share::ShareLevel;
use crate::maturity::trend::build_trend;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::format::snapshot;
use crate::store::library::snapshots::canonical_file_name;
use crate::store::sha256::sha256_hex;

const ONE: &[(&str, &str)] = &[("LEAD-0a", "fully"), ("LEAD-0b", "partly")];

/// Puts a snapshot into the folder under its own name, as bringing it in does; it came so many
/// hours after what is there.
fn brought(world: &World, slug: &Slug, snapshot: &Snapshot, hours: i64) -> PathBuf {
    let bytes = snapshot::write(snapshot);
    let file = world.path(&format!(
        "networks/{slug}/snapshots/{}",
        canonical_file_name(snapshot, &sha256_hex(&bytes))
    ));
    std::fs::write(&file, bytes).unwrap();
    let opened = File::options().write(true).open(&file).unwrap();
    let now = opened.metadata().unwrap().modified().unwrap();
    let apart = Duration::from_secs(3600 * hours.unsigned_abs());
    opened.set_modified(if hours < 0 { now - apart } else { now + apart }).unwrap();
    file
}

/// The same snapshot, saying something else.
fn otherwise(saved: &SavedSnapshot) -> Snapshot {
    let mut other = saved.snapshot.clone();
    give(&mut other.assessment, &[("LEAD-0b", "fully")]);
    other
}

/// A shared one: what the summary leaves out is gone from it, and it says what it was made from.
fn shared(saved: &SavedSnapshot) -> Snapshot {
    let mut part = saved.snapshot.clone();
    for given in part.assessment.answers.values_mut() {
        given.beside.note = None;
    }
    part.left_out = ShareLevel::Summary.left_out([]);
    part.full_hash = Some(sha256_hex(&snapshot::write(&saved.snapshot)));
    part
}

fn with_note(world: &World, slug: &Slug) -> SavedSnapshot {
    let mut draft = world.draft(slug, ONE);
    draft.assessment.answers.get_mut(&ItemId::from("LEAD-0a")).unwrap().beside.note =
        Some("ours alone".to_owned());
    world.save(slug, &draft).unwrap()
}

/// How each file stands, ours first; and how many the list of networks counts.
fn standing(world: &World, slug: &Slug) -> (Vec<CopyStatus>, usize, NetworkState) {
    let record = world.open(slug);
    let counted = world.library().summaries(|_| true).unwrap()[0].snapshots.len();
    (record.snapshots.iter().map(|saved| saved.copy_status).collect(), counted, record)
}

#[test]
fn of_copies_that_differ_none_counts_until_one_is_chosen_whatever_their_times() {
    for hours in [1, -1] {
        let (world, slug) = World::with_network("Hillside");
        let saved = world.saved(&slug, ONE);
        let other = brought(&world, &slug, &otherwise(&saved), hours);
        let (among, counted, record) = standing(&world, &slug);
        assert_eq!((among, counted), (vec![CopyStatus::Differs; 2], 0));
        assert_eq!((record.current_snapshots().count(), record.listed_snapshots().len()), (0, 2));
        std::fs::remove_file(other).unwrap();
        assert_eq!(standing(&world, &slug).0, [CopyStatus::Primary], "what is left counts");
        let subject = WalkSubject::from(&standing(&world, &slug).2.snapshots[0]);
        let trend = build_trend(&standing(&world, &slug).2, &subject).unwrap();
        assert_eq!(trend.snapshots, [saved.snapshot.id]);
    }
}

#[test]
fn of_a_full_and_a_shared_one_the_full_one_is_shown_whichever_was_here_first() {
    for hours in [1, -1] {
        let (world, slug) = World::with_network("Hillside");
        let saved = with_note(&world, &slug);
        brought(&world, &slug, &shared(&saved), hours);
        let (among, counted, record) = standing(&world, &slug);
        assert_eq!((among, counted), (vec![CopyStatus::Primary], 1));
        assert_eq!(record.snapshots, [saved]);
        assert_eq!(world.codes(), ["same-again"]);
    }
}

#[test]
fn a_shared_one_that_only_says_it_is_part_of_ours_is_shown_as_different() {
    let (world, slug) = World::with_network("Hillside");
    let saved = with_note(&world, &slug);
    let mut part = shared(&saved);
    give(&mut part.assessment, &[("LEAD-0b", "fully")]);
    brought(&world, &slug, &part, -1);
    let (among, counted, record) = standing(&world, &slug);
    assert_eq!((among, counted), (vec![CopyStatus::Primary, CopyStatus::Differs], 1));
    assert_eq!(record.snapshots[0], saved, "ours counts, for the other says it was made from it");
    let answer = record.snapshots[1].snapshot.assessment.answer(&ItemId::from("LEAD-0b"));
    assert_eq!(answer, Some(&Answer::Fully));
}

#[test]
fn a_copy_that_says_it_replaces_another_day_does_not_unless_it_counts() {
    let (world, slug) = World::with_network("Hillside");
    let first = world.saved(&slug, ONE);
    let second = world.saved(&slug, ONE);
    let mut other = otherwise(&second);
    other.supersedes = Some(first.snapshot.id);
    brought(&world, &slug, &other, 1);
    let (_, counted, record) = standing(&world, &slug);
    assert_eq!((counted, record.current_snapshots().count()), (1, 1));
}

/// One letter of the file is another one now, and its name is as it was.
fn alter(world: &World, saved: &SavedSnapshot) {
    let file = world.path(&saved.file);
    let text = std::fs::read_to_string(&file).unwrap().replace("\"partly\"", "\"mostly\"");
    std::fs::write(file, text).unwrap();
}

fn choose(world: &World, slug: &Slug, file: &str) {
    let saved = world.open(slug).snapshots.into_iter().find(|saved| saved.file == file).unwrap();
    world.writer().choose_copy(slug, saved.snapshot.id, &saved.hash).unwrap();
}

#[test]
fn an_altered_snapshot_does_not_count_until_it_is_chosen_also_when_alone() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    assert_eq!(standing(&world, &slug).1, 1);
    alter(&world, &saved);
    let (among, counted, record) = standing(&world, &slug);
    assert_eq!((among, counted), (vec![CopyStatus::Altered], 0));
    assert_eq!((record.current_snapshots().count(), record.listed_snapshots().len()), (0, 1));
    assert!(record.has_choice_of_copies(saved.snapshot.id));
    choose(&world, &slug, &saved.file);
    let (among, counted, record) = standing(&world, &slug);
    assert_eq!((among, counted), (vec![CopyStatus::Primary], 1));
    assert!(record.snapshots[0].changed_after_save, "it stays marked");
    assert_eq!(world.codes(), ["changed-after-saving"]);
}

#[test]
fn the_choice_is_kept_whatever_the_files_are_called_and_is_taken_back_by_the_other_one() {
    let (world, slug) = World::with_network("Hillside");
    let saved = world.saved(&slug, ONE);
    let other = brought(&world, &slug, &otherwise(&saved), 1);
    let counting = || -> Vec<Option<Answer>> {
        let record = world.open(&slug);
        let counting: Vec<_> = record.current_snapshots().collect();
        assert_eq!(standing(&world, &slug).1, counting.len(), "the index counts as many");
        let answer = |one: &&SavedSnapshot| {
            one.snapshot.assessment.answer(&ItemId::from("LEAD-0b")).cloned()
        };
        counting.iter().map(answer).collect()
    };
    let file = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap();
        format!("networks/{slug}/snapshots/{name}")
    };
    assert_eq!(counting(), []);
    choose(&world, &slug, &file(&other));
    assert_eq!(counting(), [Some(Answer::Fully)]);
    let renamed = other.with_file_name("FINAL v2.json");
    std::fs::rename(&other, &renamed).unwrap();
    assert_eq!(counting(), [Some(Answer::Fully)]);
    choose(&world, &slug, &saved.file);
    assert_eq!(counting(), [Some(Answer::Partly)]);
    let mut record = world.open(&slug);
    let network = record.choose_copy(&file(&renamed)).unwrap();
    assert_eq!(record.current_snapshots().count(), 1, "on screen the same is seen at once");
    assert_ne!(network.chosen, record.network.chosen, "and is still to be written");
}
