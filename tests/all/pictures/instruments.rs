//! Instruments whose rungs are numbers: the walk by their own numbers, the card that asks nothing
//! twice, and headings above areas.

use pcn_workbook::tui::app::StartScreen;
use serde_json::Value;

use super::scene::Scene;
use crate::instruments::{checklist, thirteen_by_five, twelve_by_six};
use crate::shapes;

const SIZES: &[(u16, u16)] = &[(80, 24), (120, 30), (60, 18)];

fn walk(matrix: &Value, keys: &str) -> Scene {
    let mut scene = Scene::new(shapes::desk(&shapes::read(matrix)), StartScreen::Home);
    scene.keys("Enter").keys(keys);
    scene
}

#[test]
fn the_key_line_of_a_numbered_ladder_begins_with_its_numbers() {
    let mut scene = walk(&twelve_by_six().matrix, "");
    for (columns, rows) in SIZES {
        let picture = scene.picture(*columns, *rows);
        assert!(picture.contains(" 0 to 5 as numbered  . not sure  - "), "{picture}");
        assert!(!picture.contains("None of these yet"), "{picture}");
    }
}

#[test]
fn what_was_picked_is_where_they_stand_and_enter_agrees() {
    let mut scene = walk(&twelve_by_six().matrix, "3");
    for (columns, rows) in SIZES {
        let picture = scene.picture(*columns, *rows);
        assert!(picture.contains("You picked: 3"), "{picture}");
        assert!(!picture.contains("Where do you say you are?"), "{picture}");
    }
    let next = scene.keys("Enter").picture(80, 24);
    assert!(next.contains("Dimension 2"), "{next}");
}

#[test]
fn a_digit_on_the_card_goes_to_the_stage_of_that_number_and_enter_asks_why() {
    let mut scene = walk(&twelve_by_six().matrix, "3 4");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("Where do you say you are?"), "{picture}");
    let asked = scene.keys("Enter").picture(80, 24);
    assert!(asked.contains("Say why in one line"), "{asked}");
    let kept = scene.keys("\"We share it at all sites.\" Enter").picture(80, 24);
    assert!(kept.contains("Dimension 2"), "{kept}");
}

#[test]
fn areas_stand_below_the_heading_of_their_group_and_none_yet_has_its_words() {
    let mut scene = walk(&thirteen_by_five().matrix, "");
    assert!(scene.picture(80, 24).contains("Pillar 1 · area 1 of 13"));
    let picture = scene.picture(120, 30);
    for words in ["Pillar 1", "Pillar 3", "None yet: Nobody has begun.", "In the last year:"] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
    let why = scene.keys("w").picture(80, 24);
    for words in ["References: Section 4", "Tags: care", "- Who leads it?"] {
        assert!(why.contains(words), "{words}: {why}");
    }
}

#[test]
fn the_keys_of_a_question_are_the_answers_that_its_author_gave_it() {
    let mut scene = walk(&checklist().matrix, "");
    for (columns, rows) in SIZES {
        let picture = scene.picture(*columns, *rows);
        assert!(picture.contains(" 1 No  2 Yes  0 not sure  - "), "{picture}");
    }
    let picture = scene.keys("2 1 4").picture(80, 24);
    assert!(picture.contains("█ Yes") && picture.contains("░ No"), "{picture}");
    assert!(picture.contains("2/6"), "4 is no answer here: {picture}");
    let card = scene.keys("2 2 2 2").picture(80, 24);
    assert!(card.contains("left: ░ No"), "{card}");
}

#[test]
fn the_last_words_of_names_tell_areas_apart_where_columns_are_few() {
    let mut scene = walk(&thirteen_by_five().matrix, "");
    let narrow = scene.picture(60, 18);
    assert!(narrow.contains("Part 1 0/1") && narrow.contains("Part 2 0/1"), "{narrow}");
    assert!(!scene.picture(80, 24).contains("in place"), "a pick is counted at no stage");
}
