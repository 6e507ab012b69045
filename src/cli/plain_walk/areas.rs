//! The areas of the plain walk: each open question in turn, then the card that closes the area; at
//! the end what next, and saving. A walk of ten minutes goes the same way through what is due.

use std::collections::BTreeSet;

use super::area_summary::{self, AfterArea};
use super::input::InputEnd;
use super::prompts::ItemPosition;
use super::question::{self, AfterQuestion};
use super::walk_session::WalkSession;
use super::{choose_area, look_up, save};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::walk::order::{self, WalkRow};
use crate::maturity::walk::ten_minutes::{
    due_items, next_ten_minute_area, nothing_due_message, ten_minute_items,
};
use crate::maturity::walk_subject::WalkSubject;

pub(crate) fn walk(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    let Some(area) = walk.assessment().next_unfinished_area(&known.matrix, 0) else {
        walk.print("Every area is answered and has a stage. You can change one, or go on to save a snapshot.");
        return match choose_area::choose_area(walk, &known.matrix)? {
            Some(area) => walk_from(walk, &known, area),
            None => save::save(walk),
        };
    };
    if walk.assessment().answers.is_empty() {
        if let Some(bar) = crate::maturity::phrases::describe_bar(&known.matrix) {
            walk.print(bar);
        }
        walk.print("You can change any answer later.");
        if let Some(opening) = &known.matrix.opening {
            walk.print(&format!("Before the first statement, talk this through: {opening}"));
        }
    }
    walk_from(walk, &known, area)
}

/// Searches the statements for what was typed after "/", and goes on from the one that is chosen.
pub(crate) fn walk_to_found(walk: &mut WalkSession<'_>, typed: &str) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    match look_up::search(walk, typed.trim_start_matches('/'))? {
        Some((area, item)) => walk_from_item(walk, &known, area, Some(item)),
        None => Ok(()),
    }
}

fn walk_from(
    walk: &mut WalkSession<'_>,
    known: &KnownMatrix,
    first: usize,
) -> Result<(), InputEnd> {
    walk_from_item(walk, known, first, None)
}

/// From one statement on, or from the first open one.
fn walk_from_item(
    walk: &mut WalkSession<'_>,
    known: &KnownMatrix,
    first: usize,
    item: Option<ItemId>,
) -> Result<(), InputEnd> {
    let (mut area, mut item) = (first, item);
    loop {
        match walk_area(walk, &known.matrix, area, (None, item.take()))? {
            AfterArea::Area(chosen) => area = chosen,
            AfterArea::Item(chosen, id) => (area, item) = (chosen, Some(id)),
            // the area itself goes back to its statements
            AfterArea::Back => {}
            AfterArea::Next => {
                let next = walk.assessment().next_unfinished_area(&known.matrix, area + 1);
                let Some(next) = next else {
                    walk.publish();
                    return save::offer_save(walk, "That was the last area.");
                };
                area = next;
            }
        }
    }
}

/// Ten minutes only: what is new, due or was left open. Areas in which nothing is due are passed
/// over, and what is not asked stays as it was.
pub(crate) fn walk_ten_minutes(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let (known, today) = (walk.known_matrix(), walk.today());
    let subject = WalkSubject::from(&walk.open_draft);
    if let Some(why) = nothing_due_message(&walk.network_state, &subject, today) {
        walk.print(&why);
        return Ok(());
    }
    let due = due_items(&walk.network_state, &walk.open_draft, today);
    let asked = ten_minute_items(&known.matrix, &walk.last_time, &due);
    let next = |walk: &WalkSession<'_>, from| {
        next_ten_minute_area(&known.matrix, walk.assessment(), &asked, from)
    };
    let (mut area, mut item) = (next(walk, 0), None);
    while let Some(here) = area {
        area = match walk_area(walk, &known.matrix, here, (Some(&asked), item.take()))? {
            AfterArea::Item(chosen, id) if asked.contains(&id) => {
                item = Some(id);
                Some(chosen)
            }
            AfterArea::Item(chosen, id) => {
                return walk_from_item(walk, &known, chosen, Some(id));
            }
            // an area in which nothing is due opens whole
            AfterArea::Area(chosen) if !asks_in(&known.matrix, chosen, &asked) => {
                return walk_from(walk, &known, chosen);
            }
            AfterArea::Area(chosen) => Some(chosen),
            AfterArea::Back => Some(here),
            AfterArea::Next => next(walk, here + 1),
        };
    }
    walk.publish();
    save::offer_save(walk, "That was all that is due. The rest is kept as it was.")
}

fn asks_in(matrix: &Matrix, area: usize, asked: &BTreeSet<ItemId>) -> bool {
    let domain = matrix.domains.get(area);
    domain.is_some_and(|domain| domain.items().any(|item| asked.contains(item.id())))
}

/// Asks what is open in one area, from its first open statement or from one, then closes it. With
/// `only` it asks those.
fn walk_area(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    area: usize,
    (only, first): (Option<&BTreeSet<ItemId>>, Option<ItemId>),
) -> Result<AfterArea, InputEnd> {
    let Some(domain) = matrix.domains.get(area) else { return Err(InputEnd::Menu) };
    introduce_area(walk, matrix, domain, area);
    let is_asked = |row: &WalkRow<'_>| only.is_none_or(|only| only.contains(row.item.id()));
    let mut rows = order::rows(matrix, domain);
    rows.retain(is_asked);
    let earlier = matrix.domains.iter().take(area).flat_map(|domain| order::rows(matrix, domain));
    let asked_before = if only.is_some() { earlier.filter(is_asked).count() } else { 0 };
    let place = |id: &ItemId| rows.iter().position(|row| row.item.id() == id);
    let first = first.and_then(|id| place(&id));
    let mut at = first.unwrap_or_else(|| next_open(walk, &rows, 0));
    let mut is_card = false;
    loop {
        if let Some(item) = rows.get(at) {
            is_card = false;
            let position = place_of(*item, (area, domain), (at, asked_before), (&rows, only));
            match question::ask_question(walk, matrix, position)? {
                AfterQuestion::NextOpen => at = next_open(walk, &rows, at + 1),
                AfterQuestion::Back => at = at.saturating_sub(1),
                AfterQuestion::Card => (at, is_card) = (rows.len(), true),
                AfterQuestion::Item(there, id) => match place(&id).filter(|_| there == area) {
                    Some(row) => at = row,
                    None => return Ok(AfterArea::Item(there, id)),
                },
                AfterQuestion::Areas => {
                    if let Some(chosen) = choose_area::choose_area(walk, matrix)? {
                        return Ok(AfterArea::Area(chosen));
                    }
                }
            }
        } else {
            match area_summary::close_area(walk, matrix, domain, is_card)? {
                AfterArea::Back => at = rows.len().saturating_sub(1),
                onward => return Ok(onward),
            }
        }
    }
}

/// Where a row stands among those that are asked.
fn place_of<'m>(
    walk_row: WalkRow<'m>,
    (area_index, domain): (usize, &'m Domain),
    (at, asked_before): (usize, usize),
    (rows, only): (&[WalkRow<'m>], Option<&'m BTreeSet<ItemId>>),
) -> ItemPosition<'m> {
    ItemPosition {
        area_index,
        row_index: asked_before + at,
        row_count: only.map_or(rows.len(), BTreeSet::len),
        domain,
        walk_row,
        only,
    }
}

/// The first row from number `from` on that is still open; past the last one where there is none.
fn next_open(walk: &WalkSession<'_>, rows: &[WalkRow<'_>], from: usize) -> usize {
    (from..rows.len())
        .find(|row| walk.assessment().answer(rows[*row].item.id()).is_none())
        .unwrap_or(rows.len())
}

fn introduce_area(walk: &mut WalkSession<'_>, matrix: &Matrix, domain: &Domain, area: usize) {
    let items = domain.items().count();
    let answered =
        domain.items().filter(|item| walk.assessment().answer(item.id()).is_some()).count();
    walk.print("");
    walk.print(&format!(
        "Area {} of {}: {}. {answered} of {items} answered.",
        area + 1,
        matrix.domains.len(),
        domain.name
    ));
    if let Some(group) = &domain.group {
        walk.print(&format!("Part of: {group}."));
    }
    if let Some(why) = &domain.why {
        walk.print(why);
    }
    if !domain.signs.is_empty() {
        walk.print(&format!(
            "Warning signs, to talk about and not counted: {}.",
            domain.signs.join("; ")
        ));
    }
}
