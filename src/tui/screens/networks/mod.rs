//! The networks of the folder, by name: choose one, or find it by a few letters. What has to be
//! read is read in the background; no key waits for it.

mod search;
pub mod view;

pub use self::search::NetworkFilter;

use std::collections::BTreeSet;

use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;
use crate::tui::text_field::TextField;

/// The chooser.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Networks {
    /// The folder of the network in focus; before anything moved, that of the open one.
    focus: Option<Slug>,
    /// Which networks are shown.
    pub shown: NetworkFilter,
    /// The letters to find by; they hold until they are taken away.
    pub search: Option<TextField>,
    /// Whether the letters are being typed.
    pub typing: bool,
    /// The folders of those picked to be compared.
    pub picked: BTreeSet<Slug>,
}

impl Networks {
    /// The places in the desk's list of those that are shown, in order.
    pub fn found(&self, desk: &AppState) -> Vec<usize> {
        if desk.unlisted {
            return Vec::new();
        }
        let typed = self.search.as_ref().map(TextField::text).unwrap_or_default();
        if self.shown == NetworkFilter::All && typed.trim().is_empty() {
            return (0..desk.networks.len()).collect();
        }
        search::found(desk, self.shown, &typed)
    }

    /// The number of the network in focus among those found. None where there are none.
    pub fn position(&self, desk: &AppState, found: &[usize]) -> Option<usize> {
        let open = desk.record.as_ref().map(|record| &record.slug);
        let wanted = self.focus.as_ref().or(open);
        let place =
            wanted.and_then(|slug| found.iter().position(|at| desk.networks[*at].slug == *slug));
        place.or((!found.is_empty()).then_some(0))
    }

    /// How many networks there are, or are shown, in words.
    pub fn count(&self, desk: &AppState, found: &[usize]) -> String {
        let many = desk.networks.len();
        let networks = if many == 1 { "network" } else { "networks" };
        if found.len() == many && self.shown == NetworkFilter::All {
            return format!("{} {networks}", phrases::grouped(many));
        }
        format!("{} of {} {networks}", phrases::grouped(found.len()), phrases::grouped(many))
    }

    /// Whether this is the network that is open.
    pub fn is_open(desk: &AppState, entry: &NetworkEntry) -> bool {
        desk.record.as_ref().is_some_and(|record| record.slug == entry.slug)
    }

    /// The network in focus.
    pub fn entry<'d>(&self, desk: &'d AppState, found: &[usize]) -> Option<&'d NetworkEntry> {
        self.position(desk, found)
            .and_then(|at| found.get(at))
            .and_then(|at| desk.networks.get(*at))
    }

    fn go_to(&mut self, desk: &AppState, found: &[usize], at: usize) -> Vec<Transition> {
        let place = found.get(at.min(found.len().saturating_sub(1)));
        self.focus = place.and_then(|at| desk.networks.get(*at)).map(|entry| entry.slug.clone());
        Vec::new()
    }

    /// Picks the network in focus, or no longer, and goes on to the next.
    fn pick(&mut self, desk: &AppState, found: &[usize], at: usize) -> Vec<Transition> {
        if let Some(entry) = self.entry(desk, found)
            && !self.picked.remove(&entry.slug)
        {
            self.picked.insert(entry.slug.clone());
        }
        self.go_to(desk, found, at + 1)
    }

    /// Picks all that are shown; where all of them are picked, none of them any more.
    fn pick_all(&mut self, desk: &AppState, found: &[usize]) -> Vec<Transition> {
        let shown: BTreeSet<&Slug> =
            found.iter().filter_map(|at| desk.networks.get(*at)).map(|entry| &entry.slug).collect();
        if shown.iter().all(|slug| self.picked.contains(*slug)) {
            self.picked.retain(|slug| !shown.contains(slug));
        } else {
            self.picked.extend(shown.into_iter().cloned());
        }
        Vec::new()
    }

    /// Compares those that are picked, shown or not, by their last snapshots.
    fn compare(&self, desk: &AppState) -> Vec<Transition> {
        let picked = desk.networks.iter().filter(|entry| self.picked.contains(&entry.slug));
        let wanted: Vec<SnapshotChoice> =
            picked.map(|entry| SnapshotChoice::last(entry.slug.clone())).collect();
        if wanted.len() < 2 {
            return vec![Transition::Say(
                "Space picks networks, * all that are shown; c compares those that are picked."
                    .to_owned(),
            )];
        }
        vec![Transition::Go(Destination::Compare(wanted))]
    }

    fn open(&self, desk: &AppState, found: &[usize]) -> Vec<Transition> {
        if desk.unlisted {
            return vec![Transition::Say("The networks are being read this moment.".to_owned())];
        }
        let Some(entry) = self.entry(desk, found) else {
            return vec![Transition::Say(
                "There is no network here to open. + makes a new one.".to_owned(),
            )];
        };
        if Self::is_open(desk, entry) {
            return vec![Transition::Go(Destination::Home)];
        }
        vec![
            Transition::Do(Effect::Publish),
            Transition::Do(Effect::OpenNetwork(entry.slug.clone())),
        ]
    }

    /// The next way to show fewer. Where figures are needed and not there yet, it says so.
    fn filter(&mut self, desk: &AppState) -> Vec<Transition> {
        self.shown = self.shown.next();
        let more = match (desk.summaries.is_none(), self.shown) {
            (true, _) => " The snapshots are still being read.",
            (false, NetworkFilter::All) => "",
            (false, _) => " * picks all of them.",
        };
        vec![Transition::Say(format!("Shown: {}.{more}", self.shown.words()))]
    }

    /// One step back to all networks: first the letters go, then the filter.
    fn show_more(&mut self) -> bool {
        let was_fewer = self.search.take().is_some_and(|field| !field.is_blank())
            || self.shown != NetworkFilter::All;
        self.shown = NetworkFilter::All;
        was_fewer
    }

    fn update_search(
        &mut self,
        desk: &AppState,
        command: Command,
        found: &[usize],
    ) -> Vec<Transition> {
        let at = self.position(desk, found).unwrap_or(0);
        match command {
            Command::Up => self.go_to(desk, found, at.saturating_sub(1)),
            Command::Down => self.go_to(desk, found, at + 1),
            Command::Enter => {
                self.typing = false;
                self.open(desk, found)
            }
            Command::Focus(at) => self.go_to(desk, found, at),
            Command::Open(at) => {
                self.go_to(desk, found, at);
                self.open(desk, found)
            }
            Command::Back | Command::Keep => {
                self.typing = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn update_list(
        &mut self,
        desk: &AppState,
        command: Command,
        found: &[usize],
    ) -> Vec<Transition> {
        let at = self.position(desk, found).unwrap_or(0);
        let page = list_rows(desk.size);
        match command {
            Command::Up => self.go_to(desk, found, at.saturating_sub(1)),
            Command::Down => self.go_to(desk, found, at + 1),
            Command::PageUp => self.go_to(desk, found, at.saturating_sub(page)),
            Command::PageDown => self.go_to(desk, found, at + page),
            Command::First => self.go_to(desk, found, 0),
            Command::Last => self.go_to(desk, found, usize::MAX),
            Command::Focus(at) => self.go_to(desk, found, at),
            Command::Open(at) => {
                self.go_to(desk, found, at);
                self.open(desk, found)
            }
            Command::Enter => self.open(desk, found),
            Command::Tick => self.pick(desk, found, at),
            Command::TickAll => self.pick_all(desk, found),
            Command::Compare => self.compare(desk),
            Command::Add => vec![Transition::Go(Destination::NewNetwork)],
            Command::Filter => self.filter(desk),
            Command::Search => {
                (self.typing, self.search) =
                    (true, Some(self.search.take().unwrap_or_else(|| TextField::line(""))));
                Vec::new()
            }
            Command::Back if self.show_more() => {
                vec![Transition::Say("Shown: all networks.".to_owned())]
            }
            Command::Back if desk.record.is_some() => vec![Transition::Go(Destination::Back)],
            Command::Back => vec![Transition::Say(
                "Enter opens the network in focus; q leaves the workbook.".to_owned(),
            )],
            _ => Vec::new(),
        }
    }
}

/// How many rows the list has on a terminal of this size: the frame and the rows around the list
/// take the rest.
pub fn list_rows(size: (u16, u16)) -> usize {
    let (_, body) = crate::tui::document::body_size(size);
    body.saturating_sub(if body > 6 { 4 } else { 0 }).max(1)
}

impl Screen for Networks {
    fn room(&self) -> KeyContext {
        if self.typing { KeyContext::NetworkSearch } else { KeyContext::Networks }
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        let found = self.found(desk);
        if self.typing {
            self.update_search(desk, command, &found)
        } else {
            self.update_list(desk, command, &found)
        }
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.search.as_mut().filter(|_| self.typing)
    }
}
