//! The theme: colours and styles (colors), a handful for each of three themes. Meaning never rests on them alone; every
//! one has a word or a sign beside it.

use ratatui::style::{Color, Modifier, Style};

use crate::maturity::phrases::Sign;
use crate::maturity::theme_choice::ThemeChoice;

#[derive(Clone, Copy, Debug)]
pub struct Theme {
    pub plain: Style,
    pub quiet: Style,
    pub strong: Style,
    pub focus: Style,
    pub forward: Style,
    pub backward: Style,
    pub rule: Style,
    pub warning: Style,
}

impl Theme {
    pub fn of(theme: ThemeChoice) -> Self {
        let base = Style::new();
        let strong = base.add_modifier(Modifier::BOLD);
        let focus = base.add_modifier(Modifier::REVERSED);
        let alarm = base.add_modifier(Modifier::BOLD | Modifier::REVERSED);
        let mono = Self {
            plain: base,
            quiet: base,
            strong,
            focus,
            forward: base,
            backward: strong,
            rule: base,
            warning: alarm,
        };
        match theme {
            ThemeChoice::Mono => mono,
            ThemeChoice::HighContrast => {
                let bright = |color| strong.fg(color);
                Self {
                    strong: bright(Color::White),
                    forward: bright(Color::LightGreen),
                    backward: bright(Color::LightYellow),
                    ..mono
                }
            }
            ThemeChoice::Default => Self {
                quiet: base.fg(Color::Gray),
                strong: strong.fg(Color::Cyan),
                forward: base.fg(Color::Green),
                backward: base.fg(Color::Yellow),
                rule: base.fg(Color::Gray),
                ..mono
            },
        }
    }

    pub fn sign(&self, sign: Sign) -> Style {
        match sign {
            Sign::Fully | Sign::Mostly => self.forward,
            Sign::NotSure => self.backward,
            Sign::Open | Sign::NotApplicable => self.quiet,
            Sign::Partly | Sign::NotYet => self.plain,
        }
    }
}
