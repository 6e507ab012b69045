//! An edited matrix becomes the next revision without anything being guessed: what keeps its
//! meaning goes on comparing.

use proptest::prelude::*;

use super::copy::{copied_from, copy_matrix};
use super::*;
use crate::maturity::assessment::Answers;
use crate::maturity::diff::{AnswersOnMatrix, IncomparableReason, compare_answers};
use crate::maturity::fixtures::{answers, domain, known_matrix, ladder, matrix, statement};
use crate::maturity::matrix::{Basis, CrosswalkRow, MatrixKind};

/// Five statements and a ladder in two areas, at revision 3.
fn base() -> Matrix {
    let items = [("A-1", "early"), ("A-2", "early"), ("A-3", "late")];
    let mut base = matrix(
        &["early", "late"],
        vec![domain("A", &items), domain("B", &[("B-1", "early"), ("B-2", "late")])],
    );
    base.revision = 3;
    base.domains[0].statements[1].revision = 2;
    base.domains[1].ladders.push(ladder("B-l", &["early", "late"]));
    base.changes = vec![item_change("A-2", ChangeKind::Same)];
    base
}

fn item_change(item: &str, was: ChangeKind) -> ItemChange {
    ItemChange { item: item.into(), was, into: Vec::new(), unknown_fields: UnknownFields::new() }
}

type Edit = fn(&mut Matrix);

/// What is changed, how, the item it is found at, what is said of it, and whether its meaning is
/// asked about.
const CHANGES: [(&str, Edit, &str, &str, bool); 12] = [
    ("nothing", |_| {}, "", "", false),
    (
        "a text",
        |m| m.domains[0].statements[0].text = "Other.".to_owned(),
        "A-1",
        "1 reworded (A-1)",
        true,
    ),
    ("a stage", |m| m.domains[0].statements[0].stage = "late".into(), "A-1", "1 moved (A-1)", true),
    ("a stage's spelling", |m| m.domains[0].statements[0].stage = "EARLY".into(), "", "", false),
    (
        "a rung",
        |m| m.domains[1].ladders[0].rungs[1].text = "Other.".to_owned(),
        "B-l",
        "1 reworded (B-l)",
        true,
    ),
    (
        "the order of rungs",
        |m| m.domains[1].ladders[0].rungs.reverse(),
        "B-l",
        "1 otherwise changed (B-l)",
        false,
    ),
    (
        "an example",
        |m| m.domains[0].statements[0].evidence = Some("x".to_owned()),
        "A-1",
        "1 with another example (A-1)",
        false,
    ),
    (
        "a basis",
        |m| m.domains[0].statements[0].basis = vec![Basis::Own],
        "A-1",
        "1 resting on something else (A-1)",
        false,
    ),
    (
        "a new one",
        |m| m.domains[0].statements.push(statement("A-9", "early")),
        "A-9",
        "1 added (A-9)",
        false,
    ),
    ("one gone", |m| drop(m.domains[0].statements.remove(0)), "A-1", "1 removed (A-1)", false),
    ("a revision left out", |m| m.domains[0].statements[1].revision = 1, "", "", false),
    (
        "another area",
        |m| {
            let moved = m.domains[0].statements.remove(0);
            m.domains[1].statements.push(moved);
        },
        "A-1",
        "1 moved (A-1)",
        false,
    ),
];

#[test]
fn every_kind_of_change_is_told_from_the_others() {
    for (what, edit, item, words, asks) in CHANGES {
        let (before, mut after) = (base(), base());
        edit(&mut after);
        let found = differences(&before, &after);
        let ids: Vec<&str> =
            found.iter().filter_map(ItemDifference::id).map(ItemId::as_str).collect();
        assert_eq!(ids.join(" "), item, "{what}");
        assert_eq!(summarize_differences(&found), words, "{what}");
        assert_eq!(found.iter().any(ItemDifference::needs_meaning_choice), asks, "{what}");
    }
}

#[test]
fn what_the_next_walk_finds_changed_is_said_in_a_line() {
    let edit = |edit: fn(&mut Matrix)| {
        let mut after = Matrix { revision: base().revision + 1, ..base() };
        edit(&mut after);
        let words = describe_next_revision(&base(), &after).unwrap();
        words.split_once(": ").unwrap().1.to_owned()
    };
    assert_eq!(describe_next_revision(&base(), &base()), None);
    assert_eq!(edit(|_| {}), "the same statements");
    assert_eq!(
        edit(|m| m.domains[0].statements[0].sources.push("S1".to_owned())),
        "the same statements"
    );
    assert_eq!(
        edit(|m| {
            m.domains[0].statements[0].text.push('!');
            m.domains[1].ladders[0].rungs[1].text.push('!');
            m.domains[1].ladders[0].revision = 9;
            m.domains[0].statements.push(statement("A-9", "early"));
        }),
        "1 with another meaning, 1 reworded, 1 new"
    );
}

#[test]
fn what_a_file_says_of_its_items_counts_unless_it_said_so_before() {
    let before = base();
    let mut after = base();
    for statement in &mut after.domains[0].statements {
        statement.text.push_str(" Really.");
    }
    after.changes.push(item_change("a-1", ChangeKind::Changed));
    let meanings = meanings_in_file(&before, &after);
    assert_eq!(meanings, [("A-1".into(), SameMeaning::Changed)].into());
    let open: Vec<&str> = undecided_items(&before, &after, &meanings)
        .iter()
        .filter_map(ItemDifference::id)
        .map(ItemId::as_str)
        .collect();
    assert_eq!(open, ["A-2", "A-3"], "what revision 3 said of A-2 is about other words");
    after.domains[0].statements[2].revision = 4;
    assert!(meanings_in_file(&before, &after).contains_key(&"A-3".into()));
}

#[test]
fn the_next_revision_names_what_became_of_each_item() {
    let before = base();
    let mut after = base();
    let statements = &mut after.domains[0].statements;
    statements[0].text = "Better said.".to_owned();
    statements[1].text = "Something else.".to_owned();
    statements[2].evidence = Some("An example.".to_owned());
    statements.push(statement("A-4", "late"));
    after.domains[1].statements.remove(0);
    after.revision = 1;
    let split = ItemChange { into: vec!["A-4".into()], ..item_change("B-1", ChangeKind::Split) };
    after.changes.push(split.clone());
    let meanings = [("a-1".into(), SameMeaning::Same), ("A-2".into(), SameMeaning::Changed)].into();
    let next = build_next_revision(&before, &after, &meanings);
    assert_eq!(next.revision, 4);
    let revisions: Vec<u32> = next.items().map(Item::revision).collect();
    assert_eq!(revisions, [1, 4, 1, 4, 1, 1]);
    let became: Vec<_> =
        next.changes.iter().map(|change| (change.item.as_str(), change.was)).collect();
    assert_eq!(
        became,
        [
            ("A-1", ChangeKind::Same),
            ("A-2", ChangeKind::Changed),
            ("A-4", ChangeKind::New),
            ("B-1", ChangeKind::Split)
        ]
    );
    assert_eq!(next.changes[3], split, "what somebody wrote of an item stays whole");
    // what nobody spoke of is taken as changed
    assert_eq!(
        build_next_revision(&before, &after, &MeaningChoices::new())
            .item(&"A-1".into())
            .unwrap()
            .revision(),
        4
    );
    assert!(crate::maturity::validate::validate_matrix(&next).is_empty());
}

#[test]
fn what_differs_beside_the_items_is_named() {
    let (before, mut after) = (base(), base());
    assert!(other_differences(&before, &after).is_empty());
    after.title = "T".to_owned();
    after.domains[0].why = Some("w".to_owned());
    after.stages[0].name = "First".to_owned();
    assert_eq!(
        other_differences(&before, &after),
        ["the title", "the stages", "the words about the areas"]
    );
}

#[test]
fn a_copy_is_ours_and_says_where_it_comes_from() {
    let mut national = base();
    national.kind = MatrixKind::National;
    national.short_title = Some("Short".to_owned());
    let copy = copy_matrix(&national, "ours".into(), Some("Our own".to_owned()));
    assert_eq!(copied_from(&copy), Some(national.title.as_str()));
    assert_eq!(copied_from(&national), None);
    assert_eq!(
        (copy.id.as_str(), copy.revision, copy.kind, copy.title.as_str()),
        ("ours", 1, MatrixKind::Local, "Our own")
    );
    assert!(
        copy.items().all(|item| item.revision() == 1)
            && copy.changes.is_empty()
            && copy.short_title.is_none()
    );
    let lines: Vec<_> = copy
        .crosswalk
        .iter()
        .map(|one| (one.domain.as_str(), one.main.as_ref().unwrap().as_str()))
        .collect();
    assert_eq!(lines, [("A", "A"), ("B", "B")]);
    assert!(copy.source.unwrap().starts_with("Copied from A test (test, revision 3)."));
    // a local one keeps how it lines up, and without a name of its own its short one tells the two
    // apart
    let mut local = base();
    local.crosswalk = vec![CrosswalkRow {
        domain: "A".into(),
        matrix: "n".into(),
        main: None,
        also: Vec::new(),
        unknown_fields: UnknownFields::new(),
    }];
    let copy = copy_matrix(&local, "ours".into(), None);
    assert_eq!(
        (copy.crosswalk, copy.title.as_str(), copy.short_title.as_deref()),
        (local.crosswalk, "A test", Some("A test (our copy)"))
    );
}

/// What happens to one item, by number: nothing, an example, other words of the same meaning, other
/// words of another meaning, another stage of the same meaning, gone.
fn edited_matrix(fates: &[u8]) -> (Matrix, Matrix, MeaningChoices) {
    let ids: Vec<String> = (0..fates.len()).map(|n| format!("i-{n}")).collect();
    let items: Vec<(&str, &str)> = ids.iter().map(|id| (id.as_str(), "early")).collect();
    let before = matrix(&["early", "late"], vec![domain("A", &items)]);
    let mut after = before.clone();
    let mut meanings = MeaningChoices::new();
    for (one, fate) in after.domains[0].statements.iter_mut().zip(fates) {
        match fate {
            1 => one.evidence = Some("x".to_owned()),
            2 | 3 => one.text.push_str(" More."),
            4 => one.stage = "late".into(),
            _ => {}
        }
        if (2..5).contains(fate) {
            meanings.insert(
                one.id.clone(),
                if *fate == 3 { SameMeaning::Changed } else { SameMeaning::Same },
            );
        }
    }
    let mut fates = fates.iter();
    after.domains[0].statements.retain(|_| *fates.next().unwrap() != 5);
    (before, after, meanings)
}

proptest! {
    #[test]
    fn snapshots_of_both_revisions_compare_by_item(fates in prop::collection::vec(0_u8..6, 1..20)) {
        let (before, after, meanings) = edited_matrix(&fates);
        let next = build_next_revision(&before, &after, &meanings);
        let given: Vec<String> = (0..fates.len()).map(|n| format!("i-{n}")).collect();
        let given: Vec<(&str, &str)> = given.iter().map(|id| (id.as_str(), "mostly")).collect();
        let said: Answers = answers(&given);
        let (before, next) = (known_matrix(before), known_matrix(next));
        let movement = compare_answers(AnswersOnMatrix::new(&before.matrix, &said), AnswersOnMatrix::new(&next.matrix, &said));
        let count = |wanted: u8| fates.iter().map(|fate| usize::from(*fate == wanted)).sum::<usize>();
        prop_assert_eq!(movement.comparable, fates.len() - count(3) - count(5));
        let why = |why: IncomparableReason| movement.not_comparable.iter().filter(|one| one.reason == why).count();
        prop_assert_eq!((why(IncomparableReason::Reworded), why(IncomparableReason::OnlyBefore)), (count(3), count(5)));
        prop_assert!(movement.is_unchanged());
        // taking the same text again finds nothing to ask
        prop_assert!(undecided_items(&next.matrix, &next.matrix, &MeaningChoices::new()).is_empty());
        prop_assert_eq!(differences(&next.matrix, &next.matrix).len(), 0);
    }
}

#[test]
fn what_an_older_text_says_of_its_own_changes_is_no_change_of_the_present_one() {
    let before = base();
    let mut sheet = before.clone();
    sheet.revision = 2;
    sheet.changes = vec![item_change("A-2", ChangeKind::Changed)];
    assert!(meanings_in_file(&before, &sheet).is_empty());
    assert!(is_unchanged(&before, &sheet), "the same words are brought in once more");
    sheet.revision = 3;
    assert!(!meanings_in_file(&before, &sheet).is_empty(), "said of the present one it counts");
}
