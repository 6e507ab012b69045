//! What could not be read, or is odd: which file, where in it, why, and what to do. Nothing here
//! was changed or moved.

pub mod keys;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::phrases;
use crate::maturity::waiting_work::CHANGED_WITHOUT_REVISION;
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, Lead, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

/// The findings of which a person can choose the copy that counts.
pub const COPY_CODES: [&str; 3] = ["same-id", "changed-after-saving", "copy-differs"];

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub position: ReadPosition,
}

impl Problems {
    pub fn page(&self, state: &AppState) -> Document {
        let mut page = Document::with_title("Problems");
        let findings = findings(state);
        if findings.is_empty() && !state.is_diagnosed {
            page.body(0, "Looking through your workbook folder…");
            return page;
        }
        if findings.is_empty() {
            page.body(0, "No problems found in your workbook folder.");
            return page;
        }
        let count = phrases::pluralize(findings.len(), "thing", "things");
        page.body(0, format!("{count} to know about. All of it is left as it was: nothing was changed, moved or deleted."));
        for finding in findings {
            page.blank_line();
            write_diagnostic(&mut page, finding);
        }
        page
    }
}

fn findings(state: &AppState) -> &[Diagnostic] {
    let own = state.network_state.as_ref().map(|record| record.diagnostics.as_slice());
    if state.diagnostics.is_empty() { own.unwrap_or_default() } else { &state.diagnostics }
}

/// Where the finding in focus is about a copy of a snapshot: to the question which one counts.
fn choose_copy(state: &AppState, at: usize) -> Vec<Transition> {
    let Some(finding) = findings(state).get(at) else { return Vec::new() };
    if !COPY_CODES.contains(&finding.code) {
        return show_message("There is nothing to choose here. What to do stands below the line.");
    }
    let record = state.network_state.as_ref();
    let saved =
        record.and_then(|record| record.snapshots.iter().find(|saved| saved.file == finding.file));
    match saved {
        Some(saved) => go_to(Destination::ChooseCopy(saved.snapshot.id)),
        None => show_message(
            "It is a snapshot of another network: open that one, then Enter on the snapshot.",
        ),
    }
}

pub fn write_diagnostic(page: &mut Document, finding: &Diagnostic) {
    page.focusable(0, format!("{}: {}", severity_words(finding), finding.says));
    if finding.is_error() {
        page.set_lead(Lead::Warning(severity_words(finding).len()));
    }
    let place = match (finding.line, finding.path.as_str()) {
        (Some(line), "") => format!(", line {line}"),
        (Some(line), path) => format!(", line {line}, {path}"),
        (None, "") => String::new(),
        (None, path) => format!(", {path}"),
    };
    page.quiet(4, format!("File: {}{place}", finding.file));
    page.quiet(4, format!("What to do: {}", finding.remedy));
}

pub fn severity_words(finding: &Diagnostic) -> &'static str {
    match finding.is_error() {
        // a change is no mistake: it waits to be taken as the next revision
        _ if finding.code == CHANGED_WITHOUT_REVISION => "Changed",
        true => "Can't be used",
        false => "Worth knowing",
    }
}

impl Screen for Problems {
    fn key_context(&self) -> KeyContext {
        keys::PROBLEMS
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Problems).then(Self::default)
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::Diagnose))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        document_view::draw(
            canvas,
            app,
            &self.page(app.state),
            self.position,
            "Everything else works. Nothing was changed or moved.",
        );
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return choose_copy(state, self.position.index),
            Command::Open(at) => return choose_copy(state, at),
            _ => {}
        }
        let page = self.page(state);
        self.position.update(&page, state.size, command);
        Vec::new()
    }
}
