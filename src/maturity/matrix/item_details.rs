//! What stands beside the words of an item and is never answered: the line that leads in to several
//! items, a checklist, references and tags.

use schemars::JsonSchema;
use serde::Serialize;

/// What stands above a checklist wherever it is shown.
pub const CHECKLIST_HEADING: &str = "To check, all of it, and not counted:";

/// What an item has beside its words and its example. All of it is shown and none of it counts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct ItemDetails {
    /// The line that leads in to this item, and to those after it that have the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lead_in: Option<String>,
    /// What all has to be true, to talk about; it is ticked nowhere.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"\S")))]
    pub checklist: Vec<String>,
    /// Where more is written on it: a clause, a page, an address.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"\S")))]
    pub references: Vec<String>,
    /// Words under which it is filed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[schemars(inner(regex(pattern = r"\S")))]
    pub tags: Vec<String>,
}

impl ItemDetails {
    /// The checklist on one line, each part ending as its author ended it; none where there is none.
    pub fn checklist_words(&self) -> Option<String> {
        let mut words = String::new();
        for check in &self.checklist {
            if !words.is_empty() {
                words.push_str(if words.ends_with(['.', '?', '!']) { " " } else { "; " });
            }
            words.push_str(check.trim());
        }
        (!words.is_empty()).then_some(words)
    }

    /// Its references and its tags, a line each: "References: A.5.1, page 12".
    pub fn filing_lines(&self) -> Vec<String> {
        let line = |word: &str, all: &[String]| {
            (!all.is_empty()).then(|| format!("{word}: {}", all.join(", ")))
        };
        [line("References", &self.references), line("Tags", &self.tags)]
            .into_iter()
            .flatten()
            .collect()
    }
}
