//! What the signs on a film mean: at its foot, and what has no room there beside how many statements
//! are left out.

use unicode_width::UnicodeWidthStr;

use super::FilmDrawing;
use crate::maturity::movement::ItemMove;
use crate::maturity::trend::film::FilmRow;
use crate::tui::screens::progress::marks::TrendSpot;
use crate::tui::screens::progress::view::stage_labels::LabelLength;
use crate::tui::screens::progress::view::to_u16;
use crate::tui::widgets::sign_legend::DrawnSigns;

impl FilmDrawing<'_> {
    /// Whether a star stands beside the stage of this snapshot: where there is room for it.
    pub(super) fn has_star_on(&self, spot: &TrendSpot) -> bool {
        let label = self.labels.label(spot.name(), self.length);
        let wide = if self.is_named_alone { self.layout.cell - 1 } else { self.layout.body() };
        spot.suggested.is_some() && to_u16(label.width()) < wide
    }

    /// Whether one stands in one of these columns, up to the snapshot that is looked at.
    fn has_star_drawn(&self, columns: &[usize]) -> bool {
        let shown = columns.iter().filter(|number| **number <= self.now);
        let mut spots = shown.filter_map(|number| self.film.spots[*number].as_ref());
        spots.any(|spot| self.has_star_on(spot))
    }

    pub(super) fn legend(&self) -> String {
        let wide = self.legend_width();
        self.drawn().legend(wide)
    }

    /// What has no room in the legend, as far as it fits in `wide` columns.
    pub(super) fn rest_of_legend(&self, wide: usize) -> String {
        self.drawn().rest_of_legend(self.legend_width(), wide)
    }

    fn legend_width(&self) -> usize {
        usize::from(self.view.app.state.size.0.saturating_sub(3))
    }

    /// What is drawn up to the snapshot that is looked at.
    fn drawn(&self) -> DrawnSigns {
        let columns: Vec<usize> = self.layout.columns().map(|(number, _)| number).collect();
        let shown = || columns.iter().copied().filter(|number| *number <= self.now);
        let signed = || shown().filter(|number| self.layout.is_signed() || *number == self.now);
        let rows = || self.film.film.rows.iter();
        let cells =
            || rows().flat_map(|row| shown().filter_map(|number| row.cells[number].as_ref()));
        let beside_sign =
            rows().flat_map(|row| signed().filter_map(|number| row.cells[number].as_ref()));
        let mut moves: Vec<&'static str> =
            beside_sign.filter_map(|cell| cell.moved).map(ItemMove::sign).collect();
        if !self.is_named_alone {
            let spots = signed().filter_map(|number| self.film.spots[number].as_ref());
            moves.extend(spots.map(|spot| spot.moved.moved.sign()));
        }
        if rows().any(FilmRow::is_reworded) {
            moves.push("≠");
        }
        let is_said = self.length == LabelLength::Whole || self.has_stages_above();
        DrawnSigns {
            answers: cells().map(|cell| cell.sign).collect(),
            moves,
            has_kept: cells().any(|cell| cell.as_of.is_some()),
            has_star: self.has_star_drawn(&columns),
            stages: if is_said { Vec::new() } else { self.labels.legend(self.length) },
        }
    }

    /// Whether what the letters of stages mean stands above the statements.
    pub(super) fn has_stages_above(&self) -> bool {
        let words = self.labels.legend(self.length).join("  ");
        let room = usize::from(self.layout.left.saturating_sub(2));
        self.layout.hidden() == (0, 0) && words.width() <= room
    }
}
