//! The line of a network through time: which of its snapshots on a subject count, in what order, and
//! so which one is the last. Everything that says "last", "last time", "before" or "since" asks here.

mod figures;
mod order;
mod taken;

use std::collections::HashMap;
use std::hash::Hash;

use jiff::civil::Date;
use uuid::Uuid;

use super::assessment::Voice;
use super::network_state::{NetworkState, SavedSnapshot};
use super::walk_subject::WalkSubject;

pub use self::figures::{
    NATIONAL_MATRIX, SnapshotFigures, find_first_like, find_last, find_last_on, national_areas,
};
pub use self::order::{LinePlace, hash_digits, order_line};
pub use self::taken::{TakenBy, TakenLine};

/// The snapshots of one network on one subject in one voice, oldest first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Line<'r> {
    snapshots: Vec<&'r SavedSnapshot>,
    view: Option<&'r Voice>,
}

impl<'r> Line<'r> {
    /// Those of one voice, of some in order.
    fn of_voice(mut taken: Vec<&'r SavedSnapshot>, voice: &Voice) -> Self {
        let key = voice.key();
        taken.retain(|saved| saved.snapshot.assessment.voice.key() == key);
        let view = taken.last().map(|saved| &saved.snapshot.assessment.voice);
        Self { view: view.filter(|voice| !voice.is_agreed()), snapshots: taken }
    }

    /// All of it, oldest first.
    pub fn snapshots(&self) -> &[&'r SavedSnapshot] {
        &self.snapshots
    }

    /// Whose view it is, where it is one person's and not what a group agreed.
    pub fn view(&self) -> Option<&'r Voice> {
        self.view
    }

    /// The oldest one.
    pub fn first(&self) -> Option<&'r SavedSnapshot> {
        self.snapshots.first().copied()
    }

    /// The newest one: what "last" and "last time" mean.
    pub fn last(&self) -> Option<&'r SavedSnapshot> {
        self.snapshots.last().copied()
    }

    /// The newest one up to the end of a day.
    pub fn last_on_or_before(&self, day: Date) -> Option<&'r SavedSnapshot> {
        self.snapshots.iter().rev().find(|saved| saved.snapshot.taken_on <= day).copied()
    }

    /// The one before this one; none where this is the first, or stands elsewhere.
    pub fn before(&self, id: Uuid) -> Option<&'r SavedSnapshot> {
        let at = self.position(id)?;
        at.checked_sub(1).map(|before| self.snapshots[before])
    }

    /// Where on the line this one stands.
    pub fn position(&self, id: Uuid) -> Option<usize> {
        self.snapshots.iter().position(|saved| saved.snapshot.id == id)
    }
}

impl NetworkState {
    /// The line of a subject: what the group agreed; where it never did, the views of the one voice
    /// that spoke on the most days, and of several such the one that spoke last.
    pub fn line(&self, subject: &WalkSubject) -> Line<'_> {
        let taken = self.in_line_order(subject);
        let spoken: Vec<SpokenView<&Voice>> = taken
            .iter()
            .map(|saved| &saved.snapshot)
            .map(|one| SpokenView::new(&one.assessment.voice, one.taken_on, one.form.is_some()))
            .collect();
        let voice = choose_voice(&spoken, Voice::is_agreed, Voice::key);
        voice.map(|voice| Line::of_voice(taken, voice)).unwrap_or_default()
    }

    /// The line of one voice: its counted snapshots of the subject, oldest first.
    pub fn line_of_voice(&self, subject: &WalkSubject, voice: &Voice) -> Line<'_> {
        Line::of_voice(self.in_line_order(subject), voice)
    }

    /// The counted snapshots of a subject, whoever's view they are, in the order of a line.
    fn in_line_order(&self, subject: &WalkSubject) -> Vec<&SavedSnapshot> {
        let mut taken = self.snapshots_in_order();
        taken.retain(|saved| subject.matches(saved));
        taken
    }

    /// All counted snapshots, of whatever matrix, subject and voice, in the order of a line.
    pub fn snapshots_in_order(&self) -> Vec<&SavedSnapshot> {
        let mut taken: Vec<&SavedSnapshot> = self.current_snapshots().collect();
        let places: Vec<LinePlace> = self.primary_snapshots().map(LinePlace::of).collect();
        let order = order_line(&places);
        taken.sort_by_key(|saved| order.get(&saved.snapshot.id).copied());
        taken
    }

    /// The newest of all, of whatever matrix, subject and voice.
    pub fn newest_snapshot(&self) -> Option<&SavedSnapshot> {
        self.snapshots_in_order().pop()
    }
}

/// One snapshot, as choosing a voice looks at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SpokenView<V> {
    voice: V,
    day: Date,
    is_from_form: bool,
}

impl<V> SpokenView<V> {
    /// What was said in a voice of a day, and whether it came in from a form.
    pub fn new(voice: V, day: Date, is_from_form: bool) -> Self {
        Self { voice, day, is_from_form }
    }
}

/// Whose snapshots make the line, of those that spoke, oldest first: what the group agreed; where it
/// never did, the one voice that spoke on the most days, and of several such the one that spoke
/// last. A voice that is known from forms alone stands back behind every other.
pub fn choose_voice<V: Copy, K: Hash + Eq>(
    spoken: &[SpokenView<V>],
    is_agreed: impl Fn(V) -> bool,
    key: impl Fn(V) -> K,
) -> Option<V> {
    if let Some(agreed) = spoken.iter().find(|one| is_agreed(one.voice)) {
        return Some(agreed.voice);
    }
    let mut voices: HashMap<K, SpokenVoice<V>> = HashMap::new();
    for (at, one) in spoken.iter().enumerate() {
        let SpokenView { voice, day, is_from_form } = *one;
        let has_own = !is_from_form;
        let new = SpokenVoice { voice, last_day: day, last_at: at, days: 1, has_own };
        let known = voices.entry(key(voice)).or_insert(new);
        let days = known.days + usize::from(known.last_day != day);
        *known = SpokenVoice { days, has_own: known.has_own || has_own, ..new };
    }
    let best = voices.into_values().max_by_key(|voice| (voice.has_own, voice.days, voice.last_at));
    best.map(|voice| voice.voice)
}

/// On how many days a voice spoke, when last, and whether ever without a form.
#[derive(Clone, Copy)]
struct SpokenVoice<V> {
    voice: V,
    last_day: Date,
    last_at: usize,
    days: usize,
    has_own: bool,
}

#[cfg(test)]
mod tests;
