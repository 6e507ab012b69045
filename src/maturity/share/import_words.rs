//! The import plan in words: one line for a list, a sentence or two for the file in focus.

use std::collections::HashSet;

use super::dedupe::CopyRelation;
use super::import_plan::{
    CountedCopy, FileContent, FileVerdict, ImportPlan, IncomingOwner, IncomingSnapshot,
    PlannedFile, SnapshotBundle,
};
use crate::maturity::phrases::{self, pluralize};

impl PlannedFile {
    /// The verdict as a list shows it.
    pub fn verdict_label(&self) -> String {
        let brings = matches!(&self.content, FileContent::Snapshots(parcel) if !parcel.new_matrices.is_empty());
        let words = match self.verdict() {
            FileVerdict::New => "new".to_owned(),
            FileVerdict::PartlyNew(new) => {
                let all = if let FileContent::Snapshots(parcel) = &self.content {
                    parcel.snapshots.len()
                } else {
                    new
                };
                format!(
                    "{} new, {} here",
                    phrases::format_number(new),
                    phrases::format_number(all.saturating_sub(new))
                )
            }
            FileVerdict::AlreadyHere => "already here".to_owned(),
            FileVerdict::Differs => "differs from ours".to_owned(),
            FileVerdict::Fuller => "fuller than ours".to_owned(),
            FileVerdict::NeedsMatrix => "needs a matrix".to_owned(),
            FileVerdict::SameNetwork => "the same network?".to_owned(),
            FileVerdict::Matrix => "a matrix".to_owned(),
            FileVerdict::Duplicate => "the same file again".to_owned(),
            FileVerdict::Refused => "can't be used".to_owned(),
            FileVerdict::Foreign => "not a share file".to_owned(),
        };
        if brings && self.verdict().is_selected_by_default() {
            format!("{words}, brings matrix")
        } else {
            words
        }
    }

    /// The network it is about, or its file's name where it is about none.
    pub fn network_label(&self) -> String {
        let FileContent::Snapshots(parcel) = &self.content else { return self.name.clone() };
        let names: HashSet<&str> =
            parcel.snapshots.iter().map(|one| one.network_name.as_str()).collect();
        match (parcel.snapshots.first(), names.len()) {
            (None, _) => self.name.clone(),
            (Some(only), 1) => only.network_name.clone(),
            (Some(first), many) => {
                format!("{} and {} more", first.network_name, phrases::format_number(many - 1))
            }
        }
    }

    /// The day of its snapshot, or how many there are.
    pub fn date_label(&self) -> String {
        match &self.content {
            FileContent::Snapshots(parcel) => match parcel.snapshots.as_slice() {
                [] => String::new(),
                [only] => phrases::format_date_short(only.taken_on),
                many => pluralize(many.len(), "snapshot", "snapshots"),
            },
            _ => String::new(),
        }
    }

    /// What it was answered on.
    pub fn matrix_label(&self) -> String {
        match &self.content {
            FileContent::Snapshots(parcel) => {
                let mut titles: Vec<&str> = Vec::new();
                for one in &parcel.snapshots {
                    if !titles.contains(&one.matrix_title.as_str()) {
                        titles.push(&one.matrix_title);
                    }
                }
                titles.join(", ")
            }
            FileContent::Matrix { title, .. } => title.clone(),
            _ => String::new(),
        }
    }

    /// What to know about it, in a sentence or two.
    pub fn describe(&self) -> String {
        match &self.content {
            FileContent::Snapshots(parcel) => parcel.describe(),
            FileContent::Matrix { title, .. } => format!(
                "The matrix {title}. It comes in with the snapshots that were answered on it. To use it yourself: pcn-workbook matrix add"
            ),
            FileContent::Duplicate { original: of, kind } => {
                format!("This is {kind}: the same as {of}. It is passed over.")
            }
            FileContent::Refused(finding) | FileContent::Foreign(finding) => {
                let place = match (finding.line, finding.path.as_str()) {
                    (Some(line), "") => format!(" (line {line})"),
                    (Some(line), path) => format!(" (line {line}, {path})"),
                    (None, "") => String::new(),
                    (None, path) => format!(" ({path})"),
                };
                format!("{}{place} {}", finding.says, finding.remedy)
            }
        }
    }
}

impl SnapshotBundle {
    fn describe(&self) -> String {
        let find = |is: fn(&IncomingSnapshot) -> bool| self.snapshots.iter().find(|one| is(one));
        let named = |one: &IncomingSnapshot| {
            format!("{}, {}", one.network_name, phrases::format_date(one.taken_on))
        };
        let first = self.snapshots.first();
        match (self.verdict(), first) {
            (FileVerdict::NeedsMatrix, _) => {
                self.missing_matrix().map_or_else(String::new, |finding| format!("{} {}", finding.says, finding.remedy))
            }
            (FileVerdict::SameNetwork, _) => self.same_ods_code().map_or_else(String::new, |(_, ours, one)| {
                format!("{} has the same ODS code as {ours} here. Say whether it is the same network.", one.network_name)
            }),
            (FileVerdict::Differs, _) => find(|one| matches!(one.relation, CopyRelation::Differs { .. })).map_or_else(String::new, |one| {
                let how = match one.relation {
                    CopyRelation::Differs { answers: 0 } => "in what stands beside its answers".to_owned(),
                    CopyRelation::Differs { answers } => format!("in {}", pluralize(answers, "answer", "answers")),
                    _ => String::new(),
                };
                let counts = match one.counted {
                    CountedCopy::This => "This one counts then, for yours was altered.",
                    CountedCopy::Other if one.changed_after_save => "This one was altered on the way; yours counts.",
                    CountedCopy::Other => "Yours counts.",
                    CountedCopy::None if one.changed_after_save => "This one was altered on the way. Neither counts until you choose.",
                    CountedCopy::None => "Neither counts until you choose one.",
                };
                format!(
                    "{} differs from the one here {how}. Both will be kept, side by side. Nothing of yours is changed. {counts}",
                    named(one)
                )
            }),
            (FileVerdict::PartlyNew(new), _) => {
                let (all, here) = (self.snapshots.len(), self.snapshots.len() - new);
                let are = if here == 1 { "is" } else { "are" };
                format!(
                    "Of its {} snapshots {} {are} here already. Only what is missing comes in.",
                    phrases::format_number(all),
                    phrases::format_number(here)
                )
            }
            (FileVerdict::Fuller, _) => {
                "It holds notes or evidence that the copy here lacks. The fuller one is shown from then on.".to_owned()
            }
            (FileVerdict::AlreadyHere, Some(one)) if one.relation == CopyRelation::Subset => {
                format!("{} is here already, with more in it. Nothing has to be done.", named(one))
            }
            (FileVerdict::AlreadyHere, Some(one)) => format!("{} is here already. Nothing has to be done.", named(one)),
            (_, Some(first)) if find(|one| one.changed_after_save).is_some() => {
                let altered = self.snapshots.iter().filter(|one| one.changed_after_save);
                let (count, one) = (altered.clone().count(), altered.clone().next().unwrap_or(first));
                let which = if count > 1 { format!("{count} of its snapshots were") } else { format!("{} was", named(one)) };
                format!("{which} altered after the sender saved it. It is kept and marked, and does not count until you choose it.")
            }
            (_, Some(one)) => match &one.owner {
                IncomingOwner::InLibrary(_, ours) => format!("It is kept with {ours}, which is here already."),
                _ => format!("{} is not here yet; it is made, with what the file says of it.", one.network_name),
            },
            (_, None) => "There is no snapshot in it.".to_owned(),
        }
    }
}

impl ImportPlan {
    /// How many files of each kind there are, in one line.
    pub fn describe_counts(&self) -> String {
        let of = |wanted: &[&str]| {
            self.files.iter().filter(|one| wanted.contains(&one.verdict().code())).count()
        };
        let kinds = [
            (of(&["new", "partly-new"]), "new"),
            (of(&["here", "again"]), "already here"),
            (of(&["differs"]), "differs"),
            (of(&["fuller"]), "fuller"),
            (of(&["needs-matrix"]), "needs a matrix"),
            (of(&["same-network"]), "asks"),
            (of(&["matrix"]), "a matrix"),
            (of(&["refused"]), "can't be used"),
            (of(&["not-a-share"]), "not a share"),
        ];
        let parts = kinds
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{} {word}", phrases::format_number(*count)));
        let parts: Vec<String> = parts.collect();
        let files = format!(
            "{} {}",
            phrases::format_number(self.files.len()),
            if self.files.len() == 1 { "file" } else { "files" }
        );
        if parts.is_empty() { files } else { format!("{files}: {}", parts.join(" · ")) }
    }

    /// What the senders left out, and in how many of the files; none where all is in full.
    pub fn describe_left_out(&self) -> Option<String> {
        let parcels = self.files.iter().filter_map(|one| {
            if let FileContent::Snapshots(parcel) = &one.content { Some(parcel) } else { None }
        });
        let reduced: Vec<&SnapshotBundle> =
            parcels.filter(|parcel| !parcel.left_out.is_empty()).collect();
        let kinds: Vec<String> =
            reduced.iter().flat_map(|parcel| parcel.left_out.clone()).collect();
        let files = format!("in {} of {} files", reduced.len(), self.files.len());
        (!reduced.is_empty())
            .then(|| format!("Left out: {} ({files})", super::format_left_out(&kinds)))
    }
}
