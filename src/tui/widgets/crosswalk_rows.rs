//! The list of areas lined up under those of one matrix, each in the words of its own, with the
//! band in words beside it where matrices say what it is.
//!
//! ```text
//!  JOINING UP CARE          Five national areas  Step 1 *            part-way
//!    One team               Riverside            Growing             part-way
//!    in part: Knowledge, learning (How we work)
//! ```

use ratatui::layout::{Constraint, Rect};
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::canvas::Canvas;
use super::rect::RectExt;
use super::sign_legend::STAR;
use super::table::Columns;
use crate::maturity::crosswalk::alignment::{AlignedArea, AlignedRow};
use crate::maturity::text_wrap::truncate;
use crate::tui::crosswalk_table::CrosswalkTableRow;
use crate::tui::viewport::{Viewport, more_of_words};

/// The columns: names, titles of matrices, stages, bands. On a narrow screen titles have none of
/// their own; bands have none where few areas have one.
struct CrosswalkColumns {
    columns: Columns,
    has_titles: bool,
    has_bands: bool,
}

impl CrosswalkColumns {
    fn of(area: Rect, has_bands: bool) -> Self {
        let inside = area.skip_left(NAME_AT).skip_right(1);
        let (length, rest) = (Constraint::Length, Constraint::Fill(1));
        let widths = match area.width {
            100.. if has_bands => vec![length(36), length(35), length(23), rest],
            100.. => vec![length(36), length(35), rest],
            72.. if has_bands => vec![length(20), length(21), length(21), rest],
            72.. => vec![length(20), length(26), rest],
            _ if has_bands => vec![rest, length(20), length(11)],
            _ => vec![rest, length(22)],
        };
        let has_titles = has_titles(area);
        Self { columns: Columns::of(inside, &widths, 1), has_titles, has_bands }
    }

    fn name(&self, row: Rect) -> Rect {
        self.columns.cell(0, row)
    }

    fn title(&self, row: Rect) -> Option<Rect> {
        self.has_titles.then(|| self.columns.cell(1, row))
    }

    fn stage(&self, row: Rect) -> Rect {
        self.columns.cell(if self.has_titles { 2 } else { 1 }, row)
    }

    fn band(&self, row: Rect) -> Option<Rect> {
        let at = if self.has_titles { 3 } else { 2 };
        self.has_bands.then(|| self.columns.cell(at, row))
    }

    /// All of them.
    fn whole(&self, row: Rect) -> Rect {
        self.name(row).union(self.band(row).unwrap_or_else(|| self.stage(row)))
    }
}

/// Whether the titles of matrices have a column in a list so wide.
fn has_titles(area: Rect) -> bool {
    area.width >= 72
}

/// Whether as many as half of the areas that stand anywhere have a band: with fewer there is next to
/// nothing to read it beside.
pub fn has_bands(rows: &[CrosswalkTableRow<'_>]) -> bool {
    let standing = || rows.iter().filter_map(|row| row.area()).filter(|area| area.has_standing);
    standing().filter(|area| area.band.is_some()).count() * 2 >= standing().count()
}

/// The fewest rows of which one says how many more there are.
const MIN_HEIGHT_FOR_COUNT: u16 = 4;

/// Where the names of areas begin; a heading begins two columns before.
const NAME_AT: u16 = 3;

/// What is left of the list's place where titles have no column, and a row below says which matrix
/// is which.
fn above_key(area: Rect) -> Rect {
    let has_key = !has_titles(area) && area.height > MIN_HEIGHT_FOR_COUNT;
    area.skip_bottom(u16::from(has_key))
}

/// Whether some of the rows have no room in `area`, and it says how many.
pub fn is_cut(area: Rect, rows: &[CrosswalkTableRow<'_>]) -> bool {
    let height = above_key(area).height;
    rows.len() > usize::from(height) && height >= MIN_HEIGHT_FOR_COUNT
}

/// Draws the list from where the focus is seen. `place` is the number of an area's line, where it
/// has one; `at` the line in focus, and whether the foot of the screen says what a star means;
/// `sign` how the area of a line moved, where that is told. The last row says how many rows more
/// there are.
pub fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    rows: &[CrosswalkTableRow<'_>],
    (at, says_star): (Option<usize>, bool),
    place: impl Fn(&AlignedArea) -> Option<usize>,
    sign: impl Fn(usize) -> Option<&'static str>,
) {
    let number = |row: &CrosswalkTableRow<'_>| row.area().and_then(&place);
    let focus = rows.iter().position(|row| at.is_some() && number(row) == at);
    let (above, is_cut) = (above_key(area), is_cut(area, rows));
    if above.height < area.height {
        let key = area.take_bottom(1).skip_left(1).skip_right(1);
        let area_in_focus = focus.and_then(|at| rows[at].area());
        let words = matrix_key(rows, area_in_focus, usize::from(key.width));
        canvas.text(key, &words, canvas.theme.quiet);
    }
    let area = above;
    // one more row is in sight below
    let focus = focus.map_or(0..0, |row| row..row + 2);
    let (area, more) =
        if is_cut { (area.skip_bottom(1), area.take_bottom(1)) } else { (area, Rect::default()) };
    let view = Viewport::following(focus, usize::from(area.height), rows.len());
    let columns = CrosswalkColumns::of(area, has_bands(rows));
    for (line, row) in area.rows().zip(&rows[view.visible()]) {
        draw_row(canvas, line, &columns, row, number(row).and_then(&sign));
        if let Some(number) = number(row) {
            canvas.click_row(line, number, at == Some(number));
            if at == Some(number) {
                canvas.focus(line.skip_right(1));
            }
        }
    }
    if let Some(words) =
        more_of_words(view.hidden(), ("line", "lines")).filter(|_| !more.is_empty())
    {
        // what a star means, while there is room for it
        let starred = format!("{words}   {STAR}");
        let place = more.skip_left(NAME_AT);
        let has_room = has_star(rows) && !says_star && starred.width() <= usize::from(place.width);
        canvas.text(place, if has_room { &starred } else { &words }, canvas.theme.quiet);
    }
}

/// Which rows are of which matrix, in so many columns; where several stand below the capitals, which
/// one that in focus is of.
fn matrix_key(rows: &[CrosswalkTableRow<'_>], focus: Option<&AlignedArea>, width: usize) -> String {
    let title = |one: &AlignedArea| one.subject.append_to_title(&one.title);
    let heads = rows.iter().find_map(|row| match row {
        CrosswalkTableRow::GroupHeading(head) => Some(title(head)),
        _ => None,
    });
    let mut others: Vec<String> = rows
        .iter()
        .filter_map(|row| match row {
            CrosswalkTableRow::Area(one) => Some(title(one)),
            _ => None,
        })
        .collect();
    others.sort();
    others.dedup();
    let capitals = format!("Capitals: {}. ", heads.unwrap_or_default());
    let (begin, last) = match (&others[..], focus.map(title)) {
        ([one], _) => ("Under each: ", one.clone()),
        (_, Some(of)) if others.contains(&of) => ("This row: ", of),
        _ => ("Under each: ", "the others".to_owned()),
    };
    let before = format!("{capitals}{begin}");
    let whole = format!("{before}{last}.");
    if whole.width() <= width {
        return whole;
    }
    let cut = truncate(&last, width.saturating_sub(before.width()));
    // whole words, where there are some
    let words = cut.rsplit_once(' ').map_or_else(|| cut.clone(), |(words, _)| format!("{words}…"));
    truncate(&format!("{before}{words}"), width)
}

/// Says above the list what its columns hold; `stage` is what is said of an area.
pub fn draw_headings(
    canvas: &mut Canvas<'_>,
    row: Rect,
    rows: &[CrosswalkTableRow<'_>],
    stage: &str,
) {
    let quiet = canvas.theme.quiet;
    let columns = CrosswalkColumns::of(row, has_bands(rows));
    canvas.text(columns.name(row), "area", quiet);
    if let Some(title) = columns.title(row) {
        canvas.text(title, "matrix", quiet);
    }
    canvas.text(columns.stage(row), stage, quiet);
    if let Some(band) = columns.band(row) {
        canvas.text(band, "how far", quiet);
    }
}

fn draw_row(
    canvas: &mut Canvas<'_>,
    line: Rect,
    columns: &CrosswalkColumns,
    row: &CrosswalkTableRow<'_>,
    sign: Option<&'static str>,
) {
    let (strong, plain) = (canvas.theme.strong, canvas.theme.plain);
    match *row {
        CrosswalkTableRow::Blank => {}
        CrosswalkTableRow::UnalignedHeading(words) => {
            canvas.text(line.skip_left(1), &words.to_uppercase(), strong);
        }
        CrosswalkTableRow::GroupHeading(head) => {
            let (name, words) = (columns.name(line).extend_left(2), head.name.to_uppercase());
            match columns.title(line) {
                // a long name goes over the place of the title
                Some(title) if words.width() > usize::from(name.width) => {
                    canvas.text(name.union(title), &words, strong);
                }
                title => {
                    canvas.text(name, &words, strong);
                    draw_title(canvas, title, head);
                }
            }
            draw_standing(canvas, line, columns, head, (sign, strong));
        }
        CrosswalkTableRow::Area(one) => {
            canvas.text(columns.name(line), &one.name, plain);
            draw_title(canvas, columns.title(line), one);
            draw_standing(canvas, line, columns, one, (sign, plain));
        }
        CrosswalkTableRow::Placeholder(row) => draw_placeholder(canvas, line, columns, row),
    }
}

/// The matrix that an area belongs to, where titles have a column.
fn draw_title(canvas: &mut Canvas<'_>, place: Option<Rect>, one: &AlignedArea) {
    let Some(place) = place else { return };
    let words = one.subject.fit_title(&one.title, place.columns_of_text(), truncate);
    canvas.text(place, &words, canvas.theme.quiet);
}

/// Where an area stands, by its own matrix, and how that reads beside others.
fn draw_standing(
    canvas: &mut Canvas<'_>,
    line: Rect,
    columns: &CrosswalkColumns,
    one: &AlignedArea,
    (sign, style): (Option<&'static str>, Style),
) {
    let words =
        if one.differs { format!("{} *", one.short_standing) } else { one.short_standing.clone() };
    let mut stage = columns.stage(line);
    if let Some(sign) = sign {
        let colour = canvas.theme.movement_sign(sign).unwrap_or(style);
        canvas.text(stage, sign, colour);
        stage = stage.skip_left(2);
    }
    canvas.text(stage, &words, style);
    let Some(place) = columns.band(line) else { return };
    match one.band {
        Some(band) => canvas.text(place, band.label(), style),
        // its matrix doesn't say how far up that is
        None if one.has_standing => canvas.text(place, "not said", canvas.theme.quiet),
        None => place,
    };
}

fn draw_placeholder(
    canvas: &mut Canvas<'_>,
    line: Rect,
    columns: &CrosswalkColumns,
    row: &AlignedRow,
) {
    let quiet = canvas.theme.quiet;
    let (AlignedRow::SeeAlso { title, .. } | AlignedRow::NotCovered { title }) = row else {
        return;
    };
    let inside = columns.whole(line);
    let words = match row {
        AlignedRow::SeeAlso { names, .. } => format!("in part: {}", names.join(", ")),
        _ => row.placeholder().unwrap_or_default(),
    };
    // which areas comes before of which matrix they are
    let both = format!("{words} ({title})");
    let fits = both.width() <= usize::from(inside.width);
    canvas.text(inside, if fits { &both } else { &words }, quiet);
}

/// Whether a star stands beside one of the stages in these rows.
pub fn has_star(rows: &[CrosswalkTableRow<'_>]) -> bool {
    rows.iter().filter_map(|row| row.area()).any(|area| area.differs)
}
