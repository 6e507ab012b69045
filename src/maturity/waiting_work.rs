//! Work that is safe on this computer and not where it belongs, as it is told of on Home: the same
//! workbook in another folder, versions that were set aside, changes that wait for a file; and a
//! folder that others may look into. It is found among the problems of the workbook, by their codes.

use super::diagnostic::Diagnostic;
use super::phrases::pluralize;

/// Another folder holds the same workbook, and work that is not saved there yet.
pub const OTHER_PLACE_WAITING: &str = "other-place-waiting";
/// This folder is a copy of another one that was in use first.
pub const COPIED_PLACE: &str = "copied-place";
/// Another folder holds a copy.
pub const OTHER_PLACE: &str = "other-place";
/// A version of a draft went into the trash, and nobody threw it away.
pub const SET_ASIDE: &str = "set-aside";
/// A change waits for a file that is not there.
pub const CHANGE_WITHOUT_FILE: &str = "change-without-file";
/// A change waits to be written; the first line of every screen says so.
pub const CHANGE_NOT_SAVED: &str = "change-not-saved";
/// A walk waits to be put into the folder.
pub const WALK_NOT_IN_FOLDER: &str = "walk-not-in-folder";
/// A walk became a snapshot, and this computer holds more of the walk than the snapshot does.
pub const MORE_THAN_SAVED: &str = "more-than-saved";
/// A matrix was changed and kept its revision.
pub const CHANGED_WITHOUT_REVISION: &str = "changed-without-new-revision";
/// An emergency copy waits to be taken up.
pub const EMERGENCY_COPY: &str = "emergency-copy";
/// Ladders leave a stage out: it is said on the page of their matrix, and keeps nobody from
/// anything.
pub const MISSING_RUNG: &str = "missing-rung";
/// A matrix has fields that this version does not know: they are kept, and keep nobody from
/// anything.
pub const KEPT_FIELD: &str = "kept-field";
/// Others on this computer may look into the folder.
pub const OTHERS_MAY_READ: &str = "others-may-read";
/// What waits for a place that is gone comes along with the next change.
pub const COMES_ALONG: &str = "comes-along";

/// What a first line says of waiting work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WaitingWork {
    /// See [`SET_ASIDE`]; how many versions.
    SetAside(usize),
    /// See [`CHANGE_WITHOUT_FILE`].
    ChangeWithoutFile,
    /// See [`OTHER_PLACE_WAITING`].
    OtherPlaceWaiting,
    /// See [`COPIED_PLACE`].
    CopiedPlace,
    /// See [`OTHERS_MAY_READ`].
    OthersMayRead,
}

impl WaitingWork {
    /// All of it that is among these findings, the most pressing first.
    pub fn among(findings: &[Diagnostic]) -> Vec<Self> {
        let count = |code: &str| findings.iter().filter(|finding| finding.code == code).count();
        let set_aside = Some(count(SET_ASIDE)).filter(|count| *count > 0).map(Self::SetAside);
        let others = [
            (CHANGE_WITHOUT_FILE, Self::ChangeWithoutFile),
            (OTHER_PLACE_WAITING, Self::OtherPlaceWaiting),
            (COPIED_PLACE, Self::CopiedPlace),
            (OTHERS_MAY_READ, Self::OthersMayRead),
        ];
        let others = others.into_iter().filter(|(code, _)| count(code) > 0).map(|(_, it)| it);
        set_aside.into_iter().chain(others).collect()
    }

    /// In a few words.
    pub fn words(self) -> String {
        match self {
            Self::SetAside(count) => {
                let versions = pluralize(count, "version of a walk was", "versions of walks were");
                format!("{versions} set aside")
            }
            Self::ChangeWithoutFile => "A change waits: its network is not here".to_owned(),
            Self::OtherPlaceWaiting => "This workbook is in two folders".to_owned(),
            Self::CopiedPlace => "This workbook is a copy of another one".to_owned(),
            Self::OthersMayRead => "Others here may look into the folder".to_owned(),
        }
    }

    /// What stands beside the words.
    pub fn detail(self) -> &'static str {
        match self {
            Self::SetAside(_) => "in the trash: look",
            Self::ChangeWithoutFile => "kept: read how",
            Self::OtherPlaceWaiting => "the other has unsaved work",
            Self::CopiedPlace => "Enter says which",
            Self::OthersMayRead => "read how to close it",
        }
    }
}

/// Whether a finding is about a file that needs a look, and not told of elsewhere on the screen.
pub fn is_file_problem(finding: &Diagnostic) -> bool {
    ![
        OTHER_PLACE_WAITING, COPIED_PLACE, OTHER_PLACE, SET_ASIDE, CHANGE_WITHOUT_FILE,
        MISSING_RUNG, KEPT_FIELD, CHANGE_NOT_SAVED, WALK_NOT_IN_FOLDER, EMERGENCY_COPY,
        COMES_ALONG, OTHERS_MAY_READ, MORE_THAN_SAVED,
    ]
    .contains(&finding.code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_waits_is_told_once_for_each_kind_and_is_no_broken_file() {
        let codes =
            [OTHER_PLACE, SET_ASIDE, OTHERS_MAY_READ, "unreadable", SET_ASIDE, OTHER_PLACE_WAITING];
        let findings = codes.map(|code| Diagnostic::warning(code, "", "", ""));
        assert_eq!(
            WaitingWork::among(&findings),
            [WaitingWork::SetAside(2), WaitingWork::OtherPlaceWaiting, WaitingWork::OthersMayRead]
        );
        assert_eq!(findings.iter().filter(|finding| is_file_problem(finding)).count(), 1);
    }
}
