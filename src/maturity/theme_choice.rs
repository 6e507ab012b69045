//! The colour theme that a person can choose, as settings, command line and screen name it.

use clap::ValueEnum;
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

/// The colours of the screen. None of them says anything that is not also written.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema, ValueEnum,
)]
#[serde(rename_all = "kebab-case")]
#[schemars(transform = allow_earlier_word)]
pub enum ThemeChoice {
    /// Colours for the background that the terminal has; where that is not known, none.
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

/// Settings of earlier versions say "default" for what is automatic now.
fn allow_earlier_word(schema: &mut Schema) {
    let earlier = schemars::json_schema!({
        "description": "The same as automatic, in settings of earlier versions.",
        "type": "string",
        "const": "default"
    });
    if let Some(words) = schema.get_mut("oneOf").and_then(|words| words.as_array_mut()) {
        words.push(earlier.to_value());
    }
}
