//! The areas of the plain walk: each open question in turn, then the card that closes the area; at
//! the end what next, and saving.

use super::area_summary::{self, AfterArea};
use super::input::InputEnd;
use super::prompts::ItemPosition;
use super::question::{self, AfterQuestion};
use super::save;
use super::walk_session::WalkSession;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::walk::order::{self, WalkRow};

pub(crate) fn walk(walk: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = walk.known_matrix();
    let Some(area) = walk.assessment().next_unfinished_area(&known.matrix, 0) else {
        walk.print("Every area is answered and has a stage. You can change one, or go on to save a snapshot.");
        return match choose_area(walk, &known.matrix)? {
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

fn walk_from(
    walk: &mut WalkSession<'_>,
    known: &KnownMatrix,
    first: usize,
) -> Result<(), InputEnd> {
    let mut area = first;
    loop {
        match walk_area(walk, &known.matrix, area)? {
            AfterArea::Area(chosen) => area = chosen,
            // the area itself goes back to its statements
            AfterArea::Back => {}
            AfterArea::Next => {
                let next = walk.assessment().next_unfinished_area(&known.matrix, area + 1);
                let Some(next) = next else {
                    walk.publish();
                    return save::offer_save(walk);
                };
                area = next;
            }
        }
    }
}

/// Asks what is open in one area, from its first open statement, then closes it.
fn walk_area(
    walk: &mut WalkSession<'_>,
    matrix: &Matrix,
    area: usize,
) -> Result<AfterArea, InputEnd> {
    let Some(domain) = matrix.domains.get(area) else { return Err(InputEnd::Menu) };
    introduce_area(walk, matrix, domain, area);
    let rows = order::rows(matrix, domain);
    let mut at = next_open(walk, &rows, 0);
    loop {
        if let Some(item) = rows.get(at) {
            let position = ItemPosition {
                area_index: area,
                row_index: at,
                row_count: rows.len(),
                domain,
                walk_row: *item,
            };
            match question::ask_question(walk, matrix, position)? {
                AfterQuestion::NextOpen => at = next_open(walk, &rows, at + 1),
                AfterQuestion::Back => at = at.saturating_sub(1),
                AfterQuestion::Areas => {
                    if let Some(chosen) = choose_area(walk, matrix)? {
                        return Ok(AfterArea::Area(chosen));
                    }
                }
            }
        } else {
            match area_summary::close_area(walk, matrix, domain)? {
                AfterArea::Back => at = rows.len().saturating_sub(1),
                onward => return Ok(onward),
            }
        }
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

/// The areas by number. None to stay.
fn choose_area(walk: &mut WalkSession<'_>, matrix: &Matrix) -> Result<Option<usize>, InputEnd> {
    for (domain, number) in matrix.domains.iter().zip(1..) {
        let items = domain.items().count();
        let answered =
            domain.items().filter(|item| walk.assessment().answer(item.id()).is_some()).count();
        walk.print(&format!("  {number} {}, {answered} of {items} answered", domain.short_name()));
    }
    let chosen = walk.prompt("Which area? Its number, or Enter to go on: ")?;
    Ok(chosen
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(|area| *area < matrix.domains.len()))
}
