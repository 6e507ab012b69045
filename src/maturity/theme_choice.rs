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
    /// Quiet colours.
    #[default]
    Default,
    /// Black, white and bright.
    HighContrast,
    /// No colours.
    Mono,
}
