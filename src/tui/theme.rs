//! The theme: the colours and styles (colors) of the screen, one for each role. Meaning never rests
//! on them alone; every one has a word or a sign beside it.

mod palette;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier, Style};
use ratatui::text::{Line, Span};

use self::palette::{Ink, Pair, Palette};
use crate::maturity::phrases::Sign;
use crate::maturity::theme_choice::ThemeChoice;
use crate::tui::protocol::terminal_colors::{Rgb, TerminalColors};

/// The answers whose signs are shades, which stand for nothing else.
const SHADES: [Sign; 4] = [Sign::Fully, Sign::Mostly, Sign::Partly, Sign::NotYet];

#[derive(Clone, Copy, Debug)]
pub struct Theme {
    pub plain: Style,
    /// Titles and headings.
    pub strong: Style,
    /// Keys, the arrow of the focus, the frame of the field in focus, the newest of a row.
    pub key: Style,
    /// What is less than the rest: examples, the heads of tables, states.
    pub quiet: Style,
    pub rule: Style,
    /// In place, forward, saved.
    pub forward: Style,
    /// Back, late, not sure.
    pub backward: Style,
    /// NOT SAVED, can't be used.
    pub warning: Style,
    /// Words in focus.
    pub focus: Style,
    /// The whole screen, before anything is drawn on it.
    pub page: Style,
    /// Whether the bar of the focus has a colour of its own, so that words on it keep theirs.
    has_colored_bar: bool,
    stages: Option<[Pair; 5]>,
}

impl Theme {
    pub fn of(choice: ThemeChoice, terminal: TerminalColors) -> Self {
        let palette = Palette::of(choice, terminal);
        let base = Style::new();
        let bold = base.add_modifier(Modifier::BOLD);
        let reversed = base.add_modifier(Modifier::REVERSED);
        let on = |style: Style, ink: Option<Ink>| ink.map_or(style, |ink| style.fg(color(ink)));
        let is_bold = choice == ThemeChoice::HighContrast;
        let text = if is_bold { bold } else { base };
        Self {
            plain: base,
            strong: bold,
            key: on(bold, palette.key),
            quiet: on(base, palette.quiet),
            rule: on(base, palette.rule),
            forward: on(text, palette.forward),
            backward: palette.backward.map_or(bold, |ink| on(text, Some(ink))),
            warning: palette
                .warning
                .map_or(bold.add_modifier(Modifier::REVERSED), |pair| paired(bold, pair)),
            focus: palette.focus.map_or(reversed, |pair| paired(bold, pair)),
            page: palette.page.map_or(base, |pair| paired(base, pair)),
            has_colored_bar: palette.focus.is_some() && palette.page.is_none(),
            stages: palette.stages,
        }
    }

    /// The style of an answer's sign: one ramp on every screen.
    pub fn sign(&self, sign: Sign) -> Style {
        match sign {
            Sign::Fully | Sign::Mostly => self.forward,
            Sign::NotSure => self.backward,
            Sign::Open | Sign::NotApplicable | Sign::NotYet => self.quiet,
            Sign::Partly => self.plain,
        }
    }

    /// The style of a character that is nothing but the sign of an answer, wherever it stands.
    pub fn sign_character(&self, character: &str) -> Option<Style> {
        let mut shades = SHADES.into_iter();
        let mut characters = character.chars();
        let only = characters.next().filter(|_| characters.next().is_none())?;
        shades.find(|sign| sign.symbol() == only).map(|sign| self.sign(sign))
    }

    /// One row of words in one style. The shade of an answer has the same colour wherever it stands.
    pub fn line<'t>(&self, text: &'t str, style: Style) -> Line<'t> {
        let has_signs = !text.is_ascii() && [self.plain, self.quiet].contains(&style);
        if !has_signs {
            return Line::from(Span::styled(text, style));
        }
        let parts = text.split_inclusive(|it: char| Self::is_shade(it)).flat_map(|part| {
            let cut = part.char_indices().next_back().filter(|(_, it)| Self::is_shade(*it));
            let (words, sign) = part.split_at(cut.map_or(part.len(), |(at, _)| at));
            [(words, style), (sign, self.sign_character(sign).unwrap_or(style))]
        });
        let parts = parts.filter(|(text, _)| !text.is_empty());
        parts.map(|(text, style)| Span::styled(text, style)).collect()
    }

    /// The same of a text of one's own.
    pub fn owned_line(&self, text: String, style: Style) -> Line<'static> {
        if text.is_empty() {
            return Line::default();
        }
        if text.is_ascii() {
            return Line::from(Span::styled(text, style));
        }
        let parts = self.line(&text, style).into_iter();
        parts.map(|part| Span::styled(part.content.into_owned(), part.style)).collect()
    }

    /// One row of plain words. The signs that say which way something moved, and that an answer is
    /// not sure, have their colours where they stand alone.
    pub fn line_with_signs(&self, text: &str) -> Line<'static> {
        let mut line = Line::default();
        // words without signs stand in one part: a list has many rows of them
        let mut plain_words = String::new();
        for (at, word) in text.split(' ').enumerate() {
            if at > 0 {
                plain_words.push(' ');
            }
            let is_signs = word.chars().count() <= 4 && !word.chars().any(char::is_alphanumeric);
            if is_signs {
                line.extend(self.owned_line(std::mem::take(&mut plain_words), self.plain));
                line.extend(word.chars().map(|sign| self.single_sign(sign)));
            } else {
                plain_words.push_str(word);
            }
        }
        line.extend(self.owned_line(plain_words, self.plain));
        line
    }

    fn single_sign(&self, sign: char) -> Span<'static> {
        let sign = sign.to_string();
        let style = self.movement_sign(&sign).or_else(|| self.sign_character(&sign));
        Span::styled(sign, style.unwrap_or(self.plain))
    }

    /// Whether a character is the shade of an answer on the answer scale.
    fn is_shade(character: char) -> bool {
        SHADES.iter().any(|sign| sign.symbol() == character)
    }

    /// The style of a sign that says which way something moved, or that an answer is not sure: only
    /// these have one.
    pub fn movement_sign(&self, character: &str) -> Option<Style> {
        match character {
            "▲" => Some(self.forward),
            "▼" | "?" => Some(self.backward),
            _ => None,
        }
    }

    /// The style of a stage of one's own progress: `level` of `most`, both counted from before the
    /// first stage. Never between networks: it would rank them.
    pub fn stage(&self, level: usize, most: usize) -> Option<Style> {
        let stages = self.stages?;
        let last = stages.len() - 1;
        let at = (level * last + most / 2).checked_div(most).unwrap_or(0).min(last);
        Some(paired(Style::new(), stages[at]))
    }

    /// Whether the bar of the focus has a colour of its own, so that it lies under words and signs.
    pub fn has_colored_bar(&self) -> bool {
        self.has_colored_bar
    }

    /// The one cell in focus among others that lie side by side.
    pub fn spot(&self) -> Style {
        self.key.add_modifier(Modifier::REVERSED)
    }

    /// Puts a cell in focus, whatever stands in it; with `is_strong` its words are what is in focus.
    pub fn focus_cell(&self, cell: &mut Cell, is_strong: bool) {
        let is_stage = self.stages.is_some() && cell.bg != Color::Reset;
        if is_stage && self.has_colored_bar {
            return;
        }
        let own = cell.fg;
        cell.fg = Color::Reset;
        cell.bg = Color::Reset;
        if self.has_colored_bar && own != Color::Reset {
            cell.set_style(Style { fg: None, add_modifier: Modifier::empty(), ..self.focus });
            cell.fg = own;
        } else {
            cell.set_style(self.focus);
            if !is_strong {
                cell.modifier.remove(Modifier::BOLD);
            }
        }
    }
}

fn paired(style: Style, (text, background): Pair) -> Style {
    style.fg(color(text)).bg(color(background))
}

fn color(ink: Ink) -> Color {
    match ink {
        Ink::Exact(Rgb(red, green, blue)) => Color::Rgb(red, green, blue),
        Ink::Numbered(number) => Color::Indexed(number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tui::protocol::terminal_colors::{Background, ColorDepth};

    fn theme(choice: ThemeChoice) -> Theme {
        Theme::of(choice, TerminalColors { depth: ColorDepth::Full, background: Background::Dark })
    }

    fn focused(theme: &Theme, style: Style, is_strong: bool) -> Cell {
        let mut cell = Cell::new("x");
        cell.set_style(theme.page.patch(style));
        theme.focus_cell(&mut cell, is_strong);
        cell
    }

    #[test]
    fn a_bar_of_its_own_colour_lies_under_words_that_keep_theirs() {
        let theme = theme(ThemeChoice::Dark);
        let (plain, green) =
            (focused(&theme, theme.plain, true), focused(&theme, theme.forward, true));
        assert_eq!((Some(plain.fg), Some(plain.bg)), (theme.focus.fg, theme.focus.bg));
        assert_eq!((Some(green.fg), Some(green.bg)), (theme.forward.fg, theme.focus.bg));
        assert!(plain.modifier.contains(Modifier::BOLD));
        let beside = focused(&theme, theme.plain, false);
        assert_eq!((Some(beside.bg), beside.modifier), (theme.focus.bg, Modifier::empty()));
        let stage = theme.stage(2, 4).unwrap();
        assert_eq!(Some(focused(&theme, stage, true).bg), stage.bg);
    }

    #[test]
    fn elsewhere_the_bar_is_one_piece_whatever_colours_were_there() {
        for choice in [ThemeChoice::Mono, ThemeChoice::HighContrast] {
            let theme = theme(choice);
            let plain = focused(&theme, theme.plain, true);
            for style in [theme.forward, theme.backward, theme.quiet, theme.key] {
                let cell = focused(&theme, style, true);
                assert_eq!((cell.fg, cell.bg), (plain.fg, plain.bg), "{choice:?}");
            }
            let is_reversed = plain.modifier.contains(Modifier::REVERSED);
            assert_eq!(is_reversed, choice == ThemeChoice::Mono);
        }
    }

    #[test]
    fn the_lowest_and_the_highest_stage_have_the_ends_of_the_ramp() {
        let theme = theme(ThemeChoice::Dark);
        let background = |level, most| theme.stage(level, most).and_then(|style| style.bg);
        for most in [1, 2, 3, 4, 7] {
            assert_eq!(background(0, most), background(0, 4), "{most}");
            assert_eq!(background(most, most), background(4, 4), "{most}");
        }
        assert!(
            super::Theme::of(ThemeChoice::Mono, TerminalColors::default()).stage(1, 4).is_none()
        );
    }
}
