//! The colour theme that a person can choose, as settings, command line and screen name it.

use clap::ValueEnum;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The colours of the screen. None of them says anything that is not also written.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
pub enum ThemeChoice {
    /// Colours for the background that the terminal has. Where that is not known, none that
    /// carries text. (Settings of earlier versions call it "default".)
    #[default]
    #[serde(alias = "default")]
    #[value(alias = "default")]
    Automatic,
    /// Colours for a dark background.
    Dark,
    /// Colours for a light background.
    Light,
    /// White on black, and bright; it paints its own background.
    HighContrast,
    /// No colours.
    Mono,
}

impl ThemeChoice {
    /// Every theme, in the order in which Settings goes through them.
    pub const ALL: [Self; 5] =
        [Self::Automatic, Self::Dark, Self::Light, Self::HighContrast, Self::Mono];
}
