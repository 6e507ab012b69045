//! Matrices of any shape: one square or five hundred, ladders and statements mixed, a thousand
//! items, names of two hundred characters in any script. Each loads, is walked by keys and drawn at
//! every size; what does not fit is shortened with a sign and is whole one key away.

use std::sync::Arc;

use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::maturity::network_state::{KnownMatrix, Origin};
use pcn_workbook::store::format::matrix;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::screens;
use pcn_workbook::tui::state::AppState;
use serde_json::{Value, json};

use crate::pictures::desks;
use crate::pictures::scene::Scene;

const SIZES: [(u16, u16); 4] = [(80, 24), (120, 40), (60, 18), (20, 5)];

/// A matrix of so many areas and stages with so many items in each square; every third square is
/// described by a ladder too.
pub fn made(areas: usize, stages: usize, items: usize, name: &str) -> Value {
    let stage = |at: usize| json!({"id": format!("s{at}"), "name": format!("{name} s{at}")});
    let statement = |area: usize, at: usize, item: usize| {
        json!({"id": format!("i{area}.{at}.{item}"), "stage": format!("s{at}"), "text": format!("{name} {area}.{at}.{item} we do."),
            "evidence": format!("{name} seen")})
    };
    let domain = |area: usize| {
        let squares = (0..stages).flat_map(|at| (0..items).map(move |item| (at, item)));
        let statements: Vec<Value> = squares.map(|(at, item)| statement(area, at, item)).collect();
        let rungs: serde_json::Map<_, _> =
            (0..stages).map(|at| (format!("s{at}"), json!(format!("{name} rung {at}")))).collect();
        let ladders = if area.is_multiple_of(3) {
            json!([{"id": format!("l{area}"), "title": format!("{name} ladder"), "rungs": rungs}])
        } else {
            json!([])
        };
        json!({"id": format!("d{area}"), "name": format!("{name} area {area}"), "why": name, "statements": statements, "ladders": ladders})
    };
    json!({"format": "pcn-workbook.matrix/1", "id": "made", "revision": 1, "title": format!("{name} matrix"),
        "stages": (0..stages).map(stage).collect::<Vec<_>>(), "domains": (0..areas).map(domain).collect::<Vec<_>>()})
}

pub fn read(value: &Value) -> Arc<KnownMatrix> {
    let (read, findings) = matrix::read_validated(&serde_json::to_vec(value).unwrap());
    assert!(!findings.iter().any(Diagnostic::is_error), "{findings:?}");
    Arc::new(matrix::with_identity(read.unwrap(), Origin::Loose("matrices/made.json".to_owned())))
}

pub fn desk(known: &Arc<KnownMatrix>) -> AppState {
    let mut state = desks::begun();
    let record = state.network_state.as_mut().unwrap();
    (record.network.matrices, record.matrices) =
        (vec![known.reference.id.clone()], vec![Arc::clone(known)]);
    state
}

/// Draws at every size; no line is wider than the screen, and the marks that stand for nothing seen
/// are none of ours.
fn drawn(scene: &mut Scene, what: &str) {
    for (columns, rows) in SIZES {
        let picture = scene.picture(columns, rows);
        assert!(!picture.trim().is_empty(), "{what} at {columns}x{rows}");
    }
}

/// Walks a matrix from Home to a saved snapshot's form and through every page beside it.
fn walked(value: &Value, what: &str) {
    let known = read(value);
    let mut scene = Scene::new(desk(&known), StartScreen::Home);
    drawn(&mut scene, what);
    for keys in [
        "Enter", "4", "3", "2", "1", "0", "u", "Up", "Down*3", "Tab", "4", "S-Tab", "End", "2",
        "Home", "PageDown", "w", "Esc", "n", "\"noted\"", "Esc", "/", "\"rung\"", "Down", "Enter",
        "o", "Down", "Esc", "f", "f", "f", "f", "g", "Esc", "Esc", "Down*4", "w", "Esc", "m",
        "Esc", "s", "Down*2", "Right", "w", "Esc", "Enter", "Esc", "Esc", "Esc", "p", "Enter", "v",
        "Esc", "Esc", "h", "Esc",
    ] {
        scene.keys(keys);
        drawn(&mut scene, &format!("{what} after {keys}"));
    }
    scene.keys("m").take(desks::found(vec![known], vec![]));
    for keys in ["Down", "Enter", "Tab", "End", "Esc", "y", "Esc"] {
        scene.keys(keys);
        drawn(&mut scene, &format!("{what}, its page, after {keys}"));
    }
}

#[test]
fn the_smallest_and_the_largest_are_walked() {
    walked(&made(1, 1, 1, "One"), "one square");
    walked(&made(40, 12, 2, "Wide"), "forty areas, twelve stages");
    walked(&made(1, 12, 3, "Long"), "one area, twelve stages");
    walked(&made(40, 1, 1, "Tall"), "forty areas, one stage");
}

#[test]
fn a_thousand_items_are_walked() {
    let value = made(25, 4, 10, "Many");
    let known = read(&value);
    assert!(known.matrix.items().count() >= 1_000);
    walked(&value, "a thousand items");
}

#[test]
fn one_more_than_five_thousand_is_refused_in_plain_words() {
    for (count, is_refused) in [(5_000, false), (5_001, true)] {
        let mut value = made(1, 1, count, "x");
        value["domains"][0]["ladders"] = json!([]);
        let (_, findings) = matrix::read_validated(&serde_json::to_vec(&value).unwrap());
        assert_eq!(findings.iter().any(Diagnostic::is_error), is_refused, "{count}: {findings:?}");
        if is_refused {
            assert!(
                findings
                    .iter()
                    .any(|found| found.says.contains("5,000") || found.says.contains("5000")),
                "{findings:?}"
            );
        }
    }
}

/// Names of two hundred characters: Welsh, right-to-left, marks that combine, wide ones, and no
/// space to break at.
fn long_names() -> Vec<(&'static str, String)> {
    let upto = |text: &str| text.chars().cycle().take(200).collect::<String>();
    vec![
        ("Welsh", upto("Rhwydwaith gofal sylfaenol Llŷn a'r ŵyl â'u hŷd ")),
        ("Arabic", upto("شبكة الرعاية الأولية في الحي القديم ")),
        ("Hebrew", upto("רשת טיפול ראשוני בשכונה ")),
        ("combining", upto("e\u{301}a\u{300}\u{323}o\u{308} ")),
        ("wide", upto("地域の医療ネットワーク")),
        ("unbroken", upto("Llanfairpwllgwyngyll")),
        ("joined", upto("👩‍⚕️👨‍👩‍👧 ")),
    ]
}

#[test]
fn names_of_two_hundred_characters_in_any_script_are_walked() {
    for (what, name) in long_names() {
        walked(&made(3, 3, 2, &name), what);
    }
}

#[test]
fn what_does_not_fit_is_shortened_with_a_sign_and_whole_one_key_away() {
    for (what, name) in long_names() {
        let mut value = made(2, 2, 1, "x");
        value["domains"][0]["statements"][0]["text"] = json!(name.trim());
        value["domains"][0]["name"] = json!(format!("{} area", name.trim()));
        let mut scene = Scene::new(desk(&read(&value)), StartScreen::Home);
        assert!(scene.picture(80, 24).contains('…'), "{what}");
        scene.keys("Enter");
        assert!(scene.picture(80, 24).contains('…'), "{what}");
        scene.keys("w");
        assert_eq!(scene.app.key_context(), screens::why::keys::WHY);
        let squeezed = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
        let whole = squeezed(&scene.picture(120, 60));
        let wanted = squeezed(&read(&value).matrix.domains[0].statements[0].text);
        assert!(whole.contains(&wanted), "{what}: {wanted} in {whole}");
    }
}

#[test]
fn search_finds_one_of_a_thousand() {
    let mut value = made(25, 4, 10, "Many");
    value["domains"][20]["statements"][39]["text"] = json!("We plan for heatwaves.");
    let mut scene = Scene::new(desk(&read(&value)), StartScreen::Home);
    scene.keys("Enter / \"heatw\" Enter");
    assert!(scene.picture(80, 24).contains("We plan for heatwaves."), "{}", scene.picture(80, 24));
}

#[test]
fn where_not_all_signs_fit_the_area_in_focus_shows_its_own() {
    for (areas, stages, items) in [(40, 12, 2), (25, 4, 10), (12, 3, 2)] {
        let mut scene =
            Scene::new(desk(&read(&made(areas, stages, items, "Made"))), StartScreen::Home);
        scene.keys("Enter 4 Tab Down");
        let picture = scene.picture(80, 24);
        let rows: Vec<&str> = picture.lines().collect();
        let at = rows.iter().position(|row| row.starts_with("▌Made area 1")).unwrap();
        let signs: String = rows[at + 1].chars().take(26).collect();
        assert!(signs.matches('·').count() >= 6, "{picture}");
        let is_all = stages * (items + 1) <= 25;
        assert_eq!(signs.contains('…'), !is_all, "{picture}");
    }
}
