//! The walk on the screen: key presses, with what the app wants kept written to a real library.

use std::sync::Arc;
use std::time::Duration;

use pcn_workbook::maturity::assessment::{AimKind, Assessment};
use pcn_workbook::maturity::ids::{DomainId, Slug, StageId};
use pcn_workbook::maturity::network_state::NetworkEntry;
use pcn_workbook::store::dirs::Dirs;
use pcn_workbook::store::library::Library;
use pcn_workbook::store::ops::Writer;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::command::Command;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::walk::{Walk, WalkFocus};
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::script::{AREAS, AimWish, Given, ROWS, STAGES, Step};
use crate::commands::Bench;
use crate::pictures::desks;
use crate::pictures::scene::{Scene, TODAY};

/// Empties a line, wherever its cursor stands.
const CLEAR: &str = "End Backspace*60";

/// A person at the screen.
pub struct Driver {
    scene: Scene,
    writer: Writer,
    slug: Slug,
    base_hash: Option<String>,
}

impl Driver {
    pub fn new(bench: &Bench) -> Self {
        let dirs = Dirs {
            library: bench.library(),
            state: bench.home().join("screen-state"),
            config: bench.home().join("screen-config"),
            is_explicit: true,
        };
        let device = Uuid::from_u128(7);
        let library = Library::open(dirs).unwrap();
        let writer = Writer::acquire(&library, device, Duration::ZERO, TODAY).unwrap();
        let slug = Slug::from("hillside");
        let mut network = writer.library().open_network(&slug, device).unwrap();
        network.matrices.retain(|known| known.reference.id.as_str() == "ours");
        network.network.matrices.retain(|id| id.as_str() == "ours");
        let entry = NetworkEntry { slug: slug.clone(), network: network.network.clone() };
        let state =
            AppState { networks: vec![entry], network_state: Some(network), ..desks::empty() };
        Self { scene: Scene::new(state, StartScreen::Home), writer, slug, base_hash: None }
    }

    /// Presses keys in the walk, wherever it stands.
    pub fn press(&mut self, keys: &str) {
        self.go_to_walk();
        self.scene.keys(keys);
    }

    pub fn take(&mut self, step: &Step) {
        match step {
            Step::Answer { area, row, given } => self.answer(*area, *row, given),
            Step::SameStage { area, row } => {
                self.go_to(*area, *row);
                self.scene.keys("=");
            }
            Step::TakenBack { area, row, given } => {
                self.answer(*area, *row, given);
                self.scene.keys("u");
            }
            Step::Agree { area } => {
                self.go_to_card(*area);
                self.scene.keys("Enter");
            }
            Step::Say { area, line, reason } => self.say(*area, *line, reason),
            Step::Aim { area, wish, reason } => self.aim(*area, *wish, reason),
            Step::Need { ask } => {
                self.go_to_walk();
                self.scene.obey(Command::Needs).keys(&format!("Down*{ask} Space Esc"));
            }
        }
    }

    fn walk(&self) -> Option<&Walk> {
        match &self.scene.app.screen {
            ActiveScreen::Walk(walk) => Some(walk),
            _ => None,
        }
    }

    fn said(&self) -> &Assessment {
        &self.scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.assessment
    }

    fn go_to_walk(&mut self) {
        for _ in 0..6 {
            match &self.scene.app.screen {
                ActiveScreen::Walk(_) => return,
                ActiveScreen::Home(_) => self.scene.keys("Enter"),
                _ => self.scene.keys("Esc"),
            };
        }
        panic!("no way to the walk from {:?}", self.scene.app.screen);
    }

    fn go_to(&mut self, area: usize, row: usize) {
        self.go_to_walk();
        self.scene.obey(Command::GoToArea(area)).keys(&format!("Home Down*{row}"));
    }

    fn go_to_card(&mut self, area: usize) {
        self.go_to(area, ROWS[area].len());
        assert_eq!(self.walk().unwrap().focus.target, WalkFocus::Card);
    }

    fn answer(&mut self, area: usize, row: usize, given: &Given) {
        self.go_to(area, row);
        let item = ROWS[area][row];
        assert_eq!(self.walk().unwrap().focus.target, WalkFocus::Item(item.into()));
        match given {
            Given::Digit(digit) => self.scene.keys(&digit.to_string()),
            Given::NotApplicable(why) => self.scene.keys(&format!("- {CLEAR} \"{why}\" Enter")),
            Given::SameAsLastTime => self.scene.keys("Enter"),
        };
    }

    fn say(&mut self, area: usize, line: usize, reason: &str) {
        self.go_to_card(area);
        let now = self.walk().unwrap().card.as_ref().unwrap().choice.unwrap();
        let (key, times) = if line < now { ("Up", now - line) } else { ("Down", line - now) };
        self.scene.keys(&format!("{key}*{times}"));
        let is_writing = |driver: &Self| {
            driver.walk().is_some_and(|walk| walk.card.as_ref().is_some_and(|card| card.is_writing))
        };
        if !reason.is_empty() && !is_writing(self) {
            self.scene.keys("n");
        }
        if is_writing(self) {
            self.scene.keys(&format!("{CLEAR} \"{reason}\""));
        }
        self.scene.keys("Enter");
    }

    fn aim(&mut self, area: usize, wish: AimWish, reason: &str) {
        self.go_to_walk();
        self.scene.obey(Command::SaveSnapshot).obey(Command::Focus(area));
        let id = DomainId::from(AREAS[area]);
        let wanted = match wish {
            AimWish::Stay => (AimKind::Stay, None),
            AimWish::NotNow => (AimKind::NotNow, None),
            AimWish::Move(stage) => (AimKind::Move, Some(StageId::from(STAGES[stage]))),
        };
        let is_set = |driver: &Self| {
            driver.said().aims.get(&id).is_some_and(|aim| (aim.aim, aim.to.clone()) == wanted)
        };
        for _ in 0..6 {
            if !is_set(self) {
                self.scene.keys("Right");
            }
        }
        assert!(is_set(self), "{:?}", self.said().aims);
        // no day to look again, as the command has none
        self.scene.keys("Tab Left*8 Tab");
        if !reason.is_empty() {
            self.scene.keys(&format!("n {CLEAR} \"{reason}\" Enter"));
        }
    }

    /// Publishes the draft as it was last kept.
    pub fn publish(&mut self) {
        let mut draft = self.scene.kept.clone().unwrap();
        self.writer.publish_draft(&self.slug, &mut draft, self.scene.moment.timestamp).unwrap();
        self.base_hash = draft.base_hash;
    }

    /// Saves the snapshot under the name that the other ways give it.
    pub fn save(&mut self) {
        self.go_to_walk();
        self.scene.obey(Command::SaveSnapshot);
        // agreed by the group, and the clinical director was there
        self.scene.keys(&format!("Enter {CLEAR} \"A walk\" Down*2 Left Down Space Enter"));
        let mut effects = std::mem::take(&mut self.scene.effects).into_iter();
        let saving = effects.find_map(|effect| match effect {
            Effect::Write(WriteRequest::SaveSnapshot { network, open_draft, details, .. }) => {
                Some((network, open_draft, details))
            }
            _ => None,
        });
        let (network, mut open, details) = saving.unwrap();
        open.draft.base_hash.clone_from(&self.base_hash);
        let (matrix, now) = (Arc::clone(&open.matrix), self.scene.moment.timestamp);
        let (slug, draft) = (&self.slug, &open.draft);
        self.writer.save_snapshot(slug, &network, draft, &matrix, &details, TODAY, now).unwrap();
    }
}
