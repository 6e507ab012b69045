//! The film of one domain: the answer to every item in every snapshot of a line, oldest first, with
//! what moved from each snapshot to the next, what was kept, and what was asked in other words.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use uuid::Uuid;

use super::{LinePoints, TrendPoint, answers_on_matrix};
use crate::maturity::diff::{IncomparableReason, compare_answers};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::movement::{ItemMove, moves_by_item};
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{Sign, answer_sign, format_date_short, format_item_answer};
use crate::maturity::walk::order;
use crate::maturity::walk_subject::WalkSubject;

/// One domain through every snapshot of its line. Nothing is left out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Film {
    /// The snapshots, oldest first.
    pub frames: Vec<FilmFrame>,
    /// What is asked now, the highest stage first, then ladders, then what is no longer asked.
    pub rows: Vec<FilmRow>,
}

/// One snapshot of a film.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmFrame {
    /// The snapshot.
    pub snapshot: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Where the domain stood; none where it was not asked about.
    pub point: Option<TrendPoint>,
}

/// One item through all frames.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmRow {
    /// The item.
    pub item: ItemId,
    /// Its text, as it was asked last.
    pub text: String,
    /// The stage it belongs to, counted from 0; none for a ladder.
    pub stage: Option<usize>,
    /// Whether the newest snapshot's matrix asks it here.
    pub is_asked: bool,
    /// A cell for each frame; none where it was not asked.
    pub cells: Vec<Option<FilmCell>>,
}

/// An item in one snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct FilmCell {
    /// The sign of its answer.
    pub sign: Sign,
    /// The answer in words; "open" where there is none.
    pub words: String,
    /// The day it was looked at, where it was kept from then.
    pub as_of: Option<Date>,
    /// What became of it since the snapshot before; none where nothing did, or nothing is before.
    pub moved: Option<ItemMove>,
}

impl FilmRow {
    /// Whether it was asked in other words before.
    pub fn is_reworded(&self) -> bool {
        let reworded = ItemMove::NotCompared(IncomparableReason::Reworded);
        self.cells.iter().flatten().any(|cell| cell.moved == Some(reworded))
    }

    /// "not yet on 20 Mar 2025", "partly from 10 Sep 2025": each answer with the day it began, up to
    /// frame number `last`, the oldest first. Of what was asked in other words, that it was.
    pub fn history(&self, frames: &[FilmFrame], last: usize) -> Vec<String> {
        let mut parts: Vec<String> = Vec::new();
        let mut before: Option<&FilmCell> = None;
        for (cell, frame) in self.cells.iter().zip(frames).take(last + 1) {
            let Some(cell) = cell else { continue };
            let is_reworded =
                cell.moved == Some(ItemMove::NotCompared(IncomparableReason::Reworded));
            if is_reworded || before.is_none_or(|before| before.words != cell.words) {
                let day = format_date_short(frame.taken_on);
                let other = if is_reworded { ", asked in other words" } else { "" };
                parts.push(format!("{} from {day}{other}", cell.words));
            }
            before = Some(cell);
        }
        let newest = self.cells.get(last).and_then(Option::as_ref);
        if let Some(day) = newest.and_then(|cell| cell.as_of) {
            parts.push(format!("not looked at since {}", format_date_short(day)));
        }
        parts
    }
}

/// The film of `domain` over the whole line of `subject`, read against each snapshot's own matrix.
pub fn build_film(record: &NetworkState, subject: &WalkSubject, domain: &DomainId) -> Film {
    let line = record.line(subject);
    let taken = line.snapshots();
    let Some(newest) = taken.last() else { return Film::default() };
    let mut points: HashMap<Uuid, TrendPoint> = LinePoints::of(taken, |_| true)
        .domain_points(domain, None)
        .into_iter()
        .map(|point| (point.snapshot, point))
        .collect();
    let frame = |saved: &&SavedSnapshot| FilmFrame {
        snapshot: saved.snapshot.id,
        taken_on: saved.snapshot.taken_on,
        point: points.remove(&saved.snapshot.id),
    };
    let frames = taken.iter().map(frame).collect();
    let mut rows = rows_asked(taken, &newest.matrix.matrix, domain);
    for (at, saved) in taken.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|before| taken.get(before));
        add_cells(&mut rows, before.copied(), saved);
    }
    Film { frames, rows }
}

/// The rows without cells: what the newest matrix asks here, then what only older ones did.
fn rows_asked(taken: &[&SavedSnapshot], newest: &Matrix, domain: &DomainId) -> Vec<FilmRow> {
    let row = |item: Item<'_>, stage, is_asked| FilmRow {
        item: item.id().clone(),
        text: item.text().to_owned(),
        stage,
        is_asked,
        cells: Vec::new(),
    };
    let asked = newest.domain(domain).map(|here| order::rows(newest, here)).unwrap_or_default();
    let stages = (0..newest.stages.len()).rev().map(Some).chain([None]);
    let mut rows: Vec<FilmRow> = stages
        .flat_map(|stage| asked.iter().filter(move |asked| asked.stage == stage))
        .map(|asked| row(asked.item, asked.stage, true))
        .collect();
    let mut known: HashSet<ItemId> = newest.items().map(|item| item.id().clone()).collect();
    for saved in taken.iter().rev() {
        let older = saved.matrix.matrix.domain(domain);
        for item in older.into_iter().flat_map(Domain::items) {
            if known.insert(item.id().clone()) {
                rows.push(row(item, None, false));
            }
        }
    }
    rows
}

/// Adds the cells of one snapshot.
fn add_cells(rows: &mut [FilmRow], before: Option<&SavedSnapshot>, saved: &SavedSnapshot) {
    let movement = before
        .map(|before| compare_answers(answers_on_matrix(before), answers_on_matrix(saved)))
        .unwrap_or_default();
    let moves = moves_by_item(&movement);
    let (matrix, answers) = (&saved.matrix.matrix, &saved.snapshot.assessment.answers);
    let items: HashMap<&ItemId, Item<'_>> = matrix.items().map(|item| (item.id(), item)).collect();
    for row in rows {
        let cell = items.get(&row.item).map(|item| {
            let given = answers.get(&row.item).filter(|given| given.answer.is_some());
            let answer = given.and_then(|given| given.answer.as_ref());
            FilmCell {
                sign: answer_sign(*item, matrix, answer),
                words: answer.map_or_else(
                    || "open".to_owned(),
                    |answer| format_item_answer(matrix, *item, answer),
                ),
                as_of: given.and_then(|given| given.as_of),
                moved: moves.get(&row.item).copied(),
            }
        });
        row.cells.push(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    fn signs(row: &FilmRow) -> String {
        row.cells.iter().map(|cell| cell.as_ref().map_or(' ', |cell| cell.sign.symbol())).collect()
    }

    fn moves(row: &FilmRow) -> String {
        let sign = |cell: &Option<FilmCell>| {
            let moved = cell.as_ref().and_then(|cell| cell.moved);
            moved.map_or(" ", ItemMove::sign)
        };
        row.cells.iter().map(sign).collect()
    }

    #[test]
    fn each_item_has_a_cell_in_each_snapshot_that_asked_it() {
        let asked = [("a1", "one"), ("a2", "two"), ("gone", "one")];
        let older = known_matrix(matrix(&["one", "two"], vec![domain("A", &asked)]));
        let mut changed = older.matrix.clone();
        changed.revision = 2;
        changed.domains = vec![domain("A", &[("a1", "one"), ("a2", "two"), ("new", "two")])];
        changed.domains[0].statements[1].revision = 2;
        let newer = known_matrix(changed);
        let mut last =
            saved_snapshot(3, "2026-03-01", &newer, &[("a1", "fully"), ("a2", "mostly")]);
        let kept = last.snapshot.assessment.answers.get_mut(&"a1".into()).unwrap();
        kept.as_of = Some("2025-09-01".parse().unwrap());
        let first = [("a1", "partly"), ("gone", "fully")];
        let state = network_state(
            vec![
                saved_snapshot(1, "2025-03-01", &older, &first),
                saved_snapshot(2, "2025-09-01", &older, &[("a1", "fully"), ("a2", "not_yet")]),
                last,
            ],
            &[&newer],
        );
        let film = build_film(&state, &"test".into(), &"A".into());
        let shown: Vec<_> = film
            .rows
            .iter()
            .map(|row| (row.item.as_str(), row.is_asked, signs(row), moves(row)))
            .collect();
        let row = |id, is_asked, signs: &str, moves: &str| {
            (id, is_asked, signs.to_owned(), moves.to_owned())
        };
        assert_eq!(
            shown,
            [
                row("a2", true, "·░▓", " ●≠"),
                row("new", true, "  ·", "  ≠"),
                row("a1", true, "▒██", " ▲ "),
                row("gone", false, "█· ", " ◊ "),
            ]
        );
        assert!(film.rows[0].is_reworded() && !film.rows[1].is_reworded());
        assert_eq!(
            film.rows[2].history(&film.frames, 2),
            ["partly from 1 Mar 2025", "fully from 1 Sep 2025", "not looked at since 1 Sep 2025"]
        );
        assert_eq!(film.rows[2].history(&film.frames, 0), ["partly from 1 Mar 2025"]);
        assert!(film.frames.iter().all(|frame| frame.point.is_some()));
    }

    #[test]
    fn a_subject_without_snapshots_has_an_empty_film() {
        let asked = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let state = network_state(Vec::new(), &[&asked]);
        assert_eq!(build_film(&state, &"test".into(), &"A".into()), Film::default());
    }
}
