//! Moves snapshots to the trash, and brings back what lies there.

use jiff::Timestamp;

use super::StoreWriter;
use crate::maturity::assessment::Draft;
use crate::maturity::ids::Slug;
use crate::maturity::network_state::SavedSnapshot;
use crate::store::error::StoreError;
use crate::tui::protocol::effect::WriteRequest;
use crate::tui::protocol::outcome::Outcome;

impl StoreWriter {
    /// Moves something to the trash, or back; or from one network to another.
    pub(crate) fn write_trash(
        &mut self,
        request: WriteRequest,
        newest: Option<&Draft>,
        now: Timestamp,
    ) -> Result<Option<Outcome>, StoreError> {
        match request {
            WriteRequest::DiscardDraft { slug, draft } => {
                self.discard_draft(&slug, draft, newest, now)?;
                Ok(Outcome::DraftDiscarded(draft))
            }
            WriteRequest::TrashSnapshot { slug, saved } => self.trash_snapshot(&slug, &saved),
            WriteRequest::TrashNetwork { slug } => {
                let name = self.writer()?.trash_network(&slug)?;
                Ok(Outcome::NetworkTrashed { slug, name })
            }
            WriteRequest::MarkTrashSeen(names) => {
                self.writer()?.mark_trash_seen(&names)?;
                return Ok(None);
            }
            WriteRequest::Restore { name, open_network } => {
                self.restore(&name, open_network.as_ref())
            }
            joined => return self.write_join(joined),
        }
        .map(Some)
    }

    fn trash_snapshot(
        &mut self,
        slug: &Slug,
        saved: &SavedSnapshot,
    ) -> Result<Outcome, StoreError> {
        let name = self.writer()?.trash_snapshot(slug, saved)?;
        let network_state = Box::new(self.network_state(slug)?);
        Ok(Outcome::SnapshotTrashed { name, network_state })
    }

    /// Brings back what has this name in the trash, and reads the open network again.
    fn restore(&mut self, name: &str, open_network: Option<&Slug>) -> Result<Outcome, StoreError> {
        let restored = self.writer()?.restore(name)?;
        let state = open_network.filter(|slug| **slug == restored.network);
        let network_state = state.and_then(|slug| self.network_state(slug).ok()).map(Box::new);
        Ok(Outcome::Restored { kind: restored.kind, network: restored.network, network_state })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::maturity::network_state::NetworkState;
    use crate::maturity::trash::TrashKind;
    use crate::runtime::clock::Clock;
    use crate::runtime::demo;
    use crate::runtime::library_access::LibraryWriter;
    use crate::runtime::library_handle::LibraryHandle;

    fn opened(handle: &LibraryHandle, slug: &Slug) -> Option<NetworkState> {
        handle.library().open_network(slug, handle.device).ok()
    }

    #[test]
    fn a_walk_a_snapshot_and_a_network_go_and_come_back_as_they_were() {
        let clock = Clock::fixed_at(date(2027, 5, 1));
        let (handle, folder) = demo::create(&clock).unwrap();
        let slug = Slug::from(demo::FIRST_NETWORK);
        let before = opened(&handle, &slug).unwrap();
        let mut writer = StoreWriter::new(handle.clone(), Some(folder));
        let mut write = |request| writer.write(request, None, &clock.now()).unwrap().unwrap();

        let draft = before.drafts[0].draft.id;
        write(WriteRequest::DiscardDraft { slug: slug.clone(), draft });
        assert!(opened(&handle, &slug).unwrap().drafts.is_empty());
        let saved = Box::new(before.snapshots[0].clone());
        let thrown = write(WriteRequest::TrashSnapshot { slug: slug.clone(), saved });
        let Outcome::SnapshotTrashed { name, network_state } = thrown else { panic!("{thrown:?}") };
        assert_eq!(network_state.snapshots.len(), before.snapshots.len() - 1);
        assert_eq!(handle.library().describe_trash().unwrap().len(), 2);

        let mut restore =
            |name: String| write(WriteRequest::Restore { name, open_network: Some(slug.clone()) });
        restore(name);
        let restored = restore(TrashKind::Draft.name_of(draft));
        let Outcome::Restored { kind: TrashKind::Draft, network_state: Some(now), .. } = restored
        else {
            panic!("{restored:?}")
        };
        assert_eq!(now.snapshots, before.snapshots);
        assert_eq!(now.drafts[0].draft.assessment, before.drafts[0].draft.assessment);

        let thrown = write(WriteRequest::TrashNetwork { slug: slug.clone() });
        let Outcome::NetworkTrashed { name, .. } = thrown else { panic!("{thrown:?}") };
        assert!(opened(&handle, &slug).is_none());
        let restored = write(WriteRequest::Restore { name, open_network: None });
        assert!(matches!(restored, Outcome::Restored { network_state: None, .. }));
        assert_eq!(opened(&handle, &slug).unwrap().snapshots, before.snapshots);
    }
}
