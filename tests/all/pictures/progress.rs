//! Progress: all areas and one, as charts and as tables; with nothing, one, two and forty
//! snapshots; stepping in time.

use std::sync::Arc;

use jiff::civil::date;
use pcn_workbook::maturity::comparison::table::ComparisonTable;
use pcn_workbook::maturity::export_tables::Cell;
use pcn_workbook::maturity::ids::ItemId;
use pcn_workbook::maturity::page::{TextStyle, to_printed_text};
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, WriteRequest};
use pcn_workbook::tui::protocol::export_content::ExportContent;
use pcn_workbook::tui::screens;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{check, desks, past};

fn progress(state: AppState, keys: &str) -> Scene {
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("p").keys(keys);
    scene
}

/// A year behind it, with our own stage where it differs and where it does not.
fn told() -> AppState {
    let mut state = desks::full();
    past::judged(
        &mut state,
        "CARE",
        "step-2",
        Some("Weekly frailty meetings in 5 of 6 practices."),
    );
    past::judged(&mut state, "DATA", "step-1", None);
    state
}

#[test]
fn without_a_snapshot_it_says_what_to_do() {
    check("progress-empty", &mut progress(desks::begun(), ""));
    let mut scene = progress(desks::begun(), "Enter");
    assert_eq!(scene.app.key_context(), screens::walk::keys::WALK);
    assert_eq!(scene.keys("4 Esc p Enter").app.key_context(), screens::save::keys::AIMS);
}

#[test]
fn with_one_snapshot_there_is_one_mark() {
    check("progress-one", &mut progress(past::one(), ""));
    check("progress-one-area", &mut progress(past::one(), "Down Enter v"));
    check("progress-one-table", &mut progress(past::one(), "v v v"));
}

#[test]
fn a_year_of_both_matrices() {
    check("progress-full", &mut progress(told(), "Down*2"));
    check("progress-full-local", &mut progress(told(), "End"));
    check("progress-full-table", &mut progress(told(), "Down*2 v v v"));
}

/// The table that was sent to be written.
fn written(scene: &Scene) -> Arc<ComparisonTable> {
    let one = scene.effects.iter().find_map(|effect| match effect {
        Effect::Write(WriteRequest::Export {
            content: ExportContent::ProgressTable(table),
            ..
        }) => Some(Arc::clone(table)),
        _ => None,
    });
    one.unwrap()
}

#[test]
fn what_is_on_screen_is_written_to_a_file() {
    let mut scene = progress(told(), "x");
    check("progress-write", &mut scene);
    let table = written(scene.keys("Enter"));
    let text = to_printed_text(&table.to_page(), TextStyle { width: 100, ascii: false });
    for part in ["Joining up care", "Step 2 *", "12 Sep 2025", "forward", "RIVERSIDE"] {
        assert!(text.to_lowercase().contains(&part.to_lowercase()), "{part} in\n{text}");
    }
    assert!(!text.contains("left out"), "{text}");
    // a step back in time goes along, and says so
    let table = written(progress(told(), "Left x").keys("Enter"));
    assert!(table.notes.iter().any(|note| note.contains("left out")), "{:?}", table.notes);
    // one area goes down to its statements
    let table = written(progress(told(), "Down*2 Enter x").keys("Enter"));
    let text = to_printed_text(&table.to_page(), TextStyle { width: 100, ascii: false });
    assert!(text.contains("The area as a whole") && text.contains("from 20 Sep 2024"), "{text}");
    let rows = &table.data;
    let area = rows.columns.iter().position(|column| *column == "domain_id").unwrap();
    assert!(rows.rows.iter().all(|row| row[area] == Cell::from("CARE")), "{rows:?}");
    assert!(!rows.rows.is_empty());
}

#[test]
fn every_statement_then_and_now_side_by_side() {
    check("progress-board", &mut progress(told(), "Down*2 v"));
    check("progress-board-end", &mut progress(told(), "v End"));
    check("progress-board-mixed", &mut progress(past::mixed(), "v"));
    check("progress-board-one", &mut progress(past::one(), "v"));
}

/// The days that the picture ends on are the days that the list below it names.
#[test]
fn the_list_names_the_two_days_of_the_picture() {
    let mut scene = progress(told(), "");
    let picture = scene.picture(80, 24);
    let days: Vec<&str> = picture
        .lines()
        .find(|line| line.contains(" AREAS"))
        .unwrap()
        .split("  ")
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect();
    let (then, now) = (days[days.len() - 2], days[days.len() - 1]);
    let words = format!("Five national areas, {then} to {now}");
    assert!(picture.lines().any(|row| row.trim() == words), "{picture}");
}

#[test]
fn stepping_back_shows_what_was_known_then() {
    let mut scene = progress(told(), "Left");
    check("progress-then", &mut scene);
    scene.keys("Left*3");
    assert!(scene.app.message.is_some());
    check("progress-begin", scene.keys("Down"));
    scene.keys("Right*2 Right");
    assert!(scene.app.message.as_ref().unwrap().contains("now"));
}

#[test]
fn two_snapshots() {
    let mut state = told();
    state.network_state.as_mut().unwrap().snapshots.truncate(2);
    check("progress-two", &mut progress(state, ""));
}

#[test]
fn forty_snapshots_have_a_cell_each_and_one_area_says_what_it_leaves_out() {
    check("progress-forty", &mut progress(past::forty(), ""));
    check("progress-forty-table", &mut progress(past::forty(), "v v v"));
    check("progress-forty-area", &mut progress(past::forty(), "Enter v"));
    check("progress-forty-area-table", &mut progress(past::forty(), "Enter v v"));
}

/// Only how much is shown depends on the width: not which way an area went, nor when it began and
/// ended, nor what is said of what does not fit.
#[test]
fn a_sign_is_the_same_at_every_width_and_nothing_is_left_out_unsaid() {
    let mut scene = progress(past::forty(), "");
    let signs = |picture: &str| -> Vec<String> {
        let rows = picture.lines().skip(3).take(5);
        let newest = |row: &str| row.chars().rfind(|sign| "▲▼■─".contains(*sign));
        rows.filter_map(newest).map(String::from).collect()
    };
    let whole = scene.picture(200, 60);
    assert_eq!(signs(&whole).len(), 5, "{whole}");
    for (columns, rows, said) in [
        (60, 18, "40 snapshots, 25 shown"),
        (60, 18, "◄ older ones"),
        (80, 24, "│24"),
        (120, 30, "│24"),
    ] {
        let picture = scene.picture(columns, rows);
        assert_eq!(signs(&picture), signs(&whole), "{picture}");
        assert!(picture.contains(said), "{picture}");
        let days = picture.lines().find(|line| line.contains(" AREAS")).unwrap();
        assert!(days.contains("Feb 2026") || days.contains("Feb 26"), "{picture}");
    }
    let first = |keys: &str| -> String {
        let mut scene = progress(past::forty(), keys);
        let picture = scene.picture(60, 18);
        picture.lines().find(|line| line.contains(" AREAS")).unwrap()[20..32].to_owned()
    };
    assert_ne!(first(""), first("Left*10"), "older ones come into view");
}

#[test]
fn two_a_day_apart_after_two_years() {
    check("progress-day-apart", &mut progress(past::day_apart(), ""));
    check("progress-day-apart-area", &mut progress(past::day_apart(), "Enter v"));
    check("progress-day-apart-table", &mut progress(past::day_apart(), "v v v"));
}

#[test]
fn three_matrices_scroll_under_the_focus() {
    check("progress-three", &mut progress(past::three(), ""));
    check("progress-three-end", &mut progress(past::three(), "End"));
    check("progress-three-table", &mut progress(past::three(), "v v v Down*8"));
}

#[test]
fn matrices_walked_on_different_days_have_columns_of_their_own() {
    check("progress-rhythms", &mut progress(past::two_rhythms(), ""));
    check("progress-rhythms-table", &mut progress(past::two_rhythms(), "v v v"));
    check("progress-rhythms-area", &mut progress(past::two_rhythms(), "Down*2 Enter v"));
}

#[test]
fn what_is_no_stage_is_never_shown_as_one() {
    check("progress-mixed", &mut progress(past::mixed(), ""));
    check("progress-mixed-table", &mut progress(past::mixed(), "v v v"));
    check("progress-mixed-open", &mut progress(past::mixed(), "Down*3 Enter v"));
    check("progress-mixed-aside", &mut progress(past::mixed(), "Down*4 Enter v"));
}

#[test]
fn what_is_open_is_not_held_against_what_we_say() {
    let mut state = desks::full();
    past::judged(&mut state, "LEAD", "step-1", None);
    let said = &mut state.network_state.as_mut().unwrap().snapshots[3].snapshot.assessment;
    said.clear_answer(&ItemId::from("LEAD-0b"));
    check("progress-judged-open", &mut progress(state.clone(), "Enter v"));
    check("progress-judged-open-table", &mut progress(state, "v v v"));
}

#[test]
fn one_area_with_the_local_ones_under_it() {
    check("progress-area", &mut progress(told(), "Down*2 Enter v"));
    check("progress-area-next", &mut progress(told(), "Down*2 Enter v Down"));
    check("progress-area-table", &mut progress(told(), "Down*2 Enter v v"));
}

#[test]
fn an_area_without_a_local_one_says_so_and_a_local_one_names_the_national_one() {
    check("progress-area-none", &mut progress(told(), "Down*4 Enter v"));
    check("progress-area-local", &mut progress(told(), "Down*7 Enter v"));
}

#[test]
fn tab_goes_from_area_to_area_and_esc_leads_back_to_all() {
    let mut scene = progress(told(), "Enter Tab*2");
    assert_eq!(scene.app.key_context(), screens::progress::keys::PROGRESS_FILM);
    scene.keys("w");
    assert_eq!(scene.app.key_context(), screens::why::keys::WHY);
    scene.keys("Esc Esc");
    assert_eq!(scene.app.key_context(), screens::progress::keys::PROGRESS);
    scene.keys("Esc");
    assert_eq!(scene.app.key_context(), screens::home::keys::HOME);
}

#[test]
fn a_step_rises_at_the_column_of_the_new_snapshot() {
    let mut scene = progress(told(), "Down*2 Enter v");
    let picture: Vec<Vec<char>> =
        scene.picture(80, 24).lines().map(|line| line.chars().collect()).collect();
    let row_of = |name: &str| {
        picture.iter().find(|line| line.iter().collect::<String>().contains(name)).unwrap().clone()
    };
    let columns = |line: &[char], sign: char| -> Vec<usize> {
        (19..line.len()).filter(|at| line[*at] == sign).collect()
    };
    let axis = picture.iter().find(|line| line.contains(&'┴')).unwrap();
    let days = columns(axis, '┴');
    assert_eq!(days.len(), 3, "{}", axis.iter().collect::<String>());
    assert_eq!(columns(&row_of("Step 2"), '■'), [days[2]]);
    let gap = date(2025, 3, 10).duration_since(date(2024, 9, 20)).as_hours();
    let whole = date(2025, 9, 12).duration_since(date(2024, 9, 20)).as_hours();
    let span = i64::try_from(days[2] - days[0]).unwrap();
    let part = i64::try_from(days[1] - days[0]).unwrap();
    assert!((part * whole - gap * span).abs() <= whole, "{days:?} is not to time");
}
