//! How copies stand to each other, case by case.

use std::sync::Arc;

use super::*;
use crate::maturity::assessment::Evidence;
use crate::maturity::fixtures::{domain, known, matrix, saved};
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::share::redact::{ShareLevel, shared};

fn ours() -> (Arc<KnownMatrix>, Snapshot) {
    let known = known(matrix(&["s1", "s2"], vec![domain("A", &[("a1", "s1"), ("a2", "s2")])]));
    let mut full = saved(7, "2026-03-12", &known, &[("a1", "fully"), ("a2", "partly")]).snapshot;
    full.assessment.note(&"a1".into(), "private");
    full.assessment.show_evidence(&"a2".into(), vec![Evidence::plain("log")]);
    full.present = vec!["practice manager".to_owned()];
    (known, full)
}

/// The summary of a snapshot whose file has this hash.
fn summary(known: &KnownMatrix, full: &Snapshot, hash: &str) -> Snapshot {
    Snapshot { of: Some(hash.to_owned()), ..shared(full, &known.matrix, ShareLevel::Summary) }
}

fn found(incoming: (&Snapshot, &str), here: (&Snapshot, &str)) -> CopyRelation {
    let twin = |(snapshot, hash)| HashedSnapshot { snapshot, hash };
    liken(twin(incoming), &[twin(here)])
}

#[test]
fn a_copy_is_known_by_its_id_its_hash_and_what_it_is_a_part_of() {
    let (known, full) = ours();
    let part = summary(&known, &full, "full");
    let mut less = part.clone();
    less.present = full.present.clone();
    less.left_out = vec![NOTE.to_owned(), EVIDENCE.to_owned()];
    let mut another = full.clone();
    another.id = uuid::Uuid::from_u128(8);
    let table = [
        ("another id", found((&another, "x"), (&full, "full")), CopyRelation::New),
        ("the same file", found((&full, "full"), (&full, "full")), CopyRelation::Same),
        ("the same, written otherwise", found((&full, "x"), (&full, "full")), CopyRelation::Same),
        ("a summary of ours", found((&part, "part"), (&full, "full")), CopyRelation::Less),
        ("the whole of our summary", found((&full, "full"), (&part, "part")), CopyRelation::More),
        (
            "a summary with less left out",
            found((&less, "less"), (&part, "part")),
            CopyRelation::More,
        ),
        (
            "a summary with more left out",
            found((&part, "part"), (&less, "less")),
            CopyRelation::Less,
        ),
    ];
    for (case, found, expected) in table {
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn what_a_copy_says_of_itself_is_believed_only_where_it_agrees() {
    let (known, full) = ours();
    let mut part = summary(&known, &full, "full");
    part.assessment.give(&"a1".into(), crate::maturity::assessment::Answer::NotYet);
    assert_eq!(found((&part, "part"), (&full, "full")), CopyRelation::Other { answers: 1 });
    let mut renamed = summary(&known, &full, "full");
    renamed.label = Some("Another name".to_owned());
    assert_eq!(found((&renamed, "part"), (&full, "full")), CopyRelation::Other { answers: 0 });
    let mut judged = summary(&known, &full, "full");
    judged.assessment.judge(&"A".into(), crate::maturity::assessment::StagePoint::Before, "no");
    assert_eq!(found((&judged, "part"), (&full, "full")), CopyRelation::Other { answers: 0 });
    let mut grown = summary(&known, &full, "full");
    grown.network.profile.list_size = Some(52_000);
    assert_eq!(found((&grown, "part"), (&full, "full")), CopyRelation::Other { answers: 0 });
    let mut unsaid = summary(&known, &full, "full");
    unsaid.of = None;
    assert_eq!(found((&unsaid, "part"), (&full, "full")), CopyRelation::Other { answers: 0 });
}

#[test]
fn what_the_senders_program_did_not_know_may_be_gone_and_nothing_else() {
    let (known, mut full) = ours();
    let unknown = || {
        [("hands".to_owned(), serde_json::json!({"fully": 3}))]
            .into_iter()
            .collect::<UnknownFields>()
    };
    full.network.profile.extra = unknown();
    full.assessment.answers.values_mut().for_each(|given| given.extra = unknown());
    full.assessment.give(&"elsewhere".into(), crate::maturity::assessment::Answer::Fully);
    let part = summary(&known, &full, "full");
    assert!(part.left_out.iter().any(|kind| kind == EXTRA));
    assert_eq!(found((&part, "part"), (&full, "full")), CopyRelation::Less);
    let mut raised = part.clone();
    raised.network.purpose = Some("Another one".to_owned());
    assert_eq!(found((&raised, "part"), (&full, "full")), CopyRelation::Other { answers: 1 });
}

#[test]
fn of_several_copies_here_the_nearest_counts() {
    let (known, full) = ours();
    let part = summary(&known, &full, "full");
    let mut odd = full.clone();
    odd.assessment.clear(&"a2".into());
    let twin = |snapshot, hash| HashedSnapshot { snapshot, hash };
    let here = [twin(&odd, "odd"), twin(&full, "full")];
    assert_eq!(liken(twin(&part, "part"), &here), CopyRelation::Less);
    assert_eq!(liken(twin(&full, "full"), &here), CopyRelation::Same);
}
