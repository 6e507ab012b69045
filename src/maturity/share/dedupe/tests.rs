//! How copies stand to each other, case by case.

use std::sync::Arc;

use super::*;
use crate::maturity::assessment::Evidence;
use crate::maturity::fixtures::{domain, known_matrix, matrix, saved_snapshot};
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::share::redact::{ShareLevel, redact};

fn full_snapshot() -> (Arc<KnownMatrix>, Snapshot) {
    let known =
        known_matrix(matrix(&["s1", "s2"], vec![domain("A", &[("a1", "s1"), ("a2", "s2")])]));
    let mut full =
        saved_snapshot(7, "2026-03-12", &known, &[("a1", "fully"), ("a2", "partly")]).snapshot;
    full.assessment.set_note(&"a1".into(), "private");
    full.assessment.set_evidence(&"a2".into(), vec![Evidence::new("log")]);
    full.present = vec!["practice manager".to_owned()];
    (known, full)
}

/// The summary of a snapshot whose file has this hash.
fn summary(known: &KnownMatrix, full: &Snapshot, hash: &str) -> Snapshot {
    Snapshot {
        full_hash: Some(hash.to_owned()),
        ..redact(full, &known.matrix, ShareLevel::Summary)
    }
}

fn relation_of(incoming: (&Snapshot, &str), here: (&Snapshot, &str)) -> CopyRelation {
    let twin = |(snapshot, hash)| HashedSnapshot { snapshot, hash };
    compare_copies(twin(incoming), &[twin(here)])
}

#[test]
fn a_copy_is_known_by_its_id_its_hash_and_what_it_is_a_part_of() {
    let (known, full) = full_snapshot();
    let part = summary(&known, &full, "full");
    let mut less = part.clone();
    less.present = full.present.clone();
    less.left_out = vec![NOTE.to_owned(), EVIDENCE.to_owned()];
    let mut another = full.clone();
    another.id = uuid::Uuid::from_u128(8);
    let table = [
        ("another id", relation_of((&another, "x"), (&full, "full")), CopyRelation::New),
        ("the same file", relation_of((&full, "full"), (&full, "full")), CopyRelation::Same),
        (
            "the same, written otherwise",
            relation_of((&full, "x"), (&full, "full")),
            CopyRelation::Same,
        ),
        ("a summary of ours", relation_of((&part, "part"), (&full, "full")), CopyRelation::Subset),
        (
            "the whole of our summary",
            relation_of((&full, "full"), (&part, "part")),
            CopyRelation::Superset,
        ),
        (
            "a summary with less left out",
            relation_of((&less, "less"), (&part, "part")),
            CopyRelation::Superset,
        ),
        (
            "a summary with more left out",
            relation_of((&part, "part"), (&less, "less")),
            CopyRelation::Subset,
        ),
    ];
    for (case, found, expected) in table {
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn what_a_copy_says_of_itself_is_believed_only_where_it_agrees() {
    let (known, full) = full_snapshot();
    let mut part = summary(&known, &full, "full");
    part.assessment.set_answer(&"a1".into(), crate::maturity::assessment::Answer::NotYet);
    assert_eq!(relation_of((&part, "part"), (&full, "full")), CopyRelation::Differs { answers: 1 });
    let mut renamed = summary(&known, &full, "full");
    renamed.label = Some("Another name".to_owned());
    assert_eq!(
        relation_of((&renamed, "part"), (&full, "full")),
        CopyRelation::Differs { answers: 0 }
    );
    let mut judged = summary(&known, &full, "full");
    judged.assessment.set_judgement(
        &"A".into(),
        crate::maturity::assessment::StagePoint::Before,
        "no",
    );
    assert_eq!(
        relation_of((&judged, "part"), (&full, "full")),
        CopyRelation::Differs { answers: 0 }
    );
    let mut grown = summary(&known, &full, "full");
    grown.network.profile.list_size = Some(52_000);
    assert_eq!(
        relation_of((&grown, "part"), (&full, "full")),
        CopyRelation::Differs { answers: 0 }
    );
}

#[test]
fn what_the_senders_program_did_not_know_may_be_gone_and_nothing_else() {
    let (known, mut full) = full_snapshot();
    let unknown = || {
        [("hands".to_owned(), serde_json::json!({"fully": 3}))]
            .into_iter()
            .collect::<UnknownFields>()
    };
    full.network.profile.unknown_fields = unknown();
    full.assessment.answers.values_mut().for_each(|given| given.beside.unknown_fields = unknown());
    full.assessment.set_answer(&"elsewhere".into(), crate::maturity::assessment::Answer::Fully);
    let part = summary(&known, &full, "full");
    assert!(part.left_out.iter().any(|kind| kind == UNKNOWN_FIELDS));
    assert_eq!(relation_of((&part, "part"), (&full, "full")), CopyRelation::Subset);
    let mut raised = part.clone();
    raised.network.purpose = Some("Another one".to_owned());
    assert_eq!(
        relation_of((&raised, "part"), (&full, "full")),
        CopyRelation::Differs { answers: 1 }
    );
}

#[test]
fn of_several_copies_here_the_nearest_counts() {
    let (known, full) = full_snapshot();
    let part = summary(&known, &full, "full");
    let mut odd = full.clone();
    odd.assessment.clear_answer(&"a2".into());
    let twin = |snapshot, hash| HashedSnapshot { snapshot, hash };
    let here = [twin(&odd, "odd"), twin(&full, "full")];
    assert_eq!(compare_copies(twin(&part, "part"), &here), CopyRelation::Subset);
    assert_eq!(compare_copies(twin(&full, "full"), &here), CopyRelation::Same);
}

#[test]
fn a_summary_of_a_snapshot_without_a_salt_is_known_by_what_it_says() {
    let (known, full) = full_snapshot();
    let part = Snapshot { full_hash: None, ..summary(&known, &full, "full") };
    let mut changed = part.clone();
    changed.label = Some("Another name".to_owned());
    for (case, found, expected) in [
        ("of ours", relation_of((&part, "part"), (&full, "full")), CopyRelation::Subset),
        ("the whole of it", relation_of((&full, "full"), (&part, "part")), CopyRelation::Superset),
        (
            "with something else",
            relation_of((&changed, "part"), (&full, "full")),
            CopyRelation::Differs { answers: 0 },
        ),
    ] {
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn a_full_copy_is_part_of_the_snapshot_with_the_salt() {
    let (known, full) = full_snapshot();
    let salted = Snapshot { salt: Some("5a17".repeat(8)), ..full };
    let copy = Snapshot {
        full_hash: Some("full".to_owned()),
        ..redact(&salted, &known.matrix, ShareLevel::Full)
    };
    assert_eq!(relation_of((&copy, "copy"), (&salted, "full")), CopyRelation::Subset);
    assert_eq!(relation_of((&salted, "full"), (&copy, "copy")), CopyRelation::Superset);
    let part = summary(&known, &salted, "full");
    assert_eq!(relation_of((&part, "part"), (&salted, "full")), CopyRelation::Subset);
    assert_eq!(relation_of((&part, "part"), (&copy, "copy")), CopyRelation::Subset);
    assert_eq!(relation_of((&copy, "copy"), (&part, "part")), CopyRelation::Superset);
}
