//! Why an area stands as it does, item by item, and what an item was before. Every figure can say
//! which items it came from.

use crate::maturity::assessment::{AnswerRecord, Assessment};
use crate::maturity::ids::{DomainId, ItemId};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::network_state::{LatestStanding, NetworkState};
use crate::maturity::phrases;
use crate::maturity::scoring::{self, DomainReading};
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::document::{Document, ReadPosition};
use crate::tui::keymap::KeyContext;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::now::Now;
use crate::tui::protocol::transition::{Destination, Scope, Transition};
use crate::tui::screen::Screen;
use crate::tui::state::AppState;

/// A name of more characters than this may not fit at the top of the page.
const FITS: usize = 60;

/// Why one area, or one item of it, stands as it does.
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// The matrix, and what it is about.
    pub topic: WalkSubject,
    /// The area.
    pub area: DomainId,
    /// The item, where one was in focus.
    pub item: Option<ItemId>,
    /// How far it is read.
    pub read: ReadPosition,
}

impl Why {
    /// The page for an area, or for one item of it.
    pub fn open(topic: WalkSubject, area: DomainId, item: Option<ItemId>) -> Self {
        Self { topic, area, item, read: ReadPosition::default() }
    }

    /// The page.
    pub fn page(&self, desk: &AppState) -> Document {
        let mut page = Document::titled("Why");
        let Some(record) = &desk.record else { return page };
        let latest = record.latest(&self.topic);
        let asked = latest
            .said()
            .map(|(_, matrix)| matrix)
            .or(record.matrix(&self.topic.matrix).map(|known| &known.matrix));
        let Some(domain) = asked.and_then(|matrix| matrix.domain(&self.area)) else { return page };
        page.title = format!("Why · {}", domain.short());
        if domain.name.chars().count() > FITS {
            page.heading(domain.name.clone());
            page.gap();
        }
        if let (Some(item), Some(matrix)) = (&self.item, asked) {
            whole(&mut page, matrix, item);
            history(&mut page, record, &self.topic, item);
            page.gap();
        }
        let Some((said, matrix)) = latest.said() else {
            page.body(0, "Nothing has been answered here yet.");
            if let Some(matrix) = asked {
                to_talk_about(&mut page, matrix, domain);
            }
            return page;
        };
        let reading = scoring::read_domain(matrix, domain, said);
        match latest {
            LatestStanding::Snapshot(saved) => {
                page.quiet(0, format!("As saved on {}.", phrases::day(saved.snapshot.taken_on)));
            }
            _ => page.quiet(0, "As answered in the walk that is open now."),
        }
        standing(&mut page, matrix, domain, said, &reading);
        stages(&mut page, matrix, domain, said, &reading);
        to_talk_about(&mut page, matrix, domain);
        page
    }
}

/// An item with all its words: on other screens they may be shortened.
fn whole(page: &mut Document, matrix: &Matrix, item: &ItemId) {
    let Some(item) = matrix.item(item) else { return };
    page.heading(item.text().to_owned());
    if let Item::Ladder(ladder) = item {
        for (stage, rung) in
            matrix.stages.iter().filter_map(|stage| Some((stage, ladder.rung(&stage.id)?)))
        {
            page.body(2, format!("{}: {}", stage.name, rung.text));
        }
    }
}

fn standing(
    page: &mut Document,
    matrix: &Matrix,
    domain: &Domain,
    said: &Assessment,
    reading: &DomainReading,
) {
    page.body(
        0,
        format!("The answers suggest: {}", phrases::standing_words(matrix, reading.suggested)),
    );
    if let Some(judged) = reading.judged {
        page.body(0, format!("We say: {}", phrases::standing_words(matrix, judged)));
        let reason =
            said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref());
        page.body(
            2,
            reason.map_or("No reason is noted.".to_owned(), |reason| format!("'{reason}'")),
        );
    }
    match reading.towards.and_then(|at| matrix.stages.get(at)) {
        Some(stage) => {
            let (in_place, of) = (reading.in_place.unwrap_or(0), reading.applicable.unwrap_or(0));
            page.body(
                0,
                format!(
                    "Towards {}: {in_place} of {of} in place there, {} left there or below.",
                    stage.name,
                    reading.holding.len()
                ),
            );
        }
        None => page.body(0, "Nothing is left to reach in this area."),
    }
}

/// What belongs to an area and is never counted: its warning signs, and the exercise the matrix
/// opens with.
fn to_talk_about(page: &mut Document, matrix: &Matrix, domain: &Domain) {
    if !domain.signs.is_empty() {
        page.gap();
        page.heading("Warning signs, to talk about: not counted");
        domain.signs.iter().for_each(|sign| page.body(2, format!("- {sign}")));
    }
    if let Some(opening) = &matrix.opening {
        page.gap();
        page.heading("The exercise to begin with");
        page.body(2, opening.clone());
    }
}

fn stages(
    page: &mut Document,
    matrix: &Matrix,
    domain: &Domain,
    said: &Assessment,
    reading: &DomainReading,
) {
    let left: Vec<&ItemId> = reading.holding.items().collect();
    for (at, stage) in matrix.stages.iter().enumerate() {
        let items: Vec<_> = domain.items().filter(|item| item.is_at(&stage.id)).collect();
        if items.is_empty() {
            continue;
        }
        page.gap();
        let here = items.iter().filter(|item| {
            said.answer(item.id())
                .is_some_and(|answer| scoring::in_place(matrix, **item, at, answer))
        });
        page.heading(format!("{}   {} of {} in place", stage.name, here.count(), items.len()));
        for item in items {
            let given = said.answers.get(item.id());
            let words = given
                .and_then(|given| given.answer.as_ref())
                .map_or("open".to_owned(), |answer| phrases::answer_words(matrix, answer));
            let mark = if left.contains(&item.id()) { "left: " } else { "" };
            page.body(2, item.text());
            page.led_by(format!("{:<21}", format!("{mark}{words}")));
            if let Some(given) = given {
                beside(page, given);
            }
        }
    }
}

fn beside(page: &mut Document, given: &AnswerRecord) {
    if let Some(reason) = &given.reason {
        page.quiet(6, format!("Why it does not apply: {reason}"));
    }
    if let Some(note) = &given.note {
        page.quiet(6, format!("Note: {note}"));
    }
    for piece in &given.evidence {
        page.quiet(
            6,
            format!("{}: {}", if piece.supports { "Evidence" } else { "Against it" }, piece.text),
        );
    }
}

/// What one item was in each snapshot, oldest first.
fn history(page: &mut Document, record: &NetworkState, topic: &WalkSubject, item: &ItemId) {
    let known = record.latest(topic).said().map(|(_, matrix)| matrix);
    let mut any = false;
    for saved in record.of_topic(topic) {
        let Some(then) = saved.matrix.matrix.item(item) else { continue };
        let answer = saved.snapshot.assessment.answer(item);
        let words = answer.map_or("open".to_owned(), |answer| {
            phrases::answer_words(&saved.matrix.matrix, answer)
        });
        let reworded = known
            .and_then(|matrix| matrix.item(item))
            .is_some_and(|now| now.revision() != then.revision());
        let mark = if reworded { " (worded otherwise then)" } else { "" };
        page.body(2, format!("{words}{mark}"));
        page.led_by(format!("{:<20}", phrases::day(saved.snapshot.taken_on)));
        any = true;
    }
    if !any {
        page.body(2, "No snapshot has an answer to this yet.");
    }
}

impl Screen for Why {
    fn room(&self) -> KeyContext {
        KeyContext::Why
    }

    fn update(&mut self, desk: &mut AppState, command: Command, _moment: &Now) -> Vec<Transition> {
        match command {
            Command::Back => vec![Transition::Go(Destination::Back)],
            Command::Enter => {
                let (topic, area) = (self.topic.clone(), Some(self.area.clone()));
                vec![
                    Transition::Go(Destination::Back),
                    Transition::Go(Destination::Walk { topic, scope: Scope::Whole, area }),
                ]
            }
            command => {
                let page = self.page(desk);
                self.read.update(&page, desk.size, command);
                Vec::new()
            }
        }
    }
}
