//! Compare: two to four snapshots side by side, more of them as rows; one area down to its
//! statements. Who comes first is never chosen by stage: networks stand by name, one network's days
//! by time.

mod area;
pub mod find;
pub mod focus_rows;
pub mod keys;
pub mod pages;
mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use self::focus_rows::CompareFocus;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::comparison::side_words::short_network_name;
use crate::maturity::comparison::statements::ItemRow;
use crate::maturity::comparison::table::TableFilter;
use crate::maturity::comparison::{Comparison, ComparisonKind, MAX_COLUMNS};
use crate::maturity::page::Page;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows::body_size;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, go_to, show_message};
use crate::tui::search_line::SearchLine;
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compare {
    pub requested: Option<Vec<SnapshotChoice>>,
    pub progress: Option<(usize, usize)>,
    pub comparison: Option<Arc<Comparison>>,
    pub name_width: usize,
    pub focus: usize,
    pub first_area: usize,
    pub area: Option<OpenArea>,
    pub filter: TableFilter,
    pub picked: BTreeSet<usize>,
    pub overlay: Option<CompareOverlay>,
    /// The line to find a row by.
    pub row_search: SearchLine,
    /// The line to find by what else could be compared.
    pub add_search: SearchLine,
    other_snapshots: Vec<OtherSnapshot>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct OpenArea {
    pub number: usize,
    pub rows: Vec<ItemRow>,
    pub focus: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompareOverlay {
    pub page: OverlayPage,
    pub position: ReadPosition,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayPage {
    Why(usize),
    Asks,
    Comparability,
    AddSnapshot,
}

impl Compare {
    pub fn loading(wanted: Vec<SnapshotChoice>) -> Self {
        Self { requested: Some(wanted), ..Self::default() }
    }

    fn set_comparison(&mut self, sides: &Arc<Comparison>, others: &[OtherSnapshot]) {
        let shown = self.filter;
        let widest = sides
            .sides
            .iter()
            .map(|side| short_network_name(side.name()).width())
            .max()
            .unwrap_or(0);
        *self = Self {
            comparison: Some(Arc::clone(sides)),
            name_width: widest,
            other_snapshots: others.to_vec(),
            filter: shown,
            ..Self::default()
        };
    }

    pub fn is_rows(&self) -> bool {
        self.comparison.as_ref().is_some_and(|sides| !sides.fits_columns())
    }

    pub fn page(&self, state: &AppState) -> Option<(Page, ReadPosition)> {
        let (over, sides) = (self.overlay?, self.comparison.as_ref()?);
        let page = match over.page {
            OverlayPage::Why(area) => pages::why_page(sides, area),
            OverlayPage::Asks => pages::asks_page(sides),
            OverlayPage::Comparability => pages::comparability_page(sides),
            OverlayPage::AddSnapshot => {
                let query = self.add_search.query();
                pages::add_snapshot_page(state, sides, &self.other_snapshots, &query)
            }
        };
        Some((page, over.position))
    }

    /// Goes back. What is still being read for this is given up: a reading of nothing takes its
    /// place.
    fn leave(&self) -> Vec<Transition> {
        let giving_up =
            self.requested.is_some().then(|| Transition::read(ReadRequest::Compare(Vec::new())));
        giving_up.into_iter().chain([Transition::Navigate(Destination::Back)]).collect()
    }

    fn open_overlay(&mut self, what: OverlayPage) {
        self.overlay = Some(CompareOverlay { page: what, position: ReadPosition::default() });
    }

    /// Adds what the line in focus of the chooser names, and reads all of it anew.
    pub(crate) fn add(&mut self, state: &AppState, at: usize) -> Vec<Transition> {
        let Some(sides) = &self.comparison else { return Vec::new() };
        let mut wanted: Vec<SnapshotChoice> =
            sides.sides.iter().map(SnapshotChoice::from).collect();
        let query = self.add_search.query();
        let choices = pages::snapshot_choices(state, sides, &self.other_snapshots, &query);
        let Some(one) = choices.into_iter().nth(at) else { return Vec::new() };
        wanted.push(one);
        self.overlay = None;
        self.add_search.clear();
        self.requested = Some(wanted.clone());
        vec![Transition::read(ReadRequest::Compare(wanted))]
    }

    fn update_overlay(&mut self, state: &AppState, command: Command) -> Vec<Transition> {
        if self.add_search.is_typing() {
            return self.update_add_search(state, command);
        }
        let Some((page, mut read)) = self.page(state) else {
            self.overlay = None;
            return Vec::new();
        };
        let Some(what) = self.overlay.map(|over| over.page) else { return Vec::new() };
        match command {
            Command::Enter if what == OverlayPage::AddSnapshot => {
                return self.add(state, read.index);
            }
            Command::Open(at) if what == OverlayPage::AddSnapshot => return self.add(state, at),
            Command::Search if what == OverlayPage::AddSnapshot => self.add_search.begin(),
            Command::Back if self.add_search.clear() => read_first(&mut self.overlay),
            Command::Back | Command::Enter => self.overlay = None,
            command => {
                read.update(&page, self.page_size(state), command);
                self.overlay = Some(CompareOverlay { page: what, position: read });
            }
        }
        Vec::new()
    }

    fn export(&self) -> Vec<Transition> {
        let Some(sides) = &self.comparison else { return Vec::new() };
        let open = self.area.as_ref().and_then(|area| sides.areas.get(area.number));
        let extract = match open {
            Some(area) => sides.to_area_table(area, self.filter),
            None => sides.to_table(self.filter),
        };
        go_to(Destination::Export(ExportContent::ComparisonTable(Arc::new(extract))))
    }

    fn update_columns(
        &mut self,
        state: &AppState,
        sides: &Comparison,
        command: Command,
    ) -> Vec<Transition> {
        let lines = focus_rows::focus_lines(sides, self.filter);
        let end = lines.len().saturating_sub(1);
        match command {
            Command::Enter | Command::Open(_) => {
                if let Command::Open(at) = command {
                    self.focus = at.min(end);
                }
                match lines.get(self.focus.min(end)) {
                    Some(CompareFocus::Area(number)) => self.open_area(*number),
                    Some(CompareFocus::Asks) => self.open_overlay(OverlayPage::Asks),
                    Some(CompareFocus::Comparability) => {
                        self.open_overlay(OverlayPage::Comparability);
                    }
                    None => {}
                }
            }
            Command::Why => match lines.get(self.focus.min(end)) {
                Some(CompareFocus::Area(number)) => self.open_overlay(OverlayPage::Why(*number)),
                Some(CompareFocus::Asks) => self.open_overlay(OverlayPage::Asks),
                _ => self.open_overlay(OverlayPage::Comparability),
            },
            Command::Filter => self.toggle_filter(sides, &lines),
            Command::Note => self.filter.with_notes = !self.filter.with_notes,
            Command::Compare => {
                return show_message("This is Compare. + adds another snapshot or network.");
            }
            command => {
                let at = self.focus.min(end);
                let view = Viewport::screenful(at, body_size(state.size).1, lines.len());
                self.focus = view.moved(at, command);
            }
        }
        Vec::new()
    }

    /// Only what differs, or all; the focus stays on its line.
    fn toggle_filter(&mut self, sides: &Comparison, lines: &[CompareFocus]) {
        let line = lines.get(self.focus).copied();
        self.filter.only_differing = !self.filter.only_differing;
        let now = focus_rows::focus_lines(sides, self.filter);
        self.focus = now.iter().position(|other| Some(*other) == line).unwrap_or(0);
    }

    fn update_rows(
        &mut self,
        state: &AppState,
        sides: &Comparison,
        command: Command,
    ) -> Vec<Transition> {
        if self.row_search.is_typing() {
            return self.update_row_search(sides, command);
        }
        let found = self.visible_rows(sides);
        let place = found.place_of(self.focus);
        self.focus = found.at(place).unwrap_or(0);
        if self.requested.is_some()
            && matches!(command, Command::Enter | Command::Open(_) | Command::Compare)
        {
            return show_message("The others are being read; this can be opened in a moment.");
        }
        match command {
            Command::Search => self.row_search.begin(),
            _ if found.numbers.is_empty() => return show_message("None of them. Esc shows all."),
            Command::Enter => return compare_with_first(sides, self.focus),
            Command::Open(at) => {
                self.focus = found.at(at).unwrap_or(0);
                return compare_with_first(sides, self.focus);
            }
            Command::Toggle => {
                if !self.picked.remove(&self.focus) {
                    self.picked.insert(self.focus);
                }
                self.focus = found.at(place + 1).unwrap_or(0);
            }
            Command::Compare if (2..=MAX_COLUMNS).contains(&self.picked.len()) => {
                let picked = self.picked.iter().filter_map(|number| sides.sides.get(*number));
                return go_to(Destination::Compare(picked.map(SnapshotChoice::from).collect()));
            }
            Command::Compare => {
                let says = format!(
                    "Space picks two to four; c puts them side by side. {} picked now.",
                    self.picked.len()
                );
                return show_message(says);
            }
            Command::Why => self.open_overlay(OverlayPage::Comparability),
            Command::Needs => self.open_overlay(OverlayPage::Asks),
            Command::Right => {
                self.first_area = (self.first_area + 1).min(sides.areas.len().saturating_sub(1));
            }
            Command::Left => self.first_area = self.first_area.saturating_sub(1),
            command => {
                let view = focus_rows::list_viewport(state.size, sides, &found, place);
                self.focus = found.at(view.moved(place, command)).unwrap_or(0);
            }
        }
        Vec::new()
    }
}

fn read_first(overlay: &mut Option<CompareOverlay>) {
    if let Some(over) = overlay {
        over.position = ReadPosition::default();
    }
}

/// A row, read beside the network's own first snapshot: a row holds figures, so its answers are
/// read now.
fn compare_with_first(sides: &Comparison, number: usize) -> Vec<Transition> {
    let Some(side) = sides.sides.get(number) else { return Vec::new() };
    let first =
        side.first.as_ref().map(|first| SnapshotChoice::one(side.slug.clone(), first.snapshot.id));
    go_to(Destination::Compare(first.into_iter().chain([SnapshotChoice::from(side)]).collect()))
}

impl Screen for Compare {
    fn key_context(&self) -> KeyContext {
        match (self.overlay.map(|over| over.page), &self.area, self.is_rows()) {
            (Some(OverlayPage::AddSnapshot), ..) if self.add_search.is_typing() => {
                keys::COMPARE_ADD_FIND
            }
            (Some(OverlayPage::AddSnapshot), ..) => keys::COMPARE_ADD,
            (Some(_), ..) => keys::COMPARE_PAGE,
            (None, Some(_), _) => keys::COMPARE_AREA,
            (None, None, true) if self.row_search.is_typing() => keys::COMPARE_FIND,
            (None, None, true) => keys::COMPARE_ROWS,
            (None, None, false) => keys::COMPARE,
        }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::Compare(wanted) = to else { return None };
        Some(Self::loading(wanted.clone()))
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        self.requested.clone().map(ReadRequest::Compare).map(Effect::Read)
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let Some(sides) = self.comparison.clone() else {
            return if command == Command::Back { self.leave() } else { Vec::new() };
        };
        if self.overlay.is_some() {
            return self.update_overlay(state, command);
        }
        if self.area.is_some() {
            return self.update_area(state, command);
        }
        match command {
            command if self.row_search.is_typing() => self.update_rows(state, &sides, command),
            Command::Back if self.row_search.clear() => Vec::new(),
            Command::Back => self.leave(),
            Command::Export => self.export(),
            Command::Report if sides.kind() == ComparisonKind::Networks => {
                let all = sides.sides.iter().map(SnapshotChoice::from).collect();
                go_to(Destination::NetworksReport(all))
            }
            Command::Add => {
                self.add_search.clear();
                self.open_overlay(OverlayPage::AddSnapshot);
                vec![Transition::read(ReadRequest::Networks)]
            }
            command if self.is_rows() => self.update_rows(state, &sides, command),
            command => self.update_columns(state, &sides, command),
        }
    }

    fn on_error(&mut self, _message: &str) {
        self.requested = None;
    }

    fn field(&self) -> Option<&TextField> {
        self.search_field()
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.search_field_mut()
    }

    fn on_text_changed(&mut self, _state: &mut AppState, _now: &Now) -> Vec<Transition> {
        self.focus_found();
        Vec::new()
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        match outcome {
            _ if self.requested.is_none() => {}
            Outcome::CompareProgress { done, total } => self.progress = Some((*done, *total)),
            Outcome::Compared(sides, others) => self.set_comparison(sides, others),
            _ => {}
        }
    }
}
