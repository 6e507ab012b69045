//! Settings: they hold at once.

use pcn_workbook::maturity::theme_choice::ThemeChoice;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Appearance, Effect, WriteRequest};

use super::scene::Scene;
use super::{check, desks};

fn settings() -> Scene {
    let mut scene = Scene::new(desks::begun(), StartScreen::Home);
    scene.keys("C-p \"settings\" Enter");
    scene
}

#[test]
fn the_settings() {
    check("settings", settings().keys("Down"));
}

#[test]
fn plain_letters_hold_at_once() {
    check("settings-letters", settings().keys("Down Enter"));
}

#[test]
fn every_change_is_kept_and_holds_at_once() {
    let mut scene = settings();
    scene.keys("Enter Space Right Left Down Space Down Enter");
    let look = |theme, ascii, mouse| {
        Effect::Write(WriteRequest::SaveAppearance(Appearance {
            theme,
            ascii,
            mouse,
            language: None,
        }))
    };
    let light = ThemeChoice::Light;
    let expected = [
        look(ThemeChoice::Dark, false, false),
        look(light, false, false),
        look(ThemeChoice::HighContrast, false, false),
        look(light, false, false),
        look(light, true, false),
        look(light, true, true),
    ];
    assert_eq!(scene.effects, expected);
    assert_eq!(
        scene.app.state.appearance,
        Appearance { theme: light, ascii: true, mouse: true, language: None }
    );
}

#[test]
fn what_was_asked_for_at_this_start_is_not_written_into_the_settings() {
    let mut state = desks::begun();
    state.appearance =
        Appearance { theme: ThemeChoice::Mono, ascii: true, mouse: true, language: None };
    state.saved_appearance =
        Appearance { theme: ThemeChoice::Dark, ascii: false, mouse: true, language: None };
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("C-p \"settings\" Enter Down Down Enter");
    let saved = Appearance { theme: ThemeChoice::Dark, ascii: false, mouse: false, language: None };
    assert_eq!(scene.effects, [Effect::Write(WriteRequest::SaveAppearance(saved))]);
    let shown = Appearance { theme: ThemeChoice::Mono, ascii: true, mouse: false, language: None };
    assert_eq!(scene.app.state.appearance, shown);
}
