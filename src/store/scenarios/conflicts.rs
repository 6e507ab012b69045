//! Two versions of one thing: both are kept, and a person chooses.

use super::world::{World, at, companion, give, told};
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::store::error::ErrorKind;
use crate::store::ops::resolve_conflict::ConflictChoice;

/// A draft of which both the published file and the recovery copy moved on.
fn split() -> (World, Slug, Draft) {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, &[("LEAD-1a", "partly")]);
    let file = world.draft_file(&slug, &draft);
    let theirs = std::fs::read_to_string(&file).unwrap().replace("partly", "fully");
    give(&mut draft.assessment, &[("LEAD-1a", "mostly")]);
    world.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    std::fs::write(file, theirs).unwrap();
    (world, slug, draft)
}

#[test]
fn what_was_only_added_to_from_outside_is_taken_without_a_question() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, &[("LEAD-1a", "partly")]);
    let file = world.draft_file(&slug, &draft);
    let before = std::fs::read_to_string(&file).unwrap();
    std::fs::write(&file, before.replacen('{', "{ \"later\": {\"kept\": 1},", 1)).unwrap();
    let record = world.open(&slug);
    assert!(record.conflicts.is_empty());
    assert_eq!(record.drafts[0].draft.unknown_fields["later"]["kept"], 1);
    let mut draft = record.drafts[0].draft.clone();
    give(&mut draft.assessment, &[("LEAD-1b", "fully")]);
    world.writer().publish_draft(&slug, &mut draft, at(2)).unwrap();
    std::fs::write(&file, before).unwrap();
    assert_eq!(
        world.open(&slug).conflicts.len(),
        1,
        "an older version that came back lacks what was said since"
    );
}

#[test]
fn an_answer_that_was_taken_back_does_not_come_back_unasked() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, &[("LEAD-1a", "partly"), ("LEAD-1b", "fully")]);
    let file = world.draft_file(&slug, &draft);
    let older = std::fs::read(&file).unwrap();
    draft.assessment.clear_answer(&"LEAD-1b".into());
    world.writer().publish_draft(&slug, &mut draft, at(2)).unwrap();
    std::fs::write(&file, older).unwrap();
    assert_eq!(world.open(&slug).conflicts.len(), 1);
}

#[test]
fn when_both_moved_on_both_are_shown_and_neither_is_written_over() {
    let (world, slug, mut draft) = split();
    let before = world.files();
    let record = world.open(&slug);
    assert!(record.drafts.is_empty());
    let [conflict] = record.conflicts.as_slice() else { panic!("no conflict") };
    assert_eq!(told(&conflict.recovery.draft.assessment)[0].1, "mostly");
    assert_eq!(told(&conflict.published.draft.assessment)[0].1, "fully");
    assert_eq!(world.codes(), ["two-versions"]);
    assert_eq!(
        world.writer().publish_draft(&slug, &mut draft, at(2)).unwrap_err().kind,
        ErrorKind::ChangedOutside
    );
    assert_eq!(world.files(), before);
    assert_eq!(world.open(&slug).conflicts.len(), 1);
}

#[test]
fn the_version_that_was_not_chosen_is_in_the_trash() {
    for (keep, stays, goes) in [
        (ConflictChoice::Recovery, "mostly", "fully"),
        (ConflictChoice::Published, "fully", "mostly"),
    ] {
        let (world, slug, _) = split();
        let conflict = world.open(&slug).conflicts.remove(0);
        let draft = world.writer().resolve_conflict(&slug, &conflict, keep, at(3)).unwrap();
        assert_eq!(told(&draft.assessment)[0].1, stays);
        let record = world.open(&slug);
        assert!(record.conflicts.is_empty());
        assert_eq!(record.drafts[0].draft, draft);
        let trashed = world.library().list_trash().unwrap();
        let [thing] = trashed.as_slice() else { panic!("{trashed:?}") };
        // it can be brought back beside the other, to look at
        world.writer().restore(&thing.name).unwrap();
        let record = world.open(&slug);
        assert_eq!(told(&record.other_device_drafts[0].draft.assessment)[0].1, goes);
        assert_eq!(record.drafts[0].draft, draft);
    }
}

#[test]
fn a_choice_between_versions_that_changed_again_is_not_made() {
    let (world, slug, draft) = split();
    let conflict = world.open(&slug).conflicts.remove(0);
    let file = world.draft_file(&slug, &draft);
    let text = std::fs::read_to_string(&file).unwrap().replace("fully", "not_yet");
    std::fs::write(&file, text).unwrap();
    let before = world.files();
    for keep in [ConflictChoice::Recovery, ConflictChoice::Published] {
        let error = world.writer().resolve_conflict(&slug, &conflict, keep, at(3)).unwrap_err();
        assert_eq!(error.kind, ErrorKind::ChangedOutside);
    }
    assert_eq!(world.files(), before);
}

#[test]
fn copies_of_a_draft_that_a_sync_program_kept_are_shown_beside_it() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, &[("LEAD-1a", "partly")]);
    let file = world.draft_file(&slug, &draft);
    let text = std::fs::read_to_string(&file).unwrap();
    let beside =
        |ending: &str| world.path(&format!("networks/hillside/drafts/{}{ending}.json", draft.id));
    std::fs::write(
        beside(".sync-conflict-20261121-203000-ABCDEFG"),
        text.replace("partly", "fully"),
    )
    .unwrap();
    std::fs::write(beside(" (1)"), &text).unwrap();
    let record = world.open(&slug);
    assert_eq!((record.drafts.len(), record.other_device_drafts.len()), (1, 1));
    let mut codes: Vec<_> = record.diagnostics.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["copy-differs", "same-again"]);
}

#[test]
fn a_network_changed_by_something_else_is_not_written_over() {
    let (world, slug) = World::with_network("Hillside");
    let library = world.library();
    let mut writer = crate::store::ops::Writer::acquire(
        &library,
        world.device,
        std::time::Duration::ZERO,
        super::world::TODAY,
    )
    .unwrap();
    let mut network = library.open_network(&slug, world.device).unwrap().network;
    let file = world.path("networks/hillside/network.json");
    let theirs =
        std::fs::read_to_string(&file).unwrap().replace("\"Hillside\"", "\"Hillside and Vale\"");
    std::fs::write(&file, &theirs).unwrap();
    network.purpose = Some("Ours".to_owned());
    assert_eq!(writer.put_network(&slug, &network).unwrap_err().kind, ErrorKind::ChangedOutside);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), theirs);
    // having seen it, it can be changed; what was unknown stays
    let mut network = library.open_network(&slug, world.device).unwrap().network;
    network.purpose = Some("Ours".to_owned());
    writer.put_network(&slug, &network).unwrap();
    writer.put_network(&slug, &network).unwrap();
    assert_eq!(world.open(&slug).network, network);
}

#[test]
fn a_network_is_never_put_in_anothers_place() {
    let (world, slug) = World::with_network("Hillside");
    let other =
        crate::maturity::network::Network::with_name(crate::store::id_gen::generate(), "Other");
    let before = world.files();
    assert_eq!(world.writer().put_network(&slug, &other).unwrap_err().kind, ErrorKind::NotPossible);
    assert_eq!(world.files(), before);
}
