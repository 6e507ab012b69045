//! Sharing and bringing in: what the reader will see, who it is for, what each file is, what became
//! of it.

use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::{Date, date};
use pcn_workbook::maturity::assessment::{Evidence, Voice};
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::Slug;
use pcn_workbook::maturity::network::Network;
use pcn_workbook::maturity::share::import_undo::{
    StayingItem, StayingReason, UndoneJoin, UndoneNetwork, UndoneSnapshot,
};
use pcn_workbook::maturity::share::{
    CopyRelation, FileContent, ImportPlan, ImportReport, ImportTarget, ImportUndo, ImportedFile,
    IncomingOwner, IncomingSnapshot, PlannedFile, ShareLevel, ShareReceipt, SnapshotBundle,
};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::outcome::{Outcome, SampleKind};
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::state::AppState;
use uuid::Uuid;

use super::scene::Scene;
use super::{check, desks};

/// Home, then the newest snapshot.
const NEWEST: &str = "S-Tab";

fn desk() -> AppState {
    let mut state = AppState { documents_dir: PathBuf::from("/home/j/Documents"), ..desks::full() };
    let record = state.network_state.as_mut().unwrap();
    record.network.ods_code = Some("U12345".to_owned());
    for saved in &mut record.snapshots {
        saved.snapshot.network = record.network.to_network_at_time();
        let said = &mut saved.snapshot.assessment;
        if let Some(first) = said.answers.keys().next().cloned() {
            said.set_note(&first, "Two practices are not sure yet.");
            let mut piece = Evidence::new("Minutes of the March board");
            piece.whose = Some("practice manager".to_owned());
            said.set_evidence(&first, vec![piece]);
        }
    }
    state
}

pub fn previewed() -> Scene {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys(NEWEST).keys("x");
    scene
}

#[test]
fn what_the_reader_will_see_comes_first() {
    check("share-preview", &mut previewed());
}

#[test]
fn the_full_version_shows_what_else_would_go() {
    check("share-full", previewed().keys("Space"));
}

#[test]
fn all_saved_snapshots_may_go() {
    let mut scene = previewed();
    scene.keys("Right");
    assert!(
        scene.picture(80, 24).contains("5 snapshots, the summary"),
        "{}",
        scene.picture(80, 24)
    );
}

#[test]
fn where_one_persons_view_is_from_stays_unless_it_is_chosen() {
    let mut scene = previewed();
    let ActiveScreen::Share(share) = &scene.app.screen else { panic!("not sharing") };
    let id = share.id;
    let record = scene.app.state.network_state.as_mut().unwrap();
    let saved = record.snapshots.iter_mut().find(|saved| saved.snapshot.id == id).unwrap();
    let elm = Some("Elm Surgery".to_owned());
    saved.snapshot.assessment.voice = Voice::one_view("practice manager").from_place(elm);
    let page = scene.picture(80, 24);
    assert!(page.contains("where one person's view"), "{page}");
    assert!(page.contains("One view: practice manager."), "{page}");
    let page = scene.keys("Space").picture(80, 24);
    assert!(page.contains("One view: practice manager, Elm Surgery."), "{page}");
    assert!(!page.contains("Notes"), "{page}");
    check("share-place", &mut scene);
    let page = scene.keys("Space").picture(80, 24);
    assert!(page.contains("the full version"), "{page}");
    let page = scene.keys("Space Space Enter Enter*4").picture(80, 24);
    let is_chosen = |effect: &Effect| matches!(effect, Effect::Write(WriteRequest::Share(one)) if one.contents.level == ShareLevel::SummaryWithPlace);
    assert!(scene.effects.iter().any(is_chosen), "{page}");
}

#[test]
fn who_it_is_for_and_where_it_goes() {
    check(
        "share-purpose",
        previewed().keys("Enter \"Northshire board\" Tab \"yearly plan\" Tab Right"),
    );
}

#[test]
fn on_a_low_screen_every_line_and_the_whole_path_are_in_sight() {
    let picture = previewed().keys("Enter").picture(60, 18);
    for words in ["Who is it for?", "Why?", "Do they require it?", "hillside-pcn-", "└──"] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    assert!(!picture.contains("more ▼"), "{picture}");
}

#[test]
fn enter_writes_what_was_seen_once_and_a_refusal_can_be_mended() {
    let mut scene = previewed();
    scene.keys("Enter \"Northshire board\" Enter*3");
    let is_share = |effect: &Effect| matches!(effect, Effect::Write(WriteRequest::Share(_)));
    assert!(!scene.effects.iter().any(is_share), "Enter goes on to where it is written first");
    scene.keys("Enter Enter");
    let shares: Vec<_> = scene
        .effects
        .iter()
        .filter_map(|effect| {
            if let Effect::Write(WriteRequest::Share(one)) = effect {
                Some(one.clone())
            } else {
                None
            }
        })
        .collect();
    let [sharing] = shares.as_slice() else { panic!("{shares:?}") };
    assert_eq!(
        (sharing.contents.level, sharing.contents.snapshots.len()),
        (ShareLevel::Summary, 1)
    );
    assert_eq!(sharing.purpose.recipient.as_deref(), Some("Northshire board"));
    assert!(
        sharing.file.starts_with("/home/j/Documents")
            && sharing.file.to_string_lossy().ends_with("for-northshire-board.json")
    );
    let says = "There is already a file of this name, and it is never written over. Give the share another name.";
    scene.take(Outcome::Failed(says.to_owned()));
    check("share-refused", &mut scene);
    scene.keys("Enter");
    let again = scene
        .effects
        .iter()
        .filter(|effect| matches!(effect, Effect::Write(WriteRequest::Share(one)) if one.id == sharing.id))
        .count();
    assert_eq!(again, 2, "tried again under the same id");
}

#[test]
fn written_is_said_once_it_is_so() {
    let mut scene = previewed();
    scene.keys("Enter Enter*4");
    assert!(scene.picture(80, 24).contains("Writing"), "{}", scene.picture(80, 24));
    let given = ShareReceipt {
        file: PathBuf::from("/home/j/Documents/hillside-pcn-2026-03-12.json"),
        snapshots: 1,
        matrices: 1,
        left_out: ShareLevel::Summary.left_out([]),
        warnings: Vec::new(),
        waiting_line: None,
    };
    check("share-written", scene.take(Outcome::Shared(Box::new(given))));
    scene.keys("Enter");
    assert!(scene.picture(80, 24).contains("SAVED SNAPSHOTS"), "{}", scene.picture(80, 24));
}

#[test]
fn nothing_is_shared_of_what_can_only_be_looked_at() {
    let mut scene = Scene::new(
        AppState {
            read_only_reason: Some("A share from Castle PCN. b brings it in.".to_owned()),
            ..desk()
        },
        StartScreen::Home,
    );
    scene.keys(NEWEST).keys("x Enter Enter*4");
    assert!(
        !scene.effects.iter().any(|effect| matches!(effect, Effect::Write(WriteRequest::Share(_))))
    );
}

fn one(name: &str, day: Date, likeness: CopyRelation, whose: IncomingOwner) -> IncomingSnapshot {
    let network = Uuid::from_u128(700 + u128::from(name.as_bytes()[0]));
    let is_coded = matches!(whose, IncomingOwner::SameOdsCode(_));
    let code = is_coded.then(|| "U12345".to_owned());
    IncomingSnapshot {
        id: Uuid::from_u128(u128::from(name.as_bytes()[0])),
        hash: name.to_owned(),
        network: Arc::new(
            Network { ods_code: code, ..Network::with_name(network, name) }.to_network_at_time(),
        ),
        taken_on: day,
        matrix: "pcn-companion".into(),
        revision: 1,
        matrix_title: "Five national areas".to_owned(),
        needs_matrix: false,
        obstacle: None,
        relation: likeness,
        owner: whose,
        changed_after_save: false,
        counted: pcn_workbook::maturity::share::CountedCopy::This,
    }
}

fn file(name: &str, holds: FileContent) -> PlannedFile {
    PlannedFile {
        path: PathBuf::from("/home/j/returns").join(name),
        name: name.to_owned(),
        hash: name.to_owned(),
        content: holds,
        is_named: false,
    }
}

fn share(name: &str, incoming: IncomingSnapshot, brings: &[&str]) -> PlannedFile {
    let left_out = ShareLevel::Summary.left_out([]);
    let brings = brings.iter().map(|title| (*title).to_owned()).collect();
    file(
        name,
        FileContent::Snapshots(SnapshotBundle {
            snapshots: vec![incoming],
            left_out,
            new_matrices: brings,
            form_words: None,
        }),
    )
}

/// A manager's folder, one file of each kind.
fn returns() -> ImportPlan {
    let ours = || IncomingOwner::InLibrary(Slug::from("hillside-pcn"), "Hillside PCN".to_owned());
    let differs = CopyRelation::Differs { answers: 3 };
    let mut mossdale =
        one("Mossdale PCN", date(2026, 1, 20), CopyRelation::New, IncomingOwner::NotInLibrary);
    (mossdale.matrix_title, mossdale.needs_matrix) = ("mossdale".to_owned(), true);
    let same_code =
        IncomingOwner::SameOdsCode(vec![(Slug::from("hillside-pcn"), "Hillside PCN".to_owned())]);
    let broken =
        Diagnostic::error("cut-off", "", "The file ends before the value does.", "Fetch it again.")
            .on_line(Some(12));
    let foreign =
        Diagnostic::error("not-a-share", "", "This is not a share.", "Nothing has to be done.");
    let again = FileContent::Duplicate {
        original: "brook.json".to_owned(),
        kind: "a copy that a person or a file manager made",
    };
    let mut plan = ImportPlan {
        files: vec![
            share(
                "brook.json",
                one(
                    "Brook Vale PCN",
                    date(2026, 3, 3),
                    CopyRelation::New,
                    IncomingOwner::NotInLibrary,
                ),
                &[],
            ),
            file("brook (1).json", again),
            share(
                "castle.json",
                one("Castle PCN", date(2026, 2, 11), CopyRelation::New, same_code),
                &[],
            ),
            file("cut off.json", FileContent::Refused(broken)),
            share(
                "eastfield.json",
                one(
                    "Eastfield PCN",
                    date(2026, 3, 2),
                    CopyRelation::New,
                    IncomingOwner::NotInLibrary,
                ),
                &["Eastfield's own"],
            ),
            share(
                "hillside.json",
                one("Hillside PCN", date(2026, 3, 12), CopyRelation::Same, ours()),
                &[],
            ),
            share(
                "hillside altered.json",
                one("Hillside PCN", date(2026, 3, 12), differs, ours()),
                &[],
            ),
            share(
                "hillside full.json",
                one("Hillside PCN", date(2025, 9, 10), CopyRelation::Superset, ours()),
                &[],
            ),
            share("mossdale.json", mossdale, &[]),
            file(
                "ours.json",
                FileContent::Matrix { title: "Ours".to_owned(), fingerprint: String::new() },
            ),
            file("return final.xlsx", FileContent::Foreign(foreign)),
        ],
        passed_over: vec!["letter.txt".to_owned()],
        ..ImportPlan::default()
    };
    plan.find_questions();
    plan
}

pub fn receiving() -> Scene {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys("b");
    scene
}

pub fn looked() -> Scene {
    looked_at(returns())
}

/// The same, with a spreadsheet that is no form among the files.
pub fn looked_with_sheet() -> Scene {
    let mut plan = returns();
    let sheet = Diagnostic::error("spreadsheet", "", "This is a spreadsheet.", "Look at it.");
    plan.files.last_mut().unwrap().content = FileContent::Foreign(sheet);
    looked_at(plan)
}

fn looked_at(plan: ImportPlan) -> Scene {
    let mut scene = receiving();
    scene.paste("'/home/j/PCN returns'").keys("Enter").take(Outcome::ImportPlanned(Box::new(plan)));
    scene
}

#[test]
fn where_the_files_are_comes_first() {
    check("bring-in-empty", &mut receiving());
}

#[test]
fn a_dropped_path_is_looked_at_and_how_far_is_said() {
    let mut scene = receiving();
    scene.paste("file:///home/j/PCN%20returns\n").keys("Enter");
    assert_eq!(
        scene.effects.last(),
        Some(&Effect::Read(ReadRequest::PlanImport(vec![PathBuf::from("/home/j/PCN returns")])))
    );
    scene.take(Outcome::ImportProgress { done: 1200, total: 25000 });
    assert!(
        scene.picture(80, 24).contains("1,200 of 25,000 files looked at"),
        "{}",
        scene.picture(80, 24)
    );
}

#[test]
fn each_file_is_told_by_what_it_is() {
    check("bring-in-list", looked().keys("Down*7"));
}

#[test]
fn the_same_network_is_asked() {
    let mut scene = looked();
    scene.keys("Down Space");
    assert!(
        scene.picture(80, 24).contains("First answer the question about it"),
        "{}",
        scene.picture(80, 24)
    );
    assert!(scene.picture(80, 24).contains("◄► answer"), "{}", scene.picture(80, 24));
    check("bring-in-asks", scene.keys("Right"));
}

#[test]
fn one_answer_can_do_for_all_questions_of_a_kind() {
    let mut scene = looked();
    let mut plan = returns();
    let ours = vec![(Slug::from("hillside-pcn"), "Hillside PCN".to_owned())];
    let twin =
        one("Mill PCN", date(2026, 2, 11), CopyRelation::New, IncomingOwner::SameOdsCode(ours));
    plan.files.push(share("mill.json", twin, &[]));
    plan.find_questions();
    scene.keys("Up Enter").take(Outcome::ImportPlanned(Box::new(plan)));
    let page = scene.picture(80, 24);
    assert!(page.contains("2 questions wait first") && page.contains("A: the same"), "{page}");
    let page = scene.keys("A").picture(80, 24);
    assert!(page.contains("First answer this one"), "{page}");
    let page = scene.keys("Right A").picture(80, 24);
    assert!(page.contains("2 questions are answered so"), "{page}");
    scene.keys("Enter");
    let Some(Effect::Write(WriteRequest::Import(bringing))) = scene.effects.last() else {
        panic!("{:?}", scene.effects)
    };
    assert_eq!(bringing.files.len(), 5);
    assert!(bringing.files.iter().all(|file| !file.expected.is_empty()));
}

#[test]
fn several_dropped_files_are_each_looked_at() {
    let mut scene = receiving();
    scene.paste("'/home/j/a b.json' '/home/j/c.json'\n").keys("Enter");
    let paths = ["/home/j/a b.json", "/home/j/c.json"].map(PathBuf::from).to_vec();
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::PlanImport(paths))));
}

fn undo() -> ImportUndo {
    let slug = Slug::from("hillside-pcn");
    ImportUndo {
        import: Uuid::from_u128(1),
        brought_at: "2026-03-12T12:00:00Z".parse().unwrap(),
        networks: vec![UndoneNetwork {
            slug: Slug::from("brook-vale-pcn"),
            name: "Brook Vale PCN".to_owned(),
            snapshots: 2,
        }],
        snapshots: vec![UndoneSnapshot {
            slug: slug.clone(),
            network: "Hillside PCN".to_owned(),
            id: Uuid::from_u128(2),
            taken_on: date(2026, 2, 11),
            file: "x.json".to_owned(),
        }],
        joins: vec![UndoneJoin {
            slug: slug.clone(),
            name: "Hillside PCN".to_owned(),
            also: Uuid::from_u128(3),
            other: "Castle PCN".to_owned(),
        }],
        matrices: Vec::new(),
        stays: vec![StayingItem {
            slug,
            what: "Hillside PCN, the snapshot of 12 March 2026".to_owned(),
            why: StayingReason::Draft,
        }],
    }
}

#[test]
fn the_last_bringing_in_is_taken_back_after_a_look() {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys(": \"take the last\" Enter");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::PlanImportUndo)));
    scene.take(Outcome::ImportUndoPlanned(Some(Box::new(undo()))));
    check("take-back", &mut scene);
    scene.keys("Enter Enter");
    let asked = |effect: &&Effect| matches!(effect, Effect::Write(WriteRequest::UndoImport { .. }));
    assert_eq!(scene.effects.iter().filter(asked).count(), 1, "once");
    scene.take(Outcome::ImportUndone { undo: Box::new(undo()), network_state: None });
    check("take-back-done", &mut scene);
    scene.keys("Enter");
    assert!(scene.picture(80, 24).contains("SAVED SNAPSHOTS"), "{}", scene.picture(80, 24));
    scene.keys(": \"take the last\" Enter").take(Outcome::ImportUndoPlanned(None));
    let page = scene.picture(80, 24);
    assert!(page.contains("Nothing was brought in that could be taken back"), "{page}");
}

#[test]
fn a_network_that_goes_while_it_is_open_leaves_the_list() {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene.keys(": \"take the last\" Enter");
    let mut undo = undo();
    undo.networks[0].slug = scene.app.state.network_state.as_ref().unwrap().slug.clone();
    scene.take(Outcome::ImportUndoPlanned(Some(Box::new(undo.clone())))).keys("Enter");
    scene.take(Outcome::ImportUndone { undo: Box::new(undo), network_state: None }).keys("Enter");
    let page = scene.picture(80, 24);
    assert!(!page.contains("SAVED SNAPSHOTS") && scene.app.state.network_state.is_none(), "{page}");
}

#[test]
fn w_tells_what_is_in_a_file() {
    check("bring-in-why", looked().keys("Down*10 w"));
}

#[test]
fn enter_brings_in_what_is_ticked_and_no_more() {
    let mut scene = looked();
    // the question, then what waits for it, then the first by name
    scene.keys("Right Down*3 Space Enter");
    let Some(Effect::Write(WriteRequest::Import(bringing))) = scene.effects.last() else {
        panic!("{:?}", scene.effects)
    };
    let names: Vec<&str> = bringing.files.iter().map(|one| one.name.as_str()).collect();
    assert_eq!(names, ["castle.json", "eastfield.json", "hillside full.json"]);
    let castle = bringing.files[0].targets.values().next();
    assert_eq!(castle, Some(&ImportTarget::Existing(Slug::from("hillside-pcn"))));
    assert_eq!(bringing.open_network, Some(Slug::from("hillside-pcn")));
    scene.take(Outcome::ImportProgress { done: 2, total: 4 });
    assert!(scene.picture(80, 24).contains("bringing in 2 of 4"), "{}", scene.picture(80, 24));
}

#[test]
fn what_became_of_each_is_said() {
    let mut scene = looked();
    scene.keys("Enter");
    let slug = Slug::from("brook-vale-pcn");
    let good = ImportedFile {
        name: "brook.json".to_owned(),
        snapshots: vec![(Uuid::nil(), slug)],
        created_networks: vec!["Brook Vale PCN".to_owned()],
        ..ImportedFile::default()
    };
    let finding = Diagnostic::error(
        "changed-since",
        "",
        "This file is not the one that was looked at: something changed it meanwhile.",
        "Look at it again, then bring it in.",
    );
    let bad = ImportedFile::refused("eastfield.json".to_owned(), finding);
    let landing = ImportReport { files: vec![good, bad] };
    check(
        "bring-in-done",
        scene.take(Outcome::Imported { report: Box::new(landing), network_state: None }),
    );
    scene.keys("Enter");
    assert!(scene.picture(80, 24).contains("SAVED SNAPSHOTS"), "{}", scene.picture(80, 24));
}

#[test]
fn a_share_that_is_looked_at_is_brought_in_from_the_own_workbook() {
    let shared = PathBuf::from("/home/j/castle.json");
    let read_only = Some("A share from Castle PCN. b brings it in.".to_owned());
    let mut scene = Scene::new(
        AppState { viewed_share: Some(shared.clone()), read_only_reason: read_only, ..desk() },
        StartScreen::Home,
    );
    check("share-looked-at", &mut scene);
    scene.keys("b");
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::OwnLibrary)));
    scene.take(Outcome::LibraryOpened {
        networks: Vec::new(),
        network_state: None,
        sample_kind: SampleKind::Real,
        read_only_reason: None,
        library_dir: "ours".to_owned(),
        viewed_share: None,
    });
    assert_eq!(scene.effects.last(), Some(&Effect::Read(ReadRequest::PlanImport(vec![shared]))));
}

#[test]
fn after_the_first_thing_was_brought_in_its_network_is_shown_however_soon_one_goes_on() {
    let shared = PathBuf::from("/home/j/castle.json");
    let read_only = Some("A share from Castle PCN. b brings it in.".to_owned());
    let mut scene = Scene::new(
        AppState { viewed_share: Some(shared), read_only_reason: read_only, ..desk() },
        StartScreen::Home,
    );
    scene.keys("b").take(Outcome::LibraryOpened {
        networks: Vec::new(),
        network_state: None,
        sample_kind: SampleKind::Real,
        read_only_reason: None,
        library_dir: "ours".to_owned(),
        viewed_share: None,
    });
    scene.take(Outcome::ImportPlanned(Box::new(returns()))).keys("Right Enter");
    let landed = ImportedFile {
        name: "castle.json".to_owned(),
        created_networks: vec!["Castle PCN".to_owned()],
        ..ImportedFile::default()
    };
    let landing = ImportReport { files: vec![landed] };
    scene.take(Outcome::Imported { report: Box::new(landing), network_state: None });
    assert!(scene.effects.contains(&Effect::Read(ReadRequest::Networks)));
    scene.keys("Enter");
    let picture = scene.picture(80, 24);
    assert!(
        picture.contains("Networks in this folder") && picture.contains("Reading the networks"),
        "{picture}"
    );
}

#[test]
fn on_a_low_screen_all_that_came_is_counted_and_a_key_leads_to_the_rest() {
    let page = looked().picture(60, 18);
    assert!(page.contains("12 files:") && page.contains("1 not a share"), "{page}");
    let listed = page.lines().filter(|line| line.contains("[x]") || line.contains("[ ]"));
    assert!(listed.count() >= 4, "{page}");
    let page = looked().keys("Down*7").picture(60, 18);
    assert!(page.contains("…  w: all"), "{page}");
}
