//! The matrices: being read, all in order, with odd files; one matrix's page.

use std::sync::Arc;

use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::ids::MatrixId;
use pcn_workbook::maturity::matrix::{Ask, ItemDetails, Ladder, Matrix, Rung, UnknownFields};
use pcn_workbook::maturity::matrix_catalog::{MatrixCatalog, UnusableMatrix};
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::maturity::unsaved_change::UnsavedChange;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;

use super::scene::Scene;
use super::{check, desks};

fn national() -> Arc<KnownMatrix> {
    desks::known("pcn-companion")
}

fn riverside() -> Arc<KnownMatrix> {
    desks::known("riverside-example")
}

/// A matrix of our own with everything a matrix can have: signs, a ladder, asks, an area that lines
/// up with nothing.
fn whole() -> Arc<KnownMatrix> {
    let mut whole = loose(1).as_ref().clone();
    let domain = &mut whole.matrix.domains[0];
    domain.signs = vec!["Nobody outside the team can say what it is for.".to_owned()];
    domain.statements.truncate(2);
    let rungs = [
        ("early", "We know who lives here."),
        ("strong", "We plan by it."),
        ("normal", "Residents check it with us."),
    ];
    domain.ladders.push(Ladder {
        id: "OURS-l".into(),
        title: "How well we know our people".to_owned(),
        rungs: rungs
            .iter()
            .map(|(stage, text)| Rung { stage: (*stage).into(), text: (*text).to_owned() })
            .collect(),
        evidence: Some("Profile sheet".to_owned()),
        examples: Vec::new(),
        basis: Vec::new(),
        sources: Vec::new(),
        revision: 1,
        stage_basis: None,
        details: ItemDetails::default(),
        unknown_fields: UnknownFields::new(),
    });
    domain.asks.push(Ask {
        id: "OURS-a".into(),
        stage: "early".into(),
        text: "Share what you know of local groups.".to_owned(),
        unknown_fields: UnknownFields::new(),
    });
    whole.matrix.crosswalk[0].main = None;
    Arc::new(whole)
}

fn own(revision: u32, origin: Origin) -> Arc<KnownMatrix> {
    let mut own = riverside().as_ref().clone();
    own.matrix.id = MatrixId::from("ours");
    own.matrix.title = String::from("Hillside neighbourhood matrix");
    own.matrix.revision = revision;
    own.reference.id = own.matrix.id.clone();
    own.reference.revision = revision;
    Arc::new(KnownMatrix::new(own.matrix, own.reference, origin))
}

fn loose(revision: u32) -> Arc<KnownMatrix> {
    own(revision, Origin::Loose("matrices/ours.json".to_owned()))
}

fn findings() -> Vec<Diagnostic> {
    vec![
        Diagnostic::warning(
            "long-text",
            "domains[2].statements[0].text",
            "This statement is longer than most people read.",
            "Shorten it.",
        )
        .in_file("matrices/ours.json")
        .on_line(Some(48)),
        Diagnostic::error(
            "not-json",
            "",
            "This file stops in the middle.",
            "Open it again in the editor you wrote it with.",
        )
        .in_file("matrices/draft of ours.json")
        .on_line(Some(12)),
    ]
}

fn listed(matrices: Vec<Arc<KnownMatrix>>, findings: Vec<Diagnostic>) -> Scene {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(desks::found(matrices, findings));
    scene
}

fn used(scene: &Scene) -> Vec<Vec<String>> {
    let used = scene.effects.iter().filter_map(|effect| match effect {
        Effect::Write(WriteRequest::PutNetwork { network, .. }) => {
            Some(network.matrices.iter().map(ToString::to_string).collect())
        }
        _ => None,
    });
    used.collect()
}

#[test]
fn the_matrices_are_being_read() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m");
    assert_eq!(scene.effects, [Effect::Read(ReadRequest::Matrices)]);
    check("matrices-reading", &mut scene);
}

#[test]
fn the_matrices_that_come_with_the_program() {
    check("matrices-shipped", listed(vec![national(), riverside()], vec![]).keys("Down"));
}

#[test]
fn odd_files_stand_beside_their_matrix_or_at_the_end() {
    check(
        "matrices-odd",
        listed(vec![national(), riverside(), loose(2)], findings()).keys("Down*2"),
    );
}

#[test]
fn space_uses_a_matrix_and_stops_without_losing_anything() {
    let mut scene = listed(vec![national(), riverside()], vec![]);
    scene.keys("Down Space");
    assert_eq!(used(&scene), [["pcn-companion", "riverside-example"]]);
    assert_eq!(scene.app.state.network_state.as_ref().unwrap().matrices.len(), 2);
    scene.keys("Space");
    assert_eq!(used(&scene)[1], ["pcn-companion"]);
    assert!(scene.app.message.clone().unwrap().contains("Its answers and snapshots stay"));
    scene.keys("Up Space");
    assert!(used(&scene)[2].is_empty());
}

#[test]
fn a_frozen_copy_is_listed_only_where_nothing_else_is() {
    let frozen = |revision| {
        own(revision, Origin::Frozen(format!("matrices/ours@{revision}_0123456789ab.json")))
    };
    let picture = listed(vec![national(), loose(2), frozen(2)], vec![]).picture(80, 24);
    assert!(picture.contains("from matrices/ours.json"), "{picture}");
    let picture = listed(vec![national(), frozen(1)], vec![]).picture(80, 24);
    assert!(picture.contains("the copy that your answers were given on"), "{picture}");
}

#[test]
fn a_matrix_in_use_without_a_file_is_listed_too() {
    let mut state = desks::begun();
    state.network_state.as_mut().unwrap().network.matrices.push(MatrixId::from("gone"));
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("m").take(desks::found(vec![national()], vec![])).keys("Down");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("[x] gone"), "{picture}");
    scene.keys("Enter Space");
    assert_eq!(used(&scene), [["pcn-companion"]]);
}

#[test]
fn the_page_of_the_national_matrix() {
    check("matrix-national", listed(vec![national()], vec![]).keys("Enter"));
    let narrow = listed(vec![national()], vec![]).keys("Enter").picture(60, 18);
    assert!(narrow.contains("not NHS England's text") && narrow.contains("Step 3"), "{narrow}");
}

#[test]
fn the_page_of_the_national_matrix_in_an_area() {
    check("matrix-national-area", listed(vec![national()], vec![]).keys("Enter Tab*4"));
}

#[test]
fn what_was_never_checked_is_headed_plainly() {
    check("matrix-national-unchecked", listed(vec![national()], vec![]).keys("Enter Tab*7"));
}

#[test]
fn what_is_still_to_be_checked_is_read_in_a_shipped_matrix_and_noted_in_one_of_ours() {
    let mut scene = listed(vec![national()], vec![]);
    check("source-checks-shipped", scene.keys("Enter C Down"));
    scene.keys("Space");
    assert!(scene.app.message.clone().unwrap().contains("comes with the program"));

    let mut ours = national().as_ref().clone();
    ours.origin = Origin::Loose("matrices/ours.json".to_owned());
    let ours = Arc::new(ours);
    let mut scene = listed(vec![Arc::clone(&ours)], vec![]);
    check("source-checks-ours", scene.keys("Enter C Space Down Space Down"));
    scene.keys("Esc");
    assert!(scene.app.message.clone().unwrap().starts_with("2 ticks are not noted yet"));
    scene.effects.clear();
    scene.keys("Enter Enter");
    let [Effect::Write(WriteRequest::EditMatrix { before, after, .. })] = &scene.effects[..] else {
        panic!("{:?}", scene.effects)
    };
    let open = |matrix: &Matrix| matrix.items().filter(|item| item.unchecked().is_some()).count();
    assert_eq!((&before.reference, open(after)), (&ours.reference, open(&ours.matrix) - 2));
}

#[test]
fn the_page_of_a_local_matrix_says_what_it_lines_up_with() {
    check(
        "matrix-riverside",
        listed(vec![national(), riverside()], vec![]).keys("Down Enter Tab*3"),
    );
}

#[test]
fn a_matrix_of_our_own_shows_all_it_has() {
    check("matrix-own", listed(vec![whole(), national()], vec![]).keys("Enter Tab*2"));
}

#[test]
fn the_words_are_a_key_away() {
    let mut scene = listed(vec![national()], vec![]);
    check("matrix-words", scene.keys("Enter g"));
    check("matrix-words-find", scene.keys("/ \"care\""));
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("All words of"));
}

#[test]
fn each_matrix_stands_under_where_it_comes_from_and_with_who_uses_it() {
    let frozen = |revision| {
        own(revision, Origin::Frozen(format!("matrices/ours@{revision}_0123456789ab.json")))
    };
    let mut collection = MatrixCatalog {
        matrices: vec![national(), riverside(), loose(2), frozen(1)],
        ..MatrixCatalog::default()
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    collection.used_by.insert(
        national().lineage.clone(),
        names(&["Castle", "Eastfield", "Hillside PCN", "Lakes"]),
    );
    collection.used_by.insert(loose(2).lineage.clone(), names(&["Lakes"]));
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(Outcome::Matrices(Box::new(collection)));
    check("matrices-parts", scene.keys("Down*2"));
    scene.keys("Down Space");
    assert_eq!(used(&scene), Vec::<Vec<String>>::new(), "an older one is kept, not used");
}

/// A matrix of our own with mistakes in it: a statement at a stage it does not have, a statement
/// without words.
fn broken() -> Outcome {
    let mut matrix = whole().matrix.clone();
    matrix.domains[0].statements[0].stage = "later".into();
    matrix.domains[0].statements[1].text = String::new();
    let error = |code, path: &str, line, says: &str, remedy: &str| {
        Diagnostic::error(code, path, says, remedy)
            .in_file("matrices/ours.json")
            .on_line(Some(line))
    };
    let findings = vec![
        error("title-empty", "title", 4, "The title is empty.", "Write one."),
        error(
            "unknown-stage",
            "domains[0].statements[0].stage",
            31,
            "There is no stage 'later'.",
            "Use one of the stages above.",
        ),
        error(
            "empty-text",
            "domains[0].statements[1].text",
            37,
            "This statement has no words.",
            "Write it, or take it out.",
        ),
    ];
    let unusable =
        vec![UnusableMatrix { file: "matrices/ours.json".to_owned(), matrix: Arc::new(matrix) }];
    Outcome::Matrices(Box::new(MatrixCatalog {
        matrices: vec![national(), riverside()],
        unusable,
        diagnostics: findings,
        ..MatrixCatalog::default()
    }))
}

#[test]
fn a_file_with_mistakes_can_be_read_with_each_beside_its_place() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(broken());
    check("matrices-broken", scene.keys("Down*2"));
    scene.keys("Space");
    assert_eq!(used(&scene), Vec::<Vec<String>>::new());
    check("matrix-broken", scene.keys("Enter Tab*2"));
}

#[test]
fn a_matrix_is_read_as_a_grid_too() {
    check("matrix-grid", listed(vec![national(), riverside()], vec![]).keys("Enter v"));
    let mut scene = listed(vec![whole(), national()], vec![]);
    check("matrix-grid-ladder", scene.keys("Down Enter v"));
    let grid = scene.picture(80, 24);
    scene.keys("v v");
    assert_eq!(scene.picture(80, 24), grid);
}

#[test]
fn what_an_earlier_sitting_could_not_save_is_in_use_and_can_be_taken_out_again() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    record.matrices.retain(|known| known.reference.id.as_str() == "pcn-companion");
    record.network.matrices.retain(|id| id.as_str() == "pcn-companion");
    let mut changed = record.network.clone();
    changed.matrices.push(MatrixId::from("riverside-example"));
    let slug = record.slug.clone();
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.take(Outcome::ChangeRecovered(UnsavedChange::Network {
        slug,
        network: Box::new(changed),
    }));
    scene.keys("m").take(desks::found(vec![national(), riverside()], vec![]));
    scene.keys("Down Space");
    let record = scene.app.state.network_state.as_ref().unwrap();
    assert_eq!(record.network.matrices, [MatrixId::from("pcn-companion")]);
    let message = scene.app.message.clone().unwrap();
    assert!(message.starts_with("No longer in use."), "{message}");
}

#[test]
fn a_message_that_one_line_cannot_hold_is_whole() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    let says = "Nothing was brought in: the disk is full. Make room on the disk, then try again.";
    scene.take(Outcome::Failed(says.to_owned()));
    for (columns, rows) in [(80, 24), (60, 18), (40, 12)] {
        let picture = scene.picture(columns, rows);
        let words: Vec<&str> = picture.split_whitespace().collect();
        assert!(words.join(" ").contains(says), "{picture}");
        assert!(picture.contains("Enter go"), "the keys stay: {picture}");
    }
}
