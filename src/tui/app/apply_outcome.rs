//! Taking in what became of effects: the desk is brought up to date, and where that leads
//! somewhere, the person is taken there.

use std::path::PathBuf;
use std::sync::Arc;

use uuid::Uuid;

use super::App;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network::Network;
use crate::maturity::network_state::{
    KnownMatrix, NetworkEntry, NetworkState, OpenDraft, Origin, SavedSnapshot,
};
use crate::maturity::share::ImportReport;
use crate::maturity::unsaved_network::UnsavedNetwork;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::effect::Effect;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::{Outcome, SampleKind};
use crate::tui::protocol::transition::{Destination, Scope};
use crate::tui::screens::ActiveScreen;
use crate::tui::screens::compare::Compare;
use crate::tui::state::{AppState, SaveState};

impl App {
    /// Takes in an outcome.
    pub fn take(&mut self, outcome: Outcome, moment: &Now) -> Vec<Effect> {
        self.moment = *moment;
        match outcome {
            Outcome::Kept { number, at } if number == self.desk.handed => {
                self.desk.saved = SaveState::Since(at);
            }
            Outcome::NotKept { says } => self.not_kept(says),
            Outcome::SnapshotSaved(saved) => return self.snapshot_saved(*saved, moment),
            Outcome::NetworkAdded(record) => return self.network_added(*record, moment),
            Outcome::BegunFound(begun) => return self.begun_found(begun, moment),
            Outcome::NetworkKept { network, matrices } => {
                self.network_kept(&network, matrices, moment);
            }
            Outcome::DraftOpened(open) => return self.draft_opened(*open, moment),
            Outcome::CrosswalkKept { was, known } => {
                return self.crosswalk_kept(&was, &known, moment);
            }
            Outcome::Discarded(id) => return self.discarded(id, moment),
            Outcome::Opened(record) => return self.opened(*record, moment),
            Outcome::Comparing { done, of } => {
                self.comparing().for_each(|room| room.comparing(done, of));
            }
            Outcome::Compared(sides, others) => {
                self.comparing().for_each(|room| room.found(&sides, &others));
            }
            Outcome::Networks(networks) => {
                (self.desk.networks, self.desk.unlisted) = (networks, false);
            }
            Outcome::Summaries(summaries) => {
                (self.desk.summaries, self.desk.summing) = (Some(*summaries), None);
            }
            Outcome::SummingUp { read, of } => self.desk.summing = Some((read, of)),
            Outcome::Matrices(collection) => self.desk.put_matrices(*collection),
            Outcome::MatrixCopied(known) => return self.matrix_copied(&known, moment),
            Outcome::MatrixFile(written) => {
                if let ActiveScreen::Changing(room) = &mut self.screen {
                    room.take(*written);
                }
            }
            Outcome::RevisionLooked(revision) => {
                if matches!(self.screen, ActiveScreen::Changing(_)) {
                    return self.go(Destination::Revising(revision), moment);
                }
            }
            Outcome::RevisionTaken(known) => return self.revision_taken(&known, moment),
            // whoever went elsewhere meanwhile is not taken back
            Outcome::SpreadsheetRead(read) if matches!(self.screen, ActiveScreen::Bringing(_)) => {
                return self.go(Destination::Preview(read), moment);
            }
            Outcome::Kept { .. } | Outcome::SpreadsheetRead(_) => {}
            Outcome::MatrixAdded(known) => return self.matrix_added(&known, moment),
            Outcome::FileWritten(place) => return self.file_written(&place, moment),
            Outcome::Examined(findings) => self.desk.findings = findings,
            Outcome::LibraryOpened { networks, record, made_up, read_only, library, share } => {
                let looked_at = self.library_opened(networks, record, made_up);
                (self.desk.read_only, self.desk.library, self.desk.share) =
                    (read_only, library, share);
                let mut effects = self.begin_in_library(looked_at, moment);
                effects.extend(self.resume_begun());
                return effects;
            }
            Outcome::BroughtIn { landing, record } => return self.brought_in(landing, record),
            Outcome::Shared(_)
            | Outcome::Shares(_)
            | Outcome::Going { .. }
            | Outcome::LookedOver(_) => self.pass_on(&outcome),
            Outcome::Refused(says) => {
                for screen in self.trail.iter_mut().chain([&mut self.screen]) {
                    screen.visit_mut().refused(&says);
                }
                self.says = (!crate::tui::screens::spreadsheet_import::tells_itself(&self.screen))
                    .then_some(says);
            }
        }
        Vec::new()
    }

    /// A walk was set aside: back to where others are begun.
    fn discarded(&mut self, id: Uuid, moment: &Now) -> Vec<Effect> {
        if let Some(record) = &mut self.desk.record {
            record.drafts.retain(|open| open.draft.id != id);
        }
        self.says = Some("Set aside. It is in the trash folder, not deleted.".to_owned());
        self.go(Destination::Home, moment)
    }

    /// The comparisons that still wait for something to be read.
    fn comparing(&mut self) -> impl Iterator<Item = &mut Compare> {
        self.trail.iter_mut().chain([&mut self.screen]).filter_map(|screen| match screen {
            ActiveScreen::Compare(room) if room.asked.is_some() => Some(room.as_mut()),
            _ => None,
        })
    }

    fn not_kept(&mut self, says: String) {
        let good_until = match &self.desk.saved {
            SaveState::Since(at) => Some(*at),
            SaveState::Failing { good_until, .. } => *good_until,
            SaveState::Nothing | SaveState::OnItsWay => None,
        };
        self.desk.saved = SaveState::Failing { good_until, says };
    }

    /// The network as it went to the disk; one that was changed again since stays as it is now.
    fn network_kept(&mut self, network: &Network, matrices: Vec<Arc<KnownMatrix>>, moment: &Now) {
        let Some(record) =
            self.desk.record.as_mut().filter(|record| record.network.id == network.id)
        else {
            return;
        };
        if record.network.matrices == network.matrices {
            record.matrices = matrices;
        }
        if matches!(self.desk.saved, SaveState::Nothing | SaveState::Since(_)) {
            self.desk.saved = SaveState::Since(moment.now);
        }
    }

    /// Goes where one begins in a library that was just opened. A share that was looked at before
    /// is now to be brought in: it is looked over first.
    fn begin_in_library(&mut self, looked_at: Option<PathBuf>, moment: &Now) -> Vec<Effect> {
        if self.desk.made_up == SampleKind::Passing {
            return self.go(Destination::Progress, moment);
        }
        let Some(file) = looked_at.filter(|_| self.desk.share.is_none()) else { return Vec::new() };
        let mut effects = self.go(Destination::Receiving, moment);
        if let ActiveScreen::Receiving(room) = &mut self.screen {
            let replies = room.begin_with(&file);
            effects.extend(self.follow(replies, moment));
        }
        effects
    }

    /// Tells it to the room that asked for it, should the person still be there.
    fn pass_on(&mut self, outcome: &Outcome) {
        if matches!(outcome, Outcome::Shares(_)) {
            // for its names the library was looked through, which is over
            self.desk.summing = None;
        }
        for screen in self.trail.iter_mut().chain([&mut self.screen]) {
            screen.visit_mut().came_back(outcome);
        }
    }

    /// Files were brought in: the lists are read anew.
    fn brought_in(
        &mut self,
        landing: Box<ImportReport>,
        record: Option<Box<NetworkState>>,
    ) -> Vec<Effect> {
        if let (Some(fresh), Some(open)) = (&record, &mut self.desk.record)
            && fresh.slug == open.slug
        {
            open.clone_from(fresh);
        }
        // where there was nothing before, an empty list would pass for an empty folder until it is
        // read anew
        let has_landed = landing.files.iter().any(|landed| landed.refused.is_none());
        self.desk.unlisted |= has_landed && self.desk.networks.is_empty();
        if !matches!(self.screen, ActiveScreen::Receiving(_)) {
            self.says = Some(landing.words());
        }
        self.pass_on(&Outcome::BroughtIn { landing, record });
        vec![Effect::ListNetworks, Effect::Examine]
    }

    /// What lines up is on the disk: every page of that matrix shows it as it is now.
    fn crosswalk_kept(
        &mut self,
        was: &MatrixRef,
        known: &Arc<KnownMatrix>,
        moment: &Now,
    ) -> Vec<Effect> {
        self.desk.put_matrix(was, known);
        let mut is_left = false;
        for screen in self.trail.iter_mut().chain([&mut self.screen]) {
            match screen {
                ActiveScreen::LinesUp(room) => is_left = room.kept(was, known),
                ActiveScreen::MatrixPage(page) if page.known.reference == *was => {
                    page.known = Arc::clone(known);
                }
                _ => {}
            }
        }
        let mut effects = if is_left { self.go(Destination::Back, moment) } else { Vec::new() };
        effects.push(Effect::ListMatrices);
        self.says = Some(match known.reference.revision {
            now if now == was.revision => {
                "Kept. Home and Progress line them up so, on v.".to_owned()
            }
            now => format!(
                "Kept as revision {now}: answers rest on revision {}, and all go on comparing.",
                was.revision
            ),
        });
        effects
    }

    fn snapshot_saved(&mut self, saved: SavedSnapshot, moment: &Now) -> Vec<Effect> {
        let label = saved.snapshot.label.clone().unwrap_or_else(|| "The snapshot".to_owned());
        self.desk.saved = SaveState::Since(saved.snapshot.saved_at);
        if let Some(record) = &mut self.desk.record {
            record.drafts.retain(|open| open.draft.id != saved.snapshot.id);
            record.snapshots.push(saved);
            record.snapshots.sort_by(|a, b| {
                let key =
                    |s: &SavedSnapshot| (s.snapshot.taken_on, s.snapshot.saved_at, s.file.clone());
                key(a).cmp(&key(b))
            });
        }
        let effects = self.go(Destination::Home, moment);
        self.says = Some(format!("{label} is saved in your folder. Nothing was sent."));
        effects
    }

    /// A copy was made: on to its file, with the question gone.
    fn matrix_copied(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        self.desk.matrices.push(Arc::clone(known));
        let mut effects = vec![Effect::ListMatrices];
        if matches!(self.screen, ActiveScreen::Copying(_)) {
            self.go(Destination::Back, moment);
            if let Origin::Loose(file) = &known.origin {
                effects.extend(self.go(Destination::Changing(file.clone()), moment));
            }
        }
        self.says = Some("Copied. Space on the list of matrices puts it in use.".to_owned());
        effects
    }

    /// A changed text became the next revision: back to its file, which is read again.
    fn revision_taken(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        let mut effects = vec![Effect::ListMatrices, Effect::Examine];
        if matches!(self.screen, ActiveScreen::Revising(_)) {
            effects.extend(self.go(Destination::Back, moment));
        }
        if let (ActiveScreen::Changing(room), Origin::Loose(file)) =
            (&mut self.screen, &known.origin)
        {
            (room.file, room.written) = (file.clone(), None);
            effects.push(Effect::ReadMatrixFile(file.clone()));
        }
        self.says = Some(format!(
            "Taken as revision {}. Walks under way stay on the text they began with.",
            known.reference.revision
        ));
        effects
    }

    fn network_added(&mut self, record: NetworkState, moment: &Now) -> Vec<Effect> {
        let matrix = record.matrices.first().map(|known| known.reference.id.clone());
        let scope =
            std::iter::once(&self.screen).chain(self.trail.iter().rev()).find_map(|screen| {
                match screen {
                    ActiveScreen::Welcome(welcome) => welcome.then(),
                    _ => None,
                }
            });
        self.desk
            .networks
            .push(NetworkEntry { slug: record.slug.clone(), network: record.network.clone() });
        self.desk.networks.sort_by_key(|entry| entry.network.name.to_lowercase());
        self.desk.record = Some(record);
        self.desk.begun = Some(UnsavedNetwork::default());
        let mut effects = self.go(Destination::Home, moment);
        if let (Some(scope), Some(matrix)) = (scope, matrix) {
            effects.extend(
                self.go(Destination::Walk { topic: matrix.into(), scope, area: None }, moment),
            );
        }
        effects
    }

    fn draft_opened(&mut self, open: OpenDraft, moment: &Now) -> Vec<Effect> {
        let topic = WalkSubject::of(&open.draft.assessment);
        let Some(record) = &mut self.desk.record else { return Vec::new() };
        record.conflicts.retain(|conflict| conflict.recovery.draft.id != open.draft.id);
        record
            .drafts
            .retain(|other| other.draft.id != open.draft.id && !other.draft.assessment.is_blank());
        record.drafts.insert(0, open);
        let mut effects = self.go(Destination::Home, moment);
        effects
            .extend(self.go(Destination::Walk { topic, scope: Scope::Whole, area: None }, moment));
        effects
    }

    fn opened(&mut self, record: NetworkState, moment: &Now) -> Vec<Effect> {
        self.desk.saved = SaveState::Nothing;
        self.desk.record = Some(record);
        self.trail.clear();
        self.go(Destination::Home, moment)
    }

    /// Lays out another library; returns the share that was looked at before it, if it was one.
    fn library_opened(
        &mut self,
        networks: Vec<NetworkEntry>,
        record: Option<Box<NetworkState>>,
        made_up: SampleKind,
    ) -> Option<PathBuf> {
        let kept = std::mem::take(&mut self.desk);
        self.desk = AppState {
            networks,
            record: record.map(|record| *record),
            made_up,
            national: kept.national,
            look: kept.look,
            size: kept.size,
            device: kept.device,
            state: kept.state,
            settings: kept.settings,
            documents: kept.documents,
            editor: kept.editor,
            ..AppState::default()
        };
        self.trail.clear();
        self.screen = self.ground();
        kept.share
    }
}
