//! The board: one sign for each item, areas down, stages across. The picture of the product; the same on every visit.

use ratatui::layout::Rect;

use super::sheet::Sheet;
use crate::app::walk::order::{self, Row};
use crate::app::words::command::Command;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::saying;

/// What the board shows.
#[derive(Clone, Copy, Debug)]
pub struct Board<'d> {
    /// The matrix.
    pub matrix: &'d Matrix,
    /// The answers.
    pub said: &'d Assessment,
    /// The area in focus.
    pub area: usize,
    /// The item in focus, unless the card is.
    pub item: Option<&'d ItemId>,
}

/// How the board is laid out in the space there is.
#[derive(Clone, Copy, Debug)]
struct Layout {
    /// Rows an area takes: name, signs, and a blank one.
    rows: u16,
    /// Columns a sign takes.
    wide: u16,
    /// Areas that fit.
    areas: usize,
}

/// Draws the board into `area`.
pub fn draw(sheet: &mut Sheet<'_>, area: Rect, board: &Board<'_>) {
    let layout = layout(area, board.matrix);
    if layout.rows > 1 {
        stage_heads(sheet, area, board.matrix, layout.wide);
    }
    let first = first_shown(board, layout);
    for (place, (number, domain)) in board.matrix.domains.iter().enumerate().skip(first).take(layout.areas).enumerate() {
        let y = 1 + u16::try_from(place).unwrap_or(u16::MAX) * layout.rows;
        name_and_count(sheet, area, y, board, number, domain);
        if layout.rows > 1 {
            signs(sheet, area, y + 1, board, domain, layout);
        }
        sheet.places.put(Rect::new(area.x, area.y + y, area.width, layout.rows).intersection(area), Command::Area(number));
    }
}

fn layout(area: Rect, matrix: &Matrix) -> Layout {
    let areas = u16::try_from(matrix.domains.len()).unwrap_or(u16::MAX);
    let fits = |wide| groups(matrix, wide).last().is_none_or(|(x, _)| x + 2 < area.width);
    let wide = if fits(2) && area.width > 34 { 2 } else { 1 };
    let height = area.height.saturating_sub(1);
    let rows = match (areas, fits(wide)) {
        (_, false) | (9.., _) => 1,
        (_, true) if areas * 3 <= height + 1 => 3,
        (_, true) if areas * 2 <= height => 2,
        _ => 1,
    };
    Layout { rows, wide, areas: usize::from(height.div_ceil(rows)).max(1) }
}

/// The first area shown, so that the one in focus is among them.
fn first_shown(board: &Board<'_>, layout: Layout) -> usize {
    (board.area + 1).saturating_sub(layout.areas)
}

/// Where the signs of each stage begin, and after them those of the ladders; with the most signs an area has there.
fn groups(matrix: &Matrix, wide: u16) -> Vec<(u16, Option<usize>)> {
    let most = |stage: Option<usize>| {
        let counts =
            matrix.domains.iter().map(|domain| order::rows(matrix, domain).iter().filter(|row| row.stage == stage).count());
        u16::try_from(counts.max().unwrap_or(0)).unwrap_or(u16::MAX)
    };
    let mut groups = Vec::new();
    let mut x = 1_u16;
    for stage in (0..matrix.stages.len()).map(Some).chain([None]) {
        let signs = most(stage);
        if signs > 0 {
            groups.push((x, stage));
            x = x.saturating_add(signs.saturating_mul(wide).max(2) + 1);
        }
    }
    groups.push((x.saturating_sub(3), None));
    groups
}

fn stage_heads(sheet: &mut Sheet<'_>, area: Rect, matrix: &Matrix, wide: u16) {
    let quiet = sheet.ink.quiet;
    for (x, stage) in groups(matrix, wide) {
        if let Some(stage) = stage.and_then(|at| matrix.stages.get(at)) {
            sheet.put(area, x, 0, &abbreviation(&stage.name), quiet);
        }
    }
}

/// Two letters for a stage: S1 for Step 1, Fo for Foundation.
fn abbreviation(name: &str) -> String {
    let last = name.split_whitespace().last().unwrap_or_default();
    if last.chars().all(|c| c.is_ascii_digit()) && !last.is_empty() && last.len() < name.len() {
        return name.chars().take(1).chain(last.chars().take(2)).collect();
    }
    name.chars().take(2).collect()
}

fn name_and_count(sheet: &mut Sheet<'_>, area: Rect, y: u16, board: &Board<'_>, number: usize, domain: &Domain) {
    let answered = domain.items().filter(|item| board.said.answer(item.id()).is_some()).count();
    let count = format!("{answered}/{}", domain.items().count());
    let style = if number == board.area { sheet.ink.strong } else { sheet.ink.plain };
    let right = Rect { width: area.width.saturating_sub(1), ..area };
    let x = sheet.put_right(right, y, &count, style);
    sheet.put_short(area, 1, y, x.saturating_sub(2), domain.short(), style);
    if number == board.area {
        sheet.put(area, 0, y, "►", style);
    }
}

fn signs(sheet: &mut Sheet<'_>, area: Rect, y: u16, board: &Board<'_>, domain: &Domain, layout: Layout) {
    let rows = order::rows(board.matrix, domain);
    for (x, stage) in groups(board.matrix, layout.wide)
        .iter()
        .take_while(|(_, stage)| stage.is_some())
        .chain(ladders(board.matrix, layout.wide).iter())
    {
        let here: Vec<&Row<'_>> = rows.iter().filter(|row| row.stage == *stage).collect();
        for (place, row) in here.iter().enumerate() {
            let x = x + u16::try_from(place).unwrap_or(0) * layout.wide;
            let sign = saying::answer_sign(row.item, board.matrix, board.said.answer(row.item.id()));
            let style = sheet.ink.sign(sign);
            let text: String = std::iter::repeat_n(sign.symbol(), usize::from(layout.wide)).collect();
            let in_focus = board.item == Some(row.item.id());
            let style = if in_focus && layout.rows < 3 { sheet.ink.focus } else { style };
            sheet.put(area, x, y, &text, style);
            if in_focus && layout.rows >= 3 {
                let strong = sheet.ink.strong;
                sheet.put(area, x, y + 1, "▲", strong);
            }
        }
    }
}

fn ladders(matrix: &Matrix, wide: u16) -> Option<(u16, Option<usize>)> {
    let all = groups(matrix, wide);
    all.iter().take(all.len().saturating_sub(1)).find(|(_, stage)| stage.is_none()).copied()
}

#[cfg(test)]
mod tests {
    use super::abbreviation;

    #[test]
    fn stages_have_two_letters_of_their_own() {
        assert_eq!(["Foundation", "Step 1", "Normal for us", "3"].map(abbreviation), ["Fo", "S1", "No", "3"]);
    }
}
