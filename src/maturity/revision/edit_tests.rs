//! Edits of a matrix of one's own: what they make of a revision, what is asked, and what a text that
//! comes in is.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::*;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::fixtures::{ask, domain, known_matrix, ladder, matrix};
use crate::maturity::network_state::Origin;
use crate::maturity::validate::validate_matrix;

/// Two areas with three statements, a ladder and a need.
fn base() -> Matrix {
    let first = domain("A", &[("A-1", "early"), ("A-2", "early")]);
    let mut base = matrix(&["early", "late"], vec![first, domain("B", &[("B-1", "late")])]);
    base.domains[1].ladders.push(ladder("B-l", &["early", "late"]));
    base.domains[1].asks.push(ask("S-B", "early"));
    base
}

fn words(matrix: &Matrix, id: &str, text: &str) -> Matrix {
    MatrixPlace::Item { item: id.into() }.with_text(matrix, text)
}

fn meanings(said: &[(&str, SameMeaning)]) -> MeaningChoices {
    said.iter().map(|(id, meaning)| ((*id).into(), *meaning)).collect()
}

fn revision_of(matrix: &Matrix, id: &str) -> u32 {
    matrix.item(&id.into()).unwrap().revision()
}

#[test]
fn every_place_is_read_and_written_and_nothing_else_changes() {
    let base = base();
    let (item, stage, area) = (ItemId::from("A-1"), "early".into(), "A".into());
    let places = [
        MatrixPlace::Title,
        MatrixPlace::About,
        MatrixPlace::Stage { stage },
        MatrixPlace::StageMeaning { stage: "late".into() },
        MatrixPlace::Area { area },
        MatrixPlace::AreaWhy { area: "B".into() },
        MatrixPlace::Item { item: item.clone() },
        MatrixPlace::Item { item: "B-l".into() },
        MatrixPlace::Example { item },
        MatrixPlace::Rung { item: "B-l".into(), stage: "late".into() },
        MatrixPlace::Ask { ask: "S-B".into() },
    ];
    for place in places {
        let before = place.text(&base).unwrap();
        let edited = place.with_text(&base, " Other words. ");
        assert_eq!(place.text(&edited).as_deref(), Some("Other words."), "{place:?}");
        let mut back = place.with_text(&edited, &before);
        // words of one's own rest on nobody's document
        for (domain, was) in back.domains.iter_mut().zip(&base.domains) {
            domain.short_name.clone_from(&was.short_name);
            for (one, was) in domain.statements.iter_mut().zip(&was.statements) {
                one.basis.clone_from(&was.basis);
            }
            for (one, was) in domain.ladders.iter_mut().zip(&was.ladders) {
                one.basis.clone_from(&was.basis);
            }
        }
        assert_eq!(back, base, "{place:?}");
        let blank = place.with_text(&base, "  ");
        let found = validate_matrix(&blank);
        let is_wrong =
            found.iter().any(|it| it.is_error() && it.path.starts_with(&place.json_path(&blank)));
        assert_eq!(is_wrong, !place.is_optional(), "{place:?}: {found:?}");
    }
}

#[test]
fn a_revision_that_nobody_answered_is_made_anew_from_the_one_that_was() {
    let base = base();
    let changed = meanings(&[("A-1", SameMeaning::Changed)]);
    let two = revise(&base, &words(&base, "A-1", "Other."), &changed, 2).unwrap();
    assert_eq!((revision_of(&two, "A-1"), revision_of(&two, "A-2")), (2, 1));
    // more is changed in it before anybody answers: what was said before stands
    let same = meanings(&[("A-2", SameMeaning::Same)]);
    let more = revise(&base, &words(&two, "A-2", "Better."), &same, 2).unwrap();
    assert_eq!((revision_of(&more, "A-1"), revision_of(&more, "A-2")), (2, 1));
    assert_eq!(more.changes.len(), 2);
    assert!(asks_meaning(&base, &words(&more, "A-1", "Again."), &"A-1".into()).is_none());
    assert!(asks_meaning(&base, &words(&more, "A-2", "Again."), &"A-2".into()).is_some());
    // words that are as they were mean what they meant, and with all of them it is that revision
    let mut back = words(&more, "A-1", &base.domains[0].statements[0].text);
    back.domains[0].statements[0].basis.clone_from(&base.domains[0].statements[0].basis);
    let one = revise(&base, &back, &MeaningChoices::new(), 2).unwrap();
    assert_eq!((revision_of(&one, "A-1"), one.changes.len()), (1, 1));
    back.domains[0].statements[1] = base.domains[0].statements[1].clone();
    assert_eq!(revise(&base, &back, &MeaningChoices::new(), 2), None);
}

#[test]
fn parts_are_added_with_ids_that_nothing_had() {
    let mut base = base();
    base.changes.push(ItemChange {
        item: "A-3".into(),
        was: ChangeKind::Retired,
        into: Vec::new(),
        unknown_fields: UnknownFields::new(),
    });
    let taken: BTreeSet<ItemId> = ["A-4".into()].into();
    let places = [
        (MatrixPlace::Item { item: "A-1".into() }, "A-5"),
        (MatrixPlace::Ask { ask: "S-B".into() }, "S-B-1"),
    ];
    for (below, id) in places {
        let added = add_below(&base, &below, &taken).unwrap();
        let place = &added.places[0];
        let whole = place.with_text(&added.matrix, "New words.");
        assert!(!validate_matrix(&whole).iter().any(Diagnostic::is_error), "{below:?}");
        let ids: Vec<&str> = whole
            .items()
            .map(Item::id)
            .chain(whole.asks().map(|ask| &ask.id))
            .map(ItemId::as_str)
            .collect();
        assert!(ids.contains(&id), "{id}: {ids:?}");
    }
    let ladder = MatrixPlace::Item { item: "B-l".into() };
    assert!(add_below(&base, &ladder, &taken).is_err(), "it has a rung at every stage");
    let area = add_below(&base, &MatrixPlace::Area { area: "A".into() }, &taken).unwrap();
    assert_eq!((area.places.len(), area.matrix.domains.len()), (2, 3));
    let mut filled = area.matrix;
    for place in &area.places {
        filled = place.with_text(&filled, "Words.");
    }
    assert!(!validate_matrix(&filled).iter().any(Diagnostic::is_error));
}

#[test]
fn parts_are_retired_and_moved_among_their_like() {
    let base = base();
    let late = MatrixPlace::Stage { stage: "late".into() };
    let gone = retire(&base, &late).unwrap();
    assert!(gone.item(&"B-1".into()).is_none());
    assert_eq!(gone.domains[1].ladders[0].rungs.len(), 1);
    assert_eq!(describe_contents(&base, &late).as_deref(), Some("2 statements"));
    let first = MatrixPlace::Item { item: "A-1".into() };
    let moved = move_part(&base, &first, false).unwrap();
    assert_eq!(moved.domains[0].statements[1].id.as_str(), "A-1");
    assert_eq!(move_part(&moved, &first, true).unwrap(), base);
    assert!(move_part(&base, &first, true).is_err(), "it is the first of its stage");
}

#[test]
fn a_text_that_comes_in_is_ours_changed_or_asked_about_or_new() {
    let known = |matrix: Matrix, origin: Origin| {
        let mut known = known_matrix(matrix).as_ref().clone();
        known.origin = origin;
        known.reference.fingerprint = known.reference.id.to_string();
        Arc::new(known)
    };
    let ours = known(base(), Origin::Loose("matrices/ours.json".to_owned()));
    let mut other = matrix(&["early", "late"], vec![domain("X", &[("X-1", "early")])]);
    other.id = "other".into();
    let all = [Arc::clone(&ours), known(other.clone(), Origin::Shipped)];
    let edited = words(&base(), "A-1", "Other.");
    let find =
        |text: &Matrix, from: Option<&MatrixRef>, ids| TextOrigin::find(text, from, ids, &all);
    let carried = find(&edited, Some(&ours.reference), true);
    assert_eq!(carried, TextOrigin::MadeFrom { newest: Arc::clone(&ours), revision: None });
    assert_eq!(find(&edited, None, true), TextOrigin::SameIds(Arc::clone(&ours)));
    assert_eq!(find(&edited, None, false), TextOrigin::New, "ids made just now say nothing");
    let mut renamed = edited.clone();
    renamed.id = "elsewhere".into();
    assert_eq!(find(&renamed, None, true), TextOrigin::SameIds(Arc::clone(&ours)));
    assert_eq!(find(&base(), Some(&ours.reference), true), TextOrigin::Unchanged(ours.clone()));
    let from_shipped = find(&words(&other, "X-1", "Other."), Some(&all[1].reference), true);
    assert_eq!(
        from_shipped,
        TextOrigin::New,
        "what comes with the program has no revision of ours"
    );
}

#[test]
fn a_stage_or_an_area_that_is_called_as_another_is_told() {
    let base = base();
    let late = MatrixPlace::Stage { stage: "late".into() };
    let area = MatrixPlace::Area { area: "B".into() };
    let early = MatrixPlace::Stage { stage: "early".into() }.text(&base).unwrap();
    let first = MatrixPlace::Area { area: "A".into() }.text(&base).unwrap();
    assert!(!late.has_namesake(&base) && !area.has_namesake(&base));
    let same = late.with_text(&base, &format!(" {} ", early.to_uppercase()));
    assert!(late.has_namesake(&same));
    assert!(area.has_namesake(&area.with_text(&base, &first)));
    let item = MatrixPlace::Item { item: "A-2".into() };
    let text = MatrixPlace::Item { item: "A-1".into() }.text(&base).unwrap();
    assert!(!item.has_namesake(&item.with_text(&base, &text)), "statements may say the same");
}
