//! Progress: every area of every matrix in use through time, as a chart or a table; one area alone;
//! stepping back and on through the days on which something was saved.

pub mod keys;
pub mod marks;
pub mod movement;
pub mod timeline;
mod view;

use std::borrow::Cow;

use jiff::civil::Date;

use self::timeline::{AreaTimeline, Timeline};
use crate::maturity::crosswalk::alignment::find_anchor;
use crate::maturity::ids::DomainId;
use crate::maturity::network_state::NetworkState;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::crosswalk_table::{self, CrosswalkTableRow};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The area in focus; none is the first.
    pub focus: Option<(WalkSubject, DomainId)>,
    /// The day stepped back to; none is now.
    pub until: Option<Date>,
    pub view: ProgressView,
    /// The area in focus alone; else all of them.
    pub area: Option<OneArea>,
    timeline_cache: Option<Timeline>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressView {
    #[default]
    Chart,
    /// All items then and now, side by side.
    Board,
    Table,
    Aligned,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OneArea {
    /// Which of the areas that line up with it stands below, counted from 0.
    pub aligned_index: usize,
}

impl Progress {
    /// Opens all areas, as they are now. None without a network.
    pub fn open(state: &AppState) -> Option<Self> {
        let past = state.network_state.as_ref().map(|record| Timeline::until(record, None))?;
        Some(Self { timeline_cache: Some(past), ..Self::default() })
    }

    /// What has been, up to the day stepped to: as it was looked up last, or anew where something
    /// was saved in between.
    pub fn timeline(&self, record: &NetworkState) -> Cow<'_, Timeline> {
        match &self.timeline_cache {
            Some(past) if past.is_current(record, self.until) => Cow::Borrowed(past),
            _ => Cow::Owned(Timeline::until(record, self.until)),
        }
    }

    /// Looks up what has been, unless that still holds; returns its lines, and whether nothing was
    /// ever saved.
    fn refresh_timeline(&mut self, record: &NetworkState) -> (Vec<AreaTimeline>, Vec<usize>, bool) {
        let past =
            match self.timeline_cache.take().filter(|past| past.is_current(record, self.until)) {
                Some(past) => past,
                None => Timeline::until(record, self.until),
            };
        let found = (past.lines.clone(), self.order(record, &past), past.is_empty());
        self.timeline_cache = Some(past);
        found
    }

    pub fn focused_line(&self, lines: &[AreaTimeline]) -> usize {
        let Some((subject, domain)) = &self.focus else { return 0 };
        lines
            .iter()
            .position(|line| line.subject == *subject && line.domain == *domain)
            .unwrap_or(0)
    }

    /// The next way to look at it. One area alone is a chart or a table; where nothing lines up, so
    /// is all of it.
    fn cycle_view(&mut self, record: &NetworkState) {
        let lines_up = self.area.is_none() && find_anchor(record).is_some();
        self.view = match self.view {
            ProgressView::Chart if self.area.is_none() => ProgressView::Board,
            ProgressView::Chart | ProgressView::Board => ProgressView::Table,
            ProgressView::Table if lines_up => ProgressView::Aligned,
            ProgressView::Aligned if self.area.is_some() => ProgressView::Table,
            ProgressView::Table | ProgressView::Aligned => ProgressView::Chart,
        };
    }

    /// The numbers of the lines in the order in which they stand on the screen.
    fn order(&self, record: &NetworkState, past: &Timeline) -> Vec<usize> {
        let groups =
            if self.is_aligned() { crosswalk_table::groups_on_day(record, past) } else { None };
        let Some(groups) = groups else { return (0..past.lines.len()).collect() };
        let areas = crosswalk_table::table_rows(&groups, false)
            .into_iter()
            .filter_map(CrosswalkTableRow::area);
        areas.filter_map(|area| past.line_index(&area.subject, &area.domain)).collect()
    }

    pub fn is_aligned(&self) -> bool {
        self.view == ProgressView::Aligned && self.area.is_none()
    }

    fn focus_line(&mut self, lines: &[AreaTimeline], at: usize) {
        let line = lines.get(at.min(lines.len().saturating_sub(1)));
        self.focus = line.map(|line| (line.subject.clone(), line.domain.clone()));
        if let Some(area) = &mut self.area {
            area.aligned_index = 0;
        }
    }

    fn move_focus(&mut self, lines: &[AreaTimeline], order: &[usize], command: Command) -> bool {
        let now = self.focused_line(lines);
        let at = order.iter().position(|line| *line == now).unwrap_or(0);
        let next = match command {
            Command::Up => at.saturating_sub(1),
            Command::Down => at + 1,
            Command::PageUp => at.saturating_sub(5),
            Command::PageDown => at + 5,
            Command::First => 0,
            Command::Last => usize::MAX,
            Command::Focus(line) | Command::Open(line) => {
                self.focus_line(lines, line);
                return true;
            }
            _ => return false,
        };
        let next = order.get(next.min(order.len().saturating_sub(1))).copied().unwrap_or(0);
        self.focus_line(lines, next);
        true
    }

    fn step(&mut self, record: &NetworkState, on: bool) -> Vec<Transition> {
        let days = timeline::days(record);
        let now = days
            .iter()
            .position(|day| Some(*day) == self.until)
            .unwrap_or(days.len().saturating_sub(1));
        let next = if on { Some(now + 1) } else { now.checked_sub(1) };
        match next.and_then(|next| days.get(next).map(|day| (next, day))) {
            Some((next, day)) => {
                self.until = (next + 1 < days.len()).then_some(*day);
                self.timeline_cache =
                    Some(Timeline::stepped(record, self.until, self.timeline_cache.as_ref()));
                Vec::new()
            }
            None if on => show_message("This is how it stands now."),
            None => show_message("This is where it begins: nothing was saved before."),
        }
    }

    fn cycle_aligned(&mut self, record: &NetworkState, on: bool) -> Vec<Transition> {
        let past = self.timeline(record);
        let all = past
            .lines
            .get(self.focused_line(&past.lines))
            .map_or(0, |line| past.aligned_areas(record, line).len());
        let Some(area) = self.area.as_mut() else { return Vec::new() };
        if all < 2 {
            return show_message("No other area lines up with this one.");
        }
        area.aligned_index = (area.aligned_index + if on { 1 } else { all - 1 }) % all;
        Vec::new()
    }

    /// Where nothing was saved yet: to what comes before looking back.
    fn update_empty(record: &NetworkState, command: Command) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Enter => {
                start_destination(record).map(Transition::Navigate).into_iter().collect()
            }
            Command::Progress => show_message("There is nothing to look back on yet."),
            _ => Vec::new(),
        }
    }
}

/// What comes before looking back: saving the walk that is open, else walking.
pub fn start_destination(record: &NetworkState) -> Option<Destination> {
    let first = || record.matrices.first().map(|known| WalkSubject::from(&**known));
    let answered = |subject: &WalkSubject| {
        record.find_draft(subject).is_some_and(|open| {
            open.draft.assessment.answers.values().any(|given| given.answer.is_some())
        })
    };
    let topics = record.walk_subjects();
    match topics.iter().find(|subject| answered(subject)) {
        Some(subject) => Some(Destination::Save(subject.clone())),
        None => topics.into_iter().next().or_else(first).map(|subject| Destination::Walk {
            subject,
            scope: Scope::Whole,
            area: None,
        }),
    }
}

impl Screen for Progress {
    fn key_context(&self) -> KeyContext {
        if self.area.is_some() { keys::PROGRESS_AREA } else { keys::PROGRESS }
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        if *to == Destination::Progress { Self::open(state) } else { None }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let Some(record) = &state.network_state else {
            return back();
        };
        let (lines, order, is_empty) = self.refresh_timeline(record);
        if is_empty {
            return Self::update_empty(record, command);
        }
        if self.focus.is_none() {
            self.focus_line(&lines, order.first().copied().unwrap_or(0));
        }
        match (command, &self.focus) {
            (Command::Back, _) if self.area.take().is_some() => {}
            (Command::Back, _) => return back(),
            (Command::Enter, Some(_)) if self.area.is_none() => {
                self.area = Some(OneArea::default());
            }
            (Command::Open(at), _) if self.area.is_none() => {
                self.focus_line(&lines, at);
                self.area = Some(OneArea::default());
            }
            (Command::Left | Command::Right, _) => {
                return self.step(record, command == Command::Right);
            }
            (Command::ToggleView, _) => self.cycle_view(record),
            (Command::Next | Command::Previous, _) if self.area.is_some() => {
                return self.cycle_aligned(record, command == Command::Next);
            }
            (Command::Why, Some((subject, area))) => {
                return go_to(Destination::Why {
                    subject: subject.clone(),
                    area: area.clone(),
                    item: None,
                });
            }
            (Command::Progress, _) => {
                return show_message("This is Progress.");
            }
            (command, _) => drop(self.move_focus(&lines, &order, command)),
        }
        Vec::new()
    }
}
