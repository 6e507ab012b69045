//! Two machines with one old device id, from settings that went from one to the other: neither
//! writes over the other, and what is set aside is told of.

use uuid::Uuid;

use super::world::{World, at, companion, give, told};
use crate::maturity::ids::Slug;
use crate::store::format::settings::SettingsFile;
use crate::store::{device, settings};

/// One machine of several that share a library and an old device id.
fn machine(world: &World, old: Uuid) -> World {
    let dirs = world.folders();
    let roamed = SettingsFile { device: Some(old), ..SettingsFile::default() };
    settings::save(&dirs.config, &roamed).unwrap();
    let id = device::device_id(&dirs.state, &dirs.config).unwrap();
    world.as_device(id)
}

/// A library written to by an earlier version on two machines, each with a state folder.
fn two_machines() -> (World, World, Slug) {
    let (first, slug) = World::with_network("Hillside");
    let second = first.elsewhere().as_device(first.device);
    drop(second.writer());
    let draft = first.published(&slug, &[("LEAD-1a", "partly")]);
    assert_eq!(draft.device, first.device);
    let old = first.device;
    (machine(&first, old), machine(&second, old), slug)
}

#[test]
fn the_walk_of_an_earlier_version_goes_on_under_the_new_id() {
    let (first, _, slug) = two_machines();
    let mut draft = first.open(&slug).drafts[0].draft.clone();
    assert_eq!(draft.device, first.device);
    give(&mut draft.assessment, &[("LEAD-1b", "fully")]);
    first.writer().publish_draft(&slug, &mut draft, at(1)).unwrap();
    assert_eq!(first.open(&slug).drafts.len(), 1);
    first.save(&slug, &draft).unwrap();
    assert!(first.open(&slug).drafts.is_empty() && first.codes().is_empty());
}

#[test]
fn what_one_machine_goes_on_with_is_another_devices_on_the_other() {
    let (first, second, slug) = two_machines();
    assert_ne!(first.device, second.device);
    let mut draft = first.open(&slug).drafts[0].draft.clone();
    give(&mut draft.assessment, &[("LEAD-1b", "fully")]);
    first.writer().publish_draft(&slug, &mut draft, at(1)).unwrap();
    let seen = second.open(&slug);
    assert!(seen.drafts.is_empty() && seen.conflicts.is_empty());
    assert_eq!(told(&seen.other_device_drafts[0].draft.assessment).len(), 2);
}

#[test]
fn answers_are_not_set_aside_in_silence_when_the_other_machine_saves() {
    let (first, second, slug) = two_machines();
    let mut draft = first.open(&slug).drafts[0].draft.clone();
    give(&mut draft.assessment, &[("LEAD-1b", "fully"), ("LEAD-1c", "fully")]);
    first.writer().autosave(&slug, &draft, &companion(), at(1)).unwrap();
    let other = second.open(&slug).drafts[0].draft.clone();
    second.save(&slug, &other).unwrap();
    assert_eq!(first.codes(), ["more-than-saved"], "before any writer starts");
    drop(first.writer());
    first.writer().prepare_network(&slug).unwrap();
    assert_eq!(first.codes(), ["set-aside"]);
    let trashed = first.library().list_trash().unwrap();
    assert_eq!(trashed.len(), 1, "{trashed:?}");
    first.writer().restore(&trashed[0].name).unwrap();
}
