//! What the lines of the first screen say, and what the next key does there.

use super::{Welcome, WelcomeFocus};
use crate::maturity::matrix::{Matrix, MatrixKind};
use crate::maturity::phrases;
use crate::tui::state::AppState;

/// Below so many columns the shorter words stand.
const NARROW: u16 = 68;

impl Welcome {
    /// What a line says, in the numbers of the matrix that a new network starts with.
    pub fn label(line: WelcomeFocus, state: &AppState) -> String {
        let known = state.known_matrices().find(|known| known.matrix.kind == MatrixKind::National);
        let matrix = known.map(|known| &known.matrix);
        let is_narrow = state.size.0 < NARROW;
        match line {
            WelcomeFocus::Name => "What is your network called?".to_owned(),
            WelcomeFocus::Purpose => {
                "What is it for? One or two sentences, or leave it until later.".to_owned()
            }
            WelcomeFocus::Start if is_narrow => format!(
                "Start the walk: {}stop whenever you like",
                matrix.map(items_words).unwrap_or_default()
            ),
            WelcomeFocus::Start => format!(
                "Start the walk: {}stop whenever you like",
                matrix.map(matrix_size_words).unwrap_or_default()
            ),
            WelcomeFocus::FirstLook => matrix
                .and_then(|matrix| first_look_words(matrix, is_narrow))
                .unwrap_or_else(|| "First look: only the first stage".to_owned()),
            WelcomeFocus::Demo => "Look round a made-up network first".to_owned(),
            WelcomeFocus::Folder => "Open a folder or files that someone gave me".to_owned(),
            WelcomeFocus::Documents => {
                "Keep the workbook in Documents, where you can find it".to_owned()
            }
            WelcomeFocus::Signs if state.appearance.ascii => {
                "Plain letters are on: o ~ + #   (use the shaded blocks again)".to_owned()
            }
            WelcomeFocus::Signs => "Can't tell these apart? ░ ▒ ▓ █   Use plain letters".to_owned(),
        }
    }

    /// What the next key does here, where there is something to say about it.
    pub fn hint(&self, state: &AppState) -> &'static str {
        match self.focus {
            _ if self.pending_scope.is_some() => "Your network is being made…",
            WelcomeFocus::Folder if self.is_path_open => {
                "Type or paste where it is, or drop it on this window."
            }
            _ if self.is_additional => "The networks you have stay as they are.",
            _ if state.size.0 < NARROW => "Screen reader? Leave, run:  pcn-workbook walk --plain",
            _ => "Using a screen reader? Leave, then run:  pcn-workbook walk --plain",
        }
    }
}

/// "five areas, 80 statements, ".
fn matrix_size_words(matrix: &Matrix) -> String {
    let (areas, items) = (matrix.domains.len(), matrix.items().count());
    let areas =
        format!("{} {}", phrases::spell_number(areas), if areas == 1 { "area" } else { "areas" });
    format!("{areas}, {}, ", phrases::pluralize(items, "statement", "statements"))
}

/// "80 statements, ".
fn items_words(matrix: &Matrix) -> String {
    format!("{}, ", phrases::pluralize(matrix.items().count(), "statement", "statements"))
}

/// What a first look asks, and how long it takes at four statements a minute.
fn first_look_words(matrix: &Matrix, is_narrow: bool) -> Option<String> {
    let first = matrix.stages.first()?;
    let items = matrix.items().filter(|item| item.is_asked_at(&first.id)).count();
    let minutes = phrases::pluralize(items.div_ceil(4), "minute", "minutes");
    let only = if is_narrow { "" } else { "only the " };
    Some(format!("First look: {only}{items} {} statements, about {minutes}", first.name))
}
