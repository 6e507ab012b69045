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
    /// Whether the line in focus is about a copy of a snapshot, of which a person can choose one.
    is_on_copy: bool,
}

impl Problems {
    fn look_for_copy(&mut self, state: &AppState) {
        let kinds = kinds(findings(state));
        let finding = kinds.get(self.position.index).and_then(|kind| kind.first());
        self.is_on_copy = finding.is_some_and(|finding| COPY_CODES.contains(&finding.code));
    }

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
        for kind in kinds(findings) {
            page.blank_line();
            write_diagnostic(&mut page, kind[0]);
            write_others_of_kind(&mut page, &kind);
        }
        page
    }
}

fn hint(state: &AppState) -> &'static str {
    match (findings(state).is_empty(), state.is_diagnosed) {
        (true, true) => "Everything works.",
        (true, false) => "",
        (false, _) => "Everything else works. Nothing was changed or moved.",
    }
}

fn findings(state: &AppState) -> &[Diagnostic] {
    let own = state.network_state.as_ref().map(|record| record.diagnostics.as_slice());
    if state.diagnostics.is_empty() { own.unwrap_or_default() } else { &state.diagnostics }
}

/// The findings kind by kind: first what can't be used, then in the order in which the first of each
/// stands. Those of which a person
/// can choose something stand alone.
fn kinds(findings: &[Diagnostic]) -> Vec<Vec<&Diagnostic>> {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    for finding in findings {
        let is_same = |kind: &&mut Vec<&Diagnostic>| {
            kind[0].code == finding.code && kind[0].is_error() == finding.is_error()
        };
        let known = kinds.iter_mut().find(is_same);
        match known.filter(|_| !COPY_CODES.contains(&finding.code)) {
            Some(kind) => kind.push(finding),
            None => kinds.push(vec![finding]),
        }
    }
    kinds.sort_by_key(|kind| match severity_words(kind[0]) {
        CANT_BE_USED => 0,
        CHANGED => 1,
        _ => 2,
    });
    kinds
}

/// How many more there are of a kind, and where.
fn write_others_of_kind(page: &mut Document, kind: &[&Diagnostic]) {
    const NAMED: usize = 4;
    let others = &kind[1..];
    if others.is_empty() {
        return;
    }
    let mut places: Vec<String> = Vec::new();
    for finding in others {
        let place = describe_place(finding);
        if !places.contains(&place) {
            places.push(place);
        }
    }
    let named = places[..places.len().min(NAMED)].join("; ");
    let more = match places.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("; and {more} more"),
    };
    page.quiet(4, format!("{} more like this: {named}{more}", others.len()));
}

/// Where the finding in focus is about a copy of a snapshot: to the question which one counts.
fn choose_copy(state: &AppState, at: usize) -> Vec<Transition> {
    let kinds = kinds(findings(state));
    let Some(finding) = kinds.get(at).and_then(|kind| kind.first()) else { return Vec::new() };
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
    page.quiet(4, format!("File: {}", describe_place(finding)));
    page.quiet(4, format!("What to do: {}", finding.remedy));
}

/// The file that a finding is about, and where in it.
fn describe_place(finding: &Diagnostic) -> String {
    let place = match (finding.line, finding.path.as_str()) {
        (Some(line), "") => format!(", line {line}"),
        (Some(line), path) => format!(", line {line}, {path}"),
        (None, "") => String::new(),
        (None, path) => format!(", {path}"),
    };
    format!("{}{place}", finding.file)
}

const CANT_BE_USED: &str = "Can't be used";
const CHANGED: &str = "Changed";

pub fn severity_words(finding: &Diagnostic) -> &'static str {
    match finding.is_error() {
        // a change is no mistake: it waits to be taken as the next revision
        _ if finding.code == CHANGED_WITHOUT_REVISION => CHANGED,
        true => CANT_BE_USED,
        false => "Worth knowing",
    }
}

impl Screen for Problems {
    fn key_context(&self) -> KeyContext {
        if self.is_on_copy { keys::PROBLEM_OF_A_COPY } else { keys::PROBLEMS }
    }

    fn on_data_changed(&mut self, state: &AppState, _now: &Now) {
        self.look_for_copy(state);
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        (*to == Destination::Problems).then(Self::default)
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::Diagnose))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        document_view::draw(canvas, app, &self.page(app.state), self.position, hint(app.state));
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
        self.look_for_copy(state);
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cant_be_used_stands_first() {
        let findings = [
            Diagnostic::warning("odd", "", "Odd.", "Nothing."),
            Diagnostic::error("broken", "", "Broken.", "Put it right."),
            Diagnostic::warning("odd", "", "Odd too.", "Nothing."),
        ];
        let kinds = kinds(&findings);
        let says: Vec<&str> = kinds.iter().map(|kind| kind[0].says.as_str()).collect();
        assert_eq!(says, ["Broken.", "Odd."]);
    }
}
