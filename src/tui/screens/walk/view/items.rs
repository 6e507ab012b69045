//! The items of the area: the stage in focus open, a line each, the one in focus in full with its
//! example and last time's answer; the other stages one line each, more where there is room.

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::row::{self, ViewRow};
use super::{draw_heading, heading_height, ladder};
use crate::maturity::assessment::{Answer, AnswerRecord};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Item;
use crate::maturity::theme_choice::ThemeChoice;
use crate::maturity::walk::order::{self, WalkRow};
use crate::maturity::{phrases, scoring};
use crate::tui::app_view::AppView;
use crate::tui::document::{truncate, wrap};
use crate::tui::protocol::command::Command;
use crate::tui::protocol::terminal_colors::TerminalColors;
use crate::tui::protocol::transition::Scope;
use crate::tui::screens::walk::{AreaContext, Walk};
use crate::tui::state::AppState;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;

/// The column where a statement's words begin.
const TEXT_COLUMN: u16 = 13;

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
    walk: &Walk,
    here: &AreaContext<'_>,
) {
    let areas = here.matrix.domains.len();
    let place = format!("area {} of {areas}", walk.focus.area + 1);
    draw_heading(canvas, area, here, &place, true);
    let list = ItemList {
        width: area.width,
        state: app.state,
        walk,
        area_context: here,
        theme: canvas.theme,
        today: app.now.today,
    };
    let (below, strips, focus_rows) = list.layout(area);
    row::draw(canvas, below, &strips, focus_rows);
}

/// The items whose words are on the screen now, when the walk is drawn into `area`.
pub(crate) fn items_on_screen(
    state: &AppState,
    walk: &Walk,
    here: &AreaContext<'_>,
    area: Rect,
    today: Date,
) -> Vec<ItemId> {
    let theme = Theme::of(ThemeChoice::Mono, TerminalColors::default());
    let list = ItemList { width: area.width, state, walk, area_context: here, theme, today };
    let (below, strips, focus_rows) = list.layout(area);
    let height = usize::from(below.height);
    let first = row::first_visible(&strips, focus_rows, height);
    let is_seen = |number: usize| {
        let is_of = |row: &ViewRow| !row.is_heading && row.click == Some(Command::Focus(number));
        let mut lines = (0..strips.len()).filter(|at| is_of(&strips[*at]));
        let mut any = false;
        lines.all(|at| {
            any = true;
            (first..first + height).contains(&at)
        }) && any
    };
    let rows = order::rows(here.matrix, here.domain);
    let seen = rows.iter().enumerate().filter(|(number, _)| is_seen(*number));
    seen.map(|(_, row)| row.item.id().clone()).collect()
}

struct ItemList<'l> {
    width: u16,
    state: &'l AppState,
    walk: &'l Walk,
    area_context: &'l AreaContext<'l>,
    theme: Theme,
    today: Date,
}

impl ItemList<'_> {
    /// Where the rows stand, all of them, and how many rows the item in focus has.
    fn layout(&self, area: Rect) -> (Rect, Vec<ViewRow>, usize) {
        let top = heading_height(area, self.area_context, true);
        let below = Rect { y: area.y + top, height: area.height.saturating_sub(top), ..area };
        let (mut strips, focus_rows) = self.rows();
        self.add_signs(&mut strips, usize::from(below.height));
        (below, strips, focus_rows)
    }

    fn rows(&self) -> (Vec<ViewRow>, usize) {
        let rows = order::rows(self.area_context.matrix, self.area_context.domain);
        let shown: Vec<&str> = self
            .walk
            .visible_items(self.area_context)
            .iter()
            .map(|item| item.id().as_str())
            .collect();
        let focus = self.walk.focused_item(self.area_context);
        let open_stage = rows
            .iter()
            .find(|row| focus.is_some_and(|item| item.id() == row.item.id()))
            .map(|row| row.stage);
        let mut strips = vec![ViewRow::default().with_right("in place", self.theme.quiet)];
        let mut focus_rows = 1;
        let stages = (0..self.area_context.matrix.stages.len()).map(Some).chain([None]);
        for stage in stages {
            let here: Vec<(usize, &WalkRow<'_>)> =
                rows.iter().enumerate().filter(|(_, row)| row.stage == stage).collect();
            if here.is_empty() {
                continue;
            }
            strips.push(self.stage_heading(stage, &here));
            if Some(stage) != open_stage && self.state.size.1 < 30 {
                continue;
            }
            for (number, row) in here {
                if shown.contains(&row.item.id().as_str()) {
                    let item = self.item_rows(
                        number,
                        row,
                        focus.is_some_and(|item| item.id() == row.item.id()),
                    );
                    if item.first().is_some_and(|strip| strip.focus) {
                        focus_rows = item.len();
                    }
                    strips.extend(item);
                }
            }
        }
        (strips, focus_rows)
    }

    /// The area's warning signs stand below all else, whole where there is room; else one row says
    /// where they are.
    fn add_signs(&self, strips: &mut Vec<ViewRow>, height: usize) {
        if self.area_context.domain.signs.is_empty() {
            return;
        }
        let signs =
            format!("Warning signs, to talk about: {}.", self.area_context.domain.signs.join("; "));
        let lines = wrap(&signs, usize::from(self.width.saturating_sub(1)));
        let lines = if strips.len() + 1 + lines.len() <= height {
            lines
        } else {
            vec!["w shows the warning signs.".to_owned()]
        };
        if strips.len() + lines.len() < height {
            strips.push(ViewRow::default());
        }
        strips.extend(lines.into_iter().map(|line| ViewRow::at(0, line, self.theme.quiet)));
    }

    fn stage_heading(&self, stage: Option<usize>, rows: &[(usize, &WalkRow<'_>)]) -> ViewRow {
        let Some((at, stage)) =
            stage.and_then(|at| self.area_context.matrix.stages.get(at).map(|stage| (at, stage)))
        else {
            return ViewRow::at(0, "PICK ONE DESCRIPTION", self.theme.strong);
        };
        let in_place = rows.iter().filter(|(_, row)| {
            self.counted_answer(row.item.id()).is_some_and(|answer| {
                scoring::is_in_place(self.area_context.matrix, row.item, at, answer)
            })
        });
        let name = stage.name.to_uppercase();
        let after =
            u16::try_from(unicode_width::UnicodeWidthStr::width(name.as_str())).unwrap_or(0) + 2;
        let meaning = stage.meaning.as_deref().map(uncapitalize).unwrap_or_default();
        let mut head =
            ViewRow::at(0, name, self.theme.strong).with(after, meaning, self.theme.quiet);
        head.click = rows.first().map(|(number, _)| Command::Focus(*number));
        head.is_heading = true;
        head.with_right(format!("{} of {}", in_place.count(), rows.len()), self.theme.plain)
    }

    /// The answer that counts in the heading of a stage: in ten minutes those that are kept too.
    fn counted_answer(&self, item: &ItemId) -> Option<&Answer> {
        let said = self.area_context.assessment;
        match self.walk.scope {
            Scope::TenMinutes => self.walk.kept.answer(said, item),
            Scope::Whole | Scope::FirstLook => said.answer(item),
        }
    }

    fn item_rows(&self, number: usize, row: &WalkRow<'_>, in_focus: bool) -> Vec<ViewRow> {
        let given = self.area_context.assessment.answers.get(row.item.id());
        let answer = given.and_then(|given| given.answer.as_ref());
        let sign = phrases::answer_sign(row.item, self.area_context.matrix, answer);
        let mark = self.right_mark(given, row.item).filter(|_| !in_focus);
        let taken = mark.as_ref().map_or(0, |mark| mark.chars().count() + 1);
        let width = usize::from(self.width.saturating_sub(TEXT_COLUMN + 1)).saturating_sub(taken);
        let whole = in_focus || self.state.size.1 >= 40;
        let lines =
            if whole { wrap(row.item.text(), width) } else { vec![row.item.text().to_owned()] };
        let most = if in_focus { 3 } else { 2 };
        let mut strips: Vec<ViewRow> = Vec::new();
        for (at, line) in lines.iter().take(most).enumerate() {
            let line = if at + 1 == most && lines.len() > most {
                format!("{line}…")
            } else {
                line.clone()
            };
            let words = ViewRow {
                click: Some(Command::Focus(number)),
                ..ViewRow::at(TEXT_COLUMN, line, self.theme.plain)
            };
            strips.push(words);
        }
        if let Some(first) = strips.first_mut() {
            first.parts.insert(0, (2, sign.symbol().to_string(), self.theme.sign(sign)));
            first.parts.insert(1, (4, self.answer_word(answer), self.theme.plain));
            first.focus = in_focus;
            first.right = mark.map(|mark| (mark, self.theme.quiet));
        }
        if in_focus {
            strips.extend(self.detail_rows(row, given));
            strips.iter_mut().skip(1).for_each(|rest| rest.is_focus_rest = true);
        }
        strips
    }

    fn answer_word(&self, answer: Option<&Answer>) -> String {
        let words = match answer {
            None => "open".to_owned(),
            Some(Answer::NotApplicable) => "n/a".to_owned(),
            Some(answer) => phrases::format_answer(self.area_context.matrix, answer),
        };
        truncate(&words, usize::from(TEXT_COLUMN) - 5)
    }

    /// What stands at the right end of a line: last time's answer while open, else that there is a
    /// note or evidence.
    fn right_mark(&self, given: Option<&AnswerRecord>, item: Item<'_>) -> Option<String> {
        if given.is_none_or(|given| given.answer.is_none()) {
            let then = self
                .walk
                .last_time
                .answers
                .get(item.id())
                .and_then(|given| given.answer.as_ref())?;
            return Some(format!("last {}", self.answer_word(Some(then))));
        }
        let given = given?;
        match (given.beside.note.is_some(), given.beside.evidence.is_empty()) {
            (true, true) => Some("note".to_owned()),
            (true, false) => Some("note, evidence".to_owned()),
            (false, false) => Some("evidence".to_owned()),
            (false, true) => None,
        }
    }

    /// What was said of an item last time: the answer and its day, and what stood beside it.
    fn last_lines(&self, item: Item<'_>) -> Vec<String> {
        let last = &self.walk.last_time;
        if last.date.is_none() {
            return Vec::new();
        }
        let matrix = self.area_context.matrix;
        let answer = last.answer(item.id());
        let sign = phrases::answer_sign(item, matrix, answer).symbol();
        let words = last.answer_words(matrix, item.id());
        let first = words.map_or_else(
            || "Last time: not answered, or asked in other words".to_owned(),
            |words| format!("Last time {sign} {words}"),
        );
        let beside = last.beside_answer(item.id(), self.today).join(". ");
        [first, beside].into_iter().filter(|line| !line.is_empty()).collect()
    }

    fn detail_rows(&self, row: &WalkRow<'_>, given: Option<&AnswerRecord>) -> Vec<ViewRow> {
        let mut strips = Vec::new();
        if let Item::Ladder(item) = row.item {
            strips.extend(ladder::rung_rows(
                item, self.walk, self.area_context, self.theme, self.width,
            ));
        }
        let width = usize::from(self.width.saturating_sub(TEXT_COLUMN + 1));
        let mut say = |text: String, style| {
            strips.extend(
                first_lines(&text, width, 2)
                    .into_iter()
                    .map(|line| ViewRow::at(TEXT_COLUMN, line, style)),
            );
        };
        if let Some(example) = row.item.evidence() {
            say(format!("For example: {}", uncapitalize(example)), self.theme.quiet);
        }
        self.last_lines(row.item).into_iter().for_each(|line| say(line, self.theme.quiet));
        if self.walk.due_items.contains(row.item.id()) {
            say("Due to be looked at again".to_owned(), self.theme.backward);
        }
        if let Some(given) = given {
            show_notes(given, &mut say, self.theme.quiet);
        }
        strips
    }
}

/// As many lines of a text as may be shown; where it is longer, a sign says so.
fn first_lines(text: &str, width: usize, most: usize) -> Vec<String> {
    let mut lines = wrap(text, width);
    if lines.len() > most {
        let rest = lines.split_off(most.saturating_sub(1)).join(" ");
        lines.push(truncate(&rest, width));
    }
    lines
}

fn show_notes(
    given: &AnswerRecord,
    say: &mut impl FnMut(String, ratatui::style::Style),
    style: ratatui::style::Style,
) {
    if let Some(reason) = &given.beside.reason {
        say(format!("Does not apply: {reason}"), style);
    }
    if let Some(note) = &given.beside.note {
        say(format!("Note: {}", note.replace('\n', " ")), style);
    }
    if let Some(piece) = given.beside.evidence.first() {
        let more = given.beside.evidence.len() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        say(format!("Evidence: {}{more}", piece.text.replace('\n', " ")), style);
    }
}

/// A text that goes on in a sentence begins with a small letter, unless its first word is all
/// capitals.
fn uncapitalize(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => text.to_owned(),
    }
}
