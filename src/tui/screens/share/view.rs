//! Drawing a share: what its reader will see, who it is for and where it is written, and what was
//! written.

use super::purpose::{FIELDS, PurposeField};
use super::{Share, SharePage};
use crate::maturity::phrases::pluralize;
use crate::maturity::share::ShareLevel;
use crate::tui::app_view::AppView;
use crate::tui::theme::Theme;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::form::Form;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::page_view;

const INTRO: &str = "For your own log, which stays in your folder: who asked, and why. You may leave any of it empty. \
                     A year from now you will know who was given what.";

/// The same where there is little room.
const SHORT_INTRO: &str = "For your own log; any of it may stay empty.";

const LABEL_WIDTH: u16 = 28;

pub(crate) fn draw(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Share) {
    match (&screen.receipt, screen.page) {
        (None, SharePage::Purpose) => draw_purpose(canvas, app, screen),
        (Some(_), _) => page_view::draw(
            canvas,
            app,
            &screen.page(app.state),
            screen.position,
            "Enter goes back to where you were.",
        ),
        (None, SharePage::Preview) => {
            page_view::draw_to_read(
                canvas,
                app,
                (&screen.page(app.state), screen.position),
                preview_hint(screen, screen.next_level(app.state)),
            );
        }
    }
}

fn preview_hint(screen: &Share, next: ShareLevel) -> &'static str {
    match screen.level {
        ShareLevel::Summary if next == ShareLevel::SummaryWithPlace => {
            "Space adds where one person's view is from. ◄►: one, or all."
        }
        ShareLevel::Summary | ShareLevel::SummaryWithPlace => {
            "Nothing else leaves. ◄►: this snapshot, or all saved."
        }
        ShareLevel::Full => "All of it goes: read it to the end before you share it.",
    }
}

fn hint(screen: &Share) -> &'static str {
    match (screen.is_pending, screen.form.focus) {
        (true, _) => "Writing… then it is read back.",
        (false, PurposeField::To) => "Who asked for it, or who you want to have it.",
        (false, PurposeField::Why) => "What they will use it for, in a line.",
        (false, PurposeField::Condition) => {
            "Do you get their support only if you share? ◄► chooses."
        }
        (false, PurposeField::File) => {
            "Enter writes a new file. What is there already is never written over."
        }
    }
}

fn draw_purpose(canvas: &mut Canvas<'_>, app: &AppView<'_>, screen: &Share) {
    let name = app.state.network_state.as_ref().map_or("", |record| record.network.name.as_str());
    let frame = Frame {
        title: format!("{name} · Share · who it is for"),
        top_right: Some("nothing written yet".to_owned()),
        hint: hint(screen).to_owned(),
        esc: "back",
        ..Frame::default()
    };
    let body = frame::draw(canvas, app, &frame);
    // the lines themselves have room first
    let ways = [(INTRO, true), (SHORT_INTRO, true), (SHORT_INTRO, false), ("", false)];
    let mut forms = ways.map(|way| purpose_form(canvas.theme, screen, app, way, body.width));
    let fits = forms.iter().position(|form| form.height() <= body.height);
    let at = fits.unwrap_or(forms.len() - 1);
    std::mem::take(&mut forms[at]).draw(canvas, body, screen.form.position());
}

/// The lines of the form, with this introduction, and blank rows between them or not.
fn purpose_form<'s>(
    theme: Theme,
    screen: &'s Share,
    app: &AppView<'_>,
    (intro, has_gaps): (&str, bool),
    width: u16,
) -> Form<'s> {
    let mut form = Form::with_label_width(LABEL_WIDTH);
    let gap = |form: &mut Form<'s>| {
        if has_gaps {
            form.blank();
        }
    };
    let snapshots = pluralize(screen.snapshots(app.state).len(), "snapshot", "snapshots");
    form.paragraph(&what_goes(screen.level, &snapshots), theme.strong, width);
    if !intro.is_empty() {
        form.paragraph(intro, theme.quiet, width);
    }
    gap(&mut form);
    for (at, line) in FIELDS.iter().enumerate() {
        match line {
            PurposeField::To => form.field("Who is it for?", &screen.form.to, 1, at),
            PurposeField::Why => form.field("Why?", &screen.form.why, 1, at),
            PurposeField::Condition => {
                form.choice("Do they require it?", screen.form.condition_words(), at);
            }
            PurposeField::File => {
                gap(&mut form);
                form.paragraph("Where to write it", theme.plain, width);
                form.boxed(&screen.form.file, 1, at);
            }
        }
    }
    if let Some(says) = &screen.error {
        gap(&mut form);
        form.paragraph(&format!("Not written. {says}"), theme.strong, width);
    }
    form
}

/// What leaves, and what does not.
fn what_goes(level: ShareLevel, snapshots: &str) -> String {
    match level {
        ShareLevel::Summary => {
            format!("You share {snapshots}, without notes, evidence and who was there.")
        }
        ShareLevel::SummaryWithPlace => {
            format!(
                "You share {snapshots}, with where the view is from, without notes, evidence and who was there."
            )
        }
        ShareLevel::Full => {
            format!("You share {snapshots} in full, with notes, evidence and who was there.")
        }
    }
}
