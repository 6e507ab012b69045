//! Every screen survives every size of terminal, down to one cell; on a very small one what is in
//! focus is still seen.

use pcn_workbook::tui::app::StartScreen;

use super::conflict::torn;
use super::desks;
use super::scene::Scene;

pub(super) fn survives(name: &str, scene: &mut Scene) {
    for (columns, rows) in (1..=30).flat_map(|columns| (1..=10).map(move |rows| (columns, rows))) {
        let picture = scene.picture(columns, rows);
        assert!(
            picture.lines().all(|line| line.chars().count() <= usize::from(columns)),
            "{name} at {columns}x{rows}"
        );
    }
    assert!(
        scene.picture(20, 5).contains('►') || name == "to read",
        "{name}: {}",
        scene.picture(20, 5)
    );
    for (columns, rows) in [(60, 18), (200, 60), (1, 60), (200, 1)] {
        scene.picture(columns, rows);
    }
}

#[test]
fn welcome_survives_every_size() {
    for keys in [
        "\"Hillside PCN\"",
        "Enter \"keep people well at home and our practices open\"",
        "Down*5 Enter",
        "Down*6",
    ] {
        survives(keys, Scene::new(desks::empty(), StartScreen::Welcome).keys(keys));
    }
}

#[test]
fn networks_and_settings_survive_every_size() {
    survives("to read", &mut Scene::new(desks::empty(), StartScreen::Networks));
    survives("networks", &mut Scene::new(desks::begun(), StartScreen::Networks));
    survives(
        "settings",
        Scene::new(desks::begun(), StartScreen::Home).keys("C-p \"settings\" Enter Down*2"),
    );
}

#[test]
fn about_us_survives_every_size() {
    for keys in ["i", "i Down", "i Down*5", "i Down*12"] {
        survives(keys, Scene::new(desks::begun(), StartScreen::Home).keys(keys));
    }
}

#[test]
fn matrices_survive_every_size() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(desks::found(
        vec![desks::known("pcn-companion"), desks::known("riverside-example")],
        vec![],
    ));
    survives("matrices", scene.keys("Down"));
    survives("to read", scene.keys("Enter PageDown"));
}

#[test]
fn sharing_and_bringing_in_survive_every_size() {
    use super::sharing::{looked, previewed, receiving};
    survives("to read", &mut previewed());
    for keys in ["Enter", "Enter Down*2", "Enter Down*3"] {
        survives(keys, previewed().keys(keys));
    }
    survives("where the files are", &mut receiving());
    for keys in ["", "Down*2", "End"] {
        survives(keys, looked().keys(keys));
    }
    survives("to read", looked().keys("w"));
}

#[test]
fn what_was_shared_survives_every_size() {
    use super::shares::a_few;
    for keys in ["", "Down", "End"] {
        survives(keys, a_few().keys(keys));
    }
    survives("to read", a_few().keys("Enter"));
    survives(
        "to read",
        &mut super::shares::shown(pcn_workbook::maturity::share::ShareLog::default()),
    );
}

#[test]
fn questions_survive_every_size() {
    survives("two versions", Scene::new(torn(40), StartScreen::Home).keys("Enter Down"));
    survives(
        "asking",
        Scene::new(desks::begun(), StartScreen::Home).keys("Enter 4 C-p \"discard\" Enter Down"),
    );
}

#[test]
fn copying_and_changing_survive_every_size() {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("m").take(desks::found(vec![desks::known("pcn-companion")], vec![]));
    survives("copying", scene.keys("y"));
    survives("changing", &mut super::ours::changing());
    survives("revising", &mut super::ours::revising());
}

#[test]
fn a_page_to_print_survives_every_size() {
    let report = |keys: &str| {
        let mut scene = Scene::new(desks::full(), StartScreen::Home);
        scene.keys("C-p \"print\" Enter").keys(keys);
        scene
    };
    survives("to read", &mut report("Tab*2"));
    survives("its file", &mut report("Enter"));
    let mut form = Scene::new(desks::full(), StartScreen::Home);
    survives("to read", form.keys("C-p \"questionnaire\" Enter"));
    survives("to read", form.keys("C-p \"overdue\" Enter"));
}
