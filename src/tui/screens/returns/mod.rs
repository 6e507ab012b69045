//! Returns: who was asked to fill in a form, by when, what came and what is missing: a line each, what
//! is missing first, and within that by name.

pub mod keys;

use std::sync::Arc;

use jiff::Span;
use jiff::civil::Date;

use crate::maturity::page::Page;
use crate::maturity::pages::write_return_table;
use crate::maturity::returns::{ReturnFilter, ReturnRow, count_words};
use crate::tui::app_view::AppView;
use crate::tui::keymap::KeyContext;
use crate::tui::page_rows;
use crate::tui::protocol::command::Command;
use crate::tui::protocol::effect::{Effect, ReadRequest};
use crate::tui::protocol::now::Now;
use crate::tui::protocol::outcome::Outcome;
use crate::tui::protocol::transition::{Destination, Transition};
use crate::tui::read_position::ReadPosition;
use crate::tui::screen::{Screen, back, show_message};
use crate::tui::state::AppState;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::page_view;

/// Which returns are shown, one after the other by a key.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shown {
    #[default]
    All,
    Missing,
    Late,
    Incomplete,
    OneView,
    Older,
}

impl Shown {
    fn next(self) -> Self {
        match self {
            Self::All => Self::Missing,
            Self::Missing => Self::Late,
            Self::Late => Self::Incomplete,
            Self::Incomplete => Self::OneView,
            Self::OneView => Self::Older,
            Self::Older => Self::All,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::All => "All are shown. f: only some, such as what is missing.",
            Self::Missing => "Shown: nothing came yet.",
            Self::Late => "Shown: nothing came, and the day is over.",
            Self::Incomplete => "Shown: not all is answered.",
            Self::OneView => "Shown: one person's view came last.",
            Self::Older => "Shown: the last is older than six months.",
        }
    }

    fn filter(self, today: Date) -> ReturnFilter {
        const MONTHS: i64 = 6;
        let all = ReturnFilter::default();
        match self {
            Self::All => all,
            Self::Missing => ReturnFilter { missing: true, ..all },
            Self::Late => ReturnFilter { late: true, ..all },
            Self::Incomplete => ReturnFilter { incomplete: true, ..all },
            Self::OneView => ReturnFilter { one_view: true, ..all },
            Self::Older => {
                ReturnFilter { before: today.checked_sub(Span::new().months(MONTHS)).ok(), ..all }
            }
        }
    }
}

/// The page of returns.
#[derive(Clone, Debug, PartialEq)]
pub struct Returns {
    rows: Option<Arc<Vec<ReturnRow>>>,
    error: Option<String>,
    shown: Shown,
    position: ReadPosition,
    today: Date,
}

impl Returns {
    fn page(&self, size: (u16, u16)) -> Page {
        let mut page = Page::new("Returns");
        let Some(rows) = &self.rows else {
            page.body(0, self.error.as_deref().unwrap_or("Reading who was asked…"));
            return page;
        };
        let is_any_asked = rows.iter().any(|row| row.asked.is_some());
        let how = if is_any_asked {
            ""
        } else {
            " A form is made from a matrix: open a network, press m, open the matrix, press F."
        };
        page.body(
            0,
            format!("Who was sent a form, and what came back. {}.{how}", count_words(rows)),
        );
        page.quiet(0, "This list is for you alone: nothing of it is ever sent.");
        let width = usize::from(page_rows::body_size(size).0);
        let filter = self.shown.filter(self.today);
        let shown: Vec<&ReturnRow> = rows.iter().filter(|row| filter.takes(row)).collect();
        if shown.is_empty() {
            page.blank_line();
            page.body(0, if rows.is_empty() { NOBODY_ASKED } else { "None of them is like that." });
        }
        write_return_table(&mut page, &shown, width, self.position.index);
        page
    }
}

const NOBODY_ASKED: &str = "There is no network here yet.";

impl Screen for Returns {
    fn key_context(&self) -> KeyContext {
        keys::RETURNS
    }

    fn enter(to: &Destination, _state: &mut AppState, now: &Now) -> Option<Self> {
        (*to == Destination::Returns).then(|| Self {
            rows: None,
            error: None,
            shown: Shown::default(),
            position: ReadPosition::default(),
            today: now.today,
        })
    }

    fn initial_read(&self, _state: &AppState) -> Option<Effect> {
        Some(Effect::Read(ReadRequest::Returns(self.today)))
    }

    fn draw(&self, canvas: &mut Canvas<'_>, app: &AppView<'_>) {
        let page = self.page(app.state.size);
        page_view::draw(canvas, app, &page, self.position, self.shown.words());
    }

    fn update(&mut self, state: &mut AppState, command: Command, _now: &Now) -> Vec<Transition> {
        let page = self.page(state.size);
        match command {
            Command::Back | Command::Enter => return back(),
            Command::Returns => return show_message("These are the returns."),
            Command::Filter => {
                (self.shown, self.position) = (self.shown.next(), ReadPosition::default());
            }
            command => drop(self.position.update(&page, state.size, command)),
        }
        Vec::new()
    }

    fn on_error(&mut self, says: &str) {
        if self.rows.is_none() {
            self.error = Some(says.to_owned());
        }
    }

    fn on_outcome(&mut self, outcome: &Outcome) {
        if let Outcome::ReturnsRead(rows) = outcome {
            self.rows = Some(Arc::clone(rows));
        }
    }
}
