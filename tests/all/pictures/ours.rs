//! A matrix of our own: copying one, its file with what is wrong in it, and taking what was changed
//! as the next revision.

use std::sync::Arc;

use pcn_workbook::maturity::assessment::Assessment;
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::matrix::{ItemDetails, Ladder, Matrix, Rung, UnknownFields};
use pcn_workbook::maturity::matrix_catalog::{MatrixCatalog, UnusableMatrix};
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::maturity::revision::{
    MatrixFileState, Revision, SameMeaning, build_next_revision,
};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::screens;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check, desks};

const FILE: &str = "matrices/ours.json";

/// Our own matrix, at revision 1, in a file.
pub fn ours() -> Arc<KnownMatrix> {
    let mut known = desks::known("riverside-example").as_ref().clone();
    known.matrix.id = "ours".into();
    known.matrix.title = String::from("Hillside neighbourhood matrix");
    known.matrix.short_title = None;
    known.reference.id = "ours".into();
    known.origin = Origin::Loose(FILE.to_owned());
    let rungs = [("early", "We know who lives here."), ("strong", "We plan by it.")];
    known.matrix.domains[0].ladders.push(Ladder {
        id: "OURS-l".into(),
        title: "How well we know our people".to_owned(),
        rungs: rungs
            .iter()
            .map(|(stage, text)| Rung { stage: (*stage).into(), text: (*text).to_owned() })
            .collect(),
        evidence: None,
        examples: Vec::new(),
        basis: Vec::new(),
        sources: Vec::new(),
        revision: 1,
        stage_basis: None,
        details: ItemDetails::default(),
        unknown_fields: UnknownFields::new(),
    });
    Arc::new(known)
}

/// The same after a day's work on it.
fn edited() -> Matrix {
    let mut after = ours().matrix.clone();
    let domain = &mut after.domains[0];
    domain.statements[0].text = String::from(
        "Every practice knows which neighbourhood its patients live in, and who else works there.",
    );
    domain.statements[1].stage = "growing".into();
    domain.statements.remove(2);
    domain.ladders[0].rungs[1].text = String::from("We plan by it, with residents.");
    after.glossary.clear();
    after
}

fn revision() -> Box<Revision> {
    Box::new(Revision {
        file: FILE.to_owned(),
        hash: "0".repeat(64),
        before: ours(),
        after: edited(),
        made_from: None,
    })
}

fn changed() -> Diagnostic {
    let says = "This matrix was changed and still says revision 1, while answers were already given on the text it had before.";
    Diagnostic::error(
        "changed-without-new-revision",
        "revision",
        says,
        "Take it as the next revision.",
    )
    .in_file(FILE)
    .on_line(Some(4))
}

fn written(findings: Vec<Diagnostic>) -> Outcome {
    let place = "~/pcn-workbook/matrices/ours.json".to_owned();
    Outcome::MatrixFile(Box::new(MatrixFileState {
        file: FILE.to_owned(),
        system_path: place,
        matrix: Some(edited()),
        diagnostics: findings,
    }))
}

pub fn desk() -> AppState {
    AppState { editor: Some("nano".to_owned()), ..desks::begun() }
}

/// The list of matrices, where the file of ours waits to be taken as the next revision.
pub fn waiting(findings: Vec<Diagnostic>) -> Outcome {
    let matrix = Arc::new(edited());
    let unusable = vec![UnusableMatrix { file: FILE.to_owned(), matrix }];
    let Outcome::Matrices(found) = desks::found(vec![desks::known("pcn-companion")], findings)
    else {
        unreachable!("it is a list of matrices")
    };
    Outcome::Matrices(Box::new(MatrixCatalog { unusable, ..*found }))
}

/// The list of matrices, with ours in focus.
fn listed(findings: Vec<Diagnostic>) -> Scene {
    let mut scene = Scene::new(desk(), StartScreen::Home);
    scene
        .keys("m")
        .take(desks::found(vec![desks::known("pcn-companion"), ours()], findings))
        .keys("Down");
    scene.effects.clear();
    scene
}

/// The first changed statement, to be spoken of.
pub fn revising() -> Scene {
    let mut scene = listed(vec![changed()]);
    scene.keys("z").take(written(vec![changed()])).keys("Enter");
    assert_eq!(
        scene.effects,
        [
            Effect::Read(ReadRequest::MatrixFile(FILE.to_owned())),
            Effect::Read(ReadRequest::PreviewRevision(FILE.to_owned()))
        ]
    );
    scene.take(Outcome::RevisionPreviewed(revision()));
    scene.effects.clear();
    scene
}

/// The page of a file.
pub fn changing() -> Scene {
    let mut scene = listed(vec![changed()]);
    scene.keys("z").take(written(vec![changed()]));
    scene
}

#[test]
fn a_copy_asks_what_it_is_called_and_then_says_where_it_is() {
    let mut scene = listed(vec![]);
    scene.keys("Up y");
    check("copying", &mut scene);
    scene.keys("Enter Enter");
    let Effect::Write(WriteRequest::CopyMatrix { source, title }) = &scene.effects[0] else {
        panic!("{:?}", scene.effects)
    };
    assert_eq!(
        (source.reference.id.as_str(), title.as_str()),
        ("pcn-companion", "Hillside PCN: Five national areas")
    );
    assert_eq!(scene.effects.len(), 1, "Enter twice copies once");
    scene.take(Outcome::Failed("The disk is full.".to_owned())).keys("Enter");
    assert_eq!(scene.effects.len(), 2, "what was refused can be asked for again");
    scene.take(Outcome::MatrixCopied(ours()));
    assert_eq!(scene.effects[2..], [Effect::Read(ReadRequest::Matrices)]);
    check("copied", &mut scene);
    scene.effects.clear();
    scene.keys("z").take(written(vec![]));
    check("changing-good", &mut scene);
    scene.keys("Esc*2");
    assert_eq!(
        scene.app.key_context(),
        screens::matrices::keys::MATRICES,
        "the question is not met again"
    );
    let picture = scene.picture(80, 24);
    assert!(picture.contains("► [ ] Hillside neighbourhood matrix"), "{picture}");
}

#[test]
fn a_second_copy_is_told_apart_by_its_name() {
    let mut scene = listed(vec![]);
    let mut first = ours().as_ref().clone();
    first.matrix.title = "Hillside PCN: Five national areas".to_owned();
    scene.app.state.matrices.push(Arc::new(first));
    scene.keys("Up y Enter");
    let Effect::Write(WriteRequest::CopyMatrix { title, .. }) = &scene.effects[0] else {
        panic!("{:?}", scene.effects)
    };
    assert_eq!(title, "Hillside PCN: Five national areas, copy 2");
}

#[test]
fn a_copy_without_a_name_is_not_made() {
    let mut scene = listed(vec![]);
    scene.keys("Enter y Home").keys("Delete*60 Enter");
    assert!(scene.effects.is_empty());
    assert!(scene.picture(80, 24).contains("First give your copy a name"));
}

#[test]
fn what_is_wrong_in_a_file_stands_beside_the_statement_it_is_about() {
    let wrong = |path: &str, says: &str| {
        Diagnostic::error("empty-text", path, says, "Write the text, or take the entry out.")
            .on_line(Some(31))
    };
    let findings = vec![
        wrong("domains[0].statements[1].text", "\"text\" has no text."),
        Diagnostic::warning(
            "unused-term",
            "glossary[0].term",
            "No text of this matrix uses the word \"place\".",
            "Take the entry out.",
        ),
    ];
    let mut scene = listed(vec![]);
    scene.keys("z").take(written(findings));
    check("changing-wrong", &mut scene);
    scene.effects.clear();
    scene.keys("Enter");
    let Effect::EditFile { editor, file, path: place } = &scene.effects[0] else {
        panic!("{:?}", scene.effects)
    };
    assert_eq!(
        (editor.as_str(), file.as_str(), place.as_str()),
        ("nano", FILE, "~/pcn-workbook/matrices/ours.json")
    );
    // another file's news is not for this page
    let other = MatrixFileState {
        file: "matrices/other.json".to_owned(),
        system_path: String::new(),
        matrix: None,
        diagnostics: vec![],
    };
    scene.take(Outcome::MatrixFile(Box::new(other)));
    assert!(scene.picture(80, 24).contains("has no text"));
}

#[test]
fn without_an_editor_the_path_is_told() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(desks::found(vec![ours()], vec![])).keys("z").take(written(vec![]));
    let picture = scene.picture(80, 24);
    assert!(
        picture.contains("~/pcn-workbook/matrices/ours.json")
            && !picture.contains("Open it in nano"),
        "{picture}"
    );
    scene.effects.clear();
    scene.keys("Enter");
    assert_eq!(
        scene.effects,
        [
            Effect::Read(ReadRequest::MatrixFile(FILE.to_owned())),
            Effect::Read(ReadRequest::Matrices)
        ]
    );
}

#[test]
fn a_matrix_that_comes_with_the_program_is_copied_not_changed() {
    let mut scene = listed(vec![]);
    scene.keys("Up z");
    assert!(scene.app.message.clone().unwrap().contains("y makes a copy"));
    assert_eq!(scene.app.key_context(), screens::matrices::keys::MATRICES);
}

#[test]
fn each_changed_item_is_spoken_of_before_anything_is_written() {
    let mut scene = revising();
    check("revising-statement", &mut scene);
    scene.keys("Tab*2");
    check("revising-ladder", &mut scene);
    scene.keys("Tab Enter");
    assert!(scene.effects.is_empty() && scene.app.message.clone().unwrap().contains("First say"));
    scene.keys("Enter Down Enter Enter");
    check("revising-end", &mut scene);
    scene.keys("Esc");
    assert!(scene.picture(80, 24).contains("3 of 3"), "Esc goes back to the item before");
    scene.keys("Enter Enter Enter");
    let Effect::Write(WriteRequest::AddRevision { revision, meanings: told }) = &scene.effects[0]
    else {
        panic!("{:?}", scene.effects)
    };
    let ids: Vec<_> = told.iter().map(|(id, meaning)| (id.as_str(), *meaning)).collect();
    assert_eq!(ids.len(), 3);
    assert_eq!(ids.iter().filter(|(_, meaning)| *meaning == SameMeaning::Changed).count(), 1);
    assert_eq!(scene.effects.len(), 1, "Enter twice writes once");
    let mut next = ours().as_ref().clone();
    next.matrix = build_next_revision(&revision.before.matrix, &revision.after, told);
    next.reference.revision = 2;
    let next = Arc::new(next);
    scene.effects.clear();
    scene.take(Outcome::RevisionAdded(Arc::clone(&next)));
    assert_eq!(
        scene.effects,
        [
            Effect::Read(ReadRequest::Matrices),
            Effect::Read(ReadRequest::Diagnose),
            Effect::Read(ReadRequest::MatrixFile(FILE.to_owned()))
        ]
    );
    assert_eq!(scene.app.key_context(), screens::matrix_file::keys::MATRIX_FILE);
}

#[test]
fn a_walk_under_way_stays_on_its_text_and_says_so() {
    let mut state = desk();
    let record = state.network_state.as_mut().unwrap();
    (record.network.matrices, record.matrices) = (vec!["ours".into()], vec![ours()]);
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("Enter 4 Esc");
    let mut next = ours().as_ref().clone();
    (next.reference.revision, next.matrix.revision, next.reference.fingerprint) =
        (2, 2, "1".repeat(64));
    next.matrix.domains[0].statements[1].text = "Other words.".to_owned();
    scene.keys("m").take(desks::found(vec![Arc::new(next)], vec![])).keys("Esc");
    check("home-newer", &mut scene);
    // how it is taken along is said in a small window too
    for width in [80, 120] {
        let home = scene.picture(width, 24);
        assert!(home.contains("newer revision"), "{home}");
    }
    scene.keys("Enter");
    let picture = scene.picture(80, 24);
    assert!(
        picture.contains("A newer revision of this matrix is here. M takes this walk along to it."),
        "{picture}"
    );
    assert!(!picture.contains("Other words."));
    // once it is set aside, the next walk is on the new text
    let draft = scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.id;
    scene.take(Outcome::DraftDiscarded(draft)).keys("Enter");
    assert!(scene.picture(120, 40).contains("Other words."));
    let said: &Assessment =
        &scene.app.state.network_state.as_ref().unwrap().drafts[0].draft.assessment;
    assert_eq!(said.matrix.revision, 2);
}

#[test]
fn an_edited_file_that_no_answer_stands_on_is_used_at_once() {
    let mut state = desk();
    let record = state.network_state.as_mut().unwrap();
    (record.network.matrices, record.matrices) = (vec!["ours".into()], vec![ours()]);
    let mut scene = Scene::new(state, StartScreen::Home);
    let mut other = ours().as_ref().clone();
    (other.matrix, other.reference.fingerprint) = (edited(), "2".repeat(64));
    scene.keys("m").take(desks::found(vec![Arc::new(other.clone())], vec![]));
    assert_eq!(scene.app.state.network_state.as_ref().unwrap().matrices[0].as_ref(), &other);
}

#[test]
fn long_words_can_be_read_before_they_are_judged() {
    let mut revision = revision();
    revision.after.domains[0].statements[0].text =
        format!("It begins here. {} It ends here.", "More words. ".repeat(150));
    let mut scene = listed(vec![changed()]);
    scene.keys("z").take(written(vec![changed()])).take(Outcome::RevisionPreviewed(revision));
    assert!(
        scene.picture(80, 24).contains("► It still means the same")
            && scene.picture(80, 24).contains("It ends here.")
    );
    scene.keys("Up");
    assert!(scene.picture(80, 24).contains("It begins here."));
    scene.keys("Up Enter");
    assert!(
        scene.picture(80, 24).contains("► It still means the same"),
        "Enter on a text goes to the answers"
    );
}
