//! The import plan in words: one line for a list, a sentence or two for the file in focus.

use std::collections::{HashMap, HashSet};

use super::dedupe::CopyRelation;
use super::import_forecast::{FileForecast, ImportForecast};
use super::import_plan::{
    CountedCopy, FileContent, ImportPlan, IncomingSnapshot, PlannedFile, SnapshotBundle,
};
use super::import_question::{ImportAnswer, ImportQuestion};
use super::import_report::{ImportOutcome, SnapshotOutcome, format_names};
use super::import_verdict::FileVerdict;
use crate::maturity::diagnostic::Diagnostic;
use crate::maturity::phrases::{self, pluralize};
use crate::maturity::sanitize::sanitize_line;

impl FileForecast {
    /// What becomes of a file, as a list shows it.
    pub fn label(&self, file: &PlannedFile) -> String {
        let FileContent::Snapshots(bundle) = &file.content else {
            return self.verdict.label().to_owned();
        };
        let words = match self.verdict {
            FileVerdict::PartlyNew(new) => {
                let here = phrases::format_number(bundle.snapshots.len().saturating_sub(new));
                let place = if self.is_among_files { "again" } else { "here" };
                format!("{} new, {here} {place}", phrases::format_number(new))
            }
            FileVerdict::AlreadyHere if self.is_among_files => "in another file".to_owned(),
            FileVerdict::Differs if self.is_among_files => "differs, both kept".to_owned(),
            FileVerdict::New if describe_altered(bundle).is_some() => "new, but altered".to_owned(),
            FileVerdict::Fuller if self.is_among_files => "fuller than another".to_owned(),
            _ => self.verdict.label().to_owned(),
        };
        let brings = !bundle.new_matrices.is_empty() && self.verdict.is_importable();
        if brings { format!("{words}, brings matrix") } else { words }
    }

    /// What to know about a file, in a sentence or two. Of a filled form first whose view it is.
    pub fn describe(&self, plan: &ImportPlan, file: &PlannedFile) -> String {
        let FileContent::Snapshots(bundle) = &file.content else { return file.describe() };
        let words = self.describe_bundle(plan, bundle);
        match &bundle.form_words {
            Some(form) => format!("A filled form. {form} {words}").trim_end().to_owned(),
            None => words,
        }
    }

    fn describe_bundle(&self, plan: &ImportPlan, bundle: &SnapshotBundle) -> String {
        let asked = self.questions.iter().filter_map(|at| plan.questions.get(*at));
        match self.verdict {
            FileVerdict::SameNetwork | FileVerdict::Clash => {
                let is_meant = |one: &&ImportQuestion| {
                    !one.is_hint() && one.is_clash() == (self.verdict == FileVerdict::Clash)
                };
                let asked = asked.clone().find(is_meant);
                asked.map_or_else(String::new, |one| one.describe(ImportAnswer::Unanswered))
            }
            FileVerdict::LeftOut => {
                "It is left out: another file that says something else was chosen.".to_owned()
            }
            FileVerdict::AlreadyHere if self.is_among_files => {
                "All of it is in another file of these, or here. Nothing has to be done.".to_owned()
            }
            FileVerdict::Differs if self.is_among_files => self.describe_contradiction(),
            FileVerdict::Fuller if self.is_among_files => {
                "It holds notes or evidence that another of these files lacks. The fuller one is shown."
                    .to_owned()
            }
            FileVerdict::PartlyNew(new) if self.is_among_files => format!(
                "Of its {} snapshots {} {} new. The others are in another file of these, or here.",
                phrases::format_number(bundle.snapshots.len()),
                phrases::format_number(new),
                if new == 1 { "is" } else { "are" }
            ),
            FileVerdict::New => self.describe_new(bundle),
            _ => bundle.describe(&self.verdict),
        }
    }

    /// Which other files say something else, and which of the copies counts then.
    fn describe_contradiction(&self) -> String {
        let others = match self.contradicts.as_slice() {
            [] => "another of these files".to_owned(),
            names => format_names(names),
        };
        let differs = |one: &&SnapshotOutcome| one.outcome == ImportOutcome::Differs;
        let counts = match self.outcomes.iter().find(differs).map(|one| one.counted) {
            Some(CountedCopy::This) => "This one counts: the other was altered on the way.",
            Some(CountedCopy::Other) => "The other one counts: this one was altered on the way.",
            _ => "Neither counts until you choose one.",
        };
        format!("It says something else than {others}. Both are kept, side by side. {counts}")
    }

    fn describe_new(&self, bundle: &SnapshotBundle) -> String {
        let changed = describe_altered(bundle).map(|words| format!("{words} "));
        let made = (!self.created_networks.is_empty()).then(|| {
            let names = format_names(&self.created_networks);
            let is_one = self.created_networks.len() == 1;
            let (are, those) = if is_one { ("is", "it is") } else { ("are", "they are") };
            format!("{names} {are} not here yet; {those} made, with what the file says.")
        });
        let joined = (!self.joined_networks.is_empty())
            .then(|| format!("It is kept with {}.", format_names(&self.joined_networks)));
        let parts = made.into_iter().chain(joined);
        format!("{}{}", changed.unwrap_or_default(), parts.collect::<Vec<_>>().join(" "))
    }
}

fn named(one: &IncomingSnapshot) -> String {
    format!("{}, {}", one.network.name, phrases::format_date(one.taken_on))
}

impl FileVerdict {
    /// The verdict as a list shows it.
    pub fn label(&self) -> &'static str {
        match self {
            Self::New | Self::PartlyNew(_) => "new",
            Self::AlreadyHere => "already here",
            Self::Differs => "differs from ours",
            Self::Fuller => "fuller than ours",
            Self::NeedsMatrix => "needs a matrix",
            Self::SameNetwork | Self::Clash => "waits for an answer",
            Self::LeftOut => "left out",
            Self::Matrix => "a matrix",
            Self::Duplicate => "the same file again",
            Self::Refused => "can't be used",
            Self::Foreign => "not a share file",
        }
    }
}

impl PlannedFile {
    /// The network it is about, or its file's name where it is about none.
    pub fn network_label(&self) -> String {
        let FileContent::Snapshots(parcel) = &self.content else { return self.name.clone() };
        let names: HashSet<&str> =
            parcel.snapshots.iter().map(|one| one.network.name.as_str()).collect();
        match (parcel.snapshots.first(), names.len()) {
            (None, _) => self.name.clone(),
            (Some(only), 1) => only.network.name.clone(),
            (Some(first), many) => {
                format!("{} and {} more", first.network.name, phrases::format_number(many - 1))
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

    fn first_day(&self) -> Option<jiff::civil::Date> {
        match &self.content {
            FileContent::Snapshots(bundle) => bundle.snapshots.iter().map(|one| one.taken_on).min(),
            _ => None,
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

    /// What to know about a file that holds no snapshots, in a sentence or two.
    fn describe(&self) -> String {
        match &self.content {
            FileContent::Snapshots(_) => String::new(),
            FileContent::Matrix { title, .. } => format!(
                "The matrix {title} comes in with the snapshots that were answered on it. To answer it yourself, bring it in as a matrix."
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
    /// What to know about it beside what is here.
    fn describe(&self, verdict: &FileVerdict) -> String {
        let find = |is: fn(&IncomingSnapshot) -> bool| self.snapshots.iter().find(|one| is(one));
        match verdict {
            FileVerdict::NeedsMatrix => {
                self.missing_matrix().map_or_else(String::new, |finding| finding.sentences())
            }
            FileVerdict::Refused => {
                let obstacle = self.snapshots.iter().find_map(|one| one.obstacle.as_ref());
                obstacle.map_or_else(String::new, Diagnostic::sentences)
            }
            FileVerdict::Differs => {
                find(|one| matches!(one.relation, CopyRelation::Differs { .. })).map_or_else(String::new, describe_difference)
            }
            FileVerdict::PartlyNew(new) => {
                let (all, here) = (self.snapshots.len(), self.snapshots.len().saturating_sub(*new));
                let are = if here == 1 { "is" } else { "are" };
                format!(
                    "Of its {} snapshots {} {are} here already. Only what is missing comes in.",
                    phrases::format_number(all),
                    phrases::format_number(here)
                )
            }
            FileVerdict::Fuller => {
                "It holds notes or evidence that the copy here lacks. The fuller one is shown from then on.".to_owned()
            }
            FileVerdict::AlreadyHere => match self.snapshots.as_slice() {
                [] => "There is no snapshot in it.".to_owned(),
                [one] if one.relation == CopyRelation::Subset => {
                    format!("{} is here already, with more in it than this file has. Nothing has to be done.", named(one))
                }
                [one] => format!("{} is here already. Nothing has to be done.", named(one)),
                all => format!(
                    "All {} of its snapshots are here already. Nothing has to be done.",
                    phrases::format_number(all.len())
                ),
            },
            _ => String::new(),
        }
    }
}

/// What was altered after its sender saved it; none where nothing was.
fn describe_altered(bundle: &SnapshotBundle) -> Option<String> {
    let mut altered = bundle.snapshots.iter().filter(|one| one.changed_after_save);
    let first = altered.next()?;
    let which = match altered.count() {
        0 => format!("{} was", named(first)),
        others => format!("{} of its snapshots were", others + 1),
    };
    Some(format!(
        "{which} altered after the sender saved it. It is kept and marked, and does not count until you choose it."
    ))
}

fn describe_difference(one: &IncomingSnapshot) -> String {
    let how = match one.relation {
        CopyRelation::Differs { answers: 0 } => "in what stands beside its answers".to_owned(),
        CopyRelation::Differs { answers } => {
            format!("in {}", pluralize(answers, "answer", "answers"))
        }
        _ => String::new(),
    };
    let counts = match one.counted {
        CountedCopy::This => "This one counts then, for yours was altered.",
        CountedCopy::Other if one.changed_after_save => {
            "This one was altered on the way; yours counts."
        }
        CountedCopy::Other => "Yours counts.",
        CountedCopy::None if one.changed_after_save => {
            "This one was altered on the way. Neither counts until you choose."
        }
        CountedCopy::None => "Neither counts until you choose one.",
    };
    format!(
        "{} differs from the one here {how}. Brought in, both are kept, side by side. Nothing of yours is changed. {counts}",
        named(one)
    )
}

impl ImportPlan {
    /// How many files of each kind there are, in one line.
    pub fn describe_counts(&self, forecast: &ImportForecast) -> String {
        let of = |wanted: &[&str]| {
            forecast.files.iter().filter(|one| wanted.contains(&one.verdict.code())).count()
        };
        let in_others = forecast
            .files
            .iter()
            .filter(|one| one.is_among_files && one.verdict == FileVerdict::AlreadyHere);
        let in_others = in_others.count();
        let kinds = [
            (of(&["same-network", "clash"]), "waiting"),
            (of(&["new", "partly-new"]), "new"),
            (of(&["differs"]), "differs"),
            (of(&["fuller"]), "fuller"),
            (of(&["here"]) - in_others, "already here"),
            (in_others, "in another file"),
            (of(&["again"]), "the same again"),
            (of(&["left-out"]), "left out"),
            (of(&["needs-matrix"]), "needs a matrix"),
            (of(&["matrix"]), "a matrix"),
            (of(&["refused"]), "can't be used"),
            (of(&["not-a-share"]), "not a share"),
        ];
        let parts = kinds
            .iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, word)| format!("{} {word}", phrases::format_number(*count)));
        let others = (!self.passed_over.is_empty())
            .then(|| format!("{} skipped", phrases::format_number(self.passed_over.len())));
        let parts: Vec<String> = parts.chain(others).collect();
        // the parts add up to it, those that are passed over among them
        let files = pluralize(self.files.len() + self.passed_over.len(), "file", "files");
        if parts.is_empty() { files } else { format!("{files}: {}", parts.join(" · ")) }
    }

    /// The files in the order of a list: what waits for an answer, then all others by name as it is
    /// shown.
    pub fn listed(&self, forecast: &ImportForecast) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.files.len()).collect();
        order.sort_by_cached_key(|at| {
            let file = self.files.get(*at);
            let is_asking = forecast.files.get(*at).is_some_and(|one| one.verdict.is_asking());
            let name = file.map(|file| file.network_label().to_lowercase());
            let day = file.and_then(PlannedFile::first_day);
            (!is_asking, name, day, file.map(|file| file.name.to_lowercase()))
        });
        order
    }

    /// The files that a list would show alike, so that their own names have to tell them apart.
    pub fn look_alikes(&self) -> HashSet<usize> {
        let mut by_look: HashMap<(String, String), Vec<usize>> = HashMap::new();
        for (at, file) in self.files.iter().enumerate() {
            if matches!(file.content, FileContent::Snapshots(_)) {
                let look = (file.network_label(), file.date_label());
                by_look.entry(look).or_default().push(at);
            }
        }
        by_look.into_values().filter(|alike| alike.len() > 1).flatten().collect()
    }

    /// The files in which there is no share, by name: a few of them, and how many more.
    pub fn describe_passed_over(&self) -> Option<String> {
        const NAMED: usize = 3;
        let named: Vec<String> =
            self.passed_over.iter().take(NAMED).map(|name| sanitize_line(name)).collect();
        let more = match self.passed_over.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" and {} more", phrases::format_number(more)),
        };
        let words = || format!("Skipped, no share can be read in it: {}{more}", named.join(", "));
        (!named.is_empty()).then(words)
    }

    /// What the senders left out, and of how many of those that come in; none where all is in full.
    pub fn describe_left_out(&self, forecast: &ImportForecast) -> Option<String> {
        let chosen = self.files.iter().zip(&forecast.files).filter(|(_, told)| told.is_chosen);
        let parcels: Vec<&SnapshotBundle> = chosen
            .filter_map(|(file, _)| match &file.content {
                FileContent::Snapshots(parcel) => Some(parcel),
                _ => None,
            })
            .collect();
        let reduced: Vec<&SnapshotBundle> =
            parcels.iter().copied().filter(|parcel| !parcel.left_out.is_empty()).collect();
        let kinds: Vec<String> =
            reduced.iter().flat_map(|parcel| parcel.left_out.clone()).collect();
        let files = match reduced.len() {
            1 if parcels.len() == 1 => "It comes".to_owned(),
            all if all == parcels.len() => "All".to_owned(),
            1 => "1 of them comes".to_owned(),
            some => format!("{} of them come", phrases::format_number(some)),
        };
        (!reduced.is_empty()).then(|| format!("{files} without {}", super::format_left_out(&kinds)))
    }
}
