//! Home, just begun and a year on.

use pcn_workbook::app::Start;

use super::scene::Scene;
use super::{check, desks};

#[test]
fn home_of_a_network_just_named() {
    check("home-begun", &mut Scene::new(desks::begun(), Start::Home));
}

#[test]
fn home_a_year_on_shows_both_matrices() {
    check("home-full", &mut Scene::new(desks::full(), Start::Home));
}

#[test]
fn the_palette_finds_any_command_by_its_words() {
    check("palette", Scene::new(desks::full(), Start::Home).keys(":"));
    let mut scene = Scene::new(desks::full(), Start::Home);
    check("palette-typed", scene.keys("C-p \"snap\""));
    check("palette-nothing", scene.keys("\" zzz\""));
}

#[test]
fn help_is_made_from_the_keys_of_the_place() {
    check("help-walk", Scene::new(desks::full(), Start::Home).keys("Enter ?"));
    check("why-area", Scene::new(desks::full(), Start::Home).keys("Tab Enter"));
    check("words", Scene::new(desks::full(), Start::Home).keys("Enter g"));
}

#[test]
fn home_with_a_walk_under_way_offers_to_carry_on() {
    let mut scene = Scene::new(desks::full(), Start::Home);
    scene.keys("Enter = Esc");
    check("home-under-way", &mut scene);
}
