//! Completing the path that is being typed, and the window with the workbook's folder. The disk is asked on the reader thread; an answer to what
//! is no longer typed is dropped.

use super::App;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;

/// More names than this are counted and not listed.
const MAX_NAMES: usize = 4;

impl App {
    pub(crate) fn complete_path(&self) -> Vec<Effect> {
        let typed =
            self.screen.as_screen().field().map(super::super::widgets::text_field::TextField::text);
        typed.map(|typed| Effect::Read(ReadRequest::CompletePath(typed))).into_iter().collect()
    }

    pub(crate) fn apply_path_outcome(&mut self, outcome: Outcome, now: &Now) -> Vec<Effect> {
        match outcome {
            Outcome::FolderOpened(folder) => {
                self.message = Some(format!("Its window opens beside this one: {folder}"));
                Vec::new()
            }
            Outcome::PathCompleted { typed, path, names } => {
                self.on_path_completed(&typed, &path, &names, now)
            }
            _ => Vec::new(),
        }
    }

    fn on_path_completed(
        &mut self,
        typed: &str,
        path: &str,
        names: &[String],
        now: &Now,
    ) -> Vec<Effect> {
        let field = self.screen.as_screen_mut().field_mut();
        let Some(field) = field.filter(|field| field.text() == typed) else { return Vec::new() };
        self.message = match names {
            [] => Some("Nothing there begins like this.".to_owned()),
            [_] => None,
            names => Some(list_names(names)),
        };
        if path == typed {
            return Vec::new();
        }
        field.replace(path);
        self.on_text_changed(now)
    }
}

/// "abbey road.json, abbey vale.json and 3 more".
fn list_names(names: &[String]) -> String {
    let listed = names.iter().take(MAX_NAMES).map(String::as_str).collect::<Vec<_>>().join(", ");
    match names.len().saturating_sub(MAX_NAMES) {
        0 => format!("There are: {listed}"),
        more => format!("There are: {listed} and {more} more"),
    }
}
