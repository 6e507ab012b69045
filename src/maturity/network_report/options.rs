//! What goes onto a report: with or without notes, by name or not, and since which day.

use jiff::civil::Date;

use super::group_by::GroupBy;
use crate::maturity::assessment::Snapshot;
use crate::maturity::share::redact::PRESENT;
use crate::maturity::share::{ShareLevel, format_left_out};

/// What a network is called on a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NameChoice {
    /// By its name.
    #[default]
    Names,
    /// By a code that says nothing to who has no key to it.
    Codes,
    /// Not at all.
    None,
}

/// What goes onto a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ReportOptions {
    /// Whether notes, evidence and where one person's view is from go.
    pub with_notes: bool,
    /// What a network is called.
    pub names: NameChoice,
    /// The day since which it is said how areas moved, beside last time and the first.
    pub since: Option<Date>,
    /// By what networks are put together on a page over several.
    pub group_by: Option<GroupBy>,
}

impl ReportOptions {
    /// Whether networks are called by their names.
    pub fn is_named(self) -> bool {
        self.names == NameChoice::Names
    }

    /// Whether each network has its own part of a page over several, under its name or a code.
    pub fn shows_networks(self) -> bool {
        self.names != NameChoice::None
    }

    /// Who a page over several networks is for, by what it calls them.
    pub(super) fn reader_words(self) -> &'static str {
        match self.names {
            NameChoice::Names => "This page names networks: it is for those named.",
            NameChoice::Codes => {
                "Each network stands under a code of this page alone. It is for those who may know of each, by its code."
            }
            NameChoice::None => "No network is named or shown by itself.",
        }
    }

    /// How much of a snapshot goes.
    pub(super) fn level(self) -> ShareLevel {
        if self.with_notes { ShareLevel::Full } else { ShareLevel::Summary }
    }

    /// What of these snapshots does not go, by the words of files. Who was there stands on a
    /// network's own page, and on none that does not name it.
    pub fn left_out<'s>(
        self,
        snapshots: impl IntoIterator<Item = &'s Snapshot>,
        is_own_page: bool,
    ) -> Vec<String> {
        let mut kinds = self.level().left_out(snapshots);
        kinds.retain(|kind| kind != PRESENT);
        if !is_own_page || !self.is_named() {
            kinds.push(PRESENT.to_owned());
        }
        kinds
    }

    /// What of a snapshot does not go onto a page of its own, in words.
    pub(super) fn left_out_words(self, snapshot: &Snapshot) -> String {
        let left = format_left_out(&self.left_out([snapshot], true));
        if self.is_named() {
            left
        } else {
            format!("{left}; and the network's name, purpose and context")
        }
    }
}
