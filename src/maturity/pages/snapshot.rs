//! A saved snapshot as a page: when, whose view, who was there, each area with its stage and why,
//! every answer with what stands beside it.

use jiff::tz::Offset;
use unicode_width::UnicodeWidthStr;

use super::other_copies::write_other_copies;
use super::standing::area_heading;
use crate::maturity::area_words::{aim_words, short_standing_words, standing_words};
use crate::maturity::assessment::{AnswerRecord, Assessment, Snapshot, Voice};
use crate::maturity::matrix::{Domain, Item, Matrix};
use crate::maturity::network_state::{CopyStatus, NetworkState, SavedSnapshot};
use crate::maturity::page::Page;
use crate::maturity::phrases::{self, pluralize};
use crate::maturity::scoring::{self, DomainReading};
use crate::maturity::share::format_left_out;
use crate::maturity::walk::kept::words::{self, describe_answered};

/// What the heading of the needs begins with.
pub const NEEDS_HEADING: &str = "What we need from others";

/// What stands above the areas in short.
pub const STANDING_HEADING: &str = "Where each area stands";

/// Names of areas of more columns than this don't set the column of the stages.
const MAX_NAME_COLUMNS: usize = 24;

/// For whom the page is made.
#[derive(Clone, Copy, Debug)]
pub struct PageReader {
    /// Their time zone.
    pub offset: Offset,
    /// Whether they can say which copy counts.
    pub has_choice: bool,
}

/// The page of a snapshot.
pub fn snapshot_page(record: &NetworkState, saved: &SavedSnapshot, reader: PageReader) -> Page {
    let snapshot = &saved.snapshot;
    let label = snapshot.label.as_deref().unwrap_or("A snapshot without a name");
    let mut page = Page::new(format!("{} · {label}", snapshot.network.name));
    write_head(&mut page, record, saved, reader);
    write_standing(&mut page, saved);
    write_other_copies(&mut page, record, saved);
    write_answers(&mut page, saved);
    page
}

/// Writes where each area stands, before all that was said of it: what holds for most of them is said
/// once above, and only what is otherwise beside an area.
fn write_standing(page: &mut Page, saved: &SavedSnapshot) {
    let (matrix, said) = (&saved.matrix.matrix, &saved.snapshot.assessment);
    let read = |domain: &Domain| scoring::evaluate_domain(matrix, domain, said);
    let readings: Vec<DomainReading> = matrix.domains.iter().map(read).collect();
    let judged = readings.iter().filter(|reading| reading.judged.is_some()).count();
    let is_said = judged * 2 >= readings.len();
    page.blank_line();
    let by = if is_said { "as we said" } else { "by the answers" };
    page.body(0, format!("{STANDING_HEADING}, {by}"));
    let widest = matrix.domains.iter().map(|domain| domain.short_name().width()).max();
    let widest = widest.unwrap_or(0).min(MAX_NAME_COLUMNS);
    for (domain, reading) in matrix.domains.iter().zip(&readings) {
        let words = match reading.judged {
            None if !is_said => phrases::headline(matrix, reading),
            Some(_) if !is_said => standing_words(matrix, reading),
            _ => short_standing_words(matrix, reading),
        };
        page.body(2, words);
        let name = domain.short_name();
        page.set_prefix(format!("{name}{}   ", " ".repeat(widest.saturating_sub(name.width()))));
    }
}

fn write_head(page: &mut Page, record: &NetworkState, saved: &SavedSnapshot, reader: PageReader) {
    let snapshot = &saved.snapshot;
    write_snapshot_header(page, saved, reader.offset);
    write_left_out(page, snapshot);
    if saved.changed_after_save {
        page.body(
            0,
            "Its file was changed after it was saved, by something other than this program. Read it with that in mind.",
        );
    }
    if saved.copy_status != CopyStatus::Primary {
        let how = if reader.has_choice { ": Enter" } else { "" };
        page.body(0, format!("It does not count until somebody chooses it{how}."));
    }
    for other in
        record.snapshots.iter().filter(|other| other.snapshot.supersedes == Some(snapshot.id))
    {
        let day = phrases::format_date(reader.offset.to_datetime(other.snapshot.saved_at).date());
        page.body(
            0,
            format!("A corrected copy, saved on {day}, replaces this one in lists. Both are kept."),
        );
    }
    if snapshot.supersedes.is_some() {
        page.body(0, "This is a corrected copy of an earlier snapshot, which is kept.");
    }
}

/// Writes when a snapshot was taken, whose view it is, who was there, and what was left out of it.
pub fn write_snapshot_header(page: &mut Page, saved: &SavedSnapshot, offset: Offset) {
    let snapshot = &saved.snapshot;
    let (said, matrix) = (&snapshot.assessment, &saved.matrix.matrix);
    let local = offset.to_datetime(snapshot.saved_at);
    let at = format!("{:02}:{:02}", local.hour(), local.minute());
    let day = phrases::format_date(snapshot.taken_on);
    page.body(
        0,
        match local.date() {
            saved if saved == snapshot.taken_on => format!("{day}, saved {at}."),
            saved => format!("{day}, saved on {} at {at}.", phrases::format_date(saved)),
        },
    );
    page.body(0, voice_sentence("Whose view", &said.voice));
    if snapshot.left_out.iter().any(|kind| kind == "present") {
        page.body(0, "Who was present was left out.");
    } else {
        page.body(0, present_words(&snapshot.present));
    }
    if let Some(subject) = &said.subject {
        page.body(0, format!("About: {subject}."));
    }
    page.body(0, format!("{}.", describe_answered(matrix, said)));
    page.quiet(0, format!("Matrix: {}, revision {}.", matrix.title, said.matrix.revision));
}

/// Says what was left out of a snapshot when it was shared, where anything was.
pub fn write_left_out(page: &mut Page, snapshot: &Snapshot) {
    if !snapshot.left_out.is_empty() {
        let kinds = format_left_out(&snapshot.left_out);
        page.quiet(0, format!("Left out when it was shared: {kinds}."));
    }
}

/// Writes every area of a snapshot with all that was said, and what is needed from others.
pub fn write_answers(page: &mut Page, saved: &SavedSnapshot) {
    for domain in &saved.matrix.matrix.domains {
        page.blank_line();
        write_area(page, &saved.matrix.matrix, domain, &saved.snapshot.assessment);
    }
    write_needs(page, &saved.matrix.matrix, &saved.snapshot.assessment);
}

/// "Whose view: agreed by the group.", "One view: practice manager, Elm Surgery."
fn voice_sentence(label: &str, voice: &Voice) -> String {
    let whose = voice.describe_in_full();
    match whose.strip_prefix("one view") {
        Some(rest) => format!("One view{rest}."),
        None => format!("{label}: {whose}."),
    }
}

/// Who was there, in a sentence.
pub fn present_words(present: &[String]) -> String {
    if present.is_empty() {
        "Who was present is not noted.".to_owned()
    } else {
        format!("Present: {}.", present.join(", "))
    }
}

fn write_area(page: &mut Page, matrix: &Matrix, domain: &Domain, said: &Assessment) {
    let reading = scoring::evaluate_domain(matrix, domain, said);
    page.heading(area_heading(domain.short_name(), matrix, &reading));
    if let Some(reason) =
        said.judgements.get(&domain.id).and_then(|judgement| judgement.reason.as_deref())
    {
        page.body(2, format!("Why: {reason}"));
    }
    if let Some(aim) = said.aims.get(&domain.id) {
        page.body(2, format!("What next: {}", aim_words(matrix, aim)));
    }
    let all_as_of = words::common_kept_day(domain, said);
    if let Some(day) = all_as_of {
        page.quiet(2, format!("As of {}: not looked at this time.", phrases::format_date(day)));
    }
    for (at, stage) in matrix.stages.iter().enumerate() {
        let items: Vec<_> = domain.items().filter(|item| item.is_asked_at(&stage.id)).collect();
        let in_place = items.iter().filter(|item| {
            said.answer(item.id())
                .is_some_and(|answer| scoring::is_in_place(matrix, **item, at, answer))
        });
        if !items.is_empty() {
            page.quiet(
                2,
                format!("{}   {} of {} in place", stage.name, in_place.count(), items.len()),
            );
        }
        for item in items.iter().filter(|item| is_first_at(matrix, **item, at)) {
            let given = said.answers.get(item.id());
            write_item(page, matrix, *item, given);
            let as_of = given.and_then(|given| given.as_of).filter(|_| all_as_of.is_none());
            if let Some(day) = as_of {
                page.quiet(22, format!("As of {}", phrases::format_date(day)));
            }
        }
    }
}

/// A ladder stands at several stages and is read at the first of them.
fn is_first_at(matrix: &Matrix, item: Item<'_>, at: usize) -> bool {
    matrix.stages.iter().position(|stage| item.is_asked_at(&stage.id)) == Some(at)
}

fn write_item(page: &mut Page, matrix: &Matrix, item: Item<'_>, given: Option<&AnswerRecord>) {
    let answer = given.and_then(|given| given.answer.as_ref());
    let words = answer
        .map_or("open".to_owned(), |answer| phrases::format_item_answer(matrix, item, answer));
    page.body(4, item.plain_text());
    page.set_answer(phrases::answer_sign(item, matrix, answer), &format!("{words:<16}"));
    let Some(given) = given else { return };
    if let Some(reason) = &given.beside.reason {
        page.quiet(22, format!("Why it does not apply: {reason}"));
    }
    if let Some(note) = &given.beside.note {
        page.quiet(22, format!("Note: {note}"));
    }
    for piece in &given.beside.evidence {
        let led = if piece.supports { "Evidence" } else { "Against it" };
        let whose = piece.whose.as_ref().map(|whose| format!(" ({whose})")).unwrap_or_default();
        let dated = piece
            .dated
            .map(|day| format!(", of {}", phrases::format_date(day)))
            .unwrap_or_default();
        let until = piece
            .good_until
            .map(|day| format!(", look again {}", phrases::format_date(day)))
            .unwrap_or_default();
        page.quiet(22, format!("{led}: {}{whose}{dated}{until}", piece.text));
    }
}

fn write_needs(page: &mut Page, matrix: &Matrix, said: &Assessment) {
    let raised: Vec<_> = matrix
        .asks()
        .filter(|ask| said.asks.get(&ask.id).is_some_and(|raised| raised.raised))
        .collect();
    if raised.is_empty() {
        return;
    }
    page.blank_line();
    page.heading(format!("{NEEDS_HEADING}: {}", pluralize(raised.len(), "need", "needs")));
    for ask in raised {
        page.body(4, ask.text.clone());
        if let Some(note) = said.asks.get(&ask.id).and_then(|raised| raised.note.as_ref()) {
            page.quiet(6, format!("Note: {note}"));
        }
    }
}
