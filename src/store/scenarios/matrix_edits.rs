//! Editing a matrix of one's own on a real disk: in place, as the next revision, and back.

use std::sync::Arc;

use super::matrices::{answered, with_ours};
use super::world::at;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::revision::{MatrixPlace, MeaningChoices, Revision, SameMeaning};

/// The text with other words for its only statement.
fn reworded(known: &KnownMatrix, text: &str) -> Matrix {
    MatrixPlace::Item { item: "A-1".into() }.with_text(&known.matrix, text)
}

#[test]
fn words_are_changed_in_place_until_answered_then_as_the_next_revision_and_back() {
    let (world, slug, known) = with_ours();
    let none = MeaningChoices::new();
    let first =
        world.writer().edit_matrix(&known, &reworded(&known, "We pick up."), &none).unwrap();
    assert_eq!((first.reference.revision, &first.origin), (1, &known.origin));
    let draft = answered(&world, &slug, &first);
    world.writer().autosave(&slug, &draft, &first, at(1)).unwrap();
    assert!(world.library().matrix_catalog().answered.contains(&first.reference));
    let same: MeaningChoices = [("A-1".into(), SameMeaning::Same)].into();
    let edited = reworded(&first, "We answer each call.");
    let second = world.writer().edit_matrix(&first, &edited, &same).unwrap();
    assert_eq!((second.reference.revision, &second.origin), (2, &known.origin));
    assert_eq!(second.matrix.items().next().unwrap().revision(), 1);
    // more is changed before anybody answers it: it stays revision 2, with what was said of it
    let changed: MeaningChoices = [("A-1".into(), SameMeaning::Changed)].into();
    let edited = reworded(&second, "We call back.");
    let again = world.writer().edit_matrix(&second, &edited, &changed).unwrap();
    assert_eq!(again.reference.revision, 2);
    assert_eq!(again.matrix.items().next().unwrap().revision(), 2);
    assert_eq!(again.matrix.lineage.as_deref(), Some(first.reference.fingerprint.as_str()));
    assert_eq!(world.codes(), [""; 0]);
    // with the words of before it is revision 1 again, and answers stand on it as they did
    let back = world.writer().edit_matrix(&again, &first.matrix, &none).unwrap();
    assert_eq!(back.reference, first.reference);
    assert_eq!(world.codes(), [""; 0]);
}

#[test]
fn a_sheet_that_comes_back_takes_the_place_of_our_file_as_its_next_revision() {
    let (world, _, known) = with_ours();
    let revision = Revision {
        file: "ours.xlsx".to_owned(),
        hash: String::new(),
        before: Arc::clone(&known),
        after: reworded(&known, "We pick up."),
        made_from: None,
    };
    let same: MeaningChoices = [("A-1".into(), SameMeaning::Same)].into();
    let (next, _) = world.writer().add_revision(&revision, &same).unwrap();
    assert_eq!((next.reference.revision, &next.origin), (2, &known.origin));
    let loose = world.files().keys().filter(|file| file.contains("ours")).count();
    assert_eq!(loose, 1, "there is no second file of it: {:?}", world.files().keys());
    // what was looked at is not written once something else changed it
    assert!(world.writer().add_revision(&revision, &same).is_err());
}
