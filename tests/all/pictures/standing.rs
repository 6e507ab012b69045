//! Home says where we stand: the last snapshot and never the open walk; what is wrong comes first;
//! nothing is cut in silence; the focus stays on its thing.

use jiff::civil::date;
use pcn_workbook::maturity::assessment::Answer;
use pcn_workbook::maturity::diagnostic::Diagnostic;
use pcn_workbook::tui::app::StartScreen;
use pcn_workbook::tui::protocol::effect::{Effect, ReadRequest};
use pcn_workbook::tui::protocol::outcome::{Outcome, SampleKind};
use pcn_workbook::tui::screens::ActiveScreen;
use pcn_workbook::tui::screens::home::AreaWords;
use pcn_workbook::tui::state::{AppState, SaveState};

use super::scene::Scene;
use super::{check, desks, past};

fn home(state: AppState) -> Scene {
    Scene::new(state, StartScreen::Home)
}

/// Where the areas stand, as Home says it.
fn standings(scene: &Scene) -> Vec<AreaWords> {
    let record = scene.app.state.network_state.as_ref().unwrap();
    let subject = desks::subject(record, "pcn-companion");
    let matrix = record.standing_matrix(&subject).unwrap();
    let saved = record.standing_snapshot(&subject);
    let unsaved = AreaWords::unsaved(record, &subject);
    let words =
        |domain| saved.map_or_else(|| unsaved.clone(), |saved| AreaWords::of(saved, domain));
    matrix.domains.iter().map(words).collect()
}

#[test]
fn a_begun_walk_changes_nothing_of_where_we_stand() {
    let mut scene = home(desks::full());
    let before = standings(&scene);
    scene.keys("Enter 1*9 Esc");
    assert_eq!(standings(&scene), before);
    let picture = scene.picture(120, 40);
    assert!(picture.contains("walk: Five national areas   begun"), "{picture}");
    assert!(picture.contains("9 of 80, no snapshot yet · d throws it away"), "{picture}");
    // why an area stands so is told of the same snapshot
    let why = scene.keys("Tab Enter").picture(120, 40);
    assert!(why.contains("As saved on 12 September 2025."), "{why}");
}

#[test]
fn ten_minutes_left_half_way_are_offered_again_and_the_next_start_opens_there() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let last = record.last_agreed(&desks::subject(record, "pcn-companion")).unwrap().snapshot.id;
    let saved = record.snapshots.iter_mut().find(|saved| saved.snapshot.id == last).unwrap();
    for id in ["LEAD-0a", "CARE-1a", "PEOP-3a"] {
        saved.snapshot.assessment.set_answer(&id.into(), Answer::NotSure);
    }
    let mut scene = home(state);
    scene.keys("t 3");
    let bookmark = scene.app.bookmark().unwrap();
    assert!(bookmark.is_ten_minutes);
    check("home-ten-minutes-left", scene.keys("Esc Esc"));
    let left = scene.picture(120, 40);
    let step = left.lines().find(|line| line.contains("Ten minutes only")).unwrap();
    let words: Vec<&str> = step.split_whitespace().collect();
    let at = words.iter().position(|word| *word == "statements").unwrap();
    let left: usize = words[at - 1].parse().unwrap();
    assert!(scene.keys("t").picture(120, 40).contains(&format!("1 of {}", left + 1)));
    let mut again = Scene::new(scene.app.state.clone(), StartScreen::Bookmark(bookmark));
    assert!(again.picture(120, 40).contains("ten minutes, 1 of"), "{}", again.picture(120, 40));
}

/// Two snapshots of one day, of which the earlier one, by another computer's clock, is based on the
/// other.
#[test]
fn every_list_stands_in_the_order_of_the_line() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let base = record.last_agreed(&desks::subject(record, "pcn-companion")).unwrap().clone();
    let mut later = base.clone();
    later.snapshot.id = uuid::Uuid::from_u128(77);
    later.snapshot.assessment.based_on = Some(base.snapshot.id);
    later.snapshot.saved_at = base.snapshot.saved_at - jiff::SignedDuration::from_hours(3);
    later.snapshot.label = Some("The later one".to_owned());
    later.file = "networks/hillside/snapshots/later.json".to_owned();
    let at = record.snapshots.iter().position(|saved| saved.snapshot.id == base.snapshot.id);
    record.snapshots.insert(at.unwrap(), later);
    let mut scene = home(state);
    let national = |picture: &str| -> Vec<String> {
        let of_day = |line: &&str| line.contains("12 Sep 2025 · ") && line.contains("national");
        picture.lines().filter(of_day).map(str::to_owned).collect()
    };
    let told = national(&scene.keys("h").picture(160, 60));
    assert!(told[0].contains("The later one"), "{told:?}");
    let lines = scene.app.state.network_state.as_ref().unwrap().newest_snapshot().unwrap();
    assert_eq!(lines.snapshot.taken_on, date(2025, 9, 12));
}

#[test]
fn where_nothing_was_ever_saved_a_begun_walk_is_no_standing() {
    let mut scene = home(desks::begun());
    scene.keys("Enter 4*3 Esc");
    assert!(standings(&scene).iter().all(|area| area.standing == "nothing saved yet"));
}

#[test]
fn what_is_wrong_is_the_first_step_at_any_size() {
    let mut state = desks::full();
    let finding = Diagnostic::error("x", "", "This is not JSON.", "Look at it.");
    state.network_state.as_mut().unwrap().diagnostics = vec![finding.clone(), finding];
    let mut scene = home(state);
    for (columns, rows) in [(60, 18), (80, 24), (120, 40)] {
        let picture = scene.picture(columns, rows);
        let first = picture.lines().nth(3).unwrap();
        assert!(first.contains("► 2 files need a look"), "{picture}");
    }
    check("home-problems", &mut scene);
}

#[test]
fn what_is_only_worth_knowing_is_seen_and_enter_still_does_the_next_thing() {
    let mut state = desks::full();
    state.diagnostics = vec![Diagnostic::warning("x", "", "Others may look in.", "Nothing.")];
    let picture = home(state).picture(60, 18);
    assert!(picture.lines().nth(3).unwrap().contains("► Start the March walk"), "{picture}");
    assert!(picture.lines().nth(4).unwrap().contains("1 file needs a look"), "{picture}");
}

#[test]
fn work_that_waits_elsewhere_is_said_below_the_next_step() {
    let mut state = desks::full();
    state.diagnostics = ["set-aside", "other-place-waiting", "change-not-saved"]
        .map(|code| Diagnostic::warning(code, "", "It waits.", "Look at it."))
        .to_vec();
    let mut scene = home(state);
    for (columns, rows) in [(60, 18), (80, 24), (120, 40)] {
        let picture = scene.picture(columns, rows);
        let first = picture.lines().nth(3).unwrap();
        assert!(first.contains("► Start the March walk"), "{picture}");
        assert!(picture.contains("1 version of a walk was set aside"), "{picture}");
    }
    check("home-waiting", &mut scene);
    scene.keys("Down Enter");
    assert!(matches!(scene.app.screen, ActiveScreen::Trash(_)));
}

#[test]
fn after_saving_comes_reading_and_not_the_same_walk_again() {
    let mut state = desks::full();
    let record = state.network_state.as_mut().unwrap();
    let network = record.network.clone();
    let new =
        desks::snapshot(&network, &desks::known("pcn-companion"), date(2026, 3, 12), "x", 9, 3);
    let mut scene = home(state);
    scene.keys("End").take(Outcome::SnapshotSaved(Box::new(new)));
    check("saved", &mut scene);
    scene.keys("Esc");
    check("home-saved", &mut scene);
    let picture = scene.picture(80, 24);
    assert!(picture.contains("► Read what you saved   12 Mar 2026 · Five national"), "{picture}");
    assert!(!picture.contains("Start the March walk: Five national areas"), "{picture}");
    scene.keys("Enter");
    assert!(matches!(scene.app.screen, ActiveScreen::SnapshotView(_)));
}

#[test]
fn with_one_snapshot_there_is_a_picture_and_nothing_that_moved() {
    let mut state = past::one();
    let record = state.network_state.as_mut().unwrap();
    record.snapshots[0].snapshot.taken_on = date(2026, 3, 1);
    let picture = home(state).picture(80, 24);
    assert!(picture.contains("See the picture"), "{picture}");
    assert!(!picture.contains("moved since last time"), "{picture}");
}

#[test]
fn the_focus_stays_on_its_thing_when_lines_come_above_it() {
    let mut scene = home(desks::full());
    scene.keys("End");
    let before = scene.picture(80, 24);
    let line = |picture: &str| {
        picture
            .lines()
            .find(|line| line.contains('►'))
            .unwrap()
            .split('►')
            .nth(1)
            .unwrap()
            .to_owned()
    };
    let finding = Diagnostic::error("x", "", "This is not JSON.", "Look at it.");
    scene.app.state.diagnostics = vec![finding];
    assert_eq!(line(&scene.picture(80, 24)), line(&before));
    scene.keys("Enter Esc");
    assert_eq!(line(&scene.picture(80, 24)), line(&before), "back from reading it");
    scene.keys("Home Down Enter Esc");
    let picture = scene.picture(80, 24);
    assert!(picture.contains("► 1 file needs a look"), "back from a walk: {picture}");
}

#[test]
fn a_corrected_copy_is_said_on_every_screen_it_passes() {
    let words = "Corrected copy of 12 September 2025";
    let mut scene = home(past::amending());
    let first = scene.picture(80, 24);
    assert!(first.contains(&format!("► {words}")), "{first}");
    for (keys, place) in [
        ("Enter", "walk"),
        ("o", "card"),
        ("Esc n", "note"),
        ("Esc s", "what next"),
        ("Enter", "save"),
    ] {
        let picture = scene.keys(keys).picture(80, 24);
        let rule = picture.lines().find(|line| line.starts_with('─')).unwrap();
        assert!(
            rule.contains(words) && rule.contains("takes its place when saved"),
            "{place}: {picture}"
        );
    }
    let mut plain = self::home(past::walked());
    assert!(!plain.keys("Enter").picture(80, 24).contains("Corrected copy"));
}

#[test]
fn the_state_at_the_top_is_true() {
    let mut state = past::walked();
    let record = state.network_state.as_mut().unwrap();
    record.drafts[0].saved_at = Some("2026-03-10T04:36:00Z".parse().unwrap());
    let mut scene = home(state);
    assert!(scene.picture(80, 24).lines().next().unwrap().ends_with("saved 10 Mar 04:36"));
    scene.keys("C-s");
    assert!(scene.app.message.as_ref().unwrap().contains("already saved 10 Mar 04:36"));
    scene.app.state.save_state = SaveState::Failing {
        saved_until: None,
        message: "Nothing was saved: the disk is full.".to_owned(),
    };
    let picture = scene.picture(120, 40);
    let top = picture.lines().next().unwrap();
    assert!(top.ends_with("NOT SAVED since 10 Mar 04:36"), "{top}");
    // why, and what to press, in one plain line below it, in small windows too
    for (columns, rows) in [(120, 40), (80, 24), (60, 18)] {
        let picture = scene.picture(columns, rows);
        let says = "The disk is full. It is tried again. q: what to do";
        assert!(picture.lines().nth(2).unwrap().contains(says), "{picture}");
    }
}

#[test]
fn with_nothing_to_compare_with_it_says_so() {
    let mut scene = home(past::one());
    scene.keys("c");
    assert!(scene.app.message.as_ref().unwrap().starts_with("The only snapshot so far"));
    assert!(matches!(scene.app.screen, ActiveScreen::Home(_)));
    scene.keys("End Enter c");
    assert!(scene.app.message.as_ref().unwrap().starts_with("The only snapshot so far"));
    let mut none = home(desks::begun());
    none.keys("c");
    assert!(none.app.message.as_ref().unwrap().contains("no snapshot is saved"));
    // the palette does the same from every screen
    for screen in ["h", "m", "i Esc"] {
        let mut scene = home(past::one());
        scene.keys(screen).keys("C-p \"compare\" Enter");
        assert!(scene.app.message.as_ref().unwrap().starts_with("The only snapshot so far"));
        let mut scene = home(desks::full());
        scene.keys(screen).keys("C-p \"compare\" Enter");
        assert!(matches!(scene.app.screen, ActiveScreen::Compare(_)), "{screen}");
    }
}

/// A share that somebody sent.
fn share() -> AppState {
    AppState {
        viewed_share: Some("/home/j/castle.json".into()),
        read_only_reason: Some("A share from Castle PCN. b brings it in.".to_owned()),
        ..desks::full()
    }
}

#[test]
fn a_share_is_read_and_nothing_is_begun_in_it() {
    let mut scene = home(share());
    let picture = scene.picture(80, 24);
    assert!(picture.contains("► Read it   12 Sep 2025"), "{picture}");
    for begins in ["Start the walk", "Start the March", "Ten minutes", "Save"] {
        assert!(!picture.contains(begins), "{begins}: {picture}");
    }
    scene.keys("Enter");
    assert!(matches!(scene.app.screen, ActiveScreen::SnapshotView(_)));
    scene.keys("Esc");
    for keys in ["t", "s", "Tab o", "End r", "End d", "u", "T"] {
        scene.keys(keys);
        let says = scene.app.message.clone().unwrap_or_default();
        assert!(says.contains("b brings it in"), "{keys}: {says}");
        assert!(matches!(scene.app.screen, ActiveScreen::Home(_)), "{keys}");
    }
    assert!(scene.effects.is_empty(), "{:?}", scene.effects);
}

#[test]
fn q_leaves_what_is_made_up_for_ones_own() {
    let mut scene = home(AppState { sample_kind: SampleKind::Temporary, ..desks::full() });
    assert!(scene.picture(80, 24).contains("q begins your own"));
    scene.keys("q");
    assert_eq!(scene.effects, [Effect::Read(ReadRequest::OwnLibrary)]);
    scene.take(Outcome::LibraryOpened {
        networks: Vec::new(),
        network_state: None,
        sample_kind: SampleKind::Real,
        read_only_reason: None,
        library_dir: "ours".to_owned(),
        viewed_share: None,
    });
    assert!(matches!(scene.app.screen, ActiveScreen::Welcome(_)));
    assert!(scene.picture(80, 24).contains("Here you begin your own"), "{}", scene.picture(80, 24));
}
