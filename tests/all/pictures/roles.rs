//! Colour pictures: which role each cell of a screen has, as text. Below each line of the screen
//! stands a line of letters, one for each cell that is not plain.

use std::fmt::Write;

use pcn_workbook::maturity::theme_choice::ThemeChoice;
use pcn_workbook::tui::protocol::terminal_colors::{Background, ColorDepth, TerminalColors};
use pcn_workbook::tui::theme::Theme;
use ratatui::buffer::Cell;
use ratatui::style::{Modifier, Style};

use super::scene::Scene;

/// The screens that have one.
pub const WITH_ROLES: [&str; 17] = [
    "welcome-named", "networks-figures", "home-full", "leaving", "home-problems", "walk-part",
    "walk-again", "walk-card", "aims-full", "progress-full", "film", "progress-board",
    "compare-three", "compare-two-area", "reading-area", "matrices-broken", "settings",
];

const LEGEND: &str = "T title  K key  q quiet  _ rule  F forward  B back  W warning  \
                      0-4 stage; on the bar of the focus: . plain, others as letters in small";

const DARK: TerminalColors =
    TerminalColors { depth: ColorDepth::Full, background: Background::Dark };

/// The roles of a screen on a dark background.
pub fn role_picture(scene: &mut Scene) -> String {
    let before = std::mem::replace(&mut scene.app.state.terminal_colors, DARK);
    let terminal = scene.drawn(80, 24);
    scene.app.state.terminal_colors = before;
    let theme = Theme::of(ThemeChoice::Automatic, DARK);
    let mut picture = format!("{LEGEND}\n");
    for row in terminal.backend().buffer().content.chunks(80) {
        let words: String = row.iter().map(Cell::symbol).collect();
        let roles: String = row.iter().map(|cell| role(&theme, cell)).collect();
        for line in [words.trim_end(), roles.trim_end()] {
            let _ = writeln!(picture, "{line}");
        }
    }
    picture
}

fn role(theme: &Theme, cell: &Cell) -> char {
    let is_bar = cell.bg == theme.focus.bg.unwrap();
    let has = |style: Style| style.fg == Some(cell.fg) && style.bg.is_none();
    let level = (0..=4).find(|level| theme.stage(*level, 4).and_then(|it| it.bg) == Some(cell.bg));
    if let Some(level) = level {
        return char::from(b'0' + u8::try_from(level).unwrap());
    }
    if cell.symbol() == " " {
        return if is_bar { '.' } else { ' ' };
    }
    let letter = match cell {
        _ if theme.warning.bg == Some(cell.bg) => 'W',
        _ if has(theme.key) => 'K',
        _ if has(theme.quiet) => 'q',
        _ if has(theme.rule) => '_',
        _ if has(theme.forward) => 'F',
        _ if has(theme.backward) => 'B',
        _ if is_bar => '.',
        _ if cell.modifier.contains(Modifier::BOLD) => 'T',
        _ => ' ',
    };
    if is_bar { letter.to_ascii_lowercase() } else { letter }
}
