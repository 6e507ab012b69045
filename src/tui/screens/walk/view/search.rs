//! Searching the statements: what is found, each with its area, its stage, and where its words stand.

use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::maturity::phrases::{answer_sign, pluralize};
use crate::maturity::search::SearchQuery;
use crate::maturity::text_wrap::{first_lines, truncate};
use crate::maturity::walk::find_items::FoundItem;
use crate::tui::protocol::command::Command;
use crate::tui::screens::walk::AreaContext;
use crate::tui::viewport::Viewport;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::rect::RectExt;
use crate::tui::widgets::text_field::TextField;

/// The rows beside the line to write in before it stands in a box.
const ROWS_BESIDE_LINE: u16 = 14;

/// The rows of one that is found: its words in two, and where it stands.
const ROWS_EACH: usize = MAX_ROWS + 1;

/// The most rows that the words of one that is not in focus take.
const MAX_ROWS: usize = 2;

/// The most rows that the words of the one in focus take.
const MAX_FOCUS_ROWS: usize = 3;

pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Rect,
    here: &AreaContext<'_>,
    field: &TextField,
    (found, focus): (&[FoundItem<'_>], usize),
) {
    let (strong, quiet) = (canvas.theme.strong, canvas.theme.quiet);
    canvas.text(area, "Search the statements", strong);
    let rows = canvas.line_box_rows(area.height.saturating_sub(ROWS_BESIDE_LINE));
    let line = area.skip_top(1);
    canvas.draw_line_box(line.take_top(rows).skip_right(1), field);
    let cursor = canvas.cursor;
    let rest = line.skip_top(rows);
    if found.is_empty() {
        draw_advice(canvas, rest.skip_right(1), here);
    } else {
        let count = pluralize(found.len(), "statement", "statements");
        canvas.text(rest, &count, quiet);
        let query = SearchQuery::new(&field.text());
        let focus = focus.min(found.len() - 1);
        FoundList { here, found, query, focus }.draw(canvas, rest);
    }
    canvas.cursor = cursor;
}

fn draw_advice(canvas: &mut Canvas<'_>, area: Rect, here: &AreaContext<'_>) {
    let (plain, quiet) = (canvas.theme.plain, canvas.theme.quiet);
    let title = here.matrix.short_title();
    let rest = canvas.paragraph(area, "No statement has these words.", plain);
    let advice = format!(
        "Try fewer letters, or the beginning of another word. Only {title} is looked through."
    );
    canvas.paragraph(rest, &advice, quiet);
}

struct FoundList<'f> {
    here: &'f AreaContext<'f>,
    found: &'f [FoundItem<'f>],
    query: SearchQuery,
    focus: usize,
}

impl FoundList<'_> {
    /// Draws the list below the row that says how many there are.
    fn draw(&self, canvas: &mut Canvas<'_>, area: Rect) {
        let list = area.skip_top(1);
        let text_width = usize::from(list.skip_left(4).skip_right(1).width);
        let open =
            first_lines(&self.found[self.focus].item.plain_text(), text_width, MAX_FOCUS_ROWS);
        let first = self.focus * ROWS_EACH;
        let more = open.len().saturating_sub(MAX_ROWS);
        let total = self.found.len() * ROWS_EACH + more;
        let height = usize::from(list.height);
        let view = Viewport::following(first..first + ROWS_EACH + more, height, total);
        let hidden = Viewport { top: view.top.div_ceil(ROWS_EACH), ..view };
        let below = (total - view.visible().end) / ROWS_EACH;
        let words = crate::tui::viewport::more_words((hidden.top, below)).unwrap_or_default();
        canvas.text_right(area.skip_right(1), &words, canvas.theme.quiet);
        for (line, row) in list.rows().zip(view.visible()) {
            let (number, part) = match row.checked_sub(first + ROWS_EACH + more) {
                Some(after) => (self.focus + 1 + after / ROWS_EACH, after % ROWS_EACH),
                None if row < first => (row / ROWS_EACH, row % ROWS_EACH),
                None => (self.focus, row - first),
            };
            let line = line.skip_right(1);
            self.draw_row(canvas, line, (number, part), &open);
            canvas.click(line, Command::Open(number));
            if number == self.focus && part == 0 {
                canvas.focus(line);
            } else if number == self.focus {
                canvas.focus_rest(line);
            }
        }
    }

    /// One row of one that is found: a line of its words, or where it stands.
    fn draw_row(
        &self,
        canvas: &mut Canvas<'_>,
        line: Rect,
        (number, part): (usize, usize),
        open: &[String],
    ) {
        let Some(one) = self.found.get(number) else { return };
        let words = line.skip_left(4);
        let own;
        let shown = if number == self.focus {
            open
        } else {
            own = first_lines(&one.item.plain_text(), usize::from(words.width), MAX_ROWS);
            own.as_slice()
        };
        if part == 0 {
            let answer = self.here.assessment.answer(one.item.id());
            let sign = answer_sign(one.item, self.here.matrix, answer);
            let style = canvas.theme.sign(sign);
            canvas.text(line.skip_left(2), &sign.symbol().to_string(), style);
        }
        match shown.get(part) {
            Some(text) => self.draw_words(canvas, words, text),
            None if part == shown.len() => {
                let quiet = canvas.theme.quiet;
                let place = one.place_words(self.here.matrix);
                let cut = self.cut_words(number, usize::from(words.width));
                canvas.text(words, &format!("{place}{}", cut.unwrap_or_default()), quiet);
            }
            // a blank row before the next one
            None => {}
        }
    }

    /// The words around the first one that was looked for, where it is cut off the statement.
    fn cut_words(&self, number: usize, width: usize) -> Option<String> {
        let text = self.found.get(number).filter(|_| number != self.focus)?.item.plain_text();
        let shown = first_lines(&text, width, MAX_ROWS).join(" ").trim_end_matches('…').len();
        let mut words = text.split_whitespace().scan(0, |from, word| {
            let at = text.get(*from..)?.find(word)? + *from;
            *from = at + word.len();
            Some((at, word))
        });
        let (at, word) = words.find(|(_, word)| self.query.is_in(word))?;
        let begin = text.get(..at)?.trim_end().rfind(' ').map_or(at, |blank| blank + 1);
        (at + word.len() > shown).then(|| format!(" · … {}", text.get(begin..).unwrap_or_default()))
    }

    /// Words of a statement; those that were looked for are told from the rest.
    fn draw_words(&self, canvas: &mut Canvas<'_>, area: Rect, text: &str) {
        let theme = canvas.theme;
        let text = truncate(text, usize::from(area.width));
        let words = text.split_inclusive(' ').map(|word| {
            let style = if self.query.is_in(word) { theme.key } else { theme.plain };
            Span::styled(word.to_owned(), style)
        });
        canvas.line(area, words.collect::<Line<'_>>());
    }
}
