//! What the network needs from others: `ASK`, `ASK=TEXT`, or `ASK=clear`.

use super::{AnswerEdits, errors};
use crate::cli::args::ItemValue;
use crate::maturity::assessment::Assessment;
use crate::maturity::ids::ItemId;

impl AnswerEdits<'_> {
    /// Raises a need, with a word about it where one is given, or takes it back.
    pub(crate) fn apply_need(&mut self, assessment: &mut Assessment, value: &ItemValue) {
        let typed = ItemId::from(value.target.as_str());
        let Some(ask) = self.matrix.asks().find(|ask| ask.id == typed) else {
            self.errors.push(errors::unknown_need(self.matrix, &value.target));
            return;
        };
        let text = value.value.trim();
        if text.eq_ignore_ascii_case("clear") {
            assessment.set_ask_note(&ask.id, "");
            assessment.set_ask_raised(&ask.id, false);
            return;
        }
        self.warn_about_privacy(text);
        assessment.set_ask_raised(&ask.id, true);
        if !text.is_empty() {
            assessment.set_ask_note(&ask.id, text);
        }
    }
}
