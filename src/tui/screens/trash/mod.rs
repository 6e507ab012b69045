//! The trash: walks, snapshots and networks that were thrown away, with the day and what each is.
//! Enter brings one back (restore, undelete). The program never empties it.

pub mod keys;

use crate::maturity::page::{LineKind, Page};
use crate::maturity::phrases::{format_date_short, pluralize};
use crate::maturity::trash::TrashedItem;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::{AppState, LastJoin};
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trash {
    /// What lies there, the newest first; none while it is being read.
    items: Option<Vec<TrashedItem>>,
    error: Option<String>,
    pub position: ReadPosition,
    is_pending: bool,
}

impl Trash {
    pub fn items(&self) -> &[TrashedItem] {
        self.items.as_deref().unwrap_or_default()
    }

    pub fn page(&self) -> Page {
        let mut page = Page::new("The trash");
        match (&self.error, &self.items) {
            (Some(error), _) => page.body(0, error.clone()),
            (None, None) => page.body(0, "Reading the trash…"),
            (None, Some(items)) if items.is_empty() => {
                page.body(0, "There is nothing in the trash.");
                page.body(0, "What you throw away with d (a walk, a snapshot, a network) is kept here until you bring it back. Nothing is ever deleted for good.");
            }
            (None, Some(items)) => {
                page.body(0, "You threw these away. They are kept, but count nowhere until you bring them back with Enter.");
                let unseen = items.iter().filter(|item| item.unseen).count();
                if unseen > 0 {
                    let versions = pluralize(unseen, "version was", "versions were");
                    page.body(0, format!("{versions} set aside by the workbook, because the walk was saved or changed elsewhere. You have seen it now: Home stops telling you."));
                }
                page.blank_line();
                for item in items {
                    write_item(&mut page, item);
                }
            }
        }
        page
    }

    fn restore(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(item) = self.items().get(self.position.index) else { return back() };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if let Some(why) = &item.obstacle {
            return show_message(format!("This can't be brought back: {why}."));
        }
        let name = item.name.clone();
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being brought back this moment.");
        }
        vec![restore_request(state, name)]
    }
}

fn write_item(page: &mut Page, item: &TrashedItem) {
    page.focusable(0, item.line());
    page.set_prefix(format!("{:<13}", format_date_short(item.trashed_on)));
    if item.unseen {
        page.continuation(
            LineKind::Quiet,
            13,
            "Set aside by the workbook; nobody threw it away.".to_owned(),
        );
    }
    if let Some(why) = &item.obstacle {
        page.continuation(LineKind::Quiet, 13, format!("Can't be brought back: {why}."));
    }
}

/// Asks for what has this name in the trash to be brought back.
pub(crate) fn restore_request(state: &AppState, name: String) -> Transition {
    let open_network = state.network_state.as_ref().map(|record| record.slug.clone());
    Transition::write(WriteRequest::Restore { name, open_network })
}

/// Takes the last joining or splitting of networks back.
fn take_apart(state: &AppState, last: &LastJoin) -> Transition {
    let open_network = state.network_state.as_ref().map(|record| record.slug.clone());
    Transition::write(match last.clone() {
        LastJoin::Joined { kept, part } => {
            WriteRequest::SplitNetwork { slug: kept, part, open_network }
        }
        LastJoin::Split { network: kept, other } => {
            WriteRequest::JoinNetworks { kept, other, seen: None, open_network }
        }
    })
}

/// Takes the last throwing away back, or the last joining of networks.
pub(crate) fn undo(state: &AppState) -> Vec<Transition> {
    if let Some(why) = &state.read_only_reason {
        return show_message(why.clone());
    }
    match (&state.last_joined, &state.last_trashed) {
        (Some(last), _) => vec![take_apart(state, last)],
        (None, Some(name)) => vec![restore_request(state, name.clone())],
        (None, None) => {
            show_message("Nothing was thrown away just now. T shows what is in the trash.")
        }
    }
}

impl Screen for Trash {
    fn key_context(&self) -> KeyContext {
        if self.items().is_empty() { keys::TRASH_EMPTY } else { keys::TRASH }
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Trash).then(Self::default)
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::Trash))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let page = self.page();
        let hint = match page.stop_count() {
            0 => "",
            _ => "Newest first. Esc leaves them all where they are.",
        };
        page_view::draw(canvas, app, &page, self.position, hint);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Trash => show_message("This is the trash."),
            command if self.position.chooses(&self.page(), state.size, command) => {
                self.restore(state)
            }
            _ => Vec::new(),
        }
    }

    fn on_error(&mut self, message: &str) {
        self.is_pending = false;
        if self.items.is_none() {
            self.error = Some(message.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::TrashRead(items) => {
                self.position.index = self.position.index.min(items.len().saturating_sub(1));
                (self.items, self.error) = (Some(items.clone()), None);
            }
            Outcome::Restored { .. } => self.is_pending = false,
            _ => {}
        }
    }
}
