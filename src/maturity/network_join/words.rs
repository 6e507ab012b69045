//! A join of two networks in words: what each is, what they would become, and what a person should
//! know before. Screens and commands say the same.

use super::{JoinPlan, JoinSide, NetworkPart};
use crate::maturity::network::{Network, Profile};
use crate::maturity::phrases::{format_date, format_number, pluralize};

/// The most days that are listed one by one.
const MAX_LISTED: usize = 3;

impl JoinSide {
    /// "U12345 · 4 snapshots, the last of 3 March 2026 · 31,200 people, 4 practices".
    pub fn words(&self) -> String {
        let many = pluralize(self.snapshots, "snapshot", "snapshots");
        let snapshots = match self.last_day {
            Some(day) if self.snapshots > 1 => format!("{many}, the last of {}", format_date(day)),
            Some(day) => format!("{many}, of {}", format_date(day)),
            None => many,
        };
        let parts =
            [Some(code_words(&self.network)), Some(snapshots), profile_words(&self.network)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }
}

impl NetworkPart {
    /// "Hillside · U12345 · 4 snapshots".
    pub fn words(&self) -> String {
        let many = pluralize(self.snapshots, "snapshot", "snapshots");
        format!("{} · {} · {many}", self.network.name, code_words(&self.network))
    }
}

impl JoinPlan {
    /// What the two become, in a line: "Hillside PCN · U12345 · 31,200 people · for: …".
    pub fn joined_words(&self) -> String {
        let joined = self.joined();
        let purpose = joined.purpose.as_ref().map(|purpose| {
            let purpose = purpose.replace('\n', " ");
            format!("for: {}", purpose.trim_end_matches('.'))
        });
        let parts = [Some(code_words(&joined)), profile_words(&joined), purpose];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// That the ODS codes differ, where they do.
    pub fn code_warning(&self) -> Option<String> {
        let code = |side: &JoinSide| side.network.ods_code.clone().unwrap_or_default();
        self.has_different_codes().then(|| {
            format!(
                "Their ODS codes differ, {} and {}. Two codes are nearly always two networks.",
                code(&self.kept),
                code(&self.other)
            )
        })
    }

    /// What a person should know before, a sentence each.
    pub fn notes(&self) -> Vec<String> {
        let mut notes = Vec::new();
        if self.is_begun() {
            notes.push("Joining these two was begun and cut off. It can be finished, or taken back: nothing is lost.".to_owned());
        }
        if self.same_snapshots > 0 {
            let many = pluralize(self.same_snapshots, "snapshot is", "snapshots are");
            notes.push(format!("{many} in both, the same, and will be listed once."));
        }
        if self.clashing_snapshots > 0 {
            let many = pluralize(self.clashing_snapshots, "snapshot is", "snapshots are");
            notes.push(format!("{many} in both and say different things. Lists will show both."));
        }
        if !self.same_days.is_empty() {
            let listed = self.same_days.iter().take(MAX_LISTED).cloned().collect::<Vec<_>>();
            let more = match self.same_days.len().saturating_sub(MAX_LISTED) {
                0 => String::new(),
                more => format!("; and {} more", format_number(more)),
            };
            notes.push(format!(
                "On one day both have an agreed snapshot: {}{more}. All of them stay, and the one saved last counts as that day's.",
                listed.join("; ")
            ));
        }
        if !self.namesakes.is_empty() {
            notes.push(format!(
                "Both have a matrix of one short name that is not the same: {}. That of {} stays in use; what was answered on the other one stays as it is.",
                self.namesakes.join(", "),
                self.kept.network.name
            ));
        }
        if self.kept.network.id == self.other.network.id {
            notes.push(
                "They have one and the same id, so they can't be split again afterwards."
                    .to_owned(),
            );
        }
        notes
    }
}

fn code_words(network: &Network) -> String {
    network.ods_code.clone().unwrap_or_else(|| "no ODS code".to_owned())
}

/// "31,200 people, 4 practices"; none where nothing of it is known.
fn profile_words(network: &Network) -> Option<String> {
    let Profile { list_size, practices, .. } = &network.profile;
    let number = |many: u32| usize::try_from(many).unwrap_or(usize::MAX);
    let people = list_size.map(|many| format!("{} people", format_number(number(many))));
    let practices = practices.map(|many| pluralize(number(many), "practice", "practices"));
    let known: Vec<String> = people.into_iter().chain(practices).collect();
    (!known.is_empty()).then(|| known.join(", "))
}
