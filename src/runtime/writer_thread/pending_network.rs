//! What is known of a network while somebody types it: it waits two seconds at most, so that not
//! every key is a file written.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::TYPING_DEBOUNCE;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::store::error::StoreError;
use crate::tui::protocol::outcome::Outcome;

/// A network as it was typed last.
#[derive(Debug)]
pub(crate) struct PendingNetwork {
    network: Box<Network>,
    /// When it must be on the disk: counted from the first key, so that whoever types on for
    /// minutes loses no more.
    due: Instant,
}

impl WriterThread {
    /// Takes in a network that is being typed.
    pub(crate) fn queue_network(&mut self, slug: Slug, network: Box<Network>, now: Instant) {
        let due = self.pending_networks.get(&slug).map_or(now + TYPING_DEBOUNCE, |typed| typed.due);
        self.pending_networks.insert(slug, PendingNetwork { network, due });
    }

    /// When the first of those typed must be written.
    pub(crate) fn networks_due(&self) -> Option<Instant> {
        self.pending_networks.values().map(|typed| typed.due).min()
    }

    /// Writes those that are due by `now`; all of them where there is no such moment.
    pub(crate) fn write_networks(&mut self, now: Option<Instant>) {
        let is_due = |typed: &PendingNetwork| now.is_none_or(|now| typed.due <= now);
        let due: Vec<Slug> = self
            .pending_networks
            .iter()
            .filter(|(_, typed)| is_due(typed))
            .map(|(slug, _)| slug.clone())
            .collect();
        for slug in due {
            let Some(typed) = self.pending_networks.remove(&slug) else { continue };
            let outcome = self.put_network(&slug, &typed.network);
            self.send_outcome(
                outcome.unwrap_or_else(|error| Outcome::Failed(super::error_line(&error))),
            );
        }
    }

    /// Writes what is known of a network.
    pub(crate) fn put_network(
        &mut self,
        slug: &Slug,
        network: &Network,
    ) -> Result<Outcome, StoreError> {
        let (network, matrices) = self.writer.put_network(slug, network)?;
        Ok(Outcome::NetworkSaved { network: Box::new(network), matrices })
    }
}
