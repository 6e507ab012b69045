//! What could not be read, or is odd: which file, where in it, why, and what to do. Nothing here
//! was changed or moved.

pub mod keys;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::page::Page;
use crate::maturity::pages::{
    COPY_CODES, NetworkNames, diagnostic_kinds, told_count, write_kinds, write_kinds_folded,
};
use crate::maturity::phrases;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows::LaidOutPage;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// So many places of further findings of a kind are named.
const MAX_PLACES: usize = 4;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    pub position: ReadPosition,
    /// Whether the line in focus is about a copy of a snapshot, of which a person can choose one.
    is_on_copy: bool,
}

impl Problems {
    fn look_for_copy(&mut self, state: &AppState) {
        self.is_on_copy = self.focused_copy(state).is_some();
    }

    /// The file of the copy that the line in focus is about.
    pub fn focused_copy(&self, state: &AppState) -> Option<String> {
        let finding = told_finding(state, self.position.index);
        finding
            .filter(|finding| COPY_CODES.contains(&finding.code))
            .map(|finding| finding.file.clone())
    }

    pub fn page(&self, state: &AppState) -> Page {
        let mut page = Page::new("Problems");
        let findings = findings(state);
        if findings.is_empty() && !state.is_diagnosed {
            page.body(0, "Looking through your workbook folder…");
            return page;
        }
        if findings.is_empty() {
            page.body(0, "No problems found in your workbook folder.");
            return page;
        }
        let kinds = diagnostic_kinds(findings);
        let count = phrases::pluralize(findings.len(), "thing", "things");
        page.body(0, format!("{count} to know about. Nothing was changed, moved or deleted."));
        let mut whole = page.clone();
        let names = network_names(state);
        write_kinds(&mut whole, &kinds, &names, MAX_PLACES);
        let laid_out = LaidOutPage::new(&whole, state.size);
        if laid_out.rows.len() <= laid_out.height() {
            return whole;
        }
        write_kinds_folded(&mut page, &kinds, &names, MAX_PLACES, self.position.index);
        page
    }
}

/// What the networks of the folder are called.
fn network_names(state: &AppState) -> NetworkNames {
    let open = state.network_state.iter();
    let open = open.map(|record| (record.slug.clone(), record.network.name.clone()));
    let listed = state.networks.iter();
    NetworkNames::new(
        listed.map(|entry| (entry.slug.clone(), entry.network.name.clone())).chain(open),
    )
}

fn hint(state: &AppState, is_on_copy: bool) -> &'static str {
    if is_on_copy {
        return "This one can be chosen: Enter asks which copy counts.";
    }
    match (findings(state).is_empty(), state.is_diagnosed) {
        (true, true) => "Everything works.",
        (true, false) => "",
        (false, _) => "Everything else works.",
    }
}

/// The finding that is told at a place to stop at.
fn told_finding(state: &AppState, at: usize) -> Option<&Diagnostic> {
    let kinds = diagnostic_kinds(findings(state)).into_iter();
    let mut told = kinds.flat_map(|kind| {
        let told = told_count(&kind);
        kind.into_iter().take(told)
    });
    told.nth(at)
}

fn findings(state: &AppState) -> &[Diagnostic] {
    let own = state.network_state.as_ref().map(|record| record.diagnostics.as_slice());
    if state.diagnostics.is_empty() { own.unwrap_or_default() } else { &state.diagnostics }
}

/// Where the finding in focus is about a copy of a snapshot: to the question which one counts.
fn choose_copy(state: &AppState, at: usize) -> Vec<Transition> {
    let Some(finding) = told_finding(state, at) else { return Vec::new() };
    if !COPY_CODES.contains(&finding.code) {
        return show_message("There is nothing to choose here. What to do stands below the line.");
    }
    let record = state.network_state.as_ref();
    let saved =
        record.and_then(|record| record.snapshots.iter().find(|saved| saved.file == finding.file));
    match saved {
        Some(saved) => go_to(Destination::ChooseCopy(saved.snapshot.id)),
        None => open_its_network(state, finding),
    }
}

/// Opens the network that a finding is of: the question is asked beside its snapshots.
fn open_its_network(state: &AppState, finding: &Diagnostic) -> Vec<Transition> {
    let open = state.network_state.as_ref().map(|record| &record.slug);
    let slug = finding.network().filter(|slug| open != Some(slug));
    let entry = state.networks.iter().find(|entry| slug.as_ref() == Some(&entry.slug));
    let Some(entry) = entry else {
        return show_message("Its network can't be opened, so there is nothing to choose here.");
    };
    vec![
        Transition::RunEffect(Effect::PublishDrafts),
        Transition::read(ReadRequest::Network(entry.slug.clone())),
    ]
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
        let page = self.page(app.state);
        let hint = hint(app.state, self.is_on_copy);
        if page.stop_count() > 1 {
            let shown = (&page, self.position);
            page_view::draw_by_stop(canvas, app, shown, hint, ("entry", "entries"));
        } else {
            page_view::draw(canvas, app, &page, self.position, hint);
        }
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter if self.is_on_copy => return choose_copy(state, self.position.index),
            Command::Enter => {
                return vec![
                    Transition::read(ReadRequest::Diagnose),
                    Transition::ShowMessage("Checking all files again.".to_owned()),
                ];
            }
            Command::Open(at) => return choose_copy(state, at),
            _ => {}
        }
        let page = self.page(state);
        self.position.update(&page, state.size, command);
        self.look_for_copy(state);
        Vec::new()
    }
}
