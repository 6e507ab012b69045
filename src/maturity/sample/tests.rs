//! Made-up data has to be as good as real data: everything fits its matrix, and it moves as
//! networks do.

use std::collections::HashSet;
use std::sync::Arc;

use jiff::civil::{Weekday, date};
use uuid::Uuid;

use super::*;
use crate::maturity::assessment::{Answer, AnswerRecord};
use crate::maturity::diff::{AnswersOnMatrix, compare_answers};
use crate::maturity::fixtures::{ask, domain, known_matrix, ladder, matrix, network_state};
use crate::maturity::movement::DomainMovement;
use crate::maturity::network_state::{CopyStatus, SavedSnapshot};
use crate::maturity::privacy::find_privacy_warnings;
use crate::maturity::scoring::{completeness, evaluate_domains};
use crate::maturity::trend::build_trend;
use crate::maturity::validate::validate_answers;

const UNTIL: Date = date(2026, 9, 20);

/// A matrix of the same shape as a shipped one: so many domains, and so many statements at each of
/// four stages.
fn matrix_of_shape(id: &str, kind: MatrixKind, domains: usize, each: usize) -> KnownMatrix {
    let stages = ["one", "two", "three", "four"];
    let one = |at: usize| {
        let items: Vec<(String, &str)> = stages
            .iter()
            .flat_map(|stage| (0..each).map(move |n| (format!("{id}-{at}-{stage}-{n}"), *stage)))
            .collect();
        let items: Vec<(&str, &str)> =
            items.iter().map(|(id, stage)| (id.as_str(), *stage)).collect();
        domain(&format!("{id}-{at}"), &items)
    };
    let mut made = matrix(&stages, (0..domains).map(one).collect());
    made.id = id.into();
    made.kind = kind;
    Arc::unwrap_or_clone(known_matrix(made))
}

fn national() -> KnownMatrix {
    matrix_of_shape("national", MatrixKind::National, 5, 4)
}

fn local_with_ladders() -> KnownMatrix {
    let mut local = matrix_of_shape("local", MatrixKind::Local, 6, 2);
    for at in 0..3 {
        local.matrix.domains[at].ladders.push(ladder(&format!("l-{at}"), &["four", "one", "two"]));
        local.matrix.domains[at].asks.push(ask(&format!("ask-{at}"), "one"));
    }
    local
}

fn sample_size(networks: usize, snapshots: usize) -> SampleSize {
    SampleSize { networks, snapshots, seed: 7, until: UNTIL }
}

fn make_samples(recipe: &SampleSize) -> Vec<SampleNetwork> {
    sample_networks(recipe, &[local_with_ladders(), national()]).collect()
}

#[test]
fn the_same_seed_makes_the_same_networks_and_another_seed_makes_others() {
    let first = make_samples(&sample_size(4, 5));
    assert_eq!(first, make_samples(&sample_size(4, 5)));
    assert_eq!(
        first[..2],
        make_samples(&sample_size(2, 5)),
        "a network does not depend on how many there are"
    );
    assert_ne!(first, make_samples(&SampleSize { seed: 8, ..sample_size(4, 5) }));
}

#[test]
fn many_networks_have_names_and_codes_of_their_own() {
    let all: Vec<Network> =
        sample_networks(&sample_size(1_500, 0), &[]).map(|one| one.network).collect();
    let names: HashSet<&str> = all.iter().map(|one| one.name.as_str()).collect();
    let codes: HashSet<&str> = all.iter().filter_map(|one| one.ods_code.as_deref()).collect();
    let ids: HashSet<Uuid> = all.iter().map(|one| one.id).collect();
    assert_eq!((names.len(), codes.len(), ids.len()), (1_500, 1_500, 1_500));
    assert!(codes.iter().all(|code| crate::maturity::ids::is_ods_code(code)));
    assert!(
        all.iter().any(|one| one.purpose.is_none())
            && all.iter().any(|one| one.profile.list_size.is_none())
    );
}

#[test]
fn every_answer_fits_its_matrix_and_nothing_lies_after_the_last_day() {
    let (national, local) = (national(), local_with_ladders());
    let all = make_samples(&sample_size(12, 10));
    let mut ids = HashSet::new();
    let mut rungs = 0;
    for snapshot in all.iter().flat_map(|one| &one.snapshots) {
        let said = &snapshot.assessment;
        let asked = if said.matrix.id == national.reference.id { &national } else { &local };
        assert_eq!(validate_answers(&asked.matrix, said), []);
        assert!(snapshot.taken_on <= UNTIL && snapshot.taken_on >= date(2019, 1, 1));
        assert!(!matches!(snapshot.taken_on.weekday(), Weekday::Saturday | Weekday::Sunday));
        assert!(ids.insert(snapshot.id) && snapshot.id.get_version_num() == 7);
        let aside =
            said.answers.values().filter(|given| given.answer == Some(Answer::NotApplicable));
        assert!(aside.into_iter().all(|given| given.beside.reason.is_some()));
        rungs += said
            .answers
            .values()
            .filter(|given| matches!(given.answer, Some(Answer::Rung(_))))
            .count();
    }
    assert!(
        all.iter()
            .all(|one| one.snapshots.len() == 10
                && one.snapshots.is_sorted_by_key(|one| one.taken_on))
    );
    assert!(rungs > 0);
}

#[test]
fn every_area_has_a_stage_and_about_one_in_eight_differs_with_a_reason() {
    let (national, mut all, mut differ) = (national(), 0, 0);
    for one in sample_networks(&sample_size(30, 6), std::slice::from_ref(&national)) {
        for snapshot in &one.snapshots {
            for (domain, reading) in national
                .matrix
                .domains
                .iter()
                .zip(evaluate_domains(&national.matrix, &snapshot.assessment))
            {
                all += 1;
                assert!(reading.judged.is_some());
                if reading.differs() {
                    differ += 1;
                    assert!(snapshot.assessment.judgements[&domain.id].reason.is_some());
                }
            }
        }
        let with_aims =
            one.snapshots.iter().filter(|snapshot| !snapshot.assessment.aims.is_empty()).count();
        assert!(
            with_aims <= 1
                && one.snapshots[..5].iter().all(|snapshot| snapshot.assessment.aims.is_empty())
        );
    }
    assert!(all / 12 < differ && differ < all / 5, "{differ} of {all}");
}

#[test]
fn networks_move_mostly_forward_and_sometimes_back() {
    let national = national();
    let (mut forward, mut back, mut known, mut lost) = (0, 0, 0, 0);
    for one in sample_networks(&sample_size(10, 6), std::slice::from_ref(&national)) {
        for two in one.snapshots.windows(2) {
            let side =
                |at: usize| AnswersOnMatrix::new(&national.matrix, &two[at].assessment.answers);
            let movement = compare_answers(side(0), side(1));
            forward += movement.forward.len();
            back += movement.back.len();
            known += movement.newly_known.len();
            lost += movement.no_longer_known.len();
        }
    }
    assert!(
        forward > 3 * back && back > 20 && known > 20 && lost > 20,
        "{forward} {back} {known} {lost}"
    );
}

#[test]
fn twenty_walks_fit_into_the_time_since_networks_began() {
    for one in make_samples(&sample_size(5, 20)) {
        let national = one
            .snapshots
            .iter()
            .filter(|one| one.assessment.matrix.id.as_str() == "national")
            .count();
        assert_eq!((one.snapshots.len(), national), (20, 12));
        assert!(one.snapshots[0].taken_on >= date(2019, 9, 1));
    }
}

fn make_demo() -> Vec<SampleNetwork> {
    let local = matrix_of_shape("local", MatrixKind::Local, 6, 2);
    let neighbourhood = matrix_of_shape("neighbourhood", MatrixKind::Local, 4, 3);
    let matrices =
        DemoMatrices { national: &national(), local: &local, neighbourhood: &neighbourhood };
    demo_networks(UNTIL, &matrices, Uuid::from_u128(5))
}

fn hillside_trend(matrix: &str) -> crate::maturity::trend::Trend {
    let (national, local) =
        (Arc::new(national()), Arc::new(matrix_of_shape("local", MatrixKind::Local, 6, 2)));
    let hillside = make_demo().swap_remove(0);
    let saved = hillside.snapshots.into_iter().map(|snapshot| {
        let asked =
            if snapshot.assessment.matrix.id == national.reference.id { &national } else { &local };
        SavedSnapshot {
            snapshot,
            matrix: Arc::clone(asked),
            file: String::new(),
            changed_after_save: false,
            copy_status: CopyStatus::Primary,
        }
    });
    build_trend(&network_state(saved.collect(), &[&national, &local]), &matrix.into()).unwrap()
}

#[test]
fn the_demonstration_tells_three_years_that_can_be_read() {
    let all = make_demo();
    assert_eq!(all.len(), 6);
    assert_eq!(all[0].network.name, "Hillside PCN");
    let uses = |one: &SampleNetwork, id: &str| {
        one.network.matrices.iter().any(|used| used.as_str() == id)
            && one.snapshots.iter().any(|saved| saved.assessment.matrix.id.as_str() == id)
    };
    assert!(all.iter().any(|one| uses(one, "national") && uses(one, "neighbourhood")));
    let first = &all[0].snapshots[0];
    assert_eq!((first.taken_on.year(), first.label.as_deref()), (2023, Some("First walk")));
    let way = hillside_trend("national");
    let stages: Vec<String> = way
        .domains
        .iter()
        .map(|domain| {
            domain
                .points
                .iter()
                .map(|point| point.stage.as_ref().map_or('0', |stage| stage_digit(stage.as_str())))
                .collect()
        })
        .collect();
    assert_eq!(stages, ["11222", "01112", "11112", "11001", "01122"], "the first was one view");
    let last: Vec<_> = way.domains.iter().map(|domain| domain.moved().unwrap().moved).collect();
    assert_eq!(
        last,
        [
            DomainMovement::Same,
            DomainMovement::Forward,
            DomainMovement::Forward,
            DomainMovement::Forward,
            DomainMovement::Same
        ]
    );
    assert!(way.domains[2].points[4].standing != way.domains[2].points[4].suggested);
    assert!(
        way.movement.forward.len() > 3 * way.movement.back.len() && !way.movement.back.is_empty()
    );
    let local: Vec<usize> =
        hillside_trend("local").domains.iter().map(|domain| domain.points.len()).collect();
    assert_eq!(local, [5; 6]);
}

fn stage_digit(stage: &str) -> char {
    match stage {
        "one" => '1',
        "two" => '2',
        "three" => '3',
        _ => '4',
    }
}

#[test]
fn the_demonstration_leaves_a_walk_open_a_third_of_the_way() {
    let hillside = make_demo().swap_remove(0);
    let draft = hillside.draft.unwrap();
    let last = hillside
        .snapshots
        .iter()
        .rfind(|one| one.assessment.matrix.id.as_str() == "national")
        .unwrap();
    assert_eq!((draft.device, draft.assessment.based_on), (Uuid::from_u128(5), Some(last.id)));
    let answered = completeness(&national().matrix, &draft.assessment.answers);
    assert_eq!((answered.answered, answered.total), (27, 80));
    assert!(draft.assessment.answers.values().any(|given| given.as_before));
    assert_eq!(draft.assessment.judgements.len(), 1);
}

#[test]
fn no_made_up_text_looks_like_a_patient_or_needs_cleaning() {
    for one in make_demo().iter().chain(&make_samples(&sample_size(20, 5))) {
        for snapshot in &one.snapshots {
            let words = |given: &AnswerRecord| {
                let evidence = given.beside.evidence.iter().map(|one| one.text.clone());
                given
                    .beside
                    .note
                    .clone()
                    .into_iter()
                    .chain(given.beside.reason.clone())
                    .chain(evidence)
                    .collect::<Vec<_>>()
            };
            for text in
                snapshot.assessment.answers.values().flat_map(words).chain(snapshot.label.clone())
            {
                assert!(
                    find_privacy_warnings(&text).is_empty()
                        && crate::maturity::sanitize::sanitize_line(&text) == text,
                    "{text}"
                );
            }
        }
    }
}
