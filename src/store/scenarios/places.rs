//! Whose recovery copies: a workbook folder that is copied, moved, moved again, taken out and
//! plugged in, or left by an earlier version. Nothing is taken from a folder that is there, and
//! nothing stays behind with one that is gone.

use super::world::{World, at, companion, give, told};
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::unsaved_change::UnsavedChange;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::store::format::unsaved_change::UnsavedChangeFile;
use crate::store::state_dir::OWNER_FILE;
#[cfg(unix)]
use crate::store::state_dir::folder_identity::stamp;
use crate::store::{unsaved_change, unsaved_network};

const FIRST: [(&str, &str); 1] = [("LEAD-1a", "partly")];
const THEN: [(&str, &str); 2] = [("LEAD-1a", "partly"), ("LEAD-1b", "fully")];

/// A network with a published draft, and newer answers that are only in the recovery copy, as a kill
/// leaves it.
fn cut_off() -> (World, Slug, Draft) {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, &FIRST);
    give(&mut draft.assessment, &THEN);
    world.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    (world, slug, draft)
}

fn answers(world: &World, slug: &Slug) -> Vec<(String, String)> {
    let state = world.open(slug);
    assert!(state.conflicts.is_empty(), "nothing is asked");
    told(&state.drafts[0].draft.assessment)
}

fn said(answers: &[(&str, &str)]) -> Vec<(String, String)> {
    answers.iter().map(|(item, answer)| ((*item).to_owned(), (*answer).to_owned())).collect()
}

/// Takes the disk of a folder out: it is not where it was, and it may come back.
fn unplug(world: &World) -> impl FnOnce() {
    let (there, away) = (world.path(""), world.in_folder("unplugged").path(""));
    std::fs::rename(&there, &away).unwrap();
    move || std::fs::rename(away, there).unwrap()
}

#[test]
fn a_copied_folder_takes_nothing_and_says_that_it_is_a_copy() {
    let (world, slug, _) = cut_off();
    let copy = world.copied("copy");
    let before = copy.files();
    assert_eq!(answers(&copy, &slug), said(&FIRST));
    assert!(!copy.open(&slug).drafts[0].recovered);
    drop(copy.writer());
    assert_eq!(copy.files(), before, "looking at a copy changes nothing in it");
    assert_eq!(copy.codes(), ["other-place-waiting"]);
    assert_eq!(answers(&world, &slug), said(&THEN));
}

#[test]
fn what_is_saved_or_thrown_away_in_a_copy_forgets_nothing_of_the_other() {
    for is_saved in [true, false] {
        let (world, slug, _) = cut_off();
        let copy = world.copied("copy");
        let draft = copy.open(&slug).drafts[0].draft.clone();
        if is_saved {
            copy.save(&slug, &draft).unwrap();
        } else {
            copy.writer().discard_draft(&slug, &draft, at(5)).unwrap();
        }
        assert!(copy.open(&slug).drafts.is_empty());
        assert_eq!(answers(&world, &slug), said(&THEN));
        assert!(!copy.codes().contains(&"set-aside"), "{:?}", copy.codes());
    }
}

#[test]
fn an_answer_in_one_of_two_folders_is_no_question_in_the_other() {
    let (world, slug) = World::with_network("Hillside");
    let mut draft = world.published(&slug, &FIRST);
    let copy = world.copied("copy");
    give(&mut draft.assessment, &THEN);
    world.writer().publish_draft(&slug, &mut draft, at(1)).unwrap();
    let mut other = copy.open(&slug).drafts[0].draft.clone();
    give(&mut other.assessment, &[("LEAD-1c", "mostly")]);
    copy.writer().publish_draft(&slug, &mut other, at(2)).unwrap();
    assert_eq!(answers(&world, &slug), said(&THEN));
    assert_eq!(answers(&copy, &slug), said(&[FIRST[0], ("LEAD-1c", "mostly")]));
    assert_eq!((world.codes(), copy.codes()), (vec!["other-place"], vec!["copied-place"]));
    let (one, other) = (world.writer(), copy.writer());
    drop((one, other)); // both may be written to at once
}

#[test]
fn a_moved_folder_has_its_copies_with_it_however_often_it_moves() {
    let (world, slug, _) = cut_off();
    let mut now = world;
    for name in ["second", "third", "lib"] {
        now = now.moved(name);
        assert_eq!(answers(&now, &slug), said(&THEN), "read before anything is written");
        drop(now.writer());
        assert_eq!(answers(&now, &slug), said(&THEN), "{name}");
        assert!(now.codes().is_empty(), "{name}: {:?}", now.codes());
    }
    let draft = now.open(&slug).drafts[0].draft.clone();
    now.save(&slug, &draft).unwrap();
    assert!(now.moved("last").open(&slug).drafts.is_empty(), "what was saved does not come back");
}

#[test]
fn what_waits_on_a_disk_that_is_gone_comes_along_and_stays_with_it() {
    let (world, slug, _) = cut_off();
    let copy = world.copied("copy");
    let plug_in = unplug(&world);
    assert_eq!(answers(&copy, &slug), said(&THEN), "read before anything is written");
    assert_eq!(copy.codes(), ["comes-along"]);
    let writer = copy.writer();
    let notes: Vec<_> = writer.warnings().map(str::to_owned).collect();
    assert!(notes.len() == 1 && notes[0].contains("came along to this folder"), "{notes:?}");
    drop(writer);
    assert!(copy.codes().is_empty(), "{:?}", copy.codes());
    assert_eq!(copy.writer().warnings().count(), 0, "it comes once");
    let draft = copy.open(&slug).drafts[0].draft.clone();
    assert_eq!(told(&draft.assessment), said(&THEN));
    copy.save(&slug, &draft).unwrap();
    assert!(copy.open(&slug).drafts.is_empty(), "and not again");
    plug_in();
    assert_eq!(answers(&world, &slug), said(&THEN), "the disk that came back has its own");
    assert_eq!(copy.codes(), ["other-place-waiting"]);
}

#[test]
fn two_moves_over_disks_bring_the_newest_version_and_nothing_twice() {
    let (world, slug, _) = cut_off();
    let second = world.copied("second");
    let _away = unplug(&world);
    let mut draft = second.open(&slug).drafts[0].draft.clone();
    give(&mut draft.assessment, &[("LEAD-1c", "mostly")]);
    second.writer().autosave(&slug, &draft, &companion(), at(9)).unwrap();
    let third = second.copied("third");
    std::fs::rename(second.path(""), second.in_folder("unplugged-too").path("")).unwrap();
    let newest = said(&[THEN[0], THEN[1], ("LEAD-1c", "mostly")]);
    assert_eq!(answers(&third, &slug), newest);
    drop(third.writer());
    assert_eq!(answers(&third, &slug), newest);
    assert!(third.codes().is_empty(), "{:?}", third.codes());
}

#[test]
fn where_both_have_a_version_both_are_kept_and_told_of_until_somebody_looks() {
    let (world, slug, _) = cut_off();
    let copy = world.copied("copy");
    let mut own = copy.open(&slug).drafts[0].draft.clone();
    give(&mut own.assessment, &[("LEAD-1d", "not_yet")]);
    copy.writer().autosave(&slug, &own, &companion(), at(3)).unwrap();
    let _away = unplug(&world);
    drop(copy.writer());
    assert_eq!(answers(&copy, &slug), said(&[FIRST[0], ("LEAD-1d", "not_yet")]));
    assert_eq!(copy.codes(), ["set-aside"]);
    let trashed = copy.library().list_trash().unwrap();
    assert!(trashed.len() == 1 && trashed[0].unseen, "{trashed:?}");
    copy.writer().mark_trash_seen(&[trashed[0].name.clone()]).unwrap();
    assert!(copy.codes().is_empty(), "{:?}", copy.codes());
    copy.writer().restore(&trashed[0].name).unwrap();
    let others = copy.open(&slug).other_device_drafts;
    assert!(others.iter().any(|open| told(&open.draft.assessment) == said(&THEN)));
    assert_eq!(copy.writer().warnings().count(), 0, "it is not set aside again");
}

#[cfg(unix)]
#[test]
fn two_folders_that_change_their_names_keep_their_own() {
    let (world, slug, _) = cut_off();
    if stamp(&world.path("library.json")).is_none() {
        return; // the system does not tell
    }
    let copy = world.copied("copy");
    drop(copy.writer());
    let first = world.moved("between");
    let copy = copy.moved("lib");
    let first = first.moved("copy");
    for _ in 0..2 {
        assert_eq!(answers(&copy, &slug), said(&FIRST));
        assert_eq!(answers(&first, &slug), said(&THEN));
        drop((copy.writer(), first.writer()));
    }
    assert_eq!((first.codes(), copy.codes()), (vec!["other-place"], vec!["other-place-waiting"]));
}

#[test]
fn a_backup_that_is_put_back_keeps_its_place() {
    let (world, slug, _) = cut_off();
    let backup = world.copied("backup");
    std::fs::remove_dir_all(world.path("")).unwrap();
    let restored = backup.copied("lib");
    assert_eq!(answers(&restored, &slug), said(&THEN));
    drop(restored.writer());
    assert_eq!(answers(&restored, &slug), said(&THEN));
    assert_eq!(answers(&backup, &slug), said(&FIRST));
}

#[test]
fn copies_of_an_earlier_version_belong_to_the_first_folder_that_is_opened() {
    let (world, slug, _) = cut_off();
    std::fs::remove_file(world.library().state_dir().unwrap().join(OWNER_FILE)).unwrap();
    assert_eq!(answers(&world, &slug), said(&THEN));
    drop(world.writer());
    let copy = world.copied("copy");
    assert_eq!(answers(&copy, &slug), said(&FIRST));
    assert_eq!(answers(&world, &slug), said(&THEN));
}

#[test]
fn a_place_that_cannot_be_read_is_left_alone_and_said() {
    let (world, slug, _) = cut_off();
    let owner = world.library().state_dir().unwrap().join(OWNER_FILE);
    let good = std::fs::read_to_string(&owner).unwrap();
    for spoilt in ["{ not json".to_owned(), good.replace("place/1", "place/9")] {
        std::fs::write(&owner, &spoilt).unwrap();
        assert_eq!(answers(&world, &slug), said(&FIRST));
        drop(world.writer());
        assert_eq!(world.codes(), ["place-unreadable"]);
        assert_eq!(std::fs::read_to_string(&owner).unwrap(), spoilt);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_opened_through_a_link_is_the_same_folder() {
    let (world, slug, _) = cut_off();
    let link = world.in_folder("link");
    std::os::unix::fs::symlink(
        world.path(""),
        link.path("").to_str().unwrap().trim_end_matches('/'),
    )
    .unwrap();
    assert_eq!(answers(&link, &slug), said(&THEN));
    drop(link.writer());
    assert!(link.codes().is_empty() && world.codes().is_empty());
    assert_eq!(link.library().state_dir(), world.library().state_dir());
}

#[test]
fn while_a_moved_folder_is_still_written_to_nothing_is_taken_from_it() {
    let (world, slug, _) = cut_off();
    let copy = world.copied("copy");
    let still_open = world.writer();
    let _away = unplug(&world);
    let mut taking = copy.writer();
    assert_eq!(taking.warnings().count(), 0);
    taking.clean_up();
    drop((taking, still_open));
    assert_eq!(copy.writer().warnings().count(), 1, "later it comes along");
    assert_eq!(answers(&copy, &slug), said(&THEN));
}

fn sorted_codes(world: &World) -> Vec<&'static str> {
    let mut codes = world.codes();
    codes.sort_unstable();
    codes
}

fn changed(world: &World, slug: &Slug, purpose: &str) -> UnsavedChangeFile {
    let network = Network { purpose: Some(purpose.to_owned()), ..world.open(slug).network };
    let change = UnsavedChange::Network { slug: slug.clone(), network: Box::new(network) };
    UnsavedChangeFile::new(change, None)
}

#[test]
fn other_changes_go_the_same_way_as_drafts() {
    let (world, slug) = World::with_network("Hillside");
    let change = changed(&world, &slug, "Ours");
    unsaved_change::save(&world.library().state_dir().unwrap(), &change).unwrap();
    let dirs = world.folders();
    let begun = UnsavedNetwork { name: "Begun".to_owned(), purpose: String::new() };
    unsaved_network::save(&dirs.state, &dirs.library, &begun).unwrap();
    let copy = world.copied("copy");
    drop(copy.writer());
    let waiting = |world: &World| unsaved_change::load_all(&world.library().state_dir().unwrap());
    assert!(waiting(&copy).is_empty());
    assert_eq!(sorted_codes(&world), ["change-not-saved", "other-place"]);
    let own = changed(&copy, &slug, "The copy's");
    unsaved_change::save(&copy.library().state_dir().unwrap(), &own).unwrap();
    let _away = unplug(&world);
    drop(copy.writer());
    assert_eq!(waiting(&copy), [own]);
    assert_eq!(sorted_codes(&copy), ["change-from-elsewhere", "change-not-saved"], "both are kept");
    assert_eq!(unsaved_network::load(&dirs.state, &copy.folders().library), begun);
}

#[test]
fn a_recovery_copy_that_cannot_be_read_is_named() {
    let (world, _) = World::with_network("Hillside");
    let unsaved = world.library().state_dir().unwrap().join("unsaved");
    std::fs::create_dir_all(&unsaved).unwrap();
    std::fs::write(unsaved.join("network-0.json"), "{ not json").unwrap();
    assert_eq!(world.codes(), ["copy-unreadable"]);
}

#[test]
fn a_walk_of_a_network_that_is_gone_is_named_and_comes_back_with_it() {
    let (world, slug, _) = cut_off();
    let (there, away) = (world.path(&format!("networks/{slug}")), world.path("networks/.away"));
    std::fs::rename(&there, &away).unwrap();
    assert_eq!(world.codes(), ["change-without-file"]);
    std::fs::rename(&away, &there).unwrap();
    assert!(world.codes().is_empty());
    assert_eq!(answers(&world, &slug), said(&THEN));
    world.writer().trash_network(&slug).unwrap();
    assert!(world.codes().is_empty(), "{:?}", world.codes());
}

#[test]
fn a_change_that_waits_for_a_network_that_is_gone_is_seen() {
    let (world, slug) = World::with_network("Hillside");
    let change = changed(&world, &slug, "Ours");
    unsaved_change::save(&world.library().state_dir().unwrap(), &change).unwrap();
    std::fs::remove_file(world.path(&format!("networks/{slug}/network.json"))).unwrap();
    assert!(world.codes().contains(&"change-without-file"), "{:?}", world.codes());
}
