//! The walk by ear: area by area, each open statement in turn, each area closed by saying our
//! stage; at the end what next, and saving.

use super::area_summary::{self, AfterArea};
use super::input::InputEnd;
use super::prompts::ItemPosition;
use super::question::{self, AfterQuestion};
use super::save;
use super::walk_session::WalkSession;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::network_state::KnownMatrix;
use crate::tui::screens::walk::order::{self, WalkRow};

/// Walks from the first area that is not finished.
pub(crate) fn walk(sitting: &mut WalkSession<'_>) -> Result<(), InputEnd> {
    let known = sitting.known_matrix();
    let Some(area) = next_unfinished(sitting, &known.matrix, 0) else {
        sitting.print("Every area is answered and has a stage. You can change one, or go on to save a snapshot.");
        return match choose_area(sitting, &known.matrix)? {
            Some(area) => walk_from(sitting, &known, area),
            None => save::save(sitting),
        };
    };
    if sitting.assessment().answers.is_empty() {
        sitting.print(crate::maturity::phrases::describe_bar(&known.matrix));
        sitting.print("You can change any answer later.");
        if let Some(opening) = &known.matrix.opening {
            sitting.print(&format!("Before the first statement, talk this through: {opening}"));
        }
    }
    walk_from(sitting, &known, area)
}

fn walk_from(
    sitting: &mut WalkSession<'_>,
    known: &KnownMatrix,
    first: usize,
) -> Result<(), InputEnd> {
    let mut area = first;
    loop {
        match walk_area(sitting, &known.matrix, area)? {
            AfterArea::Menu => {
                sitting.publish();
                return Ok(());
            }
            AfterArea::Area(chosen) => area = chosen,
            // the area itself goes back to its statements
            AfterArea::Back => {}
            AfterArea::Next => {
                let Some(next) = next_unfinished(sitting, &known.matrix, area + 1) else {
                    sitting.publish();
                    return save::offer_save(sitting);
                };
                area = next;
            }
        }
    }
}

/// The first area from number `from` on that has something open or no stage of ours.
fn next_unfinished(sitting: &WalkSession<'_>, matrix: &Matrix, from: usize) -> Option<usize> {
    let is_open = |domain: &Domain| {
        domain.items().any(|item| sitting.assessment().answer(item.id()).is_none())
    };
    let is_unfinished = |area: &usize| {
        matrix.domains.get(*area).is_some_and(|domain| {
            is_open(domain) || !sitting.assessment().judgements.contains_key(&domain.id)
        })
    };
    (from..matrix.domains.len()).find(is_unfinished)
}

/// Asks what is open in one area, from its first open statement, then closes it.
fn walk_area(
    sitting: &mut WalkSession<'_>,
    matrix: &Matrix,
    area: usize,
) -> Result<AfterArea, InputEnd> {
    let Some(domain) = matrix.domains.get(area) else { return Ok(AfterArea::Menu) };
    introduce_area(sitting, matrix, domain, area);
    let rows = order::rows(matrix, domain);
    let mut at = next_open(sitting, &rows, 0);
    loop {
        if let Some(item) = rows.get(at) {
            let spot = ItemPosition {
                area_index: area,
                row_index: at,
                row_count: rows.len(),
                domain,
                walk_row: *item,
            };
            match question::ask_question(sitting, matrix, spot)? {
                AfterQuestion::NextOpen => at = next_open(sitting, &rows, at + 1),
                AfterQuestion::Back => at = at.saturating_sub(1),
                AfterQuestion::Areas => {
                    if let Some(chosen) = choose_area(sitting, matrix)? {
                        return Ok(AfterArea::Area(chosen));
                    }
                }
                AfterQuestion::Menu => return Ok(AfterArea::Menu),
            }
        } else {
            match area_summary::close_area(sitting, matrix, domain)? {
                AfterArea::Back => at = rows.len().saturating_sub(1),
                onward => return Ok(onward),
            }
        }
    }
}

/// The first row from number `from` on that is still open; past the last one where there is none.
fn next_open(sitting: &WalkSession<'_>, rows: &[WalkRow<'_>], from: usize) -> usize {
    (from..rows.len())
        .find(|row| sitting.assessment().answer(rows[*row].item.id()).is_none())
        .unwrap_or(rows.len())
}

fn introduce_area(sitting: &mut WalkSession<'_>, matrix: &Matrix, domain: &Domain, area: usize) {
    let items = domain.items().count();
    let answered =
        domain.items().filter(|item| sitting.assessment().answer(item.id()).is_some()).count();
    sitting.print("");
    sitting.print(&format!(
        "Area {} of {}: {}. {answered} of {items} answered.",
        area + 1,
        matrix.domains.len(),
        domain.name
    ));
    if let Some(why) = &domain.why {
        sitting.print(why);
    }
    if !domain.signs.is_empty() {
        sitting.print(&format!(
            "Warning signs, to talk about and not counted: {}.",
            domain.signs.join("; ")
        ));
    }
}

/// The areas by number. None to stay.
fn choose_area(sitting: &mut WalkSession<'_>, matrix: &Matrix) -> Result<Option<usize>, InputEnd> {
    for (domain, number) in matrix.domains.iter().zip(1..) {
        let items = domain.items().count();
        let answered =
            domain.items().filter(|item| sitting.assessment().answer(item.id()).is_some()).count();
        sitting
            .print(&format!("  {number} {}, {answered} of {items} answered", domain.short_name()));
    }
    let chosen = sitting.prompt("Which area? Its number, or Enter to go on: ")?;
    Ok(chosen
        .parse::<usize>()
        .ok()
        .and_then(|number| number.checked_sub(1))
        .filter(|area| *area < matrix.domains.len()))
}
