//! The page over several networks, before it is written: word for word, with the networks by name, by
//! code or not at all, as a whole or by system or place.

use std::sync::Arc;

use super::{Change, Preview, keys};
use crate::maturity::comparison::selection::SnapshotChoice;
use crate::maturity::network_report::{GroupBy, NameChoice, ReportOptions};
use crate::maturity::page::Page;
use crate::maturity::phrases::{format_date, format_number, pluralize};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::ReadRequest;
use crate::tui::protocol::export_content::ExportContent;
use crate::tui::protocol::networks_report::ReadReport;
use crate::tui::protocol::outcome::Outcome;

#[derive(Clone, Debug, PartialEq)]
pub(super) struct NetworksPreview {
    choices: Vec<SnapshotChoice>,
    /// What is asked for; it is shown once it is read.
    options: ReportOptions,
    read: Option<Shown>,
    progress: Option<(usize, usize)>,
    error: Option<String>,
}

/// What is shown, and what is written.
#[derive(Clone, Debug, PartialEq)]
struct Shown {
    read: Arc<ReadReport>,
    page: Arc<Page>,
}

impl NetworksPreview {
    pub(super) fn of(choices: &[SnapshotChoice]) -> Option<Self> {
        let is_any = !choices.is_empty();
        is_any.then(|| Self {
            choices: choices.to_vec(),
            options: ReportOptions::default(),
            read: None,
            progress: None,
            error: None,
        })
    }

    /// What is shown, where it is what was asked for last.
    fn shown(&self) -> Option<&Shown> {
        self.read.as_ref().filter(|shown| shown.read.report.options == self.options)
    }

    fn request(&self) -> ReadRequest {
        ReadRequest::NetworksReport(self.choices.clone(), self.options)
    }

    /// What can be changed, in words that name the key.
    fn write_choices(&self, page: &mut Page) {
        let notes = if self.options.with_notes { "with" } else { "without" };
        let names = match self.options.names {
            NameChoice::Names => "by name",
            NameChoice::Codes => "by code",
            NameChoice::None => "not shown one by one",
        };
        let group = match self.options.group_by {
            None => "all in one list",
            Some(GroupBy::System) => "grouped by system",
            Some(GroupBy::Place) => "grouped by place",
        };
        let since = self.options.since.map(|day| format!(", and since {}", format_date(day)));
        let since = since.unwrap_or_default();
        page.quiet(0, "As it will be written. Each key, and how it is now:");
        page.quiet(2, format!("◄►     by name, by code or not shown; now {names}"));
        page.quiet(2, format!("G      one list, or grouped; now {group}"));
        page.quiet(2, format!("D      moved since a day; now since each one's first{since}"));
        page.quiet(2, format!("Space  with or without the notes; now {notes} them"));
    }

    /// Who is left out, and where the key to the codes stands.
    fn write_aside(shown: &Shown, page: &mut Page) {
        for missing in &shown.read.missing {
            page.body(0, format!("Left out: {missing}"));
        }
        if !shown.read.report.codes.is_empty() {
            page.quiet(0, "The key to the codes stands at the end (End). It is not written.");
        }
    }

    /// What stands here and on no page.
    fn write_codes(shown: &Shown, page: &mut Page) {
        if shown.read.report.codes.is_empty() {
            return;
        }
        page.blank_line();
        page.heading("The key to the codes: it stands here only, and is not written");
        for (code, name) in &shown.read.report.codes {
            page.body(2, format!("{code} is {name}"));
        }
    }

    fn next_names(&mut self, is_on: bool) {
        use NameChoice::{Codes, Names, None};
        self.options.names = match (self.options.names, is_on) {
            (Names, true) | (None, false) => Codes,
            (Codes, true) | (Names, false) => None,
            (None, true) | (Codes, false) => Names,
        };
    }

    fn read_again(&mut self) -> Change {
        (self.progress, self.error) = (None, None);
        if self.shown().is_some() { Change::Page } else { Change::Read(self.request()) }
    }
}

impl Preview for NetworksPreview {
    fn key_context(&self) -> KeyContext {
        keys::NETWORKS_REPORT
    }

    fn page(&self) -> Page {
        let mut page = Page::new("A page over several networks");
        self.write_choices(&mut page);
        if let Some(shown) = self.shown() {
            Self::write_aside(shown, &mut page);
            page.append(&shown.page);
            Self::write_codes(shown, &mut page);
            return page;
        }
        page.blank_line();
        let networks = pluralize(self.choices.len(), "network", "networks");
        page.body(
            0,
            match (&self.error, self.progress) {
                (Some(error), _) => error.clone(),
                (None, Some((done, total))) => format!(
                    "Reading the networks: {} of {}…",
                    format_number(done),
                    format_number(total)
                ),
                (None, None) => format!("Reading {networks}…"),
            },
        );
        page
    }

    fn content(&self) -> Option<ExportContent> {
        let shown = self.shown()?;
        let name = match self.options.names {
            NameChoice::Names => "networks",
            NameChoice::Codes => "networks-by-code",
            NameChoice::None => "networks-without-names",
        };
        Some(ExportContent::Page(Arc::clone(&shown.page), name.to_owned()))
    }

    fn initial_read(&self) -> Option<ReadRequest> {
        Some(self.request())
    }

    fn report_options(&mut self) -> Option<&mut ReportOptions> {
        Some(&mut self.options)
    }

    fn options_changed(&mut self) -> Change {
        self.read_again()
    }

    fn change(&mut self, command: Command) -> Change {
        match command {
            Command::Toggle => self.options.with_notes = !self.options.with_notes,
            Command::Left | Command::Right => self.next_names(command == Command::Right),
            Command::GroupBy => {
                self.options.group_by = match self.options.group_by {
                    None => Some(GroupBy::System),
                    Some(GroupBy::System) => Some(GroupBy::Place),
                    Some(GroupBy::Place) => None,
                }
            }
            _ => return Change::Nothing,
        }
        self.read_again()
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::NetworksReportProgress { done, total } => {
                self.progress = Some((*done, *total));
            }
            Outcome::NetworksReportRead(read) => {
                let page = Arc::new(read.report.page.clone());
                self.read = Some(Shown { read: Arc::clone(read), page });
                (self.progress, self.error) = (None, None);
            }
            _ => {}
        }
    }

    fn on_error(&mut self, message: &str) {
        if self.shown().is_none() {
            self.error = Some(message.to_owned());
        }
    }
}
