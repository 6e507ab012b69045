//! What comes back about a library: another one was opened, a network was opened, files were imported.

use std::path::PathBuf;

use uuid::Uuid;

use super::App;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkState;
use crate::maturity::share::{ImportReport, ImportUndo};
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::{Outcome, SampleKind};
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::state::{AppState, SaveState};

impl App {
    fn enter_library(&mut self, viewed_before: Option<PathBuf>, now: &Now) -> Vec<Effect> {
        let Some(file) = viewed_before.filter(|_| self.state.viewed_share.is_none()) else {
            return Vec::new();
        };
        self.navigate(Destination::ImportPaths(vec![file]), now)
    }

    /// What was to be opened are files to bring in. A person who went elsewhere meanwhile is not
    /// taken there.
    fn on_returns_found(&mut self, path: PathBuf, now: &Now) -> Vec<Effect> {
        if !matches!(self.screen, ActiveScreen::Welcome(_)) {
            return Vec::new();
        }
        self.navigate(Destination::ImportPaths(vec![path]), now)
    }

    pub(crate) fn apply_import_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::Imported { report, network_state } => self.on_imported(report, network_state),
            Outcome::ReturnsFound(path) => self.on_returns_found(path, now),
            Outcome::ImportUndone { undo, network_state } => {
                self.on_import_undone(undo, network_state)
            }
            looked_at => {
                self.forward_outcome(&looked_at);
                Vec::new()
            }
        }
    }

    fn on_imported(
        &mut self,
        report: Box<ImportReport>,
        record: Option<Box<NetworkState>>,
    ) -> Vec<Effect> {
        if let (Some(fresh), Some(open)) = (&record, &mut self.state.network_state)
            && fresh.slug == open.slug
        {
            open.clone_from(fresh);
        }
        // where there was nothing before, an empty list would pass for an empty folder until it is
        // read anew
        let has_imported = report.files.iter().any(|file| file.refused.is_none());
        self.state.networks_unread |= has_imported && self.state.networks.is_empty();
        if !matches!(self.screen, ActiveScreen::Import(_)) {
            self.message = Some(report.describe());
        }
        self.forward_outcome(&Outcome::Imported { report, network_state: record });
        vec![Effect::Read(ReadRequest::Networks), Effect::Read(ReadRequest::Diagnose)]
    }

    /// The last import was taken back: lists are read anew, and the open network is as it is now, or
    /// gone.
    fn on_import_undone(
        &mut self,
        undo: Box<ImportUndo>,
        record: Option<Box<NetworkState>>,
    ) -> Vec<Effect> {
        let is_gone = |slug: &Slug| undo.networks.iter().any(|one| one.slug == *slug);
        self.state.networks.retain(|entry| !is_gone(&entry.slug));
        self.state.network_state.take_if(|open| is_gone(&open.slug));
        if let (Some(fresh), Some(open)) = (record, &mut self.state.network_state)
            && fresh.slug == open.slug
        {
            *open = *fresh;
        }
        if !matches!(self.screen, ActiveScreen::ImportUndo(_)) {
            self.message = Some(undo.describe(true));
        }
        self.forward_outcome(&Outcome::ImportUndone { undo, network_state: None });
        vec![Effect::Read(ReadRequest::Networks), Effect::Read(ReadRequest::Diagnose)]
    }

    pub(crate) fn on_network_opened(&mut self, record: NetworkState, now: &Now) -> Vec<Effect> {
        let copy = self.copy_to_choose(&record);
        self.state.save_state = SaveState::NothingToSave;
        self.state.network_state = Some(record);
        self.forget_unknown_key();
        self.screen_stack.clear();
        let mut effects = self.navigate(Destination::Home, now);
        if let Some(id) = copy {
            // leaving the question leads back to where it was asked from
            effects.extend(self.navigate(Destination::Problems, now));
            effects.extend(self.navigate(Destination::ChooseCopy(id), now));
        }
        effects
    }

    /// The snapshot of which a copy is to be chosen, where its network was opened from the problems.
    fn copy_to_choose(&self, record: &NetworkState) -> Option<Uuid> {
        let ActiveScreen::Problems(problems) = &self.screen else { return None };
        let file = problems.focused_copy(&self.state)?;
        let saved = record.snapshots.iter().find(|saved| saved.file == file)?;
        Some(saved.snapshot.id).filter(|id| record.has_choice_of_copies(*id))
    }

    /// Shows another library from its beginning. Where a share was viewed before it, that is
    /// scanned for import next.
    pub(crate) fn on_library_opened(&mut self, opened: Outcome, now: &Now) -> Vec<Effect> {
        let Outcome::LibraryOpened {
            networks,
            network_state,
            sample_kind,
            read_only_reason,
            library_dir,
            viewed_share,
        } = opened
        else {
            return Vec::new();
        };
        let begun = match &self.screen {
            ActiveScreen::Welcome(welcome) => Some(welcome.unsaved_network()),
            _ => None,
        };
        let kept = std::mem::take(&mut self.state);
        self.state = AppState {
            networks,
            network_state: network_state.map(|record| *record),
            sample_kind,
            read_only_reason,
            library_dir,
            viewed_share,
            national_matrix: kept.national_matrix,
            appearance: kept.appearance,
            saved_appearance: kept.saved_appearance,
            terminal_colors: kept.terminal_colors,
            size: kept.size,
            device: kept.device,
            state_dir: kept.state_dir,
            settings_path: kept.settings_path,
            documents_dir: kept.documents_dir,
            editor: kept.editor,
            ..AppState::default()
        };
        self.forget_unknown_key();
        self.screen_stack.clear();
        self.screen = self.root_screen();
        let mut effects: Vec<Effect> =
            self.screen.as_screen().initial_read(&self.state).into_iter().collect();
        effects.extend(self.enter_library(kept.viewed_share, now));
        if kept.sample_kind == SampleKind::Temporary && self.state.sample_kind == SampleKind::Real {
            self.message = Some(
                "That was made up, and is gone. Here you begin your own, or carry it on."
                    .to_owned(),
            );
        }
        effects.extend(self.restore_unsaved_network());
        if let Some(begun) = begun {
            effects.extend(self.go_on_with(&begun, now));
        }
        effects
    }

    /// The first screen again, in a folder that nothing is in yet: what was typed for a network
    /// stays, and where it will be kept is said.
    fn go_on_with(&mut self, begun: &UnsavedNetwork, now: &Now) -> Vec<Effect> {
        let ActiveScreen::Welcome(welcome) = &mut self.screen else { return Vec::new() };
        welcome.restore(begun);
        self.message = Some(format!("Your workbook is kept here now: {}", self.state.library_dir));
        let replies = welcome.autosave(&mut self.state);
        self.apply_transitions(replies, now)
    }
}
