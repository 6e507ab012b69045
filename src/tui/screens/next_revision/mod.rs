//! Taking a changed matrix as its next revision: item by item the old words and the new, and
//! whether they mean the same. Nothing is written before all are said.

use crate::maturity::ids::ItemId;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::revision::{
    ItemDifference, MeaningChoices, PlacedItem, Revision, SameMeaning, beside, differences,
    in_words, told_by_file,
};
use crate::tui::document::{Document, LineKind, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The texts that stand above the two answers: what it was, and what it is.
const SIDES: usize = 2;

/// The questions about one revision.
#[derive(Clone, Debug, PartialEq)]
pub struct NextRevision {
    /// What would become the next revision.
    pub revision: Box<Revision>,
    /// What was said of each item, by the file or here.
    pub told: MeaningChoices,
    /// The items to speak of.
    pub asked: Vec<ItemId>,
    /// The number of the item in front; the number of all of them stands for the summary.
    pub at: usize,
    /// The line in focus.
    pub read: ReadPosition,
    is_sent: bool,
}

impl NextRevision {
    /// The questions about this revision.
    pub fn open(revision: Box<Revision>) -> Self {
        let (before, after) = (&revision.before.matrix, &revision.after);
        let told = told_by_file(before, after);
        let asking =
            differences(before, after).into_iter().filter(ItemDifference::asks_for_meaning);
        let asked: Vec<ItemId> = asking.filter_map(|one| one.id().cloned()).collect();
        let mut room =
            Self { told, asked, at: 0, read: ReadPosition::default(), is_sent: false, revision };
        room.to(0);
        room
    }

    /// Goes to an item, with the focus on what was said of it.
    fn to(&mut self, at: usize) {
        self.at = at.min(self.asked.len());
        let said = self.asked.get(self.at).and_then(|item| self.told.get(item));
        self.read.at = if self.at < self.asked.len() {
            SIDES + usize::from(said == Some(&SameMeaning::Changed))
        } else {
            0
        };
    }

    fn next(&self) -> u32 {
        self.revision.before.reference.revision.saturating_add(1)
    }

    /// The page.
    pub fn page(&self) -> Document {
        let (before, after) = (&self.revision.before.matrix, &self.revision.after);
        let mut page = Document::titled(format!("{} · As revision {}", after.short(), self.next()));
        let all = differences(before, after);
        let this =
            self.asked.get(self.at).and_then(|item| all.iter().find(|one| one.id() == Some(item)));
        match this {
            Some(one) => self.item(&mut page, one),
            None => self.summary(&mut page, &all),
        }
        page
    }

    fn item(&self, page: &mut Document, one: &ItemDifference<'_>) {
        page.quiet(0, format!("{} of {} changed", self.at + 1, self.asked.len()));
        let sides = [
            ("Was", one.before, &self.revision.before.matrix),
            ("Is now", one.after, &self.revision.after),
        ];
        for (lead, standing, matrix) in sides {
            let Some(standing) = standing else { continue };
            page.gap();
            page.stop(
                0,
                format!(
                    "{lead}: {} · {}{}",
                    standing.item.id(),
                    standing.domain.short(),
                    stage(matrix, standing)
                ),
            );
            words(page, matrix, standing.item);
        }
        page.gap();
        page.stop(0, "It still means the same: answers go on being compared");
        page.stop(
            0,
            "It means something else now: older answers stay as they are, and are not compared",
        );
    }

    fn summary(&self, page: &mut Document, all: &[ItemDifference<'_>]) {
        let counted = |meaning| {
            self.asked.iter().filter(|item| self.told.get(*item) == Some(&meaning)).count()
        };
        let words = in_words(all);
        if !words.is_empty() {
            page.body(0, format!("{words}."));
        }
        let rest = beside(&self.revision.before.matrix, &self.revision.after);
        if !rest.is_empty() {
            page.body(0, format!("Beside that: {}.", rest.join(", ")));
        }
        if !self.asked.is_empty() {
            let (same, changed) = (counted(SameMeaning::Same), counted(SameMeaning::Changed));
            page.body(
                0,
                format!("You say: {same} still mean the same, {changed} mean something else."),
            );
        }
        page.gap();
        page.body(
            0,
            "Answers given so far keep the text they were given on. Walks under way stay on it. The next walk uses this one.",
        );
        page.gap();
        page.stop(0, format!("Take it as revision {}", self.next()));
        page.stop(0, "Not now: nothing changes");
    }

    fn choose(&mut self, desk: &AppState) -> Vec<Transition> {
        if let Some(item) = self.asked.get(self.at).cloned() {
            // the two texts are stops only so that a long one can be read to its end
            let Some(choice) = self.read.at.checked_sub(SIDES) else {
                self.read.at = SIDES;
                return Vec::new();
            };
            self.told
                .insert(item, if choice == 0 { SameMeaning::Same } else { SameMeaning::Changed });
            self.to(self.at + 1);
            return Vec::new();
        }
        if self.read.at != 0 {
            return vec![Transition::Go(Destination::Back)];
        }
        if let Some(why) = &desk.read_only {
            return vec![Transition::Say(why.clone())];
        }
        if let Some(open) = self.asked.iter().position(|item| !self.told.contains_key(item)) {
            self.to(open);
            return vec![Transition::Say(
                "First say of this one whether it still means the same.".to_owned(),
            )];
        }
        if std::mem::replace(&mut self.is_sent, true) {
            return vec![Transition::Say("It is being written this moment.".to_owned())];
        }
        vec![Transition::Do(Effect::TakeAsNext {
            revision: self.revision.clone(),
            told: self.told.clone(),
        })]
    }

    /// What the next key does.
    pub fn hint(&self) -> &'static str {
        if self.at < self.asked.len() {
            "Only better words: the same. It asks for more or for less: something else."
        } else {
            "Nothing is written before you take it."
        }
    }
}

/// At which stage a statement stands.
fn stage(matrix: &Matrix, standing: PlacedItem<'_>) -> String {
    let Item::Statement(statement) = standing.item else { return String::new() };
    let name = matrix
        .stage(&statement.stage)
        .map_or(statement.stage.as_str(), |stage| stage.name.as_str());
    format!(" · {name}")
}

fn words(page: &mut Document, matrix: &Matrix, item: Item<'_>) {
    page.under(LineKind::Body, 2, item.text().to_owned());
    if let Item::Ladder(ladder) = item {
        for rung in &ladder.rungs {
            let name =
                matrix.stage(&rung.stage).map_or(rung.stage.as_str(), |stage| stage.name.as_str());
            page.under(LineKind::Body, 4, format!("{name}: {}", rung.text));
        }
    }
}

impl Screen for NextRevision {
    fn room(&self) -> KeyContext {
        KeyContext::Revising
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back if self.at > 0 => self.to(self.at - 1),
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Next => self.to(self.at + 1),
            Command::Previous => self.to(self.at.saturating_sub(1)),
            Command::Enter => return self.choose(desk),
            Command::Open(at) => {
                self.read.at = at;
                return self.choose(desk);
            }
            command => {
                let page = self.page();
                self.read.update(&page, desk.size, command);
            }
        }
        Vec::new()
    }

    fn refused(&mut self, _says: &str) {
        self.is_sent = false;
    }
}
