//! Working on a draft: kept after each answer, found again whatever happened, published for others
//! to see.

use super::world::{World, at, companion, give, told};
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::store::error::{ErrorKind, KEPT, StoreError};

const ONE: &[(&str, &str)] = &[("LEAD-1a", "partly")];
const TWO: &[(&str, &str)] = &[("LEAD-1a", "partly"), ("LEAD-1b", "fully")];

fn only(world: &World, slug: &Slug) -> (Draft, bool) {
    let record = world.open(slug);
    assert!(record.diagnostics.is_empty(), "{:?}", record.diagnostics);
    assert!(record.conflicts.is_empty() && record.other_device_drafts.is_empty());
    let [open] = record.drafts.as_slice() else { panic!("{} drafts", record.drafts.len()) };
    (open.draft.clone(), open.recovered)
}

#[test]
fn an_answer_that_was_only_kept_is_there_after_a_kill() {
    let (world, slug) = World::with_network("Hillside PCN");
    let draft = world.draft(&slug, ONE);
    world.writer().autosave(&slug, &draft, &companion(), at(5)).unwrap();
    let record = world.open(&slug);
    assert_eq!(record.drafts[0].draft, draft);
    assert!(record.drafts[0].recovered);
    assert_eq!(record.drafts[0].saved_at, Some(at(5)));
    assert!(!world.path("networks/hillside-pcn/drafts").exists());
    assert!(
        world.path("matrices").read_dir().unwrap().count() == 1,
        "the matrix is frozen with the first answer"
    );
}

#[test]
fn nothing_said_is_nothing_kept() {
    let (world, slug) = World::with_network("Hillside");
    let before = world.files();
    let mut blank = world.draft(&slug, &[]);
    let mut writer = world.writer();
    writer.autosave(&slug, &blank, &companion(), at(0)).unwrap();
    writer.publish_draft(&slug, &mut blank, at(0)).unwrap();
    assert_eq!(world.files(), before);
    assert!(world.open(&slug).drafts.is_empty());
}

#[test]
fn an_answer_taken_back_is_kept_as_taken_back() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.draft(&slug, ONE);
    let mut writer = world.writer();
    writer.autosave(&slug, &draft, &companion(), at(0)).unwrap();
    draft.assessment.answers.clear();
    writer.autosave(&slug, &draft, &companion(), at(1)).unwrap();
    assert_eq!(told(&only(&world, &slug).0.assessment), []);
}

#[test]
fn a_published_draft_opens_the_same_and_starts_from_its_file() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let (open, recovered) = only(&world, &slug);
    assert_eq!((open, recovered), (draft, false));
}

#[test]
fn work_after_publishing_is_taken_silently() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    give(&mut draft.assessment, TWO);
    world.writer().autosave(&slug, &draft, &companion(), at(9)).unwrap();
    let (open, recovered) = only(&world, &slug);
    assert_eq!(open, draft);
    assert!(recovered);
}

#[test]
fn being_cut_off_between_publishing_and_noting_it_asks_no_question() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    give(&mut draft.assessment, TWO);
    world.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    let journal = world.journal();
    let before = tempfile::tempdir().unwrap();
    let copy = |from: &std::path::Path, to: &std::path::Path| {
        for entry in std::fs::read_dir(from).unwrap().flatten() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    };
    copy(&journal, before.path());
    world.writer().publish_draft(&slug, &mut draft, at(2)).unwrap();
    // as if killed before the copy was told of its new base
    copy(before.path(), &journal);
    let (open, recovered) = only(&world, &slug);
    assert_eq!((&open, recovered), (&draft, false));
    // and work goes on from there
    let mut next = open;
    give(&mut next.assessment, &[("CARE-1a", "mostly")]);
    world.writer().publish_draft(&slug, &mut next, at(3)).unwrap();
    assert_eq!(only(&world, &slug), (next, false));
}

#[test]
fn the_same_is_never_written_twice() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    let before = world.files();
    let stamp = |path: std::path::PathBuf| std::fs::metadata(path).unwrap().modified().unwrap();
    let file = world.draft_file(&slug, &draft);
    let then = stamp(file.clone());
    std::thread::sleep(std::time::Duration::from_millis(20));
    let mut writer = world.writer();
    writer.autosave(&slug, &draft, &companion(), at(99)).unwrap();
    writer.publish_draft(&slug, &mut draft, at(99)).unwrap();
    assert_eq!((world.files(), stamp(file)), (before, then));
    assert_eq!(world.open(&slug).drafts[0].saved_at, Some(at(0)));
}

#[test]
fn a_damaged_newest_copy_never_hides_the_good_one_before_it() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.draft(&slug, ONE);
    let mut writer = world.writer();
    writer.autosave(&slug, &draft, &companion(), at(1)).unwrap();
    give(&mut draft.assessment, TWO);
    writer.autosave(&slug, &draft, &companion(), at(2)).unwrap();
    drop(writer);
    let journal = world.journal();
    std::fs::write(journal.join(format!("{}-0.json", draft.id)), "{ \"format\": \"pcn-w").unwrap();
    let (open, recovered) = only(&world, &slug);
    assert_eq!(told(&open.assessment).len(), 1);
    assert!(recovered);
    // the next answer goes over the damaged one
    give(&mut draft.assessment, &[("DATA-1a", "fully")]);
    world.writer().autosave(&slug, &draft, &companion(), at(3)).unwrap();
    assert_eq!(only(&world, &slug).0, draft);
}

#[test]
fn unknown_fields_of_a_newer_program_stay_through_work() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let file = world.draft_file(&slug, &draft);
    let text = std::fs::read_to_string(&file).unwrap();
    let text =
        text.replacen("\"answer\": \"partly\"", "\"answer\": \"partly\", \"weather\": \"fine\"", 1);
    let text = text.replacen("\"voice\"", "\"mood\": [1, 2],\n  \"voice\"", 1);
    std::fs::write(&file, text).unwrap();
    std::fs::remove_dir_all(world.state()).unwrap();
    let mut open = world.open(&slug).drafts[0].draft.clone();
    give(&mut open.assessment, &[("LEAD-1b", "fully")]);
    world.writer().publish_draft(&slug, &mut open, at(7)).unwrap();
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"weather\": \"fine\"") && text.contains("\"mood\""), "{text}");
}

#[test]
fn a_draft_that_vanished_is_still_here_and_can_be_published_again() {
    let (world, slug) = World::with_network("Hillside");
    let draft = world.published(&slug, ONE);
    let file = world.draft_file(&slug, &draft);
    std::fs::remove_file(&file).unwrap();
    let record = world.open(&slug);
    assert_eq!(record.diagnostics[0].code, "draft-vanished");
    let mut open = record.drafts[0].draft.clone();
    assert_eq!(open.assessment, draft.assessment);
    world.writer().publish_draft(&slug, &mut open, at(1)).unwrap();
    assert!(file.exists());
    assert_eq!(only(&world, &slug), (open, false));
}

#[test]
fn another_devices_draft_is_shown_and_carried_on_as_a_copy() {
    let (world, slug) = World::with_network("Hillside");
    let theirs = world.elsewhere();
    let draft = theirs.published(&slug, ONE);
    let record = world.open(&slug);
    assert!(record.drafts.is_empty());
    assert_eq!(record.other_device_drafts[0].draft, draft);
    let before = std::fs::read(world.draft_file(&slug, &draft)).unwrap();
    let mut writer = world.writer();
    assert_eq!(
        writer.publish_draft(&slug, &mut draft.clone(), at(1)).unwrap_err().kind,
        ErrorKind::NotPossible
    );
    let copy = writer.copy_draft(&slug, &draft, at(2)).unwrap();
    assert_eq!((copy.device, &copy.assessment), (world.device, &draft.assessment));
    assert_ne!(copy.id, draft.id);
    assert_eq!(writer.copy_draft(&slug, &draft, at(3)).unwrap_err().kind, ErrorKind::NotPossible);
    let record = world.open(&slug);
    assert_eq!((record.drafts.len(), record.other_device_drafts.len()), (1, 1));
    assert_eq!(std::fs::read(world.draft_file(&slug, &draft)).unwrap(), before);
}

#[test]
fn drafts_of_several_networks_keep_to_themselves() {
    let (world, hillside) = World::with_network("Hillside");
    let lakes = world
        .writer()
        .add_network(crate::maturity::network::Network::with_name(
            crate::store::id_gen::generate(),
            "Lakes",
        ))
        .unwrap();
    let (one, two) = (world.draft(&hillside, ONE), world.draft(&lakes, TWO));
    let mut writer = world.writer();
    writer.autosave(&hillside, &one, &companion(), at(1)).unwrap();
    writer.autosave(&lakes, &two, &companion(), at(2)).unwrap();
    let library = world.library();
    for _ in 0..2 {
        assert_eq!(library.open_network(&hillside, world.device).unwrap().drafts[0].draft, one);
        assert_eq!(library.open_network(&lakes, world.device).unwrap().drafts[0].draft, two);
    }
}

#[test]
fn a_folder_that_cannot_be_looked_into_is_not_taken_for_an_empty_one() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, ONE);
    give(&mut draft.assessment, TWO);
    world.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    let (drafts, aside) = (world.path("networks/hillside/drafts"), world.path("aside"));
    std::fs::rename(&drafts, &aside).unwrap();
    std::fs::write(&drafts, "").unwrap();
    let record = world.open(&slug);
    assert_eq!(record.diagnostics[0].code, "unreadable");
    assert_eq!(record.drafts[0].draft, draft, "the base it started from is not forgotten");
    std::fs::remove_file(&drafts).unwrap();
    std::fs::rename(&aside, &drafts).unwrap();
    let mut open = record.drafts[0].draft.clone();
    world.writer().publish_draft(&slug, &mut open, at(2)).unwrap();
    assert_eq!(only(&world, &slug), (open, false));
}

#[test]
fn a_command_that_can_not_publish_leaves_the_recovery_copies_as_they_were() {
    let (world, slug) = World::with_network("Hillside");
    let (drafts, away) = (world.path("networks/hillside/drafts"), world.path("away"));
    let mut first = world.draft(&slug, ONE);
    std::fs::write(&drafts, "in the way").unwrap();
    world.writer().publish_draft_or_nothing(&slug, &mut first, at(0)).unwrap_err();
    std::fs::remove_file(&drafts).unwrap();
    assert!(world.open(&slug).drafts.is_empty(), "a first answer is not kept in secret");

    let before = world.published(&slug, ONE);
    let mut after = before.clone();
    give(&mut after.assessment, TWO);
    std::fs::rename(&drafts, &away).unwrap();
    std::fs::write(&drafts, "in the way").unwrap();
    let error = world.writer().publish_draft_or_nothing(&slug, &mut after, at(1)).unwrap_err();
    assert!(!error.message.starts_with(KEPT), "{error}");
    std::fs::remove_file(&drafts).unwrap();
    std::fs::rename(&away, &drafts).unwrap();
    assert_eq!(only(&world, &slug), (before, false));

    // what was kept before, by the screen, stays kept
    let mut kept = only(&world, &slug).0;
    give(&mut kept.assessment, &[("CARE-1a", "mostly")]);
    world.writer().autosave(&slug, &kept, &companion(), at(2)).unwrap();
    std::fs::rename(&drafts, &away).unwrap();
    std::fs::write(&drafts, "in the way").unwrap();
    world.writer().publish_draft_or_nothing(&slug, &mut kept.clone(), at(3)).unwrap_err();
    std::fs::remove_file(&drafts).unwrap();
    std::fs::rename(&away, &drafts).unwrap();
    assert_eq!(only(&world, &slug), (kept, true));
}

#[test]
fn what_can_not_be_taken_back_is_said_to_be_kept() {
    let full = StoreError::not_written("Nothing was saved: the disk is full.", "Make room.");
    let error = full.kept_on_this_computer();
    assert_eq!(
        error.message,
        "Kept on this computer, but not yet in the workbook folder: the disk is full."
    );
}

/// A memory stick that was pulled out leaves no folder, or its bare mount point.
#[test]
fn nothing_is_written_where_the_workbook_was_before_it_was_unplugged() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.draft(&slug, &[("LEAD-0a", "partly")]);
    let (root, away) = (world.path(""), world.state().join("away"));
    let mut writer = world.writer();
    std::fs::rename(&root, &away).unwrap();
    for is_bare in [false, true] {
        if is_bare {
            std::fs::create_dir(&root).unwrap();
        }
        writer.autosave(&slug, &draft, &companion(), at(1)).unwrap_err();
        let error = writer.publish_draft(&slug, &mut draft, at(1)).unwrap_err();
        assert!(error.message.contains("folder is not there"), "{}", error.message);
        assert_eq!(root.exists(), is_bare);
        assert!(!is_bare || root.read_dir().unwrap().next().is_none());
    }
    std::fs::remove_dir(&root).unwrap();
    std::fs::rename(&away, &root).unwrap();
    writer.publish_draft(&slug, &mut draft, at(2)).unwrap();
    drop(writer);
    assert_eq!(told(&only(&world, &slug).0.assessment), told(&draft.assessment));
}
