//! What we need from others: the asks of a matrix, area by area and stage by stage. They are
//! ticked, and none of them is scored.

use uuid::Uuid;

use super::walk::start;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Ask, Matrix};
use crate::maturity::phrases::count_of;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::document::{Document, LineKind, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Urgency;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The needs of one matrix, ticked in the draft of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Needs {
    /// The matrix, and what it is about.
    pub topic: WalkSubject,
    /// The draft they are ticked in.
    pub draft: Uuid,
    /// The need in focus.
    pub read: ReadPosition,
}

impl Needs {
    /// Opens the needs of `topic`. None when its matrix is not in use.
    pub fn open(desk: &mut AppState, topic: &WalkSubject, moment: &Now) -> Option<Self> {
        let draft = start::draft_for(desk, topic, moment)?;
        Some(Self { topic: topic.clone(), draft, read: ReadPosition::default() })
    }

    /// The page.
    pub fn page(&self, desk: &AppState) -> Document {
        let mut page = Document::titled("What we need from others");
        let Some(open) = desk.open(self.draft) else { return page };
        let (matrix, said) = (&open.matrix.matrix, &open.draft.assessment);
        let network =
            desk.record.as_ref().map(|record| record.network.name.as_str()).unwrap_or_default();
        page.title = format!("{network} · What we need from others");
        let (all, raised) =
            (matrix.asks().count(), matrix.asks().filter(|ask| is_raised(said, &ask.id)).count());
        if all == 0 {
            page.body(
                0,
                "This matrix lists no needs from others, so there is nothing to tick here.",
            );
            page.body(0, "A note on a statement (n on the walk) can say what you need.");
            return page;
        }
        page.body(
            0,
            "Tick what you would ask of your local health and care system. It goes into the snapshot. None of it is scored.",
        );
        page.quiet(
            0,
            format!("{}: {raised} of {} ticked.", matrix.short(), count_of(all, "need", "needs")),
        );
        let last = last_time(desk, said);
        for domain in matrix.domains.iter().filter(|domain| !domain.asks.is_empty()) {
            page.gap();
            page.heading(domain.short());
            for ask in &domain.asks {
                one(&mut page, matrix, ask, is_raised(said, &ask.id));
                if last.is_some_and(|last| is_raised(last, &ask.id)) {
                    page.under(LineKind::Quiet, 6, "ticked last time");
                }
            }
        }
        page
    }

    fn tick(&self, desk: &mut AppState) -> Vec<Transition> {
        if let Some(says) = &desk.read_only {
            return vec![Transition::Say(says.clone())];
        }
        let Some(open) = desk.open_mut(self.draft) else { return Vec::new() };
        let Some(ask) = open.matrix.matrix.asks().nth(self.read.at).map(|ask| ask.id.clone())
        else {
            return Vec::new();
        };
        let said = &mut open.draft.assessment;
        let raised = is_raised(said, &ask);
        said.raise(&ask, !raised);
        desk.keep(self.draft, Urgency::Now)
    }
}

fn one(page: &mut Document, matrix: &Matrix, ask: &Ask, raised: bool) {
    let widest =
        matrix.stages.iter().map(|stage| stage.name.chars().count()).max().unwrap_or(0).min(16);
    let stage =
        matrix.stage(&ask.stage).map_or_else(|| ask.stage.to_string(), |stage| stage.name.clone());
    page.stop(0, ask.text.clone());
    page.led_by(format!("[{}] {stage:<widest$}  ", if raised { 'x' } else { ' ' }));
}

fn is_raised(said: &Assessment, ask: &ItemId) -> bool {
    said.asks.get(ask).is_some_and(|raised| raised.raised)
}

fn last_time<'d>(desk: &'d AppState, said: &Assessment) -> Option<&'d Assessment> {
    let record = desk.record.as_ref()?;
    said.based_on.and_then(|id| record.snapshot(id)).map(|saved| &saved.snapshot.assessment)
}

impl Screen for Needs {
    fn room(&self) -> KeyContext {
        KeyContext::Needs
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Enter | Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Glossary => {
                return vec![Transition::Go(Destination::Glossary {
                    matrix: self.topic.matrix.clone(),
                    item: None,
                })];
            }
            Command::Needs => {
                return vec![Transition::Say(
                    "This is the list of needs: Space ticks one.".to_owned(),
                )];
            }
            Command::Tick => return self.tick(desk),
            Command::Focus(at) if at == self.read.at => return self.tick(desk),
            command => {
                let page = self.page(desk);
                self.read.update(&page, desk.size, command);
            }
        }
        Vec::new()
    }
}
