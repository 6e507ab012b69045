//! What a look at files found, in words: one line for a list, a sentence or two for the file in
//! focus.

use std::collections::HashSet;

use super::dedupe::CopyRelation;
use super::import_plan::{
    FileContent, FileVerdict, ImportPlan, IncomingOwner, IncomingSnapshot, PlannedFile,
    SnapshotBundle,
};
use crate::maturity::phrases::{self, count_of};

impl PlannedFile {
    /// The verdict as a list shows it.
    pub fn verdict_words(&self) -> String {
        let brings =
            matches!(&self.holds, FileContent::Snapshots(parcel) if !parcel.brings.is_empty());
        let words = match self.verdict() {
            FileVerdict::New => "new".to_owned(),
            FileVerdict::SomeNew(new) => {
                let all = if let FileContent::Snapshots(parcel) = &self.holds {
                    parcel.snapshots.len()
                } else {
                    new
                };
                format!(
                    "{} new, {} here",
                    phrases::grouped(new),
                    phrases::grouped(all.saturating_sub(new))
                )
            }
            FileVerdict::Here => "already here".to_owned(),
            FileVerdict::Differs => "differs from ours".to_owned(),
            FileVerdict::Fuller => "fuller than ours".to_owned(),
            FileVerdict::NeedsMatrix => "needs a matrix".to_owned(),
            FileVerdict::SameNetwork => "the same network?".to_owned(),
            FileVerdict::Matrix => "a matrix".to_owned(),
            FileVerdict::Again => "the same file again".to_owned(),
            FileVerdict::Refused => "can't be used".to_owned(),
            FileVerdict::Foreign => "not a share file".to_owned(),
        };
        if brings && self.verdict().is_wanted() { format!("{words}, brings matrix") } else { words }
    }

    /// The network it is about, or its file's name where it is about none.
    pub fn who(&self) -> String {
        let FileContent::Snapshots(parcel) = &self.holds else { return self.name.clone() };
        let names: HashSet<&str> = parcel.snapshots.iter().map(|one| one.name.as_str()).collect();
        match (parcel.snapshots.first(), names.len()) {
            (None, _) => self.name.clone(),
            (Some(only), 1) => only.name.clone(),
            (Some(first), many) => {
                format!("{} and {} more", first.name, phrases::grouped(many - 1))
            }
        }
    }

    /// The day of its snapshot, or how many there are.
    pub fn when(&self) -> String {
        match &self.holds {
            FileContent::Snapshots(parcel) => match parcel.snapshots.as_slice() {
                [] => String::new(),
                [only] => phrases::short_day(only.taken_on),
                many => count_of(many.len(), "snapshot", "snapshots"),
            },
            _ => String::new(),
        }
    }

    /// What it was answered on.
    pub fn what(&self) -> String {
        match &self.holds {
            FileContent::Snapshots(parcel) => {
                let mut titles: Vec<&str> = Vec::new();
                for one in &parcel.snapshots {
                    if !titles.contains(&one.matrix_title.as_str()) {
                        titles.push(&one.matrix_title);
                    }
                }
                titles.join(", ")
            }
            FileContent::Matrix { title } => title.clone(),
            _ => String::new(),
        }
    }

    /// What to know about it, in a sentence or two.
    pub fn explained(&self) -> String {
        match &self.holds {
            FileContent::Snapshots(parcel) => parcel.explained(),
            FileContent::Matrix { title } => format!(
                "The matrix {title}. It comes in with the snapshots that were answered on it. To use it yourself: pcn-workbook matrix add"
            ),
            FileContent::Again { of, kind } => {
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
    fn explained(&self) -> String {
        let find = |is: fn(&IncomingSnapshot) -> bool| self.snapshots.iter().find(|one| is(one));
        let named =
            |one: &IncomingSnapshot| format!("{}, {}", one.name, phrases::day(one.taken_on));
        let first = self.snapshots.first();
        match (self.verdict(), first) {
            (FileVerdict::NeedsMatrix, _) => {
                self.missing().map_or_else(String::new, |finding| format!("{} {}", finding.says, finding.remedy))
            }
            (FileVerdict::SameNetwork, _) => self.asked().map_or_else(String::new, |(_, ours, one)| {
                format!("{} has the same ODS code as {ours} here. Say whether it is the same network.", one.name)
            }),
            (FileVerdict::Differs, _) => find(|one| matches!(one.likeness, CopyRelation::Other { .. })).map_or_else(String::new, |one| {
                let how = match one.likeness {
                    CopyRelation::Other { answers: 0 } => "in what stands beside its answers".to_owned(),
                    CopyRelation::Other { answers } => format!("in {}", count_of(answers, "answer", "answers")),
                    _ => String::new(),
                };
                format!(
                    "{} differs from the one here {how}. Both will be kept, side by side. Nothing of yours is changed.",
                    named(one)
                )
            }),
            (FileVerdict::SomeNew(new), _) => {
                let (all, here) = (self.snapshots.len(), self.snapshots.len() - new);
                let are = if here == 1 { "is" } else { "are" };
                format!(
                    "Of its {} snapshots {} {are} here already. Only what is missing comes in.",
                    phrases::grouped(all),
                    phrases::grouped(here)
                )
            }
            (FileVerdict::Fuller, _) => {
                "It holds notes or evidence that the copy here lacks. The fuller one is shown from then on.".to_owned()
            }
            (FileVerdict::Here, Some(one)) if one.likeness == CopyRelation::Less => {
                format!("{} is here already, with more in it. Nothing has to be done.", named(one))
            }
            (FileVerdict::Here, Some(one)) => format!("{} is here already. Nothing has to be done.", named(one)),
            (_, Some(one)) if find(|one| one.changed_after).is_some() => {
                format!("{}. By its file's name it was changed after it was saved; it is marked so.", named(one))
            }
            (_, Some(one)) => match &one.whose {
                IncomingOwner::Here(_, ours) => format!("It is kept with {ours}, which is here already."),
                _ => format!("{} is not here yet; it is made, with what the file says of it.", one.name),
            },
            (_, None) => "There is no snapshot in it.".to_owned(),
        }
    }
}

impl ImportPlan {
    /// How many files of each kind there are, in one line.
    pub fn counted(&self) -> String {
        let of = |wanted: &[&str]| {
            self.arrivals.iter().filter(|one| wanted.contains(&one.verdict().code())).count()
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
            .map(|(count, word)| format!("{} {word}", phrases::grouped(*count)));
        let parts: Vec<String> = parts.collect();
        let files = format!(
            "{} {}",
            phrases::grouped(self.arrivals.len()),
            if self.arrivals.len() == 1 { "file" } else { "files" }
        );
        if parts.is_empty() { files } else { format!("{files}: {}", parts.join(" · ")) }
    }

    /// What the senders left out, and in how many of the files; none where all is in full.
    pub fn left_out(&self) -> Option<String> {
        let parcels = self.arrivals.iter().filter_map(|one| {
            if let FileContent::Snapshots(parcel) = &one.holds { Some(parcel) } else { None }
        });
        let reduced: Vec<&SnapshotBundle> =
            parcels.filter(|parcel| !parcel.left_out.is_empty()).collect();
        let kinds: Vec<String> =
            reduced.iter().flat_map(|parcel| parcel.left_out.clone()).collect();
        let files = format!("in {} of {} files", reduced.len(), self.arrivals.len());
        (!reduced.is_empty())
            .then(|| format!("Left out: {} ({files})", super::left_out_words(&kinds)))
    }
}
