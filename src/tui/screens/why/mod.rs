//! Why an area stands as it does, item by item, and what an item was before. Every figure can say
//! which items it came from.

pub mod keys;

use jiff::civil::Date;

use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::page::Page;
use crate::maturity::pages::WhyQuestion;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// Why one area, or one item of it, stands as it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    pub subject: WalkSubject,
    pub area: DomainId,
    pub item: Option<ItemId>,
    /// Whether it speaks of what was saved last, as Home does, and not of the open walk.
    pub is_saved: bool,
    pub position: ReadPosition,
}

impl Why {
    pub fn open(topic: WalkSubject, area: DomainId, item: Option<ItemId>) -> Self {
        Self { subject: topic, area, item, is_saved: false, position: ReadPosition::default() }
    }

    pub fn page(&self, state: &AppState, today: Date) -> Page {
        let Self { subject, area, item, is_saved, .. } = self;
        let question = WhyQuestion { subject, area, item: item.as_ref(), is_saved: *is_saved };
        let page = state.network_state.as_ref().map(|record| question.page(record, today));
        page.unwrap_or_else(|| Page::new("Why"))
    }
}

impl Screen for Why {
    fn key_context(&self) -> KeyContext {
        keys::WHY
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        match to {
            Destination::Why { subject, area, item } => {
                Some(Self::open(subject.clone(), area.clone(), item.clone()))
            }
            Destination::WhySaved { subject, area } => {
                let page = Self::open(subject.clone(), area.clone(), None);
                Some(Self { is_saved: true, ..page })
            }
            _ => None,
        }
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(
            canvas,
            app,
            &self.page(app.state, app.now.today),
            self.position,
            "Enter walks this area.",
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => back(),
            Command::Enter => {
                let (subject, area) = (self.subject.clone(), Some(self.area.clone()));
                vec![
                    Transition::Navigate(Destination::Back),
                    Transition::Navigate(Destination::Walk { subject, scope: Scope::Whole, area }),
                ]
            }
            command => {
                let page = self.page(state, now.today);
                self.position.update(&page, state.size, command);
                Vec::new()
            }
        }
    }
}
