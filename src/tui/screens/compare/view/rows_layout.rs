//! How the columns of rows of networks are shared out: names, context, and an area each, with as much
//! of the names of the stages as has room.

use ratatui::layout::Constraint;
use unicode_width::UnicodeWidthStr;

use super::headings::shorten_headings;
use super::stage_words::{StageForm, StageWords};
use super::{CompareView, NARROW};
use crate::maturity::comparison::Side;
use crate::tui::page_rows::body_size;
use crate::tui::widgets::table::TableColumn;

/// A longer name than this may be cut.
const LONG_NAME: u16 = 16;
/// As wide as "52,000" and "3 mths".
const PEOPLE_WIDTH: u16 = 6;
/// From this width on, people stand beside letters for the stages; below, all areas matter more.
const ROOM_FOR_PEOPLE: u16 = 72;
/// From this height of the body on, there are words above the table.
pub(super) const MIN_HEIGHT_FOR_WORDS_ABOVE: usize = 10;
const FIRST_WIDTH: u16 = 7;

pub(super) struct RowsLayout {
    name: u16,
    has_people: bool,
    has_first: bool,
    answered: u16,
    pub(super) area_width: u16,
    pub(super) visible_areas: usize,
    pub(super) stages: StageWords,
    /// Whether a name of a network would be cut that is no longer than most.
    is_name_cut: bool,
}

/// What stands between the name and the areas. What has no room is told of the one in focus alone.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Beside {
    people: bool,
    answered: bool,
}

impl RowsLayout {
    /// With whole names of stages where they fit, else with short ones, with less beside them if need
    /// be; else with two letters for each.
    pub(super) fn of(view: &CompareView<'_>, size: (u16, u16)) -> Self {
        let all = Beside { people: true, answered: true };
        let words = |form| StageWords::of(view.comparison, form);
        let whole = words(StageForm::Whole).map(|words| Self::with_words(view, size.0, words, all));
        let has_legend = body_size(size).1 >= MIN_HEIGHT_FOR_WORDS_ABOVE;
        if let Some(whole) = whole.filter(|whole| !has_legend || !whole.is_cut(view)) {
            return whole;
        }
        // one person's view is said in words, beside how far it is answered
        let is_agreed = view.comparison.sides.iter().all(|side| side.mark().is_none());
        let ways = [(true, true), (false, true), (true, false), (false, false)];
        for (people, answered) in ways.into_iter().filter(|(_, answered)| *answered || is_agreed) {
            let Some(short) = words(StageForm::Short) else { break };
            let layout = Self::with_words(view, size.0, short, Beside { people, answered });
            if !layout.is_cut(view) && !layout.is_name_cut {
                return layout;
            }
        }
        let is_wide = size.0 >= ROOM_FOR_PEOPLE;
        let letters = Beside { people: is_wide, answered: is_wide };
        match words(StageForm::Letters) {
            Some(words) => Self::with_words(view, size.0, words, letters),
            None => Self::with_words(view, size.0, StageWords::whole(view.comparison), all),
        }
    }

    /// Whether words for a stage are cut, or areas are out of sight.
    fn is_cut(&self, view: &CompareView<'_>) -> bool {
        let areas = area_numbers(view, self);
        let cells = areas.flat_map(|area| &view.comparison.areas[area].cells);
        let widest = cells.map(|cells| self.stages.cell_words(cells).width()).max();
        // short ones may have the star right behind them
        let star = usize::from(self.stages.form == StageForm::Short);
        widest.unwrap_or(0) >= usize::from(self.area_width) + star
            || self.visible_areas + first_area(view) < view.comparison.areas.len()
    }

    fn with_words(view: &CompareView<'_>, width: u16, stages: StageWords, beside: Beside) -> Self {
        let narrowest = match stages.form {
            StageForm::Whole => 9,
            StageForm::Short => 10,
            StageForm::Letters => 8,
        };
        let has_people = beside.people && width >= 60;
        let has_first = width >= 100 && has_people;
        let state = view.app.state;
        let needs_look = |side: &Side| state.problem_count_of(&side.slug) > 0;
        let look = if view.comparison.sides.iter().any(needs_look) { 2 } else { 0 };
        let marks = look + if view.compare.picked.is_empty() { 0 } else { 4 };
        let answered = if beside.answered { answered_width(view, width) } else { 0 };
        let gaps = if beside.answered { 4 } else { 3 };
        let context = if has_people { PEOPLE_WIDTH + 1 } else { 0 }
            + if has_first { FIRST_WIDTH + 1 } else { 0 };
        // five areas are seen, if need be with shorter names
        let areas = view.comparison.areas.len();
        let least = narrowest * u16::try_from(areas.min(5)).unwrap_or(0);
        let room = width.saturating_sub(context + answered + least + gaps);
        let most = if width >= 110 { 32 } else { room.clamp(11, 32) };
        let wanted = u16::try_from(view.compare.name_width).unwrap_or(u16::MAX);
        let wanted = wanted.saturating_add(marks);
        let name = wanted.clamp(7, most).min(width / 3);
        let room = width.saturating_sub(name + context + answered + gaps);
        let columns = u16::try_from(areas - first_area(view)).unwrap_or(u16::MAX).max(1);
        let each = (room / columns).clamp(narrowest.min(room.max(1)), 22);
        Self {
            name,
            has_people,
            has_first,
            answered,
            area_width: each,
            visible_areas: usize::from(room / each.max(1)),
            stages,
            is_name_cut: name < wanted.min(LONG_NAME),
        }
    }

    pub(super) fn columns(&self, view: &CompareView<'_>) -> Vec<TableColumn> {
        let column = |head: &str, width| TableColumn::new(head, Constraint::Length(width));
        let each = self.area_width.max(1) - 1;
        let names: Vec<&str> = area_numbers(view, self)
            .map(|area| view.comparison.areas[area].name.as_str())
            .collect();
        let names = shorten_headings(&names, usize::from(each));
        let areas = names.iter().map(|name| column(name, each));
        [
            column("network", self.name),
            column("people", PEOPLE_WIDTH).only_if(self.has_people),
            column("first", FIRST_WIDTH).only_if(self.has_first),
            column(answered_head(view.app.state.size.0), self.answered).only_if(self.answered > 0),
        ]
        .into_iter()
        .chain(areas)
        .collect()
    }
}

/// How wide the column is that says how far each is answered.
fn answered_width(view: &CompareView<'_>, width: u16) -> u16 {
    let sides = 0..view.comparison.sides.len();
    let widest = sides.map(|side| answered_words(view, side, width).width()).max().unwrap_or(0);
    u16::try_from(widest.clamp(answered_head(width).width(), 14)).unwrap_or(u16::MAX)
}

/// What stands above how far each is answered: on a narrow screen names matter more.
fn answered_head(width: u16) -> &'static str {
    if width < NARROW { "done" } else { "answered" }
}

/// The first of the areas shown.
pub(super) fn first_area(view: &CompareView<'_>) -> usize {
    view.compare.first_area.min(view.comparison.areas.len().saturating_sub(1))
}

pub(super) fn area_numbers(
    view: &CompareView<'_>,
    layout: &RowsLayout,
) -> impl Iterator<Item = usize> + use<> {
    (first_area(view)..view.comparison.areas.len()).take(layout.visible_areas)
}

/// How far it is answered; on a narrow screen an area matters more than how many views it is.
pub(super) fn answered_words(view: &CompareView<'_>, side: usize, width: u16) -> String {
    let words = view.comparison.answered_column().0.get(side).map_or("", String::as_str);
    if width < NARROW { words.replace(" 1 view", " view") } else { words.to_owned() }
}
