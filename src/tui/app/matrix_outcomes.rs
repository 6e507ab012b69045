//! What comes back about matrices: added, copied, revised, lined up, written to a file.

use std::sync::Arc;

use super::App;
use crate::maturity::assessment::MatrixRef;
use crate::maturity::matrix_catalog::MatrixCatalog;
use crate::maturity::network_state::{KnownMatrix, Origin};
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::spreadsheet_preview::Spreadsheet;
use crate::tui::protocol::transition::Destination;
use crate::tui::screens::ActiveScreen;
use crate::tui::screens::matrices::{ListedMatrix, listed_matrices};
use crate::tui::screens::spreadsheet_preview::Preview;

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

    /// The matrices as the folder has them now, in their order. The focus of a list of them stays on
    /// the matrix that it was on.
    pub(crate) fn on_matrices_read(&mut self, found: MatrixCatalog) {
        let before = listed_matrices(&self.state);
        self.state.set_matrices(found);
        let after = listed_matrices(&self.state);
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            let ActiveScreen::Matrices(list) = screen else { continue };
            let Some(in_focus) = before.get(list.position.index) else { continue };
            let at = after.iter().position(|one| one.is_same(in_focus));
            list.position.index = at.unwrap_or(list.position.index);
        }
    }

    /// Takes a matrix in that was just put into the folder: it is in focus on the list of matrices.
    fn on_matrix_added(&mut self, known: &Arc<KnownMatrix>, now: &Now) -> Vec<Effect> {
        if !self.state.matrices.iter().any(|other| other.reference == known.reference) {
            self.state.matrices.push(Arc::clone(known));
        }
        self.leave_spreadsheet(now);
        if let ActiveScreen::Import(import) = &mut self.screen {
            import.on_matrix_added(&known.reference.fingerprint);
            self.message = Some(format!("{} is in your folder now.", known.matrix.title));
            return vec![Effect::Read(ReadRequest::Matrices)];
        }
        self.focus_matrix(known);
        self.message = Some(format!(
            "{} is in your folder now. Space uses it; Enter reads it.",
            known.matrix.title
        ));
        vec![Effect::Read(ReadRequest::Matrices)]
    }

    /// Whether a spreadsheet was asked for where the screen still is.
    pub(crate) fn awaits_spreadsheet(&self) -> bool {
        match &self.screen {
            ActiveScreen::SpreadsheetPath(_) => true,
            ActiveScreen::Import(import) => import.open_sheet.is_some(),
            _ => false,
        }
    }

    /// The file in front was read again, with what is hidden or without. Whether it is in front.
    pub(crate) fn reread_spreadsheet(&mut self, read: &Arc<Spreadsheet>) -> bool {
        let ActiveScreen::SpreadsheetPreview(preview) = &mut self.screen else { return false };
        if preview.spreadsheet.path != read.path {
            return false;
        }
        **preview = Preview::open(Arc::clone(read));
        let says = if read.with_hidden {
            "What is hidden is read too. S leaves it out again."
        } else {
            "What is hidden is left out. S reads it too."
        };
        self.message = Some(says.to_owned());
        true
    }

    /// Back from the screens through which a spreadsheet comes in.
    fn leave_spreadsheet(&mut self, now: &Now) {
        while matches!(
            self.screen,
            ActiveScreen::MatrixTitle(_)
                | ActiveScreen::MatrixOrigin(_)
                | ActiveScreen::SpreadsheetPreview(_)
                | ActiveScreen::SpreadsheetPath(_)
        ) {
            self.navigate(Destination::Back, now);
        }
    }

    /// Puts the focus of the list of matrices on this one.
    fn focus_matrix(&mut self, known: &Arc<KnownMatrix>) {
        let at = listed_matrices(&self.state).iter().position(
            |one| matches!(one, ListedMatrix::Newest(here) if here.reference == known.reference),
        );
        if let (ActiveScreen::Matrices(list), Some(at)) = (&mut self.screen, at) {
            list.position.index = at;
        }
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

    /// A matrix of ours was changed: every page of it shows it as it is now.
    fn on_matrix_edited(
        &mut self,
        was: &MatrixRef,
        known: &Arc<KnownMatrix>,
        now: &Now,
    ) -> Vec<Effect> {
        self.state.replace_matrix(was, known);
        let mut effects = vec![Effect::Read(ReadRequest::Matrices)];
        let mut here = None;
        for screen in self.screen_stack.iter_mut().chain([&mut self.screen]) {
            if let ActiveScreen::MatrixPage(page) = screen {
                here = page.on_edited(&self.state, was, known).or(here);
            }
        }
        if matches!(self.screen, ActiveScreen::SourceChecks(_)) {
            effects.extend(self.navigate(Destination::Back, now));
            self.message = Some(noted_words(was.revision, known.reference.revision));
        } else if let Some((words, transitions)) = here {
            effects.extend(self.apply_transitions(transitions, now));
            self.message = Some(words);
        }
        effects
    }

    /// A copy is in the folder: it is in focus on the list, and its page is open to be changed.
    fn on_matrix_copied(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        self.state.matrices.push(Arc::clone(known));
        let mut effects = vec![Effect::Read(ReadRequest::Matrices)];
        if matches!(self.screen, ActiveScreen::CopyMatrix(_)) {
            self.navigate(Destination::Back, moment);
            if matches!(self.screen, ActiveScreen::MatrixPage(_)) {
                self.navigate(Destination::Back, moment);
            }
            self.focus_matrix(known);
            let page = Destination::MatrixPage(known.reference.clone());
            effects.extend(self.navigate(page, moment));
        }
        self.message = Some(
            "Copied: this is your own. Esc, then Space on the list, puts it in use.".to_owned(),
        );
        effects
    }

    /// A changed text became the next revision: back to its file, which is read again; one that
    /// came in as a sheet is in focus on the list.
    fn on_revision_added(&mut self, known: &Arc<KnownMatrix>, moment: &Now) -> Vec<Effect> {
        let mut effects =
            vec![Effect::Read(ReadRequest::Matrices), Effect::Read(ReadRequest::Diagnose)];
        if matches!(self.screen, ActiveScreen::NextRevision(_)) {
            effects.extend(self.navigate(Destination::Back, moment));
        }
        if matches!(self.screen, ActiveScreen::MatrixOrigin(_)) {
            self.leave_spreadsheet(moment);
            self.state.matrices.push(Arc::clone(known));
            self.state.use_newest_revisions();
            self.focus_matrix(known);
        }
        if let (ActiveScreen::MatrixFile(page), Origin::Loose(file)) =
            (&mut self.screen, &known.origin)
        {
            (page.file, page.file_state) = (file.clone(), None);
            effects.push(Effect::Read(ReadRequest::MatrixFile(file.clone())));
        }
        self.message = Some(format!(
            "Taken as revision {}. M on Home takes a walk under way along to it.",
            known.reference.revision
        ));
        effects
    }
}

/// What is said once something found in the document is noted.
fn noted_words(was: u32, now: u32) -> String {
    if now == was {
        return "Noted in the file of this matrix.".to_owned();
    }
    format!("Noted as revision {now}. Walks under way stay on the one they began with.")
}
