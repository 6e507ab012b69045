//! Comparing by figures: it chooses and reads the very same as whoever opens each network whole;
//! and where a figure turns out to be stale, what is shown is what stands in the file.

use std::collections::BTreeMap;
use std::fs::File;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use jiff::civil::date;
use proptest::prelude::*;
use uuid::Uuid;

use super::world::{World, at, companion, give};
use crate::maturity::assessment::{Assessment, Snapshot, Voice};
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice, select_snapshot};
use crate::maturity::comparison::{Comparison, Side};
use crate::maturity::ids::{MatrixId, Slug};
use crate::maturity::network_state::KnownMatrix;
use crate::store::format::snapshot;
use crate::store::library::comparison::{ComparisonData, DetailLevel};
use crate::store::library::snapshots::canonical_file_name;
use crate::store::sha256::sha256_hex;
use crate::store::{id_gen, shipped_matrices};

/// So many networks that what was seen of them is remembered.
const NETWORKS: usize = 17;

/// What is made up of one snapshot.
#[derive(Clone, Debug)]
struct Made {
    network: usize,
    national: bool,
    voice: usize,
    subject: usize,
    day: i8,
    answers: usize,
    replaces: bool,
    copy: usize,
}

fn made() -> impl Strategy<Value = Made> {
    let whose = (any::<bool>(), 0..4_usize, 0..4_usize);
    (0..NETWORKS, whose, 0..5_i8, 0..4_usize, prop::bool::weighted(0.2), 0..12_usize).prop_map(
        |(network, (national, voice, subject), day, answers, replaces, copy)| Made {
            network,
            national,
            voice,
            subject,
            day,
            answers,
            replaces,
            copy,
        },
    )
}

fn riverside() -> Arc<KnownMatrix> {
    shipped_matrices::find(&MatrixId::from("riverside-example")).unwrap()
}

impl Made {
    fn snapshot(&self, world: &World, slug: &Slug, before: Option<Uuid>) -> Snapshot {
        let known = if self.national { companion() } else { riverside() };
        let mut said = Assessment::empty(known.reference.clone());
        if self.national {
            let given: [&[(&str, &str)]; 4] = [
                &[],
                &[("LEAD-0a", "fully")],
                &[("LEAD-0a", "partly"), ("DATA-0a", "not_sure")],
                &[("CARE-0a", "mostly")],
            ];
            give(&mut said, given[self.answers]);
        }
        said.voice = [
            Voice::agreed(),
            Voice::one_view("manager"),
            Voice::one_view("Manager"),
            Voice::one_view("manager").from_place(Some("Elm Surgery".to_owned())),
        ][self.voice]
            .clone();
        said.subject = [None, None, Some("Falls"), Some("Clinic")][self.subject].map(str::to_owned);
        Snapshot {
            id: id_gen::generate(),
            network: world.open(slug).network.to_network_at_time(),
            assessment: said,
            taken_on: date(2026, 1, 1 + self.day),
            saved_at: at(i64::from(self.day)),
            label: None,
            present: Vec::new(),
            supersedes: before.filter(|_| self.replaces),
            kept_from: None,
            views: Vec::new(),
            form: None,
            left_out: Vec::new(),
            full_hash: None,
            salt: None,
            unknown_fields: serde_json::Map::new(),
        }
    }
}

/// Puts a snapshot into its network's folder, as a save would.
fn put(world: &World, slug: &Slug, snapshot: &Snapshot) -> PathBuf {
    let bytes = snapshot::write(snapshot);
    let file = world.path(&format!(
        "networks/{slug}/snapshots/{}",
        canonical_file_name(snapshot, &sha256_hex(&bytes))
    ));
    std::fs::create_dir_all(file.parent().unwrap()).unwrap();
    std::fs::write(&file, bytes).unwrap();
    file
}

/// A copy beside it: the same bytes, a changed file, or one that was saved saying something else.
fn copy(world: &World, slug: &Slug, snapshot: &Snapshot, file: &std::path::Path, how: usize) {
    let beside = |ending: &str| {
        file.with_file_name(format!("{}{ending}.json", file.file_stem().unwrap().to_str().unwrap()))
    };
    match how {
        0 => drop(std::fs::copy(file, beside(" (1)")).unwrap()),
        1 => std::fs::write(
            file.with_file_name("mine.json"),
            std::fs::read_to_string(file).unwrap().replace("Hillside", "Hallside"),
        )
        .unwrap(),
        2 => {
            let mut other = snapshot.clone();
            (other.label, other.taken_on) = (Some("theirs".to_owned()), date(2026, 1, 9));
            put(world, slug, &other);
        }
        3 => std::fs::write(
            file,
            std::fs::read_to_string(file).unwrap().replace("Hillside", "Hallside"),
        )
        .unwrap(),
        4 => std::fs::write(beside("x"), "{").unwrap(),
        _ => {}
    }
}

fn an_hour_later(world: &World) {
    for name in world.files().into_keys() {
        let file = File::options().write(true).open(world.path(&name)).unwrap();
        let then = file.metadata().unwrap().modified().unwrap();
        file.set_modified(then - Duration::from_secs(3600)).unwrap();
    }
}

/// What opening every network whole makes of it.
fn by_records(world: &World, wanted: &[SnapshotChoice]) -> (Vec<Side>, usize, Vec<OtherSnapshot>) {
    let (mut all, mut missing, mut others) = (Vec::new(), 0, Vec::new());
    let mut records = BTreeMap::new();
    for one in wanted {
        let record = records.entry(one.slug.clone()).or_insert_with(|| world.open(&one.slug));
        match select_snapshot(record, &one.selector) {
            Some(saved) => all.push(Side::of(record, saved)),
            None => missing += 1,
        }
    }
    others.extend(records.values().flat_map(OtherSnapshot::all));
    (all, missing, others)
}

fn sorted(mut all: Vec<Side>) -> Vec<Side> {
    all.sort_by_key(|side| (side.slug.clone(), side.saved.snapshot.id));
    all.dedup_by_key(|side| side.saved.snapshot.id);
    all
}

fn by_figures(world: &World, wanted: &[SnapshotChoice], held: DetailLevel) -> ComparisonData {
    world.library().read_comparison(wanted, held, |_, _| true).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn figures_choose_the_same_as_whole_networks(all in prop::collection::vec(made(), 1..60)) {
        let (world, first) = World::with_network("Hillside");
        let mut slugs = vec![first];
        slugs.extend((1..NETWORKS).map(|number| world.add(&format!("Hillside {number}"))));
        let mut wanted: Vec<SnapshotChoice> = slugs.iter().cloned().map(SnapshotChoice::last).collect();
        let mut before: BTreeMap<usize, Uuid> = BTreeMap::new();
        for one in &all {
            let slug = &slugs[one.network];
            let snapshot = one.snapshot(&world, slug, before.get(&one.network).copied());
            let file = put(&world, slug, &snapshot);
            copy(&world, slug, &snapshot, &file, one.copy);
            before.insert(one.network, snapshot.id);
            wanted.push(SnapshotChoice::one(slug.clone(), snapshot.id));
        }
        an_hour_later(&world);
        let (expected, missing, _) = by_records(&world, &wanted);
        let expected = sorted(expected);
        // the first time nothing was seen before; the second time all was
        for _ in 0..2 {
            let found = by_figures(&world, &wanted, DetailLevel::Full);
            prop_assert_eq!(found.missing.len(), missing);
            prop_assert_eq!(sorted(found.sides), expected.clone());
        }
        let light = sorted(by_figures(&world, &wanted, DetailLevel::RowsOnly).sides);
        let lightened = |side: Side| side.into_row_summary();
        if expected.len() > 4 {
            prop_assert_eq!(light, expected.into_iter().map(lightened).collect::<Vec<_>>());
        }
        let pair = &wanted[..2];
        let (expected, _, others) = by_records(&world, pair);
        let found = by_figures(&world, pair, DetailLevel::RowsOnly);
        prop_assert_eq!((sorted(found.sides), found.others), (sorted(expected), others));
        // and progress over all networks counts what each of them counts
        for network in world.library().summaries(|_| true).unwrap() {
            let record = world.open(&network.slug);
            let counted: Vec<Uuid> = record.snapshots_in_order().iter().map(|saved| saved.snapshot.id).collect();
            prop_assert_eq!(network.snapshots.iter().map(|summary| summary.id).collect::<Vec<_>>(), counted);
        }
    }
}

/// Many networks, each with two agreed snapshots, remembered; and the newest file of the first.
fn remembered() -> (World, Vec<SnapshotChoice>, PathBuf) {
    let (world, first) = World::with_network("Hillside 0");
    let mut slugs = vec![first];
    slugs.extend((1..NETWORKS).map(|number| world.add(&format!("Hillside {number}"))));
    let plain = Made {
        network: 0,
        national: true,
        voice: 0,
        subject: 0,
        day: 0,
        answers: 2,
        replaces: false,
        copy: 9,
    };
    let mut newest = None;
    for slug in &slugs {
        for day in [0, 3] {
            let snapshot = Made { day, ..plain.clone() }.snapshot(&world, slug, None);
            let file = put(&world, slug, &snapshot);
            if day == 3 {
                newest.get_or_insert(file);
            }
        }
    }
    an_hour_later(&world);
    let wanted: Vec<SnapshotChoice> = slugs.into_iter().map(SnapshotChoice::last).collect();
    assert_eq!(by_figures(&world, &wanted, DetailLevel::RowsOnly).sides.len(), NETWORKS);
    (world, wanted, newest.unwrap())
}

/// Changes a file in a way that can't be seen from outside: as long as before, and no younger.
fn change_unseen(file: &PathBuf, change: impl Fn(String) -> String) {
    let text = std::fs::read_to_string(file).unwrap();
    let then = std::fs::metadata(file).unwrap().modified().unwrap();
    let changed = change(text.clone());
    assert!(changed.len() == text.len() && changed != text);
    std::fs::write(file, changed).unwrap();
    File::options().write(true).open(file).unwrap().set_modified(then).unwrap();
}

#[test]
fn a_figure_that_is_stale_gives_what_stands_in_the_file() {
    let changes: [fn(String) -> String; 4] = [
        |text| text.replace("\"partly\"", "\"mostly\""),
        // from here on it is no longer the last one, or no snapshot at all
        |text| text.replace("\"taken_on\": \"2026-01-04\"", "\"taken_on\": \"2025-01-04\""),
        |text| text.replace("pcn-workbook.snapshot/1", "pcn-workbook.snapshot/9"),
        |text| format!("{}{}", &text[..text.len() - 3], " ".repeat(3)),
    ];
    for (number, change) in changes.into_iter().enumerate() {
        let (world, wanted, newest) = remembered();
        change_unseen(&newest, change);
        let found = by_figures(&world, &wanted, DetailLevel::Full);
        assert_eq!(sorted(found.sides), sorted(by_records(&world, &wanted).0), "{number}");
        // and what was found out is remembered: nothing stale is left for the list of networks
        let first = wanted[0].slug.clone();
        let library = world.library();
        library.read_comparison(&wanted, DetailLevel::RowsOnly, |_, _| true).unwrap();
        let counted = library
            .summaries(|_| true)
            .unwrap()
            .into_iter()
            .find(|network| network.slug == first)
            .unwrap();
        if number > 0 {
            let ids: Vec<Uuid> = counted.snapshots.iter().map(|summary| summary.id).collect();
            assert_eq!(
                ids,
                world
                    .open(&first)
                    .current_snapshots()
                    .map(|saved| saved.snapshot.id)
                    .collect::<Vec<_>>(),
                "{number}"
            );
        }
    }
}

#[test]
fn what_can_not_be_read_is_named_with_why() {
    let (world, wanted, newest) = remembered();
    let folder = newest.parent().unwrap();
    for file in std::fs::read_dir(folder).unwrap() {
        std::fs::write(file.unwrap().path(), "{").unwrap();
    }
    std::fs::remove_dir_all(world.path(&format!("networks/{}/snapshots", wanted[1].slug))).unwrap();
    std::fs::write(world.path(&format!("networks/{}/network.json", wanted[2].slug)), "{").unwrap();
    let found = by_figures(&world, &wanted, DetailLevel::RowsOnly);
    let why: Vec<&str> = found.missing.iter().map(|(_, missing)| missing.reason.as_str()).collect();
    assert_eq!(why, ["no snapshot that can be read", "nothing saved yet"]);
    assert_eq!(
        (found.failed[0].0.clone(), found.unreadable_count, found.sides.len()),
        (wanted[2].slug.clone(), 2, NETWORKS - 3)
    );
}

#[test]
fn few_that_are_left_of_many_are_read_whole() {
    let (world, wanted, _) = remembered();
    for one in &wanted[3..] {
        std::fs::remove_dir_all(world.path(&format!("networks/{}/snapshots", one.slug))).unwrap();
    }
    let found = by_figures(&world, &wanted, DetailLevel::RowsOnly);
    assert_eq!((found.sides.len(), found.missing.len()), (3, NETWORKS - 3));
    assert!(
        found.sides.iter().all(Side::has_answers),
        "side by side, their statements can be opened"
    );
}

#[test]
fn reading_for_a_comparison_can_be_stopped_and_goes_on_where_it_was() {
    let (world, wanted, _) = remembered();
    let library = world.library();
    let mut said = Vec::new();
    let none = library.read_comparison(&wanted, DetailLevel::RowsOnly, |done, of| {
        said.push((done, of));
        done < 3
    });
    assert!(none.is_none() && said == [(1, NETWORKS), (2, NETWORKS), (3, NETWORKS)], "{said:?}");
    let found = library.read_comparison(&wanted, DetailLevel::RowsOnly, |_, _| true).unwrap();
    let sides = Comparison::new(found.sides, Vec::new(), &[]);
    assert_eq!(
        (sides.sides.len(), sides.title()),
        (NETWORKS, format!("{NETWORKS} networks, in name order"))
    );
    assert_eq!(
        library.summaries(|looked| panic!("{looked:?}: nothing is left to read")).unwrap().len(),
        NETWORKS
    );
}
