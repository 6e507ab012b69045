//! Whether what was read of a sheet is one of our matrices, changed: then it becomes the next
//! revision of that one, and never a second matrix of the same name.

pub mod keys;
use std::sync::Arc;

use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::KnownMatrix;
use crate::maturity::page::Page;
use crate::maturity::revision::{
    Revision, TextOrigin, differences, other_differences, summarize_differences, with_own_fields,
};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::spreadsheet_preview::FoundText;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct MatrixOrigin {
    text: Box<FoundText>,
    newest: Arc<KnownMatrix>,
    /// The older revision that it was made from.
    made_from: Option<u32>,
    position: ReadPosition,
}

impl MatrixOrigin {
    fn open(text: Box<FoundText>) -> Option<Self> {
        let (newest, made_from) = match &text.found {
            TextOrigin::MadeFrom { newest, revision } => (Arc::clone(newest), *revision),
            TextOrigin::SameIds(known) => (Arc::clone(known), None),
            TextOrigin::Unchanged(_) | TextOrigin::New => return None,
        };
        Some(Self { text, newest, made_from, position: ReadPosition::default() })
    }

    /// What was read, with the fields that no sheet holds.
    fn after(&self) -> Matrix {
        with_own_fields(&self.newest.matrix, &self.text.reading.matrix)
    }

    fn is_said(&self) -> bool {
        matches!(self.text.found, TextOrigin::MadeFrom { .. })
    }

    pub fn page(&self) -> Page {
        let (before, after) = (&self.newest.matrix, &self.after());
        let title = before.full_title();
        let mut page = Page::new(format!("{} · Which matrix is it?", self.text.file));
        if self.is_said() {
            page.body(0, format!("This sheet was written from a matrix of yours: {title}."));
        } else {
            page.body(
                0,
                format!("Its statements have the ids of a matrix of yours: {title}. It does not say that it was written from it."),
            );
        }
        if let Some(revision) = self.made_from {
            page.body(
                0,
                format!(
                    "It was written from revision {revision}, and there is revision {} now: what changed since then would be as the sheet says.",
                    self.newest.reference.revision
                ),
            );
        }
        page.blank_line();
        let all = differences(before, after);
        let words = [summarize_differences(&all), other_differences(before, after).join(", ")];
        let words: Vec<String> = words.into_iter().filter(|words| !words.is_empty()).collect();
        page.body(0, format!("What differs: {}.", words.join("; ")));
        page.blank_line();
        let next = self.newest.reference.revision.saturating_add(1);
        page.focusable(0, format!("It is ours, changed: take it as revision {next}"));
        page.focusable(0, "It is another one: put it beside, with a name of its own");
        page
    }

    fn choose(&self) -> Vec<Transition> {
        if self.position.index > 0 {
            let reading = Box::new(self.text.reading.clone());
            return go_to(Destination::MatrixTitle(reading, self.text.taken_ids.clone()));
        }
        go_to(Destination::NextRevision(Box::new(Revision {
            file: self.text.file.clone(),
            hash: String::new(),
            before: Arc::clone(&self.newest),
            after: self.after(),
            made_from: self.made_from,
        })))
    }

    pub fn hint(&self) -> &'static str {
        if self.position.index == 0 {
            "You say of each changed statement whether it still means the same."
        } else {
            "Nothing is written before you have named it."
        }
    }
}

impl Screen for MatrixOrigin {
    fn key_context(&self) -> KeyContext {
        keys::MATRIX_ORIGIN
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::MatrixOrigin(text) = to else { return None };
        Self::open(text.clone())
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(), self.position, self.hint());
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.choose(),
            Command::Open(at) => {
                self.position.index = at;
                return self.choose();
            }
            command => {
                let page = self.page();
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }
}
