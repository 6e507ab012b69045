//! The file of a matrix of our own: where it is, how to change it, and what is wrong in it, beside
//! the statement it is about.

use super::matrices::path_of;
use super::pages::weight;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::matrix::{Item, Matrix};
use crate::maturity::revision::MatrixFileState;
use crate::tui::document::{Document, LineKind, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// The code of the finding that a matrix was changed and kept its revision.
pub(crate) const CHANGED: &str = "changed-without-new-revision";

/// The page of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct MatrixFile {
    /// The file: its path inside the library.
    pub file: String,
    /// What it says, once it is read.
    pub written: Option<MatrixFileState>,
    /// The line in focus.
    pub read: ReadPosition,
}

/// A line that does something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum MatrixFileFocus {
    TakeAsNext,
    Open,
    ReadAgain,
}

impl MatrixFile {
    /// The page of this file, which is being read.
    pub fn open(file: String) -> Self {
        Self { file, written: None, read: ReadPosition::default() }
    }

    /// Takes in what the file says.
    pub fn take(&mut self, written: MatrixFileState) {
        if written.file == self.file {
            self.written = Some(written);
        }
    }

    /// Where the file is.
    fn place(&self, desk: &AppState) -> String {
        let place = self.written.as_ref().map(|written| written.place.clone());
        place.filter(|place| !place.is_empty()).unwrap_or_else(|| path_of(desk, &self.file))
    }

    fn findings(&self) -> &[Diagnostic] {
        self.written.as_ref().map(|written| written.findings.as_slice()).unwrap_or_default()
    }

    fn lines(&self, desk: &AppState) -> Vec<MatrixFileFocus> {
        let is_changed = self.findings().iter().any(|finding| finding.code == CHANGED);
        let next = is_changed.then_some(MatrixFileFocus::TakeAsNext);
        let open = desk.editor.is_some().then_some(MatrixFileFocus::Open);
        next.into_iter().chain(open).chain([MatrixFileFocus::ReadAgain]).collect()
    }

    /// The page.
    pub fn page(&self, desk: &AppState) -> Document {
        let matrix = self.written.as_ref().and_then(|written| written.matrix.as_ref());
        let title = matrix.map_or(self.file.as_str(), |matrix| matrix.title.as_str());
        let mut page = Document::titled(format!("{title} · Change it"));
        page.body(0, "This matrix is yours to change, in any text editor. Its file:");
        page.quiet(2, self.place(desk));
        page.body(0, "A copy made here names its schema, so many editors complete as you type and mark mistakes.");
        page.gap();
        for line in self.lines(desk) {
            page.stop(0, line.words(desk, matrix));
        }
        page.gap();
        self.tell(&mut page, matrix);
        page
    }

    fn tell(&self, page: &mut Document, matrix: Option<&Matrix>) {
        if self.written.is_none() {
            page.body(0, "Reading the file…");
            return;
        }
        if self.findings().is_empty() {
            page.body(0, "Nothing is wrong in it. A new walk uses it as it is now.");
            page.quiet(
                0,
                "Once an answer is given on it, that text is kept for the answer. Later changes become a new revision.",
            );
            return;
        }
        page.heading("Found in it");
        for finding in self.findings() {
            page.gap();
            let line = finding.line.map_or_else(String::new, |line| format!(", line {line}"));
            page.stop(0, format!("{}{line}: {}", weight(finding), finding.says));
            if let Some((item, matrix)) =
                matrix.and_then(|matrix| item_at(matrix, &finding.path).zip(Some(matrix)))
            {
                let area = matrix.domain_of(item.id()).map_or("", |domain| domain.short());
                page.under(
                    LineKind::Quiet,
                    2,
                    format!("in {} · {area} · {}", item.id(), item.text()),
                );
            }
            page.under(LineKind::Body, 2, finding.remedy.clone());
        }
    }

    /// What the next key does.
    pub fn hint(&self, desk: &AppState) -> String {
        match self.lines(desk).get(self.read.at) {
            Some(MatrixFileFocus::TakeAsNext) => {
                "You say of each changed statement whether it still means the same.".to_owned()
            }
            Some(MatrixFileFocus::Open) => {
                "You come back here when you close the editor, and the file is read again."
                    .to_owned()
            }
            None => "Mend it in the editor, then read the file again.".to_owned(),
            _ if desk.editor.is_none() => {
                "Open it in an editor beside this program. Enter here reads it again.".to_owned()
            }
            _ => "Reads the file again, after you changed it elsewhere.".to_owned(),
        }
    }

    /// Does what the line says; on a finding, what mends it.
    fn do_line(&self, desk: &AppState) -> Vec<Transition> {
        let lines = self.lines(desk);
        let mending = lines.iter().find(|line| **line == MatrixFileFocus::Open);
        match lines.get(self.read.at).or(mending) {
            Some(MatrixFileFocus::TakeAsNext) => {
                vec![Transition::Do(Effect::LookAtNext(self.file.clone()))]
            }
            Some(MatrixFileFocus::Open) => match (&desk.read_only, &desk.editor) {
                (Some(why), _) => vec![Transition::Say(why.clone())],
                (None, Some(editor)) => {
                    let (editor, file, place) =
                        (editor.clone(), self.file.clone(), self.place(desk));
                    vec![Transition::Do(Effect::EditFile { editor, file, place })]
                }
                (None, None) => Vec::new(),
            },
            _ => self.read_again(),
        }
    }

    /// Reads the file, and the list of matrices it may change.
    fn read_again(&self) -> Vec<Transition> {
        vec![
            Transition::Do(Effect::ReadMatrixFile(self.file.clone())),
            Transition::Do(Effect::ListMatrices),
        ]
    }
}

impl MatrixFileFocus {
    fn words(self, desk: &AppState, matrix: Option<&Matrix>) -> String {
        match self {
            Self::TakeAsNext => {
                let next = matrix.map_or_else(String::new, |matrix| {
                    format!(" {}", matrix.revision.saturating_add(1))
                });
                format!("Take what was changed as revision{next}")
            }
            Self::Open => format!("Open it in {}", desk.editor.as_deref().unwrap_or("an editor")),
            Self::ReadAgain => "Read the file again".to_owned(),
        }
    }
}

/// The item that a path such as `domains[2].statements[0].text` stands in.
fn item_at<'m>(matrix: &'m Matrix, path: &str) -> Option<Item<'m>> {
    let mut steps = path.split('.');
    let (list, at) = numbered(steps.next()?)?;
    let domain = matrix.domains.get(at).filter(|_| list == "domains")?;
    match numbered(steps.next()?)? {
        ("statements", at) => domain.statements.get(at).map(Item::Statement),
        ("ladders", at) => domain.ladders.get(at).map(Item::Ladder),
        _ => None,
    }
}

fn numbered(step: &str) -> Option<(&str, usize)> {
    let (list, index) = step.strip_suffix(']')?.split_once('[')?;
    Some((list, index.parse().ok()?))
}

impl Screen for MatrixFile {
    fn room(&self) -> KeyContext {
        KeyContext::Changing
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Enter => return self.do_line(desk),
            Command::Open(at) => {
                self.read.at = at;
                return self.do_line(desk);
            }
            command => {
                let page = self.page(desk);
                self.read.update(&page, desk.size, command);
            }
        }
        Vec::new()
    }
}
