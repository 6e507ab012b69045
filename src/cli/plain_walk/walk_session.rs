//! The session of a plain walk: the network, the draft that is worked on, the writer, input and
//! output.

use std::sync::Arc;

use jiff::civil::Date;
use uuid::Uuid;

use super::input::{InputEnd, LineInput};
use super::steps::Steps;
use crate::cli::commands::answer::mark_matrix_in_use;
use crate::cli::error::CommandError;
use crate::cli::session::Session;
use crate::cli::text::wrap::wrap;
use crate::cli::text::{TextStyle, prose_width};
use crate::maturity::assessment::{Assessment, Voice};
use crate::maturity::ids::Slug;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{
    KnownMatrix, NetworkState, OpenDraft, SavedSnapshot, SnapshotDetails,
};
use crate::maturity::privacy;
use crate::maturity::walk::kept::Kept;
use crate::maturity::walk::last_time::LastTime;
use crate::maturity::walk_subject::WalkSubject;
use crate::store::error::{KEPT, StoreError};
use crate::store::ops::Writer;
use crate::tui::protocol::now::Now;

/// What holds at every prompt.
const PROMPT_HELP: [&str; 2] = [
    "Enter alone takes what stands after 'Enter'.",
    "q goes back to the menu from anywhere; all that you said is kept. ? says this again.",
];

pub(crate) struct WalkSession<'s> {
    session: &'s mut Session,
    input: LineInput,
    writer: Writer,
    slug: Slug,
    pub(crate) network_state: NetworkState,
    pub(crate) open_draft: OpenDraft,
    pub(crate) last_time: LastTime,
    /// What is kept of last time, should it not be looked at.
    pub(crate) kept: Kept,
    pub(crate) steps: Steps,
    pub(crate) advice_given: bool,
    /// Whether it was said what can be typed at a question.
    pub(crate) keys_given: bool,
    /// Whether it was said that "not sure" is a useful answer.
    pub(crate) encouragement_given: bool,
    /// Why the last edit is not on the disk, where that is so.
    save_error: Option<StoreError>,
}

impl<'s> WalkSession<'s> {
    /// Starts a walk through `known`, a matrix of this network, in its open draft or a new one.
    pub(crate) fn start(
        session: &'s mut Session,
        input: LineInput,
        writer: Writer,
        network_state: NetworkState,
        known: Arc<KnownMatrix>,
        subject: &WalkSubject,
    ) -> Self {
        let open_draft =
            find_or_create_draft(&network_state, &writer, known, subject, session.now().new_id);
        let last_time = LastTime::of_draft(&network_state, &open_draft);
        let today = session.now().today;
        let kept = network_state.kept_for_draft(&open_draft, today);
        let mut walk = Self {
            session,
            input,
            writer,
            slug: network_state.slug.clone(),
            network_state,
            open_draft,
            last_time,
            kept,
            steps: Steps::default(),
            advice_given: false,
            keys_given: false,
            encouragement_given: false,
            save_error: None,
        };
        walk.announce_draft();
        walk
    }

    /// Goes on with another matrix of the same network, after publishing the draft of this one.
    pub(crate) fn switch_matrix(
        &mut self,
        known: Arc<KnownMatrix>,
        subject: &WalkSubject,
    ) -> Result<(), InputEnd> {
        self.publish();
        self.network_state =
            self.writer.library().open_network(&self.slug, self.writer.device())?;
        self.open_draft = find_or_create_draft(
            &self.network_state,
            &self.writer,
            known,
            subject,
            self.now().new_id,
        );
        self.last_time = LastTime::of_draft(&self.network_state, &self.open_draft);
        self.kept = self.network_state.kept_for_draft(&self.open_draft, self.today());
        self.steps = Steps::default();
        self.announce_draft();
        Ok(())
    }

    fn announce_draft(&mut self) {
        let said = &self.open_draft.draft.assessment;
        if !said.voice.is_agreed() {
            let whose = said.voice.describe();
            self.print(&format!("This is {whose}."));
        }
        if let (true, Some(kept_at)) = (self.open_draft.recovered, self.open_draft.saved_at) {
            let at = self.now().local_time(kept_at);
            self.print(&format!("Carried on from {at}."));
        }
        let subject = WalkSubject::from(&self.open_draft);
        if self.network_state.other_device_drafts.iter().any(|open| subject.matches_draft(open)) {
            self.print("Another computer has a draft of this matrix too. The screen can carry it on: pcn-workbook");
        }
    }

    pub(crate) fn matrix(&self) -> &Matrix {
        &self.open_draft.matrix.matrix
    }

    /// A reference of its own to the matrix, for reading it while the draft changes.
    pub(crate) fn known_matrix(&self) -> Arc<KnownMatrix> {
        Arc::clone(&self.open_draft.matrix)
    }

    pub(crate) fn assessment(&self) -> &Assessment {
        &self.open_draft.draft.assessment
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.writer
    }

    pub(crate) fn text_style(&self) -> TextStyle {
        self.session.text_style()
    }

    pub(crate) fn now(&self) -> Now {
        self.session.now()
    }

    pub(crate) fn today(&self) -> Date {
        self.now().today
    }

    /// Changes answers and saves them before anything else is asked. An agreement that the change
    /// overtakes is dropped.
    pub(crate) fn edit(&mut self, change: impl FnOnce(&mut Assessment)) {
        let known = self.known_matrix();
        let said = &mut self.open_draft.draft.assessment;
        self.steps.push(said);
        said.change_answers(&known.matrix, &self.kept, change);
        self.autosave();
    }

    /// Changes what is no answer, which overtakes nothing, and saves it.
    pub(crate) fn edit_without_overtaking(&mut self, change: impl FnOnce(&mut Assessment)) {
        self.steps.push(&self.open_draft.draft.assessment);
        self.edit_beside(change);
    }

    /// Changes what is no step of the walk, such as what next, and saves it.
    pub(crate) fn edit_beside(&mut self, change: impl FnOnce(&mut Assessment)) {
        change(&mut self.open_draft.draft.assessment);
        self.autosave();
    }

    fn autosave(&mut self) {
        let now = self.session.timestamp();
        let saved = mark_matrix_in_use(
            &mut self.writer, &self.slug, &mut self.network_state, &self.open_draft,
        )
        .and_then(|_| {
            self.writer.autosave(&self.slug, &self.open_draft.draft, &self.open_draft.matrix, now)
        });
        self.record_save_result(saved);
    }

    /// Publishes the draft, which is autosaved on this computer, into the library.
    pub(crate) fn publish(&mut self) {
        let now = self.session.timestamp();
        let published = self.writer.publish_draft(&self.slug, &mut self.open_draft.draft, now);
        let was_kept = self.save_error.is_none();
        self.record_save_result(published.map_err(|error| {
            // every answer is in the recovery copy before it comes to this
            if was_kept { error.kept_on_this_computer() } else { error }
        }));
    }

    /// Prints a failure at once; the next answer tries again.
    fn record_save_result(&mut self, saved: Result<(), StoreError>) {
        self.save_error = saved.err();
        if let Some(error) = &self.save_error {
            let words = CommandError::from(error.clone()).to_string();
            let words = if words.starts_with(KEPT) { words } else { format!("NOT SAVED. {words}") };
            self.print_page(&words);
        }
    }

    /// Makes a snapshot of the draft; then there is a new draft, based on it.
    pub(crate) fn save(&mut self, naming: &SnapshotDetails) -> Result<SavedSnapshot, StoreError> {
        let moment = self.now();
        let network = self.network_state.network.clone();
        let (draft, matrix) = (&self.open_draft.draft, &self.open_draft.matrix);
        let saved = self.writer.save_snapshot(
            &self.slug, &network, draft, matrix, naming, moment.today, moment.timestamp,
        )?;
        self.network_state =
            self.writer.library().open_network(&self.slug, self.writer.device())?;
        let known = self
            .network_state
            .matrix(&saved.matrix.lineage)
            .cloned()
            .unwrap_or_else(|| self.known_matrix());
        let subject = WalkSubject::from(&saved);
        let (voice, device, id) = (Voice::agreed(), self.writer.device(), self.now().new_id);
        self.open_draft = self.network_state.new_draft(known, &subject, voice, id, device);
        self.last_time = LastTime::of_draft(&self.network_state, &self.open_draft);
        self.steps = Steps::default();
        Ok(saved)
    }

    /// Ends the walk with the draft published.
    pub(crate) fn finish(&mut self) -> Result<(), CommandError> {
        self.publish();
        if self.save_error.is_some() {
            return Err(CommandError::AlreadyPrinted);
        }
        self.print("All is saved.");
        Ok(())
    }

    pub(crate) fn print(&mut self, text: &str) {
        // blanks at the front are a margin
        let margin = text.len() - text.trim_start().len();
        let width = prose_width(self.text_style());
        self.session.out.print(&wrap(text, margin, width));
    }

    pub(crate) fn print_all(&mut self, lines: &[String]) {
        for line in lines {
            self.print(line);
        }
    }

    /// The network as it stands now, with the walk that is open.
    pub(crate) fn network_with_draft(&self) -> NetworkState {
        let mut record = self.network_state.clone();
        record.drafts.retain(|open| open.draft.id != self.open_draft.draft.id);
        record.drafts.push(self.open_draft.clone());
        record
    }

    pub(crate) fn print_page(&mut self, page: &str) {
        self.session.out.print(page);
    }

    /// Asks. "q" goes back to the menu and "?" says what can be typed, at every prompt.
    pub(crate) fn prompt(&mut self, question: &str) -> Result<String, InputEnd> {
        self.prompt_with_help(question, &[])
    }

    /// Asks where there is more to type than words can be put into the question.
    pub(crate) fn prompt_with_help(
        &mut self,
        question: &str,
        help: &[String],
    ) -> Result<String, InputEnd> {
        let typed = self.prompt_raw(question, help)?;
        if typed.eq_ignore_ascii_case("q") { Err(InputEnd::Menu) } else { Ok(typed) }
    }

    /// Asks where "q" means something of its own.
    pub(crate) fn prompt_raw(
        &mut self,
        question: &str,
        help: &[String],
    ) -> Result<String, InputEnd> {
        loop {
            let typed = self.input.prompt(&mut self.session.out, question)?;
            if typed != "?" {
                return Ok(typed);
            }
            self.print_all(help);
            for line in PROMPT_HELP {
                self.print(line);
            }
        }
    }

    /// Warns where a text may be about a patient. It is kept all the same.
    pub(crate) fn warn_about_privacy(&mut self, text: &str) {
        for worry in privacy::find_privacy_warnings(text) {
            self.print(privacy::warning_message(worry));
        }
    }
}

/// The draft that is open on this subject, else a new one.
fn find_or_create_draft(
    network: &NetworkState,
    writer: &Writer,
    known: Arc<KnownMatrix>,
    subject: &WalkSubject,
    new_id: Uuid,
) -> OpenDraft {
    let create = || network.new_draft(known, subject, Voice::agreed(), new_id, writer.device());
    network.find_draft(subject).cloned().unwrap_or_else(create)
}
