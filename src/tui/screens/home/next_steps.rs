//! What there is to do on Home, the most pressing first, and which areas have a day to look again.

use jiff::civil::Date;

use crate::maturity::ids::DomainId;
use crate::maturity::network_state::NetworkState;
use crate::maturity::scoring;
use crate::maturity::walk::ten_minutes;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::now::Now;

#[derive(Clone, Debug, PartialEq)]
pub enum NextStep {
    Conflict,
    Resume {
        subject: WalkSubject,
        open: usize,
    },
    Save(WalkSubject),
    Review {
        subject: WalkSubject,
        domain: DomainId,
        review_on: Date,
    },
    /// Start a walk. Where the matrix is about one thing and none is named, it is asked first.
    Start {
        subject: WalkSubject,
        is_repeat: bool,
    },
    TenMinutes {
        subject: WalkSubject,
        items: usize,
    },
    Progress,
    Problems(usize),
    ChooseMatrix,
}

pub fn next_steps(record: &NetworkState, problems: usize, now: &Now) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if !record.conflicts.is_empty() {
        steps.push(NextStep::Conflict);
    }
    let (mut open, mut start) = (Vec::new(), Vec::new());
    for topic in record.walk_subjects() {
        if let Some(draft) =
            record.find_draft(&topic).filter(|draft| !draft.draft.assessment.is_blank())
        {
            let complete =
                scoring::completeness(&draft.matrix.matrix, &draft.draft.assessment.answers);
            open.push(if complete.is_complete() {
                NextStep::Save(topic)
            } else {
                NextStep::Resume { subject: topic, open: complete.remaining() }
            });
        } else {
            let again = record.snapshots_of(&topic).next().is_some();
            start.push(NextStep::Start { subject: topic, is_repeat: again });
        }
    }
    let about_one = record.matrices.iter().filter(|known| known.matrix.about_one.is_some());
    start.extend(about_one.map(|known| NextStep::Start {
        subject: known.reference.id.clone().into(),
        is_repeat: false,
    }));
    steps.append(&mut open);
    steps.extend(
        reviews(record)
            .into_iter()
            .filter(|(_, _, by)| *by <= now.today)
            .take(1)
            .map(|(topic, domain, by)| NextStep::Review { subject: topic, domain, review_on: by }),
    );
    start.sort_by_key(|step| matches!(step, NextStep::Start { is_repeat: true, .. }));
    if record.snapshots.is_empty() || !is_recent(record, now) {
        steps.append(&mut start);
    } else {
        steps.push(NextStep::Progress);
        steps.append(&mut start);
    }
    steps.extend(ten_minute_step(record, now));
    if record.matrices.is_empty() {
        steps.push(NextStep::ChooseMatrix);
    }
    if problems > 0 {
        steps.push(NextStep::Problems(problems));
    }
    steps
}

/// Whether the last snapshot was saved within the last month: then looking comes before walking
/// again.
fn is_recent(record: &NetworkState, now: &Now) -> bool {
    let last = record.current_snapshots().next_back().map(|saved| saved.snapshot.taken_on);
    last.and_then(|day| day.checked_add(jiff::Span::new().months(1)).ok())
        .is_some_and(|until| until > now.today)
}

fn ten_minute_step(record: &NetworkState, now: &Now) -> Option<NextStep> {
    let saved = record
        .current_snapshots()
        .rev()
        .find(|saved| record.matrix(&saved.snapshot.assessment.matrix.id).is_some())?;
    let topic = WalkSubject::of(&saved.snapshot.assessment);
    if record.find_draft(&topic).is_some_and(|draft| !draft.draft.assessment.is_blank()) {
        return None;
    }
    let items = ten_minutes::ten_minute_count(record, &topic, now.today)?;
    (items > 0).then_some(NextStep::TenMinutes { subject: topic, items })
}

/// The areas with a day to look again, from the latest word on each, the earliest day first.
pub fn reviews(record: &NetworkState) -> Vec<(WalkSubject, DomainId, Date)> {
    let mut reviews = Vec::new();
    for topic in record.walk_subjects() {
        let Some((said, _)) = record.latest_standing(&topic).assessment_and_matrix() else {
            continue;
        };
        for (domain, aim) in &said.aims {
            reviews.extend(aim.review_on.map(|by| (topic.clone(), domain.clone(), by)));
        }
    }
    reviews.sort_by_key(|(_, _, by)| *by);
    reviews
}
