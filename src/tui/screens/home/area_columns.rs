//! How the row of an area on Home is divided: its name, the signs of its answers, where it stands.

use unicode_width::UnicodeWidthStr;

use super::blocks::{Block, BlockRow, BlockText};
use super::sign_groups::{are_named, heads_over, spread};

/// What stands over the stages that areas stand at.
pub(crate) const STAGE: &str = "stage";

/// What stands over the number of statements that are left to do for the next stage.
pub(crate) const TO_NEXT: &str = "to next";

/// How wide the parts of an area's row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct AreaColumns {
    pub(crate) name: u16,
    pub(crate) signs: u16,
    pub(crate) standing: u16,
}

/// The least that the name of an area is shortened to beside its signs.
const MIN_NAME: u16 = 12;

/// The margin, and a blank after each part.
const BLANKS: u16 = 5;

fn columns(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(1000).min(1000)
}

impl Block {
    fn widest(&self, of: fn(&BlockRow) -> usize) -> u16 {
        columns(self.rows.iter().map(of).max().unwrap_or(0))
    }

    /// What a row takes beside the name of the area.
    fn beside_name(&self) -> u16 {
        let signs = self.widest(|row| row.signs.len());
        let standing = self.widest(|row| row.middle.width());
        signs + standing + self.widest(|row| row.right.width()) + BLANKS
    }

    fn longest_name(&self) -> u16 {
        self.least_name.max(self.widest(|row| match &row.left {
            BlockText::Words(words) => words.width(),
            BlockText::Due(..) | BlockText::Snapshot(_) => 0,
        }))
    }

    /// How wide its title is.
    pub(crate) fn title_width(&self) -> u16 {
        columns(self.heading.words().width())
    }

    /// What a row takes beside the name of the area, or the headings over it.
    fn beside_name_with_headings(&self) -> u16 {
        let has_left = self.heads_left();
        let numbers = self.widest(|row| row.middle.width()) + self.widest(|row| row.right.width());
        let heads = columns(STAGE.width() + if has_left { TO_NEXT.width() } else { 0 });
        self.beside_name() + heads.saturating_sub(numbers)
    }

    /// The width in which it has all of its headings, and nothing is cut.
    pub(crate) fn headed_width(&self) -> u16 {
        self.beside_name_with_headings() + self.longest_name()
    }

    /// The columns of its rows in `width`; none where the signs have no room beside the words, or
    /// there are none.
    pub(crate) fn area_columns(&self, width: u16) -> Option<AreaColumns> {
        let signs = self.widest(|row| row.signs.len());
        let name = self.longest_name();
        let rest = width.checked_sub(self.beside_name())?;
        (signs > 0 && rest >= name.min(MIN_NAME)).then(|| AreaColumns {
            name: name.min(rest),
            signs,
            standing: self.widest(|row| row.middle.width()),
        })
    }

    /// The same with the number alone of what is left, where all of it is open: the signs beside it
    /// show that.
    pub(crate) fn with_short_open(&self) -> Self {
        let mut block = self.clone();
        for row in &mut block.rows {
            if let Some(count) = row.right.strip_suffix(" open") {
                row.right = count.to_owned();
            }
        }
        block
    }

    /// Whether something stands over the number of statements that are left.
    pub(crate) fn heads_left(&self) -> bool {
        self.is_beside_left || self.rows.iter().any(|row| !row.right.is_empty())
    }

    /// The same with the name of each stage over its signs, where a block so wide has room for that:
    /// the names of areas then have all columns under the title, and few signs stand apart.
    pub(crate) fn with_stage_heads(&self, width: u16) -> Self {
        let headed = [0, 3, 2].into_iter().filter_map(|least| self.headed(least));
        let mut fitting = headed.filter(|block| block.headed_width() <= width);
        fitting.next().unwrap_or_else(|| self.clone())
    }

    /// The same with groups of at least so many columns; none where a stage has no name over it.
    fn headed(&self, least: usize) -> Option<Self> {
        if self.sign_groups.is_empty() || !are_named(&self.sign_groups, least) {
            return None;
        }
        let mut block = self.clone();
        block.least_name = self.title_width();
        block.heading.stages = heads_over(&self.sign_groups, least);
        for row in block.rows.iter_mut().filter(|row| !row.signs.is_empty()) {
            row.signs = spread(&row.signs, &self.sign_groups, least);
        }
        Some(block)
    }

    /// Whether its rows have signs.
    pub(crate) fn has_signs(&self) -> bool {
        self.widest(|row| row.signs.len()) > 0
    }

    /// The width in which nothing of its areas is cut, nor of the words above what is left of them;
    /// without their signs, where these have no room in `most`.
    pub(crate) fn whole_width(&self, most: u16) -> u16 {
        let signs = self.widest(|row| row.signs.len());
        if self.least_name > 0 {
            return self.headed_width();
        }
        let whole = self.beside_name() + self.longest_name();
        let shortest = self.beside_name() + self.longest_name().min(MIN_NAME);
        let rows = if shortest > most { whole - signs } else { whole };
        let day = self.heading.day.as_ref().map_or(0, |(_, short)| short.width() + 9);
        rows.max(columns(self.heading.title.width() + day))
    }
}
