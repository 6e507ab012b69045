//! What is told twice is told alike: words below strips and their signs, legends and what is drawn,
//! the summary of a snapshot and its areas, keys and where they lead.

use jiff::Span;
use jiff::civil::Date;
use pcn_workbook::maturity::pages::STANDING_HEADING;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::state::AppState;

use super::scene::Scene;
use super::{desks, past};

const SIZES: [(u16, u16); 4] = [(60, 18), (80, 24), (120, 30), (120, 40)];

fn progress(state: AppState, keys: &str) -> Scene {
    let mut scene = Scene::new(state, StartScreen::Home);
    scene.keys("p").keys(keys);
    scene
}

fn histories() -> Vec<AppState> {
    vec![
        past::forty(),
        past::mixed(),
        past::three(),
        past::two_rhythms(),
        past::day_apart(),
        desks::full(),
    ]
}

/// The rows of areas below the strips: the sign, and the names behind its word.
fn told_below(picture: &str) -> Vec<(char, Vec<String>)> {
    let below = picture.lines().skip_while(|row| !row.contains(" to "));
    let rows = below.skip(1).filter_map(|row| row.strip_prefix("   "));
    let told = rows.filter_map(|row| {
        let sign = row.chars().next().filter(|sign| "▲▼■●◊→←≠▪".contains(*sign))?;
        let (_, names) = row.split_once("  ")?;
        let names = names.trim().split(", ").map(str::to_owned).collect();
        Some((sign, names))
    });
    told.collect()
}

#[test]
fn the_words_below_the_strips_say_the_same_as_their_newest_signs() {
    let mut seen = 0;
    for state in histories() {
        let mut scene = progress(state, "");
        for (columns, rows) in SIZES {
            let picture = scene.picture(columns, rows);
            for (sign, names) in told_below(&picture) {
                for name in names.iter().map(|name| name.split(" and ").next().unwrap()) {
                    let name = name.split(" (").next().unwrap();
                    let is_strip = |row: &&str| {
                        !row.starts_with("   ")
                            && row.trim_start_matches([' ', '►']).starts_with(name)
                    };
                    let strip = picture.lines().find(is_strip);
                    let Some(strip) = strip else { continue };
                    // where cells are letters a line stands where nothing moved
                    let newest = strip.chars().rfind(|sign| "▲▼■─●◊→←≠▪".contains(*sign));
                    let newest = newest.map(|sign| if sign == '─' { '■' } else { sign });
                    assert_eq!(newest, Some(sign), "{name} at {columns}x{rows}:\n{picture}");
                    seen += 1;
                }
            }
        }
    }
    assert!(seen > 40, "only {seen} areas were told");
}

/// Below the strips an area has no sign of its statements: it would be read as that of the area.
#[test]
fn which_areas_moved_and_when_is_told_at_every_size() {
    for (columns, rows) in SIZES {
        let picture = progress(past::day_apart(), "").picture(columns, rows);
        assert!(picture.contains("10 Mar 2026 to 11 Mar 2026"), "{picture}");
        assert!(picture.contains("▲ forward  Knowing our people"), "{picture}");
        assert!(!picture.contains("▲ 7 statements"), "{picture}");
    }
}

/// Forty of one matrix, and so many of the other that its letters have room for signs.
fn many_and_some() -> AppState {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let national = past::forty().network_state.unwrap().snapshots;
    let all = std::mem::replace(&mut record.snapshots, national);
    let local = all.iter().rfind(|saved| !saved.matrix.is_national()).unwrap();
    let day =
        |at: i32| -> Date { "2023-01-09".parse::<Date>().unwrap() + Span::new().months(3 * at) };
    for at in 0_i32..11 {
        let mut one = local.clone();
        one.snapshot.id = uuid::Uuid::from_u128(7000 + u128::from(at.unsigned_abs()));
        one.snapshot.taken_on = day(at);
        record.snapshots.push(one);
    }
    record.snapshots.sort_by_key(|saved| saved.snapshot.taken_on);
    state
}

#[test]
fn the_strips_of_all_matrices_are_drawn_alike() {
    let picture = progress(many_and_some(), "").picture(80, 24);
    let row = |name: &str| picture.lines().find(|row| row.contains(name)).unwrap();
    for name in ["Leading together  ", "Place and people"] {
        let strip = row(name).split_once('▪').map_or("", |(_, strip)| strip);
        let strip = strip.split(' ').next().unwrap_or_default();
        assert!(strip.contains("──"), "{picture}");
        let is_drawn = |sign: char| "▲▼─".contains(sign) || sign.is_ascii_alphanumeric();
        assert!(strip.chars().all(is_drawn), "{picture}");
        // a sign that leaves its letter no room has it in the next cell where nothing moves
        assert!(!strip.contains("▲─") && !strip.contains("▼─"), "{picture}");
    }
}

fn on_one_line(picture: &str) -> String {
    picture.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn in_a_film_the_statement_in_focus_stands_in_full_and_every_sign_has_its_word() {
    let texts: Vec<String> = {
        let state = desks::full();
        let record = state.network_state.as_ref().unwrap();
        let national = record.matrices.iter().find(|known| known.is_national()).unwrap();
        let care = national.matrix.domains.iter().find(|domain| domain.id.as_str() == "CARE");
        care.unwrap().items().map(|item| item.plain_text().into_owned()).collect()
    };
    for (columns, rows) in SIZES {
        let mut scene = progress(desks::full(), "Down*2 Enter");
        let mut told = 0;
        for _ in 0..texts.len() {
            let picture = on_one_line(&scene.picture(columns, rows));
            told += texts.iter().filter(|text| picture.contains(text.as_str())).count().min(1);
            scene.keys("Down");
        }
        assert_eq!(told, texts.len(), "{columns}x{rows}");
        let picture = scene.picture(columns, rows);
        assert!(picture.contains("▲ forward"), "{picture}");
    }
    let picture = progress(desks::full(), "Down*2 Enter").picture(80, 24);
    for words in ["█ fully", "▲ forward", "■ same", "▪ first"] {
        assert!(picture.contains(words), "{words}: {picture}");
    }
}

#[test]
fn the_footer_names_the_view_that_v_goes_on_to() {
    let mut scene = progress(desks::full(), "");
    let ways = [
        ("v then, now", "then and now"),
        ("v in words", "then and now · table"),
        ("v all days", "all days"),
        ("v lined up", "lined up"),
        ("v strips", "Progress"),
    ];
    for (label, title) in ways {
        for (columns, rows) in SIZES {
            let picture = scene.picture(columns, rows);
            assert!(picture.contains(label), "{label} at {columns}x{rows}: {picture}");
        }
        let next = scene.keys("v").picture(120, 30);
        assert!(next.lines().next().unwrap().contains(title), "{title}: {next}");
    }
}

#[test]
fn a_table_has_all_days_or_says_how_many() {
    for (columns, rows) in SIZES {
        let picture = progress(past::forty(), "v v v").picture(columns, rows);
        assert!(picture.contains("of 40 days; ◄ older"), "{picture}");
        let all = progress(desks::full(), "v v v").picture(columns, rows);
        if columns >= 80 {
            assert!(all.contains("20 Sep 2024") && !all.contains("older"), "{all}");
        }
    }
}

#[test]
fn a_snapshot_begins_with_where_each_area_stands_and_says_the_same_below() {
    let mut scene = Scene::new(desks::full(), StartScreen::Home);
    let picture = scene.keys("S-Tab Enter").picture(80, 200);
    let rows: Vec<&str> = picture.lines().map(str::trim).collect();
    let head = rows.iter().position(|row| row.starts_with(STANDING_HEADING)).unwrap();
    let short: Vec<&str> =
        rows[head + 1..].iter().take_while(|row| !row.is_empty()).copied().collect();
    assert!(short.len() >= 5, "{picture}");
    for area in short {
        let (name, stage) = area.split_once("   ").unwrap();
        let stage = stage.trim().split(',').next().unwrap();
        let below = format!("{}: {stage}", name.trim());
        let is_below = |row: &&&str| row.starts_with(&below);
        assert_eq!(rows.iter().filter(is_below).count(), 1, "{below}: {picture}");
    }
}

#[test]
fn a_form_that_is_cut_says_how_much_more_there_is() {
    let picture = Scene::new(desks::full(), StartScreen::Home).keys("i").picture(60, 18);
    assert!(picture.contains("more ▼"), "{picture}");
    let settings = "C-p \"settings\" Enter";
    let picture = Scene::new(desks::full(), StartScreen::Home).keys(settings).picture(60, 18);
    assert!(picture.contains("Settings") && !picture.contains("more ▼"), "{picture}");
}
