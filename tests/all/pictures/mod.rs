//! Snapshot tests of screens, called pictures: press keys, draw, compare with the text file kept beside. Colour
//! is not in these, for no meaning may rest on it; some screens have a picture of their roles too. `INSTA_UPDATE=always cargo test` draws them anew;
//! look at each before keeping it.

mod about_us;
mod answers_sheet;
mod asking;
mod at_a_glance;
mod bring_in;
pub mod compare;
mod conflict;
pub mod desks;
mod editing;
mod film;
mod find;
mod forms;
mod history;
mod home;
mod instruments;
mod joins;
mod languages;
mod last_time;
pub mod lined_up;
mod matrices;
mod needs;
mod networks;
mod ours;
pub mod past;
mod places;
mod progress;
mod quit_unsaved;
mod reading;
mod report;
mod roles;
mod saving;
pub mod scene;
mod settings;
pub mod shares;
pub mod sharing;
mod sheets;
mod shipped;
mod sizes;
mod sizes_of_looking_back;
mod small;
mod standing;
mod trash;
mod walk;
mod welcome;
mod words_and_signs;

use roles::{WITH_ROLES, role_picture};
use scene::Scene;

/// Compares a scene with its pictures at both sizes; at more where it is the picture of a place.
pub fn check(name: &str, scene: &mut Scene) {
    let title = scene.app.key_context().title;
    check_at(name, scene, &[(80, 24), (120, 40)]);
    places::check_sizes(name, title, scene);
}

pub fn check_at(name: &str, scene: &mut Scene, sizes: &[(u16, u16)]) {
    let mut pictures = Vec::new();
    if sizes.len() > 1 && WITH_ROLES.contains(&name) {
        pictures.push((format!("{name}-roles"), role_picture(scene)));
    }
    pictures.extend(sizes.iter().map(|&(columns, rows)| {
        (format!("{name}-{columns}x{rows}"), scene.picture(columns, rows))
    }));
    for (name, picture) in pictures {
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path("../../pictures");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, picture));
    }
}
