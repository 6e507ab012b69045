//! The matrices of the open network, as its own list has them: that may be changed by what an earlier
//! sitting could not save.

use std::sync::Arc;

use super::state::AppState;

impl AppState {
    /// Puts the matrices that the network's list names beside those that are known of it, and drops
    /// those that it does not name. What is not known yet is put there once it is.
    pub(crate) fn follow_matrices_in_use(&mut self) {
        let Some(record) = &mut self.network_state else { return };
        let network = &record.network;
        record.matrices.retain(|known| network.matrices.contains(&known.reference.id));
        for id in &network.matrices {
            if record.matrices.iter().any(|known| known.reference.id == *id) {
                continue;
            }
            let same = self
                .matrices
                .iter()
                .filter(|known| known.reference.id == *id && network.is_using(&known.lineage));
            let newest = same.max_by_key(|known| known.reference.revision);
            record.matrices.extend(newest.map(Arc::clone));
        }
    }
}
