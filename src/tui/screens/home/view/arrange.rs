//! How blocks of lines share a column: each gets its part, and one that is cut says how many lines
//! more it has. Nothing is left out in silence.

use std::ops::Range;

use crate::tui::viewport::Viewport;

/// How long a block is: its lines, how many screen rows each of them takes, and the notes below them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct BlockSize {
    pub(crate) rows: usize,
    pub(crate) row_height: usize,
    pub(crate) notes: usize,
    /// Of the notes, how many must be seen wherever its rows are: what a star beside a stage means.
    pub(crate) needed_notes: usize,
    /// Whether it gets its rows before others get more than their least: where the areas stand is
    /// what Home is for.
    pub(crate) comes_first: bool,
}

impl BlockSize {
    /// Its lines, and the notes without which they are not understood.
    fn whole(self) -> usize {
        self.rows * self.row_height + self.needed_notes
    }

    fn total(self) -> usize {
        self.rows * self.row_height + self.notes
    }

    /// The fewest screen rows below its heading: one line, and one that says how many more.
    fn least(self) -> usize {
        self.total().min(self.row_height + 1)
    }
}

/// Where a block is drawn, and what of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Placed {
    pub(crate) block: usize,
    /// The row of its heading.
    pub(crate) top: usize,
    pub(crate) rows: Range<usize>,
    pub(crate) notes: usize,
    /// Lines that are left out above and below.
    pub(crate) hidden: (usize, usize),
}

/// The fewest screen rows a block gets below its heading, where it has so many, of lines of one.
const LEAST: usize = 2;

/// Shares `height` rows between blocks. `focus` is the block and line that must be seen. What is
/// returned besides is how many lines stand above and below in blocks for which there is no room.
pub(crate) fn arrange(
    blocks: &[BlockSize],
    height: usize,
    focus: Option<(usize, usize)>,
) -> (Vec<Placed>, (usize, usize)) {
    let count = blocks.len();
    let least: usize = blocks.iter().map(|block| 1 + block.least()).sum();
    if count > 0 && least > height {
        return arrange_some(blocks, height, focus);
    }
    let full: usize = blocks.iter().map(|block| 1 + block.total()).sum();
    let gaps = count.saturating_sub(1);
    // a blank row between blocks, unless lines want it more
    let main = focus.map_or(0, |(block, _)| block);
    let parts_with = |gap: usize| share(blocks, height.saturating_sub(count + gap * gaps), main);
    let gap = match full {
        full if full + gaps <= height => 1,
        full if full <= height => 0,
        _ if least + gaps + count > height => 0,
        _ => usize::from(shows_first_whole(blocks, &parts_with(1))),
    };
    let parts = parts_with(gap);
    let is_cut = blocks.get(main).is_some_and(|block| parts[main] < block.whole());
    if is_cut
        && height < LOW
        && let Some(arranged) = arrange_whole(blocks, height, main)
    {
        return arranged;
    }
    let mut top = 0;
    let mut placed = Vec::with_capacity(count);
    for (number, (block, part)) in blocks.iter().zip(parts).enumerate() {
        let line = focus.filter(|(of, _)| *of == number).map(|(_, line)| line);
        placed.push(place(number, *block, top, part, line));
        top += 1 + part + gap;
    }
    (placed, (0, 0))
}

/// So few rows that one block whole says more than the beginnings of all.
const LOW: usize = 11;

/// The block number `main` whole, and those after it as far as they are whole too; the last row says
/// how many lines there are in the others. None where it has no room.
fn arrange_whole(
    blocks: &[BlockSize],
    height: usize,
    main: usize,
) -> Option<(Vec<Placed>, (usize, usize))> {
    let (mut top, mut placed) = (0, Vec::new());
    for (number, block) in blocks.iter().enumerate().skip(main) {
        if top + 1 + block.total() + 1 > height {
            break;
        }
        placed.push(place(number, *block, top, block.total(), None));
        top += 1 + block.total();
    }
    let rows = |blocks: &[BlockSize]| blocks.iter().map(|block| block.rows).sum();
    let hidden = (rows(&blocks[..main]), rows(&blocks[main + placed.len()..]));
    (!placed.is_empty()).then_some((placed, hidden))
}

/// Where not even the least of each block fits: as many blocks as do, with the one in focus.
fn arrange_some(
    blocks: &[BlockSize],
    height: usize,
    focus: Option<(usize, usize)>,
) -> (Vec<Placed>, (usize, usize)) {
    // where the block in focus would be cut, all of it says more than the beginnings of two
    let main = focus.map_or(0, |(block, _)| block);
    if height < LOW
        && blocks.get(main).is_some_and(|block| block.comes_first)
        && let Some(arranged) = arrange_whole(blocks, height, main)
    {
        return arranged;
    }
    // the last row says how much more there is
    let room = height.saturating_sub(1);
    let fit = (room / (1 + LEAST)).clamp(1, blocks.len());
    let first = focus.map_or(0, |(block, _)| (block + 1).saturating_sub(fit));
    let shown = blocks.get(first..first + fit).unwrap_or_default();
    let inner = focus.and_then(|(block, line)| Some((block.checked_sub(first)?, line)));
    let (mut placed, inside) = if shown.len() < blocks.len() && room > 1 {
        arrange(shown, room, inner)
    } else {
        (Vec::new(), (0, 0))
    };
    for one in &mut placed {
        one.block += first;
    }
    let rows = |blocks: &[BlockSize]| blocks.iter().map(|block| block.rows).sum();
    let above = rows(blocks.get(..first).unwrap_or_default());
    let below = rows(blocks.get(first + fit..).unwrap_or_default());
    if placed.is_empty() {
        return (placed, (0, rows(blocks)));
    }
    (placed, (above + inside.0, below + inside.1))
}

/// Whether no line is left out of those that come first.
fn shows_first_whole(blocks: &[BlockSize], parts: &[usize]) -> bool {
    let mut both = blocks.iter().zip(parts);
    both.all(|(block, part)| !block.comes_first || *part >= block.whole())
}

/// Shares rows out: those that come first get all they need beside the least of the others, block
/// `main` before all and then the shortest first; then the others, the shortest first. What one doesn't
/// need goes to the next.
fn share(blocks: &[BlockSize], room: usize, main: usize) -> Vec<usize> {
    let (mut parts, mut rest) = (vec![0; blocks.len()], room);
    for comes_first in [true, false] {
        let mut order: Vec<usize> =
            (0..blocks.len()).filter(|at| blocks[*at].comes_first == comes_first).collect();
        order.sort_by_key(|number| (!comes_first || *number != main, blocks[*number].total()));
        let later = blocks.iter().filter(|block| comes_first && !block.comes_first);
        let kept: usize = later.map(|block| block.least()).sum();
        for (done, number) in order.iter().enumerate() {
            let free = rest.saturating_sub(kept);
            let fair = free / (order.len() - done);
            let others: usize = order[done + 1..].iter().map(|other| blocks[*other].least()).sum();
            // its lines whole; the notes below them only where there is room for all
            let whole = blocks[*number].whole();
            let first = whole.min(free.saturating_sub(others));
            let is_main = comes_first && *number == main;
            let most = if is_main { fair.max(first) } else { fair };
            let part = blocks[*number].total().min(most);
            parts[*number] = part;
            rest -= part;
        }
    }
    parts
}

fn place(number: usize, block: BlockSize, top: usize, part: usize, focus: Option<usize>) -> Placed {
    let all = block.rows * block.row_height;
    if part >= all {
        let notes = block.notes.min(part - all);
        return Placed { block: number, top, rows: 0..block.rows, notes, hidden: (0, 0) };
    }
    // one row says what is left out
    let shown = part.saturating_sub(1) / block.row_height.max(1);
    let focus = focus.map_or(0..0, |line| line..line + 1);
    let view = Viewport::following(focus, shown, block.rows);
    Placed { block: number, top, rows: view.visible(), notes: 0, hidden: view.hidden() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::viewport::more_words;

    fn size(rows: usize, notes: usize) -> BlockSize {
        BlockSize { rows, row_height: 1, notes, needed_notes: 0, comes_first: false }
    }

    /// What is seen of each block: lines, and lines left out above and below.
    fn seen(
        blocks: &[BlockSize],
        height: usize,
        focus: Option<(usize, usize)>,
    ) -> Vec<(Range<usize>, (usize, usize))> {
        arrange(blocks, height, focus).0.into_iter().map(|one| (one.rows, one.hidden)).collect()
    }

    #[test]
    fn where_all_fits_nothing_is_cut() {
        let (placed, hidden) = arrange(&[size(5, 1), size(8, 0)], 17, None);
        assert_eq!(hidden, (0, 0));
        assert_eq!((placed[0].notes, placed[1].top, placed[1].rows.clone()), (1, 8, 0..8));
        // the blank row goes before a line does
        let (placed, _) = arrange(&[size(5, 1), size(8, 0)], 16, None);
        assert_eq!((placed[1].top, placed[1].hidden), (7, (0, 0)));
    }

    #[test]
    fn a_block_that_is_cut_says_by_how_much_and_shows_the_focus() {
        let blocks = [size(5, 0), size(8, 0)];
        assert_eq!(seen(&blocks, 13, None), [(0..5, (0, 0)), (0..4, (0, 4))]);
        assert_eq!(seen(&blocks, 13, Some((1, 7))), [(0..5, (0, 0)), (4..8, (4, 0))]);
        assert_eq!(more_words((4, 0)).as_deref(), Some("4 more ▲"));
        assert_eq!(more_words((0, 0)), None);
    }

    #[test]
    fn where_the_areas_stand_is_seen_before_longer_lists() {
        let areas = BlockSize { comes_first: true, ..size(5, 1) };
        assert_eq!(seen(&[areas, size(9, 0)], 10, None), [(0..5, (0, 0)), (0..1, (0, 8))]);
        assert_eq!(seen(&[areas, size(2, 0)], 9, None), [(0..5, (0, 0)), (0..2, (0, 0))]);
        assert_eq!(
            seen(&[areas, areas, size(2, 0)], 17, None)[..2],
            [(0..5, (0, 0)), (0..5, (0, 0))]
        );
    }

    #[test]
    fn a_note_that_is_needed_comes_before_lines_of_others() {
        let areas = BlockSize { comes_first: true, needed_notes: 1, ..size(5, 1) };
        let (placed, _) = arrange(&[areas, size(9, 0)], 10, None);
        assert_eq!((placed[0].rows.clone(), placed[0].notes), (0..5, 1));
    }

    #[test]
    fn of_three_matrices_the_first_or_the_one_in_focus_is_whole() {
        let areas = |rows| BlockSize { comes_first: true, ..size(rows, 1) };
        let blocks = [areas(5), areas(6), areas(8)];
        let rows = |focus| seen(&blocks, 12, focus).into_iter().map(|(rows, _)| rows);
        assert_eq!(rows(None).collect::<Vec<_>>(), [0..5, 0..1, 0..1]);
        assert_eq!(rows(Some((0, 4))).collect::<Vec<_>>(), [0..5, 0..1, 0..1]);
        assert_eq!(rows(Some((1, 3))).nth(1), Some(0..4), "nearly all of it");
    }

    #[test]
    fn lines_of_two_rows_are_shown_whole_or_counted() {
        let tall = BlockSize { row_height: 2, ..size(4, 0) };
        assert_eq!(seen(&[tall], 9, None), [(0..4, (0, 0))]);
        assert_eq!(seen(&[tall], 8, None), [(0..3, (0, 1))]);
        assert_eq!(seen(&[tall], 6, Some((0, 3))), [(2..4, (2, 0))]);
        assert_eq!(seen(&[size(5, 0), tall], 12, None), [(0..3, (0, 2)), (0..2, (0, 2))]);
    }

    #[test]
    fn whatever_the_size_every_line_is_seen_or_counted_and_the_focus_is_seen() {
        let blocks = [size(5, 1), size(4, 0), size(12, 0), size(0, 2), size(3, 0)];
        for height in 0..40 {
            for (block, line) in [(0, 0), (0, 4), (1, 3), (2, 0), (2, 11), (4, 2)] {
                let (placed, elsewhere) = arrange(&blocks, height, Some((block, line)));
                let told: usize =
                    placed.iter().map(|one| one.rows.len() + one.hidden.0 + one.hidden.1).sum();
                assert_eq!(told + elsewhere.0 + elsewhere.1, 24, "{height} {block} {line}");
                let last = placed.iter().map(|one| {
                    let more = usize::from(one.hidden != (0, 0));
                    one.top + 1 + one.rows.len() + one.notes + more
                });
                assert!(last.max().unwrap_or(0) <= height.max(1), "{height}: {placed:?}");
                if height >= 5 {
                    let is_seen =
                        placed.iter().any(|one| one.block == block && one.rows.contains(&line));
                    assert!(is_seen, "{height} {block} {line}: {placed:?}");
                }
            }
        }
    }
}
