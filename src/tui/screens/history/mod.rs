//! How we got here: every snapshot, the newest first, with the stages said and why, the aims, who
//! was there, and what moved since the one before.

use std::borrow::Cow;

use uuid::Uuid;

use super::progress::movement;
use super::snapshot_view::{aim_words, present_words, standing_line, voice_words};
use crate::maturity::matrix::Domain;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::walk_subject::WalkSubject;
use crate::maturity::{diff, phrases, scoring, trend};
use crate::tui::document::{Document, LineKind, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// How we got here.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    /// The snapshot in focus.
    pub read: ReadPosition,
    /// The page as it was last made, and the snapshots it was made of: reading them all takes
    /// milliseconds.
    made: Option<(Vec<Uuid>, Document)>,
}

impl History {
    /// Opens it at the newest snapshot.
    pub fn open(desk: &AppState) -> Self {
        let ids = |record: &NetworkState| {
            record.snapshots.iter().map(|saved| saved.snapshot.id).collect()
        };
        let made = desk.record.as_ref().map(|record| (ids(record), Self::make(record)));
        Self { read: ReadPosition::default(), made }
    }

    /// The page: as it was made last, or anew where something was saved in between.
    pub fn page(&self, desk: &AppState) -> Cow<'_, Document> {
        let Some(record) = &desk.record else {
            return Cow::Owned(Document::titled("How we got here"));
        };
        let mut ids = record.snapshots.iter().map(|saved| saved.snapshot.id);
        match &self.made {
            Some((of, page)) if ids.by_ref().eq(of.iter().copied()) => Cow::Borrowed(page),
            _ => Cow::Owned(Self::make(record)),
        }
    }

    fn make(record: &NetworkState) -> Document {
        let mut page = Document::titled("How we got here");
        page.title = format!("{} · How we got here", record.network.name);
        if record.snapshots.is_empty() {
            page.body(0, "No snapshot has been saved yet.");
            page.body(0, "Walk through the areas, then save a snapshot: from then on this page tells what was said and why.");
        }
        for saved in record.current().rev() {
            page.gap();
            one(&mut page, record, saved);
        }
        page
    }

    /// The snapshot in focus.
    fn chosen(&self, desk: &AppState) -> Option<Uuid> {
        let record = desk.record.as_ref()?;
        record.current().rev().nth(self.read.at).map(|saved| saved.snapshot.id)
    }

    fn read_chosen(&self, desk: &AppState) -> Vec<Transition> {
        self.chosen(desk).map(|id| Transition::Go(Destination::Reading(id))).into_iter().collect()
    }
}

fn one(page: &mut Document, record: &NetworkState, saved: &SavedSnapshot) {
    let snapshot = &saved.snapshot;
    let label = snapshot.label.as_deref().unwrap_or("without a name");
    let matrix = &saved.matrix.matrix;
    page.stop(
        0,
        format!(
            "{}   {label} · {}",
            phrases::day(snapshot.taken_on),
            WalkSubject::of(&snapshot.assessment).title(matrix)
        ),
    );
    let who = format!(
        "View: {}. {}",
        voice_words(&snapshot.assessment.voice),
        present_words(&snapshot.present)
    );
    page.under(LineKind::Quiet, 2, who);
    for domain in &matrix.domains {
        area(page, saved, domain);
    }
    let moved = trend::before(record, saved).map(|then| {
        let movement = diff::compare(trend::side(then), trend::side(saved));
        let (then, now) = (then.snapshot.taken_on, snapshot.taken_on);
        let is_month = (then.year(), then.month()) == (now.year(), now.month());
        let since = if is_month { phrases::day(then) } else { phrases::month_year(then) };
        format!("Moved since {since}: {}", movement::counts(&movement))
    });
    page.under(
        LineKind::Body,
        2,
        moved.unwrap_or_else(|| "The first of its kind: nothing to compare with yet.".to_owned()),
    );
}

fn area(page: &mut Document, saved: &SavedSnapshot, domain: &Domain) {
    let (matrix, said) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let reading = scoring::read_domain(matrix, domain, said);
    let reason = said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref());
    let reason = reason.map(|reason| format!("Why: {reason}"));
    let aim = said.aims.get(&domain.id).map(|aim| format!("Next: {}", aim_words(matrix, aim)));
    let parts: Vec<String> =
        [Some(standing_line(matrix, &reading)), reason, aim].into_iter().flatten().collect();
    let sentences: Vec<&str> = parts.iter().map(|part| part.trim_end_matches('.')).collect();
    page.under(LineKind::Body, 2, sentences.join(". "));
    page.led_by(format!("{:<24}", crate::tui::document::shorten(domain.short(), 23)));
}

impl Screen for History {
    fn room(&self) -> KeyContext {
        KeyContext::History
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => return vec![Transition::Go(Destination::Back)],
            Command::Enter => return self.read_chosen(desk),
            Command::Focus(at) if at == self.read.at => return self.read_chosen(desk),
            Command::History => {
                return vec![Transition::Say("This is how you got here.".to_owned())];
            }
            command => {
                let mut read = self.read;
                read.update(&self.page(desk), desk.size, command);
                self.read = read;
            }
        }
        Vec::new()
    }
}
