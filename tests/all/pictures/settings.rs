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
        Effect::Write(WriteRequest::SaveAppearance(Appearance { theme, ascii, mouse }))
    };
    let (usual, mono) = (ThemeChoice::Default, ThemeChoice::Mono);
    let expected = [
        look(ThemeChoice::HighContrast, false, false),
        look(mono, false, false),
        look(usual, false, false),
        look(mono, false, false),
        look(mono, true, false),
        look(mono, true, true),
    ];
    assert_eq!(scene.effects, expected);
    assert_eq!(scene.app.state.appearance, Appearance { theme: mono, ascii: true, mouse: true });
}
