//! Looking through a library: what the figures say, and that only what changed is read again.

use std::fs::File;
use std::sync::Arc;
use std::time::Duration;

use super::world::World;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::summary::{NetworkSummary, summarize_snapshot};
use crate::store::library::index::RefreshProgress;

const ONE: &[(&str, &str)] = &[("LEAD-0a", "partly"), ("LEAD-0b", "fully")];
const TWO: &[(&str, &str)] = &[("LEAD-0a", "fully"), ("DATA-0a", "mostly")];

/// The figures, and how many files had to be read for them.
fn looked(world: &World) -> (Vec<NetworkSummary>, usize) {
    let mut read = 0;
    let summaries = world.library().summaries(|looked: RefreshProgress| {
        read = looked.total;
        true
    });
    (summaries.unwrap(), read)
}

/// Lets time pass for every file, so that none is too fresh to be trusted.
fn an_hour_later(world: &World) {
    for name in world.files().into_keys() {
        let file = File::options().write(true).open(world.path(&name)).unwrap();
        let then = file.metadata().unwrap().modified().unwrap();
        file.set_modified(then - Duration::from_secs(3600)).unwrap();
    }
}

/// Two networks, with two snapshots and one.
fn two() -> (World, Slug, Slug) {
    let (world, hillside) = World::with_network("Hillside");
    let lakes = world.add("Lakes");
    world.saved(&hillside, ONE);
    world.saved(&hillside, TWO);
    world.saved(&lakes, ONE);
    (world, hillside, lakes)
}

#[test]
fn the_figures_are_those_of_the_snapshots_themselves() {
    let (world, hillside, _) = two();
    let (summaries, read) = looked(&world);
    assert_eq!((summaries.len(), read), (2, 3));
    let record = world.open(&hillside);
    let figures = |saved: &SavedSnapshot| {
        Arc::new(summarize_snapshot(
            &saved.snapshot,
            &saved.matrix.matrix,
            &summaries[0].snapshots[0].matrix,
        ))
    };
    let in_order: Vec<_> = record.snapshots_in_order().into_iter().map(figures).collect();
    assert_eq!(summaries[0].snapshots, in_order);
    assert_eq!(summaries[0].network, record.network);
}

#[test]
fn only_what_is_new_changed_or_gone_is_looked_at_again() {
    let (world, hillside, lakes) = two();
    an_hour_later(&world);
    let first = looked(&world).0;
    assert_eq!(looked(&world), (first.clone(), 0));

    let saved = world.saved(&lakes, TWO);
    let (more, read) = looked(&world);
    assert_eq!((more[1].snapshots.len(), read), (2, 1));
    an_hour_later(&world);
    looked(&world);

    let file = world.path(&saved.file);
    let text = std::fs::read_to_string(&file).unwrap();
    std::fs::write(
        &file,
        text.replace("\"taken_on\": \"2026-11-21\"", "\"taken_on\": \"2026-11-20\""),
    )
    .unwrap();
    let (changed, read) = looked(&world);
    assert_eq!(read, 1);
    assert_ne!(changed[1].snapshots, more[1].snapshots);

    std::fs::remove_file(&file).unwrap();
    std::fs::remove_dir_all(world.path("networks/hillside")).unwrap();
    let (fewer, read) = looked(&world);
    assert_eq!(
        (fewer.len(), fewer[0].slug.clone(), fewer[0].snapshots.len(), read),
        (1, lakes, 1, 0)
    );
    assert!(!fewer.iter().any(|network| network.slug == hillside));
}

#[test]
fn files_that_need_a_look_are_counted_for_their_network() {
    let (world, hillside, lakes) = two();
    let counts = |world: &World| {
        let library = world.library();
        library.summaries(|_| true).unwrap();
        library.problem_counts()
    };
    assert!(counts(&world).is_empty());
    let saved = world.open(&hillside).snapshots[0].clone();
    let text = std::fs::read_to_string(world.path(&saved.file)).unwrap();
    let altered = text.replacen("partly", "mostly", 1);
    std::fs::write(world.path(&format!("{}.copy.json", saved.file)), altered).unwrap();
    std::fs::write(world.path(&format!("networks/{hillside}/snapshots/bad.json")), "{").unwrap();
    let stray = world.path(&format!("networks/{lakes}/snapshots/stray.json"));
    std::fs::write(stray, text).unwrap();
    std::fs::create_dir(world.path("networks/moor")).unwrap();
    std::fs::write(world.path("networks/moor/network.json"), "{").unwrap();
    let expected = [(hillside, 2), (lakes, 1), ("moor".into(), 1)];
    assert_eq!(counts(&world), expected.clone().into());
    an_hour_later(&world);
    counts(&world);
    assert_eq!(counts(&world), expected.into(), "from the index too");
}

#[test]
fn what_was_written_a_moment_before_the_index_is_read_again() {
    let (world, ..) = two();
    looked(&world);
    assert_eq!(looked(&world).1, 3, "a change within the same moment would not be seen");
}

#[test]
fn a_damaged_index_costs_time_and_nothing_else() {
    let (world, ..) = two();
    an_hour_later(&world);
    let first = looked(&world).0;
    let id = world.library().library_file.unwrap().id.to_string();
    let index = world.state().join(id).join("index");
    let good = std::fs::read(&index).unwrap();
    for bad in [&b""[..], b"{}", b"[1,2", &good[..good.len() / 9], &[0xff; 64]] {
        std::fs::write(&index, bad).unwrap();
        assert_eq!(looked(&world), (first.clone(), 3));
    }
    std::fs::remove_file(&index).unwrap();
    assert_eq!(looked(&world), (first, 3));
}

/// One digit changed: still JSON, and still a day or a stage that could be true.
#[test]
fn a_damaged_line_of_the_index_is_read_again_and_the_others_are_used() {
    let (world, ..) = two();
    an_hour_later(&world);
    let first = looked(&world).0;
    let id = world.library().library_file.unwrap().id.to_string();
    let index = world.state().join(id).join("index");
    let good = std::fs::read(&index).unwrap();
    let lines: Vec<usize> = std::iter::once(0)
        .chain(good.iter().enumerate().filter(|(_, byte)| **byte == b'\n').map(|(at, _)| at + 1))
        .collect();
    let line_of = |at: usize| lines.partition_point(|start| *start <= at) - 1;
    // the first line, then two networks, the first with two snapshots and the second with one
    let reads = [3, 2, 1, 1, 1, 1];
    for (at, digit) in good.iter().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        let mut bad = good.clone();
        bad[at] = if *digit == b'7' { b'6' } else { b'7' };
        std::fs::write(&index, bad).unwrap();
        assert_eq!(looked(&world), (first.clone(), reads[line_of(at)]), "byte {at}");
    }
}

#[test]
fn copies_corrections_and_broken_files_are_not_counted() {
    let (world, hillside, _) = two();
    let record = world.open(&hillside);
    let saved = &record.snapshots[0];
    let text = std::fs::read_to_string(world.path(&saved.file)).unwrap();
    let beside = |name: &str| world.path(&format!("networks/hillside/snapshots/{name}"));
    std::fs::write(beside("copy.json"), &text).unwrap();
    std::fs::write(beside("mine.json"), text.replace("partly", "fully")).unwrap();
    std::fs::write(beside("broken.json"), "{").unwrap();
    let (summaries, read) = looked(&world);
    assert_eq!((summaries[0].snapshots.len(), read), (2, 6));
    assert_eq!(summaries[0].snapshots.len(), world.open(&hillside).current_snapshots().count());
}

#[test]
fn whoever_does_not_wait_is_not_kept_waiting() {
    let (world, ..) = two();
    an_hour_later(&world);
    let library = world.library();
    assert_eq!(library.summaries(|looked| looked.done < 2), None);
    let mut left = 0;
    let summaries = library.summaries(|looked| {
        left = looked.total;
        true
    });
    assert_eq!((summaries, left), (Some(looked(&world).0), 1), "it goes on where it was given up");
}

#[test]
fn reading_for_figures_makes_the_same_of_a_file_as_reading_all_of_it() {
    use crate::store::format::{snapshot, summary_reader};
    let (world, hillside, _) = two();
    let saved = &world.open(&hillside).snapshots[0];
    let text = std::fs::read_to_string(world.path(&saved.file)).unwrap();
    let reference = Arc::new(saved.matrix.reference.clone());
    let told = r#""kind": "one-view", "role": "a\u0007b""#;
    for text in [
        text.clone(),
        text.replace("\"kind\": \"agreed\"", told).replace("\"taken_on\"", "\"subject\": \"Falls\",\n  \"taken_on\""),
        text.replace("\"partly\"", "null"),
        text.replace("\"partly\"", "\"of a later version\""),
        text.replace(
            "\"answers\": {",
            "\"judgements\": {\"LEAD\": {\"stage\": \"step-1\", \"reason\": \"we say\"}},\n  \"answers\": {",
        ),
        format!("\u{feff}{text}"),
        text.replace("\"LEAD-0a\"", "\"LEAD-9\""),
    ] {
        let whole = snapshot::read(text.as_bytes()).map(|whole| summarize_snapshot(&whole, &saved.matrix.matrix, &reference)).ok();
        let lean = summary_reader::read(text.as_bytes()).map(|lean| summarize_snapshot(&lean, &saved.matrix.matrix, &reference));
        assert_eq!(lean, whole, "{text}");
        assert!(whole.is_some(), "{text}");
    }
    assert_eq!(summary_reader::read(text.replace("snapshot/1", "draft/1").as_bytes()), None);
}

#[test]
fn snapshots_that_can_t_be_seen_just_now_are_as_they_were_and_said() {
    let (world, hillside, _) = two();
    an_hour_later(&world);
    let known = looked(&world).0;
    let folder = world.path(&format!("networks/{hillside}/snapshots"));
    std::fs::rename(&folder, world.state().join("away")).unwrap();
    // what is no folder can't be looked into, whoever asks
    std::fs::write(&folder, "").unwrap();
    let library = world.library();
    assert_eq!(library.summaries(|_| true).unwrap()[0].snapshots, known[0].snapshots);
    assert_eq!(library.unread_count(), 1);
    assert_eq!(library.problem_counts().get(&hillside), Some(&1));
}

/// The file is as long and as old as it was, so that only ranking the copies finds it out.
#[test]
fn a_copy_that_can_t_be_read_when_copies_are_ranked_is_counted() {
    let (world, hillside, _) = two();
    let saved = world.open(&hillside).snapshots[0].clone();
    let copy = world.path(&format!("{}.copy.json", saved.file));
    let text = std::fs::read_to_string(world.path(&saved.file)).unwrap();
    std::fs::write(&copy, text.replacen("partly", "mostly", 1)).unwrap();
    an_hour_later(&world);
    looked(&world);
    let before = std::fs::metadata(&copy).unwrap();
    std::fs::write(&copy, " ".repeat(before.len().try_into().unwrap())).unwrap();
    let file = File::options().write(true).open(&copy).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    // the network says which copy counts, so they are ranked again when its file changes
    let network = world.path(&format!("networks/{hillside}/network.json"));
    let text = std::fs::read_to_string(&network).unwrap();
    std::fs::write(&network, format!("{text}\n")).unwrap();
    let library = world.library();
    library.summaries(|_| true).unwrap();
    assert_eq!(library.unread_count(), 1);
}
