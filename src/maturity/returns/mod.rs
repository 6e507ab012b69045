//! Returns: who was asked to fill in a form, by when, what came back, and what is missing.

mod filter;
mod receipt;
#[cfg(test)]
mod tests;

use jiff::civil::Date;
use uuid::Uuid;

pub use self::filter::{ReturnFilter, parse_age};
pub use self::receipt::receipt_page;
use super::assessment::is_same_name;
use super::form::AskedForm;
use super::ids::Slug;
use super::phrases::{format_date, pluralize};
use super::scoring::Completeness;
use super::summary::{NetworkSummary, SnapshotSummary, SummaryVoice};

/// One form that was asked for with what came of it; or a network that was not asked, with its last
/// snapshot.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnRow {
    /// The network's id.
    pub network: Uuid,
    /// Its folder; none where it is not here any more.
    pub slug: Option<Slug>,
    /// Its name.
    pub name: String,
    /// What was asked; none where nothing was.
    pub asked: Option<AskedForm>,
    /// What the matrix is called.
    pub matrix: String,
    /// What came, the oldest first.
    pub came: Vec<CameBack>,
    /// How it stands on the day it was looked at.
    pub state: ReturnState,
}

/// One snapshot that answers what was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct CameBack {
    /// Its id.
    pub snapshot: Uuid,
    /// The day it speaks of.
    pub taken_on: Date,
    /// Whose view it is.
    pub voice: SummaryVoice,
    /// How far it is answered.
    pub complete: Completeness,
    /// Whether it came in from a form.
    pub is_from_form: bool,
}

/// How a return stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReturnState {
    /// Nothing came, and the day by which it was wanted is over.
    Late,
    /// Nothing came yet.
    Missing,
    /// What came leaves something open.
    Incomplete,
    /// It came, with everything answered.
    Came,
    /// Nothing was asked and nothing is here.
    Nothing,
    /// Nothing was asked; there is a snapshot.
    NotAsked,
}

impl ReturnState {
    /// A short stable name, for other programs.
    pub fn code(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Missing => "missing",
            Self::Incomplete => "incomplete",
            Self::Came => "came",
            Self::Nothing => "nothing",
            Self::NotAsked => "not_asked",
        }
    }

    /// In words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Late => "late",
            Self::Missing => "not here yet",
            Self::Incomplete => "came, not all answered",
            Self::Came => "came",
            Self::Nothing => "no form, nothing saved",
            Self::NotAsked => "no form sent",
        }
    }
}

impl CameBack {
    fn of(summary: &SnapshotSummary) -> Self {
        Self {
            snapshot: summary.id,
            taken_on: summary.taken_on,
            voice: summary.voice.clone(),
            complete: summary.complete(),
            is_from_form: summary.form.is_some(),
        }
    }

    /// Whether it is one person's view.
    pub fn is_one_view(&self) -> bool {
        self.voice != SummaryVoice::Agreed
    }

    /// "3 March 2026, agreed, 80 of 80 answered".
    pub fn describe(&self) -> String {
        let Completeness { answered, total, .. } = self.complete;
        let (day, voice) = (format_date(self.taken_on), self.voice.describe());
        format!("{day}, {voice}, {answered} of {total} answered")
    }
}

impl ReturnRow {
    /// The newest of what came.
    pub fn last(&self) -> Option<&CameBack> {
        self.came.last()
    }

    /// Who was asked; none where nobody was.
    pub fn who_was_asked(&self) -> Option<String> {
        let asked = self.asked.as_ref()?;
        Some(match (&asked.role, &asked.of) {
            (Some(role), Some(place)) => format!("{role}, {place}"),
            (Some(one), None) | (None, Some(one)) => one.clone(),
            (None, None) => "whoever was sent the form".to_owned(),
        })
    }

    /// Who was asked, for what and by when, in one line.
    pub fn asked_words(&self) -> String {
        let Some(asked) = &self.asked else { return "no form sent".to_owned() };
        let who = self.who_was_asked().unwrap_or_default();
        let about = asked.subject.as_ref().map(|subject| format!("{subject}: "));
        let due = asked.due.map(|due| format!(", by {}", format_date(due)));
        format!(
            "asked on {}: {who}, {}{}{}",
            format_date(asked.asked_on),
            about.unwrap_or_default(),
            self.matrix,
            due.unwrap_or_default()
        )
    }

    /// What came, or that it did not, a line each.
    pub fn came_lines(&self) -> Vec<String> {
        if self.came.is_empty() {
            return vec![match self.state {
                ReturnState::Late => "late: nothing came yet".to_owned(),
                ReturnState::Missing => "nothing came yet".to_owned(),
                _ => "no snapshot yet".to_owned(),
            }];
        }
        self.came.iter().map(|one| format!("{}: {}", one.verb(), one.describe())).collect()
    }
}

impl CameBack {
    fn verb(&self) -> &'static str {
        if self.is_from_form { "came" } else { "last snapshot" }
    }
}

/// The rows of all networks by name, and within one in the order in which it was asked.
pub fn return_rows(
    networks: &[NetworkSummary],
    asked: &[AskedForm],
    today: Date,
) -> Vec<ReturnRow> {
    let mut rows: Vec<ReturnRow> = Vec::new();
    for form in asked {
        let network = networks.iter().find(|one| one.network.has_id(form.network.id));
        rows.push(asked_row(form, network, today));
    }
    for network in networks {
        if !asked.iter().any(|form| network.network.has_id(form.network.id)) {
            rows.push(unasked_row(network));
        }
    }
    rows.sort_by_cached_key(|row| (row.name.to_lowercase(), row.network));
    rows
}

fn asked_row(form: &AskedForm, network: Option<&NetworkSummary>, today: Date) -> ReturnRow {
    let mut came: Vec<&SnapshotSummary> = Vec::new();
    if let Some(network) = network {
        let all = network.snapshots.iter().map(AsRef::as_ref);
        came.extend(all.filter(|summary| answers(form, network, summary)));
    }
    let came: Vec<CameBack> = came.into_iter().map(CameBack::of).collect();
    let state = match came.last() {
        Some(last) if last.complete.is_complete() => ReturnState::Came,
        Some(_) => ReturnState::Incomplete,
        None if form.due.is_some_and(|due| due < today) => ReturnState::Late,
        None => ReturnState::Missing,
    };
    ReturnRow {
        network: form.network.id,
        slug: network.map(|network| network.slug.clone()),
        name: network.map_or_else(|| form.network.name.clone(), |one| one.network.name.clone()),
        asked: Some(form.clone()),
        matrix: form.matrix.title.clone(),
        came,
        state,
    }
}

/// Whether a snapshot answers what was asked: it came in from that very form; or it is of that day or
/// later on the same matrix and subject, in the voice that was asked where one was, and of no other
/// form.
fn answers(form: &AskedForm, network: &NetworkSummary, summary: &SnapshotSummary) -> bool {
    if let Some(own) = summary.form {
        return own == form.form;
    }
    let is_of_matrix =
        network.matrix_of(summary).is_some_and(|known| known.lineage.contains(&form.matrix.first));
    let is_of_voice = match (&form.role, &summary.voice) {
        (None, _) => true,
        (Some(_), SummaryVoice::Agreed) => false,
        (Some(asked), SummaryVoice::OneView { role, of }) => {
            is_same_name(Some(asked), role.as_deref())
                && (form.of.is_none() || is_same_name(form.of.as_deref(), of.as_deref()))
        }
    };
    is_of_matrix
        && is_of_voice
        && summary.subject.as_deref() == form.subject.as_deref()
        && summary.taken_on >= form.asked_on
}

fn unasked_row(network: &NetworkSummary) -> ReturnRow {
    let last = network.last();
    let title = last.and_then(|last| network.matrix_of(last));
    ReturnRow {
        network: network.network.id,
        slug: Some(network.slug.clone()),
        name: network.network.name.clone(),
        asked: None,
        matrix: title.map_or_else(String::new, |known| known.matrix.short_title().to_owned()),
        came: last.map(CameBack::of).into_iter().collect(),
        state: if last.is_some() { ReturnState::NotAsked } else { ReturnState::Nothing },
    }
}

/// How many there are of each kind, in one line: "3 asked: 1 came, 1 late, 1 not here yet".
pub fn count_words(rows: &[ReturnRow]) -> String {
    let asked = rows.iter().filter(|row| row.asked.is_some()).count();
    let of = |state: ReturnState| rows.iter().filter(|row| row.state == state).count();
    let kinds =
        [ReturnState::Came, ReturnState::Incomplete, ReturnState::Late, ReturnState::Missing];
    let parts: Vec<String> = kinds
        .into_iter()
        .filter(|state| of(*state) > 0)
        .map(|state| format!("{} {}", of(state), state.label()))
        .collect();
    let forms = pluralize(asked, "form sent", "forms sent");
    if asked == 0 {
        return "No forms sent yet".to_owned();
    }
    if parts.is_empty() { forms } else { format!("{forms}: {}", parts.join(" · ")) }
}
