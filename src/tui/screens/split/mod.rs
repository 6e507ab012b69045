//! The networks that one network is made of: one that is not the same after all is split off again.
//! What does nothing comes first.

pub mod keys;

use super::join::{CHOOSE, NOTHING_YET, open_slug};
use crate::maturity::ids::Slug;
use crate::maturity::network_join::NetworkPart;
use crate::maturity::page::{LineKind, Page};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct SplitNetwork {
    slug: Slug,
    name: String,
    /// What was joined to it; none while it is being read.
    parts: Option<Vec<NetworkPart>>,
    error: Option<String>,
    pub position: ReadPosition,
    is_pending: bool,
}

impl SplitNetwork {
    pub fn page(&self) -> Page {
        let mut page = Page::new(format!("{} · What it is made of", self.name));
        let Some(parts) = &self.parts else {
            page.body(0, self.error.clone().unwrap_or_else(|| "Reading the network…".to_owned()));
            return page;
        };
        if parts.is_empty() {
            page.body(0, format!("{} is made of no other network.", self.name));
            page.body(0, "Space on two networks of the list, then J, makes one of them.");
            page.blank_line();
            page.focusable(0, "Go back");
            return page;
        }
        page.body(0, format!("These were joined to {}. One that is not the same network after all can be split off: each snapshot goes to the network that it was saved in, and none is changed.", self.name));
        page.blank_line();
        page.focusable(0, "One network: change nothing");
        for part in parts {
            page.focusable(0, format!("Not the same: split off {}", part.words()));
            if part.is_unfinished {
                let words = "It has a folder of its own: joining or splitting was cut off.";
                page.continuation(LineKind::Quiet, 4, words);
            }
        }
        page
    }

    fn activate(&mut self, state: &AppState) -> Vec<Transition> {
        let chosen = self.position.index.checked_sub(1);
        let parts = self.parts.as_deref().unwrap_or_default();
        let Some(part) = chosen.and_then(|at| parts.get(at)).map(|part| part.id) else {
            return back();
        };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being split off this moment.");
        }
        let (slug, open_network) = (self.slug.clone(), open_slug(state));
        vec![Transition::write(WriteRequest::SplitNetwork { slug, part, open_network })]
    }
}

impl Screen for SplitNetwork {
    fn key_context(&self) -> KeyContext {
        keys::SPLIT_NETWORK
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::SplitNetwork(slug) = to else { return None };
        let entry = state.networks.iter().find(|entry| entry.slug == *slug)?;
        Some(Self {
            slug: slug.clone(),
            name: entry.network.name.clone(),
            parts: None,
            error: None,
            position: ReadPosition::default(),
            is_pending: false,
        })
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::NetworkParts(self.slug.clone())))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(), self.position, NOTHING_YET);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::JoinNetworks => show_message(CHOOSE),
            command if self.position.chooses(&self.page(), state.size, command) => {
                self.activate(state)
            }
            _ => Vec::new(),
        }
    }

    fn on_error(&mut self, message: &str) {
        self.is_pending = false;
        if self.parts.is_none() {
            self.error = Some(message.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        if let Outcome::NetworkPartsRead(parts) = outcome {
            self.parts = Some(parts.clone());
        }
    }
}
