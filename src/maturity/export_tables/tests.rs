//! Tests of export tables: every row fits its columns, and rows are said in the order of a line.

use std::convert::Infallible;

use super::*;
use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

#[test]
fn a_quarter_is_that_of_the_calendar() {
    for (day, quarter) in [
        ("2026-01-01", "2026Q1"),
        ("2026-03-31", "2026Q1"),
        ("2026-04-01", "2026Q2"),
        ("2026-12-31", "2026Q4"),
    ] {
        assert_eq!(Quarter::of(day.parse().unwrap()).to_string(), quarter);
    }
}

#[test]
fn a_snapshot_alone_still_says_how_it_moved_over_the_whole_line() {
    let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
    let walks = [("2026-01-01", "not_yet"), ("2026-02-01", "fully"), ("2026-03-01", "not_yet")];
    let all = walks.iter().zip(1..);
    let all = all.map(|((day, answer), id)| saved_snapshot(id, day, &known, &[("a1", answer)]));
    let record = network_state(all.collect(), &[&known]);
    let mut moved = Vec::new();
    let at = |name: &str| {
        ExportTable::Standings.columns().iter().position(|column| *column == name).unwrap()
    };
    let (previous, first) = (at("moved_since_previous"), at("moved_since_first"));
    let done: Result<usize, Infallible> = export_network(
        &record,
        ExportOptions { since: Some("2026-02-01".parse().unwrap()), ..ExportOptions::default() },
        |_| true,
        &mut |table, _, cells| {
            assert_eq!(cells.len(), table.columns().len());
            if table == ExportTable::Standings {
                moved.push([previous, first].map(|at| cells[at].words().unwrap().into_owned()));
            }
            Ok(())
        },
    );
    assert_eq!(done, Ok(2));
    assert_eq!(moved, [["forward", "forward"], ["back", "same"]]);
}

#[test]
fn what_is_left_out_is_said_in_words() {
    let words = |with_notes| {
        let options = ExportOptions { with_notes, ..ExportOptions::default() };
        left_out_words(&options.left_out([]))
    };
    assert_eq!(words(false), "reasons, notes, evidence and who was there");
    assert_eq!(words(true), "evidence and who was there");
}
