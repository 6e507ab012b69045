//! The forecast of an import: what becomes of each file and of each snapshot in it with the choices
//! that were made, file after file as the import goes about it. What is foretold here is what happens.

use std::collections::{BTreeMap, HashMap, HashSet};

use uuid::Uuid;

use super::dedupe::{CopyRelation, rank};
use super::import_choice::{ChosenFile, ExpectedSnapshot, ImportChoices, ImportTarget};
use super::import_plan::{
    CountedCopy, FileContent, ImportPlan, IncomingOwner, IncomingSnapshot, SnapshotBundle,
    SnapshotPlace,
};
use super::import_question::{ImportAnswer, ImportQuestion, QuestionKind};
use super::import_report::{ImportOutcome, SnapshotOutcome};
use super::import_verdict::FileVerdict;
use crate::maturity::ids::Slug;

/// What becomes of all files, in the order of the plan.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ImportForecast {
    /// Each file.
    pub files: Vec<FileForecast>,
}

/// What becomes of one file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FileForecast {
    /// What becomes of it if it comes in.
    pub verdict: FileVerdict,
    /// Whether it comes in.
    pub is_chosen: bool,
    /// What becomes of each snapshot in it.
    pub outcomes: Vec<SnapshotOutcome>,
    /// Where the snapshots of networks go that are not here.
    pub targets: BTreeMap<Uuid, ImportTarget>,
    /// The questions about it, by their places in the plan.
    pub questions: Vec<usize>,
    /// Whether it is another of the files that it differs from or is a part of, and not what is here.
    pub is_among_files: bool,
    /// Names of the files before it that say something else of a snapshot in it.
    pub contradicts: Vec<String>,
    /// Names of the networks that are made for it.
    pub created_networks: Vec<String>,
    /// Names of the networks that take its snapshots in, here or made for a file before it.
    pub joined_networks: Vec<String>,
    expected: Vec<ExpectedSnapshot>,
}

/// The network that a snapshot goes to.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Destination {
    Here(Slug),
    /// One that is made, by the id it will have.
    Made(Uuid),
}

struct Forecaster<'p> {
    plan: &'p ImportPlan,
    choices: &'p ImportChoices,
    by_file: HashMap<usize, Vec<usize>>,
    by_network: HashMap<Uuid, usize>,
    /// Where the snapshots go that earlier files bring.
    brought: HashMap<SnapshotPlace, Destination>,
    /// The networks that earlier files make, with their names.
    made: HashMap<Uuid, String>,
}

impl ImportPlan {
    /// What becomes of all files with these choices.
    pub fn forecast(&self, choices: &ImportChoices) -> ImportForecast {
        let (mut by_file, mut by_network) = (HashMap::new(), HashMap::new());
        for (at, question) in self.questions.iter().enumerate() {
            for file in &question.files {
                by_file.entry(*file).or_insert_with(Vec::new).push(at);
            }
            by_network.extend(question.networks.iter().map(|one| (one.network.id, at)));
        }
        let mut forecaster = Forecaster {
            plan: self,
            choices,
            by_file,
            by_network,
            brought: HashMap::new(),
            made: HashMap::new(),
        };
        ImportForecast { files: (0..self.files.len()).map(|at| forecaster.file(at)).collect() }
    }
}

impl ImportForecast {
    /// The files that come in, as the import is asked for them.
    pub fn chosen_files(&self, plan: &ImportPlan) -> Vec<ChosenFile> {
        let chosen = plan.files.iter().zip(&self.files).filter(|(_, one)| one.is_chosen);
        chosen
            .map(|(file, one)| ChosenFile {
                targets: one.targets.clone(),
                expected: one.expected.clone(),
                ..file.to_chosen(ImportTarget::Unspecified)
            })
            .collect()
    }

    /// How many files come in.
    pub fn chosen_count(&self) -> usize {
        self.files.iter().filter(|one| one.is_chosen).count()
    }
}

impl Forecaster<'_> {
    fn answer(&self, question: usize) -> ImportAnswer {
        let asked = self.plan.questions.get(question);
        let first = asked.map(ImportQuestion::first_answer).unwrap_or_default();
        self.choices.answers.get(question).copied().unwrap_or(first)
    }

    fn file(&mut self, at: usize) -> FileForecast {
        let Some(file) = self.plan.files.get(at) else { return FileForecast::default() };
        let FileContent::Snapshots(bundle) = &file.content else {
            return FileForecast { verdict: file.verdict(), ..FileForecast::default() };
        };
        let questions = self.by_file.get(&at).cloned().unwrap_or_default();
        let waiting = self.waiting_verdict(at, &questions);
        let mut forecast = FileForecast { questions, ..FileForecast::default() };
        let mut new = Vec::new();
        let (mut seen, mut differs_from_ours) = (HashSet::new(), false);
        for (index, one) in bundle.snapshots.iter().enumerate() {
            let destination = self.destination(one);
            let (relation, is_among_files) = self.relation((at, index), one, &destination);
            let is_again = !seen.insert((one.id, &one.hash));
            let is_here = is_again || relation.is_contained();
            let outcome =
                if is_here { ImportOutcome::Here } else { ImportOutcome::of_copy(&relation) };
            forecast.is_among_files |= is_among_files;
            let is_other = matches!(relation, CopyRelation::Differs { .. });
            differs_from_ours |= is_other && !is_among_files;
            let counted = match relation {
                _ if is_other && is_among_files => {
                    self.counted_beside_others((at, index), one, &destination, &mut forecast)
                }
                _ => one.counted,
            };
            let outcome = SnapshotOutcome::of(one, outcome, slug_of(&destination));
            forecast.outcomes.push(SnapshotOutcome { counted, ..outcome });
            if !is_here {
                new.push((index, one, relation, destination));
            }
        }
        let obstruction = SnapshotBundle::obstruction(new.iter().map(|(_, one, ..)| *one));
        let existing = bundle.snapshots.len() - new.len();
        forecast.verdict =
            obstruction.or(waiting.filter(|_| !new.is_empty())).unwrap_or_else(|| {
                FileVerdict::of_copies(new.iter().map(|(_, _, relation, _)| relation), existing)
            });
        forecast.is_chosen =
            forecast.verdict.is_importable() && self.is_ticked(at, differs_from_ours);
        let mut named = HashSet::new();
        for (index, one, _, destination) in new {
            if named.insert(destination.clone()) {
                self.name_network(one, &destination, &mut forecast);
            }
            self.take_in((at, index), one, destination, &mut forecast);
        }
        if !forecast.verdict.is_importable() && forecast.verdict != FileVerdict::AlreadyHere {
            Self::settle_unimportable(&mut forecast);
        }
        forecast
    }

    /// Whether a file comes in where it can: as a person said; else unless it says something else
    /// than what is here, where that waits.
    fn is_ticked(&self, file: usize, differs_from_ours: bool) -> bool {
        let waits = differs_from_ours && self.choices.differing_waits;
        self.choices.ticks.get(&file).copied().unwrap_or(!waits)
    }

    /// What keeps a file waiting, or out, by the answers to its questions.
    fn waiting_verdict(&self, file: usize, questions: &[usize]) -> Option<FileVerdict> {
        let mut verdict = None;
        for at in questions {
            let Some(question) = self.plan.questions.get(*at) else { continue };
            let found = match (self.answer(*at), question.is_clash()) {
                (ImportAnswer::Only(chosen), true) if chosen != file => FileVerdict::LeftOut,
                (ImportAnswer::Unanswered, true) => FileVerdict::Clash,
                (ImportAnswer::Unanswered, false) if self.choices.into.is_none() => {
                    FileVerdict::SameNetwork
                }
                _ => continue,
            };
            // what is left out waits for nothing
            if verdict != Some(FileVerdict::LeftOut) {
                verdict = Some(found);
            }
        }
        verdict
    }

    /// Notes that a snapshot of a file comes in, and where.
    fn take_in(
        &mut self,
        place: SnapshotPlace,
        one: &IncomingSnapshot,
        destination: Destination,
        forecast: &mut FileForecast,
    ) {
        let network = one.network.id;
        if !matches!(one.owner, IncomingOwner::InLibrary(..)) {
            forecast.targets.entry(network).or_insert_with(|| self.target(one));
        }
        if !forecast.is_chosen {
            return;
        }
        forecast.expected.push(ExpectedSnapshot {
            id: one.id,
            hash: one.hash.clone(),
            network,
            matrix: one.matrix.clone(),
        });
        self.brought.insert(place, destination);
    }

    /// Notes the network that a file's snapshots go to, as made for them or there by then.
    fn name_network(
        &mut self,
        one: &IncomingSnapshot,
        destination: &Destination,
        forecast: &mut FileForecast,
    ) {
        let (name, is_made) = self.network_name(one, destination);
        let names =
            if is_made { &mut forecast.created_networks } else { &mut forecast.joined_networks };
        names.push(name.clone());
        if let (Destination::Made(id), true) = (destination, forecast.is_chosen) {
            self.made.entry(*id).or_insert(name);
        }
    }

    /// What can't come in leaves its snapshots where they are.
    fn settle_unimportable(forecast: &mut FileForecast) {
        let outcome = if forecast.verdict.is_asking() {
            ImportOutcome::Asked
        } else {
            ImportOutcome::Refused
        };
        for one in forecast.outcomes.iter_mut().filter(|one| one.outcome != ImportOutcome::Here) {
            (one.outcome, one.slug) = (outcome, None);
        }
        forecast.created_networks.clear();
        forecast.joined_networks.clear();
    }

    /// The network that a snapshot goes to.
    fn destination(&self, one: &IncomingSnapshot) -> Destination {
        if let IncomingOwner::InLibrary(slug, _) = &one.owner {
            return Destination::Here(slug.clone());
        }
        match self.target(one) {
            ImportTarget::Existing(slug) => Destination::Here(slug),
            ImportTarget::SameAs(main) => Destination::Made(main.id),
            ImportTarget::Unspecified | ImportTarget::New => Destination::Made(one.network.id),
        }
    }

    /// Where the snapshots of a network go that is not here.
    fn target(&self, one: &IncomingSnapshot) -> ImportTarget {
        if let Some((slug, _)) = &self.choices.into {
            return ImportTarget::Existing(slug.clone());
        }
        let Some(at) = self.by_network.get(&one.network.id) else {
            return ImportTarget::Unspecified;
        };
        let Some(question) = self.plan.questions.get(*at) else { return ImportTarget::Unspecified };
        match (self.answer(*at), &question.kind) {
            (
                ImportAnswer::Here(which),
                QuestionKind::SameCodeHere { ours, .. } | QuestionKind::LikeNameHere { ours },
            ) => {
                let slug = ours.get(which).map(|(slug, _)| slug.clone());
                slug.map_or(ImportTarget::Unspecified, ImportTarget::Existing)
            }
            (ImportAnswer::Same, _) => {
                let is_in = |file: &usize| self.is_ticked(*file, false);
                let main = question.main_network(|network| network.files.iter().any(is_in));
                let network = main.map_or(&one.network, |main| &main.network);
                ImportTarget::SameAs(Box::new(network.as_ref().clone()))
            }
            (ImportAnswer::Another, _) => ImportTarget::New,
            _ => ImportTarget::Unspecified,
        }
    }

    /// How a snapshot stands to all that is in its network by then, and whether it is one of the
    /// files that decides.
    fn relation(
        &self,
        place: SnapshotPlace,
        one: &IncomingSnapshot,
        destination: &Destination,
    ) -> (CopyRelation, bool) {
        let is_compared = match (&one.owner, destination) {
            (IncomingOwner::InLibrary(..), _) => true,
            (
                IncomingOwner::SameOdsCode(ours) | IncomingOwner::LikeName(ours),
                Destination::Here(slug),
            ) => matches!(ours.as_slice(), [(only, _)] if only == slug),
            _ => false,
        };
        let own = if is_compared { one.relation.clone() } else { CopyRelation::New };
        let earlier = self.plan.overlaps.get(&place).into_iter().flatten();
        let there = earlier.filter(|(other, _)| self.brought.get(other) == Some(destination));
        match there.map(|(_, relation)| relation).max_by_key(|relation| rank(relation)) {
            Some(found) if rank(found) > rank(&own) => (found.clone(), true),
            _ => (own, false),
        }
    }

    /// Which copy counts where files before it say something else of the same snapshot. Those files
    /// are named.
    fn counted_beside_others(
        &self,
        place: SnapshotPlace,
        one: &IncomingSnapshot,
        destination: &Destination,
        forecast: &mut FileForecast,
    ) -> CountedCopy {
        let mut are_altered = true;
        for (other, relation) in self.plan.overlaps.get(&place).into_iter().flatten() {
            let is_there = self.brought.get(other) == Some(destination);
            if !is_there || !matches!(relation, CopyRelation::Differs { .. }) {
                continue;
            }
            let Some(file) = self.plan.files.get(other.0) else { continue };
            if !forecast.contradicts.contains(&file.name) {
                forecast.contradicts.push(file.name.clone());
            }
            if let FileContent::Snapshots(bundle) = &file.content {
                are_altered &=
                    bundle.snapshots.get(other.1).is_some_and(|one| one.changed_after_save);
            }
        }
        match (one.changed_after_save, are_altered) {
            (false, true) => CountedCopy::This,
            (true, false) => CountedCopy::Other,
            _ => CountedCopy::None,
        }
    }

    /// The name of the network that a snapshot goes to, and whether it is made for it.
    fn network_name(&self, one: &IncomingSnapshot, destination: &Destination) -> (String, bool) {
        let main = match (destination, self.target(one)) {
            (Destination::Made(_), ImportTarget::SameAs(main)) => Some(main.name),
            _ => None,
        };
        match (destination, &one.owner, &self.choices.into) {
            (Destination::Made(id), ..) => match self.made.get(id) {
                Some(name) => (name.clone(), false),
                None => (main.unwrap_or_else(|| one.network.name.clone()), true),
            },
            (Destination::Here(_), IncomingOwner::InLibrary(_, name), _)
            | (Destination::Here(_), _, Some((_, name))) => (name.clone(), false),
            (
                Destination::Here(slug),
                IncomingOwner::SameOdsCode(ours) | IncomingOwner::LikeName(ours),
                _,
            ) => {
                let found = ours.iter().find(|(own, _)| own == slug);
                (found.map(|(_, name)| name.clone()).unwrap_or_default(), false)
            }
            (Destination::Here(slug), IncomingOwner::NotInLibrary, _) => (slug.to_string(), false),
        }
    }
}

fn slug_of(destination: &Destination) -> Option<Slug> {
    match destination {
        Destination::Here(slug) => Some(slug.clone()),
        Destination::Made(_) => None,
    }
}
