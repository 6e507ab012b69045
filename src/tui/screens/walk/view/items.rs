//! The items of the area: the stage in focus open, a line each, the one in focus in full with its
//! example and last time's answer; the other stages one line each, more where there is room.

use jiff::civil::Date;
use ratatui::layout::Rect;

use super::item_list::{ItemList, TEXT_COLUMN};
use super::row::{self, LineLimits, ViewRow, uncapitalize};
use super::{below_heading, draw_heading};
use crate::maturity::assessment::{Answer, AnswerRecord};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Item;
use crate::maturity::text_wrap::{first_lines, truncate, wrap};
use crate::maturity::theme_choice::ThemeChoice;
use crate::maturity::walk::order::{self, WalkRow};
use crate::maturity::{phrases, scoring};
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::terminal_colors::TerminalColors;
use crate::tui::protocol::transition::Scope;
use crate::tui::screens::walk::{AreaContext, Walk};
use crate::tui::state::AppState;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    app: &AppView<'_>,
    walk: &Walk,
    here: &AreaContext<'_>,
    has_area_line: bool,
) {
    let is_headed = is_headed(area, has_area_line);
    if is_headed {
        let areas = here.matrix.domains.len();
        let group = here
            .domain
            .group
            .as_ref()
            .map(|group| format!("{} · ", truncate(group, usize::from(area.width / 3))));
        let place = format!("{}area {} of {areas}", group.unwrap_or_default(), walk.focus.area + 1);
        draw_heading(canvas, area, here, &place, true);
    }
    let list = ItemList {
        width: area.width,
        is_headed,
        state: app.state,
        walk,
        area_context: here,
        theme: canvas.theme,
        today: app.now.today,
    };
    let (below, strips, focus_rows) = list.layout(area);
    row::draw(canvas, below, &strips, focus_rows);
}

/// Where rows are few, the area's name does not stand twice.
fn is_headed(area: Rect, has_area_line: bool) -> bool {
    !has_area_line || area.height >= 12
}

/// The items whose words are on the screen now, when the walk is drawn into `area`.
pub(crate) fn items_on_screen(
    state: &AppState,
    walk: &Walk,
    here: &AreaContext<'_>,
    (area, has_area_line): (Rect, bool),
    today: Date,
) -> Vec<ItemId> {
    let theme = Theme::of(ThemeChoice::Mono, TerminalColors::default());
    let is_headed = is_headed(area, has_area_line);
    let list =
        ItemList { width: area.width, is_headed, state, walk, area_context: here, theme, today };
    let (below, strips, focus_rows) = list.layout(area);
    let height = usize::from(below.height);
    let shown = row::viewport(&strips, focus_rows, height).visible();
    let is_seen = |number: usize| {
        let is_of = |row: &ViewRow| !row.is_heading && row.click == Some(Command::Focus(number));
        let mut lines = (0..strips.len()).filter(|at| is_of(&strips[*at]));
        let mut any = false;
        lines.all(|at| {
            any = true;
            shown.contains(&at)
        }) && any
    };
    let rows = order::rows(here.matrix, here.domain);
    let seen = rows.iter().enumerate().filter(|(number, _)| is_seen(*number));
    seen.map(|(_, row)| row.item.id().clone()).collect()
}

impl ItemList<'_> {
    /// Where the rows stand, all of them, and how many rows the item in focus has.
    fn layout(&self, area: Rect) -> (Rect, Vec<ViewRow>, usize) {
        let below =
            if self.is_headed { below_heading(area, self.area_context, true) } else { area };
        let height = usize::from(below.height);
        let limits = self.line_limits(height);
        let whole = self.whole_items(height, limits);
        let (mut strips, focus_rows) = self.rows(limits, &whole);
        self.add_signs(&mut strips, height);
        (below, strips, focus_rows)
    }

    /// How much of what belongs to the item in focus has room: all where nothing else gives way for
    /// it, else so much that the item stands whole under its stage.
    fn line_limits(&self, height: usize) -> LineLimits {
        if self.rows(LineLimits::NONE, &[]).0.len() <= height {
            return LineLimits::NONE;
        }
        let mut shorter = LineLimits::SHORTER.into_iter();
        let fits = |limits: &LineLimits| self.rows(*limits, &[]).1 < height;
        let last = LineLimits::SHORTER.last().copied().unwrap_or(LineLimits::NONE);
        shorter.find(fits).unwrap_or(last)
    }

    /// The items beside the one in focus that stand whole in the rows that are free: those below it
    /// first.
    fn whole_items(&self, height: usize, limits: LineLimits) -> Vec<usize> {
        let (strips, _) = self.rows(limits, &[]);
        let signs = if self.area_context.domain.signs.is_empty() { 0 } else { 2 };
        let mut free = height.saturating_sub(strips.len() + signs);
        let rows = order::rows(self.area_context.matrix, self.area_context.domain);
        let focus = strips.iter().position(|strip| strip.focus).unwrap_or(0);
        let (above, below) = strips.split_at(focus);
        let mut whole = Vec::new();
        for strip in below.iter().chain(above.iter().rev()) {
            let Some(Command::Focus(number)) = strip.click else { continue };
            let Some(row) = rows.get(number) else { continue };
            if strip.is_heading || strip.focus || strip.is_focus_rest {
                continue;
            }
            let more = self.item_rows(number, row, None, true).len() - 1;
            if more <= free {
                free -= more;
                whole.push(number);
            }
        }
        whole
    }

    fn rows(&self, limits: LineLimits, whole: &[usize]) -> (Vec<ViewRow>, usize) {
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
        let mut strips = Vec::new();
        // a ladder is counted at no stage
        if self.is_headed && !self.area_context.domain.statements.is_empty() {
            strips.push(ViewRow::default().with_right("in place", self.theme.quiet));
        }
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
            let mut lead_in = None;
            for (number, row) in here {
                if shown.contains(&row.item.id().as_str()) {
                    let mine = row.item.details().lead_in.as_deref();
                    if mine != lead_in {
                        strips.extend(self.lead_in_rows(mine.unwrap_or_default()));
                    }
                    lead_in = mine;
                    let in_focus = focus.is_some_and(|item| item.id() == row.item.id());
                    let limits = in_focus.then_some(limits);
                    let item = self.item_rows(number, row, limits, whole.contains(&number));
                    if item.first().is_some_and(|strip| strip.focus) {
                        focus_rows = item.len();
                    }
                    strips.extend(item);
                }
            }
        }
        (strips, focus_rows)
    }

    /// The line that leads in to the items below it.
    fn lead_in_rows(&self, words: &str) -> Vec<ViewRow> {
        let width = usize::from(self.width.saturating_sub(5));
        let lines = if words.is_empty() { Vec::new() } else { first_lines(words, width, 2) };
        lines.into_iter().map(|line| ViewRow::text(4, line, self.theme.quiet)).collect()
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
        strips.extend(lines.into_iter().map(|line| ViewRow::text(0, line, self.theme.quiet)));
    }

    fn stage_heading(&self, stage: Option<usize>, rows: &[(usize, &WalkRow<'_>)]) -> ViewRow {
        let Some((at, stage)) =
            stage.and_then(|at| self.area_context.matrix.stages.get(at).map(|stage| (at, stage)))
        else {
            return ViewRow::text(0, "PICK ONE DESCRIPTION", self.theme.strong);
        };
        let in_place = rows.iter().filter(|(_, row)| {
            self.counted_answer(row.item.id()).is_some_and(|answer| {
                scoring::is_in_place(self.area_context.matrix, row.item, at, answer)
            })
        });
        let name = stage.name.to_uppercase();
        let wide =
            u16::try_from(unicode_width::UnicodeWidthStr::width(name.as_str())).unwrap_or(0) + 2;
        let meaning = stage.meaning.as_deref().map(uncapitalize).unwrap_or_default();
        let mut head =
            ViewRow::indent(0).cell(wide, name, self.theme.strong).rest(meaning, self.theme.quiet);
        head.click = rows.first().map(|(number, _)| Command::Focus(*number));
        head.is_heading = true;
        let unit = if self.is_headed { "" } else { " in place" };
        head.with_right(format!("{} of {}{unit}", in_place.count(), rows.len()), self.theme.plain)
    }

    /// The answer that counts in the heading of a stage: in ten minutes those that are kept too.
    fn counted_answer(&self, item: &ItemId) -> Option<&Answer> {
        let said = self.area_context.assessment;
        match self.walk.scope {
            Scope::TenMinutes => self.walk.kept.answer(said, item),
            Scope::Whole | Scope::FirstLook => said.answer(item),
        }
    }

    /// The rows of one item: with what belongs to it where it is in focus, one row where its words
    /// need not be whole.
    fn item_rows(
        &self,
        number: usize,
        row: &WalkRow<'_>,
        focus: Option<LineLimits>,
        is_whole: bool,
    ) -> Vec<ViewRow> {
        let in_focus = focus.is_some();
        let given = self.area_context.assessment.answers.get(row.item.id());
        let answer = given.and_then(|given| given.answer.as_ref());
        let sign = phrases::answer_sign(row.item, self.area_context.matrix, answer);
        let mark = self.right_mark(given, row.item).filter(|_| !in_focus);
        let taken = mark.as_ref().map_or(0, |mark| mark.chars().count() + 1);
        let width = usize::from(self.width.saturating_sub(TEXT_COLUMN + 1)).saturating_sub(taken);
        let text = row.item.plain_text();
        let is_open = in_focus || is_whole;
        let lines = if is_open { wrap(&text, width) } else { vec![text.into_owned()] };
        let words = lines.into_iter().map(|line| ViewRow {
            click: Some(Command::Focus(number)),
            ..ViewRow::text(TEXT_COLUMN, line, self.theme.plain)
        });
        let mut strips: Vec<ViewRow> = words.collect();
        if let Some(first) = strips.first_mut() {
            let begin = ViewRow::indent(2)
                .cell(2, sign.symbol().to_string(), self.theme.sign(sign))
                .cell(TEXT_COLUMN - 4, self.answer_word(row.item, answer), self.theme.plain);
            // in place of the indent
            first.cells.splice(..1, begin.cells);
            first.focus = in_focus;
            first.right = mark.map(|mark| (mark, self.theme.quiet));
        }
        if let Some(limits) = focus {
            strips.extend(self.detail_rows(row, given, limits));
            strips.iter_mut().skip(1).for_each(|rest| rest.is_focus_rest = true);
        }
        strips
    }

    fn answer_word(&self, item: Item<'_>, answer: Option<&Answer>) -> String {
        let words = match answer {
            None => "open".to_owned(),
            Some(Answer::NotApplicable) => "n/a".to_owned(),
            Some(answer) => phrases::format_item_answer(self.area_context.matrix, item, answer),
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
            return Some(format!("last {}", self.answer_word(item, Some(then))));
        }
        let given = given?;
        match (given.beside.note.is_some(), given.beside.evidence.is_empty()) {
            (true, true) => Some("note".to_owned()),
            (true, false) => Some("note, evidence".to_owned()),
            (false, false) => Some("evidence".to_owned()),
            (false, true) => None,
        }
    }
}
