//! The subject of a walk: a matrix and, where each walk through it is about one thing, which thing.
//! Every subject has its own draft, its own last time and its own line through time.

use unicode_width::UnicodeWidthStr;

use super::lineage::Lineage;
use super::matrix::Matrix;
use super::sanitize::sanitize_line;

/// What a walk is about.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WalkSubject {
    /// The matrix, at whatever revision.
    pub matrix: Lineage,
    /// The one thing it is about, such as "Falls clinic"; none where it is about the whole network.
    pub subject: Option<String>,
}

impl From<Lineage> for WalkSubject {
    fn from(matrix: Lineage) -> Self {
        Self { matrix, subject: None }
    }
}

#[cfg(test)]
impl From<&str> for WalkSubject {
    fn from(matrix: &str) -> Self {
        Lineage::from(matrix).into()
    }
}

impl WalkSubject {
    /// The same matrix, about one thing.
    pub fn with_subject(matrix: &Lineage, subject: impl Into<String>) -> Self {
        Self { matrix: matrix.clone(), subject: Some(subject.into()) }
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
        append_subject(title, self.subject.as_deref())
    }
}

/// A title, with what it is about after it, where it is about one thing.
pub fn append_subject(title: &str, subject: Option<&str>) -> String {
    match subject {
        Some(subject) => format!("{title} · {subject}"),
        None => title.to_owned(),
    }
}

/// A subject as a person typed it, on one line and without blanks around it; none where nothing is
/// left.
pub fn normalize_subject(typed: &str) -> Option<String> {
    let line = sanitize_line(typed.trim());
    let words: Vec<&str> = line.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::maturity::fixtures::{domain, matrix};

    fn about_one() -> Matrix {
        Matrix {
            about_one: Some("change".to_owned()),
            ..matrix(&["one"], vec![domain("A", &[("a1", "one")])])
        }
    }

    #[test]
    fn a_title_that_does_not_fit_keeps_the_subject() {
        let cut = |text: &str, width: usize| text.chars().take(width).collect::<String>();
        let subject = WalkSubject::with_subject(&"test".into(), "Falls clinic");
        let matrix = about_one();
        assert_eq!(subject.title(&matrix), "A test · Falls clinic");
        assert_eq!(subject.fit_title("A test", 21, cut), "A test · Falls clinic");
        assert_eq!(
            subject.fit_title("Is it set up to last?", 25, cut),
            "Is it set  · Falls clinic"
        );
        assert_eq!(subject.fit_title("A test", 5, cut), "Falls");
    }

    #[test]
    fn a_subject_is_one_tidy_line() {
        assert_eq!(normalize_subject("  Falls \n clinic\t"), Some("Falls clinic".to_owned()));
        assert_eq!(normalize_subject(" \n "), None);
    }
}
