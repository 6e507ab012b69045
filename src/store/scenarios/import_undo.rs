//! The last bringing in taken back: what it brought goes into the trash, and what something of a
//! person's stands on stays.

use std::fs;

use super::import_batch::{Sender, import, look};
use super::world::{World, companion, give};
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::import_undo::StayingReason;
use crate::maturity::share::{ImportAnswer, ImportChoices, ImportUndo, ShareLevel};
use crate::store::id_gen;

/// A workbook of ours, with a network that has the code of one that comes in, and two files: of that
/// one, and of another.
fn world() -> (World, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let here = World::new();
    let network = Network {
        ods_code: Some("U10001".to_owned()),
        ..Network::with_name(id_gen::generate(), "Castle")
    };
    let slug = here.writer().add_network(network).unwrap();
    here.saved(&slug, &[("LEAD-0a", "fully")]);
    let file = |name: &str| folder.path().join(name);
    Sender::new("Castle PCN", Some("U10001")).share(ShareLevel::Full, 1, &file("castle.json"));
    let mut brook = Sender::new("Brook", None);
    brook.save(&[("LEAD-0a", "mostly")]);
    brook.share(ShareLevel::Full, 2, &file("brook.json"));
    (here, folder)
}

fn bring(here: &World, folder: &tempfile::TempDir) {
    let plan = look(here, folder.path());
    let answers = plan.questions.iter().map(|_| ImportAnswer::Here(0)).collect();
    let report = import(here, &plan, &ImportChoices { answers, ..ImportChoices::default() });
    assert!(!report.has_refused(), "{report:?}");
}

fn undo(here: &World) -> ImportUndo {
    let undo = here.library().plan_import_undo().unwrap().expect("something was brought in");
    here.writer().undo_import(&undo).unwrap();
    undo
}

fn without_trash(here: &World) -> std::collections::BTreeMap<String, Vec<u8>> {
    let mut files = here.files();
    files.retain(|name, _| !name.starts_with("trash/"));
    files
}

#[test]
fn all_of_it_goes_into_the_trash_and_ours_is_as_it_was() {
    let (here, folder) = world();
    let before = without_trash(&here);
    bring(&here, &folder);
    assert_eq!(here.codes(), [] as [&str; 0], "the record is no odd file");
    let undone = undo(&here);
    assert_eq!((undone.networks.len(), undone.snapshots.len(), undone.joins.len()), (1, 1, 1));
    assert_eq!(without_trash(&here), before);
    assert_eq!(here.codes(), [] as [&str; 0]);
    assert_eq!(here.library().plan_import_undo().unwrap(), None, "it is taken back once");
    // nothing is deleted
    here.writer().restore("brook").unwrap();
    assert_eq!(here.open(&Slug::from("brook")).snapshots.len(), 2);
    bring(&here, &folder);
    assert_eq!(here.open(&Slug::from("castle")).snapshots.len(), 2, "and may come in again");
}

#[test]
fn what_something_of_ours_stands_on_stays_and_is_named() {
    let (here, folder) = world();
    bring(&here, &folder);
    let brook = Slug::from("brook");
    let brought = here.open(&brook).snapshots;
    // a walk that goes on from the second one, and a snapshot saved from the first
    let mut draft = here.draft(&brook, &[("LEAD-0a", "fully")]);
    draft.assessment.based_on = Some(brought[1].snapshot.id);
    here.writer().publish_draft(&brook, &mut draft, super::world::at(0)).unwrap();
    let castle = Slug::from("castle");
    let received = here.open(&castle).snapshots;
    let received = received.iter().find(|one| one.snapshot.network.name == "Castle PCN").unwrap();
    let mut later = here.draft(&castle, &[]);
    later.assessment = Assessment {
        based_on: Some(received.snapshot.id),
        ..Assessment::empty(companion().reference.clone())
    };
    give(&mut later.assessment, &[("LEAD-0a", "partly")]);
    here.save(&castle, &later).unwrap();
    let undone = undo(&here);
    let stays: Vec<_> = undone.stays.iter().map(|one| (one.slug.as_str(), one.why)).collect();
    assert_eq!(
        stays,
        [
            ("brook", StayingReason::Draft),
            ("brook", StayingReason::Snapshots),
            ("castle", StayingReason::LaterSnapshot),
        ]
    );
    assert_eq!((undone.networks.len(), undone.snapshots.len(), undone.joins.len()), (0, 1, 0));
    assert_eq!(here.open(&brook).snapshots.len(), 1);
    assert!(here.open(&castle).network.has_id(received.snapshot.network.id));
    // once nothing stands on it the rest can go too
    here.writer().discard_draft(&brook, &draft, super::world::at(9)).unwrap();
    let undone = undo(&here);
    assert_eq!(undone.networks.len(), 1, "{undone:?}");
    assert!(here.library().slugs().unwrap().iter().all(|slug| *slug != brook));
}

#[test]
fn a_choice_a_change_and_a_renamed_network_stay() {
    let (here, folder) = world();
    bring(&here, &folder);
    let brook = Slug::from("brook");
    let state = here.open(&brook);
    // both were saved in one moment: which comes first is not said
    let text = |saved: &SavedSnapshot| fs::read_to_string(here.path(&saved.file)).unwrap();
    let is_second = |saved: &&SavedSnapshot| text(saved).contains("\"mostly\"");
    let second = state.snapshots.iter().find(is_second).unwrap();
    let one = state.snapshots.iter().find(|saved| !is_second(saved)).unwrap();
    let hash = crate::store::sha256::sha256_hex(&fs::read(here.path(&one.file)).unwrap());
    let mut network = state.network.clone();
    network.chosen.insert(one.snapshot.id, hash);
    network.name = "Brook Vale".to_owned();
    let mut writer = here.writer();
    writer.put_network_over(&brook, &network, None).unwrap();
    drop(writer);
    let changed = text(second).replacen("\"mostly\"", "\"partly\"", 1);
    fs::write(here.path(&second.file), changed).unwrap();
    let undone = undo(&here);
    let stays: Vec<_> = undone.stays.iter().map(|one| (one.slug.as_str(), one.why)).collect();
    assert_eq!(
        stays,
        [
            ("brook", StayingReason::Chosen),
            ("brook", StayingReason::Changed),
            ("brook", StayingReason::Snapshots),
        ]
    );
    assert_eq!(here.open(&brook).snapshots.len(), 2);
}

#[test]
fn one_that_was_cut_off_can_be_taken_back_too() {
    let (here, folder) = world();
    let before = without_trash(&here);
    let plan = look(&here, folder.path());
    let answers = plan.questions.iter().map(|_| ImportAnswer::Here(0)).collect();
    let choices = ImportChoices { answers, ..ImportChoices::default() };
    let chosen = plan.forecast(&choices).chosen_files(&plan);
    // cut off before the first file: there is nothing to take back, and nothing is lost
    here.writer().begin_import(id_gen::generate(), super::world::at(1), &chosen).unwrap();
    assert_eq!(here.library().plan_import_undo().unwrap(), None);
    // cut off after the first of two
    let mut writer = here.writer();
    writer.begin_import(id_gen::generate(), super::world::at(2), &chosen).unwrap();
    writer.import(&chosen, &plan.matrix_sources, |_| false);
    drop(writer);
    let undone = undo(&here);
    assert_eq!(undone.snapshot_count(), 2, "{undone:?}");
    let mut after = without_trash(&here);
    after.retain(|name, _| !name.starts_with("imports/"));
    assert_eq!(after, before);
}

#[test]
fn only_the_last_one_is_taken_back_and_one_that_brought_nothing_is_none() {
    let (here, folder) = world();
    bring(&here, &folder);
    let other = tempfile::tempdir().unwrap();
    Sender::new("Lakes", None).share(ShareLevel::Full, 1, &other.path().join("lakes.json"));
    bring(&here, &other);
    let records = || here.files().into_keys().filter(|name| name.starts_with("imports/")).count();
    assert_eq!(records(), 1, "the one before is gone");
    // nothing is new in it: the last one stays the last
    let plan = look(&here, other.path());
    import(&here, &plan, &ImportChoices::default());
    let undone = undo(&here);
    assert_eq!(undone.networks.len(), 1);
    assert_eq!(undone.networks[0].name, "Lakes");
    assert_eq!(here.library().plan_import_undo().unwrap(), None);
    assert_eq!(records(), 0);
    assert_eq!(here.open(&Slug::from("brook")).snapshots.len(), 2);
}

#[test]
fn where_something_changed_since_it_was_looked_at_nothing_is_done() {
    let (here, folder) = world();
    bring(&here, &folder);
    let undo = here.library().plan_import_undo().unwrap().unwrap();
    here.saved(&Slug::from("brook"), &[("LEAD-0a", "fully")]);
    let before = here.files();
    let error = here.writer().undo_import(&undo).unwrap_err();
    assert!(error.message.contains("changed since"), "{error:?}");
    assert_eq!(here.files(), before);
}

#[test]
fn a_record_of_thousands_is_in_parts_and_read_whole() {
    use crate::maturity::share::ImportRecord;
    use crate::maturity::share::import_record::BroughtSnapshot;
    let mut record = ImportRecord::new(id_gen::generate(), super::world::at(0));
    record.snapshots = (0..9_001)
        .map(|at| BroughtSnapshot {
            id: uuid::Uuid::from_u128(at),
            sha256: "0".repeat(64),
            network: uuid::Uuid::nil(),
        })
        .collect();
    let parts = record.clone().into_parts(4_000);
    assert_eq!(parts.len(), 3);
    let mut whole = ImportRecord::new(record.id, record.brought_at);
    for part in parts {
        let bytes = crate::store::format::import_record::write(&part);
        whole.add_part(crate::store::format::import_record::read(&bytes).unwrap());
    }
    assert_eq!(whole, record);
}
