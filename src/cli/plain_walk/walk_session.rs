//! One sitting: the network, the draft that is worked on, the right to write, and the ear and mouth
//! to talk with.

use std::sync::Arc;

use jiff::civil::Date;

use super::input::{InputEnd, LineInput};
use crate::cli::commands::answer::{draft_lookup, put_in_use};
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
use crate::tui::screens::walk::start::{draft_of, last_time};
use crate::tui::screens::walk::{LastTime, agreements, drop_overtaken};

/// One sitting.
pub(crate) struct WalkSession<'s> {
    session: &'s mut Session,
    ear: LineInput,
    writer: Writer,
    slug: Slug,
    /// The network with all that is kept of it.
    pub(crate) record: NetworkState,
    /// The draft that is worked on.
    pub(crate) open: OpenDraft,
    /// What stood last time.
    pub(crate) last: LastTime,
    /// Whether the advice before notes was given.
    pub(crate) is_advised: bool,
    /// Whether it was said that "not sure" is a useful answer.
    pub(crate) is_encouraged: bool,
    /// Why what was said last is not on the disk, where that is so.
    unkept: Option<StoreError>,
}

impl<'s> WalkSession<'s> {
    /// Sits down with `known` of the network in `slug`: its open draft, or a new one.
    pub(crate) fn begin(
        session: &'s mut Session,
        ear: LineInput,
        writer: Writer,
        slug: Slug,
        known: Arc<KnownMatrix>,
        topic: &WalkSubject,
    ) -> Result<Self, StoreError> {
        let record = writer.library().open_network(&slug, writer.device())?;
        let open = open_for(&record, &writer, known, topic);
        let last = last_time(&record, &open);
        let (is_advised, is_encouraged, unkept) = (false, false, None);
        let mut sitting = Self {
            session,
            ear,
            writer,
            slug,
            record,
            open,
            last,
            is_advised,
            is_encouraged,
            unkept,
        };
        sitting.tell_of_draft();
        Ok(sitting)
    }

    /// Goes on with another matrix of the same network. What was said on the one before is
    /// published.
    pub(crate) fn turn_to(
        &mut self,
        known: Arc<KnownMatrix>,
        topic: &WalkSubject,
    ) -> Result<(), InputEnd> {
        self.publish();
        self.record = self.writer.library().open_network(&self.slug, self.writer.device())?;
        self.open = open_for(&self.record, &self.writer, known, topic);
        self.last = last_time(&self.record, &self.open);
        self.tell_of_draft();
        Ok(())
    }

    fn tell_of_draft(&mut self) {
        let said = &self.open.draft.assessment;
        if let Some(role) = said.voice.role.clone().filter(|_| !said.voice.is_agreed()) {
            self.say(&format!("This is one view: {role}."));
        }
        if let (true, Some(kept_at)) = (self.open.recovered, self.open.kept_at) {
            let at = self.moment().clock(kept_at);
            self.say(&format!("Carried on from {at}."));
        }
        let topic = WalkSubject::of(&self.open.draft.assessment);
        if self.record.elsewhere.iter().any(|open| topic.holds(&open.draft.assessment)) {
            self.say("Another computer has a draft of this matrix too. The screen can carry it on: pcn-workbook");
        }
    }

    /// The matrix that is walked.
    pub(crate) fn matrix(&self) -> &Matrix {
        &self.open.matrix.matrix
    }

    /// A second hold on the matrix, for reading it while the draft changes.
    pub(crate) fn known(&self) -> Arc<KnownMatrix> {
        Arc::clone(&self.open.matrix)
    }

    /// What has been said in this draft.
    pub(crate) fn said(&self) -> &Assessment {
        &self.open.draft.assessment
    }

    pub(crate) fn writer(&self) -> &Writer {
        &self.writer
    }

    pub(crate) fn look(&self) -> SignStyle {
        self.session.look()
    }

    pub(crate) fn moment(&self) -> Now {
        self.session.moment()
    }

    pub(crate) fn today(&self) -> Date {
        self.moment().today
    }

    /// Changes what is said, and keeps it before anything else is asked. Agreeing to a suggestion
    /// that the change overtakes is taken back: that question is open again.
    pub(crate) fn change(&mut self, doing: impl FnOnce(&mut Assessment, &Matrix)) {
        let known = self.known();
        let said = &mut self.open.draft.assessment;
        let agreed = agreements(&known.matrix, said);
        doing(said, &known.matrix);
        drop_overtaken(&known.matrix, said, &agreed);
        self.keep();
    }

    /// Says our own stage, which overtakes nothing, and keeps it.
    pub(crate) fn change_plainly(&mut self, doing: impl FnOnce(&mut Assessment)) {
        doing(&mut self.open.draft.assessment);
        self.keep();
    }

    fn keep(&mut self) {
        let now = self.session.now();
        let kept =
            put_in_use(&mut self.writer, &self.slug, &mut self.record, &self.open).and_then(|()| {
                self.writer.journal(&self.slug, &self.open.draft, &self.open.matrix, now)
            });
        self.note_keeping(kept);
    }

    /// Puts what is kept on this computer into the library.
    pub(crate) fn publish(&mut self) {
        let now = self.session.now();
        let published = self.writer.publish(&self.slug, &mut self.open.draft, now);
        self.note_keeping(published);
    }

    /// A failure is said at once, and tried again with the next answer.
    fn note_keeping(&mut self, kept: Result<(), StoreError>) {
        self.unkept = kept.err();
        if let Some(fault) = &self.unkept {
            let words = format!("NOT SAVED. {}", CommandError::from(fault.clone()));
            self.show(&words);
        }
    }

    /// Makes a snapshot of the draft; then there is a new draft, based on it.
    pub(crate) fn save(&mut self, naming: &SnapshotDetails) -> Result<SavedSnapshot, StoreError> {
        let moment = self.moment();
        let network = self.record.network.clone();
        let (draft, matrix) = (&self.open.draft, &self.open.matrix);
        let saved = self.writer.save_snapshot(
            &self.slug,
            &network,
            draft,
            matrix,
            naming,
            moment.today,
            moment.now,
        )?;
        self.record = self.writer.library().open_network(&self.slug, self.writer.device())?;
        let known =
            self.record.matrix(&saved.matrix.reference.id).cloned().unwrap_or_else(|| self.known());
        let topic = WalkSubject::of(&saved.snapshot.assessment);
        self.open =
            draft_lookup::new(&self.record, known, &topic, Voice::agreed(), self.writer.device());
        self.last = last_time(&self.record, &self.open);
        Ok(saved)
    }

    /// Leaves the table: all that was said goes into the library.
    pub(crate) fn leave(&mut self) -> Result<(), CommandError> {
        self.publish();
        if self.unkept.is_some() {
            return Err(CommandError::Said);
        }
        self.say("All is saved.");
        Ok(())
    }

    /// Says something, broken into lines.
    pub(crate) fn say(&mut self, text: &str) {
        // blanks at the front are a margin
        let margin = text.len() - text.trim_start().len();
        self.session.out.show(&wrap(text, margin, WIDTH));
    }

    /// Says several things, each from the beginning of a line.
    pub(crate) fn say_all(&mut self, lines: &[String]) {
        for line in lines {
            self.say(line);
        }
    }

    /// Shows a page as it is.
    pub(crate) fn show(&mut self, page: &str) {
        self.session.out.show(page);
    }

    /// Asks, and hears the answer.
    pub(crate) fn ask(&mut self, prompt: &str) -> Result<String, InputEnd> {
        self.session.out.ask(prompt);
        let heard = self.ear.hear();
        if !self.ear.is_terminal() {
            // nobody's Enter ended the line on the screen
            self.session.out.show("");
        }
        heard
    }

    /// Warns where a text may be about a patient. It is kept all the same.
    pub(crate) fn worry(&mut self, text: &str) {
        for worry in privacy::worries(text) {
            self.say(privacy::warning(worry));
        }
    }
}

/// The draft that is open on this topic, else a new one.
fn open_for(
    record: &NetworkState,
    writer: &Writer,
    known: Arc<KnownMatrix>,
    topic: &WalkSubject,
) -> OpenDraft {
    match draft_of(record, topic) {
        Some(open) => open.clone(),
        None => draft_lookup::new(record, known, topic, Voice::agreed(), writer.device()),
    }
}
