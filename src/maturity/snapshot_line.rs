//! The line that a saved snapshot has in every list: "29 Nov 2026 · Five national areas · agreed by
//! 4 roles". Any two snapshots of a list read differently.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;
use unicode_width::UnicodeWidthStr;
use uuid::Uuid;

use super::comparison::selection::OtherSnapshot;
use super::network_state::SavedSnapshot;
use super::phrases::{self, format_date_short};

/// Columns that the name of a matrix keeps, however little room there is.
const MIN_TITLE_WIDTH: usize = 8;

/// What tells one snapshot from another, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotLine {
    id: Uuid,
    day: Date,
    saved_at: Timestamp,
    subject: Option<String>,
    matrix: String,
    /// Whose view it is, in few words: "agreed", "one view: practice manager".
    voice: String,
    /// "by 4 roles", where it is agreed and that is known.
    present: Option<String>,
    /// Its name, where somebody gave it one.
    label: Option<String>,
    /// What is said besides, because another one reads the same otherwise.
    distinction: Option<String>,
}

impl SnapshotLine {
    /// The line of one snapshot by itself.
    pub fn of(saved: &SavedSnapshot) -> Self {
        let snapshot = &saved.snapshot;
        let said = &snapshot.assessment;
        let roles = snapshot.present.len();
        Self {
            id: snapshot.id,
            day: snapshot.taken_on,
            saved_at: snapshot.saved_at,
            subject: said.subject.clone(),
            matrix: saved.matrix.matrix.short_title().to_owned(),
            voice: said.voice.describe(),
            present: (said.voice.is_agreed() && roles > 0)
                .then(|| format!("by {}", phrases::pluralize(roles, "role", "roles"))),
            label: own_label(snapshot.label.as_deref(), snapshot.taken_on),
            distinction: None,
        }
    }

    /// The same of one that could be compared too.
    pub fn of_other(other: &OtherSnapshot) -> Self {
        Self {
            id: other.id,
            day: other.taken_on,
            saved_at: other.saved_at,
            subject: other.subject.clone(),
            matrix: other.matrix.clone(),
            voice: other.voice.describe(),
            present: None,
            label: own_label(other.label.as_deref(), other.taken_on),
            distinction: None,
        }
    }

    /// Its day, what it is about, whose view it is, and its name where it has one.
    pub fn words(&self) -> String {
        self.join(&self.matrix, Some(&self.voice_words()), self.label.as_deref())
    }

    /// Its day alone: "29 Nov 2026".
    pub fn day_words(&self) -> String {
        format_date_short(self.day)
    }

    /// "agreed by 4 roles".
    fn voice_words(&self) -> String {
        match &self.present {
            Some(by) => format!("{} {by}", self.voice),
            None => self.voice.clone(),
        }
    }

    /// The same in two lines of at most `width` columns: its day and what it is about, then whose
    /// view it is and its name. Where the first has no room for its words, what it is about is said
    /// on the second, whole if it can be.
    pub fn fit_two_lines(
        &self,
        width: usize,
        shorten: impl Fn(&str, usize) -> String,
    ) -> [String; 2] {
        let about = self.join(&self.matrix, None, None);
        if about.width() > width {
            return self.fit_two_narrow_lines(width, shorten);
        }
        let voice = self.voice_words();
        let label = self.label.iter().map(String::as_str);
        let whose: Vec<&str> = std::iter::once(voice.as_str()).chain(label).collect();
        [about, shorten(&whose.join(" · "), width)]
    }

    /// Its day and whose view it is, then what it is about.
    fn fit_two_narrow_lines(
        &self,
        width: usize,
        shorten: impl Fn(&str, usize) -> String,
    ) -> [String; 2] {
        let day = format_date_short(self.day);
        let when = |voice: &str| {
            let parts = [Some(day.as_str()), self.distinction.as_deref(), Some(voice)];
            parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
        };
        let whole = when(&self.voice_words());
        // that it is one person's view is said before whose
        let brief = self.voice.split(':').next().unwrap_or_default();
        let briefer = brief.replacen("one view", "1 view", 1);
        let when = [whole, when(&self.voice), when(brief), when(&briefer)]
            .into_iter()
            .reduce(|longer, shorter| if longer.width() <= width { longer } else { shorter })
            .unwrap_or_default();
        let about: Vec<&str> =
            self.subject.iter().map(String::as_str).chain([&*self.matrix]).collect();
        [shorten(&when, width), shorten(&about.join(" · "), width)]
    }

    /// The same in at most `width` columns. What tells it from others goes last.
    pub fn fit(&self, width: usize, shorten: impl Fn(&str, usize) -> String) -> String {
        let whole = self.words();
        if whole.width() <= width {
            return whole;
        }
        let label = self.label.as_deref();
        for short in [
            self.join(&self.matrix, Some(&self.voice), label),
            self.join(&self.matrix, Some(&self.voice), None),
        ] {
            if short.width() <= width {
                return short;
            }
        }
        let others = self.join("", Some(&self.voice), None).width();
        let room = width.saturating_sub(others).max(MIN_TITLE_WIDTH);
        let line = self.join(&shorten(&self.matrix, room), Some(&self.voice), None);
        shorten(&line, width)
    }

    fn join(&self, matrix: &str, voice: Option<&str>, label: Option<&str>) -> String {
        let day = format_date_short(self.day);
        let parts = [
            Some(day.as_str()),
            self.distinction.as_deref(),
            self.subject.as_deref(),
            Some(matrix),
            voice,
            label,
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

/// Makes lines that stand together tell any two snapshots apart: where two read the same, each says
/// when it was saved, and where even that is the same, how its id ends.
pub fn distinguish(lines: &mut [SnapshotLine], offset: Offset) {
    let by_time = |line: &SnapshotLine| {
        let at = offset.to_datetime(line.saved_at);
        let time = format!("{:02}:{:02}", at.hour(), at.minute());
        if at.date() == line.day {
            format!("saved {time}")
        } else {
            format!("saved {} {time}", at.date().strftime("%-d %b"))
        }
    };
    distinguish_by(lines, by_time);
    distinguish_by(lines, |line| {
        let id = line.id.simple().to_string();
        format!("{}, {}", by_time(line), &id[id.len() - 4..])
    });
}

fn distinguish_by(lines: &mut [SnapshotLine], words: impl Fn(&SnapshotLine) -> String) {
    let whole: Vec<String> = lines.iter().map(SnapshotLine::words).collect();
    // another copy of the same snapshot is marked as one where it is listed
    let mut ids: HashMap<&str, BTreeSet<Uuid>> = HashMap::new();
    for (line, whole) in lines.iter().zip(&whole) {
        ids.entry(whole).or_default().insert(line.id);
    }
    for (line, whole) in lines.iter_mut().zip(&whole) {
        if ids.get(whole.as_str()).is_some_and(|ids| ids.len() > 1) {
            line.distinction = Some(words(line));
        }
    }
}

/// The lines of these snapshots, as they stand together in a list.
pub fn lines_of<'s>(
    saved: impl IntoIterator<Item = &'s SavedSnapshot>,
    offset: Offset,
) -> Vec<SnapshotLine> {
    let mut lines: Vec<SnapshotLine> = saved.into_iter().map(SnapshotLine::of).collect();
    distinguish(&mut lines, offset);
    lines
}

/// What a snapshot is called unless somebody says otherwise: after its month.
pub fn default_label(day: Date) -> String {
    format!("{} walk", phrases::format_month_year(day))
}

fn own_label(label: Option<&str>, day: Date) -> Option<String> {
    label.filter(|label| *label != default_label(day)).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, known_matrix, matrix, saved_snapshot};
    use jiff::civil::date;

    fn saved(id: u128) -> SavedSnapshot {
        let known = known_matrix(matrix(&["one"], vec![domain("A", &[("a1", "one")])]));
        saved_snapshot(id, "2026-11-29", &known, &[("a1", "fully")])
    }

    fn cut(text: &str, width: usize) -> String {
        text.chars().take(width).collect()
    }

    #[test]
    fn a_line_says_the_day_the_matrix_whose_view_and_how_many_were_there() {
        let mut one = saved(1);
        one.snapshot.label = Some("November 2026 walk".to_owned());
        assert_eq!(SnapshotLine::of(&one).words(), "29 Nov 2026 · A test · agreed");
        one.snapshot.present = vec!["clinical director".to_owned(), "nurse".to_owned()];
        one.snapshot.label = Some("Before the merger".to_owned());
        let line = SnapshotLine::of(&one);
        assert_eq!(line.words(), "29 Nov 2026 · A test · agreed by 2 roles · Before the merger");
        assert_eq!(line.fit(49, cut), "29 Nov 2026 · A test · agreed · Before the merger");
        assert_eq!(line.fit(40, cut), "29 Nov 2026 · A test · agreed");
        one.snapshot.assessment.voice =
            crate::maturity::assessment::Voice::one_view("practice manager");
        one.snapshot.label = None;
        assert_eq!(
            SnapshotLine::of(&one).words(),
            "29 Nov 2026 · A test · one view: practice manager"
        );
        one.snapshot.assessment.subject = Some("Falls".to_owned());
        assert!(SnapshotLine::of(&one).words().starts_with("29 Nov 2026 · Falls · A test"));
        assert_eq!(default_label(date(2026, 11, 29)), "November 2026 walk");
    }

    #[test]
    fn any_two_lines_of_a_list_differ() {
        let (first, mut second, third) = (saved(0x1a2b), saved(0x3c4d), saved(0x5e6f));
        second.snapshot.saved_at = "2026-12-01T09:30:00Z".parse().unwrap();
        let lines = lines_of([&first, &second, &third], Offset::UTC);
        let words: Vec<String> = lines.iter().map(SnapshotLine::words).collect();
        assert!(words[1].contains("saved 1 Dec 09:30"), "{words:?}");
        assert!(words[0].contains("1a2b") && words[2].contains("5e6f"), "{words:?}");
        // what tells them apart is what stays where there is little room
        let narrow: Vec<String> = lines.iter().map(|line| line.fit(36, cut)).collect();
        assert!(narrow[0] != narrow[1] && narrow[1] != narrow[2] && narrow[0] != narrow[2]);
    }
}
