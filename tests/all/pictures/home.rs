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
fn home_with_a_walk_under_way_offers_to_carry_on() {
    let mut scene = Scene::new(desks::full(), Start::Home);
    scene.keys("Enter = Esc");
    check("home-under-way", &mut scene);
}
