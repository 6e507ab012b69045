//! The question whether two networks are one and the same: what each is, what they would become,
//! and what a person should know before they are joined. What does nothing comes first.

pub mod keys;

use crate::maturity::ids::Slug;
use crate::maturity::network_join::JoinPlan;
use crate::maturity::page::{LineKind, Page};
use crate::maturity::pages::write_join_sides;
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
pub struct JoinNetworks {
    pair: (Slug, Slug),
    /// What was read of the two; none while it is being read.
    plan: Option<JoinPlan>,
    error: Option<String>,
    /// The plan that was chosen and is asked about once more: their ODS codes differ.
    asked_again: Option<JoinPlan>,
    pub position: ReadPosition,
    is_pending: bool,
}

impl JoinNetworks {
    pub fn page(&self) -> Page {
        let mut page = Page::new("One network, or two?");
        match (&self.error, &self.plan, &self.asked_again) {
            (Some(error), ..) => page.body(0, error.clone()),
            (None, None, _) => page.body(0, "Reading the two networks…"),
            (None, Some(_), Some(plan)) => write_second_question(&mut page, plan),
            (None, Some(plan), None) => write_question(&mut page, plan),
        }
        page
    }

    fn activate(&mut self, state: &AppState) -> Vec<Transition> {
        let Some(plan) = &self.plan else { return back() };
        let is_code_shared = plan.is_code_shared() && plan.obstacle.is_none();
        let chosen = match (&self.asked_again, self.position.index) {
            (None, 0) if is_code_shared => None,
            (_, 0) => return back(),
            (Some(asked), _) => Some(asked.clone()),
            (None, 1) => Some(plan.clone()),
            (None, _) => Some(plan.reversed()),
        };
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        let Some(chosen) = chosen else { return self.keep_apart(state) };
        if chosen.has_different_codes() && self.asked_again.is_none() {
            self.asked_again = Some(chosen);
            self.position = ReadPosition::default();
            return show_message("Their ODS codes differ: are they one network all the same?");
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("They are being joined this moment.");
        }
        let JoinPlan { kept, other, .. } = chosen;
        vec![Transition::write(WriteRequest::JoinNetworks {
            kept: kept.slug,
            other: other.slug,
            seen: Some([kept.hash, other.hash]),
            open_network: open_slug(state),
        })]
    }
}

impl JoinNetworks {
    /// Has it noted that they are two networks, whatever their one code says.
    fn keep_apart(&mut self, state: &AppState) -> Vec<Transition> {
        if std::mem::replace(&mut self.is_pending, true) {
            return Vec::new();
        }
        let (kept, other) = self.pair.clone();
        let open_network = open_slug(state);
        vec![Transition::write(WriteRequest::KeepNetworksApart { kept, other, open_network })]
    }
}

/// What is said below a question of which no line changes anything by itself.
pub(crate) const NOTHING_YET: &str = "Nothing is changed before Enter on a line that says so.";

/// What is said to a key that only leads here.
pub(crate) const CHOOSE: &str = "Choose one of the lines.";

/// The network that is open, to be read again.
pub(crate) fn open_slug(state: &AppState) -> Option<Slug> {
    state.network_state.as_ref().map(|record| record.slug.clone())
}

fn write_question(page: &mut Page, plan: &JoinPlan) {
    write_join_sides(page, plan);
    page.blank_line();
    if let Some(why) = &plan.obstacle {
        page.body(0, format!("They can't be joined now. {why}"));
        page.blank_line();
        page.focusable(0, "Go back");
        return;
    }
    if plan.is_code_shared() {
        page.focusable(0, "Two networks: keep both");
        let words = "That they have one ODS code is not told as a problem any more.";
        page.continuation(LineKind::Quiet, 4, words);
    } else {
        page.focusable(0, "Two networks: change nothing");
    }
    let ways = [plan.clone(), plan.reversed()];
    for way in &ways {
        page.focusable(0, format!("One network, called {}", way.kept.network.name));
    }
    page.blank_line();
    page.body(0, "As one network, the snapshots and walks of both stand under one name. No snapshot is changed, and you can take them apart again.");
    for way in &ways {
        page.quiet(0, format!("Called {}: {}", way.kept.network.name, way.joined_words()));
    }
}

fn write_second_question(page: &mut Page, plan: &JoinPlan) {
    page.body(0, plan.code_warning().unwrap_or_default());
    page.body(0, "Only a network that was given a new code has two.");
    page.blank_line();
    page.focusable(0, "Two networks: change nothing");
    page.focusable(0, format!("One network all the same, called {}", plan.kept.network.name));
    page.continuation(LineKind::Quiet, 4, plan.joined_words());
}

impl Screen for JoinNetworks {
    fn key_context(&self) -> KeyContext {
        keys::JOIN_NETWORKS
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::JoinNetworks(kept, other) = to else { return None };
        Some(Self {
            pair: (kept.clone(), other.clone()),
            plan: None,
            error: None,
            asked_again: None,
            position: ReadPosition::default(),
            is_pending: false,
        })
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        let (kept, other) = self.pair.clone();
        Some(Effect::Read(ReadRequest::JoinPlan(kept, other)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(), self.position, NOTHING_YET);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back if self.asked_again.take().is_some() => {
                self.position = ReadPosition::default();
                Vec::new()
            }
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
        if self.plan.is_none() {
            self.error = Some(message.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        if let Outcome::JoinPlanned(plan) = outcome {
            self.plan = Some(JoinPlan::clone(plan));
        }
    }
}
