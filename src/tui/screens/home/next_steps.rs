//! What there is to do on Home, the most pressing first, and which areas have a day to look again.
//! What is wrong comes before everything else.

use jiff::civil::Date;
use uuid::Uuid;

use crate::maturity::ids::DomainId;
use crate::maturity::lineage::Lineage;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::scoring;
use crate::maturity::waiting_work::WaitingWork;
use crate::maturity::walk::ten_minutes;
use crate::maturity::walk_subject::WalkSubject;
use crate::tui::protocol::now::Now;
use crate::tui::state::AppState;

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum NextStep {
    Conflict,
    /// The same for something beside the answers.
    ChangeConflict,
    Problems(usize),
    /// Work that is safe and not where it belongs.
    Waiting(WaitingWork),
    /// Carry on with a begun walk.
    Resume {
        subject: WalkSubject,
        draft: Uuid,
        answered: usize,
        total: usize,
    },
    Save {
        subject: WalkSubject,
        draft: Uuid,
    },
    /// Read what was saved last.
    Read(Uuid),
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
    /// The picture; whether there is only one snapshot of each kind, so that nothing can have moved.
    Progress {
        is_first: bool,
    },
    Compare,
    /// What the snapshot says is needed from others.
    Needs(Uuid),
    /// Bring the share that is looked at into the person's own workbook.
    BringIn,
    ChooseMatrix,
}

impl NextStep {
    /// The draft it goes on with.
    pub fn draft(&self) -> Option<Uuid> {
        match self {
            Self::Resume { draft, .. } | Self::Save { draft, .. } => Some(*draft),
            _ => None,
        }
    }

    /// Whether it is the same step, whatever it counts by now.
    pub fn is_same_thing(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Start { subject: one, .. }, Self::Start { subject: other, .. })
            | (Self::TenMinutes { subject: one, .. }, Self::TenMinutes { subject: other, .. }) => {
                one == other
            }
            (
                Self::Review { subject: one, domain: area, .. },
                Self::Review { subject: other, domain: its, .. },
            ) => one == other && area == its,
            (Self::Read(one), Self::Read(other)) | (Self::Needs(one), Self::Needs(other)) => {
                one == other
            }
            (Self::Waiting(one), Self::Waiting(other)) => {
                std::mem::discriminant(one) == std::mem::discriminant(other)
            }
            (one, other) if one.draft().is_some() => one.draft() == other.draft(),
            (one, other) => std::mem::discriminant(one) == std::mem::discriminant(other),
        }
    }
}

pub fn next_steps(state: &AppState, record: &NetworkState, now: &Now) -> Vec<NextStep> {
    let mut steps = Vec::new();
    if !record.conflicts.is_empty() {
        steps.push(NextStep::Conflict);
    }
    if !state.change_conflicts.is_empty() {
        steps.push(NextStep::ChangeConflict);
    }
    let first = steps.len();
    if state.is_view_only() {
        steps.extend(steps_of_looking(state, record));
    } else {
        steps.extend(steps_of_working(record, now));
    }
    let problems = state.problem_count();
    if problems > 0 {
        // what can't be used comes first; what is only worth knowing is seen too, but Enter still
        // does the next thing
        let at = if state.has_errors() { first } else { (first + 1).min(steps.len()) };
        steps.insert(at, NextStep::Problems(problems));
    }
    // Enter still does the next thing
    let at = (first + 1).min(steps.len());
    let waiting = WaitingWork::among(&state.diagnostics).into_iter().map(NextStep::Waiting);
    steps.splice(at..at, waiting);
    steps
}

fn steps_of_working(record: &NetworkState, now: &Now) -> Vec<NextStep> {
    let mut steps = open_walks(record);
    let recent = record
        .current_snapshots()
        .max_by_key(|saved| saved.snapshot.saved_at)
        .filter(|saved| is_recent(saved, now));
    if let Some(saved) = recent {
        steps.extend([NextStep::Read(saved.snapshot.id), picture(record)]);
    }
    steps.extend(
        reviews(record)
            .into_iter()
            .filter(|(_, _, by)| *by <= now.today)
            .take(1)
            .map(|(topic, domain, by)| NextStep::Review { subject: topic, domain, review_on: by }),
    );
    // a walk that was saved a moment ago is not the next thing to do
    let (just_done, start): (Vec<_>, Vec<_>) =
        starts(record).into_iter().partition(|step| is_just_done(record, step, now));
    steps.extend(start);
    let ten_minutes = ten_minutes::ten_minute_subject(record, now.today);
    steps.extend(ten_minutes.map(|(subject, items)| NextStep::TenMinutes { subject, items }));
    steps.extend(just_done);
    if record.matrices.is_empty() {
        steps.push(NextStep::ChooseMatrix);
    }
    steps
}

/// What there is to do where nothing can be written: a share, or a folder that is written to by
/// another copy of the program.
fn steps_of_looking(state: &AppState, record: &NetworkState) -> Vec<NextStep> {
    let newest = record.newest_snapshot();
    let mut steps = Vec::new();
    if let Some(saved) = newest {
        steps.extend([NextStep::Read(saved.snapshot.id), picture(record)]);
    }
    if record.current_snapshots().nth(1).is_some() {
        steps.push(NextStep::Compare);
    }
    let needs =
        |saved: &&SavedSnapshot| saved.snapshot.assessment.asks.values().any(|ask| ask.raised);
    steps.extend(newest.filter(needs).map(|saved| NextStep::Needs(saved.snapshot.id)));
    if state.viewed_share.is_some() {
        steps.push(NextStep::BringIn);
    }
    steps
}

fn picture(record: &NetworkState) -> NextStep {
    let has_moved = |subject: &WalkSubject| record.line(subject).snapshots().len() > 1;
    NextStep::Progress { is_first: !record.walk_subjects().iter().any(has_moved) }
}

/// Walks that were begun: to be carried on, or saved where all is answered.
fn open_walks(record: &NetworkState) -> Vec<NextStep> {
    let mut steps = Vec::new();
    for subject in record.walk_subjects() {
        let Some(open) =
            record.find_draft(&subject).filter(|open| !open.draft.assessment.is_blank())
        else {
            continue;
        };
        let complete = scoring::completeness(&open.matrix.matrix, &open.draft.assessment.answers);
        let draft = open.draft.id;
        steps.push(if complete.is_complete() {
            NextStep::Save { subject, draft }
        } else {
            NextStep::Resume { subject, draft, answered: complete.answered, total: complete.total }
        });
    }
    steps
}

/// Walks that could be started, those never walked first; another subject of a matrix that has one
/// already comes last.
fn starts(record: &NetworkState) -> Vec<NextStep> {
    let is_free = |subject: &WalkSubject| {
        record.find_draft(subject).is_none_or(|open| open.draft.assessment.is_blank())
    };
    let subjects = record.walk_subjects();
    let about_one = record.matrices.iter().filter(|known| known.matrix.about_one.is_some());
    // one that was walked without a name is there already, as what it is
    let unnamed = about_one.map(|known| WalkSubject::from(&**known));
    let unnamed: Vec<WalkSubject> = unnamed.filter(|one| !subjects.contains(one)).collect();
    let (another, first): (Vec<_>, Vec<_>) =
        unnamed.into_iter().partition(|subject| has_subject(record, &subject.matrix));
    let (again, never): (Vec<_>, Vec<_>) = subjects
        .into_iter()
        .filter(is_free)
        .partition(|subject| record.snapshots_of(subject).next().is_some());
    let step = |is_repeat| move |subject| NextStep::Start { subject, is_repeat };
    let steps = never.into_iter().chain(first).map(step(false));
    let steps = steps.chain(again.into_iter().map(step(true)));
    steps.chain(another.into_iter().map(step(false))).collect()
}

/// Whether a matrix that is about one thing has been walked for one.
pub(crate) fn has_subject(record: &NetworkState, matrix: &Lineage) -> bool {
    record
        .walk_subjects()
        .iter()
        .any(|subject| subject.subject.is_some() && subject.matrix.is_same(matrix))
}

/// Whether it was saved within the last month: then looking comes before walking again.
fn is_recent(saved: &SavedSnapshot, now: &Now) -> bool {
    let day = saved.snapshot.taken_on.max(now.local_date(saved.snapshot.saved_at));
    let until = day.checked_add(jiff::Span::new().months(1));
    until.is_ok_and(|until| until > now.today)
}

fn is_just_done(record: &NetworkState, step: &NextStep, now: &Now) -> bool {
    let NextStep::Start { subject, is_repeat: true } = step else { return false };
    record.snapshots_of(subject).any(|saved| is_recent(saved, now))
}

/// The areas with a day to look again, from the last snapshot of each subject, the earliest day
/// first.
pub fn reviews(record: &NetworkState) -> Vec<(WalkSubject, DomainId, Date)> {
    let mut reviews = Vec::new();
    for topic in record.walk_subjects() {
        let Some(saved) = record.standing_snapshot(&topic) else { continue };
        for (domain, aim) in &saved.snapshot.assessment.aims {
            reviews.extend(aim.review_on.map(|by| (topic.clone(), domain.clone(), by)));
        }
    }
    reviews.sort_by_key(|(_, _, by)| *by);
    reviews
}
