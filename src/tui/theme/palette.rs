//! The palettes: which colour each role of the screen has, for dark and light backgrounds, and for
//! as many colours as a terminal can show. Every colour that carries text holds a contrast of 4.5 to
//! 1 on every background it is meant for; a role for which there is no such colour has none.

use crate::maturity::theme_choice::ThemeChoice;
use crate::tui::protocol::terminal_colors::{Background, ColorDepth, Rgb, TerminalColors};

/// The least contrast that text may have.
pub(crate) const MIN_CONTRAST: f64 = 4.5;

/// A colour as it is sent to the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ink {
    Exact(Rgb),
    /// By its number: what the first sixteen look like is the person's choice.
    Numbered(u8),
}

/// The colour of text, and that of its background.
pub(crate) type Pair = (Ink, Ink);

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Palette {
    pub(crate) key: Option<Ink>,
    pub(crate) quiet: Option<Ink>,
    pub(crate) rule: Option<Ink>,
    pub(crate) forward: Option<Ink>,
    pub(crate) backward: Option<Ink>,
    pub(crate) warning: Option<Pair>,
    /// What is in focus: its plain text, and the bar behind all of it.
    pub(crate) focus: Option<Pair>,
    /// Stages, the lowest first: for one's own progress only.
    pub(crate) stages: Option<[Pair; 5]>,
    /// The whole screen, where it paints its own background.
    pub(crate) page: Option<Pair>,
}

impl Palette {
    /// The palette for a theme on such a terminal.
    pub(crate) fn of(theme: ThemeChoice, terminal: TerminalColors) -> Self {
        let depth = terminal.depth.max(ColorDepth::Sixteen);
        match theme {
            ThemeChoice::Mono => UNPAINTED,
            ThemeChoice::Dark => dark(depth),
            ThemeChoice::Light => light(depth),
            ThemeChoice::HighContrast => high_contrast(depth),
            ThemeChoice::Automatic if terminal.depth == ColorDepth::None => UNPAINTED,
            ThemeChoice::Automatic => automatic(depth, terminal.background),
        }
    }

    /// The colours that stand on the background of the terminal and carry text.
    pub(crate) fn text_inks(&self) -> impl Iterator<Item = Ink> {
        [self.key, self.quiet, self.forward, self.backward].into_iter().flatten()
    }

    fn is_readable_on(&self, background: Rgb) -> bool {
        self.text_inks().filter_map(Ink::rgb).all(|ink| ink.contrast(background) >= MIN_CONTRAST)
    }
}

impl Ink {
    /// What it looks like; none for the sixteen that look as each person likes.
    pub(crate) fn rgb(self) -> Option<Rgb> {
        let number = match self {
            Self::Exact(rgb) => return Some(rgb),
            Self::Numbered(number) => number,
        };
        let level = |step: u8| if step == 0 { 0 } else { 55 + 40 * step };
        match number {
            0..=15 => None,
            16..=231 => {
                let at = number - 16;
                Some(Rgb(level(at / 36), level(at / 6 % 6), level(at % 6)))
            }
            232..=255 => {
                let grey = 8 + 10 * (number - 232);
                Some(Rgb(grey, grey, grey))
            }
        }
    }
}

/// No colours: bold and reversed only.
const UNPAINTED: Palette = Palette {
    key: None,
    quiet: None,
    rule: None,
    forward: None,
    backward: None,
    warning: None,
    focus: None,
    stages: None,
    page: None,
};

fn automatic(depth: ColorDepth, background: Background) -> Palette {
    match background {
        Background::Unknown => UNPAINTED,
        Background::Dark => dark(depth),
        Background::Light => light(depth),
        Background::Exactly(rgb) => {
            let fitting = if background.is_light() { light(depth) } else { dark(depth) };
            if fitting.is_readable_on(rgb) { fitting } else { UNPAINTED }
        }
    }
}

const fn exact(rgb: u32) -> Ink {
    let [_, red, green, blue] = rgb.to_be_bytes();
    Ink::Exact(Rgb(red, green, blue))
}

const WHITE: Ink = exact(0xff_ff_ff);
const BLACK: Ink = exact(0x00_00_00);
const BLACK_NUMBERED: Ink = Ink::Numbered(16);
const WHITE_NUMBERED: Ink = Ink::Numbered(231);

fn dark(depth: ColorDepth) -> Palette {
    match depth {
        ColorDepth::Full => Palette {
            key: Some(exact(0x5c_c8_ea)),
            quiet: Some(exact(0x9a_9a_9a)),
            rule: Some(exact(0x5a_5a_5a)),
            forward: Some(exact(0x3f_d0_8a)),
            backward: Some(exact(0xf0_c0_40)),
            warning: Some((WHITE, exact(0xb0_1c_1c))),
            focus: Some((WHITE, exact(0x18_32_40))),
            stages: Some([
                (WHITE, exact(0x3a_3d_4a)),
                (WHITE, exact(0x2c_5a_78)),
                (WHITE, exact(0x1f_7f_86)),
                (BLACK, exact(0x35_a9_72)),
                (BLACK, exact(0xa5_d6_4b)),
            ]),
            page: None,
        },
        ColorDepth::Indexed => Palette {
            key: Some(Ink::Numbered(80)),
            quiet: Some(Ink::Numbered(247)),
            rule: Some(Ink::Numbered(240)),
            forward: Some(Ink::Numbered(78)),
            backward: Some(Ink::Numbered(221)),
            warning: Some((WHITE_NUMBERED, Ink::Numbered(124))),
            focus: Some((WHITE_NUMBERED, Ink::Numbered(236))),
            stages: Some([
                (WHITE_NUMBERED, Ink::Numbered(237)),
                (WHITE_NUMBERED, Ink::Numbered(24)),
                (BLACK_NUMBERED, Ink::Numbered(30)),
                (BLACK_NUMBERED, Ink::Numbered(35)),
                (BLACK_NUMBERED, Ink::Numbered(149)),
            ]),
            page: None,
        },
        // bright cyan is the only one of the sixteen that can be read in every scheme
        ColorDepth::Sixteen | ColorDepth::None => {
            Palette { key: Some(Ink::Numbered(14)), ..UNPAINTED }
        }
    }
}

fn light(depth: ColorDepth) -> Palette {
    match depth {
        ColorDepth::Full => Palette {
            key: Some(exact(0x0b_5c_ad)),
            quiet: Some(exact(0x5a_5a_5a)),
            rule: Some(exact(0xb8_b8_b8)),
            forward: Some(exact(0x0a_6b_3a)),
            backward: Some(exact(0x8a_4b_00)),
            warning: Some((WHITE, exact(0xb0_1c_1c))),
            focus: Some((BLACK, exact(0xd6_e6_f7))),
            stages: Some([
                (BLACK, exact(0xe3_e3_e8)),
                (BLACK, exact(0xb9_d3_e6)),
                (BLACK, exact(0x8c_c7_c4)),
                (BLACK, exact(0x5f_b9_8a)),
                (BLACK, exact(0x2f_8f_3f)),
            ]),
            page: None,
        },
        ColorDepth::Indexed => Palette {
            key: Some(Ink::Numbered(25)),
            quiet: Some(Ink::Numbered(240)),
            rule: Some(Ink::Numbered(249)),
            forward: Some(Ink::Numbered(22)),
            backward: Some(Ink::Numbered(58)),
            warning: Some((WHITE_NUMBERED, Ink::Numbered(124))),
            focus: Some((BLACK_NUMBERED, Ink::Numbered(189))),
            stages: Some([
                (BLACK_NUMBERED, Ink::Numbered(254)),
                (BLACK_NUMBERED, Ink::Numbered(152)),
                (BLACK_NUMBERED, Ink::Numbered(115)),
                (BLACK_NUMBERED, Ink::Numbered(72)),
                (WHITE_NUMBERED, Ink::Numbered(28)),
            ]),
            page: None,
        },
        // bright black is grey in every light scheme; none of the others can be read in all
        ColorDepth::Sixteen | ColorDepth::None => {
            Palette { quiet: Some(Ink::Numbered(8)), ..UNPAINTED }
        }
    }
}

fn high_contrast(depth: ColorDepth) -> Palette {
    let page = |white: Ink, black: Ink| Palette {
        focus: Some((black, white)),
        page: Some((white, black)),
        ..UNPAINTED
    };
    match depth {
        ColorDepth::Full | ColorDepth::Indexed => Palette {
            key: Some(Ink::Numbered(51)),
            forward: Some(Ink::Numbered(46)),
            backward: Some(Ink::Numbered(226)),
            warning: Some((WHITE_NUMBERED, Ink::Numbered(124))),
            ..page(WHITE_NUMBERED, BLACK_NUMBERED)
        },
        ColorDepth::Sixteen | ColorDepth::None => page(Ink::Numbered(15), Ink::Numbered(0)),
    }
}

#[cfg(test)]
mod schemes;
#[cfg(test)]
mod tests;
