//! Moves snapshots to the trash, and brings back what lies there.

use super::StoreWriter;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::SavedSnapshot;
use crate::store::error::StoreError;
use crate::tui::protocol::outcome::Outcome;

impl StoreWriter {
    pub(crate) fn trash_snapshot(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
    ) -> Result<Outcome, StoreError> {
        let name = self.writer()?.trash_snapshot(slug, saved)?;
        let network_state = Box::new(self.network_state(slug)?);
        Ok(Outcome::SnapshotTrashed { name, network_state })
    }

    /// Brings back what has this name in the trash, and reads the open network again.
    pub(crate) fn restore(
        &mut self,
        name: &str,
        open_network: Option<&Slug>,
    ) -> Result<Outcome, StoreError> {
        let restored = self.writer()?.restore(name)?;
        let state = open_network.filter(|slug| **slug == restored.network);
        let network_state = state.and_then(|slug| self.network_state(slug).ok()).map(Box::new);
        Ok(Outcome::Restored { kind: restored.kind, network: restored.network, network_state })
    }
}
