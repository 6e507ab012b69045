//! The preview of what leaves in a file: a page to print or send, a spreadsheet of answers, a form to
//! fill in. One page for all of them: it is read through, something is left out of it or added, and
//! then its file is named. Each kind fills in what is shown and what is written.

mod answers_sheet;
mod form;
pub mod keys;
mod networks_report;
mod report;

use self::answers_sheet::AnswersPreview;
use self::form::FormPreview;
use self::networks_report::NetworksPreview;
use self::report::ReportPreview;
use crate::maturity::page::{Page, PageBlock, TextStyle};
use crate::tui::app_view::AppView;
use crate::tui::document::{Document, ReadPosition, body_size};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::document_view;

/// What one kind of file fills in.
trait Preview {
    fn key_context(&self) -> KeyContext;

    /// What is read, laid out for this size of screen.
    fn document(&self, size: (u16, u16)) -> Document;

    /// What is written; none while it is still being read.
    fn content(&self) -> Option<ExportContent>;

    /// What has to be read from the library first.
    fn initial_read(&self) -> Option<ReadRequest> {
        None
    }

    /// Makes it anew from what is in the network now.
    fn refresh(&mut self, _state: &AppState) {}

    /// Carries out a key that changes what goes.
    fn change(&mut self, command: Command) -> Change;

    fn on_outcome(&mut self, _outcome: &Outcome) {}

    fn on_error(&mut self, _message: &str) {}

    fn hint(&self) -> &'static str {
        "Nothing is written yet. Read it through first."
    }
}

/// What a key did to what goes.
enum Change {
    /// It is no key for that.
    Nothing,
    /// A line is another one; it is read on where it was.
    Line,
    /// It is another page, to be read from its top.
    Page,
    /// The same, once this is read.
    Read(ReadRequest),
}

/// What is looked at, and how far it is read.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportPreview {
    kind: PreviewKind,
    pub position: ReadPosition,
}

#[derive(Clone, Debug, PartialEq)]
enum PreviewKind {
    Report(ReportPreview),
    Answers(AnswersPreview),
    Form(FormPreview),
    Networks(NetworksPreview),
}

impl PreviewKind {
    fn enter(to: &Destination, state: &AppState) -> Option<Self> {
        match to {
            Destination::Report(id) => ReportPreview::open(state, *id).map(Self::Report),
            Destination::AnswersSheet(id) => AnswersPreview::open(state, *id).map(Self::Answers),
            Destination::FormPreview(form) => Some(Self::Form(FormPreview::of(form))),
            Destination::NetworksReport(choices) => {
                NetworksPreview::of(choices).map(Self::Networks)
            }
            _ => None,
        }
    }

    fn as_preview(&self) -> &dyn Preview {
        match self {
            Self::Report(preview) => preview,
            Self::Answers(preview) => preview,
            Self::Form(preview) => preview,
            Self::Networks(preview) => preview,
        }
    }

    fn as_preview_mut(&mut self) -> &mut dyn Preview {
        match self {
            Self::Report(preview) => preview,
            Self::Answers(preview) => preview,
            Self::Form(preview) => preview,
            Self::Networks(preview) => preview,
        }
    }
}

/// A page that people read, under what this screen says of it. Headings are stops for Tab; the rest
/// stands as it would in a text file.
fn page_document(mut document: Document, page: &Page, size: (u16, u16)) -> Document {
    document.blank_line();
    document.heading(page.title.clone());
    let style = TextStyle { width: usize::from(body_size(size).0).max(1), ascii: false };
    for block in &page.blocks {
        document.blank_line();
        write_block(&mut document, block, style);
    }
    document
}

fn write_block(document: &mut Document, block: &PageBlock, style: TextStyle) {
    match block {
        PageBlock::Heading(_, words) => document.heading(words.clone()),
        PageBlock::Remark(words) => document.quiet(0, words.clone()),
        block => {
            for line in style.block(block) {
                let words = line.trim_start();
                let indent = line.chars().count() - words.chars().count();
                document.body(u16::try_from(indent).unwrap_or(0), words);
            }
        }
    }
}

impl ExportPreview {
    fn change_or_move(
        &mut self,
        state: &AppState,
        document: &Document,
        command: Command,
    ) -> Vec<Transition> {
        match self.kind.as_preview_mut().change(command) {
            Change::Nothing => drop(self.position.update(document, state.size, command)),
            Change::Line => {}
            Change::Page => {
                self.position = ReadPosition::default();
                self.kind.as_preview_mut().refresh(state);
            }
            Change::Read(request) => {
                self.position = ReadPosition::default();
                return vec![Transition::read(request)];
            }
        }
        Vec::new()
    }
}

impl Screen for ExportPreview {
    fn key_context(&self) -> KeyContext {
        self.kind.as_preview().key_context()
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let kind = PreviewKind::enter(to, state)?;
        Some(Self { kind, position: ReadPosition::default() })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let preview = self.kind.as_preview();
        let document = preview.document(app.state.size);
        document_view::draw(canvas, app, &document, self.position, preview.hint());
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        self.kind.as_preview().initial_read().map(Effect::Read)
    }

    fn on_data_changed(&mut self, state: &AppState, _now: &Now) {
        self.kind.as_preview_mut().refresh(state);
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let document = self.kind.as_preview().document(state.size);
        match command {
            Command::Back => return back(),
            Command::Enter => {
                return match self.kind.as_preview().content() {
                    Some(content) => go_to(Destination::Export(content)),
                    None => show_message("There is no page yet: it is being read."),
                };
            }
            Command::Form if matches!(self.kind, PreviewKind::Form(_)) => {
                return show_message("This is the form.");
            }
            Command::Report
                if !matches!(self.kind, PreviewKind::Form(_) | PreviewKind::Answers(_)) =>
            {
                return show_message("This is the page.");
            }
            Command::Next | Command::Previous => {
                let is_on = command == Command::Next;
                self.position.jump_to_heading(&document, state.size, is_on);
            }
            command => return self.change_or_move(state, &document, command),
        }
        Vec::new()
    }

    fn on_error(&mut self, message: &str) {
        self.kind.as_preview_mut().on_error(message);
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        self.kind.as_preview_mut().on_outcome(outcome);
    }
}
