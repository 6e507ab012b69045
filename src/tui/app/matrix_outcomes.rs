//! What comes back about matrices: added, copied, revised, lined up, written to a file.

use std::sync::Arc;

use super::App;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::screens::matrices::{ListedMatrix, listed_matrices};

impl App {
    pub(crate) fn apply_matrix_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::CrosswalkSaved { previous, known } => {
                self.on_crosswalk_saved(&previous, &known, now)
            }
            Outcome::MatrixCopied(known) => self.on_matrix_copied(&known, now),
            Outcome::RevisionAdded(known) => self.on_revision_added(&known, now),
            Outcome::MatrixEdited { previous, known } => {
                self.on_matrix_edited(&previous, &known, now)
            }
            Outcome::MatrixAdded(known) => self.on_matrix_added(&known, now),
            _ => Vec::new(),
        }
    }

    /// Takes a matrix in that was just put into the folder: it is in focus on the list of matrices.
    fn on_matrix_added(&mut self, known: &Arc<KnownMatrix>, now: &Now) -> Vec<Effect> {
        if !self.state.matrices.iter().any(|other| other.reference == known.reference) {
            self.state.matrices.push(Arc::clone(known));
        }
        while matches!(
            self.screen,
            ActiveScreen::MatrixTitle(_)
                | ActiveScreen::SpreadsheetPreview(_)
                | ActiveScreen::SpreadsheetPath(_)
        ) {
            self.navigate(Destination::Back, now);
        }
        let at = listed_matrices(&self.state).iter().position(
            |one| matches!(one, ListedMatrix::Newest(here) if here.reference == known.reference),
        );
        if let (ActiveScreen::Matrices(list), Some(at)) = (&mut self.screen, at) {
            list.position.index = at;
        }
        self.message = Some(format!(
            "{} is in your folder now. Space uses it; Enter reads it.",
            known.matrix.title
        ));
        vec![Effect::Read(ReadRequest::Matrices)]
    }

    /// A file was written: back to where that was asked for, saying where it is.
    pub(crate) fn on_file_written(&mut self, place: &str, now: &Now) -> Vec<Effect> {
        let effects = if matches!(self.screen, ActiveScreen::Export(_)) {
            self.navigate(Destination::Back, now)
        } else {
            Vec::new()
        };
        self.message = Some(format!("Written to {place}"));
        effects
    }

    /// What lines up is on the disk: every page of that matrix shows it as it is now.
    fn on_crosswalk_saved(
        &mut self,
        was: &MatrixRef,
        known: &Arc<KnownMatrix>,
        moment: &Now,
    ) -> Vec<Effect> {
        self.state.replace_matrix(was, known);
        let mut is_left = false;
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            match screen {
                ActiveScreen::CrosswalkEditor(page) => is_left = page.on_saved(was, known),
                ActiveScreen::MatrixPage(page) if page.known.reference == *was => {
                    page.known = Arc::clone(known);
                }
                _ => {}
            }
        }
        let mut effects =
            if is_left { self.navigate(Destination::Back, moment) } else { Vec::new() };
        effects.push(Effect::Read(ReadRequest::Matrices));
        self.message = Some(match known.reference.revision {
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

    /// What was found in the document is noted: the page of that matrix shows it.
    fn on_matrix_edited(
        &mut self,
        was: &MatrixRef,
        known: &Arc<KnownMatrix>,
        now: &Now,
    ) -> Vec<Effect> {
        self.state.replace_matrix(was, known);
        for screen in &mut self.screen_stack {
            if let ActiveScreen::MatrixPage(page) = screen
                && page.known.reference == *was
            {
                page.known = Arc::clone(known);
            }
        }
        let mut effects = vec![Effect::Read(ReadRequest::Matrices)];
        if matches!(self.screen, ActiveScreen::SourceChecks(_)) {
            effects.extend(self.navigate(Destination::Back, now));
        }
        self.message = Some(match known.reference.revision {
            now if now == was.revision => "Noted in the file of this matrix.".to_owned(),
            now => {
                format!("Noted as revision {now}. Walks under way stay on the one they began with.")
            }
        });
        effects
    }

    fn on_matrix_copied(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        self.state.matrices.push(Arc::clone(known));
        let mut effects = vec![Effect::Read(ReadRequest::Matrices)];
        if matches!(self.screen, ActiveScreen::CopyMatrix(_)) {
            self.navigate(Destination::Back, moment);
            if let Origin::Loose(file) = &known.origin {
                effects.extend(self.navigate(Destination::MatrixFile(file.clone()), moment));
            }
        }
        self.message = Some("Copied. Space on the list of matrices puts it in use.".to_owned());
        effects
    }

    /// A changed text became the next revision: back to its file, which is read again.
    fn on_revision_added(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        let mut effects =
            vec![Effect::Read(ReadRequest::Matrices), Effect::Read(ReadRequest::Diagnose)];
        if matches!(self.screen, ActiveScreen::NextRevision(_)) {
            effects.extend(self.navigate(Destination::Back, moment));
        }
        if let (ActiveScreen::MatrixFile(page), Origin::Loose(file)) =
            (&mut self.screen, &known.origin)
        {
            (page.file, page.file_state) = (file.clone(), None);
            effects.push(Effect::Read(ReadRequest::MatrixFile(file.clone())));
        }
        self.message = Some(format!(
            "Taken as revision {}. Walks under way stay on the text they began with.",
            known.reference.revision
        ));
        effects
    }
}
