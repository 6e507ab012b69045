//! The networks of the folder, by name: choose one, or find it by the words of its name. What has to be
//! read is read in the background; no key waits for it.

pub mod keys;
mod search;
mod view;

pub use self::search::{FoundNetworks, NetworkFilter, Places};

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::phrases;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition, TrashTarget};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::screens::trash;
use crate::tui::state::AppState;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame;
use crate::tui::widgets::text_field::TextField;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Networks {
    /// The folder of the network in focus; before anything moved, that of the open one.
    focus: Option<Slug>,
    /// Where it stood in the list when it came into focus: it is looked for there first, as it mostly
    /// still stands there.
    focus_place: usize,
    pub filter: NetworkFilter,
    /// The letters to find by; they hold until they are taken away.
    pub search: Option<TextField>,
    pub is_searching: bool,
    pub picked: BTreeSet<Slug>,
}

impl Networks {
    /// Those that are shown.
    pub fn visible_networks(&self, state: &AppState) -> FoundNetworks {
        if state.networks_unread {
            return FoundNetworks::default();
        }
        let typed = self.search.as_ref().map(TextField::text).unwrap_or_default();
        search::find_networks(state, self.filter, &typed)
    }

    /// The number of the network in focus among those found. None where there are none.
    pub fn focused_row(&self, state: &AppState, found: &Places) -> Option<usize> {
        let open = state.network_state.as_ref().map(|record| &record.slug);
        let wanted = self.focus.as_ref().or(open);
        let place = wanted.and_then(|slug| {
            let is_at = |at: usize| state.networks.get(at).is_some_and(|entry| entry.slug == *slug);
            if is_at(self.focus_place) {
                found.row_of(self.focus_place)
            } else {
                found.iter().position(is_at)
            }
        });
        place.or((!found.is_empty()).then_some(0))
    }

    pub fn count_words(&self, state: &AppState, found: &FoundNetworks) -> String {
        let many = state.networks.len();
        let networks = if many == 1 { "network" } else { "networks" };
        if found.sure_count == many && self.filter == NetworkFilter::All {
            return format!("{} {networks}", phrases::format_number(many));
        }
        let loosely = match found.loose_count() {
            0 => String::new(),
            loose => format!(", {} loosely like it", phrases::format_number(loose)),
        };
        format!(
            "{} of {} {networks}{loosely}",
            phrases::format_number(found.sure_count),
            phrases::format_number(many)
        )
    }

    pub fn is_open(state: &AppState, entry: &NetworkEntry) -> bool {
        state.network_state.as_ref().is_some_and(|record| record.slug == entry.slug)
    }

    pub fn focused_entry<'d>(
        &self,
        state: &'d AppState,
        found: &Places,
    ) -> Option<&'d NetworkEntry> {
        self.focused_row(state, found)
            .and_then(|at| found.get(at))
            .and_then(|at| state.networks.get(at))
    }

    /// Puts one network into focus: the one that something was just done with.
    pub fn focus_on(&mut self, network: Slug) {
        self.focus = Some(network);
    }

    fn focus_row(&mut self, state: &AppState, found: &Places, at: usize) -> Vec<Transition> {
        let place = found.get(at.min(found.len().saturating_sub(1)));
        self.focus = place.and_then(|at| state.networks.get(at)).map(|entry| entry.slug.clone());
        self.focus_place = place.unwrap_or(0);
        Vec::new()
    }

    /// Picks the network in focus, or no longer, and goes on to the next.
    fn pick(&mut self, state: &AppState, found: &Places, at: usize) -> Vec<Transition> {
        if let Some(entry) = self.focused_entry(state, found)
            && !self.picked.remove(&entry.slug)
        {
            self.picked.insert(entry.slug.clone());
        }
        self.focus_row(state, found, at + 1)
    }

    /// Picks all that are shown and sure; where all of them are picked, none of them any more.
    fn pick_all(&mut self, state: &AppState, found: &FoundNetworks) -> Vec<Transition> {
        if found.sure_count == 0 && found.loose_count() > 0 {
            return show_message("These are only loosely like it: Space picks one of them.");
        }
        let shown: BTreeSet<&Slug> =
            found.sure().filter_map(|at| state.networks.get(at)).map(|entry| &entry.slug).collect();
        if shown.iter().all(|slug| self.picked.contains(*slug)) {
            self.picked.retain(|slug| !shown.contains(slug));
        } else {
            self.picked.extend(shown.into_iter().cloned());
        }
        Vec::new()
    }

    /// The last snapshots of those that are picked, shown or not.
    fn picked_snapshots(&self, state: &AppState) -> Vec<SnapshotChoice> {
        let picked = state.networks.iter().filter(|entry| self.picked.contains(&entry.slug));
        picked.map(|entry| SnapshotChoice::last(entry.slug.clone())).collect()
    }

    /// To a page over those that are picked.
    fn report(&self, state: &AppState) -> Vec<Transition> {
        let wanted = self.picked_snapshots(state);
        if wanted.len() < 2 {
            return show_message(
                "Space picks networks, * all that are shown; P makes a page over those picked.",
            );
        }
        go_to(Destination::NetworksReport(wanted))
    }

    /// Compares those that are picked.
    fn compare(&self, state: &AppState) -> Vec<Transition> {
        let wanted = self.picked_snapshots(state);
        if wanted.len() < 2 {
            return show_message(
                "Space picks networks, * all that are shown; c compares those that are picked.",
            );
        }
        go_to(Destination::Compare(wanted))
    }

    /// To make one of the two that are picked; else to what the one in focus is made of.
    fn join_or_split(&self, state: &AppState, found: &Places) -> Vec<Transition> {
        let picked = state.networks.iter().filter(|entry| self.picked.contains(&entry.slug));
        let picked: Vec<&NetworkEntry> = picked.collect();
        match (picked.as_slice(), self.focused_entry(state, found)) {
            ([one, other], _) => {
                go_to(Destination::JoinNetworks(one.slug.clone(), other.slug.clone()))
            }
            ([], Some(entry)) if !entry.network.also.is_empty() => {
                go_to(Destination::SplitNetwork(entry.slug.clone()))
            }
            ([], _) => show_message(
                "Space picks two networks that are the same one, then J makes one of them.",
            ),
            _ => show_message("J makes one network of two: pick exactly two with Space."),
        }
    }

    fn open(&self, state: &AppState, found: &Places) -> Vec<Transition> {
        if state.networks_unread {
            return show_message("The networks are being read this moment.");
        }
        let Some(entry) = self.focused_entry(state, found) else {
            return show_message("There is no network here to open. + makes a new one.");
        };
        if Self::is_open(state, entry) {
            return go_to(Destination::Home);
        }
        vec![
            Transition::RunEffect(Effect::PublishDrafts),
            Transition::read(ReadRequest::Network(entry.slug.clone())),
        ]
    }

    /// The next way to show fewer. Where figures are needed and not there yet, it says so.
    fn cycle_filter(&mut self, state: &AppState) -> Vec<Transition> {
        self.filter = self.filter.next();
        let more = match (state.summaries.is_none(), self.filter) {
            (true, _) => " The snapshots are still being read.",
            (false, NetworkFilter::All) => "",
            (false, _) => " * picks all of them.",
        };
        show_message(format!("Shown: {}.{more}", self.filter.words()))
    }

    /// One step back to all networks: first the letters go, then the filter.
    fn clear_filters(&mut self) -> bool {
        let was_fewer = self.search.take().is_some_and(|field| !field.is_blank())
            || self.filter != NetworkFilter::All;
        self.filter = NetworkFilter::All;
        was_fewer
    }

    fn update_search(
        &mut self,
        state: &AppState,
        command: Command,
        found: &Places,
    ) -> Vec<Transition> {
        let at = self.focused_row(state, found).unwrap_or(0);
        match command {
            Command::Up | Command::Down | Command::Focus(_) => {
                let at = list_viewport(state.size, at, found.len()).moved(at, command);
                self.focus_row(state, found, at)
            }
            Command::Enter => {
                self.is_searching = false;
                self.open(state, found)
            }
            Command::Open(at) => {
                self.focus_row(state, found, at);
                self.open(state, found)
            }
            Command::Back | Command::Save => {
                self.is_searching = false;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn update_list(
        &mut self,
        state: &AppState,
        command: Command,
        networks: &FoundNetworks,
    ) -> Vec<Transition> {
        let found = &networks.places;
        let at = self.focused_row(state, found).unwrap_or(0);
        match command {
            command if Viewport::is_moved_by(command) => {
                let at = list_viewport(state.size, at, found.len()).moved(at, command);
                self.focus_row(state, found, at)
            }
            Command::Open(at) => {
                self.focus_row(state, found, at);
                self.open(state, found)
            }
            Command::Enter => self.open(state, found),
            Command::Toggle => self.pick(state, found, at),
            Command::ToggleAll => self.pick_all(state, networks),
            Command::Compare => self.compare(state),
            Command::Report => self.report(state),
            Command::Add => go_to(Destination::NewNetwork),
            Command::Undo => trash::undo(state),
            Command::Discard => match self.focused_entry(state, found) {
                Some(entry) => {
                    go_to(Destination::ConfirmTrash(TrashTarget::Network(entry.slug.clone())))
                }
                None => show_message("There is no network here to throw away."),
            },
            Command::JoinNetworks => self.join_or_split(state, found),
            Command::Filter => self.cycle_filter(state),
            Command::Search => {
                (self.is_searching, self.search) =
                    (true, Some(self.search.take().unwrap_or_else(|| TextField::single_line(""))));
                Vec::new()
            }
            Command::Back if self.clear_filters() => show_message("Shown: all networks."),
            Command::Back if state.network_state.is_some() => back(),
            Command::Back => {
                show_message("Enter opens the network in focus; q leaves the workbook.")
            }
            _ => Vec::new(),
        }
    }
}

/// The rows above and below the list, where there is room for them: what is being looked for, the
/// headings, and how many more there are, below a gap.
const LIST_MARGINS: u16 = 4;

/// Whether a screen so high shows more than the list itself.
fn has_margins(body: Rect) -> bool {
    body.height > 6
}

/// Which networks of the list are on a terminal of this size.
fn list_viewport(size: (u16, u16), focus: usize, total: usize) -> Viewport {
    let body = frame::body(size, keys::NETWORKS);
    let rows = body.height - if has_margins(body) { LIST_MARGINS } else { 0 };
    Viewport::screenful(focus, usize::from(rows), total)
}

impl Screen for Networks {
    fn key_context(&self) -> KeyContext {
        if self.is_searching { keys::NETWORK_SEARCH } else { keys::NETWORKS }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Networks).then(Self::default)
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::Networks))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        view::draw(canvas, app, self);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let found = self.visible_networks(state);
        if self.is_searching {
            self.update_search(state, command, &found.places)
        } else {
            self.update_list(state, command, &found)
        }
    }

    /// What is sure stands before what is only loosely like it, in focus too.
    fn on_text_changed(&mut self, state: &mut AppState, _now: &Now) -> Vec<Transition> {
        let found = self.visible_networks(state);
        let place = self.focused_row(state, &found.places);
        if place.is_some_and(|place| place >= found.sure_count) {
            self.focus_row(state, &found.places, 0);
        }
        Vec::new()
    }

    fn field(&self) -> Option<&TextField> {
        self.search.as_ref().filter(|_| self.is_searching)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.search.as_mut().filter(|_| self.is_searching)
    }
}
