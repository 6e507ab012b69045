//! Which matrices a network has in use: by their ids, with a note of which matrix of an id it is.

use super::ids::MatrixId;
use super::lineage::Lineage;
use super::network::Network;

impl Network {
    /// Puts a matrix in use, and notes which one of that id it is, unless another one of it is in
    /// use already. Says whether it was not in use before.
    pub fn use_matrix(&mut self, lineage: &Lineage) -> bool {
        let is_new = !self.matrices.contains(lineage.id());
        if is_new {
            self.matrices.push(lineage.id().clone());
            self.choose_matrix(lineage);
        }
        is_new
    }

    /// Notes which matrix of this id is in use. Those that come with the program need no note.
    pub fn choose_matrix(&mut self, lineage: &Lineage) {
        if lineage.is_shipped() {
            self.lineages.remove(lineage.id());
        } else {
            self.lineages.insert(lineage.id().clone(), lineage.first().to_owned());
        }
    }

    /// Whether this matrix, and not another one of its id, is in use.
    pub fn is_using(&self, lineage: &Lineage) -> bool {
        let is_chosen = match self.lineages.get(lineage.id()) {
            Some(first) => first == lineage.first(),
            None => lineage.is_shipped(),
        };
        is_chosen && self.matrices.contains(lineage.id())
    }

    /// Takes a matrix out of use.
    pub fn stop_using(&mut self, id: &MatrixId) {
        self.matrices.retain(|used| used != id);
        self.lineages.remove(id);
    }
}
