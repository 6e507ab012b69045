//! What a walk is about: a matrix and, where each walk through it is about one thing, which thing.
//! Every topic has its own draft, its own last time and its own line through time.

use unicode_width::UnicodeWidthStr;

use super::assessment::Assessment;
use super::ids::MatrixId;
use super::matrix::Matrix;
use super::network_state::{NetworkState, SavedSnapshot};
use super::sanitize::sanitize_line;

/// What a walk is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WalkSubject {
    /// The matrix.
    pub matrix: MatrixId,
    /// The one thing it is about, such as "Falls clinic"; none where it is about the whole network.
    pub subject: Option<String>,
}

impl From<MatrixId> for WalkSubject {
    fn from(matrix: MatrixId) -> Self {
        Self { matrix, subject: None }
    }
}

impl From<&str> for WalkSubject {
    fn from(matrix: &str) -> Self {
        MatrixId::from(matrix).into()
    }
}

impl WalkSubject {
    /// What was said is about this.
    pub fn of(said: &Assessment) -> Self {
        Self { matrix: said.matrix.id.clone(), subject: said.subject.clone() }
    }

    /// The same matrix, about one thing.
    pub fn with_subject(matrix: &MatrixId, subject: impl Into<String>) -> Self {
        Self { matrix: matrix.clone(), subject: Some(subject.into()) }
    }

    /// Whether `said` is about this.
    pub fn matches(&self, said: &Assessment) -> bool {
        said.matrix.id == self.matrix && said.subject == self.subject
    }

    /// "Is this change set up to last? · Falls clinic".
    pub fn title(&self, matrix: &Matrix) -> String {
        self.append_to_title(matrix.short_title())
    }

    /// A title with the subject after it, in at most `width` columns. Where both do not fit it is
    /// the subject that is kept: it tells one from the next.
    pub fn fit_title(
        &self,
        title: &str,
        width: usize,
        shorten: impl Fn(&str, usize) -> String,
    ) -> String {
        let whole = self.append_to_title(title);
        let Some(subject) = self.subject.as_deref().filter(|_| whole.width() > width) else {
            return shorten(&whole, width);
        };
        match width.checked_sub(subject.width() + " · ".width()).filter(|room| *room >= 10) {
            Some(room) => self.append_to_title(&shorten(title, room)),
            None => shorten(subject, width),
        }
    }

    /// A title, with the subject after it.
    pub fn append_to_title(&self, title: &str) -> String {
        match &self.subject {
            Some(subject) => format!("{title} · {subject}"),
            None => title.to_owned(),
        }
    }
}

/// A subject as a person typed it, on one line and without blanks around it; none where nothing is
/// left.
pub fn normalize_subject(typed: &str) -> Option<String> {
    let line = sanitize_line(typed.trim());
    let words: Vec<&str> = line.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

impl NetworkState {
    /// What there is to walk, matrix by matrix in use: the whole network, or each thing that was
    /// ever walked, the first one first. A matrix about one thing has none before the first is
    /// named.
    pub fn walk_subjects(&self) -> Vec<WalkSubject> {
        self.matrices.iter().flat_map(|known| self.walk_subjects_of(&known.reference.id)).collect()
    }

    /// The topics of one matrix, in use or not.
    pub fn walk_subjects_of(&self, matrix: &MatrixId) -> Vec<WalkSubject> {
        // a corrected copy is about what the one it replaces is about, so that all of them may be
        // looked at
        let saved = self.snapshots.iter().map(|saved| &saved.snapshot.assessment);
        let drafts =
            self.drafts.iter().map(|open| &open.draft.assessment).filter(|said| !said.is_blank());
        let known = self.matrix(matrix);
        let whole = known
            .is_some_and(|known| known.matrix.about_one.is_none())
            .then(|| WalkSubject::from(matrix.clone()));
        let mut topics: Vec<WalkSubject> = whole.into_iter().collect();
        for said in saved.chain(drafts).filter(|said| said.matrix.id == *matrix) {
            if !topics.iter().any(|topic| topic.matches(said)) {
                topics.push(WalkSubject::of(said));
            }
        }
        topics
    }

    /// The snapshots of a topic that stand in lists, oldest first.
    pub fn snapshots_of<'a, 't>(
        &'a self,
        topic: &'t WalkSubject,
    ) -> impl DoubleEndedIterator<Item = &'a SavedSnapshot> + use<'a, 't> {
        self.snapshots.iter().filter(move |saved| {
            topic.matches(&saved.snapshot.assessment) && !self.is_superseded(saved.snapshot.id)
        })
    }

    /// A subject as it was spelt before, where only letters' case sets them apart: one thing has
    /// one line through time.
    pub fn existing_spelling(&self, matrix: &MatrixId, subject: &str) -> String {
        let subjects = self.walk_subjects_of(matrix).into_iter().filter_map(|topic| topic.subject);
        let lower = subject.to_lowercase();
        subjects
            .into_iter()
            .find(|before| before.to_lowercase() == lower)
            .unwrap_or_else(|| subject.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, network_state, saved_snapshot};

    fn about_one() -> Matrix {
        Matrix {
            about_one: Some("change".to_owned()),
            ..matrix(&["one"], vec![domain("A", &[("a1", "one")])])
        }
    }

    fn snapshot_about(number: u128, day: &str, subject: Option<&str>) -> SavedSnapshot {
        let mut one = saved_snapshot(number, day, &known_matrix(about_one()), &[("a1", "fully")]);
        one.snapshot.assessment.subject = subject.map(str::to_owned);
        one
    }

    #[test]
    fn each_thing_ever_walked_is_a_topic_and_the_network_only_where_it_is_asked_about() {
        let asked = known_matrix(about_one());
        assert_eq!(network_state(vec![], &[&asked]).walk_subjects(), []);
        let kept = network_state(
            vec![
                snapshot_about(1, "2026-01-01", Some("Falls")),
                snapshot_about(2, "2026-02-01", Some("Sleep")),
                snapshot_about(3, "2026-03-01", Some("Falls")),
            ],
            &[&asked],
        );
        let subjects: Vec<_> =
            kept.walk_subjects().into_iter().map(|topic| topic.subject.unwrap()).collect();
        assert_eq!(subjects, ["Falls", "Sleep"]);
        let falls = WalkSubject::with_subject(&"test".into(), "Falls");
        assert_eq!(kept.snapshots_of(&falls).count(), 2);
        assert_eq!(kept.last_agreed(&falls).map(|saved| saved.snapshot.id.as_u128()), Some(3));
        assert!(kept.last_agreed(&"test".into()).is_none());
        assert_eq!(kept.existing_spelling(&"test".into(), "FALLS"), "Falls");
        let whole = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        assert_eq!(
            network_state(vec![snapshot_about(1, "2026-01-01", None)], &[&whole]).walk_subjects(),
            [WalkSubject::from("test")]
        );
    }

    #[test]
    fn a_title_that_does_not_fit_keeps_the_subject() {
        let cut = |text: &str, width: usize| text.chars().take(width).collect::<String>();
        let topic = WalkSubject::with_subject(&"test".into(), "Falls clinic");
        let matrix = about_one();
        assert_eq!(topic.title(&matrix), "A test · Falls clinic");
        assert_eq!(topic.fit_title("A test", 21, cut), "A test · Falls clinic");
        assert_eq!(topic.fit_title("Is it set up to last?", 25, cut), "Is it set  · Falls clinic");
        assert_eq!(topic.fit_title("A test", 5, cut), "Falls");
    }

    #[test]
    fn a_subject_is_one_tidy_line() {
        assert_eq!(normalize_subject("  Falls \n clinic\t"), Some("Falls clinic".to_owned()));
        assert_eq!(normalize_subject(" \n "), None);
    }
}
