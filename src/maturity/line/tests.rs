//! Tests of the line through time: which snapshots count, in what order.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use super::{LinePlace, order_line};
use crate::maturity::assessment::Voice;
use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};
use crate::maturity::network_state::{CopyStatus, KnownMatrix, NetworkState, SavedSnapshot};

fn asked() -> Arc<KnownMatrix> {
    known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]))
}

/// Saved on a day at a second of it.
fn saved(number: u128, day: &str, second: i64) -> SavedSnapshot {
    let mut one = saved_snapshot(number, day, &asked(), &[("a1", "fully")]);
    one.snapshot.saved_at = Timestamp::from_second(second).unwrap();
    one
}

fn based_on(mut one: SavedSnapshot, number: u128) -> SavedSnapshot {
    one.snapshot.assessment.based_on = Some(Uuid::from_u128(number));
    one
}

fn corrects(mut one: SavedSnapshot, number: u128) -> SavedSnapshot {
    one.snapshot.supersedes = Some(Uuid::from_u128(number));
    one
}

fn seen_by(mut one: SavedSnapshot, role: &str, of: Option<&str>) -> SavedSnapshot {
    let voice = Voice { of: of.map(str::to_owned), ..Voice::one_view(role) };
    one.snapshot.assessment.voice = voice;
    one
}

fn line_of(network: &NetworkState) -> Vec<u128> {
    let line = network.line(&"test".into());
    line.snapshots().iter().map(|saved| saved.snapshot.id.as_u128()).collect()
}

#[test]
fn a_line_goes_by_day_then_by_what_was_last_time_then_by_the_moment() {
    let day = "2027-05-01";
    let table: [(&str, Vec<SavedSnapshot>, &[u128]); 8] = [
        ("by day", vec![saved(1, day, 1), saved(2, "2026-05-01", 9)], &[2, 1]),
        ("by the moment saved", vec![saved(1, day, 9), saved(2, day, 3)], &[2, 1]),
        (
            "after the one it is based on, though a clock was wrong",
            vec![based_on(saved(1, day, 3), 2), saved(2, day, 9)],
            &[2, 1],
        ),
        (
            "a corrected copy in the place of what it corrects",
            vec![saved(1, day, 1), based_on(saved(2, day, 2), 1), corrects(saved(3, day, 9), 1)],
            &[3, 2],
        ),
        (
            "a corrected copy of a corrected copy too",
            vec![
                saved(1, day, 1),
                saved(2, day, 5),
                corrects(saved(3, day, 7), 1),
                corrects(saved(4, day, 9), 3),
            ],
            &[4, 2],
        ),
        (
            "a corrected copy that speaks of another day stands there",
            vec![saved(1, day, 1), saved(2, day, 5), corrects(saved(3, "2027-06-01", 7), 1)],
            &[2, 3],
        ),
        (
            "two that are each based on the other go by the moment",
            vec![based_on(saved(1, day, 3), 2), based_on(saved(2, day, 1), 1)],
            &[2, 1],
        ),
        (
            "at one moment by the hash, then by id",
            vec![saved(2, day, 1), saved(1, day, 1)],
            &[1, 2],
        ),
    ];
    for (what, snapshots, expected) in table {
        assert_eq!(line_of(&network_state(snapshots, &[&asked()])), expected, "{what}");
    }
}

#[test]
fn copies_that_do_not_count_and_single_views_stand_on_no_agreed_line() {
    let mut differs = saved(3, "2027-03-01", 1);
    differs.copy_status = CopyStatus::Differs;
    let mut altered = saved(4, "2027-03-01", 1);
    altered.copy_status = CopyStatus::Altered;
    let alone = seen_by(saved(5, "2027-04-01", 1), "manager", None);
    let network =
        network_state(vec![saved(1, "2027-01-01", 1), differs, altered, alone], &[&asked()]);
    assert_eq!(line_of(&network), [1]);
    assert_eq!(network.line(&"test".into()).view(), None);
    let manager = Voice::one_view("Manager");
    let own = network.line_of_voice(&"test".into(), &manager);
    assert_eq!(own.last().map(|saved| saved.snapshot.id.as_u128()), Some(5));
    assert!(own.view().is_some_and(|voice| voice.is_same(&manager)));
}

#[test]
fn without_anything_agreed_it_is_the_voice_of_the_most_days_then_the_newest() {
    let (january, may, june) = ("2027-01-01", "2027-05-01", "2027-06-01");
    let manager = |number, day| seen_by(saved(number, day, 1), "manager", Some("Elm"));
    let other = |number, day| seen_by(saved(number, day, 1), "manager", Some("Oak"));
    let table: [(&str, Vec<SavedSnapshot>, &[u128]); 4] = [
        (
            "two days against one newer",
            vec![manager(1, january), manager(2, may), other(3, june)],
            &[1, 2],
        ),
        (
            "two on one day are one day",
            vec![manager(1, january), manager(2, january), other(3, june)],
            &[3],
        ),
        ("as many days: the newest", vec![other(3, june), manager(1, january)], &[3]),
        ("nothing at all", vec![], &[]),
    ];
    for (what, snapshots, expected) in table {
        let network = network_state(snapshots, &[&asked()]);
        assert_eq!(line_of(&network), expected, "{what}");
        assert_eq!(network.line(&"test".into()).view().is_some(), !expected.is_empty(), "{what}");
    }
}

#[test]
fn the_one_before_and_the_one_of_a_day() {
    let snapshots = vec![saved(1, "2027-01-01", 1), saved(2, "2027-05-01", 1)];
    let network = network_state(snapshots, &[&asked()]);
    let line = network.line(&"test".into());
    let number = |found: Option<&SavedSnapshot>| found.map(|saved| saved.snapshot.id.as_u128());
    let until = |day: &str| number(line.last_on_or_before(day.parse().unwrap()));
    assert_eq!(until("2026-12-31"), None);
    assert_eq!(
        (until("2027-04-30"), until("2027-05-01"), until("2028-01-01")),
        (Some(1), Some(2), Some(2))
    );
    assert_eq!((number(line.first()), number(line.last())), (Some(1), Some(2)));
    assert_eq!(number(line.before(Uuid::from_u128(2))), Some(1));
    assert_eq!(number(line.before(Uuid::from_u128(1))), None);
    assert_eq!(number(line.before(Uuid::from_u128(9))), None);
}

/// Thousands on one day, each based on the one saved after it, and a ring of corrections: looked
/// through one by one for each, this took hours.
#[test]
fn thousands_on_one_day_are_ordered_by_what_they_are_based_on() {
    let count = 20_000_u128;
    let day = jiff::civil::date(2027, 5, 1);
    let place = |number: u128| LinePlace {
        id: Uuid::from_u128(number),
        taken_on: day,
        saved_at: Timestamp::from_second(i64::try_from(number).unwrap()).unwrap(),
        digits: 0,
        based_on: Some(Uuid::from_u128(number + 1)),
        kept_from: None,
        supersedes: None,
    };
    let places: Vec<LinePlace> = (0..count).map(place).collect();
    let order = order_line(&places);
    assert_eq!(order[&Uuid::from_u128(0)], places.len() - 1);
    assert_eq!(order[&Uuid::from_u128(count - 1)], 0);

    let ring = |number: u128| LinePlace {
        based_on: None,
        supersedes: Some(Uuid::from_u128((number + 1) % count)),
        ..place(number)
    };
    assert_eq!(order_line(&(0..count).map(ring).collect::<Vec<_>>()).len(), places.len());
}

#[test]
fn a_view_from_a_form_makes_no_line_while_another_is_there() {
    let from_form = |mut one: SavedSnapshot| {
        one.snapshot.form = Some(Uuid::from_u128(9));
        one
    };
    let (one, two) = (saved(1, "2026-01-01", 0), saved(2, "2026-02-01", 0));
    let three = saved(3, "2026-03-01", 0);
    let forms = |all: [SavedSnapshot; 2]| all.map(|one| from_form(seen_by(one, "GP", None)));
    let [form_two, form_three] = forms([two, three]);
    let only = network_state(vec![form_two.clone(), form_three.clone()], &[&asked()]);
    assert_eq!(line_of(&only), [2, 3], "where nobody else spoke");
    let manager = seen_by(one.clone(), "manager", None);
    let both = network_state(vec![manager, form_two.clone(), form_three.clone()], &[&asked()]);
    assert_eq!(line_of(&both), [1]);
    let agreed = network_state(vec![one, form_two, form_three], &[&asked()]);
    assert_eq!(line_of(&agreed), [1]);
}
