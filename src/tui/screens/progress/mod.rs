//! Progress: every area of every matrix in use through time, as a chart or a table; one area alone;
//! stepping back and on through the days on which something was saved.

mod export;
pub mod keys;
pub mod marks;
pub mod movement;
pub mod one_area;
pub mod then_and_now;
pub mod timeline;
mod view;

use std::borrow::Cow;

use jiff::civil::Date;

use self::one_area::{AreaView, OneArea};
use self::then_and_now::ThenAndNow;
use self::timeline::{AreaTimeline, DayStep, Timeline};
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
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;

/// So many areas are a page.
const PAGE: usize = 5;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Progress {
    /// The area in focus; none is the first.
    pub focus: Option<(WalkSubject, DomainId)>,
    /// The day stepped back to; none is now.
    pub until: Option<Date>,
    /// The day that the newest is compared with, then and now; none is the snapshot before it.
    pub compared: Option<Date>,
    pub view: ProgressView,
    /// The area in focus alone; else all of them.
    pub area: Option<OneArea>,
    timeline_cache: Option<Timeline>,
    then_and_now_cache: ThenAndNow,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ProgressView {
    #[default]
    Chart,
    /// All items then and now, side by side.
    Board,
    /// The same two days in words.
    BoardTable,
    Table,
    Aligned,
}

impl ProgressView {
    /// What the footer calls it.
    pub(crate) fn words(self) -> &'static str {
        match self {
            Self::Chart => "strips",
            Self::Board => "then, now",
            Self::BoardTable => "in words",
            Self::Table => "all days",
            Self::Aligned => "lined up",
        }
    }

    pub(crate) fn is_then_and_now(self) -> bool {
        matches!(self, Self::Board | Self::BoardTable)
    }
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
        let Some((subject, domain)) = &self.focus else {
            return lines.iter().position(|line| line.has_snapshots).unwrap_or(0);
        };
        lines
            .iter()
            .position(|line| line.subject == *subject && line.domain == *domain)
            .unwrap_or(0)
    }

    /// The next way to look at all areas; where nothing lines up there is one fewer.
    fn next_view(&self, record: &NetworkState) -> ProgressView {
        match self.view {
            ProgressView::Chart => ProgressView::Board,
            ProgressView::Board => ProgressView::BoardTable,
            ProgressView::BoardTable => ProgressView::Table,
            ProgressView::Table if find_anchor(record).is_some() => ProgressView::Aligned,
            ProgressView::Table | ProgressView::Aligned => ProgressView::Chart,
        }
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
            area.leave_for_other_area();
        }
    }

    fn move_focus(&mut self, lines: &[AreaTimeline], order: &[usize], command: Command) -> bool {
        let now = self.focused_line(lines);
        let at = order.iter().position(|line| *line == now).unwrap_or(0);
        if let Command::Focus(line) | Command::Open(line) = command {
            self.focus_line(lines, line);
            return true;
        }
        if !Viewport::is_moved_by(command) {
            return false;
        }
        let next = Viewport::screenful(at, PAGE, order.len()).moved(at, command);
        self.focus_line(lines, order.get(next).copied().unwrap_or(0));
        true
    }

    /// To the day before or after: of all that is shown, or of the area that is looked at.
    fn step(&mut self, record: &NetworkState, on: bool) -> Vec<Transition> {
        let days = self.area.as_ref().map_or_else(|| timeline::days(record), OneArea::days);
        match timeline::day_beside(&days, self.until, on) {
            DayStep::To(day) => self.go_to_day(record, Some(day)),
            DayStep::Last => self.go_to_day(record, None),
            DayStep::Nowhere if on => return show_message("This is how it stands now."),
            DayStep::Nowhere => {
                return show_message("This is where it begins: nothing was saved before.");
            }
        }
        Vec::new()
    }

    /// To the day before or after, of those that the newest of the matrix in focus can be compared
    /// with.
    fn compare_with(&mut self, record: &NetworkState, on: bool) -> Vec<Transition> {
        let past = self.timeline(record);
        let trend =
            past.lines.get(self.focused_line(&past.lines)).map_or(0, |line| line.trend_index);
        let mut days = past.taken_on(trend).to_vec();
        days.pop();
        days.dedup();
        drop(past);
        if days.is_empty() {
            return show_message("There is one snapshot so far: nothing to compare it with.");
        }
        match timeline::day_beside(&days, self.compared, on) {
            DayStep::To(day) => self.compared = Some(day),
            DayStep::Last => self.compared = None,
            DayStep::Nowhere if on => return show_message("This is the one before the newest."),
            DayStep::Nowhere => return show_message("This is the first one."),
        }
        self.refresh_then_and_now(record);
        Vec::new()
    }

    /// What the boards show: as it was worked out last, or anew where something changed in between.
    pub fn then_and_now(&self, record: &NetworkState, past: &Timeline) -> Cow<'_, ThenAndNow> {
        if !self.view.is_then_and_now() || self.then_and_now_cache.is_current(past, self.compared) {
            Cow::Borrowed(&self.then_and_now_cache)
        } else {
            Cow::Owned(ThenAndNow::of(record, past, self.compared))
        }
    }

    fn refresh_then_and_now(&mut self, record: &NetworkState) {
        if !self.view.is_then_and_now() {
            return;
        }
        let past = self.timeline(record);
        if !self.then_and_now_cache.is_current(&past, self.compared) {
            let made = ThenAndNow::of(record, &past, self.compared);
            drop(past);
            self.then_and_now_cache = made;
        }
    }

    fn go_to_day(&mut self, record: &NetworkState, until: Option<Date>) {
        self.until = until;
        self.timeline_cache = Some(Timeline::stepped(record, until, self.timeline_cache.as_ref()));
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

    /// What can be done while one area is looked at.
    fn update_area(
        &mut self,
        record: &NetworkState,
        (lines, order): (&[AreaTimeline], &[usize]),
        command: Command,
    ) -> Vec<Transition> {
        let Some(area) = &mut self.area else { return Vec::new() };
        match command {
            Command::Back => self.area = None,
            Command::ToggleView => area.view = area.view.next(),
            Command::Left | Command::Right => return self.step(record, command == Command::Right),
            Command::GoToDay(at) => {
                let day = area.day(at);
                let is_newest = day.is_some() && day == area.days().last().copied();
                self.go_to_day(record, day.filter(|_| !is_newest));
            }
            Command::Next => drop(self.move_focus(lines, order, Command::Down)),
            Command::Previous => drop(self.move_focus(lines, order, Command::Up)),
            Command::Up | Command::Down if area.view == AreaView::Steps => {
                return self.cycle_aligned(record, command == Command::Down);
            }
            Command::Enter | Command::Why => return self.why(),
            Command::Open(at) => {
                area.move_focus(Command::Focus(at));
                return self.why();
            }
            Command::Progress => return show_message("This is Progress."),
            Command::Export => return self.export(record),
            _ => area.move_focus(command),
        }
        Vec::new()
    }

    /// Why the area in focus stands where it does; why the statement in focus does.
    fn why(&self) -> Vec<Transition> {
        let Some((subject, area)) = self.focus.clone() else { return Vec::new() };
        let item = self.area.as_ref().and_then(OneArea::focused_item);
        go_to(Destination::Why { subject, area, item })
    }

    fn refresh_film(&mut self, record: &NetworkState, lines: &[AreaTimeline]) {
        let line = lines.get(self.focused_line(lines));
        if let (Some(area), Some(line)) = (&mut self.area, line) {
            area.refresh_film(record, line);
        }
    }

    /// Opens the area in focus.
    fn open_area(&mut self) {
        self.area = Some(OneArea::default());
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
        match self.area.as_ref().map(|area| area.view) {
            None if self.view.is_then_and_now() => keys::PROGRESS_THEN_AND_NOW,
            None => keys::PROGRESS,
            Some(AreaView::Film) => keys::PROGRESS_FILM,
            Some(AreaView::Steps) => keys::PROGRESS_STEPS,
            Some(AreaView::Table) => keys::PROGRESS_AREA_TABLE,
        }
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
            self.focus_line(&lines, self.focused_line(&lines));
        }
        if self.area.is_some() {
            self.refresh_film(record, &lines);
            let transitions = self.update_area(record, (&lines, &order), command);
            self.refresh_film(record, &lines);
            return transitions;
        }
        match command {
            Command::Back => return back(),
            Command::Enter => self.open_area(),
            Command::Open(at) => {
                self.focus_line(&lines, at);
                self.open_area();
            }
            Command::Left | Command::Right if self.view.is_then_and_now() => {
                return self.compare_with(record, command == Command::Right);
            }
            Command::Left | Command::Right => return self.step(record, command == Command::Right),
            Command::ToggleView => self.view = self.next_view(record),
            Command::Why => return self.why(),
            Command::Progress => return show_message("This is Progress."),
            Command::Export => return self.export(record),
            command => drop(self.move_focus(&lines, &order, command)),
        }
        self.refresh_film(record, &lines);
        self.refresh_then_and_now(record);
        Vec::new()
    }
}
