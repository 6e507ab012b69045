//! A batch of files that somebody was given: looked at as a whole, and what is foretold of each file
//! is what becomes of it, whatever is answered.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::share::bring_in;
use super::world::{World, at};
use crate::maturity::ids::Slug;
use crate::maturity::network::Network;
use crate::maturity::network_state::SavedSnapshot;
use crate::maturity::share::{
    FileVerdict, ImportAnswer, ImportChoices, ImportForecast, ImportPlan, ImportQuestion,
    ImportReport, QuestionKind, ShareContents, ShareLevel, SharePurpose, SnapshotOutcome,
};
use crate::store::id_gen;
use crate::store::ops::share::ShareRequest;
use crate::store::sha256::sha256_hex;

/// A workbook of somebody else's with one network and one snapshot.
pub(crate) struct Sender {
    world: World,
    slug: Slug,
    saved: Vec<SavedSnapshot>,
}

impl Sender {
    pub(crate) fn new(name: &str, code: Option<&str>) -> Self {
        let world = World::new();
        let network = Network {
            ods_code: code.map(str::to_owned),
            ..Network::with_name(id_gen::generate(), name)
        };
        let slug = world.writer().add_network(network).unwrap();
        let mut sender = Self { world, slug, saved: Vec::new() };
        sender.save(&[("LEAD-0a", "fully"), ("LEAD-0b", "partly")]);
        sender
    }

    pub(crate) fn save(&mut self, answers: &[(&str, &str)]) {
        self.saved.push(self.world.saved(&self.slug, answers));
    }

    /// Copies the files of its snapshots themselves.
    pub(crate) fn copy_files(&self, folder: &Path) -> Vec<PathBuf> {
        let files = self.world.library().snapshot_files(&self.slug);
        let copy = |file: &PathBuf| {
            let to = folder.join(file.file_name().unwrap());
            fs::copy(file, &to).unwrap();
            to
        };
        files.iter().map(copy).collect()
    }

    /// Shares its snapshots in full or as a summary, all of them or the first few.
    pub(crate) fn share(&self, level: ShareLevel, count: usize, file: &Path) {
        let sharing = ShareRequest {
            contents: &ShareContents::new(self.saved.iter().take(count), level),
            purpose: &SharePurpose::default(),
            file,
            id: id_gen::generate(),
            now: at(90),
        };
        self.world.writer().share(&sharing).unwrap();
    }
}

/// A copy of a share in which an answer was changed by hand, and which says nothing of its bytes.
fn alter(file: &Path, to: &Path) {
    let mut share: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    for one in share["snapshots"].as_array_mut().unwrap() {
        one.as_object_mut().unwrap().remove("sha256");
    }
    fs::write(file, serde_json::to_vec(&share).unwrap()).unwrap();
    share["snapshots"][0]["answers"]["LEAD-0b"]["answer"] = json!("not_yet");
    fs::write(to, serde_json::to_vec(&share).unwrap()).unwrap();
}

pub(crate) fn look(world: &World, folder: &Path) -> ImportPlan {
    world.library().plan_import(&[folder.to_path_buf()], |_, _| true).unwrap()
}

/// What was brought in with these choices.
pub(crate) fn import(world: &World, plan: &ImportPlan, choices: &ImportChoices) -> ImportReport {
    let chosen = plan.forecast(choices).chosen_files(plan);
    let mut writer = world.writer();
    writer.begin_import(id_gen::generate(), at(100), &chosen).unwrap();
    let report = writer.import(&chosen, &plan.matrix_sources, |_| true);
    writer.finish_import();
    report
}

/// A pile of odd files, and a workbook that has some of what is in them.
fn pile(folder: &Path) -> World {
    let file = |name: &str| -> PathBuf { folder.join(name) };
    let here = World::new();
    let coded = |name: &str, code: &str| Network {
        ods_code: Some(code.to_owned()),
        ..Network::with_name(id_gen::generate(), name)
    };
    here.writer().add_network(coded("Castle expected", "U10001")).unwrap();
    here.add("Eastfield PCN");

    let mut brook = Sender::new("Brook", None);
    brook.save(&[("LEAD-0a", "mostly")]);
    brook.share(ShareLevel::Summary, 1, &file("brook 1.json"));
    brook.share(ShareLevel::Full, 2, &file("brook 2.json"));
    brook.share(ShareLevel::Summary, 2, &file("brook again.json"));
    fs::copy(file("brook 1.json"), file("brook 1 (1).json")).unwrap();
    Sender::new("Castle", Some("u10001")).share(ShareLevel::Summary, 1, &file("castle.json"));
    Sender::new("Kings Mill", Some("U10003")).share(ShareLevel::Full, 1, &file("kings.json"));
    Sender::new("King's Mill PCN", Some("U10003")).share(
        ShareLevel::Full,
        1,
        &file("a kings laptop.json"),
    );
    Sender::new("Eastfield", None).share(ShareLevel::Summary, 1, &file("eastfield.json"));
    Sender::new("Lakes", None).share(ShareLevel::Summary, 1, &file("lakes.json"));
    Sender::new("The Lakes PCN", Some("U10009")).share(
        ShareLevel::Summary,
        1,
        &file("lakes pcn.json"),
    );
    let dale = Sender::new("Dale & Moor", None);
    dale.share(ShareLevel::Full, 1, &file("dale.json"));
    alter(&file("dale.json"), &file("dale FINAL v2.json"));
    // what is here: one network with a snapshot, and what came of it
    let ours = Sender::new("Hillside", None);
    ours.share(ShareLevel::Full, 1, &file("hillside.json"));
    bring_in(&here, &super::share::look(&here, &file("hillside.json")));
    alter(&file("hillside.json"), &file("hillside altered.json"));
    fs::write(file("a mail.eml"), "From: a").unwrap();
    fs::write(file("letter.txt"), "Dear all").unwrap();
    fs::write(file("cut.json"), &fs::read(file("castle.json")).unwrap()[..500]).unwrap();
    here
}

/// Whether all that was foretold is what became of it.
fn assert_as_foretold(plan: &ImportPlan, forecast: &ImportForecast, report: &ImportReport) {
    let chosen = plan.files.iter().zip(&forecast.files).filter(|(_, one)| one.is_chosen);
    assert_eq!(chosen.clone().count(), report.files.len());
    for ((file, foretold), became) in chosen.zip(&report.files) {
        assert_eq!(became.refused, None, "{}", file.name);
        assert_eq!((&file.name, &foretold.verdict), (&became.name, &became.verdict));
        let outcomes =
            |all: &[SnapshotOutcome]| all.iter().map(|one| one.outcome).collect::<Vec<_>>();
        assert_eq!(outcomes(&foretold.outcomes), outcomes(&became.outcomes), "{}", file.name);
        let counted = |all: &[SnapshotOutcome]| {
            all.iter().map(SnapshotOutcome::is_counted).collect::<Vec<_>>()
        };
        assert_eq!(counted(&foretold.outcomes), counted(&became.outcomes), "{}", file.name);
        assert_eq!(foretold.created_networks, became.created_networks, "{}", file.name);
        assert_eq!(foretold.joined_networks, became.joined_networks, "{}", file.name);
    }
}

fn verdicts(plan: &ImportPlan, forecast: &ImportForecast) -> Vec<(String, &'static str)> {
    let files = plan.files.iter().zip(&forecast.files);
    files.map(|(file, one)| (file.name.clone(), one.verdict.code())).collect()
}

#[test]
fn what_only_a_person_can_say_is_asked_and_waits() {
    let folder = tempfile::tempdir().unwrap();
    let here = pile(folder.path());
    let plan = look(&here, folder.path());
    let asked: Vec<String> = plan.questions.iter().map(ImportQuestion::line).collect();
    assert_eq!(
        asked,
        [
            "Dale & Moor: 2 files disagree",
            "Castle: the code of Castle expected, U10001",
            "Kings Mill and King's Mill PCN: one code, U10003",
            "Eastfield: a name like Eastfield PCN",
            "Lakes and The Lakes PCN: names alike",
        ]
    );
    let choices = ImportChoices { answers: plan.first_answers(), ..ImportChoices::default() };
    let forecast = plan.forecast(&choices);
    assert_eq!(
        verdicts(&plan, &forecast),
        [
            ("a kings laptop.json", "same-network"),
            ("a mail.eml", "not-a-share"),
            ("brook 1 (1).json", "new"),
            ("brook 1.json", "again"),
            ("brook 2.json", "partly-new"),
            ("brook again.json", "here"),
            ("castle.json", "same-network"),
            ("cut.json", "refused"),
            ("dale FINAL v2.json", "clash"),
            ("dale.json", "clash"),
            ("eastfield.json", "new"),
            ("hillside altered.json", "differs"),
            ("hillside.json", "here"),
            ("kings.json", "same-network"),
            ("lakes pcn.json", "new"),
            ("lakes.json", "new"),
        ]
        .map(|(name, code)| (name.to_owned(), code))
    );
    assert_eq!(plan.passed_over, ["letter.txt"]);
    let waiting = |at: &usize| forecast.files[*at].verdict.is_asking();
    let order = plan.listed(&forecast);
    assert_eq!(order.iter().take_while(|at| waiting(at)).count(), 5, "they stand first");
    let report = import(&here, &plan, &choices);
    assert_as_foretold(&plan, &forecast, &report);
    assert_eq!(
        here.library().slugs().unwrap().len(),
        7,
        "those of Brook, Eastfield and the two Lakes"
    );
}

#[test]
fn what_is_foretold_is_what_happens_whatever_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let here = pile(folder.path());
    let plan = look(&here, folder.path());
    let all: Vec<Vec<ImportAnswer>> =
        plan.questions.iter().map(|question| question.answers(None)).collect();
    let rounds = all.iter().map(Vec::len).max().unwrap();
    let mut seen = Vec::new();
    let copies = ["a", "b", "c", "d", "e", "f", "g", "h"];
    for round in 0..rounds {
        let answers = all.iter().map(|answers| answers[round % answers.len()]).collect();
        let left_out = ["brook 1 (1).json", "brook 2.json", "lakes.json", "dale.json"];
        for unticked in [None, Some(left_out[round % 4])] {
            let left = plan.files.iter().position(|file| Some(file.name.as_str()) == unticked);
            let choices = ImportChoices {
                answers: Vec::clone(&answers),
                ticks: left.into_iter().map(|at| (at, false)).collect(),
                ..ImportChoices::default()
            };
            let copy = here.copied(copies[seen.len()]);
            let plan = look(&copy, folder.path());
            let forecast = plan.forecast(&choices);
            let report = import(&copy, &plan, &choices);
            assert_as_foretold(&plan, &forecast, &report);
            // a second look knows all of it
            let after = look(&copy, folder.path());
            let after = after.forecast(&choices);
            for (before, now) in forecast.files.iter().zip(&after.files) {
                let is_here = now.verdict == FileVerdict::AlreadyHere;
                assert!(!before.is_chosen || is_here, "{before:?} {now:?}");
            }
            seen.push(verdicts(&plan, &forecast));
        }
    }
    seen.dedup();
    assert!(seen.len() > 4, "the choices made a difference: {seen:#?}");
}

#[test]
fn of_an_altered_file_and_the_true_one_it_is_foretold_which_counts() {
    let folder = tempfile::tempdir().unwrap();
    let (altered, good) = (folder.path().join("a FINAL v2.json"), folder.path().join("b.json"));
    let mut dale = Sender::new("Dale & Moor", None);
    dale.save(&[("LEAD-0a", "mostly")]);
    dale.share(ShareLevel::Full, 2, &good);
    let text = fs::read_to_string(&good).unwrap();
    fs::write(&altered, text.replacen("\"partly\"", "\"not_yet\"", 1)).unwrap();
    let here = World::new();
    let plan = look(&here, folder.path());
    assert!(plan.questions.is_empty(), "what was altered is known: {:?}", plan.questions);
    let choices = ImportChoices::default();
    let forecast = plan.forecast(&choices);
    let said = |at: usize| {
        let (one, file) = (&forecast.files[at], &plan.files[at]);
        (one.label(file), one.describe(&plan, file))
    };
    assert_eq!(said(0).0, "new, but altered");
    assert_eq!(
        said(1),
        (
            "differs, both kept".to_owned(),
            "It says something else than a FINAL v2.json. Both are kept, side by side. This one \
             counts: the other was altered on the way."
                .to_owned()
        )
    );
    let report = import(&here, &plan, &choices);
    assert_as_foretold(&plan, &forecast, &report);
    assert!(forecast.files[1].outcomes[0].is_counted());
    let again = look(&here, folder.path());
    let (known, file) = (again.forecast(&choices), &again.files[1]);
    let said = known.files[1].describe(&again, file);
    assert_eq!(said, "All 2 of its snapshots are here already. Nothing has to be done.");
}

#[test]
fn two_ids_that_are_one_network_are_kept_together_whichever_file_comes_first() {
    let folder = tempfile::tempdir().unwrap();
    let here = pile(folder.path());
    let plan = look(&here, folder.path());
    let answers = plan.questions.iter().map(|question| match question.kind {
        QuestionKind::SameCode { .. } => ImportAnswer::Same,
        QuestionKind::SameCodeHere { .. } => ImportAnswer::Here(0),
        QuestionKind::Clash { .. } => ImportAnswer::All,
        _ => question.first_answer(),
    });
    let choices = ImportChoices { answers: answers.collect(), ..ImportChoices::default() };
    let report = import(&here, &plan, &choices);
    assert_as_foretold(&plan, &plan.forecast(&choices), &report);
    let mills: Vec<_> = here
        .library()
        .networks()
        .0
        .into_iter()
        .filter(|entry| entry.network.ods_code.as_deref() == Some("U10003"))
        .collect();
    let [mill] = mills.as_slice() else { panic!("{mills:?}") };
    assert_eq!(mill.network.also.len(), 1);
    assert_eq!(here.open(&mill.slug).snapshots.len(), 2);
    let dale = here.open(&Slug::from("dale-moor"));
    assert_eq!(dale.snapshots.len(), 2, "both are kept");
    assert_eq!(dale.current_snapshots().count(), 0, "neither counts until a person chooses");
    assert_eq!(here.open(&Slug::from("castle-expected")).snapshots.len(), 1);
}

/// Kept online only, held by another program, damaged: it may be there again in a minute.
#[test]
fn a_network_that_can_t_be_read_is_not_made_a_second_time() {
    let folder = tempfile::tempdir().unwrap();
    let (ours, other) = (Sender::new("Hillside", None), Sender::new("Brook", None));
    ours.share(ShareLevel::Full, 1, &folder.path().join("ours.json"));
    other.share(ShareLevel::Full, 1, &folder.path().join("other.json"));
    let here = &ours.world;
    let file = here.path(&format!("networks/{}/network.json", ours.slug));
    let whole = fs::read(&file).unwrap();
    for unread in [&b"{"[..], b"\xff\xfe"] {
        fs::write(&file, unread).unwrap();
        let plan = look(here, folder.path());
        let forecast = plan.forecast(&ImportChoices::default());
        assert_as_foretold(&plan, &forecast, &import(here, &plan, &ImportChoices::default()));
        let at = plan.files.iter().position(|file| file.name == "ours.json").unwrap();
        assert_eq!(forecast.files[at].verdict, FileVerdict::Refused);
        let why = forecast.files[at].skipped(&plan, &plan.files[at]).refused.unwrap();
        assert!(why.says.contains("can't be told whether this network is here"), "{}", why.says);
        let slugs = here.library().slugs().unwrap();
        assert!(slugs.len() <= 2, "nothing twice: {slugs:?}");
    }
    fs::write(&file, whole).unwrap();
    let forecast = look(here, folder.path()).forecast(&ImportChoices::default());
    assert!(forecast.files.iter().all(|file| file.verdict != FileVerdict::Refused));
    assert_eq!(here.library().slugs().unwrap().len(), 2, "and the other came in");
}

#[test]
fn snapshots_in_files_of_their_own_come_in_byte_for_byte_and_each_copy_is_known() {
    let folder = tempfile::tempdir().unwrap();
    let mut brook = Sender::new("Brook", None);
    brook.save(&[("LEAD-0a", "mostly")]);
    let mut files = brook.copy_files(folder.path());
    files.sort_by_key(|file| !fs::read_to_string(file).unwrap().contains("\"fully\""));
    let text = fs::read_to_string(&files[0]).unwrap();
    // one copy that says something else, one of the same bytes, and one that is changed after the look
    let other = files[0].with_file_name("other.json");
    fs::write(&other, text.replacen("\"fully\"", "\"partly\"", 1)).unwrap();
    fs::copy(&files[1], files[1].with_file_name("same again.json")).unwrap();
    let late = files[1].with_file_name("z late.json");
    fs::write(&late, text.replacen("\"partly\"", "\"mostly\"", 1)).unwrap();

    let here = World::new();
    let plan = look(&here, folder.path());
    fs::write(&late, text.replacen("\"partly\"", "\"not_yet\"", 1)).unwrap();
    let choices = ImportChoices {
        answers: plan.questions.iter().map(|_| ImportAnswer::All).collect(),
        ..ImportChoices::default()
    };
    let report = import(&here, &plan, &choices);
    let refused: Vec<_> = report.files.iter().filter_map(|file| file.refused.clone()).collect();
    assert_eq!(refused.iter().map(|it| it.code).collect::<Vec<_>>(), ["changed-since"]);
    let slug = &here.library().slugs().unwrap()[0];
    let stored = here.library().snapshot_files(slug);
    let hashes = |files: &[PathBuf]| -> BTreeSet<String> {
        files.iter().map(|file| sha256_hex(&fs::read(file).unwrap())).collect()
    };
    assert_eq!(hashes(&stored), hashes(&[files[0].clone(), files[1].clone(), other]));
    assert_eq!(stored.len(), 3);
    fs::remove_file(&late).unwrap();
    let again = import(&here, &look(&here, folder.path()), &ImportChoices::default());
    assert!(again.files.iter().all(|file| file.snapshots.is_empty()), "{again:?}");
}
