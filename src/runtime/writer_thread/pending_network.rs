//! Debounces a network that is being typed: it is written within two seconds, so that not every key
//! writes a file.

use std::time::Instant;

use super::WriterThread;
use super::pending_draft::due_at;
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::runtime::library_access::error_line;
use crate::tui::protocol::effect::{Urgency, WriteRequest};
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
    pub(crate) fn queue_network(&mut self, slug: Slug, network: Box<Network>, now: Instant) {
        let due = self.pending_networks.get(&slug).map(|pending| pending.due);
        let due = due.unwrap_or_else(|| due_at(Urgency::Debounced, now));
        self.pending_networks.insert(slug, PendingNetwork { network, due });
    }

    pub(crate) fn networks_due(&self) -> Option<Instant> {
        self.pending_networks.values().map(|pending| pending.due).min()
    }

    /// Writes those that are due by `now`; all of them where there is no such moment.
    pub(crate) fn write_networks(&mut self, now: Option<Instant>) {
        let is_due = |pending: &PendingNetwork| now.is_none_or(|now| pending.due <= now);
        let due = self.pending_networks.iter().filter(|(_, pending)| is_due(pending));
        let slugs: Vec<Slug> = due.map(|(slug, _)| slug.clone()).collect();
        // one by one, so that a panic over one leaves the others to be written
        for slug in slugs {
            let Some(pending) = self.pending_networks.remove(&slug) else { continue };
            let network = pending.network;
            let request = WriteRequest::PutNetwork { slug, network, urgency: Urgency::Immediate };
            match self.writer.write(request, None, &self.clock.now()) {
                Ok(outcome) => outcome.into_iter().for_each(|outcome| self.send_outcome(outcome)),
                Err(error) => self.send_outcome(Outcome::Failed(error_line(&error))),
            }
        }
    }
}
