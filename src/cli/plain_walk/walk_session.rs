//! The session of a plain walk: its network and draft, the writer that saves them, and the prompts
//! on standard input and output.

use std::sync::Arc;

use jiff::civil::Date;

use super::input::{InputEnd, LineInput};
use crate::cli::commands::answer::{draft_lookup, mark_matrix_in_use};
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::text::wrap::wrap;
use crate::cli::text::{SignStyle, WIDTH};
use crate::maturity::assessment::{Assessment, Voice};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{
    KnownMatrix, NetworkState, OpenDraft, SavedSnapshot, SnapshotDetails,
};
use crate::maturity::privacy;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::StoreError;
use crate::store::ops::Writer;
use crate::tui::protocol::now::Now;
use crate::tui::screens::walk::start::{find_draft, last_time};
use crate::tui::screens::walk::{LastTime, drop_overtaken_judgements, silent_agreements};

pub(crate) struct WalkSession<'s> {
    session: &'s mut Session,
    input: LineInput,
    writer: Writer,
    slug: Slug,
    /// The network with all that is kept of it.
    pub(crate) network_state: NetworkState,
    /// The draft that is worked on.
    pub(crate) open_draft: OpenDraft,
    /// What stood last time.
    pub(crate) last_time: LastTime,
    /// Whether the advice before notes was given.
    pub(crate) advice_given: bool,
    /// Whether it was said that "not sure" is a useful answer.
    pub(crate) encouragement_given: bool,
    /// Why what was said last is not on the disk, where that is so.
    save_error: Option<StoreError>,
}

impl<'s> WalkSession<'s> {
    /// Walks `known`, a matrix of this network: in its open draft, or in a new one.
    pub(crate) fn start(
        session: &'s mut Session,
        input: LineInput,
        writer: Writer,
        network_state: NetworkState,
        known: Arc<KnownMatrix>,
        subject: &WalkSubject,
    ) -> Self {
        let open_draft = find_or_create_draft(&network_state, &writer, known, subject);
        let mut walk = Self {
            session,
            input,
            writer,
            slug: network_state.slug.clone(),
            last_time: last_time(&network_state, &open_draft),
            network_state,
            open_draft,
            advice_given: false,
            encouragement_given: false,
            save_error: None,
        };
        walk.announce_draft();
        walk
    }

    /// Goes on with another matrix of the same network. What was said on the one before is
    /// published.
    pub(crate) fn switch_matrix(
        &mut self,
        known: Arc<KnownMatrix>,
        subject: &WalkSubject,
    ) -> Result<(), InputEnd> {
        self.publish();
        self.network_state =
            self.writer.library().open_network(&self.slug, self.writer.device())?;
        self.open_draft = find_or_create_draft(&self.network_state, &self.writer, known, subject);
        self.last_time = last_time(&self.network_state, &self.open_draft);
        self.announce_draft();
        Ok(())
    }

    fn announce_draft(&mut self) {
        let said = &self.open_draft.draft.assessment;
        if let Some(role) = said.voice.role.clone().filter(|_| !said.voice.is_agreed()) {
            self.print(&format!("This is one view: {role}."));
        }
        if let (true, Some(kept_at)) = (self.open_draft.recovered, self.open_draft.saved_at) {
            let at = self.now().local_time(kept_at);
            self.print(&format!("Carried on from {at}."));
        }
        let subject = WalkSubject::of(&self.open_draft.draft.assessment);
        if self
            .network_state
            .other_device_drafts
            .iter()
            .any(|open| subject.matches(&open.draft.assessment))
        {
            self.print("Another computer has a draft of this matrix too. The screen can carry it on: pcn-workbook");
        }
    }

    /// The matrix that is walked.
    pub(crate) fn matrix(&self) -> &Matrix {
        &self.open_draft.matrix.matrix
    }

    /// A second hold on the matrix, for reading it while the draft changes.
    pub(crate) fn known_matrix(&self) -> Arc<KnownMatrix> {
        Arc::clone(&self.open_draft.matrix)
    }

    /// What has been said in this draft.
    pub(crate) fn assessment(&self) -> &Assessment {
        &self.open_draft.draft.assessment
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.writer
    }

    pub(crate) fn sign_style(&self) -> SignStyle {
        self.session.sign_style()
    }

    pub(crate) fn now(&self) -> Now {
        self.session.now()
    }

    pub(crate) fn today(&self) -> Date {
        self.now().today
    }

    /// Changes what is said, and keeps it before anything else is asked. Agreeing to a suggestion
    /// that the change overtakes is taken back: that question is open again.
    pub(crate) fn edit(&mut self, doing: impl FnOnce(&mut Assessment, &Matrix)) {
        let known = self.known_matrix();
        let said = &mut self.open_draft.draft.assessment;
        let agreed = silent_agreements(&known.matrix, said);
        doing(said, &known.matrix);
        drop_overtaken_judgements(&known.matrix, said, &agreed);
        self.autosave();
    }

    /// Says our own stage, which overtakes nothing, and keeps it.
    pub(crate) fn edit_without_overtaking(&mut self, doing: impl FnOnce(&mut Assessment)) {
        doing(&mut self.open_draft.draft.assessment);
        self.autosave();
    }

    fn autosave(&mut self) {
        let now = self.session.timestamp();
        let kept = mark_matrix_in_use(
            &mut self.writer,
            &self.slug,
            &mut self.network_state,
            &self.open_draft,
        )
        .and_then(|()| {
            self.writer.autosave(&self.slug, &self.open_draft.draft, &self.open_draft.matrix, now)
        });
        self.record_save_result(kept);
    }

    /// Puts what is kept on this computer into the library.
    pub(crate) fn publish(&mut self) {
        let now = self.session.timestamp();
        let published = self.writer.publish_draft(&self.slug, &mut self.open_draft.draft, now);
        self.record_save_result(published);
    }

    /// A failure is said at once, and tried again with the next answer.
    fn record_save_result(&mut self, kept: Result<(), StoreError>) {
        self.save_error = kept.err();
        if let Some(error) = &self.save_error {
            let words = format!("NOT SAVED. {}", CommandError::from(error.clone()));
            self.print_page(&words);
        }
    }

    /// Makes a snapshot of the draft; then there is a new draft, based on it.
    pub(crate) fn save(&mut self, naming: &SnapshotDetails) -> Result<SavedSnapshot, StoreError> {
        let moment = self.now();
        let network = self.network_state.network.clone();
        let (draft, matrix) = (&self.open_draft.draft, &self.open_draft.matrix);
        let saved = self.writer.save_snapshot(
            &self.slug,
            &network,
            draft,
            matrix,
            naming,
            moment.today,
            moment.timestamp,
        )?;
        self.network_state =
            self.writer.library().open_network(&self.slug, self.writer.device())?;
        let known = self
            .network_state
            .matrix(&saved.matrix.reference.id)
            .cloned()
            .unwrap_or_else(|| self.known_matrix());
        let subject = WalkSubject::of(&saved.snapshot.assessment);
        self.open_draft = draft_lookup::new_draft(
            &self.network_state,
            known,
            &subject,
            Voice::agreed(),
            self.writer.device(),
        );
        self.last_time = last_time(&self.network_state, &self.open_draft);
        Ok(saved)
    }

    /// Leaves the table: all that was said goes into the library.
    pub(crate) fn finish(&mut self) -> Result<(), CommandError> {
        self.publish();
        if self.save_error.is_some() {
            return Err(CommandError::AlreadyPrinted);
        }
        self.print("All is saved.");
        Ok(())
    }

    /// Says something, broken into lines.
    pub(crate) fn print(&mut self, text: &str) {
        // blanks at the front are a margin
        let margin = text.len() - text.trim_start().len();
        self.session.out.print(&wrap(text, margin, WIDTH));
    }

    /// Says several things, each from the beginning of a line.
    pub(crate) fn print_all(&mut self, lines: &[String]) {
        for line in lines {
            self.print(line);
        }
    }

    /// Shows a page as it is.
    pub(crate) fn print_page(&mut self, page: &str) {
        self.session.out.print(page);
    }

    /// Asks, and hears the answer.
    pub(crate) fn prompt(&mut self, prompt: &str) -> Result<String, InputEnd> {
        self.session.out.prompt(prompt);
        let heard = self.input.read_line();
        if !self.input.is_terminal() {
            // nobody's Enter ended the line on the screen
            self.session.out.print("");
        }
        heard
    }

    /// Warns where a text may be about a patient. It is kept all the same.
    pub(crate) fn warn_about_privacy(&mut self, text: &str) {
        for worry in privacy::find_privacy_warnings(text) {
            self.print(privacy::warning_message(worry));
        }
    }
}

/// The draft that is open on this topic, else a new one.
fn find_or_create_draft(
    record: &NetworkState,
    writer: &Writer,
    known: Arc<KnownMatrix>,
    subject: &WalkSubject,
) -> OpenDraft {
    match find_draft(record, subject) {
        Some(open) => open.clone(),
        None => draft_lookup::new_draft(record, known, subject, Voice::agreed(), writer.device()),
    }
}
