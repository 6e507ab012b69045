//! Finds the questions of an import: compares the networks of the files with those here and with each
//! other, and the files that hold one snapshot.

use std::collections::{BTreeMap, BTreeSet};

use uuid::Uuid;

use super::dedupe::CopyRelation;
use super::import_plan::{
    FileContent, ImportPlan, IncomingOwner, IncomingSnapshot, PlannedFile, SnapshotBundle,
    SnapshotPlace,
};
use super::import_question::{ImportAnswer, ImportQuestion, QuestionKind, QuestionNetwork};
use crate::maturity::ids::Slug;
use crate::maturity::network::name_key;

impl ImportPlan {
    /// Finds all that has to be asked, once the files and their overlaps are known: what nothing
    /// goes on without first, hints last, and each by the names of its networks.
    pub fn find_questions(&mut self) {
        let networks = new_networks(&self.files);
        let mut questions = network_questions(&networks);
        questions.extend(clash_questions(self));
        for question in &mut questions {
            let names = question.files.iter().filter_map(|at| self.files.get(*at));
            question.file_names = names.map(|file| file.name.clone()).collect();
        }
        questions.sort_by_cached_key(|one| {
            (one.is_hint(), !one.is_clash(), one.line().to_lowercase(), one.files.clone())
        });
        self.questions = questions;
    }

    /// The answers before a person gives any.
    pub fn first_answers(&self) -> Vec<ImportAnswer> {
        self.questions.iter().map(ImportQuestion::first_answer).collect()
    }

    /// The snapshot in this place.
    pub(crate) fn snapshot(&self, (file, at): SnapshotPlace) -> Option<&IncomingSnapshot> {
        match &self.files.get(file)?.content {
            FileContent::Snapshots(bundle) => bundle.snapshots.get(at),
            _ => None,
        }
    }
}

/// A network of the files that is not here.
struct NewNetwork {
    asked: QuestionNetwork,
    /// Its ODS codes in the files, in capitals.
    codes: BTreeSet<String>,
    same_code: BTreeSet<(Slug, String)>,
    like_name: BTreeSet<(Slug, String)>,
}

/// The networks that would come in and are not here, by their ids.
fn new_networks(files: &[PlannedFile]) -> BTreeMap<Uuid, NewNetwork> {
    let mut networks = BTreeMap::new();
    for (at, file) in files.iter().enumerate() {
        let FileContent::Snapshots(bundle) = &file.content else { continue };
        if SnapshotBundle::obstruction(bundle.snapshots.iter()).is_some() {
            continue;
        }
        for one in &bundle.snapshots {
            if !matches!(one.owner, IncomingOwner::InLibrary(..)) {
                add_network(&mut networks, at, one);
            }
        }
    }
    networks
}

fn add_network(networks: &mut BTreeMap<Uuid, NewNetwork>, file: usize, one: &IncomingSnapshot) {
    let known = networks.entry(one.network.id).or_insert_with(|| NewNetwork {
        asked: QuestionNetwork {
            network: one.network.clone(),
            newest: one.taken_on,
            files: Vec::new(),
        },
        codes: BTreeSet::new(),
        same_code: BTreeSet::new(),
        like_name: BTreeSet::new(),
    });
    if one.taken_on > known.asked.newest {
        (known.asked.network, known.asked.newest) = (one.network.clone(), one.taken_on);
    }
    if known.asked.files.last() != Some(&file) {
        known.asked.files.push(file);
    }
    known.codes.extend(one.network.ods_code.as_ref().map(|code| code.to_uppercase()));
    match &one.owner {
        IncomingOwner::SameOdsCode(ours) => known.same_code.extend(ours.iter().cloned()),
        IncomingOwner::LikeName(ours) => known.like_name.extend(ours.iter().cloned()),
        _ => {}
    }
}

/// The questions about networks: of each one is asked, and the code goes before the name.
fn network_questions(networks: &BTreeMap<Uuid, NewNetwork>) -> Vec<ImportQuestion> {
    let mut questions = Vec::new();
    let mut rest: Vec<&NewNetwork> = Vec::new();
    for network in networks.values() {
        match network.codes.first().filter(|_| !network.same_code.is_empty()) {
            Some(code) => {
                let ours = network.same_code.iter().cloned().collect();
                let kind = QuestionKind::SameCodeHere { code: code.clone(), ours };
                questions.push(question(kind, &[network]));
            }
            None => rest.push(network),
        }
    }
    let mut by_code: BTreeMap<&str, Vec<&NewNetwork>> = BTreeMap::new();
    for network in &rest {
        if let Some(code) = network.codes.first() {
            by_code.entry(code).or_default().push(network);
        }
    }
    by_code.retain(|_, same| same.len() > 1);
    for (code, same) in &by_code {
        questions.push(question(QuestionKind::SameCode { code: (*code).to_owned() }, same));
    }
    rest.retain(|network| {
        network.codes.first().is_none_or(|code| !by_code.contains_key(code.as_str()))
    });
    questions.extend(name_hints(rest));
    questions
}

/// The hints about names that are alike, where no two codes tell the networks apart.
fn name_hints(mut rest: Vec<&NewNetwork>) -> Vec<ImportQuestion> {
    let mut hints = Vec::new();
    rest.retain(|network| {
        if network.like_name.is_empty() {
            return true;
        }
        let ours = network.like_name.iter().cloned().collect();
        hints.push(question(QuestionKind::LikeNameHere { ours }, &[*network]));
        false
    });
    let mut groups: BTreeMap<String, Vec<&NewNetwork>> = BTreeMap::new();
    for network in rest {
        groups.entry(name_key(&network.asked.network.name)).or_default().push(network);
    }
    let is_told_apart = |group: &[&NewNetwork]| {
        let codes: BTreeSet<&String> = group.iter().flat_map(|one| &one.codes).collect();
        codes.len() > 1
    };
    groups.retain(|key, group| !key.is_empty() && group.len() > 1 && !is_told_apart(group));
    hints.extend(groups.values().map(|group| question(QuestionKind::LikeName, group)));
    hints
}

fn question(kind: QuestionKind, about: &[&NewNetwork]) -> ImportQuestion {
    let networks: Vec<QuestionNetwork> = about.iter().map(|one| one.asked.clone()).collect();
    let files: BTreeSet<usize> = networks.iter().flat_map(|one| one.files.clone()).collect();
    ImportQuestion { kind, networks, files: files.into_iter().collect(), file_names: Vec::new() }
}

/// The files that say different things of one snapshot, where not just one of them is as it was
/// saved. Files that hang together by such snapshots make one question.
fn clash_questions(plan: &ImportPlan) -> Vec<ImportQuestion> {
    let mut together = FileGroups((0..plan.files.len()).collect());
    let mut clashing: Vec<(SnapshotPlace, usize)> = Vec::new();
    for (place, earlier) in &plan.overlaps {
        for (other, relation) in earlier {
            if let CopyRelation::Differs { answers } = relation
                && is_undecided(plan, *place, *other)
            {
                together.join(place.0, other.0);
                clashing.push((*place, *answers));
            }
        }
    }
    let mut groups: BTreeMap<usize, (Vec<SnapshotPlace>, usize)> = BTreeMap::new();
    for (place, answers) in clashing {
        groups.entry(together.first(place.0)).or_insert((Vec::new(), answers)).0.push(place);
    }
    let mut files: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for at in 0..plan.files.len() {
        files.entry(together.first(at)).or_default().insert(at);
    }
    let clash = |(first, (places, answers)): (usize, (Vec<SnapshotPlace>, usize))| {
        clash(plan, files.remove(&first)?, &places, answers)
    };
    groups.into_iter().filter_map(clash).collect()
}

/// Which files hang together: each one's is another of its group, or itself.
struct FileGroups(Vec<usize>);

impl FileGroups {
    /// The file that stands for the whole group.
    fn first(&mut self, file: usize) -> usize {
        let mut at = file;
        while let Some(next) = self.0.get(at).copied().filter(|next| *next != at) {
            at = next;
        }
        if let Some(own) = self.0.get_mut(file) {
            *own = at;
        }
        at
    }

    fn join(&mut self, one: usize, other: usize) {
        let (one, other) = (self.first(one), self.first(other));
        if let Some(own) = self.0.get_mut(one.max(other)) {
            *own = one.min(other);
        }
    }
}

fn clash(
    plan: &ImportPlan,
    files: BTreeSet<usize>,
    places: &[SnapshotPlace],
    answers: usize,
) -> Option<ImportQuestion> {
    let first = plan.snapshot(*places.first()?)?;
    let ids: BTreeSet<Uuid> =
        places.iter().filter_map(|place| Some(plan.snapshot(*place)?.id)).collect();
    let kind = QuestionKind::Clash {
        network: first.network.name.clone(),
        taken_on: first.taken_on,
        answers,
        snapshots: ids.len(),
    };
    let files = files.into_iter().collect();
    Some(ImportQuestion { kind, networks: Vec::new(), files, file_names: Vec::new() })
}

/// Whether nothing says which of two snapshots with one id and network is to count. Where there is
/// one here, each is told how it differs from that.
fn is_undecided(plan: &ImportPlan, place: SnapshotPlace, other: SnapshotPlace) -> bool {
    let (Some(one), Some(other)) = (plan.snapshot(place), plan.snapshot(other)) else {
        return false;
    };
    let is_new = |one: &IncomingSnapshot| {
        one.relation == CopyRelation::New && !one.needs_matrix && one.obstacle.is_none()
    };
    one.network.id == other.network.id
        && is_new(one)
        && is_new(other)
        && one.changed_after_save == other.changed_after_save
}
