//! Random hands: keys, pastes, clicks and sizes that no person would choose. Nothing may panic, and
//! nothing may be drawn outside.

use pcn_workbook::tui::app::{App, Start};
use pcn_workbook::tui::protocol::input_event::{Heard, Turn};
use pcn_workbook::tui::protocol::key::{Code, Key};
use pcn_workbook::tui::view;
use ratatui::Terminal;
use ratatui::backend::TestBackend;

use crate::pictures::compare::abreast;
use crate::pictures::scene::Scene;
use crate::pictures::{desks, lined_up, sharing};
use crate::{crosswalk, subjects, walk_shipped};

/// A small generator of even chances, the same run after run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }

    fn key(&mut self) -> Key {
        const CODES: [Code; 16] = [
            Code::Enter,
            Code::Enter,
            Code::Esc,
            Code::Tab,
            Code::BackTab,
            Code::Backspace,
            Code::Delete,
            Code::Up,
            Code::Down,
            Code::Left,
            Code::Right,
            Code::Home,
            Code::End,
            Code::PageUp,
            Code::PageDown,
            Code::F(1),
        ];
        let mut key = match self.below(4) {
            0 => Key::plain(CODES[usize::try_from(self.below(16)).unwrap()]),
            _ => Key::char(char::from(u8::try_from(32 + self.below(95)).unwrap())),
        };
        key.ctrl = self.below(12) == 0;
        key.shift = self.below(12) == 0 && key.typed().is_none();
        key
    }

    fn heard(&mut self) -> Heard {
        match self.below(40) {
            0 => Heard::Paste(
                "one\r\n\u{202e}two\x1b[2J é e\u{301} 🧑‍⚕️\u{0}"
                    .repeat(usize::try_from(self.below(20)).unwrap()),
            ),
            1 => Heard::Wheel(if self.below(2) == 0 { Turn::Up } else { Turn::Down }),
            2 => Heard::Size(
                u16::try_from(1 + self.below(140)).unwrap(),
                u16::try_from(1 + self.below(50)).unwrap(),
            ),
            _ => Heard::Key(self.key()),
        }
    }
}

fn draw(app: &App) -> pcn_workbook::tui::protocol::hit_areas::Places {
    let (columns, rows) = app.desk.size;
    let mut terminal = Terminal::new(TestBackend::new(columns.max(1), rows.max(1))).unwrap();
    let mut places = None;
    terminal.draw(|frame| places = Some(view::view(app, frame))).unwrap();
    places.unwrap()
}

fn run(mut scene: Scene, seed: u64, events: usize) {
    let mut chance = Chance(seed);
    for _ in 0..events {
        let heard = chance.heard();
        scene.hear(heard);
        if chance.below(8) == 0 {
            let places = draw(&scene.app);
            let (columns, rows) = scene.app.desk.size;
            let spot =
                (chance.below(u64::from(columns.max(1))), chance.below(u64::from(rows.max(1))));
            if let Some(command) =
                places.at(u16::try_from(spot.0).unwrap(), u16::try_from(spot.1).unwrap())
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
        run(Scene::new(desks::full(), Start::Home), seed, 2_000);
        run(Scene::new(desks::begun(), Start::Home), 100 + seed, 1_000);
        run(Scene::new(desks::empty(), Start::Welcome), 200 + seed, 500);
        run(abreast(3), 600 + seed, 400);
        run(abreast(9), 700 + seed, 400);
        run(Scene::new(lined_up::all(), Start::Home), 300 + seed, 250);
        run(Scene::new(subjects::desk(), Start::Home), 400 + seed, 250);
        run(crosswalk::page(), 500 + seed, 250);
        run(sharing::previewed(), 600 + seed, 250);
        run(sharing::looked(), 700 + seed, 250);
    }
}

#[test]
fn every_screen_survives_every_size() {
    let ways = [
        "",
        "Enter",
        "Enter n",
        "Enter e",
        "Enter -",
        "Enter /",
        "Enter o",
        "Enter o Down",
        "Enter w",
        "Enter g",
        "s",
        "s Enter",
        "p",
        "p Enter",
        "p v",
        "m",
        "m Enter",
        "i",
        "h",
        "?",
        ":",
        "a",
    ];
    let mut scenes: Vec<(&str, Scene)> =
        ways.map(|way| (way, Scene::new(desks::full(), Start::Home))).into();
    for way in ["v End", "p v v", "p End Enter"] {
        scenes.push((way, Scene::new(lined_up::all(), Start::Home)));
    }
    scenes.push(("Enter", Scene::new(walk_shipped::desk("pre-mortem"), Start::Home)));
    scenes.push(("Enter Enter", Scene::new(walk_shipped::desk("pre-mortem"), Start::Home)));
    scenes.push(("Enter", Scene::new(subjects::desk(), Start::Home)));
    scenes.extend([("l Right", crosswalk::page()), ("l Enter", crosswalk::page())]);
    for (way, mut scene) in scenes {
        scene.keys(way);
        for (columns, rows) in (1..=30)
            .flat_map(|columns| (1..=10).map(move |rows| (columns, rows)))
            .chain([(60, 18), (80, 24), (500, 200)])
        {
            scene.hear(Heard::Size(columns, rows));
            draw(&scene.app);
        }
    }
}
