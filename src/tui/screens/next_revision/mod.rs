//! Taking a changed matrix as its next revision: item by item the old words and the new, and
//! whether they mean the same. Nothing is written before all are said.

pub mod keys;
use crate::maturity::ids::ItemId;
use crate::maturity::markdown::to_plain;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::revision::{
    ItemDifference, MeaningChoices, PlacedItem, Revision, SameMeaning, differences,
    meanings_in_file, other_differences, summarize_differences,
};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// The texts that stand above the two answers: what it was, and what it is.
const TEXT_STOPS: usize = 2;

#[derive(Clone, Debug, PartialEq)]
pub struct NextRevision {
    pub revision: Box<Revision>,
    pub meanings: MeaningChoices,
    pub items: Vec<ItemId>,
    /// The number of the item in front; the number of all of them stands for the summary.
    pub index: usize,
    pub position: ReadPosition,
    is_pending: bool,
}

impl NextRevision {
    pub fn open(revision: Box<Revision>) -> Self {
        let (before, after) = (&revision.before.matrix, &revision.after);
        let told = meanings_in_file(before, after);
        let asking =
            differences(before, after).into_iter().filter(ItemDifference::needs_meaning_choice);
        let asked: Vec<ItemId> = asking.filter_map(|one| one.id().cloned()).collect();
        let mut room = Self {
            meanings: told,
            items: asked,
            index: 0,
            position: ReadPosition::default(),
            is_pending: false,
            revision,
        };
        room.go_to(0);
        room
    }

    fn go_to(&mut self, at: usize) {
        self.index = at.min(self.items.len());
        let said = self.items.get(self.index).and_then(|item| self.meanings.get(item));
        self.position.index = if self.index < self.items.len() {
            TEXT_STOPS + usize::from(said == Some(&SameMeaning::Changed))
        } else {
            0
        };
    }

    fn next_number(&self) -> u32 {
        self.revision.before.reference.revision.saturating_add(1)
    }

    pub fn page(&self) -> Page {
        let (before, after) = (&self.revision.before.matrix, &self.revision.after);
        let mut page =
            Page::new(format!("{} · As revision {}", after.short_title(), self.next_number()));
        let all = differences(before, after);
        let this = self
            .items
            .get(self.index)
            .and_then(|item| all.iter().find(|one| one.id() == Some(item)));
        match this {
            Some(one) => self.write_item(&mut page, one),
            None => self.write_summary(&mut page, &all),
        }
        page
    }

    fn write_item(&self, page: &mut Page, one: &ItemDifference<'_>) {
        page.quiet(0, format!("{} of {} changed", self.index + 1, self.items.len()));
        let sides = [
            ("Was", one.before, &self.revision.before.matrix),
            ("Is now", one.after, &self.revision.after),
        ];
        for (lead, standing, matrix) in sides {
            let Some(standing) = standing else { continue };
            page.blank_line();
            page.focusable(
                0,
                format!(
                    "{lead}: {} · {}{}",
                    standing.item.id(),
                    standing.domain.short_name(),
                    stage_suffix(matrix, standing)
                ),
            );
            write_item_text(page, matrix, standing.item);
        }
        page.blank_line();
        page.focusable(0, "It still means the same: answers go on being compared");
        page.focusable(
            0,
            "It means something else now: older answers stay as they are, and are not compared",
        );
    }

    fn write_summary(&self, page: &mut Page, all: &[ItemDifference<'_>]) {
        let counted = |meaning| {
            self.items.iter().filter(|item| self.meanings.get(*item) == Some(&meaning)).count()
        };
        let words = summarize_differences(all);
        if !words.is_empty() {
            page.body(0, format!("{words}."));
        }
        let rest = other_differences(&self.revision.before.matrix, &self.revision.after);
        if !rest.is_empty() {
            page.body(0, format!("Beside that: {}.", rest.join(", ")));
        }
        if let Some(made_from) = self.revision.made_from {
            let newest = self.revision.before.reference.revision;
            page.body(
                0,
                format!("It was made from revision {made_from}: what revision {newest} changed is as this text says."),
            );
        }
        if !self.items.is_empty() {
            let (same, changed) = (counted(SameMeaning::Same), counted(SameMeaning::Changed));
            let still = if same == 1 { "still means" } else { "still mean" };
            let now = if changed == 1 { "means" } else { "mean" };
            page.body(
                0,
                format!("You say: {same} {still} the same, {changed} {now} something else."),
            );
        }
        page.blank_line();
        page.body(
            0,
            "Answers given so far keep the text they were given on. Walks under way stay on it. The next walk uses this one.",
        );
        page.blank_line();
        page.focusable(0, format!("Take it as revision {}", self.next_number()));
        page.focusable(0, "Not now: nothing changes");
    }

    fn choose(&mut self, state: &AppState) -> Vec<Transition> {
        if let Some(item) = self.items.get(self.index).cloned() {
            // the two texts are stops only so that a long one can be read to its end
            let Some(choice) = self.position.index.checked_sub(TEXT_STOPS) else {
                self.position.index = TEXT_STOPS;
                return Vec::new();
            };
            self.meanings
                .insert(item, if choice == 0 { SameMeaning::Same } else { SameMeaning::Changed });
            self.go_to(self.index + 1);
            return Vec::new();
        }
        if self.position.index != 0 {
            return back();
        }
        if let Some(why) = &state.read_only_reason {
            return show_message(why.clone());
        }
        if let Some(open) = self.items.iter().position(|item| !self.meanings.contains_key(item)) {
            self.go_to(open);
            return show_message("First say of this one whether it still means the same.");
        }
        if std::mem::replace(&mut self.is_pending, true) {
            return show_message("It is being written this moment.");
        }
        vec![Transition::write(WriteRequest::AddRevision {
            revision: self.revision.clone(),
            meanings: self.meanings.clone(),
        })]
    }

    pub fn hint(&self) -> &'static str {
        if self.index < self.items.len() {
            "Only better words: the same. It asks for more or for less: something else."
        } else {
            "Nothing is written until you take it."
        }
    }
}

fn stage_suffix(matrix: &Matrix, standing: PlacedItem<'_>) -> String {
    let Item::Statement(statement) = standing.item else { return String::new() };
    let name = matrix
        .stage(&statement.stage)
        .map_or(statement.stage.as_str(), |stage| stage.name.as_str());
    format!(" · {name}")
}

fn write_item_text(page: &mut Page, matrix: &Matrix, item: Item<'_>) {
    page.continuation(LineKind::Body, 2, item.plain_text());
    if let Item::Ladder(ladder) = item {
        for rung in &ladder.rungs {
            let name =
                matrix.stage(&rung.stage).map_or(rung.stage.as_str(), |stage| stage.name.as_str());
            page.continuation(LineKind::Body, 4, format!("{name}: {}", to_plain(&rung.text)));
        }
    }
}

impl Screen for NextRevision {
    fn key_context(&self) -> KeyContext {
        keys::NEXT_REVISION
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::NextRevision(revision) = to else { return None };
        Some(Self::open(revision.clone()))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(), self.position, self.hint());
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back if self.index > 0 => self.go_to(self.index - 1),
            Command::Back => return back(),
            Command::Next => self.go_to(self.index + 1),
            Command::Previous => self.go_to(self.index.saturating_sub(1)),
            Command::Enter => return self.choose(state),
            Command::Open(at) => {
                self.position.index = at;
                return self.choose(state);
            }
            command => {
                let page = self.page();
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }

    fn on_error(&mut self, _message: &str) {
        self.is_pending = false;
    }
}
