//! An attack on a share by guessing what was left out: its reader has all the rest, so that one hash
//! of the whole would tell who was there after a hundred tries, and a short note after some
//! thousands.

use super::world::{TODAY, World, at, companion};
use crate::maturity::assessment::Snapshot;
use crate::maturity::ids::ItemId;
use crate::maturity::network_state::SnapshotDetails;
use crate::maturity::share::{ShareContents, ShareLevel, SharePurpose};
use crate::store::format::{share as share_file, snapshot};
use crate::store::id_gen;
use crate::store::ops::share::ShareRequest;
use crate::store::sha256::sha256_hex;

const ROLES: [&str; 7] = [
    "clinical director", "practice manager", "GP", "nurse", "pharmacist", "social prescriber",
    "patient representative",
];

const NOTES: [&str; 5] = ["ask again", "yes", "Dr Elm disagrees", "no money", "see minutes"];

/// A snapshot with two people there and a short note, and what its reader gets of it.
fn full_and_shared() -> (Snapshot, Snapshot) {
    let (world, slug) = World::with_network("Castle");
    let mut draft = world.draft(&slug, &[("LEAD-0a", "fully"), ("LEAD-0b", "partly")]);
    draft.assessment.set_note(&ItemId::from("LEAD-0a"), NOTES[3]);
    let present = Some(vec![ROLES[0].to_owned(), ROLES[4].to_owned()]);
    let details = SnapshotDetails { present, ..SnapshotDetails::default() };
    let network = world.open(&slug).network;
    let saved = world
        .writer()
        .save_snapshot(&slug, &network, &draft, &companion(), &details, TODAY, at(60))
        .unwrap();
    let file = world.state().with_file_name("summary.json");
    let sharing = ShareRequest {
        contents: &ShareContents::new([&saved], ShareLevel::Summary),
        purpose: &SharePurpose::default(),
        file: &file,
        id: id_gen::generate(),
        now: at(90),
    };
    world.writer().share(&sharing).unwrap();
    let bytes = std::fs::read(&file).unwrap();
    (saved.snapshot, share_file::read(&bytes).unwrap().read_snapshot(0).unwrap())
}

/// The hashes of all that the snapshot might have been, by what its reader has and guesses.
fn guesses(shared: &Snapshot, salt: Option<&str>) -> Vec<String> {
    let mut hashes = Vec::new();
    for there in 0..1_u32 << ROLES.len() {
        let is_there = |at: &usize| there & (1 << at) != 0;
        for note in NOTES.iter().map(Some).chain([None]) {
            let mut guess = shared.clone();
            (guess.full_hash, guess.left_out) = (None, Vec::new());
            guess.salt = salt.map(str::to_owned);
            guess.present =
                (0..ROLES.len()).filter(is_there).map(|at| ROLES[at].to_owned()).collect();
            if let Some(note) = note {
                guess.assessment.set_note(&ItemId::from("LEAD-0a"), note);
            }
            hashes.push(sha256_hex(&snapshot::write(&guess)));
        }
    }
    hashes
}

#[test]
fn a_summary_tells_nobody_what_was_left_out_of_it_however_much_they_guess() {
    let (full, shared) = full_and_shared();
    let told = shared.full_hash.clone().unwrap();
    assert!(shared.salt.is_none() && shared.present.is_empty());
    assert_eq!(shared.left_out, ["note", "present"]);
    let salt = full.salt.as_deref();
    assert!(guesses(&shared, salt).contains(&told), "the list of guesses holds the truth");
    let other = id_gen::generate_salt();
    for salt in [None, Some(other.as_str()), Some("")] {
        assert!(!guesses(&shared, salt).contains(&told), "with the salt {salt:?}");
    }
}
