//! What is sent of a frame: the cells that changed, in as few bytes as say it. Words on a row of blanks
//! go out as one run, since a blank is shorter than a jump over it; a row that ends in blanks is
//! cleared to its end.

use ratatui::buffer::{Buffer, Cell};
use unicode_width::UnicodeWidthStr;

/// A jump to another column takes about so many bytes: fewer that stay the same are sent with the rest.
const JUMP_BYTES: usize = 7;

/// A jump to where a row ends in blanks, and clearing it from there.
const CLEAR_BYTES: usize = 11;

/// What has to be sent so that the terminal shows another frame.
pub(super) struct Changes<'n> {
    /// Cells to draw, and where.
    pub(super) cells: Vec<(u16, u16, &'n Cell)>,
    /// Where rows are cleared from, up to their ends.
    pub(super) cleared: Vec<(u16, u16)>,
}

impl<'n> Changes<'n> {
    pub(super) fn between(shown: &Buffer, next: &'n Buffer) -> Self {
        Self::of(&shown.diff(next), next)
    }

    /// The same where the cells that changed are known, row by row.
    pub(super) fn of(cells: &[(u16, u16, &'n Cell)], next: &'n Buffer) -> Self {
        let mut changes = Self { cells: Vec::new(), cleared: Vec::new() };
        for row in cells.chunk_by(|one, other| one.1 == other.1) {
            changes.add_row(next, row);
        }
        changes
    }

    fn add_row(&mut self, next: &'n Buffer, row: &[(u16, u16, &'n Cell)]) {
        let Some(&(_, y, _)) = row.first() else { return };
        let blanks_from = blanks_from(next, y);
        let (kept, blank) = row.split_at(row.partition_point(|(x, ..)| *x < blanks_from));
        let is_cleared = blank.len() > CLEAR_BYTES;
        for &(x, _, cell) in if is_cleared { kept } else { row } {
            self.fill_gap(next, (x, y));
            self.cells.push((x, y, cell));
        }
        if is_cleared {
            self.cleared.push((blanks_from, y));
        }
    }

    /// Adds the cells that stay the same between the last one and that at `to`, where they are fewer
    /// bytes than a jump over them and look like the last one.
    fn fill_gap(&mut self, next: &'n Buffer, (to, y): (u16, u16)) {
        let Some(&(x, last_y, last)) = self.cells.last() else { return };
        let wide = u16::try_from(last.symbol().width()).unwrap_or(1).max(1);
        let from = x.saturating_add(wide);
        if last_y != y || from >= to || usize::from(to - from) > JUMP_BYTES {
            return;
        }
        let gap: Vec<_> = (from..to).filter_map(|x| Some((x, y, next.cell((x, y))?))).collect();
        let looks_alike = |cell: &Cell| cell.symbol().width() == 1 && cell.style() == last.style();
        let bytes: usize = gap.iter().map(|(.., cell)| cell.symbol().len()).sum();
        if bytes <= JUMP_BYTES && gap.iter().all(|(.., cell)| looks_alike(cell)) {
            self.cells.extend(gap);
        }
    }
}

/// The column from which on a row is blank, in no colour of ours.
fn blanks_from(next: &Buffer, y: u16) -> u16 {
    let is_blank = |x: &u16| next.cell((*x, y)).is_some_and(|cell| *cell == Cell::EMPTY);
    let blanks = (0..next.area.width).rev().take_while(is_blank).count();
    let from = next.area.width - u16::try_from(blanks).unwrap_or(next.area.width);
    // the second half of a wide character is no blank
    let before = from.checked_sub(1).and_then(|x| next.cell((x, y)));
    let is_wide = before.is_some_and(|cell| cell.symbol().width() > 1);
    (from + u16::from(is_wide)).min(next.area.width)
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;
    use ratatui::style::{Color, Style};

    use super::*;

    fn buffer(rows: &[(&str, Style)]) -> Buffer {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 40, 4));
        for (row, (text, style)) in (0..).zip(rows) {
            buffer.set_string(0, row, text, *style);
        }
        buffer
    }

    /// What a terminal shows after it got the changes: a wide character takes two of its cells.
    fn sent(shown: &Buffer, next: &Buffer) -> (Buffer, usize, usize) {
        let changes = Changes::between(shown, next);
        let mut screen = shown.clone();
        for &(x, y, cell) in &changes.cells {
            screen[(x, y)] = cell.clone();
            if cell.symbol().width() > 1 {
                screen[(x + 1, y)] = next[(x + 1, y)].clone();
            }
        }
        for &(from, y) in &changes.cleared {
            (from..40).for_each(|x| screen[(x, y)] = Cell::EMPTY);
        }
        let step =
            |pair: &[(u16, u16, &Cell)]| pair[0].1 != pair[1].1 || pair[0].0 + 1 != pair[1].0;
        let jumps = changes.cells.windows(2).filter(|pair| step(pair)).count();
        (screen, jumps, changes.cleared.len())
    }

    #[test]
    fn words_go_out_as_one_run_and_the_rest_of_a_row_is_cleared() {
        let plain = Style::new();
        let shown = buffer(&[("", plain), ("A long line that was here before it", plain)]);
        let next = buffer(&[("Take the walk under way along", plain), ("Short", plain)]);
        let (screen, jumps, cleared) = sent(&shown, &next);
        assert_eq!((screen, jumps, cleared), (next, 1, 1), "one jump, to the second row");
    }

    #[test]
    fn whatever_changes_the_terminal_shows_it() {
        let (plain, red) = (Style::new(), Style::new().fg(Color::Red));
        let painted = Style::new().bg(Color::Blue);
        let lines = [
            "",
            "a b c",
            "日本 PCN 日",
            "one two three four five six seven",
            "x            y",
            "日",
            "Été · no",
            "                                     end",
            "                    日     z",
        ];
        let styles = [plain, red, painted];
        let all = lines.iter().flat_map(|line| styles.iter().map(move |style| (*line, *style)));
        let all: Vec<(&str, Style)> = all.collect();
        for one in &all {
            for other in &all {
                let (shown, next) = (buffer(&[*one, *other]), buffer(&[*other, *one]));
                assert_eq!(sent(&shown, &next).0, next, "{one:?} {other:?}");
            }
        }
    }
}
