//! The board: one sign for each item, areas down, stages across. The picture of the product; the
//! same on every visit.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::rect::RectExt;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Domain, Matrix};
use crate::maturity::phrases;
use crate::maturity::scoring::{self, Standing};
use crate::maturity::walk::order::{self, WalkRow};
use crate::tui::protocol::command::Command;
use crate::tui::viewport::Viewport;

#[derive(Clone, Copy, Debug)]
pub struct Board<'d> {
    pub matrix: &'d Matrix,
    /// What is counted as answered.
    pub assessment: &'d Assessment,
    /// What the signs are drawn from: the same, or beside it what is kept from last time.
    pub drawn: &'d Assessment,
    pub area: usize,
    /// The item in focus, unless the card is.
    pub item: Option<&'d ItemId>,
}

/// The column where the signs of a stage begin; those of ladders belong to none.
type StageColumn = (u16, Option<usize>);

#[derive(Clone, Debug)]
struct BoardLayout<'d> {
    areas: Vec<Vec<WalkRow<'d>>>,
    /// Where the signs of each stage begin, and after them those of the ladders.
    stage_columns: Vec<StageColumn>,
    rows_per_area: u16,
    sign_width: u16,
    visible_areas: usize,
    /// Whether only the area in focus shows its signs.
    is_focus_expanded: bool,
    /// Whether there is a row for the heading of each group: where all of them fit.
    has_group_rows: bool,
}

/// Draws the board into `area`.
pub fn draw(canvas: &mut Canvas<'_>, area: Rect, board: &Board<'_>) {
    let layout = compute_layout(area, board.matrix);
    if layout.rows_per_area > 1 {
        draw_stage_headings(canvas, area, board.matrix, &layout.stage_columns);
    }
    let first = (board.area + 1).saturating_sub(layout.visible_areas);
    for (place, (number, domain)) in
        board.matrix.domains.iter().enumerate().skip(first).take(layout.visible_areas).enumerate()
    {
        let below = layout.is_focus_expanded && number > board.area;
        let groups = if layout.has_group_rows { group_count(board.matrix, number + 1) } else { 0 };
        let y = 1
            + u16::try_from(place).unwrap_or(u16::MAX) * layout.rows_per_area
            + u16::from(below)
            + groups;
        if let Some(group) = board.matrix.group_heading(number).filter(|_| layout.has_group_rows) {
            canvas.text(area.row(y - 1), group, canvas.theme.quiet);
        }
        draw_area_heading(canvas, area, y, board, number, domain);
        if layout.rows_per_area > 1 {
            draw_signs(canvas, area, y + 1, board, number, &layout);
        } else if layout.is_focus_expanded
            && number == board.area
            && let Some(rows) = layout.areas.get(number)
        {
            draw_area_signs(canvas, area, y + 1, board, rows);
        }
        let whole = area.skip_top(y).take_top(layout.rows_per_area);
        canvas.click(whole, Command::GoToArea(number));
    }
}

fn compute_layout(area: Rect, matrix: &Matrix) -> BoardLayout<'_> {
    let areas: Vec<Vec<WalkRow<'_>>> =
        matrix.domains.iter().map(|domain| order::rows(matrix, domain)).collect();
    let most = most_signs(&areas, matrix.stages.len());
    let twice =
        stage_columns(&most, 2).filter(|_| area.width > 34).filter(|(_, end)| *end < area.width);
    let (wide, laid) = match twice {
        Some(laid) => (2, Some(laid)),
        None => (1, stage_columns(&most, 1).filter(|(_, end)| *end < area.width)),
    };
    let height = area.height.saturating_sub(1);
    let count = u16::try_from(areas.len()).unwrap_or(u16::MAX);
    let headings = group_count(matrix, areas.len());
    let room = height.saturating_sub(headings);
    let rows = match (count, &laid) {
        (_, None) | (9.., _) => 1,
        (_, Some(_)) if count * 3 <= room + 1 => 3,
        (_, Some(_)) if count * 2 <= room => 2,
        _ => 1,
    };
    let groups = laid.map(|(groups, _)| groups).unwrap_or_default();
    let opened = u16::from(rows == 1 && height >= MIN_HEIGHT_TO_EXPAND);
    BoardLayout {
        areas,
        stage_columns: groups,
        rows_per_area: rows,
        sign_width: wide,
        visible_areas: usize::from((height - opened).div_ceil(rows)).max(1),
        is_focus_expanded: opened == 1,
        has_group_rows: headings > 0 && (rows > 1 || count + opened <= room),
    }
}

/// How many headings of groups stand above the first `areas` areas.
fn group_count(matrix: &Matrix, areas: usize) -> u16 {
    let headings = (0..areas).filter(|at| matrix.group_heading(*at).is_some()).count();
    u16::try_from(headings).unwrap_or(u16::MAX)
}

/// From so many rows on, the area in focus shows its signs where not all can.
const MIN_HEIGHT_TO_EXPAND: u16 = 5;

/// The most signs that any area has at each stage, and last those of ladders.
fn most_signs(areas: &[Vec<WalkRow<'_>>], stages: usize) -> Vec<u16> {
    let mut most = vec![0_u16; stages + 1];
    for rows in areas {
        let mut here = vec![0_u16; stages + 1];
        for row in rows {
            here[row.stage.unwrap_or(stages)] += 1;
        }
        most.iter_mut().zip(here).for_each(|(most, here)| *most = (*most).max(here));
    }
    most
}

/// Where each group of signs begins, and the column where the last one ends; none where no column
/// can say.
fn stage_columns(most: &[u16], wide: u16) -> Option<(Vec<StageColumn>, u16)> {
    let (mut groups, mut x) = (Vec::new(), 1_u16);
    let stages = most.len().saturating_sub(1);
    for (at, signs) in most.iter().enumerate().filter(|(_, signs)| **signs > 0) {
        groups.push((x, (at < stages).then_some(at)));
        x = x.checked_add(signs.checked_mul(wide)?.max(2) + 1)?;
    }
    Some((groups, x.saturating_sub(1)))
}

fn draw_stage_headings(
    canvas: &mut Canvas<'_>,
    area: Rect,
    matrix: &Matrix,
    groups: &[StageColumn],
) {
    let names: Vec<&str> = matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    for (number, (x, stage)) in groups.iter().enumerate() {
        let end = groups.get(number + 1).map_or(area.width, |(next, _)| *next);
        if let Some(at) = stage.filter(|at| *at < names.len()) {
            let room = usize::from(end.saturating_sub(*x + 1));
            canvas.put(area, *x, 0, &stage_heading(&names, at, room), canvas.theme.quiet);
        }
    }
}

/// Three letters for a stage, where they have room and no other begins so; else two.
pub fn stage_heading(names: &[&str], at: usize, room: usize) -> String {
    let two = unique_abbreviation(names, at);
    let letters = |name: &str| name.chars().take(3).collect::<String>();
    let three = letters(names[at]);
    let is_numbered = two.chars().any(|c| c.is_ascii_digit());
    let is_unique = names.iter().filter(|name| letters(name) == three).count() == 1;
    if room >= 3 && is_unique && !is_numbered { three.trim_end().to_owned() } else { two }
}

/// Two letters for a stage. Where another begins with the same two, the first letter and the first
/// one that tells them apart.
pub fn unique_abbreviation(names: &[&str], at: usize) -> String {
    let short = abbreviation(names[at]);
    let others: Vec<&str> = (0..names.len())
        .filter(|&other| other != at && abbreviation(names[other]) == short)
        .map(|other| names[other])
        .collect();
    let tells = |(place, c): &(usize, char)| {
        others.iter().all(|other| other.chars().nth(*place) != Some(*c))
    };
    match names[at]
        .chars()
        .enumerate()
        .skip(1)
        .find(tells)
        .filter(|(_, c)| !others.is_empty() && c.is_alphanumeric())
    {
        Some((_, c)) => names[at].chars().take(1).chain([c]).collect(),
        None => short,
    }
}

fn abbreviation(name: &str) -> String {
    let last = name.split_whitespace().last().unwrap_or_default();
    if last.chars().all(|c| c.is_ascii_digit()) && !last.is_empty() && last.len() < name.len() {
        return name.chars().take(1).chain(last.chars().take(2)).collect();
    }
    name.chars().take(2).collect()
}

fn draw_area_heading(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    board: &Board<'_>,
    number: usize,
    domain: &Domain,
) {
    let answered =
        domain.items().filter(|item| board.assessment.answer(item.id()).is_some()).count();
    let count = format!("{answered}/{}", domain.items().count());
    let style = if number == board.area { canvas.theme.strong } else { canvas.theme.plain };
    let row = area.row(y);
    let rest = canvas.text_right(row.skip_right(1), &count, style);
    canvas.text(rest.skip_left(1).skip_right(1), domain.short_name(), style);
    if number == board.area {
        let key = canvas.theme.key;
        canvas.text(row, "▌", key);
    }
}

fn draw_signs(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    board: &Board<'_>,
    number: usize,
    layout: &BoardLayout<'_>,
) {
    let Some(rows) = layout.areas.get(number) else { return };
    draw_status(canvas, area, y, board, number, layout);
    for (x, stage) in &layout.stage_columns {
        for (place, row) in rows.iter().filter(|row| row.stage == *stage).enumerate() {
            let x = x + u16::try_from(place).unwrap_or(0) * layout.sign_width;
            let sign =
                phrases::answer_sign(row.item, board.matrix, board.drawn.answer(row.item.id()));
            let style = canvas.theme.sign(sign);
            let text: String =
                std::iter::repeat_n(sign.symbol(), usize::from(layout.sign_width)).collect();
            let in_focus = board.item == Some(row.item.id());
            let style =
                if in_focus && layout.rows_per_area < 3 { canvas.theme.spot() } else { style };
            canvas.put(area, x, y, &text, style);
            if in_focus && layout.rows_per_area >= 3 {
                canvas.put(area, x, y + 1, "▲", canvas.theme.key);
            }
        }
    }
}

/// The stage that was said of an area, at the right end of its signs; where all is answered and none
/// was said, that its card is still to do; else how many of its signs are kept from last time. As
/// much of it as there is room for.
fn draw_status(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    board: &Board<'_>,
    number: usize,
    layout: &BoardLayout<'_>,
) {
    let Some(domain) = board.matrix.domains.get(number) else { return };
    let reading = scoring::evaluate_domain(board.matrix, domain, board.assessment);
    let names: Vec<&str> = board.matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    let mark = if reading.differs() { "*" } else { "" };
    let words = match reading.judged {
        Some(standing) => {
            let whole = phrases::format_standing_short(board.matrix, standing);
            let short = match standing {
                Standing::Stage(at) => unique_abbreviation(&names, at),
                _ => abbreviation(&whole),
            };
            [format!("{whole}{mark}"), format!("{short}{mark}")]
        }
        None if reading.answered == reading.items && is_looked_at(board.assessment, domain) => {
            ["card to do".to_owned(), "card".to_owned()]
        }
        None => match kept_count(board, domain) {
            0 => return,
            kept => [format!("{kept} kept"), "kept".to_owned()],
        },
    };
    let signs = layout.stage_columns.last().map_or(0, |(x, stage)| {
        let rows = layout.areas.iter().map(|rows| rows.iter().filter(|row| row.stage == *stage));
        let most = rows.map(Iterator::count).max().unwrap_or(0);
        x + u16::try_from(most).unwrap_or(0) * layout.sign_width
    });
    let free = area.row(y).skip_right(1).skip_left(signs + 1);
    if let Some(words) = words.iter().find(|words| words.width() <= usize::from(free.width)) {
        canvas.text_right(free, words, canvas.theme.quiet);
    }
}

/// How many answers of an area are drawn and not counted: they are kept from last time.
fn kept_count(board: &Board<'_>, domain: &Domain) -> usize {
    let is_kept =
        |id: &ItemId| board.drawn.answer(id).is_some() && board.assessment.answer(id).is_none();
    domain.items().filter(|item| is_kept(item.id())).count()
}

/// Whether anything in an area was looked at in this walk.
fn is_looked_at(said: &Assessment, domain: &Domain) -> bool {
    let given = domain.items().filter_map(|item| said.answers.get(item.id()));
    given.into_iter().any(|given| given.answer.is_some() && given.as_of.is_none())
}

/// The signs of the area in focus on one row, a blank between stages. Where they are more than fit,
/// those around the item in focus, with a sign where some are left out.
pub(super) fn draw_area_signs(
    canvas: &mut Canvas<'_>,
    area: Rect,
    y: u16,
    board: &Board<'_>,
    rows: &[WalkRow<'_>],
) {
    let mut cells = Vec::new();
    let mut focus = 0;
    for stage in (0..board.matrix.stages.len()).map(Some).chain([None]) {
        for row in rows.iter().filter(|row| row.stage == stage) {
            let is_focus = board.item == Some(row.item.id());
            let sign =
                phrases::answer_sign(row.item, board.matrix, board.drawn.answer(row.item.id()));
            focus = if is_focus { cells.len() } else { focus };
            cells.push((
                sign.symbol(),
                if is_focus { canvas.theme.spot() } else { canvas.theme.sign(sign) },
            ));
        }
        if cells.last().is_some_and(|(symbol, _)| *symbol != ' ') {
            cells.push((' ', canvas.theme.plain));
        }
    }
    let room = area.skip_left(1).skip_right(1).columns_of_text();
    let view = Viewport::around(focus, room, cells.len());
    let (before, after) = view.hidden();
    let is_cut = |place: usize| (place == 0 && before > 0) || (place + 1 == room && after > 0);
    for (x, (place, (symbol, style))) in (1..).zip(cells[view.visible()].iter().enumerate()) {
        if is_cut(place) {
            canvas.put(area, x, y, "…", canvas.theme.quiet);
        } else {
            canvas.put(area, x, y, &symbol.to_string(), *style);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{abbreviation, stage_heading};

    #[test]
    fn a_heading_has_three_letters_where_they_have_room() {
        let names = ["Starting", "First group", "Step 1", "Normal for us", "Normally"];
        let headings = |room| [0, 1, 2, 3].map(|at| stage_heading(&names, at, room));
        assert_eq!(headings(4), ["Sta", "Fir", "S1", "No"]);
        assert_eq!(headings(2), ["St", "Fi", "S1", "No"]);
    }

    #[test]
    fn stages_have_two_letters_of_their_own() {
        assert_eq!(
            ["Foundation", "Step 1", "Normal for us", "3"].map(abbreviation),
            ["Fo", "S1", "No", "3"]
        );
    }
}
