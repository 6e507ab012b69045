//! The pictures of a report: the board, with a sign for each statement, and the strips, with a cell
//! for each snapshot.

use super::source::ReportSource;
use crate::maturity::area_status::AreaStatus;
use crate::maturity::diff::AnswersOnMatrix;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::movement::{InPlace, compare_areas, count_in_place_by_domain};
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::page::{
    BoardPicture, BoardRow, Page, PageBlock, StripCell, StripRow, StripsPicture,
};
use crate::maturity::phrases::{
    Sign, answer_sign, describe_bar, format_date_short, headline_short,
};
use crate::maturity::scoring::{Standing, evaluate_domain};
use crate::maturity::walk::order;

/// So many days stand in a row of strips; of more, the first and the newest.
const MAX_STRIP_CELLS: usize = 6;

pub(super) fn write_board(page: &mut Page, source: &ReportSource<'_>) {
    let matrix = source.matrix();
    // where each area asks for one pick, the table above says all that the board could
    let is_pick = |domain: &Domain| domain.statements.is_empty() && domain.ladders.len() == 1;
    if matrix.domains.iter().all(is_pick) {
        return;
    }
    page.part("The board");
    let has_ladders = matrix.domains.iter().any(|domain| !domain.ladders.is_empty());
    let has_statements = matrix.domains.iter().any(|domain| !domain.statements.is_empty());
    let mut columns: Vec<String> = matrix.stages.iter().map(|stage| stage.name.clone()).collect();
    if has_ladders {
        columns.push("one of several".to_owned());
    }
    let answers = AnswersOnMatrix::of(&source.saved);
    let counts = count_in_place_by_domain(answers, answers);
    let rows = matrix.domains.iter().zip(&counts);
    let rows = rows.map(|(domain, counts)| board_row(source, domain, counts, columns.len()));
    let signs = match (has_statements, has_ladders) {
        (true, false) => "each statement",
        (true, true) => "each statement, and for what was picked of several",
        (false, _) => "what was picked of several",
    };
    let caption =
        format!("One sign for {signs}: areas down, stages across, with how many are in place");
    page.blocks.push(PageBlock::Board(BoardPicture { caption, rows: rows.collect(), columns }));
    if has_ladders {
        page.remark("Under 'one of several' a sign is the fuller, the higher the description is that was picked.");
    }
    if let Some(bar) = describe_bar(matrix) {
        page.remark(bar);
    }
}

fn board_row(
    source: &ReportSource<'_>,
    domain: &Domain,
    counts: &[InPlace],
    columns: usize,
) -> BoardRow {
    let (matrix, said) = (source.matrix(), source.said());
    let mut signs: Vec<Vec<Sign>> = vec![Vec::new(); columns];
    for row in order::rows(matrix, domain) {
        let at = row.stage.unwrap_or(matrix.stages.len());
        if let Some(column) = signs.get_mut(at) {
            column.push(answer_sign(row.item, matrix, said.answer(row.item.id())));
        }
    }
    let words = |count: &InPlace| match count.of {
        0 => String::new(),
        of => format!("{} of {of}", count.now),
    };
    let mut in_place: Vec<String> = counts.iter().map(words).collect();
    in_place.resize(columns, String::new());
    BoardRow {
        area: domain.short_name().to_owned(),
        signs,
        in_place,
        standing: status_words(&source.saved, matrix, domain).0,
    }
}

pub(super) fn write_strips(page: &mut Page, source: &ReportSource<'_>) {
    if source.past.is_empty() {
        return;
    }
    page.part("How we got here");
    let all: Vec<&SavedSnapshot> = source.past.iter().chain([&source.saved]).collect();
    let shown = shown_places(all.len());
    let caption = if shown.len() == all.len() {
        "Each snapshot, oldest first, with how the area moved since the one before".to_owned()
    } else {
        format!(
            "The first snapshot and the newest {} of {}, with how the area moved since the one before",
            shown.len() - 1,
            all.len()
        )
    };
    let rows = source.matrix().domains.iter().map(|domain| StripRow {
        name: domain.short_name().to_owned(),
        cells: shown.iter().map(|at| strip_cell(&all, *at, domain)).collect(),
    });
    page.blocks.push(PageBlock::Strips(StripsPicture {
        caption,
        row_heading: "Area".to_owned(),
        columns: shown.iter().map(|at| format_date_short(all[*at].snapshot.taken_on)).collect(),
        rows: rows.collect(),
    }));
}

/// The places of those that have a cell: all, or the first and the newest.
fn shown_places(count: usize) -> Vec<usize> {
    let newest = count.saturating_sub(MAX_STRIP_CELLS - 1);
    (0..count).filter(|at| count <= MAX_STRIP_CELLS || *at == 0 || *at >= newest).collect()
}

fn strip_cell(all: &[&SavedSnapshot], at: usize, domain: &Domain) -> StripCell {
    let saved = all[at];
    let matrix = &saved.matrix.matrix;
    let Some(asked) = matrix.domain(&domain.id) else {
        return StripCell { words: "not asked".to_owned(), ..StripCell::default() };
    };
    let (words, filled) = status_words(saved, matrix, asked);
    let before = at.checked_sub(1).map(|before| all[before]);
    let moved = before.map(|before| compare_areas(Some(before), saved, &domain.id).signed_words());
    StripCell { filled, words, moved: moved.unwrap_or_default() }
}

/// Where an area stood in a few words, and how many of the stages that is; none where no stage can
/// be told.
pub(super) fn status_words(
    saved: &SavedSnapshot,
    matrix: &Matrix,
    domain: &Domain,
) -> (String, Option<(usize, usize)>) {
    let reading = evaluate_domain(matrix, domain, &saved.snapshot.assessment);
    let star = if reading.differs() { " *" } else { "" };
    let words = format!("{}{star}", headline_short(matrix, &reading));
    let reached = match AreaStatus::of(&reading) {
        AreaStatus::At(Standing::Stage(at)) => Some(at + 1),
        AreaStatus::At(Standing::Before) => Some(0),
        AreaStatus::At(Standing::NotApplicable)
        | AreaStatus::NotAnswered
        | AreaStatus::StillOpen => None,
    };
    (words, reached.map(|reached| (reached, matrix.stages.len())))
}
