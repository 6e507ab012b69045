//! What a command took where a network or a snapshot was named: the rule is that of the line, and
//! each command says what came of it.

use std::collections::BTreeMap;
use std::ffi::OsStr;

use super::error::CommandError;
use crate::maturity::line::TakenBy;
use crate::maturity::network_state::{NetworkState, SavedSnapshot};
use crate::maturity::phrases::{format_date, format_date_short, pluralize};
use crate::maturity::share::format_names;
use crate::store::library::network_snapshot::line_of_matrix;
use crate::store::library::snapshot_lookup::{
    FoundSnapshot, Lookup, MatrixPointer, NetworkOrSnapshot,
};

/// The snapshots that one name stands for, oldest first.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) network: std::rc::Rc<NetworkState>,
    pub(crate) snapshots: Vec<SavedSnapshot>,
    pub(crate) by: TakenBy,
}

/// What a name stands for where a whole line is wanted: a network is all that it agreed, oldest
/// first; one person's views are never taken unasked.
pub(crate) fn take_line(
    lookup: &Lookup<'_>,
    name: &OsStr,
    matrix: Option<&MatrixPointer>,
) -> Result<Taken, CommandError> {
    let slug = match lookup.find(name, matrix)? {
        NetworkOrSnapshot::Snapshot(found) => {
            let FoundSnapshot { network, snapshot } = *found;
            return Ok(Taken { network, snapshots: vec![snapshot], by: TakenBy::Name });
        }
        NetworkOrSnapshot::Network(slug) => slug,
    };
    let network = lookup.open_network(&slug)?;
    let (by, line) = if let Some(pointer) = matrix {
        (TakenBy::Matrix, line_of_matrix(&network, pointer).map(|(_, line)| line))
    } else {
        let main = network.main_line();
        let by = main.as_ref().map_or(TakenBy::NationalAreas, |main| main.by);
        (by, main.map(|main| main.line.snapshots().to_vec()))
    };
    let Some((line, last)) = line.and_then(|line| Some((line.clone(), *line.last()?))) else {
        return Err(CommandError::missing(
            format!("{} has no snapshot there that counts.", network.network.name),
            format!("See which there are with: pcn-workbook snapshots {slug}"),
        ));
    };
    let voice = &last.snapshot.assessment.voice;
    if !voice.is_agreed() {
        return Err(CommandError::not_possible(
            format!(
                "{} has agreed no snapshot on {}; there is only {}.",
                network.network.name,
                last.matrix.matrix.short_title(),
                voice.describe()
            ),
            format!("To take one person's view, name it: {slug}@{}", last.snapshot.taken_on),
        ));
    }
    let snapshots = line.into_iter().cloned().collect();
    Ok(Taken { network: std::rc::Rc::clone(&network), snapshots, by })
}

/// What a name stands for where one snapshot is wanted: a network is the last of its line, whoever's
/// view that is.
pub(crate) fn take_last(
    lookup: &Lookup<'_>,
    name: &OsStr,
    matrix: Option<&MatrixPointer>,
) -> Result<Taken, CommandError> {
    let (found, by) = match lookup.find(name, matrix)? {
        NetworkOrSnapshot::Snapshot(found) => (*found, TakenBy::Name),
        NetworkOrSnapshot::Network(slug) => {
            let last = format!("{slug}@last");
            let found = lookup.find_snapshot(last.as_ref(), matrix)?;
            let unasked = TakenBy::unasked_of(&found.snapshot);
            (found, if matrix.is_some() { TakenBy::Matrix } else { unasked })
        }
    };
    let FoundSnapshot { network, snapshot } = found;
    Ok(Taken { network, snapshots: vec![snapshot], by })
}

impl Taken {
    /// "Hillside PCN, the last of its line on the national areas: 12 March 2026, agreed".
    pub(crate) fn last_words(&self) -> String {
        let name = &self.network.network.name;
        let Some(last) = self.snapshots.last() else { return name.clone() };
        let matrix = last.matrix.matrix.short_title();
        let which = match self.by {
            TakenBy::Name => matrix.to_owned(),
            TakenBy::NationalAreas => "the last of its line on the national areas".to_owned(),
            TakenBy::Matrix => format!("the last of its line on {matrix}"),
            TakenBy::LastMatrix => {
                format!("nothing on the national areas, so the last of its line on {matrix}")
            }
        };
        let voice = last.snapshot.assessment.voice.describe();
        format!("{name}, {which}: {}, {voice}", format_date(last.snapshot.taken_on))
    }

    /// "Hillside PCN, its line in the national areas: 3 snapshots, 12 Mar 2024 to 3 Mar 2026"; and
    /// what of the network is left out.
    pub(crate) fn words(&self) -> String {
        let name = &self.network.network.name;
        let Some((first, last)) = self.snapshots.first().zip(self.snapshots.last()) else {
            return name.clone();
        };
        if self.by == TakenBy::Name {
            return snapshot_words(last);
        }
        let matrix = last.matrix.matrix.short_title();
        let (from, to) = (first.snapshot.taken_on, last.snapshot.taken_on);
        let of = match self.by {
            TakenBy::LastMatrix => format!("{matrix}, as it has none on the national areas"),
            _ => matrix.to_owned(),
        };
        let days = if from == to {
            format_date_short(to)
        } else {
            format!("{} to {}", format_date_short(from), format_date_short(to))
        };
        let count = pluralize(self.snapshots.len(), "snapshot", "snapshots");
        let left = self.left_words().map(|left| format!("; left here: {left}")).unwrap_or_default();
        format!("{name}, all it agreed on {of}: {count}, {days}{left}")
    }

    /// "1 single view and 2 on other matrices".
    fn left_words(&self) -> Option<String> {
        let is_taken = |saved: &&SavedSnapshot| {
            self.snapshots.iter().any(|taken| taken.snapshot.id == saved.snapshot.id)
        };
        let left = self.network.current_snapshots().filter(|saved| !is_taken(saved));
        let (views, others): (Vec<_>, Vec<_>) =
            left.partition(|saved| !saved.snapshot.assessment.voice.is_agreed());
        let views =
            (!views.is_empty()).then(|| pluralize(views.len(), "single view", "single views"));
        let others = (!others.is_empty()).then(|| format!("{} on other matrices", others.len()));
        let words: Vec<String> = views.into_iter().chain(others).collect();
        (!words.is_empty()).then(|| words.join(" and "))
    }
}

/// One snapshot in words: "Hillside PCN, 3 March 2026, the national areas, agreed".
pub(crate) fn snapshot_words(saved: &SavedSnapshot) -> String {
    let name = &saved.snapshot.network.name;
    let day = format_date(saved.snapshot.taken_on);
    let voice = saved.snapshot.assessment.voice.describe();
    format!("{name}, {day}, {}, {voice}", saved.matrix.matrix.short_title())
}

/// The last snapshot of each network that was named, in one note for each way it was taken.
pub(crate) fn last_ones_words<'s>(
    taken: impl Iterator<Item = (TakenBy, &'s SavedSnapshot)>,
) -> Vec<String> {
    let (mut by_way, mut views) = (BTreeMap::new(), Vec::new());
    for (by, saved) in taken.filter(|(by, _)| *by != TakenBy::Name) {
        let matrix = match by {
            TakenBy::NationalAreas => String::new(),
            _ => saved.matrix.matrix.short_title().to_owned(),
        };
        let name = saved.snapshot.network.name.clone();
        let voice = &saved.snapshot.assessment.voice;
        if !voice.is_agreed() {
            views.push(format!("{name} ({})", voice.describe()));
        }
        by_way.entry((by, matrix)).or_insert_with(Vec::new).push(name);
    }
    let sentence = |((by, matrix), names): ((TakenBy, String), Vec<String>)| match by {
        TakenBy::LastMatrix => format!(
            "{}: nothing on the national areas, so the last of its line on {matrix}",
            format_names(&names)
        ),
        TakenBy::Matrix => format!("{}: the last of its line on {matrix}", format_names(&names)),
        _ => format!("{}: the last of its line on the national areas", format_names(&names)),
    };
    let mut words: Vec<String> = by_way.into_iter().map(sentence).collect();
    if !views.is_empty() {
        words.push(format!("Never agreed, one person's view: {}", format_names(&views)));
    }
    words
}
