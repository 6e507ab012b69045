//! How the table of page 1 is divided: each column is as wide as what stands in it, and what is too
//! much for the screen goes, the least needed first.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::aim_words::{aim_source_words, aim_words, source_words, stage_words};
use super::to_u16;
use crate::maturity::matrix::Domain;
use crate::tui::screens::save::aims::AimColumn;
use crate::tui::screens::save::{Save, SaveDraft};
use crate::tui::widgets::rect::RectExt;

/// The columns of the table, from the left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum AimTableColumn {
    Name,
    Stage,
    /// Where the stage comes from.
    From,
    Aim,
    /// Where what next comes from.
    AimFrom,
    Review,
    Reason,
}

impl AimTableColumn {
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::Name => "",
            Self::Stage => "stage",
            Self::From | Self::AimFrom => "from",
            Self::Aim => "what next",
            Self::Review => "look again",
            Self::Reason => "why",
        }
    }

    /// The blank columns before it: before what can be changed there is room for an arrow.
    fn gap(self) -> u16 {
        match self {
            Self::Stage | Self::From => 1,
            _ => 3,
        }
    }
}

/// Where each column that has room begins, and how wide it is.
pub(crate) struct AimColumns {
    cells: Vec<(AimTableColumn, u16, u16)>,
}

/// The fewest columns in which *why* has some; below, it stands under the table.
pub(crate) const WHOLE_REASON: u16 = 100;

/// As wide as "Nov 2027".
const REVIEW_WIDTH: u16 = 8;
const SHORTEST_REASON: u16 = 5;
/// As wide as "not decided".
const SHORTEST_AIM: u16 = 11;
const SHORTEST_NAME: u16 = 12;
const SHORTEST_STAGE: u16 = 6;
/// An arrow behind the last column, and a margin.
const AFTER: u16 = 3;
/// Columns farther apart than so many more are hard to read across.
const MOST_FREE: u16 = 6;

impl AimColumns {
    pub(crate) fn of(width: u16, saving: &Save, here: SaveDraft<'_>) -> Self {
        let widest = |words: &dyn Fn(&Domain) -> String| {
            let widths = here.matrix.domains.iter().map(|domain| to_u16(words(domain).width()));
            widths.max().unwrap_or(0)
        };
        let aim = |short: u16| {
            let aim = |domain: &Domain| {
                let aim = saving.aim(here, &domain.id).map(|(aim, _)| aim);
                aim_words(here, aim, short)
            };
            widest(&aim).max(SHORTEST_AIM)
        };
        let aim_from = |domain: &Domain| aim_source_words(saving.aim(here, &domain.id)).to_owned();
        let name = widest(&|domain| domain.short_name().to_owned());
        let stage = widest(&|domain| stage_words(here, domain)).max(SHORTEST_STAGE);
        let from = widest(&|domain| source_words(here, domain).to_owned());
        // nothing jumps when an aim is changed, where there is room for the longest
        let names = here.matrix.stages.iter().skip(1).map(|stage| to_u16(stage.name.width()));
        let longest = names.max().unwrap_or(0);
        let (long, short) = (aim(u16::MAX), aim(0));
        let aims = [long.max(longest + 8), long, short.max(longest + 3), short];
        let parts = |aim: u16| {
            [
                (AimTableColumn::Name, name),
                (AimTableColumn::Stage, stage),
                (AimTableColumn::From, from),
                (AimTableColumn::Aim, aim),
                (AimTableColumn::AimFrom, widest(&aim_from)),
                (AimTableColumn::Review, REVIEW_WIDTH),
                (AimTableColumn::Reason, SHORTEST_REASON),
            ]
        };
        let is_on_review = saving.aims.column == AimColumn::ReviewOn;
        let without = |parts: &[(AimTableColumn, u16)], left_out: &[AimTableColumn]| {
            let has_room = |column| column != AimTableColumn::Reason || width >= WHOLE_REASON;
            let is_shown = |(column, wide): &&(AimTableColumn, u16)| {
                *wide > 0 && !left_out.contains(column) && has_room(*column)
            };
            parts.iter().filter(is_shown).copied().collect::<Vec<_>>()
        };
        // on a narrow screen one of the two that can be changed is shown, and Tab goes to the other
        let hidden = if is_on_review { AimTableColumn::Aim } else { AimTableColumn::Review };
        let few = [AimTableColumn::AimFrom, hidden];
        let whole = aims[..2].iter().map(|aim| without(&parts(*aim), &[]));
        let plainer = aims.iter().map(|aim| without(&parts(*aim), &few[..1]));
        let narrow = aims.iter().map(|aim| without(&parts(*aim), &few));
        let fits = |parts: &Vec<(AimTableColumn, u16)>| total(parts) + AFTER <= width;
        let chosen = whole.chain(plainer).chain(narrow).find(fits);
        let chosen = chosen.unwrap_or_else(|| squeeze(without(&parts(short), &few), width));
        Self::place(&chosen, width)
    }

    /// Puts the columns side by side; what is free is shared among their gaps.
    fn place(parts: &[(AimTableColumn, u16)], width: u16) -> Self {
        let wide_gaps = parts.iter().filter(|(column, _)| column.gap() > 1).count();
        let free = width.saturating_sub(total(parts) + AFTER);
        let free = (free / to_u16(wide_gaps.max(1))).min(MOST_FREE);
        let mut x = 0;
        let mut cells = Vec::with_capacity(parts.len());
        for (column, wide) in parts {
            x += column.gap();
            match column {
                AimTableColumn::Name => {}
                AimTableColumn::Stage | AimTableColumn::From => x += u16::from(free > 0),
                _ => x += free.saturating_sub(1),
            }
            let is_rest = *column == AimTableColumn::Reason;
            let wide = if is_rest { width.saturating_sub(x + 1) } else { *wide };
            cells.push((*column, x, wide));
            x += wide;
        }
        Self { cells }
    }

    /// The columns that have room.
    pub(crate) fn all(&self) -> impl Iterator<Item = AimTableColumn> + '_ {
        self.cells.iter().map(|(column, _, _)| *column)
    }

    pub(crate) fn has(&self, column: AimTableColumn) -> bool {
        self.all().any(|shown| shown == column)
    }

    /// The part of `row` that is in a column; empty where it has no room.
    pub(crate) fn cell(&self, column: AimTableColumn, row: Rect) -> Rect {
        let place = self.cells.iter().find(|(shown, _, _)| *shown == column);
        place.map_or_else(Rect::default, |(_, x, wide)| row.skip_left(*x).take_left(*wide))
    }

    /// The same for its heading, which may hang over the gap behind it.
    pub(crate) fn heading_cell(&self, column: AimTableColumn, row: Rect) -> Rect {
        let begins = |(_, x, _): &(AimTableColumn, u16, u16)| *x;
        let Some(at) = self.cells.iter().position(|(shown, _, _)| *shown == column) else {
            return Rect::default();
        };
        let end = self.cells.get(at + 1).map_or(row.width, begins);
        let x = begins(&self.cells[at]);
        row.skip_left(x).take_left(end.saturating_sub(x + 1))
    }
}

/// How many columns of the screen these take, with the gaps before them.
fn total(parts: &[(AimTableColumn, u16)]) -> u16 {
    parts.iter().map(|(column, width)| column.gap() + width).sum()
}

/// What is too much is taken from the names first, then from what next, then from the stages.
fn squeeze(mut parts: Vec<(AimTableColumn, u16)>, width: u16) -> Vec<(AimTableColumn, u16)> {
    let given = [
        (AimTableColumn::Name, SHORTEST_NAME),
        (AimTableColumn::Aim, SHORTEST_AIM),
        (AimTableColumn::Stage, SHORTEST_STAGE),
    ];
    for (column, least) in given {
        let over = (total(&parts) + AFTER).saturating_sub(width);
        for (_, wide) in parts.iter_mut().filter(|(shown, _)| *shown == column) {
            *wide = (*wide).min(wide.saturating_sub(over).max(least));
        }
    }
    parts
}
