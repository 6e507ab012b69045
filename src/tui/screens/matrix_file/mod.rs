//! The file of a matrix of our own: where it is, how to change it, and what is wrong in it, beside
//! the statement it is about.

pub mod keys;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::page::{LineKind, Page};
use crate::maturity::pages::severity_words;
use crate::maturity::revision::MatrixFileState;
use crate::maturity::waiting_work::CHANGED_WITHOUT_REVISION;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

#[derive(Clone, Debug, PartialEq)]
pub struct MatrixFile {
    pub file: String,
    pub file_state: Option<MatrixFileState>,
    pub position: ReadPosition,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MatrixFileFocus {
    NextRevision,
    OpenEditor,
    Reload,
}

impl MatrixFile {
    pub fn open(file: String) -> Self {
        Self { file, file_state: None, position: ReadPosition::default() }
    }

    fn display_path(&self, state: &AppState) -> String {
        let place = self.file_state.as_ref().map(|written| written.system_path.clone());
        place.filter(|place| !place.is_empty()).unwrap_or_else(|| state.library_path(&self.file))
    }

    fn diagnostics(&self) -> &[Diagnostic] {
        self.file_state.as_ref().map(|written| written.diagnostics.as_slice()).unwrap_or_default()
    }

    fn actions(&self, state: &AppState) -> Vec<MatrixFileFocus> {
        let is_changed =
            self.diagnostics().iter().any(|finding| finding.code == CHANGED_WITHOUT_REVISION);
        let next = is_changed.then_some(MatrixFileFocus::NextRevision);
        let open = state.editor.is_some().then_some(MatrixFileFocus::OpenEditor);
        next.into_iter().chain(open).chain([MatrixFileFocus::Reload]).collect()
    }

    pub fn page(&self, state: &AppState) -> Page {
        let matrix = self.file_state.as_ref().and_then(|written| written.matrix.as_ref());
        let title = matrix.map_or(self.file.as_str(), |matrix| matrix.title.as_str());
        let mut page = Page::new(format!("{title} · Change it"));
        page.body(0, "This matrix is yours to change, in any text editor. Its file:");
        page.quiet(2, self.display_path(state));
        page.body(0, "A copy made here names its schema, so many editors complete as you type and mark mistakes.");
        page.blank_line();
        for line in self.actions(state) {
            page.focusable(0, line.words(state, matrix));
        }
        page.blank_line();
        self.write_diagnostics(&mut page, matrix);
        page
    }

    fn write_diagnostics(&self, page: &mut Page, matrix: Option<&Matrix>) {
        if self.file_state.is_none() {
            page.body(0, "Reading the file…");
            return;
        }
        if self.diagnostics().is_empty() {
            page.body(0, "Nothing is wrong in it. A new walk uses it as it is now.");
            page.quiet(
                0,
                "Once an answer is given on it, that text is kept for the answer. Later changes become a new revision.",
            );
            return;
        }
        page.heading("Found in it");
        for finding in self.diagnostics() {
            page.blank_line();
            let line = finding.line.map_or_else(String::new, |line| format!(", line {line}"));
            page.focusable(0, format!("{}{line}: {}", severity_words(finding), finding.says));
            if let Some((item, matrix)) =
                matrix.and_then(|matrix| item_at(matrix, &finding.path).zip(Some(matrix)))
            {
                let area = matrix.domain_of(item.id()).map_or("", |domain| domain.short_name());
                page.continuation(
                    LineKind::Quiet,
                    2,
                    format!("in {} · {area} · {}", item.id(), item.text()),
                );
            }
            page.continuation(LineKind::Body, 2, finding.remedy.clone());
        }
    }

    pub fn hint(&self, state: &AppState) -> String {
        match self.actions(state).get(self.position.index) {
            Some(MatrixFileFocus::NextRevision) => {
                "You say of each changed statement whether it still means the same.".to_owned()
            }
            Some(MatrixFileFocus::OpenEditor) => {
                "Close the editor to come back: the file is read again.".to_owned()
            }
            None => "Mend it in the editor, then read the file again.".to_owned(),
            _ if state.editor.is_none() => {
                "Open it in an editor beside this program. Enter here reads it again.".to_owned()
            }
            _ => "Reads the file again, after you changed it elsewhere.".to_owned(),
        }
    }

    /// Does what the line says; on a finding, what mends it.
    fn activate(&self, state: &AppState) -> Vec<Transition> {
        let lines = self.actions(state);
        let mending = lines.iter().find(|line| **line == MatrixFileFocus::OpenEditor);
        match lines.get(self.position.index).or(mending) {
            Some(MatrixFileFocus::NextRevision) => {
                vec![Transition::read(ReadRequest::PreviewRevision(self.file.clone()))]
            }
            Some(MatrixFileFocus::OpenEditor) => match (&state.read_only_reason, &state.editor) {
                (Some(why), _) => show_message(why.clone()),
                (None, Some(editor)) => {
                    let (editor, file, path) =
                        (editor.clone(), self.file.clone(), self.display_path(state));
                    vec![Transition::RunEffect(Effect::EditFile { editor, file, path })]
                }
                (None, None) => Vec::new(),
            },
            _ => self.reload(),
        }
    }

    fn reload(&self) -> Vec<Transition> {
        vec![
            Transition::read(ReadRequest::MatrixFile(self.file.clone())),
            Transition::read(ReadRequest::Matrices),
        ]
    }
}

impl MatrixFileFocus {
    fn words(self, state: &AppState, matrix: Option<&Matrix>) -> String {
        match self {
            Self::NextRevision => {
                let next = matrix.map_or_else(String::new, |matrix| {
                    format!(" {}", matrix.revision.saturating_add(1))
                });
                format!("Take what was changed as revision{next}")
            }
            Self::OpenEditor => {
                format!("Open it in {}", state.editor.as_deref().unwrap_or("an editor"))
            }
            Self::Reload => "Read the file again".to_owned(),
        }
    }
}

/// The item that a path such as `domains[2].statements[0].text` stands in.
fn item_at<'m>(matrix: &'m Matrix, path: &str) -> Option<Item<'m>> {
    let mut steps = path.split('.');
    let (list, at) = parse_index(steps.next()?)?;
    let domain = matrix.domains.get(at).filter(|_| list == "domains")?;
    match parse_index(steps.next()?)? {
        ("statements", at) => domain.statements.get(at).map(Item::Statement),
        ("ladders", at) => domain.ladders.get(at).map(Item::Ladder),
        _ => None,
    }
}

fn parse_index(step: &str) -> Option<(&str, usize)> {
    let (list, index) = step.strip_suffix(']')?.split_once('[')?;
    Some((list, index.parse().ok()?))
}

impl Screen for MatrixFile {
    fn key_context(&self) -> KeyContext {
        keys::MATRIX_FILE
    }

    fn enter(to: &Destination, _state: &mut AppState, _now: &Now) -> Option<Self> {
        let Destination::MatrixFile(file) = to else { return None };
        Some(Self::open(file.clone()))
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::MatrixFile(self.file.clone())))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        page_view::draw(canvas, app, &self.page(app.state), self.position, &self.hint(app.state));
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        if let Outcome::MatrixFile(read) = outcome
            && read.file == self.file
        {
            self.file_state = Some(MatrixFileState::clone(read));
        }
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return back(),
            Command::Enter => return self.activate(state),
            Command::Open(at) => {
                self.position.index = at;
                return self.activate(state);
            }
            command => {
                let page = self.page(state);
                self.position.update(&page, state.size, command);
            }
        }
        Vec::new()
    }
}
