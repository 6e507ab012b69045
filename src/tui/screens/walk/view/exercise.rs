//! The exercise that a walk opens with, on a page of its own.

use crate::tui::app_view::AppView;
use crate::tui::screens::walk::AreaContext;
use crate::tui::widgets::canvas::Canvas;
use crate::tui::widgets::frame::{self, Frame};
use crate::tui::widgets::rect::RectExt;

pub(crate) fn draw(
    canvas: &mut Canvas<'_>,
    app: &AppView<'_>,
    title: String,
    here: &AreaContext<'_>,
) {
    let hint = "Talk first; nothing is counted. In the walk w shows it.".to_owned();
    let frame = Frame { title, hint, esc: "home", ..Frame::default() };
    let body = frame::draw(canvas, app, &frame);
    let (strong, plain, quiet) = (canvas.theme.strong, canvas.theme.plain, canvas.theme.quiet);
    let inset = if body.width >= 50 { 3 } else { 1 };
    let inside = body.skip_left(inset).skip_right(inset).take_left(76);
    let areas = here
        .matrix
        .domains
        .iter()
        .map(|domain| domain.name.as_str())
        .collect::<Vec<_>>()
        .join(" · ");
    let opening = here.matrix.opening.clone().unwrap_or_default();
    let parts = [
        ("BEFORE THE FIRST STATEMENT".to_owned(), quiet),
        (opening, strong),
        ("Each person gives one answer, in turn, until nothing new comes. Ten minutes are enough.".to_owned(), plain),
        (
            "Keep the answers where all can see them. Then go through the areas: much of what was said comes up again there, \
             and n writes a note beside it."
                .to_owned(),
            plain,
        ),
        (areas, quiet),
    ];
    let roomy = body.height >= 14;
    let gap = u16::from(roomy);
    let mut rest = inside.skip_top(gap);
    for (text, style) in parts {
        rest = canvas.paragraph(rest, &text, style).skip_top(gap);
    }
}
