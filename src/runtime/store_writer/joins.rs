//! Joins two networks that are one, and splits one again.

use uuid::Uuid;

use super::StoreWriter;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkState;
use crate::store::error::{ErrorKind, StoreError};
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::outcome::Outcome;

impl StoreWriter {
    pub(crate) fn write_join(
        &mut self,
        request: WriteRequest,
    ) -> Result<Option<Outcome>, StoreError> {
        match request {
            WriteRequest::JoinNetworks { kept, other, seen, open_network } => {
                self.join_networks(kept, other, seen, open_network.as_ref())
            }
            WriteRequest::KeepNetworksApart { kept, other, open_network } => {
                self.keep_networks_apart(&kept, other, open_network.as_ref())
            }
            WriteRequest::SplitNetwork { slug, part, open_network } => {
                self.split_network(slug, part, open_network.as_ref())
            }
            _ => return Ok(None),
        }
        .map(Some)
    }

    fn join_networks(
        &mut self,
        kept: Slug,
        other: Slug,
        seen: Option<[String; 2]>,
        open: Option<&Slug>,
    ) -> Result<Outcome, StoreError> {
        let writer = self.writer()?;
        let plan = writer.library().plan_join(&kept, &other, writer.device())?;
        let [one, two] = [&plan.kept, &plan.other];
        if seen.is_some_and(|seen| seen != [one.hash.clone(), two.hash.clone()]) {
            return Err(StoreError::new(
                ErrorKind::ChangedOutside,
                "One of the two networks was changed meanwhile, so nothing was joined.",
                "Look at the two again, then join them.",
            ));
        }
        writer.join_networks(&plan)?;
        let (one, two) = (&plan.kept.network, &plan.other.network);
        let part = (one.id != two.id).then_some(two.id);
        let names = [one.name.clone(), two.name.clone()];
        let is_open = open.is_some_and(|open| *open == kept || *open == other);
        let network_state = self.read_open(is_open.then_some(&kept));
        Ok(Outcome::NetworksJoined { kept, other, part, names, network_state })
    }

    fn keep_networks_apart(
        &mut self,
        kept: &Slug,
        other: Slug,
        open: Option<&Slug>,
    ) -> Result<Outcome, StoreError> {
        let writer = self.writer()?;
        let plan = writer.library().plan_join(kept, &other, writer.device())?;
        writer.keep_networks_apart(&plan)?;
        let names = [plan.kept.network.name, plan.other.network.name];
        let network_state = self.read_open(open.filter(|open| **open == other));
        Ok(Outcome::NetworksKeptApart { other, names, network_state })
    }

    fn split_network(
        &mut self,
        slug: Slug,
        part: Uuid,
        open: Option<&Slug>,
    ) -> Result<Outcome, StoreError> {
        let split = self.writer()?.split_network(&slug, part)?;
        let concerned = open.filter(|open| **open == slug || **open == split.slug);
        let network_state = self.read_open(concerned);
        Ok(Outcome::NetworkSplit {
            slug,
            other: split.slug,
            name: split.network.name,
            network_state,
        })
    }

    fn read_open(&self, slug: Option<&Slug>) -> Option<Box<NetworkState>> {
        slug.and_then(|slug| self.network_state(slug).ok()).map(Box::new)
    }
}
