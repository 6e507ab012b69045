//! Random hands: keys, pastes, clicks and sizes that no person would choose. Nothing may panic, and
//! nothing may be drawn outside.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use pcn_workbook::maturity::sample::random::SeededRng;
use pcn_workbook::tui::app::{App, StartScreen};
use pcn_workbook::tui::protocol::input_event::{InputEvent, WheelDirection};
use pcn_workbook::tui::protocol::key::{Key, KeyCode};
use pcn_workbook::tui::protocol::now::Now;
use pcn_workbook::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::pictures::compare::abreast;
use crate::pictures::scene::Scene;
use crate::pictures::{desks, lined_up, sharing};
use crate::{crosswalk, subjects, walk_shipped};

/// Random input, the same run after run.
struct Chance(SeededRng);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0.below(usize::try_from(n).unwrap()).try_into().unwrap()
    }

    fn key(&mut self) -> Key {
        const CODES: [KeyCode; 16] = [
            KeyCode::Enter,
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::BackTab,
            KeyCode::Backspace,
            KeyCode::Delete,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Home,
            KeyCode::End,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::F(1),
        ];
        let mut key = match self.below(4) {
            0 => Key::plain(CODES[usize::try_from(self.below(16)).unwrap()]),
            _ => Key::char(char::from(u8::try_from(32 + self.below(95)).unwrap())),
        };
        key.ctrl = self.below(12) == 0;
        key.shift = self.below(12) == 0 && key.printable_char().is_none();
        key
    }

    fn heard(&mut self) -> InputEvent {
        match self.below(40) {
            0 => InputEvent::Paste(
                "one\r\n\u{202e}two\x1b[2J é e\u{301} 🧑‍⚕️\u{0}"
                    .repeat(usize::try_from(self.below(20)).unwrap()),
            ),
            1 => InputEvent::Wheel(if self.below(2) == 0 {
                WheelDirection::Up
            } else {
                WheelDirection::Down
            }),
            2 => InputEvent::Resize(
                u16::try_from(1 + self.below(140)).unwrap(),
                u16::try_from(1 + self.below(50)).unwrap(),
            ),
            _ => InputEvent::Key(self.key()),
        }
    }
}

fn draw(app: &App) -> pcn_workbook::tui::protocol::hit_areas::HitAreas {
    let (columns, rows) = app.state.size;
    let mut terminal = Terminal::new(TestBackend::new(columns.max(1), rows.max(1))).unwrap();
    let mut places = None;
    terminal.draw(|frame| places = Some(view::view(app, frame))).unwrap();
    places.unwrap()
}

fn run(mut scene: Scene, seed: u64, events: usize) {
    let mut chance = Chance(SeededRng::new(seed, 0));
    for _ in 0..events {
        let heard = chance.heard();
        scene.hear(heard);
        if chance.below(8) == 0 {
            let places = draw(&scene.app);
            let (columns, rows) = scene.app.state.size;
            let spot =
                (chance.below(u64::from(columns.max(1))), chance.below(u64::from(rows.max(1))));
            if let Some(command) =
                places.command_at(u16::try_from(spot.0).unwrap(), u16::try_from(spot.1).unwrap())
            {
                scene.obey(command);
            }
        }
        if scene.effects.len() > 200 {
            scene.effects.clear();
        }
    }
    draw(&scene.app);
}

#[test]
fn random_hands_do_no_harm() {
    for seed in 0..3 {
        run(Scene::new(desks::full(), StartScreen::Home), seed, 2_000);
        run(Scene::new(desks::begun(), StartScreen::Home), 100 + seed, 1_000);
        run(Scene::new(desks::empty(), StartScreen::Welcome), 200 + seed, 500);
        run(abreast(3), 600 + seed, 400);
        run(abreast(9), 700 + seed, 400);
        run(Scene::new(lined_up::all(), StartScreen::Home), 300 + seed, 250);
        run(Scene::new(subjects::desk(), StartScreen::Home), 400 + seed, 250);
        run(crosswalk::page(), 500 + seed, 250);
        run(sharing::previewed(), 600 + seed, 250);
        run(sharing::looked(), 700 + seed, 250);
    }
}

#[test]
fn any_day_of_any_year_does_no_harm() {
    for (at, today) in
        [date(1, 1, 1), date(1969, 12, 31), date(9999, 12, 31)].into_iter().enumerate()
    {
        let mut scene = Scene::new(desks::full(), StartScreen::Home);
        let noon = TimeZone::UTC.to_timestamp(today.at(12, 0, 0, 0)).unwrap_or(Timestamp::MAX);
        scene.moment = Now { today, timestamp: noon, ..scene.moment };
        run(scene, 800 + u64::try_from(at).unwrap(), 1_500);
    }
}

#[test]
fn every_screen_survives_every_size() {
    let ways = [
        "", "Enter", "Enter n", "Enter e", "Enter -", "Enter /", "Enter o", "Enter o Down",
        "Enter w", "Enter g", "s", "s Enter", "p", "p Enter", "p v", "m", "m Enter", "i", "h", "?",
        ":", "a",
    ];
    let mut scenes: Vec<(&str, Scene)> =
        ways.map(|way| (way, Scene::new(desks::full(), StartScreen::Home))).into();
    for way in ["v End", "p v v", "p v v v", "p End Enter", "p Enter v v"] {
        scenes.push((way, Scene::new(lined_up::all(), StartScreen::Home)));
    }
    scenes.push(("Enter", Scene::new(walk_shipped::desk("pre-mortem"), StartScreen::Home)));
    scenes.push(("Enter Enter", Scene::new(walk_shipped::desk("pre-mortem"), StartScreen::Home)));
    scenes.push(("Enter", Scene::new(subjects::desk(), StartScreen::Home)));
    scenes.extend([("l Right", crosswalk::page()), ("l Enter", crosswalk::page())]);
    for (way, mut scene) in scenes {
        scene.keys(way);
        for (columns, rows) in (1..=30)
            .flat_map(|columns| (1..=10).map(move |rows| (columns, rows)))
            .chain([(60, 18), (80, 24), (500, 200)])
        {
            scene.hear(InputEvent::Resize(columns, rows));
            draw(&scene.app);
        }
    }
}
