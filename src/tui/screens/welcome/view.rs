//! Drawing the first screen.
//!
//! ```text
//!    What is your network called?
//!    ┌────────────────────────────────────┐
//!  ► │ Hillside PCN▌                      │
//!    └────────────────────────────────────┘
//!      Start the walk: five areas, 80 statements, stop whenever you like
//! ```

use ratatui::layout::Rect;

use super::{Welcome, WelcomeFocus};
use crate::maturity::text_wrap::wrap;
use crate::tui::app_view::AppView;
use crate::tui::protocol::command::Command;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};

const WHAT_THIS_IS: [&str; 2] = [
    "This helps your network talk about where it is and what it wants next.",
    "No pass mark, no score, no league table. Everything stays on this computer.",
];

const PURPOSE_EXAMPLES: &str =
    "Others say: keep our practices open · help people with complex needs sooner";

/// Columns for the label of the one field that has it beside it.
const PATH_LABEL_WIDTH: u16 = 16;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, welcome: &Welcome) {
    let frame = Frame {
        title: if welcome.is_additional { "A new network" } else { "pcn-workbook" }.to_owned(),
        hint: welcome.hint(app.state).to_owned(),
        esc: if welcome.is_additional || welcome.is_path_open { "back" } else { "" },
        other_exit: (!welcome.is_additional).then_some(("Ctrl-C leave", Command::QuitNow)),
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    let form = if fits(app, welcome, body) {
        wide_form(canvas, app, welcome, body)
    } else {
        narrow_form(canvas, app, welcome, body)
    };
    form.draw(canvas, body, welcome.focused_row(app.state));
}

/// The rows that all of it needs, with one row for what the network is for.
fn rows_needed(app: &AppView<'_>, welcome: &Welcome) -> u16 {
    // the name and what it is for are no lines of one row
    let actions = welcome.lines(app.state).len() - 2;
    13 + u16::try_from(actions).unwrap_or(0)
}

fn fits(app: &AppView<'_>, welcome: &Welcome, body: Rect) -> bool {
    body.height >= rows_needed(app, welcome) && body.width >= 76
}

fn wide_form<'f>(
    canvas: &Canvas<'_>,
    app: &AppView<'_>,
    welcome: &'f Welcome,
    body: Rect,
) -> Form<'f> {
    let (plain, quiet, width) = (canvas.theme.plain, canvas.theme.quiet, body.width);
    let spare = body.height - rows_needed(app, welcome);
    let inside = usize::from(width.saturating_sub(10).min(96)).max(1);
    let takes: usize =
        welcome.purpose.text().split('\n').map(|line| wrap(line, inside).len()).sum();
    let is_long = spare == 0 && takes > 1;
    let mut form = Form::with_label_width(PATH_LABEL_WIDTH);
    for line in WHAT_THIS_IS {
        form.paragraph(line, plain, width);
    }
    form.blank();
    form.paragraph(&Welcome::label(WelcomeFocus::Name, app.state), plain, width);
    form.boxed(&welcome.name, 1, 0);
    if spare > 2 {
        form.blank();
    }
    form.paragraph(&Welcome::label(WelcomeFocus::Purpose, app.state), plain, width);
    form.boxed(&welcome.purpose, if is_long { 2 } else { 1 + spare.min(2) }, 1);
    if !is_long {
        form.paragraph(PURPOSE_EXAMPLES, quiet, width);
    }
    form.blank();
    add_actions(&mut form, app, welcome);
    form
}

fn narrow_form<'f>(
    canvas: &Canvas<'_>,
    app: &AppView<'_>,
    welcome: &'f Welcome,
    body: Rect,
) -> Form<'f> {
    let (plain, width) = (canvas.theme.plain, body.width);
    let mut form = Form::default();
    for line in WHAT_THIS_IS {
        form.paragraph(line, plain, width);
    }
    form.paragraph("Its name:", plain, width);
    form.field("", &welcome.name, 1, 0);
    form.paragraph("What it is for (may wait):", plain, width);
    form.field("", &welcome.purpose, 1, 1);
    form.blank();
    add_actions(&mut form, app, welcome);
    form
}

fn add_actions<'f>(form: &mut Form<'f>, app: &AppView<'_>, welcome: &'f Welcome) {
    for (at, line) in welcome.lines(app.state).iter().enumerate() {
        match line {
            WelcomeFocus::Name | WelcomeFocus::Purpose => {}
            WelcomeFocus::Folder if welcome.is_path_open => {
                form.field_as_line("Folder or files", &welcome.path, at);
            }
            line => form.line(Welcome::label(*line, app.state), at),
        }
    }
}
