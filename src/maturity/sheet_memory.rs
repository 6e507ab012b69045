//! What a person said of a spreadsheet, remembered for the next sheet of the same shape: what its
//! columns are, and what each of its boxes is.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// More than these are not remembered; the oldest goes first.
pub const MAX_SHEET_MEMORIES: usize = 40;

/// What was said of sheets of one shape. Columns are named by their letters, in a sheet that was
/// turned rows by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SheetMemory {
    /// The words of its headings, in small letters: they and the number of columns are its shape.
    #[serde(default)]
    pub headings: Vec<String>,
    /// How many columns it has.
    #[serde(default)]
    pub columns: usize,
    /// Whether the stages run down the side.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub turned: bool,
    /// What its columns are: "area", "stage" and so on.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub uses: BTreeMap<String, String>,
    /// The order of the stages: "low-high", "high-low", "numbers" or "names".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<String>,
    /// What each box is: "one" or "several".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub each_box: Option<String>,
}

impl SheetMemory {
    /// Whether this is of sheets of the same shape.
    pub fn is_of_shape(&self, other: &Self) -> bool {
        (self.columns, self.turned) == (other.columns, other.turned)
            && self.headings == other.headings
    }

    /// Puts it in front of the others, in the place of what was said of the shape before.
    pub fn put_into(self, memories: &mut Vec<Self>) {
        self.take_from(memories);
        memories.insert(0, self);
        memories.truncate(MAX_SHEET_MEMORIES);
    }

    /// Takes away what was said of its shape.
    pub fn take_from(&self, memories: &mut Vec<Self>) {
        memories.retain(|other| !other.is_of_shape(self));
    }
}
