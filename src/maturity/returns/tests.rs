//! Tests of who was asked and what came.

use std::sync::Arc;

use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{ReturnFilter, ReturnRow, ReturnState, parse_age, receipt_page, return_rows};
use crate::maturity::assessment::Voice;
use crate::maturity::fixtures::{domain, known_matrix, matrix, saved_snapshot};
use crate::maturity::form::{AskedForm, FormRequest};
use crate::maturity::network::Network;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::page::{TextStyle, to_plain_text};
use crate::maturity::summary::{NetworkSummary, summarize_snapshot};

const TODAY: Date = date(2026, 11, 30);

fn known() -> Arc<KnownMatrix> {
    known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one"), ("a2", "one")])]))
}

fn network(number: u128, name: &str) -> NetworkSummary {
    let own = Network::with_name(Uuid::from_u128(number), name);
    NetworkSummary::new(name.to_lowercase().as_str().into(), own, Vec::new(), vec![known()])
}

/// The same with a snapshot of a day: in a voice, from a form.
fn with(
    network: NetworkSummary,
    day: &str,
    voice: Voice,
    form: Option<u128>,
    given: &[(&str, &str)],
) -> NetworkSummary {
    let known = known();
    let number = network.snapshots.len() as u128 + 50;
    let mut saved = saved_snapshot(number, day, &known, given).snapshot;
    saved.assessment.voice = voice;
    saved.form = form.map(Uuid::from_u128);
    let reference = Arc::new(known.reference.clone());
    let NetworkSummary { slug, network, mut snapshots, matrices, .. } = network;
    snapshots.push(Arc::new(summarize_snapshot(&saved, &known.matrix, &reference)));
    NetworkSummary::new(slug, network, snapshots, matrices)
}

fn asked(form: u128, of: &NetworkSummary, role: Option<&str>, due: Option<Date>) -> AskedForm {
    let request = FormRequest::new(Uuid::from_u128(form), &of.network, &known(), date(2026, 11, 1));
    AskedForm { role: role.map(str::to_owned), due, ..AskedForm::of(&request, &known()) }
}

fn manager(place: &str) -> Voice {
    Voice::one_view("manager").from_place(Some(place.to_owned()))
}

const ALL: &[(&str, &str)] = &[("a1", "fully"), ("a2", "partly")];

fn rows() -> Vec<ReturnRow> {
    let castle = network(1, "Castle");
    let brook = with(network(2, "brook"), "2026-02-01", Voice::agreed(), None, ALL);
    let hill = with(network(3, "Hill"), "2026-11-20", manager("Elm"), Some(7), ALL);
    let hill = with(hill, "2026-11-21", manager("Oak"), Some(7), &[("a1", "fully")]);
    let due = Some(date(2026, 11, 29));
    let asked = [
        asked(7, &hill, None, Some(TODAY)),
        asked(8, &hill, Some("nurse"), due),
        asked(9, &castle, None, None),
    ];
    return_rows(&[castle, brook, hill], &asked, TODAY)
}

#[test]
fn each_form_stands_with_what_came_of_it_by_the_names_of_networks() {
    let rows = rows();
    let states: Vec<(&str, ReturnState, usize)> =
        rows.iter().map(|row| (row.name.as_str(), row.state, row.came.len())).collect();
    let expected = [
        ("brook", ReturnState::NotAsked, 1),
        ("Castle", ReturnState::Missing, 0),
        ("Hill", ReturnState::Incomplete, 2),
        ("Hill", ReturnState::Late, 0),
    ];
    assert_eq!(states, expected);
    let words = "came: 20 November 2026, one view: manager, Elm, 2 of 2 answered";
    assert_eq!(rows[2].came_lines()[0], words);
    assert_eq!(
        super::count_words(&rows),
        "3 forms sent: 1 came, not all answered · 1 late · 1 not here yet"
    );
}

#[test]
fn what_was_answered_another_way_counts_too() {
    let hill = network(3, "Hill");
    let form = asked(7, &hill, None, None);
    let state = |network: NetworkSummary| {
        return_rows(&[network], std::slice::from_ref(&form), TODAY)[0].state
    };
    let on = |day: &str, form| with(hill.clone(), day, Voice::agreed(), form, ALL);
    assert_eq!(state(on("2026-11-02", None)), ReturnState::Came);
    assert_eq!(state(on("2026-10-30", None)), ReturnState::Missing, "from before it was asked");
    assert_eq!(state(on("2026-11-02", Some(99))), ReturnState::Missing, "of another form");
    let nurse = asked(8, &hill, Some("Nurse"), None);
    let of = |voice| with(hill.clone(), "2026-11-02", voice, None, ALL);
    let came = |voice| return_rows(&[of(voice)], std::slice::from_ref(&nurse), TODAY)[0].came.len();
    assert_eq!((came(Voice::one_view("nurse")), came(Voice::agreed())), (1, 0));
}

#[test]
fn a_filter_takes_what_meets_one_of_its_conditions() {
    let rows = rows();
    let names = |filter: ReturnFilter| {
        let taken = rows.iter().enumerate().filter(|(_, row)| filter.takes(row));
        taken.map(|(at, _)| at).collect::<Vec<_>>()
    };
    let none = ReturnFilter::default();
    assert_eq!(names(none), [0, 1, 2, 3]);
    assert_eq!(names(ReturnFilter { missing: true, ..none }), [1, 3]);
    assert_eq!(names(ReturnFilter { late: true, ..none }), [3]);
    assert_eq!(names(ReturnFilter { incomplete: true, ..none }), [2]);
    assert_eq!(names(ReturnFilter { one_view: true, ..none }), [2]);
    let before = TODAY.checked_sub(parse_age("6m").unwrap()).ok();
    assert_eq!(names(ReturnFilter { before, late: true, ..none }), [0, 3]);
    for odd in ["", "m", "0d", "6", "6 months", "-1y", "99999999999y", "6é"] {
        assert_eq!(parse_age(odd).map(|_| ()), None, "{odd}");
    }
}

#[test]
fn a_receipt_says_what_is_here_and_names_no_practice() {
    let rows = rows();
    let hill: Vec<&ReturnRow> = rows.iter().filter(|row| row.name == "Hill").collect();
    let page = receipt_page(&hill, TODAY).unwrap();
    let text = to_plain_text(&page, TextStyle { width: 80, ascii: false }).join("\n");
    assert!(
        text.contains("We have yours of 20 November 2026, one view: manager: 2 of 2 answered.")
    );
    assert!(!text.contains("Elm") && !text.contains("Oak"), "{text}");
    let castle: Vec<&ReturnRow> = rows.iter().filter(|row| row.name == "Castle").collect();
    assert_eq!(receipt_page(&castle, TODAY), None);
}
