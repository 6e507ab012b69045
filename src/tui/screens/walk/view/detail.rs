//! What stands under the statement in focus: the rungs of a ladder, its example, last time's answer,
//! what was noted. Where rows are short they give way to the statement, and a sign says so.

use ratatui::style::Style;

use super::item_list::{ItemList, TEXT_COLUMN};
use super::ladder;
use super::row::{LineLimits, ViewRow, uncapitalize};
use crate::maturity::assessment::AnswerRecord;
use crate::maturity::matrix::Item;
use crate::maturity::phrases;
use crate::maturity::text_wrap::first_lines;
use crate::maturity::walk::order::WalkRow;

/// Where the words are whole that are cut here.
const ALL_WORDS: &str = "w: all";

impl ItemList<'_> {
    /// What was said of an item last time: the answer and its day, and what stood beside it.
    fn last_lines(&self, item: Item<'_>) -> Vec<String> {
        let last = &self.walk.last_time;
        if last.date.is_none() {
            return Vec::new();
        }
        let matrix = self.area_context.matrix;
        let answer = last.answer(item.id());
        let sign = phrases::answer_sign(item, matrix, answer).symbol();
        let words = last.answer_words(matrix, item.id());
        let first = words.map_or_else(
            || last.missing_words(item.id()).unwrap_or_default(),
            |words| format!("Last time {sign} {words}"),
        );
        let beside = last.beside_answer(item.id(), self.today).join(". ");
        [first, beside].into_iter().filter(|line| !line.is_empty()).collect()
    }

    pub(super) fn detail_rows(
        &self,
        row: &WalkRow<'_>,
        given: Option<&AnswerRecord>,
        limits: LineLimits,
    ) -> Vec<ViewRow> {
        let mut strips = Vec::new();
        if let Item::Ladder(item) = row.item {
            strips.extend(ladder::rung_rows(self, item, limits));
        }
        let width = usize::from(self.width.saturating_sub(TEXT_COLUMN + 1));
        let mut is_left_out = false;
        let mut say = |text: String, style| {
            is_left_out |= limits.text == 0;
            strips.extend(
                first_lines(&text, width, limits.text)
                    .into_iter()
                    .map(|line| ViewRow::text(TEXT_COLUMN, line, style)),
            );
        };
        if let Some(checks) = row.item.details().checklist_words() {
            say(format!("Check: {checks}"), self.theme.quiet);
        }
        if let Some(example) = row.item.plain_evidence() {
            say(format!("For example: {}", uncapitalize(&example)), self.theme.quiet);
        }
        self.last_lines(row.item).into_iter().for_each(|line| say(line, self.theme.quiet));
        if self.walk.due_items.contains(row.item.id()) {
            say("Due to be looked at again".to_owned(), self.theme.backward);
        }
        if let Some(given) = given {
            show_notes(given, &mut say, self.theme.quiet);
        }
        let marked = strips.iter().position(ViewRow::is_cut).or(is_left_out.then_some(0));
        if let Some(strip) = marked.and_then(|at| strips.get_mut(at)) {
            strip.right = Some((ALL_WORDS.to_owned(), self.theme.quiet));
        }
        strips
    }
}

fn show_notes(given: &AnswerRecord, say: &mut impl FnMut(String, Style), style: Style) {
    if let Some(reason) = &given.beside.reason {
        say(format!("Does not apply: {reason}"), style);
    }
    if let Some(note) = &given.beside.note {
        say(format!("Note: {}", note.replace('\n', " ")), style);
    }
    if let Some(piece) = given.beside.evidence.first() {
        let more = given.beside.evidence.len() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        say(format!("Evidence: {}{more}", piece.text.replace('\n', " ")), style);
    }
}
