//! Pictures of the shipped matrices beside the national one: which change a walk is about, several at once.

use pcn_workbook::app::Start;
use uuid::Uuid;

use super::check;
use super::scene::Scene;
use crate::subjects;

#[test]
fn which_change_a_walk_is_about() {
    let mut scene = Scene::new(subjects::desk(), Start::Home);
    scene.keys("Enter");
    check("subject-first", &mut scene);
    scene.keys("\"Falls clinic\" Enter 3 Enter 4");
    subjects::ask(&mut scene);
    scene.keys("Down");
    check("subject-again", &mut scene);
}

#[test]
fn two_changes_on_home_and_on_the_walk() {
    let mut scene = Scene::new(subjects::desk(), Start::Home);
    scene.keys("Enter \"Falls clinic\" Enter 3 Enter 4 Enter");
    check("walk-about-one", &mut scene);
    scene.moment.fresh = Uuid::from_u128(9);
    subjects::walk_about(&mut scene, "A sleep group for carers");
    scene.keys("1 Enter Esc");
    check("home-about-two", &mut scene);
}
