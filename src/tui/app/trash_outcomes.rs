//! What comes back about the trash: something was thrown away, or is back.

use uuid::Uuid;

use super::App;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::NetworkState;
use crate::maturity::trash::{TrashKind, TrashedItem};
use crate::maturity::waiting_work::SET_ASIDE;
use crate::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;

impl App {
    pub(crate) fn apply_trash_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::DraftDiscarded(id) => self.on_draft_discarded(id, now),
            Outcome::SnapshotTrashed { name, network_state } => {
                self.on_snapshot_trashed(name, *network_state, now)
            }
            Outcome::NetworkTrashed { slug, name } => self.on_network_trashed(&slug, name, now),
            Outcome::Restored { kind, network, network_state } => {
                let done =
                    Outcome::Restored { kind, network: network.clone(), network_state: None };
                self.forward_outcome(&done);
                let open = network_state.map(|record| *record);
                self.on_restored(kind, &network, open)
            }
            _ => Vec::new(),
        }
    }

    /// The trash is shown: what was set aside in it was looked at.
    pub(crate) fn on_trash_read(&mut self, items: Vec<TrashedItem>) -> Vec<Effect> {
        let unseen = items.iter().filter(|item| item.unseen);
        let unseen: Vec<String> = unseen.map(|item| item.name.clone()).collect();
        self.forward_outcome(&Outcome::TrashRead(items));
        if unseen.is_empty() || self.state.is_view_only() {
            return Vec::new();
        }
        self.state.diagnostics.retain(|finding| finding.code != SET_ASIDE);
        vec![Effect::Write(WriteRequest::MarkTrashSeen(unseen))]
    }

    /// A file that needed a look may be gone or back: the problems are looked for anew, where they
    /// were.
    pub(crate) fn look_again(&self) -> Option<Effect> {
        self.state.is_diagnosed.then_some(Effect::Read(ReadRequest::Diagnose))
    }

    /// This is what `u` brings back.
    fn note_trashed(&mut self, name: String) {
        (self.state.last_trashed, self.state.last_joined) = (Some(name), None);
    }

    fn on_draft_discarded(&mut self, id: Uuid, now: &Now) -> Vec<Effect> {
        if let Some(record) = &mut self.state.network_state {
            record.drafts.retain(|open| open.draft.id != id);
        }
        self.note_trashed(TrashKind::Draft.name_of(id));
        let effects = self.navigate(Destination::Home, now);
        self.message = Some("The walk is in the trash. u brings it back, T later.".to_owned());
        effects
    }

    fn on_snapshot_trashed(
        &mut self,
        name: String,
        record: NetworkState,
        now: &Now,
    ) -> Vec<Effect> {
        self.note_trashed(name);
        if self.state.network_state.as_ref().is_some_and(|open| open.slug == record.slug) {
            self.state.network_state = Some(record);
        }
        let mut effects = self.navigate(Destination::Home, now);
        effects.extend(self.look_again());
        self.message = Some("The snapshot is in the trash. u brings it back, T later.".to_owned());
        effects
    }

    fn on_network_trashed(&mut self, slug: &Slug, name: String, now: &Now) -> Vec<Effect> {
        let is_it = |entry: &&crate::maturity::network_state::NetworkEntry| entry.slug == *slug;
        let called = self.state.networks.iter().find(is_it);
        let called = called.map_or_else(|| slug.to_string(), |entry| entry.network.name.clone());
        self.state.networks.retain(|entry| entry.slug != *slug);
        self.note_trashed(name);
        self.state.network_state.take_if(|open| open.slug == *slug);
        let mut effects = if self.state.network_state.is_none() {
            self.navigate(Destination::Home, now)
        } else {
            self.navigate(Destination::Back, now)
        };
        effects.extend(self.screen.as_screen().initial_read(&self.state));
        let back = if matches!(self.screen, ActiveScreen::Welcome(_)) {
            "Ctrl-P, then: trash, brings it back."
        } else {
            "u brings it back, T later."
        };
        self.message = Some(format!("{called} is in the trash. {back}"));
        effects
    }

    /// Something is back: lists are read anew, and the open network is as it is now.
    fn on_restored(
        &mut self,
        kind: TrashKind,
        network: &Slug,
        record: Option<NetworkState>,
    ) -> Vec<Effect> {
        self.state.last_trashed = None;
        let what = match kind {
            TrashKind::Network => "The network",
            TrashKind::Snapshot => "The snapshot",
            TrashKind::Draft => "The walk",
            TrashKind::Version => "The other version of the walk",
        };
        let place = match (&record, kind) {
            (Some(_), TrashKind::Version) => {
                " Home lists it beside the snapshots, to be carried on.".to_owned()
            }
            (Some(_), _) => String::new(),
            (None, TrashKind::Network) => " Open it from the list of networks.".to_owned(),
            (None, _) => format!(" It is in {network}, which is not the one open now."),
        };
        if let Some(record) = record {
            self.state.network_state = Some(record);
        }
        self.message = Some(format!("{what} is back.{place}"));
        let mut effects = vec![Effect::Read(ReadRequest::Networks)];
        effects.extend(self.look_again());
        if std::iter::once(&self.screen)
            .chain(&self.screen_stack)
            .any(|screen| matches!(screen, ActiveScreen::Trash(_)))
        {
            effects.push(Effect::Read(ReadRequest::Trash));
        }
        effects
    }
}
