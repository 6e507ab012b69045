//! Compare: two to four snapshots side by side, more of them as rows; one area down to its
//! statements. Who comes first is never chosen by stage: networks stand by name, one network's days
//! by time.

pub mod focus_rows;
pub mod pages;
pub mod view;

use std::collections::BTreeSet;
use std::sync::Arc;

use unicode_width::UnicodeWidthStr;

use self::focus_rows::CompareFocus;
use crate::maturity::comparison::selection::{OtherSnapshot, SnapshotChoice};
use crate::maturity::comparison::side_words::short_name;
use crate::maturity::comparison::statements::{self, ItemRow};
use crate::maturity::comparison::table::TableFilter;
use crate::maturity::comparison::{Comparison, MOST_ABREAST};
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// Snapshots being compared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Compare {
    /// What was asked for, while it is still being read.
    pub asked: Option<Vec<SnapshotChoice>>,
    /// How many networks have been read, of how many.
    pub so_far: Option<(usize, usize)>,
    /// What has been read.
    pub sides: Option<Arc<Comparison>>,
    /// In rows: how many columns the longest name takes.
    pub widest: usize,
    /// The number of the line in focus.
    pub at: usize,
    /// In rows: the number of the first area shown.
    pub left: usize,
    /// The area that is open down to its statements.
    pub area: Option<OpenArea>,
    /// What is shown of it.
    pub shown: TableFilter,
    /// In rows: the numbers of those picked for side by side.
    pub picked: BTreeSet<usize>,
    /// A page laid over all of it.
    pub over: Option<CompareOverlay>,
    others: Vec<OtherSnapshot>,
}

/// An area, statement by statement.
#[derive(Clone, Debug, PartialEq)]
pub struct OpenArea {
    /// The number of the area.
    pub number: usize,
    /// Its statements.
    pub rows: Vec<ItemRow>,
    /// The number of the one in focus, among those shown.
    pub at: usize,
}

/// A page laid over a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CompareOverlay {
    /// What it tells.
    pub what: OverlayPage,
    /// How far it is read.
    pub read: ReadPosition,
}

/// What a page tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverlayPage {
    /// Why an area stands so on each side, and what moved.
    Why(usize),
    /// What they ask of others.
    Asks,
    /// Which statements can't be compared.
    Comparability,
    /// What else could be compared.
    Adding,
}

impl Compare {
    /// Snapshots that are still to be read.
    pub fn reading(wanted: Vec<SnapshotChoice>) -> Self {
        Self { asked: Some(wanted), ..Self::default() }
    }

    /// How far reading has come.
    pub fn comparing(&mut self, done: usize, of: usize) {
        if self.asked.is_some() {
            self.so_far = Some((done, of));
        }
    }

    /// What was asked for has been read.
    pub fn found(&mut self, sides: &Arc<Comparison>, others: &[OtherSnapshot]) {
        let shown = self.shown;
        let widest =
            sides.all.iter().map(|side| short_name(side.name()).width()).max().unwrap_or(0);
        *self = Self {
            sides: Some(Arc::clone(sides)),
            widest,
            others: others.to_vec(),
            shown,
            ..Self::default()
        };
    }

    /// Whether they stand as rows.
    pub fn is_rows(&self) -> bool {
        self.sides.as_ref().is_some_and(|sides| !sides.are_abreast())
    }

    /// The statements of the open area that are shown.
    pub fn items(&self) -> Vec<&ItemRow> {
        let only = self.shown.only_differing;
        self.area.iter().flat_map(|area| &area.rows).filter(|row| row.differs || !only).collect()
    }

    /// The page laid over, where there is one.
    pub fn page(&self, desk: &AppState) -> Option<(Document, ReadPosition)> {
        let (over, sides) = (self.over?, self.sides.as_ref()?);
        let page = match over.what {
            OverlayPage::Why(area) => pages::why(sides, area),
            OverlayPage::Asks => pages::asks(sides),
            OverlayPage::Comparability => pages::comparability(sides),
            OverlayPage::Adding => pages::adding(desk, sides, &self.others),
        };
        Some((page, over.read))
    }

    /// Goes back. What is still being read for this is given up: a reading of nothing takes its
    /// place.
    fn leave(&self) -> Vec<Transition> {
        let giving_up = self.asked.is_some().then(|| Transition::Do(Effect::Compare(Vec::new())));
        giving_up.into_iter().chain([Transition::Go(Destination::Back)]).collect()
    }

    fn lay(&mut self, what: OverlayPage) {
        self.over = Some(CompareOverlay { what, read: ReadPosition::default() });
    }

    /// Adds what the line in focus of the chooser names, and reads all of it anew.
    fn add(&mut self, desk: &AppState, at: usize) -> Vec<Transition> {
        let Some(sides) = &self.sides else { return Vec::new() };
        let mut wanted: Vec<SnapshotChoice> = sides.all.iter().map(SnapshotChoice::from).collect();
        let Some(one) = pages::to_add(desk, sides, &self.others).into_iter().nth(at) else {
            return Vec::new();
        };
        wanted.push(one);
        self.over = None;
        self.asked = Some(wanted.clone());
        vec![Transition::Do(Effect::Compare(wanted))]
    }

    fn update_over(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        let Some((page, mut read)) = self.page(desk) else {
            self.over = None;
            return Vec::new();
        };
        let Some(what) = self.over.map(|over| over.what) else { return Vec::new() };
        match command {
            Command::Enter if what == OverlayPage::Adding => return self.add(desk, read.at),
            Command::Open(at) if what == OverlayPage::Adding => return self.add(desk, at),
            Command::Back | Command::Enter => self.over = None,
            command => {
                read.update(&page, desk.size, command);
                self.over = Some(CompareOverlay { what, read });
            }
        }
        Vec::new()
    }

    fn update_area(&mut self, desk: &AppState, command: Command) -> Vec<Transition> {
        let end = self.items().len().saturating_sub(1);
        let page = body_size(desk.size).1.saturating_sub(4).max(1);
        let Some(area) = &mut self.area else { return Vec::new() };
        match command {
            Command::Back => self.area = None,
            Command::Enter | Command::Why => {
                let number = area.number;
                self.lay(OverlayPage::Why(number));
            }
            Command::Next | Command::Previous => {
                let number = area.number;
                self.turn_to_area(number, command == Command::Next);
            }
            Command::Filter => {
                self.shown.only_differing = !self.shown.only_differing;
                self.shift_area(0);
            }
            Command::Note => self.shown.with_notes = !self.shown.with_notes,
            Command::WriteOut => return self.write_out(),
            command => area.at = moved_to(area.at, end, page, command),
        }
        Vec::new()
    }

    /// Leads to where what is on screen is written to.
    fn write_out(&self) -> Vec<Transition> {
        let Some(sides) = &self.sides else { return Vec::new() };
        let open = self.area.as_ref().and_then(|area| sides.areas.get(area.number));
        let extract = match open {
            Some(area) => sides.extract_area(area, self.shown),
            None => sides.extract(self.shown),
        };
        vec![Transition::Go(Destination::WritingOut(ExportContent::Extract(Arc::new(extract))))]
    }

    fn shift_area(&mut self, at: usize) {
        if let Some(area) = &mut self.area {
            area.at = at;
        }
    }

    fn open_area(&mut self, number: usize) {
        let Some(sides) = &self.sides else { return };
        let Some(area) = sides.areas.get(number) else { return };
        self.area = Some(OpenArea { number, rows: statements::rows(&sides.all, area), at: 0 });
    }

    /// The next area that is shown, or the one before; the focus goes along.
    fn turn_to_area(&mut self, number: usize, on: bool) {
        let Some(sides) = &self.sides else { return };
        let lines = focus_rows::of(sides, self.shown);
        let areas: Vec<usize> = lines
            .iter()
            .filter_map(
                |line| if let CompareFocus::Area(number) = line { Some(*number) } else { None },
            )
            .collect();
        let now = areas.iter().position(|area| *area == number).unwrap_or(0);
        let step = if on { 1 } else { areas.len().saturating_sub(1) };
        if let Some(next) = areas.get((now + step) % areas.len().max(1)).copied() {
            self.at = lines.iter().position(|line| *line == CompareFocus::Area(next)).unwrap_or(0);
            self.open_area(next);
        }
    }

    /// Side by side: areas, what they ask, what can be compared.
    fn update_abreast(
        &mut self,
        desk: &AppState,
        sides: &Comparison,
        command: Command,
    ) -> Vec<Transition> {
        let lines = focus_rows::of(sides, self.shown);
        let end = lines.len().saturating_sub(1);
        match command {
            Command::Enter | Command::Open(_) => {
                if let Command::Open(at) = command {
                    self.at = at.min(end);
                }
                match lines.get(self.at.min(end)) {
                    Some(CompareFocus::Area(number)) => self.open_area(*number),
                    Some(CompareFocus::Asks) => self.lay(OverlayPage::Asks),
                    Some(CompareFocus::Comparability) => self.lay(OverlayPage::Comparability),
                    None => {}
                }
            }
            Command::Why => match lines.get(self.at.min(end)) {
                Some(CompareFocus::Area(number)) => self.lay(OverlayPage::Why(*number)),
                Some(CompareFocus::Asks) => self.lay(OverlayPage::Asks),
                _ => self.lay(OverlayPage::Comparability),
            },
            Command::Filter => self.turn_filter(sides, &lines),
            Command::Note => self.shown.with_notes = !self.shown.with_notes,
            Command::Compare => {
                return vec![Transition::Say(
                    "This is Compare. + adds another snapshot or network.".to_owned(),
                )];
            }
            command => {
                self.at = moved_to(self.at.min(end), end, body_size(desk.size).1.max(1), command);
            }
        }
        Vec::new()
    }

    /// Only what differs, or all; the focus stays on its line.
    fn turn_filter(&mut self, sides: &Comparison, lines: &[CompareFocus]) {
        let line = lines.get(self.at).copied();
        self.shown.only_differing = !self.shown.only_differing;
        let now = focus_rows::of(sides, self.shown);
        self.at = now.iter().position(|other| Some(*other) == line).unwrap_or(0);
    }

    /// As rows: a network each.
    fn update_rows(
        &mut self,
        desk: &AppState,
        sides: &Comparison,
        command: Command,
    ) -> Vec<Transition> {
        let end = sides.all.len().saturating_sub(1);
        self.at = self.at.min(end);
        if self.asked.is_some()
            && matches!(command, Command::Enter | Command::Open(_) | Command::Compare)
        {
            return vec![Transition::Say(
                "The others are being read; this can be opened in a moment.".to_owned(),
            )];
        }
        match command {
            Command::Enter => return beside_own_past(sides, self.at),
            Command::Open(at) => {
                self.at = at.min(end);
                return beside_own_past(sides, self.at);
            }
            Command::Tick => {
                if !self.picked.remove(&self.at) {
                    self.picked.insert(self.at);
                }
                self.at = (self.at + 1).min(end);
            }
            Command::Compare if (2..=MOST_ABREAST).contains(&self.picked.len()) => {
                let picked = self.picked.iter().filter_map(|number| sides.all.get(*number));
                return vec![Transition::Go(Destination::Compare(
                    picked.map(SnapshotChoice::from).collect(),
                ))];
            }
            Command::Compare => {
                let says = format!(
                    "Space picks two to four; c puts them side by side. {} picked now.",
                    self.picked.len()
                );
                return vec![Transition::Say(says)];
            }
            Command::Why => self.lay(OverlayPage::Comparability),
            Command::Needs => self.lay(OverlayPage::Asks),
            Command::Right => self.left = (self.left + 1).min(sides.areas.len().saturating_sub(1)),
            Command::Left => self.left = self.left.saturating_sub(1),
            command => {
                self.at = moved_to(self.at, end, focus_rows::list_rows(desk.size, sides), command);
            }
        }
        Vec::new()
    }
}

/// A row, read beside the network's own first snapshot: a row holds figures, so its answers are
/// read now.
fn beside_own_past(sides: &Comparison, number: usize) -> Vec<Transition> {
    let Some(side) = sides.all.get(number) else { return Vec::new() };
    let first =
        side.first.as_ref().map(|first| SnapshotChoice::one(side.slug.clone(), first.snapshot.id));
    vec![Transition::Go(Destination::Compare(
        first.into_iter().chain([SnapshotChoice::from(side)]).collect(),
    ))]
}

/// Where the focus goes.
fn moved_to(at: usize, end: usize, page: usize, command: Command) -> usize {
    let to = match command {
        Command::Up => at.saturating_sub(1),
        Command::Down => at + 1,
        Command::PageUp => at.saturating_sub(page),
        Command::PageDown => at + page,
        Command::First => 0,
        Command::Last => end,
        Command::Focus(at) => at,
        _ => at,
    };
    to.min(end)
}

impl Screen for Compare {
    fn room(&self) -> KeyContext {
        match (self.over.map(|over| over.what), &self.area, self.is_rows()) {
            (Some(OverlayPage::Adding), ..) => KeyContext::CompareMore,
            (Some(_), ..) => KeyContext::ComparePage,
            (None, Some(_), _) => KeyContext::CompareArea,
            (None, None, true) => KeyContext::CompareRows,
            (None, None, false) => KeyContext::Compare,
        }
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        let Some(sides) = self.sides.clone() else {
            return if command == Command::Back { self.leave() } else { Vec::new() };
        };
        if self.over.is_some() {
            return self.update_over(desk, command);
        }
        if self.area.is_some() {
            return self.update_area(desk, command);
        }
        match command {
            Command::Back => self.leave(),
            Command::WriteOut => self.write_out(),
            Command::Add => {
                self.lay(OverlayPage::Adding);
                vec![Transition::Do(Effect::ListNetworks)]
            }
            command if self.is_rows() => self.update_rows(desk, &sides, command),
            command => self.update_abreast(desk, &sides, command),
        }
    }

    fn refused(&mut self, _says: &str) {
        self.asked = None;
    }
}
