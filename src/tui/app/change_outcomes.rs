//! What became of changes beside the answers: on the disk, not yet, changed by something else too,
//! or found again after a sitting that could not write them.

use super::App;
use crate::maturity::network::Network;
use crate::maturity::network_state::NetworkEntry;
use crate::maturity::unsaved_change::{
    ChangeConflict, UnsavedChange, WORKBOOK_PLACE, cause, kept_words,
};
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::state::FailingChange;

impl App {
    pub(crate) fn apply_change_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::ChangeSaved(change) => {
                let key = change.key();
                self.state.failing_changes.remove(&key);
                self.state.change_conflicts.retain(|conflict| conflict.ours.key() != key);
                if self.state.saving_changes.get(&key) == Some(&change) {
                    self.state.saving_changes.remove(&key);
                }
                self.list_network(change);
            }
            Outcome::ChangeFailed { change, message, remedy, is_kept } => {
                let since = now.timestamp;
                let words = if is_kept {
                    format!("{}: {} {remedy}", kept_words(change.place()), cause(&message))
                } else {
                    format!("{message} {remedy}")
                };
                let words = words.trim_end().to_owned();
                self.on_change_failed(FailingChange { change, since, message, is_kept }, words);
            }
            Outcome::ChangeConflict(conflict) => self.on_change_conflict(*conflict),
            Outcome::ChangeSettled { kept, keep_ours, aside } => {
                return self.on_change_settled(&kept, keep_ours, &aside, now);
            }
            Outcome::ChangeRecovered(change) => {
                let words = change.words();
                self.adopt_change(change);
                self.message = Some(format!("Here again, not saved last time: {words}."));
            }
            Outcome::Unpublished(why) => self.on_unpublished(why),
            Outcome::NotDone { what, message } => {
                self.state.not_done = Some(what);
                self.on_failed(message);
            }
            Outcome::RetriedUnsaved => return self.on_retried(now),
            Outcome::SavedElsewhere(_) => return vec![Effect::Quit],
            path => return self.apply_path_outcome(path, now),
        }
        Vec::new()
    }

    /// A network whose file was gone, and is there again, is in the list again.
    fn list_network(&mut self, change: UnsavedChange) {
        let UnsavedChange::Network { slug, network } = change else { return };
        let state = &mut self.state;
        if state.networks_unread || state.networks.iter().any(|entry| entry.slug == slug) {
            return;
        }
        state.networks.push(NetworkEntry { slug, network: *network });
        state.networks.sort_by_key(|entry| entry.network.name.to_lowercase());
    }

    fn on_unpublished(&mut self, why: Option<String>) {
        if let Some(why) = &why {
            self.on_failed(format!("{}: {}", kept_words(WORKBOOK_PLACE), cause(why)));
        }
        self.state.unpublished = why;
    }

    fn on_change_failed(&mut self, failing: FailingChange, words: String) {
        let key = failing.change.key();
        let before = self.state.failing_changes.get(&key).map(|before| before.since);
        let since = before.unwrap_or(failing.since);
        self.state.failing_changes.insert(key, FailingChange { since, ..failing });
        if before.is_none() {
            self.on_failed(words);
        }
    }

    fn on_change_conflict(&mut self, conflict: ChangeConflict) {
        let key = conflict.ours.key();
        self.state.change_conflicts.retain(|other| other.ours.key() != key);
        self.state.change_conflicts.push(conflict);
        self.message = Some(
            "Something else changed this too. Both are kept; Home asks which to go on with."
                .to_owned(),
        );
    }

    fn on_change_settled(
        &mut self,
        kept: &UnsavedChange,
        keep_ours: bool,
        aside: &str,
        now: &Now,
    ) -> Vec<Effect> {
        let key = kept.key();
        self.state.change_conflicts.retain(|conflict| conflict.ours.key() != key);
        if !keep_ours {
            self.state.failing_changes.remove(&key);
            self.state.saving_changes.remove(&key);
            self.adopt_change(kept.clone());
        }
        let mut effects = Vec::new();
        if matches!(self.screen, ActiveScreen::ChoosingChange(_)) {
            effects = self.navigate(Destination::Back, now);
        }
        self.message = Some(format!("The other version is kept: {aside}"));
        effects
    }

    /// Everything was tried once more: where all is saved now, the person leaves as they wanted to.
    fn on_retried(&mut self, now: &Now) -> Vec<Effect> {
        let ActiveScreen::QuitUnsaved(quit) = &mut self.screen else { return Vec::new() };
        quit.is_pending = false;
        if self.state.has_unsaved_in_memory() {
            self.message = Some("It did not work yet. Nothing is lost while you stay.".to_owned());
            return Vec::new();
        }
        let effects = self.navigate(Destination::Back, now);
        self.message = Some("It is saved now. q leaves.".to_owned());
        effects
    }

    /// Shows a version that came from the disk.
    fn adopt_change(&mut self, change: UnsavedChange) {
        match change {
            UnsavedChange::Network { slug, network } => {
                let is_open = |record: &&mut _| {
                    let record: &crate::maturity::network_state::NetworkState = record;
                    record.slug == slug
                };
                if let Some(record) = self.state.network_state.as_mut().filter(is_open) {
                    record.network = Network::clone(&network);
                }
                self.state.follow_matrices_in_use();
                if let Some(entry) = self.state.networks.iter_mut().find(|it| it.slug == slug) {
                    entry.network = *network;
                }
            }
            UnsavedChange::Settings(look) => {
                (self.state.appearance, self.state.saved_appearance) = (look, look);
            }
            UnsavedChange::MatrixText(typed) => {
                self.state.typed_matrix_texts.insert(typed.matrix.id.clone(), *typed);
            }
            UnsavedChange::Crosswalk { .. }
            | UnsavedChange::NewNetwork { .. }
            | UnsavedChange::ShareLog { .. } => {}
        }
    }
}
