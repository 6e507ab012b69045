//! Drawing a column of blocks: headings, lines, notes, and what is left out.

use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Span;
use unicode_width::UnicodeWidthStr;

use super::HomeView;
use super::arrange::{BlockSize, Placed, arrange};
use crate::maturity::phrases::Sign;
use crate::maturity::text_wrap::wrap;
use crate::tui::protocol::command::Command;
use crate::tui::screens::home::area_columns::{AreaColumns, STAGE, TO_NEXT};
use crate::tui::screens::home::blocks::{Block, BlockRow, LATE};
use crate::tui::viewport::more_of_words;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::sign_legend::{DrawnSigns, STAR};

impl HomeView<'_> {
    /// Draws blocks one under the other, each with its part of the rows. The lines of snapshots take
    /// two rows each where one is too short for them and the column has room for it.
    pub(crate) fn draw_column(self, canvas: &mut Canvas<'_>, area: Rect, blocks: &[&Block]) {
        let focus = blocks.iter().enumerate().find_map(|(number, block)| {
            let line = block.rows.iter().position(|row| row.line == Some(self.focus))?;
            Some((number, line))
        });
        let rows = |block: &&Block| {
            let size = block_size(block, area, true);
            1 + size.rows * size.row_height + size.notes
        };
        let is_roomy = blocks.iter().map(rows).sum::<usize>() < usize::from(area.height);
        let blocks = self.with_star_note(
            blocks,
            focus.map(|(block, _)| block),
            (inside(area).columns_of_text(), is_roomy),
        );
        let blocks: Vec<&Block> = blocks.iter().collect();
        let arranged = |is_roomy: bool| {
            let sizes: Vec<BlockSize> =
                blocks.iter().map(|block| block_size(block, area, is_roomy)).collect();
            let (placed, elsewhere) = arrange(&sizes, usize::from(area.height), focus);
            let heights: Vec<usize> = sizes.iter().map(|size| size.row_height).collect();
            (placed, elsewhere, heights)
        };
        let (mut placed, mut elsewhere, mut heights) = arranged(true);
        let is_crowded = |(at, block): (usize, &&Block)| {
            heights[at] > 1
                && !placed
                    .iter()
                    .any(|one| one.block == at && one.rows.len() >= block.rows.len().min(2))
        };
        if blocks.iter().enumerate().any(is_crowded) {
            (placed, elsewhere, heights) = arranged(false);
        }
        for one in &placed {
            self.draw_block(canvas, area, one, (blocks[one.block], heights[one.block]));
        }
        if elsewhere != (0, 0) {
            let place = inside(area.take_bottom(1));
            let words = elsewhere_words(&blocks, &placed, place.columns_of_text());
            canvas.text(place, &words, canvas.theme.quiet);
        }
    }

    /// The blocks, of which one says what a star means, where the line at the foot does not: the
    /// first in which one stands from `focus` on.
    fn with_star_note(
        self,
        blocks: &[&Block],
        focus: Option<usize>,
        (width, is_roomy): (usize, bool),
    ) -> Vec<Block> {
        let starred = || blocks.iter().enumerate().filter(|(_, block)| block.has_star);
        let starred = starred().find(|(at, _)| *at >= focus.unwrap_or(0)).or(starred().next());
        let starred = starred.filter(|_| !self.says_star).map(|(at, _)| at);
        let noted = |(at, block): (usize, &&Block)| {
            let mut block = (*block).clone();
            block.has_star = starred == Some(at);
            // while an area is in focus the line at the foot says what can be done with it
            let has_signs = block.rows.iter().any(|row| !row.signs.is_empty());
            let mut notes = if focus == Some(at) && !self.says_signs && has_signs {
                sign_key(&block, width)
            } else if block.has_star {
                vec![self.star_words(&block, at, width)]
            } else {
                let counted = self.what_is_counted(&block);
                let counted = counted.filter(|_| at == 0 && !block.has_open_walk);
                let counted = counted.filter(|words| is_roomy || words.width() <= width);
                counted.into_iter().map(str::to_owned).collect::<Vec<_>>()
            };
            // what numbers count goes where rows are few, and so does what is older than the walk
            let is_needed = is_roomy || block.has_star || focus == Some(at);
            let has_older = block.has_open_walk && (is_roomy || AS_SAVED.width() <= width);
            let is_older_needed = is_roomy || focus == Some(at);
            block.needed_notes = if is_needed { notes.len() } else { 0 };
            if has_older {
                notes.push(AS_SAVED.to_owned());
                block.needed_notes += usize::from(is_older_needed);
            }
            block.notes.splice(0..0, notes);
            block
        };
        blocks.iter().enumerate().map(noted).collect()
    }

    /// What a star means, and beside it what the numbers of the first block count, where nothing
    /// else says that.
    fn star_words(self, block: &Block, at: usize, width: usize) -> String {
        let has_left = block.rows.iter().any(|row| !row.right.is_empty());
        let both = format!("{STAR}  {LEFT_SHORT}");
        if at == 0 && has_left && !self.says_left && both.width() <= width {
            return both;
        }
        format!("{STAR}; w says why")
    }

    /// What the numbers of a block count, where nothing else says that.
    fn what_is_counted(self, block: &Block) -> Option<&'static str> {
        let has_left = block.rows.iter().any(|row| !row.right.is_empty());
        let is_matrix = block.heading.subject.is_some() && !block.heading.stages.trim().is_empty();
        (has_left && is_matrix && !self.says_left).then_some(LEFT_WHOLE)
    }

    fn draw_block(
        self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        placed: &Placed,
        (block, row_height): (&Block, usize),
    ) {
        let count = |rows: usize| u16::try_from(rows).unwrap_or(u16::MAX);
        let mut rest = area.skip_top(count(placed.top));
        let columns = block.area_columns(area.width);
        draw_heading(canvas, rest.take_top(1), block, columns);
        rest = rest.skip_top(1);
        for row in block.rows.get(placed.rows.clone()).unwrap_or_default() {
            self.draw_row(canvas, rest.take_top(count(row_height)), row, columns);
            rest = rest.skip_top(count(row_height));
        }
        let quiet = canvas.theme.quiet;
        let notes = note_lines(block, area);
        let notes = notes.get(..placed.notes).unwrap_or(&notes);
        rest = rest.take_bottom(canvas.lines(inside(rest), notes, quiet).height);
        if let Some(words) = more_of_words(placed.hidden, block.row_words) {
            let row = rest.take_top(1);
            let star = if block.has_star { format!("{words}   {STAR}") } else { words };
            canvas.text(inside(row), &star, quiet);
            // a click on it goes on to what is left out
            let next = block.rows.get(placed.rows.end).and_then(|row| row.line);
            let before = placed.rows.start.checked_sub(1).and_then(|at| block.rows.get(at)?.line);
            if let Some(line) = next.or(before) {
                canvas.click(row, Command::Focus(line));
            }
        }
    }

    /// A line on one row, or on the two that `area` has.
    fn draw_row(
        self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        row: &BlockRow,
        columns: Option<AreaColumns>,
    ) {
        let plain = canvas.theme.plain;
        let first = area.take_top(1);
        let style = if row.right == LATE { canvas.theme.backward } else { plain };
        let rest = canvas.text_right(first.skip_right(1), &row.right, style);
        let rest = rest.skip_right(u16::from(!row.right.is_empty()));
        let [left, signs, middle] = row_areas(first, rest, row, columns);
        draw_signs(canvas, signs, &row.signs);
        let [words, more] = if area.height > 1 {
            row.left.fit_two_lines(left.width)
        } else {
            [row.left.fit(left.width), String::new()]
        };
        canvas.text(left, &words, plain);
        canvas.text(area.row(1).skip_left(3).skip_right(1), &more, plain);
        canvas.text(middle, &row.middle, plain);
        let Some(line) = row.line else { return };
        canvas.click_row(area, line, line == self.focus);
        if line == self.focus {
            canvas.focus(first.skip_right(1));
            canvas.focus_rest(area.row(1).skip_right(1));
        }
    }
}

/// The blocks that have no place, by name on one row: "below: Riverside, snapshots, look again ▼".
/// Where not all names have room, how many more there are.
fn elsewhere_words(blocks: &[&Block], placed: &[Placed], width: usize) -> String {
    let first = placed.iter().map(|one| one.block).min().unwrap_or(0);
    let is_placed = |at: &usize| placed.iter().any(|one| one.block == *at);
    let names = |is_above: bool| -> Vec<String> {
        let others = (0..blocks.len()).filter(|at| !is_placed(at) && (*at < first) == is_above);
        others.map(|at| blocks[at].heading.spoken_words()).collect()
    };
    let (above, below) = (names(true), names(false));
    let most = above.len().max(below.len());
    let words = |shown: usize| {
        let part = |names: &[String], begin: &str, sign: &str| {
            let said = &names[..names.len().min(shown)];
            let more = match (names.len() - said.len(), said.is_empty()) {
                (0, _) => String::new(),
                (more, true) => format!("{more} more"),
                (more, false) => format!(" and {more} more"),
            };
            let words = format!("{begin}: {}{more} {sign}", said.join(", "));
            (!names.is_empty()).then_some(words)
        };
        let both = [part(&above, "above", "▲"), part(&below, "below", "▼")];
        both.into_iter().flatten().collect::<Vec<_>>().join("   ")
    };
    let fitting = (0..=most).rev().map(words).find(|words| words.width() <= width);
    fitting.unwrap_or_else(|| words(0))
}

/// What the signs of a block mean, and a star, in as many lines as it takes.
fn sign_key(block: &Block, width: usize) -> Vec<String> {
    let answers = block.rows.iter().flat_map(|row| row.signs.iter().copied().flatten()).collect();
    let drawn = DrawnSigns { answers, ..DrawnSigns::default() };
    let signs = drawn.legend(width);
    match format!("{signs}  {STAR}") {
        both if block.has_star && both.width() <= width => vec![both],
        _ if block.has_star => vec![signs, STAR.to_owned()],
        _ => vec![signs],
    }
}

/// What the numbers at the right end of the areas count.
pub(crate) const LEFT_WHOLE: &str = "to next: statements left to do for the next stage";

/// The same in fewer words.
pub(crate) const LEFT_SHORT: &str = "to next: statements left";

/// That what a block shows is older than the walk that is begun.
const AS_SAVED: &str = "As last saved: the walk that is begun is not in it.";

/// Without the margin at both sides.
fn inside(area: Rect) -> Rect {
    area.skip_left(1).skip_right(1)
}

/// Where the words of a row stand, its signs, and what is beside them. `rest` is what is left of it
/// before the words at its right end.
fn row_areas(row: Rect, rest: Rect, words: &BlockRow, columns: Option<AreaColumns>) -> [Rect; 3] {
    let none = Rect::default();
    if let Some(columns) = columns {
        let widths = [columns.name, columns.signs].map(Constraint::Length);
        let [name, signs, middle] =
            Layout::horizontal(widths.into_iter().chain([Constraint::Fill(1)]))
                .spacing(1)
                .areas(inside(row));
        return [name, signs, middle.intersection(rest)];
    }
    if words.middle.is_empty() {
        return [rest.skip_left(1), none, none];
    }
    let column = row.skip_right(1).width * 5 / 9;
    let left = row.take_left(column).skip_left(1).skip_right(1);
    [left, none, rest.skip_left(column)]
}

/// How long a block is. Where there is room, and one of its lines is longer than a row, each takes
/// two.
fn block_size(block: &Block, area: Rect, is_roomy: bool) -> BlockSize {
    let is_whole = |row: &BlockRow| {
        let right = u16::try_from(row.right.width()).unwrap_or(u16::MAX);
        row.left.fits(inside(area).skip_right(right + u16::from(right > 0)).width)
    };
    let row_height = if is_roomy && !block.rows.iter().all(is_whole) { 2 } else { 1 };
    BlockSize {
        rows: block.rows.len(),
        row_height,
        notes: note_lines(block, area).len(),
        needed_notes: block.needed_notes.max(usize::from(block.has_star)),
        comes_first: block.heading.subject.is_some(),
    }
}

/// The notes below a block, whole, in as many rows as they take.
fn note_lines(block: &Block, area: Rect) -> Vec<String> {
    let width = inside(area).columns_of_text();
    block.notes.iter().flat_map(|note| wrap(note, width)).collect()
}

/// One sign for each statement.
fn draw_signs(canvas: &mut Canvas<'_>, area: Rect, signs: &[Option<Sign>]) {
    let theme = canvas.theme;
    let sign = |sign: &Option<Sign>| match sign {
        Some(sign) => Span::styled(sign.symbol().to_string(), theme.sign(*sign)),
        None => Span::raw(" "),
    };
    canvas.line(area, signs.iter().map(sign).collect());
}

/// The title of a block, the names of the stages over its signs, and what its other columns hold, as
/// far as there is room.
fn draw_heading(canvas: &mut Canvas<'_>, row: Rect, block: &Block, columns: Option<AreaColumns>) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    let row = row.skip_right(1);
    let title = to_columns(block.heading.words().width());
    let has_left = block.heads_left();
    // over the signs stand the stages, where the title leaves room for them
    let stages = columns.filter(|at| title <= at.name && !block.heading.stages.trim().is_empty());
    if let Some(at) = stages {
        canvas.text(inside(row).skip_left(at.name + 1), &block.heading.stages, quiet);
    }
    let taken = 1 + stages.map_or(title, |at| at.name + 1 + at.signs);
    let standing = columns.map(|at| 3 + at.name + at.signs).filter(|x| *x > taken);
    let left = if has_left { TO_NEXT } else { "" };
    // the heading over the stages, where that over the numbers has room behind it
    let left_begins = row.width.saturating_sub(to_columns(left.width()));
    let ends = |x: u16| x + to_columns(STAGE.width()) + u16::from(has_left);
    let standing = standing.filter(|x| ends(*x) <= left_begins);
    if let Some(x) = standing {
        canvas.text(row.skip_left(x), STAGE, quiet);
    }
    let taken = standing.map_or(taken, ends);
    let fits = |head: &String| taken + to_columns(head.width()) < row.width;
    let heads = block.heading.day.iter().flat_map(|(long, short)| {
        let both = |day: &str| format!("  {day}  {left}").trim_end().to_owned();
        [both(long), both(short), left.to_owned(), long.clone(), short.clone()]
    });
    let head = heads.into_iter().find(fits).unwrap_or_default();
    let head = if head.is_empty() && standing.is_some() { left } else { head.trim_start() };
    let rest = canvas.text_right(row, head, quiet).skip_left(1);
    let room = rest.skip_right(u16::from(!head.is_empty()));
    let room = stages.map_or(room, |at| room.take_left(at.name));
    canvas.text(room, &block.heading.fit(room.width), strong);
}

fn to_columns(width: usize) -> u16 {
    u16::try_from(width).unwrap_or(u16::MAX / 2)
}
