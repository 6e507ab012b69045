//! What comes back about a library: another one was opened, a network was opened, files were imported.

use std::path::PathBuf;

use super::App;
use crate::maturity::network_state::{NetworkEntry, NetworkState};
use crate::maturity::share::ImportReport;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::{Outcome, SampleKind};
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::state::{AppState, SaveState};

impl App {
    /// Goes where one begins in a library that was just opened. A share that was looked at before
    /// is now to be brought in: it is looked over first.
    pub(crate) fn enter_library(
        &mut self,
        looked_at: Option<PathBuf>,
        moment: &Now,
    ) -> Vec<Effect> {
        if self.state.sample_kind == SampleKind::Temporary {
            return self.navigate(Destination::Progress, moment);
        }
        let Some(file) = looked_at.filter(|_| self.state.viewed_share.is_none()) else {
            return Vec::new();
        };
        let mut effects = self.navigate(Destination::Import, moment);
        if let ActiveScreen::Import(room) = &mut self.screen {
            let replies = room.scan_file(&file);
            effects.extend(self.apply_transitions(replies, moment));
        }
        effects
    }

    /// Files were brought in: the lists are read anew.
    pub(crate) fn on_imported(
        &mut self,
        landing: Box<ImportReport>,
        record: Option<Box<NetworkState>>,
    ) -> Vec<Effect> {
        if let (Some(fresh), Some(open)) = (&record, &mut self.state.network_state)
            && fresh.slug == open.slug
        {
            open.clone_from(fresh);
        }
        // where there was nothing before, an empty list would pass for an empty folder until it is
        // read anew
        let has_landed = landing.files.iter().any(|landed| landed.refused.is_none());
        self.state.networks_unread |= has_landed && self.state.networks.is_empty();
        if !matches!(self.screen, ActiveScreen::Import(_)) {
            self.message = Some(landing.describe());
        }
        self.forward_outcome(&Outcome::Imported { report: landing, network_state: record });
        vec![Effect::ListNetworks, Effect::Diagnose]
    }

    pub(crate) fn on_network_opened(&mut self, record: NetworkState, moment: &Now) -> Vec<Effect> {
        self.state.save_state = SaveState::NothingToSave;
        self.state.network_state = Some(record);
        self.screen_stack.clear();
        self.navigate(Destination::Home, moment)
    }

    /// Lays out another library; returns the share that was looked at before it, if it was one.
    pub(crate) fn on_library_opened(
        &mut self,
        networks: Vec<NetworkEntry>,
        record: Option<Box<NetworkState>>,
        made_up: SampleKind,
    ) -> Option<PathBuf> {
        let kept = std::mem::take(&mut self.state);
        self.state = AppState {
            networks,
            network_state: record.map(|record| *record),
            sample_kind: made_up,
            national_matrix: kept.national_matrix,
            appearance: kept.appearance,
            size: kept.size,
            device: kept.device,
            state_dir: kept.state_dir,
            settings_path: kept.settings_path,
            documents_dir: kept.documents_dir,
            editor: kept.editor,
            ..AppState::default()
        };
        self.screen_stack.clear();
        self.screen = self.root_screen();
        kept.viewed_share
    }
}
