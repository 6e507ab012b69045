//! The preview of what leaves in a file: a page to print or send, a spreadsheet of answers, a form to
//! fill in. One page for all of them: it is read through, something is left out of it or added, and
//! then its file is named. Each kind fills in what is shown and what is written.

mod answers_sheet;
mod form;
pub mod keys;
mod networks_report;
mod report;
mod since;

use std::sync::Arc;

use self::answers_sheet::AnswersPreview;
use self::form::FormPreview;
use self::networks_report::NetworksPreview;
use self::report::ReportPreview;
use self::since::SinceField;
use crate::maturity::network_report::ReportOptions;
use crate::maturity::page::Page;
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows::LaidOutPage;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, go_to, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;
use crate::tui::widgets::text_field::TextField;

/// What one kind of file fills in.
trait Preview {
    fn key_context(&self) -> KeyContext;

    /// What is read: the page that leaves, under what this screen says of it.
    fn page(&self) -> Page;

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

    /// What a page of movement is made by; none where nothing moves on it.
    fn report_options(&mut self) -> Option<&mut ReportOptions> {
        None
    }

    /// Makes or reads the page by other options.
    fn options_changed(&mut self) -> Change {
        Change::Page
    }

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
    /// The field for a day, while one is typed.
    since: Option<SinceField>,
    /// The page as it was laid out for the last key; none once it is another.
    laid_out: Option<Arc<LaidOutPage>>,
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

impl ExportPreview {
    /// The page, laid out for this size. Over a thousand networks it has tens of thousands of rows.
    fn laid_out(&self, size: (u16, u16)) -> Arc<LaidOutPage> {
        let known = self.laid_out.as_ref().filter(|page| page.size == size);
        let anew = || Arc::new(LaidOutPage::new(&self.kind.as_preview().page(), size));
        known.map_or_else(anew, Arc::clone)
    }

    fn carry_out(&mut self, state: &AppState, change: Change) -> Vec<Transition> {
        self.laid_out = None;
        match change {
            Change::Nothing | Change::Line => {}
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

    fn open_since(&mut self) {
        if let Some(options) = self.kind.as_preview_mut().report_options() {
            self.since = Some(SinceField::of(options.since));
        }
    }

    /// Takes the day that was typed, or leaves it as it was.
    fn update_since(&mut self, state: &AppState, command: Command, now: &Now) -> Vec<Transition> {
        let Some(field) = &mut self.since else { return Vec::new() };
        match command {
            Command::Back => self.since = None,
            Command::Enter => {
                let Ok(day) = field.parse(now.today) else { return Vec::new() };
                self.since = None;
                let preview = self.kind.as_preview_mut();
                let Some(options) = preview.report_options() else { return Vec::new() };
                options.since = day;
                let change = preview.options_changed();
                return self.carry_out(state, change);
            }
            _ => {}
        }
        Vec::new()
    }
}

impl Screen for ExportPreview {
    fn key_context(&self) -> KeyContext {
        if self.since.is_some() {
            return keys::REPORT_SINCE;
        }
        self.kind.as_preview().key_context()
    }

    fn enter(to: &Destination, state: &mut AppState, _now: &Now) -> Option<Self> {
        let kind = PreviewKind::enter(to, state)?;
        Some(Self { kind, position: ReadPosition::default(), since: None, laid_out: None })
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        if let Some(field) = &self.since {
            return field.draw(canvas, app);
        }
        let preview = self.kind.as_preview();
        let page = self.laid_out(app.state.size);
        page_view::draw_laid_out(canvas, app, &page, self.position, preview.hint());
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        self.kind.as_preview().initial_read().map(Effect::Read)
    }

    fn on_data_changed(&mut self, state: &AppState, _now: &Now) {
        self.laid_out = None;
        self.kind.as_preview_mut().refresh(state);
    }

    fn update(&mut self, state: &mut AppState, command: Command, now: &Now) -> Vec<Transition> {
        if self.since.is_some() {
            return self.update_since(state, command, now);
        }
        match command {
            Command::Since => self.open_since(),
            Command::Back => return back(),
            Command::Enter => {
                return match self.kind.as_preview().content() {
                    Some(content) => go_to(Destination::Export(content)),
                    None => show_message(
                        "The networks are still being read. Wait a moment, then Enter.",
                    ),
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
                let page = self.laid_out(state.size);
                self.position.jump_on_laid_out(&page, is_on);
                self.laid_out = Some(page);
            }
            command => match self.kind.as_preview_mut().change(command) {
                Change::Nothing => {
                    let page = self.laid_out(state.size);
                    self.position.update_laid_out(&page, command);
                    self.laid_out = Some(page);
                }
                change => return self.carry_out(state, change),
            },
        }
        Vec::new()
    }

    fn field(&self) -> Option<&TextField> {
        self.since.as_ref().map(|field| &field.day)
    }

    fn field_mut(&mut self) -> Option<&mut TextField> {
        self.since.as_mut().map(|field| &mut field.day)
    }

    fn on_error(&mut self, message: &str) {
        self.laid_out = None;
        self.kind.as_preview_mut().on_error(message);
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        self.laid_out = None;
        self.kind.as_preview_mut().on_outcome(outcome);
    }
}
