//! The strip of a matrix: one cell a snapshot, the sign of the movement before it, the stage in it on
//! the colour of the stage. Where not all names fit, they are shortened; where those don't either,
//! each is one letter, to time, on one scale for all matrices, with the years above. Where they are
//! many, a line goes on until the area moves, and where even letters have no room beside the signs of
//! the moves, the signs stand, and each letter in the next cell if nothing moves there: which area
//! moved, which way, and when is seen first.

use jiff::civil::Date;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

use super::line::{sign_style, stage_style};
use super::stage_labels::{LabelLength, LegendEntry, StageLabels};
use super::strip_axis::{day_format, shared_columns, year_marks};
use super::strip_legend::LegendPart;
use super::{ProgressDrawing, label_width, to_u16, view_words};
use crate::maturity::movement::DomainMovement;
use crate::tui::screens::progress::marks::TrendSpot;
use crate::tui::screens::progress::timeline::MAX_POINTS;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;

/// A cell with its day above it in full.
const DATED_CELL: u16 = 13;

/// A cell with a month and a year above it.
const SMALLEST_CELL: u16 = 8;

/// A sign, a letter, and a star.
const STARRED_LETTER: u16 = 3;

/// A sign and a letter.
const SIGNED_LETTER: u16 = 2;

/// What is drawn where an area stayed as it was, in strips of many.
const STAYED: &str = "─";

pub(crate) struct Strip {
    labels: StageLabels,
    length: LabelLength,
    /// Where each cell begins, the oldest first; it ends where the next one begins.
    columns: Vec<u16>,
    /// Where the last one ends.
    end: u16,
    /// The years above letters that are many, the same over all strips.
    marks: Vec<(u16, String)>,
    /// The snapshots shown, with their days, the oldest first.
    snapshots: Vec<(Uuid, Date)>,
    total: usize,
    /// How wide the cell of a letter is at least: with a star, with a sign alone, or with a sign in
    /// the place of the letter.
    letter_width: u16,
    /// The width from which on there is a space between a name and its star.
    roomy: u16,
    /// How wide the words of the newest are, beside letters.
    newest: u16,
    stages: usize,
    view_words: Option<String>,
}

impl Strip {
    /// The strip of matrix number `trend`, with the names of stages in its cells where they fit; else
    /// with letters, which have no columns yet.
    pub(crate) fn new(
        view: &ProgressDrawing<'_>,
        (trend, labels): (usize, StageLabels),
        body: Rect,
    ) -> Self {
        let timeline = &view.timeline;
        let known = &timeline.trends[trend];
        let lines = timeline.lines.iter().zip(&timeline.spots);
        let spots = || lines.clone().filter(|(line, _)| line.trend_index == trend);
        let newest = spots().filter_map(|(_, spots)| spots.last());
        let newest = newest.map(|spot| spot.words.width()).max().unwrap_or(0);
        let dated = known.snapshots.iter().copied().zip(timeline.taken_on(trend).iter().copied());
        let mut strip = Self {
            labels,
            length: LabelLength::Whole,
            columns: Vec::new(),
            end: 0,
            marks: Vec::new(),
            snapshots: dated.collect(),
            total: known.snapshots.len(),
            letter_width: STARRED_LETTER,
            roomy: 0,
            newest: to_u16(newest),
            stages: known.matrix.matrix.stages.len(),
            view_words: view_words(known),
        };
        let has_star = spots().any(|(_, spots)| spots.iter().any(|spot| spot.suggested.is_some()));
        let room = body.width.saturating_sub(label_width(body) + 1);
        if !strip.fit_names(label_width(body), room, has_star) {
            strip.length = LabelLength::Letter;
        }
        strip
    }

    /// Cells that are all as wide, with the names in them; false where they don't fit.
    fn fit_names(&mut self, left: u16, room: u16, has_star: bool) -> bool {
        let count = to_u16(self.total.min(MAX_POINTS + 1)).max(1);
        for length in [LabelLength::Whole, LabelLength::Short] {
            let Some(need) = self.need(length) else { continue };
            let roomy = need + 2 * u16::from(has_star);
            // the last one needs no space after it
            if self.total <= MAX_POINTS && need * count <= room + 1 {
                let wide = ((room + 1) / count).min(roomy.max(DATED_CELL));
                self.roomy = roomy;
                self.length = length;
                self.columns = (0..to_u16(self.total)).map(|at| left + wide * at).collect();
                self.end = left + wide * to_u16(self.total);
                return true;
            }
        }
        false
    }

    /// How long names can be in cells of width `wide`, where they can be had at all.
    fn length_in(&self, wide: u16) -> Option<LabelLength> {
        let fits = |length: &LabelLength| self.need(*length).is_some_and(|need| need <= wide);
        [LabelLength::Whole, LabelLength::Short].into_iter().find(fits)
    }

    /// The least width of a cell with names of this length.
    fn need(&self, length: LabelLength) -> Option<u16> {
        Some((self.labels.width(length)? + 3).max(SMALLEST_CELL))
    }

    /// Whether its names, where it has names, fit in cells of width `wide`.
    pub(crate) fn can_be(&self, wide: u16) -> bool {
        self.length == LabelLength::Letter || self.length_in(wide).is_some()
    }

    pub(crate) fn is_letters(&self) -> bool {
        self.length == LabelLength::Letter
    }

    pub(crate) fn shown(&self) -> usize {
        self.snapshots.len()
    }

    /// How wide its cells are, where they have names in them, and how many they are.
    pub(crate) fn named_cells(&self) -> Option<(u16, u16)> {
        let is_named = self.length != LabelLength::Letter;
        Some((self.cell_width()?, to_u16(self.total))).filter(|_| is_named)
    }

    /// Gives cells with names in them the width `wide`, the last of them the last of `count`, so
    /// that the newest of every matrix stand below each other.
    pub(crate) fn align(&mut self, left: u16, wide: u16, count: u16) {
        if let Some((_, own)) = self.named_cells() {
            self.length = self.length_in(wide).unwrap_or(self.length);
            let begin = left + wide * count.saturating_sub(own);
            self.columns = (0..own).map(|at| begin + wide * at).collect();
            self.end = begin + wide * own;
        }
    }

    fn cell_width(&self) -> Option<u16> {
        let last = self.columns.last()?;
        Some(self.end - last)
    }

    /// The movements whose signs are drawn on the strip with these spots, and whether a star is.
    pub(crate) fn drawn_signs(&self, spots: &[TrendSpot]) -> (Vec<DomainMovement>, bool) {
        let is_shown =
            |spot: &&TrendSpot| self.snapshots.iter().any(|(id, _)| *id == spot.snapshot);
        let shown = || spots.iter().filter(is_shown);
        let signs = shown().map(|spot| spot.moved.moved).collect();
        // beside letters that are many only the newest has its star
        let skipped = if self.has_stars() { 0 } else { shown().count().saturating_sub(1) };
        (signs, shown().skip(skipped).any(|spot| spot.suggested.is_some()))
    }

    /// Whether there is room for a star in each cell of letters; else only the newest has one.
    fn has_stars(&self) -> bool {
        !self.is_letters() || self.letter_width >= STARRED_LETTER
    }

    /// Whether signs of moves stand in the place of letters, which follow them where nothing moved.
    pub(crate) fn has_signs_alone(&self) -> bool {
        self.is_letters() && self.letter_width < SIGNED_LETTER
    }

    /// Draws the days above the cells: the first and the newest always, the others where they have
    /// room.
    pub(crate) fn draw_days(&self, canvas: &mut Canvas<'_>, area: Rect, y: u16) {
        let (key, quiet) = (canvas.theme.key, canvas.theme.quiet);
        let Some((_, newest)) = self.snapshots.last() else {
            let words = "no snapshot yet";
            canvas.text(area.row(y).skip_left(label_width(area)), words, quiet);
            return;
        };
        if self.is_letters() {
            for (x, words) in &self.marks {
                canvas.put(area, *x, y, words, quiet);
            }
            let words = newest.strftime("%-d %b %Y").to_string();
            canvas.put(area, self.end + 1, y, &words, key);
            return;
        }
        let column = |at: usize| self.columns[at] + 2;
        let last = self.columns.len().saturating_sub(1);
        let room = self.cell_width().unwrap_or(0);
        let format = day_format(room, area.width.saturating_sub(column(last)));
        let words = |day: Date| day.strftime(format).to_string();
        let mut end = area.width;
        let first_end = column(0) + to_u16(words(self.snapshots[0].1).width()) + 1;
        for at in (0..=last).rev() {
            let (day, x) = (words(self.snapshots[at].1), column(at));
            let is_end = at == 0 || at == last;
            let x_end = x + to_u16(day.width());
            if is_end || (x_end + 1 < end && x > first_end) {
                let style = if self.snapshots[at].1 == *newest { key } else { quiet };
                canvas.put(area, x, y, &day, style);
                end = x;
            }
        }
    }

    /// Draws the cells of one area.
    pub(crate) fn draw_cells(
        &self,
        canvas: &mut Canvas<'_>,
        area: Rect,
        y: u16,
        spots: &[TrendSpot],
    ) {
        // where a sign leaves its letter no room, that stands in the next cell if nothing moved there
        let mut is_owed = false;
        for (at, (snapshot, _)) in self.snapshots.iter().enumerate() {
            let spot = spots.iter().rfind(|spot| spot.snapshot == *snapshot);
            let Some(spot) = spot else { continue };
            let end = self.columns.get(at + 1).copied().unwrap_or(self.end);
            self.draw_cell(canvas, area.row(y), (self.columns[at], end), (spot, is_owed));
            let has_moved = spot.moved.moved != DomainMovement::Same;
            is_owed = has_moved && end.saturating_sub(self.columns[at]) < SIGNED_LETTER;
        }
        let newest = self.snapshots.last().map(|(id, _)| *id);
        if self.length == LabelLength::Letter
            && let Some(spot) = spots.last().filter(|spot| Some(spot.snapshot) == newest)
        {
            self.draw_newest(canvas, area, y, spot);
        }
    }

    fn draw_cell(
        &self,
        canvas: &mut Canvas<'_>,
        row: Rect,
        (mut x, end): (u16, u16),
        (spot, is_owed): (&TrendSpot, bool),
    ) {
        let moved = spot.moved.moved;
        let style = stage_style(&canvas.theme, spot.place, self.stages);
        let style = style.unwrap_or(canvas.theme.plain);
        let label = self.labels.label(spot.name(), self.length);
        let star = if spot.suggested.is_some() && self.has_stars() { "*" } else { "" };
        if self.is_letters() {
            let words = match moved {
                DomainMovement::Same if is_owed => label.to_owned(),
                DomainMovement::Same if star.is_empty() => String::new(),
                DomainMovement::Same => format!("{STAYED}{STAYED}{star}"),
                _ if self.has_signs_alone() && end.saturating_sub(x) < SIGNED_LETTER => {
                    moved.sign().to_owned()
                }
                _ if self.has_signs_alone() => format!("{}{label}", moved.sign()),
                _ => {
                    let sign = sign_style(&canvas.theme, moved);
                    x = canvas.put(row, x, 0, moved.sign(), sign);
                    format!("{label}{star}")
                }
            };
            let wide = usize::from(end.saturating_sub(x)).saturating_sub(words.width());
            canvas.put(row, x, 0, &(words + &STAYED.repeat(wide)), style);
            return;
        }
        x = canvas.put(row, x, 0, moved.sign(), sign_style(&canvas.theme, moved));
        let is_tight = self.cell_width().is_some_and(|wide| wide < self.roomy);
        let words = if star.is_empty() || is_tight {
            format!(" {label}{star}")
        } else {
            format!(" {label} {star}")
        };
        let wide = usize::from(end.saturating_sub(x));
        canvas.put(row, x, 0, &format!("{words:<wide$}"), style);
    }

    /// The newest in words, beside the letters.
    fn draw_newest(&self, canvas: &mut Canvas<'_>, area: Rect, y: u16, spot: &TrendSpot) {
        let moved = spot.moved.moved;
        let style = sign_style(&canvas.theme, moved);
        let is_still = self.is_letters() && moved == DomainMovement::Same;
        canvas.put(area, self.end + 1, y, if is_still { STAYED } else { moved.sign() }, style);
        let x = self.end + 3;
        let room = area.width.saturating_sub(x);
        let whole = spot.words.width() <= usize::from(room);
        let star = if spot.suggested.is_some() { " *" } else { "" };
        let short = format!("{}{star}", self.labels.label(spot.name(), LabelLength::Short));
        let words = if whole { &spot.words } else { &short };
        let plain = canvas.theme.plain;
        canvas.text(area.row(y).skip_left(x), words, plain);
    }

    /// Which name is which, where names are shortened, with the colours of letters.
    pub(crate) fn legend(&self, theme: &Theme) -> Vec<LegendPart> {
        let entries = self.labels.legend_entries(self.length, self.has_signs_alone());
        let is_colored = self.is_letters();
        let style = |place: usize| {
            let is_stage = is_colored && place <= self.stages;
            is_stage.then(|| theme.stage(place, self.stages)).flatten()
        };
        let part = |entry: LegendEntry| LegendPart {
            words: entry.words,
            colored: entry
                .places
                .into_iter()
                .filter_map(|(column, words, place)| Some((column, words, style(place)?)))
                .collect(),
        };
        entries.into_iter().map(part).collect()
    }

    /// Whose view it is, where it is one person's.
    pub(crate) fn view_words(&self) -> Option<&str> {
        self.view_words.as_deref()
    }

    /// Whether older ones are left out.
    pub(crate) fn is_cut(&self) -> bool {
        self.shown() < self.total
    }
}

/// Gives the strips of letters their columns, all on one scale of time; beside them the newest in
/// words, short ones where that makes room for more in the cells. All strips are as dense as the
/// densest.
pub(crate) fn fit_letters(strips: &mut [Strip], body: Rect) {
    let letters = || strips.iter().filter(|strip| strip.is_letters());
    let Some(whole) = letters().map(|strip| strip.newest).max() else { return };
    let short = letters().filter_map(|strip| strip.labels.width(LabelLength::Short)).max();
    let short = short.map_or(whole, |short| (short + 2).min(whole));
    let left = label_width(body);
    let room = body.width.saturating_sub(left + 1);
    let newest_days = |strip: &Strip| -> Vec<Date> {
        let first = strip.snapshots.len().saturating_sub(MAX_POINTS);
        strip.snapshots[first..].iter().map(|(_, day)| *day).collect()
    };
    let days: Vec<Vec<Date>> = letters().map(newest_days).collect();
    let fit = |newest: u16, gap: u16| {
        let span = room.saturating_sub((newest + 4).max(DATED_CELL).min(room / 2));
        (span, gap, shared_columns(&days, span, gap))
    };
    let is_whole = |columns: &[Vec<u16>]| {
        letters().zip(columns).all(|(strip, columns)| columns.len() == strip.total)
    };
    let fits = [
        (whole, STARRED_LETTER),
        (whole, SIGNED_LETTER),
        (short, SIGNED_LETTER),
        (whole, 1),
        (short, 1),
    ];
    let mut fits = fits.into_iter().map(|(newest, gap)| fit(newest, gap));
    let found = fits.find(|(.., columns)| is_whole(columns));
    let (span, gap, columns) = found.unwrap_or_else(|| fit(short, 1));
    let letters = strips.iter_mut().filter(|strip| strip.is_letters());
    for (strip, columns) in letters.zip(columns) {
        strip.letter_width = gap;
        strip.snapshots.drain(..strip.snapshots.len() - columns.len());
        strip.columns = columns.into_iter().map(|column| left + column).collect();
        strip.end = left + span;
    }
    let drawn = strips.iter().filter(|strip| strip.is_letters());
    let all = drawn.flat_map(|strip| strip.snapshots.iter().zip(&strip.columns));
    let mut all: Vec<(Date, u16)> = all.map(|((_, day), column)| (*day, *column)).collect();
    all.sort_unstable();
    let (days, columns): (Vec<Date>, Vec<u16>) = all.into_iter().unzip();
    let mut marks = year_marks(&days, &columns);
    // none runs into the newest day
    marks.retain(|(x, words)| usize::from(*x) + words.width() <= usize::from(left + span));
    for strip in strips.iter_mut().filter(|strip| strip.is_letters()) {
        strip.marks.clone_from(&marks);
    }
}
