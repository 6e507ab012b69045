//! Lets one of several copies of a snapshot count: the choice is kept in the network's own file, by
//! the hash of the copy's bytes. No snapshot is changed.

use uuid::Uuid;

use super::Writer;
use crate::maturity::ids::Slug;
use crate::store::error::StoreError;

impl Writer {
    /// Notes that of the copies of this snapshot the one with this hash counts. The network is read
    /// again first, so that nothing another writer just did is undone.
    pub fn choose_copy(&mut self, slug: &Slug, id: Uuid, hash: &str) -> Result<(), StoreError> {
        let mut network = self.library.read_network(slug)?.0;
        network.chosen.insert(id, hash.to_owned());
        self.put_network(slug, &network).map(drop)
    }
}
