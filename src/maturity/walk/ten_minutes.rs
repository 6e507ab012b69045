//! What is due, and what a walk of ten minutes asks: what is new, due, not sure or was left open.

use std::collections::BTreeSet;

use jiff::Span;
use jiff::civil::Date;

use super::last_time::{LastTime, base_snapshot};
use crate::maturity::assessment::{Answer, AnswerRecord, Assessment};
use crate::maturity::ids::ItemId;
use crate::maturity::matrix::Matrix;
use crate::maturity::network_state::{NetworkState, OpenDraft, SavedSnapshot};
use crate::maturity::phrases::format_date_short;
use crate::maturity::scoring;
use crate::maturity::walk_subject::WalkSubject;

/// What is due to be looked at again: evidence past its day, what was kept for a year, and what holds
/// an area whose day to look again has come.
pub fn due_items(network: &NetworkState, open: &OpenDraft, today: Date) -> BTreeSet<ItemId> {
    base_snapshot(network, open).map(|saved| due_since(saved, today)).unwrap_or_default()
}

fn due_since(saved: &SavedSnapshot, today: Date) -> BTreeSet<ItemId> {
    let (assessment, matrix) = (&saved.snapshot.assessment, &saved.matrix.matrix);
    let is_past = |day: Option<Date>| day.is_some_and(|day| day <= today);
    let is_due = |record: &AnswerRecord| {
        record.beside.evidence.iter().any(|piece| is_past(piece.good_until))
            || is_past(record.as_of.and_then(a_year_after))
    };
    let stale = assessment.answers.iter().filter(|(_, record)| is_due(record));
    let mut due: BTreeSet<ItemId> = stale.map(|(id, _)| id.clone()).collect();
    for domain in &matrix.domains {
        if assessment.aims.get(&domain.id).is_some_and(|aim| is_past(aim.review_on)) {
            let reading = scoring::evaluate_domain(matrix, domain, assessment);
            due.extend(reading.holding.items().cloned());
        }
    }
    due
}

fn a_year_after(day: Date) -> Option<Date> {
    day.checked_add(Span::new().years(1)).ok()
}

/// What a walk of ten minutes asks: what had no answer last time, was not sure, is new or reworded,
/// or is due. Nothing where there is no last time: then a walk is the first one.
pub fn ten_minute_items(
    matrix: &Matrix,
    last: &LastTime,
    due: &BTreeSet<ItemId>,
) -> BTreeSet<ItemId> {
    if last.date.is_none() {
        return BTreeSet::new();
    }
    let is_asked = |id: &ItemId| {
        last.answer(id).is_none_or(|answer| *answer == Answer::NotSure) || due.contains(id)
    };
    matrix.items().map(|item| item.id().clone()).filter(is_asked).collect()
}

/// Of what a walk of ten minutes asks, how many are answered, and how many there are.
pub fn ten_minute_progress(asked: &BTreeSet<ItemId>, said: &Assessment) -> (usize, usize) {
    (asked.iter().filter(|id| said.answer(id).is_some()).count(), asked.len())
}

/// The first area from number `from` on in which a walk of ten minutes has something to do: what it
/// asks there is open, or has no stage of ours yet. Areas in which it asks nothing are passed over.
pub fn next_ten_minute_area(
    matrix: &Matrix,
    said: &Assessment,
    asked: &BTreeSet<ItemId>,
    from: usize,
) -> Option<usize> {
    let is_unfinished = |area: &usize| {
        let domain = &matrix.domains[*area];
        let mut here = domain.items().filter(|item| asked.contains(item.id())).peekable();
        let is_asked = here.peek().is_some();
        let has_open = here.any(|item| said.answer(item.id()).is_none());
        is_asked && (has_open || !said.judgements.contains_key(&domain.id))
    };
    (from..matrix.domains.len()).find(is_unfinished)
}

/// How many items a walk of ten minutes asks today, in the draft that is open or were it begun now.
/// None where there is no last time.
pub fn ten_minute_count(
    network: &NetworkState,
    subject: &WalkSubject,
    today: Date,
) -> Option<usize> {
    let count = |matrix: &Matrix, saved: &SavedSnapshot| {
        let last = LastTime::of_snapshot(saved, matrix);
        ten_minute_items(matrix, &last, &due_since(saved, today)).len()
    };
    if let Some(open) = network.find_draft(subject) {
        return Some(count(&open.matrix.matrix, base_snapshot(network, open)?));
    }
    let (known, last) = (network.matrix(&subject.matrix)?, network.last_agreed(subject)?);
    Some(count(&known.matrix, last))
}

/// How many of those are still to be answered in the draft that is open, or were it begun now.
pub fn ten_minutes_left(
    network: &NetworkState,
    subject: &WalkSubject,
    today: Date,
) -> Option<usize> {
    let Some(open) = network.find_draft(subject) else {
        return ten_minute_count(network, subject, today);
    };
    let last = LastTime::of_draft(network, open);
    let asked = ten_minute_items(&open.matrix.matrix, &last, &due_items(network, open, today));
    let (answered, all) = ten_minute_progress(&asked, &open.draft.assessment);
    last.date.map(|_| all - answered)
}

/// What a walk of ten minutes is offered for, with how many items it still asks: a walk that was
/// begun, else the first of what is in use, where it asks anything. A corrected copy is none.
pub fn ten_minute_subject(network: &NetworkState, today: Date) -> Option<(WalkSubject, usize)> {
    let draft = |subject: &WalkSubject| network.find_draft(subject).map(|open| &open.draft);
    let is_begun =
        |subject: &WalkSubject| draft(subject).is_some_and(|draft| !draft.assessment.is_blank());
    let mut subjects = network.walk_subjects();
    subjects.retain(|subject| draft(subject).is_none_or(|draft| draft.cover.supersedes.is_none()));
    subjects.sort_by_key(|subject| !is_begun(subject));
    subjects.into_iter().find_map(|subject| {
        let left = ten_minutes_left(network, &subject, today).filter(|left| *left > 0)?;
        Some((subject, left))
    })
}

/// Why a walk of ten minutes has nothing to ask; none where it has.
pub fn nothing_due_message(
    network: &NetworkState,
    subject: &WalkSubject,
    today: Date,
) -> Option<String> {
    match ten_minute_count(network, subject, today) {
        None => Some(
            "Ten minutes bring last time up to date, and nothing is saved yet: start with the walk."
                .to_owned(),
        ),
        Some(0) => {
            let day = network.last_agreed(subject).map(|saved| saved.snapshot.taken_on);
            let since = day.map(|day| format!(" on {}", format_date_short(day))).unwrap_or_default();
            Some(format!("Nothing is due. What you said{since} stands."))
        }
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::assessment::{Aim, AimKind, Evidence};
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    /// The number of items asked in ten minutes on this day, after a snapshot of 1 May 2026.
    fn asked_on(today: &str, edit: impl FnOnce(&mut SavedSnapshot)) -> Option<usize> {
        let statements = [("a1", "one"), ("a2", "one"), ("a3", "two")];
        let known = known_matrix(matrix(&["one", "two"], vec![domain("A", &statements)]));
        let given = [("a1", "fully"), ("a2", "fully"), ("a3", "partly")];
        let mut saved = saved_snapshot(1, "2026-05-01", &known, &given);
        edit(&mut saved);
        let network = network_state(vec![saved], &[&known]);
        ten_minute_count(&network, &"test".into(), today.parse().unwrap())
    }

    #[test]
    fn what_is_due_is_asked_and_nothing_else() {
        let day = |text: &str| Some(text.parse::<Date>().unwrap());
        assert_eq!(asked_on("2026-11-01", |_| ()), Some(0));
        let unsure = |saved: &mut SavedSnapshot| {
            let said = &mut saved.snapshot.assessment;
            said.set_answer(&"a1".into(), Answer::NotSure);
            said.clear_answer(&"a2".into());
        };
        assert_eq!(asked_on("2026-11-01", unsure), Some(2));
        let stale = |saved: &mut SavedSnapshot| {
            let good_until = day("2026-10-01");
            let piece = Evidence { good_until, ..Evidence::new("a survey") };
            saved.snapshot.assessment.set_evidence(&"a1".into(), vec![piece]);
        };
        assert_eq!(
            (asked_on("2026-09-30", stale), asked_on("2026-10-01", stale)),
            (Some(0), Some(1))
        );
        let review = |saved: &mut SavedSnapshot| {
            let to = Aim::new(AimKind::Move, Some("two".into()));
            let aim = Aim { review_on: day("2026-10-01"), ..to };
            saved.snapshot.assessment.set_aim(&"A".into(), Some(aim));
        };
        assert_eq!(asked_on("2026-10-01", review), Some(1), "what holds the area");
        let kept = |saved: &mut SavedSnapshot| {
            saved.snapshot.assessment.answers.get_mut(&ItemId::from("a1")).unwrap().as_of =
                day("2025-11-02");
        };
        assert_eq!(
            (asked_on("2026-11-01", kept), asked_on("2026-11-02", kept)),
            (Some(0), Some(1))
        );
        let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        let never = network_state(vec![], &[&known]);
        let today = "2026-11-01".parse().unwrap();
        assert_eq!(ten_minute_count(&never, &"test".into(), today), None);
        assert!(nothing_due_message(&never, &"test".into(), today).is_some());
    }
}
