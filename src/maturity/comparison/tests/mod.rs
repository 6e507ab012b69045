//! Nothing is ranked: wherever anybody stands, order and counts stay as they are; what can't be
//! compared is said, with why.

mod properties;

use super::align::AreaCell;
use super::table::TableFilter;
use super::*;
use crate::maturity::assessment::{Judgement, RaisedAsk, StagePoint, Voice};
use crate::maturity::fixtures::{ask, domain, known_matrix, matrix, network_state, saved_snapshot};
use crate::maturity::matrix::{CrosswalkRow, UnknownFields};
use crate::maturity::movement::DomainMovement;
use crate::maturity::network::Network;
use crate::maturity::page::TableRow;

/// Answers by item.
type AnswerList<'g> = &'g [(&'g str, &'g str)];

fn test_matrix() -> Matrix {
    let mut asked = matrix(
        &["one", "two"],
        vec![
            domain("A", &[("a1", "one"), ("a2", "two")]),
            domain("B", &[("b1", "one"), ("b2", "two")]),
        ],
    );
    asked.domains[0].asks = vec![ask("ask-a", "one"), ask("ask-b", "one")];
    asked
}

/// The newest snapshot of a network with this number and name, beside its own first where `then` is
/// given.
fn side(
    number: u128,
    name: &str,
    on: &Arc<KnownMatrix>,
    then: Option<&[(&str, &str)]>,
    now: &[(&str, &str)],
) -> Side {
    let mut taken: Vec<_> =
        then.iter().map(|then| saved_snapshot(number * 10, "2025-03-12", on, then)).collect();
    taken.push(saved_snapshot(number * 10 + 1, "2026-03-12", on, now));
    for one in &mut taken {
        one.snapshot.network =
            Network::with_name(Uuid::from_u128(number), name).to_network_at_time();
    }
    let mut kept = network_state(taken, &[on]);
    kept.slug = Slug::new(name.to_lowercase());
    Side::of(&kept, kept.snapshots.last().unwrap())
}

fn cells(sides: &Comparison, area: usize) -> Vec<&AreaCell> {
    sides.areas[area].cells.iter().flatten().collect()
}

#[test]
fn each_stands_beside_its_own_first_one_and_never_beside_anothers() {
    let on = known_matrix(test_matrix());
    let table: [(Option<AnswerList<'_>>, AnswerList<'_>, DomainMovement, &str); 7] = [
        (None, &[("a1", "fully")], DomainMovement::First, "one"),
        (Some(&[("a1", "partly")]), &[("a1", "fully")], DomainMovement::Forward, "one"),
        (
            Some(&[("a1", "fully"), ("a2", "fully")]),
            &[("a1", "fully"), ("a2", "not_yet")],
            DomainMovement::Back,
            "one",
        ),
        (
            Some(&[("a1", "fully"), ("a2", "fully")]),
            &[("a1", "fully")],
            DomainMovement::NoLongerKnown,
            "one",
        ),
        (Some(&[("a1", "fully")]), &[("a1", "mostly")], DomainMovement::NotKnownYet, "one"),
        (Some(&[]), &[("a1", "mostly"), ("a2", "partly")], DomainMovement::NowKnown, "one"),
        (Some(&[("a1", "mostly")]), &[], DomainMovement::NotAnswered, "not answered"),
    ];
    for (then, now, moved, words) in table {
        let sides = Comparison::new(
            vec![side(1, "Hillside", &on, then, now), side(2, "Castle", &on, None, &[])],
            vec![],
            &[],
        );
        assert_eq!(sides.labels(), ["Castle", "Hillside"]);
        let cell = cells(&sides, 0)[1];
        assert_eq!(
            (cell.movement.moved, cell.standing_label.as_str()),
            (moved, words),
            "{then:?} {now:?}"
        );
    }
}

#[test]
fn the_first_one_is_of_the_same_matrix_voice_and_subject() {
    let on = known_matrix(test_matrix());
    let mut alone = saved_snapshot(1, "2025-01-01", &on, &[("a1", "fully")]);
    alone.snapshot.assessment.voice = Voice::one_view("manager");
    let mut clinic = saved_snapshot(2, "2025-02-01", &on, &[("a1", "fully")]);
    clinic.snapshot.assessment.subject = Some("Falls clinic".to_owned());
    let kept = network_state(
        vec![
            alone,
            clinic,
            saved_snapshot(3, "2025-03-01", &on, &[]),
            saved_snapshot(4, "2026-03-01", &on, &[]),
        ],
        &[&on],
    );
    let first = |at: usize| {
        Side::of(&kept, &kept.snapshots[at]).first.map(|first| first.snapshot.id.as_u128())
    };
    assert_eq!([0, 1, 2, 3].map(first), [None, None, None, Some(3)]);
}

#[test]
fn statements_compare_by_id_and_meaning_and_the_others_are_named() {
    let older = known_matrix(test_matrix());
    let mut newer = test_matrix();
    newer.revision = 2;
    newer.domains[0].statements[1].revision = 2;
    newer.domains[1].statements.push(crate::maturity::fixtures::statement("b3", "two"));
    let newer = known_matrix(newer);
    let all = vec![
        side(1, "Castle", &older, None, &[("a1", "fully")]),
        side(2, "Hillside", &newer, None, &[("a1", "partly")]),
    ];
    let sides = Comparison::new(all, vec![], &[]);
    assert_eq!((sides.comparability.comparable, sides.comparability.total), (3, 5));
    assert_eq!(sides.describe_comparability_short(), "3 of 5 comparable");
    assert_eq!(
        sides.incomparable_notes(),
        [
            "Not compared: We do a2. (a2), its meaning was changed",
            "Not compared: We do b3. (b3), only asked of Hillside"
        ]
    );
    let rows = statements::item_rows(&sides.sides, &sides.areas[0]);
    let shape: Vec<_> =
        rows.iter().map(|row| (row.item.as_str(), row.is_comparable, row.differs)).collect();
    assert_eq!(shape, [("a1", true, true), ("a2", false, false)]);
    let b = statements::item_rows(&sides.sides, &sides.areas[1]);
    assert!(b[2].cells[0].is_none() && b[2].cells[1].is_some());
}

#[test]
fn different_matrices_line_up_in_words_and_compare_no_statement() {
    let mut national = test_matrix();
    (national.id, national.kind) =
        ("national".into(), crate::maturity::matrix::MatrixKind::National);
    let mut local = matrix(
        &["early", "strong"],
        vec![domain("X", &[("a1", "early")]), domain("Y", &[("y1", "early")])],
    );
    let crossing = |domain: &str, main: &str| CrosswalkRow {
        domain: domain.into(),
        matrix: "national".into(),
        main: Some(main.into()),
        also: Vec::new(),
        unknown_fields: UnknownFields::new(),
    };
    local.crosswalk = vec![crossing("X", "B")];
    let (national, local) = (known_matrix(national), known_matrix(local));
    let all = vec![
        side(1, "Castle", &local, None, &[("a1", "fully"), ("y1", "partly")]),
        side(2, "Hillside", &national, None, &[("a1", "fully")]),
    ];
    let sides = Comparison::new(all, vec![], &[]);
    assert_eq!(sides.anchor.0, "national".into());
    let shape: Vec<_> = sides
        .areas
        .iter()
        .map(|area| {
            let words = |cells: &Vec<AreaCell>| {
                cells.iter().map(|cell| cell.standing_label.clone()).collect::<Vec<_>>().join("+")
            };
            (area.name.as_str(), area.is_anchored, words(&area.cells[0]), words(&area.cells[1]))
        })
        .collect();
    let row =
        |name, anchored, one: &str, two: &str| (name, anchored, one.to_owned(), two.to_owned());
    assert_eq!(
        shape,
        [
            row("A", true, "", "one"),
            row("B", true, "early", "not answered"),
            row("Y", false, "Before", "")
        ]
    );
    assert_eq!(
        sides.comparability.comparable, 0,
        "the same id in another matrix is another statement"
    );
    assert_eq!(sides.describe_comparability_short(), "different matrices");
    let words =
        sides.to_table(TableFilter::default()).rows.into_iter().filter_map(|line| match line {
            TableRow::Cells(cells) if cells[0] == "B" => Some(cells),
            _ => None,
        });
    assert_eq!(words.collect::<Vec<_>>(), [["B", "X: early", "not answered"]]);
}

#[test]
fn two_local_matrices_line_up_under_a_third_that_nobody_was_asked() {
    let local = |id: &str, area: &str| {
        let mut local = matrix(&["early"], vec![domain(area, &[("x", "early")])]);
        local.id = id.into();
        local.crosswalk = vec![CrosswalkRow {
            domain: area.into(),
            matrix: "test".into(),
            main: Some("B".into()),
            also: Vec::new(),
            unknown_fields: UnknownFields::new(),
        }];
        known_matrix(local)
    };
    let all = vec![
        side(1, "Castle", &local("one", "X"), None, &[("x", "fully")]),
        side(2, "Hillside", &local("two", "Y"), None, &[("x", "partly")]),
    ];
    let sides = Comparison::new(all, vec![], &[known_matrix(test_matrix())]);
    let row = sides.areas.iter().find(|area| area.id == "B".into()).unwrap();
    assert_eq!((row.cells[0][0].name.as_str(), row.cells[1][0].name.as_str()), ("X", "Y"));
    assert!(sides.areas.iter().all(|area| area.is_anchored));
}

#[test]
fn what_a_team_says_is_shown_with_a_star_where_the_answers_suggest_another() {
    let on = known_matrix(test_matrix());
    let mut judging = side(1, "Castle", &on, None, &[("a1", "fully")]);
    let judgement = Judgement {
        stage: StagePoint::from_label("two"),
        reason: Some("weekly meetings".to_owned()),
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    judging.saved.snapshot.assessment.judgements.insert("A".into(), judgement);
    let sides = Comparison::new(vec![judging, side(2, "Hillside", &on, None, &[])], vec![], &[]);
    assert_eq!(cells(&sides, 0)[0].starred_label(), "two *");
    let notes =
        |with_notes| sides.to_table(TableFilter { with_notes, ..TableFilter::default() }).notes;
    assert_eq!(notes(false)[0], "* Castle, A: they say two, the answers suggest one");
    assert_eq!(
        notes(true)[0],
        "* Castle, A: they say two, the answers suggest one. Why: weekly meetings"
    );
}

#[test]
fn of_a_few_networks_it_is_said_who_asks_and_only_of_many_how_many() {
    let on = known_matrix(test_matrix());
    let asking = |number: u128, asks: &[&str]| {
        let mut one = side(number, &format!("Network {number}"), &on, None, &[]);
        for id in asks {
            let raised = RaisedAsk { raised: true, ..RaisedAsk::default() };
            one.saved.snapshot.assessment.asks.insert((*id).into(), raised);
        }
        one
    };
    let mut all =
        vec![asking(1, &["ask-b"]), asking(2, &["ask-a", "ask-b"]), asking(3, &[]), asking(4, &[])];
    let few = Comparison::new(all.clone(), vec![], &[]);
    let notes = |sides: &Comparison| sides.to_table(TableFilter::default()).notes;
    assert_eq!(notes(&few)[0], "Asked of others: Give us ask-b. (Network 1, Network 2)");
    all.push(asking(5, &[]));
    assert_eq!(
        notes(&Comparison::new(all, vec![], &[]))[0],
        "Asked of others: Give us ask-b. (2 of 5 networks)"
    );
}

#[test]
fn one_network_stands_in_order_of_time_and_its_voices_are_told_apart() {
    let on = known_matrix(test_matrix());
    let mut alone = saved_snapshot(2, "2026-03-01", &on, &[]);
    alone.snapshot.assessment.voice = Voice::one_view("manager");
    let kept = network_state(
        vec![
            saved_snapshot(1, "2025-03-01", &on, &[]),
            alone,
            saved_snapshot(3, "2026-03-01", &on, &[]),
        ],
        &[&on],
    );
    let sides = |wanted: &[usize]| {
        let all = wanted.iter().map(|at| Side::of(&kept, &kept.snapshots[*at])).collect();
        Comparison::new(all, vec![], &[])
    };
    let time = sides(&[2, 0]);
    assert_eq!(
        (time.kind(), time.labels().to_vec()),
        (ComparisonKind::Time, vec!["1 Mar 2025".to_owned(), "1 Mar 2026".to_owned()])
    );
    let voices = sides(&[2, 1]);
    assert_eq!(
        (voices.kind(), voices.labels().to_vec()),
        (ComparisonKind::Voices, vec!["one view: manager".to_owned(), "agreed".to_owned()])
    );
    assert_eq!(voices.title(), "Hillside PCN, 2 snapshots");
}

#[test]
fn two_days_of_one_network_among_others_are_told_apart() {
    let on = known_matrix(test_matrix());
    let mut earlier = side(1, "Hillside PCN", &on, None, &[]);
    earlier.saved.snapshot.id = Uuid::from_u128(99);
    earlier.saved.snapshot.taken_on = "2025-03-01".parse().unwrap();
    let sides = Comparison::new(
        vec![
            side(1, "Hillside PCN", &on, None, &[]),
            earlier,
            side(2, "Castle PCN", &on, None, &[]),
        ],
        vec![],
        &[],
    );
    assert_eq!(sides.labels(), ["Castle", "Hillside 1 Mar 2025", "Hillside 12 Mar 2026"]);
    assert_eq!(sides.title(), "3 snapshots of 2 networks, in name order");
}

#[test]
fn what_is_said_beside_what_was_only_suggested_is_told() {
    let on = known_matrix(test_matrix());
    let mut now_said = side(1, "Hillside", &on, Some(&[("a1", "fully")]), &[("a1", "fully")]);
    let judgement = Judgement {
        stage: StagePoint::from_label("two"),
        reason: None,
        as_before: false,
        as_of: None,
        unknown_fields: UnknownFields::new(),
    };
    now_said.saved.snapshot.assessment.judgements.insert("A".into(), judgement);
    let notes = Comparison::new(vec![now_said, side(2, "Castle", &on, None, &[])], vec![], &[])
        .to_table(TableFilter::default())
        .notes;
    assert_eq!(notes[1], "Moved by the answers, as a stage was said on one side only: Hillside: A");
}

#[test]
fn what_can_be_compared_is_never_said_without_what_was_answered() {
    let on = known_matrix(test_matrix());
    let (few, most) = ([("a1", "fully")], [("a1", "partly"), ("a2", "partly"), ("b1", "fully")]);
    let two = vec![side(1, "Hillside", &on, None, &few), side(2, "Castle", &on, None, &most)];
    let said = |sides: Vec<Side>| {
        let sides = Comparison::new(sides, vec![], &[]);
        (sides.describe_comparability(), sides.describe_area_comparability(&sides.areas[1]))
    };
    let (whole, area) = said(two.clone());
    assert_eq!(whole, "4 of 4 statements can be compared, 1 of them answered by both");
    assert_eq!(area, "2 of 2 statements here can be compared, none of them answered by both");
    let rows = two.into_iter().map(Side::into_row_summary).collect();
    assert_eq!(said(rows).0, "4 of 4 statements can be compared, 1 of them answered by both");
    let all = [("a1", "fully"), ("a2", "not_sure"), ("b1", "not_yet"), ("b2", "partly")];
    let full = vec![side(1, "Hillside", &on, None, &all), side(2, "Castle", &on, None, &all)];
    assert_eq!(said(full).0, "4 of 4 statements can be compared");
}

#[test]
fn what_was_saved_in_a_network_that_was_joined_is_the_one_networks_own() {
    let on = known_matrix(test_matrix());
    let mut elsewhere = saved_snapshot(1, "2025-03-01", &on, &[("a1", "fully")]);
    let other = Network::with_name(Uuid::from_u128(77), "Mossdale PCN");
    elsewhere.snapshot.network = other.to_network_at_time();
    let mut kept =
        network_state(vec![elsewhere, saved_snapshot(2, "2026-03-01", &on, &[])], &[&on]);
    kept.network.name = "Castle PCN".to_owned();
    let sides = |kept: &NetworkState| {
        let all = kept.snapshots.iter().map(|saved| Side::of(kept, saved)).collect();
        Comparison::new(all, vec![], &[])
    };
    assert_eq!(sides(&kept).kind(), ComparisonKind::Networks, "until they are joined");
    kept.network.also = vec![other.id];
    let joined = sides(&kept);
    assert_eq!(joined.kind(), ComparisonKind::Time);
    assert_eq!(joined.sides[0].name(), "Castle PCN");
    assert_eq!(
        kept.snapshots[0].snapshot.network.name, "Mossdale PCN",
        "the file says what it said"
    );
}
