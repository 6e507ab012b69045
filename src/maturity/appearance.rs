//! How a person likes the screen, and in which language matrices are read.

use serde::{Deserialize, Serialize};

use super::matrix::Language;
use super::theme_choice::ThemeChoice;

/// How the person likes the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Appearance {
    /// The colours.
    pub theme: ThemeChoice,
    /// Whether only plain characters are drawn.
    pub ascii: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// The language in which matrices are read that have it; none for each one's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<Language>,
}
