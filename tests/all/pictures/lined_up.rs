//! Pictures of areas lined up: on Home and on Progress, with one local matrix and with all that
//! come with the program.

use jiff::civil::date;
use pcn_workbook::maturity::assessment::{Answer, Assessment};
use pcn_workbook::maturity::ids::MatrixId;
use pcn_workbook::store::shipped_matrices;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::home::{HomeFocus, focus_lines};
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check, desks};
use crate::crosswalk;

/// A network that uses every matrix that comes with the program, with two changes under way.
pub fn all() -> AppState {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    record.network.matrices = shipped_matrices::IDS.iter().map(|id| MatrixId::from(*id)).collect();
    record.matrices = shipped_matrices::all();
    let network = record.network.clone();
    for (at, id) in [(10, "network-practice"), (11, "six-steps")] {
        record.snapshots.push(desks::snapshot(
            &network,
            &desks::known(id),
            date(2025, 10, 1),
            id,
            at,
            3,
        ));
    }
    for (at, subject, rung) in [(12, "Falls clinic", "working"), (13, "Sleep group", "started")] {
        let known = desks::known("change-model");
        let mut saved = desks::snapshot(&network, &known, date(2025, 10, 2), "First look", at, 1);
        let mut said = Assessment::empty(known.reference.clone());
        said.subject = Some(subject.to_owned());
        for item in known.matrix.items().skip(at % 3) {
            said.set_answer(item.id(), Answer::Rung(rung.into()));
        }
        saved.snapshot.assessment = said;
        record.snapshots.push(saved);
    }
    state
}

#[test]
fn home_with_one_local_matrix() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("Down*3 v");
    check("home-lined-up", &mut scene);
}

#[test]
fn home_with_every_matrix_scrolls_and_loses_nothing() {
    let mut scene = Scene::new(all(), StartScreen::Home);
    scene.keys("v Tab");
    check("home-lined-up-all", &mut scene);
    scene.keys("End");
    check("home-lined-up-all-end", &mut scene);
    let lines = |lined_up| focus_lines(&scene.app.state, lined_up, &scene.moment);
    let areas = |lines: Vec<HomeFocus>| {
        let mut areas: Vec<String> = lines
            .iter()
            .filter_map(|line| {
                if let HomeFocus::Area(topic, domain) = line {
                    Some(format!("{topic:?} {domain}"))
                } else {
                    None
                }
            })
            .collect();
        areas.sort();
        areas
    };
    assert_eq!(areas(lines(true)), areas(lines(false)), "every area stands in the list once");
}

/// The national areas and a matrix whose stages have no bands.
fn without_bands() -> AppState {
    let mut state = all();
    let record = state.network_state.as_mut().unwrap();
    record
        .matrices
        .retain(|known| known.is_national() || known.reference.id == MatrixId::from("six-steps"));
    record.network.matrices =
        record.matrices.iter().map(|known| known.reference.id.clone()).collect();
    state
}

#[test]
fn how_far_has_no_column_of_blanks() {
    let mut scene = Scene::new(without_bands(), StartScreen::Home);
    let picture = scene.keys("v").picture(80, 24);
    assert!(
        picture.contains("Six steps of getting help") && !picture.contains("ow far"),
        "{picture}"
    );
    // beside many that say it, those that do not say so
    let picture = Scene::new(all(), StartScreen::Home).keys("v").picture(120, 90);
    let is_step = |row: &str| row.contains("Six steps of getting help") && row.contains("not said");
    assert!(picture.contains("how far") && picture.lines().any(is_step), "{picture}");
}

#[test]
fn on_few_columns_the_list_says_which_rows_are_of_which_matrix() {
    for start in [StartScreen::Home, StartScreen::Progress] {
        let keys = if start == StartScreen::Home { "v" } else { "v v v v" };
        let picture = Scene::new(desks::full(), start).keys(keys).picture(60, 24);
        assert!(
            picture.contains("Capitals: Five national areas. Under each: Riverside."),
            "{picture}"
        );
    }
    let picture = Scene::new(without_bands(), StartScreen::Home).keys("v").picture(60, 18);
    assert!(picture.contains("Under each: Six steps of…"), "{picture}");
    // with several the row in focus tells
    let mut scene = Scene::new(all(), StartScreen::Home);
    let picture = scene.keys("v Tab").picture(60, 18);
    assert!(picture.contains("Under each: the others."), "{picture}");
    let picture = scene.keys("Down*2").picture(60, 18);
    assert!(picture.contains("Capitals: Five national areas. This row: "), "{picture}");
}

#[test]
fn progress_lined_up_says_since_when_each_moved() {
    let mut scene = Scene::new(desks::full(), StartScreen::Progress);
    for (columns, rows) in [(60, 18), (80, 24), (120, 30)] {
        let picture = scene.keys(if columns == 60 { "v v v v" } else { "" }).picture(columns, rows);
        assert!(picture.contains("since its last snapshot"), "{picture}");
        assert!(columns == 60 || picture.contains("Moved since: Five national areas"), "{picture}");
    }
}

#[test]
fn progress_lined_up_and_a_day_before() {
    let mut scene = Scene::new(desks::full(), StartScreen::Progress);
    scene.keys("v v v v Down*3");
    check("progress-lined-up", &mut scene);
    scene.keys("Left Left");
    check("progress-lined-up-then", &mut scene);
    scene.keys("Enter v Esc");
    assert!(
        matches!(&scene.app.screen, ActiveScreen::Progress(progress) if progress.area.is_none())
    );
}

#[test]
fn progress_of_two_changes_beside_all_others() {
    let mut scene = Scene::new(all(), StartScreen::Progress);
    scene.keys("Down*30");
    check("progress-changes", &mut scene);
    scene.keys("Home Enter v");
    check("progress-area-see-also", &mut scene);
}

#[test]
fn where_nothing_lines_up_the_key_says_so() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("v");
    assert!(scene.app.message.as_ref().unwrap().contains("No two matrices"));
    assert!(matches!(&scene.app.screen, ActiveScreen::Home(home) if !home.is_aligned));
}

#[test]
fn what_lines_up_is_found_by_its_words_where_nothing_is_ours_to_change() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    scene.keys("C-p \"lines up\" Enter");
    assert!(matches!(scene.app.screen, ActiveScreen::CrosswalkEditor(_)));
    check("lines-up-read", &mut scene);
    for width in [60, 80] {
        let picture = scene.picture(width, 18);
        assert!(picture.contains("Lines up with"), "{picture}");
        assert!(!picture.contains('…'), "nothing is cut: {picture}");
    }
    scene.keys("Right Enter");
    let says = scene.app.message.clone().unwrap_or_default();
    assert!(says.contains("comes with the program"), "{says}");
    scene.keys("y");
    assert!(matches!(scene.app.screen, ActiveScreen::CopyMatrix(_)));
}

#[test]
fn what_lines_up_is_chosen_on_a_page_of_its_own() {
    let mut scene = crosswalk::page();
    scene.keys("l Right*3 Enter Down*2 Space Esc Down*2 Right");
    check("lines-up", &mut scene);
    scene.keys("Up*2 Enter Down");
    check("lines-up-also", &mut scene);
}
