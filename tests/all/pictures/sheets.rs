//! A spreadsheet brought in, looked at and made a matrix; a matrix written out.

use std::sync::Arc;

use pcn_workbook::maturity::matrix_catalog::MatrixCatalog;
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::spreadsheet::ReadOptions;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest, WriteRequest};
use pcn_workbook::tui::protocol::export_content::ExportContent;
use pcn_workbook::tui::protocol::outcome::Outcome;
use pcn_workbook::tui::protocol::spreadsheet_preview::Spreadsheet;
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::{report, spreadsheet};

use super::scene::Scene;
use super::{check, desks};
use crate::commands::sheets::council;

fn matrices() -> Scene {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.app.state.library_dir = String::from("/home/anna/library");
    let shipped = vec![desks::known("pcn-companion"), desks::known("riverside-example")];
    scene.keys("m").take(Outcome::Matrices(Box::new(MatrixCatalog {
        matrices: shipped,
        ..MatrixCatalog::default()
    })));
    scene
}

fn spreadsheet(file: &str, bytes: &[u8]) -> Outcome {
    let book = spreadsheet::read(bytes).unwrap();
    let stem = file.split('.').next().unwrap();
    let options = ReadOptions { file_stem: stem.to_owned(), ..ReadOptions::default() };
    Outcome::SpreadsheetRead(Arc::new(Spreadsheet::new(file.to_owned(), book, options, &[])))
}

fn council() -> Scene {
    let mut scene = matrices();
    scene.keys("b \"/home/anna/Council grid.xlsx\" Enter");
    assert!(
        matches!(scene.effects.last(), Some(Effect::Read(ReadRequest::Spreadsheet(path))) if path.ends_with("Council grid.xlsx"))
    );
    scene.take(spreadsheet("Council grid.xlsx", &council::grid()));
    scene
}

#[test]
fn what_is_not_certain_is_marked_and_changed_with_a_key() {
    let rows = "Thing,Red,Blue,Round\nAccess,We queue.,We book.,We choose.\nCare,We guess.,We plan.,We share.\n";
    let mut scene = matrices();
    scene.keys("b \"x.csv\" Enter").take(spreadsheet("own.csv", rows.as_bytes()));
    check("sheet-doubtful", &mut scene);
    scene.keys("Space Enter");
    assert!(scene.app.message.clone().unwrap().contains("question mark"));
    assert!(matches!(scene.app.screen, ActiveScreen::SpreadsheetPreview(_)));
    // the last column is no stage but why the area matters
    scene.keys("Right*2 K K");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("B: stage 1?") && picture.contains("D: why"), "{picture}");
    check("sheet-changed", scene.keys("O"));
    // the other columns are in doubt still, and are taken as they are by one Enter more
    scene.keys("Space Space Enter");
    assert!(scene.app.message.clone().unwrap().contains("question mark"));
    scene.keys("Enter");
    let ActiveScreen::MatrixTitle(page) = &scene.app.screen else {
        panic!("{}", scene.picture(80, 24))
    };
    let stages: Vec<&str> =
        page.table_reading.matrix.stages.iter().map(|stage| stage.name.as_str()).collect();
    assert_eq!(stages, ["Blue", "Red"]);
    assert_eq!(page.table_reading.matrix.domains[0].why.as_deref(), Some("We choose."));
}

#[test]
fn a_file_is_named_by_path_paste_or_drop() {
    check("sheet-bringing", matrices().keys("b"));
    let mut scene = matrices();
    scene.keys("b").paste("'/home/anna/old grid.xls'\n").keys("Enter");
    assert!(
        matches!(scene.effects.last(), Some(Effect::Read(ReadRequest::Spreadsheet(path))) if path.to_str() == Some("/home/anna/old grid.xls"))
    );
    let says = spreadsheet::read(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1").unwrap_err();
    scene.take(Outcome::Failed(format!("{} {}", says.says, says.remedy)));
    check("sheet-bringing-refused", &mut scene);
}

#[test]
fn a_grid_is_shown_as_it_was_made_with_its_one_question() {
    let mut scene = council();
    check("sheet-grid", &mut scene);
    scene.keys("Enter");
    assert!(scene.app.message.clone().unwrap().contains("Space chooses"));
    check("sheet-grid-several", scene.keys("Space Space Down*8 Right*7"));
    scene.picture(80, 24);
    check("sheet-grid-unused", scene.keys("PageDown*9"));
    assert!(
        !scene
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Write(WriteRequest::AddMatrix(_)))),
        "nothing is written before the title"
    );
}

#[test]
fn the_title_is_the_persons_and_enter_makes_the_matrix() {
    let mut scene = council();
    check("sheet-titling", scene.keys("Space Enter"));
    scene.keys("Backspace*99 \"Our council\" Enter Enter");
    let added: Vec<_> = scene
        .effects
        .iter()
        .filter_map(|effect| match effect {
            Effect::Write(WriteRequest::AddMatrix(matrix)) => Some(matrix.as_ref().clone()),
            _ => None,
        })
        .collect();
    let [matrix] = added.as_slice() else { panic!("written {} times", added.len()) };
    assert_eq!(
        (matrix.title.as_str(), matrix.id.as_str(), matrix.domains.len()),
        ("Our council", "our-council", 7)
    );
    let mut known = desks::known("riverside-example").as_ref().clone();
    known.reference.id = matrix.id.clone();
    known.origin = Origin::Loose("matrices/our-council.json".to_owned());
    known.matrix = matrix.clone();
    let known = Arc::new(KnownMatrix::new(known.matrix, known.reference, known.origin));
    scene.take(Outcome::MatrixAdded(Arc::clone(&known)));
    let ActiveScreen::Matrices(list) = &scene.app.screen else {
        panic!("not on the matrices: {:?}", scene.app.screen)
    };
    assert!(
        list.focused_matrix(&scene.app.state)
            .is_some_and(|one| format!("{one:?}").contains("our-council"))
    );
    check("sheet-made", &mut scene);
    assert!(
        matches!(&scene.keys("Esc").app.screen, ActiveScreen::Home(_)),
        "the steps of bringing in are behind"
    );
}

#[test]
fn whoever_went_elsewhere_is_not_taken_back() {
    let mut scene = matrices();
    scene.keys("b \"x.xlsx\" Enter Esc").take(spreadsheet("two.xlsx", &council::two_grids()));
    assert!(matches!(scene.app.screen, ActiveScreen::Matrices(_)));
    scene.keys("b \"x.xlsx\" Enter F1").take(spreadsheet("two.xlsx", &council::two_grids()));
    assert!(matches!(scene.app.screen, ActiveScreen::Help(_)));
    scene.keys("Esc Enter").take(spreadsheet("two.xlsx", &council::two_grids()));
    assert!(
        matches!(scene.app.screen, ActiveScreen::SpreadsheetPreview(_)),
        "it can be asked for once more"
    );
}

#[test]
fn rows_need_no_question_and_a_bad_sheet_says_why() {
    let mut scene = matrices();
    scene.keys("b \"x.csv\" Enter");
    let rows = b"Area;Stage;Statement;Evidence;Owner\nAccess;Early;We answer the phone.;Call log;Jo\n;Late;We call back.;;\n";
    check("sheet-rows", scene.take(spreadsheet("rows.csv", rows)));
    let mut scene = matrices();
    scene
        .keys("b \"x.xlsx\" Enter")
        .take(spreadsheet("guidance.csv", b"How to use this\nTalk about it\n"));
    check("sheet-not-understood", scene.keys("Down"));
    scene.keys("Enter Space Tab");
    assert!(matches!(scene.app.screen, ActiveScreen::SpreadsheetPreview(_)));
}

#[test]
fn a_form_filled_in_becomes_a_matrix_beside_the_example_it_came_from() {
    let form = |change: fn(String) -> String| {
        let known = desks::known("riverside-example");
        let csv = report::to_csv(&spreadsheet::export_matrix(&known.matrix, None));
        let csv = String::from_utf8(csv).unwrap();
        let book = spreadsheet::read(change(csv).as_bytes()).unwrap();
        let taken = vec!["pcn-companion".into(), "riverside-example".into()];
        let options = ReadOptions {
            file_stem: "form".to_owned(),
            taken_ids: taken,
            ..ReadOptions::default()
        };
        Outcome::SpreadsheetRead(Arc::new(Spreadsheet::new(
            "form.csv".to_owned(),
            book,
            options,
            &[],
        )))
    };
    let added = |scene: &Scene| match scene.effects.last() {
        Some(Effect::Write(WriteRequest::AddMatrix(matrix))) => {
            (matrix.id.to_string(), matrix.revision)
        }
        other => panic!("{other:?}"),
    };
    let mut scene = matrices();
    scene.keys("b \"form.csv\" Enter").take(form(|csv| csv.replace("Agreed map", "Our map")));
    check("sheet-beside", scene.keys("Enter"));
    scene.keys("Enter");
    assert!(scene.picture(80, 24).contains("a matrix of this name here already"));
    scene.keys("C-a \"Our neighbourhood\" Enter");
    let (id, revision) = added(&scene);
    assert!(id != "riverside-example" && revision == 1, "{id}");
    let mut scene = matrices();
    scene.keys("b \"form.csv\" Enter").take(form(|csv| csv)).keys("Enter Enter");
    assert_eq!(
        added(&scene),
        ("riverside-example".to_owned(), 1),
        "word for word the same stays what it is"
    );
}

#[test]
fn the_other_sheets_are_a_key_away() {
    let mut scene = matrices();
    scene.keys("b \"x.xlsx\" Enter").take(spreadsheet("two.xlsx", &council::two_grids()));
    assert!(scene.picture(80, 24).contains("sheet 1 of 2: \"North\""));
    assert!(scene.keys("Tab").picture(80, 24).contains("sheet 2 of 2: \"South\""));
    assert!(scene.keys("Tab").picture(80, 24).contains("\"North\""));
}

#[test]
fn a_folder_to_look_at_only_takes_no_matrix() {
    let mut scene = council();
    scene.app.state.read_only_reason = Some("Another copy of the program has it open.".to_owned());
    scene.keys("Space Enter Enter");
    assert!(scene.app.message.clone().unwrap().contains("Another copy"));
    assert!(
        !scene
            .effects
            .iter()
            .any(|effect| matches!(effect, Effect::Write(WriteRequest::AddMatrix(_))))
    );
}

#[test]
fn a_matrix_is_written_out_where_the_person_says() {
    let mut scene = matrices();
    check("sheet-writing-out", scene.keys("Down x"));
    scene.keys("Backspace*99 \"~/form.csv\" Enter");
    let written = |effect: &Effect| match effect {
        Effect::Write(WriteRequest::Export { content: ExportContent::Matrix(matrix), path }) => {
            Some((Arc::<KnownMatrix>::clone(matrix), path.clone()))
        }
        _ => None,
    };
    let (matrix, path) = scene.effects.iter().find_map(written).unwrap();
    assert_eq!(
        (matrix.reference.id.as_str(), path.to_str()),
        ("riverside-example", Some("~/form.csv"))
    );
    scene.take(Outcome::Failed(
        "There is a file of this name already. Give another name.".to_owned(),
    ));
    check("sheet-writing-out-refused", &mut scene);
    scene.keys("Enter").take(Outcome::FileWritten("/home/anna/form.csv".to_owned()));
    assert!(matches!(scene.app.screen, ActiveScreen::Matrices(_)));
    assert_eq!(scene.app.message.as_deref(), Some("Written to /home/anna/form.csv"));
}

#[test]
fn spreadsheets_survive_every_size() {
    let mut scenes = vec![council(), matrices(), matrices(), council()];
    scenes[0].keys("Space Down*30 Right*30 PageDown");
    scenes[1].keys("b \"somewhere\"");
    scenes[2].keys("x");
    scenes[3].keys("Space Enter");
    for scene in &mut scenes {
        for (columns, rows) in
            (1..=30).flat_map(|columns| (1..=10).map(move |rows| (columns, rows)))
        {
            scene.picture(columns, rows);
        }
        for (columns, rows) in [(60, 18), (200, 60), (1, 60), (200, 1)] {
            scene.picture(columns, rows);
        }
    }
}

#[test]
fn what_is_hidden_is_read_at_one_key_and_left_out_again_at_the_next() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(desks::found(vec![desks::known("pcn-companion")], vec![])).keys("b");
    let path = std::path::PathBuf::from("/home/us/grid.csv");
    let book = || {
        spreadsheet::read(
            b"Area,Level 1,Level 2\nPlans,We plan.,We agree.\nMoney,We ask.,We know.\n",
        )
        .unwrap()
    };
    let read = |with_hidden| {
        let read = Spreadsheet::new("grid.csv".to_owned(), book(), ReadOptions::default(), &[]);
        Outcome::SpreadsheetRead(Arc::new(Spreadsheet { path: path.clone(), with_hidden, ..read }))
    };
    scene.take(read(false));
    scene.effects.clear();
    scene.keys("S");
    assert_eq!(scene.effects, [Effect::Read(ReadRequest::SpreadsheetWithHidden(path.clone()))]);
    scene.take(read(true));
    assert!(scene.app.message.clone().unwrap().contains("read too"));
    scene.effects.clear();
    scene.keys("S");
    assert_eq!(scene.effects, [Effect::Read(ReadRequest::Spreadsheet(path.clone()))]);
}

#[test]
fn what_was_brought_in_is_in_focus_wherever_it_comes_in_the_list() {
    let mut scene = matrices();
    let ours = super::ours::ours();
    scene.take(desks::found(vec![desks::known("pcn-companion"), Arc::clone(&ours)], vec![]));
    scene.keys("b \"x\" Enter").take(spreadsheet(
        "own.csv",
        b"Area,Level 1,Level 2\nPlans,We plan.,We agree.\nMoney,We ask.,We know.\n",
    ));
    let mut new = desks::known("network-practice").as_ref().clone();
    new.origin = ours.origin.clone();
    let new = Arc::new(new);
    scene.take(Outcome::MatrixAdded(Arc::clone(&new)));
    // by its name it comes before ours
    let all = vec![desks::known("pcn-companion"), Arc::clone(&new), ours];
    scene.take(desks::found(all, vec![]));
    let picture = scene.picture(80, 24);
    let title = format!("► [ ] {}", new.matrix.title);
    assert!(picture.contains(&title), "{picture}");
}

#[test]
fn what_is_said_of_a_sheet_is_remembered_and_forgotten_at_a_key() {
    let rows = "Area,Level 1,Level 2\nPlans,We plan.,We agree.\nMoney,We ask.,We know.\n";
    let mut scene = matrices();
    scene.keys("b \"x.csv\" Enter").take(spreadsheet("own.csv", rows.as_bytes()));
    scene.keys("Space Space Enter");
    let remembered = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::PutSheetMemory { memory, is_kept: true }) => {
            Some(memory.as_ref().clone())
        }
        _ => None,
    });
    let memory = remembered.unwrap();
    assert_eq!((memory.each_box.as_deref(), memory.uses.len()), (Some("several"), 0));
    let mut next = matrices();
    let book = spreadsheet::read(rows.as_bytes()).unwrap();
    let read = Spreadsheet::new("own.csv".to_owned(), book, ReadOptions::default(), &[memory]);
    next.keys("b \"x.csv\" Enter").take(Outcome::SpreadsheetRead(Arc::new(read)));
    let picture = next.picture(80, 24);
    assert!(picture.contains("Read the way you chose last time."), "{picture}");
    assert!(picture.contains("(x) several statements"), "{picture}");
    assert!(picture.contains("► Is each box") && picture.contains("Space: the other"), "{picture}");
    let low = next.picture(60, 18);
    for told in ["2 stages", "4 statements to answer", "2 areas: "] {
        assert!(low.contains(told), "{told}: {low}");
    }
    assert!(low.contains("more ▼  PgDn ─"), "the rule says what is left, no line is lost: {low}");
    assert!(next.keys("Down").picture(80, 24).contains("A1 is used"), "down leads to the boxes");
    assert!(next.keys("Up").picture(80, 24).contains("► Is each box"), "and up back");
    next.effects.clear();
    next.keys("N");
    assert!(matches!(
        next.effects[..],
        [Effect::Write(WriteRequest::PutSheetMemory { is_kept: false, .. })]
    ));
    assert!(next.picture(80, 24).contains("( ) several statements"));
}
